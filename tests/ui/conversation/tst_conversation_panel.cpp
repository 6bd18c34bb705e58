// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/contact/contact_panel.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/draft_state.h"
#include "ui/conversation/forms.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestConversationPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void typing_publicQuestionForData_blocksSending_andTheRemedyInvites();
    void typing_absoluteClaim_isReplacedByOneClick();
    void override_needsWords_thenSends();
    void send_putsTheReplyOnTheLog_withUndoWindow();
    void sendAndResolve_waitsUntilTheStoreKnowsWhatWasSaid();
    void classAndPriority_areSetInTheCase();
    void whoMayNotWork_readsWithoutMarkingRead();
    void send_duringComposition_neverSends();
    void undo_withinTheWindow_withdraws_andGivesTheTextBack();
    void note_isNeverQueuedAsReply();
    void altNumber_correctsTheDraft_orMarksTheCase();
    void draft_isSavedWhileTyping_andPutBack();
    void lostRace_namesTheWinner_andKeepsTheText();
    void unreachableLog_keepsTheText();
    void slash_offersSentences_andEnterTakesOne();
    void paste_isPlainText();
    void reveal_showsDataOnlyOnceRecorded();
    void olderPage_keepsThePlace();
    void newMessage_whileReadingAbove_keepsThePlace();
    void everyEntry_hasSpokenWords();
    void accessibility_hasNoGaps();
    void contactPanel_showsTagsAsOneLine();

private:
    void show(const Dialogue &dialogue);
    void type(const QString &text);
    [[nodiscard]] GuardLine *guard() { return m_panel->composer().findChild<GuardLine *>(u"guardLine"_s); }
    void choosePublic();
    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::unique_ptr<ConversationPanel> m_panel;
};

void TestConversationPanel::init()
{
    m_theme = std::make_unique<ThemeSource>();
    m_world = std::make_unique<ConversationWorld>(*m_theme);
    m_panel = std::make_unique<ConversationPanel>(m_world->services());
    m_panel->resize(720, 800);
    m_panel->show();
}

void TestConversationPanel::cleanup()
{
    m_panel.reset();
    m_world.reset();
}

void TestConversationPanel::show(const Dialogue &dialogue)
{
    Dialogue known = dialogue;
    known.view.head.sequence = 0;
    m_panel->showCase(m_world->add(known));
    m_world->store.deliver();
    QCoreApplication::processEvents(); // the draft's answer
}

void TestConversationPanel::type(const QString &text)
{
    QTest::keyClicks(&m_panel->composer().edit(), QString());
    m_panel->composer().edit().insertPlainText(text);
}

void TestConversationPanel::choosePublic()
{
    ComposerState state;
    state.thread = m_panel->view()->threads.at(1).id;
    m_panel->composer().restore(state);
}

void TestConversationPanel::typing_publicQuestionForData_blocksSending_andTheRemedyInvites()
{
    show(lateParcel(m_world->clock.now()));
    choosePublic();
    type(u"请发一下手机号"_s);
    QVERIFY(guard()->shown());
    QCOMPARE(guard()->shown()->rule, u"privacy.public.asks_for_data"_s);
    QVERIFY(!m_panel->composer().findChild<QPushButton *>(u"send"_s)->isEnabled());
    QTest::mouseClick(guard()->findChild<QPushButton *>(u"guardRemedy"_s), Qt::LeftButton);
    QCOMPARE(m_panel->composer().state().text, u"为保障您的信息安全，请移步私信沟通。"_s);
    QVERIFY(!guard()->shown());
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_world->log.eventsOf(EventType::MoveInvited).size(), size_t{1});
    // What could not be said in public waits for the private side.
    QTRY_COMPARE(m_panel->composer().state().text, u"请发一下手机号"_s);
    QCOMPARE(m_panel->composer().thread()->surface, Surface::Private);
}

void TestConversationPanel::typing_absoluteClaim_isReplacedByOneClick()
{
    show(lateParcel(m_world->clock.now()));
    type(u"今晚绝对送到"_s);
    QVERIFY(guard()->shown());
    QVERIFY(m_panel->composer().findChild<QPushButton *>(u"send"_s)->isEnabled()); // a reminder does not forbid
    guard()->findChild<QPushButton *>(u"guardRemedy"_s)->click();
    QCOMPARE(m_panel->composer().state().text, u"今晚尽力送到"_s);
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_panel->composer().state().text, u"今晚绝对送到"_s);
}

void TestConversationPanel::override_needsWords_thenSends()
{
    show(lateParcel(m_world->clock.now()));
    choosePublic();
    type(u"请发一下手机号"_s);
    guard()->findChild<QPushButton *>(u"guardOverride"_s)->click();
    auto *form = m_panel->findChild<OverrideForm *>();
    QVERIFY(form);
    auto *confirm = form->findChild<QPushButton *>(u"confirm"_s);
    QVERIFY(!confirm->isEnabled());
    form->findChild<QPlainTextEdit *>(u"overrideWords"_s)->setPlainText(u"客户自己公开了"_s);
    QVERIFY(confirm->isEnabled());
    confirm->click();
    QVERIFY(m_panel->composer().findChild<QPushButton *>(u"send"_s)->isEnabled());
    QCOMPARE(m_panel->composer().state().overrides.size(), size_t{1});
    // The record of it travels with the message that it lets through, not before and not twice.
    QCoreApplication::processEvents();
    QVERIFY(m_world->log.eventsOf(EventType::GuardActed).empty());
}

void TestConversationPanel::send_putsTheReplyOnTheLog_withUndoWindow()
{
    show(lateParcel(m_world->clock.now()));
    type(u"好的，我马上查"_s);
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_world->log.eventsOf(EventType::ReplyQueued).size(), size_t{1});
    const Result<ReplyQueued> queued = payloadOf<ReplyQueued>(m_world->log.eventsOf(EventType::ReplyQueued).front());
    QVERIFY(queued.has_value());
    QCOMPARE(queued->text, u"好的，我马上查"_s);
    QCOMPARE(queued->surface, Surface::Private);
    QVERIFY(queued->notBefore == m_world->clock.now() + 10s);
    QTRY_VERIFY(m_panel->composer().isEmpty());
    QVERIFY(m_world->drafts.drafts.empty());
}

void TestConversationPanel::sendAndResolve_waitsUntilTheStoreKnowsWhatWasSaid()
{
    show(lateParcel(m_world->clock.now()));
    type(u"好的，我马上查"_s);
    m_panel->send(true);
    QTRY_COMPARE(m_world->log.eventsOf(EventType::ReplyQueued).size(), size_t{1});
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QVERIFY(m_world->log.eventsOf(EventType::CaseResolved).empty()); // judged by what the case was before
    // The very reply that was sent solves it, and a follow-up is planned.
    CaseView &known = m_world->store.cases.begin()->second;
    known.head.scriptMask |= 1 << static_cast<int>(ScriptStep::Solve);
    known.followUps = {{FollowUpId::derive("f"), m_world->clock.now() + 1h, u"call"_s, false, {}}};
    ChangeSet folded;
    folded.upTo = m_world->log.lastSequence();
    m_panel->apply(folded);
    m_world->store.deliver();
    QTRY_COMPARE(m_world->log.eventsOf(EventType::CaseResolved).size(), size_t{1});
}

void TestConversationPanel::classAndPriority_areSetInTheCase()
{
    show(lateParcel(m_world->clock.now()));
    m_panel->openJudgementForm();
    auto *form = m_panel->findChild<JudgementForm *>();
    QVERIFY(form);
    QVERIFY(!form->classified()); // nothing was changed
    auto *priority = form->findChild<QComboBox *>(u"casePriority"_s);
    auto *caseClass = form->findChild<QComboBox *>(u"caseClass"_s);
    QCOMPARE(priority->currentIndex(), static_cast<int>(Priority::High));
    priority->setCurrentIndex(static_cast<int>(Priority::Urgent));
    caseClass->setCurrentIndex(static_cast<int>(CaseClass::Incident));
    form->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_COMPARE(m_world->log.eventsOf(EventType::CaseClassified).size(), size_t{1});
    const auto what = payloadOf<CaseClassified>(m_world->log.eventsOf(EventType::CaseClassified).front());
    QVERIFY(what->priority == Priority::Urgent);
    QVERIFY(what->caseClass == CaseClass::Incident);
    QVERIFY(!what->category);
}

void TestConversationPanel::whoMayNotWork_readsWithoutMarkingRead()
{
    m_world->desk->setRights({TeamRole::Reviewer, true});
    Dialogue unread = lateParcel(m_world->clock.now());
    unread.view.head.unread = 2;
    unread.view.head.assignee = AgentId();
    show(unread);
    QCoreApplication::processEvents();
    QVERIFY(m_world->log.eventsOf(EventType::CaseRead).empty());
    type(u"好的"_s);
    m_panel->send(false);
    QTRY_VERIFY2(m_panel->notice().contains(u"role"_s), qPrintable(m_panel->notice()));
    QCOMPARE(m_panel->composer().state().text, u"好的"_s); // nothing is lost
    QVERIFY(m_world->log.records.empty());
}

void TestConversationPanel::send_duringComposition_neverSends()
{
    show(lateParcel(m_world->clock.now()));
    type(u"好"_s);
    QInputMethodEvent composing(u"de"_s, {});
    QCoreApplication::sendEvent(&m_panel->composer().edit(), &composing);
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QCoreApplication::processEvents();
    QCOMPARE(m_world->log.eventsOf(EventType::ReplyQueued).size(), size_t{0});
    QInputMethodEvent chosen;
    chosen.setCommitString(u"的"_s);
    QCoreApplication::sendEvent(&m_panel->composer().edit(), &chosen);
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_world->log.eventsOf(EventType::ReplyQueued).size(), size_t{1});
}

void TestConversationPanel::undo_withinTheWindow_withdraws_andGivesTheTextBack()
{
    show(lateParcel(m_world->clock.now())); // its last message is ours and queued
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_world->log.eventsOf(EventType::ReplyWithdrawn).size(), size_t{1});
    QTRY_VERIFY(m_panel->composer().state().text.startsWith(u"预计今晚"_s));
    m_world->clock.advance(1min);
    m_panel->composer().clearText();
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_panel->notice().isEmpty());
    QCOMPARE(m_world->log.eventsOf(EventType::ReplyWithdrawn).size(), size_t{1});
}

void TestConversationPanel::note_isNeverQueuedAsReply()
{
    show(lateParcel(m_world->clock.now()));
    m_panel->composer().edit().setFocus();
    m_panel->toggleNote();
    type(u"客户的手机号在订单里"_s);
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_world->log.eventsOf(EventType::NoteAdded).size(), size_t{1});
    QCOMPARE(m_world->log.eventsOf(EventType::ReplyQueued).size(), size_t{0});
}

void TestConversationPanel::altNumber_correctsTheDraft_orMarksTheCase()
{
    show(lateParcel(m_world->clock.now()));
    auto *strip = m_panel->composer().findChild<ScriptStrip *>(u"scriptStrip"_s);
    QCOMPARE(strip->state(ScriptStep::Introduce), StepState::Done);
    QCOMPARE(strip->state(ScriptStep::Solve), StepState::Missing);
    type(u"明天我给您电话"_s);
    QCOMPARE(strip->state(ScriptStep::Solve), StepState::ByDraft);
    Q_EMIT strip->stepToggled(ScriptStep::Solve);
    QCOMPARE(strip->state(ScriptStep::Solve), StepState::Missing);
    m_panel->composer().edit().clear();
    Q_EMIT strip->stepToggled(ScriptStep::Solve);
    QTRY_COMPARE(m_world->log.eventsOf(EventType::ScriptStepMarked).size(), size_t{1});
}

void TestConversationPanel::draft_isSavedWhileTyping_andPutBack()
{
    const Dialogue dialogue = lateParcel(m_world->clock.now());
    show(dialogue);
    choosePublic();
    type(u"写到一半"_s);
    QCOMPARE(m_world->drafts.drafts.at(dialogue.view.head.id).text, u"写到一半"_s);
    m_panel = std::make_unique<ConversationPanel>(m_world->services());
    m_panel->show();
    show(dialogue);
    QTRY_COMPARE(m_panel->composer().state().text, u"写到一半"_s);
    QCOMPARE(m_panel->composer().thread()->surface, Surface::Public);
}

void TestConversationPanel::lostRace_namesTheWinner_andKeepsTheText()
{
    const Dialogue dialogue = lateParcel(m_world->clock.now());
    show(dialogue);
    const Actor other{AuthorKind::Agent, AgentId(u"zhou"_s), u"周明"_s};
    m_world->log.put(caseSubject(dialogue.view.head.id),
                     {makeEvent(CaseClaimed{dialogue.view.head.id, other}, u"/desk/zhou"_s, m_world->clock.now())});
    type(u"我来处理"_s);
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_panel->notice().contains(u"周明"_s));
    QCOMPARE(m_panel->composer().state().text, u"我来处理"_s);
    QVERIFY(!m_panel->composer().edit().isReadOnly());
}

void TestConversationPanel::unreachableLog_keepsTheText()
{
    show(lateParcel(m_world->clock.now()));
    m_world->log.reachable = false;
    type(u"我来处理"_s);
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!m_panel->notice().isEmpty());
    QCOMPARE(m_panel->composer().state().text, u"我来处理"_s);
}

void TestConversationPanel::slash_offersSentences_andEnterTakesOne()
{
    show(lateParcel(m_world->clock.now()));
    QTest::keyClick(&m_panel->composer().edit(), '/');
    auto *list = m_panel->findChild<QListWidget *>(u"offers"_s);
    QVERIFY(list && list->isVisible());
    QTest::keyClicks(&m_panel->composer().edit(), u"zwjs"_s);
    QCOMPARE(list->count(), 1);
    QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return);
    QVERIFY(!list->isVisible());
    QCOMPARE(m_panel->composer().state().text, u"晴天的小鹿妈妈您好，我是禾木家居的客服林小夏，很高兴为您服务。"_s);
}

void TestConversationPanel::paste_isPlainText()
{
    show(lateParcel(m_world->clock.now()));
    auto *rich = new QMimeData; // the clipboard takes it over
    rich->setHtml(u"<b>bold</b><img src='canary.png'>"_s);
    rich->setText(u"bold"_s);
    QApplication::clipboard()->setMimeData(rich);
    m_panel->composer().edit().paste();
    QCOMPARE(m_panel->composer().state().text, u"bold"_s);
}

void TestConversationPanel::reveal_showsDataOnlyOnceRecorded()
{
    show(lateParcel(m_world->clock.now()));
    QVERIFY(m_panel->timeline().box(0).shown.text.contains(u"138****8000"_s));
    m_panel->timeline().setCurrent(0);
    QTest::keyClick(&m_panel->timeline(), Qt::Key_Return);
    auto *form = m_panel->findChild<RevealForm *>();
    QVERIFY(form);
    QVERIFY(!m_panel->timeline().box(0).shown.text.contains(u"13800138000"_s));
    form->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_COMPARE(m_world->log.eventsOf(EventType::PrivacyRevealed).size(), size_t{1});
    QTRY_VERIFY(m_panel->timeline().box(0).shown.text.contains(u"13800138000"_s));
}

void TestConversationPanel::olderPage_keepsThePlace()
{
    show(longTalk(m_world->clock.now(), 200));
    TimelineView &view = m_panel->timeline();
    view.verticalScrollBar()->setValue(300);
    const int before = view.entryCount();
    const qint64 row = m_panel->model().entry(8).row;
    const int top = view.entryRect(8).top();
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() - 100);
    m_world->store.deliver();
    const int added = view.entryCount() - before;
    QVERIFY(added > 0);
    QCOMPARE(m_panel->model().entry(8 + added).row, row);
    QVERIFY(std::abs(view.entryRect(8 + added).top() - (top + 100))
            <= 40); // entries above were guessed before they were laid out
}

void TestConversationPanel::newMessage_whileReadingAbove_keepsThePlace()
{
    show(longTalk(m_world->clock.now(), 50));
    TimelineView &view = m_panel->timeline();
    QVERIFY(view.isAtEnd());
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    const int value = view.verticalScrollBar()->value();
    Dialogue more = longTalk(m_world->clock.now(), 52);
    m_world->store.timelines[7] = more.timeline;
    m_panel->apply({.upTo = 1, .cases = {7}, .counters = false, .outbox = false, .channels = false, .messages = {}});
    m_world->store.deliver();
    QCOMPARE(view.verticalScrollBar()->value(), value);
    auto *jump = view.findChild<QToolButton *>(u"jumpToLatest"_s);
    QVERIFY(jump->isVisible());
    jump->click();
    QVERIFY(view.isAtEnd());
}

void TestConversationPanel::everyEntry_hasSpokenWords()
{
    show(everyKind(m_world->clock.now()));
    for (int i = 0; i < m_panel->timeline().entryCount(); ++i)
        QVERIFY(m_panel->timeline().spoken(i).size() > 8);
    QVERIFY(m_panel->timeline().spoken(1).contains(u"[RLO]"_s));
    QVERIFY(m_panel->timeline().spoken(1).contains(u"<img src=canary.png>"_s));
}

void TestConversationPanel::accessibility_hasNoGaps()
{
    show(lateParcel(m_world->clock.now()));
    const QStringList gaps = accessibilityGaps(*m_panel);
    QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
}

void TestConversationPanel::contactPanel_showsTagsAsOneLine()
{
    const Dialogue dialogue = lateParcel(m_world->clock.now());
    m_world->add(dialogue);
    ContactPanel panel(m_world->services());
    panel.resize(300, 700);
    panel.show();
    panel.showContact(dialogue.contact.id);
    panel.showCase(dialogue.view);
    m_world->store.deliver();
    QCOMPARE(panel.findChild<PlainLabel *>(u"tagLine"_s)->fullText(), u"宝妈 · 儿童安全座椅安装 · 着急"_s);
    QSignalSpy asked(&panel, &ContactPanel::caseRequested);
    panel.findChild<QPushButton *>(u"case-3"_s)->click();
    QCOMPARE(asked.size(), 1);
    const QStringList gaps = accessibilityGaps(panel);
    QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
}

QTEST_MAIN(TestConversationPanel)
#include "tst_conversation_panel.moc"
