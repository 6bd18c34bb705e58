// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/event/log.h"
#include "models/event/payloads.h"
#include "models/policy/guard.h"
#include "models/policy/rights.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lianxi
{

struct FeedbackNoted;
struct MemberDescribed;
struct TeamItemSaved;

/// How a desk command ended.
struct DeskResult {
    enum class Kind {
        Done, ///< on the log
        LostRace, ///< somebody else was first; `winner` says who
        Refused, ///< a guard forbids it; `report` says why and what helps
        Forbidden, ///< the role of who sits here does not allow it; `error` says what. Nothing happened
        Unavailable, ///< the log cannot be reached or written; `error` says why. Nothing happened
    };
    Kind kind = Kind::Done;
    Sequence sequence = 0;
    QString winner;
    GuardReport report;
    Error error;
    bool waiting = false; ///< with Done: kept on this machine until the team's log can be reached
    [[nodiscard]] bool done() const { return kind == Kind::Done; }
};
using DeskDone = std::function<void(const DeskResult &)>;

/// Who sits at the desk.
struct AgentProfile {
    AgentId id;
    QString name;
    QString signature; ///< what the signature key inserts
    AuthorKind role = AuthorKind::Agent;
};

/// Somebody whom a note can call.
struct Mentionable {
    AgentId id;
    QString name;
};

/// Member of ReplyQueued::intent: it does not leave when the customer has written since. An object: what the customer
/// had written last in each conversation of the case, as lastHeard() says.
inline constexpr QLatin1StringView heldBackMark{"held_back"};

/// Names the customer's newest message of a conversation. By the platform's name for it, not only by its time:
/// platforms have clocks of their own.
[[nodiscard]] QString lastHeard(const ThreadRow &thread);

/// What the agent hands over to be sent.
struct Reply {
    CaseView caseView; ///< as the agent saw it: the guards judge by this
    ThreadRow thread;
    QString text;
    std::vector<Part> parts;
    MessageId replyTo;
    QString replyToPlatformId;
    std::optional<std::vector<ScriptStep>> steps; ///< as corrected by the agent
    std::vector<GuardOverride> overrides;
    std::optional<Instant> notBefore;
    bool holdBack = false; ///< with notBefore: it does not leave when the customer has written meanwhile
    QJsonObject late; ///< after the reply window has closed: what the chosen way adds to SendIntent::more
    QString privateText; ///< inviteToPrivate() only: said in private at once, by the platform's own way
};

/// The use cases of an agent: one function a command. Every command ends in one append; `done` is called exactly once,
/// on the thread this object lives on. Nothing here blocks.
class Desk : public QObject
{
    Q_OBJECT
public:
    /// `log`, `clock` and `playbook` outlive the desk.
    Desk(Log &log, const Clock &clock, const Playbook &playbook, AgentProfile me, QObject *parent = nullptr);
    [[nodiscard]] const AgentProfile &me() const { return m_me; }
    /// Who tells what a reply does in the script, asked before each; null: the playbook's patterns.
    /// What this person may do; everything until it is told.
    void setRights(const Rights &rights) { m_rights = rights; }
    [[nodiscard]] const Rights &rights() const { return m_rights; }
    [[nodiscard]] bool may(Right right) const { return m_rights.may(right); }
    void setStepJudge(std::function<std::shared_ptr<const Judge>()> judge) { m_stepJudge = std::move(judge); }

    void claim(const CaseRow &row, DeskDone done);
    void release(const CaseRow &row, DeskDone done);
    void transfer(const CaseRow &row, const CaseTransferred &to, DeskDone done);
    /// Takes, or hands back, a case that was given to this agent (CaseRow::offeredAt).
    void answerTransfer(const CaseRow &row, bool accepts, const QString &reason, DeskDone done);
    void snooze(const CaseRow &row, std::optional<Instant> until, DeskDone done);
    void wake(const CaseRow &row, DeskDone done);
    /// Refused while the script's rule 3 is not met, unless overridden. Where the channel asks customers how it was,
    /// the question is queued with it.
    void resolve(const CaseView &view, const std::vector<GuardOverride> &overrides, DeskDone done);
    void reopen(const CaseRow &row, DeskDone done);
    void markRead(const CaseRow &row, DeskDone done);
    void markUnread(const CaseRow &row, DeskDone done);
    void tag(const CaseRow &row, TagFamily family, const QString &text, DeskDone done);
    void untag(const CaseRow &row, TagFamily family, const QString &text, DeskDone done);
    void classify(const CaseRow &row, const CaseClassified &what, DeskDone done);
    void markStep(const CaseRow &row, ScriptStep step, bool isDone, DeskDone done);
    /// Who of `people` is called by "@name" is told, and of what happens in the case from then on.
    void addNote(const CaseRow &row, const QString &text, const std::vector<Mentionable> &people, DeskDone done);
    void scheduleFollowUp(const CaseRow &row, Instant due, const ChannelId &channel, const QString &promise,
                          DeskDone done);
    void finishFollowUp(const CaseRow &row, FollowUpId id, const QString &outcome, DeskDone done);
    /// The same promise at another time.
    void moveFollowUp(const CaseRow &row, FollowUpId id, Instant due, const ChannelId &channel, const QString &promise,
                      DeskDone done);
    /// Another department is to answer until `due`.
    void askDepartment(const CaseRow &row, const QString &department, const QString &text, Instant due, DeskDone done);
    void noteAnswer(const CaseRow &row, RequestId request, const QString &text, DeskDone done);
    /// What a customer said of a product or of the service, for those who make it. The same id again is another
    /// wording; case and actor are filled in.
    void noteFeedback(const CaseRow &row, FeedbackNoted feedback, DeskDone done);
    /// Whom it was handed to, or what came of it; an empty text leaves that as it was.
    void handleFeedback(const CaseRow &row, FeedbackId feedback, const QString &department, const QString &outcome,
                        DeskDone done);
    /// This agent is told what happens in the case, or no longer.
    void watch(const CaseRow &row, bool watching, DeskDone done);
    void recordConsent(const CaseRow &row, ConsentRecorded consent, DeskDone done);
    /// The guardian no longer agrees: customers are asked for another consent.
    void withdrawConsent(const CaseRow &row, const QString &reason, DeskDone done);
    void recordReveal(const CaseRow &row, MessageId message, const QString &kind, const QString &reason, DeskDone done);
    /// A guard's reminder was shown, remedied or overridden.
    void recordGuard(const CaseRow &row, const GuardActed &what, DeskDone done);

    /// Runs the guards on the whole text; Refused when one blocks and is not overridden. On Done the message is queued,
    /// as several that leave in order where the platform takes only so much at once (replyPieces()).
    void reply(const Reply &reply, DeskDone done);
    /// Invites a public customer to the private side: public line out, move remembered, and `privateText` after it.
    void inviteToPrivate(const Reply &reply, DeskDone done);
    /// Takes back a message that has not begun to leave; LostRace without a winner when it is on its way already.
    void withdraw(const CaseRow &row, MessageId message, DeskDone done);
    /// Does something on the platform to a message that exists (ChannelLimits says what it takes). It goes out and ends
    /// like a reply.
    void act(const CaseRow &row, MessageId target, MessageAction what, DeskDone done);
    /// Does something to a call; `to` is whom it is handed to, or called back. It goes out and ends like a reply.
    void actOnCall(const CaseRow &row, ThreadId call, MessageAction what, const QString &to, DeskDone done);
    /// Sends a failed or unconfirmed message again with the same key.
    void retry(const CaseRow &row, MessageId message, DeskDone done);

    /// Shows `from` as `into` from here on; `evidence` says why, in people's words. Undone by splitContacts() with the
    /// same pair at any later time.
    void mergeContacts(ContactId into, ContactId from, const QString &evidence, DeskDone done);
    void splitContacts(ContactId into, ContactId from, DeskDone done);

    /// Makes one case out of two of the same person. LostRace when somebody worked on `from` at the same moment.
    void mergeCase(const CaseRow &from, CaseId into, const QString &why, DeskDone done);
    /// Takes a case out again, with everything that was its own.
    void unmergeCase(const CaseRow &into, CaseId from, DeskDone done);
    /// Conversations go on in a case of their own; not all of the case's.
    void partCase(const CaseRow &from, const std::vector<ThreadId> &threads, const QString &why, DeskDone done);

    /// Puts a channel's set-up on the log.
    void configureChannel(const ChannelConfigured &channel, DeskDone done);
    /// A new version of a view, macro, rule or flow; `by` is filled in.
    void saveTeamItem(TeamItemSaved item, DeskDone done);
    void describeMember(MemberDescribed member, DeskDone done);
    /// \param reason  of an absence: pauseAfterHardCase, or empty.
    void setPresence(Presence presence, DeskDone done, const QString &reason = {});

private:
    /// Appends to the case's own subject, where only the first of two wins. A conflict with what this agent did last
    /// is no race: the append is repeated after it.
    void race(CaseId caseId, Sequence seen, Event event, DeskDone done);
    /// Appends beside the case's own subject: nobody can lose.
    void note(CaseId caseId, Event event, DeskDone done);
    void send(const Reply &reply, bool invites, DeskDone done);
    [[nodiscard]] std::vector<ReplyQueued> queuedPieces(const Reply &reply, const std::vector<ScriptStep> &steps) const;
    [[nodiscard]] std::optional<std::vector<Event>> privateAnswer(const Reply &reply, GuardReport &report) const;
    void tellTeam(const QString &subject, Event event, DeskDone done);
    /// \return true when it is allowed; else answers.
    [[nodiscard]] bool isColleagues(const CaseRow &row) const;
    [[nodiscard]] bool allowed(Right right, const DeskDone &done) const;
    void append(Append what, DeskDone done);
    /// Asks a resolved case's customer how it was, where they can be asked.
    void addSurvey(const CaseView &view, const CaseContext &context, std::vector<Event> &events) const;
    void finish(Append what, const AppendOutcome &outcome, const DeskDone &done);
    [[nodiscard]] GuardReport check(const Draft &draft, const CaseContext &context) const;
    [[nodiscard]] Actor actor() const;
    [[nodiscard]] bool isSupervisor() const;
    template <class P>
    [[nodiscard]] Event event(const P &payload, EventId id = EventId::generate()) const
    {
        return makeEvent(payload, m_source, m_clock.now(), id);
    }

    Log &m_log;
    const Clock &m_clock;
    const Playbook &m_playbook;
    AgentProfile m_me;
    Rights m_rights;
    QString m_source;
    std::function<std::shared_ptr<const Judge>()> m_stepJudge;
    std::shared_ptr<QObject>
        m_mailbox; ///< receives outcomes from the log's thread; outlives this while one is under way
};

/// The context that the guards judge a reply by.
[[nodiscard]] CaseContext contextOf(const CaseView &view, const ThreadRow &thread, const AgentProfile &me);

} // namespace lianxi
