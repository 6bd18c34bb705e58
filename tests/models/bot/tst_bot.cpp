// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bot/bot.h"
#include "models/policy/playbook.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// Conversations with the flow that is shipped, and with random ones.
class TestBot : public QObject
{
    Q_OBJECT

    BotFlow m_flow;
    BotWorld m_world;
    BotTurn m_turn;

    BotTurn writes(const QString &text)
    {
        m_turn = botTurn(m_flow, m_turn.place, {text, judgeByRules(text, *Playbook::shipped())}, m_world);
        return m_turn;
    }
    BotTurn orders(std::vector<Order> found)
    {
        m_turn = botTurn(m_flow, m_turn.place, {{}, {}, std::move(found)}, m_world);
        return m_turn;
    }

private Q_SLOTS:
    void init()
    {
        QFile file(u":/bot/zh.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_flow = *fromFlowBody(QJsonDocument::fromJson(file.readAll()).object());
        m_world = {};
        m_world.brand = u"晨光"_s;
        m_world.opens = u"明天 09:00"_s;
        m_world.zone = QTimeZone("Asia/Shanghai");
        m_turn = {};
    }

    void anOrder_isFoundAndTold()
    {
        const BotTurn hello = writes(u"你好，我的快递到哪了"_s);
        QCOMPARE(hello.says.first(), u"您好，我是晨光智能客服机器人小联。"_s);
        QCOMPARE(hello.place.state, u"ask_order"_s);
        const BotTurn asked = writes(u"单号是 202611-880123 谢谢"_s);
        QVERIFY(asked.says.isEmpty());
        QCOMPARE(asked.lookUp.value().number, u"202611-880123"_s);
        Order order;
        order.number = u"202611-880123"_s;
        order.state = u"运输中"_s;
        order.parcels = {{u"顺丰"_s, u"SF1"_s, u"已到杭州"_s, {}}};
        order.asOf = Instant(std::chrono::milliseconds(1'795'000'000'000));
        const BotTurn told = orders({order});
        QCOMPARE(told.says.first(), u"订单 202611-880123：运输中\n顺丰 SF1 已到杭州\n（截至 2026-11-18 19:06）"_s);
        QCOMPARE(told.place.state, u"more"_s);
        const BotTurn bye = writes(u"没有了"_s);
        QVERIFY(bye.resolves);
        QCOMPARE(bye.ended, BotEnd::Finished);
    }
    void anOrderThatIsNotThere_isAPersonsWork()
    {
        writes(u"查订单"_s);
        writes(u"202611880123"_s);
        const BotTurn told = orders({});
        QCOMPARE(told.ended, BotEnd::Flow);
        QCOMPARE(told.says, QStringList(u"没有查到这个订单，我请同事帮您核实。"_s));
    }

    void whatIsNotTheBots_goesToAPersonAtOnce_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<BotEnd>("why");
        QTest::newRow("asks for a person") << u"转人工"_s << BotEnd::AsksPerson;
        QTest::newRow("the press") << u"再不解决我就找媒体曝光"_s << BotEnd::Risk;
        QTest::newRow("angry") << u"你们太差劲了，骗子，垃圾服务"_s << BotEnd::Feeling;
        QTest::newRow("a child") << u"我今年11岁，想退掉昨天的充值"_s << BotEnd::Minor;
    }
    void whatIsNotTheBots_goesToAPersonAtOnce()
    {
        QFETCH(const QString, text);
        QFETCH(const BotEnd, why);
        const BotTurn first = writes(text);
        QCOMPARE(first.ended, why);
        QCOMPARE(first.place.ended, QString(toText(why)));
        QCOMPARE(first.says, (QStringList{u"您好，我是晨光智能客服机器人小联。"_s, m_flow.handOver}));
        m_turn = {};
        writes(u"查订单"_s); // and in the middle of a question
        QCOMPARE(writes(text).ended, why);
    }

    void whoIsNotUnderstoodTwice_getsAPerson()
    {
        writes(u"嗯嗯"_s);
        QCOMPARE(m_turn.place.state, u"menu"_s);
        QCOMPARE(writes(u"啊这"_s).says, QStringList(m_flow.missed));
        QCOMPARE(writes(u"呃"_s).ended, BotEnd::NotUnderstood);
    }
    void anAnswer_forgivesAMiss()
    {
        writes(u"查订单"_s);
        QCOMPARE(writes(u"等一下"_s).place.misses, 1);
        QCOMPARE(writes(u"20261122"_s).place.misses, 0);
    }
    void anotherWish_changesTheSubject()
    {
        writes(u"查订单"_s);
        QCOMPARE(writes(u"几点上班"_s).place.state, u"more"_s);
        QVERIFY(m_turn.says.first().contains(u"现在就在"_s));
    }

    void whileNobodyServes_theRequestIsTaken()
    {
        m_world.open = false;
        writes(u"帮我转人工"_s);
        QCOMPARE(m_turn.ended, BotEnd::None);
        QCOMPARE(m_turn.place.state, u"take_request"_s);
        QVERIFY(m_turn.says.last().contains(u"明天 09:00"_s));
        // Whatever they tell now is what they want, however angry.
        const BotTurn taken = writes(u"垃圾服务，洗衣机漏水三天了没人来"_s);
        QCOMPARE(taken.callBack.value().about, u"垃圾服务，洗衣机漏水三天了没人来"_s);
        QCOMPARE(taken.ended, BotEnd::AsksPerson);
    }
    void whoSpeaksOfAChild_isNone() { QCOMPARE(writes(u"我家孩子3岁，想查一下订单"_s).place.state, u"ask_order"_s); }
    void aMinor_hearsOfTheGuardianAlone()
    {
        m_world.guardianRequest = u"请监护人联系我们。"_s;
        m_world.open = false;
        QCOMPARE(writes(u"我今年11岁，想退掉昨天的充值"_s).ended, BotEnd::Minor);
        QCOMPARE(m_turn.says.last(), m_world.guardianRequest);
    }
    void onceThePersonWasWanted_nothingIsFinished()
    {
        m_world.open = false;
        m_flow.closed = u"bye"_s;
        QCOMPARE(writes(u"转人工"_s).ended, BotEnd::AsksPerson);
        QVERIFY(!m_turn.resolves);
    }
    void risks_doNotWaitForTheMorning()
    {
        m_world.open = false;
        QCOMPARE(writes(u"我要起诉你们"_s).ended, BotEnd::Risk);
        m_turn = {};
        writes(u"转人工"_s);
        QCOMPARE(writes(u"我要找律师起诉"_s).ended, BotEnd::Risk);
    }

    void whatACustomerWrites_fillsNoVariables()
    {
        m_flow.start = u"name"_s;
        m_flow.states.push_back(
            {.id = u"name"_s, .deed = BotDeed::Ask, .text = u"?"_s, .go = u"echo"_s, .slot = u"n"_s});
        m_flow.states.push_back({.id = u"echo"_s, .deed = BotDeed::Listen, .text = u"{n} {brand}"_s});
        writes(u"嗯"_s);
        QCOMPARE(writes(u"{brand}{n}"_s).says, QStringList(u"{brand}{n} 晨光"_s));
    }
    void choices_areTakenByNumberAndByName_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("number") << u"２"_s << u"空调"_s;
        QTest::newRow("name in a sentence") << u"我家的是空调"_s << u"空调"_s;
        QTest::newRow("both") << u"空调和洗衣机"_s << QString();
        QTest::newRow("beyond the last") << u"3"_s << QString();
        QTest::newRow("none") << u"冰箱"_s << QString();
    }
    void choices_areTakenByNumberAndByName()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, chosen);
        m_flow.intents.clear();
        m_flow.start = u"which"_s;
        m_flow.states.push_back({.id = u"which"_s,
                                 .deed = BotDeed::Ask,
                                 .text = u"哪一种？"_s,
                                 .go = u"echo"_s,
                                 .slot = u"kind"_s,
                                 .answer = BotAnswer::Choice,
                                 .choices = {u"洗衣机"_s, u"空调"_s}});
        m_flow.states.push_back({.id = u"echo"_s, .deed = BotDeed::Listen, .text = u"{kind}"_s});
        QCOMPARE(writes(u"你好"_s).says.last(), u"哪一种？\n1. 洗衣机\n2. 空调"_s);
        writes(text);
        QCOMPARE(m_turn.place.known["kind"_L1].toString(), chosen);
        QCOMPARE(m_turn.place.misses, chosen.isEmpty() ? 1 : 0);
    }

    /// Whatever a flow is and whatever is written: a turn ends, speaks or hands over, and what ended stays so.
    void anyFlow_endsEveryTurn()
    {
        QRandomGenerator random(20'261'122);
        const auto any = [&random](int below) { return static_cast<int>(random.bounded(below)); };
        const QStringList texts{u"1"_s, u"转人工"_s, u"12345678"_s, u"嗯"_s, u"订单"_s, u"13800138000"_s, QString()};
        for (int round = 0; round < 2'000; ++round) {
            BotFlow flow = m_flow;
            flow.states.clear();
            const int count = 1 + any(8);
            const auto name = [&] { return QString::number(any(count + 1)); }; // now and then one that is not there
            for (int i = 0; i < count; ++i)
                flow.states.push_back({.id = QString::number(i),
                                       .deed = static_cast<BotDeed>(any(9)),
                                       .text = u"t{s}"_s,
                                       .go = name(),
                                       .otherwise = name(),
                                       .slot = u"s"_s,
                                       .answer = static_cast<BotAnswer>(any(5)),
                                       .choices = {u"a"_s, u"b"_s},
                                       .test = static_cast<BotTest>(any(4)),
                                       .value = u"s"_s});
            flow.start = name();
            flow.closed = name();
            m_world.open = any(2) == 0;
            BotPlace place;
            for (int turn = 0; turn < 12 && place.ended.isEmpty(); ++turn) {
                const QString text = texts.at(any(static_cast<int>(texts.size())));
                BotInput input{text, judgeByRules(text, *Playbook::shipped())};
                if (const BotState *state = flow.find(place.state); state && state->deed == BotDeed::Order)
                    input = {{}, {}, any(2) == 0 ? std::vector<Order>{} : std::vector<Order>(1)};
                const BotTurn next = botTurn(flow, place, input, m_world);
                const bool goesOn = next.lookUp || !next.says.isEmpty() || next.ended != BotEnd::None;
                QVERIFY2(goesOn, qPrintable(u"round %1 turn %2"_s.arg(round).arg(turn)));
                QCOMPARE(next.place.ended.isEmpty(), next.ended == BotEnd::None);
                place = next.place;
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestBot)
#include "tst_bot.moc"
