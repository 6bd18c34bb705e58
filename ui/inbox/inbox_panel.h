// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/case_list_model.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

#include <array>

class QActionGroup;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace lianxi
{

class BulkBar;
class CaseListView;
class FaceBoard;
class IconMark;
class TeamShelf;
class ViewBar;
struct BulkServices;

/// What the inbox works with; all outlive it.
struct InboxServices {
    StoreSource &store;
    ThemeSource &themes;
    const Clock &clock;
    AgentId me;
    TeamShelf *team = nullptr; ///< where saved views are; null: there are none
};

/// The first column: boxes with their counters, search, filter, and the list of cases.
class InboxPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit InboxPanel(const InboxServices &services, QWidget *parent = nullptr);

    /// Paints at once with rows read beforehand; the rest follows. Without it call start().
    void showFirstPage(const std::vector<CaseRow> &rows, const Counters &counters);
    void start();
    /// Where customers' pictures come from; outlives the panel.
    void setFaces(FaceBoard *faces);
    void apply(const ChangeSet &changes);
    /// One line above the list, for failures of the store; empty hides it.
    void showTrouble(const QString &sentence);

    /// Lets several cases be marked and something be done with all of them.
    void offerBulk(BulkServices services);

    void setBox(CaseFilter::Box box);
    /// Shows these cases only, and `words` above them, until the reader clears it or goes to a box.
    void showCases(const QString &words, std::vector<qint64> rows);
    [[nodiscard]] CaseFilter filter() const { return m_filter; }
    void stepCase(int by);
    /// Makes a case current if it is in this view.
    void selectCase(qint64 caseRow);
    [[nodiscard]] qint64 currentCase() const;
    void focusSearch();
    /// A saved view, by its id; one that is not there changes nothing.
    void openView(const QString &id);
    void openViewMenu();
    /// Asks for a name and keeps what is shown as a view.
    void saveView();
    /// Marks all cases shown, or leads to what can be done with the marked ones.
    void markCases();
    void focusList();
    [[nodiscard]] CaseListModel &cases() { return m_model; }
    [[nodiscard]] const Counters &counters() const { return m_counters; }

Q_SIGNALS:
    /// A case was chosen: CaseRow::row.
    void caseActivated(qint64 caseRow);
    /// Enter on a case: its reply wants to be written. Comes after caseActivated().
    void caseEntered(qint64 caseRow);
    void countersChanged(const lianxi::Counters &counters);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBoxes();
    QWidget *makeSearch();
    QWidget *makeBody();
    void fillFilterMenu();
    void fillOrderMenu();
    void takeTheme();
    void retranslate();
    void refilter();
    void leaveChoice();
    void askCounters();
    void countersMoved();
    void runSearch();
    void showCounters();
    /// How much of the counters is written on the tabs; the tool tips always have all of it.
    enum class Detail { Usual, Short, None };
    void labelTabs(Detail detail);
    void showBody();
    void describeFilter();
    // inbox_views.cpp
    void makeViews();
    void takeView(const CaseFilter &filter);
    [[nodiscard]] bool isInView() const;
    /// What the list shows: a search looks everywhere, a view where it was told to.
    [[nodiscard]] CaseFilter shown() const;

    InboxServices m_services;
    ViewBar *m_views = nullptr;
    BulkBar *m_bulk = nullptr;
    std::optional<CaseFilter> m_beforeView; ///< what was shown before a view was opened
    CaseFilter m_filter;
    Counters m_counters;
    QString m_choice; ///< what was chosen, for people
    std::optional<CaseFilter> m_beforeChoice; ///< what was shown before it; none: nothing is chosen
    CaseListModel m_model;
    QWidget *m_boxes = nullptr; ///< the row of tabs
    QTimer m_typing; ///< a pause in typing starts the search
    QTimer m_counting; ///< runs after the counters were asked for
    bool m_countAgain = false; ///< they changed meanwhile
    std::array<QToolButton *, 4> m_tabs{}; ///< open, mine, unassigned, and the others in a menu
    QMenu *m_moreMenu = nullptr;
    QMenu *m_filterMenu = nullptr;
    QMenu *m_orderMenu = nullptr;
    QToolButton *m_filterButton = nullptr;
    QToolButton *m_orderButton = nullptr;
    QToolButton *m_clearFilter = nullptr;
    QLineEdit *m_search = nullptr;
    QAction *m_searchMark = nullptr;
    QWidget *m_filterLine = nullptr;
    PlainLabel *m_filterText = nullptr;
    PlainLabel *m_complaint = nullptr;
    PlainLabel *m_trouble = nullptr;
    QStackedWidget *m_body = nullptr;
    IconMark *m_emptyMark = nullptr;
    PlainLabel *m_emptyTitle = nullptr;
    PlainLabel *m_emptyHint = nullptr;
    CaseListView *m_list = nullptr;
};

[[nodiscard]] QString boxName(CaseFilter::Box box);
/// What of a query could not be used, and what to write instead; empty: nothing. `today` as in parseSearch().
[[nodiscard]] QString searchComplaints(const QString &query, QDate today);
/// A count as a tab shows it: whole below `exactBelow`, above it one decimal of the language's own unit, "10.9k" or
/// "1.1万" (Chinese has none below ten thousand).
[[nodiscard]] QString shortCount(qint64 count, qint64 exactBelow = 10'000);

} // namespace lianxi
