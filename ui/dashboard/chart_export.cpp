// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chart_export.h"

#include "models/language/csv_cell.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int margin = 16;

void paintPage(QPainter &painter, const Plot &plot, const Theme &theme, QSize size)
{
    painter.fillRect(QRect(QPoint(), size), theme.color(ColorRole::Surface));
    painter.setFont(theme.font(TextSize::Title, QFont::DemiBold));
    painter.setPen(theme.color(ColorRole::Text));
    const int head = QFontMetrics(painter.font()).height() + margin / 2;
    painter.drawText(QRect(margin, margin / 2, size.width() - 2 * margin, head), Qt::AlignLeft | Qt::AlignVCenter,
                     plot.title);
    painter.setFont(theme.font(TextSize::Caption));
    int top = margin + head;
    if (plot.series.size() > 1) {
        const int line = QFontMetrics(painter.font()).height() + margin / 2;
        paintLegend(painter, plot, theme, QRectF(margin, top - margin / 2, size.width() - 2 * margin, line));
        top += line;
    }
    painter.translate(margin, top);
    const QSizeF inside(size.width() - 2 * margin, size.height() - top - margin);
    paintPlot(painter, plot, PlotLayout::of(plot, inside, QFontMetricsF(painter.font())), theme, -1);
}

} // namespace

QByteArray chartCsv(const Plot &plot)
{
    const auto cell = csvCell;
    QString text = cell(plot.title) + u",\"series\",\"value\",\"n\",\"cases\"\r\n"_s;
    for (const PlotSeries &series : plot.series) {
        for (size_t i = 0; i < series.marks.size(); ++i) {
            const PlotMark &mark = series.marks[i];
            const QString key = plot.form == PlotForm::Heat
                ? plot.keys.value(static_cast<qsizetype>(i / 24)) + u' ' + QString::number(i % 24)
                : plot.keys.value(static_cast<qsizetype>(i));
            text += cell(key) + u',' + cell(series.name) + u',' + QString::number(mark.value, 'g', 12) + u','
                + QString::number(mark.n) + u',' + QString::number(mark.cases.size()) + u"\r\n"_s;
        }
    }
    return "\xef\xbb\xbf" + text.toUtf8();
}

QImage chartImage(const Plot &plot, const Theme &theme, QSize size, double scale)
{
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintPage(painter, plot, theme, size);
    return image;
}

QByteArray chartSvg(const Plot &plot, const Theme &theme, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(plot.title);
    generator.setDescription(plot.definition);
    QPainter painter(&generator);
    paintPage(painter, plot, theme, size);
    painter.end();
    return bytes;
}

Status saveChart(const QString &file, const Plot &plot, const Theme &theme, QSize size)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return failure(ErrorCode::Io, out.errorString());
    bool written = false;
    if (file.endsWith(u".png"_s, Qt::CaseInsensitive))
        written = chartImage(plot, theme, size).save(&out, "PNG");
    else if (file.endsWith(u".svg"_s, Qt::CaseInsensitive))
        written = out.write(chartSvg(plot, theme, size)) > 0;
    else
        written = out.write(chartCsv(plot)) > 0;
    if (!written || !out.commit())
        return failure(ErrorCode::Io, out.errorString());
    return {};
}

} // namespace lianxi
