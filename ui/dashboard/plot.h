// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace lianxi
{

/// What numbers of an axis are.
enum class PlotUnit { Count, Seconds, Share, PerHour };
/// Columns stand beside each other or on each other over a common axis; Rows are columns lying down, for names; Lines
/// connect; Heat is a grid of weekdays and hours.
enum class PlotForm { Columns, Stacked, Rows, Lines, Heat };

/// One bar, point or cell as it is shown.
struct PlotMark {
    double value = 0;
    qint64 n = 0;
    QString words; ///< all about it in a sentence: tool tip, and what is read aloud
    QString label = {}; ///< short text at the mark; empty: none
    std::vector<qint64> cases = {};
    bool few = false; ///< counted from so few that it says little: painted pale
};
struct PlotSeries {
    QString name;
    std::vector<PlotMark> marks; ///< one for each key
    ColorRole colour = ColorRole::Accent;
    bool hatched = false; ///< told apart without colours
    bool earlier = false; ///< of the period it is compared with: an outline, and not to be opened
};
struct PlotLine {
    double value = 0;
    QString name;
};

/// Something that happened, between two places of the axis.
struct PlotMoment {
    qsizetype before = 0; ///< the place it stands before
    QString name;
};

/// A chart ready to be painted. A value.
struct Plot {
    QString title, definition;
    PlotForm form = PlotForm::Columns;
    PlotUnit unit = PlotUnit::Count;
    QStringList keys; ///< along the axis
    std::vector<PlotSeries> series;
    std::vector<PlotLine> lines; ///< across, with their names
    std::vector<PlotMoment> moments = {}; ///< of line charts
    QString note = {}; ///< below: what the numbers rest on
    [[nodiscard]] bool isEmpty() const;
};

/// A number as the unit says it: "1,204", "18 min", "96.4 %".
[[nodiscard]] QString plotValue(double value, PlotUnit unit);

/// Where everything of a chart stands. Painting, pointing, tool tips and screen readers use the same one.
struct PlotLayout {
    struct Mark {
        size_t series = 0, key = 0;
        QRectF where; ///< bar or cell, or the square around a point
    };
    struct Tick {
        double at = 0; ///< x or y
        QString text;
    };
    QRectF area; ///< within the axes
    std::vector<Mark> marks; ///< in reading order
    std::vector<Tick> values, keys;
    std::vector<std::pair<double, QString>> lines; ///< y and name
    std::vector<std::pair<double, QString>> moments; ///< x and name
    double most = 0; ///< of the value axis

    /// \param metricsOf  width of a text and height of a line of the caption font.
    [[nodiscard]] static PlotLayout of(const Plot &plot, QSizeF size, const QFontMetricsF &metricsOf);
    /// Mark at a point, or the nearest of a line chart, of the period itself; -1: none.
    [[nodiscard]] int markAt(QPointF point, const Plot &plot) const;
};

/// Paints the chart; `current` is the mark that has the focus, -1: none.
void paintPlot(QPainter &painter, const Plot &plot, const PlotLayout &layout, const Theme &theme, int current);
/// Which colour, hatching or dash is which series, in one line, in the painter's font.
void paintLegend(QPainter &painter, const Plot &plot, const Theme &theme, const QRectF &where);

} // namespace lianxi
