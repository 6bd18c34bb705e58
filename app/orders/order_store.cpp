// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_store.h"

#include "app/orders/order_fields.h"
#include "models/store/file_layout.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

#include <map>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr sqlite::FileLayout layout{
    0x4c584f52 /* LXOR */, 1,
    "CREATE TABLE known(source TEXT, number TEXT, body TEXT NOT NULL, placed INTEGER NOT NULL, as_of INTEGER NOT NULL,"
    "                   PRIMARY KEY(source, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE found_by(kind INTEGER, value TEXT, source TEXT, number TEXT,"
    "                      PRIMARY KEY(kind, value, source, number)) STRICT, WITHOUT ROWID"};

} // namespace

Result<std::unique_ptr<OrderStore>> OrderStore::open(const QString &file, const sqlite::PageKey &key)
{
    Result<sqlite::Database> db = sqlite::openPrepared(file, {.key = key, .cacheKiB = 512}, layout);
    if (!db)
        return tl::unexpected(db.error());
    return std::unique_ptr<OrderStore>(new OrderStore(std::move(*db)));
}

Status OrderStore::transaction(const std::function<Status()> &write)
{
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(m_db);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return write().and_then([&transaction] { return transaction->commit(); });
}

Status OrderStore::keep(const QString &source, Order order, const std::vector<OrderKey> &keys, Instant asOf)
{
    order.source = source;
    order.asOf = asOf;
    const QString body = QString::fromUtf8(QJsonDocument(toJson(order)).toJson(QJsonDocument::Compact));
    Status done =
        sqlite::runOnce(m_db, "INSERT OR REPLACE INTO known VALUES(?, ?, ?, ?, ?)", [&](sqlite::Statement &s) {
            s.bind(1, source).bind(2, order.number).bind(3, body).bind(4, order.placed.value_or(asOf)).bind(5, asOf);
        });
    const auto link = [&](const OrderKey &key) {
        if (done && !key.value.isEmpty())
            done =
                sqlite::runOnce(m_db, "INSERT OR IGNORE INTO found_by VALUES(?, ?, ?, ?)", [&](sqlite::Statement &s) {
                    s.bind(1, static_cast<int>(key.kind)).bind(2, key.value).bind(3, source).bind(4, order.number);
                });
    };
    link({OrderKeyKind::Number, order.number});
    for (const OrderKey &key : keys)
        link(key);
    return done;
}

Status OrderStore::put(const QString &source, const OrderKey &key, const std::vector<Order> &orders, Instant asOf)
{
    return transaction([&] {
        Status done = sqlite::runOnce(
            m_db, "DELETE FROM found_by WHERE kind = ? AND value = ? AND source = ?",
            [&](sqlite::Statement &s) { s.bind(1, static_cast<int>(key.kind)).bind(2, key.value).bind(3, source); });
        for (const Order &order : orders)
            if (done)
                done = keep(source, order, {key}, asOf);
        return done;
    });
}

Status OrderStore::add(const QString &source, const std::vector<std::pair<Order, std::vector<OrderKey>>> &orders,
                       Instant asOf)
{
    return transaction([&] {
        Status done;
        for (const auto &[order, keys] : orders)
            if (done)
                done = keep(source, order, keys, asOf);
        return done;
    });
}

Result<std::vector<Order>> OrderStore::find(const std::vector<OrderKey> &keys, int limit)
{
    Result<sqlite::Statement> select = m_db.prepare(
        "SELECT k.body, k.placed FROM found_by f JOIN known k ON k.source = f.source AND k.number = f.number"
        " WHERE f.kind = ? AND f.value = ? ORDER BY k.placed DESC LIMIT ?");
    if (!select)
        return tl::unexpected(select.error());
    std::map<std::pair<QString, QString>, std::pair<Instant, Order>> found;
    for (const OrderKey &key : keys) {
        select->bind(1, static_cast<int>(key.kind)).bind(2, key.value).bind(3, limit);
        const Status read = sqlite::forEachRow(*select, [&found](const sqlite::Statement &row) {
            Order order = orderFromJson(QJsonDocument::fromJson(row.text(0).toUtf8()).object());
            found.try_emplace({order.source, order.number}, row.instant(1), order);
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    std::vector<std::pair<Instant, Order>> byTime;
    for (auto &[name, order] : found)
        byTime.push_back(std::move(order));
    std::stable_sort(byTime.begin(), byTime.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<Order> orders;
    for (auto &[at, order] : byTime)
        if (static_cast<int>(orders.size()) < limit)
            orders.push_back(std::move(order));
    return orders;
}

Status OrderStore::forget(Instant before)
{
    return transaction([&] {
        return sqlite::runOnce(m_db, "DELETE FROM known WHERE as_of < ?",
                               [&](sqlite::Statement &s) { s.bind(1, before); })
            .and_then([&] {
                return m_db.execute("DELETE FROM found_by WHERE NOT EXISTS (SELECT 1 FROM known k"
                                    " WHERE k.source = found_by.source AND k.number = found_by.number)");
            });
    });
}

} // namespace lianxi
