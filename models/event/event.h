// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace lianxi
{

/// Every kind of event this version writes or folds. Unknown stands for all others: they are kept, shown to nobody,
/// and survive every round trip.
enum class EventType {
    Unknown,
    PlatformEventReceived,
    ChannelConfigured,
    ChannelCursor,
    CaseClaimed,
    CaseReleased,
    CaseTransferred,
    CaseResolved,
    CaseReopened,
    CaseSnoozed,
    CaseWoken,
    CaseClassified,
    CaseTagged,
    CaseRead,
    CaseMerged,
    CaseUnmerged,
    CaseParted,
    ScriptStepMarked,
    MessageJudged,
    NoteAdded,
    ReplyQueued,
    ReplyWithdrawn,
    ReplySending,
    ReplySent,
    ReplyFailed,
    ReplyUnconfirmed,
    ReplyRetried,
    ActionQueued,
    GuardActed,
    FollowUpScheduled,
    FollowUpDone,
    MoveInvited,
    ConsentRecorded,
    ConsentWithdrawn,
    PrivacyRevealed,
    ContactNamed,
    ContactMerged,
    ContactSplit,
    PlaybookAdopted,
    IdentityProfiled,
    AssistAsked,
    TransferAnswered,
    CaseRouted,
    SurveySent,
    SurveyAnswered,
    RuleRan,
    BotStepped,
    TeamItemSaved,
    MemberDescribed,
    PresenceChanged,
    CaseWatched,
    RequestMade,
    RequestAnswered,
    FeedbackNoted,
    FeedbackHandled,
    ReviewAssigned,
    ReviewGiven,
    ReviewAppealed,
    AppealDecided,
    CoachingNoted,
    CaseFileIssued,
    CaseFileRecalled,
    ContactErased,
};
template <>
struct EnumNames<EventType> {
    static constexpr std::array<std::string_view, 63> names{"",
                                                            "lianxi.platform.event.v1",
                                                            "lianxi.channel.configured.v1",
                                                            "lianxi.channel.cursor.v1",
                                                            "lianxi.case.claimed.v1",
                                                            "lianxi.case.released.v1",
                                                            "lianxi.case.transferred.v1",
                                                            "lianxi.case.resolved.v1",
                                                            "lianxi.case.reopened.v1",
                                                            "lianxi.case.snoozed.v1",
                                                            "lianxi.case.woken.v1",
                                                            "lianxi.case.classified.v1",
                                                            "lianxi.case.tagged.v1",
                                                            "lianxi.case.read.v1",
                                                            "lianxi.case.merged.v1",
                                                            "lianxi.case.unmerged.v1",
                                                            "lianxi.case.parted.v1",
                                                            "lianxi.script.marked.v1",
                                                            "lianxi.message.judged.v1",
                                                            "lianxi.note.added.v1",
                                                            "lianxi.reply.queued.v1",
                                                            "lianxi.reply.withdrawn.v1",
                                                            "lianxi.reply.sending.v1",
                                                            "lianxi.reply.sent.v1",
                                                            "lianxi.reply.failed.v1",
                                                            "lianxi.reply.unconfirmed.v1",
                                                            "lianxi.reply.retried.v1",
                                                            "lianxi.action.queued.v1",
                                                            "lianxi.guard.acted.v1",
                                                            "lianxi.follow_up.scheduled.v1",
                                                            "lianxi.follow_up.done.v1",
                                                            "lianxi.move.invited.v1",
                                                            "lianxi.consent.recorded.v1",
                                                            "lianxi.consent.withdrawn.v1",
                                                            "lianxi.privacy.revealed.v1",
                                                            "lianxi.contact.named.v1",
                                                            "lianxi.contact.merged.v1",
                                                            "lianxi.contact.split.v1",
                                                            "lianxi.playbook.adopted.v1",
                                                            "lianxi.identity.profiled.v1",
                                                            "lianxi.assist.asked.v1",
                                                            "lianxi.transfer.answered.v1",
                                                            "lianxi.case.routed.v1",
                                                            "lianxi.survey.sent.v1",
                                                            "lianxi.survey.answered.v1",
                                                            "lianxi.rule.ran.v1",
                                                            "lianxi.bot.stepped.v1",
                                                            "lianxi.team_item.saved.v1",
                                                            "lianxi.member.described.v1",
                                                            "lianxi.presence.changed.v1",
                                                            "lianxi.case.watched.v1",
                                                            "lianxi.request.made.v1",
                                                            "lianxi.request.answered.v1",
                                                            "lianxi.feedback.noted.v1",
                                                            "lianxi.feedback.handled.v1",
                                                            "lianxi.review.assigned.v1",
                                                            "lianxi.review.given.v1",
                                                            "lianxi.review.appealed.v1",
                                                            "lianxi.appeal.decided.v1",
                                                            "lianxi.coaching.noted.v1",
                                                            "lianxi.case_file.issued.v1",
                                                            "lianxi.case_file.recalled.v1",
                                                            "lianxi.contact.erased.v1"};
};

/// Something that happened, never changed afterwards. Encoded as CloudEvents 1.0 JSON.
struct Event {
    EventId id;
    EventType type = EventType::Unknown;
    QString typeName; ///< as written; equals toText(type) unless type is Unknown
    QString source; ///< which program of which machine wrote it, e.g. "/desk/front-1"
    Instant time; ///< when it happened, by the writer's clock
    QJsonObject data; ///< the payload; payloads.h gives it types
    QJsonObject extensions; ///< CloudEvents attributes without a field above, kept as they came
    friend bool operator==(const Event &, const Event &) = default;
};

/// What one append puts on the log, whole or not at all: the unit of ordering.
struct Record {
    Sequence sequence = 0;
    QString subject;
    QByteArray key; ///< idempotency key; may be empty
    std::vector<Event> events;
};

/// CloudEvents batch (application/cloudevents-batch+json) as compact UTF-8.
[[nodiscard]] QByteArray encodeEvents(const std::vector<Event> &events);
/// \return Corrupt when the bytes are no CloudEvents batch of version 1.x.
[[nodiscard]] Result<std::vector<Event>> decodeEvents(const QByteArray &bytes);
[[nodiscard]] QJsonObject toJson(const Event &event);
[[nodiscard]] Result<Event> eventFromJson(const QJsonObject &json);

// Subjects: what an append is about. A case's own subject carries only what two people can race for (who owns it, its
// state, its replies), so that a customer's next message, a note or a judgement does not make a claim fail; those go to
// the work subject.
[[nodiscard]] QString channelSubject(const ChannelId &channel);
[[nodiscard]] QString caseSubject(CaseId id);
[[nodiscard]] QString workSubject(CaseId id);
/// The way of one outgoing message. Its first record is either ReplySending or ReplyWithdrawn, so that of a late undo
/// and a sender exactly one wins.
[[nodiscard]] QString replySubject(MessageId id);
[[nodiscard]] QString contactSubject(ContactId id);
/// What the whole team goes by: rules, playbooks, lists.
[[nodiscard]] QString teamSubject();
/// Who belongs to the team.
[[nodiscard]] QString memberSubject();
/// What one person says of themselves or keeps for themselves.
[[nodiscard]] QString ownSubject(const AgentId &agent);
/// What reviewers say of a case; a null id: of the team's work.
[[nodiscard]] QString reviewSubject(CaseId id);
/// How a channel is set up, apart from what comes through it.
[[nodiscard]] QString setupSubject(const ChannelId &channel);
/// \return nullopt unless `subject` is a case's.
[[nodiscard]] std::optional<CaseId> caseOfSubject(QStringView subject);

} // namespace lianxi
