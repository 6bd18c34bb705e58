// SPDX-License-Identifier: GPL-3.0-or-later
// How a rule is written down.
#include "models/items/view_codec.h"
#include "models/policy/rule.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int bodyVersion = 1;
constexpr int highestOrder = 1'000'000;

bool isTimed(RuleTrigger trigger)
{
    return trigger == RuleTrigger::ClockNear || trigger == RuleTrigger::Unanswered;
}

QJsonObject stepBody(const RuleStep &step)
{
    QJsonObject json{{"do"_L1, toText(step.deed)}};
    if (hasText(step.deed))
        json.insert("text"_L1, step.text);
    if (step.deed == RuleDeed::Tag || step.deed == RuleDeed::Untag)
        json.insert("family"_L1, toText(step.family));
    if (step.deed == RuleDeed::Class)
        json.insert("class"_L1, toText(step.caseClass));
    if (step.deed == RuleDeed::Priority)
        json.insert("priority"_L1, toText(step.priority));
    if (step.deed == RuleDeed::Wait || step.deed == RuleDeed::Snooze)
        json.insert("minutes"_L1, static_cast<qint64>(step.length.count()));
    if (step.deed == RuleDeed::Assign || step.deed == RuleDeed::Notify)
        json.insert("people"_L1, QJsonArray::fromStringList(step.people));
    return json;
}

/// Takes members out of an object; what is missing, wrong, or left over makes it bad.
class Taking
{
public:
    explicit Taking(const QJsonObject &json)
        : m_left(json)
    {
    }
    template <class E>
    void choice(QLatin1StringView name, E &into)
    {
        const std::optional<E> value = fromText<E>(m_left.take(name).toString());
        m_good = m_good && value;
        into = value.value_or(into);
    }
    void text(QLatin1StringView name, QString &into)
    {
        const QJsonValue value = m_left.take(name);
        m_good = m_good && value.isString();
        into = value.toString();
    }
    qint64 number(QLatin1StringView name, qint64 least, qint64 most)
    {
        const QJsonValue value = m_left.take(name);
        const double given = value.toDouble(static_cast<double>(least) - 1);
        const bool inside = given >= static_cast<double>(least) && given <= static_cast<double>(most);
        m_good = m_good && value.isDouble() && inside;
        return inside ? static_cast<qint64>(given) : least;
    }
    void minutes(std::chrono::minutes &into)
    {
        into = std::chrono::minutes(number("minutes"_L1, -1, 10'000'000)); // mistakesOf() says which make sense
    }
    void flag(QLatin1StringView name, bool &into)
    {
        const QJsonValue value = m_left.take(name);
        m_good = m_good && value.isBool();
        into = value.toBool();
    }
    void names(QLatin1StringView name, QStringList &into)
    {
        const QJsonValue value = m_left.take(name);
        m_good = m_good && value.isArray() && value.toArray().size() <= mostRulePeople;
        for (const QJsonValue &one : value.toArray()) {
            m_good = m_good && one.isString();
            into << one.toString();
        }
    }
    QJsonObject object(QLatin1StringView name)
    {
        const QJsonValue value = m_left.take(name);
        m_good = m_good && value.isObject();
        return value.toObject();
    }
    QJsonArray list(QLatin1StringView name, int most)
    {
        const QJsonValue value = m_left.take(name);
        m_good = m_good && value.isArray() && value.toArray().size() <= most;
        return m_good ? value.toArray() : QJsonArray();
    }
    [[nodiscard]] bool whole() const { return m_good && m_left.isEmpty(); }

private:
    QJsonObject m_left;
    bool m_good = true;
};

bool takeStep(const QJsonObject &json, RuleStep &step)
{
    Taking taking(json);
    taking.choice("do"_L1, step.deed);
    if (hasText(step.deed))
        taking.text("text"_L1, step.text);
    if (step.deed == RuleDeed::Tag || step.deed == RuleDeed::Untag)
        taking.choice("family"_L1, step.family);
    if (step.deed == RuleDeed::Class)
        taking.choice("class"_L1, step.caseClass);
    if (step.deed == RuleDeed::Priority)
        taking.choice("priority"_L1, step.priority);
    if (step.deed == RuleDeed::Wait || step.deed == RuleDeed::Snooze)
        taking.minutes(step.length);
    if (step.deed == RuleDeed::Assign || step.deed == RuleDeed::Notify)
        taking.names("people"_L1, step.people);
    return taking.whole();
}

bool takeWhen(const QJsonObject &json, Rule &rule)
{
    Taking taking(json);
    taking.choice("trigger"_L1, rule.trigger);
    if (isTimed(rule.trigger))
        taking.minutes(rule.length);
    if (rule.trigger == RuleTrigger::CaseTagged)
        taking.text("tag"_L1, rule.tag);
    return taking.whole();
}

} // namespace

QJsonObject toRuleBody(const Rule &rule)
{
    QJsonObject when{{"trigger"_L1, toText(rule.trigger)}};
    if (isTimed(rule.trigger))
        when.insert("minutes"_L1, static_cast<qint64>(rule.length.count()));
    if (rule.trigger == RuleTrigger::CaseTagged)
        when.insert("tag"_L1, rule.tag);
    QJsonArray steps;
    for (const RuleStep &step : rule.steps)
        steps.append(stepBody(step));
    return {{"v"_L1, bodyVersion},
            {"on"_L1, rule.on},
            {"order"_L1, rule.order},
            {"when"_L1, when},
            {"if"_L1, toViewBody(rule.conditions)},
            {"then"_L1, steps}};
}

Result<Rule> fromRuleBody(const QJsonObject &body)
{
    if (body.value("v"_L1).toDouble() > bodyVersion)
        return failure(ErrorCode::TooNew, u"v"_s);
    Rule rule;
    Taking taking(body);
    taking.number("v"_L1, bodyVersion, bodyVersion);
    taking.flag("on"_L1, rule.on);
    rule.order = static_cast<int>(taking.number("order"_L1, 0, highestOrder));
    const QJsonObject when = taking.object("when"_L1), conditions = taking.object("if"_L1);
    const QJsonArray steps = taking.list("then"_L1, mostRuleSteps);
    if (!taking.whole())
        return failure(ErrorCode::Corrupt, u"a rule's members"_s);
    if (!takeWhen(when, rule))
        return failure(ErrorCode::Corrupt, u"when"_s);
    Result<CaseFilter> filter = fromViewBody(conditions, {});
    if (!filter)
        return failure(ErrorCode::Corrupt, u"if: "_s + filter.error().detail);
    rule.conditions = std::move(*filter);
    for (const QJsonValue &json : steps) {
        RuleStep step;
        if (!json.isObject() || !takeStep(json.toObject(), step))
            return failure(ErrorCode::Corrupt, u"step %1"_s.arg(rule.steps.size() + 1));
        rule.steps.push_back(std::move(step));
    }
    if (!isRight(rule))
        return failure(ErrorCode::Corrupt, u"a mistake"_s);
    return rule;
}

} // namespace lianxi
