// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/routing_trial_view.h"

#include "ui/conversation/words.h"
#include "ui/team/routing_words.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int rowData = Qt::UserRole + 1;
constexpr int mostShown = 500; ///< lines; the count tells of the others

/// Why the changed standard decides as it does.
QString whyOf(const PastCase &past, const RoutingDecision &after)
{
    const QString because =
        after.to.isEmpty() ? RoutingWords::nobody(after) : RoutingWords::facts(factsOf(past.subject, after));
    return after.rule.isEmpty() ? because : RoutingTrialView::tr("Rule “%1”: %2").arg(after.rule, because);
}

QString goesTo(const QString &queue, const QString &person)
{
    return RoutingTrialView::tr("%1 · %2").arg(RoutingWords::queue(queue), person);
}

} // namespace

RoutingTrialView::RoutingTrialView(Roster &roster, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_roster(roster)
    , m_zone(zone)
    , m_words(new PlainLabel(this))
    , m_cancel(new QPushButton(this))
    , m_table(new QTreeWidget(this))
{
    m_words->setObjectName(u"trialWords"_s);
    m_words->setElideMode(Qt::ElideNone);
    m_cancel->setObjectName(u"cancelTrial"_s);
    m_table->setObjectName(u"trialTable"_s);
    m_table->setColumnCount(5);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->header()->setStretchLastSection(true);
    auto *line = new QHBoxLayout;
    line->addWidget(m_words, 1);
    line->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addLayout(line);
    column->addWidget(m_table, 1);
    connect(m_cancel, &QPushButton::clicked, this, &RoutingTrialView::cancel);
    connect(m_table, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem *item) { Q_EMIT caseRequested(item->data(0, rowData).toLongLong()); });
    refresh();
}

RoutingTrialView::~RoutingTrialView()
{
    cancel();
}

void RoutingTrialView::start(const RoutingStandard &changed)
{
    cancel();
    m_trial.reset();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    refresh();
    m_roster.tryOut(this, changed, m_cancelled, [this, flag = m_cancelled](Result<RoutingTrial> trial) {
        if (flag == m_cancelled) // else another one runs, or none is wanted
            take(std::move(trial));
    });
}

void RoutingTrialView::cancel()
{
    if (!m_cancelled)
        return;
    m_cancelled->store(true);
    m_cancelled.reset();
    refresh();
}

void RoutingTrialView::clear()
{
    cancel();
    m_trial.reset();
    refresh();
}

void RoutingTrialView::take(const Result<RoutingTrial> &trial)
{
    m_cancelled.reset();
    m_trial = trial;
    refresh();
    m_table->setFocus();
}

void RoutingTrialView::fill()
{
    m_table->clear();
    if (!m_trial || !*m_trial)
        return;
    const RoutingTrial &trial = **m_trial;
    for (size_t i = 0; i < std::min<size_t>(trial.cases.size(), mostShown); ++i) {
        const PastCase &past = trial.cases[i];
        const RoutingDecision &before = trial.before[i], &after = trial.after[i];
        const QString old = trial.compared ? goesTo(before.queue, RoutingWords::person(before.to, before.toName))
                                           : goesTo(past.queue, RoutingWords::person(past.agent, past.agentName));
        const QString came = toDateTime(past.subject.waitingSince).toTimeZone(m_zone).toString(u"MM-dd HH:mm"_s);
        auto *item = new QTreeWidgetItem(m_table,
                                         {past.customer, came, old,
                                          goesTo(after.queue, RoutingWords::person(after.to, after.toName)),
                                          whyOf(past, after)});
        item->setData(0, rowData, past.subject.row);
        item->setToolTip(4, Qt::convertFromPlainText(item->text(4)));
    }
    for (int column = 0; column < m_table->columnCount() - 1; ++column)
        m_table->resizeColumnToContents(column);
}

void RoutingTrialView::refresh()
{
    const bool runs = m_cancelled != nullptr;
    m_cancel->setVisible(runs);
    m_cancel->setText(tr("Stop"));
    m_cancel->setAccessibleName(tr("Stop trying"));
    m_table->setHeaderLabels({tr("Customer"), tr("Came"),
                              m_trial && *m_trial && (*m_trial)->compared ? tr("As it stands") : tr("As it was"),
                              tr("As changed"), tr("Why")});
    m_table->setAccessibleName(tr("Cases that would go elsewhere"));
    QString said;
    if (runs)
        said = tr("Last week's cases are being tried …");
    else if (m_trial && !*m_trial)
        said = ConversationWords::error(m_trial->error());
    else if (m_trial && (*m_trial)->looked == 0)
        said = tr("There were no cases in the last seven days.");
    else if (m_trial && (*m_trial)->cases.empty())
        said =
            tr("Tried on %n case(s) of the last seven days: nothing would be different.", nullptr, (*m_trial)->looked);
    else if (m_trial)
        said = tr("Tried on %n case(s) of the last seven days, with everybody there and empty-handed at first: %1 "
                  "would go elsewhere.",
                  nullptr, (*m_trial)->looked)
                   .arg((*m_trial)->cases.size());
    m_words->setText(said);
    m_words->setVisible(!said.isEmpty());
    fill();
    m_table->setVisible(m_table->topLevelItemCount() > 0);
    setVisible(!said.isEmpty());
}

void RoutingTrialView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace lianxi
