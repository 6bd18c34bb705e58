// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

namespace lianxi::nats
{

/// An Ed25519 key pair in the form NATS gives it: a seed is text that begins with "S" and the kind ("SU" a user), the
/// public key text that begins with the kind. The seed is zeroed when this is destroyed.
class NKey
{
public:
    enum class Kind { User, Account, Operator };
    [[nodiscard]] static NKey generate(Kind kind);
    /// InvalidInput: no seed, or one that was mistyped (its checksum does not fit).
    [[nodiscard]] static Result<NKey> fromSeed(const QByteArray &seed);
    NKey(NKey &&other) noexcept;
    NKey &operator=(NKey &&other) noexcept;
    NKey(const NKey &) = delete;
    NKey &operator=(const NKey &) = delete;
    ~NKey();

    [[nodiscard]] QByteArray publicKey() const;
    [[nodiscard]] QByteArray seed() const; ///< secret
    /// 64 bytes.
    [[nodiscard]] QByteArray sign(QByteArrayView bytes) const;

private:
    NKey(Kind kind, QByteArray raw);
    Kind m_kind;
    QByteArray m_raw; ///< 32 bytes
};

/// Whether the user, account or operator with this public key signed the bytes.
[[nodiscard]] bool hasSigned(const QByteArray &publicKey, QByteArrayView bytes, const QByteArray &signature);
/// Whether it is the public key of a user: 56 letters that begin with U, and the checksum fits.
[[nodiscard]] bool isUserKey(const QByteArray &publicKey);

/// What a .creds file holds: who the user is, and the key that proves it.
struct Credentials {
    QByteArray jwt;
    NKey key;
};
/// InvalidInput: a part is missing.
[[nodiscard]] Result<Credentials> readCredentials(const QByteArray &file);

} // namespace lianxi::nats
