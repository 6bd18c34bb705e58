// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries.h"

#include "models/language/personal_data.h"
#include "models/store/search_match.h"
#include "models/store/search_plan.h"
#include "models/store/search_query.h"
#include "models/store/search_snippet.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Up to so many cases, reading all their messages is faster than looking for the words in all messages.
constexpr qint64 fewCases = 2'000;

Result<sqlite::Statement> prepared(sqlite::Database &db, const BoundSql &sql, int limit)
{
    Result<sqlite::Statement> statement = db.prepare(sql.sql.constData());
    if (!statement)
        return statement;
    int at = 0;
    for (const auto &value : sql.values)
        std::visit([&](const auto &one) { statement->bind(++at, one); }, value);
    statement->bind(++at, limit);
    return statement;
}

/// Whether the names and tags asked for belong to few cases.
Result<bool> isNarrow(sqlite::Database &db, const SearchQuery &query)
{
    const BoundSql probe = narrowingProbe(query);
    if (probe.sql.isEmpty())
        return false;
    Result<sqlite::Statement> statement = prepared(db, probe, static_cast<int>(fewCases) + 1);
    if (!statement)
        return tl::make_unexpected(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return tl::make_unexpected(row.error());
    return statement->integer(0) <= fewCases;
}

std::vector<TextMatcher> wordsOf(const SearchQuery &query)
{
    std::vector<TextMatcher> words;
    for (const SearchTerm &term : query.terms) {
        if (term.negated)
            continue;
        if (const auto *text = std::get_if<TextTerm>(&term.what))
            words.emplace_back(text->text);
        else if (const auto *field = std::get_if<FieldTerm>(&term.what))
            words.emplace_back(field->text);
    }
    return words;
}

struct Found {
    SearchHit hit;
    QString text;
};

Status collect(sqlite::Database &db, const BoundSql &sql, int limit, std::vector<Found> &found)
{
    Result<sqlite::Statement> statement = prepared(db, sql, limit);
    if (!statement)
        return tl::make_unexpected(statement.error());
    for (;;) {
        const Result<bool> row = statement->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return {};
        SearchHit hit;
        hit.messageRow = statement->integer(0);
        hit.caseRow = statement->integer(1);
        hit.at = statement->instant(2);
        found.push_back({std::move(hit), statement->text(3)});
    }
}

QString complaintOf(const SearchQuery &query)
{
    QStringList sentences;
    for (const SearchComplaint &complaint : query.complaints)
        sentences += toSentence(complaint);
    return sentences.join(u' ');
}

} // namespace

Result<SearchResult> search(sqlite::Database &db, const QString &query, Instant now, int limit)
{
    const SearchQuery parsed = parseSearch(query, QDateTime::fromMSecsSinceEpoch(toMillis(now)).date());
    SearchResult result;
    result.complaint = complaintOf(parsed);
    const Result<bool> narrow = isNarrow(db, parsed);
    if (!narrow)
        return tl::make_unexpected(narrow.error());
    std::vector<Found> found;
    for (const BoundSql &statement : planSearch(parsed, now, *narrow).statements) {
        if (Status done = collect(db, statement, limit, found); !done)
            return tl::make_unexpected(done.error());
    }
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.hit.at > b.hit.at; });
    found.resize(std::min(found.size(), static_cast<size_t>(std::max(limit, 0))));
    const std::vector<TextMatcher> words = wordsOf(parsed);
    result.hits.reserve(found.size());
    for (Found &one : found) {
        Snippet snippet = makeSnippet(maskPersonalData(one.text), words);
        one.hit.snippet = std::move(snippet.text);
        one.hit.marks = std::move(snippet.marks);
        result.hits.push_back(std::move(one.hit));
    }
    return result;
}

} // namespace lianxi
