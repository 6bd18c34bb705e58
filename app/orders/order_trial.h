// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/http_client.h"
#include "app/orders/order_check.h"
#include "app/orders/order_store.h"

namespace lianxi
{

/// How trying a description out ended.
enum class OrderTrialEnd {
    Orders, ///< some came back; `missing` says at which paths nothing was found
    None, ///< it answered that it knows none
    Down, ///< nobody answers there
    Slow, ///< no answer in the time that a customer beside it has
    Refused, ///< it does not accept the key, the user or the password
    HttpError, ///< another status
    NotJson,
    NoList, ///< no orders where they should be
    NoNumber, ///< an order without a number
    BadQuery, ///< the database does not accept the query
    NotKept ///< this computer could not read what it keeps
};

/// What came back, or what is wrong and where. Kept nowhere.
struct OrderTrial {
    OrderTrialEnd end = OrderTrialEnd::None;
    std::vector<Order> orders;
    int status = 0; ///< of HTTP
    QString words; ///< the database's own words, or how an answer begins that is no JSON
    std::vector<OrderField> missing; ///< fields that the trouble is about, or at whose path no order had anything
    QStringList seen; ///< paths that the answer does have, in its order
    std::chrono::milliseconds took{0};
};

/// Paths of members in an answer, of the first entry of each list: "data.orders", "data.orders.0.no". At most `most`.
[[nodiscard]] QStringList pathsIn(const QJsonValue &json, int most = 40);
/// Judges one answer of an interface.
[[nodiscard]] OrderTrial tryAnswer(const HttpResponse &response, const RestOrderSetup &rest, const QTimeZone &zone,
                                   std::chrono::milliseconds took);

/// What a trial works with; all of it on one thread, and there when the answer comes.
struct OrderTrialTools {
    HttpTransport &http;
    OrderStore &store;
    QObject *owner; ///< of a connection that is open meanwhile; when it goes, there is no answer
};
/// Asks one source once, without keeping anything. `done` runs on this thread, never from within this call.
void tryOrderSource(const OrderSourceSetup &setup, const QByteArray &secret, const OrderKey &key,
                    const OrderTrialTools &tools, std::function<void(OrderTrial)> done);

} // namespace lianxi
