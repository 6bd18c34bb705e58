// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/order.h"
#include "models/store/sqlite.h"

#include <functional>
#include <memory>
#include <utility>

namespace lianxi
{

/// What shops' systems said last, and what was imported from files: an encrypted file of this desk's own, so that
/// orders stand beside a customer without a network. One thread.
class OrderStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<OrderStore>> open(const QString &file, const sqlite::PageKey &key);
    /// What a source answers for a key: replaces what it answered before. Every order is found by its number, too.
    [[nodiscard]] Status put(const QString &source, const OrderKey &key, const std::vector<Order> &orders,
                             Instant asOf);
    /// Adds lines of a file, with the keys that each is found by. All or none.
    [[nodiscard]] Status add(const QString &source, const std::vector<std::pair<Order, std::vector<OrderKey>>> &orders,
                             Instant asOf);
    /// Every order that any of the keys leads to, newest first, each once.
    [[nodiscard]] Result<std::vector<Order>> find(const std::vector<OrderKey> &keys, int limit = 50);
    /// Forgets what was last heard before `before`: a customer's orders are kept no longer than needed.
    [[nodiscard]] Status forget(Instant before);

private:
    explicit OrderStore(sqlite::Database db)
        : m_db(std::move(db))
    {
    }
    [[nodiscard]] Status keep(const QString &source, Order order, const std::vector<OrderKey> &keys, Instant asOf);
    [[nodiscard]] Status transaction(const std::function<Status()> &write);
    sqlite::Database m_db;
};

} // namespace lianxi
