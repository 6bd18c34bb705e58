// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_fields.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype mostOrders = 200, mostParts = 200; ///< of one answer, of one order
constexpr qsizetype longestText = 500;

/// A value as text: systems write numbers with and without quotes.
QString textOf(const QJsonValue &value)
{
    QString text;
    if (value.isString())
        text = value.toString();
    else if (value.isDouble())
        text = QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    else if (value.isBool())
        text = value.toBool() ? u"true"_s : u"false"_s;
    return text.left(longestText).trimmed();
}

QString textAt(const QJsonValue &json, const QString &path)
{
    return path.isEmpty() ? QString() : textOf(valueAt(json, path));
}

QJsonArray listAt(const QJsonValue &json, const QString &path)
{
    if (path.isEmpty())
        return {};
    const QJsonValue found = valueAt(json, path);
    return found.isArray() ? found.toArray() : found.isObject() ? QJsonArray{found} : QJsonArray();
}

Order orderFrom(const QJsonValue &json, const OrderFields &fields, const QTimeZone &zone)
{
    Order order;
    order.number = textAt(json, fields.number);
    order.state = textAt(json, fields.state);
    order.total = textAt(json, fields.total);
    order.placed = momentFrom(textAt(json, fields.placed), zone);
    const QJsonArray items = listAt(json, fields.items);
    for (qsizetype i = 0; i < std::min(items.size(), mostParts); ++i)
        order.items.push_back({fields.itemName.isEmpty() ? textOf(items[i]) : textAt(items[i], fields.itemName),
                               textAt(items[i], fields.itemCount)});
    const QJsonArray parcels = listAt(json, fields.parcels);
    for (qsizetype i = 0; i < std::min(parcels.size(), mostParts); ++i)
        order.parcels.push_back({textAt(parcels[i], fields.parcelCarrier), textAt(parcels[i], fields.parcelNumber),
                                 textAt(parcels[i], fields.parcelState),
                                 momentFrom(textAt(parcels[i], fields.parcelAt), zone)});
    return order;
}

QJsonValue maybe(const std::optional<Instant> &at)
{
    return at ? QJsonValue(toRfc3339(*at)) : QJsonValue();
}

} // namespace

QJsonValue valueAt(const QJsonValue &json, const QString &path)
{
    QJsonValue at = json;
    for (const QString &name : path.split(u'.')) {
        bool isNumber = false;
        const int index = name.toInt(&isNumber);
        at = at.isArray() && isNumber ? at.toArray().at(index) : at.toObject().value(name);
    }
    return at;
}

std::optional<Instant> momentFrom(const QString &text, const QTimeZone &zone)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    constexpr qint64 firstMillis = 100'000'000'000; // as seconds it would be the year 5138
    if (isNumber)
        return number <= 0 ? std::nullopt : std::optional(fromMillis(number < firstMillis ? number * 1000 : number));
    QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid())
        at = QDateTime::fromString(QString(text).replace(u'/', u'-').replace(u' ', u'T'), Qt::ISODateWithMs);
    if (!at.isValid())
        return std::nullopt;
    if (at.timeSpec() == Qt::LocalTime) // none was written
        at.setTimeZone(zone);
    return fromMillis(at.toMSecsSinceEpoch());
}

Result<std::vector<Order>> ordersFromJson(const QJsonValue &answer, const OrderFields &fields, const QTimeZone &zone)
{
    const QJsonValue found = fields.list.isEmpty() ? answer : valueAt(answer, fields.list);
    if (!found.isArray() && !found.isObject() && !found.isNull())
        return failure(ErrorCode::Protocol, u"there are no orders at \"%1\" in its answer"_s.arg(fields.list));
    const QJsonArray list = found.isArray() ? found.toArray() : found.isObject() ? QJsonArray{found} : QJsonArray();
    std::vector<Order> orders;
    for (qsizetype i = 0; i < std::min(list.size(), mostOrders); ++i) {
        Order order = orderFrom(list[i], fields, zone);
        if (order.number.isEmpty())
            return failure(ErrorCode::Protocol, u"an order in its answer has no number at \"%1\""_s.arg(fields.number));
        orders.push_back(std::move(order));
    }
    return orders;
}

bool addLine(std::vector<Order> &orders, const QHash<QString, QString> &line, const QTimeZone &zone)
{
    const auto cell = [&line](const QString &name) { return line.value(name).left(longestText).trimmed(); };
    const QString number = cell(u"number"_s);
    if (number.isEmpty())
        return false;
    auto order =
        std::find_if(orders.begin(), orders.end(), [&number](const Order &one) { return one.number == number; });
    if (order == orders.end()) {
        orders.push_back({});
        order = std::prev(orders.end());
        order->number = number;
        order->state = cell(u"state"_s);
        order->total = cell(u"total"_s);
        order->placed = momentFrom(cell(u"placed"_s), zone);
    }
    const OrderItem item{cell(u"item_name"_s), cell(u"item_count"_s)};
    if (!item.name.isEmpty() && std::find(order->items.begin(), order->items.end(), item) == order->items.end()
        && std::ssize(order->items) < mostParts)
        order->items.push_back(item);
    const Parcel parcel{cell(u"parcel_carrier"_s), cell(u"parcel_number"_s), cell(u"parcel_state"_s),
                        momentFrom(cell(u"parcel_at"_s), zone)};
    if (!(parcel.number.isEmpty() && parcel.state.isEmpty())
        && std::find(order->parcels.begin(), order->parcels.end(), parcel) == order->parcels.end()
        && std::ssize(order->parcels) < mostParts)
        order->parcels.push_back(parcel);
    return true;
}

QJsonObject toJson(const Order &order)
{
    QJsonArray items, parcels;
    for (const OrderItem &item : order.items)
        items.append(QJsonObject{{u"name"_s, item.name}, {u"count"_s, item.count}});
    for (const Parcel &parcel : order.parcels)
        parcels.append(QJsonObject{{u"carrier"_s, parcel.carrier},
                                   {u"number"_s, parcel.number},
                                   {u"state"_s, parcel.state},
                                   {u"at"_s, maybe(parcel.at)}});
    return {{u"source"_s, order.source}, {u"number"_s, order.number},        {u"state"_s, order.state},
            {u"total"_s, order.total},   {u"placed"_s, maybe(order.placed)}, {u"items"_s, items},
            {u"parcels"_s, parcels},     {u"as_of"_s, toRfc3339(order.asOf)}};
}

Order orderFromJson(const QJsonObject &json)
{
    const auto text = [](const QJsonObject &of, QLatin1StringView name) { return of.value(name).toString(); };
    Order order;
    order.source = text(json, "source"_L1);
    order.number = text(json, "number"_L1);
    order.state = text(json, "state"_L1);
    order.total = text(json, "total"_L1);
    order.placed = parseRfc3339(text(json, "placed"_L1));
    order.asOf = parseRfc3339(text(json, "as_of"_L1)).value_or(Instant());
    for (const QJsonValue &item : json.value("items"_L1).toArray())
        order.items.push_back({text(item.toObject(), "name"_L1), text(item.toObject(), "count"_L1)});
    for (const QJsonValue &value : json.value("parcels"_L1).toArray()) {
        const QJsonObject parcel = value.toObject();
        order.parcels.push_back({text(parcel, "carrier"_L1), text(parcel, "number"_L1), text(parcel, "state"_L1),
                                 parseRfc3339(text(parcel, "at"_L1))});
    }
    return order;
}

} // namespace lianxi
