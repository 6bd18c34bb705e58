// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/entity_table.h"
#include "models/store/row_keys.h"
#include "models/store/search_index.h"

#include <QSet>

#include <map>

namespace lianxi::store
{

/// What the counters count; the number is what table `counter` holds.
enum class CounterKind { Open, Unassigned, Mine, Supervisor, Snoozed, Resolved, UnreadCases, QueuedReplies };

/// The projection's tables as the fold writes them: few statements, all prepared, entities written once per batch.
/// The first failure is kept in status() and makes every later call do nothing useful; the batch is then rolled back.
class Tables
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Tables>> open(sqlite::Database &db, bool searchIndex);

    EntityTable<ChannelEntity> channels;
    EntityTable<AgentEntity> agents;
    EntityTable<ContactEntity> contacts;
    EntityTable<IdentityEntity> identities;
    EntityTable<ThreadEntity> threads;
    EntityTable<CaseEntity> cases;

    /// Null when there is no such row, or after a failure.
    template <class E>
    E *get(EntityTable<E> &table, qint64 row)
    {
        if (row == 0 || !m_status)
            return nullptr;
        Result<E *> found = table.get(row);
        if (!found)
            fail(found.error());
        return found.value_or(nullptr);
    }
    /// Row that `key` leads to; 0: none.
    [[nodiscard]] qint64 target(qint64 key);
    /// \return false, changing nothing, when the key is taken.
    bool claim(qint64 key, qint64 target);
    /// The case, or the one that it was merged into.
    [[nodiscard]] CaseEntity *caseOf(CaseId id);
    [[nodiscard]] CaseEntity *caseItself(CaseId id) { return get(cases, target(keys::of(keys::Kind::Case, id))); }

    qint64 insertMessage(MessageEntity message);
    [[nodiscard]] qint64 nextMessageRow() const { return m_nextMessage; }
    /// Gives the text to the search index at the next flush: all together they cost half of what they cost one by one
    /// among other work.
    void index(qint64 messageRow, const QString &text);
    void indexTokens(qint64 messageRow, const QByteArray &tokens); ///< see tokenList()
    void reindex(qint64 messageRow, const QString &text);
    void unindex(qint64 messageRow);
    void addCounter(CounterKind kind, qint64 agent, qint64 by);

    /// Notes a case for the ChangeSet and for writing.
    void touch(CaseEntity &entity);
    /// Case words (names, tags, files) are indexed again at the next flush.
    void touchWords(CaseEntity &entity);
    [[nodiscard]] sqlite::Statement &statement(const char *sql);
    /// Runs a statement without rows.
    void run(sqlite::Statement &statement);
    /// \return true while there is a row.
    [[nodiscard]] bool step(sqlite::Statement &statement);
    void fail(const Error &error);
    [[nodiscard]] const Status &status() const { return m_status; }

    void flush();
    /// After a rollback: nothing in memory is true any more.
    [[nodiscard]] Status forget();
    ChangeSet changes;
    /// Hands out `changes` with each case once, in order.
    [[nodiscard]] ChangeSet takeChanges(Sequence upTo);

private:
    explicit Tables(sqlite::Database &db)
        : m_db(db)
    {
    }
    [[nodiscard]] Status loadState();
    void count(CaseEntity &entity);
    void writeWords(CaseEntity &entity);
    void writeFact(CaseEntity &entity);
    [[nodiscard]] QString wordsOf(const CaseEntity &entity);
    void writeCounters();
    void writeTokens();

    sqlite::Database &m_db;
    Status m_status;
    std::optional<SearchIndex> m_index;
    std::unordered_map<const char *, sqlite::Statement> m_statements;
    QHash<qint64, qint64> m_targets; ///< part of table ref, to spare reading
    std::map<std::pair<int, qint64>, qint64> m_counters;
    std::map<std::pair<int, qint64>, bool> m_changedCounters;
    QSet<qint64> m_changedCases;
    std::vector<std::pair<qint64, QByteArray>> m_tokens; ///< not indexed yet, by message row
    qint64 m_nextMessage = 1;
    RowBytes m_bytes; ///< of the message being inserted
};

} // namespace lianxi::store
