// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/judgement_page.h"

#include "ui/settings/judgement_words.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

const QString usualText = u"text"_s, usualLabel = u"label"_s;
constexpr int shownLines = 12; ///< of a table, without scrolling

/// A column that scrolls where the window is low.
QScrollArea *scrolling(QWidget *inside, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(inside);
    return area;
}

/// Tall enough for its lines, up to shownLines.
void fitHeight(QTableView &table)
{
    const int lines = std::clamp(table.model()->rowCount(), 1, shownLines);
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height()
                         + lines * table.verticalHeader()->defaultSectionSize() + 2 * table.frameWidth()
                         + Theme::large);
}

} // namespace

JudgementPage::JudgementPage(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_scoreTable(themes)
    , m_confusionTable(themes)
{
    setObjectName(u"judgementPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::huge, Theme::huge, Theme::large, Theme::medium);
    column->setSpacing(Theme::medium);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::huge);
    line->addWidget(scrolling(makeLabels(), this), 1);
    line->addWidget(scrolling(makeModels(), this), 1);
    column->addLayout(line, 1);
    m_answer = new PlainLabel(this);
    m_answer->setElideMode(Qt::ElideNone);
    m_answer->setObjectName(u"judgementAnswer"_s);
    m_answer->hide();
    column->addWidget(m_answer);
    connectAll();
    fillNames();
    fillResult();
    setTraining(false);
    retranslate();
    fill();
}

void JudgementPage::connectAll()
{
    connect(m_task, &QComboBox::currentIndexChanged, this, &JudgementPage::chooseTask);
    connect(m_board, &LabelBoard::labelled, this, [this](MessageId message, const QString &label) {
        ++m_view.rows.at(static_cast<size_t>(LabelSource::Labelled));
        fill();
        Q_EMIT labelled(task(), message, label);
    });
    connect(m_board, &LabelBoard::unlabelled, this, [this](MessageId message) {
        int &count = m_view.rows.at(static_cast<size_t>(LabelSource::Labelled));
        count = std::max(0, count - 1);
        fill();
        Q_EMIT unlabelled(task(), message);
    });
    connect(m_board, &LabelBoard::ranOut, this, [this] { Q_EMIT taskWanted(task()); });
    connect(m_add, &QPushButton::clicked, this, [this] { Q_EMIT labelNamed(task(), {}, m_newName->text()); });
    connect(m_newName, &QLineEdit::returnPressed, m_add, &QPushButton::click);
    connect(m_newName, &QLineEdit::textChanged, this, &JudgementPage::fillNames);
    connect(m_rename, &QPushButton::clicked, this,
            [this] { Q_EMIT labelNamed(task(), m_names->currentData().toString(), m_newName->text()); });
    connect(m_import, &QPushButton::clicked, this, [this] {
        chooseFile(tr("Take labelled rows from a file"), u"importDialog"_s, &JudgementPage::importFile);
    });
    connect(m_forget, &QPushButton::clicked, this, [this] { Q_EMIT forgetWanted(task()); });
    connect(m_importColumns, &QPushButton::clicked, this, &JudgementPage::importAgain);
    connect(m_load, &QPushButton::clicked, this,
            [this] { chooseFile(tr("Load a model"), u"modelDialog"_s, &JudgementPage::loadModel); });
    connect(m_train, &QPushButton::clicked, this, [this] {
        setTraining(true);
        Q_EMIT trainWanted(task(), static_cast<Split>(m_split->currentData().toInt()));
    });
    connect(m_stop, &QPushButton::clicked, this, &JudgementPage::stopWanted);
    connect(m_switch, &QPushButton::clicked, this, [this] {
        if (m_candidate)
            Q_EMIT switchWanted(task(), m_candidate->row);
    });
    connect(m_back, &QPushButton::clicked, this, [this] { Q_EMIT backWanted(task()); });
    connect(&m_themes, &ThemeSource::changed, this, &JudgementPage::fillResult);
}

Task JudgementPage::task() const
{
    return static_cast<Task>(m_task->currentData().toInt());
}

void JudgementPage::chooseTask()
{
    m_view = {};
    m_view.task = task();
    m_candidate.reset();
    m_columns->hide();
    m_answer->hide();
    m_board->forget();
    fill();
    fillNames();
    fillResult();
    Q_EMIT taskWanted(task());
}

void JudgementPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT taskWanted(task());
}

QString JudgementPage::titleOf(const QString &label) const
{
    const auto own = std::ranges::find(m_view.labels, label, &LabelChoice::id);
    if (own != m_view.labels.end() && !own->title.isEmpty())
        return own->title;
    return m_view.task == Task::Category && m_categoryTitle ? m_categoryTitle(label)
                                                            : JudgementWords::label(m_view.task, label);
}

void JudgementPage::setView(const TeachingView &view)
{
    if (view.task != task())
        return;
    m_view = view;
    if (m_candidate
        && std::ranges::any_of(view.inForce, [this](const ModelCard &card) { return card.row == m_candidate->row; })) {
        say(tr("Switched over: every message from here on is judged by %1.")
                .arg(JudgementWords::modelTitle(*m_candidate)),
            u"calm"_s);
        m_candidate.reset();
    }
    m_newName->clear();
    fillChoices();
    m_board->setWaiting(view.waiting);
    fill();
    fillNames();
    fillResult();
}

void JudgementPage::fillChoices()
{
    std::vector<LabelBoard::Choice> choices;
    for (const LabelChoice &label : m_view.labels)
        choices.push_back({label.id, titleOf(label.id)});
    m_board->setChoices(choices, hasSeveralLabels(m_view.task));
}

void JudgementPage::fill()
{
    const auto &rows = m_view.rows;
    const QLocale locale;
    m_counts->setText(tr("Labelled here: %1. Corrected at work: %2. From files: %3.")
                          .arg(locale.toString(rows[0]), locale.toString(rows[1]), locale.toString(rows[2])));
    m_forget->setVisible(rows[2] > 0);
    QStringList models;
    for (const ModelCard &card : m_view.inForce)
        models << JudgementWords::modelTitle(card) + u'\n' + JudgementWords::modelFacts(card);
    if (m_view.labels.empty())
        models << tr("Reading …"); // every task has labels: the answer is still to come
    else if (models.isEmpty())
        models << tr("No model: the rules of the playbook answer alone.");
    if (m_view.damaged)
        models.prepend(tr("Your own model is damaged and cannot be read; what stands here answers instead. Go back, or "
                          "train anew."));
    m_modelText->setText(models.join(u"\n\n"_s));
    restyle(*m_modelText, m_view.damaged ? u"danger"_s : QString());
    m_back->setEnabled(m_view.mayGoBack && !m_training);
}

void JudgementPage::fillNames()
{
    m_naming->setVisible(task() == Task::Category);
    const QVariant kept = m_names->currentData();
    const QSignalBlocker quiet(m_names);
    m_names->clear();
    for (const LabelChoice &label : m_view.labels)
        m_names->addItem(tr("%1 (%2)").arg(titleOf(label.id)).arg(label.rows), label.id);
    m_names->setCurrentIndex(std::max(0, m_names->findData(kept)));
    const bool named = !m_newName->text().trimmed().isEmpty();
    m_add->setEnabled(named);
    m_rename->setEnabled(named && m_names->count() > 0);
}

void JudgementPage::fillResult()
{
    m_result->setVisible(m_candidate && m_candidate->compared);
    if (!m_candidate || !m_candidate->compared)
        return;
    const Comparison &compared = *m_candidate->compared;
    m_resultTitle->setText(tr("New: %1").arg(JudgementWords::modelTitle(*m_candidate)));
    m_verdict->setText(JudgementWords::verdict(compared, m_view.rules));
    const bool worse = compared.candidate.macroF1 < compared.inForce.macroF1;
    restyle(*m_verdict, worse ? u"warning"_s : QString());
    const LabelTitle title = [this](const QString &label) { return titleOf(label); };
    m_scoreTable.set(compared, m_view.rules.fewRows, title);
    m_confusionTable.set(compared.candidate, title);
    const bool cells = m_confusionTable.rowCount() > 0;
    m_confusionTitle->setText(cells ? tr("Lines: what texts really mean. Columns: what the new model takes them for.")
                                    : tr("Where several labels may hold at once there is no table of mix-ups."));
    m_confusion->setVisible(cells);
    fitHeight(*m_scores);
    fitHeight(*m_confusion);
    m_switch->setEnabled(!m_training);
}

void JudgementPage::setTraining(bool training)
{
    m_training = training;
    m_trainingLine->setVisible(training);
    m_progress->setValue(0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_train, m_load, m_split, m_task, m_switch})
        widget->setEnabled(!training);
    m_back->setEnabled(m_view.mayGoBack && !training);
    if (training)
        m_answer->hide();
}

void JudgementPage::setProgress(int percent)
{
    if (m_training)
        m_progress->setValue(percent);
}

void JudgementPage::showCandidate(Task of, const ModelCard &candidate)
{
    if (of != task())
        return;
    m_candidate = candidate;
    fillResult();
}

void JudgementPage::showReport(const RowsImported &report)
{
    m_columns->hide();
    say(JudgementWords::report(report), report.taken + report.known > 0 ? QString() : u"danger"_s);
}

void JudgementPage::showProblem(const TeachingProblem &problem)
{
    const bool columns = problem.trouble == TeachingTrouble::MissingColumn && !problem.names.isEmpty();
    m_columns->setVisible(columns);
    if (columns)
        for (QComboBox *box : {m_textColumn, m_labelColumn}) {
            box->clear();
            box->addItems(problem.names);
        }
    if (columns && problem.names.size() > 1)
        m_labelColumn->setCurrentIndex(1);
    say(JudgementWords::problem(problem), problem.trouble == TeachingTrouble::Cancelled ? u"muted"_s : u"danger"_s);
}

void JudgementPage::say(const QString &text, const QString &kind)
{
    restyle(*m_answer, kind);
    m_answer->setText(text);
    m_answer->show();
}

void JudgementPage::chooseFile(const QString &dialogTitle, const QString &name,
                               void (JudgementPage::*then)(const QString &))
{
    auto *dialog = new QFileDialog(this, dialogTitle);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, then);
    dialog->open();
}

void JudgementPage::importFile(const QString &file)
{
    m_file = file;
    Q_EMIT importWanted(task(), file, usualText, usualLabel);
}

void JudgementPage::importAgain()
{
    Q_EMIT importWanted(task(), m_file, m_textColumn->currentText(), m_labelColumn->currentText());
}

void JudgementPage::loadModel(const QString &file)
{
    setTraining(true);
    Q_EMIT modelFileWanted(task(), file);
}

void JudgementPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fillChoices();
        fill();
        fillNames();
        fillResult();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
