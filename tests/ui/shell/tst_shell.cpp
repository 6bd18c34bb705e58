// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_store_source.h"
#include "tests/support/manual_clock.h"
#include "tests/support/ui/accessibility.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/first_run.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notifier.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

class TestShell : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaultKeysAreDistinctAndNeverPlainLetters();
    void aTakenKeyIsRefusedWithItsHolder();
    void changedKeysSurviveTheSettings();
    void fuzzyPrefersStartsOfWords();
    void noticesFollowThePreferences();
    void everyProfileErrorHasItsOwnSentence();
    void aWrongPassphraseIsToldAndCanBeTriedAgain();
    void firstRunWillNotTakeAnUnsafePassphrase();
    void aChannelIsTakenOnlyWhenComplete();
    void telegramAsksForTheSecretOnlyWhenItCallsUs();
    void preferencesSurviveTheirJson();
    void theAgentsCardIsStoredBesideTheWindow();
    void windowIsUsableWithoutMouse();
};

void TestShell::defaultKeysAreDistinctAndNeverPlainLetters()
{
    const Shortcuts shortcuts;
    for (int i = 0; i < commandCount; ++i)
        for (const QKeySequence &key : defaultKeys(static_cast<Command>(i)))
            QCOMPARE(shortcuts.check(static_cast<Command>(i), key).refusal, Shortcuts::Refusal::None);
}

void TestShell::aTakenKeyIsRefusedWithItsHolder()
{
    Shortcuts shortcuts;
    const Shortcuts::Answer taken = shortcuts.setKey(Command::Snooze, QKeySequence(u"Ctrl+E"_s));
    QCOMPARE(taken.refusal, Shortcuts::Refusal::Taken);
    QCOMPARE(taken.holder, Command::Resolve);
    QCOMPARE(shortcuts.keys(Command::Snooze), defaultKeys(Command::Snooze));
    QCOMPARE(shortcuts.setKey(Command::Snooze, QKeySequence(u"N"_s)).refusal, Shortcuts::Refusal::PlainLetter);
}

void TestShell::changedKeysSurviveTheSettings()
{
    Shortcuts shortcuts;
    QAction action;
    shortcuts.bind(&action, Command::Snooze);
    QCOMPARE(shortcuts.setKey(Command::Snooze, QKeySequence(u"Ctrl+Alt+H"_s)).refusal, Shortcuts::Refusal::None);
    QCOMPARE(action.shortcut(), QKeySequence(u"Ctrl+Alt+H"_s));
    Shortcuts again;
    again.load(shortcuts.toJson());
    QCOMPARE(again.keys(Command::Snooze), shortcuts.keys(Command::Snooze));
    QCOMPARE(again.keys(Command::Resolve), defaultKeys(Command::Resolve));
    again.load({{u"snooze"_s, u"x"_s}, {u"fly"_s, u"Ctrl+Y"_s}});
    QCOMPARE(again.keys(Command::Snooze), defaultKeys(Command::Snooze));
}

void TestShell::fuzzyPrefersStartsOfWords()
{
    QVERIFY(!fuzzyScore(u"xyz", u"Resolve"));
    QVERIFY(*fuzzyScore(u"rn", u"Resolve and next") > *fuzzyScore(u"rn", u"Transfer now here"));
    QVERIFY(*fuzzyScore(u"备注", u"内部备注") > 0);
}

void TestShell::noticesFollowThePreferences()
{
    struct Board final : NoticeBoard {
        std::vector<Notice> shown;
        void show(const Notice &notice) override { shown.push_back(notice); }
        void setUnread(qint64) override { }
    } board;
    PreferenceSource preferences({}, [](const QJsonObject &) {});
    Notifier notifier(board, preferences);
    const Notice waiting{NotificationKind::Waiting, u"李雷"_s, u"***"_s, 1};
    QVERIFY(notifier.notify(waiting));
    QVERIFY(!notifier.notify(waiting)); // not looked at yet
    notifier.seen(1);
    QVERIFY(notifier.notify(waiting));
    Preferences quiet;
    quiet.doNotDisturb = true;
    preferences.set(quiet);
    notifier.seen(1);
    QVERIFY(!notifier.notify(waiting));
    QVERIFY(notifier.notify({NotificationKind::AboutToBreach, u"李雷"_s, u"***"_s, 1}));
    quiet.notify.at(static_cast<size_t>(NotificationKind::AboutToBreach)) = false;
    preferences.set(quiet);
    QVERIFY(!notifier.notify({NotificationKind::AboutToBreach, u"王芳"_s, u"***"_s, 2}));
    QCOMPARE(board.shown.size(), size_t(3));
}

void TestShell::everyProfileErrorHasItsOwnSentence()
{
    QSet<QString> sentences;
    for (const ErrorCode code :
         {ErrorCode::NotFound, ErrorCode::Conflict, ErrorCode::Corrupt, ErrorCode::WrongKey, ErrorCode::TooNew,
          ErrorCode::Busy, ErrorCode::DiskFull, ErrorCode::Io, ErrorCode::InvalidInput, ErrorCode::Unavailable,
          ErrorCode::Refused, ErrorCode::Cancelled}) {
        QVERIFY(profileSentence(code).size() > 20);
        sentences += profileSentence(code);
    }
    QCOMPARE(sentences.size(), 12);
}

void TestShell::aWrongPassphraseIsToldAndCanBeTriedAgain()
{
    ThemeSource themes;
    UnlockDialog dialog(
        themes, KeyKeeping::Passphrase, [](const QString &passphrase, const std::function<void(Status)> &answer) {
            answer(passphrase == u"right horse"_s ? Status() : failure(ErrorCode::WrongKey, u"check value"_s));
        });
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    auto *field = dialog.findChild<QLineEdit *>(u"passphrase"_s);
    dialog.show();
    QTest::keyClicks(field, u"wrong"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(accepted.count(), 0);
    bool told = false;
    for (const PlainLabel *label : dialog.findChildren<PlainLabel *>())
        told = told || (label->isVisible() && label->fullText() == profileSentence(ErrorCode::WrongKey));
    QVERIFY(told);
    field->clear();
    QTest::keyClicks(field, u"right horse"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
}

void TestShell::firstRunWillNotTakeAnUnsafePassphrase()
{
    ThemeSource themes;
    Language language;
    int made = 0;
    FirstRun first(
        themes, language,
        [&made](KeyKeeping keeping, const QString &, const std::function<void(Status)> &answer) {
            made += keeping == KeyKeeping::Passphrase ? 1 : 100;
            answer(Status());
        },
        u"https://desk.example.com"_s);
    first.show();
    auto *next = first.findChild<QPushButton *>(u"next"_s);
    next->click();
    QCOMPARE(first.step(), FirstRun::Step::Profile);
    first.findChild<QRadioButton *>(u"byPassphrase"_s)->setChecked(true);
    QVERIFY(!next->isEnabled());
    first.findChild<QLineEdit *>(u"passphrase"_s)->setText(u"green tea at nine"_s);
    first.findChild<QLineEdit *>(u"passphraseAgain"_s)->setText(u"green tea at ten"_s);
    first.findChild<QCheckBox *>(u"understood"_s)->setChecked(true);
    QVERIFY(!next->isEnabled());
    first.findChild<QLineEdit *>(u"passphraseAgain"_s)->setText(u"green tea at nine"_s);
    QVERIFY(next->isEnabled());
    next->click();
    QCOMPARE(made, 1);
    QCOMPARE(first.step(), FirstRun::Step::Begin);
    QCOMPARE(accessibilityGaps(first).join(u"\n"_s), QString());
}

void TestShell::aChannelIsTakenOnlyWhenComplete()
{
    ThemeSource themes;
    ChannelForm form(themes, u"https://desk.example.com"_s);
    form.startNew({u"wechat-oa-1"_s});
    QVERIFY(!form.take());
    for (QLineEdit *field : form.findChildren<QLineEdit *>())
        if (!field->isReadOnly())
            field->setText(u"x"_s);
    form.findChild<QLineEdit *>(u"serviceHours"_s)->clear();
    form.findChild<QLineEdit *>(u"privateLink"_s)->clear();
    const std::optional<ChannelSetup> setup = form.take();
    QVERIFY(setup);
    QCOMPARE(setup->channel.channel, ChannelId(u"wechat-oa-2"_s));
    QCOMPARE(setup->secrets.value(u"app_secret"_s).toString(), u"x"_s);
    QVERIFY(!setup->channel.settings.contains(u"app_secret"_s));
    QCOMPARE(form.findChild<QLineEdit *>(u"hookAddress"_s)->text(), u"https://desk.example.com/hooks/wechat-oa-2"_s);
    form.edit(setup->channel);
    QCOMPARE(form.findChild<QLineEdit *>(u"field-app_secret"_s)->text(), QString()); // never read back
    QVERIFY(form.take()); // an empty secret keeps the stored one
}

void TestShell::telegramAsksForTheSecretOnlyWhenItCallsUs()
{
    ThemeSource themes;
    ChannelForm form(themes, u"https://desk.example.com"_s);
    form.startNew({});
    auto *platform = form.findChild<QComboBox *>(u"platform"_s);
    platform->setCurrentIndex(platform->findData(static_cast<int>(Platform::Telegram)));
    form.findChild<QLineEdit *>(u"channelName"_s)->setText(u"bot"_s);
    form.findChild<QLineEdit *>(u"brand"_s)->setText(u"brand"_s);
    form.findChild<QLineEdit *>(u"field-bot_token"_s)->setText(u"123456:ABC"_s);
    const std::optional<ChannelSetup> polled = form.take();
    QVERIFY(polled);
    QCOMPARE(polled->channel.settings.value(u"mode"_s).toString(), u"polling"_s);
    QCOMPARE(polled->channel.settings.value(u"bot_id"_s).toString(), u"123456"_s);
    auto *mode = form.findChild<QComboBox *>(u"mode"_s);
    mode->setCurrentIndex(mode->findData(u"webhook"_s));
    Q_EMIT mode->activated(mode->currentIndex());
    QVERIFY(!form.take()); // the secret is missing
    form.findChild<QLineEdit *>(u"field-webhook_secret_token"_s)->setText(u"secret"_s);
    QCOMPARE(form.findChild<QLineEdit *>(u"field-bot_token"_s)->text(), u"123456:ABC"_s); // what was typed is kept
    const std::optional<ChannelSetup> called = form.take();
    QVERIFY(called);
    QCOMPARE(called->channel.settings.value(u"mode"_s).toString(), u"webhook"_s);
    QCOMPARE(called->secrets.value(u"webhook_secret_token"_s).toString(), u"secret"_s);
    form.edit(called->channel);
    QCOMPARE(form.findChild<QComboBox *>(u"mode"_s)->currentData().toString(), u"webhook"_s);
}

void TestShell::theAgentsCardIsStoredBesideTheWindow()
{
    QJsonObject saved;
    PreferenceSource source({{u"other"_s, 1}}, [&saved](const QJsonObject &json) { saved = json; });
    Preferences preferences = source.get();
    preferences.agent = {u"lin"_s, u"林晓"_s, u"您好，我是林晓。"_s};
    source.set(preferences);
    QCOMPARE(saved.value(u"agent"_s).toObject().value(u"name"_s).toString(), u"林晓"_s);
    QCOMPARE(saved.value(u"other"_s).toInt(), 1);
    const PreferenceSource again(saved, [](const QJsonObject &) {});
    QCOMPARE(again.get(), preferences);
    PreferenceSource other({{u"agent"_s, QJsonObject{{u"id"_s, u"x"_s}}}},
                           [&saved](const QJsonObject &json) { saved = json; });
    Preferences dark = other.get();
    dark.theme = ThemeSource::Choice::Dark;
    other.set(dark);
    QCOMPARE(saved.value(u"agent"_s).toObject().size(), 1); // left as it was
}

void TestShell::preferencesSurviveTheirJson()
{
    Preferences preferences;
    preferences.language = Language::Choice::English;
    preferences.theme = ThemeSource::Choice::Dark;
    preferences.scale = 1.25;
    preferences.undoSeconds = 25;
    preferences.notify.at(2) = false;
    preferences.columns = {300, 500, 280};
    preferences.geometry = "\x01\x02";
    QCOMPARE(preferencesFromJson(toJson(preferences)), preferences);
    QCOMPARE(preferencesFromJson({{u"scale"_s, 99}, {u"theme"_s, u"pink"_s}}).scale, 2.0);
}

void TestShell::windowIsUsableWithoutMouse()
{
    ManualClock clock;
    FakeStoreSource store;
    const AgentId me(u"lin"_s);
    for (const CaseRow &row : busyAfternoon(clock.now(), me))
        store.cases.emplace(row.row, row);
    ThemeSource themes;
    themes.set(ThemeSource::Choice::Light);
    Language language;
    PreferenceSource preferences({}, [](const QJsonObject &) {});
    Shortcuts shortcuts;
    MainWindow window({store, themes, language, preferences, shortcuts, clock, me});
    const int settings =
        window.addPage(new SettingsPage(preferences, shortcuts, themes, u"https://desk.example.com"_s, clock),
                       IconName::Settings, "Settings");
    window.inbox().start();
    window.show();
    while (store.waiting() > 0)
        QCoreApplication::processEvents();
    QSignalSpy chosen(&window, &MainWindow::caseChosen);
    const auto trigger = [&window](Command command) {
        for (QAction *action : window.actions())
            if (action->text() == commandName(command))
                action->trigger();
    };
    trigger(Command::NextCase);
    trigger(Command::NextCase);
    QCOMPARE(chosen.count(), 2);
    trigger(Command::GoSettings);
    QCOMPARE(window.currentPage(), settings);
    trigger(Command::Back);
    QCOMPARE(window.currentPage(), 0);
    trigger(Command::ToggleTheme);
    QCOMPARE(themes.theme().tone(), Theme::Tone::Dark);
    QCOMPARE(accessibilityGaps(window).join(u"\n"_s), QString());
    QCOMPARE(unreachableByTab(window).join(u"\n"_s), QString());
}

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
