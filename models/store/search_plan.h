// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/store/search_query.h"

#include <QByteArray>

#include <variant>
#include <vector>

namespace lianxi
{

/// A statement with its values. The text is made of fixed pieces only; everything of the user's is a bound value.
struct BoundSql {
    QByteArray sql;
    std::vector<std::variant<qint64, QString>> values;

    void add(const char *piece) { sql += piece; }
    template <class T>
    void add(const char *piece, T value)
    {
        sql += piece;
        values.emplace_back(std::move(value));
    }
};

/// How a query is answered: up to three statements, each giving (message row or 0, case row, time in ms, text), newest
/// first. The last value of each is the limit, to be appended by the caller.
struct SearchPlan {
    std::vector<BoundSql> statements;
};

/// Words look at messages and at the words of cases; a query of properties alone gives cases.
/// `narrow`: few cases have the names and tags asked for, so that going through their messages beats the index.
[[nodiscard]] SearchPlan planSearch(const SearchQuery &query, Instant now, bool narrow);

/// The same question about one case: it is found when one of the statements gives a row. Words are looked for in the
/// case's own messages, without the index.
[[nodiscard]] SearchPlan planCaseSearch(const SearchQuery &query, Instant now, qint64 caseRow);

/// Counts, up to the appended limit, the cases that can have the names, tags and categories of the query. Empty: it
/// names none.
[[nodiscard]] BoundSql narrowingProbe(const SearchQuery &query);

} // namespace lianxi
