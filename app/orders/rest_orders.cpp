// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/rest_orders.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

Result<std::vector<Order>> ordersOf(const HttpResponse &response, const OrderSourceSetup &setup,
                                    const OrderFields &fields)
{
    if (response.status == 0)
        return failure(ErrorCode::Unavailable, u"it did not answer"_s);
    if (response.status == 404)
        return std::vector<Order>(); // how many systems say that they know none
    if (response.status == 401 || response.status == 403)
        return failure(ErrorCode::Refused, u"it does not accept the key (%1): enter it again"_s.arg(response.status));
    if (response.status < 200 || response.status > 299)
        return failure(ErrorCode::Unavailable, u"it answered with an error (%1)"_s.arg(response.status));
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(response.body, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::Protocol, u"its answer is no JSON"_s);
    return ordersFromJson(json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()), fields, setup.zone);
}

} // namespace

RestOrders::RestOrders(OrderSourceSetup setup, QByteArray secret, HttpTransport &http)
    : m_setup(std::move(setup))
    , m_rest(std::get<RestOrderSetup>(m_setup.what))
    , m_secret(std::move(secret))
    , m_http(http)
{
}

bool RestOrders::takes(OrderKeyKind kind) const
{
    return std::find(m_setup.by.begin(), m_setup.by.end(), kind) != m_setup.by.end();
}

HttpRequest RestOrders::request(const RestOrderSetup &rest, const QByteArray &secret, const OrderKey &key)
{
    HttpRequest request;
    request.method = "GET";
    request.url = QString(rest.url).replace("{value}"_L1, QString::fromLatin1(QUrl::toPercentEncoding(key.value)));
    for (const QString &header : rest.headers) {
        const qsizetype colon = header.indexOf(u':');
        request.headers.push_back({header.left(colon).trimmed().toLatin1(),
                                   header.mid(colon + 1).trimmed().toLatin1().replace("{secret}", secret)});
    }
    request.headers.push_back({"Accept", "application/json"});
    return request;
}

void RestOrders::ask(const OrderKey &key, Done done)
{
    m_http.request(request(m_rest, m_secret, key), patience,
                   [done = std::move(done), setup = m_setup, fields = m_rest.fields](const HttpResponse &response) {
                       done(ordersOf(response, setup, fields));
                   });
}

} // namespace lianxi
