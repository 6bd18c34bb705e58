// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/event/review_payloads.h"
#include "models/review/sampling.h"
#include "models/review/score_card.h"
#include "models/store/sqlite.h"

#include <limits>
#include <vector>

namespace lianxi
{

/// How far a review is.
enum class ReviewStanding { Due, Given, Appealed, Decided };

/// A review that was asked for, or written.
struct ReviewRow {
    ReviewId id;
    CaseRow head; ///< the case, or the one that it was merged into
    AgentId agent; ///< whose work it is about
    QString agentName;
    AgentId reviewer; ///< who is to write it
    QString reviewerName;
    QString plan, why;
    ReviewId second; ///< the review that this one is compared with; null: it is the first
    std::optional<Instant> assignedAt, due;
    std::optional<Instant> givenAt, writtenAt; ///< on the log, and by the reviewer's clock
    AgentId givenBy;
    QString givenByName;
    QString card;
    int version = 0; ///< of the card
    std::vector<CriterionScore> scores;
    std::vector<ReviewRemark> remarks;
    QString comment;
    bool offline = false;
    std::optional<Instant> appealedAt;
    QString appeal;
    std::optional<Instant> decidedAt;
    QString decidedBy;
    bool upheld = false; ///< the agent was right
    std::vector<CriterionScore> decidedScores;
    QString decision;
    [[nodiscard]] ReviewStanding standing() const
    {
        return decidedAt ? ReviewStanding::Decided
            : appealedAt ? ReviewStanding::Appealed
            : givenAt    ? ReviewStanding::Given
                         : ReviewStanding::Due;
    }
    /// The scores that count: the decision's, where it gave any.
    [[nodiscard]] const std::vector<CriterionScore> &counting() const
    {
        return decidedScores.empty() ? scores : decidedScores;
    }
    friend bool operator==(const ReviewRow &, const ReviewRow &) = default;
};

/// Which reviews; members that are empty ask for nothing.
struct ReviewFilter {
    AgentId reviewer; ///< asked of them, or written by them
    AgentId agent;
    qint64 caseRow = 0;
    std::vector<ReviewId> among; ///< only these
    int limit = std::numeric_limits<int>::max();
};
/// Those not written yet first, the one due next before the others; then the newest.
[[nodiscard]] Result<std::vector<ReviewRow>> reviews(sqlite::Database &db, const ReviewFilter &filter);

/// What `viewer` may see of them, in the same order: what they are to write or wrote, what was written about their own
/// work (a second review is for comparing, not for them), and as a lead everything. Who still has to write a review
/// sees no other of that case, so that a second one is blind. Pure.
[[nodiscard]] std::vector<ReviewRow> visibleReviews(std::vector<ReviewRow> rows, const AgentId &viewer, bool lead);

/// A word to an agent.
struct CoachingRow {
    qint64 caseRow = 0; ///< 0: about no single case
    ReviewId review;
    AgentId agent, by;
    QString agentName, byName, text;
    Instant at;
    friend bool operator==(const CoachingRow &, const CoachingRow &) = default;
};
/// Between `viewer` and others, newest first.
[[nodiscard]] Result<std::vector<CoachingRow>> coaching(sqlite::Database &db, const AgentId &viewer, int limit);

/// Cases that left.
struct CaseFileRow {
    CaseFileId id;
    QString by, reviewerName;
    AgentId reviewer;
    Instant issued, expires;
    bool masked = true;
    int cases = 0;
    std::optional<Instant> recalledAt;
    friend bool operator==(const CaseFileRow &, const CaseFileRow &) = default;
};
/// Newest first.
[[nodiscard]] Result<std::vector<CaseFileRow>> caseFiles(sqlite::Database &db);

/// What the desk kept about the people's work in a case; NotFound.
[[nodiscard]] Result<Workmanship> workmanship(sqlite::Database &db, qint64 caseRow);
/// Cases that people finished in [from, to), by row. Scans resolved cases: not for the list thread.
[[nodiscard]] Result<std::vector<SampleCandidate>> sampleCandidates(sqlite::Database &db, Instant from, Instant to);

} // namespace lianxi
