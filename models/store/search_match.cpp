// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_match.h"

#include "models/language/folding.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Whether a term may begin or end between these two: not inside a word, nor inside a run of digits.
bool isBoundary(QChar left, QChar right)
{
    return !isWordCharacter(left.unicode()) || !isWordCharacter(right.unicode()) || left.isDigit() != right.isDigit();
}

bool hasToken(QStringView text, QStringView wanted)
{
    return !forEachToken(text, [wanted](QStringView token) { return token != wanted; });
}

QString textOf(sqlite3_value *value)
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return QString::fromUtf8(utf8, sqlite3_value_bytes(value));
}

void deleteMatcher(void *matcher)
{
    delete static_cast<TextMatcher *>(matcher);
}

void found(sqlite3_context *context, int, sqlite3_value **values)
{
    try {
        auto *matcher = static_cast<TextMatcher *>(sqlite3_get_auxdata(context, 1));
        if (!matcher) {
            // SQLite may drop it at once where it cannot keep it, so it is asked for again.
            sqlite3_set_auxdata(context, 1, new TextMatcher(textOf(values[1])), deleteMatcher);
            matcher = static_cast<TextMatcher *>(sqlite3_get_auxdata(context, 1));
        }
        const QString text = foldText(textOf(values[0]));
        sqlite3_result_int(context, matcher ? matcher->matches(text) : TextMatcher(textOf(values[1])).matches(text));
    } catch (const std::bad_alloc &) {
        sqlite3_result_error_nomem(context);
    }
}

QString digitsOf(const QString &folded)
{
    QString digits;
    for (const QChar c : folded) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return digits;
}

void digits(sqlite3_context *context, int, sqlite3_value **values)
{
    try {
        sqlite3_result_int(context, digitsOf(foldText(textOf(values[0]))).contains(textOf(values[1])));
    } catch (const std::bad_alloc &) {
        sqlite3_result_error_nomem(context);
    }
}

/// Letters and digits of at least this many digits, joiners left out, are taken for an order number.
constexpr qsizetype shortestOrder = 8;
constexpr qsizetype phoneDigits = 11;

bool isOrderNumber(QStringView token)
{
    const auto count = std::count_if(token.begin(), token.end(), [](QChar c) { return c.isDigit(); });
    const bool phone = count == phoneDigits && token.size() == phoneDigits && token.startsWith(u'1');
    return count >= shortestOrder && !phone;
}

void orders(sqlite3_context *context, int, sqlite3_value **values)
{
    try {
        const QString text = foldText(textOf(values[0]));
        sqlite3_result_int(context, !forEachToken(text, [](QStringView token) { return !isOrderNumber(token); }));
    } catch (const std::bad_alloc &) {
        sqlite3_result_error_nomem(context);
    }
}

} // namespace

TextMatcher::TextMatcher(QString folded)
    : m_term(std::move(folded))
    , m_demand(tokensNeeded(m_term))
    , m_isWord(m_demand.exact && !m_term.isEmpty() && isWordCharacter(m_term.front().unicode()))
{
}

bool TextMatcher::matches(QStringView text) const
{
    if (m_isWord)
        return hasToken(text, m_term);
    return placeFrom(text, 0) >= 0 || (!m_demand.orWhole.isEmpty() && hasToken(text, m_demand.orWhole));
}

qsizetype TextMatcher::placeFrom(QStringView text, qsizetype from) const
{
    if (m_term.isEmpty())
        return -1;
    for (qsizetype at = text.indexOf(m_term, from); at >= 0; at = text.indexOf(m_term, at + 1)) {
        const qsizetype end = at + m_term.size();
        if ((at == 0 || isBoundary(text[at - 1], text[at]))
            && (end == text.size() || isBoundary(text[end - 1], text[end])))
            return at;
    }
    return -1;
}

std::vector<std::pair<int, int>> TextMatcher::places(QStringView text) const
{
    std::vector<std::pair<int, int>> result;
    for (qsizetype at = placeFrom(text, 0); at >= 0; at = placeFrom(text, at + m_term.size()))
        result.emplace_back(static_cast<int>(at), static_cast<int>(at + m_term.size()));
    if (result.empty()) { // the last digits of a number
        if (const qsizetype at = text.indexOf(m_term); at >= 0 && !m_term.isEmpty())
            result.emplace_back(static_cast<int>(at), static_cast<int>(at + m_term.size()));
    }
    return result;
}

QStringList orderNumbers(QStringView folded)
{
    QStringList numbers;
    forEachToken(folded, [&numbers](QStringView token) {
        if (isOrderNumber(token) && !numbers.contains(token))
            numbers << token.toString();
        return true;
    });
    return numbers;
}

Status registerMatchFunctions(sqlite::Database &db)
{
    struct Function {
        const char *name;
        int arguments;
        void (*call)(sqlite3_context *, int, sqlite3_value **);
    };
    static constexpr Function functions[] = {
        {"lianxi_found", 2, found}, {"lianxi_digits", 2, digits}, {"lianxi_orders", 1, orders}};
    for (const Function &one : functions) {
        const int rc = sqlite3_create_function_v2(db.handle(), one.name, one.arguments,
                                                  SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                                  one.call, nullptr, nullptr, nullptr);
        if (rc != SQLITE_OK)
            return tl::make_unexpected(db.lastError());
    }
    return {};
}

} // namespace lianxi
