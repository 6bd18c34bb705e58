// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/people.h"

#include <array>

namespace lianxi::store
{

// Rows as the fold holds them in memory. `columns` names every column once: reading, inserting and updating are made
// from that list. The first column is the key.

struct ChannelEntity {
    qint64 row = 0;
    QString id;
    Platform platform = Platform::Import;
    QString name, brand;
    ChannelPurpose purpose = ChannelPurpose::Service;
    QString account;
    ScriptMode scriptMode = ScriptMode::Enforce;
    bool paused = false, removed = false;
    QString settings;
    bool configured = false;
    static constexpr const char *table = "channel";
    template <class Self, class F>
    static void columns(Self &s, F &&f)
    {
        f("row", s.row), f("id", s.id), f("platform", s.platform), f("name", s.name), f("brand", s.brand);
        f("purpose", s.purpose), f("account", s.account), f("script_mode", s.scriptMode), f("paused", s.paused);
        f("removed", s.removed), f("settings", s.settings), f("configured", s.configured);
    }
};

struct AgentEntity {
    qint64 row = 0;
    QString id, name;
    static constexpr const char *table = "agent";
    template <class Self, class F>
    static void columns(Self &s, F &&f)
    {
        f("row", s.row), f("id", s.id), f("name", s.name);
    }
};

struct ContactEntity {
    qint64 row = 0;
    ContactId id;
    QString name;
    bool named = false; ///< by a person: a platform's display name does not change it
    qint64 redirect = 0; ///< shown as this contact
    qint64 members = 0; ///< contacts that redirect here
    // Why it is shown as another, while it is.
    std::optional<Instant> mergedAt;
    MergeWay mergedWay = MergeWay::Person;
    qint64 mergedBy = 0; ///< agent's row; 0: nobody's decision
    QString mergedWhy;
    static constexpr const char *table = "contact";
    template <class Self, class F>
    static void columns(Self &s, F &&f)
    {
        f("row", s.row), f("id", s.id), f("name", s.name), f("named", s.named), f("redirect", s.redirect);
        f("members", s.members), f("merged_at", s.mergedAt), f("merged_way", s.mergedWay), f("merged_by", s.mergedBy);
        f("merged_why", s.mergedWhy);
    }
};

struct IdentityEntity {
    qint64 row = 0;
    Platform platform = Platform::Import;
    qint64 channel = 0; ///< where it was first seen
    QString external, name, handle, alias;
    qint64 contact = 0;
    QString avatar; ///< the platform's media id or address of a picture
    qint64 avatarChannel = 0; ///< whose access fetches it
    std::optional<Instant> profiled; ///< when the platform was last asked
    static constexpr const char *table = "identity";
    template <class Self, class F>
    static void columns(Self &s, F &&f)
    {
        f("row", s.row), f("platform", s.platform), f("channel", s.channel), f("external", s.external);
        f("name", s.name), f("handle", s.handle), f("alias", s.alias), f("contact", s.contact);
        f("avatar", s.avatar), f("avatar_channel", s.avatarChannel), f("profiled", s.profiled);
    }
};

struct ThreadEntity {
    qint64 row = 0;
    ThreadId id;
    qint64 channel = 0;
    Surface surface = Surface::Private;
    QString external, person;
    qint64 contact = 0;
    qint64 caseRow = 0; ///< newest case of the thread
    std::optional<Instant> lastInAt;
    qint64 sentSince = 0;
    QString lastInPlatformId;
    // Where the turns of the talk stand, see fold_turn.cpp. The turn nobody has answered, and the one no person has;
    // message 0: none.
    Instant turnAt, personAt;
    qint64 turnMessage = 0, personMessage = 0;
    std::optional<Instant> repliedAt; ///< the brand's newest message
    bool hadTurn = false;
    static constexpr const char *table = "thread";
    template <class Self, class F>
    static void columns(Self &s, F &&f)
    {
        f("row", s.row), f("id", s.id), f("channel", s.channel), f("surface", s.surface), f("external", s.external);
        f("person", s.person), f("contact", s.contact), f("case_row", s.caseRow), f("last_in_at", s.lastInAt);
        f("sent_since", s.sentSince), f("last_in_platform_id", s.lastInPlatformId);
        f("turn_at", s.turnAt), f("turn_message", s.turnMessage), f("person_at", s.personAt);
        f("person_message", s.personMessage), f("replied_at", s.repliedAt), f("had_turn", s.hadTurn);
    }
};

enum class Emotion { None, Negative, Neutral, Positive };
/// A message that nobody judged by then never will be.
inline constexpr std::chrono::seconds judgedWithin{10};
[[nodiscard]] QString emotionText(Emotion emotion);
[[nodiscard]] Emotion emotionFrom(const QString &text);

/// Running clocks of a case, at most one of each kind.
using Clocks = std::array<std::optional<RunningClock>, EnumNames<ClockKind>::names.size()>;
[[nodiscard]] QByteArray packClocks(const Clocks &clocks);
[[nodiscard]] Clocks unpackClocks(const QByteArray &bytes);

/// What figures see of a case: see table `case_fact`. None of a case in which no customer has written.
struct CaseFactRow {
    Instant asked;
    qint64 contact = 0, channel = 0;
    Surface surface = Surface::Private;
    CaseClass caseClass = CaseClass::Normal;
    QString category;
    qint64 agent = 0;
    bool human = false;
    qint64 steps = 0;
    std::optional<Instant> firstResolved, resolved;
    qint64 resolves = 0;
    friend bool operator==(const CaseFactRow &, const CaseFactRow &) = default;
};

/// What one case adds to the counters.
struct Counted {
    bool exists = false, supervisor = false, unread = false;
    CaseState state = CaseState::Open;
    qint64 assignee = 0;
    friend bool operator==(const Counted &, const Counted &) = default;
};

struct CaseEntity {
    qint64 row = 0;
    CaseId id;
    qint64 contact = 0;
    QString brand;
    qint64 thread = 0, channel = 0;
    Surface surface = Surface::Private;
    CaseState state = CaseState::Open;
    CaseClass caseClass = CaseClass::Normal;
    Priority priority = Priority::Normal;
    QString category;
    bool categoryByHand = false;
    Emotion emotion = Emotion::None;
    qint64 assignee = 0; ///< agent's row; 0: nobody
    qint64 unread = 0;
    bool waiting = false, supervisor = false;
    std::optional<Instant> snoozedUntil;
    Instant lastAt, openedAt;
    std::optional<Instant> resolvedAt;
    std::optional<Instant> invitedAt; ///< asked into private and not yet there: the next private thread joins this case
    std::optional<Instant> askedAt; ///< the customer's first message, and where it came
    qint64 askedChannel = 0;
    Surface askedSurface = Surface::Private;
    std::optional<Instant> firstResolvedAt;
    qint64 resolves = 0; ///< how often it was resolved
    Sequence sequence = 0;
    qint64 scriptMask = 0;
    qint64 handMask = 0; ///< steps ticked by hand
    bool humanReplied = false;
    qint64 lastIn = 0; ///< row of the customer's newest message; 0: the customer has not written
    std::optional<Instant> lastInAt;
    bool tagged = false;
    QString minor, preview, files;
    QByteArray clockBytes;
    std::optional<int> clockKind;
    std::optional<Instant> clockStarted, clockDue;
    qint64 dueKey = 0, newKey = 0;
    qint64 mergedInto = 0; ///< case; 0: none, else `state` is Merged
    CaseState stateBefore = CaseState::Open; ///< it was merged
    QString queue; ///< skill or department
    std::optional<Instant> offeredAt; ///< given to `assignee`, who has not said yes
    qint64 offeredBy = 0; ///< agent's row; 0: the routing
    Clocks clocks; ///< in memory; packed into clockBytes when written
    Counted counted; ///< in memory; what the counters hold of this case
    std::optional<CaseFactRow> fact; ///< in memory; what table case_fact holds of it
    bool newWords = false; ///< in memory; its searchable words must be written again
    bool hasWords = false; ///< in memory; the index may hold words of it
    static constexpr const char *table = "cases";
    template <class Self, class F>
    static void columns(Self &s, F &&f)
    {
        f("row", s.row), f("id", s.id), f("contact", s.contact), f("brand", s.brand), f("thread", s.thread);
        f("channel", s.channel), f("surface", s.surface), f("state", s.state), f("class", s.caseClass);
        f("priority", s.priority), f("category", s.category), f("category_by_hand", s.categoryByHand);
        f("emotion", s.emotion), f("assignee", s.assignee), f("unread", s.unread), f("waiting", s.waiting);
        f("supervisor", s.supervisor), f("snoozed_until", s.snoozedUntil), f("last_at", s.lastAt);
        f("opened_at", s.openedAt), f("resolved_at", s.resolvedAt), f("invited_at", s.invitedAt);
        f("asked_at", s.askedAt), f("asked_channel", s.askedChannel), f("asked_surface", s.askedSurface);
        f("first_resolved_at", s.firstResolvedAt), f("resolves", s.resolves), f("sequence", s.sequence);
        f("script_mask", s.scriptMask), f("hand_mask", s.handMask), f("human_replied", s.humanReplied);
        f("last_in", s.lastIn), f("last_in_at", s.lastInAt), f("tagged", s.tagged), f("minor", s.minor);
        f("preview", s.preview), f("files", s.files), f("clocks", s.clockBytes), f("clock_kind", s.clockKind);
        f("clock_started", s.clockStarted), f("clock_due", s.clockDue), f("due_key", s.dueKey), f("new_key", s.newKey);
        f("merged_into", s.mergedInto), f("state_before", s.stateBefore);
        f("queue", s.queue), f("offered_at", s.offeredAt), f("offered_by", s.offeredBy);
    }
};

/// One line of a timeline as the fold writes it; what can change later has columns that start empty.
struct MessageEntity {
    qint64 row = 0;
    TimelineKind kind = TimelineKind::Message;
    MessageId id;
    qint64 caseRow = 0; ///< 0: in no timeline
    qint64 thread = 0;
    Direction direction = Direction::In;
    AuthorKind author = AuthorKind::Customer;
    qint64 authorRow = 0; ///< identity of a customer, else agent; 0: nobody known
    Instant at;
    QString text;
    QString parts; ///< JSON array; empty: none
    DeliveryState delivery = DeliveryState::Received;
    QString platformId;
    qint64 replyTo = 0;
    QString flags; ///< JSON array
    QString activity;
    QString details; ///< JSON object
    std::optional<Instant> notBefore;
};

[[nodiscard]] Counted countedOf(const CaseEntity &entity);
[[nodiscard]] std::optional<CaseFactRow> factOf(const CaseEntity &entity);
/// Sets the columns that follow from others: packed clocks, the clock shown, the sort keys.
void derive(CaseEntity &entity);
/// Sets the members that are kept in memory only.
void loaded(CaseEntity &entity);
template <class E>
void derive(E &)
{
}
template <class E>
void loaded(E &)
{
}

} // namespace lianxi::store
