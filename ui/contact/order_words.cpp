// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/order_words.h"

#include <QDateTime>

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;

QStringList OrderWords::contents(const Order &order)
{
    constexpr size_t most = 3;
    QStringList lines;
    for (size_t i = 0; i < std::min(order.items.size(), most); ++i) {
        const OrderItem &item = order.items[i];
        lines << (item.count.isEmpty() || item.count == "1"_L1 ? item.name : u"%1 × %2"_s.arg(item.name, item.count));
    }
    if (order.items.size() > most)
        lines << tr("and %n more", nullptr, static_cast<int>(order.items.size() - most));
    return lines;
}

QString OrderWords::parcel(const Parcel &parcel, const QTimeZone &zone)
{
    QStringList words;
    for (const QString &word : {parcel.carrier, parcel.number})
        if (!word.isEmpty())
            words << word;
    QString line = words.join(u' ');
    if (!parcel.state.isEmpty())
        line += (line.isEmpty() ? QString() : u" · "_s) + parcel.state;
    if (parcel.at)
        line += u" · "_s + toDateTime(*parcel.at).toTimeZone(zone).toString(u"MM-dd HH:mm"_s);
    return line;
}

QString OrderWords::sentence(const Order &order, const QTimeZone &zone)
{
    QString text = order.state.isEmpty() ? tr("Your order %1").arg(order.number)
                                         : tr("Your order %1: %2").arg(order.number, order.state);
    for (const Parcel &parcel : order.parcels)
        text += tr("; parcel %1").arg(OrderWords::parcel(parcel, zone));
    return text + tr(".");
}

QString OrderWords::trouble(const Error &why)
{
    switch (why.code) {
    case ErrorCode::Unavailable:
    case ErrorCode::Network:
    case ErrorCode::Busy:
    case ErrorCode::Cancelled:
        return tr("does not answer just now; what is shown is from before");
    case ErrorCode::Refused:
    case ErrorCode::NotAllowed:
        return tr("does not accept our key: an administrator enters it again");
    case ErrorCode::Protocol:
        return tr("gives an answer that cannot be read: an administrator checks its description");
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
        return tr("does not understand our question: an administrator checks its description");
    case ErrorCode::Corrupt:
    case ErrorCode::WrongKey:
    case ErrorCode::TooNew:
    case ErrorCode::DiskFull:
    case ErrorCode::Io:
        return tr("answered, but this computer could not keep the answer: is its disk full?");
    }
    Q_UNREACHABLE();
}

} // namespace lianxi
