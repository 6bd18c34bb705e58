// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/macro.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto longestSnooze = std::chrono::hours(24 * 366);

bool hasText(MacroDeed deed)
{
    switch (deed) {
    case MacroDeed::Insert:
    case MacroDeed::Send:
    case MacroDeed::Note:
    case MacroDeed::Tag:
    case MacroDeed::Untag:
    case MacroDeed::Category:
    case MacroDeed::Queue:
        return true;
    case MacroDeed::Class:
    case MacroDeed::Priority:
    case MacroDeed::Assign:
    case MacroDeed::Snooze:
    case MacroDeed::Resolve:
    case MacroDeed::Next:
        return false;
    }
    Q_UNREACHABLE();
}

bool fillsVariables(MacroDeed deed)
{
    return deed == MacroDeed::Insert || deed == MacroDeed::Send || deed == MacroDeed::Note;
}

bool needsCaseUnderWay(MacroDeed deed)
{
    return deed == MacroDeed::Snooze || deed == MacroDeed::Queue || deed == MacroDeed::Assign
        || deed == MacroDeed::Resolve;
}

/// What is wrong with one step by itself.
void checkStep(const MacroStep &step, int at, std::vector<MacroMistake> &mistakes)
{
    using Kind = MacroMistake::Kind;
    if (hasText(step.deed) && step.text.trimmed().isEmpty())
        mistakes.push_back({at, Kind::TextMissing});
    if (hasText(step.deed) && step.text.size() > longestMacroText)
        mistakes.push_back({at, Kind::TextTooLong});
    if (fillsVariables(step.deed)) {
        static const QRegularExpression variable(u"\\{[^{}\\s]{1,40}\\}"_s);
        for (auto found = variable.globalMatch(step.text); found.hasNext();)
            if (const QString name = found.next().captured(); !macroVariables().contains(name))
                mistakes.push_back({at, Kind::UnknownVariable, name});
    }
    const bool untilReply = step.length == std::chrono::minutes(0);
    if (step.deed == MacroDeed::Snooze && !untilReply
        && (step.length < std::chrono::minutes(1) || step.length > longestSnooze))
        mistakes.push_back({at, Kind::BadLength});
}

QJsonObject toJson(const MacroStep &step)
{
    QJsonObject json{{"do"_L1, toText(step.deed)}};
    if (hasText(step.deed))
        json.insert("text"_L1, step.text);
    if (step.deed == MacroDeed::Tag || step.deed == MacroDeed::Untag)
        json.insert("family"_L1, toText(step.family));
    if (step.deed == MacroDeed::Class)
        json.insert("class"_L1, toText(step.caseClass));
    if (step.deed == MacroDeed::Priority)
        json.insert("priority"_L1, toText(step.priority));
    if (step.deed == MacroDeed::Snooze)
        json.insert("minutes"_L1, static_cast<qint64>(step.length.count()));
    return json;
}

template <class E>
bool take(QJsonObject &json, QLatin1StringView name, E &into)
{
    const std::optional<E> value = fromText<E>(json.take(name).toString());
    into = value.value_or(into);
    return value.has_value();
}

/// False: a member is missing, wrong, or one too many.
bool fromJson(QJsonObject json, MacroStep &step)
{
    if (!take(json, "do"_L1, step.deed))
        return false;
    bool whole = true;
    if (hasText(step.deed)) {
        whole = json.value("text"_L1).isString();
        step.text = json.take("text"_L1).toString();
    }
    if (step.deed == MacroDeed::Tag || step.deed == MacroDeed::Untag)
        whole = take(json, "family"_L1, step.family) && whole;
    if (step.deed == MacroDeed::Class)
        whole = take(json, "class"_L1, step.caseClass) && whole;
    if (step.deed == MacroDeed::Priority)
        whole = take(json, "priority"_L1, step.priority) && whole;
    if (step.deed == MacroDeed::Snooze) {
        whole = json.value("minutes"_L1).isDouble() && whole;
        step.length = std::chrono::minutes(json.take("minutes"_L1).toInteger());
    }
    return whole && json.isEmpty();
}

} // namespace

bool tellsOfWaiting(const Macro &macro)
{
    return std::any_of(macro.steps.begin(), macro.steps.end(), [](const MacroStep &step) {
        return fillsVariables(step.deed) && (step.text.contains("{position}"_L1) || step.text.contains("{wait}"_L1));
    });
}

const QStringList &macroVariables()
{
    static const QStringList names{u"{customer}"_s, u"{agent}"_s, u"{brand}"_s, u"{position}"_s, u"{wait}"_s};
    return names;
}

std::vector<MacroMistake> mistakesOf(const Macro &macro)
{
    using Kind = MacroMistake::Kind;
    std::vector<MacroMistake> mistakes;
    if (macro.steps.empty())
        mistakes.push_back({-1, Kind::NoStep});
    bool resolved = false, gone = false;
    for (int at = 0; at < static_cast<int>(macro.steps.size()); ++at) {
        const MacroStep &step = macro.steps.at(static_cast<size_t>(at));
        if (at == mostMacroSteps)
            mistakes.push_back({at, Kind::TooManySteps});
        checkStep(step, at, mistakes);
        if (gone)
            mistakes.push_back({at, Kind::AfterNext});
        else if (resolved && needsCaseUnderWay(step.deed))
            mistakes.push_back({at, Kind::AfterResolve});
        gone = gone || step.deed == MacroDeed::Next;
        resolved = resolved || step.deed == MacroDeed::Resolve;
    }
    return mistakes;
}

QJsonObject toMacroBody(const Macro &macro)
{
    QJsonArray steps;
    for (const MacroStep &step : macro.steps)
        steps.append(toJson(step));
    return {{"steps"_L1, steps}};
}

Result<Macro> fromMacroBody(const QJsonObject &body)
{
    const QJsonValue steps = body.value("steps"_L1);
    if (!steps.isArray() || body.size() != 1)
        return failure(ErrorCode::Corrupt, u"a macro is a list of steps"_s);
    Macro macro;
    for (const QJsonValue &json : steps.toArray()) {
        MacroStep step;
        if (!json.isObject() || !fromJson(json.toObject(), step))
            return failure(ErrorCode::Corrupt, u"step %1"_s.arg(macro.steps.size() + 1));
        macro.steps.push_back(std::move(step));
    }
    if (!mistakesOf(macro).empty())
        return failure(ErrorCode::Corrupt, u"step %1"_s.arg(mistakesOf(macro).front().step + 1));
    return macro;
}

} // namespace lianxi
