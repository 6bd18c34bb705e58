// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tables.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

constexpr qsizetype mostTargets = 100'000;

} // namespace

Result<std::unique_ptr<Tables>> Tables::open(sqlite::Database &db, bool searchIndex)
{
    std::unique_ptr<Tables> tables(new Tables(db));
    Status opened = tables->channels.open(db)
                        .and_then([&] { return tables->agents.open(db); })
                        .and_then([&] { return tables->contacts.open(db); })
                        .and_then([&] { return tables->identities.open(db); })
                        .and_then([&] { return tables->threads.open(db); })
                        .and_then([&] { return tables->cases.open(db); })
                        .and_then([&] { return tables->loadState(); });
    if (!opened)
        return tl::unexpected(opened.error());
    if (searchIndex) {
        Result<SearchIndex> index = SearchIndex::open(db);
        if (!index)
            return tl::unexpected(index.error());
        tables->m_index.emplace(std::move(*index));
    }
    return tables;
}

Status Tables::loadState()
{
    m_counters.clear();
    m_changedCounters.clear();
    sqlite::Statement &counters = statement("SELECT kind, agent, value FROM counter");
    while (step(counters))
        m_counters[{static_cast<int>(counters.integer(0)), counters.integer(1)}] = counters.integer(2);
    sqlite::Statement &last = statement("SELECT max(row) FROM message");
    m_nextMessage = step(last) ? last.integer(0) + 1 : 1;
    last.reset();
    return m_status;
}

Status Tables::forget()
{
    m_status = {};
    m_targets.clear();
    m_changedCases.clear();
    m_tokens.clear();
    changes = {};
    return channels.forget()
        .and_then([this] { return agents.forget(); })
        .and_then([this] { return contacts.forget(); })
        .and_then([this] { return identities.forget(); })
        .and_then([this] { return threads.forget(); })
        .and_then([this] { return cases.forget(); })
        .and_then([this] { return loadState(); });
}

void Tables::fail(const Error &error)
{
    if (m_status)
        m_status = tl::unexpected(error);
}

sqlite::Statement &Tables::statement(const char *sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end())
        return found->second;
    Result<sqlite::Statement> prepared = m_db.prepare(sql);
    if (!prepared)
        fail(prepared.error());
    return m_statements.emplace(sql, prepared ? std::move(*prepared) : sqlite::Statement()).first->second;
}

void Tables::run(sqlite::Statement &statement)
{
    if (!m_status)
        return;
    if (Status done = statement.run(); !done)
        fail(done.error());
}

bool Tables::step(sqlite::Statement &statement)
{
    if (!m_status)
        return false;
    const Result<bool> row = statement.step();
    if (!row)
        fail(row.error());
    return row.value_or(false);
}

qint64 Tables::target(qint64 key)
{
    if (const auto known = m_targets.constFind(key); known != m_targets.constEnd())
        return *known;
    sqlite::Statement &select = statement("SELECT target FROM ref WHERE key = ?");
    if (!step(select.bind(1, key)))
        return 0;
    const qint64 target = select.integer(0);
    select.reset();
    m_targets.insert(key, target);
    return target;
}

bool Tables::claim(qint64 key, qint64 target)
{
    sqlite::Statement &insert = statement("INSERT OR IGNORE INTO ref VALUES(?, ?)");
    run(insert.bind(1, key).bind(2, target));
    if (!m_status || m_db.changes() == 0)
        return false;
    if (target != 0)
        m_targets.insert(key, target);
    return true;
}

qint64 Tables::insertMessage(MessageEntity message)
{
    message.row = m_nextMessage++;
    sqlite::Statement &insert = statement(
        "INSERT INTO message(row, kind, id, case_row, thread, direction, author, author_row, at, text, parts, delivery,"
        " platform_id, reply_to, flags, activity, details, not_before) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    m_bytes.clear();
    Binder bind{insert, m_bytes};
    bind("row", message.row), bind("kind", message.kind);
    bind("id", message.id.isNull() ? std::nullopt : std::optional(message.id));
    bind("case_row", message.caseRow), bind("thread", message.thread), bind("direction", message.direction);
    bind("author", message.author), bind("author_row", message.authorRow), bind("at", message.at);
    bind.textOrNull(message.text);
    bind.textOrNull(message.parts);
    bind("delivery", message.delivery);
    bind.textOrNull(message.platformId);
    bind("reply_to", message.replyTo != 0 ? std::optional(message.replyTo) : std::nullopt);
    bind.textOrNull(message.flags);
    bind.textOrNull(message.activity);
    bind.textOrNull(message.details);
    bind("not_before", message.notBefore);
    run(insert);
    return message.row;
}

void Tables::index(qint64 messageRow, const QString &text)
{
    if (m_index && !text.isEmpty())
        m_tokens.emplace_back(messageRow, tokenList(text));
}

void Tables::indexTokens(qint64 messageRow, const QByteArray &tokens)
{
    if (m_index && !tokens.isEmpty())
        m_tokens.emplace_back(messageRow, tokens);
}

void Tables::writeTokens()
{
    for (const auto &[row, tokens] : m_tokens) {
        if (!m_status)
            return;
        if (Status done = m_index->addTokens(row, tokens); !done)
            fail(done.error());
    }
    m_tokens.clear();
}

void Tables::reindex(qint64 messageRow, const QString &text)
{
    writeTokens(); // the message itself may be among them
    if (!m_index || !m_status)
        return;
    if (Status done = m_index->replaceMessage(messageRow, text); !done)
        fail(done.error());
}

void Tables::unindex(qint64 messageRow)
{
    writeTokens(); // the message itself may be among them
    if (!m_index || !m_status)
        return;
    if (Status done = m_index->removeMessage(messageRow); !done)
        fail(done.error());
}

CaseEntity *Tables::caseOf(CaseId id)
{
    CaseEntity *entity = caseItself(id);
    while (entity && entity->mergedInto != 0)
        entity = get(cases, entity->mergedInto);
    return entity;
}

void Tables::addCounter(CounterKind kind, qint64 agent, qint64 by)
{
    const std::pair key{static_cast<int>(kind), agent};
    m_counters[key] += by;
    m_changedCounters[key] = true;
    changes.counters = true;
}

void Tables::touch(CaseEntity &entity)
{
    cases.touch(entity);
    m_changedCases.insert(entity.row);
}

void Tables::touchWords(CaseEntity &entity)
{
    touch(entity);
    entity.newWords = true;
}

void Tables::count(CaseEntity &entity)
{
    const Counted after = countedOf(entity);
    if (after == entity.counted)
        return;
    const auto add = [this](const Counted &counted, qint64 by) {
        if (!counted.exists)
            return;
        if (counted.state != CaseState::Open) {
            addCounter(counted.state == CaseState::Snoozed ? CounterKind::Snoozed : CounterKind::Resolved, 0, by);
            return;
        }
        addCounter(CounterKind::Open, 0, by);
        if (counted.assignee == 0)
            addCounter(CounterKind::Unassigned, 0, by);
        else
            addCounter(CounterKind::Mine, counted.assignee, by);
        if (counted.supervisor)
            addCounter(CounterKind::Supervisor, 0, by);
        if (counted.unread)
            addCounter(CounterKind::UnreadCases, 0, by);
    };
    add(entity.counted, -1);
    add(after, 1);
    entity.counted = after;
}

void Tables::writeWords(CaseEntity &entity)
{
    entity.newWords = false;
    if (!m_index)
        return;
    const QString text = entity.mergedInto == 0 ? wordsOf(entity) : QString();
    if (Status done =
            entity.hasWords ? m_index->putCaseWords(entity.row, text) : m_index->addCaseWords(entity.row, text);
        !done)
        fail(done.error());
    entity.hasWords = true;
}

/// Few changes of a case are ones that figures see, and none is written for the others.
void Tables::writeFact(CaseEntity &entity)
{
    std::optional<CaseFactRow> now = factOf(entity);
    if (now == entity.fact)
        return;
    if (entity.fact && (!now || now->asked != entity.fact->asked))
        run(statement("DELETE FROM case_fact WHERE asked = ? AND case_row = ?")
                .bind(1, entity.fact->asked)
                .bind(2, entity.row));
    if (now)
        run(statement("INSERT OR REPLACE INTO case_fact VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(1, now->asked)
                .bind(2, entity.row)
                .bind(3, now->contact)
                .bind(4, now->channel)
                .bind(5, static_cast<int>(now->surface))
                .bind(6, static_cast<int>(now->caseClass))
                .bind(7, now->category)
                .bind(8, now->agent)
                .bind(9, now->human ? 1 : 0)
                .bind(10, now->steps)
                .bind(11, now->firstResolved)
                .bind(12, now->resolved)
                .bind(13, now->resolves));
    entity.fact = std::move(now);
}

QString Tables::wordsOf(const CaseEntity &entity)
{
    QStringList words;
    const ContactEntity *contact = get(contacts, entity.contact);
    if (contact)
        words << contact->name;
    sqlite::Statement &names = statement("SELECT name, handle FROM identity WHERE contact = ?");
    names.bind(1, entity.contact);
    while (step(names))
        words << names.text(0) << names.text(1);
    if (entity.tagged) {
        sqlite::Statement &tags = statement("SELECT text FROM case_tag WHERE case_row = ?");
        tags.bind(1, entity.row);
        while (step(tags))
            words << tags.text(0);
    }
    words << entity.category << entity.files;
    words.removeAll(QString());
    words.removeDuplicates();
    return words.join(u'\n');
}

void Tables::writeCounters()
{
    for (const auto &[key, changed] : m_changedCounters) {
        const qint64 value = m_counters[key];
        // A counter at zero has no row, so that the table does not tell how the records were batched.
        sqlite::Statement &write = value == 0 ? statement("DELETE FROM counter WHERE kind = ? AND agent = ?")
                                              : statement("INSERT OR REPLACE INTO counter VALUES(?, ?, ?)");
        write.bind(1, key.first).bind(2, key.second);
        if (value != 0)
            write.bind(3, value);
        run(write);
    }
    m_changedCounters.clear();
}

void Tables::flush()
{
    const auto keep = [this](Status done) {
        if (!done)
            fail(done.error());
    };
    keep(channels.flush());
    keep(agents.flush());
    keep(contacts.flush());
    keep(identities.flush());
    keep(threads.flush());
    keep(cases.flush([this](CaseEntity &entity) {
        count(entity);
        writeFact(entity);
        if (entity.newWords)
            writeWords(entity);
        return m_status;
    }));
    writeTokens();
    writeCounters();
    channels.trim();
    agents.trim();
    contacts.trim();
    identities.trim();
    threads.trim();
    cases.trim();
    if (m_targets.size() > mostTargets)
        m_targets.clear();
}

ChangeSet Tables::takeChanges(Sequence upTo)
{
    changes.upTo = upTo;
    changes.cases.assign(m_changedCases.begin(), m_changedCases.end());
    std::sort(changes.cases.begin(), changes.cases.end());
    m_changedCases.clear();
    return std::exchange(changes, {});
}

} // namespace lianxi::store
