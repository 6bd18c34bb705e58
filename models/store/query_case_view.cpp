// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/case_reader.h"
#include "models/store/entities.h"
#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"
#include "models/store/timeline_reader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Every row of `sql` with its one parameter bound to `key`.
template <class Take>
Status each(sqlite::Database &db, const char *sql, qint64 key, const Take &take)
{
    return sqlite::forEachRow(
        db, sql, [key](sqlite::Statement &query) { query.bind(1, key); }, take);
}

Status readThreads(sqlite::Database &db, CaseView &view)
{
    return each(db,
                "SELECT t.id, h.id, h.name, h.platform, t.surface, t.external, t.person, t.last_in_at, t.sent_since,"
                " t.last_in_platform_id FROM case_thread ct JOIN thread t ON t.row = ct.thread"
                " JOIN channel h ON h.row = t.channel WHERE ct.case_row = ?"
                " ORDER BY t.last_in_at IS NULL, t.last_in_at DESC, t.row DESC",
                view.head.row, [&view](const sqlite::Statement &row) {
                    ThreadRow thread;
                    thread.id = row.id<ThreadId>(0);
                    thread.channel = ChannelId(row.text(1));
                    thread.channelName = row.text(2);
                    thread.platform = static_cast<Platform>(row.integer(3));
                    thread.surface = static_cast<Surface>(row.integer(4));
                    thread.externalId = row.text(5);
                    thread.personId = row.text(6);
                    thread.lastInboundAt = row.maybeInstant(7);
                    thread.sentSinceInbound = static_cast<int>(row.integer(8));
                    thread.lastInboundPlatformId = row.text(9);
                    view.threads.push_back(std::move(thread));
                });
}

Status readOwnLinks(sqlite::Database &db, CaseView &view)
{
    // Few channels have one: the others' settings need not be read.
    return each(
        db, "SELECT settings FROM channel WHERE configured = ? AND removed = 0 AND settings LIKE '%\"private_link\"%'",
        1, [&view](const sqlite::Statement &row) {
            const QString link = QJsonDocument::fromJson(row.text(0).toUtf8())["private_link"_L1].toString();
            if (!link.isEmpty())
                view.ownLinks << link;
        });
}

/// Names and keys by which a platform knows the customer: what a public answer must not tell.
Status readCustomerData(sqlite::Database &db, qint64 contact, CaseView &view)
{
    qint64 root = 0;
    const Result<std::vector<qint64>> group = store::contactGroup(db, contact, &root);
    if (!group)
        return tl::unexpected(group.error());
    for (const qint64 member : *group) {
        const Status read = each(db, "SELECT platform, external, alias FROM identity WHERE contact = ?", member,
                                 [&view](const sqlite::Statement &row) {
                                     if (personKeyOf(static_cast<Platform>(row.integer(0))) != PersonKey::Opaque)
                                         view.customerData << row.text(1);
                                 });
        if (!read)
            return read;
    }
    return {};
}

Status readConsent(sqlite::Database &db, qint64 contact, std::optional<Instant> &until, bool &consent)
{
    qint64 root = 0;
    const Result<std::vector<qint64>> group = store::contactGroup(db, contact, &root);
    if (!group)
        return tl::unexpected(group.error());
    for (const qint64 member : *group) {
        const Status read = each(db, "SELECT expires FROM consent WHERE contact = ? AND withdrawn = 0 ORDER BY row",
                                 member, [&](const sqlite::Statement &row) {
                                     consent = true;
                                     until = row.maybeInstant(0);
                                 });
        if (!read)
            return read;
    }
    return {};
}

Status readMerged(sqlite::Database &db, CaseView &view)
{
    return each(db,
                "SELECT c.id, h.name, c.preview, m.at, a.name FROM cases c JOIN channel h ON h.row = c.channel"
                " JOIN moved v ON v.into_case = c.merged_into AND v.from_case = c.row AND v.kind = 6"
                " JOIN message m ON m.row = v.row LEFT JOIN agent a ON a.row = m.author_row"
                " WHERE c.merged_into = ? AND c.merged_into <> 0 ORDER BY m.row DESC",
                view.head.row, [&view](const sqlite::Statement &row) {
                    view.merged.push_back({row.id<CaseId>(0), row.text(1), row.text(2), row.instant(3), row.text(4)});
                });
}

/// Those of cases that are part of this one too.
Status readSurveys(sqlite::Database &db, CaseView &view)
{
    return each(db,
                "SELECT sent_at, answered_at, score, words FROM survey WHERE case_row IN"
                " (SELECT ?1 UNION SELECT row FROM cases WHERE merged_into = ?1 AND merged_into <> 0)"
                " ORDER BY sent_at DESC",
                view.head.row, [&view](const sqlite::Statement &row) {
                    view.surveys.push_back(
                        {row.instant(0), row.maybeInstant(1), static_cast<int>(row.integer(2)), row.text(3)});
                });
}

Status readRequests(sqlite::Database &db, CaseView &view)
{
    return each(db,
                "SELECT r.id, r.department, r.text, a.name, r.asked_at, r.due, r.answered_at, r.answer FROM request r"
                " LEFT JOIN agent a ON a.row = r.asked_by WHERE r.case_row IN"
                " (SELECT ?1 UNION SELECT row FROM cases WHERE merged_into = ?1 AND merged_into <> 0)"
                " ORDER BY r.answered_at IS NOT NULL, r.due, r.id",
                view.head.row, [&view](const sqlite::Statement &row) {
                    view.requests.push_back({row.id<RequestId>(0), row.text(1), row.text(2), row.text(3),
                                             row.instant(4), row.instant(5), row.maybeInstant(6), row.text(7)});
                });
}

Status readWatchers(sqlite::Database &db, CaseView &view)
{
    return each(db,
                "SELECT DISTINCT a.id FROM watcher w JOIN agent a ON a.row = w.agent WHERE w.case_row IN"
                " (SELECT ?1 UNION SELECT row FROM cases WHERE merged_into = ?1 AND merged_into <> 0) ORDER BY a.id",
                view.head.row,
                [&view](const sqlite::Statement &row) { view.watchers.push_back(AgentId(row.text(0))); });
}

Status readBot(sqlite::Database &db, CaseView &view)
{
    return each(db,
                "SELECT flow, version, state, slots, misses, ended, at FROM bot WHERE case_row IN"
                " (SELECT ?1 UNION SELECT row FROM cases WHERE merged_into = ?1 AND merged_into <> 0)"
                " ORDER BY at DESC LIMIT 1",
                view.head.row, [&view](const sqlite::Statement &row) {
                    view.bot = BotPlace{row.text(0),
                                        static_cast<int>(row.integer(1)),
                                        row.text(2),
                                        QJsonDocument::fromJson(row.text(3).toUtf8()).object(),
                                        static_cast<int>(row.integer(4)),
                                        row.text(5),
                                        row.instant(6)};
                });
}

/// \param asked  whether the customer was asked how it was.
Result<qint64> readHead(sqlite::Database &db, CaseView &view, bool &asked)
{
    qint64 contact = 0, lastIn = 0;
    bool found = false;
    const Status head =
        each(db,
             "SELECT c.contact, c.minor, c.human_replied, c.last_in, c.brand, c.clocks, h.script_mode, h.settings,"
             " EXISTS(SELECT 1 FROM outbox o WHERE o.case_row = c.row AND o.human = 1 AND o.withdrawn = 0),"
             " EXISTS(SELECT 1 FROM survey WHERE case_row = c.row) FROM cases c JOIN channel h ON h.row = c.channel "
             "WHERE c.row = ?",
             view.head.row, [&](const sqlite::Statement &row) {
                 found = true;
                 contact = row.integer(0);
                 view.minor = row.text(1);
                 view.humanReplied = row.integer(2) != 0 || row.integer(8) != 0;
                 asked = row.integer(9) != 0;
                 lastIn = row.integer(3);
                 view.brand = row.text(4);
                 for (const std::optional<RunningClock> &clock : store::unpackClocks(row.blob(5)))
                     if (clock && isUnderWay(view.head.state))
                         view.clocks.push_back(*clock);
                 view.scriptMode = static_cast<ScriptMode>(row.integer(6));
                 const QJsonObject settings = QJsonDocument::fromJson(row.text(7).toUtf8()).object();
                 view.asksSurvey = settings["survey"_L1].toBool();
                 view.answerLanguage = settings["language"_L1].toString();
             });
    if (!head)
        return tl::unexpected(head.error());
    if (!found)
        return failure(ErrorCode::NotFound, u"case %1"_s.arg(view.head.row));
    std::sort(view.clocks.begin(), view.clocks.end(),
              [](const RunningClock &a, const RunningClock &b) { return a.due < b.due; });
    const Status last = each(db, "SELECT text FROM message WHERE row = ?", lastIn,
                             [&view](const sqlite::Statement &row) { view.lastCustomerText = row.text(0); });
    if (!last)
        return tl::unexpected(last.error());
    return contact;
}

} // namespace

namespace
{

/// Whoever opens a case that was merged finds the one that it is part of.
Result<std::optional<qint64>> survivorOf(sqlite::Database &db, qint64 caseRow)
{
    return sqlite::readFirst(
        db,
        "WITH RECURSIVE up(row, into_case) AS (SELECT row, merged_into FROM cases WHERE row = ?1 UNION ALL"
        " SELECT c.row, c.merged_into FROM up JOIN cases c ON c.row = up.into_case)"
        " SELECT row FROM up WHERE into_case = 0",
        [caseRow](sqlite::Statement &query) { query.bind(1, caseRow); },
        [](const sqlite::Statement &found) { return found.integer(0); });
}

} // namespace

Result<std::optional<qint64>> caseRowOf(sqlite::Database &db, CaseId id)
{
    const Result<qint64> row = store::targetOf(db, keys::of(keys::Kind::Case, id));
    if (!row)
        return tl::unexpected(row.error());
    if (*row == 0)
        return std::nullopt;
    return survivorOf(db, *row);
}

Result<CaseView> caseView(sqlite::Database &db, qint64 caseRow)
{
    CaseView view;
    Result<std::vector<CaseRow>> rows = caseRows(db, {caseRow});
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->empty())
        return failure(ErrorCode::NotFound, u"case %1"_s.arg(caseRow));
    view.head = std::move(rows->front());
    if (view.head.state == CaseState::Merged) {
        const Result<std::optional<qint64>> survivor = survivorOf(db, caseRow);
        if (!survivor)
            return tl::unexpected(survivor.error());
        if (*survivor && **survivor != caseRow)
            return caseView(db, **survivor);
    }
    bool asked = false;
    const Result<qint64> contact = readHead(db, view, asked);
    if (!contact)
        return tl::unexpected(contact.error());
    std::optional<Instant> until;
    const Status rest =
        readThreads(db, view)
            .and_then([&] { return readCustomerData(db, *contact, view); })
            .and_then([&] { return readConsent(db, *contact, until, view.consent); })
            .and_then([&] { return readOwnLinks(db, view); })
            .and_then([&] { return readMerged(db, view); })
            .and_then([&] { return asked || !view.merged.empty() ? readSurveys(db, view) : Status(); })
            .and_then([&] { return readRequests(db, view); })
            .and_then([&] { return readWatchers(db, view); })
            .and_then([&] { return readBot(db, view); })
            .and_then([&] {
                return each(
                    db, "SELECT id, due, promise, done, channel FROM follow_up WHERE case_row = ? ORDER BY due, row",
                    caseRow, [&view](const sqlite::Statement &row) {
                        view.followUps.push_back({row.id<FollowUpId>(0), row.instant(1), row.text(2),
                                                  row.integer(3) != 0, ChannelId(row.text(4))});
                    });
            });
    if (!rest)
        return tl::unexpected(rest.error());
    return view;
}

Result<ContactView> contactView(sqlite::Database &db, ContactId contact)
{
    const Result<qint64> row = store::targetOf(db, keys::of(keys::Kind::Contact, contact));
    if (!row)
        return tl::unexpected(row.error());
    if (*row == 0)
        return failure(ErrorCode::NotFound, u"contact"_s);
    qint64 root = 0;
    const Result<std::vector<qint64>> group = store::contactGroup(db, *row, &root);
    if (!group)
        return tl::unexpected(group.error());
    ContactView view;
    Status read = each(db, "SELECT id, name FROM contact WHERE row = ?", root, [&view](const sqlite::Statement &found) {
        view.id = found.id<ContactId>(0);
        view.name = found.text(1);
    });
    std::vector<qint64> cases;
    const auto more = [&](const char *sql, qint64 key, auto take) {
        if (read)
            read = each(db, sql, key, take);
    };
    for (const qint64 member : *group) {
        more("SELECT i.platform, h.id, i.external, i.name, i.handle, i.avatar, g.id FROM identity i"
             " LEFT JOIN channel h ON h.row = i.channel LEFT JOIN channel g ON g.row = i.avatar_channel WHERE "
             "i.contact = ? ORDER BY i.row",
             member, [&view](const sqlite::Statement &found) {
                 view.identities.push_back({static_cast<Platform>(found.integer(0)),
                                            ChannelId(found.text(1)),
                                            found.text(2),
                                            found.text(3),
                                            found.text(4),
                                            {ChannelId(found.text(6)), found.text(5)}});
             });
        more("SELECT case_row FROM case_contact WHERE contact = ?", member,
             [&cases](const sqlite::Statement &found) { cases.push_back(found.integer(0)); });
    }
    std::sort(cases.begin(), cases.end()); // a case may be of several of the contacts that are one
    cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
    if (view.name.isEmpty() && !view.identities.empty())
        view.name = u'…' + view.identities.front().externalId.right(4); // as CaseReader shows the nameless
    const QByteArray notes = store::timelineSelect("WHERE m.case_row = ? AND m.kind = 1");
    for (const qint64 one : cases)
        more(notes.constData(), one,
             [&view](const sqlite::Statement &found) { view.notes.push_back(store::timelineRowOf(found)); });
    if (read)
        read = readConsent(db, *row, view.consentUntil, view.consent);
    if (!read)
        return tl::unexpected(read.error());
    Result<std::vector<CaseRow>> rows = caseRows(db, cases);
    if (!rows)
        return tl::unexpected(rows.error());
    view.cases = std::move(*rows);
    std::erase_if(view.cases, [](const CaseRow &one) { return one.state == CaseState::Merged; });
    std::sort(view.cases.begin(), view.cases.end(), [](const CaseRow &a, const CaseRow &b) {
        return sortKey(a, CaseFilter::Order::Newest) < sortKey(b, CaseFilter::Order::Newest);
    });
    std::sort(view.notes.begin(), view.notes.end(),
              [](const TimelineRow &a, const TimelineRow &b) { return a.row > b.row; });
    return view;
}

} // namespace lianxi
