// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/offer_bar.h"

#include "ui/team/routing_words.h"

#include <QHBoxLayout>
#include <QMenu>

namespace lianxi
{

using namespace Qt::StringLiterals;

OfferBar::OfferBar(ThemeSource &theme, AgentId me, QWidget *parent)
    : QFrame(parent)
    , m_me(std::move(me))
    , m_words(new PlainLabel(this))
    , m_accept(new QPushButton(this))
    , m_refuse(new QToolButton(this))
{
    setObjectName(u"offerBar"_s);
    setProperty("kind", u"private"_s);
    m_words->setObjectName(u"offerWords"_s);
    m_words->setElideMode(Qt::ElideNone);
    m_accept->setObjectName(u"acceptOffer"_s);
    m_accept->setProperty("kind", u"primary"_s);
    m_refuse->setObjectName(u"refuseOffer"_s);
    m_refuse->setPopupMode(QToolButton::InstantPopup);
    m_refuse->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_refuse->setFocusPolicy(Qt::StrongFocus);
    m_refuse->setMenu(new QMenu(m_refuse));
    auto *icon = new IconMark(theme, this);
    icon->showIcon(IconName::Transfer, ColorRole::Private);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::large, Theme::tiny, Theme::medium, Theme::tiny);
    row->addWidget(icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_accept);
    row->addWidget(m_refuse);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT answered(true, {}); });
    retranslate();
    hide();
}

void OfferBar::retranslate()
{
    m_accept->setText(tr("Accept"));
    m_refuse->setText(tr("Hand back"));
    m_refuse->setAccessibleName(tr("Hand the case back, with a reason"));
    m_refuse->menu()->clear();
    for (const QString &reason :
         {tr("No time now"), tr("Needs other knowledge"), tr("End of shift"), tr("I know the customer")})
        m_refuse->menu()->addAction(reason, this, [this, reason] { Q_EMIT answered(false, reason); });
    m_words->setText(!m_by.isEmpty()       ? tr("%1 gave you this case.").arg(m_by)
                         : m_why.isEmpty() ? tr("This case was given to you.")
                                           : tr("This case is offered to you: %1").arg(RoutingWords::why(m_why)));
    setAccessibleName(m_words->fullText());
}

void OfferBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void OfferBar::explain(const QString &why)
{
    if (std::exchange(m_why, why) != why)
        retranslate();
}

void OfferBar::show(const CaseRow &row)
{
    m_by = row.offeredBy;
    retranslate();
    setVisible(row.offeredAt && row.assignee == m_me);
}

} // namespace lianxi
