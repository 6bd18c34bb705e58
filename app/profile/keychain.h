// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

namespace lianxi
{

/// The operating system's own store of secrets, or what stands for it in tests.
class Keychain
{
public:
    virtual ~Keychain() = default;
    /// NotFound (no such entry), Unavailable (no keychain, locked, or it does not answer).
    [[nodiscard]] virtual Result<QByteArray> read(const QString &entry) = 0;
    /// `secret` is ASCII text. Unavailable.
    [[nodiscard]] virtual Status write(const QString &entry, const QByteArray &secret) = 0;
    /// Removing what is not there is no error. Unavailable.
    [[nodiscard]] virtual Status remove(const QString &entry) = 0;
};

/// Secret Service, KWallet, macOS keychain or Windows credentials, under the service name "lianxi"; never a plain file
/// instead. Each call runs an event loop for 10 s at most (the keychain may ask its user to unlock it), so it needs a
/// QCoreApplication and is for the start of the program only.
class SystemKeychain final : public Keychain
{
public:
    [[nodiscard]] Result<QByteArray> read(const QString &entry) override;
    [[nodiscard]] Status write(const QString &entry, const QByteArray &secret) override;
    [[nodiscard]] Status remove(const QString &entry) override;
};

} // namespace lianxi
