// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_controls.h"

#include "ui/dashboard/plots.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QSignalBlocker>

namespace lianxi
{

using namespace Qt::StringLiterals;
using metrics::Breakdown;

namespace
{

constexpr std::array periods{1, 7, 30, 90, 365}; // behind them: chosen days
constexpr std::array breakdowns{Breakdown::Channel, Breakdown::Platform, Breakdown::Brand,  Breakdown::Surface,
                                Breakdown::Agent,   Breakdown::Category, Breakdown::Class,  Breakdown::Team,
                                Breakdown::Tag,     Breakdown::Hour,     Breakdown::Weekday};

std::chrono::sys_days dayOf(const QDate &date)
{
    constexpr qint64 unixDay = 2'440'588; // Julian day of 1970-01-01
    return std::chrono::sys_days(std::chrono::days(date.toJulianDay() - unixDay));
}

} // namespace

DashboardControls::DashboardControls(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_head(new QHBoxLayout)
    , m_heading(new PlainLabel(this))
    , m_state(new PlainLabel(this))
    , m_hours(new QCheckBox(this))
    , m_bots(new QCheckBox(this))
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, Theme::small, 0);
    lines->setSpacing(Theme::small);
    m_heading->setProperty("kind", u"headline"_s);
    m_state->setProperty("kind", u"muted"_s);
    m_head->setSpacing(Theme::small);
    m_head->addWidget(m_heading);
    m_head->addWidget(m_state, 1);
    lines->addLayout(m_head);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    lines->addLayout(line);
    m_period = addChoice(*line, u"period"_s);
    addDates(*line);
    m_compare = addChoice(*line, u"compare"_s);
    m_by = addChoice(*line, u"breakdown"_s);
    m_typical = addChoice(*line, u"typical"_s);
    for (auto [box, name] : {std::pair(m_hours, u"hours"_s), {m_bots, u"bots"_s}}) {
        box->setObjectName(u"dashboard-"_s + name);
        line->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &DashboardControls::changed);
    }
    line->addStretch();
    retranslate();
    const QSignalBlocker quiet(this);
    m_period->setCurrentIndex(2);
    m_compare->setCurrentIndex(1);
}

QComboBox *DashboardControls::addChoice(QHBoxLayout &line, const QString &name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(u"dashboard-"_s + name);
    box->setMinimumWidth(m_themes.theme().scaled(80)); // a narrow window cuts their words, not the page
    line.addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
        if (box == m_period)
            takePeriod();
        Q_EMIT changed();
    });
    return box;
}

void DashboardControls::addDates(QHBoxLayout &line)
{
    m_dates = new QWidget(this);
    auto *row = new QHBoxLayout(m_dates);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::tiny);
    m_from = new QDateEdit(QDate::currentDate().addDays(-29), m_dates);
    m_to = new QDateEdit(QDate::currentDate(), m_dates);
    m_until = new PlainLabel(m_dates);
    for (auto [edit, name] : {std::pair(m_from, u"from"_s), {m_to, u"to"_s}}) {
        edit->setObjectName(u"dashboard-"_s + name);
        edit->setCalendarPopup(true);
        connect(edit, &QDateEdit::dateChanged, this, [this] {
            m_from->setMaximumDate(m_to->date()); // a period never ends before it begins
            m_to->setMinimumDate(m_from->date());
            Q_EMIT changed();
        });
        if (edit == m_to)
            row->addWidget(m_until);
        row->addWidget(edit);
    }
    m_dates->hide();
    line.addWidget(m_dates);
}

void DashboardControls::addButton(QAbstractButton *button)
{
    button->setParent(this);
    m_head->addWidget(button);
}

/// What was shown is where choosing days begins.
void DashboardControls::takePeriod()
{
    const auto chosen = static_cast<size_t>(std::max(0, m_period->currentIndex()));
    m_dates->setVisible(chosen >= periods.size());
}

DashboardQuery DashboardControls::query() const
{
    DashboardQuery query;
    const auto period = static_cast<size_t>(std::max(0, m_period->currentIndex()));
    if (period < periods.size())
        query.days = periods.at(period);
    else
        query.dates = {dayOf(m_from->date()), dayOf(m_to->date())};
    query.compare = static_cast<DashboardQuery::Compare>(std::max(0, m_compare->currentIndex()));
    query.by = breakdowns.at(static_cast<size_t>(std::max(0, m_by->currentIndex())));
    query.typical = m_typical->currentIndex() == 1 ? metrics::Typical::Mean : metrics::Typical::Median;
    query.serviceHours = m_hours->isChecked();
    query.bots = m_bots->isChecked();
    return query;
}

void DashboardControls::fillChoices()
{
    const auto fill = [](QComboBox *box, const QStringList &words) {
        const QSignalBlocker quiet(box);
        const int kept = std::max(0, box->currentIndex());
        box->clear();
        box->addItems(words);
        box->setCurrentIndex(kept);
    };
    fill(m_period, {tr("Today"), tr("7 days"), tr("30 days"), tr("90 days"), tr("A year"), tr("Chosen days …")});
    fill(m_compare, {tr("No comparison"), tr("Against the days before"), tr("Against a year before")});
    fill(m_typical, {tr("Medians"), tr("Means")});
    QStringList names;
    for (const Breakdown by : breakdowns)
        names += tr("By %1").arg(breakdownName(by));
    fill(m_by, names);
}

void DashboardControls::retranslate()
{
    fillChoices();
    m_heading->setText(tr("Dashboard"));
    m_hours->setText(tr("Service hours"));
    m_hours->setToolTip(tr("Count service time only"));
    m_bots->setText(tr("With bots"));
    m_bots->setToolTip(tr("A bot's reply is an answer"));
    m_period->setAccessibleName(tr("Period"));
    m_compare->setAccessibleName(tr("Comparison"));
    m_by->setAccessibleName(tr("Breakdown"));
    m_typical->setAccessibleName(tr("What is typical of many times"));
    m_typical->setToolTip(tr("Half of the times are shorter than the median; a few very long ones move the mean"));
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    m_until->setText(tr("to"));
}

void DashboardControls::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
