// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/case_windows.h"
#include "app/workstation/desk_window.h"
#include "ui/conversation/later_form.h"
#include "ui/shell/presence_button.h"

#include "app/profile/draft_keeper.h"
#include "models/policy/macro.h"
#include "tests/support/event_maker.h"
#include "tests/support/ui/accessibility.h"
#include "ui/inbox/bulk_bar.h"
#include "ui/inbox/view_bar.h"
#include "ui/team/item_forms.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// The whole window over a real profile: every key of the conventions, names for screen readers, and the language.
class TestDeskWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void altArrowsAndLetters_stepThroughTheCases_alsoFromTheComposer();
    void enterOnACase_leadsIntoTheComposer_andEscapeBack();
    void formKeys_openTheirForms_data();
    void formKeys_openTheirForms();
    void noteSignatureAndStepKeys_actOnTheComposer();
    void dashboard_countsTheStore_andItsTilesOpenTheirCases()
    {
        DashboardPage &page = m_desk->dashboard();
        QSignalSpy opened(&page, &DashboardPage::casesRequested);
        m_desk->window().showPage(3); // the to-do list and the feedback stand before it
        QVERIFY(page.isVisible());
        auto *open = page.findChild<FigureTile *>(u"tile-0"_s);
        const qint64 expected = m_desk->window().inbox().counters().open;
        QVERIFY(expected > 0);
        QTRY_COMPARE(open->face().value, QString::number(expected));
        open->click();
        QCOMPARE(opened.size(), 1);
        QVERIFY(m_desk->window().inbox().isVisible());
        QTRY_COMPARE(m_desk->window().inbox().cases().rowCount(), static_cast<int>(expected));
    }

    void searchPaletteAndSettingsKeys_leadThere();
    void sendKey_sends_undoKeyTakesBack();
    void ownWindow_standsBeside_andEachCaseIsInOnePlace();
    void sendLaterKey_opensItsForm();
    void insult_offersAPause_whenItIsResolved();
    void resolveAndNext_movesOn();
    void remappedSendKey_sends_andTheOldOneDoesNot();
    void noKeyIsAmbiguous();
    void openedCase_isReadOnce();
    void draftThatCannotBeWritten_isSaid_untilItIsWritten();
    void tagsOfTheContactColumn_followTheLog();
    void language_changesEveryPartAtOnce();
    void listKept_isFoundInThePalette();
    void allCasesMarked_areClaimedAndGivenBack();
    void fiveHundredCases_areClaimed_whileTheWindowGoesOn();
    void macro_doesItsSteps_andStopsAtTheOneThatFails();
    void everythingIsNamed_data();
    void everythingIsNamed();

private:
    void put(const PlatformEvent &event, int number);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] QWidget *target() const;
    void openFirst();
    [[nodiscard]] ConversationPanel &talk() { return m_desk->conversation(); }
    [[nodiscard]] int count(EventType type);
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Surroundings> m_surroundings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DeskWindow> m_desk;
};

void TestDeskWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Result<std::unique_ptr<Profile>> profile =
        Profile::create(m_folder->filePath(u"p"_s), KeyKeeping::Passphrase, u"long enough for a test"_s);
    QVERIFY(profile);
    Workspace::Options options;
    options.me = {AgentId(u"lin"_s), u"林晓"_s, u"您好，我是客服林晓。"_s, AuthorKind::Agent};
    options.gateway = false;
    options.duty = false;
    Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
    QVERIFY(opened);
    m_workspace = std::move(*opened);
    const Event set = eventAt(channel(u"wechat-1"_s, Platform::WechatOa, u"云杉"_s), m_workspace->clock().now());
    QVERIFY(std::holds_alternative<Accepted>(
        appendAndWait(m_workspace->log(), {u"lx.test.channel.wechat-1"_s, {}, {set}, std::nullopt})));
    for (int i = 1; i <= 3; ++i)
        put(customerMessage(u"person-%1"_s.arg(i), i, u"请问什么时候发货 %1"_s.arg(i), m_workspace->clock().now()), i);
    m_surroundings = std::make_unique<Surroundings>();
    m_surroundings->take({{u"window"_s, QJsonObject{{u"language"_s, u"en"_s}}}}, [](const QJsonObject &) {});
    m_desk = std::make_unique<DeskWindow>(*m_workspace, *m_surroundings);
    m_desk->show();
    m_desk->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
    QTRY_COMPARE(m_desk->window().inbox().cases().rowCount(), 3);
}

void TestDeskWindow::cleanup()
{
    m_desk.reset();
    m_workspace.reset();
    m_surroundings.reset();
    m_folder.reset();
}

void TestDeskWindow::put(const PlatformEvent &event, int number)
{
    QVERIFY(std::holds_alternative<Accepted>(appendAndWait(
        m_workspace->log(), {u"lx.test.thread.%1"_s.arg(number), {}, {received(u"wechat-1"_s, event)}, std::nullopt})));
}

QWidget *TestDeskWindow::target() const
{
    QWidget *focused = QApplication::focusWidget();
    return focused ? focused : &m_desk->window();
}

void TestDeskWindow::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(target(), key, modifiers);
}

void TestDeskWindow::openFirst()
{
    key(Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(talk().view());
    talk().focusComposer();
}

int TestDeskWindow::count(EventType type)
{
    int found = 0;
    const auto all = talk().model().rowCount();
    for (int i = 0; i < all; ++i) {
        const TimelineRow &entry = talk().model().entry(i);
        const bool reply = entry.kind == TimelineKind::Message && entry.direction == Direction::Out;
        found += (type == EventType::ReplyQueued && reply)
                || (type == EventType::NoteAdded && entry.kind == TimelineKind::Note)
            ? 1
            : 0;
    }
    return found;
}

void TestDeskWindow::altArrowsAndLetters_stepThroughTheCases_alsoFromTheComposer()
{
    openFirst();
    const qint64 first = m_desk->window().inbox().currentCase();
    key(Qt::Key_J, Qt::AltModifier);
    const qint64 second = m_desk->window().inbox().currentCase();
    QVERIFY(second != first);
    key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_desk->window().inbox().currentCase(), first);
    key(Qt::Key_J, Qt::AltModifier);
    key(Qt::Key_K, Qt::AltModifier);
    QCOMPARE(m_desk->window().inbox().currentCase(), first);
    QVERIFY(talk().composer().isEmpty()); // the letters were not typed
}

void TestDeskWindow::enterOnACase_leadsIntoTheComposer_andEscapeBack()
{
    openFirst();
    key(Qt::Key_Escape);
    QTRY_VERIFY(!talk().composer().edit().hasFocus());
    key(Qt::Key_Return);
    QTRY_VERIFY(talk().composer().edit().hasFocus());
}

void TestDeskWindow::formKeys_openTheirForms_data()
{
    QTest::addColumn<Qt::Key>("pressed");
    QTest::addColumn<QString>("field");
    QTest::newRow("snooze") << Qt::Key_H << u"snoozeUntil"_s;
    QTest::newRow("tags") << Qt::Key_L << u"tagText"_s;
    QTest::newRow("transfer") << Qt::Key_T << u"transferTo"_s;
    QTest::newRow("judgement") << Qt::Key_J << u"category"_s;
}

void TestDeskWindow::formKeys_openTheirForms()
{
    QFETCH(const Qt::Key, pressed);
    QFETCH(const QString, field);
    openFirst();
    key(pressed, Qt::ControlModifier);
    QDialog *form = nullptr;
    QTRY_VERIFY((form = talk().findChild<QDialog *>()) != nullptr);
    QTRY_VERIFY(form->isVisible());
    QVERIFY2(form->findChild<QWidget *>(field), qPrintable(form->objectName()));
    const QStringList gaps = accessibilityGaps(*form);
    QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
    form->reject();
}

void TestDeskWindow::noteSignatureAndStepKeys_actOnTheComposer()
{
    openFirst();
    key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(talk().composer().state().text, u"您好，我是客服林晓。"_s);
    key(Qt::Key_3, Qt::AltModifier);
    QVERIFY(talk().composer().state().steps);
    QVERIFY(std::ranges::count(*talk().composer().state().steps, ScriptStep::Solve) == 1);
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(talk().composer().state().note);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(count(EventType::NoteAdded), 1);
    QCOMPARE(count(EventType::ReplyQueued), 0);
}

void TestDeskWindow::searchPaletteAndSettingsKeys_leadThere()
{
    openFirst();
    key(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(target()->objectName(), u"search"_s);
    key(Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(m_desk->settings().isVisible());
    key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_desk->window().currentPage(), 0);
    key(Qt::Key_K, Qt::ControlModifier);
    auto *field = m_desk->window().findChild<QLineEdit *>(u"paletteField"_s);
    QTRY_VERIFY(field->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(!field->isVisible());
}

void TestDeskWindow::sendKey_sends_undoKeyTakesBack()
{
    openFirst();
    talk().composer().edit().insertPlainText(u"您好，我是客服林晓，请问是哪个订单？"_s);
    QInputMethodEvent composing(u"de"_s, {});
    QCoreApplication::sendEvent(&talk().composer().edit(), &composing);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!talk().composer().isEmpty()); // the input method was not done
    QInputMethodEvent done;
    QCoreApplication::sendEvent(&talk().composer().edit(), &done);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(talk().composer().isEmpty());
    QTRY_COMPARE(count(EventType::ReplyQueued), 1);
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(talk().composer().state().text.startsWith(u"您好"_s));
}

void TestDeskWindow::ownWindow_standsBeside_andEachCaseIsInOnePlace()
{
    openFirst();
    const qint64 first = m_desk->window().inbox().currentCase();
    bool answered = false; // the draft that was kept has been put back, or there was none
    m_workspace->drafts().ask(talk().view()->head.id, this, [&answered](const auto &) { answered = true; });
    QTRY_VERIFY(answered);
    talk().composer().edit().insertPlainText(u"写到一半"_s);
    key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    CaseWindow *beside = m_desk->beside().window(first);
    QVERIFY(beside);
    QVERIFY(!talk().view()); // not in two places
    QTRY_VERIFY(beside->conversation().view());
    QTRY_COMPARE(beside->conversation().composer().state().text, u"写到一半"_s); // what was written came along
    QTRY_VERIFY(!beside->windowTitle().isEmpty());
    // The window has the case's keys: a note is written there and goes to that case.
    beside->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(beside));
    beside->conversation().focusComposer();
    QTest::keyClick(&beside->conversation().composer().edit(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(beside->conversation().composer().state().note);
    QVERIFY(!talk().composer().state().note);
    // Another case in the main window at the same time, then this one again: the window beside gives it up.
    m_desk->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
    m_desk->showCase(first == 1 ? 2 : 1);
    QTRY_VERIFY(talk().view());
    QCOMPARE(m_desk->beside().count(), size_t{1});
    m_desk->showCase(first);
    QCOMPARE(m_desk->beside().count(), size_t{0});
    QTRY_VERIFY(talk().view() && talk().view()->head.row == first);
    QTRY_COMPARE(talk().composer().state().text, u"写到一半"_s);
}

void TestDeskWindow::sendLaterKey_opensItsForm()
{
    openFirst();
    talk().composer().edit().insertPlainText(u"您好，我是客服林晓，请问是哪个订单？"_s);
    key(Qt::Key_S, Qt::AltModifier | Qt::ShiftModifier);
    auto *form = talk().findChild<LaterForm *>();
    QVERIFY(form);
    form->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_VERIFY(talk().composer().isEmpty());
    QTRY_COMPARE(count(EventType::ReplyQueued), 1);
}

void TestDeskWindow::insult_offersAPause_whenItIsResolved()
{
    put(customerMessage(u"person-1"_s, 11, u"你们就是一群废物"_s, m_workspace->clock().now()), 11);
    m_desk->window().inbox().focusList();
    m_desk->showCase(1);
    QTRY_VERIFY(talk().wasHard());
    auto *bar = m_desk->window().findChild<PresenceBar *>(u"presenceBar"_s);
    QVERIFY(!bar->isVisible());
    m_desk->window().inbox().stepCase(1); // what is shown then is not what is asked about
    Q_EMIT talk().hardCaseEnded();
    QVERIFY(bar->isVisible());
    bar->findChild<QPushButton *>(u"wentAway"_s)->click();
    QVERIFY(!bar->isVisible());
    auto *button = m_desk->window().findChild<PresenceButton *>(u"presence"_s);
    QTRY_VERIFY(button->text().contains(u"Away"_s));
}

void TestDeskWindow::resolveAndNext_movesOn()
{
    openFirst();
    const qint64 first = m_desk->window().inbox().currentCase();
    key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_desk->window().inbox().currentCase() != first);
}

void TestDeskWindow::remappedSendKey_sends_andTheOldOneDoesNot()
{
    QCOMPARE(m_surroundings->shortcuts.setKey(Command::Send, QKeySequence(u"Alt+S"_s)).refusal,
             Shortcuts::Refusal::None);
    openFirst();
    QVERIFY(talk().composer().findChild<QPushButton *>(u"send"_s)->toolTip().contains(u"Alt+S"_s));
    talk().composer().edit().insertPlainText(u"您好，我是客服林晓，请问是哪个订单？"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!talk().composer().isEmpty());
    key(Qt::Key_S, Qt::AltModifier);
    QTRY_VERIFY(talk().composer().isEmpty());
}

void TestDeskWindow::noKeyIsAmbiguous()
{
    QHash<QKeySequence, QString> holders;
    for (const QAction *action : m_desk->window().findChildren<QAction *>())
        for (const QKeySequence &sequence : action->shortcuts()) {
            QVERIFY2(!holders.contains(sequence), qPrintable(sequence.toString() + u' ' + holders.value(sequence)));
            holders.insert(sequence, action->text());
        }
    QVERIFY(holders.size() > 20);
}

void TestDeskWindow::draftThatCannotBeWritten_isSaid_untilItIsWritten()
{
    const auto *banner = m_desk->window().findChild<QLabel *>(u"connectionText"_s);
    QVERIFY(banner);
    QVERIFY(!banner->isVisible());
    Q_EMIT m_workspace->drafts().failed(Error{ErrorCode::DiskFull, {}});
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"disk is full"_s), qPrintable(banner->text()));
    openFirst();
    talk().composer().edit().setPlainText(u"马上为您查"_s); // written within 300 ms
    QTRY_VERIFY(!banner->isVisible());
}

void TestDeskWindow::openedCase_isReadOnce()
{
    openFirst();
    QTRY_COMPARE(talk().view()->head.unread, 0);
    int divided = 0;
    for (int i = 0; i < talk().timeline().entryCount(); ++i)
        divided += talk().timeline().box(i).newLine.isNull() ? 0 : 1;
    QCOMPARE(divided, 1); // what was unread stands below the line
}

void TestDeskWindow::tagsOfTheContactColumn_followTheLog()
{
    openFirst();
    m_workspace->desk().tag(talk().view()->head, TagFamily::Scene, u"催发货"_s, [](const DeskResult &) {});
    QTRY_VERIFY(m_desk->contact().findChild<QToolButton *>(u"tag-催发货"_s) != nullptr);
}

void TestDeskWindow::language_changesEveryPartAtOnce()
{
    openFirst();
    QCOMPARE(talk().composer().findChild<QPushButton *>(u"send"_s)->text(), u"Send"_s);
    Preferences preferences = m_surroundings->preferences->get();
    preferences.language = Language::Choice::Chinese;
    m_surroundings->preferences->set(preferences);
    QCoreApplication::processEvents();
    static const QRegularExpression english(u"[A-Za-z]{4,}"_s);
    QStringList left;
    for (const QAbstractButton *button : m_desk->window().findChildren<QAbstractButton *>())
        if (button->isVisibleTo(&m_desk->window()) && english.match(button->text()).hasMatch())
            left << button->text();
    for (const PlainLabel *label : m_desk->window().findChildren<PlainLabel *>())
        if (label->isVisibleTo(&m_desk->window()) && english.match(label->fullText()).hasMatch()
            && !label->fullText().contains(u"person"_s))
            left << label->fullText();
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    QCOMPARE(talk().composer().findChild<QPushButton *>(u"send"_s)->text(), u"发送"_s);
}

void TestDeskWindow::listKept_isFoundInThePalette()
{
    m_desk->window().inbox().setBox(CaseFilter::Box::Mine);
    key(Qt::Key_V, Qt::AltModifier | Qt::ShiftModifier);
    QDialog *form = nullptr;
    QTRY_VERIFY((form = m_desk->window().findChild<ItemNameForm *>()) != nullptr);
    form->findChild<QLineEdit *>(u"itemName"_s)->setText(u"Xylophone"_s);
    form->findChild<QAbstractButton *>(u"confirm"_s)->click();
    auto *views = m_desk->window().findChild<ViewBar *>();
    QTRY_VERIFY(!views->current().isEmpty()); // it went to the log and came back by the store
    m_desk->window().inbox().setBox(CaseFilter::Box::Open);
    QVERIFY(views->current().isEmpty());
    m_desk->window().activateWindow(); // the form had the keyboard
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
    m_desk->window().inbox().focusList();
    key(Qt::Key_K, Qt::ControlModifier);
    auto *field = m_desk->window().findChild<QLineEdit *>(u"paletteField"_s);
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, u"xylo"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!views->current().isEmpty());
    QCOMPARE(m_desk->window().inbox().filter().box, CaseFilter::Box::Mine);
}

void TestDeskWindow::allCasesMarked_areClaimedAndGivenBack()
{
    m_desk->window().inbox().focusList();
    key(Qt::Key_A, Qt::ControlModifier);
    auto *bar = m_desk->window().findChild<BulkBar *>();
    QTRY_VERIFY(bar->isVisible());
    bar->findChild<QToolButton *>(u"bulkClaim"_s)->click();
    const auto mine = [this] { return m_desk->window().inbox().counters().mine; };
    QTRY_COMPARE(mine(), 3);
    QTRY_COMPARE(bar->run().count(BulkOutcome::Kind::Done), 3);
    bar->findChild<QToolButton *>(u"bulkUndo"_s)->click();
    QTRY_COMPARE(mine(), 0);
}

void TestDeskWindow::fiveHundredCases_areClaimed_whileTheWindowGoesOn()
{
    std::vector<Event> events;
    for (int i = 4; i <= 500; ++i)
        events.push_back(received(
            u"wechat-1"_s, customerMessage(u"person-%1"_s.arg(i), i, u"在吗 %1"_s.arg(i), m_workspace->clock().now())));
    QVERIFY(std::holds_alternative<Accepted>(
        appendAndWait(m_workspace->log(), {u"lx.test.thread.many"_s, {}, std::move(events), std::nullopt})));
    QTRY_COMPARE(m_desk->window().inbox().cases().rowCount(), 500);
    m_desk->window().inbox().markCases();
    auto *bar = m_desk->window().findChild<BulkBar *>();
    int turns = 0; // of the event loop, each able to take a key or a click
    QTimer turning;
    connect(&turning, &QTimer::timeout, this, [&turns] { ++turns; });
    turning.start(0);
    bar->findChild<QToolButton *>(u"bulkClaim"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(bar->run().count(BulkOutcome::Kind::Done), 500, 60'000);
    QVERIFY2(turns > 125, qPrintable(QString::number(turns))); // at most four answers between two of them
    QTRY_COMPARE(m_desk->window().inbox().counters().mine, 500);
    bar->findChild<QToolButton *>(u"bulkUndo"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().inbox().counters().mine, 0, 60'000);
    QCOMPARE(bar->run().count(BulkOutcome::Kind::Done), 500);
}

void TestDeskWindow::macro_doesItsSteps_andStopsAtTheOneThatFails()
{
    openFirst();
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Macro;
    saved.id = u"m"_s;
    saved.name = u"Xylophone"_s;
    saved.body = toMacroBody({{{.deed = MacroDeed::Assign},
                               {.deed = MacroDeed::Tag, .text = u"催件"_s},
                               {.deed = MacroDeed::Note, .text = u"for {customer}"_s},
                               {.deed = MacroDeed::Resolve}}});
    m_workspace->desk().saveTeamItem(saved, {});
    auto *field = m_desk->window().findChild<QLineEdit *>(u"paletteField"_s);
    const auto offered = [this, field] {
        if (!field->isVisible())
            key(Qt::Key_K, Qt::ControlModifier);
        field->clear();
        field->setText(u"xylo"_s);
        auto *list = m_desk->window().findChild<QListWidget *>(u"paletteList"_s);
        return list->count() > 0 && list->item(0)->text().contains(u"Xylophone"_s);
    };
    QTRY_VERIFY(offered());
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(count(EventType::NoteAdded), 1);
    QTRY_COMPARE(talk().view()->head.assignee.text(), u"lin"_s);
    QTRY_COMPARE(talk().view()->head.tags.size(), 1U);
    // A case in which nothing was solved is not resolved, and the line says at which step.
    QTRY_VERIFY2(talk().notice().contains(u"stopped at step 4 of 4"_s), qPrintable(talk().notice()));
    QCOMPARE(talk().view()->head.state, CaseState::Open);
}

void TestDeskWindow::everythingIsNamed_data()
{
    QTest::addColumn<int>("tab");
    QTest::newRow("inbox with a case") << -1;
    QTest::newRow("settings: general") << 0;
    QTest::newRow("settings: keys") << 1;
    QTest::newRow("settings: notifications") << 2;
    QTest::newRow("settings: channels") << 3;
    QTest::newRow("settings: judgement") << static_cast<int>(SettingsPage::Tab::Judgement);
    QTest::newRow("settings: macros") << static_cast<int>(SettingsPage::Tab::About) + 1;
    QTest::newRow("settings: large model") << static_cast<int>(SettingsPage::Tab::Assist);
}

void TestDeskWindow::everythingIsNamed()
{
    QFETCH(const int, tab);
    openFirst();
    if (tab >= 0) {
        key(Qt::Key_Comma, Qt::ControlModifier);
        if (tab > static_cast<int>(SettingsPage::Tab::About))
            m_desk->settings().showOffered(u"macros"_s);
        else
            m_desk->settings().showTab(static_cast<SettingsPage::Tab>(tab));
    }
    const QStringList gaps = accessibilityGaps(m_desk->window());
    QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
    const QStringList missed = unreachableByTab(m_desk->window());
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
}

QTEST_MAIN(TestDeskWindow)
#include "tst_desk_window.moc"
