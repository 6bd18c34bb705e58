// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/brief_keeper.h"

#include <QRegularExpression>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

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
    // Whoever saves one mends it, maybe: no need to wait.
    connect(&m_services.shelf, &TeamShelf::saving, this, [this](const TeamItemSaved &item) {
        if (item.kind == TeamItemKind::Brief && m_again.contains(item.id))
            m_again.insert(item.id, m_services.clock.now());
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
    forgetRemoved();
    const TeamShelf::Items &items = m_services.shelf.items(TeamItemKind::Brief);
    for (const TeamItem &item : items) {
        const std::optional<Brief> brief = briefFromJson(item.saved.body);
        if (!brief || !isOurs(*brief))
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
        const bool sameName = std::any_of(items.begin(), items.end(), [&item](const TeamItem &other) {
            return other.saved.id != item.saved.id
                && fileName(other.saved.name).compare(fileName(item.saved.name), Qt::CaseInsensitive) == 0;
        });
        start({id, item.saved.name, *brief, due, false, sameName});
    }
    m_services.scheduler.after(std::max<std::chrono::milliseconds>(next - now, 1s), this, [this, mine = ++m_wake] {
        if (mine == m_wake)
            consider();
    });
}

/// Of two workstations of one person only the one that saved it makes it. What an older version saved names none; it
/// is asked to be saved again.
bool BriefKeeper::isOurs(const Brief &brief) const
{
    return brief.maker == m_services.me && (brief.desk.isEmpty() || brief.desk == m_services.desk);
}

void BriefKeeper::setTrouble(const QString &id, const QString &sentence)
{
    if (m_troubles.value(id) == sentence)
        return;
    if (sentence.isEmpty())
        m_troubles.remove(id);
    else
        m_troubles.insert(id, sentence);
    Q_EMIT troubleChanged();
}

/// A brief that is no more, or another workstation's, troubles nobody here.
void BriefKeeper::forgetRemoved()
{
    const QStringList troubled = m_troubles.keys();
    for (const QString &id : troubled) {
        const TeamItem *item = m_services.shelf.find(TeamItemKind::Brief, id);
        const std::optional<Brief> brief = item ? briefFromJson(item->saved.body) : std::nullopt;
        if (!brief || !isOurs(*brief)) {
            m_again.remove(id);
            setTrouble(id, {});
        }
    }
}

QString BriefKeeper::notAllowed()
{
    return tr("It was not saved on this workstation, which writes files only where somebody sitting here said so. Look "
              "at it under Briefs; if it is right, press \"Make it on this workstation\" and save it.");
}

QString BriefKeeper::fileName(const QString &name)
{
    static const QRegularExpression forbidden(u"[\\\\/:*?\"<>|\\x00-\\x1f]"_s);
    QString file = name;
    return file.replace(forbidden, u"_"_s).trimmed();
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
            setTrouble(job.id, {});
            Q_EMIT made(job.name);
        } else {
            m_again.insert(job.id, m_services.clock.now() + pauseAfterFailure);
            const QString sentence = tr("The brief \"%1\" was not written. %2").arg(job.name, trouble);
            setTrouble(job.id, sentence);
            Q_EMIT failed(sentence);
        }
        consider(); // the timer stands at what is due next
    });
}

} // namespace lianxi
