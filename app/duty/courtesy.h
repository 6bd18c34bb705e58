// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/channels/codec_lookup.h"
#include "app/gateway/http_client.h"
#include "app/gateway/scheduler.h"
#include "app/gateway/token_keeper.h"
#include "models/store/courtesy_query.h"

#include <map>

namespace lianxi
{

/// What a customer is shown about us.
enum class CourtesySign : int { Read, Writing };

/// Small signs for customers: their press of a button has arrived, their message was read, somebody is writing.
///
/// Best effort. None of it is an event, nothing waits for it, and a sign that cannot be given now is not given later:
/// it would no longer be true. A platform that has enough, and a conversation that refuses, are left alone for a while.
/// Channels' settings "send_read_marks" and "send_typing" switch the signs off. Lives on the network thread.
class CourtesyService final : public QObject
{
public:
    struct Parts {
        ChannelRegistry &channels;
        const Clock &clock;
        Scheduler &scheduler;
        HttpTransport &http;
        TokenKeeper &tokens; ///< outlives the service
        CodecLookup codecs;
        ChannelHealth *health = nullptr; ///< learns what platforms tell of their counts
    };
    explicit CourtesyService(Parts parts, QObject *parent = nullptr);
    ~CourtesyService() override;
    /// Ends the waiting signs of buttons (Codec::acknowledgeIntent()), whatever the settings are. Any thread.
    void acknowledge(const ChannelId &channel, const std::vector<SendIntent> &presses);
    /// Network thread.
    void show(CourtesySign sign, const CourtesySubject &subject);

private:
    struct Call; ///< one request on its way
    struct Line { ///< one channel
        double tokens = 0;
        Instant filled, quietUntil;
        int refusals = 0; ///< in a row
    };
    struct Talk { ///< one conversation
        QString read; ///< the last message that was marked
        Instant writingUntil, quietUntil;
    };
    [[nodiscard]] bool mayShow(CourtesySign sign, const CourtesySubject &subject, const ChannelAccount &account,
                               const Codec &codec);
    [[nodiscard]] bool takeToken(Line &line);
    void start(const std::shared_ptr<Call> &call);
    void transmit(const std::shared_ptr<Call> &call);
    void onResponse(const std::shared_ptr<Call> &call, const HttpRequest &request, const HttpResponse &response);
    void onAnswer(const std::shared_ptr<Call> &call, const SendAnswer &answer);
    void repeat(const std::shared_ptr<Call> &call, std::optional<std::chrono::seconds> named);

    Parts m_parts;
    ThreadPost m_post;
    std::map<ChannelId, Line> m_lines;
    std::map<ThreadId, Talk> m_talks;
};

} // namespace lianxi
