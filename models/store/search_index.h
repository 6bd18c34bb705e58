// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"

#include <QByteArray>
#include <QString>

namespace lianxi
{

/// Makes the tokenizer "lianxi" and the functions of search() known to this connection. Every connection that writes to
/// the index or searches needs it once.
[[nodiscard]] Status registerTokenizer(sqlite::Database &db);

/// The tokens of a text as SearchIndex::addTokens() takes them: finding them is half of what indexing costs, and needs
/// no database. Pure, any thread.
[[nodiscard]] QByteArray tokenList(QStringView text);

/// The full-text index of messages and notes (by message row) and of case words: contact names, tags, order numbers,
/// attachment names (by case row). Part of the projection's file and of its transactions; derived data, can be rebuilt.
class SearchIndex
{
public:
    /// Creates the index tables; part of the projection's first migration.
    [[nodiscard]] static Status createTables(sqlite::Database &db);
    /// Prepares statements. `db` outlives the index.
    [[nodiscard]] static Result<SearchIndex> open(sqlite::Database &db);

    [[nodiscard]] Status addMessage(qint64 messageRow, const QString &text);
    [[nodiscard]] Status addTokens(qint64 messageRow, const QByteArray &tokenList);
    [[nodiscard]] Status replaceMessage(qint64 messageRow, const QString &text);
    [[nodiscard]] Status removeMessage(qint64 messageRow);
    /// Sets the searchable words of a case; empty removes them.
    [[nodiscard]] Status putCaseWords(qint64 caseRow, const QString &words);
    /// The same for a case that the index has never held: spares the search for what to replace.
    [[nodiscard]] Status addCaseWords(qint64 caseRow, const QString &words);
    /// One small merge. \return true when there is more to merge.
    [[nodiscard]] Result<bool> mergeStep();
    /// FTS5's own integrity check.
    [[nodiscard]] Status verify();

private:
    SearchIndex() = default;
    sqlite::Database *m_db = nullptr;
    sqlite::Statement m_addMessage, m_removeMessage, m_addCase, m_removeCase, m_mergeMessages, m_mergeCases;
};

} // namespace lianxi
