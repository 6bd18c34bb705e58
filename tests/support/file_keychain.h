// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/keychain.h"

#include <QDir>
#include <QFile>

namespace lianxi::test
{

/// A keychain in a folder, for tests whose desk lives in another process and starts often: a key that is read costs no
/// Argon2.
class FileKeychain final : public Keychain
{
public:
    explicit FileKeychain(QString folder)
        : m_folder(std::move(folder))
    {
        QDir().mkpath(m_folder);
    }
    [[nodiscard]] Result<QByteArray> read(const QString &entry) override
    {
        QFile file(path(entry));
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::NotFound, QStringLiteral("no such entry"));
        return file.readAll();
    }
    [[nodiscard]] Status write(const QString &entry, const QByteArray &secret) override
    {
        QFile file(path(entry));
        if (!file.open(QIODevice::WriteOnly) || file.write(secret) != secret.size())
            return failure(ErrorCode::Unavailable, QStringLiteral("cannot be written"));
        return {};
    }
    [[nodiscard]] Status remove(const QString &entry) override
    {
        QFile::remove(path(entry));
        return {};
    }

private:
    [[nodiscard]] QString path(const QString &entry) const { return m_folder + u'/' + entry; }
    QString m_folder;
};

} // namespace lianxi::test
