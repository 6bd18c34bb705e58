// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice_feed.h"

#include "models/language/abuse.h"
#include "models/language/personal_data.h"
#include "models/policy/sla.h"
#include "ui/conversation/mention.h"
#include "ui/conversation/words.h"

#include <limits>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int newest = 20; ///< entries of a changed case that are looked through
constexpr int mostWatched = 500; ///< open cases of one agent
/// More cases than this in one batch are an import or a catching up, not news for a person.
constexpr size_t bulk = 100;
constexpr auto stale = 10min; ///< older messages arrived late; the unread counter tells of them

bool isOpenFor(const CaseRow &row, const AgentId &agent)
{
    return row.state == CaseState::Open && row.assignee == agent;
}

} // namespace

NoticeFeed::NoticeFeed(Services services, AgentProfile me, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_me(std::move(me))
    , m_since(m_services.clock.now())
{
}

void NoticeFeed::start()
{
    CaseFilter mine;
    mine.box = CaseFilter::Box::Mine;
    mine.agent = m_me.id;
    m_services.store.askKeys(this, mine, mostWatched, [this](const std::vector<CaseKey> &keys) {
        std::vector<qint64> rows;
        for (const CaseKey &key : keys)
            rows.push_back(key.row);
        m_services.store.askRows(this, std::move(rows), [this](const std::vector<CaseRow> &cases) { takeRows(cases); });
    });
}

void NoticeFeed::apply(const ChangeSet &changes)
{
    if (changes.cases.empty() || changes.cases.size() > bulk)
        return;
    const QSet<qint64> arrived(changes.messages.begin(), changes.messages.end());
    m_services.store.askRows(this, changes.cases, [this, arrived](const std::vector<CaseRow> &rows) {
        takeRows(rows);
        for (const CaseRow &row : rows)
            m_services.store.askTimeline(
                this, row.row, newest, std::numeric_limits<qint64>::max(),
                [this, row, arrived](const std::vector<TimelineRow> &entries) { takeEntries(row, entries, arrived); });
    });
}

void NoticeFeed::takeRows(const std::vector<CaseRow> &rows)
{
    for (const CaseRow &row : rows) {
        // Somebody leads here: what has come to the supervisor's queue is theirs to know of at once (rules.md: 60 s).
        const bool supervised = row.supervisor && row.state == CaseState::Open;
        if (!supervised)
            m_supervised.remove(row.row);
        else if (!m_supervised.contains(row.row) && m_services.leads()) {
            m_supervised.insert(row.row);
            tell(NotificationKind::Assigned, row, tr("For the supervisor: %1").arg(softened(row.preview)));
        }
        if (!isOpenFor(row, m_me.id) || !row.clock) {
            m_watched.erase(row.row);
            continue;
        }
        Watched &watched = m_watched[row.row];
        const bool same = watched.row.clock && watched.row.clock->due == row.clock->due;
        watched = {row, same && watched.told}; // a promise is spoken of once
    }
    warn();
}

void NoticeFeed::takeEntries(const CaseRow &row, const std::vector<TimelineRow> &entries, const QSet<qint64> &arrived)
{
    qint64 &heard = m_heard[row.row];
    const qint64 before = heard;
    for (const TimelineRow &entry : entries) {
        if (entry.row <= before)
            continue;
        heard = std::max(heard, entry.row);
        takeEntry(row, entry, arrived.contains(entry.row));
    }
}

void NoticeFeed::takeEntry(const CaseRow &row, const TimelineRow &entry, bool arrived)
{
    const Instant oldest = m_services.clock.now() - stale;
    const bool byMe = entry.agent == m_me.id;
    const bool happenedNow = entry.at >= std::max(m_since, oldest) && !byMe;
    switch (entry.kind) {
    case TimelineKind::Message:
        if (arrived && entry.at >= oldest && row.unread > 0 && row.state == CaseState::Open
            && (row.assignee.isEmpty() || row.assignee == m_me.id))
            tell(NotificationKind::Waiting, row, softened(entry.text.isEmpty() ? row.preview : entry.text));
        else if (arrived && entry.at >= oldest && entry.direction == Direction::In)
            tellWatcher(row, softened(entry.text.isEmpty() ? row.preview : entry.text));
        return;
    case TimelineKind::Note:
        if (happenedNow && mentions(entry, m_me))
            tell(NotificationKind::Mentioned, row,
                 entry.author == AuthorKind::System ? tr("A rule of the team's: %1").arg(entry.text)
                                                    : tr("%1 in a note: %2").arg(entry.authorName, entry.text));
        return;
    case TimelineKind::Activity:
        if (happenedNow && entry.activity == "platform.call"_L1 && entry.direction == Direction::In
            && entry.details.value("phase"_L1).toString() == "ringing"_L1 && !entry.details.value("history"_L1).toBool()
            && (row.assignee.isEmpty() || row.assignee == m_me.id)) {
            tell(NotificationKind::Waiting, row, tr("A call comes in"));
            Q_EMIT callRang(row.row, row.assignee == m_me.id);
        }
        if (happenedNow && entry.activity == "case.transferred"_L1 && row.assignee == m_me.id
            && entry.details.value("to"_L1).toString() == m_me.id.text())
            tell(NotificationKind::Assigned, row, tr("%1 handed this case to you").arg(entry.authorName));
        if (happenedNow && entry.activity == "case.routed"_L1 && row.assignee == m_me.id && row.offeredAt
            && entry.details.value("to"_L1).toString() == m_me.id.text())
            tell(NotificationKind::Assigned, row, tr("This case is offered to you: %1").arg(softened(row.preview)));
        return;
    }
}

/// Somebody else's case of which this agent wants to be told.
void NoticeFeed::tellWatcher(const CaseRow &row, const QString &text)
{
    m_services.store.askCase(this, row.row, [this, row, text](const Result<CaseView> &view) {
        if (view && std::find(view->watchers.begin(), view->watchers.end(), m_me.id) != view->watchers.end())
            tell(NotificationKind::Mentioned, row, text);
    });
}

void NoticeFeed::warn()
{
    const Instant now = m_services.clock.now();
    for (auto &[id, watched] : m_watched) {
        if (watched.told || colourOf(*watched.row.clock, now) != ClockColour::Amber)
            continue;
        watched.told = true;
        const auto left = watched.row.clock->due - now;
        tell(NotificationKind::AboutToBreach, watched.row,
             tr("%1 in %2").arg(ConversationWords::clock(watched.row.clock->kind), ConversationWords::duration(left)));
    }
    arm();
}

// One call for the earliest of all; a call that comes too early finds nothing to say and asks for the next.
void NoticeFeed::arm()
{
    const Instant now = m_services.clock.now();
    std::optional<Instant> next;
    for (const auto &[id, watched] : m_watched) {
        const Instant amber = amberFrom(*watched.row.clock);
        if (!watched.told && amber > now && (!next || amber < *next))
            next = amber;
    }
    if (!next || (m_armed && *m_armed > now && *m_armed <= *next))
        return;
    m_armed = next;
    m_services.scheduler.after(*next - now, this, [this] {
        m_armed.reset();
        warn();
    });
}

void NoticeFeed::tell(NotificationKind kind, const CaseRow &row, const QString &text)
{
    if (m_services.looking() == row.row)
        return;
    m_services.notifier.notify({kind, maskPersonalData(row.contactName), maskPersonalData(text.simplified()), row.row});
}

} // namespace lianxi
