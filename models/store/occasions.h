// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/event/work_payloads.h"
#include "models/policy/rule.h"
#include "models/store/sqlite.h"

#include <QHash>

#include <functional>

namespace lianxi
{

// What rules begin with, as the projection tells it.

/// Something that happened in a case, with which rules may begin.
struct Occasion {
    RuleTrigger trigger = RuleTrigger::CustomerWrote;
    qint64 caseRow = 0;
    CaseId caseId;
    Instant at;
    /// What tells it from every other one of the case, the same on every desk.
    QByteArray key = {};
    qint64 row = 0; ///< TimelineRow::row; 0: a moment of a clock
    QString tag = {}; ///< CaseTagged
    std::optional<Instant> notBefore = {}; ///< AgentAnswered: can be undone until then
    QString causedBy = {}; ///< the rule that did it; empty: no rule
    int depth = 0; ///< rules that led here, one after another
};

/// A run of a rule, as its case's timeline keeps it.
struct RanLine {
    RuleRan ran;
    qint64 row = 0; ///< TimelineRow::row
    qint64 caseRow = 0;
    Instant at;
};

struct OccasionPage {
    std::vector<Occasion> occasions; ///< in order of the timeline
    std::vector<RanLine> ran;
    qint64 upTo = 0; ///< row of the last line looked at
    bool more = false;
};
/// What stands in timelines after a row. Imported channels and customers' automatic mail are left out. Looks at
/// `window` lines at most.
[[nodiscard]] Result<OccasionPage> occasionsAfter(sqlite::Database &db, qint64 afterRow, qint64 window = 2'000);
/// The last line of all timelines; 0: none.
[[nodiscard]] Result<qint64> lastTimelineRow(sqlite::Database &db);

/// Customers' messages after a row, in order, as far as they are judged; without those that nobody judges: automatic
/// mail and bare answers to the survey.
struct JudgedPage {
    std::vector<Occasion> occasions;
    qint64 upTo = 0; ///< judged, or nothing to judge
    qint64 unjudged = 0; ///< the first that is not judged yet; 0: none
};
[[nodiscard]] Result<JudgedPage> judgedAfter(sqlite::Database &db, qint64 afterRow, int limit = 500);

/// Whether what an occasion speaks of is still so: an answer was not taken back, a reopened case is open, a case whose
/// customer wrote is not resolved (a bare answer to the survey leaves it so).
[[nodiscard]] Result<bool> stillHolds(sqlite::Database &db, const Occasion &occasion);

/// What the moments of clocks follow from.
struct CaseMoments {
    qint64 caseRow = 0;
    CaseId caseId;
    std::vector<RunningClock> clocks;
    std::optional<Instant> waitingSince; ///< the customer wrote and no person has answered
    friend bool operator==(const CaseMoments &, const CaseMoments &) = default;
};
/// Of these cases; those without a moment are left out.
[[nodiscard]] Result<std::vector<CaseMoments>> momentsOf(sqlite::Database &db, const std::vector<qint64> &cases);
/// Of all cases under way. Reads each of them.
[[nodiscard]] Result<std::vector<CaseMoments>> allMoments(sqlite::Database &db);

/// Whether a record with this event was folded, whichever desk wrote it.
[[nodiscard]] Result<bool> isFolded(sqlite::Database &db, EventId id);

/// How often and when each rule ran, and the names of those that ran in one case.
struct RuleActivity {
    int runs = 0;
    std::optional<Instant> last;
};
/// Since a moment, by TeamItemSaved::id, among the newest 200,000 lines.
[[nodiscard]] Result<QHash<QString, RuleActivity>> ruleActivity(sqlite::Database &db, Instant since);
/// Names of the rules that ran in a case since a moment, oldest first; runs that did nothing but complain are left out.
[[nodiscard]] Result<QStringList> rulesRunIn(sqlite::Database &db, qint64 caseRow, Instant since);

/// Which of what happened is looked at.
struct PastSpan {
    Instant since, now;
    int limit = 5'000; ///< the newest
};
/// What a rule would have begun with, oldest first: from the newest 200,000 lines of timelines, from promises kept and
/// broken, from customers' turns. `cancelled` is asked now and then; Cancelled when it says so.
[[nodiscard]] Result<std::vector<Occasion>> pastOccasions(sqlite::Database &db, const Rule &rule, const PastSpan &span,
                                                          const std::function<bool()> &cancelled);

} // namespace lianxi
