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
    static constexpr std::chrono::seconds patience{6}; ///< beside a customer who waits, a later answer helps nobody
    /// What is asked. The value is encoded whole: a customer's words never become another part of the address.
    [[nodiscard]] static HttpRequest request(const RestOrderSetup &rest, const QByteArray &secret, const OrderKey &key);

private:
    OrderSourceSetup m_setup;
    RestOrderSetup m_rest;
    QByteArray m_secret;
    HttpTransport &m_http;
};

} // namespace lianxi
