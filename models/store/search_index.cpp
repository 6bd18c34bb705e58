// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_index.h"

#include "models/domain/utf8.h"
#include "models/language/folding.h"
#include "models/store/search_match.h"
#include "models/store/tokens.h"

#include <QVarLengthArray>

#include <sqlite3.h>

#include <functional>
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

/// First byte of a token list; no UTF-8 text holds it. Each token follows as a byte with its length and its bytes.
constexpr char tokenListMark = '\xff';

int giveTokens(void *context, const char *list, int size, TokenCallback callback)
{
    for (const char *at = list + 1, *const end = list + size; at < end;) {
        const int length = static_cast<unsigned char>(*at);
        // Positions are not stored (detail=none), so each token may claim the whole text.
        if (const int rc = callback(context, 0, at + 1, length, 0, size); rc != SQLITE_OK)
            return rc;
        at += 1 + length;
    }
    return SQLITE_OK;
}

int tokenize(Fts5Tokenizer *, void *context, int flags, const char *text, int size, TokenCallback callback)
{
    if (size <= 0)
        return SQLITE_OK;
    // Queries come as single tokens that tokensNeeded() has made; they are looked up as they are.
    if (flags & FTS5_TOKENIZE_QUERY)
        return callback(context, 0, text, size, 0, size);
    if (text[0] == tokenListMark)
        return giveTokens(context, text, size, callback);
    try {
        const QByteArray list = tokenList(QString::fromUtf8(text, size));
        return giveTokens(context, list.constData(), static_cast<int>(list.size()), callback);
    } catch (const std::bad_alloc &) {
        return SQLITE_NOMEM;
    }
}

/// Collects tokens. Nearly all are pieces of the folded text, so that is encoded once and they are cut out of it.
class TokenCollector
{
public:
    explicit TokenCollector(const QString &folded)
        : m_folded(folded)
        , m_utf8(folded.size() * utf8PerUnit)
        , m_places(folded.size() + 1)
    {
        char *end = m_utf8.data();
        for (qsizetype i = 0; i < folded.size(); ++i) {
            m_places[i] = static_cast<int>(end - m_utf8.data());
            const bool pair = folded[i].isHighSurrogate() && i + 1 < folded.size() && folded[i + 1].isLowSurrogate();
            end = writeUtf8(end, QStringView(folded).sliced(i, pair ? 2 : 1));
            if (pair)
                m_places[++i] = -1; // no token is cut here
        }
        m_places[folded.size()] = static_cast<int>(end - m_utf8.data());
        m_list.reserve(m_utf8.size() * 4);
        m_list.append(tokenListMark);
    }
    void add(QStringView token)
    {
        const qsizetype from = token.data() - m_folded.constData();
        const bool inside = std::greater_equal<>()(token.data(), m_folded.constData())
            && std::less_equal<>()(token.data() + token.size(), m_folded.constData() + m_folded.size());
        if (inside && m_places[from] >= 0 && m_places[from + token.size()] >= 0)
            append({m_utf8.constData() + m_places[from], m_places[from + token.size()] - m_places[from]});
        else
            append(ShortUtf8(token).view());
    }
    [[nodiscard]] QByteArray list() const { return {m_list.constData(), m_list.size()}; }

private:
    void append(QByteArrayView token)
    {
        Q_ASSERT(token.size() <= 255); // a token has 64 units at most
        m_list.append(static_cast<char>(token.size()));
        m_list.append(token.data(), token.size());
    }

    const QString &m_folded;
    QVarLengthArray<char, 512> m_utf8;
    QVarLengthArray<int, 256> m_places; ///< of each unit in m_utf8; -1: inside a pair
    QVarLengthArray<char, 2048> m_list;
};

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

QByteArray tokenList(QStringView text)
{
    const QString folded = foldText(text);
    TokenCollector collector(folded);
    forEachToken(folded, [&collector](QStringView token) {
        collector.add(token);
        return true;
    });
    return collector.list();
}

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
    // pgsz: FTS5's own 4050 bytes fit a page of 4096, but the cipher keeps 64 bytes of each; every node would have an
    // overflow page, to be read and written beside it.
    return db.execute(R"(
        CREATE VIRTUAL TABLE search_messages USING fts5(
            text, content='', contentless_delete=1, detail=none, tokenize='lianxi');
        CREATE VIRTUAL TABLE search_cases USING fts5(
            words, content='', contentless_delete=1, detail=none, tokenize='lianxi');
        INSERT INTO search_messages(search_messages, rank)
            VALUES('automerge', 0), ('secure-delete', 1), ('pgsz', 3984);
        INSERT INTO search_cases(search_cases, rank) VALUES('automerge', 0), ('secure-delete', 1), ('pgsz', 3984);
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
    return addTokens(messageRow, tokenList(text));
}

Status SearchIndex::addTokens(qint64 messageRow, const QByteArray &tokenList)
{
    return m_addMessage.bind(1, messageRow).bindTextInPlace(2, {tokenList.constData(), tokenList.size()}).run();
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
    return words.isEmpty() ? Status{} : m_addCase.bind(1, caseRow).bindUtf8(2, tokenList(words)).run();
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
