// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/peak_notice.h"

#include "models/event/payloads.h"
#include "models/policy/call_back_answer.h"
#include "models/policy/guard.h"
#include "models/policy/guard_rules.h"
#include "models/policy/hours_text.h"
#include "models/policy/sla.h"
#include "models/store/entities.h"
#include "models/store/routing_queries.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr auto fresh = 30min; ///< of the message that a notice follows: later the customer is no longer looking
constexpr auto answerWindow = 24h;

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

QString sentence(Sentence which, const PeakSubject &subject, const Playbook &playbook)
{
    CaseContext context;
    // A bare number tells no language; what it answers does.
    context.lastCustomerText = subject.notice.isEmpty() ? subject.text : subject.notice;
    context.answerLanguage = subject.settings["language"_L1].toString();
    context.brand = subject.brand;
    return sentenceText(which, context, playbook);
}

std::chrono::minutes minutesOf(const Playbook &playbook, QStringView name)
{
    return std::chrono::minutes(std::llround(playbook.number(name)));
}

} // namespace

std::optional<QString> peakNotice(const PeakSubject &subject, const QueuePlace &place, const Playbook &playbook,
                                  Instant now)
{
    const ServiceHours hours = channelHours(subject.settings, playbook.serviceHours());
    const bool serves = addServiceTime(hours, now, 1s) == now + 1s;
    if (!serves || !place.wait || *place.wait < minutesOf(playbook, u"call_back.offer_at_wait_minutes"))
        return std::nullopt;
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(*place.wait).count();
    return sentence(Sentence::PeakNotice, subject, playbook)
        .replace("{wait}"_L1, QString::number(minutes))
        .replace("{position}"_L1, QString::number(place.position));
}

CallBackBooking callBackBooking(const PeakSubject &subject, const Playbook &playbook, Instant now)
{
    const CallBackAnswer said = callBackAnswerIn(subject.text);
    CallBackBooking booking;
    // Who has booked may still name another number; a second yes changes nothing.
    if (!said.wants || (subject.booked && said.number.isEmpty()))
        return booking;
    const ServiceHours hours = channelHours(subject.settings, playbook.serviceHours());
    booking.due = addServiceTime(hours, now, minutesOf(playbook, u"call_back.within_minutes"));
    const bool reachable = !said.number.isEmpty() || subject.numberKnown;
    booking.answer = sentence(reachable ? Sentence::CallBackBooked : Sentence::CallBackNumber, subject, playbook);
    booking.answer.replace("{until}"_L1, momentText(*booking.due, hours, isChinese(booking.answer)));
    booking.promise = sentence(Sentence::CallBackPromise, subject, playbook).replace("{number}"_L1, said.number);
    booking.promise = booking.promise.simplified();
    return booking;
}

PeakNotice::PeakNotice(Parts parts)
    : m_parts(std::move(parts))
    , m_post(&m_context)
{
}

PeakNotice::~PeakNotice()
{
    m_post.close();
}

void PeakNotice::follow(const ChangeSet &changes)
{
    if (!changes.cases.empty() || changes.team || changes.channels)
        look();
    if (changes.messages.empty())
        return;
    m_parts.reader.askForDuty([this, messages = changes.messages, post = m_post](sqlite::Database &db) {
        post([this, found = peakAnswers(db, messages, answerWindow)] {
            for (const PeakSubject &subject : found ? *found : std::vector<PeakSubject>{})
                answer(subject);
        });
    });
}

void PeakNotice::look()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    const auto handling =
        std::chrono::seconds(std::llround(m_parts.playbook->number(u"figures.staffing_handling_minutes") * 60));
    m_parts.reader.askForDuty([this, handling, clock = &m_parts.clock, post = m_post](sqlite::Database &db) {
        std::vector<Waiting> waiting;
        std::optional<Instant> ripe;
        const Instant now = clock->now();
        const Result<std::vector<PeakSubject>> subjects = peakSubjects(db, now - fresh);
        for (const PeakSubject &subject : subjects ? *subjects : std::vector<PeakSubject>{}) {
            if (subject.told)
                continue;
            if (subject.ripe && *subject.ripe > now) {
                ripe = std::min(ripe.value_or(*subject.ripe), *subject.ripe);
                continue;
            }
            if (const Result<QueuePlace> place = queuePlace(db, subject.caseRow, handling, now))
                waiting.push_back({subject, *place});
        }
        post([this, waiting, ripe] {
            if (ripe)
                lookAt(*ripe);
            for (const Waiting &one : waiting)
                tell(one);
            m_looking = false;
            if (std::exchange(m_lookAgain, false))
                look();
        });
    });
}

/// Whoever is judged changes the case and is looked at then; this is for what nobody judges.
void PeakNotice::lookAt(Instant when)
{
    if (m_ripe && *m_ripe <= when)
        return;
    m_ripe = when;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(when - m_parts.clock.now());
    m_parts.scheduler.after(std::clamp<std::chrono::milliseconds>(wait, 1ms, store::judgedWithin), &m_context,
                            [this, when] {
                                if (m_ripe == when)
                                    m_ripe.reset();
                                look();
                            });
}

void PeakNotice::tell(const Waiting &waiting)
{
    const PeakSubject &subject = waiting.subject;
    if (subject.unheard && m_parts.botSpeaks && m_parts.botSpeaks(subject.channel, subject.settings))
        return; // the bot's end of the conversation changes the case, and this looks again
    const std::optional<QString> text = peakNotice(subject, waiting.place, *m_parts.playbook, m_parts.clock.now());
    if (text)
        say(subject, peakNoticeId(subject.caseId), "peak-notice/" + subject.caseId.toBytes(), *text, {});
}

void PeakNotice::answer(const PeakSubject &subject)
{
    const Instant now = m_parts.clock.now();
    const CallBackBooking booking = callBackBooking(subject, *m_parts.playbook, now);
    if (!booking.due)
        return;
    // By the moment too: who names one number, then another, then the first again means the first.
    const QByteArray once = "call-back/" + subject.caseId.toBytes() + '/' + QByteArray::number(toMillis(subject.at))
        + '/' + subject.text.toUtf8();
    FollowUpScheduled call;
    call.caseId = subject.caseId;
    call.followUp = callBackId(subject.caseId); // another number moves the same promise
    call.by = Actor{AuthorKind::System, {}, {}};
    call.due = *booking.due;
    call.promise = booking.promise;
    say(subject, MessageId::derive(once), once, booking.answer, {makeEvent(call, m_parts.source, now)});
}

void PeakNotice::say(const PeakSubject &subject, MessageId message, const QByteArray &once, const QString &text,
                     std::vector<Event> before)
{
    ReplyQueued notice;
    notice.caseId = subject.caseId;
    notice.thread = subject.thread;
    notice.message = message;
    notice.channel = subject.channel;
    notice.text = text;
    before.push_back(makeEvent(notice, m_parts.source, m_parts.clock.now()));
    m_parts.log.append({workSubject(subject.caseId), once, std::move(before), std::nullopt},
                       [](const AppendOutcome &) {});
}

} // namespace lianxi
