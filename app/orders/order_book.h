// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/orders/order_board.h"
#include "app/orders/order_source.h"
#include "app/orders/order_store.h"
#include "models/domain/instant.h"

#include <QObject>

#include <map>

namespace lianxi
{

/// Asks all sources and keeps what they say. A source that is down or talks nonsense takes nothing away: what it said
/// last stays, with its age. One thread.
class OrderBook final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds fresh{60}; ///< a source is not asked again for the same key within this
    /// `store` and `clock` outlive this.
    OrderBook(OrderStore &store, const Clock &clock, std::vector<std::unique_ptr<OrderSource>> sources,
              QObject *parent = nullptr);
    ~OrderBook() override;
    using Told = std::function<void(const OrderAnswer &)>;
    /// `told` at once with what is kept, and again when the last source has answered, if any had to be asked.
    void ask(const std::vector<OrderKey> &keys, Told told);

private:
    struct Round;
    void heard(const std::shared_ptr<Round> &round, const QString &source, const OrderKey &key,
               const Result<std::vector<Order>> &answer);
    [[nodiscard]] OrderAnswer kept(const std::vector<OrderKey> &keys) const;
    [[nodiscard]] std::vector<Order> inOrder(std::vector<Order> orders) const;

    OrderStore &m_store;
    const Clock &m_clock;
    std::vector<std::unique_ptr<OrderSource>> m_sources;
    std::map<std::pair<QString, OrderKey>, Instant> m_asked; ///< answered questions
};

} // namespace lianxi
