// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/script/script_strip.h"

#include "ui/conversation/words.h"

#include <QHBoxLayout>
#include <QPainter>

namespace lianxi
{

using namespace Qt::StringLiterals;

StepButton::StepButton(ScriptStep step, ThemeSource &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_step(step)
    , m_theme(theme)
{
    setObjectName(u"step-"_s + toText(step));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &ThemeSource::changed, this, qOverload<>(&QWidget::update));
    rename();
}

void StepButton::setState(StepState state)
{
    if (state == m_state)
        return;
    m_state = state;
    rename();
    update();
}

void StepButton::rename()
{
    const QString step = ConversationWords::step(m_step);
    setText(step);
    switch (m_state) {
    case StepState::Done:
        setAccessibleName(tr("Script step %1: done").arg(step));
        break;
    case StepState::ByDraft:
        setAccessibleName(tr("Script step %1: this draft does it").arg(step));
        break;
    case StepState::Missing:
        setAccessibleName(tr("Script step %1: missing").arg(step));
        break;
    }
    setToolTip(m_key.isEmpty() ? accessibleName()
                               : u"%1 (%2)"_s.arg(accessibleName(), m_key.toString(QKeySequence::NativeText)));
}

void StepButton::setKey(const QKeySequence &key)
{
    m_key = key;
    rename();
}

QSize StepButton::sizeHint() const
{
    const QFontMetrics metrics(m_theme.theme().font(TextSize::Caption));
    return {metrics.horizontalAdvance(text()) + 56, metrics.height() + 12};
}

void StepButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool done = m_state == StepState::Done;
    const bool draft = m_state == StepState::ByDraft;
    const QColor ink = theme.color(done ? ColorRole::Calm : (draft ? ColorRole::Accent : ColorRole::TextMuted));
    const QRect dot(4, height() / 2 - 8, 16, 16);
    painter.setPen(QPen(ink, 1.5, draft ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(done ? ink : QColor(Qt::transparent));
    painter.drawEllipse(QRectF(dot).adjusted(0.75, 0.75, -0.75, -0.75));
    QFont font = theme.font(TextSize::Caption);
    if (done) {
        theme.paintIcon(painter, dot.adjusted(3, 3, -3, -3), IconName::Check, theme.color(ColorRole::Surface));
    } else {
        font.setPointSizeF(font.pointSizeF() * 0.85);
        painter.setFont(font);
        painter.drawText(dot, Qt::AlignCenter, QString::number(static_cast<int>(m_step) + 1));
    }
    painter.setFont(theme.font(TextSize::Caption, m_state == StepState::Missing ? QFont::Normal : QFont::DemiBold));
    painter.setPen(ink);
    const int words = painter.fontMetrics().horizontalAdvance(text());
    painter.drawText(QRect(26, 0, words + 4, height()), Qt::AlignVCenter, text());
    if (m_step != ScriptStep::FollowUp) {
        painter.setPen(QPen(theme.color(done ? ColorRole::Calm : ColorRole::Border), 1.5));
        painter.drawLine(32 + words, height() / 2, width() - 4, height() / 2);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(ColorRole::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), Theme::radiusSmall, Theme::radiusSmall);
    }
}

void StepButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        rename();
        updateGeometry();
    }
}

ScriptStrip::ScriptStrip(ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"scriptStrip"_s);
    setAccessibleName(tr("Script"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::small, 0, Theme::small, 0);
    row->setSpacing(0);
    for (size_t i = 0; i < m_steps.size(); ++i) {
        const auto step = static_cast<ScriptStep>(i);
        m_steps[i] = new StepButton(step, theme, this);
        row->addWidget(m_steps[i], step == ScriptStep::FollowUp ? 0 : 1);
        connect(m_steps[i], &QAbstractButton::clicked, this, [this, step] { Q_EMIT stepToggled(step); });
    }
}

void ScriptStrip::setKeys(const std::array<QKeySequence, 4> &keys)
{
    for (size_t i = 0; i < m_steps.size(); ++i)
        m_steps[i]->setKey(keys.at(i));
}

void ScriptStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Script"));
}

void ScriptStrip::setSteps(int doneMask, const std::vector<ScriptStep> &draft)
{
    for (size_t i = 0; i < m_steps.size(); ++i) {
        const bool done = (doneMask >> i & 1) != 0;
        const bool byDraft = std::find(draft.begin(), draft.end(), static_cast<ScriptStep>(i)) != draft.end();
        m_steps[i]->setState(done ? StepState::Done : (byDraft ? StepState::ByDraft : StepState::Missing));
    }
}

} // namespace lianxi
