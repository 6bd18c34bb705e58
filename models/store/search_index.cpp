// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_index.h"

#include "models/language/folding.h"
#include "models/store/search_match.h"
#include "models/store/tokens.h"

#include <QStringEncoder>
#include <QVarLengthArray>

#include <sqlite3.h>

#include <new>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Pages written by one merge step: some milliseconds.
constexpr int mergePages = 64;

// FTS5 asks for a tokenizer object; this one has no state, but must not be null.
char tokenizerObject = 0;

int createTokenizer(void *, const char **, int, Fts5Tokenizer **made)
{
    *made = reinterpret_cast<Fts5Tokenizer *>(&tokenizerObject);
    return SQLITE_OK;
}

void deleteTokenizer(Fts5Tokenizer *) { }

using TokenCallback = int (*)(void *, int, const char *, int, int, int);

int tokenize(Fts5Tokenizer *, void *context, int flags, const char *text, int size, TokenCallback callback)
{
    // Queries come as single tokens that tokensNeeded() has made; they are looked up as they are.
    if (flags & FTS5_TOKENIZE_QUERY)
        return size > 0 ? callback(context, 0, text, size, 0, size) : SQLITE_OK;
    try {
        int rc = SQLITE_OK;
        QVarLengthArray<char, 256> utf8; // one for all: a message has some eighty tokens
        QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
        // Positions are not stored (detail=none), so each token may claim the whole text.
        forEachToken(foldText(QString::fromUtf8(text, size)), [&](QStringView token) {
            utf8.resize(encoder.requiredSpace(token.size()));
            const char *end = encoder.appendToBuffer(utf8.data(), token);
            rc = callback(context, 0, utf8.constData(), static_cast<int>(end - utf8.constData()), 0, size);
            return rc == SQLITE_OK;
        });
        return rc;
    } catch (const std::bad_alloc &) {
        return SQLITE_NOMEM;
    }
}

/// FTS5's functions on this connection; null when it was built without.
fts5_api *ftsOf(sqlite3 *db)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *raw = nullptr;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &raw, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(raw, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(raw);
    }
    sqlite3_finalize(raw);
    return api;
}

} // namespace

Status registerTokenizer(sqlite::Database &db)
{
    fts5_api *api = ftsOf(db.handle());
    if (!api)
        return failure(ErrorCode::Unavailable, u"SQLite was built without FTS5"_s);
    fts5_tokenizer tokenizer{createTokenizer, deleteTokenizer, tokenize};
    if (api->xCreateTokenizer(api, "lianxi", nullptr, &tokenizer, nullptr) != SQLITE_OK)
        return tl::make_unexpected(db.lastError());
    return registerMatchFunctions(db);
}

Status SearchIndex::createTables(sqlite::Database &db)
{
    return db.execute(R"(
        CREATE VIRTUAL TABLE search_messages USING fts5(
            text, content='', contentless_delete=1, detail=none, tokenize='lianxi');
        CREATE VIRTUAL TABLE search_cases USING fts5(
            words, content='', contentless_delete=1, detail=none, tokenize='lianxi');
        INSERT INTO search_messages(search_messages, rank) VALUES('automerge', 0), ('secure-delete', 1);
        INSERT INTO search_cases(search_cases, rank) VALUES('automerge', 0), ('secure-delete', 1);
    )");
}

Result<SearchIndex> SearchIndex::open(sqlite::Database &db)
{
    struct Wanted {
        sqlite::Statement SearchIndex::*statement;
        const char *sql;
    };
    static constexpr Wanted wanted[] = {
        {&SearchIndex::m_addMessage, "INSERT INTO search_messages(rowid, text) VALUES(?1, ?2)"},
        {&SearchIndex::m_removeMessage, "DELETE FROM search_messages WHERE rowid = ?1"},
        {&SearchIndex::m_addCase, "INSERT INTO search_cases(rowid, words) VALUES(?1, ?2)"},
        {&SearchIndex::m_removeCase, "DELETE FROM search_cases WHERE rowid = ?1"},
        {&SearchIndex::m_mergeMessages, "INSERT INTO search_messages(search_messages, rank) VALUES('merge', ?1)"},
        {&SearchIndex::m_mergeCases, "INSERT INTO search_cases(search_cases, rank) VALUES('merge', ?1)"},
    };
    SearchIndex index;
    index.m_db = &db;
    for (const Wanted &one : wanted) {
        Result<sqlite::Statement> statement = db.prepare(one.sql);
        if (!statement)
            return tl::make_unexpected(statement.error());
        index.*one.statement = std::move(*statement);
    }
    return index;
}

Status SearchIndex::addMessage(qint64 messageRow, const QString &text)
{
    return m_addMessage.bind(1, messageRow).bind(2, text).run();
}

Status SearchIndex::replaceMessage(qint64 messageRow, const QString &text)
{
    if (Status removed = removeMessage(messageRow); !removed)
        return removed;
    return addMessage(messageRow, text);
}

Status SearchIndex::removeMessage(qint64 messageRow)
{
    return m_removeMessage.bind(1, messageRow).run();
}

Status SearchIndex::putCaseWords(qint64 caseRow, const QString &words)
{
    return m_removeCase.bind(1, caseRow).run().and_then([&] { return addCaseWords(caseRow, words); });
}

Status SearchIndex::addCaseWords(qint64 caseRow, const QString &words)
{
    return words.isEmpty() ? Status{} : m_addCase.bind(1, caseRow).bind(2, words).run();
}

Result<bool> SearchIndex::mergeStep()
{
    // FTS5 reports its work as changed rows: fewer than two mean that there was nothing to merge.
    for (sqlite::Statement *merge : {&m_mergeMessages, &m_mergeCases}) {
        const qint64 before = sqlite3_total_changes64(m_db->handle());
        if (Status merged = merge->bind(1, mergePages).run(); !merged)
            return tl::make_unexpected(merged.error());
        if (sqlite3_total_changes64(m_db->handle()) - before >= 2)
            return true;
    }
    return false;
}

Status SearchIndex::verify()
{
    return m_db->execute(R"(
        INSERT INTO search_messages(search_messages) VALUES('integrity-check');
        INSERT INTO search_cases(search_cases) VALUES('integrity-check');
    )");
}

} // namespace lianxi
