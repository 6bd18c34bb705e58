// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/orders/order_board.h"
#include "app/orders/order_config.h"
#include "models/domain/instant.h"
#include "models/store/sqlite.h"

#include <QObject>
#include <QThread>

namespace lianxi
{

class StoreReader;

/// A desk's orders: the sources of orders.toml, asked on a thread of their own, and what they said before.
class OrderService final : public QObject, public OrderBoard
{
    Q_OBJECT
public:
    struct Parts {
        StoreReader &reader; ///< tells what a customer's orders can be found by
        const SecretStore &secrets;
        const Clock &clock;
        QString config; ///< orders.toml; need not exist
        QString file; ///< where orders are kept
        sqlite::PageKey key;
    };
    /// Everything in `parts` outlives this. Errors: those of readOrderConfig() and OrderStore::open().
    [[nodiscard]] static Result<std::unique_ptr<OrderService>> open(const Parts &parts);
    ~OrderService() override;
    void askOrders(const QObject *context, ContactId contact, std::function<void(const OrderAnswer &)> answer) override;

private:
    explicit OrderService(StoreReader &reader);
    class Worker;
    StoreReader &m_reader;
    QThread m_thread;
    Worker *m_worker = nullptr; ///< lives on m_thread
};

} // namespace lianxi
