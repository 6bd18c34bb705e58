// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/macro.h"
#include "models/policy/playbook.h"
#include "tests/shots/shots.h"
#include "tests/support/team_board.h"
#include "ui/bot/bot_editor.h"
#include "ui/conversation/services.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/first_run.h"
#include "ui/shell/help_sheet.h"
#include "ui/shell/main_window.h"

#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;

const QString hookBase = u"https://desk.example.com"_s;

/// What a window needs, living as long as the window.
struct Kit : QObject {
    PreferenceSource preferences{{}, [](const QJsonObject &) {}};
    Shortcuts shortcuts;
    Language language;
};

std::unique_ptr<QWidget> window(ShotWorld &world)
{
    auto *kit = new Kit;
    auto shown = std::make_unique<MainWindow>(ShellServices{world.store, world.themes, kit->language, kit->preferences,
                                                            kit->shortcuts, world.clock, world.me});
    QObject::connect(shown.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    shown->addPage(new SettingsPage(kit->preferences, kit->shortcuts, world.themes, hookBase, world.clock),
                   IconName::Settings, "Settings");
    shown->inbox().start();
    shown->setConnection(MainWindow::Connection::Offline);
    return shown;
}

std::unique_ptr<QWidget> settings(ShotWorld &world, SettingsPage::Tab tab)
{
    auto *kit = new Kit;
    auto page = std::make_unique<SettingsPage>(kit->preferences, kit->shortcuts, world.themes, hookBase, world.clock);
    kit->setParent(page.get());
    page->showTab(tab);
    return page;
}

/// The page of macros, with one whose second step has a mistake.
std::unique_ptr<QWidget> macros(ShotWorld &world)
{
    auto *kit = new Kit;
    auto *team = new TeamBoard(world.me);
    team->setParent(kit);
    auto page = std::make_unique<SettingsPage>(kit->preferences, kit->shortcuts, world.themes, hookBase, world.clock);
    QObject::connect(page.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Macro;
    saved.id = u"a"_s;
    saved.name = chinese ? u"退款已发起"_s : u"Refund begun"_s;
    saved.body = toMacroBody(
        {{{.deed = MacroDeed::Assign},
          {.deed = MacroDeed::Send,
           .text = chinese ? u"{customer}，您好！退款已发起，预计 3 个工作日内到账。"_s
                           : u"Dear {customer}, the refund is on its way and takes up to three working days."_s},
          {.deed = MacroDeed::Tag, .text = chinese ? u"已退款"_s : u"refunded"_s},
          {.deed = MacroDeed::Snooze, .length = std::chrono::hours(72)},
          {.deed = MacroDeed::Next}}});
    team->put(saved);
    saved.id = u"b"_s;
    saved.name = chinese ? u"催件：转物流组"_s : u"Late parcel: to logistics"_s;
    saved.owner = world.me;
    team->put(saved);
    page->offerMacros(team->shelf, [] { return std::vector<CategoryChoice>(); });
    page->showOffered(u"macros"_s);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    page->findChild<QListWidget *>(u"macroSteps"_s)->setCurrentRow(1);
    return page;
}

std::unique_ptr<QWidget> brokenMacro(ShotWorld &world)
{
    std::unique_ptr<QWidget> page = macros(world);
    page->findChild<QPlainTextEdit *>(u"stepText"_s)->setPlainText(u"{custmer} …"_s);
    return page;
}

/// The bot's page at one of its tabs, in the middle of a conversation.
std::unique_ptr<QWidget> bots(ShotWorld &world, int tab)
{
    auto *kit = new Kit;
    auto *team = new TeamBoard(world.me);
    team->setParent(kit);
    auto page = std::make_unique<SettingsPage>(kit->preferences, kit->shortcuts, world.themes, hookBase, world.clock);
    QObject::connect(page.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    QFile file(chinese ? u":/bot/zh.json"_s : u":/bot/en.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no flow is shipped");
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Flow;
    saved.id = u"a"_s;
    saved.name = chinese ? u"售后机器人"_s : u"After-sales bot"_s;
    saved.body = QJsonDocument::fromJson(file.readAll()).object();
    team->put(saved);
    std::vector<ChannelConfigured> channels(2);
    channels[0].channel = ChannelId(u"a"_s);
    channels[0].name = chinese ? u"晨光旗舰店 · 微信公众号"_s : u"Aurora on WhatsApp"_s;
    channels[1].channel = ChannelId(u"b"_s);
    channels[1].name = chinese ? u"晨光客服 · 企业微信"_s : u"Aurora on Telegram"_s;
    const auto judge = [](const QObject *, const QString &text, const auto &done) {
        done(judgeByRules(text, *Playbook::shipped()));
    };
    page->offer({u"bots"_s, [] { return BotEditor::tr("Bots"); },
                 [&world, team, channels, judge] {
                     return makeBotPage(team->shelf,
                                        {world.themes, [] { return std::vector<CategoryChoice>(); },
                                         [channels] { return channels; }, judge});
                 }});
    page->showOffered(u"bots"_s);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    page->findChild<QTabWidget *>(u"botTabs"_s)->setCurrentIndex(tab);
    page->findChild<QListWidget *>(u"botStates"_s)->setCurrentRow(1);
    if (tab == 2)
        page->findChild<QComboBox *>(u"stateGo"_s)->setEditText(u"loook"_s);
    for (const QString &text : tab == 3
             ? QStringList{chinese ? u"我的快递到哪了"_s : u"Where is my parcel?"_s, u"20261122001"_s}
             : QStringList()) {
        page->findChild<QLineEdit *>(u"botChatText"_s)->setText(text);
        page->findChild<QPushButton *>(u"botChatSend"_s)->click();
    }
    return page;
}

std::unique_ptr<FirstRun> firstRun(ShotWorld &world, FirstRun::Step step)
{
    static Language language; // the pictures' own language is installed by the main
    auto shown = std::make_unique<FirstRun>(world.themes, language, FirstRun::Create(), hookBase);
    shown->showStep(step);
    return shown;
}

const ShotGroup group({
    {u"window"_s, QSize(1280, 800), window},
    {u"palette"_s, QSize(560, 420),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto *kit = new Kit;
         auto palette = std::make_unique<CommandPalette>(world.store, world.themes, kit->shortcuts);
         kit->setParent(palette.get());
         palette->setCommands({Command::NextCase, Command::Search, Command::Resolve, Command::ResolveAndNext,
                               Command::Snooze, Command::Transfer, Command::Note, Command::ToggleTheme, Command::Help});
         palette->openFresh();
         palette->findChild<QLineEdit *>(u"paletteField"_s)->setText(u"e"_s);
         return palette;
     }},
    {u"help"_s, QSize(860, 740),
     [](ShotWorld &) -> std::unique_ptr<QWidget> {
         const Shortcuts shortcuts;
         return std::make_unique<HelpSheet>(shortcuts);
     }},
    {u"settings-general"_s, QSize(860, 620),
     [](ShotWorld &world) { return settings(world, SettingsPage::Tab::General); }},
    {u"settings-keys"_s, QSize(860, 640), [](ShotWorld &world) { return settings(world, SettingsPage::Tab::Keys); }},
    {u"settings-notifications"_s, QSize(860, 400),
     [](ShotWorld &world) { return settings(world, SettingsPage::Tab::Notifications); }},
    {u"settings-macros"_s, QSize(860, 700), macros},
    {u"settings-macros-wrong"_s, QSize(860, 700), brokenMacro},
    {u"settings-bot"_s, QSize(1040, 760), [](ShotWorld &world) { return bots(world, 0); }},
    {u"settings-bot-wishes"_s, QSize(1040, 760), [](ShotWorld &world) { return bots(world, 1); }},
    {u"settings-bot-steps"_s, QSize(1040, 760), [](ShotWorld &world) { return bots(world, 2); }},
    {u"settings-bot-chat"_s, QSize(1040, 760), [](ShotWorld &world) { return bots(world, 3); }},
    {u"settings-about"_s, QSize(860, 400), [](ShotWorld &world) { return settings(world, SettingsPage::Tab::About); }},
    {u"first-run-language"_s, QSize(640, 600),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return firstRun(world, FirstRun::Step::Language); }},
    {u"first-run-profile"_s, QSize(640, 600),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto shown = firstRun(world, FirstRun::Step::Profile);
         shown->findChild<QRadioButton *>(u"byPassphrase"_s)->setChecked(true);
         shown->findChild<QLineEdit *>(u"passphrase"_s)->setText(u"green tea at nine"_s);
         return shown;
     }},
    {u"first-run-begin"_s, QSize(640, 600),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return firstRun(world, FirstRun::Step::Begin); }},
    {u"first-run-channel"_s, QSize(640, 720),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return firstRun(world, FirstRun::Step::Channel); }},
    {u"unlock-wrong"_s, QSize(460, 380),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto shown = std::make_unique<UnlockDialog>(world.themes, KeyKeeping::Passphrase,
                                                     [](const QString &, const std::function<void(Status)> &answer) {
                                                         answer(failure(ErrorCode::WrongKey, u"check value"_s));
                                                     });
         shown->findChild<QLineEdit *>(u"passphrase"_s)->setText(u"12345678"_s);
         shown->findChild<QAbstractButton *>(u"unlockButton"_s)->click();
         return shown;
     }},
});

} // namespace
} // namespace lianxi::test
