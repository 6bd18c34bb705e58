// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/folder_lock.h"
#include "models/domain/result.h"
#include "models/store/sqlite.h"

#include <QString>

#include <memory>
#include <optional>

namespace lianxi
{

class Keychain;

/// How the profile's key is kept.
enum class KeyKeeping { Keychain, Passphrase };

/// A folder with the encrypted files of one desk and the lock that keeps a second program out.
///
/// profile.json (no secret): version, how the key is kept, Argon2id parameters, the wrapped key, a key check value.
/// log.db, desk.db (projection), local.db, judging.db, team.db …: each under its own key derived from the profile's
/// random key.
class Profile
{
public:
    static constexpr int passphraseMinimum = 8; ///< characters
    [[nodiscard]] static QString defaultFolder();
    [[nodiscard]] static bool exists(const QString &folder);
    /// \return how an existing profile's key is kept. NotFound, Corrupt, TooNew.
    [[nodiscard]] static Result<KeyKeeping> keepingOf(const QString &folder);
    /// Creates a profile with a fresh random key. Conflict when there is one already, or a database without its
    /// profile.json; InvalidInput for a weak passphrase; Unavailable when the keychain cannot be reached; Io.
    /// `keychain` outlives the profile; null: the system's, which wants the thread of the QCoreApplication.
    [[nodiscard]] static Result<std::unique_ptr<Profile>>
    create(const QString &folder, KeyKeeping keeping, const QString &passphrase = {}, Keychain *keychain = nullptr);
    /// WrongKey (passphrase), NotFound (no profile, or the keychain lost the key), Busy (already open; the detail tells
    /// the process), Corrupt, TooNew, Unavailable (keychain), Io. Never creates or replaces a database.
    [[nodiscard]] static Result<std::unique_ptr<Profile>> open(const QString &folder, const QString &passphrase = {},
                                                               Keychain *keychain = nullptr);
    /// From here on the key is kept by this passphrase alone, also if the keychain had it. The databases stay as they
    /// are. InvalidInput for a weak passphrase, Io; on error the old way still opens the profile.
    [[nodiscard]] Status changePassphrase(const QString &passphrase);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString logFile() const { return m_folder + QStringLiteral("/log.db"); }
    [[nodiscard]] QString projectionFile() const { return m_folder + QStringLiteral("/desk.db"); }
    [[nodiscard]] QString localFile() const { return m_folder + QStringLiteral("/local.db"); }
    [[nodiscard]] QString labelFile() const { return m_folder + QStringLiteral("/judging.db"); }
    [[nodiscard]] QString ordersFile() const { return m_folder + QStringLiteral("/orders.db"); }
    /// What a team's log keeps on this machine, and its projection: apart from the ones of this machine alone.
    [[nodiscard]] QString teamFile() const { return m_folder + QStringLiteral("/team.db"); }
    [[nodiscard]] QString teamProjectionFile() const { return m_folder + QStringLiteral("/teamdesk.db"); }
    /// The team's keys: team::KeyRing.
    [[nodiscard]] QString keyRingFile() const { return m_folder + QStringLiteral("/teamkeys.db"); }
    /// Where an administrator describes the shops' systems; need not exist.
    [[nodiscard]] QString ordersConfig() const { return m_folder + QStringLiteral("/orders.toml"); }
    [[nodiscard]] sqlite::PageKey logKey() const { return m_key.derive(1); }
    [[nodiscard]] sqlite::PageKey projectionKey() const { return m_key.derive(2); }
    [[nodiscard]] sqlite::PageKey localKey() const { return m_key.derive(3); }
    [[nodiscard]] sqlite::PageKey attachmentKey() const { return m_key.derive(4); }
    [[nodiscard]] sqlite::PageKey labelKey() const { return m_key.derive(5); }
    [[nodiscard]] sqlite::PageKey ordersKey() const { return m_key.derive(6); }
    [[nodiscard]] sqlite::PageKey teamKey() const { return m_key.derive(7); }
    [[nodiscard]] sqlite::PageKey teamProjectionKey() const { return m_key.derive(8); }
    [[nodiscard]] sqlite::PageKey keyRingKey() const { return m_key.derive(9); }

private:
    Profile(QString folder, sqlite::PageKey key, std::unique_ptr<FolderLock> lock, Keychain *keychain);
    QString m_folder;
    sqlite::PageKey m_key; ///< wipes itself
    std::unique_ptr<FolderLock> m_lock;
    Keychain *m_keychain; ///< not owned; null: the system's
};

} // namespace lianxi
