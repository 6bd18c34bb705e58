// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/waker.h"

#include "models/event/payloads.h"

#include <algorithm>

namespace lianxi
{

namespace
{
constexpr int wokenAtOnce = 64;
/// A sleeping machine's timers stand still, so a long wait is taken in pieces.
constexpr auto longestWait = std::chrono::milliseconds(30'000);
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

void Waker::look()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_parts.reader.askForDuty([this, post = m_post](sqlite::Database &db) {
        auto cases = nextSnoozed(db, wokenAtOnce);
        post([this, cases = std::move(cases)] { onSnoozed(cases); });
    });
}

void Waker::onSnoozed(const Result<std::vector<SnoozedCase>> &cases)
{
    m_looking = false;
    const Instant now = m_parts.clock.now();
    for (const SnoozedCase &sleeper : cases ? *cases : std::vector<SnoozedCase>{}) {
        if (sleeper.until > now) {
            const Instant at = std::min(sleeper.until, now + longestWait);
            if (!m_timer || *m_timer <= now || at < *m_timer) {
                m_timer = at;
                m_parts.scheduler.after(at - now, &m_context, [this, at] {
                    if (m_timer == at)
                        m_timer.reset();
                    look();
                });
            }
            break;
        }
        const CaseWoken woken{sleeper.caseId, {AuthorKind::System, {}, {}}};
        // A conflict means that somebody woke or claimed it meanwhile: nothing left to do.
        m_parts.log.append({caseSubject(sleeper.caseId), {}, {makeEvent(woken, m_parts.source, now)}, sleeper.sequence},
                           [](const AppendOutcome &) {});
    }
    if (std::exchange(m_lookAgain, false))
        look();
}

} // namespace lianxi
