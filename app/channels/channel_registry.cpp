// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/channel_registry.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

Q_LOGGING_CATEGORY(channelRegistry, "lianxi.channels.registry")

void merge(QJsonObject &into, const QJsonObject &members)
{
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (member->isNull())
            into.remove(member.key());
        else
            into.insert(member.key(), *member);
    }
}

} // namespace

QString ChannelRegistry::secretName(const ChannelId &id)
{
    return u"channel/"_s + id.text();
}

Result<QJsonObject> ChannelRegistry::storedSecrets(const ChannelId &id) const
{
    const Result<QByteArray> stored = m_secrets.read(secretName(id));
    if (!stored && stored.error().code == ErrorCode::NotFound)
        return QJsonObject();
    if (!stored)
        return tl::unexpected(stored.error());
    const QJsonDocument document = QJsonDocument::fromJson(*stored);
    if (!document.isObject())
        return failure(ErrorCode::Corrupt, u"stored secrets are no JSON object"_s);
    return document.object();
}

void ChannelRegistry::configure(const std::vector<ChannelConfigured> &channels)
{
    const std::lock_guard changing(m_changing);
    QHash<QString, std::pair<ChannelConfigured, QJsonObject>> next;
    for (const ChannelConfigured &channel : channels) {
        if (channel.removed)
            continue;
        Result<QJsonObject> secrets = storedSecrets(channel.channel);
        if (!secrets) {
            qCWarning(channelRegistry) << "secrets of" << channel.channel.text() << ':' << secrets.error().detail;
            const std::optional<ChannelAccount> known = account(channel.channel);
            secrets = known ? known->secrets : QJsonObject();
        }
        next.insert(channel.channel.text(), {channel, *secrets});
    }
    const std::lock_guard lock(m_mutex);
    m_channels = std::move(next);
}

std::optional<ChannelAccount> ChannelRegistry::account(const ChannelId &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_channels.constFind(id.text());
    if (found == m_channels.constEnd())
        return std::nullopt;
    return ChannelAccount{id, found->first.platform, found->first.settings, found->second};
}

std::optional<ChannelConfigured> ChannelRegistry::channel(const ChannelId &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_channels.constFind(id.text());
    return found == m_channels.constEnd() ? std::nullopt : std::optional(found->first);
}

std::vector<ChannelConfigured> ChannelRegistry::channels() const
{
    std::vector<ChannelConfigured> all;
    {
        const std::lock_guard lock(m_mutex);
        all.reserve(static_cast<size_t>(m_channels.size()));
        for (const auto &[channel, secrets] : m_channels)
            all.push_back(channel);
    }
    std::ranges::sort(all, {}, [](const ChannelConfigured &channel) { return channel.channel.text(); });
    return all;
}

Status ChannelRegistry::updateSecrets(const ChannelId &id, const QJsonObject &members)
{
    const std::lock_guard changing(m_changing);
    Result<QJsonObject> secrets = storedSecrets(id);
    if (!secrets)
        return tl::unexpected(secrets.error());
    merge(*secrets, members);
    const QByteArray bytes = QJsonDocument(*secrets).toJson(QJsonDocument::Compact);
    if (Status written = m_secrets.write(secretName(id), bytes); !written)
        return written;
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_channels.find(id.text()); found != m_channels.end())
        found->second = *secrets;
    return {};
}

} // namespace lianxi
