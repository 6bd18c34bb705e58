// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/plain_label.h"

#include <QEvent>
#include <QFontMetrics>

namespace lianxi
{

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
    setText(text);
}

void PlainLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    refit();
}

void PlainLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elide = mode;
    setWordWrap(mode == Qt::ElideNone);
    refit();
}

QSize PlainLabel::sizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::sizeHint();
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(m_text) + margins.left() + margins.right() + 2 * margin() + 1,
            QLabel::sizeHint().height()};
}

QSize PlainLabel::minimumSizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 4), QLabel::minimumSizeHint().height()};
}

void PlainLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    refit();
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refit();
}

void PlainLabel::refit()
{
    // QLabel's own setText keeps the format: PlainText was set in the constructor.
    if (m_elide == Qt::ElideNone) {
        QLabel::setText(m_text);
        return;
    }
    QString line = m_text;
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    const QString shown = fontMetrics().elidedText(line, m_elide, std::max(0, contentsRect().width() - 2 * margin()));
    if (shown != text())
        QLabel::setText(shown);
}

} // namespace lianxi
