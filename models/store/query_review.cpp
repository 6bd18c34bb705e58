// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/review_query.h"

#include "models/event/fields.h"
#include "models/metrics/facts.h"
#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"

#include <QHash>
#include <QJsonDocument>
#include <QSet>

#include <bit>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// What the fold wrote; so a member that does not read is a damaged file, which SQLite tells.
template <class T>
std::vector<T> fromJson(const QString &text)
{
    std::vector<T> items;
    const QJsonObject holder{{"all"_L1, QJsonDocument::fromJson(text.toUtf8()).array()}};
    fields::Reader reader{holder};
    reader("all", items);
    return items;
}

// A case that was merged is part of another one.
constexpr const char *reviewSelect =
    "SELECT r.id, coalesce(nullif(c.merged_into, 0), c.row), a.id, a.name, v.id, v.name, r.plan, r.why, r.second,"
    " r.assigned_at, r.due, r.given_at, r.written_at, coalesce(g.id, ''), coalesce(g.name, ''), r.card, r.version,"
    " r.scores, r.remarks, r.comment, r.offline, r.appealed_at, r.appeal, r.decided_at, coalesce(d.name, ''), r.upheld,"
    " r.decided_scores, r.decision FROM review r JOIN cases c ON c.row = r.case_row JOIN agent a ON a.row = r.agent"
    " JOIN agent v ON v.row = r.reviewer LEFT JOIN agent g ON g.row = r.given_by"
    " LEFT JOIN agent d ON d.row = r.decided_by";

ReviewRow reviewOf(const sqlite::Statement &row)
{
    ReviewRow one;
    one.id = row.id<ReviewId>(0);
    one.head.row = row.integer(1);
    one.agent = AgentId(row.text(2));
    one.agentName = row.text(3);
    one.reviewer = AgentId(row.text(4));
    one.reviewerName = row.text(5);
    one.plan = row.text(6);
    one.why = row.text(7);
    one.second = row.id<ReviewId>(8);
    one.assignedAt = row.maybeInstant(9);
    one.due = row.maybeInstant(10);
    one.givenAt = row.maybeInstant(11);
    one.writtenAt = row.maybeInstant(12);
    one.givenBy = AgentId(row.text(13));
    one.givenByName = row.text(14);
    one.card = row.text(15);
    one.version = static_cast<int>(row.integer(16));
    one.scores = fromJson<CriterionScore>(row.text(17));
    one.remarks = fromJson<ReviewRemark>(row.text(18));
    one.comment = row.text(19);
    one.offline = row.integer(20) != 0;
    one.appealedAt = row.maybeInstant(21);
    one.appeal = row.text(22);
    one.decidedAt = row.maybeInstant(23);
    one.decidedBy = row.text(24);
    one.upheld = row.integer(25) != 0;
    one.decidedScores = fromJson<CriterionScore>(row.text(26));
    one.decision = row.text(27);
    return one;
}

Status readHeads(sqlite::Database &db, std::vector<ReviewRow> &rows)
{
    std::vector<qint64> cases;
    for (const ReviewRow &row : rows)
        cases.push_back(row.head.row);
    const Result<std::vector<CaseRow>> heads = caseRows(db, cases);
    if (!heads)
        return tl::unexpected(heads.error());
    QHash<qint64, CaseRow> byRow;
    for (const CaseRow &head : *heads)
        byRow.insert(head.row, head);
    for (ReviewRow &row : rows)
        row.head = byRow.value(row.head.row, row.head);
    return {};
}

/// Guards of the case: their lines lead to the facts, which have no index by case.
Status countGuards(sqlite::Database &db, qint64 caseRow, Workmanship &work)
{
    using metrics::DeedKind, metrics::GuardOutcome;
    static_assert(static_cast<int>(DeedKind::Guard) == 0);
    QSet<qint64> overrides; // an override is told by its form and again with its reply
    return sqlite::forEachRow(
        db,
        "SELECT d.what, d.amount FROM message m JOIN deed d ON d.at = m.at AND d.line = m.row AND d.kind = 0"
        " WHERE m.case_row = ?",
        [caseRow](sqlite::Statement &query) { query.bind(1, caseRow); },
        [&](const sqlite::Statement &row) {
            switch (static_cast<GuardOutcome>(row.integer(0))) {
            case GuardOutcome::Reminded:
                ++work.reminded;
                return;
            case GuardOutcome::Blocked:
                ++work.stopped;
                return;
            case GuardOutcome::Overridden:
                if (overrides.contains(row.integer(1)))
                    return;
                overrides.insert(row.integer(1));
                ++work.overridden;
                return;
            }
        });
}

Status countClocks(sqlite::Database &db, qint64 caseRow, Workmanship &work)
{
    // Clocks begin while the case lives; beyond that the table is not read.
    return sqlite::forEachRow(
        db,
        "SELECT p.ended <= p.due, count(*) FROM cases c JOIN cases part ON part.row = c.row OR part.merged_into = c.row"
        " JOIN promise p ON p.started BETWEEN part.opened_at AND max(part.last_at, coalesce(part.resolved_at, 0),"
        " c.last_at) AND p.case_row = part.row WHERE c.row = ? GROUP BY 1",
        [caseRow](sqlite::Statement &query) { query.bind(1, caseRow); },
        [&work](const sqlite::Statement &row) {
            (row.integer(0) != 0 ? work.clocksKept : work.clocksBroken) = static_cast<int>(row.integer(1));
        });
}

} // namespace

Result<std::vector<ReviewRow>> reviews(sqlite::Database &db, const ReviewFilter &filter)
{
    QByteArray sql = reviewSelect;
    sql += " WHERE (?1 = '' OR v.id = ?1 OR g.id = ?1) AND (?2 = '' OR a.id = ?2)"
           " AND (?3 = 0 OR r.case_row = ?3 OR c.merged_into = ?3)";
    if (!filter.among.empty()) {
        QByteArrayList ids; // only digits and letters: nothing to be bound
        for (const ReviewId &id : filter.among)
            ids.append("x'" + id.toBytes().toHex() + '\'');
        sql += " AND r.id IN (" + ids.join(',') + ')';
    }
    sql += " ORDER BY r.given_at IS NOT NULL, CASE WHEN r.given_at IS NULL THEN r.due END, r.given_at DESC, r.id"
           " LIMIT ?4";
    const auto bindTo = [&filter](sqlite::Statement &query) {
        query.bind(1, filter.reviewer.text()).bind(2, filter.agent.text()).bind(3, filter.caseRow);
        query.bind(4, filter.limit);
    };
    Result<std::vector<ReviewRow>> rows = sqlite::readAll(db, sql.constData(), bindTo, reviewOf);
    if (!rows)
        return rows;
    if (Status read = readHeads(db, *rows); !read)
        return tl::unexpected(read.error());
    return rows;
}

std::vector<ReviewRow> visibleReviews(std::vector<ReviewRow> rows, const AgentId &viewer, bool lead)
{
    QSet<qint64> blind; // cases of which the viewer still has to write a review
    for (const ReviewRow &row : rows)
        if (row.reviewer == viewer && !row.givenAt)
            blind.insert(row.head.row);
    std::erase_if(rows, [&](const ReviewRow &row) {
        if (row.agent == viewer)
            return !row.givenAt || !row.second.isNull();
        if (row.givenBy == viewer || (row.reviewer == viewer && !row.givenAt))
            return false;
        return !lead || blind.contains(row.head.row);
    });
    return rows;
}

Result<std::vector<CoachingRow>> coaching(sqlite::Database &db, const AgentId &viewer, int limit)
{
    return sqlite::readAll(
        db,
        "SELECT coalesce(nullif(c.merged_into, 0), k.case_row), k.review, a.id, b.id, a.name, b.name, k.text, k.at"
        " FROM coaching k JOIN agent a ON a.row = k.agent JOIN agent b ON b.row = k.by_row LEFT JOIN cases c"
        " ON c.row = k.case_row WHERE a.id = ?1 OR b.id = ?1 ORDER BY k.at DESC, k.row DESC LIMIT ?2",
        [&](sqlite::Statement &query) { query.bind(1, viewer.text()).bind(2, limit); },
        [](const sqlite::Statement &row) {
            return CoachingRow{row.integer(0), row.id<ReviewId>(1), AgentId(row.text(2)), AgentId(row.text(3)),
                               row.text(4),    row.text(5),         row.text(6),          row.instant(7)};
        });
}

Result<std::vector<CaseFileRow>> caseFiles(sqlite::Database &db)
{
    return sqlite::readAll(
        db,
        "SELECT f.id, b.name, coalesce(v.name, ''), coalesce(v.id, ''), f.issued, f.expires, f.masked, f.cases,"
        " f.recalled_at FROM case_file f JOIN agent b ON b.row = f.by_row LEFT JOIN agent v ON v.row = f.reviewer"
        " ORDER BY f.issued DESC, f.id",
        [](sqlite::Statement &) {},
        [](const sqlite::Statement &row) {
            CaseFileRow one;
            one.id = row.id<CaseFileId>(0);
            one.by = row.text(1);
            one.reviewerName = row.text(2);
            one.reviewer = AgentId(row.text(3));
            one.issued = row.instant(4);
            one.expires = row.instant(5);
            one.masked = row.integer(6) != 0;
            one.cases = static_cast<int>(row.text(7).split(u' ', Qt::SkipEmptyParts).size());
            one.recalledAt = row.maybeInstant(8);
            return one;
        });
}

Result<Workmanship> workmanship(sqlite::Database &db, qint64 caseRow)
{
    const auto head = sqlite::readFirst(
        db, "SELECT script_mask, human_replied FROM cases WHERE row = ?",
        [caseRow](sqlite::Statement &query) { query.bind(1, caseRow); },
        [](const sqlite::Statement &row) {
            Workmanship work;
            work.steps = std::popcount(static_cast<quint64>(row.integer(0)) & 0xF);
            work.answered = row.integer(1) != 0;
            return work;
        });
    if (!head)
        return tl::unexpected(head.error());
    if (!*head)
        return failure(ErrorCode::NotFound, u"case"_s);
    Workmanship work = **head;
    const Status counted = countGuards(db, caseRow, work).and_then([&] { return countClocks(db, caseRow, work); });
    if (!counted)
        return tl::unexpected(counted.error());
    return work;
}

Result<std::vector<SampleCandidate>> sampleCandidates(sqlite::Database &db, Instant from, Instant to)
{
    static_assert(static_cast<int>(CaseState::Resolved) == 2 && static_cast<int>(CaseClass::General) == 3
                  && static_cast<int>(metrics::GuardOutcome::Overridden) == 2);
    return sqlite::readAll(
        db,
        "WITH since AS (SELECT agent, min(asked) AS first FROM case_fact WHERE agent <> 0 GROUP BY agent),"
        " crossed AS (SELECT DISTINCT case_row FROM deed WHERE kind = 0 AND what = 2)"
        " SELECT c.row, c.id, a.id, c.resolved_at, coalesce(s.first, c.opened_at), c.supervisor,"
        " c.class >= 3 OR EXISTS (SELECT 1 FROM survey y WHERE y.case_row = c.row AND y.score BETWEEN 1 AND 2),"
        " c.row IN crossed, EXISTS (SELECT 1 FROM review r WHERE r.case_row = c.row)"
        " FROM cases c JOIN agent a ON a.row = c.assignee LEFT JOIN since s ON s.agent = c.assignee"
        " WHERE c.state = 2 AND c.human_replied <> 0 AND c.resolved_at >= ?1 AND c.resolved_at < ?2 ORDER BY c.row",
        [&](sqlite::Statement &query) { query.bind(1, from).bind(2, to); },
        [](const sqlite::Statement &row) {
            return SampleCandidate{row.integer(0),      row.id<CaseId>(1),   AgentId(row.text(2)),
                                   row.instant(3),      row.instant(4),      row.integer(5) != 0,
                                   row.integer(6) != 0, row.integer(7) != 0, row.integer(8) != 0};
        });
}

} // namespace lianxi
