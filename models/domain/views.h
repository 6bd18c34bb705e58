// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/domain/kinds.h"
#include "models/domain/platform_event.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lianxi
{

// Rows as queries give them and views show them: plain values, made from the projection.

/// A running promise of a case.
struct RunningClock {
    ClockKind kind = ClockKind::FirstResponse;
    Instant started;
    Instant due;
    friend bool operator==(const RunningClock &, const RunningClock &) = default;
};

struct TagRow {
    TagFamily family = TagFamily::Scene;
    QString text;
    QString source;
    Instant since;
    friend bool operator==(const TagRow &, const TagRow &) = default;
};

/// A picture of a person: where a platform keeps it, and through which channel it is fetched. Without `ref` there is
/// none.
struct AvatarKey {
    ChannelId channel;
    QString ref;
    friend bool operator==(const AvatarKey &, const AvatarKey &) = default;
};

/// One row of the inbox.
struct CaseRow {
    qint64 row = 0; ///< the projection's integer key of the case: small, stable, the same on every desk
    CaseId id;
    ContactId contact;
    QString contactName;
    AvatarKey avatar;
    QString preview; ///< last message, one line, personal data masked
    ChannelId channel;
    Platform platform = Platform::Import;
    Surface surface = Surface::Private; ///< of the newest thread
    CaseState state = CaseState::Open;
    CaseClass caseClass = CaseClass::Normal;
    Priority priority = Priority::Normal;
    QString category;
    QString emotion; ///< negative, neutral, positive or empty
    AgentId assignee;
    QString assigneeName;
    int unread = 0;
    bool waitingForUs = false; ///< the customer wrote last
    bool supervisor = false; ///< in the supervisor's queue
    QString queue; ///< skill or department whose work it is; empty: everybody's
    std::optional<Instant> offeredAt; ///< `assignee` was given it then and has not said yes yet
    QString offeredBy; ///< who gave it; empty: the routing
    std::optional<RunningClock> clock; ///< the promise due next
    std::optional<Instant> snoozedUntil;
    Instant lastAt; ///< newest message
    Instant openedAt;
    Sequence sequence = 0; ///< last record on the case's own subject: what a command on the case must expect
    int scriptMask = 0; ///< bit n: ScriptStep n is done
    std::vector<TagRow> tags;
    friend bool operator==(const CaseRow &, const CaseRow &) = default;
};

enum class TimelineKind { Message, Note, Activity };

/// Flag of a message that went to its public author in private.
inline constexpr QLatin1StringView privatelyFlag{"privately"};
/// Flags of a message that others can no longer read, and of one that the brand likes.
inline constexpr QLatin1StringView hiddenFlag{"hidden"};
inline constexpr QLatin1StringView likedFlag{"liked"};
/// The channel action behind a message with privatelyFlag (SendIntent::op).
inline constexpr QLatin1StringView privateAnswerOp{"to_private"};

/// One entry of a case's timeline: a message of any of its threads, a private note, or something that was done.
struct TimelineRow {
    qint64 row = 0; ///< rises with the order of arrival
    TimelineKind kind = TimelineKind::Message;
    MessageId id;
    ThreadId thread;
    ChannelId channel;
    Platform platform = Platform::Import;
    Surface surface = Surface::Private;
    Direction direction = Direction::In;
    AuthorKind author = AuthorKind::Customer;
    AgentId agent;
    QString authorName;
    Instant at;
    QString text;
    std::vector<Part> parts; ///< without the Text part
    DeliveryState delivery = DeliveryState::Received;
    QString deliveryReason;
    std::optional<Instant> retryAt;
    std::optional<Instant> notBefore; ///< queued, may be undone until then
    QString platformMessageId;
    MessageId replyTo;
    QString replyPreview;
    std::optional<Instant> editedAt;
    bool deleted = false;
    QStringList reactions;
    QString emotion;
    QStringList flags;
    QString activity; ///< Activity: event type's short name, e.g. "case.claimed"
    QJsonObject details; ///< Activity: the event's payload
    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

struct IdentityRow {
    Platform platform = Platform::Import;
    ChannelId channel;
    QString externalId, name, handle;
    AvatarKey avatar = {};
    friend bool operator==(const IdentityRow &, const IdentityRow &) = default;
};

struct FollowUpRow {
    FollowUpId id;
    Instant due;
    QString promise;
    bool done = false;
    ChannelId channel; ///< empty: by phone
    friend bool operator==(const FollowUpRow &, const FollowUpRow &) = default;
};

/// What the contact column shows beside the conversation.
struct ContactView {
    ContactId id;
    QString name;
    std::vector<IdentityRow> identities;
    std::vector<CaseRow> cases; ///< newest first, the open one included
    std::vector<TimelineRow> notes; ///< newest first, of all cases
    std::optional<Instant> consentUntil;
    bool consent = false;
    friend bool operator==(const ContactView &, const ContactView &) = default;
};

/// A thread of a case: where a reply can go.
struct ThreadRow {
    ThreadId id;
    ChannelId channel;
    QString channelName;
    Platform platform = Platform::Import;
    Surface surface = Surface::Private;
    QString externalId;
    QString personId; ///< whom a message there reaches, in the platform's key
    QString personHandle; ///< the same person's @name; filled for the sender only
    std::optional<Instant> lastInboundAt; ///< the reply window counts from here
    int sentSinceInbound = 0;
    QString lastInboundPlatformId; ///< what a public reply answers
    friend bool operator==(const ThreadRow &, const ThreadRow &) = default;
};

/// A case that is part of another one now; it can be taken out again.
struct MergedCase {
    CaseId id;
    QString channelName;
    QString preview; ///< its last line when it was merged
    Instant at;
    QString by;
    friend bool operator==(const MergedCase &, const MergedCase &) = default;
};

/// What a customer thought of it, asked once a case's end.
struct SurveyRow {
    Instant sentAt;
    std::optional<Instant> answeredAt;
    int score = 0; ///< 1 (bad) to 5 (good); 0: not answered
    QString words;
    friend bool operator==(const SurveyRow &, const SurveyRow &) = default;
};

/// Something another department was asked for.
struct RequestRow {
    RequestId id;
    QString department, text;
    QString askedBy;
    Instant askedAt, due;
    std::optional<Instant> answeredAt;
    QString answer;
    friend bool operator==(const RequestRow &, const RequestRow &) = default;
};

/// Where the bot's conversation stands.
struct BotPlace {
    QString flow; ///< TeamItemSaved::id
    int version = 0;
    QString state;
    QJsonObject known; ///< what the customer has told, by name
    int misses = 0; ///< answers in a row that the bot did not understand
    QString ended; ///< why the bot no longer speaks (BotEnd); empty: it goes on
    Instant at;
    friend bool operator==(const BotPlace &, const BotPlace &) = default;
};

/// Everything the conversation column needs about a case beside its timeline.
struct CaseView {
    CaseRow head;
    std::vector<ThreadRow> threads; ///< newest inbound first
    std::vector<RunningClock> clocks;
    std::vector<FollowUpRow> followUps;
    QString minor; ///< as judged: "self", "child" or empty
    bool consent = false;
    bool humanReplied = false;
    QString lastCustomerText;
    QStringList customerData; ///< personal data seen from the customer in this case
    ScriptMode scriptMode = ScriptMode::Enforce;
    QString brand;
    QStringList ownLinks; ///< addresses of the brand's own channels, to which customers are invited
    std::vector<MergedCase> merged; ///< newest first
    std::vector<SurveyRow> surveys; ///< newest first
    std::vector<RequestRow> requests; ///< the one due next first, answered ones last
    std::vector<AgentId> watchers; ///< who is told what happens in it, beside its assignee
    std::optional<BotPlace> bot; ///< absent: no bot has spoken in it
    bool asksSurvey = false; ///< the channel asks customers how it was when a case is resolved
    QString answerLanguage; ///< what the channel answers in ("zh-CN", "en" …); empty: the customer's language
    friend bool operator==(const CaseView &, const CaseView &) = default;
};

/// Which cases an inbox view shows.
struct CaseFilter {
    enum class Box { Open, Mine, Unassigned, Supervisor, Snoozed, Resolved, All };
    enum class Order { TimeLeft, Newest };
    Box box = Box::Open;
    Order order = Order::TimeLeft;
    AgentId agent; ///< who "Mine" is
    std::optional<Platform> platform;
    std::optional<Surface> surface;
    bool unreadOnly = false;
    QString query; ///< rules.md §7 search language; empty: no search
    std::optional<std::vector<qint64>> only = {}; ///< CaseRow::row; absent: whichever. Not together with `query`
    friend bool operator==(const CaseFilter &, const CaseFilter &) = default;
};

/// Counters kept by the writer, never counted.
struct Counters {
    qint64 open = 0, unassigned = 0, mine = 0, supervisor = 0, snoozed = 0, resolved = 0;
    qint64 unreadCases = 0;
    qint64 queuedReplies = 0; ///< written, not yet taken by a platform
    friend bool operator==(const Counters &, const Counters &) = default;
};

/// What a batch of records changed in the projection.
struct ChangeSet {
    Sequence upTo = 0;
    std::vector<qint64> cases; ///< CaseRow::row, each once
    bool counters = false;
    bool outbox = false; ///< something to send, or a state of it changed
    bool channels = false; ///< a channel was configured
    bool team = false; ///< what the team wrote down, who belongs to it, or who is there
    bool owed = false; ///< what customers were promised, or departments were asked for
    std::vector<qint64> messages; ///< TimelineRow::row of new inbound messages, for notifications and duty
    std::vector<AvatarKey> erasedPictures = {}; ///< of people who took their consent back: copies must go
};

} // namespace lianxi
