// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_book.h"

#include <QPointer>

#include <algorithm>

namespace lianxi
{

/// One question to all sources.
struct OrderBook::Round {
    std::vector<OrderKey> keys;
    Told told;
    size_t left = 0;
    std::vector<OrderAnswer::Trouble> troubles;
};

OrderBook::OrderBook(OrderStore &store, const Clock &clock, std::vector<std::unique_ptr<OrderSource>> sources,
                     QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_sources(std::move(sources))
{
}

OrderBook::~OrderBook() = default;

void OrderBook::ask(const std::vector<OrderKey> &keys, Told told)
{
    const auto round = std::make_shared<Round>();
    round->keys = keys;
    round->told = std::move(told);
    const Instant now = m_clock.now();
    std::erase_if(m_asked, [now](const auto &asked) { return now - asked.second >= fresh || now < asked.second; });
    std::vector<std::pair<OrderSource *, OrderKey>> questions;
    for (const auto &source : m_sources)
        for (const OrderKey &key : keys)
            if (!key.value.isEmpty() && source->takes(key.kind) && !m_asked.contains({source->name(), key}))
                questions.emplace_back(source.get(), key);
    round->left = questions.size();
    OrderAnswer first = kept(keys);
    first.asking = !questions.empty();
    round->told(first);
    for (const auto &[source, key] : questions)
        source->ask(
            key,
            [self = QPointer(this), round, name = source->name(), key = key](const Result<std::vector<Order>> &answer) {
                if (self)
                    self->heard(round, name, key, answer);
            });
}

void OrderBook::heard(const std::shared_ptr<Round> &round, const QString &source, const OrderKey &key,
                      const Result<std::vector<Order>> &answer)
{
    Status done;
    if (answer) {
        done = m_store.put(source, key, *answer, m_clock.now());
        if (done)
            m_asked[{source, key}] = m_clock.now();
    } else {
        done = tl::unexpected(answer.error());
    }
    // One sentence a source, however many keys it was asked for.
    const auto same = [&source](const OrderAnswer::Trouble &trouble) { return trouble.source == source; };
    if (!done && std::none_of(round->troubles.begin(), round->troubles.end(), same))
        round->troubles.push_back({source, done.error()});
    if (--round->left > 0)
        return;
    OrderAnswer last = kept(round->keys);
    last.troubles = round->troubles;
    round->told(last);
}

OrderAnswer OrderBook::kept(const std::vector<OrderKey> &keys) const
{
    OrderAnswer answer;
    Result<std::vector<Order>> orders = m_store.find(keys);
    if (orders)
        answer.orders = inOrder(*std::move(orders));
    else
        answer.troubles.push_back({{}, orders.error()});
    return answer;
}

/// Where two sources tell of the same number, the one that is described first comes first.
std::vector<Order> OrderBook::inOrder(std::vector<Order> orders) const
{
    const auto rank = [this](const Order &order) {
        return std::find_if(m_sources.begin(), m_sources.end(),
                            [&order](const auto &source) { return source->name() == order.source; })
            - m_sources.begin();
    };
    for (size_t i = 0; i < orders.size(); ++i)
        for (size_t later = i + 1; later < orders.size(); ++later)
            if (orders[later].number == orders[i].number && rank(orders[later]) < rank(orders[i]))
                std::swap(orders[later], orders[i]);
    return orders;
}

} // namespace lianxi
