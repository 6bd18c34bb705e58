// SPDX-License-Identifier: GPL-3.0-or-later
// The form of keys: base32 (RFC 4648, no padding) of prefix, key and CRC-16/XMODEM, as nats-io/nkeys describes it.
#include "app/nats/nkey.h"

#include <sodium.h>

#include <array>

using namespace Qt::StringLiterals;

namespace lianxi::nats
{

namespace
{

constexpr QByteArrayView alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
constexpr int seedPrefix = 18 << 3; // "S"
constexpr qsizetype keyBytes = 32;

int prefixOf(NKey::Kind kind)
{
    switch (kind) {
    case NKey::Kind::User:
        return 20 << 3; // "U"
    case NKey::Kind::Account:
        return 0; // "A"
    case NKey::Kind::Operator:
        return 14 << 3; // "O"
    }
    return 0;
}

quint16 crc16(QByteArrayView bytes)
{
    quint16 crc = 0;
    for (const char byte : bytes) {
        crc = static_cast<quint16>(crc ^ (static_cast<unsigned char>(byte) << 8));
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<quint16>((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
    }
    return crc;
}

QByteArray base32(QByteArrayView bytes)
{
    QByteArray text;
    unsigned value = 0;
    int bits = 0;
    for (const char byte : bytes) {
        value = (value << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text += alphabet[static_cast<qsizetype>((value >> (bits - 5)) & 31)];
    }
    if (bits > 0)
        text += alphabet[static_cast<qsizetype>((value << (5 - bits)) & 31)];
    return text;
}

/// Nothing where a letter is foreign or the bits left over after the last byte are not zero: those are no part of
/// what the checksum covers, and base32 knows one writing of each value only (RFC 4648 §3.5).
std::optional<QByteArray> fromBase32(QByteArrayView text)
{
    QByteArray bytes;
    unsigned value = 0;
    int bits = 0;
    for (const char letter : text) {
        const qsizetype five = alphabet.indexOf(letter);
        if (five < 0)
            return std::nullopt;
        value = (value << 5) | static_cast<unsigned>(five);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((value >> bits) & 255);
        }
    }
    if ((value & ((1U << bits) - 1)) != 0)
        return std::nullopt;
    return bytes;
}

QByteArray withChecksum(QByteArray bytes)
{
    const quint16 crc = crc16(bytes);
    bytes += static_cast<char>(crc & 255);
    bytes += static_cast<char>(crc >> 8);
    return base32(bytes);
}

using PublicKey = std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>;
using SecretKey = std::array<unsigned char, crypto_sign_SECRETKEYBYTES>;

void expand(const QByteArray &raw, PublicKey &open, SecretKey &secret)
{
    crypto_sign_seed_keypair(open.data(), secret.data(), reinterpret_cast<const unsigned char *>(raw.constData()));
}

/// Kind's prefix and the 32 bytes of a public key in its text form.
std::optional<std::pair<int, QByteArray>> publicBytes(const QByteArray &text)
{
    const std::optional<QByteArray> bytes = fromBase32(text);
    if (!bytes || bytes->size() != keyBytes + 3)
        return std::nullopt;
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>((*bytes)[i]); };
    if ((at(keyBytes + 1) | (at(keyBytes + 2) << 8)) != crc16(QByteArrayView(*bytes).first(keyBytes + 1)))
        return std::nullopt;
    return std::pair(static_cast<int>(at(0)), bytes->sliced(1, keyBytes));
}

/// What lies between "-----BEGIN name-----" and the next line of dashes.
QByteArray section(const QByteArray &file, const QByteArray &name)
{
    const qsizetype begin = file.indexOf("BEGIN " + name);
    const qsizetype start = begin < 0 ? -1 : file.indexOf('\n', begin);
    const qsizetype end = start < 0 ? -1 : file.indexOf("---", start);
    return end < 0 ? QByteArray() : file.sliced(start, end - start).trimmed();
}

} // namespace

NKey::NKey(Kind kind, QByteArray raw)
    : m_kind(kind)
    , m_raw(std::move(raw))
{
}

NKey::NKey(NKey &&other) noexcept = default;
NKey &NKey::operator=(NKey &&other) noexcept
{
    std::swap(m_kind, other.m_kind);
    std::swap(m_raw, other.m_raw);
    return *this;
}

NKey::~NKey()
{
    sodium_memzero(m_raw.data(), static_cast<size_t>(m_raw.size()));
}

NKey NKey::generate(Kind kind)
{
    QByteArray raw(keyBytes, Qt::Uninitialized);
    randombytes_buf(raw.data(), static_cast<size_t>(raw.size()));
    return {kind, std::move(raw)};
}

Result<NKey> NKey::fromSeed(const QByteArray &seed)
{
    const std::optional<QByteArray> bytes = fromBase32(seed.trimmed());
    // Two bytes of prefix, the key, two bytes of checksum.
    if (!bytes || bytes->size() != keyBytes + 4)
        return failure(ErrorCode::InvalidInput, u"not an NKEY seed: it is 58 letters and begins with S"_s);
    const QByteArrayView body = QByteArrayView(*bytes).first(keyBytes + 2);
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>((*bytes)[i]); };
    if ((at(keyBytes + 2) | (at(keyBytes + 3) << 8)) != crc16(body))
        return failure(ErrorCode::InvalidInput, u"not an NKEY seed: its checksum does not fit, a letter is wrong"_s);
    // The kind's five bits are spread over both bytes of the prefix.
    const int kind = ((at(0) & 7) << 5) | ((at(1) & 248) >> 3);
    for (const Kind known : {Kind::User, Kind::Account, Kind::Operator})
        if ((at(0) & 248) == seedPrefix && kind == prefixOf(known))
            return NKey(known, body.sliced(2).toByteArray());
    return failure(ErrorCode::InvalidInput, u"not the seed of a user, an account or an operator"_s);
}

QByteArray NKey::publicKey() const
{
    PublicKey open;
    SecretKey secret;
    expand(m_raw, open, secret);
    sodium_memzero(secret.data(), secret.size());
    return withChecksum(static_cast<char>(prefixOf(m_kind))
                        + QByteArray(reinterpret_cast<const char *>(open.data()), std::ssize(open)));
}

QByteArray NKey::seed() const
{
    const int kind = prefixOf(m_kind);
    QByteArray bytes;
    bytes += static_cast<char>(seedPrefix | (kind >> 5));
    bytes += static_cast<char>((kind & 31) << 3);
    return withChecksum(bytes + m_raw);
}

QByteArray NKey::sign(QByteArrayView bytes) const
{
    PublicKey open;
    SecretKey secret;
    expand(m_raw, open, secret);
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char *>(bytes.data()), static_cast<size_t>(bytes.size()),
                         secret.data());
    sodium_memzero(secret.data(), secret.size());
    return signature;
}

bool hasSigned(const QByteArray &publicKey, QByteArrayView bytes, const QByteArray &signature)
{
    const auto open = publicBytes(publicKey);
    return open && signature.size() == static_cast<qsizetype>(crypto_sign_BYTES)
        && crypto_sign_verify_detached(reinterpret_cast<const unsigned char *>(signature.constData()),
                                       reinterpret_cast<const unsigned char *>(bytes.data()),
                                       static_cast<size_t>(bytes.size()),
                                       reinterpret_cast<const unsigned char *>(open->second.constData()))
        == 0;
}

bool isUserKey(const QByteArray &publicKey)
{
    const auto open = publicBytes(publicKey);
    return open && open->first == prefixOf(NKey::Kind::User);
}

Result<Credentials> readCredentials(const QByteArray &file)
{
    const QByteArray jwt = section(file, "NATS USER JWT");
    const QByteArray seed = section(file, "USER NKEY SEED");
    if (jwt.isEmpty() || seed.isEmpty())
        return failure(ErrorCode::InvalidInput, u"not a .creds file: it holds a NATS USER JWT and a USER NKEY SEED"_s);
    return NKey::fromSeed(seed).map([&](NKey &&key) { return Credentials{jwt, std::move(key)}; });
}

} // namespace lianxi::nats
