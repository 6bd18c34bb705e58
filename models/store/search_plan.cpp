// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_plan.h"

#include "models/domain/kinds.h"
#include "models/store/search_conditions.h"
#include "models/store/search_match.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

// What a case is found by, one line each; the same words that the projection gives to the index.
constexpr const char *caseWords = R"sql(
    coalesce((SELECT name FROM contact WHERE row = c.contact), '') || char(10) ||
    coalesce((SELECT group_concat(name || char(10) || handle, char(10)) FROM identity WHERE contact = c.contact), '')
    || char(10) || coalesce((SELECT group_concat(text, char(10)) FROM case_tag WHERE case_row = c.row), '')
    || char(10) || c.category || char(10) || c.files)sql";

// What was taken back stays in the store, but nothing finds it.
constexpr const char *isIndexed = " AND EXISTS(SELECT 1 FROM search_messages WHERE rowid = m.row)";

/// The case's words hold these values, so that the index finds the cases.
bool isNarrowing(const SearchTerm &term)
{
    const auto *field = std::get_if<FieldTerm>(&term.what);
    return field && !term.negated
        && (field->field == SearchField::From || field->field == SearchField::Tag
            || field->field == SearchField::Category);
}

QString quoted(const QString &token)
{
    return u'"' + token + u'"';
}

/// Digits as people write a telephone number: in one piece, with the country before it, or as 3-4-4.
QString phoneExpression(const QString &digits)
{
    QString expression = quoted(digits);
    if (digits.size() == 11) {
        const QStringView all(digits);
        expression +=
            u" OR \"86%1\" OR (\"%2\" AND \"%3\" AND \"%4\")"_s.arg(all, all.first(3), all.sliced(3, 4), all.last(4));
    }
    return u'(' + expression + u')';
}

QString textExpression(const QString &folded)
{
    const TokenDemand demand = tokensNeeded(folded);
    QStringList all;
    for (const QString &token : demand.all)
        all += quoted(token);
    QString expression = all.join(" AND "_L1);
    if (!demand.orWhole.isEmpty())
        expression = u"(%1) OR "_s.arg(expression) + quoted(demand.orWhole);
    return u'(' + expression + u')';
}

/// The FTS5 expression of all words that must be there. Tokens hold letters, digits and symbols only, never a quote.
QString matchExpression(const SearchQuery &query)
{
    QStringList all;
    for (const SearchTerm &term : query.terms) {
        if (isText(term) && !term.negated)
            all += isPhone(term) ? phoneExpression(textOf(term)) : textExpression(textOf(term));
    }
    return all.join(" AND "_L1);
}

QString narrowingExpression(const SearchQuery &query)
{
    QStringList all;
    for (const SearchTerm &term : query.terms) {
        if (isNarrowing(term))
            all += textExpression(std::get<FieldTerm>(term.what).text);
    }
    return all.join(" AND "_L1);
}

bool needsCase(const SearchQuery &query)
{
    return std::any_of(query.terms.begin(), query.terms.end(), [](const SearchTerm &term) {
        return !isText(term) && !std::holds_alternative<DateTerm>(term.what);
    });
}

/// Whether having the tokens says that the text has the term.
bool indexDecides(const SearchTerm &term)
{
    return !term.negated && !isPhone(term) && tokensNeeded(textOf(term)).exact;
}

BoundSql messageStatement(const SearchQuery &query, Instant now, bool narrow)
{
    BoundSql sql;
    const QString expression = matchExpression(query);
    const bool byIndex = !expression.isEmpty() && !narrow;
    sql.add("SELECT m.row, m.case_row, m.at, m.text FROM ");
    if (narrow)
        sql.add(
            "search_cases CROSS JOIN cases c ON c.row = search_cases.rowid CROSS JOIN message m ON m.case_row = c.row");
    else
        sql.add(byIndex ? "search_messages CROSS JOIN message m ON m.row = search_messages.rowid" : "message m");
    if (!narrow && needsCase(query))
        sql.add(" CROSS JOIN cases c ON c.row = m.case_row");
    sql.add(" WHERE m.case_row <> 0 AND m.text IS NOT NULL");
    if (!byIndex)
        sql.add(isIndexed);
    if (narrow)
        sql.add(" AND search_cases MATCH ?", narrowingExpression(query));
    if (byIndex)
        sql.add(" AND search_messages MATCH ?", expression);
    SearchConditions conditions(sql, SearchConditions::Subject::Messages, now);
    for (const SearchTerm &term : query.terms) {
        if (!isText(term))
            conditions.add(term);
        else if (!byIndex || !indexDecides(term))
            conditions.addText(term, "m.text");
    }
    // By the index's own order it is read backwards and stops at the limit.
    sql.add(byIndex ? " ORDER BY search_messages.rowid DESC LIMIT ?" : " ORDER BY m.row DESC LIMIT ?");
    return sql;
}

/// Cases whose names, tags, category or files have the words.
BoundSql caseWordsStatement(const SearchQuery &query, Instant now)
{
    BoundSql sql;
    sql.add("SELECT 0, c.row, c.last_at, ");
    sql.add(caseWords);
    sql.add(" FROM search_cases CROSS JOIN cases c ON c.row = search_cases.rowid WHERE search_cases MATCH ?",
            matchExpression(query));
    SearchConditions conditions(sql, SearchConditions::Subject::Cases, now);
    for (const SearchTerm &term : query.terms) {
        if (!isText(term))
            conditions.add(term);
        else if (!indexDecides(term))
            conditions.addText(term, caseWords);
    }
    sql.add(" ORDER BY search_cases.rowid DESC LIMIT ?");
    return sql;
}

/// A query of properties alone, over the cases of one state or over the few that have the names.
BoundSql caseStatement(const SearchQuery &query, Instant now, std::optional<CaseState> state)
{
    BoundSql sql;
    sql.add("SELECT 0, c.row, c.last_at, c.preview FROM ");
    if (state)
        sql.add("cases c WHERE c.state = ?", static_cast<qint64>(*state));
    else
        sql.add("search_cases CROSS JOIN cases c ON c.row = search_cases.rowid WHERE search_cases MATCH ?",
                narrowingExpression(query));
    SearchConditions conditions(sql, SearchConditions::Subject::Cases, now);
    for (const SearchTerm &term : query.terms)
        conditions.add(term);
    sql.add(" ORDER BY c.new_key LIMIT ?");
    return sql;
}

bool isFrom(const SearchTerm &term)
{
    const auto *field = std::get_if<FieldTerm>(&term.what);
    return field && field->field == SearchField::From;
}

bool hasText(const SearchQuery &query)
{
    return std::any_of(query.terms.begin(), query.terms.end(), isText);
}

/// Whether a case's names, tags, category and files can answer. "from:" speaks of who wrote a message, so they cannot;
/// nor do they answer what must not be there alone.
bool asksCaseWords(const SearchQuery &query)
{
    return !matchExpression(query).isEmpty() && std::none_of(query.terms.begin(), query.terms.end(), isFrom);
}

/// Every condition of the query on the text given; words first, as they are looked at without reading other rows.
void addAll(SearchConditions &conditions, const SearchQuery &query, const char *text)
{
    for (const SearchTerm &term : query.terms)
        if (isText(term))
            conditions.addText(term, text);
    for (const SearchTerm &term : query.terms)
        if (!isText(term))
            conditions.add(term);
}

BoundSql messagesOfCase(const SearchQuery &query, Instant now, qint64 caseRow)
{
    BoundSql sql;
    sql.add("SELECT 1 FROM message m CROSS JOIN cases c ON c.row = m.case_row"
            " WHERE m.case_row = ? AND m.text IS NOT NULL",
            caseRow);
    sql.add(isIndexed);
    SearchConditions conditions(sql, SearchConditions::Subject::Messages, now);
    addAll(conditions, query, "m.text");
    sql.add(" LIMIT ?");
    return sql;
}

BoundSql caseAlone(const SearchQuery &query, Instant now, qint64 caseRow)
{
    BoundSql sql;
    sql.add("SELECT 1 FROM cases c WHERE c.row = ?", caseRow);
    SearchConditions conditions(sql, SearchConditions::Subject::Cases, now);
    addAll(conditions, query, caseWords);
    sql.add(" LIMIT ?");
    return sql;
}

} // namespace

BoundSql narrowingProbe(const SearchQuery &query)
{
    BoundSql sql;
    if (const QString expression = narrowingExpression(query); !expression.isEmpty())
        sql.add("SELECT count(*) FROM (SELECT rowid FROM search_cases WHERE search_cases MATCH ? LIMIT ?)", expression);
    return sql;
}

SearchPlan planSearch(const SearchQuery &query, Instant now, bool narrow)
{
    SearchPlan plan;
    if (query.isEmpty())
        return plan;
    if (hasText(query)) {
        plan.statements.push_back(messageStatement(query, now, narrow));
        if (asksCaseWords(query))
            plan.statements.push_back(caseWordsStatement(query, now));
        return plan;
    }
    if (narrow) {
        plan.statements.push_back(caseStatement(query, now, std::nullopt));
        return plan;
    }
    for (const CaseState state : {CaseState::Open, CaseState::Snoozed, CaseState::Resolved})
        plan.statements.push_back(caseStatement(query, now, state));
    return plan;
}

SearchPlan planCaseSearch(const SearchQuery &query, Instant now, qint64 caseRow)
{
    SearchPlan plan;
    if (query.isEmpty())
        return plan;
    if (hasText(query))
        plan.statements.push_back(messagesOfCase(query, now, caseRow));
    if (!hasText(query) || asksCaseWords(query))
        plan.statements.push_back(caseAlone(query, now, caseRow));
    return plan;
}

} // namespace lianxi
