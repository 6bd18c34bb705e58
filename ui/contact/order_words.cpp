// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/order_words.h"

#include <QDateTime>

#include <algorithm>
#include <array>

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

QString OrderWords::trouble(const QString &what)
{
    // The sentences that sources give (app/orders); numbers in them stay.
    static constexpr std::array known{
        QT_TR_NOOP("it did not answer"),
        QT_TR_NOOP("its answer is no JSON"),
        QT_TR_NOOP("the database cannot be reached, or does not accept the user"),
        QT_TR_NOOP("the database took longer than 5 s"),
        QT_TR_NOOP("a line of its answer has no \"number\""),
    };
    for (const char *sentence : known)
        if (what == QLatin1StringView(sentence))
            return tr(sentence);
    return what;
}

} // namespace lianxi
