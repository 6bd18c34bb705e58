// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/orders/order_config.h"
#include "app/orders/order_source.h"

#include <QObject>
#include <QThread>

namespace lianxi
{

/// A PostgreSQL database that is read and never written: the session is read-only, a question may take five seconds.
/// The connection lives on a thread of its own, is made at the first question and again after it broke.
class SqlOrders final : public QObject, public OrderSource
{
    Q_OBJECT
public:
    /// What an error says: PostgreSQL's code only, or its own words too, which may repeat what was asked for. Words are
    /// for whoever tries a description out, and are kept nowhere.
    enum class Telling { Codes, Words };
    SqlOrders(OrderSourceSetup setup, QByteArray password, Telling telling = Telling::Codes, QObject *parent = nullptr);
    ~SqlOrders() override; ///< waits for a question under way
    [[nodiscard]] QString name() const override { return m_setup.name; }
    [[nodiscard]] bool takes(OrderKeyKind kind) const override;
    void ask(const OrderKey &key, Done done) override;

private:
    class Connection;
    OrderSourceSetup m_setup;
    QThread m_thread;
    Connection *m_connection; ///< lives on m_thread
};

} // namespace lianxi
