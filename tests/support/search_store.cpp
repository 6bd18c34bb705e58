// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/search_store.h"

#include "models/store/schema.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

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
    check(schema::migrate(db));
    return db;
}

} // namespace

SearchStore::SearchStore(const QString &file, bool searchIndex)
    : m_db(opened(file.isEmpty() ? m_dir.filePath(u"search.db"_s) : file))
{
    if (searchIndex)
        m_index.emplace(checked(SearchIndex::open(m_db)));
    m_addMessage =
        checked(m_db.prepare("INSERT INTO message(row, kind, case_row, thread, author, at, text, parts, activity,"
                             " direction, author_row, delivery) VALUES(?,?,?,?,?,?,?,?,?,0,0,0)"));
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
    run("INSERT INTO contact VALUES(?, x'00', ?, 0, 0, 0, NULL, 0, 0, '')", one.row, one.name);
    run("INSERT INTO identity VALUES(?, 0, 0, '', ?, '', '', ?, '', 0, NULL)", one.row, one.name, one.row);
    run("INSERT INTO thread VALUES(?, x'00', ?, ?, '', '', 0, 0, NULL, 0, '', 0, 0, 0, 0, NULL, 0)", one.row,
        one.channel, static_cast<int>(one.surface));
    run("INSERT INTO cases(row, contact, channel, surface, state, category, emotion, assignee, waiting, last_at, "
        "opened_at,"
        " preview, files, clock_due, new_key, id, brand, thread, class, priority, category_by_hand, unread, supervisor,"
        " sequence, script_mask, hand_mask, human_replied, last_in, tagged, minor, clocks, due_key, merged_into,"
        " state_before, asked_channel, asked_surface, resolves, queue, offered_by)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,x'00','',0,?,0,0,0,0,0,0,0,0,0,1,'',x'',0,0,0,0,0,0,?,0)",
        one.row, one.row, one.channel, static_cast<int>(one.surface), static_cast<int>(one.state), one.category,
        one.emotion, one.assignee, one.waiting ? 1 : 0, one.lastAt, one.lastAt, u"preview of "_s + one.name, one.files,
        one.clockDue, -one.lastAt, static_cast<int>(one.caseClass), one.queue);
    for (const QString &tag : one.tags)
        run("INSERT INTO case_tag VALUES(?, ?, ?, '', 0)", one.row, static_cast<int>(TagFamily::Crowd), tag);
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
    sqlite::Statement statement =
        checked(m_db.prepare("INSERT INTO channel VALUES(?, ?, ?, ?, '', 0, '', 0, 0, 0, '{}', 1)"));
    check(statement.bind(1, row).bind(2, id).bind(3, static_cast<int>(platform)).bind(4, name).run());
}

} // namespace lianxi
