// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace lianxi::channels
{

/// Largest JSON text that is read; a page of a poll is far smaller.
inline constexpr qsizetype maxJsonBytes = 8 * 1024 * 1024;

/// Reads a JSON text whose ids must stay exact: an integer of more than 15 digits comes out as a string of its
/// digits, because a double (and beyond 2^63 every integer type) would change it.
/// \return nullopt when it is not JSON, not UTF-8, or larger than maxJsonBytes.
[[nodiscard]] std::optional<QJsonValue> readJson(const QByteArray &text);
/// readJson() for texts that must be an object.
[[nodiscard]] std::optional<QJsonObject> readJsonObject(const QByteArray &text);

/// An id as text, whether the platform wrote it as a string or as a number; empty for anything else.
[[nodiscard]] QString idText(const QJsonValue &value);
/// A whole number, whether written as number or as string of digits; nullopt for anything else.
[[nodiscard]] std::optional<qint64> integer(const QJsonValue &value);
/// An id as a JSON number when it is one that JSON keeps exactly, else as text.
[[nodiscard]] QJsonValue idValue(const QString &id);
/// Compact UTF-8 JSON, nothing but the necessary escapes.
[[nodiscard]] QByteArray writeJson(const QJsonObject &json);
/// Whether the decimal number in `a` is smaller than that in `b`, of any length.
[[nodiscard]] bool idLess(const QString &a, const QString &b);

} // namespace lianxi::channels
