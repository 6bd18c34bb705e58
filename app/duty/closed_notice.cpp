// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/closed_notice.h"

#include "models/event/payloads.h"
#include "models/policy/guard.h"
#include "models/policy/guard_rules.h"
#include "models/policy/hours_text.h"
#include "models/policy/sla.h"

#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr auto fresh = 10min;

/// The start of the next service, or of the one that runs.
Instant opensAt(const ServiceHours &hours, Instant now)
{
    return addServiceTime(hours, now, 1s) - 1s;
}

/// "11月23日 周一 09:00", "Mon 23 Nov 09:00": in the brand's zone, because the customer's is not known.
QString momentText(Instant at, const ServiceHours &hours, bool chinese)
{
    const QDateTime local =
        QDateTime::fromMSecsSinceEpoch(toMillis(at), QTimeZone::utc()).toTimeZone(QTimeZone(hours.timeZone));
    const QLocale locale(chinese ? u"zh_CN"_s : u"en_US"_s);
    return locale.toString(local, chinese ? u"M月d日 ddd HH:mm"_s : u"ddd d MMM HH:mm"_s);
}

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
