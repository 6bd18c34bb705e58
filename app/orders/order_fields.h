// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/order.h"
#include "models/domain/result.h"

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QTimeZone>

namespace lianxi
{

/// Where the parts of an order are in a system's answer: "order_no", "shipping.address.name", "goods". Those of items
/// and parcels are looked for inside each entry of their list.
struct OrderFields {
    QString list; ///< where the orders are; empty: the answer itself
    QString number, state, placed, total;
    QString items, itemName, itemCount;
    QString parcels, parcelCarrier, parcelNumber, parcelState, parcelAt;
    friend bool operator==(const OrderFields &, const OrderFields &) = default;
};

/// The value at a path of member names joined by points; undefined where there is none.
[[nodiscard]] QJsonValue valueAt(const QJsonValue &json, const QString &path);
/// A moment as systems write it: RFC 3339, "2026-11-09 12:30:00" (in `zone`), seconds or milliseconds since 1970.
[[nodiscard]] std::optional<Instant> momentFrom(const QString &text, const QTimeZone &zone);
/// Orders of an answer. Protocol when there is no list where one should be, or an entry has no number.
[[nodiscard]] Result<std::vector<Order>> ordersFromJson(const QJsonValue &answer, const OrderFields &fields,
                                                        const QTimeZone &zone);
/// One line of a table, by column name: number, state, placed, total, item_name, item_count, parcel_carrier,
/// parcel_number, parcel_state, parcel_at. Lines with one number are one order. A line without a number is left out.
/// \return whether it was an order's.
bool addLine(std::vector<Order> &orders, const QHash<QString, QString> &line, const QTimeZone &zone);

[[nodiscard]] QJsonObject toJson(const Order &order);
[[nodiscard]] Order orderFromJson(const QJsonObject &json);

} // namespace lianxi
