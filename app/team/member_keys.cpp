// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/member_keys.h"

#include "app/channels/channel_registry.h"
#include "app/profile/profile_file.h"

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

const QString userEntry = u"team/user"_s;
const QString boxEntry = u"team/box"_s;

} // namespace

bool isGenuine(const SignedText &text, QByteArrayView about)
{
    return nats::hasSigned(text.by, bound({about, text.body}), text.signature);
}

MemberKeys::MemberKeys(nats::NKey user, const Key &box)
    : m_credentials(std::make_shared<nats::Credentials>(nats::Credentials{{}, std::move(user)}))
    , m_box(box)
{
}

MemberKeys MemberKeys::generate()
{
    return {nats::NKey::generate(nats::NKey::Kind::User), Key::generate()};
}

Result<MemberKeys> MemberKeys::load(const SecretStore &secrets)
{
    Result<QByteArray> seed = secrets.read(userEntry);
    Result<QByteArray> box = secrets.read(boxEntry);
    if (!seed || !box)
        return tl::unexpected(seed ? box.error() : seed.error());
    const WipedBytes seedBytes(std::move(*seed)), boxBytes(std::move(*box));
    Result<nats::NKey> user = nats::NKey::fromSeed(seedBytes.get());
    const std::optional<Key> key = Key::fromBytes(boxBytes.get());
    if (!user || !key)
        return failure(ErrorCode::Corrupt, u"the profile's keys for the team are damaged"_s);
    return MemberKeys(std::move(*user), *key);
}

Status MemberKeys::save(SecretStore &secrets) const
{
    const WipedBytes seed(user().seed());
    const WipedBytes box(QByteArray(reinterpret_cast<const char *>(m_box.data()), Key::size));
    if (Status kept = secrets.write(boxEntry, box.get()); !kept)
        return kept;
    return secrets.write(userEntry, seed.get());
}

QByteArray MemberKeys::boxKey() const
{
    static_assert(crypto_box_SECRETKEYBYTES == Key::size);
    QByteArray open(crypto_box_PUBLICKEYBYTES, Qt::Uninitialized);
    crypto_scalarmult_base(reinterpret_cast<unsigned char *>(open.data()), m_box.data());
    return open;
}

Result<Key> MemberKeys::open(const QByteArray &sealed) const
{
    if (sealed.size() != static_cast<qsizetype>(Key::size + crypto_box_SEALBYTES))
        return failure(ErrorCode::WrongKey, u"not a sealed key"_s);
    const QByteArray boxOpen = boxKey();
    QByteArray plain(Key::size, Qt::Uninitialized);
    const int opened = crypto_box_seal_open(reinterpret_cast<unsigned char *>(plain.data()),
                                            reinterpret_cast<const unsigned char *>(sealed.constData()),
                                            static_cast<unsigned long long>(sealed.size()),
                                            reinterpret_cast<const unsigned char *>(boxOpen.constData()), m_box.data());
    const WipedBytes wiped(std::move(plain));
    if (opened != 0)
        return failure(ErrorCode::WrongKey, u"sealed to somebody else"_s);
    return *Key::fromBytes(wiped.get());
}

SignedText MemberKeys::sign(QByteArray body, QByteArrayView about) const
{
    const QByteArray signature = user().sign(bound({about, body}));
    return {std::move(body), user().publicKey(), signature};
}

QByteArray sealTo(const QByteArray &boxKey, const Key &key)
{
    QByteArray sealed(static_cast<qsizetype>(Key::size + crypto_box_SEALBYTES), Qt::Uninitialized);
    if (boxKey.size() != static_cast<qsizetype>(crypto_box_PUBLICKEYBYTES)
        || crypto_box_seal(reinterpret_cast<unsigned char *>(sealed.data()), key.data(), Key::size,
                           reinterpret_cast<const unsigned char *>(boxKey.constData()))
            != 0)
        return {};
    return sealed;
}

} // namespace lianxi::team
