// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chart_card.h"

#include "ui/dashboard/chart_export.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QMenu>
#include <QPainter>
#include <QTextDocument>
#include <QToolButton>
#include <QToolTip>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr QSize savedSize(900, 480);
} // namespace

ChartCard::ChartCard(const QString &name, ThemeSource &themes, QWidget *parent)
    : QFrame(parent)
    , m_themes(themes)
    , m_chart(new ChartView(themes, this))
{
    setObjectName(name);
    setProperty("kind", u"card"_s);
    m_chart->setObjectName(name + u"-chart"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::medium, Theme::small, Theme::medium, Theme::medium);
    column->setSpacing(Theme::tiny);
    column->addWidget(makeHead(name));
    m_legend = new ChartLegend(themes, this);
    column->addWidget(m_legend);
    column->addWidget(m_chart, 1);
    m_empty = new PlainLabel(this);
    m_empty->setProperty("kind", u"muted"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setElideMode(Qt::ElideNone);
    column->addWidget(m_empty, 1);
    m_note = new PlainLabel(this);
    m_note->setProperty("kind", u"caption"_s);
    column->addWidget(m_note);
    connect(m_chart, &ChartView::casesRequested, this, &ChartCard::casesRequested);
    connect(&themes, &ThemeSource::changed, this, &ChartCard::takeTheme);
    takeTheme();
    retranslate();
}

QWidget *ChartCard::makeHead(const QString &name)
{
    auto *head = new QWidget(this);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::tiny);
    m_title = new PlainLabel(head);
    m_title->setProperty("kind", u"title"_s);
    line->addWidget(m_title, 1);
    m_explain = new QToolButton(head);
    m_save = new QToolButton(head);
    for (auto [button, suffix] : {std::pair(m_explain, u"-explain"_s), {m_save, u"-save"_s}}) {
        button->setObjectName(name + suffix);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoRaise(true);
        line->addWidget(button);
    }
    auto *menu = new QMenu(m_save);
    for (const QString &ending : {u"png"_s, u"svg"_s, u"csv"_s})
        connect(menu->addAction(ending.toUpper()), &QAction::triggered, this, [this, ending] { save(ending); });
    m_save->setMenu(menu);
    m_save->setPopupMode(QToolButton::InstantPopup);
    connect(m_explain, &QToolButton::clicked, this, &ChartCard::explain);
    return head;
}

void ChartCard::announce(const Plot &plot)
{
    setPlot(plot);
    m_counted = false;
    retranslate();
}

void ChartCard::setPlot(Plot taken)
{
    m_counted = true;
    m_chart->setPlot(std::move(taken)); // its lists of cases are long
    const Plot &plot = m_chart->plot();
    static_cast<ChartLegend *>(m_legend)->setPlot(plot);
    const bool empty = plot.isEmpty();
    m_chart->setVisible(!empty);
    m_legend->setVisible(!empty && plot.series.size() > 1);
    m_empty->setVisible(empty);
    m_save->setEnabled(!empty);
    m_title->setText(plot.title);
    m_note->setText(plot.note);
    m_note->setVisible(!plot.note.isEmpty() && !empty);
    retranslate();
}

void ChartCard::explain()
{
    const QPoint below = m_explain->mapToGlobal(QPoint(0, m_explain->height()));
    QToolTip::showText(below, Qt::convertFromPlainText(m_chart->plot().definition), m_explain, {}, 60'000);
}

void ChartCard::save(const QString &ending)
{
    auto *dialog = new QFileDialog(this, tr("Save the chart"), {}, u"*.%1"_s.arg(ending));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(objectName() + u'.' + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        const Status saved = saveChart(file, m_chart->plot(), m_themes.theme(), savedSize);
        if (!saved)
            Q_EMIT saveFailed(tr("The chart could not be saved: %1").arg(saved.error().detail));
    });
    dialog->open();
}

void ChartCard::takeTheme()
{
    const Theme &theme = m_themes.theme();
    for (auto [button, icon] : {std::pair(m_explain, IconName::Info), {m_save, IconName::More}}) {
        button->setIcon(theme.icon(icon, ColorRole::TextMuted));
        button->setIconSize(QSize(theme.scaled(16), theme.scaled(16)));
    }
}

void ChartCard::retranslate()
{
    m_empty->setText(m_counted ? tr("Nothing to count.") : tr("Not counted yet."));
    m_explain->setAccessibleName(tr("What this is: %1").arg(m_chart->plot().title));
    m_explain->setAccessibleDescription(m_chart->plot().definition);
    m_explain->setToolTip(Qt::convertFromPlainText(m_chart->plot().definition));
    m_save->setAccessibleName(tr("Save: %1").arg(m_chart->plot().title));
    m_save->setToolTip(tr("Save as picture or table"));
}

void ChartCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

ChartLegend::ChartLegend(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
{
    connect(&themes, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ChartLegend::setPlot(const Plot &plot)
{
    m_plot.series.clear();
    for (const PlotSeries &series : plot.series)
        m_plot.series.push_back({series.name, {}, series.colour, series.hatched, series.earlier});
    m_plot.form = plot.form;
    update();
}

QSize ChartLegend::sizeHint() const
{
    return {200, QFontMetrics(m_themes.theme().font(TextSize::Caption)).height() + Theme::tiny};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_themes.theme().font(TextSize::Caption));
    paintLegend(painter, m_plot, m_themes.theme(), rect());
}

} // namespace lianxi
