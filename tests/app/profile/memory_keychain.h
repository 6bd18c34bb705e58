// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/keychain.h"

#include <QMap>

namespace lianxi
{

/// A keychain that can be out of reach.
class MemoryKeychain final : public Keychain
{
public:
    [[nodiscard]] Result<QByteArray> read(const QString &entry) override
    {
        if (!reachable)
            return failure(ErrorCode::Unavailable, QStringLiteral("switched off"));
        if (!entries.contains(entry))
            return failure(ErrorCode::NotFound, QStringLiteral("no such entry"));
        return entries.value(entry);
    }
    [[nodiscard]] Status write(const QString &entry, const QByteArray &secret) override
    {
        if (!reachable)
            return failure(ErrorCode::Unavailable, QStringLiteral("switched off"));
        entries.insert(entry, secret);
        return {};
    }
    [[nodiscard]] Status remove(const QString &entry) override
    {
        if (!reachable)
            return failure(ErrorCode::Unavailable, QStringLiteral("switched off"));
        entries.remove(entry);
        return {};
    }

    bool reachable = true;
    QMap<QString, QByteArray> entries;
};

} // namespace lianxi
