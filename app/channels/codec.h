// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/platform_event.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>

#include <chrono>
#include <optional>
#include <vector>

namespace lianxi
{

using Headers = QList<QPair<QByteArray, QByteArray>>; ///< in order, duplicates kept
/// First value of `name` (any case); empty when it is not there.
[[nodiscard]] QByteArray headerValue(const Headers &headers, QByteArrayView name);

/// A request as it arrived, or as it shall leave.
struct HttpRequest {
    QByteArray method = "POST";
    QString url; ///< outgoing: the whole address; incoming: empty
    QByteArray path; ///< incoming: without query, still percent-encoded
    QByteArray query; ///< incoming: raw, without '?'
    Headers headers;
    QByteArray body; ///< byte for byte: signatures are over these bytes
};

/// status 0: no answer came (`written` tells whether the request had left).
struct HttpResponse {
    int status = 0;
    Headers headers;
    QByteArray body;
    bool written = true;
};

/// What the gateway answers to a platform.
struct GatewayReply {
    int status = 200;
    QByteArray body;
    QByteArray contentType = "text/plain; charset=utf-8";
};

/// One account of the brand on one platform, with everything a codec may need to know about it.
struct ChannelAccount {
    ChannelId id;
    Platform platform = Platform::Import;
    QJsonObject settings; ///< ids, addresses, modes; the setup page and the recorded requests name them
    QJsonObject secrets; ///< tokens and keys; never logged, never on the log
};

enum class Verification { Ok, BadSignature, MissingSignature, Stale, Malformed, NotApplicable };
template <>
struct EnumNames<Verification> {
    static constexpr std::array<std::string_view, 6> names{"ok",    "bad_signature", "missing_signature",
                                                           "stale", "malformed",     "not_applicable"};
};

/// What came out of a webhook request. Events are empty unless verify is Ok.
struct Inbound {
    Verification verify = Verification::Malformed;
    QString reason; ///< short name, for the channel's health page and support
    GatewayReply reply;
    std::vector<PlatformEvent> events;
};

/// One request of a poller: which list it reads and how.
struct PollRequest {
    QString list; ///< name of the cursor it advances, e.g. "comments"
    HttpRequest request;
    std::chrono::seconds timeout{30};
    std::chrono::seconds interval{30}; ///< pause after an empty answer; 0 for long polls
};

struct PollAnswer {
    SendOutcome outcome = SendOutcome::Sent; ///< Sent: the answer was good; else as for sends
    QString reason;
    std::optional<std::chrono::seconds> retryAfter;
    std::vector<PlatformEvent> events;
    QJsonObject next; ///< cursor to store with the events; empty: unchanged
    bool more = false; ///< ask again at once
};

/// An outgoing action in the product's words.
struct SendIntent {
    QString op = QStringLiteral("message"); ///< message, reply_comment, edit, delete, typing, hide, like …
    Surface surface = Surface::Private;
    QString to; ///< the person, in the platform's key
    QString threadId; ///< PlatformEvent::threadId
    QString text;
    std::vector<Part> parts;
    QString replyTo; ///< platform message id
    QString target; ///< for edit, delete, hide …
    QString sendKey; ///< our idempotency key; the same on every retry
    QJsonObject more; ///< platform's own (template, tag, comment_id, post_id …)
};
[[nodiscard]] SendIntent sendIntentFromJson(const QJsonObject &json);

/// Either a request to make, or why there is none.
struct SendPlan {
    std::optional<HttpRequest> request;
    SendOutcome outcome = SendOutcome::Sent; ///< when there is no request
    QString reason;
    QString detail; ///< numbers that help: for "too_long" the count and the limit
};

struct SendAnswer {
    SendOutcome outcome = SendOutcome::Unconfirmed;
    QString reason; ///< short name: window_closed, quota, too_long, token, rate, server, recipient_blocked …
    QString detail; ///< the platform's words, without secrets
    std::optional<std::chrono::seconds> retryAfter;
    QString messageId;
    QJsonObject more; ///< new_thread_id, download_url, profile … what this answer also tells
};

/// What the composer shows beside the text.
struct ChannelLimits {
    int textUnits = 0; ///< 0: no limit known
    bool unitsAreBytes = false; ///< otherwise UTF-16 units
    std::optional<std::chrono::hours> window; ///< how long after the customer's last message a reply may go out
    int messagesInWindow = 0; ///< 0: no limit
    std::vector<PartType> parts; ///< what can be sent besides text
    bool hasIdempotencyKey = false;
};

/// One platform's grammar. Pure: no I/O, no clock, no state; safe on any thread. Bad input gives a Verification or a
/// SendOutcome, never an exception.
class Codec
{
public:
    virtual ~Codec() = default;
    [[nodiscard]] virtual Platform platform() const = 0;
    /// Verifies and reads a webhook request, including the platform's proof that the address is ours.
    [[nodiscard]] virtual Inbound receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const;
    /// What to ask for new things; `cursors` maps list name → stored cursor. Empty: nothing to poll.
    [[nodiscard]] virtual std::vector<PollRequest> polls(const ChannelAccount &account,
                                                         const QHash<QString, QJsonObject> &cursors) const;
    /// The list that `request` reads, when it is one of this codec's poll requests; else empty. For recorded requests.
    [[nodiscard]] virtual QString listOf(const HttpRequest &request) const;
    /// `list` empty: the shape of the answer tells which list it is. Refused "unknown_list" when it is none of ours.
    [[nodiscard]] virtual PollAnswer readPoll(const QString &list, const HttpResponse &response,
                                              const ChannelAccount &account, const QJsonObject &cursor,
                                              Instant now) const;
    [[nodiscard]] virtual SendPlan planSend(const SendIntent &intent, const ChannelAccount &account,
                                            Instant now) const = 0;
    [[nodiscard]] virtual SendAnswer readAnswer(const HttpResponse &response, const SendIntent &intent,
                                                const ChannelAccount &account, Instant now) const = 0;
    /// How to get a fresh access token; nullopt where the platform has none that can be fetched.
    [[nodiscard]] virtual std::optional<HttpRequest> tokenRequest(const ChannelAccount &account) const;
    /// \return the members to merge into `secrets` (access_token, access_token_expires …); Protocol when refused.
    [[nodiscard]] virtual Result<QJsonObject> readToken(const HttpResponse &response, Instant now) const;
    [[nodiscard]] virtual ChannelLimits limits(Surface surface) const = 0;
    /// The intent that answers `event` with `text`: fills to, thread, replyTo and the platform's own members.
    [[nodiscard]] virtual SendIntent replyIntent(const PlatformEvent &event, const QString &text) const;
};

/// The codec of a platform, or null when this version has none. Lives for the whole program.
[[nodiscard]] const Codec *codecFor(Platform platform);

} // namespace lianxi
