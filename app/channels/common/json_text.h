// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <vector>

namespace lianxi::channels
{

/// Largest JSON text that is read; a page of a poll is far smaller.
inline constexpr qsizetype maxJsonBytes = 8 * 1024 * 1024;

/// `text` with a mark U+FEFF that begins a string written as an escape: Qt (6.4, QUtf8) takes it there for a byte order
/// mark and drops it.
[[nodiscard]] QByteArray withMarksEscaped(const QByteArray &text);
/// Reads a JSON text whose ids must stay exact: an integer of more than 15 digits comes out as a string of its
/// digits, because a double (and beyond 2^63 every integer type) would change it.
/// \return nullopt when it is not JSON, not UTF-8, or larger than maxJsonBytes.
[[nodiscard]] std::optional<QJsonValue> readJson(const QByteArray &text);
/// readJson() for texts that must be an object.
[[nodiscard]] std::optional<QJsonObject> readJsonObject(const QByteArray &text);

/// Whether `text` is UTF-8 and its objects and arrays lie at most `levels` inside one another, the outermost being the
/// first. Says nothing about whether it is JSON otherwise.
[[nodiscard]] bool isModestJson(const QByteArray &text, int levels);

/// An id as text, whether the platform wrote it as a string or as a number; empty for anything else.
[[nodiscard]] QString idText(const QJsonValue &value);
/// A whole number, whether written as number or as string of digits; nullopt for anything else.
[[nodiscard]] std::optional<qint64> integer(const QJsonValue &value);
/// An id as a JSON number when it is one that JSON keeps exactly, else as text.
[[nodiscard]] QJsonValue idValue(const QString &id);
/// Compact UTF-8 JSON, nothing but the necessary escapes.
[[nodiscard]] QByteArray writeJson(const QJsonObject &json);
/// An object whose members stay in the order they are put in, for bytes that somebody signs and compares.
class OrderedJson
{
public:
    OrderedJson &put(QLatin1StringView name, const QJsonValue &value);
    OrderedJson &put(QLatin1StringView name, const OrderedJson &value);
    OrderedJson &put(QLatin1StringView name, const std::vector<OrderedJson> &values);
    /// All members of `values`, sorted by name.
    OrderedJson &putAll(const QJsonObject &values);
    /// Compact UTF-8.
    [[nodiscard]] QByteArray toJson() const { return '{' + m_members + '}'; }

private:
    void putRaw(QLatin1StringView name, const QByteArray &json);
    QByteArray m_members;
};
/// Whether the decimal number in `a` is smaller than that in `b`, of any length.
[[nodiscard]] bool idLess(const QString &a, const QString &b);

} // namespace lianxi::channels
