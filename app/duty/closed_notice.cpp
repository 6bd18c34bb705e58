// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/closed_notice.h"

#include "models/event/payloads.h"
#include "models/policy/guard.h"
#include "models/policy/guard_rules.h"
#include "models/policy/hours_text.h"
#include "models/policy/sla.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr auto fresh = 10min;

} // namespace

std::optional<ClosedSentence> closedNotice(const NoticeSubject &subject, const Playbook &playbook, Instant now)
{
    const ServiceHours hours = channelHours(subject.settings, playbook.serviceHours());
    const Instant opens = opensAt(hours, now);
    if (opens <= now || now - subject.at > fresh)
        return std::nullopt;
    CaseContext context;
    context.lastCustomerText = subject.text;
    context.answerLanguage = subject.settings["language"_L1].toString();
    context.brand = subject.brand;
    QString text = sentenceText(Sentence::ClosedNotice, context, playbook);
    const bool chinese = std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
    return ClosedSentence{text.replace("{opens}"_L1, momentText(opens, hours, chinese)), opens};
}

ClosedNotice::ClosedNotice(Parts parts)
    : m_parts(std::move(parts))
    , m_post(&m_context)
{
}

ClosedNotice::~ClosedNotice()
{
    m_post.close();
}

void ClosedNotice::follow(const ChangeSet &changes)
{
    if (changes.messages.empty())
        return;
    m_parts.reader.askForDuty([this, messages = changes.messages, post = m_post](sqlite::Database &db) {
        const auto found = noticeSubjects(db, messages);
        post([this, found] {
            for (const NoticeSubject &subject : found ? *found : std::vector<NoticeSubject>{})
                tell(subject);
        });
    });
}

void ClosedNotice::tell(const NoticeSubject &subject)
{
    const bool begins = m_parts.botSpeaks && m_parts.botSpeaks(subject.channel, subject.settings);
    if (subject.botMay && (subject.botTalks || begins))
        return; // it says so itself
    const Instant now = m_parts.clock.now();
    const std::optional<ClosedSentence> sentence = closedNotice(subject, *m_parts.playbook, now);
    if (!sentence)
        return;
    const QByteArray once = "closed-notice/" + subject.thread.toBytes() + '/' + toRfc3339(sentence->opens).toLatin1();
    ReplyQueued notice;
    notice.caseId = subject.caseId;
    notice.thread = subject.thread;
    notice.message = MessageId::derive(once);
    notice.channel = subject.channel;
    notice.text = sentence->text;
    m_parts.log.append({workSubject(subject.caseId), once, {makeEvent(notice, m_parts.source, now)}, std::nullopt},
                       [](const AppendOutcome &) {});
}

} // namespace lianxi
