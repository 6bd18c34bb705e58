// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chart_view.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int usualHeight = 220, rowHeight = 30, heatRow = 26;
} // namespace

ChartView::ChartView(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&themes, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ChartView::setPlot(Plot plot)
{
    const bool same = m_plot.keys == plot.keys && m_plot.series.size() == plot.series.size();
    m_plot = std::move(plot);
    if (!same)
        m_current = m_hovered = -1;
    setAccessibleName(m_plot.title);
    setAccessibleDescription(m_plot.definition);
    updateGeometry();
    update();
}

PlotLayout ChartView::layoutNow() const
{
    return PlotLayout::of(m_plot, size(), QFontMetricsF(m_themes.theme().font(TextSize::Caption)));
}

QSize ChartView::sizeHint() const
{
    const Theme &theme = m_themes.theme();
    if (m_plot.form == PlotForm::Rows)
        return {360, theme.scaled(rowHeight) * std::max(1, static_cast<int>(m_plot.keys.size()))};
    return {360, theme.scaled(m_plot.form == PlotForm::Heat ? heatRow * 8 : usualHeight)};
}

QSize ChartView::minimumSizeHint() const
{
    return {220, sizeHint().height()};
}

void ChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_themes.theme().font(TextSize::Caption));
    paintPlot(painter, m_plot, layoutNow(), m_themes.theme(), hasFocus() ? m_current : m_hovered);
}

bool ChartView::canBeOpened(const PlotLayout::Mark &at) const
{
    return !m_plot.series[at.series].earlier && !mark(at).cases.empty();
}

void ChartView::open(int at)
{
    const PlotLayout layout = layoutNow();
    if (at < 0 || at >= static_cast<int>(layout.marks.size()) || !canBeOpened(layout.marks[static_cast<size_t>(at)]))
        return;
    const PlotMark &shown = mark(layout.marks[static_cast<size_t>(at)]);
    Q_EMIT casesRequested(m_plot.title + u" · "_s + shown.words, shown.cases);
}

void ChartView::go(int at)
{
    if (at == m_current)
        return;
    m_current = at;
    update();
    if (at < 0)
        return;
    QAccessibleEvent moved(this, QAccessible::Focus);
    moved.setChild(at);
    QAccessible::updateAccessibility(&moved);
}

/// To the next mark, in the order of reading, that something is behind.
void ChartView::step(int by)
{
    const PlotLayout layout = layoutNow();
    const int count = static_cast<int>(layout.marks.size());
    for (int at = m_current + by; at >= 0 && at < count; at += by)
        if (canBeOpened(layout.marks[static_cast<size_t>(at)]))
            return go(at);
}

/// To the mark above or below: another weekday of a heat map, another series of a line.
void ChartView::stepAcross(int by)
{
    const PlotLayout layout = layoutNow();
    if (m_current < 0 || (m_plot.form != PlotForm::Heat && m_plot.form != PlotForm::Lines))
        return step(by);
    const PlotLayout::Mark from = layout.marks[static_cast<size_t>(m_current)];
    const bool heat = m_plot.form == PlotForm::Heat;
    for (size_t i = 0; i < layout.marks.size(); ++i) {
        const PlotLayout::Mark &to = layout.marks[i];
        const bool wanted = heat ? to.key == from.key + static_cast<size_t>(by * 24)
                                 : to.key == from.key && to.series == from.series + static_cast<size_t>(by);
        if (wanted && !m_plot.series[to.series].earlier)
            return go(static_cast<int>(i));
    }
}

bool ChartView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const PlotLayout layout = layoutNow();
        const int at = layout.markAt(help->pos(), m_plot);
        // Qt would read markup in it, and the words hold names that people wrote.
        if (at >= 0)
            QToolTip::showText(help->globalPos(),
                               Qt::convertFromPlainText(mark(layout.marks[static_cast<size_t>(at)]).words), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int at = layoutNow().markAt(event->position(), m_plot);
    go(at);
    open(at);
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const int at = layoutNow().markAt(event->position(), m_plot);
    if (std::exchange(m_hovered, at) != at) {
        setCursor(at >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void ChartView::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Down:
        return stepAcross(m_plot.form == PlotForm::Lines ? -1 : 1);
    case Qt::Key_Up:
        return stepAcross(m_plot.form == PlotForm::Lines ? 1 : -1);
    case Qt::Key_Home:
        m_current = -1;
        return step(1);
    case Qt::Key_End:
        m_current = static_cast<int>(layoutNow().marks.size());
        return step(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return open(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason)
        step(1);
    update();
}

void ChartView::focusOutEvent(QFocusEvent *)
{
    update();
}

} // namespace lianxi
