// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/domain/result.h"
#include "models/event/review_payloads.h"

#include <QJsonObject>
#include <QString>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace lianxi
{

/// The parts of a score card: how customers were treated, whether the answer was right, whether it was understood, and
/// whether it was done by the rules (S104, S110).
enum class CardSection { Attitude, Professionalism, Communication, Process };
template <>
struct EnumNames<CardSection> {
    static constexpr std::array<std::string_view, 4> names{"attitude", "professionalism", "communication", "process"};
};
inline constexpr size_t cardSections = EnumNames<CardSection>::names.size();

/// What a criterion is counted from; None: a person judges it.
enum class AutomaticCount {
    None,
    ScriptSteps, ///< the share of the four steps that were done (rules.md §2)
    StoppedMessages, ///< each message that a guard had to stop costs a point (rules.md §3)
    Overrides, ///< each guard that was overridden costs a point
    ClocksMet, ///< the share of promises that were kept (rules.md §1)
};
template <>
struct EnumNames<AutomaticCount> {
    static constexpr std::array<std::string_view, 5> names{"none", "script_steps", "stopped_messages", "overrides",
                                                           "clocks_met"};
};

/// One question of a card.
struct CardCriterion {
    QString id; ///< stays when the words change: scores of different versions are compared by it
    CardSection section = CardSection::Attitude;
    QString title;
    QString help; ///< what full and no points look like
    int points = 5; ///< the most it gives; the least is 0
    AutomaticCount count = AutomaticCount::None;
    bool fatal = false; ///< without a single point here the whole case has none
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("id", s.id), f("section", s.section), f("title", s.title), f("help", s.help), f("points", s.points);
        f("count", s.count), f("fatal", s.fatal);
    }
    friend bool operator==(const CardCriterion &, const CardCriterion &) = default;
};

/// What a reviewer looks at, and how much each part weighs.
struct ScoreCard {
    std::array<int, cardSections> weights{25, 25, 25, 25}; ///< percent, together 100
    std::vector<CardCriterion> criteria;
    int passMark = 80; ///< percent; below it the case is one to talk about
    friend bool operator==(const ScoreCard &, const ScoreCard &) = default;
};

/// What is wrong with a card, and where.
struct CardMistake {
    enum class Kind {
        NoCriterion,
        TooMany,
        IdMissing,
        SameId, ///< two criteria of one id
        TitleMissing,
        TitleTooLong,
        HelpTooLong,
        BadPoints,
        BadWeight, ///< below 0 or over 100
        WeightsNotHundred,
        WeightWithoutCriterion, ///< a part weighs something and asks nothing
        CriterionWithoutWeight, ///< a part asks something and weighs nothing
        BadPassMark,
    };
    Kind kind = Kind::NoCriterion;
    int criterion = -1; ///< counted from 0; -1: the card
    std::optional<CardSection> section = {};
    friend bool operator==(const CardMistake &, const CardMistake &) = default;
};
inline constexpr int mostCriteria = 40;
inline constexpr int mostPoints = 9; ///< one key on the keyboard
inline constexpr int longestCardTitle = 80, longestCardHelp = 600; ///< characters

/// All that is wrong, from the top. Empty: it can be saved and used. Pure.
[[nodiscard]] std::vector<CardMistake> mistakesOf(const ScoreCard &card);

/// The body of a TeamItemSaved of kind ScoreCard.
[[nodiscard]] QJsonObject toCardBody(const ScoreCard &card);
/// \return TooNew when a later version wrote it; Corrupt, with what is wrong as detail, when it is damaged or has a
/// mistake: nobody is judged by half a card.
[[nodiscard]] Result<ScoreCard> fromCardBody(const QJsonObject &body);
/// The card that is used until the team writes its own, in one of the two languages. Its criteria have the same ids in
/// both.
[[nodiscard]] const ScoreCard &shippedCard(bool chinese);

/// What the desk itself kept about an agent's work in a case.
struct Workmanship {
    bool answered = false; ///< a person has answered; else nothing is counted
    int steps = 0; ///< of the script, 0 to 4
    int stopped = 0; ///< messages that a guard did not let out
    int reminded = 0;
    int overridden = 0;
    int clocksKept = 0, clocksBroken = 0;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("answered", s.answered), f("steps", s.steps), f("stopped", s.stopped), f("reminded", s.reminded);
        f("overridden", s.overridden), f("kept", s.clocksKept), f("broken", s.clocksBroken);
    }
    friend bool operator==(const Workmanship &, const Workmanship &) = default;
};

/// The scores of the card's automatic criteria, in the card's order. Pure.
[[nodiscard]] std::vector<CriterionScore> automaticScores(const ScoreCard &card, const Workmanship &work);

/// A case by a card.
struct CardScore {
    std::array<std::optional<double>, cardSections> sections; ///< 0 to 1; absent: nothing in it applied
    std::optional<double> total; ///< 0 to 1, by the weights of the parts that applied; absent: nothing applied
    bool fatal = false; ///< a fatal criterion got no point: `total` is 0
    int answered = 0, asked = 0; ///< criteria that have an answer ("does not apply" is one), of all
    [[nodiscard]] bool whole() const { return answered == asked; }
    friend bool operator==(const CardScore &, const CardScore &) = default;
};
/// Scores of criteria that the card does not have are passed over, points are taken as 0 to the criterion's most. The
/// last of two scores of one criterion counts. Pure.
[[nodiscard]] CardScore scoreOf(const ScoreCard &card, std::span<const CriterionScore> scores);

} // namespace lianxi
