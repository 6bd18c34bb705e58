// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/dashboard.h"
#include "ui/dashboard/plot.h"

#include <functional>

namespace lianxi
{

/// Names of what charts are split by, for people.
struct PlotNames {
    QHash<QString, QString> agents, channels;
    std::function<QString(const QString &)> category; ///< title of a category's id
    std::vector<LiveMember> members = {}; ///< who is there now
};

/// A number at the head of the page.
struct HeadFigure {
    QString title, value;
    QString change; ///< against the period it is compared with; empty: none
    QString definition;
    bool few = false;
    std::vector<std::pair<metrics::ChartKind, size_t>> sources = {}; ///< charts and series that hold its cases
    QString beside = {}; ///< another number that must be said with it
};

/// The words of the dashboard: what each chart shows and how it was counted, and what every bar of it says.
/// View thread.
[[nodiscard]] Plot plotOf(const metrics::Chart &chart, const metrics::Chart *before, const DashboardFigures &figures,
                          const PlotNames &names);
/// The same of the live queue's charts.
[[nodiscard]] Plot livePlot(const metrics::Chart &chart, const PlotNames &names);
[[nodiscard]] std::vector<HeadFigure> headFigures(const DashboardFigures &figures);
/// The cases behind a number at the head, each once, ascending; empty where no chart holds them.
[[nodiscard]] std::vector<qint64> casesBehind(const HeadFigure &figure, const DashboardFigures &figures);
[[nodiscard]] QString breakdownName(metrics::Breakdown by);
[[nodiscard]] QString tileName(metrics::Queue::Tile tile);
[[nodiscard]] QString tileDefinition(metrics::Queue::Tile tile);

} // namespace lianxi
