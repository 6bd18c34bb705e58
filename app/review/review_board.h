// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/review_calibration.h"
#include "models/review/trend.h"
#include "models/store/review_query.h"

#include <map>

namespace lianxi
{

/// A score card by what a review names it.
struct CardKey {
    QString id; ///< empty: the shipped one
    int version = 0;
    friend auto operator<=>(const CardKey &a, const CardKey &b)
    {
        const int ids = a.id.compare(b.id);
        return ids == 0 ? a.version <=> b.version
            : ids < 0   ? std::strong_ordering::less
                        : std::strong_ordering::greater;
    }
    friend bool operator==(const CardKey &, const CardKey &) = default;
};

/// All that the page of reviews shows, as one person may see it.
struct ReviewBoard {
    std::vector<ReviewRow> rows; ///< see visibleReviews()
    std::map<CardKey, ScoreCard> cards; ///< those that the rows name and those in force; the shipped one is not here
    std::map<QString, CardKey> planCards; ///< by plan: the card that its reviews are written by
    CardKey usual; ///< the card for reviews of no plan: the team's first by name, or the shipped one
    std::vector<CoachingRow> words;
    std::vector<CaseFileRow> files; ///< a lead's
    std::map<QString, QString> names; ///< of agents, by id

    /// The card that a review was, or is to be, written by.
    [[nodiscard]] CardKey cardOf(const ReviewRow &row) const;
    [[nodiscard]] const ScoreCard &card(const CardKey &key, bool chinese) const;
    /// Nothing: not written, or by a card that is gone.
    [[nodiscard]] std::optional<CardScore> scoreOfRow(const ReviewRow &row, bool chinese) const;
};

/// Reads it. `cards` of later versions of the program are left out.
[[nodiscard]] Result<ReviewBoard> readReviewBoard(sqlite::Database &db, const AgentId &viewer, bool lead);

/// Pairs of reviews of one case, both written, by the card that both were written by. The one in use by most.
struct ComparedByCard {
    CardKey card;
    std::vector<ComparedReviews> pairs;
};
[[nodiscard]] ComparedByCard comparedReviews(const std::vector<ReviewRow> &rows);
/// First reviews that count, for trends. `score` gives 0 to 1, or nothing.
[[nodiscard]] std::vector<ScoredCase> scoredCases(const ReviewBoard &board);

/// The ISO week before the one of `now`, in UTC: its name ("2026-W47") and span. What it holds no longer changes.
struct ReviewWeek {
    QString name;
    Instant from, to;
};
[[nodiscard]] ReviewWeek lastWeek(Instant now);
/// What the plan asks for of the week, as events.
[[nodiscard]] std::vector<ReviewAssigned> assignmentsOf(const SamplingPlan &plan, const QString &planId,
                                                        const ReviewWeek &week,
                                                        const std::vector<SampleCandidate> &candidates, Instant now);

} // namespace lianxi
