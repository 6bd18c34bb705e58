// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/search_store.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr const char *schema = R"sql(
CREATE TABLE channel(row INTEGER PRIMARY KEY, id TEXT NOT NULL, platform INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE agent(row INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE contact(row INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE identity(row INTEGER PRIMARY KEY, name TEXT NOT NULL, handle TEXT NOT NULL, contact INTEGER NOT NULL);
CREATE INDEX identity_contact ON identity(contact);
CREATE TABLE thread(row INTEGER PRIMARY KEY, channel INTEGER NOT NULL, surface INTEGER NOT NULL);
CREATE TABLE case_tag(case_row INTEGER, family INTEGER, text TEXT, PRIMARY KEY(case_row, family, text)) WITHOUT ROWID;
CREATE TABLE cases(row INTEGER PRIMARY KEY, contact INTEGER NOT NULL, channel INTEGER NOT NULL, surface INTEGER NOT NULL,
    state INTEGER NOT NULL, category TEXT NOT NULL, emotion INTEGER NOT NULL, assignee INTEGER NOT NULL,
    waiting INTEGER NOT NULL, last_at INTEGER NOT NULL, opened_at INTEGER NOT NULL, preview TEXT NOT NULL,
    files TEXT NOT NULL, clock_due INTEGER, new_key INTEGER NOT NULL);
CREATE INDEX case_new ON cases(state, new_key);
CREATE TABLE message(row INTEGER PRIMARY KEY, kind INTEGER NOT NULL, case_row INTEGER NOT NULL, thread INTEGER NOT NULL,
    author INTEGER NOT NULL, at INTEGER NOT NULL, text TEXT, parts TEXT, activity TEXT, emotion INTEGER);
CREATE INDEX message_case ON message(case_row);
)sql";

template <class T>
T checked(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(*result);
}

void check(const Status &status)
{
    if (!status)
        qFatal("%s", qPrintable(status.error().detail));
}

sqlite::Database opened(const QString &file)
{
    sqlite::Database db = checked(sqlite::Database::open(
        file, {.durability = sqlite::Durability::Normal, .key = sqlite::PageKey::fromBytes(QByteArray(32, 'k'))}));
    check(registerTokenizer(db));
    check(db.execute(schema));
    check(SearchIndex::createTables(db));
    return db;
}

} // namespace

SearchStore::SearchStore(const QString &file, bool searchIndex)
    : m_db(opened(file.isEmpty() ? m_dir.filePath(u"search.db"_s) : file))
{
    if (searchIndex)
        m_index.emplace(checked(SearchIndex::open(m_db)));
    m_addMessage = checked(m_db.prepare("INSERT INTO message(row, kind, case_row, thread, author, at, text, parts, "
                                        "activity) VALUES(?,?,?,?,?,?,?,?,?)"));
}

void SearchStore::execute(const char *sql)
{
    check(m_db.execute(sql));
}

void SearchStore::add(const Case &one)
{
    const auto run = [this](const char *sql, auto &&...values) {
        sqlite::Statement statement = checked(m_db.prepare(sql));
        int at = 0;
        (statement.bind(++at, values), ...);
        check(statement.run());
    };
    run("INSERT INTO contact VALUES(?, ?)", one.row, one.name);
    run("INSERT INTO identity VALUES(?, ?, '', ?)", one.row, one.name, one.row);
    run("INSERT INTO thread VALUES(?, ?, ?)", one.row, one.channel, static_cast<int>(one.surface));
    run("INSERT INTO cases(row, contact, channel, surface, state, category, emotion, assignee, waiting, last_at, "
        "opened_at,"
        " preview, files, clock_due, new_key) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        one.row, one.row, one.channel, static_cast<int>(one.surface), static_cast<int>(one.state), one.category,
        one.emotion, one.assignee, one.waiting ? 1 : 0, one.lastAt, one.lastAt, u"preview of "_s + one.name, one.files,
        one.clockDue, -one.lastAt);
    for (const QString &tag : one.tags)
        run("INSERT INTO case_tag VALUES(?, ?, ?)", one.row, static_cast<int>(TagFamily::Crowd), tag);
    if (m_index) {
        QStringList words{one.name};
        words << one.tags << one.category << one.files;
        check(m_index->putCaseWords(one.row, words.join(u'\n')));
    }
}

void SearchStore::add(const Message &one)
{
    m_addMessage.bind(1, one.row).bind(2, one.activity.isEmpty() ? 0 : 2).bind(3, one.caseRow).bind(4, one.caseRow);
    m_addMessage.bind(5, static_cast<int>(one.author)).bind(6, one.at);
    for (const auto &[at, text] : {std::pair(7, one.text), std::pair(8, one.parts), std::pair(9, one.activity)}) {
        if (text.isEmpty())
            m_addMessage.bindNull(at);
        else
            m_addMessage.bind(at, text);
    }
    check(m_addMessage.run());
    if (m_index && !one.text.isEmpty())
        check(m_index->addMessage(one.row, one.text));
}

void SearchStore::addAgent(qint64 row, const QString &id, const QString &name)
{
    sqlite::Statement statement = checked(m_db.prepare("INSERT INTO agent VALUES(?, ?, ?)"));
    check(statement.bind(1, row).bind(2, id).bind(3, name).run());
}

void SearchStore::addChannel(qint64 row, const QString &id, Platform platform, const QString &name)
{
    sqlite::Statement statement = checked(m_db.prepare("INSERT INTO channel VALUES(?, ?, ?, ?)"));
    check(statement.bind(1, row).bind(2, id).bind(3, static_cast<int>(platform)).bind(4, name).run());
}

} // namespace lianxi
