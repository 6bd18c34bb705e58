// SPDX-License-Identifier: GPL-3.0-or-later
// The routing standard as it is written down, and what can be wrong with it.
#include "models/items/view_codec.h"
#include "models/policy/routing.h"
#include "models/store/search_query.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Kind = RoutingMistake::Kind;
constexpr int highest = 100; // of skills and weights
constexpr std::chrono::minutes longest{24 * 60};
constexpr std::array weightNames{"skill"_L1, "familiar"_L1, "load"_L1, "exposure"_L1};
constexpr std::array weightMembers{&RoutingWeights::skill, &RoutingWeights::familiar, &RoutingWeights::load,
                                   &RoutingWeights::exposure};

bool takesEverything(const RoutingRule &rule)
{
    return !rule.when.platform && !rule.when.surface && !rule.when.unreadOnly && rule.when.query.trimmed().isEmpty();
}

void checkRule(const RoutingStandard &standard, int at, std::vector<RoutingMistake> &mistakes)
{
    const RoutingRule &rule = standard.rules.at(static_cast<size_t>(at));
    const auto before = standard.rules.begin() + at;
    if (rule.name.trimmed().isEmpty())
        mistakes.push_back({at, Kind::NameMissing});
    else if (std::any_of(standard.rules.begin(), before, [&](const RoutingRule &one) { return one.name == rule.name; }))
        mistakes.push_back({at, Kind::NameTwice});
    if (rule.queue.trimmed().isEmpty() && rule.skill == 0 && !rule.priority)
        mistakes.push_back({at, Kind::DoesNothing});
    if (rule.skill < 0 || rule.skill > highest)
        mistakes.push_back({at, Kind::BadSkill});
    // Any day will do: whether a date can be read does not hang on which day it is.
    if (const QString query = rule.when.query.trimmed(); !query.isEmpty()) {
        const SearchQuery read = parseSearch(query, QDate(2026, 1, 1));
        if (!read.complaints.empty())
            mistakes.push_back({at, Kind::BadQuery, read.complaints.front().argument});
        else if (read.isEmpty())
            mistakes.push_back({at, Kind::BadQuery, query});
    }
    if (const auto all = std::find_if(standard.rules.begin(), before, takesEverything); all != before)
        mistakes.push_back({at, Kind::NeverReached, all->name});
}

QJsonObject toJson(const RoutingRule &rule)
{
    CaseFilter when = rule.when;
    when.box = CaseFilter::Box::All;
    QJsonObject json{{"name"_L1, rule.name.trimmed()}, {"when"_L1, toViewBody(when)}};
    if (!rule.queue.trimmed().isEmpty())
        json.insert("queue"_L1, rule.queue.trimmed());
    if (rule.skill != 0)
        json.insert("skill"_L1, rule.skill);
    if (rule.priority)
        json.insert("priority"_L1, toText(*rule.priority));
    return json;
}

/// A whole number that a member holds, or `otherwise` where there is none; blames what is no number.
int takeNumber(QJsonObject &json, QLatin1StringView name, int otherwise, bool &whole)
{
    const QJsonValue value = json.take(name);
    if (value.isUndefined())
        return otherwise;
    whole = whole && value.isDouble() && value.toInt(-1) == value.toDouble();
    return value.toInt(otherwise);
}

QString takeText(QJsonObject &json, QLatin1StringView name, bool &whole)
{
    const QJsonValue value = json.take(name);
    whole = whole && (value.isUndefined() || value.isString());
    return value.toString();
}

/// False: a member is missing, wrong, or one too many.
bool fromJson(QJsonObject json, RoutingRule &rule)
{
    bool whole = true;
    rule.name = takeText(json, "name"_L1, whole);
    rule.queue = takeText(json, "queue"_L1, whole);
    rule.skill = takeNumber(json, "skill"_L1, 0, whole);
    if (json.contains("priority"_L1)) {
        rule.priority = fromText<Priority>(json.take("priority"_L1).toString());
        whole = whole && rule.priority;
    }
    const QJsonValue when = json.take("when"_L1);
    const Result<CaseFilter> filter = fromViewBody(when.toObject(), {});
    if (!when.isObject() || !filter || filter->box != CaseFilter::Box::All)
        return false;
    rule.when = *filter;
    return whole && json.isEmpty();
}

} // namespace

std::vector<RoutingMistake> mistakesOf(const RoutingStandard &standard)
{
    std::vector<RoutingMistake> mistakes;
    int sum = 0;
    bool inRange = true;
    for (const auto member : weightMembers) {
        sum += standard.weights.*member;
        inRange = inRange && standard.weights.*member >= 0 && standard.weights.*member <= highest;
    }
    if (!inRange || sum == 0)
        mistakes.push_back({-1, Kind::BadWeight});
    for (const std::chrono::minutes time : {standard.level, standard.rest})
        if (time < std::chrono::minutes(1) || time > longest)
            mistakes.push_back({-1, Kind::BadTime});
    for (int at = 0; at < static_cast<int>(standard.rules.size()); ++at) {
        if (at == mostRoutingRules)
            mistakes.push_back({at, Kind::TooManyRules});
        checkRule(standard, at, mistakes);
    }
    return mistakes;
}

QJsonObject toRoutingBody(const RoutingStandard &standard)
{
    QJsonArray rules;
    for (const RoutingRule &rule : standard.rules)
        rules.append(toJson(rule));
    QJsonObject weights;
    for (size_t i = 0; i < weightNames.size(); ++i)
        weights.insert(weightNames[i], standard.weights.*weightMembers[i]);
    return {{"on"_L1, standard.on},
            {"rules"_L1, rules},
            {"weights"_L1, weights},
            {"level_minutes"_L1, static_cast<qint64>(standard.level.count())},
            {"rest_minutes"_L1, static_cast<qint64>(standard.rest.count())}};
}

Result<RoutingStandard> fromRoutingBody(const QJsonObject &body)
{
    QJsonObject json = body;
    RoutingStandard standard;
    bool whole = json.value("on"_L1).isBool() && json.value("rules"_L1).isArray();
    standard.on = json.take("on"_L1).toBool();
    for (const QJsonValue &rule : json.take("rules"_L1).toArray()) {
        RoutingRule read;
        if (!rule.isObject() || !fromJson(rule.toObject(), read))
            return failure(ErrorCode::Corrupt, u"rule %1"_s.arg(standard.rules.size() + 1));
        standard.rules.push_back(std::move(read));
    }
    QJsonObject weights = json.take("weights"_L1).toObject();
    for (size_t i = 0; i < weightNames.size(); ++i)
        standard.weights.*weightMembers[i] =
            takeNumber(weights, weightNames[i], standard.weights.*weightMembers[i], whole);
    standard.level =
        std::chrono::minutes(takeNumber(json, "level_minutes"_L1, static_cast<int>(standard.level.count()), whole));
    standard.rest =
        std::chrono::minutes(takeNumber(json, "rest_minutes"_L1, static_cast<int>(standard.rest.count()), whole));
    if (!whole || !weights.isEmpty() || !json.isEmpty())
        return failure(ErrorCode::Corrupt, u"a routing standard is a switch, rules, weights and times"_s);
    if (const std::vector<RoutingMistake> wrong = mistakesOf(standard); !wrong.empty())
        return failure(ErrorCode::Corrupt, u"rule %1"_s.arg(wrong.front().rule + 1));
    return standard;
}

} // namespace lianxi
