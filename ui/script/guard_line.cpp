// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/script/guard_line.h"

#include <QHBoxLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;

GuardLine::GuardLine(ThemeSource &theme, QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconMark(theme, this))
    , m_reason(new PlainLabel(this))
    , m_more(new PlainLabel(this))
    , m_remedy(new QPushButton(this))
    , m_override(new QPushButton(this))
{
    setObjectName(u"guardLine"_s);
    m_reason->setObjectName(u"guardReason"_s);
    m_reason->setElideMode(Qt::ElideNone);
    m_remedy->setObjectName(u"guardRemedy"_s);
    m_override->setObjectName(u"guardOverride"_s);
    m_override->setProperty("kind", u"quiet"_s);
    m_more->setProperty("kind", u"caption"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::medium, Theme::tiny, Theme::small, Theme::tiny);
    row->addWidget(m_icon);
    row->addWidget(m_reason, 1);
    row->addWidget(m_more);
    row->addWidget(m_remedy);
    row->addWidget(m_override);
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        if (m_shown)
            Q_EMIT remedyRequested(Verdict(*m_shown));
    });
    connect(m_override, &QPushButton::clicked, this, [this] {
        if (m_shown)
            Q_EMIT overrideRequested(Verdict(*m_shown));
    });
    retranslate();
    hide();
}

void GuardLine::retranslate()
{
    m_override->setText(tr("Override …"));
    m_override->setAccessibleName(tr("Override this rule with a reason"));
    m_remedy->setAccessibleName(m_shown ? tr("Apply the remedy: %1").arg(m_shown->remedyLabel)
                                        : tr("Apply the suggested remedy"));
}

void GuardLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void GuardLine::setReport(const GuardReport &report, const QStringList &overridden)
{
    m_shown.reset();
    int others = 0;
    for (const Verdict &verdict : report.verdicts) { // the hardest come first
        if (verdict.level == GuardLevel::Pass || overridden.contains(verdict.rule))
            continue;
        if (m_shown)
            ++others;
        else
            m_shown = verdict;
    }
    setVisible(m_shown.has_value());
    if (!m_shown)
        return;
    m_reason->setText(m_shown->reason);
    m_more->setText(others > 0 ? tr("and %n more", nullptr, others) : QString());
    m_more->setVisible(others > 0);
    m_remedy->setVisible(!std::holds_alternative<std::monostate>(m_shown->remedy));
    m_remedy->setText(m_shown->remedyLabel);
    m_remedy->setAccessibleName(tr("Apply the remedy: %1").arg(m_shown->remedyLabel));
    m_override->setVisible(m_shown->mayOverride && m_shown->level == GuardLevel::Block);
    const bool block = m_shown->level == GuardLevel::Block;
    setAccessibleName(block ? tr("Blocked: %1").arg(m_shown->reason) : tr("Reminder: %1").arg(m_shown->reason));
    setToolTip(u"<qt>%1</qt>"_s.arg(tr("Rule: %1").arg(m_shown->rule).toHtmlEscaped()));
    dress(block);
}

void GuardLine::dress(bool block)
{
    restyle(*this, block ? u"danger"_s : u"warning"_s);
    m_icon->showIcon(block ? IconName::Block : IconName::Warning, block ? ColorRole::Danger : ColorRole::Warning);
}

} // namespace lianxi
