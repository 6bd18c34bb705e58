// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

#include <cmath>

namespace lianxi::channels
{

namespace
{

constexpr qsizetype exactDigits = 15;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Position behind the string that begins at `at`.
qsizetype skipString(const QByteArray &text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return at + 1;
}

/// Puts quotes around long integers outside strings. Copies only when there are some.
QByteArray quoteLongIntegers(const QByteArray &text)
{
    QByteArray quoted;
    qsizetype copied = 0;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = skipString(text, at);
            continue;
        }
        if (!isDigit(c) && c != '-') {
            ++at;
            continue;
        }
        const qsizetype begin = at;
        for (at += c == '-' ? 1 : 0; at < text.size() && isDigit(text[at]); ++at) { }
        const qsizetype digits = at - begin - (c == '-' ? 1 : 0);
        bool whole = true;
        for (; at < text.size() && (isDigit(text[at]) || QByteArrayView(".eE+-").contains(text[at])); ++at)
            whole = false;
        if (!whole || digits <= exactDigits)
            continue;
        quoted += QByteArrayView(text).sliced(copied, begin - copied).toByteArray() + '"'
            + QByteArrayView(text).sliced(begin, at - begin).toByteArray() + '"';
        copied = at;
    }
    return copied == 0 ? text : quoted + QByteArrayView(text).sliced(copied).toByteArray();
}

} // namespace

QByteArray withMarksEscaped(const QByteArray &text)
{
    if (!text.contains("\"\xef\xbb\xbf"))
        return text;
    return QByteArray(text).replace("\"\xef\xbb\xbf", "\"\\ufeff");
}

std::optional<QJsonValue> readJson(const QByteArray &text)
{
    if (text.size() > maxJsonBytes)
        return std::nullopt;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(quoteLongIntegers(withMarksEscaped(text)), &error);
    if (error.error != QJsonParseError::NoError || document.isNull())
        return std::nullopt;
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
}

std::optional<QJsonObject> readJsonObject(const QByteArray &text)
{
    const std::optional<QJsonValue> value = readJson(text);
    return value && value->isObject() ? std::optional(value->toObject()) : std::nullopt;
}

bool isModestJson(const QByteArray &text, int levels)
{
    int depth = 0;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = skipString(text, at);
            continue;
        }
        if ((c == '{' || c == '[') && ++depth > levels)
            return false;
        if (c == '}' || c == ']')
            --depth;
        ++at;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(text);
    return !decoder.hasError();
}

QString idText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const std::optional<qint64> number = integer(value);
    return number ? QString::number(*number) : QString();
}

std::optional<qint64> integer(const QJsonValue &value)
{
    if (value.isDouble()) {
        const double number = value.toDouble();
        if (std::floor(number) != number || std::abs(number) > 9.2e18)
            return std::nullopt;
        return value.toInteger();
    }
    if (!value.isString())
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = value.toString().toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

QJsonValue idValue(const QString &id)
{
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    return isNumber && QString::number(number) == id ? QJsonValue(number) : QJsonValue(id);
}

QByteArray writeJson(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

OrderedJson &OrderedJson::put(QLatin1StringView name, const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    putRaw(name, list.mid(1, list.size() - 2));
    return *this;
}

OrderedJson &OrderedJson::put(QLatin1StringView name, const OrderedJson &value)
{
    putRaw(name, value.toJson());
    return *this;
}

OrderedJson &OrderedJson::put(QLatin1StringView name, const std::vector<OrderedJson> &values)
{
    QByteArray list;
    for (const OrderedJson &value : values)
        list += (list.isEmpty() ? "" : ",") + value.toJson();
    putRaw(name, '[' + list + ']');
    return *this;
}

OrderedJson &OrderedJson::putAll(const QJsonObject &values)
{
    const QByteArray object = writeJson(values);
    if (!m_members.isEmpty() && !values.isEmpty())
        m_members += ',';
    m_members += object.mid(1, object.size() - 2);
    return *this;
}

void OrderedJson::putRaw(QLatin1StringView name, const QByteArray &json)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += '"' + QByteArray(name.data(), name.size()) + "\":" + json;
}

bool idLess(const QString &a, const QString &b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

} // namespace lianxi::channels
