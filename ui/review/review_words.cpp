// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_words.h"

#include <QLocale>
#include <QTimeZone>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lianxi
{

bool ReviewWords::inChinese()
{
    return QLocale().language() == QLocale::Chinese;
}

QString ReviewWords::section(CardSection section)
{
    switch (section) {
    case CardSection::Attitude:
        return tr("Attitude");
    case CardSection::Professionalism:
        return tr("Professionalism");
    case CardSection::Communication:
        return tr("Communication");
    case CardSection::Process:
        return tr("Process");
    }
    return {};
}

QString ReviewWords::count(AutomaticCount count)
{
    switch (count) {
    case AutomaticCount::None:
        return tr("judged by the reviewer");
    case AutomaticCount::ScriptSteps:
        return tr("counted: steps of the script");
    case AutomaticCount::StoppedMessages:
        return tr("counted: messages that were stopped");
    case AutomaticCount::Overrides:
        return tr("counted: reminders overridden");
    case AutomaticCount::ClocksMet:
        return tr("counted: promised times kept");
    }
    return {};
}

QString ReviewWords::mistake(const CardMistake &mistake)
{
    using Kind = CardMistake::Kind;
    const int number = mistake.criterion + 1;
    const QString part = mistake.section ? section(*mistake.section) : QString();
    switch (mistake.kind) {
    case Kind::NoCriterion:
        return tr("The card asks nothing yet. Add a question.");
    case Kind::TooMany:
        return tr("At most %1 questions: nobody answers more.").arg(mostCriteria);
    case Kind::IdMissing:
    case Kind::SameId:
        return tr("Question %1 is there twice.").arg(number);
    case Kind::TitleMissing:
        return tr("Question %1 has no words.").arg(number);
    case Kind::TitleTooLong:
        return tr("Question %1 is longer than %2 characters.").arg(number).arg(longestCardTitle);
    case Kind::HelpTooLong:
        return tr("The explanation of question %1 is longer than %2 characters.").arg(number).arg(longestCardHelp);
    case Kind::BadPoints:
        return tr("Question %1 gives 1 to %2 points.").arg(number).arg(mostPoints);
    case Kind::BadWeight:
        return tr("The weight of “%1” is between 0 and 100.").arg(part);
    case Kind::WeightsNotHundred:
        return tr("The weights together are 100.");
    case Kind::WeightWithoutCriterion:
        return tr("“%1” has a weight, but no question.").arg(part);
    case Kind::CriterionWithoutWeight:
        return tr("“%1” has questions, but no weight.").arg(part);
    case Kind::BadPassMark:
        return tr("The pass mark is between 0 and 100.");
    }
    return {};
}

QString ReviewWords::mistake(PlanMistake mistake)
{
    switch (mistake) {
    case PlanMistake::BadPercent:
        return tr("Percentages are between 0 and 100.");
    case PlanMistake::DrawsNothing:
        return tr("Every percentage is 0: nothing would be drawn.");
    case PlanMistake::BadDays:
        return tr("Days are between 1 and %1.").arg(longestPlanDays);
    case PlanMistake::NoReviewer:
        return tr("Choose who reviews.");
    case PlanMistake::OneReviewer:
        return tr("A second look needs a second reviewer; or set its percentage to 0.");
    case PlanMistake::TooManyReviewers:
        return tr("At most %1 reviewers.").arg(mostReviewers);
    case PlanMistake::NameMissing:
        return tr("A reviewer has no name. Choose again who reviews.");
    }
    return {};
}

QString ReviewWords::why(const QString &why)
{
    const std::optional<SampleReason> reason = fromText<SampleReason>(why);
    if (!reason)
        return why.isEmpty() ? tr("chosen by hand") : why;
    switch (*reason) {
    case SampleReason::Override:
        return tr("a reminder was overridden");
    case SampleReason::Risk:
        return tr("came to the supervisors");
    case SampleReason::Complaint:
        return tr("complaint or bad rating");
    case SampleReason::NewStaff:
        return tr("new in the team");
    case SampleReason::Chance:
        return tr("drawn by lot");
    }
    return {};
}

QString ReviewWords::standing(ReviewStanding standing)
{
    switch (standing) {
    case ReviewStanding::Due:
        return tr("to be written");
    case ReviewStanding::Given:
        return tr("written");
    case ReviewStanding::Appealed:
        return tr("appealed");
    case ReviewStanding::Decided:
        return tr("appeal decided");
    }
    return {};
}

QString ReviewWords::points(const CardCriterion &criterion, const CriterionScore *score)
{
    if (!score)
        return criterion.count == AutomaticCount::None ? u"…"_s : tr("being counted");
    const QString points =
        score->points ? u"%1 / %2"_s.arg(*score->points).arg(criterion.points) : tr("does not apply");
    return score->automatic ? tr("%1 · counted").arg(points) : points;
}

QString ReviewWords::percent(double share)
{
    return tr("%1 %").arg(std::lround(share * 100));
}

QString ReviewWords::result(const ScoreCard &card, const CardScore &score)
{
    if (!score.total)
        return tr("Nothing judged yet.");
    QStringList parts;
    for (size_t i = 0; i < cardSections; ++i)
        if (score.sections.at(i))
            parts << tr("%1 %2").arg(section(static_cast<CardSection>(i)), percent(*score.sections.at(i)));
    const QString total = score.fatal ? tr("0 %: a question that decides all got no point") : percent(*score.total);
    const bool passed = *score.total * 100 >= card.passMark;
    return tr("%1 (%2) · %3")
        .arg(total, passed ? tr("passed") : tr("below %1 %").arg(card.passMark), parts.join(u" · "_s));
}

QString ReviewWords::day(Instant at, const QTimeZone &zone)
{
    return QLocale().toString(toDateTime(at).toTimeZone(zone).date(), QLocale::ShortFormat);
}

} // namespace lianxi
