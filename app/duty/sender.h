// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/channels/codec_lookup.h"
#include "app/gateway/channel_health.h"
#include "app/gateway/http_client.h"
#include "app/gateway/scheduler.h"
#include "app/gateway/token_keeper.h"
#include "models/event/log.h"
#include "models/policy/guard.h"
#include "models/store/queries.h"

#include <map>
#include <set>

namespace lianxi
{

/// Carries queued replies to the platforms and tells the log what became of each.
///
/// Sent once, or shown as unconfirmed: ReplySending is durable before a request leaves, so that a later start which
/// finds it without an answer repeats the request only where the platform knows the idempotency key. What comes before
/// it, fetching a token and uploading attachments, changes nothing for anybody when it happens twice. Within a thread
/// messages leave in order; threads do not wait for one another. Lives on the network thread.
class ReplySender final : public QObject
{
public:
    using Outbox = Result<std::vector<OutboxRow>>;
    struct Parts {
        Log &log;
        ChannelRegistry &channels;
        ChannelHealth &health;
        const Clock &clock;
        Scheduler &scheduler;
        HttpTransport &http;
        TokenKeeper &tokens; ///< outlives the sender
        CodecLookup codecs;
        /// Reads the outbox (models/store/queries.h) and calls back once, on any thread. May lag behind the log.
        std::function<void(std::function<void(Outbox)>)> askOutbox;
        /// Checks a message again as it leaves; only a block stops it. Called on the sender's thread.
        std::function<std::optional<Verdict>(const OutboxRow &)> guard;
        std::function<double()> jitter; ///< 0 ≤ x < 1
        QString source; ///< Event::source, e.g. "/gateway/desk-1"
        /// Reads an attachment of this desk by Part::more[localAttachment] and calls back once, on any thread.
        std::function<void(const QString &, std::function<void(Result<QByteArray>)>)> askAttachment;
    };
    explicit ReplySender(Parts parts, QObject *parent = nullptr);
    ~ReplySender() override;
    /// Something was queued, or the outbox changed. Any thread, as often as it likes.
    void wake();

private:
    struct Delivery; ///< one message on its way
    using Way = std::shared_ptr<Delivery>;
    struct Bucket {
        double tokens = 0;
        Instant filled;
    };

    void look();
    void onOutbox(const Outbox &outbox);
    [[nodiscard]] bool isStale(const OutboxRow &row) const;
    void forgetSettled(const std::vector<OutboxRow> &outbox);
    [[nodiscard]] bool mayStart(const OutboxRow &row);
    [[nodiscard]] bool takeToken(const ChannelId &channel, const QJsonObject &settings);
    void start(const OutboxRow &row);
    void prepare(const Way &way);
    void onToken(const Way &way, TokenKeeper::Outcome outcome, void (ReplySender::*next)(const Way &));
    void uploadNext(const Way &way);
    void onFile(const Way &way, size_t part, Result<QByteArray> bytes);
    void upload(const Way &way);
    void onUploadAnswer(const Way &way, const HttpResponse &response);
    void onUpload(const Way &way, const SendAnswer &answer);
    void takeUpload(const Way &way, const QJsonObject &members);
    void begin(const Way &way);
    void onBegun(const Way &way, const AppendOutcome &outcome);
    void transmit(const Way &way);
    using Next = void (ReplySender::*)(const Way &, const HttpResponse &);
    void ask(const Way &way, const HttpRequest &request, Next next);
    void onAnswer(const Way &way, const HttpResponse &response);
    void onPlatform(const Way &way, const SendAnswer &answer);
    void renewToken(const Way &way, void (ReplySender::*next)(const Way &));
    void fail(const Way &way, SendOutcome outcome, const QString &reason, const QString &detail,
              std::optional<std::chrono::seconds> named);
    [[nodiscard]] bool followMove(const Way &way, const SendAnswer &answer);
    void sayTrouble(const Way &way, SendOutcome outcome, const QString &reason);
    void unconfirmed(const Way &way, const QString &reason);
    void withdraw(const Way &way, const Verdict &verdict);
    void conclude(const Way &way, std::vector<Event> events, const char *step);
    void finish(const Way &way);
    void lookAgainAt(Instant when);
    template <class P>
    [[nodiscard]] Event makeOurs(const P &payload) const
    {
        return makeEvent(payload, m_parts.source, m_parts.clock.now());
    }

    Parts m_parts;
    ThreadPost m_post;
    bool m_asking = false, m_askAgain = false;
    std::optional<Instant> m_nextLook, m_logDownUntil;
    int m_logFailures = 0;
    std::map<MessageId, Way> m_underWay;
    std::set<ThreadId> m_busyThreads;
    std::map<MessageId, int> m_begun; ///< last attempt this process began: an older row is the projection's lag
    std::map<ChannelId, Bucket> m_buckets;
    std::map<MessageId, std::vector<Part>> m_uploaded; ///< what waits for another attempt need not be uploaded again
};

/// What a codec is asked to send for a row.
[[nodiscard]] SendIntent intentOf(const OutboxRow &row, const Codec &codec);
/// Whether it is something done to a message that exists, and no message itself.
[[nodiscard]] bool isAction(const OutboxRow &row);

} // namespace lianxi
