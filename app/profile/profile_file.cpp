// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/profile_file.h"

#include <QFile>
#include <QSaveFile>

#include <sodium.h>

#include <array>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Number of the derived key that only serves for the check value; the profile's files use small ones.
constexpr quint64 checkKeyNumber = 1'000'000;
constexpr qsizetype largestFile = 64 * 1024;
/// What a file may ask for: a damaged or forged one must not take the machine's memory or a minute.
constexpr quint64 mostOperations = 16;
constexpr quint64 mostMemory = 1024ULL * 1024 * 1024;

using WrappingKey = std::array<unsigned char, crypto_secretbox_xchacha20poly1305_KEYBYTES>;

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}
unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

QByteArray randomBytes(size_t count)
{
    QByteArray bytes(static_cast<qsizetype>(count), Qt::Uninitialized);
    randombytes_buf(bytes.data(), count);
    return bytes;
}

/// Wipes the key that a passphrase gave.
struct WrappingKeyOwner {
    WrappingKey key{};
    ~WrappingKeyOwner() { sodium_memzero(key.data(), key.size()); }
};

Status stretch(WrappingKey &key, const QString &passphrase, const PassphraseCost &cost, const QByteArray &salt)
{
    if (sodium_init() < 0)
        return failure(ErrorCode::Unavailable, u"libsodium cannot start"_s);
    // Composed form, so that the same characters from another keyboard give the same bytes.
    const WipedBytes utf8(passphrase.normalized(QString::NormalizationForm_C).toUtf8());
    const int rc =
        crypto_pwhash(key.data(), key.size(), utf8.get().constData(), static_cast<quint64>(utf8.get().size()),
                      raw(salt), cost.operations, cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13);
    return rc == 0 ? Status{} : failure(ErrorCode::Unavailable, u"not enough memory for the passphrase"_s);
}

QString toHex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// \return an empty array unless `member` is hex of `size` bytes.
QByteArray fromHex(const QJsonObject &json, QLatin1StringView member, size_t size)
{
    const QByteArray hex = json.value(member).toString().toLatin1();
    const QByteArray bytes = QByteArray::fromHex(hex);
    return static_cast<size_t>(bytes.size()) == size && bytes.toHex() == hex ? bytes : QByteArray();
}

Result<WrappedKey> wrappedFromJson(const QJsonObject &json)
{
    WrappedKey wrapped;
    wrapped.cost.operations = static_cast<quint64>(json.value("operations"_L1).toInteger());
    wrapped.cost.memoryBytes = static_cast<quint64>(json.value("memory_bytes"_L1).toInteger());
    wrapped.salt = fromHex(json, "salt"_L1, crypto_pwhash_SALTBYTES);
    wrapped.nonce = fromHex(json, "nonce"_L1, crypto_secretbox_xchacha20poly1305_NONCEBYTES);
    wrapped.box = fromHex(json, "key"_L1, sqlite::PageKey::size + crypto_secretbox_xchacha20poly1305_MACBYTES);
    const bool costly = wrapped.cost.operations < crypto_pwhash_OPSLIMIT_MIN || wrapped.cost.operations > mostOperations
        || wrapped.cost.memoryBytes < crypto_pwhash_MEMLIMIT_MIN || wrapped.cost.memoryBytes > mostMemory;
    if (json.value("kdf"_L1).toString() != "argon2id13"_L1 || costly || wrapped.salt.isEmpty()
        || wrapped.nonce.isEmpty() || wrapped.box.isEmpty())
        return failure(ErrorCode::Corrupt, u"profile.json: the wrapped key makes no sense"_s);
    return wrapped;
}

QJsonObject toJson(const WrappedKey &wrapped)
{
    return {{u"kdf"_s, u"argon2id13"_s},
            {u"operations"_s, static_cast<qint64>(wrapped.cost.operations)},
            {u"memory_bytes"_s, static_cast<qint64>(wrapped.cost.memoryBytes)},
            {u"salt"_s, toHex(wrapped.salt)},
            {u"nonce"_s, toHex(wrapped.nonce)},
            {u"key"_s, toHex(wrapped.box)}};
}

QString pathIn(const QString &folder)
{
    return folder + u"/profile.json"_s;
}

} // namespace

WipedBytes::~WipedBytes()
{
    if (!m_bytes.isEmpty())
        sodium_memzero(m_bytes.data(), static_cast<size_t>(m_bytes.size()));
}

Result<ProfileFile> readProfileFile(const QString &folder)
{
    QFile file(pathIn(folder));
    if (!file.exists())
        return failure(ErrorCode::NotFound, pathIn(folder));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, u"profile.json: "_s + file.errorString());
    const QJsonObject json = QJsonDocument::fromJson(file.read(largestFile)).object();
    const int version = json.value("version"_L1).toInt();
    if (version < 1)
        return failure(ErrorCode::Corrupt, u"profile.json cannot be read"_s);
    if (version > ProfileFile::currentVersion)
        return failure(ErrorCode::TooNew,
                       u"profile version %1, this program knows %2"_s.arg(version).arg(ProfileFile::currentVersion));
    ProfileFile profile;
    profile.entry = json.value("entry"_L1).toString();
    profile.check = fromHex(json, "check"_L1, crypto_generichash_BYTES);
    const QString keeping = json.value("keeping"_L1).toString();
    if (profile.entry.isEmpty() || profile.check.isEmpty() || (keeping != "keychain"_L1 && keeping != "passphrase"_L1))
        return failure(ErrorCode::Corrupt, u"profile.json: a member is missing or makes no sense"_s);
    profile.keeping = keeping == "keychain"_L1 ? KeyKeeping::Keychain : KeyKeeping::Passphrase;
    if (profile.keeping == KeyKeeping::Passphrase) {
        Result<WrappedKey> wrapped = wrappedFromJson(json.value("wrapped"_L1).toObject());
        if (!wrapped)
            return tl::unexpected(wrapped.error());
        profile.wrapped = std::move(*wrapped);
    }
    return profile;
}

Status writeProfileFile(const QString &folder, const ProfileFile &profile)
{
    QJsonObject json{{u"version"_s, ProfileFile::currentVersion},
                     {u"entry"_s, profile.entry},
                     {u"keeping"_s, profile.keeping == KeyKeeping::Keychain ? u"keychain"_s : u"passphrase"_s},
                     {u"check"_s, toHex(profile.check)}};
    if (profile.wrapped)
        json.insert(u"wrapped"_s, toJson(*profile.wrapped));
    QSaveFile file(pathIn(folder));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failure(ErrorCode::Io, u"profile.json: "_s + file.errorString());
    file.write(QJsonDocument(json).toJson());
    if (!file.commit()) // syncs before it replaces
        return failure(ErrorCode::Io, u"profile.json: "_s + file.errorString());
    return {};
}

QByteArray checkValue(const sqlite::PageKey &key)
{
    const sqlite::PageKey derived = key.derive(checkKeyNumber);
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(raw(hash), crypto_generichash_BYTES, derived.data(), sqlite::PageKey::size, nullptr, 0);
    return hash;
}

Result<WrappedKey> wrapKey(const sqlite::PageKey &key, const QString &passphrase)
{
    WrappedKey wrapped;
    wrapped.salt = randomBytes(crypto_pwhash_SALTBYTES);
    wrapped.nonce = randomBytes(crypto_secretbox_xchacha20poly1305_NONCEBYTES);
    WrappingKeyOwner owner;
    if (Status stretched = stretch(owner.key, passphrase, wrapped.cost, wrapped.salt); !stretched)
        return tl::unexpected(stretched.error());
    wrapped.box.resize(sqlite::PageKey::size + crypto_secretbox_xchacha20poly1305_MACBYTES);
    crypto_secretbox_xchacha20poly1305_easy(raw(wrapped.box), key.data(), sqlite::PageKey::size, raw(wrapped.nonce),
                                            owner.key.data());
    return wrapped;
}

Result<sqlite::PageKey> unwrapKey(const WrappedKey &wrapped, const QString &passphrase)
{
    WrappingKeyOwner owner;
    if (Status stretched = stretch(owner.key, passphrase, wrapped.cost, wrapped.salt); !stretched)
        return tl::unexpected(stretched.error());
    QByteArray plain(sqlite::PageKey::size, Qt::Uninitialized);
    const int rc = crypto_secretbox_xchacha20poly1305_open_easy(
        raw(plain), raw(wrapped.box), static_cast<quint64>(wrapped.box.size()), raw(wrapped.nonce), owner.key.data());
    const WipedBytes bytes(std::move(plain));
    if (rc != 0)
        return failure(ErrorCode::WrongKey, u"the passphrase does not open this profile"_s);
    return *sqlite::PageKey::fromBytes(bytes.get());
}

} // namespace lianxi
