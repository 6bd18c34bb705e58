// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/hook_service.h"
#include "app/gateway/http_server.h"

namespace lianxi
{

/// HTTP in: webhooks under /hooks/<channel id>, GET /health and GET /metrics for clients on this machine.
/// Nothing is logged of a request: neither body nor query nor token.
class Gateway
{
public:
    struct Options {
        QString address = QStringLiteral("127.0.0.1");
        quint16 port = 0; ///< 0: any
        HttpLimits limits;
    };
    Gateway(HookService::Parts parts, Options options);
    ~Gateway();
    /// Unavailable when address or port cannot be had.
    [[nodiscard]] Status start();
    void stop();
    [[nodiscard]] quint16 port() const { return m_server.port(); }
    [[nodiscard]] const HttpCounts &counts() const { return m_server.counts(); }

private:
    void answer(const HttpRequest &request, const HttpServer::Peer &peer, HttpServer::Answer answer);
    [[nodiscard]] GatewayReply ownPage(const HttpRequest &request, const HttpServer::Peer &peer) const;
    [[nodiscard]] GatewayReply health() const;
    HookService::Parts m_parts;
    Options m_options;
    HookService m_hooks;
    HttpServer m_server;
};

/// Prometheus text exposition format 0.0.4.
[[nodiscard]] QByteArray prometheusText(const std::map<ChannelId, ChannelFacts> &channels, const HttpCounts &counts);

} // namespace lianxi
