// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/brief_keeper.h"

using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr auto longestSleep = 10min; ///< timers do not count the time in which the machine sleeps
constexpr auto pauseAfterFailure = 30min; ///< a network folder may be away for a while

} // namespace

BriefKeeper::BriefKeeper(Services services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_zone(m_services.timeZone)
{
    connect(&m_services.shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == TeamItemKind::Brief)
            consider();
    });
}

void BriefKeeper::begin()
{
    m_begun = true;
    m_services.shelf.watch(TeamItemKind::Brief);
    consider();
}

void BriefKeeper::makeNow(const QString &name, const Brief &brief)
{
    start({{}, name, brief, m_services.clock.now(), true});
}

void BriefKeeper::consider()
{
    if (!m_begun)
        return;
    const Instant now = m_services.clock.now();
    Instant next = now + longestSleep;
    for (const TeamItem &item : m_services.shelf.items(TeamItemKind::Brief)) {
        const std::optional<Brief> brief = briefFromJson(item.saved.body);
        if (!brief || brief->maker != m_services.me)
            continue;
        const QString &id = item.saved.id;
        next = std::min(next, nextDue(*brief, now, m_zone));
        const Instant due = lastDue(*brief, now, m_zone);
        // A brief that failed and was mended meanwhile is still owed for that time.
        const bool owed = due >= item.at || m_again.contains(id);
        if (!owed || m_running.contains(id) || (m_done.contains(id) && m_done.value(id) >= due))
            continue; // written down after it was due, under way, or made
        if (const auto again = m_again.constFind(id); again != m_again.constEnd() && *again > now) {
            next = std::min(next, *again);
            continue;
        }
        m_running.insert(id);
        start({id, item.saved.name, *brief, due, false});
    }
    m_services.scheduler.after(std::max<std::chrono::milliseconds>(next - now, 1s), this, [this, mine = ++m_wake] {
        if (mine == m_wake)
            consider();
    });
}

void BriefKeeper::start(const Job &job)
{
    m_services.make(job, [this, job, keeper = QPointer<BriefKeeper>(this)](const QString &trouble) {
        if (!keeper)
            return;
        if (job.always) {
            Q_EMIT tried(trouble);
            return;
        }
        m_running.remove(job.id);
        if (trouble.isEmpty()) {
            m_again.remove(job.id);
            m_done.insert(job.id, job.due);
            m_trouble.clear();
            Q_EMIT made(job.name);
        } else {
            m_again.insert(job.id, m_services.clock.now() + pauseAfterFailure);
            m_trouble = tr("The brief \"%1\" was not written. %2").arg(job.name, trouble);
            Q_EMIT failed(m_trouble);
        }
        consider(); // the timer stands at what is due next
    });
}

} // namespace lianxi
