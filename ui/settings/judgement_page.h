// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/teaching_view.h"
#include "ui/settings/label_board.h"
#include "ui/settings/label_tables.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace lianxi
{

/// Teaching the desk what messages mean: labels on the left; on the right the model in force, training, and how the new
/// model does beside it.
class JudgementPage final : public QWidget
{
    Q_OBJECT
public:
    explicit JudgementPage(ThemeSource &themes, QWidget *parent = nullptr);
    /// What a category of the playbook or of the team is called.
    void setCategoryTitles(LabelTitle titles) { m_categoryTitle = std::move(titles); }
    [[nodiscard]] Task task() const;

    /// The answer to taskWanted(). Another task's is passed over.
    void setView(const TeachingView &view);
    void setProgress(int percent);
    /// The answer to trainWanted() and modelFileWanted().
    void showCandidate(Task task, const ModelCard &candidate);
    /// The training or the examination that was asked for has ended, however it did.
    void endTraining() { setTraining(false); }
    void showReport(const RowsImported &report);
    void showProblem(const TeachingProblem &problem);

Q_SIGNALS:
    /// The page is shown, or another task was chosen.
    void taskWanted(lianxi::Task task);
    void labelled(lianxi::Task task, lianxi::MessageId message, const QString &label);
    void unlabelled(lianxi::Task task, lianxi::MessageId message);
    /// A category is added (empty id) or called otherwise.
    void labelNamed(lianxi::Task task, const QString &id, const QString &title);
    void importWanted(lianxi::Task task, const QString &file, const QString &textColumn, const QString &labelColumn);
    /// The rows from files are not wanted any more.
    void forgetWanted(lianxi::Task task);
    void trainWanted(lianxi::Task task, lianxi::Split split);
    void stopWanted();
    void modelFileWanted(lianxi::Task task, const QString &file);
    void switchWanted(lianxi::Task task, qint64 model);
    void backWanted(lianxi::Task task);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeLabels();
    [[nodiscard]] QWidget *makeNaming(QWidget *side);
    [[nodiscard]] QWidget *makeColumns(QWidget *side);
    [[nodiscard]] QWidget *makeModels();
    [[nodiscard]] QWidget *makeResult();
    void connectAll();
    void chooseTask();
    void fill();
    void fillChoices();
    void fillResult();
    void fillNames();
    void setTraining(bool training);
    void say(const QString &text, const QString &kind);
    void chooseFile(const QString &title, const QString &name, void (JudgementPage::*then)(const QString &));
    void importFile(const QString &file);
    void loadModel(const QString &file);
    void importAgain();
    void retranslate();
    [[nodiscard]] QString titleOf(const QString &label) const;

    ThemeSource &m_themes;
    LabelTitle m_categoryTitle;
    TeachingView m_view;
    std::optional<ModelCard> m_candidate;
    bool m_training = false;
    QString m_file; ///< whose columns are asked for
    QComboBox *m_task, *m_split, *m_textColumn, *m_labelColumn, *m_names;
    LabelBoard *m_board;
    PlainLabel *m_counts, *m_taskLabel, *m_namesTitle, *m_answer, *m_columnsHint;
    QLineEdit *m_newName;
    QPushButton *m_add, *m_rename, *m_import, *m_forget, *m_importColumns;
    QWidget *m_naming, *m_columns, *m_result, *m_trainingLine;
    PlainLabel *m_modelTitle, *m_modelText, *m_trainTitle, *m_splitLabel, *m_trainText, *m_verdict, *m_confusionTitle,
        *m_resultTitle;
    QPushButton *m_back, *m_load, *m_train, *m_stop, *m_switch;
    QProgressBar *m_progress;
    QTableView *m_scores, *m_confusion;
    LabelScores m_scoreTable;
    ConfusionTable m_confusionTable;
};

} // namespace lianxi
