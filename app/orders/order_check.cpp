// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_check.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr std::array<OrderPath, 13> paths{{{"list", OrderField::List, &OrderFields::list},
                                           {"number", OrderField::Number, &OrderFields::number},
                                           {"state", OrderField::State, &OrderFields::state},
                                           {"placed", OrderField::Placed, &OrderFields::placed},
                                           {"total", OrderField::Total, &OrderFields::total},
                                           {"items", OrderField::Items, &OrderFields::items},
                                           {"item_name", OrderField::ItemName, &OrderFields::itemName},
                                           {"item_count", OrderField::ItemCount, &OrderFields::itemCount},
                                           {"parcels", OrderField::Parcels, &OrderFields::parcels},
                                           {"parcel_carrier", OrderField::ParcelCarrier, &OrderFields::parcelCarrier},
                                           {"parcel_number", OrderField::ParcelNumber, &OrderFields::parcelNumber},
                                           {"parcel_state", OrderField::ParcelState, &OrderFields::parcelState},
                                           {"parcel_at", OrderField::ParcelAt, &OrderFields::parcelAt}}};

class Checker
{
public:
    explicit Checker(bool secret)
        : m_secret(secret)
    {
    }
    std::vector<OrderMistake> mistakes;

    void add(OrderField field, OrderFault fault) { mistakes.push_back({field, fault}); }
    void text(OrderField field, const QString &text, int longest, bool needed)
    {
        if (needed && text.trimmed().isEmpty())
            add(field, OrderFault::Missing);
        else if (text.size() > longest)
            add(field, OrderFault::TooLong);
    }
    void operator()(const FileOrderSetup &) { }
    void operator()(const RestOrderSetup &rest)
    {
        if (rest.url.isEmpty())
            add(OrderField::Url, OrderFault::Missing);
        else if (rest.url.size() > OrderLimits::url)
            add(OrderField::Url, OrderFault::TooLong);
        else if (const auto fault = orderUrlFault(rest.url))
            add(OrderField::Url, *fault);
        bool place = false;
        for (const QString &header : rest.headers) {
            place = place || header.contains("{secret}"_L1);
            if (!isOrderHeader(header) || header.size() > OrderLimits::url) {
                add(OrderField::HeaderLines, OrderFault::NotAHeader);
                break;
            }
        }
        if (m_secret && !place)
            add(OrderField::Secret, OrderFault::NoPlaceForSecret);
        for (const OrderPath &path : paths)
            text(path.field, rest.fields.*path.member, OrderLimits::path, path.field == OrderField::Number);
    }
    void operator()(const SqlOrderSetup &sql)
    {
        text(OrderField::Host, sql.host, OrderLimits::url, true);
        text(OrderField::Database, sql.database, OrderLimits::path, true);
        text(OrderField::User, sql.user, OrderLimits::path, true);
        if (sql.query.trimmed().isEmpty())
            add(OrderField::Query, OrderFault::Missing);
        else if (sql.query.size() > OrderLimits::query)
            add(OrderField::Query, OrderFault::TooLong);
        else if (!sql.query.contains(":value"_L1))
            add(OrderField::Query, OrderFault::NoValue);
    }

private:
    bool m_secret;
};

} // namespace

std::span<const OrderPath> orderPaths()
{
    return paths;
}

std::optional<OrderFault> orderUrlFault(const QString &address)
{
    const QUrl url(QString(address).replace("{value}"_L1, "0"_L1));
    if (!url.isValid() || url.host().isEmpty())
        return OrderFault::NotAnAddress;
    if (url.scheme() != "https"_L1 && url.host() != "127.0.0.1"_L1 && url.host() != "localhost"_L1)
        return OrderFault::NotSafe;
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return OrderFault::NotAnAddress;
    if (!address.contains("{value}"_L1))
        return OrderFault::NoValue;
    return std::nullopt;
}

bool isOrderHeader(const QString &line)
{
    const qsizetype colon = line.indexOf(u':');
    if (colon <= 0 || line.contains(u'\n') || line.contains(u'\r'))
        return false;
    const QString name = line.left(colon).trimmed();
    // RFC 9110, 5.6.2: letters, digits and these.
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || u"!#$%&'*+-.^_`|~"_s.contains(c);
    });
}

std::vector<OrderMistake> orderMistakes(const OrderSourceSetup &setup, const QStringList &others, bool secret)
{
    Checker checker(secret);
    checker.text(OrderField::Name, setup.name, OrderLimits::name, true);
    if (others.contains(setup.name))
        checker.add(OrderField::Name, OrderFault::Taken);
    if (setup.by.empty() && !std::holds_alternative<FileOrderSetup>(setup.what))
        checker.add(OrderField::Keys, OrderFault::Missing);
    std::visit(checker, setup.what);
    return checker.mistakes;
}

} // namespace lianxi
