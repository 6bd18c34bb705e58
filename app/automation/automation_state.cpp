// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/automation/automation_state.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}
QByteArray bytesOf(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}
Instant instantOf(const QJsonValue &value)
{
    return fromMillis(value.toInteger());
}

QJsonObject toJson(const LaterLook &one)
{
    return {{"at"_L1, toMillis(one.at)}, {"row"_L1, one.caseRow},     {"case"_L1, one.caseId.toString()},
            {"rule"_L1, one.rule},       {"version"_L1, one.version}, {"step"_L1, one.step},
            {"depth"_L1, one.depth},     {"key"_L1, base64(one.key)}, {"line"_L1, one.row}};
}
std::optional<LaterLook> laterFrom(const QJsonObject &json)
{
    const std::optional<CaseId> id = CaseId::parse(json["case"_L1].toString());
    if (!id)
        return std::nullopt;
    return LaterLook{instantOf(json["at"_L1]),   json["row"_L1].toInteger(), *id,
                     json["rule"_L1].toString(), json["version"_L1].toInt(), json["step"_L1].toInt(),
                     json["depth"_L1].toInt(),   bytesOf(json["key"_L1]),    json["line"_L1].toInteger()};
}

QJsonObject toJson(const WebCall &one)
{
    return {{"id"_L1, one.id},
            {"url"_L1, one.url},
            {"body"_L1, base64(one.body)},
            {"attempt"_L1, one.attempt},
            {"next"_L1, toMillis(one.next)},
            {"case"_L1, one.caseId.toString()},
            {"rule"_L1, one.rule},
            {"version"_L1, one.version},
            {"name"_L1, one.name}};
}
std::optional<WebCall> callFrom(const QJsonObject &json)
{
    const std::optional<CaseId> id = CaseId::parse(json["case"_L1].toString());
    if (!id)
        return std::nullopt;
    return WebCall{json["id"_L1].toString(),   json["url"_L1].toString(),  bytesOf(json["body"_L1]),
                   json["attempt"_L1].toInt(), instantOf(json["next"_L1]), *id,
                   json["rule"_L1].toString(), json["version"_L1].toInt(), json["name"_L1].toString()};
}

template <class T>
QJsonArray listOf(const std::vector<T> &all)
{
    QJsonArray list;
    for (const T &one : all)
        list.append(toJson(one));
    return list;
}

} // namespace

QByteArray toBytes(const AutomationState &state)
{
    QJsonObject json{{"judged"_L1, state.judged},
                     {"moments"_L1, toMillis(state.moments)},
                     {"later"_L1, listOf(state.later)},
                     {"calls"_L1, listOf(state.calls)}};
    if (state.line)
        json.insert("line"_L1, *state.line);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

AutomationState automationStateFrom(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    AutomationState state;
    if (!json["line"_L1].isDouble())
        return state;
    state.line = json["line"_L1].toInteger();
    state.judged = json["judged"_L1].toInteger();
    state.moments = instantOf(json["moments"_L1]);
    const QJsonArray later = json["later"_L1].toArray(), calls = json["calls"_L1].toArray();
    for (const QJsonValue &one : later)
        if (auto look = laterFrom(one.toObject()))
            state.later.push_back(std::move(*look));
    for (const QJsonValue &one : calls)
        if (auto call = callFrom(one.toObject()))
            state.calls.push_back(std::move(*call));
    return state;
}

} // namespace lianxi
