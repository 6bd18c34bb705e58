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

/// A desk's orders: the sources of orders.toml, asked on a thread of their own, and what they said before.
class OrderService final : public QObject, public OrderBoard
{
    Q_OBJECT
public:
    struct Parts {
        const SecretStore &secrets;
        const Clock &clock;
        QString config; ///< orders.toml; need not exist
        QString file; ///< where orders are kept
        sqlite::PageKey key;
    };
    /// Everything in `parts` outlives this. Null when nothing describes a source and none ever answered: most desks.
    /// Errors: those of readOrderConfig() and OrderStore::open().
    [[nodiscard]] static Result<std::unique_ptr<OrderService>> open(const Parts &parts);
    ~OrderService() override;
    void askOrders(const QObject *context, const std::vector<OrderKey> &keys,
                   std::function<void(const OrderAnswer &)> answer) override;

private:
    OrderService() = default;
    class Worker;
    QThread m_thread;
    Worker *m_worker = nullptr; ///< lives on m_thread
};

} // namespace lianxi
