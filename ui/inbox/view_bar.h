// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_shelf.h"
#include "models/items/store_source.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QTimeZone>
#include <QTimer>
#include <QWidget>

class QMenu;
class QToolButton;

namespace lianxi
{

/// The saved views beside the boxes: as many as fit as tabs, all in a menu, which also keeps, shares, renames and
/// removes them. It does not filter anything: it tells what a view shows, and is told what the inbox shows.
class ViewBar final : public QWidget
{
    Q_OBJECT
public:
    /// All outlive the bar.
    ViewBar(TeamShelf &shelf, StoreSource &store, ThemeSource &themes, QWidget *parent = nullptr);

    /// Opens a view by its id; one that is not there changes nothing.
    void open(const QString &id);
    /// The inbox shows a box again.
    void leave();
    /// The id of the open view; empty: none.
    [[nodiscard]] const QString &current() const { return m_current; }
    /// What the inbox shows at the moment.
    void setShown(const CaseFilter &filter);
    /// Asks for a name and keeps what the inbox shows.
    void saveAs();
    void openMenu();
    /// Cases came, went or moved: views that can be counted cheaply are counted again.
    void countLater();
    /// One line about a view: its box, its conditions.
    [[nodiscard]] static QString describe(const CaseFilter &filter);

Q_SIGNALS:
    void viewOpened(const lianxi::CaseFilter &filter);
    /// The open view is no more: the inbox goes on showing what it shows, as nobody's.
    void viewGone();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Entry {
        QString id;
        std::optional<CaseFilter> filter; ///< nothing: the body is damaged
        QToolButton *tab = nullptr;
        std::optional<qint64> count;
    };
    void takeItems();
    void addTab(Entry &entry);
    void fillMenu();
    void addOwnActions();
    void addRepair(const TeamItem &item);
    void label();
    void fit();
    void count();
    void retranslate();
    void takeTheme();
    [[nodiscard]] const TeamItem *item() const;
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] Entry *entry(const QString &id);
    void put(TeamItemSaved saved, const QString &told, const QString &openAfter = {});
    void rename();
    void share(bool shared);
    void remove(const TeamItem &item);
    void openVersions(const QString &id);
    void say(const QString &sentence, std::function<void()> undo = {});

    TeamShelf &m_shelf;
    StoreSource &m_store;
    ThemeSource &m_themes;
    std::vector<Entry> m_entries;
    CaseFilter m_shown;
    QString m_current;
    QString m_awaited; ///< a view that was saved a moment ago and opens when the shelf has it
    std::function<void()> m_undo;
    QWidget *m_tabs;
    QToolButton *m_menuButton;
    QMenu *m_menu;
    QWidget *m_noticeLine;
    PlainLabel *m_notice;
    QToolButton *m_undoButton, *m_dismiss;
    QTimer m_counting; ///< runs after the views were counted
    bool m_countAgain = false;
};

} // namespace lianxi
