// SPDX-License-Identifier: GPL-3.0-or-later
// A report on pages.
#include "ui/dashboard/report.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int dotsPerInch = 1200; ///< fine enough for letters to stand where they belong
constexpr double unitsPerInch = 96; ///< what we count in: a screen's pixels
constexpr double margin = 48, gap = 14;
constexpr double usualPlot = 190, heatPlot = 200, rowHeight = 21;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lianxi::Report)
};

/// Sizes of a screen are given in points, which a printer takes for its own.
QFont sized(QFont font, double pixels)
{
    font.setPixelSize(qRound(pixels));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Something that stands on one page.
struct Block {
    double height = 0;
    std::function<void(QPainter &, const QRectF &)> paint;
};

class Pages
{
public:
    explicit Pages(const Report &report)
        : m_report(report)
        , m_theme(Theme::light())
        , m_title(sized(m_theme.font(TextSize::Headline, QFont::DemiBold), 24))
        , m_head(sized(m_theme.font(TextSize::Title, QFont::DemiBold), 15))
        , m_text(sized(m_theme.font(TextSize::Body), 12))
        , m_small(sized(m_theme.font(TextSize::Caption), 10))
        , m_number(sized(m_theme.font(TextSize::Headline, QFont::DemiBold), 20))
    {
    }
    [[nodiscard]] QByteArray write()
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(dotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(m_report.title + u" · "_s + m_report.period);
        writer.setCreator(u"Lianxi"_s);
        const double scale = dotsPerInch / unitsPerInch;
        m_size = QSizeF(writer.width() / scale, writer.height() / scale);
        const std::vector<std::vector<Block>> pages = fill();
        QPainter painter(&writer);
        painter.scale(scale, scale);
        for (size_t page = 0; page < pages.size(); ++page) {
            if (page > 0)
                writer.newPage();
            paintPage(painter, pages[page], page + 1, pages.size());
        }
        painter.end();
        return bytes;
    }

private:
    [[nodiscard]] double wide() const { return m_size.width() - 2 * margin; }
    [[nodiscard]] double wrapped(const QFont &font, const QString &words, double width) const
    {
        return words.isEmpty()
            ? 0
            : QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10'000), Qt::TextWordWrap, words).height();
    }
    static void write(QPainter &painter, const QRectF &where, const QFont &font, const QColor &colour,
                      const QString &words, int flags = Qt::AlignLeft | Qt::AlignVCenter)
    {
        painter.setFont(font);
        painter.setPen(colour);
        const bool wraps = flags & Qt::TextWordWrap;
        painter.drawText(where, flags,
                         wraps ? words : QFontMetricsF(font).elidedText(words, Qt::ElideRight, where.width()));
    }
    [[nodiscard]] QColor colour(ColorRole role) const { return m_theme.color(role); }

    /// Blocks in order, each whole on one page.
    [[nodiscard]] std::vector<std::vector<Block>> fill()
    {
        std::vector<std::vector<Block>> pages(1);
        const double room = m_size.height() - 2 * margin - 24;
        double used = 0;
        const auto add = [&](Block block) {
            if (used > 0 && used + block.height > room) {
                pages.emplace_back();
                used = 0;
            }
            used += block.height + gap;
            pages.back().push_back(std::move(block));
        };
        add(headBlock());
        add(figureBlock());
        for (const Report::Table &table : m_report.tables)
            add(tableBlock(table));
        for (const Plot &plot : m_report.plots)
            add(plotBlock(plot));
        return pages;
    }

    void paintPage(QPainter &painter, const std::vector<Block> &blocks, size_t number, size_t of)
    {
        double y = margin;
        for (const Block &block : blocks) {
            painter.save();
            block.paint(painter, QRectF(margin, y, wide(), block.height));
            painter.restore();
            y += block.height + gap;
        }
        const QRectF foot(margin, m_size.height() - margin + 8, wide(), 16);
        write(painter, foot, m_small, colour(ColorRole::TextMuted), m_report.title + u" · "_s + m_report.period);
        write(painter, foot, m_small, colour(ColorRole::TextMuted), Words::tr("Page %1 of %2").arg(number).arg(of),
              Qt::AlignRight | Qt::AlignVCenter);
    }

    [[nodiscard]] Block headBlock()
    {
        return {62, [this](QPainter &painter, const QRectF &where) {
                    write(painter, {where.left(), where.top(), where.width(), 34}, m_title, colour(ColorRole::Text),
                          m_report.title);
                    write(painter, {where.left(), where.top() + 38, where.width(), 20}, m_text,
                          colour(ColorRole::TextMuted), m_report.period + u" · "_s + m_report.made);
                }};
    }

    /// The numbers, four in a row.
    [[nodiscard]] Block figureBlock()
    {
        constexpr double tile = 74, between = 8;
        constexpr size_t across = 4;
        const double rows = std::ceil(static_cast<double>(m_report.heads.size()) / across);
        return {rows * (tile + between), [this](QPainter &painter, const QRectF &where) {
                    const double width = (where.width() - between * (across - 1)) / across;
                    for (size_t i = 0; i < m_report.heads.size(); ++i) {
                        const HeadFigure &head = m_report.heads[i];
                        const QRectF box(where.left() + static_cast<double>(i % across) * (width + between),
                                         where.top() + static_cast<double>(i / across) * (tile + between), width, tile);
                        painter.setPen(QPen(colour(ColorRole::Border), 0.8));
                        painter.setBrush(Qt::NoBrush);
                        painter.drawRoundedRect(box, 6, 6);
                        const QRectF inside = box.adjusted(9, 6, -6, -6);
                        write(painter, inside, m_small, colour(ColorRole::TextMuted), head.title,
                              Qt::AlignLeft | Qt::AlignTop);
                        write(painter, inside, m_number, colour(head.few ? ColorRole::TextMuted : ColorRole::Text),
                              head.value);
                        QStringList detail{head.beside, head.change, head.few ? Words::tr("few") : QString()};
                        detail.removeAll(QString());
                        write(painter, inside, m_small, colour(ColorRole::TextMuted), detail.join(u" · "_s),
                              Qt::AlignLeft | Qt::AlignBottom);
                    }
                }};
    }

    [[nodiscard]] Block tableBlock(const Report::Table &table)
    {
        const double rows = std::max<double>(1, static_cast<double>(table.rows.size()));
        return {
            26 + rows * rowHeight, [this, &table](QPainter &painter, const QRectF &where) {
                write(painter, {where.left(), where.top(), where.width(), 22}, m_head, colour(ColorRole::Text),
                      table.title);
                double y = where.top() + 26;
                if (table.rows.empty())
                    write(painter, {where.left(), y, where.width(), rowHeight}, m_text, colour(ColorRole::TextMuted),
                          table.empty);
                for (const Report::Row &row : table.rows) {
                    painter.setPen(QPen(colour(ColorRole::Border), 0.6));
                    painter.drawLine(QPointF(where.left(), y), QPointF(where.right(), y));
                    const double name = where.width() * 0.46, value = where.width() * 0.2;
                    write(painter, {where.left(), y, name - 8, rowHeight}, m_text, colour(ColorRole::Text), row.name);
                    write(painter, {where.left() + name, y, value - 8, rowHeight}, m_text, colour(ColorRole::Text),
                          row.value);
                    write(painter, {where.left() + name + value, y, where.width() - name - value, rowHeight}, m_text,
                          colour(ColorRole::TextMuted), row.detail);
                    y += rowHeight;
                }
            }};
    }

    [[nodiscard]] static double plotHeight(const Plot &plot)
    {
        if (plot.isEmpty())
            return 22;
        if (plot.form == PlotForm::Heat)
            return heatPlot;
        if (plot.form == PlotForm::Rows)
            return std::clamp(static_cast<double>(plot.keys.size()) * rowHeight, 2 * rowHeight, 700.0);
        return usualPlot;
    }

    [[nodiscard]] Block plotBlock(const Plot &plot)
    {
        const bool legend = plot.series.size() > 1 && !plot.isEmpty();
        const double words = wrapped(m_small, plot.definition, wide()), drawn = plotHeight(plot);
        const double note = plot.note.isEmpty() || plot.isEmpty() ? 0 : 16;
        return {
            24 + (legend ? 18 : 0) + drawn + note + 4 + words,
            [=, this, &plot](QPainter &painter, const QRectF &where) {
                double y = where.top();
                write(painter, {where.left(), y, where.width(), 20}, m_head, colour(ColorRole::Text), plot.title);
                y += 24;
                painter.setFont(m_small);
                if (legend) {
                    paintLegend(painter, plot, m_theme, {where.left(), y, where.width(), 14});
                    y += 18;
                }
                if (plot.isEmpty()) {
                    write(painter, {where.left(), y, where.width(), drawn}, m_text, colour(ColorRole::TextMuted),
                          Words::tr("Nothing to count."));
                } else {
                    painter.save();
                    painter.translate(where.left(), y);
                    painter.setFont(m_small);
                    paintPlot(painter, plot, PlotLayout::of(plot, {where.width(), drawn}, QFontMetricsF(m_small)),
                              m_theme, -1);
                    painter.restore();
                }
                y += drawn;
                if (note > 0)
                    write(painter, {where.left(), y, where.width(), note}, m_small, colour(ColorRole::Text), plot.note);
                write(painter, {where.left(), y + note + 4, where.width(), words + 2}, m_small,
                      colour(ColorRole::TextMuted), plot.definition, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap);
            }};
    }

    const Report &m_report;
    Theme m_theme;
    QFont m_title, m_head, m_text, m_small, m_number;
    QSizeF m_size;
};

} // namespace

QByteArray reportPdf(const Report &report)
{
    return Pages(report).write();
}

} // namespace lianxi
