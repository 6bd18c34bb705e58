// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/dashboard.h"

#include <QJsonObject>

namespace lianxi
{

/// A report that is made by itself (S95): body of a TeamItemKind::Brief.
struct Brief {
    enum class Every { Day, Week };
    Every every = Every::Day;
    int weekday = 1; ///< ISO, 1 is Monday; of weekly ones
    int minute = 8 * 60 + 30; ///< of the day in the service's zone
    bool pdf = true, html = true; ///< at least one
    QString folder; ///< where it is written to, on the maker's machine
    AgentId maker; ///< whose workstation makes it
    QString desk; ///< and which of theirs; empty: an older version saved it
    friend bool operator==(const Brief &, const Brief &) = default;
};
[[nodiscard]] QJsonObject toJson(const Brief &brief);
/// \return nullopt: damaged, or of a later version.
[[nodiscard]] std::optional<Brief> briefFromJson(const QJsonObject &body);

/// Differs wherever anything of it does.
[[nodiscard]] QByteArray fingerprint(const Brief &brief);

/// The last moment it was due, at or before `now`.
[[nodiscard]] Instant lastDue(const Brief &brief, Instant now, const ZoneOffsets &zone);
/// The next moment after `now`. Where daylight saving skips its time of day: the moment after.
[[nodiscard]] Instant nextDue(const Brief &brief, Instant now, const ZoneOffsets &zone);
/// The day before it is due, or the seven days before; compared with as many before them.
[[nodiscard]] DashboardQuery briefQuery(const Brief &brief, Instant due, const ZoneOffsets &zone);

/// What a brief says beside the figures.
struct BriefFacts {
    DashboardFigures figures;
    struct Category {
        QString category;
        qint64 cases = 0, before = 0; ///< in the period, and in the one before
        qint64 negative = 0; ///< cases whose customers were last angry or sad
        metrics::ResolutionFigures resolution;
        metrics::Waits firstResponse;
        metrics::Satisfaction satisfaction;
    };
    std::vector<Category> categories; ///< most cases first
    qint64 negative = 0, negativeBefore = 0;
};
/// Reads only.
[[nodiscard]] Result<BriefFacts> readBrief(sqlite::Database &db, const DashboardQuery &query,
                                           const DashboardRules &rules, Instant now);

} // namespace lianxi
