// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_client.h"

#include "app/channels/common/web_address.h"
#include "app/gateway/bare_request.h"
#include "app/gateway/once_body.h"

#include <QHostInfo>
#include <QNetworkReply>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QNetworkRequest networkRequest(const HttpRequest &request, std::chrono::milliseconds timeout)
{
    QString address = request.url;
    if (!request.query.isEmpty())
        address += (address.contains(u'?') ? u'&' : u'?') + QString::fromLatin1(request.query);
    QNetworkRequest made(QUrl(address, QUrl::StrictMode));
    for (const auto &[name, value] : request.headers)
        made.setRawHeader(name, value);
    makeBare(made);
    made.setTransferTimeout(static_cast<int>(timeout.count()));
    return made;
}

HttpResponse responseOf(QNetworkReply *reply, bool written)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool whole = reply->error() == QNetworkReply::NoError
        || (reply->error() >= QNetworkReply::ContentAccessDenied && reply->error() != QNetworkReply::ContentReSendError
            && reply->error() != QNetworkReply::ProtocolFailure);
    if (status == 0 || !whole || reply->property("tooLarge").toBool())
        return {0, {}, {}, written};
    HttpResponse response{status, {}, reply->readAll(), true};
    for (const auto &[name, value] : reply->rawHeaderPairs())
        response.headers.append({name, value});
    return response;
}

} // namespace

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
{
    m_manager.setAutoDeleteReplies(false);
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

HttpClient::~HttpClient() = default;

void HttpClient::request(const HttpRequest &request, std::chrono::milliseconds timeout, Done done)
{
    QNetworkRequest made = networkRequest(request, timeout);
    const QString scheme = made.url().scheme();
    if (!made.url().isValid() || (scheme != "https"_L1 && scheme != "http"_L1) || made.url().host().isEmpty()) {
        // Qt would read files and resources as gladly as the web.
        QTimer::singleShot(0, this, [done = std::move(done)] { done({0, {}, {}, false}); });
        return;
    }
    if (request.publicOnly)
        sendToPublicAddress(made, request, std::move(done));
    else
        send(made, request, std::move(done));
}

/// The name is looked up once, and the connection goes to an address that was looked at: between two look-ups a name
/// can turn to the inside. Certificate and Host stay those of the name.
void HttpClient::sendToPublicAddress(QNetworkRequest made, const HttpRequest &request, Done done)
{
    const QString host = made.url().host();
    QHostInfo::lookupHost(
        host, this, [this, made, request, done = std::move(done), host](const QHostInfo &info) mutable {
            const QList<QHostAddress> addresses = info.addresses();
            const auto address = std::find_if(addresses.begin(), addresses.end(), channels::isPublicAddress);
            if (address == addresses.end()) {
                done({0, {}, {}, false});
                return;
            }
            QUrl url = made.url();
            const QString port = url.port() < 0 ? QString() : u':' + QString::number(url.port());
            const QByteArray name = host.contains(u':') ? '[' + host.toLatin1() + ']' : QUrl::toAce(host);
            made.setRawHeader("Host", name + port.toLatin1());
            url.setHost(address->toString());
            made.setUrl(url);
            made.setPeerVerifyName(host);
            send(made, request, std::move(done));
        });
}

void HttpClient::send(QNetworkRequest made, const HttpRequest &request, Done done)
{
    QNetworkReply *reply = nullptr;
    if (request.body.isEmpty()) {
        // Without a length some servers refuse such a request (411), and others wait for a body that never comes.
        if (request.method == "POST" || request.method == "PUT" || request.method == "PATCH")
            made.setRawHeader("Content-Length", "0");
        reply = m_manager.sendCustomRequest(made, request.method);
    } else {
        made.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        made.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        auto *body = new OnceBody(request.body, this);
        reply = m_manager.sendCustomRequest(made, request.method, body);
        body->setParent(reply);
    }
    reply->setParent(this);
    connect(reply, &QNetworkReply::requestSent, reply, [reply] { reply->setProperty("written", true); });
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 got, qint64) {
        if (got > largestAnswer) {
            reply->setProperty("tooLarge", true);
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [reply, done = std::move(done)] {
        const HttpResponse response = responseOf(reply, reply->property("written").toBool());
        reply->deleteLater();
        done(response);
    });
}

} // namespace lianxi
