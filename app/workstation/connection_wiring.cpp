// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/connection_wiring.h"

#include "app/desk/workspace.h"
#include "app/log/team_log.h"
#include "app/profile/draft_keeper.h"
#include "models/store/queries.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/waiting_bar.h"
#include "ui/shell/came_back_bar.h"

#include <QCoreApplication>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace lianxi
{

std::unique_ptr<TeamConnection> connectTeam(Workspace &workspace)
{
    TeamLog *log = workspace.team();
    if (!log)
        return nullptr;
    TeamConnection::Source source;
    source.standing = [log] {
        const TeamStanding now = log->standing();
        return TeamStand{now.connected, now.caughtUp, now.cutOffSince, static_cast<int>(now.waiting), now.trouble};
    };
    source.waiting = [log] {
        std::vector<WaitingWork> all;
        for (TeamLog::Pending &one : log->pending())
            all.push_back({one.number, one.since, std::move(one.events)});
        return all;
    };
    source.returned = [log] {
        std::vector<ReturnedWork> all;
        for (TeamLog::Returned &one : log->returned())
            all.push_back({one.number, one.since, std::move(one.events),
                           one.conflict ? std::move(one.conflict->lastEvents) : std::vector<Event>()});
        return all;
    };
    source.forget = [log](qint64 number) { log->forgetReturned(number); };
    auto connection = std::make_unique<TeamConnection>(std::move(source));
    QObject::connect(&workspace, &Workspace::teamChanged, connection.get(), &TeamConnection::look);
    return connection;
}

QString connectionWords(const TeamStand &standing, bool &offline)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("lianxi::Connection", text); };
    offline = !standing.connected;
    if (standing.connected)
        return standing.caughtUp
            ? QString()
            : tr(QT_TRANSLATE_NOOP("lianxi::Connection", "Connected again: reading what happened meanwhile …"));
    QString words = standing.cutOffSince
        ? tr(QT_TRANSLATE_NOOP(
                 "lianxi::Connection",
                 "No connection to the team since %1. What you see is as it was then; you can read, search, "
                 "write and note."))
              .arg(toDateTime(*standing.cutOffSince).toLocalTime().toString(u"HH:mm"_s))
        : tr(QT_TRANSLATE_NOOP("lianxi::Connection", "Connecting to the team …"));
    if (standing.waiting > 0)
        words += u' '
            + QCoreApplication::translate("lianxi::Connection", "%n thing(s) wait here and go out by themselves.",
                                          nullptr, standing.waiting);
    return words;
}

CameBackKeeper::CameBackKeeper(Workspace &workspace, TeamConnection &connection, CameBackBar &bar,
                               std::function<std::vector<ConversationPanel *>()> panels)
    : m_workspace(workspace)
    , m_connection(connection)
    , m_bar(bar)
    , m_panels(std::move(panels))
{
    connect(&connection, &TeamConnection::cameBack, this, &CameBackKeeper::take);
    connect(&workspace.drafts(), &DraftKeeper::saved, this, [this] {
        for (const qint64 number : std::exchange(m_given, {}))
            m_connection.taken(number);
    });
}

bool CameBackKeeper::offer(const CameBack &back)
{
    for (ConversationPanel *panel : m_panels()) {
        if (std::find(m_known.begin(), m_known.end(), panel) == m_known.end()) {
            m_known.push_back(panel);
            connect(panel, &ConversationPanel::tookBack, this, &CameBackKeeper::given);
        }
        if (panel->takeBack(back))
            return true;
    }
    return false;
}

void CameBackKeeper::take(const CameBack &back)
{
    announce(back);
    if (back.said.text.isEmpty() && back.said.parts.empty()) {
        m_connection.taken(back.said.number); // a tag or a mark: said, and nothing to write again
        return;
    }
    if (!offer(back))
        store(back);
}

void CameBackKeeper::given(qint64 number)
{
    if (std::find(m_given.begin(), m_given.end(), number) == m_given.end())
        m_given.push_back(number);
}

void CameBackKeeper::store(const CameBack &back)
{
    m_workspace.drafts().ask(back.said.caseId, this, [this, back](const std::optional<LocalStore::SavedDraft> &there) {
        const LocalStore::SavedDraft draft = draftWith(back, there);
        m_workspace.drafts().save(draft.id, draft.text, draft.extra);
        given(back.said.number);
        // Whoever opened the case in this very moment has read the draft of before.
        static_cast<void>(offer(back));
    });
}

void CameBackKeeper::announce(const CameBack &back)
{
    m_workspace.reader().ask<QString>(
        this,
        [id = back.said.caseId](sqlite::Database &db) {
            const Result<std::optional<qint64>> row = caseRowOf(db, id);
            if (!row || !*row)
                return QString();
            const Result<CaseView> view = caseView(db, **row);
            return view ? view->head.contactName : QString();
        },
        [this, back](const QString &customer) { m_bar.add(back.said.caseId, customer, back.winner); });
}

} // namespace lianxi
