// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_service.h"

#include "app/gateway/http_client.h"
#include "app/orders/order_book.h"
#include "app/orders/rest_orders.h"
#include "app/orders/sql_orders.h"

#include <QFileInfo>
#include <QPointer>

namespace lianxi
{

namespace
{

constexpr auto keptFor = std::chrono::days(180); ///< a customer's orders are not kept longer without being asked for

} // namespace

/// Store, sources and network of the orders' own thread.
class OrderService::Worker final : public QObject
{
public:
    Worker(std::unique_ptr<OrderStore> store, const Clock &clock,
           std::vector<std::pair<OrderSourceSetup, QByteArray>> setups)
        : m_store(std::move(store))
        , m_clock(clock)
        , m_setups(std::move(setups))
    {
    }
    void begin()
    {
        m_http = std::make_unique<HttpClient>();
        std::vector<std::unique_ptr<OrderSource>> sources;
        for (auto &[setup, secret] : m_setups) {
            if (std::holds_alternative<RestOrderSetup>(setup.what))
                sources.push_back(std::make_unique<RestOrders>(setup, secret, *m_http));
            else if (std::holds_alternative<SqlOrderSetup>(setup.what))
                sources.push_back(std::make_unique<SqlOrders>(setup, secret));
        }
        m_book = std::make_unique<OrderBook>(*m_store, m_clock, std::move(sources));
        (void)m_store->forget(m_clock.now() - keptFor); // the next start tries again
    }
    void ask(const std::vector<OrderKey> &keys, OrderBook::Told told) { m_book->ask(keys, std::move(told)); }

private:
    std::unique_ptr<OrderStore> m_store;
    const Clock &m_clock;
    std::vector<std::pair<OrderSourceSetup, QByteArray>> m_setups;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<OrderBook> m_book;
};

Result<std::unique_ptr<OrderService>> OrderService::open(const Parts &parts)
{
    Result<std::vector<OrderSourceSetup>> setups = readOrderConfig(parts.config);
    if (!setups)
        return tl::unexpected(setups.error());
    if (setups->empty() && !QFileInfo::exists(parts.file))
        return std::unique_ptr<OrderService>();
    Result<std::unique_ptr<OrderStore>> store = OrderStore::open(parts.file, parts.key);
    if (!store)
        return tl::unexpected(store.error());
    std::vector<std::pair<OrderSourceSetup, QByteArray>> known;
    for (OrderSourceSetup &setup : *setups) {
        const QByteArray secret = parts.secrets.read(setup.secretName()).value_or(QByteArray());
        known.emplace_back(std::move(setup), secret);
    }
    std::unique_ptr<OrderService> service(new OrderService);
    service->m_worker = new Worker(*std::move(store), parts.clock, std::move(known));
    service->m_worker->moveToThread(&service->m_thread);
    connect(&service->m_thread, &QThread::finished, service->m_worker, &QObject::deleteLater);
    service->m_thread.setObjectName(QStringLiteral("orders"));
    service->m_thread.start();
    QMetaObject::invokeMethod(service->m_worker, [worker = service->m_worker] { worker->begin(); });
    return service;
}

OrderService::~OrderService()
{
    m_thread.quit();
    m_thread.wait();
}

void OrderService::askOrders(const QObject *context, const std::vector<OrderKey> &keys,
                             std::function<void(const OrderAnswer &)> answer)
{
    // `this` outlives its thread; the asker is looked at only where it lives.
    OrderBook::Told told = [this, asker = QPointer(context), answer = std::move(answer)](const OrderAnswer &orders) {
        QMetaObject::invokeMethod(
            this,
            [asker, answer, orders] {
                if (asker)
                    answer(orders);
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, keys, told = std::move(told)] { worker->ask(keys, told); });
}

} // namespace lianxi
