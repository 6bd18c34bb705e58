// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/order_setup_words.h"

#include "ui/contact/order_words.h"

#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t mostShown = 10; ///< orders, and lines that were left out

QString seconds(std::chrono::milliseconds took)
{
    return QLocale().toString(static_cast<double>(took.count()) / 1000, 'f', 1);
}

} // namespace

QString OrderSetupWords::kind(OrderSourceKind kind)
{
    switch (kind) {
    case OrderSourceKind::Rest:
        return tr("Interface over HTTPS");
    case OrderSourceKind::Postgresql:
        return tr("PostgreSQL database");
    case OrderSourceKind::File:
        return tr("Imported tables");
    }
    Q_UNREACHABLE();
}

QString OrderSetupWords::key(OrderKeyKind kind)
{
    switch (kind) {
    case OrderKeyKind::Number:
        return tr("Order number");
    case OrderKeyKind::Phone:
        return tr("Phone number");
    case OrderKeyKind::Email:
        return tr("Mail address");
    case OrderKeyKind::Account:
        return tr("Platform account");
    }
    Q_UNREACHABLE();
}

QString OrderSetupWords::field(OrderField field)
{
    switch (field) {
    case OrderField::Name:
        return tr("Name");
    case OrderField::Keys:
        return tr("Asked by");
    case OrderField::Zone:
        return tr("Time zone of its times");
    case OrderField::Url:
        return tr("Address");
    case OrderField::HeaderLines:
        return tr("Headers");
    case OrderField::Secret:
        return tr("Password or token");
    case OrderField::List:
        return tr("List of orders");
    case OrderField::Number:
        return tr("Order number");
    case OrderField::State:
        return tr("State");
    case OrderField::Placed:
        return tr("When it was placed");
    case OrderField::Total:
        return tr("Total");
    case OrderField::Items:
        return tr("List of items");
    case OrderField::ItemName:
        return tr("Item: name");
    case OrderField::ItemCount:
        return tr("Item: count");
    case OrderField::Parcels:
        return tr("List of parcels");
    case OrderField::ParcelCarrier:
        return tr("Parcel: carrier");
    case OrderField::ParcelNumber:
        return tr("Parcel: number");
    case OrderField::ParcelState:
        return tr("Parcel: newest step");
    case OrderField::ParcelAt:
        return tr("Parcel: time of that step");
    case OrderField::Host:
        return tr("Server");
    case OrderField::Port:
        return tr("Port");
    case OrderField::Database:
        return tr("Database");
    case OrderField::User:
        return tr("User");
    case OrderField::Tls:
        return tr("Encryption");
    case OrderField::Query:
        return tr("Query");
    }
    Q_UNREACHABLE();
}

QString OrderSetupWords::hint(OrderField field)
{
    switch (field) {
    case OrderField::Url:
        return u"https://erp.example.com/orders?phone={value}"_s;
    case OrderField::HeaderLines:
        return u"Authorization: Bearer {secret}"_s;
    case OrderField::List:
        return u"data.orders"_s;
    case OrderField::Number:
        return u"order_no"_s;
    case OrderField::State:
        return u"status.text"_s;
    case OrderField::Placed:
        return u"created_at"_s;
    case OrderField::Total:
        return u"amount"_s;
    case OrderField::Items:
        return u"goods"_s;
    case OrderField::ItemName:
        return u"title"_s;
    case OrderField::ItemCount:
        return u"qty"_s;
    case OrderField::Parcels:
        return u"shipping"_s;
    case OrderField::ParcelCarrier:
        return u"company"_s;
    case OrderField::ParcelNumber:
        return u"no"_s;
    case OrderField::ParcelState:
        return u"traces.0.text"_s;
    case OrderField::ParcelAt:
        return u"traces.0.time"_s;
    case OrderField::Host:
        return u"db.example.com"_s;
    case OrderField::Query:
        return u"SELECT no AS number, state, placed, item AS item_name FROM orders WHERE phone = :value"_s;
    default:
        return {};
    }
}

QString OrderSetupWords::mistake(const OrderMistake &mistake)
{
    switch (mistake.fault) {
    case OrderFault::Missing:
        return mistake.field == OrderField::Keys ? tr("Choose at least one.") : tr("This is needed.");
    case OrderFault::Taken:
        return tr("Another source has this name.");
    case OrderFault::TooLong:
        return tr("This is too long.");
    case OrderFault::NotAnAddress:
        return tr("This is no address such as https://erp.example.com/orders?phone={value}");
    case OrderFault::NotSafe:
        return tr("The address must begin with https://, so that nobody on the way reads customers' numbers.");
    case OrderFault::NoValue:
        return mistake.field == OrderField::Query ? tr("Write :value where the customer's number or key belongs.")
                                                  : tr("Write {value} where the customer's number or key belongs.");
    case OrderFault::NotAHeader:
        return tr("One header a line, written “Name: value”.");
    case OrderFault::NoPlaceForSecret:
        return tr("Write {secret} in a header, where it belongs; it is sent nowhere else.");
    }
    Q_UNREACHABLE();
}

QString OrderSetupWords::trial(const OrderTrial &trial)
{
    switch (trial.end) {
    case OrderTrialEnd::Orders: {
        const QString came = tr("%n order(s) came back", nullptr, static_cast<int>(trial.orders.size()));
        return trial.missing.empty()
            ? tr("%1 in %2 s.").arg(came, seconds(trial.took))
            : tr("%1 in %2 s, but nothing was found for the marked fields.").arg(came, seconds(trial.took));
    }
    case OrderTrialEnd::None:
        return tr("It answered in %1 s that it knows no such order. Try a number that it knows.")
            .arg(seconds(trial.took));
    case OrderTrialEnd::Down:
        return tr("Nobody answers there. Check the address, and whether it can be reached from this computer.");
    case OrderTrialEnd::Slow:
        return tr("It did not answer within %1 s. That is too long beside a customer who waits.")
            .arg(seconds(trial.took));
    case OrderTrialEnd::Refused:
        return trial.status == 0 ? tr("It does not accept the user or the password.")
                                 : tr("It does not accept the key (%1).").arg(trial.status);
    case OrderTrialEnd::HttpError:
        return trial.status >= 300 && trial.status < 400
            ? tr("It sends us to another address (%1). Enter that address.").arg(trial.status)
            : tr("It answered with an error (%1).").arg(trial.status);
    case OrderTrialEnd::NotJson:
        return tr("Its answer is no JSON. Is this the address of the interface, not of a page?");
    case OrderTrialEnd::NoList:
        return tr("There are no orders at the path given. What the answer has stands below.");
    case OrderTrialEnd::NoNumber:
        return trial.seen.isEmpty() ? tr("A line of its answer has no column “number”: name one so (… AS number).")
                                    : tr("An order has no number at the path given. What an order has stands below.");
    case OrderTrialEnd::BadQuery:
        return tr("The database does not accept the query.");
    case OrderTrialEnd::NotKept:
        return tr("What this computer keeps of orders cannot be read.");
    }
    Q_UNREACHABLE();
}

QString OrderSetupWords::missing(OrderField field, OrderTrialEnd end)
{
    if (end == OrderTrialEnd::Orders)
        return tr("No order had anything here.");
    switch (field) {
    case OrderField::List:
        return tr("There are no orders at this path.");
    case OrderField::Number:
        return tr("There is no number at this path.");
    case OrderField::Secret:
        return tr("This was not accepted.");
    case OrderField::Host:
    case OrderField::Url:
        return end == OrderTrialEnd::NotJson ? tr("No interface answers here.") : tr("Look here.");
    default:
        return tr("Look here.");
    }
}

QStringList OrderSetupWords::found(const OrderTrial &trial, const QTimeZone &zone)
{
    QStringList lines;
    for (size_t i = 0; i < std::min(trial.orders.size(), mostShown); ++i) {
        const Order &order = trial.orders[i];
        QStringList facts{order.number};
        for (const QString &fact : {order.state, order.total})
            if (!fact.isEmpty())
                facts << fact;
        if (order.placed)
            facts << toDateTime(*order.placed).toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm"_s);
        lines << facts.join(u" · "_s);
        for (const QString &item : OrderWords::contents(order))
            lines << u"    "_s + item;
        for (const Parcel &parcel : order.parcels)
            lines << u"    "_s + OrderWords::parcel(parcel, zone);
    }
    if (trial.orders.size() > mostShown)
        lines << tr("and %n more", nullptr, static_cast<int>(trial.orders.size() - mostShown));
    if (!trial.words.isEmpty())
        lines << trial.words;
    if (!trial.seen.isEmpty() && (trial.orders.empty() || !trial.missing.empty()) && trial.end != OrderTrialEnd::None)
        lines << tr("Found in the answer: %1").arg(trial.seen.join(u", "_s));
    return lines;
}

QString OrderSetupWords::imported(const Result<OrderImport> &report)
{
    if (!report) {
        switch (report.error().code) {
        case ErrorCode::InvalidInput:
            return tr("No column has order numbers: its title must be “number” or “订单号”, and the table UTF-8.");
        case ErrorCode::NotFound:
            return tr("There is no such file.");
        default:
            return tr("The table could not be read: %1").arg(report.error().detail);
        }
    }
    QStringList lines{tr("%n order(s) added.", nullptr, report->orders)};
    if (report->rejectedLines > 0)
        lines << tr("%n line(s) left out:", nullptr, report->rejectedLines);
    for (size_t i = 0; i < std::min(report->rejected.size(), mostShown); ++i) {
        const RejectedOrderLine &left = report->rejected[i];
        QString why;
        switch (left.why) {
        case OrderLineFault::NotUtf8:
            why = tr("not UTF-8; save the table as UTF-8");
            break;
        case OrderLineFault::TooFewColumns:
            why = tr("too few columns");
            break;
        case OrderLineFault::ShortenedNumber:
            why = tr("a spreadsheet shortened the order number; export it as text");
            break;
        case OrderLineFault::NoNumber:
            why = tr("no order number");
            break;
        }
        lines << tr("Line %1: %2").arg(left.line).arg(why);
    }
    return lines.join(u'\n');
}

QString OrderSetupWords::notSaved(const Error &error)
{
    if (error.code == ErrorCode::Conflict)
        return tr(
            "It was not saved: orders.toml was changed by something else meanwhile. Save again to replace it; what "
            "is there now stays beside it as orders.toml.old.");
    return error.code == ErrorCode::DiskFull ? tr("It was not saved: the disk is full.")
                                             : tr("It was not saved: %1").arg(error.detail);
}

} // namespace lianxi
