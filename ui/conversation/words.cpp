// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/words.h"

#include "models/event/work_payloads.h"

#include "models/domain/message_flags.h"
#include "ui/conversation/assist_words.h"
#include "ui/team/routing_words.h"
#include "ui/team/rule_words.h"
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

QString ConversationWords::readers(Surface surface)
{
    return surface == Surface::Public ? tr("Everyone can read this") : tr("Only the customer reads this");
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

QString ConversationWords::risk(const QString &rule)
{
    if (rule == "risk.media"_L1)
        return tr("the press");
    if (rule == "risk.legal"_L1)
        return tr("law and authorities");
    if (rule == "risk.safety"_L1)
        return tr("safety");
    return rule == "risk.self_harm"_L1 ? tr("self-harm") : rule;
}

/// Why the bot no longer speaks; words of a flow of one's own stay as they are.
QString ConversationWords::botLine(const QString &ended)
{
    static constexpr std::pair<QLatin1StringView, const char *> lines[] = {
        {"finished"_L1, QT_TR_NOOP("The bot finished the conversation")},
        {"flow"_L1, QT_TR_NOOP("The bot handed the case to people, as its flow says")},
        {"asks_person"_L1, QT_TR_NOOP("The bot handed the case to people: the customer asks for a person")},
        {"not_understood"_L1, QT_TR_NOOP("The bot handed the case to people: it did not understand")},
        {"feeling"_L1, QT_TR_NOOP("The bot handed the case to people: the customer is upset or complains")},
        {"risk"_L1, QT_TR_NOOP("The bot handed the case to people: high-risk words")},
        {"minor"_L1, QT_TR_NOOP("The bot handed the case to people: perhaps a minor")},
        {"trouble"_L1, QT_TR_NOOP("The bot handed the case to people: its flow cannot be followed")},
    };
    const auto known =
        std::find_if(std::begin(lines), std::end(lines), [&ended](const auto &pair) { return pair.first == ended; });
    return known != std::end(lines) ? tr(known->second)
                                    : tr("%1: %2").arg(tr("The bot handed the case to people"), ended);
}

/// What the routing decided, in one line: who, for which queue, by which rule, and why.
QString ConversationWords::routedLine(const QString &to, const QString &queue, const QString &rule, const QString &why)
{
    QString line = to.isEmpty() ? tr("Waits for somebody who can take it") : tr("Offered to %1").arg(to);
    if (!rule.isEmpty())
        line = tr("%1 · rule “%2”").arg(line, rule);
    else if (!queue.isEmpty())
        line = tr("%1 · queue %2").arg(line, queue);
    return why.isEmpty() ? line : tr("%1: %2").arg(line, RoutingWords::why(why));
}

/// Who is to do the work, what the customer thought of it, and what the desk did by itself; empty: something else.
QString ConversationWords::workLine(const TimelineRow &entry, const QString &who)
{
    const auto text = [&entry](QLatin1StringView key) { return entry.details[key].toString(); };
    const auto because = [](const QString &line, const QString &why) {
        return why.isEmpty() ? line : tr("%1: %2").arg(line, why);
    };
    const QString to = entry.details["to_name"_L1].toString(text("queue"_L1));
    if (entry.activity == "case.transferred"_L1)
        return because(tr("%1 handed the case to %2").arg(who, to), text("reason"_L1));
    if (entry.activity == "case.routed"_L1)
        return routedLine(text("to"_L1).isEmpty() ? QString() : to, text("queue"_L1), text("rule"_L1), text("why"_L1));
    if (entry.activity == "transfer.answered"_L1) {
        if (entry.details["accepted"_L1].toBool())
            return tr("%1 accepted the case").arg(who);
        return entry.author == AuthorKind::System
            ? tr("Nobody accepted the case in time; it went back")
            : because(tr("%1 did not take the case; it went back").arg(who), text("reason"_L1));
    }
    if (entry.activity == "survey.sent"_L1)
        return tr("%1 asked the customer how it was").arg(who);
    if (entry.activity == "survey.answered"_L1)
        return because(tr("The customer gave %n star(s) of five", nullptr, entry.details["score"_L1].toInt()),
                       text("words"_L1));
    if (entry.activity == "rule.ran"_L1) {
        QStringList said;
        const QStringList did = entry.details["did"_L1].toVariant().toStringList();
        for (const QString &word : did)
            said << RuleWords::did(word);
        said << RuleWords::trouble(text("trouble"_L1));
        return because(tr("Rule “%1”").arg(text("name"_L1)), said.join(u" · "_s));
    }
    if (entry.activity == "case.watched"_L1)
        return entry.details["watching"_L1].toBool() ? tr("%1 watches the case").arg(text("name"_L1))
                                                     : tr("%1 no longer watches the case").arg(text("name"_L1));
    if (entry.activity == "request.made"_L1)
        return because(tr("%1 asked %2").arg(who, text("department"_L1)), text("text"_L1));
    if (entry.activity == "request.answered"_L1)
        return because(tr("%1 noted the answer").arg(who), text("text"_L1));
    if (entry.activity == "feedback.noted"_L1)
        return because(entry.details["removed"_L1].toBool() ? tr("%1 took feedback back").arg(who)
                                                            : tr("%1 noted feedback").arg(who),
                       text("text"_L1));
    if (entry.activity == "feedback.handled"_L1)
        return text("outcome"_L1).isEmpty()
            ? tr("%1 handed the feedback to %2").arg(who, text("department"_L1))
            : because(tr("%1 noted what came of the feedback").arg(who), text("outcome"_L1));
    if (entry.activity == "bot.stepped"_L1)
        return botLine(text("ended"_L1));
    if (entry.activity == "message.judged"_L1) {
        QStringList rules;
        for (const QJsonValue &rule : entry.details["risks"_L1].toArray())
            rules << risk(rule.toString());
        return tr("High-risk words (%1): the case is in the supervisors' queue").arg(rules.join(u" · "_s));
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
        {"case.merged"_L1, QT_TR_NOOP("%1 merged another case into this one")},
        {"case.unmerged"_L1, QT_TR_NOOP("%1 took a merged case out again")},
        {"case.parted"_L1, QT_TR_NOOP("%1 gave some conversations a case of their own")},
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
    if (entry.activity == "contact.merged"_L1) {
        const QString name = entry.details["name"_L1].toString();
        return entry.author == AuthorKind::System ? tr("“%1” is the same person: the platform says so").arg(name)
                                                  : tr("%1 found that “%2” is the same person").arg(who, name);
    }
    if (entry.activity == "contact.split"_L1)
        return tr("%1 took “%2” apart: two people after all").arg(who, entry.details["name"_L1].toString());
    if (entry.activity == "assist.asked"_L1)
        return AssistWords::asked(who, entry.details);
    if (entry.activity == "action.queued"_L1)
        return actionLine(entry);
    if (entry.activity == "platform.call"_L1)
        return callLine(entry);
    if (entry.activity.startsWith("platform."_L1))
        return platformLine(entry);
    if (entry.activity == "consent.withdrawn"_L1 && entry.details["reason"_L1].toString() == consentExpired)
        return tr("The guardian's consent has run out");
    if (entry.activity == "move.arrived"_L1)
        return tr("The customer came to the private conversation, %1 after the invitation")
            .arg(duration(std::chrono::seconds(entry.details["after_s"_L1].toInteger())));
    if (const QString line = workLine(entry, who); !line.isEmpty())
        return line;
    if (entry.activity == "case.tagged"_L1) {
        const QString tag = entry.details["tag"_L1].toString();
        return entry.details["removed"_L1].toBool() ? tr("%1 removed the tag “%2”").arg(who, tag)
                                                    : tr("%1 added the tag “%2”").arg(who, tag);
    }
    if (entry.activity == "case.unmerged"_L1 && entry.details["nothing_left"_L1].toBool())
        return tr("The merged case was not taken out: its conversations have a case of their own by now");
    const auto known = std::find_if(std::begin(lines), std::end(lines),
                                    [&entry](const auto &pair) { return pair.first == entry.activity; });
    const QString line = known != std::end(lines) ? tr(known->second).arg(who) : u"%1 · %2"_s.arg(who, entry.activity);
    const bool saysWhy = entry.activity == "case.merged"_L1 || entry.activity == "case.parted"_L1;
    const QString why = saysWhy ? entry.details["why"_L1].toString() : QString();
    return why.isEmpty() ? line : tr("%1: %2").arg(line, why);
}

QString ConversationWords::standing(const TimelineRow &entry)
{
    if (entry.deleted)
        return entry.direction == Direction::In ? tr("Deleted; kept here as evidence")
                                                : tr("Deleted on the platform; kept here as evidence");
    return entry.flags.contains(hiddenFlag) ? tr("Hidden from others") : QString();
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
    case CaseState::Merged:
        return tr("Merged");
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

QString ConversationWords::wholeLength(std::chrono::minutes length)
{
    const auto minutes = static_cast<int>(length.count());
    constexpr int hour = 60, day = 24 * hour;
    if (minutes % day == 0 && minutes > 3 * day)
        return tr("%n day(s)", nullptr, minutes / day);
    return minutes % hour == 0 ? tr("%n hour(s)", nullptr, minutes / hour) : tr("%n minute(s)", nullptr, minutes);
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
    case ErrorCode::NotAllowed:
        return tr("Your role in the team does not allow this. Ask a team lead.");
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
    if (const QString state = standing(entry); !state.isEmpty())
        said << state;
    if (entry.flags.contains(likedFlag))
        said << tr("liked by us");
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
