// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review_board.h"
#include "app/review/review_desk.h"
#include "models/event/team_payloads.h"
#include "models/items/review_model.h"
#include "models/review/case_set.h"
#include "ui/review/review_bench.h"

class QComboBox;
class QTabWidget;
class QTreeView;

namespace lianxi
{

class ReviewFigures;
class CoachingView;

/// Reviewing: what is to be written, what was written about one's own work, appeals, how far reviewers agree, how
/// agents do, and words between leads and agents.
class ReviewPage final : public QWidget
{
    Q_OBJECT
public:
    template <class T>
    using Answer = std::function<void(T)>;
    struct Services {
        ReviewBench::Services bench;
        ReviewDesk &desk;
        double goodKappa = 0.6; ///< from where on reviewers agree well
        int leastPairs = 10; ///< fewer say nothing
        /// Answers come later on the view thread, and not at all when `context` is gone. Nothing: the store could not
        /// be read; what was known stays.
        std::function<void(const QObject *context, Answer<std::optional<ReviewBoard>>)> ask;
        std::function<void(const QObject *context, qint64 caseRow, Answer<Workmanship>)> askWork;
        /// Draws last week's samples and asks for what they hold; answers how many.
        std::function<void(const QObject *context, std::function<void(DeskResult, int)>)> draw = {};
        /// The case in the inbox, to be reviewed by hand; answers nothing when none is shown.
        std::function<void(const QObject *context, Answer<std::optional<CaseRow>>)> askShown = {};
        /// A case as a set of its own.
        std::function<void(const QObject *context, const ReviewRow &, CaseSetScope, Answer<Result<CaseSet>>)> askCase =
            {};
        std::function<void(const QObject *context, const CaseSet &, const QString &path, Answer<Status>)> savePdf = {};
        std::function<void(const TeamItemSaved &, DeskDone)> saveItem = {};
        /// Tells the log that personal data are about to leave on paper, and why. Nothing is printed before it has it.
        std::function<void(const CaseRow &, const QString &reason, DeskDone)> recordPrint = {};
    };
    explicit ReviewPage(Services services, QWidget *parent = nullptr);
    void apply(const ChangeSet &changes);
    /// What this person may do is other than before.
    void takeRights();
    /// Shows a review, whichever list it is in.
    void choose(const ReviewId &review);
    /// Another page of this part, after the reviews.
    void addTab(QWidget *page, const std::function<QString()> &title);
    [[nodiscard]] ReviewBench &bench() { return *m_bench; }
    [[nodiscard]] const ReviewBoard &board() const { return m_board; }

Q_SIGNALS:
    void caseRequested(qint64 caseRow);
    /// What is shown has been read.
    void boardShown();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeReviews();
    void read();
    void take(ReviewBoard board);
    void takeChoice();
    void showChosen();
    void showRow(const ReviewRow &row);
    void draw();
    void connectStories();
    void makeArticle();
    void makeRehearsal();
    void print();
    void savePaper(const ReviewRow &row, CaseSetScope scope, const QString &path);
    void saveStory(TeamItemKind kind, const QString &name, const QJsonObject &body, const QString &told);
    void beginByHand(const std::optional<CaseRow> &head);
    void refresh();
    void say(const QString &sentence, const QString &kind);
    [[nodiscard]] DeskDone told(const QString &done, const ReviewId &review);
    void retranslate();
    [[nodiscard]] const ReviewRow *chosen() const;

    Services m_services;
    ReviewBoard m_board;
    ReviewModel m_model;
    bool m_stale = true, m_asking = false;
    std::optional<ReviewRow> m_byHand; ///< begun here, not written yet
    QTabWidget *m_tabs;
    std::vector<std::function<QString()>> m_titles; ///< of the tabs
    QTreeView *m_table = nullptr;
    QComboBox *m_choice = nullptr;
    PlainLabel *m_empty = nullptr, *m_answer = nullptr;
    QPushButton *m_draw = nullptr, *m_new = nullptr, *m_open = nullptr;
    ReviewBench *m_bench = nullptr;
    ReviewFigures *m_figures = nullptr;
    CoachingView *m_words = nullptr;
};

} // namespace lianxi
