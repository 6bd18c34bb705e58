// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <variant>
#include <vector>

namespace lianxi
{

/// What a search asks for, as values. The parser is a pure function; nothing of the user's text reaches SQL or FTS5
/// but as a bound value.

/// Text that a message must contain, folded (foldText). A phrase keeps its blanks, a word has none.
struct TextTerm {
    QString text;
    friend bool operator==(const TextTerm &, const TextTerm &) = default;
};

enum class SearchField { From, Agent, Channel, Tag, Emotion, Category, Class, Queue, Order, Phone };
/// A named property with a value, folded; Phone holds digits only, Class a name of CaseClass.
struct FieldTerm {
    SearchField field = SearchField::From;
    QString text;
    friend bool operator==(const FieldTerm &, const FieldTerm &) = default;
};

enum class SearchIs { Open, Resolved, Snoozed, Unanswered, Breached, Public, Private };
enum class SearchHas { Image, Voice, File, Call, Order };

/// Local days [from, to); an invalid date is no bound.
struct DateTerm {
    QDate from, to;
    friend bool operator==(const DateTerm &, const DateTerm &) = default;
};

struct SearchTerm {
    bool negated = false;
    std::variant<TextTerm, FieldTerm, SearchIs, SearchHas, DateTerm> what;
    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

/// Something in the query that could not be used; the rest of the query is.
struct SearchComplaint {
    enum class Kind {
        UnknownOperator, ///< argument: the operator
        UnknownValue, ///< argument: operator and value
        BadDate, ///< argument: what stood for the date
        MissingValue, ///< argument: the operator
        NothingToFind, ///< argument: a word without letter, digit or symbol
        TooManyTerms, ///< argument: the first one left out
    };
    Kind kind = Kind::UnknownOperator;
    QString argument;
    friend bool operator==(const SearchComplaint &, const SearchComplaint &) = default;
};
/// For people, in English; ui translates by kind.
[[nodiscard]] QString toSentence(const SearchComplaint &complaint);

struct SearchQuery {
    std::vector<SearchTerm> terms; ///< all must hold
    std::vector<SearchComplaint> complaints;

    /// A query that asks nothing finds nothing.
    [[nodiscard]] bool isEmpty() const { return terms.empty(); }
    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

/// Reads the search language: words, "phrases" (also “…” and 「…」), -not, and operator:value, where the value may be a
/// phrase and the colon full-width. `today` resolves dates such as 7d, yesterday, 昨天. At most 32 terms are used.
[[nodiscard]] SearchQuery parseSearch(QStringView text, QDate today);

} // namespace lianxi
