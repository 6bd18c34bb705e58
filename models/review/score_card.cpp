// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/score_card.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int bodyVersion = 1;

using Kind = CardMistake::Kind;

void lookAtCriteria(const ScoreCard &card, std::vector<CardMistake> &found)
{
    QSet<QString> ids;
    for (int i = 0; i < static_cast<int>(card.criteria.size()); ++i) {
        const CardCriterion &one = card.criteria.at(static_cast<size_t>(i));
        if (one.id.isEmpty())
            found.push_back({Kind::IdMissing, i});
        else if (ids.contains(one.id))
            found.push_back({Kind::SameId, i});
        ids.insert(one.id);
        if (one.title.trimmed().isEmpty())
            found.push_back({Kind::TitleMissing, i});
        if (one.title.size() > longestCardTitle)
            found.push_back({Kind::TitleTooLong, i});
        if (one.help.size() > longestCardHelp)
            found.push_back({Kind::HelpTooLong, i});
        if (one.points < 1 || one.points > mostPoints)
            found.push_back({Kind::BadPoints, i});
    }
}

void lookAtWeights(const ScoreCard &card, std::vector<CardMistake> &found)
{
    int sum = 0;
    for (size_t i = 0; i < cardSections; ++i) {
        const auto section = static_cast<CardSection>(i);
        const int weight = card.weights.at(i);
        const bool asks = std::any_of(card.criteria.begin(), card.criteria.end(),
                                      [section](const CardCriterion &one) { return one.section == section; });
        sum += weight;
        if (weight < 0 || weight > 100)
            found.push_back({Kind::BadWeight, -1, section});
        else if (weight > 0 && !asks)
            found.push_back({Kind::WeightWithoutCriterion, -1, section});
        else if (weight == 0 && asks)
            found.push_back({Kind::CriterionWithoutWeight, -1, section});
    }
    if (sum != 100)
        found.push_back({Kind::WeightsNotHundred, -1});
}

QString nameOf(const CardMistake &mistake)
{
    static constexpr std::array names{"no criterion",
                                      "too many criteria",
                                      "id missing",
                                      "two of one id",
                                      "title missing",
                                      "title too long",
                                      "help too long",
                                      "points",
                                      "weight",
                                      "weights are not 100",
                                      "weight without criterion",
                                      "criterion without weight",
                                      "pass mark"};
    const QString name = QString::fromLatin1(names.at(static_cast<size_t>(mistake.kind)));
    return mistake.criterion < 0 ? name : u"criterion %1: %2"_s.arg(mistake.criterion + 1).arg(name);
}

ScoreCard readShipped(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("no %s among the resources", qPrintable(file));
    const Result<ScoreCard> card = fromCardBody(QJsonDocument::fromJson(source.readAll()).object());
    if (!card)
        qFatal("%s: %s", qPrintable(file), qPrintable(card.error().detail));
    return *card;
}

/// Points that a count gives; absent: there was nothing to count.
std::optional<int> counted(const CardCriterion &criterion, const Workmanship &work)
{
    const auto part = [&criterion](int got, int of) {
        return static_cast<int>(std::lround(static_cast<double>(criterion.points) * got / of));
    };
    switch (criterion.count) {
    case AutomaticCount::None:
        return std::nullopt;
    case AutomaticCount::ScriptSteps:
        return part(std::clamp(work.steps, 0, 4), 4);
    case AutomaticCount::StoppedMessages:
        return std::max(0, criterion.points - work.stopped);
    case AutomaticCount::Overrides:
        return std::max(0, criterion.points - work.overridden);
    case AutomaticCount::ClocksMet:
        if (work.clocksKept + work.clocksBroken == 0)
            return std::nullopt;
        return part(work.clocksKept, work.clocksKept + work.clocksBroken);
    }
    return std::nullopt;
}

} // namespace

std::vector<CardMistake> mistakesOf(const ScoreCard &card)
{
    std::vector<CardMistake> found;
    if (card.criteria.empty())
        found.push_back({Kind::NoCriterion});
    if (card.criteria.size() > static_cast<size_t>(mostCriteria))
        found.push_back({Kind::TooMany, mostCriteria});
    lookAtCriteria(card, found);
    if (!card.criteria.empty())
        lookAtWeights(card, found);
    if (card.passMark < 0 || card.passMark > 100)
        found.push_back({Kind::BadPassMark});
    return found;
}

QJsonObject toCardBody(const ScoreCard &card)
{
    QJsonObject weights;
    for (size_t i = 0; i < cardSections; ++i)
        weights.insert(toText(static_cast<CardSection>(i)), card.weights.at(i));
    QJsonArray criteria;
    for (const CardCriterion &one : card.criteria)
        criteria.append(fields::write(one));
    return {{"v"_L1, bodyVersion}, {"weights"_L1, weights}, {"criteria"_L1, criteria}, {"pass"_L1, card.passMark}};
}

Result<ScoreCard> fromCardBody(const QJsonObject &body)
{
    if (body.value("v"_L1).toDouble() > bodyVersion)
        return failure(ErrorCode::TooNew, u"v"_s);
    ScoreCard card;
    const QJsonObject weights = body.value("weights"_L1).toObject();
    for (size_t i = 0; i < cardSections; ++i)
        card.weights.at(i) = weights.value(toText(static_cast<CardSection>(i))).toInt(-1);
    card.passMark = body.value("pass"_L1).toInt(-1);
    fields::Reader reader{body};
    reader("criteria", card.criteria);
    // What the writer would not have written is damage, whichever member it is in.
    if (reader.bad || toCardBody(card) != body)
        return failure(ErrorCode::Corrupt, u"a card's members"_s);
    if (const std::vector<CardMistake> wrong = mistakesOf(card); !wrong.empty())
        return failure(ErrorCode::Corrupt, nameOf(wrong.front()));
    return card;
}

const ScoreCard &shippedCard(bool chinese)
{
    static const ScoreCard zh = readShipped(u":/review/card.zh.json"_s), en = readShipped(u":/review/card.en.json"_s);
    return chinese ? zh : en;
}

std::vector<CriterionScore> automaticScores(const ScoreCard &card, const Workmanship &work)
{
    std::vector<CriterionScore> scores;
    for (const CardCriterion &one : card.criteria) {
        if (one.count == AutomaticCount::None)
            continue;
        const std::optional<int> points = work.answered ? counted(one, work) : std::nullopt;
        scores.push_back({one.id, points, {}, true});
    }
    return scores;
}

CardScore scoreOf(const ScoreCard &card, std::span<const CriterionScore> scores)
{
    CardScore made;
    std::array<int, cardSections> got{}, most{};
    for (const CardCriterion &one : card.criteria) {
        ++made.asked;
        const auto found = std::find_if(scores.rbegin(), scores.rend(),
                                        [&one](const CriterionScore &score) { return score.criterion == one.id; });
        if (found == scores.rend())
            continue;
        ++made.answered;
        if (!found->points)
            continue;
        const int points = std::clamp(*found->points, 0, one.points);
        const auto section = static_cast<size_t>(one.section);
        got.at(section) += points;
        most.at(section) += one.points;
        made.fatal = made.fatal || (one.fatal && points == 0);
    }
    double sum = 0, weights = 0;
    for (size_t i = 0; i < cardSections; ++i) {
        if (most.at(i) == 0)
            continue;
        made.sections.at(i) = static_cast<double>(got.at(i)) / most.at(i);
        sum += *made.sections.at(i) * card.weights.at(i);
        weights += card.weights.at(i);
    }
    if (weights > 0)
        made.total = made.fatal ? 0.0 : sum / weights;
    return made;
}

} // namespace lianxi
