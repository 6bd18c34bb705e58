// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/media_fetcher.h"

#include "app/channels/common/web_address.h"
#include "app/gateway/bare_request.h"
#include "app/gateway/http_client.h"
#include "app/media/public_name.h"

#include <QHostInfo>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype mostAddresses = 3; ///< of one host that are tried

/// Whether the administrator wrote down exactly this origin.
bool isNamed(const QUrl &url, const ChannelAccount &account)
{
    const auto port = [](const QUrl &of) { return of.port(of.scheme() == "https"_L1 ? 443 : 80); };
    return std::ranges::any_of(std::array{"api_base"_L1, "media_base"_L1}, [&](QLatin1StringView member) {
        const QUrl base(account.settings.value(member).toString(), QUrl::StrictMode);
        return base.isValid() && !base.host().isEmpty() && base.scheme() == url.scheme() && base.host() == url.host()
            && port(base) == port(url);
    });
}

void resolveBySystem(const QString &host, QObject *context, std::function<void(MediaFetcher::Addresses)> done)
{
    QHostInfo::lookupHost(host, context, [done = std::move(done)](const QHostInfo &info) {
        done(info.error() == QHostInfo::NoError ? info.addresses() : MediaFetcher::Addresses());
    });
}

bool contains(const HttpRequest &request, const QByteArray &secret)
{
    const QByteArray url = request.url.toUtf8();
    return url.contains(secret) || QByteArray::fromPercentEncoding(url).contains(secret)
        || request.body.contains(secret) || std::ranges::any_of(request.headers, [&secret](const auto &header) {
               return header.second.contains(secret);
           });
}

} // namespace

bool carriesSecret(const HttpRequest &request, const ChannelAccount &account)
{
    constexpr qsizetype shortest = 6; ///< shorter members (flags, expiry years) are in every address
    return std::ranges::any_of(account.secrets, [&request](const QJsonValue &value) {
        const QByteArray secret = value.toString().toUtf8();
        return secret.size() >= shortest && contains(request, secret);
    });
}

struct MediaFetcher::Hop {
    HttpRequest request;
    ChannelAccount account;
    FetchLimits limits;
    Done done;
    int redirects = 0;
    Addresses addresses; ///< checked, not tried yet
    bool named = false; ///< the administrator's own address: asked by name
    bool ended = false;
    QPointer<QNetworkReply> reply;
};

MediaFetcher::MediaFetcher(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    if (!m_parts.resolve)
        m_parts.resolve = [this](const QString &host, auto done) { resolveBySystem(host, this, std::move(done)); };
    if (!m_parts.isAllowed)
        m_parts.isAllowed = channels::isPublicAddress;
    m_manager.setAutoDeleteReplies(false);
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

MediaFetcher::MediaFetcher()
    : MediaFetcher(Parts{})
{
}

MediaFetcher::~MediaFetcher() = default;

void MediaFetcher::fetch(const HttpRequest &request, const ChannelAccount &account, const FetchLimits &limits,
                         Done done)
{
    auto way = std::make_shared<Hop>();
    way->request = request;
    way->account = account;
    way->limits = limits;
    way->done = std::move(done);
    QTimer::singleShot(limits.whole, this, [this, way] {
        if (way->reply)
            way->reply->abort();
        finish(way, {{}, u"network"_s});
    });
    QTimer::singleShot(0, this, [this, way] { go(way); }); // never from within the call
}

QString MediaFetcher::troubleWith(const QUrl &url, const ChannelAccount &account) const
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return u"address"_s;
    if (isNamed(url, account))
        return {};
    if (url.scheme() != "https"_L1 || url.port(443) != m_parts.port)
        return u"address"_s;
    return isPublicName(url.host()) ? QString() : u"private_address"_s;
}

void MediaFetcher::go(const Way &way)
{
    if (way->ended)
        return;
    const QUrl url(way->request.url, QUrl::StrictMode);
    if (const QString trouble = troubleWith(url, way->account); !trouble.isEmpty()) {
        finish(way, {{}, trouble});
        return;
    }
    way->named = isNamed(url, way->account);
    if (carriesSecret(way->request, way->account) && !checkDestination(way->request.url, way->account) && !way->named) {
        finish(way, {{}, u"secret_elsewhere"_s});
        return;
    }
    if (way->named) {
        way->addresses = {QHostAddress()};
        ask(way, url);
        return;
    }
    m_parts.resolve(url.host(), [this, way, url](Addresses addresses) { connectTo(way, url, std::move(addresses)); });
}

// One private address among public ones is how a name is rebound: then none is taken.
void MediaFetcher::connectTo(const Way &way, const QUrl &url, Addresses addresses)
{
    if (way->ended)
        return;
    if (addresses.isEmpty()) {
        finish(way, {{}, u"network"_s});
        return;
    }
    if (!std::ranges::all_of(addresses, m_parts.isAllowed)) {
        finish(way, {{}, u"private_address"_s});
        return;
    }
    // Where IPv6 is set up but leads nowhere, a connection there would wait long for nothing.
    // Not std::ranges': Clang 14 cannot read GCC 12's subrange, which that gives back.
    (void)std::stable_partition(addresses.begin(), addresses.end(),
                                [](const QHostAddress &at) { return at.protocol() == QAbstractSocket::IPv4Protocol; });
    way->addresses = addresses.first(std::min(mostAddresses, addresses.size()));
    ask(way, url);
}

void MediaFetcher::ask(const Way &way, const QUrl &url)
{
    const QHostAddress address = way->addresses.takeFirst();
    QUrl to = url;
    if (!way->named)
        to.setHost(address.toString());
    QNetworkRequest made(to);
    for (const auto &[name, value] : way->request.headers)
        made.setRawHeader(name, value);
    if (!way->named) {
        const int port = url.port(443);
        made.setRawHeader("Host",
                          url.host(QUrl::EncodeUnicode).toLatin1()
                              + (port == 443 ? QByteArray() : ':' + QByteArray::number(port)));
        made.setPeerVerifyName(url.host(QUrl::EncodeUnicode));
    }
    made.setRawHeader("Accept-Encoding", "identity"); // what is counted is what arrives
    makeBare(made);
    made.setTransferTimeout(static_cast<int>(way->limits.silence.count()));
    QNetworkReply *reply = m_manager.sendCustomRequest(made, way->request.method, way->request.body);
    reply->setParent(this);
    way->reply = reply;
    connect(reply, &QNetworkReply::metaDataChanged, this, [reply, way] {
        if (reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > way->limits.bytes) {
            reply->setProperty("tooLarge", true);
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::downloadProgress, this, [reply, way](qint64 got, qint64) {
        if (got > way->limits.bytes) {
            reply->setProperty("tooLarge", true);
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [this, way, reply, url] { onFinished(way, reply, url); });
}

void MediaFetcher::onFinished(const Way &way, QNetworkReply *reply, const QUrl &url)
{
    reply->deleteLater();
    if (way->ended)
        return;
    if (reply->property("tooLarge").toBool()) {
        finish(way, {{}, u"too_large"_s});
        return;
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = reply->error();
    const bool whole = error == QNetworkReply::NoError
        || (error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ProtocolFailure);
    if (status == 0 || !whole) {
        if (!way->addresses.isEmpty() && status == 0) // this door is closed; the host has others
            ask(way, url);
        else
            finish(way, {{}, u"network"_s});
        return;
    }
    if (status >= 301 && status <= 308 && status != 304 && status != 305 && status != 306) {
        redirect(way, url, reply->rawHeader("Location"));
        return;
    }
    HttpResponse response{status, {}, reply->readAll(), true};
    for (const auto &[name, value] : reply->rawHeaderPairs())
        response.headers.append({name, value});
    finish(way, {std::move(response), {}});
}

void MediaFetcher::redirect(const Way &way, const QUrl &from, const QByteArray &location)
{
    const QUrl to = from.resolved(QUrl(QString::fromUtf8(location), QUrl::StrictMode));
    if (location.isEmpty() || way->request.method != "GET" || ++way->redirects > way->limits.redirects) {
        finish(way, {{}, u"address"_s});
        return;
    }
    const bool sameHost = to.scheme() == from.scheme() && to.authority() == from.authority();
    if (!sameHost)
        way->request.headers.clear(); // credentials are for who asked for them
    way->request.url = to.toString(QUrl::FullyEncoded);
    go(way);
}

void MediaFetcher::finish(const Way &way, Fetched fetched)
{
    if (std::exchange(way->ended, true))
        return;
    way->done(std::move(fetched));
}

} // namespace lianxi
