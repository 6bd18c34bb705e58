// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/measure_editor.h"

#include "ui/dashboard/measure_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace lianxi
{

using namespace Qt::StringLiterals;
using metrics::DayFigure, metrics::DayUnit, metrics::Statistic;

namespace
{

constexpr std::array weekChoices{1, 2, 4, 8, 12};
constexpr std::array timeChoices{Statistic::Median, Statistic::Mean, Statistic::P90};
constexpr int typingPauseMs = 300;
const QDate epoch(1970, 1, 1);

void fill(QComboBox *box, const QStringList &words)
{
    const QSignalBlocker quiet(box);
    const int kept = std::max(0, box->currentIndex());
    box->clear();
    box->addItems(words);
    box->setCurrentIndex(kept);
}

} // namespace

MeasureEditor::MeasureEditor(ThemeSource &themes, QWidget *parent)
    : ItemEditor(parent)
    , m_form(new QFormLayout)
    , m_day(new QDateEdit(this))
    , m_what(new QPlainTextEdit(this))
    , m_figure(new QComboBox(this))
    , m_times(new QComboBox(this))
    , m_weeks(new QComboBox(this))
    , m_hours(new QCheckBox(this))
    , m_bots(new QCheckBox(this))
    , m_dayLabel(new PlainLabel(this))
    , m_whatLabel(new PlainLabel(this))
    , m_figureLabel(new PlainLabel(this))
    , m_timesLabel(new PlainLabel(this))
    , m_weeksLabel(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_chart(new ChartCard(u"measureChart"_s, themes, this))
{
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &MeasureEditor::ask);
    connect(m_day, &QDateEdit::dateChanged, this, &MeasureEditor::takeFields);
    connect(m_what, &QPlainTextEdit::textChanged, this, &MeasureEditor::takeFields);
    for (QComboBox *box : {m_figure, m_times, m_weeks})
        connect(box, &QComboBox::currentIndexChanged, this, &MeasureEditor::takeFields);
    for (QCheckBox *box : {m_hours, m_bots})
        connect(box, &QCheckBox::toggled, this, &MeasureEditor::takeFields);
    connect(m_chart, &ChartCard::casesRequested, this, &MeasureEditor::casesRequested);
    connect(m_chart, &ChartCard::saveFailed, this, &MeasureEditor::saveFailed);
    retranslate();
    m_weeks->setCurrentIndex(2);
}

void MeasureEditor::build()
{
    m_day->setObjectName(u"measureDay"_s);
    m_day->setCalendarPopup(true);
    m_what->setObjectName(u"measureWhat"_s);
    m_what->setTabChangesFocus(true);
    m_what->setFixedHeight(m_what->fontMetrics().lineSpacing() * 2 + 18);
    m_figure->setObjectName(u"measureFigure"_s);
    m_times->setObjectName(u"measureTimes"_s);
    m_weeks->setObjectName(u"measureWeeks"_s);
    m_hours->setObjectName(u"measureHours"_s);
    m_bots->setObjectName(u"measureBots"_s);
    m_sentence->setObjectName(u"measureSentence"_s);
    m_sentence->setElideMode(Qt::ElideNone);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    m_form->setSpacing(Theme::small);
    m_form->addRow(m_dayLabel, m_day);
    m_form->addRow(m_whatLabel, m_what);
    m_form->addRow(m_figureLabel, m_figure);
    m_form->addRow(m_timesLabel, m_times);
    m_form->addRow(m_weeksLabel, m_weeks);
    auto *switches = new QHBoxLayout;
    switches->addWidget(m_hours);
    switches->addWidget(m_bots);
    switches->addStretch();
    m_form->addRow(QString(), switches);
    column->addLayout(m_form);
    column->addWidget(m_sentence);
    column->addWidget(m_chart, 1);
    for (auto [label, field] : std::initializer_list<std::pair<PlainLabel *, QWidget *>>{{m_dayLabel, m_day},
                                                                                         {m_whatLabel, m_what},
                                                                                         {m_figureLabel, m_figure},
                                                                                         {m_timesLabel, m_times},
                                                                                         {m_weeksLabel, m_weeks}})
        label->setBuddy(field);
}

bool MeasureEditor::show(const QJsonObject &body)
{
    const std::optional<Measure> read = measureFromJson(body);
    setMeasure(read.value_or(Measure()));
    return read.has_value();
}

void MeasureEditor::begin()
{
    Measure today;
    today.query.day = std::chrono::sys_days(std::chrono::days(epoch.daysTo(QDate::currentDate())));
    setMeasure(today);
}

void MeasureEditor::setMeasure(const Measure &measure)
{
    const MeasureQuery &query = measure.query;
    m_showing = true;
    m_day->setDate(epoch.addDays(query.day.time_since_epoch().count()));
    m_what->setPlainText(measure.what);
    m_figure->setCurrentIndex(static_cast<int>(query.figure));
    const auto placeOf = [](const auto &list, const auto &value, int otherwise) {
        const auto found = std::ranges::find(list, value);
        return found == list.end() ? otherwise : static_cast<int>(found - list.begin());
    };
    m_times->setCurrentIndex(placeOf(timeChoices, query.ofTimes, 0));
    m_weeks->setCurrentIndex(placeOf(weekChoices, query.weeks, 2));
    m_hours->setChecked(query.serviceHours);
    m_bots->setChecked(query.bots);
    m_showing = false;
    takeFields();
    m_pause.stop();
    ask();
}

Measure MeasureEditor::measure() const
{
    Measure measure;
    MeasureQuery &query = measure.query;
    query.day = std::chrono::sys_days(std::chrono::days(epoch.daysTo(m_day->date())));
    query.figure = static_cast<DayFigure>(std::max(0, m_figure->currentIndex()));
    query.ofTimes = timeChoices.at(static_cast<size_t>(std::max(0, m_times->currentIndex())));
    query.weeks = weekChoices.at(static_cast<size_t>(std::max(0, m_weeks->currentIndex())));
    query.serviceHours = m_hours->isChecked();
    query.bots = m_bots->isChecked();
    measure.what = m_what->toPlainText().trimmed();
    return measure;
}

bool MeasureEditor::isRight() const
{
    return !m_what->toPlainText().trimmed().isEmpty();
}

QString MeasureEditor::describe(const QJsonObject &body) const
{
    const std::optional<Measure> read = measureFromJson(body);
    return read
        ? tr("%1: %2 (%3)")
              .arg(QLocale().toString(epoch.addDays(read->query.day.time_since_epoch().count()), QLocale::ShortFormat),
                   read->what, MeasureWords::figure(read->query.figure))
        : QString();
}

void MeasureEditor::takeFields()
{
    const bool times = metrics::unitOf(measure().query.figure) == DayUnit::Seconds;
    m_times->setEnabled(times);
    m_hours->setEnabled(times);
    if (m_showing)
        return;
    if (m_result && m_result->query != measure().query)
        m_pause.start();
    else if (!m_result)
        m_pause.start();
    Q_EMIT edited();
}

void MeasureEditor::ask()
{
    m_result.reset();
    showAnswer();
    Q_EMIT comparisonWanted(measure().query);
}

void MeasureEditor::showResult(const std::shared_ptr<const MeasureResult> &result)
{
    if (result->query != measure().query)
        return;
    m_result = result;
    showAnswer();
}

void MeasureEditor::showAnswer()
{
    Plot plot;
    plot.form = PlotForm::Lines;
    plot.title = MeasureWords::figure(measure().query.figure);
    if (m_result) {
        m_sentence->setText(MeasureWords::sentence(*m_result));
        m_chart->setPlot(MeasureWords::plot(*m_result, measure().what.section(u'\n', 0, 0)));
    } else {
        m_sentence->setText(tr("Counting …"));
        m_chart->announce(plot);
    }
}

void MeasureEditor::fillChoices()
{
    QStringList figures, weeks;
    for (size_t i = 0; i < EnumNames<DayFigure>::names.size(); ++i)
        figures += MeasureWords::figure(static_cast<DayFigure>(i));
    for (const int count : weekChoices)
        weeks += tr("%n week(s) on each side", nullptr, count);
    m_showing = true;
    fill(m_figure, figures);
    fill(m_times, {tr("Median"), tr("Mean"), tr("90th percentile")});
    fill(m_weeks, weeks);
    m_showing = false;
}

void MeasureEditor::retranslate()
{
    fillChoices();
    m_dayLabel->setText(tr("First day"));
    m_whatLabel->setText(tr("What was changed"));
    m_figureLabel->setText(tr("Figure"));
    m_timesLabel->setText(tr("Of times"));
    m_weeksLabel->setText(tr("Compared"));
    m_day->setAccessibleName(tr("First day"));
    m_what->setAccessibleName(tr("What was changed"));
    m_what->setPlaceholderText(tr("For instance: evening shift from six to ten"));
    m_figure->setAccessibleName(tr("Figure"));
    m_times->setAccessibleName(tr("Of times"));
    m_weeks->setAccessibleName(tr("Compared"));
    m_hours->setText(tr("Service hours"));
    m_bots->setText(tr("With bots"));
    showAnswer();
}

void MeasureEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

ItemPage *makeMeasuresPage(TeamShelf &shelf, MeasureEditor *editor, QWidget *parent)
{
    const auto words = [] {
        return ItemPage::Words{
            MeasureEditor::tr("Measures"),
            MeasureEditor::tr("No measure yet. Write down what the team changes and when: a figure before and after it "
                              "tells what came of it, and how much may be chance."),
            MeasureEditor::tr("New measure"), MeasureEditor::tr("New measure")};
    };
    return new ItemPage(shelf, {TeamItemKind::Measure, u"Measure"_s, words, false}, editor, parent);
}

} // namespace lianxi
