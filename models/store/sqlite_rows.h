// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"

#include <vector>

namespace lianxi::sqlite
{

/// Runs a statement without rows once, with what `bindTo(statement)` binds.
template <class Bind>
[[nodiscard]] Status runOnce(Database &db, const char *sql, const Bind &bindTo)
{
    Result<Statement> statement = db.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    bindTo(*statement);
    return statement->run();
}

/// Hands every row of a bound query to `take(row)`. The query can be bound again afterwards.
template <class Take>
[[nodiscard]] Status forEachRow(Statement &query, const Take &take)
{
    for (;;) {
        const Result<bool> row = query.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        take(std::as_const(query));
    }
}

/// The same for a query that is asked once.
template <class Bind, class Take>
[[nodiscard]] Status forEachRow(Database &db, const char *sql, const Bind &bindTo, const Take &take)
{
    Result<Statement> query = db.prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    bindTo(*query);
    return forEachRow(*query, take);
}

/// Every row of a query that is asked once, as `make(row)` makes it.
template <class Bind, class Make>
[[nodiscard]] auto readAll(Database &db, const char *sql, const Bind &bindTo, const Make &make)
    -> Result<std::vector<decltype(make(std::declval<const Statement &>()))>>
{
    std::vector<decltype(make(std::declval<const Statement &>()))> all;
    const Status read = forEachRow(db, sql, bindTo, [&all, &make](const Statement &row) { all.push_back(make(row)); });
    if (!read)
        return tl::unexpected(read.error());
    return all;
}

/// The first row of a query, as `make(row)` makes it; nullopt when there is none.
template <class Bind, class Make>
[[nodiscard]] auto readFirst(Database &db, const char *sql, const Bind &bindTo, const Make &make)
    -> Result<std::optional<decltype(make(std::declval<const Statement &>()))>>
{
    Result<Statement> query = db.prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    bindTo(*query);
    const Result<bool> row = query->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(make(std::as_const(*query))) : std::nullopt;
}

} // namespace lianxi::sqlite
