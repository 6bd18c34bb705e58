// SPDX-License-Identifier: GPL-3.0-or-later
// Which log a workspace works on: this machine's own, or its team's.
#include "app/desk/workspace.h"
#include "app/log/sqlite_log.h"
#include "app/log/team_log.h"
#include "app/team/team_place.h"

#include <QFile>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace lianxi
{

Status Workspace::openLog()
{
    Result<std::unique_ptr<SqliteLog>> log = SqliteLog::open(m_profile->logFile(), m_profile->logKey());
    if (!log)
        return tl::make_unexpected(log.error());
    m_log = std::move(*log);
    return {};
}

/// The server need not be there: what this machine has is shown, and what it writes waits.
Status Workspace::openTeamLog()
{
    const QString client = QSysInfo::machineHostName();
    Result<JetStreamLog::Options> server = isMember()
        ? team::sealedServer(*m_place, *m_profile, *m_local, m_clock, client)
        : serverOf(*m_options.team, client);
    if (!server)
        return tl::make_unexpected(server.error());
    TeamLog::Options options{std::move(*server), m_profile->teamFile(), m_profile->teamKey(), &m_clock, {}};
    // This object goes after the log.
    options.changed = [this] {
        if (!m_tellingTeam.exchange(true))
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_tellingTeam = false;
                    Q_EMIT teamChanged();
                },
                Qt::QueuedConnection);
    };
    Result<std::unique_ptr<TeamLog>> log = TeamLog::open(std::move(options));
    if (!log)
        return tl::make_unexpected(log.error());
    m_team = log->get();
    m_log = std::move(*log);
    return {};
}

bool Workspace::isMember() const
{
    return m_place && !m_place->founding.isEmpty();
}

bool Workspace::isTeams() const
{
    return isMember() || m_options.team;
}

Projection::Options Workspace::projectionOptions() const
{
    Projection::Options options;
    options.file = isTeams() ? m_profile->teamProjectionFile() : m_profile->projectionFile();
    options.key = isTeams() ? m_profile->teamProjectionKey() : m_profile->projectionKey();
    return options;
}

/// Where the stream is not what was folded, all of it is folded anew.
bool Workspace::dropStaleProjection(const Projection::Options &projection) const
{
    if (!m_team || !m_team->standing().mustRefold)
        return false;
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(projection.file + part);
    return true;
}

} // namespace lianxi
