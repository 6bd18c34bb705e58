// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/profile.h"

#include "app/profile/keychain.h"
#include "app/profile/profile_file.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

Q_LOGGING_CATEGORY(profileLog, "lianxi.profile")

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// Calls `use` with the keychain given, or with the system's.
template <class Use>
auto withKeychain(Keychain *keychain, const Use &use)
{
    if (keychain)
        return use(*keychain);
    SystemKeychain system;
    return use(system);
}

Status checkPassphrase(const QString &passphrase)
{
    if (passphrase.toUcs4().size() < Profile::passphraseMinimum)
        return failure(ErrorCode::InvalidInput,
                       u"a passphrase needs at least %1 characters"_s.arg(Profile::passphraseMinimum));
    return {};
}

QStringList databasesIn(const QString &folder)
{
    return QDir(folder).entryList({u"log.db*"_s, u"desk.db*"_s, u"local.db*"_s, u"judging.db*"_s, u"orders.db*"_s,
                                   u"team.db*"_s, u"teamdesk.db*"_s, u"teamkeys.db*"_s},
                                  QDir::Files | QDir::Hidden);
}

Result<std::unique_ptr<FolderLock>> lockFolder(const QString &folder)
{
    return FolderLock::take(folder + u"/lock"_s);
}

Status makeFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::Io, u"the folder cannot be made: "_s + folder);
    if (!QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner))
        return failure(ErrorCode::Io, u"the folder cannot be closed to others: "_s + folder);
    return {};
}

/// Closes what an unpacked backup or another program may have left open.
void tightenPermissions(const QString &folder)
{
    bool tight = QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner);
    QStringList names = databasesIn(folder);
    names.append(u"profile.json"_s);
    for (const QString &name : names)
        tight = QFile::setPermissions(folder + u'/' + name, ownerOnly) && tight;
    if (!tight)
        qCWarning(profileLog) << "permissions of the profile cannot be set";
}

Result<sqlite::PageKey> keyFromKeychain(Keychain &keychain, const QString &entry)
{
    Result<QByteArray> stored = keychain.read(entry);
    if (!stored)
        return tl::unexpected(stored.error());
    const WipedBytes text(std::move(*stored));
    const WipedBytes bytes(QByteArray::fromHex(text.get()));
    const std::optional<sqlite::PageKey> key = sqlite::PageKey::fromBytes(bytes.get());
    if (!key)
        return failure(ErrorCode::Corrupt, u"the keychain's entry is no key"_s);
    return *key;
}

Status keyToKeychain(Keychain &keychain, const QString &entry, const sqlite::PageKey &key)
{
    const WipedBytes bytes(QByteArray(reinterpret_cast<const char *>(key.data()), sqlite::PageKey::size));
    const WipedBytes text(bytes.get().toHex());
    return keychain.write(entry, text.get());
}

} // namespace

Profile::Profile(QString folder, sqlite::PageKey key, std::unique_ptr<FolderLock> lock, Keychain *keychain)
    : m_folder(std::move(folder))
    , m_key(key)
    , m_lock(std::move(lock))
    , m_keychain(keychain)
{
}

QString Profile::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lianxi/profile"_s;
}

bool Profile::exists(const QString &folder)
{
    return QFile::exists(folder + u"/profile.json"_s);
}

Result<KeyKeeping> Profile::keepingOf(const QString &folder)
{
    return readProfileFile(folder).map([](const ProfileFile &file) { return file.keeping; });
}

Result<std::unique_ptr<Profile>> Profile::create(const QString &folder, KeyKeeping keeping, const QString &passphrase,
                                                 Keychain *keychain)
{
    if (exists(folder))
        return failure(ErrorCode::Conflict, u"there is a profile already"_s);
    if (!databasesIn(folder).isEmpty())
        return failure(ErrorCode::Conflict, u"there are databases whose profile.json is missing"_s);
    if (keeping == KeyKeeping::Passphrase)
        if (Status good = checkPassphrase(passphrase); !good)
            return tl::unexpected(good.error());
    if (Status made = makeFolder(folder); !made)
        return tl::unexpected(made.error());
    Result<std::unique_ptr<FolderLock>> lock = lockFolder(folder);
    if (!lock)
        return tl::unexpected(lock.error());
    if (exists(folder)) // made by another program since
        return failure(ErrorCode::Conflict, u"there is a profile already"_s);

    const sqlite::PageKey key = sqlite::PageKey::generate();
    ProfileFile file{QUuid::createUuid().toString(QUuid::WithoutBraces), keeping, checkValue(key), {}};
    Status kept;
    if (keeping == KeyKeeping::Keychain) {
        kept = withKeychain(keychain, [&](Keychain &chain) { return keyToKeychain(chain, file.entry, key); });
    } else {
        Result<WrappedKey> wrapped = wrapKey(key, passphrase);
        if (wrapped)
            file.wrapped = std::move(*wrapped);
        else
            kept = tl::unexpected(wrapped.error());
    }
    if (kept)
        kept = writeProfileFile(folder, file);
    if (!kept)
        return tl::unexpected(kept.error());
    return std::unique_ptr<Profile>(new Profile(folder, key, std::move(*lock), keychain));
}

Result<std::unique_ptr<Profile>> Profile::open(const QString &folder, const QString &passphrase, Keychain *keychain)
{
    if (!exists(folder))
        return failure(ErrorCode::NotFound, folder);
    // The lock comes first: what is read before it may be replaced meanwhile.
    Result<std::unique_ptr<FolderLock>> lock = lockFolder(folder);
    if (!lock)
        return tl::unexpected(lock.error());
    const Result<ProfileFile> file = readProfileFile(folder);
    if (!file)
        return tl::unexpected(file.error());
    const Result<sqlite::PageKey> key = file->wrapped
        ? unwrapKey(*file->wrapped, passphrase)
        : withKeychain(keychain, [&](Keychain &chain) { return keyFromKeychain(chain, file->entry); });
    if (!key)
        return tl::unexpected(key.error());
    if (checkValue(*key) != file->check)
        return failure(ErrorCode::WrongKey, u"the key found is not this profile's"_s);
    tightenPermissions(folder);
    return std::unique_ptr<Profile>(new Profile(folder, *key, std::move(*lock), keychain));
}

Status Profile::changePassphrase(const QString &passphrase)
{
    if (Status good = checkPassphrase(passphrase); !good)
        return good;
    Result<ProfileFile> file = readProfileFile(m_folder);
    if (!file)
        return tl::unexpected(file.error());
    Result<WrappedKey> wrapped = wrapKey(m_key, passphrase);
    if (!wrapped)
        return tl::unexpected(wrapped.error());
    const KeyKeeping before = std::exchange(file->keeping, KeyKeeping::Passphrase);
    file->wrapped = std::move(*wrapped);
    if (Status written = writeProfileFile(m_folder, *file); !written)
        return written;
    if (before == KeyKeeping::Passphrase)
        return {};
    // The passphrase holds from here on; an entry that stays behind is a second way in and must be known of.
    return withKeychain(m_keychain, [&](Keychain &chain) { return chain.remove(file->entry); });
}

} // namespace lianxi
