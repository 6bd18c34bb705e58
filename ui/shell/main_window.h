// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inbox/inbox_panel.h"
#include "ui/settings/preferences.h"
#include "ui/shell/commands.h"

#include <QMainWindow>

class QFrame;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace lianxi
{

class CommandPalette;
class IconMark;

/// What the window works with; all outlive it.
struct ShellServices {
    StoreSource &store;
    ThemeSource &themes;
    Language &language;
    PreferenceSource &preferences;
    Shortcuts &shortcuts;
    const Clock &clock;
    AgentId me;
    TeamShelf *team = nullptr; ///< saved views; null: there are none, and no command for them
};

/// The desk's window: a rail of pages, the three columns of the inbox page, a banner for the connection, palette and
/// help. It knows the pages, not what they do: columns and further pages come from the main.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const ShellServices &services, QWidget *parent = nullptr);

    [[nodiscard]] InboxPanel &inbox() { return *m_inbox; }
    /// The second and third column; the window takes ownership.
    void setColumns(QWidget *conversation, QWidget *contact);
    /// Adds a page to the rail. `title` is English source text of the context "MainWindow".
    int addPage(QWidget *page, IconName icon, const char *title);
    /// The same for a page that is made when it is first shown, so that opening the desk does not wait for it.
    int addPage(std::function<QWidget *()> make, IconName icon, const char *title);
    /// Makes it now, if it was not.
    void makePage(int page);
    /// Below everything on the rail; the window takes ownership.
    void setRailFoot(QWidget *foot);
    /// A line under the banner, for as long as it is visible; the window takes ownership.
    void addBar(QWidget *bar);
    void showPage(int page);
    [[nodiscard]] int currentPage() const;

    enum class Connection { Ready, Offline, Caution, Trouble };
    /// The banner at the top: nothing when Ready; else the sentence, with icon and colour.
    void setConnection(Connection state, const QString &sentence = {});
    /// Which commands the shown case allows; others are greyed and not in the palette.
    void setCaseCommands(bool caseShown);

Q_SIGNALS:
    /// A case was chosen in inbox or palette: CaseRow::row.
    void caseChosen(qint64 caseRow);
    /// A command that is not the window's own: for the conversation column.
    void caseCommand(lianxi::Command command);
    /// A macro was chosen in the palette, by its id.
    void macroChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct RailEntry {
        QToolButton *button = nullptr;
        IconName icon = IconName::Inbox;
        const char *title = "";
        std::function<QWidget *()> make = {}; ///< empty once it has run
    };
    QWidget *makeRail();
    QWidget *makeBanner();
    void makeActions();
    void refreshCommands();
    void refreshEntries();
    void choose(const QString &entry);
    [[nodiscard]] bool isOffered(Command command) const;
    void run(Command command);
    void back();
    void toggleTheme();
    void takePreferences();
    void keepLayout();
    void takeTheme();
    void retranslate();

    ShellServices m_services;
    InboxPanel *m_inbox;
    QWidget *m_rail = nullptr;
    std::vector<RailEntry> m_entries;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_columns = nullptr;
    QVBoxLayout *m_bars = nullptr;
    QWidget *m_foot = nullptr; ///< of the rail
    QFrame *m_banner = nullptr;
    IconMark *m_bannerMark = nullptr;
    PlainLabel *m_bannerText = nullptr;
    Connection m_connection = Connection::Ready;
    bool m_caseShown = false;
    std::array<QAction *, commandCount> m_actions{};
    CommandPalette *m_palette = nullptr;
};

} // namespace lianxi
