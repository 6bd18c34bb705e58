// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/items/feedback_model.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QPushButton;
class QTreeView;

namespace lianxi
{

/// What customers say of products and of the service (S52): what rises first, and below it each word with the way to
/// its case, to the department that can do something about it, and back to the customers.
class FeedbackPage final : public QWidget
{
    Q_OBJECT
public:
    struct Services {
        Desk &desk;
        const Clock &clock;
        ThemeSource &theme;
        QTimeZone zone = QTimeZone::systemTimeZone();
        /// Reads all feedback; the answer comes later on the view thread, and not at all when `context` is gone.
        std::function<void(const QObject *context, std::function<void(std::vector<FeedbackRow>)>)> ask;
        std::function<QStringList()> departments = [] { return QStringList(); };
        std::function<QStringList()> topics = [] { return QStringList(); };
    };
    explicit FeedbackPage(Services services, QWidget *parent = nullptr);
    void apply(const ChangeSet &changes);
    /// Rows as a table for a spreadsheet: UTF-8 with a mark at the beginning, personal data masked, no cell a formula.
    /// Any thread.
    [[nodiscard]] static QByteArray csv(const std::vector<FeedbackRow> &rows, const QTimeZone &zone);
    /// Writes what is shown, whole or not at all, and says so when it is done.
    void exportTo(const QString &file);

Q_SIGNALS:
    void caseRequested(qint64 caseRow);
    /// The cases of customers who can be told now, and what they are.
    void casesRequested(const QString &words, const std::vector<qint64> &cases);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void read();
    void count();
    void choose();
    void refresh();
    void openCase();
    void handOn();
    void noteOutcome();
    void tellCustomers();
    void change();
    void takeBack();
    void chooseFile();
    void say(const DeskResult &result);
    void say(const QString &sentence, const QString &kind);
    void retranslate();
    [[nodiscard]] DeskDone told();
    [[nodiscard]] std::vector<FeedbackRow> chosen() const;
    [[nodiscard]] std::chrono::milliseconds period() const;
    [[nodiscard]] static QString stage(const FeedbackRow &row);

    Services m_services;
    FeedbackModel m_model;
    FeedbackGroupModel m_groups;
    bool m_exporting = false;
    bool m_stale = true; ///< something changed while the page was not shown
    QTreeView *m_table, *m_counts;
    QComboBox *m_period, *m_kind, *m_stage;
    PlainLabel *m_summary, *m_empty, *m_answer;
    QPushButton *m_all, *m_open, *m_hand, *m_outcome, *m_tell, *m_change, *m_remove, *m_export;
};

} // namespace lianxi
