// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/assist_service.h"
#include "app/workstation/desk_window.h"
#include "tests/support/chat_stub.h"
#include "tests/support/event_maker.h"
#include "ui/settings/assist_page.h"
#include "ui/shell/help_sheet.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// From the settings page to a draft by key, in the whole window over a real profile.
class TestAssistPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void off_thereIsNoTraceInTheWindow();
    void setUpTestedAndSaved_aKeyWritesADraft();
    void key_isNeverShownAgain();
    void test_saysWhatIsWrong_data();
    void test_saysWhatIsWrong();
    void trouble_isALineOnThePage_andTheCommandsGo();
    void setup_isThereAfterTheNextStart();

private:
    void open();
    [[nodiscard]] AssistPage &page() { return m_desk->settings().assist(); }
    [[nodiscard]] QLineEdit *field(const QString &name) { return page().findChild<QLineEdit *>(name); }
    [[nodiscard]] QPushButton *button(const QString &name) { return page().findChild<QPushButton *>(name); }
    [[nodiscard]] QString label(const QString &name) { return page().findChild<PlainLabel *>(name)->fullText(); }
    void type(const QString &name, const QString &text);
    void setUp();
    [[nodiscard]] QStringList paletteOf();
    [[nodiscard]] QStringList keyTable();
    void openCase();
    std::unique_ptr<ChatStub> m_stub;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Surroundings> m_surroundings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DeskWindow> m_desk;
};

void TestAssistPage::init()
{
    m_stub = std::make_unique<ChatStub>();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(Profile::create(m_folder->filePath(u"p"_s), KeyKeeping::Passphrase, u"long enough for a test"_s));
    open();
    const Event set = eventAt(channel(u"wechat-1"_s, Platform::WechatOa, u"云杉"_s), m_workspace->clock().now());
    QVERIFY(std::holds_alternative<Accepted>(
        appendAndWait(m_workspace->log(), {u"lx.test.channel.wechat-1"_s, {}, {set}, std::nullopt})));
    const PlatformEvent said =
        customerMessage(u"person-1"_s, 1, u"电话13812345678，请问什么时候发货"_s, m_workspace->clock().now());
    QVERIFY(std::holds_alternative<Accepted>(
        appendAndWait(m_workspace->log(), {u"lx.test.thread.1"_s, {}, {received(u"wechat-1"_s, said)}, std::nullopt})));
    QTRY_COMPARE(m_desk->window().inbox().cases().rowCount(), 1);
}

void TestAssistPage::open()
{
    m_desk.reset();
    m_workspace.reset();
    Result<std::unique_ptr<Profile>> profile = Profile::open(m_folder->filePath(u"p"_s), u"long enough for a test"_s);
    QVERIFY(profile);
    Workspace::Options options;
    options.me = {AgentId(u"lin"_s), u"林晓"_s, u"您好，我是客服林晓。"_s, AuthorKind::Agent};
    options.gateway = false;
    options.duty = false;
    Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
    QVERIFY(opened);
    m_workspace = std::move(*opened);
    m_surroundings = std::make_unique<Surroundings>();
    m_surroundings->take({{u"window"_s, QJsonObject{{u"language"_s, u"en"_s}}}}, [](const QJsonObject &) {});
    m_desk = std::make_unique<DeskWindow>(*m_workspace, *m_surroundings);
    m_desk->show();
    m_desk->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
}

void TestAssistPage::cleanup()
{
    m_desk.reset();
    m_workspace.reset();
    m_surroundings.reset();
    m_folder.reset();
}

void TestAssistPage::type(const QString &name, const QString &text)
{
    field(name)->clear();
    QTest::keyClicks(field(name), text);
}

void TestAssistPage::setUp()
{
    QTest::keyClick(&m_desk->window(), Qt::Key_Comma, Qt::ControlModifier);
    m_desk->settings().showTab(SettingsPage::Tab::Assist);
    page().findChild<QCheckBox *>(u"assistOn"_s)->setChecked(true);
    type(u"assistBase"_s, m_stub->base());
    type(u"assistModel"_s, u"stub-1"_s);
    type(u"assistKey"_s, u"sk-secret"_s);
}

QStringList TestAssistPage::paletteOf()
{
    QTest::keyClick(&m_desk->window(), Qt::Key_K, Qt::ControlModifier);
    auto *list = m_desk->window().findChild<QListWidget *>(u"paletteList"_s);
    QStringList rows;
    for (int i = 0; i < list->count(); ++i)
        rows << list->item(i)->text();
    QTest::keyClick(m_desk->window().findChild<QLineEdit *>(u"paletteField"_s), Qt::Key_Escape);
    return rows;
}

QStringList TestAssistPage::keyTable()
{
    QStringList rows;
    auto *table = m_desk->settings().findChild<QTreeWidget *>(u"keyTable"_s);
    for (int i = 0; i < table->topLevelItemCount(); ++i)
        rows << table->topLevelItem(i)->text(0);
    return rows;
}

void TestAssistPage::openCase()
{
    QTest::keyClick(&m_desk->window(), Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(m_desk->conversation().view());
    QTRY_COMPARE(m_desk->conversation().model().rowCount(), 1);
    m_desk->conversation().focusComposer();
}

void TestAssistPage::off_thereIsNoTraceInTheWindow()
{
    openCase();
    QVERIFY(!m_desk->conversation().findChild<QToolButton *>(u"assistButton"_s)->isVisible());
    const HelpSheet sheet(m_surroundings->shortcuts, nullptr);
    QStringList words = paletteOf() + keyTable();
    for (const PlainLabel *line : sheet.findChildren<PlainLabel *>())
        words << line->fullText();
    for (const Command command : {Command::HelpDraft, Command::HelpRewrite, Command::HelpTranslate,
                                  Command::HelpSummary, Command::TranslateMessage})
        QVERIFY2(!words.contains(commandName(command)), qPrintable(commandName(command)));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!m_desk->conversation().composer().isWriting());
    QVERIFY(m_stub->requests().empty());
}

void TestAssistPage::setUpTestedAndSaved_aKeyWritesADraft()
{
    setUp();
    m_stub->script({ChatStub::said({u"The test order is [NUMBER_1]."_s})});
    QTest::mouseClick(button(u"assistTest"_s), Qt::LeftButton);
    QTRY_VERIFY2(label(u"assistAnswer"_s).startsWith(u"It works"_s), qPrintable(label(u"assistAnswer"_s)));
    QTest::mouseClick(button(u"assistSave"_s), Qt::LeftButton);
    QTRY_VERIFY(m_workspace->assist().isOffered());
    QVERIFY(label(u"assistAnswer"_s).startsWith(u"Saved"_s));
    QTest::keyClick(&m_desk->window(), Qt::Key_1, Qt::ControlModifier);
    openCase();
    QVERIFY(paletteOf().contains(commandName(Command::HelpDraft)));
    QVERIFY(keyTable().contains(commandName(Command::HelpDraft)));
    m_stub->script({ChatStub::said({u"您好，我们会打 [MOBILE"_s, u"_1] 联系您。"_s})});
    m_desk->conversation().focusComposer();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    Composer &composer = m_desk->conversation().composer();
    QTRY_COMPARE(composer.edit().toPlainText(), u"您好，我们会打 13812345678 联系您。"_s);
    QTRY_VERIFY(!composer.isWriting());
    QVERIFY(!m_stub->requests().back().body.contains("13812345678"));
    // The record is in the case, as a line.
    QTRY_COMPARE(m_desk->conversation().model().rowCount(), 2);
    QVERIFY(m_desk->conversation().timeline().spoken(1).contains(u"stub-1"_s));
}

void TestAssistPage::key_isNeverShownAgain()
{
    setUp();
    QTest::mouseClick(button(u"assistSave"_s), Qt::LeftButton);
    QTRY_VERIFY(m_workspace->assist().isOffered());
    QCOMPARE(field(u"assistKey"_s)->text(), QString());
    QCOMPARE(field(u"assistKey"_s)->echoMode(), QLineEdit::Password);
    QVERIFY(field(u"assistKey"_s)->placeholderText().startsWith(u"Kept"_s));
    type(u"assistModel"_s, u"stub-2"_s);
    QTest::mouseClick(button(u"assistSave"_s), Qt::LeftButton);
    QTRY_COMPARE(m_workspace->assist().setup().model, u"stub-2"_s);
    QVERIFY(m_workspace->assist().setup().hasKey);
}

void TestAssistPage::test_saysWhatIsWrong_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("words");
    QTest::newRow("key") << 401 << QString() << u"key"_s;
    QTest::newRow("model") << 404 << QString() << u"model"_s;
    QTest::newRow("quota") << 402 << QString() << u"balance"_s;
    QTest::newRow("not https") << 200 << u"http://models.example/v1"_s << u"https://"_s;
    QTest::newRow("no address") << 200 << u"nonsense"_s << u"https://"_s;
}

void TestAssistPage::test_saysWhatIsWrong()
{
    QFETCH(const int, status);
    QFETCH(const QString, address);
    QFETCH(const QString, words);
    setUp();
    if (!address.isEmpty())
        type(u"assistBase"_s, address);
    m_stub->script({ChatStub::failed(status)});
    QTest::mouseClick(button(u"assistTest"_s), Qt::LeftButton);
    QTRY_VERIFY(button(u"assistTest"_s)->isEnabled()); // the next test may come
    QVERIFY2(label(u"assistAnswer"_s).contains(words), qPrintable(label(u"assistAnswer"_s)));
    QVERIFY(!m_workspace->assist().isOffered()); // a test saves nothing
}

void TestAssistPage::trouble_isALineOnThePage_andTheCommandsGo()
{
    setUp();
    QTest::mouseClick(button(u"assistSave"_s), Qt::LeftButton);
    QTRY_VERIFY(m_workspace->assist().isOffered());
    QTest::keyClick(&m_desk->window(), Qt::Key_1, Qt::ControlModifier);
    openCase();
    m_stub->script({ChatStub::failed(401)});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!m_workspace->assist().isOffered());
    QVERIFY2(label(u"assistStanding"_s).contains(u"does not accept the key"_s), qPrintable(label(u"assistStanding"_s)));
    QVERIFY(!paletteOf().contains(commandName(Command::HelpDraft)));
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(m_desk->conversation().notice().isEmpty());
}

void TestAssistPage::setup_isThereAfterTheNextStart()
{
    setUp();
    QTest::mouseClick(button(u"assistSave"_s), Qt::LeftButton);
    QTRY_VERIFY(m_workspace->assist().isOffered());
    open();
    QTRY_VERIFY(m_workspace->assist().isOffered());
    QTRY_COMPARE(field(u"assistModel"_s)->text(), u"stub-1"_s);
    QVERIFY(m_workspace->assist().setup().hasKey);
}

QTEST_MAIN(TestAssistPage)
#include "tst_assist_page.moc"
