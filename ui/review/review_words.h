// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/sampling.h"
#include "models/review/score_card.h"
#include "models/store/review_query.h"

#include <QCoreApplication>

class QTimeZone;

namespace lianxi
{

/// What reviews are called for people. View thread.
class ReviewWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::ReviewWords)
public:
    [[nodiscard]] static QString section(CardSection section);
    [[nodiscard]] static QString count(AutomaticCount count);
    [[nodiscard]] static QString mistake(const CardMistake &mistake);
    [[nodiscard]] static QString mistake(PlanMistake mistake);
    /// Why a case is reviewed, by ReviewAssigned::why; words that are no reason of ours are shown as they are.
    [[nodiscard]] static QString why(const QString &why);
    [[nodiscard]] static QString standing(ReviewStanding standing);
    /// "4 / 5", "does not apply", or that it waits for an answer.
    [[nodiscard]] static QString points(const CardCriterion &criterion, const CriterionScore *score);
    [[nodiscard]] static QString percent(double share);
    /// The total and each part, in one line.
    [[nodiscard]] static QString result(const ScoreCard &card, const CardScore &score);
    [[nodiscard]] static QString day(Instant at, const QTimeZone &zone);
    /// The window's language is Chinese: which shipped card is shown.
    [[nodiscard]] static bool inChinese();
};

} // namespace lianxi
