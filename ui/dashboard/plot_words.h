// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/plots.h"

#include <QCoreApplication>

namespace lianxi
{

/// What the dashboard calls things.
class PlotWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::PlotWords)
public:
    [[nodiscard]] static QString title(metrics::ChartKind kind, metrics::Breakdown by);
    /// What is counted, of what, and how; behind `?`.
    [[nodiscard]] static QString definition(metrics::ChartKind kind, const DashboardFigures &figures);
    /// What the switches make of every time and every answer.
    [[nodiscard]] static QString switches(const DashboardQuery &query);
    [[nodiscard]] static QString firstContact(const DashboardRules &rules);
    [[nodiscard]] static QString satisfied(const DashboardRules &rules);
    [[nodiscard]] static QString series(metrics::SeriesKind kind);
    [[nodiscard]] static QString earlier();
    /// A bar's key for people.
    [[nodiscard]] static QString key(metrics::ChartKind kind, const QString &key, metrics::Breakdown by,
                                     const PlotNames &names);
    /// "Mon 08:00" of "1-08".
    [[nodiscard]] static QString cell(const QString &key);
    [[nodiscard]] static QStringList weekdays();
};

} // namespace lianxi
