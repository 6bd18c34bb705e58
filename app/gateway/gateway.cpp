// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/gateway.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

GatewayReply textReply(int status, const char *text)
{
    return {status, text, "text/plain; charset=utf-8"};
}

/// A proxy of the user's forwards strangers from this machine's own address.
bool wasForwarded(const HttpRequest &request)
{
    return std::any_of(request.headers.begin(), request.headers.end(), [](const auto &header) {
        return header.first.compare("forwarded", Qt::CaseInsensitive) == 0
            || header.first.compare("via", Qt::CaseInsensitive) == 0
            || header.first.left(12).compare("x-forwarded-", Qt::CaseInsensitive) == 0;
    });
}

} // namespace

Gateway::Gateway(HookService::Parts parts, Options options)
    : m_parts(parts)
    , m_options(std::move(options))
    , m_hooks(std::move(parts))
    , m_server(m_options.limits,
               [this](const HttpRequest &request, const HttpServer::Peer &peer, HttpServer::Answer done) {
                   answer(request, peer, std::move(done));
               })
{
}

Gateway::~Gateway()
{
    stop();
}

Status Gateway::start()
{
    return m_server.start(m_options.address, m_options.port);
}

void Gateway::stop()
{
    m_server.stop();
}

void Gateway::answer(const HttpRequest &request, const HttpServer::Peer &peer, HttpServer::Answer answer)
{
    if (!request.path.startsWith("/hooks/"))
        return answer(ownPage(request, peer));
    if (request.method != "GET" && request.method != "POST" && request.method != "HEAD")
        return answer(textReply(405, "method not allowed"));
    m_hooks.handle(request, std::move(answer));
}

GatewayReply Gateway::ownPage(const HttpRequest &request, const HttpServer::Peer &peer) const
{
    const bool ours = peer.loopback && !wasForwarded(request) && request.method == "GET";
    if (ours && request.path == "/health")
        return health();
    if (ours && request.path == "/metrics")
        return {200, prometheusText(m_parts.health.all(), m_server.counts()),
                "text/plain; version=0.0.4; charset=utf-8"};
    return textReply(404, "not found");
}

GatewayReply Gateway::health() const
{
    qint64 failures = 0;
    for (const auto &[channel, facts] : m_parts.health.all())
        failures += facts.appendFailures;
    const bool reachable = m_hooks.logReachable();
    const QJsonObject json{{u"ok"_s, reachable},
                           {u"log_reachable"_s, reachable},
                           {u"version"_s, QLatin1StringView(LIANXI_VERSION)},
                           {u"log_last_sequence"_s, m_parts.log.lastSequence()},
                           {u"log_append_failures"_s, failures}};
    return {reachable ? 200 : 503, QJsonDocument(json).toJson(QJsonDocument::Compact), "application/json"};
}

} // namespace lianxi
