// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/case_taking.h"
#include "app/review/review_board.h"
#include "app/review/review_desk.h"
#include "ui/conversation/forms.h"
#include "ui/review/taken_window.h"

#include <QPointer>

#include <map>
#include <set>

class QCheckBox;
class QSpinBox;
class QTreeWidget;

namespace lianxi
{

/// Which cases are taken along, for how long, and as what.
class TakeForm final : public Form
{
    Q_OBJECT
public:
    struct Limits {
        int days = 7, mostDays = 30, mostCases = 500;
    };
    TakeForm(const Limits &limits, QWidget *parent);
    /// Without names and path.
    [[nodiscard]] TakeAlong wish() const;
    [[nodiscard]] bool asFile() const;

private:
    Limits m_limits;
    QLineEdit *m_title, *m_query, *m_passphrase, *m_again;
    QComboBox *m_which, *m_where;
    QSpinBox *m_days;
    QCheckBox *m_masked;
};

/// Which file, and its passphrase.
class PassphraseForm final : public Form
{
    Q_OBJECT
public:
    PassphraseForm(const QString &file, QWidget *parent);
    [[nodiscard]] QString passphrase() const { return m_passphrase->text(); }

private:
    QLineEdit *m_passphrase;
};

/// Cases taken along: the sets on this desk and what was written into them, and for leads the files that left.
class TakenPage final : public QWidget
{
    Q_OBJECT
public:
    template <class T>
    using Answer = std::function<void(T)>;
    struct Services {
        TakenWindow::Services window;
        ReviewDesk &desk;
        TakeForm::Limits limits;
        // Answers come later on the view thread, and not at all when `context` is gone.
        std::function<void(const QObject *context, Answer<std::vector<KeptSet>>)> askKept;
        std::function<void(const QObject *context, CaseFileId, Answer<CaseFileResult>)> open;
        std::function<void(const QObject *context, const QString &path, const QString &passphrase,
                           Answer<CaseFileResult>)>
            openFile;
        /// Answers how many cases.
        std::function<void(const QObject *context, const TakeAlong &, Answer<Result<int>>)> take;
        std::function<void(const QObject *context, CaseFileId, std::function<void()>)> destroy;
        std::function<void(const QObject *context, Answer<std::vector<HandIn>>)> judge;
        /// Forgets these words, not what was written over them meanwhile.
        std::function<void(const QObject *context, const OfflineReview &, std::function<void()>)> forget;
        std::function<void(const QObject *context, Answer<std::vector<CaseKeeper::KeptResult>>)> askResults;
        /// Takes in results that were written elsewhere.
        std::function<void(const QObject *context, const QString &path,
                           Answer<tl::expected<TakenResults, ResultFileTrouble>>)>
            takeResults = {};
    };
    explicit TakenPage(Services services, QWidget *parent = nullptr);
    /// What left, for leads; sets that were recalled close.
    void showBoard(const ReviewBoard &board);
    [[nodiscard]] static QString title() { return tr("Taken along"); }
    /// Reads again what is kept here.
    void read();
    void readSets();
    /// What this person may do is other than before.
    void takeRights() { refresh(); }
    /// Judges results again when something about their cases changed.
    void apply(const ChangeSet &changes);
    [[nodiscard]] TakenWindow *window() const { return m_window; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void readResults();
    void forgetArrived();
    [[nodiscard]] bool isOnItsWay(const HandIn &one) const;
    [[nodiscard]] bool canGo(const HandIn &one) const { return canBeHandedIn(one.verdict) && !isOnItsWay(one); }
    void takeResultsIn();
    void showResults(std::vector<HandIn> results);
    void showSets(std::vector<KeptSet> sets);
    void takeAlong();
    void openChosen();
    void openFile();
    /// \param kept  it is one of this desk's own sets, so that it closes when that goes.
    void opened(CaseFileResult set, bool kept);
    void removeChosen();
    void handIn();
    void dropResult();
    void recall();
    void refresh();
    void say(const QString &sentence, const QString &kind);
    void retranslate();
    [[nodiscard]] std::optional<CaseFileId> chosenSet() const;
    [[nodiscard]] std::optional<CaseFileId> chosenFile() const;

    Services m_services;
    std::vector<KeptSet> m_sets;
    std::vector<HandIn> m_results;
    /// What the log has taken and the store does not show yet, by when it was written.
    std::map<ReviewId, Instant> m_sent;
    std::set<ReviewId> m_forgetting; ///< tried once: a disk that does not take it is not asked for ever
    bool m_judging = false, m_judgeAgain = false;
    std::vector<CaseFileRow> m_files;
    QPointer<TakenWindow> m_window;
    bool m_busy = false;
    PlainLabel *m_setsTitle, *m_resultsTitle, *m_filesTitle, *m_empty, *m_answer;
    QTreeWidget *m_setTable, *m_resultTable, *m_fileTable;
    QPushButton *m_take, *m_open, *m_openFile, *m_remove, *m_takeResults, *m_handIn, *m_drop, *m_recall;
};

} // namespace lianxi
