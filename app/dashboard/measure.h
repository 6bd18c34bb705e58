// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/dashboard.h"
#include "models/metrics/samples.h"

#include <QJsonObject>

namespace lianxi
{

/// Something the team changed at a day, and the figure that shall tell what came of it (S120).
struct MeasureQuery {
    std::chrono::sys_days day; ///< in the service's zone: the first on which it holds
    metrics::DayFigure figure = metrics::DayFigure::FirstResponse;
    metrics::Statistic ofTimes = metrics::Statistic::Median; ///< of figures that are times
    int weeks = 4; ///< on each side; whole ones, so that weekdays weigh the same
    bool serviceHours = false, bots = false;
    friend bool operator==(const MeasureQuery &, const MeasureQuery &) = default;
};

/// As it is written down: body of a TeamItemKind::Measure.
struct Measure {
    MeasureQuery query;
    QString what; ///< what was changed, for people
    friend bool operator==(const Measure &, const Measure &) = default;
};
[[nodiscard]] QJsonObject toJson(const Measure &measure);
/// \return nullopt: damaged, or of a later version.
[[nodiscard]] std::optional<Measure> measureFromJson(const QJsonObject &body);

struct MeasureResult {
    MeasureQuery query;
    metrics::Statistic statistic = metrics::Statistic::Median; ///< what was made of the figure
    metrics::Change change;
    struct Day {
        std::chrono::sys_days day;
        double value = 0; ///< the statistic of that day alone
        qint64 n = 0;
        std::vector<qint64> cases = {};
    };
    std::vector<Day> days; ///< before and after, in order
    bool isYoung = false; ///< the time after it is not over yet: it was counted until yesterday
    int leastDays = 0, leastCount = 0; ///< below which nothing is told
};
/// Compares the weeks before the day with those after it, today not counted: it is not over. Reads only.
[[nodiscard]] Result<MeasureResult> readMeasure(sqlite::Database &db, const MeasureQuery &query,
                                                const DashboardRules &rules, Instant now);

} // namespace lianxi
