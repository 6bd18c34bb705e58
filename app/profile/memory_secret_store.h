// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"

#include <QHash>

#include <mutex>

namespace lianxi
{

/// Secrets that end with the process: for tests, and for decoding recorded requests. Any thread.
class MemorySecretStore final : public SecretStore
{
public:
    [[nodiscard]] Result<QByteArray> read(const QString &name) const override
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_secrets.constFind(name);
        if (found == m_secrets.constEnd())
            return failure(ErrorCode::NotFound, name);
        return *found;
    }
    [[nodiscard]] Status write(const QString &name, const QByteArray &secret) override
    {
        const std::lock_guard lock(m_mutex);
        m_secrets.insert(name, secret);
        return {};
    }
    [[nodiscard]] Status remove(const QString &name) override
    {
        const std::lock_guard lock(m_mutex);
        m_secrets.remove(name);
        return {};
    }

private:
    mutable std::mutex m_mutex;
    QHash<QString, QByteArray> m_secrets;
};

} // namespace lianxi
