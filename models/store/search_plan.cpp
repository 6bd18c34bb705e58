// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_plan.h"

#include "models/domain/kinds.h"
#include "models/store/search_match.h"

#include <QDateTime>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

enum class Subject { Messages, Cases };

// What a case is found by, one line each; the same words that the projection gives to the index.
constexpr const char *caseWords = R"sql(
    coalesce((SELECT name FROM contact WHERE row = c.contact), '') || char(10) ||
    coalesce((SELECT group_concat(name || char(10) || handle, char(10)) FROM identity WHERE contact = c.contact), '')
    || char(10) || coalesce((SELECT group_concat(text, char(10)) FROM case_tag WHERE case_row = c.row), '')
    || char(10) || c.category || char(10) || c.files)sql";

bool isText(const SearchTerm &term)
{
    if (const auto *field = std::get_if<FieldTerm>(&term.what))
        return field->field == SearchField::Order || field->field == SearchField::Phone;
    return std::holds_alternative<TextTerm>(term.what);
}

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

QString textOf(const SearchTerm &term)
{
    if (const auto *field = std::get_if<FieldTerm>(&term.what))
        return field->text;
    return std::get<TextTerm>(term.what).text;
}

bool isPhone(const SearchTerm &term)
{
    const auto *field = std::get_if<FieldTerm>(&term.what);
    return field && field->field == SearchField::Phone;
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

/// Writes one condition after another for one kind of subject; `c` is the case, `m` the message.
class Conditions
{
public:
    Conditions(BoundSql &sql, Subject subject, Instant now)
        : m_sql(sql)
        , m_subject(subject)
        , m_now(now)
    {
    }

    void add(const SearchTerm &term)
    {
        m_sql.add(term.negated ? " AND NOT coalesce((" : " AND coalesce((");
        std::visit([this](const auto &what) { write(what); }, term.what);
        m_sql.add("), 0)");
    }

    /// The text a word must be in.
    void addText(const SearchTerm &term, const char *text)
    {
        m_sql.add(term.negated ? " AND NOT " : " AND ");
        m_sql.add(isPhone(term) ? "lianxi_digits(" : "lianxi_found(");
        m_sql.add(text);
        m_sql.add(", ?)", textOf(term));
    }

private:
    [[nodiscard]] bool ofMessage() const { return m_subject == Subject::Messages; }

    void write(const TextTerm &) { m_sql.add("1"); } // looked at by addText

    void write(const FieldTerm &term)
    {
        switch (term.field) {
        case SearchField::From:
            return writeFrom(term.text);
        case SearchField::Agent:
            m_sql.add("c.assignee IN (SELECT row FROM agent WHERE lianxi_found(name, ?)", term.text);
            m_sql.add(" OR id = ?)", term.text);
            return;
        case SearchField::Channel:
            return writeChannel(term.text);
        case SearchField::Tag:
            m_sql.add("EXISTS(SELECT 1 FROM case_tag g WHERE g.case_row = c.row AND lianxi_found(g.text, ?))",
                      term.text);
            return;
        case SearchField::Emotion:
            return writeEmotion(term.text);
        case SearchField::Category:
            m_sql.add("lianxi_found(c.category, ?)", term.text);
            return;
        case SearchField::Queue:
            m_sql.add("lianxi_found(c.queue, ?)", term.text);
            return;
        case SearchField::Order:
        case SearchField::Phone:
            m_sql.add("1");
            return;
        }
    }

    void writeFrom(const QString &name)
    {
        if (ofMessage())
            m_sql.add("m.author = ? AND (", static_cast<qint64>(AuthorKind::Customer));
        m_sql.add("EXISTS(SELECT 1 FROM contact p WHERE p.row = c.contact AND lianxi_found(p.name, ?))", name);
        m_sql.add(" OR EXISTS(SELECT 1 FROM identity i WHERE i.contact = c.contact AND (lianxi_found(i.name, ?)", name);
        m_sql.add(" OR lianxi_found(i.handle, ?)))", name);
        if (ofMessage())
            m_sql.add(")");
    }

    void writeChannel(const QString &name)
    {
        const std::optional<Platform> platform = fromText<Platform>(name);
        m_sql.add(ofMessage() ? "(SELECT h.channel FROM thread h WHERE h.row = m.thread)" : "c.channel");
        m_sql.add(" IN (SELECT row FROM channel WHERE lianxi_found(name, ?)", name);
        m_sql.add(" OR lower(id) = ?", name);
        m_sql.add(" OR platform = ?)", platform ? static_cast<qint64>(*platform) : qint64{-1});
    }

    void writeEmotion(const QString &name)
    {
        static constexpr std::array<std::pair<QStringView, qint64>, 9> known{{{u"negative", 1},
                                                                              {u"负面", 1},
                                                                              {u"消极", 1},
                                                                              {u"neutral", 2},
                                                                              {u"中性", 2},
                                                                              {u"中立", 2},
                                                                              {u"positive", 3},
                                                                              {u"正面", 3},
                                                                              {u"积极", 3}}};
        const auto found =
            std::find_if(known.begin(), known.end(), [&name](const auto &one) { return one.first == name; });
        if (found != known.end()) {
            m_sql.add(ofMessage() ? "m.emotion = ?" : "c.emotion = ?", found->second);
            return;
        }
        m_sql.add("EXISTS(SELECT 1 FROM case_tag g WHERE g.case_row = c.row AND g.family = ?",
                  static_cast<qint64>(TagFamily::Emotion));
        m_sql.add(" AND lianxi_found(g.text, ?))", name);
    }

    void write(SearchIs is)
    {
        switch (is) {
        case SearchIs::Open:
            m_sql.add("c.state = ?", static_cast<qint64>(CaseState::Open));
            return;
        case SearchIs::Resolved:
            m_sql.add("c.state = ?", static_cast<qint64>(CaseState::Resolved));
            return;
        case SearchIs::Snoozed:
            m_sql.add("c.state = ?", static_cast<qint64>(CaseState::Snoozed));
            return;
        case SearchIs::Unanswered:
            m_sql.add("c.waiting = 1 AND c.state < ?", static_cast<qint64>(CaseState::Resolved));
            return;
        case SearchIs::Breached:
            m_sql.add("c.clock_due < ?", toMillis(m_now));
            return;
        case SearchIs::Public:
            return writeSurface(Surface::Public);
        case SearchIs::Private:
            return writeSurface(Surface::Private);
        }
    }

    void writeSurface(Surface surface)
    {
        m_sql.add(ofMessage() ? "(SELECT h.surface FROM thread h WHERE h.row = m.thread) = ?" : "c.surface = ?",
                  static_cast<qint64>(surface));
    }

    void write(SearchHas has)
    {
        m_sql.add("EXISTS(SELECT 1 FROM message x WHERE x.case_row = c.row AND ");
        switch (has) {
        case SearchHas::Image:
            m_sql.add("instr(x.parts, '\"type\":\"image\"'))");
            return;
        case SearchHas::Voice:
            m_sql.add("(instr(x.parts, '\"type\":\"voice\"') OR instr(x.parts, '\"type\":\"audio\"')))");
            return;
        case SearchHas::File:
            m_sql.add("instr(x.parts, '\"type\":\"file\"'))");
            return;
        case SearchHas::Call:
            m_sql.add("x.activity = 'platform.call')");
            return;
        case SearchHas::Order:
            m_sql.add("lianxi_orders(x.text))");
            return;
        }
    }

    void write(const DateTerm &days)
    {
        // A case belongs to every day from its opening to its last message.
        if (days.from.isValid())
            m_sql.add(ofMessage() ? "m.at >= ?" : "c.last_at >= ?", days.from.startOfDay().toMSecsSinceEpoch());
        if (days.from.isValid() && days.to.isValid())
            m_sql.add(" AND ");
        if (days.to.isValid())
            m_sql.add(ofMessage() ? "m.at < ?" : "c.opened_at < ?", days.to.startOfDay().toMSecsSinceEpoch());
    }

    BoundSql &m_sql;
    Subject m_subject;
    Instant m_now;
};

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
    if (narrow)
        sql.add(" AND search_cases MATCH ?", narrowingExpression(query));
    if (byIndex)
        sql.add(" AND search_messages MATCH ?", expression);
    Conditions conditions(sql, Subject::Messages, now);
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
    Conditions conditions(sql, Subject::Cases, now);
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
    Conditions conditions(sql, Subject::Cases, now);
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
    if (std::any_of(query.terms.begin(), query.terms.end(), isText)) {
        plan.statements.push_back(messageStatement(query, now, narrow));
        const bool nothingAsked = matchExpression(query).isEmpty();
        // "from:" speaks of who wrote a message, so a case's words cannot answer it.
        if (!nothingAsked && std::none_of(query.terms.begin(), query.terms.end(), isFrom))
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

} // namespace lianxi
