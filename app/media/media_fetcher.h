// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace lianxi
{

/// How far a fetch may go.
struct FetchLimits {
    qint64 bytes = 64LL * 1024 * 1024;
    int redirects = 3;
    std::chrono::milliseconds silence{20'000}; ///< without a byte
    std::chrono::milliseconds whole{180'000}; ///< from the first request to the last byte
};

/// What a fetch gave. Without `reason` the platform answered, whatever its status.
struct Fetched {
    HttpResponse response;
    /// address, private_address, secret_elsewhere: forbidden, asking again changes nothing; too_large; network.
    QString reason;
};

/// Fetches what strangers' messages point to, without becoming their tool: https only, at most three redirects, each
/// hop checked. A host is looked up once, all its addresses must be public, and the connection goes to the checked
/// address while TLS and Host keep the name: a second look-up that answers otherwise is never made. What the
/// administrator names in settings "api_base" or "media_base" may be plain http and private. A request that carries one
/// of the account's secrets goes to the platform's own hosts only. Lives on the network thread.
class MediaFetcher final : public QObject
{
public:
    using Done = std::function<void(Fetched)>;
    using Addresses = QList<QHostAddress>;
    /// Looks a host up and calls back once, on this thread or in its loop; empty: unknown.
    using Resolve = std::function<void(const QString &host, std::function<void(Addresses)>)>;
    struct Parts {
        Resolve resolve; ///< empty: the system's
        std::function<bool(const QHostAddress &)> isAllowed; ///< empty: channels::isPublicAddress
        quint16 port = 443; ///< of https; another one only in tests
    };
    explicit MediaFetcher(Parts parts, QObject *parent = nullptr);
    MediaFetcher();
    ~MediaFetcher() override; ///< fetches under way end without their `done`

    /// `done` is called once, later.
    void fetch(const HttpRequest &request, const ChannelAccount &account, const FetchLimits &limits, Done done);

private:
    struct Hop; ///< one fetch on its way from address to address
    using Way = std::shared_ptr<Hop>;
    void go(const Way &way);
    void connectTo(const Way &way, const QUrl &url, Addresses addresses);
    void ask(const Way &way, const QUrl &url);
    void onFinished(const Way &way, class QNetworkReply *reply, const QUrl &url);
    void redirect(const Way &way, const QUrl &from, const QByteArray &location);
    void finish(const Way &way, Fetched fetched);
    [[nodiscard]] QString troubleWith(const QUrl &url, const ChannelAccount &account) const;

    Parts m_parts;
    QNetworkAccessManager m_manager;
};

/// Whether the request holds any of the account's secrets, as they are or percent-encoded.
[[nodiscard]] bool carriesSecret(const HttpRequest &request, const ChannelAccount &account);

} // namespace lianxi
