// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <chrono>
#include <initializer_list>

namespace lianxi::channels
{

/// Clock skew accepted on signed timestamps, either way.
inline constexpr std::chrono::seconds acceptedSkew{600};

/// Whether both are the same bytes, in a time that tells nothing about where they differ. An empty `expected` equals
/// nothing: a secret that is not set must never open the door.
[[nodiscard]] bool equalConstantTime(QByteArrayView expected, QByteArrayView given);

/// Lower-case hex SHA-1 over the parts, sorted by their bytes and joined.
[[nodiscard]] QByteArray sortedSha1(std::initializer_list<QByteArrayView> parts);
/// Lower-case hex SHA-1.
[[nodiscard]] QByteArray sha1Hex(QByteArrayView bytes);
/// HMAC-SHA256 (32 bytes) over the parts joined, without copying them together.
[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, std::initializer_list<QByteArrayView> parts);

/// Whether `timestamp`, decimal digits in seconds (or milliseconds), lies within acceptedSkew of `now`.
[[nodiscard]] bool isFresh(QByteArrayView timestamp, bool milliseconds, Instant now);

/// The members of a raw query, percent-decoded once; '+' stays '+' because base64 travels in queries.
class QueryFields
{
public:
    explicit QueryFields(const QByteArray &rawQuery);
    /// First value of `name`; empty when it is not there.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool contains(QByteArrayView name) const;

private:
    QList<QPair<QByteArray, QByteArray>> m_fields;
};

/// RFC 3986: everything but letters, digits and -._~ becomes %XX of its UTF-8.
[[nodiscard]] QByteArray percentEncode(const QString &text);
/// application/x-www-form-urlencoded, in the given order, space as %20.
[[nodiscard]] QByteArray formEncode(const QList<QPair<QByteArray, QString>> &fields);

} // namespace lianxi::channels
