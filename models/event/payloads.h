// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"
#include "models/event/event.h"
#include "models/event/fields.h"

namespace lianxi
{

// The `data` of each event type. A struct lists its fields once; fields.h turns them into JSON and back. Members may be
// added later, never renamed or re-typed: a new meaning is a new type with a new version number.

/// Who did it.
struct Actor {
    AuthorKind kind = AuthorKind::System;
    AgentId agent; ///< empty for customers and the system
    QString name; ///< as shown to others
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("kind", s.kind), f("agent", s.agent), f("name", s.name);
    }
    friend bool operator==(const Actor &, const Actor &) = default;
};

struct PlatformEventReceived {
    static constexpr EventType type = EventType::PlatformEventReceived;
    ChannelId channel;
    PlatformEvent event;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("channel", s.channel), f("event", s.event);
    }
};

/// A channel was set up or changed. Holds no secret: those stay in the encrypted profile.
struct ChannelConfigured {
    static constexpr EventType type = EventType::ChannelConfigured;
    ChannelId channel;
    Platform platform = Platform::Import;
    QString name;
    QString brand; ///< cases join over the channels of one brand only
    ChannelPurpose purpose = ChannelPurpose::Service;
    QString account;
    ScriptMode scriptMode = ScriptMode::Enforce;
    bool paused = false;
    bool removed = false;
    QJsonObject settings; ///< platform's own, without secrets
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("channel", s.channel), f("platform", s.platform), f("name", s.name), f("brand", s.brand);
        f("purpose", s.purpose), f("account", s.account), f("script_mode", s.scriptMode), f("paused", s.paused);
        f("removed", s.removed), f("settings", s.settings);
    }
};

/// How far a poller has read; written in the same record as what it read.
struct ChannelCursor {
    static constexpr EventType type = EventType::ChannelCursor;
    ChannelId channel;
    QString name; ///< which list of the channel
    QJsonObject cursor;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("channel", s.channel), f("name", s.name), f("cursor", s.cursor);
    }
};

struct CaseClaimed {
    static constexpr EventType type = EventType::CaseClaimed;
    CaseId caseId;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by);
    }
};

struct CaseReleased {
    static constexpr EventType type = EventType::CaseReleased;
    CaseId caseId;
    Actor by;
    QString reason;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("reason", s.reason);
    }
};

struct CaseTransferred {
    static constexpr EventType type = EventType::CaseTransferred;
    CaseId caseId;
    Actor by;
    AgentId to; ///< empty: to the queue named by `queue`
    QString toName;
    QString queue; ///< skill, department or "supervisor"
    QString reason, note;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("to", s.to), f("to_name", s.toName), f("queue", s.queue);
        f("reason", s.reason), f("note", s.note);
    }
};

struct CaseResolved {
    static constexpr EventType type = EventType::CaseResolved;
    CaseId caseId;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by);
    }
};

struct CaseReopened {
    static constexpr EventType type = EventType::CaseReopened;
    CaseId caseId;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by);
    }
};

struct CaseSnoozed {
    static constexpr EventType type = EventType::CaseSnoozed;
    CaseId caseId;
    Actor by;
    std::optional<Instant> until; ///< absent: until the customer writes
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("until", s.until);
    }
};

struct CaseWoken {
    static constexpr EventType type = EventType::CaseWoken;
    CaseId caseId;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by);
    }
};

/// What is absent stays as it was.
struct CaseClassified {
    static constexpr EventType type = EventType::CaseClassified;
    CaseId caseId;
    Actor by;
    std::optional<CaseClass> caseClass;
    std::optional<Priority> priority;
    std::optional<QString> category;
    QString why; ///< rule or person's words
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("class", s.caseClass), f("priority", s.priority);
        f("category", s.category), f("why", s.why);
    }
};

struct CaseTagged {
    static constexpr EventType type = EventType::CaseTagged;
    CaseId caseId;
    Actor by;
    TagFamily family = TagFamily::Scene;
    QString tag;
    bool removed = false;
    QString source; ///< rule, listening, agent …
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("family", s.family), f("tag", s.tag), f("removed", s.removed);
        f("source", s.source);
    }
};

struct CaseRead {
    static constexpr EventType type = EventType::CaseRead;
    CaseId caseId;
    Actor by;
    bool unread = false; ///< true: marked unread again by hand
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("unread", s.unread);
    }
};

/// Two cases of one person become one: everything of `from` is in `into` until a CaseUnmerged names the same pair.
/// Written to the subject of `from`, so that whoever works on it at the same moment loses the race.
struct CaseMerged {
    static constexpr EventType type = EventType::CaseMerged;
    CaseId from, into;
    Actor by;
    QString why; ///< a person's words
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("from", s.from), f("into", s.into), f("by", s.by), f("why", s.why);
    }
};

struct CaseUnmerged {
    static constexpr EventType type = EventType::CaseUnmerged;
    CaseId from, into;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("from", s.from), f("into", s.into), f("by", s.by);
    }
};

/// Conversations of a case go on in a case of their own, in the same hands. Merging that one into `from` undoes it.
struct CaseParted {
    static constexpr EventType type = EventType::CaseParted;
    CaseId from, into; ///< `into`: an id nobody has used
    std::vector<ThreadId> threads; ///< not all that the case has
    Actor by;
    QString why;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("from", s.from), f("into", s.into), f("threads", s.threads), f("by", s.by), f("why", s.why);
    }
};

struct ScriptStepMarked {
    static constexpr EventType type = EventType::ScriptStepMarked;
    CaseId caseId;
    Actor by;
    ScriptStep step = ScriptStep::Introduce;
    bool done = true;
    QString why; ///< what the agent corrected; training data
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("step", s.step), f("done", s.done), f("why", s.why);
    }
};

/// What the language functions found in one message.
struct MessageJudged {
    static constexpr EventType type = EventType::MessageJudged;
    CaseId caseId;
    MessageId message;
    QString emotion; ///< negative, neutral or positive
    double anger = 0; ///< 0 to 1
    QString category;
    QStringList risks; ///< rules that fired, e.g. risk.media
    bool wantsPerson = false;
    bool money = false;
    bool personalData = false;
    QString minor; ///< self, child or empty
    bool abuse = false; ///< insults whoever reads it
    QString language;
    QString model; ///< name and version of what judged
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("message", s.message), f("emotion", s.emotion), f("anger", s.anger);
        f("category", s.category), f("risks", s.risks), f("wants_person", s.wantsPerson), f("money", s.money);
        f("personal_data", s.personalData), f("minor", s.minor), f("abuse", s.abuse), f("language", s.language),
            f("model", s.model);
    }
};

struct NoteAdded {
    static constexpr EventType type = EventType::NoteAdded;
    CaseId caseId;
    MessageId note;
    Actor by;
    QString text;
    QStringList mentions;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("note", s.note), f("by", s.by), f("text", s.text), f("mentions", s.mentions);
    }
};

/// A guard was overruled: by whom, why.
struct GuardOverride {
    QString rule, reason, words;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("rule", s.rule), f("reason", s.reason), f("words", s.words);
    }
    friend bool operator==(const GuardOverride &, const GuardOverride &) = default;
};

/// An outgoing message: an event before it is a request.
struct ReplyQueued {
    static constexpr EventType type = EventType::ReplyQueued;
    CaseId caseId;
    ThreadId thread;
    MessageId message; ///< also the platform's idempotency key where there is one
    ChannelId channel;
    Actor by;
    Surface surface = Surface::Private; ///< Private on a public thread: the platform's private answer to its author
    QString text;
    std::vector<Part> parts; ///< beside the text
    MessageId replyTo;
    std::vector<ScriptStep> steps; ///< what the message does in the script, as judged or corrected
    std::vector<GuardOverride> overrides;
    std::optional<Instant> notBefore; ///< undo window or scheduled send
    QJsonObject intent; ///< what the channel needs beyond text and parts (SendIntent::more)
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("thread", s.thread), f("message", s.message), f("channel", s.channel), f("by", s.by);
        f("surface", s.surface), f("text", s.text), f("parts", s.parts), f("reply_to", s.replyTo), f("steps", s.steps);
        f("overrides", s.overrides), f("not_before", s.notBefore), f("intent", s.intent);
    }
};

struct ReplyWithdrawn {
    static constexpr EventType type = EventType::ReplyWithdrawn;
    CaseId caseId;
    MessageId message;
    Actor by;
    QString reason; ///< "undo", "lost_race", a guard's rule …
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("message", s.message), f("by", s.by), f("reason", s.reason);
    }
};

/// The request is about to be written to the platform. A later start that finds this without an answer knows that
/// the message may have arrived.
struct ReplySending {
    static constexpr EventType type = EventType::ReplySending;
    CaseId caseId;
    MessageId message;
    int attempt = 1;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("message", s.message), f("attempt", s.attempt);
    }
};

struct ReplySent {
    static constexpr EventType type = EventType::ReplySent;
    CaseId caseId;
    MessageId message;
    QString platformId; ///< the platform's message id, may be empty
    QString person = {}; ///< who received it, where the answer to a public author tells their private key
    QString account = {}; ///< the brand's side of that key, as private events name it
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("message", s.message), f("platform_id", s.platformId);
        f("person", s.person), f("account", s.account);
    }
};

struct ReplyFailed {
    static constexpr EventType type = EventType::ReplyFailed;
    CaseId caseId;
    MessageId message;
    SendOutcome outcome = SendOutcome::Refused;
    QString reason; ///< short name, see channels/README.md
    QString detail; ///< the platform's own words, redacted
    int attempt = 1;
    std::optional<Instant> retryAt; ///< absent: given up, a person decides
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("message", s.message), f("outcome", s.outcome), f("reason", s.reason);
        f("detail", s.detail), f("attempt", s.attempt), f("retry_at", s.retryAt);
    }
};

/// Whether the platform took it cannot be known: shown as "unconfirmed, send again?", never repeated by itself.
struct ReplyUnconfirmed {
    static constexpr EventType type = EventType::ReplyUnconfirmed;
    CaseId caseId;
    MessageId message;
    QString reason;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("message", s.message), f("reason", s.reason);
    }
};

/// A person asked to send a failed or unconfirmed message again, with the same key.
struct ReplyRetried {
    static constexpr EventType type = EventType::ReplyRetried;
    CaseId caseId;
    MessageId message;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("message", s.message), f("by", s.by);
    }
};

/// Something to be done on the platform to a message that exists (hide, like, delete) or to a call. Its way is the one
/// of a reply: ReplySending, ReplySent, ReplyFailed … name `action`.
struct ActionQueued {
    static constexpr EventType type = EventType::ActionQueued;
    CaseId caseId;
    MessageId action; ///< of this wish; the outbox knows it by this
    MessageId target; ///< the message it is done to; none for a call
    Actor by;
    MessageAction what = MessageAction::Hide;
    ThreadId call = {}; ///< the call it is done to; none for a message
    QString to = {}; ///< TransferCall: the number or extension; CallBack: whom
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("action", s.action), f("target", s.target), f("by", s.by), f("what", s.what),
            f("call", s.call), f("to", s.to);
    }
};

/// A guard spoke and what the agent did: quality review reads these.
struct GuardActed {
    static constexpr EventType type = EventType::GuardActed;
    CaseId caseId;
    Actor by;
    QString rule;
    GuardLevel level = GuardLevel::Remind;
    QString action; ///< "shown", "remedied", "overridden", "stopped_by_sender"
    QString reason, words;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("rule", s.rule), f("level", s.level), f("action", s.action);
        f("reason", s.reason), f("words", s.words);
    }
};

struct FollowUpScheduled {
    static constexpr EventType type = EventType::FollowUpScheduled;
    CaseId caseId;
    FollowUpId followUp;
    Actor by;
    Instant due;
    ChannelId channel; ///< empty: by phone
    QString promise;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("follow_up", s.followUp), f("by", s.by), f("due", s.due), f("channel", s.channel);
        f("promise", s.promise);
    }
};

struct FollowUpDone {
    static constexpr EventType type = EventType::FollowUpDone;
    CaseId caseId;
    FollowUpId followUp;
    Actor by;
    QString outcome;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("follow_up", s.followUp), f("by", s.by), f("outcome", s.outcome);
    }
};

/// The customer was invited from a public thread to a private one; the next private thread of the same person joins
/// this case.
struct MoveInvited {
    static constexpr EventType type = EventType::MoveInvited;
    CaseId caseId;
    ThreadId thread;
    MessageId message;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("thread", s.thread), f("message", s.message), f("by", s.by);
    }
};

/// A guardian agreed that a minor is served (rules.md §3).
struct ConsentRecorded {
    static constexpr EventType type = EventType::ConsentRecorded;
    CaseId caseId;
    ContactId contact;
    Actor by;
    QString guardian, relation, verifiedHow, evidence;
    std::optional<Instant> expires;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("contact", s.contact), f("by", s.by), f("guardian", s.guardian);
        f("relation", s.relation), f("verified_how", s.verifiedHow), f("evidence", s.evidence);
        f("expires", s.expires);
    }
};

struct ConsentWithdrawn {
    static constexpr EventType type = EventType::ConsentWithdrawn;
    CaseId caseId;
    ContactId contact;
    Actor by;
    QString reason;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("contact", s.contact), f("by", s.by), f("reason", s.reason);
    }
};

/// Somebody looked at masked personal data.
struct PrivacyRevealed {
    static constexpr EventType type = EventType::PrivacyRevealed;
    CaseId caseId;
    MessageId message;
    Actor by;
    QString kind, reason;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("message", s.message), f("by", s.by), f("kind", s.kind), f("reason", s.reason);
    }
};

struct ContactNamed {
    static constexpr EventType type = EventType::ContactNamed;
    ContactId contact;
    Actor by;
    QString name;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("contact", s.contact), f("by", s.by), f("name", s.name);
    }
};

/// `from` is shown as `into` until a ContactSplit names the same pair.
struct ContactMerged {
    static constexpr EventType type = EventType::ContactMerged;
    ContactId into, from;
    Actor by;
    QString evidence;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("into", s.into), f("from", s.from), f("by", s.by), f("evidence", s.evidence);
    }
};

struct ContactSplit {
    static constexpr EventType type = EventType::ContactSplit;
    ContactId into, from;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("into", s.into), f("from", s.from), f("by", s.by);
    }
};

/// Everything of a person was destroyed: the keys that opened what the log holds of them, and every row. The receipt
/// names what is gone, not what it was.
struct ContactErased {
    static constexpr EventType type = EventType::ContactErased;
    ContactId contact;
    std::vector<CaseId> cases; ///< that were theirs
    QString reason; ///< for example "their own wish"; no personal data
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("contact", s.contact), f("cases", s.cases), f("reason", s.reason), f("by", s.by);
    }
};

/// The numbers that the fold itself works by (clocks, service hours, join and reopen windows). They are on the log
/// so that every desk and every replay computes the same deadlines.
struct PlaybookAdopted {
    static constexpr EventType type = EventType::PlaybookAdopted;
    QString name, version;
    QJsonObject rules;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("name", s.name), f("version", s.version), f("rules", s.rules), f("by", s.by);
    }
};

/// What a platform answered when it was asked who somebody is. Empty members: it did not say; nothing is forgotten
/// then.
struct IdentityProfiled {
    static constexpr EventType type = EventType::IdentityProfiled;
    ContactId identity; ///< the contact that the identity made; it stays the identity's own after merges
    ChannelId channel; ///< whose access was used; the picture is fetched by it
    QString name, handle;
    QString alias; ///< a second key for the same person (union id …), see Sender::alias
    QString avatar; ///< the platform's media id or address of the picture
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("identity", s.identity), f("channel", s.channel), f("name", s.name), f("handle", s.handle);
        f("alias", s.alias), f("avatar", s.avatar);
    }
};

/// Something of a case is about to be handed to a large model outside. Written before the request leaves; says what
/// kind of help and how much, never the words.
struct AssistAsked {
    static constexpr EventType type = EventType::AssistAsked;
    CaseId caseId; ///< none: the test of the connection, with words of our own
    Actor by;
    QString kind; ///< AssistKind
    QString tone; ///< AssistTone, of a rewriting
    MessageId message = {}; ///< that is translated
    QString model; ///< as the endpoint calls it
    QString host; ///< where it went
    int messages = 0; ///< of the conversation
    int characters = 0; ///< of people's words, masked
    int masked = 0; ///< pieces that stand as placeholders in what left
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("kind", s.kind), f("tone", s.tone), f("message", s.message);
        f("model", s.model), f("host", s.host), f("messages", s.messages), f("characters", s.characters);
        f("masked", s.masked);
    }
};

/// Wraps a payload as an event with the id given, or a random one.
template <class P>
[[nodiscard]] Event makeEvent(const P &payload, const QString &source, Instant now, EventId id = EventId::generate())
{
    fields::Writer writer;
    P::fields(payload, writer);
    return Event{id, P::type, toText(P::type), source, now, writer.json, {}};
}

/// \return Corrupt, naming the member, when the data do not fit the type.
template <class P>
[[nodiscard]] Result<P> payloadOf(const Event &event)
{
    P payload;
    fields::Reader reader{event.data};
    P::fields(payload, reader);
    if (reader.bad)
        return failure(ErrorCode::Corrupt,
                       QString(toText(P::type)) + QLatin1StringView(": ") + QLatin1StringView(reader.bad));
    return payload;
}

} // namespace lianxi
