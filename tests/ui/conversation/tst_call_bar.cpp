// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/words.h"

#include <QApplication>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

TimelineRow phase(const QString &name, const QString &call = u"chan-1"_s, const QString &number = u"+8613912345678"_s,
                  Direction direction = Direction::In)
{
    static qint64 rows = 5000;
    TimelineRow row;
    row.row = ++rows;
    row.kind = TimelineKind::Activity;
    row.activity = u"platform.call"_s;
    row.id = MessageId::derive(QByteArray::number(rows));
    row.thread = ThreadId::derive(call.toUtf8());
    row.channel = ChannelId(u"hotline"_s);
    row.platform = Platform::Asterisk;
    row.direction = direction;
    row.details = {{"phase"_L1, name}, {"sender"_L1, QJsonObject{{"id"_L1, number}}}};
    return row;
}

std::vector<TimelineRow> phases(const QStringList &names, Direction direction = Direction::In,
                                const QString &number = u"+8613912345678"_s)
{
    std::vector<TimelineRow> rows;
    for (const QString &name : names)
        rows.push_back(phase(name, u"chan-1"_s, number, direction));
    return rows;
}

/// What an agent asked of the call, and how far it got.
TimelineRow asked(MessageAction what, DeliveryState delivery, const QString &call = u"chan-1"_s)
{
    TimelineRow row = phase({}, call);
    row.activity = u"action.queued"_s;
    row.direction = Direction::Out;
    row.delivery = delivery;
    row.details = {{"what"_L1, QString(toText(what))}};
    return row;
}

QStringList namesOf(const std::vector<MessageAction> &actions)
{
    QStringList names;
    for (const MessageAction action : actions)
        names << QString(toText(action));
    return names;
}

} // namespace

/// The hotline's buttons: when each is there, and what it does. And when the customer may see that somebody writes.
class TestCallBar : public QObject
{
    Q_OBJECT

    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::unique_ptr<ConversationPanel> m_panel;
    std::vector<std::pair<qint64, ThreadId>> m_writing;
    std::vector<qint64> m_seen;

    void show(const std::vector<TimelineRow> &call, Platform platform = Platform::Asterisk)
    {
        Dialogue dialogue = lateParcel(m_world->clock.now());
        dialogue.view.head.sequence = 0;
        dialogue.view.threads.resize(1);
        dialogue.view.threads.front().platform = platform;
        dialogue.view.threads.front().surface = Surface::Private;
        if (!call.empty())
            dialogue.timeline = call;
        for (TimelineRow &row : dialogue.timeline)
            row.platform = platform;
        m_panel->showCase(0);
        m_panel->showCase(m_world->add(dialogue));
        m_world->store.deliver();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QPushButton *button(MessageAction action) const
    {
        return m_panel->findChild<CallBar *>()->findChild<QPushButton *>(QString(toText(action)));
    }
    void press(QPushButton *what)
    {
        QVERIFY(what && what->isVisible());
        QTest::mouseClick(what, Qt::LeftButton);
    }
    [[nodiscard]] std::vector<ActionQueued> queued() const
    {
        std::vector<ActionQueued> found;
        for (const Event &event : m_world->log.eventsOf(EventType::ActionQueued))
            found.push_back(*payloadOf<ActionQueued>(event));
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeSource>();
        m_world = std::make_unique<ConversationWorld>(*m_theme);
        m_writing.clear();
        m_seen.clear();
        ConversationServices services = m_world->services();
        services.limits = [](Platform platform, Surface surface) { return codecFor(platform)->limits(surface); };
        services.writing = [this](qint64 row, const ThreadId &thread) { m_writing.emplace_back(row, thread); };
        services.seen = [this](qint64 row) { m_seen.push_back(row); };
        m_panel = std::make_unique<ConversationPanel>(services);
        m_panel->resize(760, 820);
        m_panel->show();
        m_panel->activateWindow();
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void whatIsOffered_followsTheCall_data()
    {
        QTest::addColumn<QStringList>("told");
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QStringList>("offered");
        const QString number = u"+8613912345678"_s;
        const QStringList ringing{u"answer_call"_s, u"transfer_call"_s, u"end_call"_s};
        const QStringList talking{u"hold_call"_s, u"transfer_call"_s, u"end_call"_s};
        const QStringList held{u"unhold_call"_s, u"transfer_call"_s, u"end_call"_s};
        const QStringList over{u"call"_s};
        QTest::newRow("it rings") << QStringList{u"ringing"_s} << Direction::In << number << ringing;
        QTest::newRow("somebody pressed a key meanwhile")
            << QStringList{u"ringing"_s, u"key"_s, u"caller"_s} << Direction::In << number << ringing;
        QTest::newRow("we ring") << QStringList{u"ringing"_s} << Direction::Out << number << QStringList{u"end_call"_s};
        QTest::newRow("answered") << QStringList{u"ringing"_s, u"answered"_s} << Direction::In << number << talking;
        QTest::newRow("connected") << QStringList{u"ringing"_s, u"answered"_s, u"bridged"_s} << Direction::In << number
                                   << talking;
        QTest::newRow("on hold") << QStringList{u"ringing"_s, u"answered"_s, u"hold"_s} << Direction::In << number
                                 << held;
        QTest::newRow("on hold, recorded")
            << QStringList{u"answered"_s, u"hold"_s, u"recording_started"_s} << Direction::In << number << held;
        QTest::newRow("off hold") << QStringList{u"answered"_s, u"hold"_s, u"unhold"_s} << Direction::In << number
                                  << talking;
        QTest::newRow("over") << QStringList{u"ringing"_s, u"answered"_s, u"ended"_s} << Direction::In << number
                              << over;
        QTest::newRow("over, told late") << QStringList{u"ringing"_s, u"ended"_s, u"unbridged"_s, u"answered"_s}
                                         << Direction::In << number << over;
        QTest::newRow("over, number withheld")
            << QStringList{u"ringing"_s, u"ended"_s} << Direction::In << QString() << QStringList();
        QTest::newRow("handed on") << QStringList{u"answered"_s, u"transferred"_s} << Direction::In << number << over;
    }
    void whatIsOffered_followsTheCall()
    {
        QFETCH(const QStringList, told);
        QFETCH(const Direction, direction);
        QFETCH(const QString, number);
        QFETCH(const QStringList, offered);
        const CallStanding call = callStanding(phases(told, direction, number));
        QCOMPARE(namesOf(offeredForCall(call)), offered);
    }

    /// Asterisk does not tell of a hold that it was asked for.
    void aHoldThatTheExchangeTook_isAHold()
    {
        using State = CallStanding::State;
        std::vector<TimelineRow> rows = phases({u"ringing"_s, u"answered"_s});
        rows.push_back(asked(MessageAction::HoldCall, DeliveryState::Sending));
        QCOMPARE(callStanding(rows).state, State::Talking);
        rows.back().delivery = DeliveryState::Failed;
        QCOMPARE(callStanding(rows).state, State::Talking);
        rows.back().delivery = DeliveryState::Sent;
        QCOMPARE(callStanding(rows).state, State::Held);
        rows.push_back(phase(u"hold"_s)); // an exchange that tells it as well
        QCOMPARE(callStanding(rows).state, State::Held);
        rows.push_back(asked(MessageAction::ResumeCall, DeliveryState::Sent));
        QCOMPARE(callStanding(rows).state, State::Talking);
        rows.push_back(asked(MessageAction::HoldCall, DeliveryState::Sent, u"chan-2"_s)); // of another call
        QCOMPARE(callStanding(rows).state, State::Talking);
        rows.push_back(phase(u"ended"_s));
        rows.push_back(asked(MessageAction::HoldCall, DeliveryState::Sent)); // too late
        QCOMPARE(callStanding(rows).state, State::Ended);
    }

    void theNewestCallCounts()
    {
        std::vector<TimelineRow> rows = phases({u"ringing"_s, u"ended"_s});
        rows.push_back(phase(u"ringing"_s, u"chan-2"_s));
        const CallStanding call = callStanding(rows);
        QCOMPARE(call.call, ThreadId::derive("chan-2"));
        QCOMPARE(call.state, CallStanding::State::Ringing);
        QCOMPARE(callStanding({}).state, CallStanding::State::None);
    }

    void buttons_areThereForACallOnly()
    {
        show(phases({u"ringing"_s}));
        auto *bar = m_panel->findChild<CallBar *>();
        QVERIFY(bar->isVisible());
        QVERIFY(button(MessageAction::AnswerCall)->isVisible());
        QVERIFY(!button(MessageAction::HoldCall)->isVisible());
        QVERIFY(bar->findChild<PlainLabel *>(u"callWords"_s)->fullText().contains(u"+8613912345678"_s));
        show({}, Platform::WechatOa);
        QVERIFY(!bar->isVisible());
        show(phases({u"ringing"_s}), Platform::WechatOa); // no platform whose calls a program can take
        QVERIFY(!bar->isVisible());
    }

    void aPressIsQueuedForTheCall()
    {
        show(phases({u"ringing"_s}));
        press(button(MessageAction::AnswerCall));
        QTRY_COMPARE(queued().size(), size_t(1));
        QCOMPARE(queued().front().what, MessageAction::AnswerCall);
        QCOMPARE(queued().front().call, ThreadId::derive("chan-1"));
        QVERIFY(queued().front().target.isNull());
    }

    void handingOn_asksForANumber_thatCanBeDialled()
    {
        show(phases({u"ringing"_s, u"answered"_s}));
        press(button(MessageAction::TransferCall));
        auto *form = m_panel->findChild<CallForm *>();
        QVERIFY(form);
        auto *number = form->findChild<QLineEdit *>(u"callNumber"_s);
        auto *confirm = form->findChild<QPushButton *>(u"confirm"_s);
        for (const QString &wrong : {QString(), u"80"_s, u"8001@trunk"_s, u"8001&Local/1"_s, u"+"_s}) {
            number->setText(wrong);
            QVERIFY2(!confirm->isEnabled(), qPrintable(wrong));
        }
        number->setText(u"80 01"_s);
        QVERIFY(confirm->isEnabled());
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_COMPARE(queued().size(), size_t(1));
        QCOMPARE(queued().front().what, MessageAction::TransferCall);
        QCOMPARE(queued().front().to, u"8001"_s);
    }

    void callingBack_offersTheCallersNumber()
    {
        show(phases({u"ringing"_s, u"ended"_s}));
        press(button(MessageAction::CallBack));
        auto *form = m_panel->findChild<CallForm *>();
        QVERIFY(form);
        QCOMPARE(form->number(), u"+8613912345678"_s);
        QTest::mouseClick(form->findChild<QPushButton *>(u"confirm"_s), Qt::LeftButton);
        QTRY_COMPARE(queued().size(), size_t(1));
        QCOMPARE(queued().front().to, u"+8613912345678"_s);
    }

    void everythingThatACallTells_hasWords()
    {
        for (const QString &name : {u"ringing"_s, u"answered"_s, u"hold"_s, u"unhold"_s, u"bridged"_s, u"unbridged"_s,
                                    u"key"_s, u"dial"_s, u"transferred"_s, u"recording_started"_s, u"recorded"_s,
                                    u"recording_failed"_s, u"caller"_s, u"ended"_s, u"news"_s}) {
            const QString words = ConversationWords::activity(phase(name));
            QVERIFY2(!words.isEmpty() && !words.contains(u"platform."_s) && !words.contains(u'_'), qPrintable(words));
        }
        TimelineRow missed = phase(u"ended"_s);
        missed.details.insert("outcome"_L1, "missed"_L1);
        QCOMPARE(ConversationWords::activity(missed), u"The call was missed"_s);
    }

    void writing_isToldEveryFewSeconds_andNotOfNotes()
    {
        show({}, Platform::Telegram);
        Composer &composer = m_panel->composer();
        composer.edit().setFocus();
        QTRY_VERIFY(composer.edit().hasFocus());
        for (int key = 0; key < 10; ++key)
            composer.edit().insertPlainText(u"a"_s);
        QCOMPARE(m_writing.size(), size_t(1));
        m_world->clock.advance(3s);
        composer.edit().insertPlainText(u"b"_s);
        QCOMPARE(m_writing.size(), size_t(2));
        QCOMPARE(m_writing.back().second, composer.thread()->id);
        m_world->clock.advance(3s);
        composer.setNoteMode(true);
        composer.edit().insertPlainText(u"between us"_s);
        QCOMPARE(m_writing.size(), size_t(2));
        composer.setNoteMode(false);
        m_world->clock.advance(3s);
        composer.edit().clear();
        QCOMPARE(m_writing.size(), size_t(2));
    }

    void reading_isToldOnceTheCaseIsOpen()
    {
        Dialogue dialogue = lateParcel(m_world->clock.now());
        dialogue.view.head.unread = 2;
        const qint64 row = m_world->add(dialogue);
        m_panel->showCase(row);
        m_world->store.deliver();
        QTRY_COMPARE(m_seen, std::vector<qint64>{row});
    }
};

QTEST_MAIN(TestCallBar)
#include "tst_call_bar.moc"
