// SPDX-License-Identifier: GPL-3.0-or-later
// How the page "Judgement" is put together, and its words.
#include "ui/settings/judgement_page.h"

#include "ui/settings/judgement_words.h"
#include "ui/theme/plain_label.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int shortestBox = 8; ///< characters

PlainLabel *title(QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setProperty("kind", u"title"_s);
    return label;
}

PlainLabel *sentence(QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setElideMode(Qt::ElideNone);
    return label;
}

/// A box may be narrower than its longest line: names of columns and categories are as long as people like.
void keepNarrow(QComboBox &box)
{
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(shortestBox);
}

} // namespace

QWidget *JudgementPage::makeLabels()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, Theme::medium, Theme::huge);
    column->setSpacing(Theme::medium);
    m_taskLabel = new PlainLabel(side);
    m_task = new QComboBox(side);
    m_task->setObjectName(u"judgementTask"_s);
    for (const Task each : teachableTasks)
        m_task->addItem(QString(), static_cast<int>(each));
    m_taskLabel->setBuddy(m_task);
    keepNarrow(*m_task);
    column->addWidget(m_taskLabel);
    column->addWidget(m_task);
    m_board = new LabelBoard(side);
    column->addWidget(m_board);
    m_counts = sentence(side);
    m_counts->setObjectName(u"labelCounts"_s);
    m_counts->setProperty("kind", u"muted"_s);
    column->addWidget(m_counts);
    column->addWidget(makeNaming(side));
    m_import = new QPushButton(side);
    m_import->setObjectName(u"importRows"_s);
    m_forget = new QPushButton(side);
    m_forget->setObjectName(u"forgetRows"_s);
    auto *files = new QHBoxLayout;
    files->setSpacing(Theme::small);
    files->addWidget(m_import);
    files->addWidget(m_forget);
    files->addStretch();
    column->addLayout(files);
    column->addWidget(makeColumns(side));
    column->addStretch();
    return side;
}

QWidget *JudgementPage::makeNaming(QWidget *side)
{
    m_naming = new QWidget(side);
    auto *naming = new QGridLayout(m_naming);
    naming->setContentsMargins(0, 0, 0, 0);
    naming->setSpacing(Theme::small);
    m_namesTitle = title(m_naming);
    m_newName = new QLineEdit(m_naming);
    m_newName->setObjectName(u"newLabelName"_s);
    m_add = new QPushButton(m_naming);
    m_add->setObjectName(u"addLabel"_s);
    m_names = new QComboBox(m_naming);
    m_names->setObjectName(u"labelToRename"_s);
    m_rename = new QPushButton(m_naming);
    m_rename->setObjectName(u"renameLabel"_s);
    keepNarrow(*m_names);
    naming->addWidget(m_namesTitle, 0, 0, 1, 2);
    naming->addWidget(m_newName, 1, 0);
    naming->addWidget(m_add, 1, 1);
    naming->addWidget(m_names, 2, 0);
    naming->addWidget(m_rename, 2, 1);
    naming->setColumnStretch(0, 1);
    return m_naming;
}

QWidget *JudgementPage::makeColumns(QWidget *side)
{
    m_columns = new QWidget(side);
    auto *columns = new QGridLayout(m_columns);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(Theme::small);
    m_columnsHint = sentence(m_columns);
    m_textColumn = new QComboBox(m_columns);
    m_textColumn->setObjectName(u"textColumn"_s);
    m_labelColumn = new QComboBox(m_columns);
    m_labelColumn->setObjectName(u"labelColumn"_s);
    m_importColumns = new QPushButton(m_columns);
    m_importColumns->setObjectName(u"importColumns"_s);
    keepNarrow(*m_textColumn);
    keepNarrow(*m_labelColumn);
    columns->addWidget(m_columnsHint, 0, 0, 1, 3);
    columns->addWidget(m_textColumn, 1, 0);
    columns->addWidget(m_labelColumn, 1, 1);
    columns->addWidget(m_importColumns, 1, 2);
    m_columns->hide();
    return m_columns;
}

QWidget *JudgementPage::makeModels()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, Theme::medium, Theme::huge);
    column->setSpacing(Theme::medium);
    m_modelTitle = title(side);
    m_modelText = sentence(side);
    m_modelText->setObjectName(u"modelInForce"_s);
    m_back = new QPushButton(side);
    m_back->setObjectName(u"goBack"_s);
    column->addWidget(m_modelTitle);
    column->addWidget(m_modelText);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    column->addSpacing(Theme::medium);
    m_trainTitle = title(side);
    m_trainText = sentence(side);
    m_trainText->setProperty("kind", u"muted"_s);
    m_splitLabel = new PlainLabel(side);
    m_split = new QComboBox(side);
    m_split->setObjectName(u"split"_s);
    m_split->addItem(QString(), static_cast<int>(Split::ByHash));
    m_split->addItem(QString(), static_cast<int>(Split::ByTime));
    m_splitLabel->setBuddy(m_split);
    keepNarrow(*m_split);
    m_train = new QPushButton(side);
    m_train->setObjectName(u"train"_s);
    m_train->setProperty("kind", u"primary"_s);
    m_load = new QPushButton(side);
    m_load->setObjectName(u"loadModel"_s);
    column->addWidget(m_trainTitle);
    column->addWidget(m_trainText);
    column->addWidget(m_splitLabel);
    column->addWidget(m_split);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::small);
    buttons->addWidget(m_train);
    buttons->addWidget(m_load);
    buttons->addStretch();
    column->addLayout(buttons);
    m_trainingLine = new QWidget(side);
    auto *training = new QHBoxLayout(m_trainingLine);
    training->setContentsMargins(0, 0, 0, 0);
    training->setSpacing(Theme::small);
    m_progress = new QProgressBar(m_trainingLine);
    m_progress->setObjectName(u"trainingProgress"_s);
    m_progress->setRange(0, 100);
    m_stop = new QPushButton(m_trainingLine);
    m_stop->setObjectName(u"stopTraining"_s);
    training->addWidget(m_progress, 1);
    training->addWidget(m_stop);
    column->addWidget(m_trainingLine);
    column->addWidget(makeResult());
    column->addStretch();
    return side;
}

QWidget *JudgementPage::makeResult()
{
    m_result = new QWidget(this);
    auto *column = new QVBoxLayout(m_result);
    column->setContentsMargins(0, Theme::medium, 0, 0);
    column->setSpacing(Theme::medium);
    m_resultTitle = title(m_result);
    m_verdict = sentence(m_result);
    m_verdict->setObjectName(u"verdict"_s);
    m_switch = new QPushButton(m_result);
    m_switch->setObjectName(u"switchOver"_s);
    m_switch->setProperty("kind", u"primary"_s);
    m_scores = new QTableView(m_result);
    m_scores->setObjectName(u"scores"_s);
    m_scores->setModel(&m_scoreTable);
    m_confusionTitle = sentence(m_result);
    m_confusionTitle->setProperty("kind", u"muted"_s);
    m_confusion = new QTableView(m_result);
    m_confusion->setObjectName(u"confusion"_s);
    m_confusion->setModel(&m_confusionTable);
    for (QTableView *table : {m_scores, m_confusion}) {
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table->horizontalHeader()->setHighlightSections(false);
        table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
        table->setTabKeyNavigation(false);
    }
    m_scores->setShowGrid(false);
    m_scores->verticalHeader()->hide();
    m_scores->horizontalHeader()->setStretchLastSection(true);
    m_confusion->verticalHeader()->setHighlightSections(false);
    column->addWidget(m_resultTitle);
    column->addWidget(m_verdict);
    column->addWidget(m_switch, 0, Qt::AlignLeft);
    column->addWidget(m_scores);
    column->addWidget(m_confusionTitle);
    column->addWidget(m_confusion);
    return m_result;
}

void JudgementPage::retranslate()
{
    m_taskLabel->setText(tr("What is asked of a text"));
    m_task->setAccessibleName(m_taskLabel->fullText());
    for (int i = 0; i < m_task->count(); ++i)
        m_task->setItemText(i, JudgementWords::task(static_cast<Task>(m_task->itemData(i).toInt())));
    m_namesTitle->setText(tr("Categories of your own"));
    m_newName->setPlaceholderText(tr("Name of a category"));
    m_newName->setAccessibleName(tr("Name of a category"));
    m_add->setText(tr("Add"));
    m_names->setAccessibleName(tr("Category to call otherwise"));
    m_rename->setText(tr("Call it so"));
    m_import->setText(tr("Take rows from a file …"));
    m_forget->setText(tr("Forget the rows from files"));
    m_columnsHint->setText(tr("Which column is the text, which the label?"));
    m_textColumn->setAccessibleName(tr("Column of the text"));
    m_labelColumn->setAccessibleName(tr("Column of the label"));
    m_importColumns->setText(tr("Take over"));
    m_modelTitle->setText(tr("In force"));
    m_back->setText(tr("Go back to the one before"));
    m_trainTitle->setText(tr("Train"));
    m_trainText->setText(
        tr("From everything labelled here, corrected at work and taken from files. Part of the rows is "
           "put aside, and both models are examined on it."));
    m_splitLabel->setText(tr("Put aside"));
    m_split->setAccessibleName(tr("Put aside"));
    m_split->setItemText(0, tr("some of all times, the same in every training"));
    m_split->setItemText(1, tr("the newest: how it does on what comes next"));
    m_train->setText(tr("Train a new model"));
    m_load->setText(tr("Load a model …"));
    m_stop->setText(tr("Stop"));
    m_progress->setAccessibleName(tr("Progress of the training"));
    m_switch->setText(tr("Switch over"));
    m_scores->setAccessibleName(tr("Figures of each label"));
    m_confusion->setAccessibleName(tr("Which labels are mixed up"));
}

} // namespace lianxi
