// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "models/event/payloads.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace lianxi
{

/// Keeps small secrets by name. Implementations: the encrypted profile, memory for tests.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// NotFound when there is none.
    [[nodiscard]] virtual Result<QByteArray> read(const QString &name) const = 0;
    [[nodiscard]] virtual Status write(const QString &name, const QByteArray &secret) = 0;
    [[nodiscard]] virtual Status remove(const QString &name) = 0;
};

/// The channels in force, with their secrets: what gateway, pollers and sender look accounts up in. Any thread.
class ChannelRegistry
{
public:
    explicit ChannelRegistry(SecretStore &secrets)
        : m_secrets(secrets)
    {
    }
    /// Under which name a channel's secrets are stored, as one JSON object.
    [[nodiscard]] static QString secretName(const ChannelId &id);
    /// Replaces the whole list (after a change on the log); reads secrets from the store.
    void configure(const std::vector<ChannelConfigured> &channels);
    [[nodiscard]] std::optional<ChannelAccount> account(const ChannelId &id) const;
    [[nodiscard]] std::optional<ChannelConfigured> channel(const ChannelId &id) const;
    [[nodiscard]] std::vector<ChannelConfigured> channels() const;
    /// Merges members (a fresh access token …) into a channel's secrets, in memory and in the store; a null member is
    /// taken out. The channel need not be configured yet: its secrets are stored before its event is on the log.
    [[nodiscard]] Status updateSecrets(const ChannelId &id, const QJsonObject &members);
    /// Where the platform's API is, instead of its public address; for self-hosted servers and tests.
    /// settings member "api_base".
private:
    [[nodiscard]] Result<QJsonObject> storedSecrets(const ChannelId &id) const;

    SecretStore &m_secrets;
    std::mutex m_changing; ///< held over reading and writing the store, so that no change is lost
    mutable std::mutex m_mutex; ///< guards m_channels; never held during I/O
    QHash<QString, std::pair<ChannelConfigured, QJsonObject>> m_channels;
};

} // namespace lianxi
