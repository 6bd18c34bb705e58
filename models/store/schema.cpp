// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"

#include "models/domain/kinds.h"
#include "models/store/search_index.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lianxi::schema
{

namespace
{

// Enumerations are their number, references are row numbers, times are ms since 1970, ids are 16 bytes. `ref` finds
// a row by the 64-bit key of its id (see row_keys.h) and remembers the keys of events that were folded already.
constexpr const char *baseTables = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE ref(key INTEGER PRIMARY KEY, target INTEGER NOT NULL);
CREATE TABLE channel(row INTEGER PRIMARY KEY, id TEXT NOT NULL, platform INTEGER NOT NULL, name TEXT NOT NULL,
    brand TEXT NOT NULL, purpose INTEGER NOT NULL, account TEXT NOT NULL, script_mode INTEGER NOT NULL,
    paused INTEGER NOT NULL, removed INTEGER NOT NULL, settings TEXT NOT NULL, configured INTEGER NOT NULL);
CREATE TABLE channel_cursor(channel INTEGER, name TEXT, cursor TEXT NOT NULL, PRIMARY KEY(channel, name)) WITHOUT ROWID;
CREATE TABLE agent(row INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE contact(row INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL, named INTEGER NOT NULL,
    redirect INTEGER NOT NULL, members INTEGER NOT NULL, merged_at INTEGER, merged_way INTEGER NOT NULL,
    merged_by INTEGER NOT NULL, merged_why TEXT NOT NULL);
CREATE INDEX contact_redirect ON contact(redirect) WHERE redirect <> 0;
CREATE TABLE identity(row INTEGER PRIMARY KEY, platform INTEGER NOT NULL, channel INTEGER NOT NULL,
    external TEXT NOT NULL, name TEXT NOT NULL, handle TEXT NOT NULL, alias TEXT NOT NULL, contact INTEGER NOT NULL,
    avatar TEXT NOT NULL, avatar_channel INTEGER NOT NULL, profiled INTEGER);
CREATE INDEX identity_contact ON identity(contact);
CREATE TABLE thread(row INTEGER PRIMARY KEY, id BLOB NOT NULL, channel INTEGER NOT NULL, surface INTEGER NOT NULL,
    external TEXT NOT NULL, person TEXT NOT NULL, contact INTEGER NOT NULL, case_row INTEGER NOT NULL,
    last_in_at INTEGER, sent_since INTEGER NOT NULL, last_in_platform_id TEXT NOT NULL, turn_at INTEGER NOT NULL,
    turn_message INTEGER NOT NULL, person_at INTEGER NOT NULL, person_message INTEGER NOT NULL, replied_at INTEGER,
    had_turn INTEGER NOT NULL);
CREATE TABLE case_contact(contact INTEGER, case_row INTEGER, PRIMARY KEY(contact, case_row)) WITHOUT ROWID;
CREATE TABLE case_thread(case_row INTEGER, thread INTEGER, PRIMARY KEY(case_row, thread)) WITHOUT ROWID;
CREATE TABLE case_tag(case_row INTEGER, family INTEGER, text TEXT, source TEXT NOT NULL, since INTEGER NOT NULL,
    PRIMARY KEY(case_row, family, text)) WITHOUT ROWID;
CREATE TABLE follow_up(row INTEGER PRIMARY KEY, id BLOB NOT NULL, case_row INTEGER NOT NULL, scheduled INTEGER NOT NULL,
    due INTEGER NOT NULL, channel TEXT NOT NULL, promise TEXT NOT NULL, done INTEGER NOT NULL, outcome TEXT NOT NULL);
CREATE INDEX follow_up_case ON follow_up(case_row);
CREATE INDEX follow_up_open ON follow_up(due) WHERE done = 0;
CREATE TABLE consent(row INTEGER PRIMARY KEY, contact INTEGER NOT NULL, case_row INTEGER NOT NULL, at INTEGER NOT NULL,
    expires INTEGER, withdrawn INTEGER NOT NULL, details TEXT NOT NULL);
CREATE INDEX consent_contact ON consent(contact);
CREATE TABLE counter(kind INTEGER, agent INTEGER, value INTEGER NOT NULL, PRIMARY KEY(kind, agent)) WITHOUT ROWID;
)sql";

static_assert(static_cast<int>(CaseState::Snoozed) == 1); // the state of the index case_snoozed

// due_key and new_key are the sort of queries.h; each box is a prefix or a condition of an index, so that a page is
// read in order from it.
constexpr const char *caseTables = R"sql(
CREATE TABLE cases(row INTEGER PRIMARY KEY, id BLOB NOT NULL, contact INTEGER NOT NULL, brand TEXT NOT NULL,
    thread INTEGER NOT NULL, channel INTEGER NOT NULL, surface INTEGER NOT NULL, state INTEGER NOT NULL,
    class INTEGER NOT NULL, priority INTEGER NOT NULL, category TEXT NOT NULL, category_by_hand INTEGER NOT NULL,
    emotion INTEGER NOT NULL, assignee INTEGER NOT NULL, unread INTEGER NOT NULL, waiting INTEGER NOT NULL,
    supervisor INTEGER NOT NULL, snoozed_until INTEGER, last_at INTEGER NOT NULL, opened_at INTEGER NOT NULL,
    resolved_at INTEGER, invited_at INTEGER, asked_at INTEGER, asked_channel INTEGER NOT NULL, asked_surface INTEGER NOT NULL,
    first_resolved_at INTEGER, resolves INTEGER NOT NULL, sequence INTEGER NOT NULL, script_mask INTEGER NOT NULL, hand_mask INTEGER NOT NULL,
    human_replied INTEGER NOT NULL, last_in INTEGER NOT NULL, last_in_at INTEGER, tagged INTEGER NOT NULL,
    minor TEXT NOT NULL, preview TEXT NOT NULL, files TEXT NOT NULL, clocks BLOB NOT NULL, clock_kind INTEGER,
    clock_started INTEGER, clock_due INTEGER, due_key INTEGER NOT NULL, new_key INTEGER NOT NULL,
    merged_into INTEGER NOT NULL, state_before INTEGER NOT NULL, queue TEXT NOT NULL, offered_at INTEGER,
    offered_by INTEGER NOT NULL);
CREATE INDEX case_due ON cases(state, due_key);
CREATE INDEX case_new ON cases(state, new_key);
CREATE INDEX case_owner_due ON cases(assignee, due_key) WHERE state = 0;
CREATE INDEX case_owner_new ON cases(assignee, new_key) WHERE state = 0;
CREATE INDEX case_supervisor_due ON cases(due_key) WHERE state = 0 AND supervisor = 1;
CREATE INDEX case_supervisor_new ON cases(new_key) WHERE state = 0 AND supervisor = 1;
CREATE INDEX case_merged ON cases(merged_into) WHERE merged_into <> 0;
CREATE TABLE moved(into_case INTEGER, from_case INTEGER, kind INTEGER, row INTEGER, text TEXT,
    PRIMARY KEY(into_case, from_case, kind, row, text)) WITHOUT ROWID;
CREATE INDEX case_snoozed ON cases(snoozed_until) WHERE state = 1;
CREATE INDEX case_offered ON cases(offered_at) WHERE offered_at IS NOT NULL;
CREATE TABLE message(row INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id BLOB, case_row INTEGER NOT NULL,
    thread INTEGER NOT NULL, direction INTEGER NOT NULL, author INTEGER NOT NULL, author_row INTEGER NOT NULL,
    at INTEGER NOT NULL, text TEXT, parts TEXT, delivery INTEGER NOT NULL, platform_id TEXT, reply_to INTEGER,
    flags TEXT, activity TEXT, details TEXT, reason TEXT, retry_at INTEGER, not_before INTEGER, edited_at INTEGER,
    deleted INTEGER, reactions TEXT, emotion INTEGER);
CREATE INDEX message_case ON message(case_row);
CREATE TABLE message_edit(message INTEGER, at INTEGER, text TEXT, PRIMARY KEY(message, at, text)) WITHOUT ROWID;
CREATE TABLE outbox(message INTEGER PRIMARY KEY, case_row INTEGER NOT NULL, waiting INTEGER NOT NULL,
    attempt INTEGER NOT NULL, due INTEGER NOT NULL, queued_at INTEGER NOT NULL, human INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL, steps INTEGER NOT NULL, overrides TEXT, intent TEXT);
CREATE INDEX outbox_waiting ON outbox(message) WHERE waiting = 1;
CREATE INDEX outbox_case ON outbox(case_row);
CREATE TABLE turn(asked INTEGER, message INTEGER, case_row INTEGER NOT NULL, channel INTEGER NOT NULL,
    surface INTEGER NOT NULL, first_of_talk INTEGER NOT NULL, first_of_case INTEGER NOT NULL, after_bot INTEGER NOT NULL,
    answered INTEGER, by_person INTEGER, agent INTEGER NOT NULL, contact INTEGER NOT NULL,
    PRIMARY KEY(asked, message)) WITHOUT ROWID;
CREATE TABLE case_fact(asked INTEGER, case_row INTEGER, contact INTEGER NOT NULL, channel INTEGER NOT NULL,
    surface INTEGER NOT NULL, class INTEGER NOT NULL, category TEXT NOT NULL, agent INTEGER NOT NULL, human INTEGER NOT NULL,
    steps INTEGER NOT NULL, first_resolved INTEGER, resolved INTEGER, resolves INTEGER NOT NULL,
    PRIMARY KEY(asked, case_row)) WITHOUT ROWID;
CREATE TABLE promise(started INTEGER, case_row INTEGER, kind INTEGER, due INTEGER NOT NULL, ended INTEGER NOT NULL,
    channel INTEGER NOT NULL, surface INTEGER NOT NULL, class INTEGER NOT NULL, agent INTEGER NOT NULL,
    PRIMARY KEY(started, case_row, kind)) WITHOUT ROWID;
CREATE TABLE deed(at INTEGER, line INTEGER, kind INTEGER NOT NULL, case_row INTEGER NOT NULL, channel INTEGER NOT NULL,
    surface INTEGER NOT NULL, agent INTEGER NOT NULL, what INTEGER NOT NULL, amount INTEGER, text TEXT NOT NULL,
    PRIMARY KEY(at, line)) WITHOUT ROWID;
CREATE TABLE survey(case_row INTEGER, message INTEGER, thread INTEGER NOT NULL, sent_at INTEGER NOT NULL,
    channel INTEGER NOT NULL, surface INTEGER NOT NULL, agent INTEGER NOT NULL, answered_at INTEGER,
    score INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY(case_row, message)) WITHOUT ROWID;
CREATE INDEX survey_sent ON survey(sent_at, channel, surface, agent, score);
CREATE TABLE call(thread INTEGER PRIMARY KEY, began INTEGER NOT NULL, inbound INTEGER NOT NULL, answered INTEGER,
    ended INTEGER, outcome INTEGER NOT NULL, agent INTEGER NOT NULL);
CREATE INDEX call_began ON call(began);
CREATE TABLE bot(case_row INTEGER PRIMARY KEY, flow TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
    slots TEXT NOT NULL, misses INTEGER NOT NULL, ended TEXT NOT NULL, at INTEGER NOT NULL, heard INTEGER NOT NULL);
CREATE TABLE watcher(case_row INTEGER, agent INTEGER, PRIMARY KEY(case_row, agent)) WITHOUT ROWID;
CREATE TABLE request(id BLOB PRIMARY KEY, case_row INTEGER NOT NULL, department TEXT NOT NULL, text TEXT NOT NULL,
    asked_by INTEGER NOT NULL, asked_at INTEGER NOT NULL, due INTEGER NOT NULL, answered_at INTEGER,
    answered_by INTEGER NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX request_case ON request(case_row);
CREATE INDEX request_open ON request(due) WHERE answered_at IS NULL;
CREATE TABLE feedback(id BLOB PRIMARY KEY, case_row INTEGER NOT NULL, message INTEGER NOT NULL, kind INTEGER NOT NULL,
    about TEXT NOT NULL, text TEXT NOT NULL, noted_by INTEGER NOT NULL, noted_at INTEGER NOT NULL,
    department TEXT NOT NULL, outcome TEXT NOT NULL, handled_by INTEGER NOT NULL, handled_at INTEGER,
    removed INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX feedback_newest ON feedback(noted_at) WHERE removed = 0;
)sql";

// What a team writes down: every version of each item stays, the highest is in force.
constexpr const char *teamTables = R"sql(
CREATE TABLE team_item(kind INTEGER, id TEXT, version INTEGER, name TEXT NOT NULL, body TEXT NOT NULL,
    owner INTEGER NOT NULL, removed INTEGER NOT NULL, by_row INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY(kind, id, version)) WITHOUT ROWID;
CREATE TABLE member(agent INTEGER PRIMARY KEY, body TEXT NOT NULL, removed INTEGER NOT NULL);
CREATE TABLE presence(agent INTEGER PRIMARY KEY, presence INTEGER NOT NULL, since INTEGER NOT NULL);
CREATE TABLE presence_span(until INTEGER, agent INTEGER, since INTEGER NOT NULL, presence INTEGER NOT NULL,
    PRIMARY KEY(until, agent, since)) WITHOUT ROWID;
)sql";

// What reviewers think of cases. `scores` and `remarks` are JSON as on the log; `second` is the review that this one is
// compared with.
constexpr const char *reviewTables = R"sql(
CREATE TABLE review(id BLOB PRIMARY KEY, case_row INTEGER NOT NULL, agent INTEGER NOT NULL, reviewer INTEGER NOT NULL,
    plan TEXT NOT NULL, why TEXT NOT NULL, second BLOB NOT NULL, assigned_at INTEGER, due INTEGER, given_at INTEGER,
    written_at INTEGER, given_by INTEGER NOT NULL, card TEXT NOT NULL, version INTEGER NOT NULL, scores TEXT NOT NULL,
    remarks TEXT NOT NULL, comment TEXT NOT NULL, offline INTEGER NOT NULL, appealed_at INTEGER, appeal TEXT NOT NULL,
    decided_at INTEGER, decided_by INTEGER NOT NULL, upheld INTEGER NOT NULL, decided_scores TEXT NOT NULL,
    decision TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX review_case ON review(case_row);
CREATE INDEX review_agent ON review(agent, given_at);
CREATE INDEX review_due ON review(reviewer, due) WHERE given_at IS NULL;
CREATE TABLE coaching(row INTEGER PRIMARY KEY, case_row INTEGER NOT NULL, review BLOB NOT NULL, agent INTEGER NOT NULL,
    by_row INTEGER NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX coaching_agent ON coaching(agent);
CREATE TABLE case_file(id BLOB PRIMARY KEY, by_row INTEGER NOT NULL, reviewer INTEGER NOT NULL, issued INTEGER NOT NULL,
    expires INTEGER NOT NULL, masked INTEGER NOT NULL, cases TEXT NOT NULL, recalled_at INTEGER,
    recalled_by INTEGER NOT NULL) WITHOUT ROWID;
)sql";

Status createAll(sqlite::Database &db)
{
    for (const char *sql : {baseTables, caseTables, teamTables, reviewTables})
        if (Status done = db.execute(sql); !done)
            return done;
    return SearchIndex::createTables(db);
}

/// Step n brings a file from version oldestKept + n to the next one.
using Step = Status (*)(sqlite::Database &);
constexpr std::array<Step, version - oldestKept> steps{};

Result<qint64> single(sqlite::Database &db, const char *sql)
{
    Result<sqlite::Statement> query = db.prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    const Result<bool> row = query->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? query->integer(0) : 0;
}

Result<qint64> versionOf(sqlite::Database &db)
{
    const Result<qint64> tables = single(db, "SELECT count(*) FROM sqlite_schema");
    if (!tables || *tables == 0)
        return tables;
    const Result<qint64> meta = single(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'meta'");
    if (!meta)
        return meta;
    if (*meta == 0)
        return failure(ErrorCode::Corrupt, u"a database, but not a projection"_s);
    return single(db, "SELECT value FROM meta WHERE key = 'schema_version'");
}

/// One step and its mark, both or neither.
Status reach(sqlite::Database &db, Step step, qint64 reached)
{
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(db);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const QByteArray mark = "INSERT OR REPLACE INTO meta VALUES('schema_version', " + QByteArray::number(reached) + ')';
    return step(db).and_then([&] { return db.execute(mark.constData()); }).and_then([&] {
        return transaction->commit();
    });
}

} // namespace

Result<bool> isOutdated(sqlite::Database &db)
{
    return versionOf(db).map([](qint64 found) { return found > 0 && found < oldestKept; });
}

Status migrate(sqlite::Database &db)
{
    const Result<qint64> found = versionOf(db);
    if (!found)
        return tl::unexpected(found.error());
    if (*found > version)
        return failure(ErrorCode::TooNew, u"schema %1, this program knows %2"_s.arg(*found).arg(version));
    if (*found == 0)
        return reach(db, createAll, version);
    for (qint64 at = *found; at < version; ++at)
        if (Status done = reach(db, steps.at(static_cast<size_t>(at - oldestKept)), at + 1); !done)
            return done;
    return {};
}

const std::vector<Table> &logicalTables()
{
    static const std::vector<Table> tables{
        {"meta", "key"},
        {"ref", "key"},
        {"channel", "row"},
        {"channel_cursor", "channel, name"},
        {"agent", "row"},
        {"turn", "asked, message"},
        {"case_fact", "asked, case_row"},
        {"promise", "started, case_row, kind"},
        {"deed", "at, line"},
        {"contact", "row"},
        {"identity", "row"},
        {"thread", "row"},
        {"case_contact", "contact, case_row"},
        {"case_thread", "case_row, thread"},
        {"case_tag", "case_row, family, text"},
        {"follow_up", "row"},
        {"consent", "row"},
        {"counter", "kind, agent"},
        {"cases", "row"},
        {"moved", "into_case, from_case, kind, row, text"},
        {"message", "row"},
        {"message_edit", "message, at, text"},
        {"outbox", "message"},
        {"survey", "case_row, message"},
        {"call", "thread"},
        {"bot", "case_row"},
        {"watcher", "case_row, agent"},
        {"request", "id"},
        {"feedback", "id"},
        {"team_item", "kind, id, version"},
        {"member", "agent"},
        {"presence", "agent"},
        {"review", "id"},
        {"coaching", "row"},
        {"case_file", "id"},
        {"presence_span", "until, agent, since"},
    };
    return tables;
}

} // namespace lianxi::schema
