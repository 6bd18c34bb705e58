// SPDX-License-Identifier: GPL-3.0-or-later
// What a team has written down, and who belongs to it.
#include "models/store/sqlite_rows.h"
#include "models/store/tables.h"
#include "models/store/team_queries.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QJsonObject objectFrom(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// Columns kind, id, version, name, body, owner, removed, at, author's id and name.
TeamItem itemOf(const sqlite::Statement &row)
{
    TeamItem item;
    item.saved.kind = static_cast<TeamItemKind>(row.integer(0));
    item.saved.id = row.text(1);
    item.version = static_cast<int>(row.integer(2));
    item.saved.name = row.text(3);
    item.saved.body = objectFrom(row.text(4));
    item.saved.owner = AgentId(row.text(5));
    item.saved.removed = row.integer(6) != 0;
    item.at = row.instant(7);
    item.saved.by = Actor{AuthorKind::Agent, AgentId(row.text(8)), row.text(9)};
    return item;
}

} // namespace

Result<std::vector<TeamItem>> teamItems(sqlite::Database &db, TeamItemKind kind, const AgentId &agent)
{
    return sqlite::readAll(
        db,
        "SELECT t.kind, t.id, t.version, t.name, t.body, o.id, t.removed, t.at, a.id, a.name FROM team_item t"
        " LEFT JOIN agent o ON o.row = t.owner LEFT JOIN agent a ON a.row = t.by_row WHERE t.kind = ?1"
        " AND t.removed = 0 AND (t.owner = 0 OR o.id = ?2)"
        " AND t.version = (SELECT max(version) FROM team_item WHERE kind = t.kind AND id = t.id)"
        " ORDER BY t.name, t.id",
        [&](sqlite::Statement &query) { query.bind(1, static_cast<int>(kind)).bind(2, agent.text()); }, itemOf);
}

Result<std::vector<TeamItem>> teamItemVersions(sqlite::Database &db, TeamItemKind kind, const QString &id)
{
    return sqlite::readAll(
        db,
        "SELECT t.kind, t.id, t.version, t.name, t.body, o.id, t.removed, t.at, a.id, a.name FROM team_item t"
        " LEFT JOIN agent o ON o.row = t.owner LEFT JOIN agent a ON a.row = t.by_row WHERE t.kind = ?1 AND t.id = ?2"
        " ORDER BY t.version DESC",
        [&](sqlite::Statement &query) { query.bind(1, static_cast<int>(kind)).bind(2, id); }, itemOf);
}

Result<std::vector<Member>> members(sqlite::Database &db)
{
    bool good = true;
    Result<std::vector<Member>> found = sqlite::readAll(
        db,
        "SELECT m.body, p.presence, p.since, (SELECT value FROM counter WHERE kind = ?1 AND agent = m.agent) FROM "
        "member m"
        " JOIN agent a ON a.row = m.agent LEFT JOIN presence p ON p.agent = m.agent WHERE m.removed = 0 ORDER BY "
        "a.name, a.id",
        [](sqlite::Statement &query) { query.bind(1, static_cast<int>(store::CounterKind::Mine)); },
        [&good](const sqlite::Statement &row) {
            Member member;
            const QJsonObject body = objectFrom(row.text(0));
            fields::Reader reader{body};
            MemberDescribed::fields(member.described, reader);
            good = good && !reader.bad;
            if (!row.isNull(1)) {
                member.presence = static_cast<Presence>(row.integer(1));
                member.since = row.instant(2);
            }
            member.openCases = static_cast<int>(row.integer(3));
            return member;
        });
    if (found && !good)
        return failure(ErrorCode::Corrupt, u"a member's description"_s);
    return found;
}

Rights rightsOf(const std::vector<Member> &members, const AgentId &who)
{
    Rights rights{TeamRole::Agent, false};
    for (const Member &member : members) {
        rights.limited = rights.limited || member.described.role == TeamRole::Administrator;
        if (member.described.agent == who)
            rights.role = member.described.role;
    }
    return rights;
}

Result<std::vector<NamedAgent>> namedAgents(sqlite::Database &db)
{
    return sqlite::readAll(
        db,
        "SELECT id, name FROM agent WHERE id <> 'bot' AND row NOT IN (SELECT agent FROM member WHERE removed <> 0)"
        " ORDER BY name, id",
        [](sqlite::Statement &) {},
        [](const sqlite::Statement &row) {
            return NamedAgent{AgentId(row.text(0)), row.text(1)};
        });
}

Result<QStringList> knownQueues(sqlite::Database &db)
{
    const Result<std::vector<Member>> people = members(db);
    if (!people)
        return tl::unexpected(people.error());
    QSet<QString> names;
    for (const Member &member : *people)
        for (const QString &queue : member.described.queues)
            names.insert(queue);
    const Status read = sqlite::forEachRow(
        db, "SELECT json_extract(settings, '$.team') FROM channel WHERE removed = 0 AND settings LIKE '%\"team\":%'",
        [](sqlite::Statement &) {}, [&names](const sqlite::Statement &row) { names.insert(row.text(0)); });
    if (!read)
        return tl::unexpected(read.error());
    names.remove(QString());
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

} // namespace lianxi
