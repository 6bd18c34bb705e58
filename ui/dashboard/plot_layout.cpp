// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/plot.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double gap = 8;
constexpr double dot = 9; ///< side of the square around a point
constexpr double widestBar = 46;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lianxi::Plot)
};

/// Round steps of the value axis. Times go by minutes, hours and days.
double stepOf(double most, PlotUnit unit, int steps)
{
    const double raw = most / steps;
    if (unit == PlotUnit::Seconds) {
        for (const double nice : {1.0, 5.0, 10.0, 30.0, 60.0, 300.0, 600.0, 1200.0, 1800.0, 3600.0, 7200.0, 14'400.0,
                                  21'600.0, 43'200.0, 86'400.0})
            if (raw <= nice)
                return nice;
        return 86'400 * std::ceil(raw / 86'400);
    }
    const double power = std::pow(10, std::floor(std::log10(std::max(raw, 1e-9))));
    for (const double nice : {1.0, 2.0, 5.0, 10.0})
        if (raw <= nice * power) {
            const double step = nice * power;
            return unit == PlotUnit::Count ? std::max(1.0, step) : step;
        }
    return power * 10;
}

double mostOf(const Plot &plot)
{
    double most = 0;
    for (size_t key = 0; key < static_cast<size_t>(plot.keys.size()); ++key) {
        double stack = 0;
        for (const PlotSeries &series : plot.series) {
            const double value = key < series.marks.size() ? series.marks[key].value : 0;
            stack += series.earlier ? 0 : value;
            most = std::max(most, value);
        }
        if (plot.form == PlotForm::Stacked || plot.form == PlotForm::Rows)
            most = std::max(most, stack);
    }
    // A line far above everything would press what is shown to the ground.
    for (const PlotLine &line : plot.lines)
        if (line.value <= most * 2.5 || plot.unit == PlotUnit::Share)
            most = std::max(most, line.value);
    if (plot.unit == PlotUnit::Share)
        return 1;
    return most > 0 ? most : 1;
}

class Maker
{
public:
    Maker(const Plot &plot, QSizeF size, const QFontMetricsF &metrics)
        : m_plot(plot)
        , m_size(size)
        , m_metrics(metrics)
    {
    }
    PlotLayout make()
    {
        if (m_plot.form == PlotForm::Heat)
            heat();
        else if (m_plot.form == PlotForm::Rows)
            rows();
        else
            upright();
        return std::move(m_layout);
    }

private:
    [[nodiscard]] double value(size_t series, size_t key) const
    {
        const auto &marks = m_plot.series[series].marks;
        return key < marks.size() ? marks[key].value : 0;
    }

    void heat()
    {
        const double left = labelWidth() + gap, top = m_metrics.height() + gap / 2;
        m_layout.area = QRectF(left, top, std::max(24.0, m_size.width() - left), std::max(7.0, m_size.height() - top));
        const double width = m_layout.area.width() / 24, height = m_layout.area.height() / 7;
        for (size_t day = 0; day < 7; ++day) {
            m_layout.keys.push_back(
                {top + (static_cast<double>(day) + 0.5) * height, m_plot.keys.value(static_cast<qsizetype>(day))});
            for (size_t hour = 0; hour < 24 && !m_plot.series.empty(); ++hour)
                m_layout.marks.push_back({0, day * 24 + hour,
                                          QRectF(left + static_cast<double>(hour) * width,
                                                 top + static_cast<double>(day) * height, width - 1, height - 1)});
        }
        const int every = width < m_metrics.horizontalAdvance(u"00 "_s) ? 3 : 1;
        for (int hour = 0; hour < 24; hour += every)
            m_layout.values.push_back({left + (hour + 0.5) * width, QString::number(hour)});
    }

    [[nodiscard]] double labelWidth() const
    {
        double widest = 0;
        for (const QString &key : m_plot.keys)
            widest = std::max(widest, m_metrics.horizontalAdvance(key));
        return std::min(widest, m_size.width() * 0.36);
    }

    /// Of the widest text behind a row.
    [[nodiscard]] double endWidth() const
    {
        double widest = m_metrics.horizontalAdvance(u"888"_s);
        for (const PlotSeries &series : m_plot.series)
            for (const PlotMark &mark : series.marks)
                widest = std::max(widest, m_metrics.horizontalAdvance(mark.label));
        return std::min(widest + gap, m_size.width() * 0.45);
    }

    /// Names at the left, bars to the right; series stand on each other, an earlier one is an outline of its own.
    void rows()
    {
        const double left = labelWidth() + gap, right = endWidth();
        m_layout.area = QRectF(left, 0, std::max(20.0, m_size.width() - left - right), m_size.height());
        m_layout.most = mostOf(m_plot);
        const double height =
            std::min(m_metrics.height() * 2.2,
                     m_layout.area.height() / std::max<double>(1, static_cast<double>(m_plot.keys.size())));
        const double bar = std::min(height * 0.7, widestBar / 2);
        for (size_t key = 0; key < static_cast<size_t>(m_plot.keys.size()); ++key) {
            const double middle = (static_cast<double>(key) + 0.5) * height;
            m_layout.keys.push_back({middle, m_plot.keys.at(static_cast<qsizetype>(key))});
            double from = left;
            for (size_t series = 0; series < m_plot.series.size(); ++series) {
                const double width = value(series, key) / m_layout.most * m_layout.area.width();
                const bool earlier = m_plot.series[series].earlier;
                m_layout.marks.push_back(
                    {series, key, QRectF(earlier ? left : from, middle - bar / 2, std::max(width, 0.0), bar)});
                from += earlier ? 0 : width;
            }
        }
    }

    void upright()
    {
        m_layout.most = mostOf(m_plot);
        const double line = m_metrics.height();
        const double step =
            stepOf(m_layout.most, m_plot.unit, std::max(2, static_cast<int>(m_size.height() / (line * 3))));
        m_layout.most = std::ceil(m_layout.most / step - 1e-9) * step;
        double left = 0;
        for (double at = 0; at <= m_layout.most * 1.0001; at += step)
            left = std::max(left, m_metrics.horizontalAdvance(plotValue(at, m_plot.unit)));
        left += gap;
        m_layout.area = QRectF(left, line, std::max(20.0, m_size.width() - left - gap / 2),
                               std::max(20.0, m_size.height() - 2 * line - gap));
        if (wraps())
            m_layout.area.setHeight(std::max(20.0, m_layout.area.height() - line));
        for (double at = 0; at <= m_layout.most * 1.0001; at += step)
            m_layout.values.push_back({heightOf(at), plotValue(at, m_plot.unit)});
        for (const PlotLine &reference : m_plot.lines)
            if (reference.value <= m_layout.most)
                m_layout.lines.emplace_back(heightOf(reference.value), reference.name);
        for (const PlotMoment &moment : m_plot.moments)
            m_layout.moments.emplace_back(m_layout.area.left() + static_cast<double>(moment.before) * slot(),
                                          moment.name);
        keyTicks();
        m_plot.form == PlotForm::Lines ? points() : columns();
    }

    [[nodiscard]] double heightOf(double value) const
    {
        return m_layout.area.bottom() - value / m_layout.most * m_layout.area.height();
    }
    [[nodiscard]] double slot() const
    {
        return m_layout.area.width() / std::max<double>(1, static_cast<double>(m_plot.keys.size()));
    }
    [[nodiscard]] double middleOf(size_t key) const
    {
        return m_layout.area.left() + (static_cast<double>(key) + 0.5) * slot();
    }

    /// Few columns have all their names, on two lines where one is too short.
    [[nodiscard]] bool wraps() const
    {
        return m_plot.form != PlotForm::Lines && m_plot.keys.size() <= 14
            && std::any_of(m_plot.keys.begin(), m_plot.keys.end(),
                           [this](const QString &key) { return m_metrics.horizontalAdvance(key) + 2 > slot(); });
    }

    void keyTicks()
    {
        if (wraps()) {
            for (qsizetype key = 0; key < m_plot.keys.size(); ++key) {
                QString words = m_plot.keys.at(key);
                if (const qsizetype space = words.lastIndexOf(u' '); space > 0)
                    words[space] = u'\n';
                m_layout.keys.push_back({middleOf(static_cast<size_t>(key)), words});
            }
            return;
        }
        double widest = 1;
        for (const QString &key : m_plot.keys)
            widest = std::max(widest, m_metrics.horizontalAdvance(key) + gap);
        const auto every = static_cast<qsizetype>(std::max(1.0, std::ceil(widest / slot())));
        for (qsizetype key = 0; key < m_plot.keys.size(); key += every)
            m_layout.keys.push_back({middleOf(static_cast<size_t>(key)), m_plot.keys.at(key)});
    }

    void points()
    {
        for (size_t series = 0; series < m_plot.series.size(); ++series)
            for (size_t key = 0; key < static_cast<size_t>(m_plot.keys.size()); ++key) {
                if (key >= m_plot.series[series].marks.size() || m_plot.series[series].marks[key].n == 0)
                    continue; // nothing was there: a gap, not a zero
                QRectF where(0, 0, dot, dot);
                where.moveCenter(QPointF(middleOf(key), heightOf(value(series, key))));
                m_layout.marks.push_back({series, key, where});
            }
    }

    void columns()
    {
        size_t beside = 0;
        for (const PlotSeries &series : m_plot.series)
            beside += m_plot.form == PlotForm::Stacked || series.earlier ? 0 : 1;
        beside = std::max<size_t>(beside, 1);
        const double all = std::min(slot() * 0.78, widestBar * static_cast<double>(beside));
        const double width = all / static_cast<double>(beside);
        for (size_t key = 0; key < static_cast<size_t>(m_plot.keys.size()); ++key) {
            double from = 0;
            size_t place = 0;
            for (size_t series = 0; series < m_plot.series.size(); ++series) {
                const double mine = value(series, key);
                const bool earlier = m_plot.series[series].earlier;
                const bool stacked = m_plot.form == PlotForm::Stacked && !earlier;
                const double base = stacked ? from : 0;
                const double x =
                    middleOf(key) - all / 2 + (stacked || earlier ? 0 : width * static_cast<double>(place));
                m_layout.marks.push_back({series, key,
                                          QRectF(QPointF(x, heightOf(base + mine)),
                                                 QPointF(x + (stacked || earlier ? all : width - 1), heightOf(base)))});
                from += stacked ? mine : 0;
                place += earlier ? 0 : 1;
            }
        }
    }

    const Plot &m_plot;
    QSizeF m_size;
    const QFontMetricsF &m_metrics;
    PlotLayout m_layout;
};

} // namespace

bool Plot::isEmpty() const
{
    return std::all_of(series.begin(), series.end(), [](const PlotSeries &one) {
        return one.earlier
            || std::all_of(one.marks.begin(), one.marks.end(), [](const PlotMark &mark) { return mark.n == 0; });
    });
}

QString plotValue(double value, PlotUnit unit)
{
    const QLocale locale;
    switch (unit) {
    case PlotUnit::Count:
        return locale.toString(qRound64(value));
    case PlotUnit::PerHour:
        return locale.toString(value, 'f', value < 10 ? 1 : 0);
    case PlotUnit::Share:
        return Words::tr("%1 %").arg(
            locale.toString(value * 100, 'f', std::abs(value * 100 - std::round(value * 100)) >= 0.05 ? 1 : 0));
    case PlotUnit::Seconds:
        break;
    }
    const auto whole = qRound64(value);
    if (whole < 60)
        return Words::tr("%1 s").arg(locale.toString(whole));
    if (whole < 7200) // "78 min" is how the house says it
        return Words::tr("%1 min").arg(locale.toString(value / 60, 'f', whole % 60 != 0 && whole < 600 ? 1 : 0));
    if (whole < 86'400)
        return Words::tr("%1 h").arg(locale.toString(value / 3600, 'f', whole % 3600 != 0 ? 1 : 0));
    return Words::tr("%1 d").arg(locale.toString(value / 86'400, 'f', whole % 86'400 != 0 ? 1 : 0));
}

PlotLayout PlotLayout::of(const Plot &plot, QSizeF size, const QFontMetricsF &metricsOf)
{
    return Maker(plot, size, metricsOf).make();
}

int PlotLayout::markAt(QPointF point, const Plot &plot) const
{
    int best = -1;
    double nearest = 24; // pixels within which a point is meant
    for (size_t i = 0; i < marks.size(); ++i) {
        if (plot.series[marks[i].series].earlier)
            continue;
        if (plot.form != PlotForm::Lines) {
            if (marks[i].where.adjusted(-1, -3, 1, 3).contains(point))
                best = static_cast<int>(i); // what lies on top was painted last
            continue;
        }
        const QPointF away = marks[i].where.center() - point;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < nearest) {
            nearest = distance;
            best = static_cast<int>(i);
        }
    }
    return best;
}

} // namespace lianxi
