// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/assist_service.h"
#include "app/profile/memory_secret_store.h"
#include "tests/support/chat_stub.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/draft_state.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/words.h"

#include <QMenu>
#include <QRegularExpression>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// A large model's help in the real conversation column, against an endpoint that speaks the real protocol.
class TestAssist : public QObject
{
    Q_OBJECT

    std::unique_ptr<ChatStub> m_stub;
    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<AssistService> m_service;
    std::unique_ptr<ConversationPanel> m_panel;

    Composer &composer() { return m_panel->composer(); }
    ComposerEdit &edit() { return composer().edit(); }
    QString text() { return edit().toPlainText(); }
    template <class W>
    W *part(const QString &name)
    {
        return composer().findChild<W *>(name);
    }
    bool sendable() { return part<QPushButton>(u"send"_s)->isEnabled(); }
    QString barWords()
    {
        auto *words = part<PlainLabel>(u"assistWords"_s);
        return words->isVisible() ? words->fullText() : QString();
    }
    QByteArray asked() { return m_stub->requests().back().body; }
    static ChatStub::Answer held(ChatStub::Answer answer)
    {
        answer.held = true;
        return answer;
    }
    /// Lets a held answer write its first words.
    void firstWords(const QString &words)
    {
        QTRY_VERIFY(m_stub->isTalking());
        m_stub->next(); // the role
        m_stub->next();
        QTRY_COMPARE(text(), words);
    }
    /// The entry under which a translation stands; -1: none.
    int translatedPosition()
    {
        for (int i = 0; i < m_panel->model().rowCount(); ++i) {
            if (!m_panel->timeline().box(i).translationWords.isEmpty())
                return i;
        }
        return -1;
    }
    CaseId caseId() { return m_panel->view()->head.id; }
    /// Moves the conversation to a public or private thread.
    void answerIn(Surface surface)
    {
        const auto &threads = m_panel->view()->threads;
        const auto there = std::find_if(threads.begin(), threads.end(),
                                        [surface](const ThreadRow &row) { return row.surface == surface; });
        QVERIFY(there != threads.end());
        ComposerState state = composer().state();
        state.thread = there->id;
        composer().restore(state);
    }

private Q_SLOTS:
    void init()
    {
        m_stub = std::make_unique<ChatStub>();
        m_theme = std::make_unique<ThemeSource>();
        m_world = std::make_unique<ConversationWorld>(*m_theme);
        m_secrets = std::make_unique<MemorySecretStore>();
        start(true);
    }
    void start(bool on)
    {
        QVERIFY(m_secrets->write(assistSecret, toBytes({on, m_stub->base(), u"stub-1"_s, "sk"})));
        m_service =
            std::make_unique<AssistService>(AssistService::Parts{m_world->log,
                                                                 m_world->clock,
                                                                 *m_secrets,
                                                                 {AuthorKind::Agent, AgentId(u"lin"_s), u"林小夏"_s},
                                                                 u"/desk/lin"_s,
                                                                 {}});
        QSignalSpy known(m_service.get(), &AssistService::setupChanged);
        QTRY_COMPARE(known.size(), 1);
        ConversationServices services = m_world->services();
        services.assistant = m_service.get();
        m_panel = std::make_unique<ConversationPanel>(services);
        m_panel->resize(760, 820);
        m_panel->show();
        m_panel->showCase(m_world->add(lateParcel(m_world->clock.now())));
        m_world->store.deliver();
        QCoreApplication::processEvents();
        QVERIFY(m_panel->view());
    }
    void cleanup()
    {
        m_panel.reset();
        m_service.reset();
        m_world.reset();
    }

    void switchedOff_leavesNoTrace()
    {
        m_panel.reset();
        start(false);
        QVERIFY(!part<QToolButton>(u"assistButton"_s)->isVisible());
        QVERIFY(!part<QWidget>(u"assistBar"_s)->isVisible());
        for (const AssistKind kind : {AssistKind::Draft, AssistKind::Summary})
            QVERIFY(!composer().offersHelp(kind));
        QMenu menu;
        for (int i = 0; i < m_panel->model().rowCount(); ++i)
            m_panel->timeline().fillMenu(menu, i);
        for (const QAction *action : menu.actions())
            QVERIFY(action->text() != u"Translate this message"_s);
        TransferForm form({}, {}, {}, nullptr);
        QVERIFY(!form.findChild<QPushButton *>(u"transferSummary"_s));
        m_panel->askHelp(AssistKind::Draft, AssistTone::Warm);
        m_panel->translateCurrent();
        QVERIFY(m_stub->requests().empty());
    }

    void draft_streamsIntoTheComposer_andIsNotSent()
    {
        m_stub->script({held(ChatStub::said({u"您好，"_s, u"马上为您查。"_s}))});
        composer().requestHelp(AssistKind::Draft);
        QVERIFY(barWords().contains(u"Esc"_s));
        firstWords(u"您好，"_s);
        QVERIFY(!sendable() && edit().isReadOnly());
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ControlModifier); // sends nothing while it is written
        for (int i = 0; i < 4; ++i)
            m_stub->next();
        QTRY_VERIFY(!composer().isWriting());
        QCOMPARE(text(), u"您好，马上为您查。"_s);
        QVERIFY(sendable() && !edit().isReadOnly());
        QVERIFY2(barWords().contains(u"stub-1"_s), qPrintable(barWords()));
        QVERIFY(m_world->log.eventsOf(EventType::ReplyQueued).empty());
        QCOMPARE(m_world->drafts.drafts.at(caseId()).text, u"您好，马上为您查。"_s);
        QCOMPARE(m_world->log.eventsOf(EventType::AssistAsked).size(), size_t{1});
    }

    void whatLeaves_holdsNeitherNameNorNumber()
    {
        answerIn(Surface::Private);
        composer().requestHelp(AssistKind::Draft);
        QTRY_VERIFY(!m_stub->requests().empty());
        QStringList secrets{m_panel->view()->head.contactName, u"林小夏"_s};
        secrets += m_panel->view()->customerData;
        for (const TimelineRow &entry : m_panel->model().entries()) {
            for (const MaskSpan &phone : findPhones(entry.text))
                secrets << entry.text.mid(phone.start, phone.length);
        }
        QVERIFY(secrets.size() > 2);
        const QString left = QString::fromUtf8(asked());
        for (const QString &secret : secrets)
            QVERIFY2(!left.contains(secret), qPrintable(secret));
        for (const TimelineRow &entry : m_panel->model().entries()) // notes stay inside
            QVERIFY(entry.kind != TimelineKind::Note || !left.contains(entry.text));
    }

    void publicReply_isAskedWithoutWhatWasSaidInPrivate()
    {
        answerIn(Surface::Public);
        composer().requestHelp(AssistKind::Draft);
        QTRY_VERIFY(!m_stub->requests().empty());
        const QString left = QString::fromUtf8(asked());
        QVERIFY(left.contains(u"请移步私信沟通"_s)); // the invitation
        int privately = 0;
        for (const TimelineRow &entry : m_panel->model().entries()) {
            if (entry.kind != TimelineKind::Message || entry.surface != Surface::Private || entry.text.size() < 4)
                continue;
            ++privately;
            QVERIFY2(!left.contains(entry.text.left(4)), qPrintable(entry.text));
        }
        QVERIFY(privately > 0);
    }

    void guards_judgeWhatAModelWroteLikeTypedText()
    {
        answerIn(Surface::Public);
        m_stub->script({ChatStub::said({u"请把手机号"_s, u"发到评论里"_s})});
        composer().requestHelp(AssistKind::Draft);
        QTRY_COMPARE(text(), u"请把手机号发到评论里"_s);
        QTRY_VERIFY(!composer().isWriting());
        QCOMPARE(composer().report().level(), GuardLevel::Block);
        QVERIFY(!sendable());
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_world->log.eventsOf(EventType::ReplyQueued).empty());
    }

    void overruledRule_doesNotCoverAnotherText()
    {
        answerIn(Surface::Public);
        edit().setPlainText(u"请发手机号"_s);
        composer().addOverride({u"privacy.public.asks_for_data"_s, u"x"_s, u"y"_s});
        QVERIFY(sendable());
        m_stub->script({ChatStub::said({u"请把手机号给我"_s})});
        composer().requestHelp(AssistKind::Rewrite);
        QTRY_COMPARE(text(), u"请把手机号给我"_s);
        QTRY_VERIFY(!composer().isWriting());
        QVERIFY(!sendable());
    }

    void undo_bringsBackWhatTheAgentWrote()
    {
        edit().setPlainText(QString());
        edit().insertPlainText(u"我的原话"_s);
        m_stub->script({ChatStub::said({u"改写"_s, u"过的"_s, u"话"_s})});
        composer().requestHelp(AssistKind::Rewrite, AssistTone::Soothing);
        QTRY_VERIFY(!composer().isWriting());
        QCOMPARE(text(), u"改写过的话"_s);
        QTest::keyClick(&edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text(), u"我的原话"_s); // all of it in one step
        QVERIFY(barWords().isEmpty());
        QCOMPARE(m_world->drafts.drafts.at(caseId()).text, u"我的原话"_s);
    }

    void tones_reachTheModel_data()
    {
        QTest::addColumn<AssistTone>("tone");
        for (const AssistTone tone : assistTones)
            QTest::newRow(toText(tone).data()) << tone;
    }
    void tones_reachTheModel()
    {
        QFETCH(const AssistTone, tone);
        QMenu menu;
        edit().setPlainText(u"稍等"_s);
        composer().fillAssistMenu(menu);
        auto *action = menu.findChild<QAction *>(u"tone-"_s + toText(tone));
        QVERIFY(action);
        action->trigger();
        QTRY_VERIFY(!m_stub->requests().empty());
        const QString left = QString::fromUtf8(asked());
        QVERIFY(left.contains(u"稍等"_s));
        const Event record = m_world->log.eventsOf(EventType::AssistAsked).front();
        QCOMPARE(payloadOf<AssistAsked>(record)->tone, QString(toText(tone)));
        const bool chinese = QLocale().language() == QLocale::Chinese;
        QVERIFY2(left.contains(chinese ? u"语气："_s : u"Tone: "_s), qPrintable(left));
    }

    void escape_stops_andKeepsWhatCame()
    {
        edit().insertPlainText(u"原话"_s);
        m_stub->script({held(ChatStub::said({u"写到"_s, u"一半"_s}))});
        composer().requestHelp(AssistKind::Rewrite);
        firstWords(u"写到"_s);
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QVERIFY(!composer().isWriting());
        QTRY_VERIFY(!m_stub->isTalking()); // the server is told, too
        QCOMPARE(text(), u"写到"_s);
        QVERIFY2(barWords().contains(u"middle"_s), qPrintable(barWords()));
        QTest::keyClick(&edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text(), u"原话"_s);
        QVERIFY(m_service->isOffered()); // stopping is no trouble
    }

    void failure_isQuiet_andTheTextIsThereAgain_data()
    {
        QTest::addColumn<bool>("afterSome");
        QTest::newRow("before the first word") << false;
        QTest::newRow("in the middle") << true;
    }
    void failure_isQuiet_andTheTextIsThereAgain()
    {
        QFETCH(const bool, afterSome);
        edit().insertPlainText(u"我的话"_s);
        composer().toggleStep(ScriptStep::Solve);
        const ComposerState before = composer().state();
        ChatStub::Answer answer = ChatStub::failed(500);
        if (afterSome) {
            answer = ChatStub::said({u"半截"_s});
            answer.chunks = answer.chunks.first(2);
            answer.end = ChatStub::Answer::End::Broken;
        }
        m_stub->script({answer});
        composer().requestHelp(AssistKind::Rewrite);
        QTRY_VERIFY(!composer().isWriting());
        QCOMPARE(text(), u"我的话"_s);
        QVERIFY(composer().state().steps == before.steps);
        QVERIFY(barWords().isEmpty());
        QVERIFY(m_panel->notice().isEmpty());
        QCOMPARE(m_world->drafts.drafts.at(caseId()).text, u"我的话"_s);
        QVERIFY(!QApplication::activeModalWidget());
        QTRY_VERIFY(!part<QToolButton>(u"assistButton"_s)->isVisible()); // and asks no more for a while
    }

    void anotherCase_endsTheWriting_andTheAgentsTextIsKept()
    {
        edit().insertPlainText(u"还没写完"_s);
        const CaseId first = caseId();
        m_stub->script({held(ChatStub::said({u"模型"_s, u"的话"_s}))});
        composer().requestHelp(AssistKind::Rewrite);
        firstWords(u"模型"_s);
        m_panel->showCase(0);
        QTRY_VERIFY(!m_stub->isTalking());
        QCOMPARE(m_world->drafts.drafts.at(first).text, u"还没写完"_s);
        QCOMPARE(text(), QString());
    }

    void inventedPlaceholder_isPointedOut()
    {
        edit().insertPlainText(u"电话13812345678"_s);
        m_stub->script({ChatStub::said({u"致电[MOBILE_1]或[MOBILE_9]"_s})});
        composer().requestHelp(AssistKind::Rewrite);
        QTRY_VERIFY(!composer().isWriting());
        QCOMPARE(text(), u"致电13812345678或[MOBILE_9]"_s);
        QVERIFY2(barWords().contains(u"brackets"_s), qPrintable(barWords()));
    }

    void summary_becomesANote()
    {
        m_stub->script({ChatStub::said({u"顾客要查件。"_s})});
        composer().requestHelp(AssistKind::Summary);
        QTRY_COMPARE(text(), u"顾客要查件。"_s);
        QTRY_VERIFY(!composer().isWriting());
        QVERIFY(composer().state().note);
        QVERIFY(m_world->log.eventsOf(EventType::NoteAdded).empty()); // saved by the agent, not by itself
    }

    void handOver_offersASummary()
    {
        m_stub->script({held(ChatStub::said({u"顾客要查件，"_s, u"已催。"_s}))});
        m_panel->openTransferForm();
        auto *form = m_panel->findChild<TransferForm *>();
        QVERIFY(form);
        auto *button = form->findChild<QPushButton *>(u"transferSummary"_s);
        auto *note = form->findChild<QPlainTextEdit *>(u"transferNote"_s);
        QVERIFY(button && note && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(m_stub->isTalking());
        QVERIFY(!form->findChild<QPushButton *>(u"confirm"_s)->isEnabled()); // nobody gets half a sentence
        for (int i = 0; i < 6; ++i)
            m_stub->next();
        QTRY_COMPARE(note->toPlainText(), u"顾客要查件，已催。"_s);
        QTRY_VERIFY(form->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
        QCOMPARE(form->value().note, u"顾客要查件，已催。"_s);
        form->close();
    }

    void translation_standsUnderTheMessage_masked()
    {
        int position = -1;
        for (int i = 0; i < m_panel->model().rowCount(); ++i) {
            const TimelineRow &entry = m_panel->model().entry(i);
            if (entry.direction == Direction::In && !findPhones(entry.text).empty())
                position = i;
        }
        QVERIFY(position >= 0);
        const QString phone = [&] {
            const MaskSpan span = findPhones(m_panel->model().entry(position).text).front();
            return m_panel->model().entry(position).text.mid(span.start, span.length);
        }();
        ChatStub::Answer answer;
        m_stub->always = [&answer](const HttpRequest &request) {
            // Whatever the number is called there, the answer calls it the same, in two pieces.
            static const QRegularExpression placeholder(u"\\[[A-Z_]+_\\d+\\]"_s);
            const QString words = QString::fromUtf8(request.body);
            const QString name = placeholder.match(words, words.lastIndexOf(u"\"content\""_s)).captured();
            answer = held(ChatStub::said({u"My number is "_s + name.left(4), name.mid(4) + u'.'}));
            return answer;
        };
        m_panel->timeline().setCurrent(position);
        const int plain = m_panel->timeline().entryRect(position).height();
        m_panel->translateCurrent();
        QTRY_VERIFY(m_stub->isTalking());
        QVERIFY(!m_panel->timeline().box(position).translationWords.isEmpty());
        QVERIFY(!QString::fromUtf8(asked()).contains(phone));
        for (int i = 0; i < 6; ++i)
            m_stub->next();
        QTRY_VERIFY(m_panel->timeline().box(position).translation);
        const QString shown = m_panel->timeline().box(position).shownTranslation.text;
        QVERIFY2(shown.startsWith(u"My number is 138"_s) && !shown.contains(phone), qPrintable(shown));
        QVERIFY(m_panel->timeline().entryRect(position).height() > plain);
        QVERIFY(m_panel->timeline().spoken(position).contains(shown));
        const MessageId message = m_panel->model().entry(position).id;
        m_panel->timeline().reveal(message);
        QVERIFY(m_panel->timeline().box(position).shownTranslation.text.contains(phone));
        QCOMPARE(payloadOf<AssistAsked>(m_world->log.eventsOf(EventType::AssistAsked).front())->message, message);
    }

    void translation_askedForAgain_goesAway_andIsStopped()
    {
        m_stub->script({held(ChatStub::said({u"When?"_s}))});
        m_panel->translateCurrent();
        QTRY_VERIFY(m_stub->isTalking());
        const MessageId message = m_panel->model().entry(translatedPosition()).id;
        QVERIFY(m_panel->timeline().hasTranslation(message));
        QMenu menu;
        m_panel->timeline().fillMenu(menu, m_panel->model().positionOf(message));
        const auto actions = menu.actions();
        const auto hide = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->text() == u"Hide the translation"_s;
        });
        QVERIFY(hide != actions.end());
        (*hide)->trigger();
        QVERIFY(!m_panel->timeline().hasTranslation(message));
        QTRY_VERIFY(!m_stub->isTalking());
    }

    void failedTranslation_goesAwayQuietly()
    {
        m_stub->script({ChatStub::failed(401)});
        m_panel->translateCurrent();
        QTRY_VERIFY(!m_service->isOffered());
        QCOMPARE(translatedPosition(), -1);
    }

    void everythingNew_isNamed()
    {
        m_stub->script({held(ChatStub::said({u"一"_s}))});
        composer().requestHelp(AssistKind::Draft);
        QTRY_VERIFY(m_stub->isTalking());
        QCOMPARE(accessibilityGaps(*m_panel), QStringList());
        QCOMPARE(unreachableByTab(*m_panel), QStringList());
    }

    void record_readsAsALine()
    {
        TimelineRow line;
        line.kind = TimelineKind::Activity;
        line.author = AuthorKind::Agent;
        line.authorName = u"林小夏"_s;
        line.activity = u"assist.asked"_s;
        line.details = {{u"kind"_s, u"draft"_s}, {u"model"_s, u"stub-1"_s}, {u"masked"_s, 3}};
        const QString words = ConversationWords::activity(line);
        for (const QString &part : {u"林小夏"_s, u"stub-1"_s, u"3"_s})
            QVERIFY2(words.contains(part), qPrintable(words));
    }
};

QTEST_MAIN(TestAssist)
#include "tst_assist.moc"
