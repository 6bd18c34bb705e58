// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/profile.h"

#include <QByteArray>

namespace lianxi
{

/// How a passphrase becomes a key: Argon2id as libsodium does it.
struct PassphraseCost {
    quint64 operations = 2;
    /// 32 MiB and 2 passes take 44 ms on a two-core machine of 2026, within the 60 ms that a start may spend on it
    /// (64 MiB: 88 ms); OWASP's least is 19 MiB and 2 passes.
    quint64 memoryBytes = 32 * 1024 * 1024;
};

/// The key, encrypted under a passphrase.
struct WrappedKey {
    PassphraseCost cost;
    QByteArray salt;
    QByteArray nonce;
    QByteArray box; ///< XChaCha20-Poly1305 secret box
};

/// profile.json. Holds nothing that opens the profile.
struct ProfileFile {
    static constexpr int currentVersion = 1;
    QString entry; ///< of the keychain; also names the profile for people
    KeyKeeping keeping = KeyKeeping::Passphrase;
    QByteArray check; ///< see checkValue()
    std::optional<WrappedKey> wrapped; ///< with KeyKeeping::Passphrase
};

/// NotFound, Corrupt, TooNew, Io.
[[nodiscard]] Result<ProfileFile> readProfileFile(const QString &folder);
/// Replaces the file whole or not at all. DiskFull is reported as Io.
[[nodiscard]] Status writeProfileFile(const QString &folder, const ProfileFile &file);

/// Tells the right key from a wrong one and says nothing about it (BLAKE2b of a key derived for this alone).
[[nodiscard]] QByteArray checkValue(const sqlite::PageKey &key);
/// Unavailable when there is not enough memory.
[[nodiscard]] Result<WrappedKey> wrapKey(const sqlite::PageKey &key, const QString &passphrase);
/// WrongKey, Unavailable (not enough memory).
[[nodiscard]] Result<sqlite::PageKey> unwrapKey(const WrappedKey &wrapped, const QString &passphrase);

/// Wipes the bytes of its array when it goes.
class WipedBytes
{
public:
    explicit WipedBytes(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    ~WipedBytes();
    Q_DISABLE_COPY_MOVE(WipedBytes)
    [[nodiscard]] const QByteArray &get() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace lianxi
