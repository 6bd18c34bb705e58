// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/came_back_bar.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lianxi
{

CameBackBar::CameBackBar(ThemeSource &themes, QWidget *parent)
    : QFrame(parent)
    , m_words(new PlainLabel(this))
    , m_open(new QPushButton(this))
{
    setObjectName(u"cameBackBar"_s);
    setProperty("kind", u"warning"_s);
    m_words->setObjectName(u"cameBackWords"_s);
    m_words->setElideMode(Qt::ElideNone);
    m_open->setObjectName(u"openCameBack"_s);
    auto *icon = new IconMark(themes, this);
    icon->showIcon(IconName::Info, ColorRole::Warning);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::large, Theme::tiny, Theme::medium, Theme::tiny);
    row->setSpacing(Theme::small);
    row->addWidget(icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, &CameBackBar::openFirst);
    hide();
}

void CameBackBar::add(CaseId caseId, const QString &customer, const QString &winner)
{
    const auto known =
        std::find_if(m_all.begin(), m_all.end(), [caseId](const Back &one) { return one.caseId == caseId; });
    if (known != m_all.end())
        *known = {caseId, customer, winner};
    else
        m_all.push_back({caseId, customer, winner});
    retranslate();
}

void CameBackBar::openFirst()
{
    if (m_all.empty())
        return;
    const CaseId id = m_all.front().caseId;
    m_all.erase(m_all.begin());
    retranslate();
    Q_EMIT caseRequested(id);
}

void CameBackBar::retranslate()
{
    if (m_all.empty()) {
        hide();
        return;
    }
    const Back &first = m_all.front();
    const QString customer = first.customer.isEmpty() ? tr("a customer") : first.customer;
    QString words = first.winner.isEmpty()
        ? tr("What you wrote to %1 without a connection could not be sent; it is a draft again.").arg(customer)
        : tr("What you wrote to %1 without a connection was not sent: %2 was first. It is a draft again.")
              .arg(customer, first.winner);
    if (m_all.size() > 1)
        words += u' ' + tr("And %n more.", nullptr, static_cast<int>(m_all.size() - 1));
    m_words->setText(words);
    m_open->setText(tr("Open the case"));
    m_open->setAccessibleName(m_open->text());
    setAccessibleName(words);
    show();
}

void CameBackBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace lianxi
