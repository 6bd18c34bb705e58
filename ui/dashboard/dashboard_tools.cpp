// SPDX-License-Identifier: GPL-3.0-or-later
// What the lead does beside looking: measures, briefs, reports and the wallboard.
#include "models/domain/day.h"
#include "ui/dashboard/brief_editor.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/dashboard/measure_editor.h"
#include "ui/dashboard/report.h"
#include "ui/dashboard/wallboard.h"

#include <QAction>
#include <QBoxLayout>
#include <QDateTime>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QThreadPool>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

/// The place of a chart's time axis that a day stands before; nullopt: outside of it.
std::optional<qsizetype> placeOf(const metrics::Series &series, std::chrono::sys_days day)
{
    const QString key = toDate(day).toString(Qt::ISODate);
    for (size_t i = 0; i < series.bars.size(); ++i)
        if (series.bars[i].key.size() == key.size() && series.bars[i].key == key)
            return static_cast<qsizetype>(i);
    return std::nullopt;
}

} // namespace

void DashboardPage::makeButtons()
{
    m_measuresButton = new QPushButton(this);
    m_measuresButton->setObjectName(u"dashboard-measures"_s);
    m_wallButton = new QPushButton(this);
    m_wallButton->setObjectName(u"dashboard-wallboard"_s);
    m_reportButton = new QPushButton(this);
    m_reportButton->setObjectName(u"dashboard-report"_s);
    auto *menu = new QMenu(m_reportButton);
    m_asPdf = menu->addAction(QString());
    m_asHtml = menu->addAction(QString());
    m_briefsAction = menu->addAction(QString());
    m_reportButton->setMenu(menu);
    for (QAbstractButton *button :
         {static_cast<QAbstractButton *>(m_measuresButton), static_cast<QAbstractButton *>(m_reportButton),
          static_cast<QAbstractButton *>(m_wallButton)})
        m_controls->addButton(button);
    m_measuresButton->hide(); // until there is a team to write them down for
    m_briefsAction->setVisible(false);
    connect(m_measuresButton, &QPushButton::clicked, this, &DashboardPage::openMeasures);
    connect(m_wallButton, &QPushButton::clicked, this, &DashboardPage::openWallboard);
    connect(m_briefsAction, &QAction::triggered, this, &DashboardPage::openBriefs);
    connect(m_asPdf, &QAction::triggered, this, [this] { saveReport(u"pdf"_s); });
    connect(m_asHtml, &QAction::triggered, this, [this] { saveReport(u"html"_s); });
    // The way back from a tool stands above it.
    auto *frame = new QWidget(this);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_toolHead = frame;
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    m_back = new QPushButton(frame);
    m_back->setObjectName(u"dashboard-back"_s);
    m_back->setProperty("kind", u"quiet"_s);
    m_toolTitle = new PlainLabel(frame);
    m_toolTitle->setProperty("kind", u"headline"_s);
    line->addWidget(m_toolTitle, 1);
    line->addWidget(m_back);
    column->addLayout(line);
    m_stack->addWidget(frame);
    connect(m_back, &QPushButton::clicked, this, &DashboardPage::showBoard);
}

void DashboardPage::offerTools(DashboardTools tools)
{
    m_tools = std::move(tools);
    m_measuresButton->show();
    m_briefsAction->setVisible(true);
    m_tools.shelf->watch(TeamItemKind::Measure);
    connect(m_tools.shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == TeamItemKind::Measure && isVisible())
            refresh();
    });
}

void DashboardPage::openMeasures()
{
    if (!m_measuresPage) {
        m_measure = new MeasureEditor(m_themes);
        m_measuresPage = makeMeasuresPage(*m_tools.shelf, m_measure);
        connect(m_measure, &MeasureEditor::comparisonWanted, this, &DashboardPage::measureWanted);
        connect(m_measure, &MeasureEditor::casesRequested, this, &DashboardPage::casesRequested);
        connect(m_measure, &MeasureEditor::saveFailed, this, &DashboardPage::showTrouble);
    }
    showTool(m_measuresPage, tr("Before and after"));
}

void DashboardPage::openBriefs()
{
    if (!m_briefsPage) {
        m_brief = new BriefEditor(m_tools.me, m_tools.agentName);
        m_brief->setDesk(m_tools.desk);
        m_briefsPage = makeBriefsPage(*m_tools.shelf, m_brief);
        connect(m_brief, &BriefEditor::trialWanted, this,
                [this](const Brief &brief) { Q_EMIT briefTrialWanted(tr("Brief"), brief); });
    }
    showTool(m_briefsPage, tr("Briefs"));
}

void DashboardPage::showTool(QWidget *tool, const QString &title)
{
    auto *column = static_cast<QVBoxLayout *>(m_toolHead->layout());
    for (QWidget *other : {m_measuresPage, m_briefsPage})
        if (other)
            other->setVisible(other == tool);
    if (column->indexOf(tool) < 0)
        column->addWidget(tool, 1);
    m_toolTitle->setText(title);
    m_stack->setCurrentWidget(m_toolHead);
    m_back->setFocus();
}

void DashboardPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_stack->currentWidget() != m_board)
        showBoard();
    else
        QWidget::keyPressEvent(event);
}

void DashboardPage::showBoard()
{
    m_stack->setCurrentWidget(m_board);
    m_measuresButton->setFocus();
}

void DashboardPage::showMeasure(std::shared_ptr<const MeasureResult> result)
{
    if (m_measure)
        m_measure->showResult(result);
}

void DashboardPage::showBriefTrial(const QString &trouble)
{
    if (m_brief)
        m_brief->say(trouble.isEmpty() ? tr("It is written.") : trouble, !trouble.isEmpty());
}

void DashboardPage::showBriefTrouble(const QString &sentence)
{
    m_briefTrouble->setText(sentence);
    m_briefTrouble->setVisible(!sentence.isEmpty());
}

/// Measures stand in every chart over days, where they began.
void DashboardPage::markMeasures(Plot &plot, const metrics::Chart &chart) const
{
    if (!m_tools.shelf || plot.form != PlotForm::Lines || chart.series.empty())
        return;
    for (const TeamItem &item : m_tools.shelf->items(TeamItemKind::Measure))
        if (const std::optional<Measure> measure = measureFromJson(item.saved.body))
            if (const std::optional<qsizetype> place = placeOf(chart.series.front(), measure->query.day))
                plot.moments.push_back({*place, item.saved.name});
}

/// The wallboard hangs in a window of its own and must not speak to a page that is going.
DashboardPage::~DashboardPage()
{
    if (m_wall) {
        m_wall->disconnect(this);
        m_wall->close();
    }
}

void DashboardPage::openWallboard()
{
    if (m_wall) {
        m_wall->raise();
        m_wall->activateWindow();
        return;
    }
    m_wall = new Wallboard(m_themes);
    m_wall->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_wall, &Wallboard::closed, this, [this] {
        if (!isVisible())
            m_live.stop();
    });
    if (m_queue)
        m_wall->showQueue(m_queue);
    m_wall->showFullScreen();
    m_live.start();
}

/// Written on another thread: pages of pictures take longer than a view may.
void DashboardPage::saveReport(const QString &ending)
{
    if (!m_figures)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the report"), {}, u"*.%1"_s.arg(ending));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(u"lianxi-%1.%2"_s.arg(reportPeriod(*m_figures).replace(u' ', u'-'), ending));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        const Instant now = fromMillis(QDateTime::currentMSecsSinceEpoch());
        auto report = std::make_shared<const Report>(wholeReport(*m_figures, m_names, now));
        m_controls->setState(tr("Writing the report …"));
        QThreadPool::globalInstance()->start(
            [page = QPointer<DashboardPage>(this), receiver = QPointer<QObject>(qApp), file, report] {
                const Status saved = lianxi::saveReport(file, *report);
                QMetaObject::invokeMethod(
                    receiver,
                    [page, file, why = saved ? QString() : saved.error().detail] {
                        if (!page)
                            return;
                        page->m_controls->setState(why.isEmpty() ? tr("Written: %1").arg(file) : QString());
                        if (!why.isEmpty())
                            page->showTrouble(tr("The report was not saved. %1").arg(why));
                    },
                    Qt::QueuedConnection);
            });
    });
    dialog->open();
}

} // namespace lianxi
