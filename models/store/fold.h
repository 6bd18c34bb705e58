// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"
#include "models/event/review_payloads.h"
#include "models/event/team_payloads.h"
#include "models/event/work_payloads.h"
#include "models/metrics/facts.h"
#include "models/policy/sla.h"
#include "models/policy/survey_answer.h"
#include "models/store/prepared.h"
#include "models/store/tables.h"

namespace lianxi::store
{

/// Turns records into rows. What it does follows from the records alone: no clock, no randomness, no locale, and no
/// difference between one batch and many.
class Fold
{
public:
    explicit Fold(Tables &tables)
        : m_tables(tables)
    {
    }
    void setRules(const FoldRules &rules);
    /// Events that could not be read are counted; a failure of the database is found in Tables::status().
    void apply(const PreparedRecord &record);
    /// Takes the count of unreadable events since the last call.
    [[nodiscard]] qint64 takeUnreadable() { return std::exchange(m_unreadable, 0); }
    /// Rules adopted since the last call, to be kept in table meta.
    [[nodiscard]] std::optional<QJsonObject> takeAdoptedRules() { return std::exchange(m_adopted, std::nullopt); }

private:
    /// A platform event with what has been found out about it.
    struct Incoming {
        const PreparedEvent &prepared;
        const PlatformEvent &event; ///< of `prepared`
        const Event &source;
        ChannelEntity &channel;
        Instant at;
        bool forged = false; ///< mail whose sender the receiving server does not believe
        IdentityEntity *identity = nullptr; ///< null: the platform does not say who, or it is the brand
        ThreadEntity *thread = nullptr;
    };

    void applyEvent(const Event &event, const PreparedEvent *prepared);
    bool m_own = false; ///< the record stands on one person's own subject
    template <class P>
    void with(const Event &event, void (Fold::*handle)(const P &, const Event &));
    void unreadable() { ++m_unreadable; }

    // fold_platform.cpp: what platforms told
    void platformEvent(const PreparedEvent *prepared, const Event &source);
    void dispatch(Incoming &in);
    void customerMessage(Incoming &in);
    /// What a resolved case's customer was asked, when this answers it and asks for nothing more; else null.
    [[nodiscard]] CaseEntity *surveyAnsweredBy(const Incoming &in);
    void brandMessage(Incoming &in);
    void platformActivity(Incoming &in);
    [[nodiscard]] bool wasHandedOn(const Incoming &in, const QJsonObject &details);
    MessageEntity messageOf(const Incoming &in, const CaseEntity &entity) const;
    [[nodiscard]] MessageId messageIdOf(const Incoming &in) const;
    void showLast(CaseEntity &entity, const Incoming &in, qint64 messageRow);

    // fold_change.cpp: edits, deletions, reactions, receipts
    void edit(Incoming &in);
    void remove(Incoming &in);
    void react(Incoming &in);
    void receipt(Incoming &in);
    bool confirmByKey(const Incoming &in);
    void setDelivery(qint64 messageRow, DeliveryState state, const QString &reason);
    [[nodiscard]] qint64 messageByPlatformId(const Incoming &in, const QString &platformId);
    [[nodiscard]] qint64 messageKey(const Incoming &in, const QString &platformId) const;
    /// Case and thread of a message; 0, 0: no such message or in no timeline.
    struct Place {
        qint64 caseRow = 0, thread = 0;
        bool isMessage = false;
    };
    [[nodiscard]] Place placeOf(qint64 messageRow);

    // fold_contact.cpp, fold_identity.cpp: channels, people, threads
    [[nodiscard]] ChannelEntity &channelOf(const ChannelId &id);
    void channelConfigured(const ChannelConfigured &p, const Event &e);
    void channelCursor(const ChannelCursor &p, const Event &e);
    void playbookAdopted(const PlaybookAdopted &p, const Event &e);
    [[nodiscard]] IdentityEntity *identityOf(const Incoming &in, const Sender &person);
    [[nodiscard]] IdentityEntity *identityOf(const ChannelEntity &channel, const QString &account, const Sender &person,
                                             bool forged = false);
    void seeAlias(IdentityEntity &identity, const QString &alias, Instant at);
    void seeName(IdentityEntity &identity, const Sender &sender);
    void seeAvatar(IdentityEntity &identity, const QString &avatar, const ChannelEntity &channel);
    void identityMoved(const Incoming &in);
    void eraseProfile(const Incoming &in);
    void identityProfiled(const IdentityProfiled &p, const Event &e);
    [[nodiscard]] QString externalOf(const Incoming &in);
    void findThread(Incoming &in);
    [[nodiscard]] ThreadEntity &threadOf(const Incoming &in, const QString &external, const QString &person);
    void adoptThread(ThreadEntity &thread, const IdentityEntity &identity);
    [[nodiscard]] qint64 agentRow(const Actor &by);
    [[nodiscard]] qint64 agentRow(const AgentId &id, const QString &name);
    void contactNamed(const ContactNamed &p, const Event &e);
    void consentRecorded(const ConsentRecorded &p, const Event &e);
    void consentWithdrawn(const ConsentWithdrawn &p, const Event &e);

    // fold_merge.cpp: one person out of two contacts, and two out of one
    struct Merge {
        MergeWay way = MergeWay::Person;
        Instant at;
        const Actor *by = nullptr; ///< null: nobody's decision
        QString why;
    };
    [[nodiscard]] ContactEntity *contactOf(ContactId id); ///< itself, merged or not
    [[nodiscard]] ContactEntity *rootOf(qint64 contact);
    /// The root and everybody who is shown as it, in order of rows.
    [[nodiscard]] std::vector<qint64> groupOf(qint64 contact);
    [[nodiscard]] std::vector<qint64> casesOf(const std::vector<qint64> &contacts);
    void touchCasesOf(const std::vector<qint64> &contacts);
    void setRedirect(ContactEntity &from, ContactEntity &into, bool on);
    void merge(ContactEntity &from, ContactEntity &into, const Merge &how);
    void tellPeople(const std::vector<qint64> &contacts, const MessageEntity &line);
    void contactMerged(const ContactMerged &p, const Event &e);
    void contactSplit(const ContactSplit &p, const Event &e);
    void partCase(CaseEntity &entity, const Event &e);

    // fold_case_merge.cpp: one case out of two of the same person, and cases of their own out of one
    struct Line {
        qint64 row = 0;
        Instant at;
        bool later = false; ///< came after the merge
        bool isMessage = false, fromCustomer = false;
    };
    void caseMerged(const CaseMerged &p, const Event &e);
    void caseUnmerged(const CaseUnmerged &p, const Event &e);
    void caseParted(const CaseParted &p, const Event &e);
    void rememberMerge(const CaseEntity &from, const CaseEntity &into);
    void moveAll(CaseEntity &from, const CaseEntity &into);
    void setHome(qint64 threadRow, qint64 from, qint64 to);
    void takeOver(CaseEntity &from, CaseEntity &into);
    void takeApart(CaseEntity &from, CaseEntity &into, const std::vector<Line> &lines);
    [[nodiscard]] bool leavesMessages(const CaseEntity &into, const std::vector<Line> &lines);
    void follow(CaseEntity &from, CaseEntity &into);
    void takeApartAcross(const std::vector<qint64> &cases);
    [[nodiscard]] std::vector<Line> linesToReturn(const CaseEntity &from, const CaseEntity &into);
    [[nodiscard]] qint64 unreadToReturn(const CaseEntity &from, const CaseEntity &into, const std::vector<Line> &lines);
    void forgetMerge(const CaseEntity &from, const CaseEntity &into);

    // fold_case_parts.cpp: what a case consists of
    CaseEntity &partThreads(CaseEntity &entity, const std::vector<qint64> &threads, CaseId id);
    [[nodiscard]] std::vector<qint64> threadsOf(const CaseEntity &entity);
    void keepOwner(CaseEntity &entity);
    void giveTo(CaseEntity &entity, qint64 contact);
    [[nodiscard]] qint64 ownSteps(const CaseEntity &entity);
    [[nodiscard]] bool hasTags(const CaseEntity &entity);
    [[nodiscard]] CaseEntity &copyCase(const CaseEntity &from, CaseId id, qint64 contact);
    [[nodiscard]] qint64 unreadOf(const CaseEntity &entity, const std::vector<qint64> &threads);
    void moveThread(ThreadEntity &thread, const CaseEntity &from, const CaseEntity &into);
    void summarise(CaseEntity &entity);
    [[nodiscard]] std::optional<Instant> waitingSince(const CaseEntity &entity);

    // fold_case.cpp: which case, and what people and duty do to it
    [[nodiscard]] CaseEntity &caseFor(const Incoming &in);
    [[nodiscard]] CaseEntity *joinable(const Incoming &in);
    void arrived(CaseEntity &entity, const Incoming &in);
    void tellFollowing();
    void linkPerson(const ChannelEntity &channel, const ThreadEntity &thread, const ReplySent &p, Instant at);
    /// A case nobody has to work on: the brand wrote first, or the platform only told something.
    [[nodiscard]] CaseEntity &quietCaseFor(const Incoming &in);
    CaseEntity &pastCaseFor(const Incoming &in);
    [[nodiscard]] CaseEntity &newCase(const Incoming &in, CaseState state);
    void attach(CaseEntity &entity, ThreadEntity &thread);
    qint64 activity(CaseEntity &entity, const Event &e, const Actor *by); ///< the line's row
    /// Of no case yet; `by` null: nobody's doing.
    [[nodiscard]] MessageEntity activityLine(EventType what, const Actor *by, Instant at, const QJsonObject &details);
    void caseClaimed(const CaseClaimed &p, const Event &e);
    void caseReleased(const CaseReleased &p, const Event &e);
    void caseTransferred(const CaseTransferred &p, const Event &e);
    void caseResolved(const CaseResolved &p, const Event &e);
    void caseReopened(const CaseReopened &p, const Event &e);
    void caseSnoozed(const CaseSnoozed &p, const Event &e);
    void caseWoken(const CaseWoken &p, const Event &e);
    void caseClassified(const CaseClassified &p, const Event &e);
    void caseTagged(const CaseTagged &p, const Event &e);
    void caseRead(const CaseRead &p, const Event &e);
    void scriptStepMarked(const ScriptStepMarked &p, const Event &e);
    void messageJudged(const MessageJudged &p, const Event &e);
    void noteAdded(const NoteAdded &p, const Event &e);
    void guardActed(const GuardActed &p, const Event &e);
    void followUpScheduled(const FollowUpScheduled &p, const Event &e);
    void followUpDone(const FollowUpDone &p, const Event &e);
    void moveInvited(const MoveInvited &p, const Event &e);
    void privacyRevealed(const PrivacyRevealed &p, const Event &e);
    void assistAsked(const AssistAsked &p, const Event &e);

    // fold_work.cpp: who is to do it, what customers thought of it, what the desk did by itself
    void endOffer(CaseEntity &entity);
    void transferAnswered(const TransferAnswered &p, const Event &e);
    void caseRouted(const CaseRouted &p, const Event &e);
    void surveySent(const SurveySent &p, const Event &e);
    void surveyAnswered(const SurveyAnswered &p, const Event &e);
    /// \return the line that tells of it, of no case yet.
    [[nodiscard]] MessageEntity keepScore(const CaseEntity &asked, qint64 question, const SurveyAnswer &answer,
                                          Instant at);
    void ruleRan(const RuleRan &p, const Event &e);
    void botStepped(const BotStepped &p, const Event &e);
    void caseWatched(const CaseWatched &p, const Event &e);
    void requestMade(const RequestMade &p, const Event &e);
    void requestAnswered(const RequestAnswered &p, const Event &e);
    void feedbackNoted(const FeedbackNoted &p, const Event &e);
    void feedbackHandled(const FeedbackHandled &p, const Event &e);
    void watch(const CaseEntity &entity, qint64 agent, bool watching);
    [[nodiscard]] qint64 knownAgent(const QString &mention);

    // fold_team.cpp: what a team writes down, and who is there
    void teamItemSaved(const TeamItemSaved &p, const Event &e);
    void memberDescribed(const MemberDescribed &p, const Event &e);
    void presenceChanged(const PresenceChanged &p, const Event &e);

    // fold_review.cpp: what reviewers think of cases, and which cases left as files
    void reviewAssigned(const ReviewAssigned &p, const Event &e);
    void reviewGiven(const ReviewGiven &p, const Event &e);
    void reviewAppealed(const ReviewAppealed &p, const Event &e);
    void appealDecided(const AppealDecided &p, const Event &e);
    void coachingNoted(const CoachingNoted &p, const Event &e);
    void caseFileIssued(const CaseFileIssued &p, const Event &e);
    void caseFileRecalled(const CaseFileRecalled &p, const Event &e);
    void showReview(CaseId id);

    // fold_turn.cpp: whom the customer waited for, and how long
    [[nodiscard]] ThreadEntity &talkOf(ThreadEntity &thread);
    void asked(ThreadEntity &thread, const CaseEntity &entity, qint64 messageRow, Instant at);
    void answered(ThreadEntity &thread, Instant at, bool byPerson, qint64 agent);
    void dropTurns(const CaseEntity &entity);

    // fold_fact.cpp: what figures are counted from, beside turns
    struct DeedRow {
        Instant at;
        qint64 line = 0; ///< of the timeline
        metrics::DeedKind kind{};
        qint64 agent = 0;
        int what = 0;
        std::optional<qint64> amount = {};
        QString text = {};
    };
    void clockEnded(const CaseEntity &entity, const RunningClock &clock, Instant at, qint64 agent);
    void endClock(CaseEntity &entity, ClockKind kind, Instant at, qint64 agent);
    void endResponse(CaseEntity &entity, Instant at, qint64 agent);
    void followUpEnded(const CaseEntity &entity, qint64 row, Instant at, qint64 agent);
    void note(const CaseEntity &entity, const DeedRow &deed);
    void guardNoted(const CaseEntity &entity, const GuardActed &p, Instant at, qint64 line);
    void moveNoted(const CaseEntity &entity, Instant invited, Instant arrived);
    void recountResolves(CaseEntity &entity);

    // fold_call.cpp
    void callTold(const Incoming &in, const CaseEntity &entity, const QString &outcome);
    void callTaken(qint64 thread, qint64 agent);

    // fold_clock.cpp
    void startResponse(CaseEntity &entity, Instant at);
    void stopResponse(CaseEntity &entity);
    /// From the bot to a person.
    void startTransfer(CaseEntity &entity, Instant at, Instant due);
    void startClassClocks(CaseEntity &entity, Instant at);
    void refreshFollowUp(CaseEntity &entity);
    void stopAll(CaseEntity &entity, Instant at, qint64 agent);
    /// What a channel's settings say that the fold works by.
    struct ChannelTraits {
        ServiceHours hours; ///< the channel's own, or the team's
        QString queue; ///< where its new cases wait
    };
    [[nodiscard]] const ChannelTraits &traitsOf(qint64 channelRow);
    [[nodiscard]] const ClockPromise *promise(CaseClass caseClass, ClockKind kind) const;
    void start(CaseEntity &entity, ClockKind kind, const ClockPromise &promise, Instant at);

    // fold_reply.cpp: outgoing messages of this product
    void replyQueued(const ReplyQueued &p, const Event &e);
    void replyWithdrawn(const ReplyWithdrawn &p, const Event &e);
    void replySending(const ReplySending &p, const Event &e);
    void replySent(const ReplySent &p, const Event &e);
    void replyFailed(const ReplyFailed &p, const Event &e);
    void replyUnconfirmed(const ReplyUnconfirmed &p, const Event &e);
    void replyRetried(const ReplyRetried &p, const Event &e);
    // fold_action.cpp: what is done on the platform to messages that exist, and to calls
    void actionQueued(const ActionQueued &p, const Event &e);
    /// Something to be done, and what it is done to.
    struct Wish {
        const ActionQueued &wished;
        const Event &event;
        qint64 target = 0; ///< message; 0: a call
        qint64 thread = 0;
    };
    void queueAction(CaseEntity &entity, const Wish &wish, const QJsonObject &intent);
    /// The platform has done it: the message shows it from here.
    void actionDone(qint64 target, MessageAction what);
    void setFlag(qint64 messageRow, const QString &flag, bool on);
    /// \return false when it speaks of no message of ours.
    bool hiddenElsewhere(const Incoming &in);
    /// A reply, or an action, as the outbox knows it.
    struct Outgoing {
        qint64 row = 0, thread = 0, author = 0, target = 0;
        std::optional<MessageAction> action; ///< done to `target`
        CaseEntity *entity = nullptr;
        DeliveryState state = DeliveryState::Queued;
        bool waiting = false, human = false;
        bool answers = true; ///< what the desk says by itself answers nobody
        qint64 steps = 0;
    };
    /// Counts the event as unreadable when there is no such reply.
    [[nodiscard]] std::optional<Outgoing> outgoing(MessageId id);
    void setOutbox(const Outgoing &reply, DeliveryState state, bool waiting);
    void hideEcho(const Outgoing &reply, qint64 echoRow);

    Tables &m_tables;
    QHash<QString, qint64> m_channelKeys; ///< computed once; every event names its channel
    FoldRules m_rules;
    std::unordered_map<qint64, ChannelTraits> m_traits; ///< by channel, read once
    std::optional<QJsonObject> m_adopted;
    std::vector<MessageEntity> m_following; ///< lines to write after the message at hand, whose row is claimed already
    qint64 m_unreadable = 0;
};

/// Short name of a type for timelines: "case.claimed".
[[nodiscard]] QString activityName(EventType type);
/// One line of at most 120 characters, long numbers and e-mail addresses masked.
[[nodiscard]] QString previewOf(const QString &text, const std::vector<Part> &parts);
/// What a customer sent in a form this product does not know is shown as a card, so that somebody looks.
[[nodiscard]] std::vector<Part> partsOf(const PlatformEvent &event);
[[nodiscard]] QString compactJson(const QJsonObject &json);
[[nodiscard]] QString compactJson(const QStringList &list);
[[nodiscard]] QString compactJson(const std::vector<Part> &parts);
/// Name by which a message is known on its platform.
[[nodiscard]] QByteArray platformMessageName(const ChannelEntity &channel, Surface surface, const QString &thread,
                                             const QString &platformId);
[[nodiscard]] inline bool isHuman(AuthorKind kind)
{
    return kind == AuthorKind::Agent || kind == AuthorKind::Supervisor;
}

} // namespace lianxi::store
