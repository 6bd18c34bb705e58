// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/rates/rate_ledger.h"
#include "models/domain/ids.h"
#include "models/domain/instant.h"

#include <QHash>
#include <QString>

#include <array>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>

namespace lianxi
{

/// How long requests took, from the first byte read to the durable answer. Upper bounds in microseconds.
struct LatencyHistogram {
    static constexpr std::array<qint64, 10> bounds{1'000,  2'500,   5'000,   10'000,  25'000,
                                                   50'000, 100'000, 250'000, 500'000, 1'000'000};
    std::array<qint64, bounds.size() + 1> counts{}; ///< not cumulative; the last is "longer"
    qint64 sumMicros = 0;
    void add(std::chrono::microseconds took);
};

/// A time in which nobody listened: the program was not running, or the machine slept.
struct ListeningGap {
    Instant from, until;
    bool asks = false; ///< the platform has lists that tell what was missed
    std::optional<Instant> caughtUp; ///< when all of them had been read
    friend bool operator==(const ListeningGap &, const ListeningGap &) = default;
};

/// What is known about one channel's traffic since the program started.
struct ChannelFacts {
    qint64 received = 0; ///< requests, poll answers and frames
    qint64 stored = 0; ///< of these, appended
    qint64 duplicates = 0; ///< known already; answered like stored ones
    qint64 sent = 0; ///< messages a platform took
    qint64 appendFailures = 0; ///< the log could not take it
    std::map<QString, qint64> refused; ///< by short reason; nothing of these was stored
    LatencyHistogram latency;
    std::optional<Instant> lastEvent;
    QString trouble; ///< short name of what is wrong at present: "reconnect", "network", "rate" …; empty: nothing
    std::optional<Instant> troubleSince;
    std::optional<Instant> tokenExpires;
    bool paused = false;
    std::optional<ListeningGap> gap; ///< the last one
    std::vector<RateBudget> rates; ///< what is known of the platform's counts, see isCurrent()
};

/// The channels' health page and metrics in one place: transports and the sender write, views and /metrics read.
/// Thread-safe; holds names and numbers only, never a token, address or text.
class ChannelHealth
{
public:
    void received(const ChannelId &channel);
    void stored(const ChannelId &channel, Instant at, bool duplicate, std::chrono::microseconds took);
    void refused(const ChannelId &channel, const QString &reason);
    void appendFailed(const ChannelId &channel);
    void sent(const ChannelId &channel);
    /// `name` is short and ours; a trouble that goes on keeps the moment it began.
    void trouble(const ChannelId &channel, const QString &name, Instant at);
    void recovered(const ChannelId &channel);
    /// The same of a channel's stream, which may be in trouble while requests are answered; shown before theirs.
    void streamTrouble(const ChannelId &channel, const QString &name, Instant at);
    void streamRecovered(const ChannelId &channel);
    void missed(const ChannelId &channel, const ListeningGap &gap);
    void caughtUp(const ChannelId &channel, Instant at);
    void setTokenExpires(const ChannelId &channel, std::optional<Instant> at);
    void setPaused(const ChannelId &channel, bool paused);
    /// An answer to a request in the account's name came: what it tells of the platform's counts, and one more on those
    /// that no answer tells of.
    void answered(const ChannelAccount &account, const HttpRequest &request, const HttpResponse &response, Instant now);

    [[nodiscard]] ChannelFacts facts(const ChannelId &channel) const;
    /// By channel id; requests to no known channel are counted under the empty id.
    [[nodiscard]] std::map<ChannelId, ChannelFacts> all() const;

private:
    struct Trouble {
        QString name;
        std::optional<Instant> since;
    };
    struct Channel {
        ChannelFacts facts; ///< its trouble is that of requests
        RateLedger rates;
        Trouble stream;
        [[nodiscard]] ChannelFacts shown() const;
    };
    mutable std::mutex m_mutex;
    std::map<ChannelId, Channel> m_channels;
};

} // namespace lianxi
