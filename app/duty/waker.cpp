// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/waker.h"

#include "models/event/work_payloads.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{
constexpr int atOnce = 64;
/// A sleeping machine's timers stand still, so a long wait is taken in pieces.
constexpr auto longestWait = std::chrono::milliseconds(30'000);
/// After a log or a store that could not be used.
constexpr auto afterTrouble = std::chrono::milliseconds(5'000);
} // namespace

Waker::Waker(Parts parts)
    : m_parts(std::move(parts))
    , m_post(&m_context)
{
}

Waker::~Waker()
{
    m_post.close();
}

void Waker::follow(const ChangeSet &changes)
{
    if (!changes.cases.empty())
        look();
}

void Waker::look()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_parts.reader.askForDuty([this, post = m_post](sqlite::Database &db) {
        const auto snoozed = nextSnoozed(db, atOnce);
        const auto offered = nextOffered(db, atOnce);
        const auto consents = nextExpiringConsents(db, atOnce);
        const Waiting waiting{snoozed.value_or(std::vector<SnoozedCase>()),
                              offered.value_or(std::vector<OfferedCase>()),
                              consents.value_or(std::vector<ExpiringConsent>()), snoozed && offered && consents};
        post([this, waiting] { onWaiting(waiting); });
    });
}

void Waker::onWaiting(const Waiting &waiting)
{
    m_looking = false;
    const Instant now = m_parts.clock.now();
    const Actor system{AuthorKind::System, {}, {}};
    for (const SnoozedCase &sleeper : waiting.snoozed) {
        if (sleeper.until > now) {
            wakeAt(sleeper.until);
            break;
        }
        append(sleeper.caseId, sleeper.sequence, CaseWoken{sleeper.caseId, system});
    }
    for (const OfferedCase &offer : waiting.offered) {
        const Instant due = offer.offeredAt + m_parts.offerTime;
        if (due > now) {
            wakeAt(due);
            break;
        }
        append(offer.caseId, offer.sequence, TransferAnswered{offer.caseId, system, false, u"time"_s});
    }
    for (const ExpiringConsent &consent : waiting.consents) {
        if (consent.expires > now) {
            wakeAt(consent.expires);
            break;
        }
        const QByteArray once =
            "consent-expired/" + consent.contact.toBytes().toHex() + '/' + toRfc3339(consent.expires).toLatin1();
        const ConsentWithdrawn ended{consent.caseId, consent.contact, system, consentExpired};
        m_parts.log.append(
            {workSubject(consent.caseId), once, {makeEvent(ended, m_parts.source, now)}, std::nullopt},
            [this, post = m_post](const AppendOutcome &outcome) { post([this, outcome] { onAppended(outcome); }); });
    }
    if (!waiting.whole)
        wakeAt(now + afterTrouble);
    if (std::exchange(m_lookAgain, false))
        look();
}

void Waker::onAppended(const AppendOutcome &outcome)
{
    if (std::holds_alternative<Unavailable>(outcome))
        wakeAt(m_parts.clock.now() + afterTrouble);
}

template <class P>
void Waker::append(CaseId caseId, Sequence seen, const P &what)
{
    m_parts.log.append(
        {caseSubject(caseId), {}, {makeEvent(what, m_parts.source, m_parts.clock.now())}, seen},
        [this, post = m_post](const AppendOutcome &outcome) { post([this, outcome] { onAppended(outcome); }); });
}

void Waker::wakeAt(Instant due)
{
    const Instant now = m_parts.clock.now();
    const Instant at = std::min(due, now + longestWait);
    if (m_timer && *m_timer > now && at >= *m_timer)
        return;
    m_timer = at;
    m_parts.scheduler.after(at - now, &m_context, [this, at] {
        if (m_timer == at)
            m_timer.reset();
        look();
    });
}

} // namespace lianxi
