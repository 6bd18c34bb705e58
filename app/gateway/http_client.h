// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <chrono>
#include <functional>

namespace lianxi
{

/// How pollers and the sender speak to a platform. One thread; `done` is called there exactly once, never from within
/// request() itself.
class HttpTransport
{
public:
    using Done = std::function<void(HttpResponse)>;
    virtual ~HttpTransport() = default;
    /// Makes one request, one time: nothing is followed, repeated or cached. No answer within `timeout`, or an answer
    /// that is no HTTP or too large, is status 0.
    virtual void request(const HttpRequest &request, std::chrono::milliseconds timeout, Done done) = 0;
};

/// Through Qt's network stack: the desktop's proxy and certificates. No redirects, cookies, cache or HTTP log entries;
/// addresses are never logged, because tokens are part of some.
class HttpClient final : public QObject, public HttpTransport
{
public:
    static constexpr qint64 largestAnswer = 8 * 1024 * 1024; ///< bytes; a full page of any list is far below
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override; ///< pending requests end without their `done`
    void request(const HttpRequest &request, std::chrono::milliseconds timeout, Done done) override;

private:
    void send(QNetworkRequest made, const HttpRequest &request, Done done);
    void sendToPublicAddress(QNetworkRequest made, const HttpRequest &request, Done done);

    QNetworkAccessManager m_manager;
};

/// Whether an account's request or WebSocket may go to this address: https or wss to a host of its platform, or to
/// exactly the origin that the administrator named in settings "api_base" (and the platform's own of that kind).
/// Private and loopback addresses are reached only so. Refused with the reason, without the address.
[[nodiscard]] Status checkDestination(const QString &url, const ChannelAccount &account);

} // namespace lianxi
