// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/plot.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace lianxi
{

namespace
{

constexpr int paleAlpha = 110;

class Brush
{
public:
    Brush(QPainter &painter, const Plot &plot, const PlotLayout &layout, const Theme &theme, int current)
        : m_painter(painter)
        , m_plot(plot)
        , m_layout(layout)
        , m_theme(theme)
        , m_current(current)
        , m_metrics(painter.font())
    {
    }

    void axes()
    {
        const QRectF &area = m_layout.area;
        const bool rows = m_plot.form == PlotForm::Rows, heat = m_plot.form == PlotForm::Heat;
        for (const PlotLayout::Tick &tick : m_layout.values) {
            if (heat) {
                text(QRectF(tick.at - 30, 0, 60, area.top()), Qt::AlignHCenter | Qt::AlignVCenter, tick.text);
                continue;
            }
            m_painter.setPen(QPen(m_theme.color(ColorRole::Border), 1));
            m_painter.drawLine(QPointF(area.left(), tick.at), QPointF(area.right(), tick.at));
            text(QRectF(0, tick.at - 20, area.left() - 6, 40), Qt::AlignRight | Qt::AlignVCenter, tick.text);
        }
        for (const PlotLayout::Tick &tick : m_layout.keys) {
            if (rows || heat)
                text(QRectF(0, tick.at - 20, area.left() - 6, 40), Qt::AlignRight | Qt::AlignVCenter, tick.text);
            else
                keyText(tick);
        }
    }

    /// Below the axis, within its ends.
    void keyText(const PlotLayout::Tick &tick)
    {
        m_painter.setPen(m_theme.color(ColorRole::TextMuted));
        const double wide = m_metrics.size(0, tick.text).width() + 2;
        const double rightmost = m_layout.area.right() + 4 - wide; // what is farther is cut off
        const double left = std::max(m_layout.area.left(), std::min(tick.at - wide / 2, rightmost));
        m_painter.drawText(QRectF(left, m_layout.area.bottom() + 5, wide, 2 * m_metrics.height()),
                           Qt::AlignHCenter | Qt::AlignTop, tick.text);
    }

    void marks()
    {
        for (size_t i = 0; i < m_layout.marks.size(); ++i) {
            const PlotLayout::Mark &mark = m_layout.marks[i];
            const PlotSeries &series = m_plot.series[mark.series];
            const PlotMark &shown = series.marks[mark.key];
            if (m_plot.form == PlotForm::Heat)
                cell(mark, shown);
            else if (series.earlier)
                outline(mark);
            else
                bar(mark, series, shown);
        }
        if (m_plot.form == PlotForm::Rows)
            rowLabels();
        if (m_plot.form == PlotForm::Columns)
            columnLabels();
        focus();
    }

    void lines()
    {
        m_painter.setPen(QPen(m_theme.color(ColorRole::TextMuted), 1, Qt::DashLine));
        for (const auto &[y, name] : m_layout.lines)
            m_painter.drawLine(QPointF(m_layout.area.left(), y), QPointF(m_layout.area.right(), y));
    }

    /// Where something happened, with its name at the top, on whichever side there is room.
    void moments()
    {
        const QRectF &area = m_layout.area;
        for (const auto &[x, name] : m_layout.moments) {
            m_painter.setPen(QPen(m_theme.color(ColorRole::Text), 1.4, Qt::DashDotLine));
            m_painter.drawLine(QPointF(x, area.top() - m_metrics.height()), QPointF(x, area.bottom()));
            const double wide = std::min(m_metrics.horizontalAdvance(name) + 2, area.width() / 2);
            const bool toTheLeft = x + wide + 6 > area.right();
            text(QRectF(toTheLeft ? x - wide - 4 : x + 4, area.top() - m_metrics.height(), wide, m_metrics.height()),
                 (toTheLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, name, ColorRole::Text);
        }
    }

    void lineNames()
    {
        double lastName = -100;
        for (const auto &[y, name] : m_layout.lines) {
            if (std::abs(y - lastName) < m_metrics.height())
                continue; // names on each other cannot be read; the definition has them all
            lastName = y;
            const QRectF where(m_layout.area.right() - m_metrics.horizontalAdvance(name) - 6,
                               y - m_metrics.height() - 1, m_metrics.horizontalAdvance(name) + 4, m_metrics.height());
            QColor ground = m_theme.color(ColorRole::Surface);
            ground.setAlpha(215);
            m_painter.fillRect(where, ground);
            text(where, Qt::AlignCenter, name);
        }
    }

    void curves()
    {
        for (size_t series = 0; series < m_plot.series.size(); ++series) {
            const PlotSeries &one = m_plot.series[series];
            QPen pen(m_theme.color(one.colour), one.earlier ? 1.2 : 2);
            pen.setStyle(one.earlier ? Qt::DotLine : one.hatched ? Qt::DashLine : Qt::SolidLine);
            QPainterPath path;
            size_t last = 0;
            bool drawing = false;
            for (const PlotLayout::Mark &mark : m_layout.marks) {
                if (mark.series != series)
                    continue;
                drawing &&mark.key == last + 1 ? path.lineTo(mark.where.center()) : path.moveTo(mark.where.center());
                drawing = true;
                last = mark.key;
            }
            m_painter.setPen(pen);
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawPath(path);
        }
        for (const PlotLayout::Mark &mark : m_layout.marks)
            if (!m_plot.series[mark.series].earlier)
                point(mark);
        focus();
    }

private:
    void text(const QRectF &where, int flags, const QString &words, ColorRole role = ColorRole::TextMuted)
    {
        m_painter.setPen(m_theme.color(role));
        m_painter.drawText(where, flags, m_metrics.elidedText(words, Qt::ElideRight, where.width()));
    }

    void bar(const PlotLayout::Mark &mark, const PlotSeries &series, const PlotMark &shown)
    {
        if (mark.where.width() <= 0 || mark.where.height() <= 0 || shown.value <= 0)
            return;
        QColor colour = m_theme.color(series.colour);
        if (shown.few)
            colour.setAlpha(paleAlpha);
        const QRectF where = mark.where.adjusted(0, 0, 0, 0);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRect(where);
        if (series.hatched) {
            m_painter.setBrush(QBrush(m_theme.color(ColorRole::Surface), Qt::BDiagPattern));
            m_painter.drawRect(where);
        }
    }

    /// Above whatever stands highest there.
    void columnLabels()
    {
        std::vector<double> tops(static_cast<size_t>(m_plot.keys.size()), m_layout.area.bottom());
        for (const PlotLayout::Mark &mark : m_layout.marks)
            tops[mark.key] = std::min(tops[mark.key], mark.where.top());
        for (const PlotLayout::Mark &mark : m_layout.marks) {
            const QString &label = m_plot.series[mark.series].marks[mark.key].label;
            if (label.isEmpty() || m_metrics.horizontalAdvance(label) > mark.where.width() + 14)
                continue;
            text(QRectF(mark.where.center().x() - 60, tops[mark.key] - m_metrics.height() - 1, 120, m_metrics.height()),
                 Qt::AlignCenter, label);
        }
    }

    void outline(const PlotLayout::Mark &mark)
    {
        if (mark.where.width() <= 0 || mark.where.height() <= 0)
            return;
        m_painter.setPen(QPen(m_theme.color(ColorRole::TextMuted), 1.2, Qt::DotLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(mark.where.adjusted(-1.5, 0, 1.5, 0));
    }

    void cell(const PlotLayout::Mark &mark, const PlotMark &shown)
    {
        double most = 1e-9;
        for (const PlotMark &one : m_plot.series.front().marks)
            most = std::max(most, one.value);
        const double part = shown.value / most;
        const QColor empty = m_theme.color(ColorRole::Sunken), full = m_theme.color(ColorRole::Accent);
        const auto mix = [part](int a, int b) { return qRound(a + (b - a) * part); };
        const QColor ground(mix(empty.red(), full.red()), mix(empty.green(), full.green()),
                            mix(empty.blue(), full.blue()));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ground);
        m_painter.drawRect(mark.where);
        if (shown.label.isEmpty() || m_metrics.horizontalAdvance(shown.label) > mark.where.width()
            || m_metrics.height() > mark.where.height() + 2)
            return;
        const QColor dark = m_theme.color(ColorRole::Text), light = m_theme.color(ColorRole::OnAccent);
        m_painter.setPen(contrast(dark, ground) >= contrast(light, ground) ? dark : light);
        m_painter.drawText(mark.where, Qt::AlignCenter, shown.label);
    }

    void point(const PlotLayout::Mark &mark)
    {
        const PlotSeries &series = m_plot.series[mark.series];
        const QColor colour = m_theme.color(series.colour);
        const double side = m_plot.keys.size() > 40 ? 4 : 7;
        QRectF where(0, 0, side, side);
        where.moveCenter(mark.where.center());
        m_painter.setPen(QPen(colour, 1.5));
        m_painter.setBrush(series.marks[mark.key].few ? m_theme.color(ColorRole::Surface) : colour);
        series.hatched ? m_painter.drawRect(where) : m_painter.drawEllipse(where);
    }

    /// What a row's bars say together, behind the last of them.
    void rowLabels()
    {
        for (size_t key = 0; key < static_cast<size_t>(m_plot.keys.size()); ++key) {
            double end = m_layout.area.left(), middle = 0;
            QString words;
            for (const PlotLayout::Mark &mark : m_layout.marks) {
                if (mark.key != key)
                    continue;
                end = std::max(end, mark.where.right());
                middle = mark.where.center().y();
                const QString &label = m_plot.series[mark.series].marks[key].label;
                words = label.isEmpty() ? words : label;
            }
            text(QRectF(end + 6, middle - 20, 400, 40), Qt::AlignLeft | Qt::AlignVCenter, words);
        }
    }

    void focus()
    {
        if (m_current < 0 || m_current >= static_cast<int>(m_layout.marks.size()))
            return;
        m_painter.setPen(QPen(m_theme.color(ColorRole::Text), 2));
        m_painter.setBrush(Qt::NoBrush);
        QRectF where = m_layout.marks[static_cast<size_t>(m_current)].where.adjusted(-2, -2, 2, 2);
        m_painter.drawRect(where);
    }

    QPainter &m_painter;
    const Plot &m_plot;
    const PlotLayout &m_layout;
    const Theme &m_theme;
    int m_current;
    QFontMetricsF m_metrics;
};

} // namespace

void paintPlot(QPainter &painter, const Plot &plot, const PlotLayout &layout, const Theme &theme, int current)
{
    painter.setRenderHint(QPainter::Antialiasing, plot.form == PlotForm::Lines);
    Brush brush(painter, plot, layout, theme, current);
    brush.axes();
    if (plot.form == PlotForm::Lines) {
        brush.lines();
        brush.moments();
        brush.curves();
    } else {
        brush.marks();
        brush.lines();
    }
    brush.lineNames();
}

void paintLegend(QPainter &painter, const Plot &plot, const Theme &theme, const QRectF &where)
{
    constexpr double swatch = 12;
    const QFontMetricsF metrics(painter.font());
    double x = where.left();
    for (const PlotSeries &series : plot.series) {
        const QRectF mark(x, where.center().y() - swatch / 2, swatch, swatch);
        if (series.earlier) {
            painter.setPen(QPen(theme.color(ColorRole::TextMuted), 1.2, Qt::DotLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(mark.adjusted(0, 0, -1, -1));
        } else {
            painter.fillRect(mark, theme.color(series.colour));
            if (series.hatched)
                painter.fillRect(mark, QBrush(theme.color(ColorRole::Surface), Qt::BDiagPattern));
        }
        x += swatch + Theme::tiny;
        painter.setPen(theme.color(ColorRole::TextMuted));
        const double wide = metrics.horizontalAdvance(series.name);
        painter.drawText(QRectF(x, where.top(), wide + 2, where.height()), Qt::AlignVCenter, series.name);
        x += wide + Theme::medium;
    }
}

} // namespace lianxi
