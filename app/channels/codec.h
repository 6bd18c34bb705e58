// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/http_message.h"
#include "app/channels/late_reply.h"
#include "app/channels/media_plan.h"
#include "app/channels/send_answer.h"
#include "app/channels/setup_facts.h"
#include "app/channels/stream_session.h"
#include "models/domain/ids.h"
#include "models/domain/platform_event.h"

#include <QHash>

#include <chrono>
#include <optional>
#include <vector>

namespace lianxi
{

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

/// A push that carries nothing but "there is something for you": the poller asks this list at once.
struct PollAsk {
    QString list; ///< as in PollRequest
    QJsonObject hint; ///< what the push brought along for the question; Codec::polls() gets it, nobody stores it
    std::chrono::seconds validFor{600}; ///< then the list is asked without the hint
};

/// What came out of a webhook request. Events and asks are empty unless verify is Ok.
struct Inbound {
    Verification verify = Verification::Malformed;
    QString reason; ///< short name, for the channel's health page and support
    GatewayReply reply;
    std::vector<PlatformEvent> events;
    std::vector<PollAsk> asks{};
};

/// Member of a cursor given to Codec::polls() that holds the hint of the push that asked; never in a stored cursor.
inline constexpr QLatin1StringView pushHint("push");

/// One request of a poller: which list it reads and how.
struct PollRequest {
    QString list; ///< name of the cursor it advances, e.g. "comments"
    HttpRequest request;
    std::chrono::seconds timeout{30};
    std::chrono::seconds interval{30}; ///< pause after an empty answer; 0 for long polls
    bool tellsMissed = true; ///< it lists what customers wrote, so that nothing is missed where it is read
};

struct PollAnswer {
    SendOutcome outcome = SendOutcome::Sent; ///< Sent: the answer was good; else as for sends
    QString reason;
    std::optional<std::chrono::seconds> retryAfter;
    std::vector<PlatformEvent> events;
    QJsonObject next; ///< cursor to store with the events; empty: unchanged
    bool more = false; ///< ask again at once
    bool hintUsedUp = false; ///< the platform no longer takes the push's hint: ask without it
};

/// An outgoing action in the product's words.
struct SendIntent {
    /// message, reply_comment, edit, delete, typing, hide, like, profile (who is `to`) … and self: who is this account,
    /// the setup page's live test, answered in SendAnswer::more as profile{user_id, name}.
    QString op = QStringLiteral("message");
    Surface surface = Surface::Private;
    QString to; ///< the person, in the platform's key
    QString threadId; ///< PlatformEvent::threadId
    QString text;
    std::vector<Part> parts;
    std::vector<MediaFile> files; ///< of parts whose upload was refused with uploadWithMessage
    QString replyTo; ///< platform message id
    QString target; ///< for edit, delete, hide …
    QString sendKey; ///< our idempotency key; the same on every retry
    std::optional<Instant> createdAt; ///< when it was written; the same on every retry
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

/// What a platform takes of one sort of attachment.
struct PartLimit {
    PartType type = PartType::File;
    qint64 bytes = 0; ///< 0: no limit known
};

/// What the composer shows beside the text.
struct ChannelLimits {
    int textUnits = 0; ///< 0: no limit known
    bool unitsAreBytes = false; ///< otherwise UTF-16 units
    bool unitsAreWeighted = false; ///< X's counting, see common/weighted_text.h
    std::optional<std::chrono::minutes> window; ///< how long after the customer's last message a reply may go out
    int messagesInWindow = 0; ///< 0: no limit
    std::vector<PartType> parts; ///< what can be sent besides text
    std::vector<PartLimit> partLimits; ///< of those in `parts` that have one
    bool textWithParts = false; ///< text and attachments make one message; else they leave one after the other
    int partsInMessage = 1; ///< attachments in one message
    bool hasIdempotencyKey = false;
    std::vector<LateReply> late;
    std::vector<MessageAction> onTheirs; ///< what can be done to a customer's message
    std::vector<MessageAction> onOurs; ///< and to one of our own
    bool calls = false; ///< conversations are calls, see isCallAction()
};

/// What a platform shows a customer while somebody reads and writes. Best effort: nothing of it is a message.
struct Courtesies {
    bool readMarks = false; ///< op "mark_read" with the last message as target
    bool typing = false; ///< op "typing"
    bool typingMarksRead = false; ///< the platform does both or none
    std::chrono::seconds typingLasts{5}; ///< then the platform takes the sign away by itself
};

/// Somebody about whom a platform is asked, by where they wrote.
struct ProfileSubject {
    QString id; ///< the platform's key of the person
    QString threadId;
    Surface surface = Surface::Private;
    friend bool operator==(const ProfileSubject &, const ProfileSubject &) = default;
};

/// Who the platform says somebody is; what it does not say is empty.
struct PersonProfile {
    QString id; ///< ProfileSubject::id
    QString name, handle;
    QString alias; ///< see Sender::alias
    QString avatar; ///< media id or https address of a picture
    friend bool operator==(const PersonProfile &, const PersonProfile &) = default;
};

struct ProfileAnswer {
    SendOutcome outcome = SendOutcome::Sent; ///< Sent: the answer was good, also when it tells of nobody
    QString reason;
    std::optional<std::chrono::seconds> retryAfter;
    std::vector<PersonProfile> people; ///< those it tells of, all of whom were asked for
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
    /// What to ask for new things; `cursors` maps list name → stored cursor, with the member pushHint while a push's
    /// hint is valid. Lists that a push asked for are in it even without a cursor. Empty: nothing to poll.
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
    /// How long `text` is in the platform's own way of counting, the one of limits().
    [[nodiscard]] virtual int textLength(const QString &text) const;
    /// The approved texts that a poll brought in, by the cursors of polls().
    [[nodiscard]] virtual std::vector<MessageTemplate> templates(const QHash<QString, QJsonObject> &cursors) const;
    /// What a filled-in template adds to SendIntent::more, beside LateReply::more.
    [[nodiscard]] virtual QJsonObject templateIntent(const MessageTemplate &filled, const QStringList &values) const;
    /// The intent that answers `event` with `text`: fills to, thread, replyTo and the platform's own members.
    [[nodiscard]] virtual SendIntent replyIntent(const PlatformEvent &event, const QString &text) const;
    /// The platform's own way from a public comment into private: the private message that answers `event`. nullopt
    /// where there is none; then a public reply invites the customer to write.
    [[nodiscard]] virtual std::optional<SendIntent> privateReplyIntent(const PlatformEvent &event,
                                                                       const QString &text) const;
    /// In private; nobody is told anything in public.
    [[nodiscard]] virtual Courtesies courtesies() const;
    /// What ends the waiting sign of a button that a customer pressed; nullopt where there is none.
    [[nodiscard]] virtual std::optional<SendIntent> acknowledgeIntent(const PlatformEvent &event) const;
    /// How many people one question may name; 0: this platform tells nothing about people.
    [[nodiscard]] virtual int profilesAtOnce() const;
    /// Asks who people are: by default about one, by op "profile". Refused "unsupported_op" where the platform tells
    /// nothing about people who wrote there.
    [[nodiscard]] virtual SendPlan planProfile(const std::vector<ProfileSubject> &people, const ChannelAccount &account,
                                               Instant now) const;
    [[nodiscard]] virtual ProfileAnswer readProfile(const HttpResponse &response,
                                                    const std::vector<ProfileSubject> &people,
                                                    const ChannelAccount &account, Instant now) const;
    /// How to fetch a part's bytes. By default: an https address in `ref` is fetched as it is.
    [[nodiscard]] virtual MediaPlan planDownload(const Part &part, const ChannelAccount &account) const;
    /// The second request, when MediaPlan::givesAddress was set.
    [[nodiscard]] virtual Result<HttpRequest> readMediaAddress(const HttpResponse &response,
                                                               const ChannelAccount &account) const;
    /// How to give a file to the platform before `intent` can name it. `progress` is empty at first, then what
    /// readUpload() put into `more` with outcome Pending. Refused where the platform takes none.
    [[nodiscard]] virtual SendPlan planUpload(const MediaFile &file, const SendIntent &intent,
                                              const QJsonObject &progress, const ChannelAccount &account,
                                              Instant now) const;
    /// Uploaded: `more` holds the members to set in the part ("ref" at least). Pending: ask again with `more` as
    /// progress, after retryAfter.
    [[nodiscard]] virtual SendAnswer readUpload(const HttpResponse &response, const MediaFile &file,
                                                const QJsonObject &progress, const ChannelAccount &account,
                                                Instant now) const;
    /// How to open the platform's WebSocket; nullopt where there is none or the account's mode does not use it.
    [[nodiscard]] virtual std::optional<StreamOpen> openStream(const ChannelAccount &account,
                                                               const QJsonObject &cursor) const;
    /// What a session that was opened, a frame, or the passing of time leads to. `state` is the session's memory
    /// (StreamStep::state of the step before; empty at first), `cursor` what is stored.
    [[nodiscard]] virtual StreamStep onStream(const StreamInput &input, const QJsonObject &state,
                                              const QJsonObject &cursor, const ChannelAccount &account,
                                              Instant now) const;
    /// The fields of this platform's setup page.
    [[nodiscard]] virtual SetupFacts setup() const;
    /// Settings that what was typed says already, so that they are not asked for (an id inside a token …).
    [[nodiscard]] virtual QJsonObject derivedSettings(const QJsonObject &settings, const QJsonObject &secrets) const;
};

/// What ends the waiting signs of the buttons among `events`.
[[nodiscard]] std::vector<SendIntent> acknowledgements(const Codec &codec, const std::vector<PlatformEvent> &events);

/// The codec of a platform, or null when this version has none. Lives for the whole program.
[[nodiscard]] const Codec *codecFor(Platform platform);

} // namespace lianxi
