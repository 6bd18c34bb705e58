// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/nkey.h"
#include "app/team/sealing.h"

namespace lianxi
{
class SecretStore;
}

namespace lianxi::team
{

/// Something an administrator says to the whole team, which nobody but they can have written.
struct SignedText {
    QByteArray body; ///< JSON
    QByteArray by; ///< the administrator's public NKEY
    QByteArray signature; ///< 64 bytes
    friend bool operator==(const SignedText &, const SignedText &) = default;
};
/// What it is about is signed with it, so that one kind of text is never taken for another.
[[nodiscard]] bool isGenuine(const SignedText &text, QByteArrayView about);

/// The secrets of one member: an NKEY, with which they prove themselves to the server and sign, and an X25519 pair, to
/// which the team's keys are sealed. They wipe themselves.
class MemberKeys
{
public:
    [[nodiscard]] static MemberKeys generate();
    /// Those of a profile. NotFound, Corrupt.
    [[nodiscard]] static Result<MemberKeys> load(const SecretStore &secrets);
    [[nodiscard]] Status save(SecretStore &secrets) const;

    [[nodiscard]] const nats::NKey &user() const { return m_credentials->key; }
    /// For the connection.
    [[nodiscard]] std::shared_ptr<const nats::Credentials> credentials() const { return m_credentials; }
    [[nodiscard]] QByteArray boxKey() const; ///< public, 32 bytes
    /// What was sealed to boxKey(). WrongKey.
    [[nodiscard]] Result<Key> open(const QByteArray &sealed) const;
    [[nodiscard]] SignedText sign(QByteArray body, QByteArrayView about) const;

private:
    MemberKeys(nats::NKey user, const Key &box);
    std::shared_ptr<const nats::Credentials> m_credentials;
    Key m_box; ///< X25519
};

/// For whoever has the secret of `boxKey` (32 bytes). Empty when that is no key.
[[nodiscard]] QByteArray sealTo(const QByteArray &boxKey, const Key &key);

} // namespace lianxi::team
