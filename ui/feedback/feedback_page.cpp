// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feedback/feedback_page.h"

#include "models/language/csv_cell.h"
#include "models/language/personal_data.h"
#include "ui/conversation/words.h"
#include "ui/feedback/feedback_forms.h"
#include "ui/owed/owed_forms.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QThreadPool>
#include <QTreeView>

#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr std::array periods{7, 30, 90}; ///< days; each is compared with as many before it

void dress(QTreeView &table, QAbstractItemModel &model)
{
    table.setModel(&model);
    table.setRootIsDecorated(false);
    table.setUniformRowHeights(true);
    table.setAllColumnsShowFocus(true);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
}

} // namespace

FeedbackPage::FeedbackPage(Services services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_table(new QTreeView(this))
    , m_counts(new QTreeView(this))
    , m_period(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_stage(new QComboBox(this))
    , m_summary(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_all(new QPushButton(this))
    , m_open(new QPushButton(this))
    , m_hand(new QPushButton(this))
    , m_outcome(new QPushButton(this))
    , m_tell(new QPushButton(this))
    , m_change(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_export(new QPushButton(this))
{
    setObjectName(u"feedbackPage"_s);
    build();
    connect(m_period, &QComboBox::activated, this, &FeedbackPage::count);
    for (const QComboBox *box : {m_kind, m_stage})
        connect(box, &QComboBox::activated, this, &FeedbackPage::choose);
    connect(m_counts->selectionModel(), &QItemSelectionModel::currentChanged, this, &FeedbackPage::choose);
    connect(m_all, &QPushButton::clicked, this, [this] { m_counts->setCurrentIndex({}); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FeedbackPage::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &FeedbackPage::refresh);
    connect(m_table, &QTreeView::activated, this, &FeedbackPage::openCase);
    connect(m_open, &QPushButton::clicked, this, &FeedbackPage::openCase);
    connect(m_hand, &QPushButton::clicked, this, &FeedbackPage::handOn);
    connect(m_outcome, &QPushButton::clicked, this, &FeedbackPage::noteOutcome);
    connect(m_tell, &QPushButton::clicked, this, &FeedbackPage::tellCustomers);
    connect(m_change, &QPushButton::clicked, this, &FeedbackPage::change);
    connect(m_remove, &QPushButton::clicked, this, &FeedbackPage::takeBack);
    connect(m_export, &QPushButton::clicked, this, &FeedbackPage::chooseFile);
    retranslate();
    choose();
}

void FeedbackPage::build()
{
    dress(*m_counts, m_groups);
    dress(*m_table, m_model);
    m_counts->setObjectName(u"feedbackCounts"_s);
    m_table->setObjectName(u"feedback"_s);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const Theme &theme = m_services.theme.theme();
    const std::array groupWidths{theme.scaled(150), theme.scaled(90), theme.scaled(64), theme.scaled(56)};
    for (size_t i = 0; i < groupWidths.size(); ++i)
        m_counts->setColumnWidth(static_cast<int>(i), groupWidths.at(i));
    const std::array widths{theme.scaled(110), theme.scaled(110), theme.scaled(150), theme.scaled(280)};
    for (size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), widths.at(i));
    // The words take what room there is; large letters must not push the last column out of sight.
    for (QTreeView *table : {m_counts, m_table})
        table->header()->setStretchLastSection(false);
    m_counts->header()->setSectionResizeMode(FeedbackGroupModel::About, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(FeedbackModel::Text, QHeaderView::Stretch);
    m_table->setColumnWidth(FeedbackModel::State, theme.scaled(120));
    const std::pair<QWidget *, QString> named[] = {
        {m_period, u"feedbackPeriod"_s},    {m_kind, u"feedbackKindShown"_s}, {m_stage, u"feedbackStage"_s},
        {m_summary, u"feedbackSummary"_s},  {m_empty, u"feedbackEmpty"_s},    {m_answer, u"feedbackAnswer"_s},
        {m_all, u"feedbackAll"_s},          {m_open, u"feedbackOpen"_s},      {m_hand, u"feedbackHand"_s},
        {m_outcome, u"feedbackOutcomes"_s}, {m_tell, u"feedbackTell"_s},      {m_change, u"feedbackChange"_s},
        {m_remove, u"feedbackRemove"_s},    {m_export, u"feedbackExport"_s}};
    for (const auto &[widget, name] : named)
        widget->setObjectName(name);
    for (size_t i = 0; i < periods.size(); ++i)
        m_period->addItem(QString());
    m_kind->addItems(QStringList{{}, {}, {}, {}, {}});
    m_stage->addItems(QStringList{{}, {}, {}, {}});
    m_summary->setProperty("kind", u"title"_s);
    m_empty->setProperty("kind", u"muted"_s);
    for (PlainLabel *label : {m_empty, m_answer})
        label->setElideMode(Qt::ElideNone);
    m_answer->hide();
    m_hand->setProperty("kind", u"primary"_s);
    for (QPushButton *quiet : {m_all, m_remove})
        quiet->setProperty("kind", u"quiet"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::huge, Theme::large, Theme::huge, Theme::large);
    column->setSpacing(Theme::small);
    auto *top = new QHBoxLayout;
    top->setSpacing(Theme::small);
    top->addWidget(m_summary, 1);
    for (QComboBox *box : {m_period, m_kind, m_stage})
        top->addWidget(box);
    top->addWidget(m_export);
    column->addLayout(top);
    auto *tables = new QHBoxLayout;
    tables->setSpacing(Theme::large);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::tiny);
    left->addWidget(m_counts, 1);
    left->addWidget(m_all, 0, Qt::AlignLeft);
    tables->addLayout(left, 2);
    tables->addWidget(m_table, 4);
    column->addLayout(tables, 1);
    column->addWidget(m_empty);
    column->addWidget(m_answer);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::small);
    for (QPushButton *button : {m_hand, m_outcome, m_tell, m_open, m_change})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    column->addLayout(buttons);
}

void FeedbackPage::apply(const ChangeSet &changes)
{
    if (!changes.owed) // names of customers may be a moment old: not worth reading all at every message
        return;
    m_stale = true;
    if (isVisible())
        read();
}

void FeedbackPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
}

void FeedbackPage::read()
{
    m_stale = false;
    m_services.ask(this, [this](std::vector<FeedbackRow> rows) {
        std::set<FeedbackId> before;
        for (const FeedbackRow &row : chosen())
            before.insert(row.id);
        m_model.setRows(std::move(rows));
        count();
        QItemSelection again;
        for (int i = 0; i < m_model.rowCount(); ++i)
            if (before.contains(m_model.row(i).id))
                again.select(m_model.index(i, 0), m_model.index(i, FeedbackModel::columns - 1));
        m_table->selectionModel()->select(again, QItemSelectionModel::ClearAndSelect);
        refresh();
    });
}

std::chrono::milliseconds FeedbackPage::period() const
{
    return 24h * periods.at(static_cast<size_t>(std::max(0, m_period->currentIndex())));
}

/// The groups, and the same one chosen again.
void FeedbackPage::count()
{
    const QModelIndex current = m_counts->currentIndex();
    const std::optional<FeedbackGroup> before =
        current.isValid() ? std::optional(m_groups.group(current.row())) : std::nullopt;
    m_groups.setGroups(feedbackGroups(m_model.all(), m_services.clock.now(), period()));
    for (int i = 0; before && i < m_groups.rowCount(); ++i) {
        const FeedbackGroup &group = m_groups.group(i);
        if (group.kind == before->kind && feedbackTopicKey(group.about) == feedbackTopicKey(before->about))
            m_counts->setCurrentIndex(m_groups.index(i, 0));
    }
    choose();
}

void FeedbackPage::choose()
{
    FeedbackModel::Choice choice;
    if (m_kind->currentIndex() > 0)
        choice.kind = static_cast<FeedbackKind>(m_kind->currentIndex() - 1);
    if (m_stage->currentIndex() > 0)
        choice.stage = static_cast<FeedbackStage>(m_stage->currentIndex() - 1);
    if (const QModelIndex current = m_counts->currentIndex(); current.isValid()) {
        const FeedbackGroup &group = m_groups.group(current.row());
        choice.topic = feedbackTopicKey(group.about);
        choice.kind = group.kind;
        choice.since = m_services.clock.now() - 2 * period();
    }
    m_model.setChoice(choice);
    refresh();
}

std::vector<FeedbackRow> FeedbackPage::chosen() const
{
    std::vector<FeedbackRow> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        if (index.row() < m_model.rowCount())
            rows.push_back(m_model.row(index.row()));
    return rows;
}

void FeedbackPage::refresh()
{
    const std::vector<FeedbackRow> rows = chosen();
    const bool any = !m_model.all().empty();
    const int open = static_cast<int>(std::count_if(m_model.all().begin(), m_model.all().end(), [](const auto &row) {
        return stageOf(row) == FeedbackStage::Open;
    }));
    m_summary->setText(tr("Feedback: %n not handed on yet", nullptr, open));
    m_empty->setVisible(!any);
    m_counts->setVisible(any);
    m_table->setVisible(any);
    m_all->setVisible(any && m_counts->currentIndex().isValid());
    for (QPushButton *button : {m_open, m_change, m_remove, m_hand})
        button->setEnabled(rows.size() == 1);
    m_outcome->setEnabled(!rows.empty());
    m_tell->setEnabled(std::any_of(rows.begin(), rows.end(),
                                   [](const FeedbackRow &row) { return stageOf(row) == FeedbackStage::Known; }));
    m_export->setEnabled(m_model.rowCount() > 0 && !m_exporting);
}

void FeedbackPage::openCase()
{
    if (const std::vector<FeedbackRow> rows = chosen(); !rows.empty())
        Q_EMIT caseRequested(rows.front().head.row);
}

void FeedbackPage::handOn()
{
    const std::vector<FeedbackRow> rows = chosen();
    if (rows.size() != 1)
        return;
    auto *form = new DepartmentForm(m_services.departments(), m_services.clock.now(), m_services.zone, this);
    form->setText(tr("%1, %2: %3").arg(FeedbackWords::kind(rows[0].kind), rows[0].about, rows[0].text));
    connect(form, &QDialog::accepted, this, [this, form, row = rows[0]] {
        m_services.desk.askDepartment(
            row.head, form->department(), form->text(), form->due(),
            [self = QPointer(this), row, department = form->department()](const DeskResult &result) {
                if (!self)
                    return;
                if (result.done()) // whom nobody asked, it was not handed to
                    self->m_services.desk.handleFeedback(row.head, row.id, department, {}, self->told());
                else
                    self->say(result);
            });
    });
    form->open();
}

void FeedbackPage::noteOutcome()
{
    const std::vector<FeedbackRow> rows = chosen();
    if (rows.empty())
        return;
    auto *form = new FeedbackOutcomeForm(static_cast<int>(rows.size()), rows.front().outcome, this);
    connect(form, &QDialog::accepted, this, [this, form, rows] {
        const DeskDone done = told(); // one for all: what went well says nothing over what did not
        for (const FeedbackRow &row : rows)
            m_services.desk.handleFeedback(row.head, row.id, {}, form->outcome(), done);
    });
    form->open();
}

void FeedbackPage::tellCustomers()
{
    std::vector<qint64> cases;
    QString about;
    for (const FeedbackRow &row : chosen()) {
        if (stageOf(row) != FeedbackStage::Known)
            continue;
        about = row.about;
        if (std::find(cases.begin(), cases.end(), row.head.row) == cases.end())
            cases.push_back(row.head.row);
    }
    if (!cases.empty())
        Q_EMIT casesRequested(tr("To be told: %1").arg(about), cases);
}

void FeedbackPage::change()
{
    const std::vector<FeedbackRow> rows = chosen();
    if (rows.size() != 1)
        return;
    FeedbackNoted said;
    said.feedback = rows[0].id;
    said.message = rows[0].message;
    said.kind = rows[0].kind;
    said.about = rows[0].about;
    said.text = rows[0].text;
    auto *form = new FeedbackForm(said, m_services.topics(), this);
    connect(form, &QDialog::accepted, this,
            [this, form, row = rows[0]] { m_services.desk.noteFeedback(row.head, form->value(), told()); });
    form->open();
}

void FeedbackPage::takeBack()
{
    const std::vector<FeedbackRow> rows = chosen();
    if (rows.size() != 1)
        return;
    FeedbackNoted said;
    said.feedback = rows[0].id;
    said.message = rows[0].message;
    said.kind = rows[0].kind;
    said.about = rows[0].about;
    said.text = rows[0].text;
    said.removed = true;
    m_services.desk.noteFeedback(rows[0].head, said, told());
}

namespace
{

/// One for all who ask whether a person's words may be shown as they are.
} // namespace

QByteArray FeedbackPage::csv(const std::vector<FeedbackRow> &rows, const QTimeZone &zone)
{
    QStringList titles{tr("Time"),  tr("Case"),       tr("Kind"),    tr("About"),   tr("What was said"),
                       tr("Stage"), tr("Department"), tr("Outcome"), tr("Noted by")};
    QString text;
    const auto line = [&text](const QStringList &cells) {
        QStringList written;
        for (const QString &one : cells)
            written << csvCell(one);
        text += written.join(u',') + u"\r\n"_s;
    };
    line(titles);
    for (const FeedbackRow &row : rows)
        line({toDateTime(row.at).toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm"_s), QString::number(row.head.row),
              FeedbackWords::kind(row.kind), maskPersonalData(row.about), maskPersonalData(row.text),
              maskPersonalData(stage(row)), maskPersonalData(row.department), maskPersonalData(row.outcome),
              row.byName});
    return "\xef\xbb\xbf" + text.toUtf8();
}

void FeedbackPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export feedback"), QString(), tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &FeedbackPage::exportTo);
    dialog->open();
}

void FeedbackPage::exportTo(const QString &file)
{
    std::vector<FeedbackRow> rows;
    for (int i = 0; i < m_model.rowCount(); ++i)
        rows.push_back(m_model.row(i));
    m_exporting = true;
    refresh();
    // Thousands of texts are masked: not here.
    QThreadPool::globalInstance()->start([page = QPointer(this), file, rows = std::move(rows), zone = m_services.zone] {
        QSaveFile out(file);
        const QByteArray bytes = csv(rows, zone);
        const bool done = out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
        QMetaObject::invokeMethod(
            qApp,
            [page, file, done, why = out.errorString()] {
                if (!page)
                    return;
                page->m_exporting = false;
                page->refresh();
                page->say(done ? tr("Exported: %1").arg(file) : tr("It could not be exported: %1").arg(why),
                          done ? u"calm"_s : u"danger"_s);
            },
            Qt::QueuedConnection);
    });
}

DeskDone FeedbackPage::told()
{
    say({}, {});
    return [self = QPointer(this)](const DeskResult &result) {
        if (self && !result.done())
            self->say(result);
    };
}

void FeedbackPage::say(const DeskResult &result)
{
    say(result.done() ? QString() : ConversationWords::error(result.error), u"danger"_s);
}

void FeedbackPage::say(const QString &sentence, const QString &kind)
{
    m_answer->setText(sentence);
    if (!sentence.isEmpty())
        restyle(*m_answer, kind);
    m_answer->setVisible(!sentence.isEmpty());
}

QString FeedbackPage::stage(const FeedbackRow &row)
{
    switch (stageOf(row)) {
    case FeedbackStage::Open:
        return tr("Not handed on");
    case FeedbackStage::HandedOn:
        return tr("With %1").arg(row.department);
    case FeedbackStage::Known:
        return tr("Outcome: %1").arg(row.outcome.simplified());
    }
    Q_UNREACHABLE();
}

void FeedbackPage::retranslate()
{
    m_groups.setWords({{tr("About"), tr("Kind"), tr("Cases"), tr("Before")}, FeedbackWords::kind, tr("Nothing named")});
    m_model.setWords(
        {{tr("Time"), tr("Customer"), tr("About"), tr("What was said"), tr("Stage")},
         [this](Instant at) { return toDateTime(at).toTimeZone(m_services.zone).toString(u"MM-dd HH:mm"_s); },
         [](const FeedbackRow &row) {
             return row.about.isEmpty() ? FeedbackWords::kind(row.kind)
                                        : tr("%1 · %2").arg(row.about, FeedbackWords::kind(row.kind));
         },
         stage});
    m_counts->setAccessibleName(tr("What is spoken of, what rises first"));
    m_table->setAccessibleName(tr("What customers said"));
    for (size_t i = 0; i < periods.size(); ++i)
        m_period->setItemText(static_cast<int>(i), tr("%n day(s)", nullptr, periods.at(i)));
    m_period->setAccessibleName(tr("Period that is compared with the one before"));
    const QStringList kinds{tr("All kinds"), FeedbackWords::kind(FeedbackKind::Defect),
                            FeedbackWords::kind(FeedbackKind::Wish), FeedbackWords::kind(FeedbackKind::Praise),
                            FeedbackWords::kind(FeedbackKind::Service)};
    for (int i = 0; i < kinds.size(); ++i)
        m_kind->setItemText(i, kinds.at(i));
    m_kind->setAccessibleName(tr("Kind"));
    const QStringList stages{tr("All stages"), tr("Not handed on"), tr("With a department"), tr("Outcome known")};
    for (int i = 0; i < stages.size(); ++i)
        m_stage->setItemText(i, stages.at(i));
    m_stage->setAccessibleName(tr("Stage"));
    m_empty->setText(tr("Nothing yet. Note what a customer says of a product or of the service from the menu of a "
                        "message or of a case."));
    m_all->setText(tr("Show all"));
    m_open->setText(tr("Open the case"));
    m_hand->setText(tr("Hand to a department …"));
    m_outcome->setText(tr("Outcome …"));
    m_tell->setText(tr("Tell the customers"));
    m_change->setText(tr("Change …"));
    m_remove->setText(tr("Take it back"));
    m_export->setText(tr("Export …"));
    for (QPushButton *button : {m_all, m_open, m_hand, m_outcome, m_tell, m_change, m_remove, m_export})
        button->setAccessibleName(button->text());
    refresh();
}

void FeedbackPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
