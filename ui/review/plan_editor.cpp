// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/plan_editor.h"

#include "ui/review/review_words.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QListWidget>
#include <QSpinBox>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int idData = Qt::UserRole + 1;
}

PlanEditor::PlanEditor(TeamShelf &shelf, std::function<std::vector<Colleague>()> people, QWidget *parent)
    : ItemEditor(parent)
    , m_shelf(shelf)
    , m_people(std::move(people))
    , m_on(new QCheckBox(this))
    , m_card(new QComboBox(this))
    , m_reviewers(new QListWidget(this))
    , m_cardLabel(new PlainLabel(this))
    , m_peopleLabel(new PlainLabel(this))
    , m_mistake(new PlainLabel(this))
{
    setObjectName(u"planEditor"_s);
    build();
    connect(m_on, &QCheckBox::toggled, this, &PlanEditor::take);
    connect(m_card, &QComboBox::activated, this, &PlanEditor::take);
    connect(m_reviewers, &QListWidget::itemChanged, this, &PlanEditor::take);
    connect(&m_shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == TeamItemKind::ScoreCard)
            fillCards();
    });
    m_shelf.watch(TeamItemKind::ScoreCard);
    retranslate();
}

void PlanEditor::addNumber(const QString &name, int SamplingPlan::*member, bool percent)
{
    Number number{new QSpinBox(this), new PlainLabel(this), member};
    number.box->setObjectName(name);
    number.box->setRange(0, percent ? 100 : longestPlanDays);
    if (percent)
        number.box->setSuffix(u" %"_s);
    number.label->setElideMode(Qt::ElideNone);
    connect(number.box, &QSpinBox::valueChanged, this, &PlanEditor::take);
    m_numbers.push_back(number);
}

void PlanEditor::build()
{
    addNumber(u"planPercent"_s, &SamplingPlan::percent, true);
    addNumber(u"planNewPercent"_s, &SamplingPlan::newPercent, true);
    addNumber(u"planNewDays"_s, &SamplingPlan::newDays, false);
    addNumber(u"planRisk"_s, &SamplingPlan::riskPercent, true);
    addNumber(u"planComplaint"_s, &SamplingPlan::complaintPercent, true);
    addNumber(u"planOverride"_s, &SamplingPlan::overridePercent, true);
    addNumber(u"planSecond"_s, &SamplingPlan::secondPercent, true);
    addNumber(u"planDue"_s, &SamplingPlan::dueDays, false);
    m_on->setObjectName(u"planOn"_s);
    m_card->setObjectName(u"planCard"_s);
    m_reviewers->setObjectName(u"planReviewers"_s);
    m_reviewers->setTextElideMode(Qt::ElideRight);
    m_mistake->setObjectName(u"planMistakes"_s);
    m_mistake->setElideMode(Qt::ElideNone);
    m_mistake->setProperty("kind", u"danger"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_on);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::medium);
    grid->setVerticalSpacing(Theme::tiny);
    for (size_t i = 0; i < m_numbers.size(); ++i) {
        const auto row = static_cast<int>(i);
        grid->addWidget(m_numbers.at(i).box, row, 0);
        grid->addWidget(m_numbers.at(i).label, row, 1);
    }
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    column->addWidget(m_cardLabel);
    column->addWidget(m_card);
    column->addWidget(m_peopleLabel);
    column->addWidget(m_reviewers, 1);
    column->addWidget(m_mistake);
}

bool PlanEditor::show(const QJsonObject &body)
{
    const Result<SamplingPlan> plan = fromPlanBody(body);
    setPlan(plan.value_or(SamplingPlan()));
    return plan.has_value();
}

void PlanEditor::begin()
{
    setPlan({});
}

QString PlanEditor::describe(const QJsonObject &body) const
{
    const Result<SamplingPlan> plan = fromPlanBody(body);
    if (!plan)
        return {};
    const QString words = tr("%1 % of all, %2 % of new staff's, %3 % of complaints")
                              .arg(plan->percent)
                              .arg(plan->newPercent)
                              .arg(plan->complaintPercent);
    return plan->on ? words : tr("off · %1").arg(words);
}

void PlanEditor::setPlan(SamplingPlan plan)
{
    m_showing = true;
    m_plan = std::move(plan);
    m_on->setChecked(m_plan.on);
    for (const Number &one : m_numbers)
        one.box->setValue(m_plan.*one.member);
    m_showing = false;
    fillCards();
    fillPeople();
    showMistakes();
}

void PlanEditor::fillCards()
{
    m_showing = true;
    m_card->clear();
    m_card->addItem(tr("The shipped score card"), QString());
    for (const TeamItem &item : m_shelf.items(TeamItemKind::ScoreCard))
        m_card->addItem(item.saved.name, item.saved.id);
    int at = m_card->findData(m_plan.card);
    if (at < 0) {
        m_card->addItem(tr("a card that was removed"), m_plan.card);
        at = m_card->count() - 1;
    }
    m_card->setCurrentIndex(at);
    m_showing = false;
}

void PlanEditor::fillPeople()
{
    m_showing = true;
    m_reviewers->clear();
    QStringList known;
    const auto add = [&](const QString &id, const QString &name) {
        auto *line = new QListWidgetItem(name, m_reviewers);
        line->setData(idData, id);
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        line->setCheckState(m_plan.reviewers.contains(id) ? Qt::Checked : Qt::Unchecked);
        known << id;
    };
    for (const Colleague &one : m_people ? m_people() : std::vector<Colleague>())
        add(one.id.text(), one.name);
    for (const QString &id : m_plan.reviewers)
        if (!known.contains(id))
            add(id, id);
    m_showing = false;
}

void PlanEditor::take()
{
    if (m_showing)
        return;
    m_plan.on = m_on->isChecked();
    for (const Number &one : m_numbers)
        m_plan.*one.member = one.box->value();
    m_plan.card = m_card->currentData().toString();
    m_plan.reviewers.clear();
    for (int row = 0; row < m_reviewers->count(); ++row)
        if (m_reviewers->item(row)->checkState() == Qt::Checked)
            m_plan.reviewers << m_reviewers->item(row)->data(idData).toString();
    showMistakes();
    Q_EMIT edited();
}

void PlanEditor::showMistakes()
{
    QStringList lines;
    for (const PlanMistake one : mistakesOf(m_plan))
        lines << ReviewWords::mistake(one);
    m_mistake->setText(lines.join(u'\n'));
    m_mistake->setVisible(!lines.isEmpty());
}

void PlanEditor::retranslate()
{
    const QStringList words{tr("of each agent's cases of a week"),
                            tr("of the cases of somebody who is new"),
                            tr("days somebody counts as new"),
                            tr("of the cases that came to the supervisors"),
                            tr("of complaints and bad ratings"),
                            tr("of the cases in which a reminder was overridden"),
                            tr("of the drawn get a second, blind review"),
                            tr("days to write a review")};
    for (size_t i = 0; i < m_numbers.size(); ++i) {
        const QString &said = words.at(static_cast<qsizetype>(i));
        m_numbers.at(i).label->setText(said);
        m_numbers.at(i).box->setAccessibleName(said);
    }
    m_on->setText(tr("The plan is in use"));
    m_on->setAccessibleName(m_on->text());
    m_cardLabel->setText(tr("Score card"));
    m_card->setAccessibleName(tr("Score card"));
    m_peopleLabel->setText(tr("Who reviews (nobody their own work)"));
    m_reviewers->setAccessibleName(tr("Who reviews"));
    fillCards();
    showMistakes();
}

void PlanEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ItemEditor::changeEvent(event);
}

ItemPage *makePlanPage(TeamShelf &shelf, std::function<std::vector<Colleague>()> people, QWidget *parent)
{
    const auto words = [] {
        return ItemPage::Words{
            PlanEditor::tr("Sampling plans"),
            PlanEditor::tr("No plan yet: cases are reviewed when somebody chooses them. A plan draws them fairly, the "
                           "same share of every agent's."),
            PlanEditor::tr("New sampling plan"), PlanEditor::tr("New sampling plan")};
    };
    return new ItemPage(shelf, {TeamItemKind::Sampling, u"Plan"_s, words, false},
                        new PlanEditor(shelf, std::move(people)), parent);
}

} // namespace lianxi
