// SPDX-License-Identifier: GPL-3.0-or-later
// A report as one page of HTML: no scripts, nothing from elsewhere, everything that people wrote escaped.
#include "ui/dashboard/report.h"

#include "ui/dashboard/chart_export.h"

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QSize plotSize(900, 320);

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lianxi::Report)
};

QString text(const QString &words)
{
    return words.toHtmlEscaped();
}

constexpr QStringView style =
    u"body{font:15px/1.5 system-ui,'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;"
    "max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2129;background:#fff}"
    "h1{margin:0}.muted,figcaption{color:#5a6270}.heads{display:grid;"
    "grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.6rem;padding:0}"
    ".heads div{border:1px solid #d5d9e0;border-radius:.5rem;padding:.5rem .8rem}"
    ".heads dd{margin:0}.heads .value{font-size:1.6rem;font-weight:600}"
    "table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #d5d9e0;"
    "padding:.3rem .6rem .3rem 0;text-align:left}figure{margin:2rem 0;break-inside:avoid}"
    "svg{max-width:100%;height:auto}";

QString headsHtml(const Report &report)
{
    QString html = u"<dl class=\"heads\">"_s;
    for (const HeadFigure &head : report.heads) {
        QStringList detail{head.beside, head.change, head.few ? Words::tr("few") : QString()};
        detail.removeAll(QString());
        html +=
            u"<div title=\"%1\"><dt class=\"muted\">%2</dt><dd class=\"value\">%3</dd><dd class=\"muted\">%4</dd></div>"_s
                .arg(text(head.definition), text(head.title), text(head.value), text(detail.join(u" · "_s)));
    }
    return html + u"</dl>\n"_s;
}

QString tableHtml(const Report::Table &table)
{
    QString html = u"<h2>%1</h2>\n"_s.arg(text(table.title));
    if (table.rows.empty())
        return html + u"<p class=\"muted\">%1</p>\n"_s.arg(text(table.empty));
    html += u"<table>"_s;
    for (const Report::Row &row : table.rows)
        html += u"<tr><th scope=\"row\">%1</th><td>%2</td><td class=\"muted\">%3</td></tr>"_s.arg(
            text(row.name), text(row.value), text(row.detail));
    return html + u"</table>\n"_s;
}

/// What the picture shows, for who does not see it.
QString numbersHtml(const Plot &plot)
{
    QString html = u"<details><summary>%1</summary><table>"_s.arg(text(Words::tr("Numbers")));
    for (const PlotSeries &series : plot.series)
        for (const PlotMark &mark : series.marks)
            if (mark.n > 0)
                html += u"<tr><td>%1</td><td>%2</td></tr>"_s.arg(text(series.name), text(mark.words));
    return html + u"</table></details>"_s;
}

QString plotHtml(const Plot &plot)
{
    if (plot.isEmpty())
        return u"<figure><h2>%1</h2><p class=\"muted\">%2</p></figure>\n"_s.arg(text(plot.title),
                                                                                text(Words::tr("Nothing to count.")));
    QSize size = plotSize;
    if (plot.form == PlotForm::Rows)
        size.setHeight(std::clamp(90 + 26 * static_cast<int>(plot.keys.size()), 140, 900));
    QString svg = QString::fromUtf8(chartSvg(plot, Theme::light(), size));
    svg = svg.sliced(std::max<qsizetype>(0, svg.indexOf(u"<svg"_s))); // without the head of a file of its own
    return u"<figure>%1<figcaption>%2 %3</figcaption>%4</figure>\n"_s.arg(svg, text(plot.definition), text(plot.note),
                                                                          numbersHtml(plot));
}

} // namespace

QByteArray reportHtml(const Report &report)
{
    QString html =
        u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head><meta charset=\"utf-8\">"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>%2 · "
        "%3</title><style>%4</style></head>\n<body>\n"
        "<h1>%2</h1>\n<p class=\"muted\">%3 · %5</p>\n"_s.arg(text(report.language), text(report.title),
                                                              text(report.period), style, text(report.made));
    html += headsHtml(report);
    for (const Report::Table &table : report.tables)
        html += tableHtml(table);
    for (const Plot &plot : report.plots)
        html += plotHtml(plot);
    return (html + u"</body>\n</html>\n"_s).toUtf8();
}

} // namespace lianxi
