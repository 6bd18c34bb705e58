// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/channel_health.h"

#include <algorithm>

namespace lianxi
{

void LatencyHistogram::add(std::chrono::microseconds took)
{
    const auto bound = std::ranges::lower_bound(bounds, took.count());
    ++counts.at(static_cast<size_t>(bound - bounds.begin()));
    sumMicros += took.count();
}

void ChannelHealth::received(const ChannelId &channel)
{
    const std::lock_guard lock(m_mutex);
    ++m_channels[channel].facts.received;
}

void ChannelHealth::stored(const ChannelId &channel, Instant at, bool duplicate, std::chrono::microseconds took)
{
    const std::lock_guard lock(m_mutex);
    ChannelFacts &facts = m_channels[channel].facts;
    ++(duplicate ? facts.duplicates : facts.stored);
    facts.lastEvent = at;
    facts.latency.add(took);
}

void ChannelHealth::refused(const ChannelId &channel, const QString &reason)
{
    const std::lock_guard lock(m_mutex);
    ++m_channels[channel].facts.refused[reason];
}

void ChannelHealth::appendFailed(const ChannelId &channel)
{
    const std::lock_guard lock(m_mutex);
    ++m_channels[channel].facts.appendFailures;
}

void ChannelHealth::sent(const ChannelId &channel)
{
    const std::lock_guard lock(m_mutex);
    ++m_channels[channel].facts.sent;
}

void ChannelHealth::trouble(const ChannelId &channel, const QString &name, Instant at)
{
    const std::lock_guard lock(m_mutex);
    ChannelFacts &facts = m_channels[channel].facts;
    if (facts.trouble == name)
        return;
    facts.trouble = name;
    facts.troubleSince = at;
}

void ChannelHealth::recovered(const ChannelId &channel)
{
    const std::lock_guard lock(m_mutex);
    ChannelFacts &facts = m_channels[channel].facts;
    facts.trouble.clear();
    facts.troubleSince.reset();
}

void ChannelHealth::streamTrouble(const ChannelId &channel, const QString &name, Instant at)
{
    const std::lock_guard lock(m_mutex);
    Trouble &trouble = m_channels[channel].stream;
    if (trouble.name != name)
        trouble = {name, at};
}

void ChannelHealth::streamRecovered(const ChannelId &channel)
{
    const std::lock_guard lock(m_mutex);
    m_channels[channel].stream = {};
}

ChannelFacts ChannelHealth::Channel::shown() const
{
    ChannelFacts shown = facts;
    shown.rates = rates.budgets();
    if (!stream.name.isEmpty()) {
        shown.trouble = stream.name;
        shown.troubleSince = stream.since;
    }
    return shown;
}

void ChannelHealth::missed(const ChannelId &channel, const ListeningGap &gap)
{
    const std::lock_guard lock(m_mutex);
    m_channels[channel].facts.gap = gap;
}

void ChannelHealth::caughtUp(const ChannelId &channel, Instant at)
{
    const std::lock_guard lock(m_mutex);
    if (std::optional<ListeningGap> &gap = m_channels[channel].facts.gap; gap && !gap->caughtUp)
        gap->caughtUp = at;
}

void ChannelHealth::setTokenExpires(const ChannelId &channel, std::optional<Instant> at)
{
    const std::lock_guard lock(m_mutex);
    m_channels[channel].facts.tokenExpires = at;
}

void ChannelHealth::setPaused(const ChannelId &channel, bool paused)
{
    const std::lock_guard lock(m_mutex);
    m_channels[channel].facts.paused = paused;
}

void ChannelHealth::answered(const ChannelAccount &account, const HttpRequest &request, const HttpResponse &response,
                             Instant now)
{
    if (response.status == 0)
        return;
    const std::vector<RateReading> readings = readRates(account.platform, request, response, now);
    const std::vector<DocumentedLimit> limits = countsAgainst(account, request);
    if (readings.empty() && limits.empty())
        return;
    const std::lock_guard lock(m_mutex);
    RateLedger &rates = m_channels[account.id].rates;
    rates.told(readings, now);
    rates.counted(limits, now);
}

ChannelFacts ChannelHealth::facts(const ChannelId &channel) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_channels.find(channel);
    return found == m_channels.end() ? ChannelFacts{} : found->second.shown();
}

std::map<ChannelId, ChannelFacts> ChannelHealth::all() const
{
    const std::lock_guard lock(m_mutex);
    std::map<ChannelId, ChannelFacts> all;
    for (const auto &[id, channel] : m_channels)
        all.emplace_hint(all.end(), id, channel.shown());
    return all;
}

} // namespace lianxi
