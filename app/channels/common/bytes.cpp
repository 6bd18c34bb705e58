// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/bytes.h"

#include <QCryptographicHash>

#include <algorithm>
#include <vector>

#include <sodium.h>

namespace lianxi::channels
{

bool equalConstantTime(QByteArrayView expected, QByteArrayView given)
{
    return !expected.isEmpty() && expected.size() == given.size()
        && sodium_memcmp(expected.data(), given.data(), static_cast<size_t>(expected.size())) == 0;
}

QByteArray sha1Hex(QByteArrayView bytes)
{
    return QCryptographicHash::hash(QByteArray::fromRawData(bytes.data(), bytes.size()), QCryptographicHash::Sha1)
        .toHex();
}

QByteArray hmacSha256(QByteArrayView key, std::initializer_list<QByteArrayView> parts)
{
    const auto bytes = [](QByteArrayView view) { return reinterpret_cast<const unsigned char *>(view.data()); };
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes(key), static_cast<size_t>(key.size()));
    for (const QByteArrayView part : parts)
        crypto_auth_hmacsha256_update(&state, bytes(part), static_cast<size_t>(part.size()));
    QByteArray digest(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char *>(digest.data()));
    sodium_memzero(&state, sizeof state);
    return digest;
}

QByteArray sortedSha1(std::initializer_list<QByteArrayView> parts)
{
    std::vector<QByteArrayView> sorted(parts);
    std::sort(sorted.begin(), sorted.end(), [](QByteArrayView a, QByteArrayView b) {
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
            return static_cast<unsigned char>(x) < static_cast<unsigned char>(y);
        });
    });
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const QByteArrayView part : sorted)
        hash.addData(part);
    return hash.result().toHex();
}

bool isFresh(QByteArrayView timestamp, bool milliseconds, Instant now)
{
    bool isNumber = false;
    const qint64 value = timestamp.toByteArray().toLongLong(&isNumber);
    // Beyond the year 9999 a subtraction could overflow.
    constexpr qint64 latest = 253'402'300'799'000;
    if (!isNumber || value < 0 || value > (milliseconds ? latest : latest / 1000))
        return false;
    const Instant said = fromMillis(milliseconds ? value : value * 1000);
    return said >= now - acceptedSkew && said <= now + acceptedSkew;
}

QueryFields::QueryFields(const QByteArray &rawQuery)
{
    for (const QByteArray &pair : rawQuery.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = equals < 0 ? pair : pair.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        m_fields.append({QByteArray::fromPercentEncoding(name), QByteArray::fromPercentEncoding(value)});
    }
}

QByteArray QueryFields::value(QByteArrayView name) const
{
    const auto found =
        std::find_if(m_fields.begin(), m_fields.end(), [name](const auto &f) { return f.first == name; });
    return found == m_fields.end() ? QByteArray() : found->second;
}

bool QueryFields::contains(QByteArrayView name) const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [name](const auto &f) { return f.first == name; });
}

QByteArray percentEncode(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

QByteArray formEncode(const QList<QPair<QByteArray, QString>> &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        form += name.toPercentEncoding() + '=' + percentEncode(value);
    }
    return form;
}

} // namespace lianxi::channels
