// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/http_client.h"
#include "app/orders/order_config.h"
#include "app/orders/order_source.h"

namespace lianxi
{

/// A shop's interface over HTTPS, described by an administrator.
class RestOrders final : public OrderSource
{
public:
    /// `http` outlives this. `secret` stands for "{secret}" in the headers.
    RestOrders(OrderSourceSetup setup, QByteArray secret, HttpTransport &http);
    [[nodiscard]] QString name() const override { return m_setup.name; }
    [[nodiscard]] bool takes(OrderKeyKind kind) const override;
    void ask(const OrderKey &key, Done done) override;

private:
    OrderSourceSetup m_setup;
    RestOrderSetup m_rest;
    QByteArray m_secret;
    HttpTransport &m_http;
};

} // namespace lianxi
