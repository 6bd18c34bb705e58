// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "app/desk/team_shelf.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_sheet.h"
#include "ui/theme/icon_mark.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int railWidth = 78; ///< the longest title, "Dashboard", stands in it whole
constexpr std::array defaultColumns{350, 620, 300};

/// Titles that mains give to addPage(); here so that they are collected for translation.
[[maybe_unused]] constexpr std::array pageTitles{
    QT_TRANSLATE_NOOP("lianxi::MainWindow", "Queue"),    QT_TRANSLATE_NOOP("lianxi::MainWindow", "Listening"),
    QT_TRANSLATE_NOOP("lianxi::MainWindow", "Review"),   QT_TRANSLATE_NOOP("lianxi::MainWindow", "Knowledge"),
    QT_TRANSLATE_NOOP("lianxi::MainWindow", "Settings"), QT_TRANSLATE_NOOP("lianxi::MainWindow", "Score"),
};

bool needsCase(Command command)
{
    return groupOf(command) != CommandGroup::Moving;
}
} // namespace

MainWindow::MainWindow(const ShellServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_inbox(new InboxPanel({services.store, services.themes, services.clock, services.me, services.team}))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/icons/lianxi.svg"_s));
    auto *centre = new QWidget(this);
    auto *line = new QHBoxLayout(centre);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(makeRail());
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(makeBanner());
    m_bars = new QVBoxLayout;
    column->addLayout(m_bars);
    m_pages = new QStackedWidget(centre);
    column->addWidget(m_pages, 1);
    line->addLayout(column, 1);
    setCentralWidget(centre);

    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setObjectName(u"columns"_s);
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    m_inbox->setMinimumWidth(240);
    m_columns->addWidget(m_inbox);
    addPage(m_columns, IconName::Inbox, QT_TR_NOOP("Inbox"));

    makeActions();
    m_palette = new CommandPalette(m_services.store, m_services.themes, m_services.shortcuts, this);
    connect(m_palette, &CommandPalette::commandChosen, this, &MainWindow::run);
    connect(m_palette, &CommandPalette::caseChosen, this, &MainWindow::caseChosen);
    connect(m_palette, &CommandPalette::entryChosen, this, &MainWindow::choose);
    if (m_services.team)
        connect(m_services.team, &TeamShelf::changed, this, &MainWindow::refreshEntries);
    connect(m_inbox, &InboxPanel::caseActivated, this, &MainWindow::caseChosen);
    connect(&m_services.themes, &ThemeSource::changed, this, &MainWindow::takeTheme);
    connect(&m_services.preferences, &PreferenceSource::changed, this, &MainWindow::takePreferences);
    resize(1280, 800);
    restoreGeometry(m_services.preferences.get().geometry);
    setCaseCommands(false);
    retranslate();
    takeTheme();
}

QWidget *MainWindow::makeRail()
{
    m_rail = new QWidget(this);
    m_rail->setObjectName(u"rail"_s);
    m_rail->setFixedWidth(m_services.themes.theme().scaled(railWidth));
    auto *column = new QVBoxLayout(m_rail);
    column->setContentsMargins(Theme::tiny, Theme::medium, Theme::tiny, Theme::medium);
    column->setSpacing(Theme::tiny);
    column->addStretch();
    return m_rail;
}

QWidget *MainWindow::makeBanner()
{
    m_banner = new QFrame(this);
    m_banner->setObjectName(u"banner"_s);
    auto *line = new QHBoxLayout(m_banner);
    line->setContentsMargins(Theme::large, Theme::small, Theme::large, Theme::small);
    m_bannerMark = new IconMark(m_services.themes, m_banner);
    m_bannerText = new PlainLabel(m_banner);
    m_bannerText->setObjectName(u"connectionText"_s);
    line->addWidget(m_bannerMark);
    line->addWidget(m_bannerText, 1);
    m_banner->hide();
    return m_banner;
}

void MainWindow::setColumns(QWidget *conversation, QWidget *contact)
{
    m_columns->addWidget(conversation);
    m_columns->addWidget(contact);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setStretchFactor(2, 0);
    const QList<int> kept = m_services.preferences.get().columns;
    m_columns->setSizes(kept.size() == 3 ? kept : QList<int>(defaultColumns.begin(), defaultColumns.end()));
}

int MainWindow::addPage(QWidget *page, IconName icon, const char *title)
{
    const int number = m_pages->addWidget(page);
    auto *button = new QToolButton(m_rail);
    button->setObjectName(u"rail-%1"_s.arg(number));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus);
    button->setChecked(number == 0);
    connect(button, &QToolButton::clicked, this, [this, number] { showPage(number); });
    // The settings stand at the foot of the rail, everything else above.
    auto *column = static_cast<QVBoxLayout *>(m_rail->layout());
    const int end = m_foot ? column->count() - 1 : column->count();
    column->insertWidget(icon == IconName::Settings ? end : end - 1, button);
    m_entries.push_back({button, icon, title, {}});
    retranslate();
    takeTheme();
    return number;
}

int MainWindow::addPage(std::function<QWidget *()> make, IconName icon, const char *title)
{
    auto *holder = new QWidget;
    auto *whole = new QVBoxLayout(holder);
    whole->setContentsMargins(0, 0, 0, 0);
    const int number = addPage(holder, icon, title);
    m_entries.back().make = std::move(make);
    return number;
}

void MainWindow::makePage(int page)
{
    if (const auto make = std::exchange(m_entries.at(static_cast<size_t>(page)).make, nullptr))
        m_pages->widget(page)->layout()->addWidget(make());
}

void MainWindow::setRailFoot(QWidget *foot)
{
    m_foot = foot;
    m_rail->layout()->addWidget(foot);
}

void MainWindow::addBar(QWidget *bar)
{
    m_bars->addWidget(bar);
}

void MainWindow::showPage(int page)
{
    makePage(page);
    m_pages->setCurrentIndex(page);
    m_entries.at(static_cast<size_t>(page)).button->setChecked(true);
}

int MainWindow::currentPage() const
{
    return m_pages->currentIndex();
}

void MainWindow::setConnection(Connection state, const QString &sentence)
{
    m_connection = state;
    m_bannerText->setText(
        !sentence.isEmpty() ? sentence
            : state == Connection::Offline
            ? tr("No connection. What you write is kept and sent later.")
            : tr("The desk's store cannot be written. Free some disk space; nothing written so far is lost."));
    m_banner->setVisible(state != Connection::Ready);
    m_banner->setProperty("kind", state == Connection::Trouble ? u"danger"_s : u"warning"_s);
    m_banner->style()->unpolish(m_banner); // lets the new kind take effect
    m_banner->style()->polish(m_banner);
    takeTheme();
}

void MainWindow::makeActions()
{
    for (int i = 0; i < commandCount; ++i) {
        auto *action = new QAction(this);
        m_actions.at(static_cast<size_t>(i)) = action;
        m_services.shortcuts.bind(action, static_cast<Command>(i));
        // A send key belongs to the composer, which knows about input methods; Escape and undo to whoever has the
        // focus.
        const auto command = static_cast<Command>(i);
        const bool windowWide = command != Command::Send && command != Command::SendAndResolve
            && command != Command::UndoSend && command != Command::Back;
        action->setShortcutContext(windowWide ? Qt::WindowShortcut : Qt::WidgetShortcut);
        addAction(action);
    }
    connect(&m_services.shortcuts, &Shortcuts::triggered, this, &MainWindow::run);
    connect(&m_services.shortcuts, &Shortcuts::changed, this, &MainWindow::refreshCommands);
}

void MainWindow::setCaseCommands(bool caseShown)
{
    m_caseShown = caseShown;
    refreshCommands();
    refreshEntries();
}

void MainWindow::refreshCommands()
{
    std::vector<Command> possible;
    for (int i = 0; i < commandCount; ++i) {
        const auto command = static_cast<Command>(i);
        const bool enabled = (m_caseShown || !needsCase(command)) && isOffered(command);
        m_actions.at(static_cast<size_t>(i))->setEnabled(enabled);
        if (enabled && command != Command::Palette && command != Command::Back)
            possible.push_back(command);
    }
    m_palette->setCommands(std::move(possible));
}

bool MainWindow::isOffered(Command command) const
{
    const bool ofTeam = command == Command::Views || command == Command::SaveView || command == Command::Macros;
    return m_services.shortcuts.isOffered(command) && (m_services.team || !ofTeam);
}

/// Saved views and, while a case is shown, macros are found in the palette by their names.
void MainWindow::refreshEntries()
{
    std::vector<PaletteEntry> entries;
    if (m_services.team && m_caseShown)
        for (const TeamItem &macro : m_services.team->items(TeamItemKind::Macro))
            entries.push_back({u"macro/"_s + macro.saved.id, tr("Macro: %1").arg(macro.saved.name), IconName::Play});
    if (m_services.team)
        for (const TeamItem &view : m_services.team->items(TeamItemKind::View))
            entries.push_back({u"view/"_s + view.saved.id, tr("View: %1").arg(view.saved.name), IconName::Filter});
    m_palette->setEntries(std::move(entries));
}

void MainWindow::choose(const QString &entry)
{
    showPage(0);
    const QString id = entry.section(u'/', 1);
    if (entry.startsWith("macro/"_L1)) {
        Q_EMIT macroChosen(id);
        return;
    }
    m_inbox->openView(id);
    m_inbox->focusList();
}

void MainWindow::run(Command command)
{
    switch (command) {
    case Command::NextCase:
    case Command::PreviousCase:
        showPage(0);
        m_inbox->stepCase(command == Command::NextCase ? 1 : -1);
        return;
    case Command::Search:
        showPage(0);
        m_inbox->focusSearch();
        return;
    case Command::Views:
        showPage(0);
        m_inbox->openViewMenu();
        return;
    case Command::SaveView:
        m_inbox->saveView();
        return;
    case Command::MarkCases:
        showPage(0);
        m_inbox->markCases();
        return;
    case Command::Palette:
        m_palette->openFresh();
        return;
    case Command::Help:
        HelpSheet(m_services.shortcuts, this).exec();
        return;
    case Command::Back:
        back();
        return;
    case Command::GoInbox:
        showPage(0);
        return;
    case Command::GoToDo:
    case Command::GoFeedback:
    case Command::GoDashboard:
    case Command::GoReview:
    case Command::GoTeam: {
        // In the order in which they stand on the rail, behind the inbox; not every window has them.
        const auto page = static_cast<size_t>(1 + static_cast<int>(command) - static_cast<int>(Command::GoToDo));
        if (page < m_entries.size() && m_entries.at(page).icon != IconName::Settings)
            showPage(static_cast<int>(page));
        return;
    }
    case Command::GoSettings:
        for (size_t i = 0; i < m_entries.size(); ++i)
            if (m_entries.at(i).icon == IconName::Settings)
                showPage(static_cast<int>(i));
        return;
    case Command::ToggleTheme:
        toggleTheme();
        return;
    case Command::Claim:
    case Command::Resolve:
    case Command::ResolveAndNext:
    case Command::Snooze:
    case Command::Transfer:
    case Command::TakeOver:
    case Command::OwnWindow:
    case Command::SendLater:
    case Command::Tags:
    case Command::Judgement:
    case Command::GiveBack:
    case Command::Reopen:
    case Command::Wake:
    case Command::FollowUp:
    case Command::AskDepartment:
    case Command::NoteFeedback:
    case Command::Watch:
    case Command::Consent:
    case Command::MergeCase:
    case Command::UnmergeCase:
    case Command::PartCase:
    case Command::HowRouted:
    case Command::MarkUnread:
    case Command::HideMessage:
    case Command::LikeMessage:
    case Command::TranslateMessage:
    case Command::Send:
    case Command::SendAndResolve:
    case Command::UndoSend:
    case Command::Note:
    case Command::Signature:
    case Command::Macros:
    case Command::HelpDraft:
    case Command::HelpRewrite:
    case Command::HelpTranslate:
    case Command::HelpSummary:
    case Command::StepIntroduce:
    case Command::StepConfirm:
    case Command::StepSolve:
    case Command::StepFollowUp:
        Q_EMIT caseCommand(command);
        return;
    }
}

void MainWindow::back()
{
    if (currentPage() != 0)
        showPage(0);
    else
        m_inbox->setFocus();
}

void MainWindow::toggleTheme()
{
    Preferences preferences = m_services.preferences.get();
    preferences.theme =
        m_services.themes.theme().tone() == Theme::Tone::Dark ? ThemeSource::Choice::Light : ThemeSource::Choice::Dark;
    m_services.preferences.set(preferences);
}

void MainWindow::takePreferences()
{
    const Preferences &preferences = m_services.preferences.get();
    if (preferences.language != m_services.language.choice())
        m_services.language.set(preferences.language);
    if (preferences.theme != m_services.themes.choice() || preferences.scale != m_services.themes.theme().scale())
        m_services.themes.set(preferences.theme, preferences.scale);
}

void MainWindow::keepLayout()
{
    Preferences preferences = m_services.preferences.get();
    if (m_columns->count() == 3)
        preferences.columns = m_columns->sizes();
    preferences.geometry = saveGeometry();
    preferences.keys = m_services.shortcuts.toJson();
    m_services.preferences.set(preferences);
}

void MainWindow::takeTheme()
{
    const Theme &theme = m_services.themes.theme();
    m_rail->setFixedWidth(theme.scaled(railWidth));
    for (const RailEntry &entry : m_entries) {
        entry.button->setIcon(theme.icon(entry.icon));
        entry.button->setIconSize(QSize(theme.scaled(22), theme.scaled(22)));
        entry.button->setFont(theme.font(TextSize::Caption));
    }
    const ColorRole ink = m_connection == Connection::Trouble ? ColorRole::Danger : ColorRole::Warning;
    const IconName mark = m_connection == Connection::Offline ? IconName::Offline : IconName::Warning;
    m_bannerMark->setSide(theme.scaled(18));
    m_bannerMark->showIcon(mark, ink);
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Lianxi"));
    for (const RailEntry &entry : m_entries) {
        entry.button->setText(tr(entry.title));
        entry.button->setAccessibleName(tr(entry.title));
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_services.shortcuts.retranslate();
        retranslate();
        refreshEntries();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepLayout();
    QMainWindow::closeEvent(event);
}

} // namespace lianxi
