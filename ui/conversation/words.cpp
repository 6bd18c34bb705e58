// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/words.h"

#include "models/domain/message_flags.h"
#include "ui/theme/theme.h"

#include <QTimeZone>

namespace lianxi
{

using namespace Qt::StringLiterals;

QString ConversationWords::platform(Platform platform)
{
    return platformName(platform);
}

QString ConversationWords::surface(Surface surface)
{
    return surface == Surface::Public ? tr("Public") : tr("Private");
}

QString ConversationWords::surfaceSentence(Platform platform, Surface surface)
{
    return surface == Surface::Public
        ? tr("Public reply on %1 — everyone can read this").arg(ConversationWords::platform(platform))
        : tr("Private message on %1 — only the customer reads this").arg(ConversationWords::platform(platform));
}

QString ConversationWords::delivery(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Received:
        return tr("Received");
    case DeliveryState::Queued:
        return tr("Waiting to be sent");
    case DeliveryState::Sending:
        return tr("Being sent");
    case DeliveryState::Sent:
        return tr("Sent");
    case DeliveryState::Delivered:
        return tr("Delivered");
    case DeliveryState::Read:
        return tr("Read");
    case DeliveryState::Failed:
        return tr("Not sent");
    case DeliveryState::Unconfirmed:
        return tr("Unconfirmed");
    case DeliveryState::Withdrawn:
        return tr("Taken back");
    }
    return {};
}

QString ConversationWords::failure(const QString &reason)
{
    static constexpr std::pair<QLatin1StringView, const char *> sentences[] = {
        {"window_closed"_L1, QT_TR_NOOP("The customer wrote too long ago; the platform no longer accepts a reply.")},
        {"quota"_L1, QT_TR_NOOP("The platform's number of messages is used up.")},
        {"too_long"_L1, QT_TR_NOOP("The message is longer than the platform allows.")},
        {"token"_L1, QT_TR_NOOP("The channel's access has expired; an administrator must renew it.")},
        {"credentials"_L1, QT_TR_NOOP("The channel's access was refused; an administrator must renew it.")},
        {"rate"_L1, QT_TR_NOOP("The platform asked us to slow down.")},
        {"server"_L1, QT_TR_NOOP("The platform has trouble of its own.")},
        {"network"_L1, QT_TR_NOOP("The platform could not be reached.")},
        {"recipient_blocked"_L1, QT_TR_NOOP("The customer no longer receives messages from this account.")},
        {"recipient_unknown"_L1, QT_TR_NOOP("The platform does not know this customer any more.")},
        {"content"_L1, QT_TR_NOOP("The platform refused the wording.")},
        {"rejected"_L1, QT_TR_NOOP("The platform refused the wording.")},
        {"url_not_allowed"_L1, QT_TR_NOOP("The text holds a web address that is not registered with the platform.")},
        {"under_audit"_L1, QT_TR_NOOP("The platform looks at the message before it delivers it.")},
        {"answer_in_app"_L1,
         QT_TR_NOOP(
             "This platform takes no answers from programs; answer in its own app and note here what was said.")},
        {"wrong_context_message"_L1,
         QT_TR_NOOP("The message that is answered is not this customer's newest; answer that one.")},
        {"platform_policy_active"_L1,
         QT_TR_NOOP(
             "A workbench of the platform answers for this account; an administrator must switch it off there.")},
        {"recipient_unavailable"_L1, QT_TR_NOOP("The platform does not deliver to this customer.")},
        {"account_not_entitled"_L1, QT_TR_NOOP("Only a verified business account may do this.")},
        {"account_restricted"_L1, QT_TR_NOOP("The platform has restricted this account.")},
        {"configuration_error"_L1,
         QT_TR_NOOP("The channel's settings do not fit together; an administrator must check them.")},
        {"third_person_mentioned"_L1,
         QT_TR_NOOP("The text names somebody else, who could then read it. Leave the second @name out.")},
        {"no_recipient"_L1, QT_TR_NOOP("Nobody is named who could read it.")},
        {"no_conversation"_L1, QT_TR_NOOP("The customer must write first.")},
        {"wrong_state"_L1,
         QT_TR_NOOP("A colleague on the platform holds this conversation; ask them to hand it back.")},
        {"code_used_up"_L1, QT_TR_NOOP("The time for a greeting is over.")},
        {"employee_only"_L1, QT_TR_NOOP("The platform lets only the employee write to this customer.")},
        {"agent_unknown"_L1,
         QT_TR_NOOP("No app of the platform is set up that could send; an administrator must check the settings.")},
        {"desk_unknown"_L1,
         QT_TR_NOOP("The platform does not know this desk account; an administrator must check the settings.")},
        {"ip_not_allowed"_L1,
         QT_TR_NOOP("The platform does not allow this machine's address; an administrator must add it there.")},
        {"thread_owned_by_other_app"_L1,
         QT_TR_NOOP("Another program answers this conversation; take it over on the platform first.")},
        {"private_reply_not_possible"_L1,
         QT_TR_NOOP("The platform takes one private answer to a comment, within seven days.")},
        {"template"_L1,
         QT_TR_NOOP("The platform has not approved this template, or its blanks are not filled rightly.")},
        {"opted_out"_L1, QT_TR_NOOP("The customer no longer wants marketing messages.")},
        {"marketing_limit"_L1, QT_TR_NOOP("The platform lets this customer receive no more marketing messages today.")},
        {"experiment"_L1, QT_TR_NOOP("The platform keeps this message back in a trial of its own.")},
        {"needs_phone_number"_L1, QT_TR_NOOP("This message needs the customer's phone number, which is not known.")},
        {"pair_rate"_L1, QT_TR_NOOP("Too many messages to this customer; it is tried again.")},
        {"bad_request"_L1, QT_TR_NOOP("The platform did not understand the message.")},
        {"duplicate"_L1, QT_TR_NOOP("The platform says this was sent already.")},
        {"permission"_L1, QT_TR_NOOP("The channel is not allowed to do this.")},
        {"address_not_allowed"_L1, QT_TR_NOOP("The address for answers is missing, not https, or inside the network.")},
        {"endpoint_gone"_L1, QT_TR_NOOP("The other side no longer takes answers at its address.")},
        {"redirect"_L1, QT_TR_NOOP("The other side redirects to another address, which is never followed.")},
        {"signature"_L1,
         QT_TR_NOOP("The other side does not accept our signature; an administrator must check the secret.")},
        {"reply_token_expired"_L1, QT_TR_NOOP("The free reply is no longer possible; the message goes out as a push.")},
        {"encrypted_chat"_L1,
         QT_TR_NOOP("This chat is end-to-end encrypted; answer it in X itself and note here what was said.")},
        {"guard"_L1, QT_TR_NOOP("A privacy or script rule stopped it.")},
        {"no_answer"_L1, QT_TR_NOOP("The platform did not answer; the message may have arrived.")},
        {"piece_before"_L1, QT_TR_NOOP("The part before it was not sent, so this one was held back.")},
        {"attachment_gone"_L1, QT_TR_NOOP("The attachment is no longer on this machine. Attach it again.")},
        {"too_large"_L1, QT_TR_NOOP("The attachment is larger than the platform allows.")},
        {"no_upload"_L1, QT_TR_NOOP("This platform takes no attachments from programs.")},
        {"unsupported_part"_L1, QT_TR_NOOP("This platform cannot send that kind of attachment.")},
        {"upload"_L1, QT_TR_NOOP("The platform did not take the attachment.")},
        {"restarted"_L1, QT_TR_NOOP("The program ended while sending; the message may have arrived.")},
    };
    const auto known = std::find_if(std::begin(sentences), std::end(sentences),
                                    [&reason](const auto &pair) { return pair.first == reason; });
    if (known != std::end(sentences))
        return tr(known->second);
    return reason.isEmpty() ? tr("The platform gave no reason.") : tr("The platform's reason: %1").arg(reason);
}

QString ConversationWords::author(const TimelineRow &entry)
{
    if (entry.flags.contains(unverifiedSenderFlag))
        return tr("%1 (sender not verified)").arg(entry.authorName.isEmpty() ? tr("Customer") : entry.authorName);
    if (!entry.authorName.isEmpty())
        return entry.author == AuthorKind::Bot ? tr("%1 (bot)").arg(entry.authorName) : entry.authorName;
    switch (entry.author) {
    case AuthorKind::Customer:
        return tr("Customer");
    case AuthorKind::Agent:
        return tr("Agent");
    case AuthorKind::Bot:
        return tr("Bot");
    case AuthorKind::Supervisor:
        return tr("Supervisor");
    case AuthorKind::System:
        return tr("Lianxi");
    case AuthorKind::Elsewhere:
        return tr("Written outside Lianxi");
    }
    return {};
}

QString ConversationWords::activity(const TimelineRow &entry)
{
    static constexpr std::pair<QLatin1StringView, const char *> lines[] = {
        {"case.claimed"_L1, QT_TR_NOOP("%1 took the case")},
        {"case.released"_L1, QT_TR_NOOP("%1 gave the case back to the queue")},
        {"case.resolved"_L1, QT_TR_NOOP("%1 resolved the case")},
        {"case.reopened"_L1, QT_TR_NOOP("%1 reopened the case")},
        {"case.snoozed"_L1, QT_TR_NOOP("%1 snoozed the case")},
        {"case.woken"_L1, QT_TR_NOOP("%1 woke the case")},
        {"case.classified"_L1, QT_TR_NOOP("%1 changed class or priority")},
        {"script.marked"_L1, QT_TR_NOOP("%1 corrected a script step")},
        {"guard.acted"_L1, QT_TR_NOOP("A rule spoke to %1")},
        {"follow_up.scheduled"_L1, QT_TR_NOOP("%1 promised a follow-up")},
        {"follow_up.done"_L1, QT_TR_NOOP("%1 made the follow-up")},
        {"move.invited"_L1, QT_TR_NOOP("%1 invited the customer to a private conversation")},
        {"consent.recorded"_L1, QT_TR_NOOP("%1 recorded a guardian's consent")},
        {"consent.withdrawn"_L1, QT_TR_NOOP("%1 withdrew the guardian's consent")},
        {"privacy.revealed"_L1, QT_TR_NOOP("%1 looked at masked personal data")},
    };
    const QString who = author(entry);
    if (entry.activity == "move.arrived"_L1)
        return tr("The customer came to the private conversation, %1 after the invitation")
            .arg(duration(std::chrono::seconds(entry.details["after_s"_L1].toInteger())));
    if (entry.activity == "case.transferred"_L1) {
        const QString to = entry.details["to_name"_L1].toString(entry.details["queue"_L1].toString());
        return tr("%1 handed the case to %2").arg(who, to);
    }
    if (entry.activity == "case.tagged"_L1) {
        const QString tag = entry.details["tag"_L1].toString();
        return entry.details["removed"_L1].toBool() ? tr("%1 removed the tag “%2”").arg(who, tag)
                                                    : tr("%1 added the tag “%2”").arg(who, tag);
    }
    const auto known = std::find_if(std::begin(lines), std::end(lines),
                                    [&entry](const auto &pair) { return pair.first == entry.activity; });
    return known != std::end(lines) ? tr(known->second).arg(who) : u"%1 · %2"_s.arg(who, entry.activity);
}

QString ConversationWords::partTitle(const Part &part)
{
    switch (part.type) {
    case PartType::Text:
        return part.text;
    case PartType::Image:
        return part.name.isEmpty() ? tr("Picture") : part.name;
    case PartType::Voice:
        return tr("Voice message");
    case PartType::Audio:
        return part.name.isEmpty() ? tr("Audio") : part.name;
    case PartType::Video:
        return part.name.isEmpty() ? tr("Video") : part.name;
    case PartType::File:
        return part.name.isEmpty() ? tr("File") : part.name;
    case PartType::Sticker:
        return tr("Sticker");
    case PartType::Location:
        return part.title.isEmpty() ? tr("Place") : part.title;
    case PartType::Contact:
        return part.title.isEmpty() ? tr("Contact card") : part.title;
    case PartType::Card:
        return part.title.isEmpty() ? tr("Card") : part.title;
    }
    return {};
}

QString ConversationWords::partDetail(const Part &part)
{
    QStringList known;
    if (part.seconds)
        known << u"%1:%2"_s.arg(static_cast<int>(*part.seconds) / 60)
                     .arg(static_cast<int>(*part.seconds) % 60, 2, 10, QChar(u'0'));
    if (part.width && part.height)
        known << u"%1 × %2"_s.arg(*part.width).arg(*part.height);
    if (part.bytes)
        known << QLocale().formattedDataSize(*part.bytes, 1);
    if (part.lat && part.lon)
        known << u"%1, %2"_s.arg(*part.lat, 0, 'f', 4).arg(*part.lon, 0, 'f', 4);
    if (part.type == PartType::Image || part.type == PartType::Video)
        known << tr("not downloaded");
    if (part.type == PartType::Card && !part.text.isEmpty())
        known << part.text;
    return known.join(u" · "_s);
}

QString ConversationWords::step(ScriptStep step)
{
    switch (step) {
    case ScriptStep::Introduce:
        return tr("Introduce");
    case ScriptStep::Confirm:
        return tr("Confirm");
    case ScriptStep::Solve:
        return tr("Solve");
    case ScriptStep::FollowUp:
        return tr("Follow up");
    }
    return {};
}

QString ConversationWords::caseClass(CaseClass caseClass)
{
    switch (caseClass) {
    case CaseClass::Normal:
        return tr("Plain case");
    case CaseClass::Complex:
        return tr("Complex case");
    case CaseClass::Urgent:
        return tr("Urgent case");
    case CaseClass::General:
        return tr("Complaint");
    case CaseClass::Incident:
        return tr("Service incident");
    case CaseClass::Crisis:
        return tr("Crisis");
    }
    return {};
}

QString ConversationWords::priority(Priority priority)
{
    switch (priority) {
    case Priority::Low:
        return tr("Low priority");
    case Priority::Normal:
        return tr("Normal priority");
    case Priority::High:
        return tr("High priority");
    case Priority::Urgent:
        return tr("Urgent priority");
    }
    return {};
}

QString ConversationWords::caseState(CaseState state)
{
    switch (state) {
    case CaseState::Open:
        return tr("Open");
    case CaseState::Snoozed:
        return tr("Snoozed");
    case CaseState::Resolved:
        return tr("Resolved");
    }
    return {};
}

QString ConversationWords::clock(ClockKind kind)
{
    switch (kind) {
    case ClockKind::FirstResponse:
        return tr("first reply");
    case ClockKind::NextResponse:
        return tr("next reply");
    case ClockKind::Plan:
        return tr("plan");
    case ClockKind::FollowUp:
        return tr("follow-up");
    case ClockKind::Calm:
        return tr("calm the complaint");
    case ClockKind::Transfer:
        return tr("hand to a person");
    case ClockKind::CallBack:
        return tr("call back");
    }
    return {};
}

QString ConversationWords::tagFamily(TagFamily family)
{
    switch (family) {
    case TagFamily::Crowd:
        return tr("Who");
    case TagFamily::Scene:
        return tr("About");
    case TagFamily::Emotion:
        return tr("Mood");
    }
    return {};
}

QString ConversationWords::day(QDate day, QDate today)
{
    if (day == today)
        return tr("Today");
    if (day.addDays(1) == today)
        return tr("Yesterday");
    return day.year() == today.year()
        ? QLocale().toString(day, tr("dddd d MMMM", "date format of a day separator"))
        : QLocale().toString(day, tr("d MMMM yyyy", "date format of an older day separator"));
}

QString ConversationWords::duration(std::chrono::milliseconds length)
{
    const qint64 seconds = std::abs(std::chrono::floor<std::chrono::seconds>(length).count());
    if (seconds < 60)
        return tr("%1 s", "seconds").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return tr("%1 min", "minutes").arg(minutes);
    if (minutes < 48 * 60)
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
    return tr("%1 d", "days").arg(minutes / (24 * 60));
}

QString ConversationWords::error(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Network:
        return tr("The team's log cannot be reached. Nothing was changed.");
    case ErrorCode::DiskFull:
        return tr("The disk is full. Nothing was changed.");
    case ErrorCode::NotFound:
        return tr("This does not exist any more.");
    case ErrorCode::Refused:
        return tr("A rule does not allow this.");
    case ErrorCode::Conflict:
        return tr("Somebody else was first.");
    case ErrorCode::Corrupt:
    case ErrorCode::WrongKey:
    case ErrorCode::TooNew:
    case ErrorCode::Busy:
    case ErrorCode::Io:
    case ErrorCode::Protocol:
    case ErrorCode::InvalidInput:
    case ErrorCode::Unavailable:
    case ErrorCode::Cancelled:
        break;
    }
    return tr("This could not be written. Nothing was changed.");
}

QString ConversationWords::spoken(const TimelineRow &entry, const QString &shown, const QTimeZone &zone)
{
    const QString at = QLocale().toString(toDateTime(entry.at).toTimeZone(zone), QLocale::ShortFormat);
    if (entry.kind == TimelineKind::Activity)
        return u"%1, %2"_s.arg(activity(entry), at);
    QStringList said;
    said << (entry.kind == TimelineKind::Note
                 ? tr("Internal note by %1, never sent").arg(author(entry))
                 : tr("%1, %2 on %3").arg(author(entry), surface(entry.surface), platform(entry.platform)));
    if (!entry.replyPreview.isEmpty())
        said << tr("answering “%1”").arg(entry.replyPreview);
    if (entry.deleted)
        said << tr("Deleted by the sender");
    if (!shown.isEmpty())
        said << shown;
    for (const Part &part : entry.parts)
        said << u"%1 %2"_s.arg(partTitle(part), partDetail(part)).trimmed();
    said << at;
    if (entry.editedAt)
        said << tr("edited");
    if (entry.direction == Direction::Out && entry.kind == TimelineKind::Message) {
        said << delivery(entry.delivery);
        if (entry.delivery == DeliveryState::Failed || entry.delivery == DeliveryState::Unconfirmed)
            said << failure(entry.deliveryReason);
    }
    return said.join(u". "_s);
}

} // namespace lianxi
