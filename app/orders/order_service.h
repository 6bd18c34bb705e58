// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/orders/order_board.h"
#include "app/orders/order_config.h"
#include "app/orders/order_file.h"
#include "app/orders/order_trial.h"
#include "models/domain/instant.h"
#include "models/store/sqlite.h"

#include <QObject>
#include <QThread>

namespace lianxi
{

/// A source as somebody changes it.
struct OrderSourceEdit {
    OrderSourceSetup setup;
    QString before; ///< its name until now, under which its secret is kept; empty: it is new
    std::optional<QByteArray> secret; ///< a new password or token, empty to forget it; nullopt: the one that is kept
    bool hasSecret = false; ///< whether one is kept; only read
};

/// The sources as they are described, or what is wrong with the description.
struct OrderSetups {
    std::vector<OrderSourceEdit> sources;
    QString trouble;
};

/// A desk's orders: the sources of orders.toml, asked on a thread of their own, and what they said before. On desks
/// without sources there is neither thread nor file. All calls on one thread; answers come there while `context` lives.
class OrderService final : public QObject, public OrderBoard
{
    Q_OBJECT
public:
    struct Parts {
        SecretStore &secrets;
        const Clock &clock;
        QString config; ///< orders.toml; need not exist
        QString file; ///< where orders are kept
        sqlite::PageKey key;
    };
    /// Everything in `parts` outlives this. What cannot be read is told by trouble(); nobody is asked then.
    explicit OrderService(const Parts &parts, QObject *parent = nullptr);
    ~OrderService() override;
    /// What is wrong with the description, or with what is kept of the answers. Empty: nothing.
    [[nodiscard]] const QString &trouble() const { return m_trouble; }
    void askOrders(const QObject *context, const std::vector<OrderKey> &keys,
                   std::function<void(const OrderAnswer &)> answer) override;

    /// The description as it stands in the file now.
    void askSetups(const QObject *context, std::function<void(OrderSetups)> answer);
    /// Writes the description and the secrets, all or none, and goes by it from here on. What sources that are no
    /// longer there said before is kept until it is old. Errors: as writeOrderConfig() and SecretStore.
    void save(const QObject *context, const std::vector<OrderSourceEdit> &sources, std::function<void(Status)> answer);
    /// Asks one source, saved or not, without keeping what it says.
    void tryOut(const QObject *context, const OrderSourceEdit &source, const OrderKey &key,
                std::function<void(OrderTrial)> answer);
    /// Adds a table of orders to those of a source. Errors: as importOrders().
    void importFile(const QObject *context, const OrderSourceSetup &source, const QString &file,
                    std::function<void(Result<OrderImport>)> answer);

Q_SIGNALS:
    void sourcesChanged(); ///< other sources are asked now, or trouble() changed

private:
    class Worker;
    void startThread();
    /// Runs `work` on the orders' thread and hands what it gives to `answer` here.
    template <class T>
    void onThread(const QObject *context, std::function<T(Worker &)> work, std::function<void(T)> answer);
    template <class T>
    [[nodiscard]] std::function<void(T)> here(const QObject *context, std::function<void(T)> answer);

    QString m_trouble;
    bool m_asks = false; ///< there are sources, or something is kept
    QThread m_thread;
    Worker *m_worker; ///< lives on m_thread once that runs
};

} // namespace lianxi
