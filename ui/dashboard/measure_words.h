// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/measure.h"
#include "ui/dashboard/plot.h"

#include <QCoreApplication>

namespace lianxi
{

/// What became of a measure, as people read it.
class MeasureWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::MeasureWords)
public:
    [[nodiscard]] static QString figure(metrics::DayFigure figure);
    /// "78 min", "12.4 a day", "4.2 points"; `isDifference`: of a share the distance, not the share.
    [[nodiscard]] static QString value(double value, metrics::DayFigure figure, bool isDifference = false);
    /// The whole in plain sentences: what it was and is, and how much of it may be chance.
    [[nodiscard]] static QString sentence(const MeasureResult &result);
    /// How it was counted.
    [[nodiscard]] static QString definition(const MeasureResult &result);
    /// Every day, with the measure's day marked by its name.
    [[nodiscard]] static Plot plot(const MeasureResult &result, const QString &name);
};

} // namespace lianxi
