// SPDX-License-Identifier: GPL-3.0-or-later
// What the customer bought, and where it is.
#include "ui/contact/contact_panel.h"
#include "ui/contact/order_words.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr size_t mostShown = 5;
constexpr auto stale = 10min; ///< older words say how old they are

} // namespace

void ContactPanel::askOrders()
{
    if (!m_services.orders)
        return;
    m_services.orders->askOrders(this, m_person.orderKeys, [this, asked = m_contact](const OrderAnswer &answer) {
        if (asked != m_contact || (m_ordersAsked && answer == m_orders))
            return;
        m_orders = answer;
        m_ordersAsked = true;
        rebuild();
    });
}

void ContactPanel::addOrders()
{
    if (!m_services.orders || !m_ordersAsked)
        return;
    if (m_orders.orders.empty() && m_orders.troubles.empty() && !m_orders.asking)
        return;
    addTitle(tr("Orders"));
    for (size_t i = 0; i < std::min(m_orders.orders.size(), mostShown); ++i)
        addOrder(m_orders.orders[i]);
    if (m_orders.orders.size() > mostShown)
        addLine(tr("and %n more", nullptr, static_cast<int>(m_orders.orders.size() - mostShown)), u"muted"_s);
    if (m_orders.asking)
        addLine(tr("Asking the shop …"), u"muted"_s)->setObjectName(u"ordersAsking"_s);
    for (const OrderAnswer::Trouble &trouble : m_orders.troubles)
        addLine(tr("%1: %2").arg(trouble.source, OrderWords::trouble(trouble.why)), u"warning"_s)
            ->setObjectName(u"ordersTrouble"_s);
}

void ContactPanel::addOrder(const Order &order)
{
    m_column->addSpacing(Theme::tiny);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::small);
    auto *number = new PlainLabel(order.number, m_body);
    number->setElideMode(Qt::ElideMiddle);
    head->addWidget(number, 1);
    auto *insert = new QPushButton(tr("Insert"), m_body);
    insert->setObjectName(u"insertOrder-"_s + order.number);
    insert->setProperty("kind", u"link"_s);
    insert->setAccessibleName(tr("Put the state of order %1 into the reply").arg(order.number));
    connect(insert, &QPushButton::clicked, this,
            [this, order] { Q_EMIT insertRequested(OrderWords::sentence(order, m_services.zone)); });
    head->addWidget(insert, 0, Qt::AlignTop);
    m_column->addLayout(head);
    QStringList facts;
    if (order.placed)
        facts << toDateTime(*order.placed).toTimeZone(m_services.zone).toString(u"yyyy-MM-dd"_s);
    for (const QString &fact : {order.state, order.total})
        if (!fact.isEmpty())
            facts << fact;
    if (!facts.isEmpty())
        addLine(facts.join(u" · "_s), {});
    for (const QString &line : OrderWords::contents(order))
        addLine(line, u"muted"_s);
    for (const Parcel &parcel : order.parcels)
        addLine(OrderWords::parcel(parcel, m_services.zone), u"muted"_s);
    if (m_services.clock.now() - order.asOf > stale)
        addLine(tr("%1, as of %2").arg(order.source, when(order.asOf)), u"caption"_s);
}

} // namespace lianxi
