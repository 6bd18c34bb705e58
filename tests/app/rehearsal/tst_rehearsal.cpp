// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_client.h"
#include "app/rehearsal/rehearsal.h"

#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

Scenario telegramScenario()
{
    Scenario scenario;
    scenario.id = u"one"_s;
    scenario.platform = Platform::Telegram;
    scenario.customer = {u"610020083"_s, u"Hannah"_s};
    scenario.turns.resize(3);
    scenario.turns[0].line.text = u"first"_s;
    scenario.turns[1].line.text = u"second"_s;
    scenario.turns[2].line.text = u"third"_s;
    scenario.turns[2].waitsForReply = true;
    scenario.turns[2].needs = {u"socket"_s};
    scenario.turns[2].impatient = u"what?"_s;
    return scenario;
}

} // namespace

class TestRehearsal : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    HttpClient m_http;
    std::unique_ptr<Rehearsal> m_rehearsal;
    QStringList m_said;
    std::vector<QString> m_keys;

    void begin(std::vector<Scenario> scenarios)
    {
        m_said.clear();
        m_lastBegin = m_clock.now();
        m_keys.clear();
        m_rehearsal = std::make_unique<Rehearsal>(
            std::move(scenarios), m_clock, [this](const ChannelId &channel, const HttpRequest &request) {
                const ChannelAccount *account = m_rehearsal->account(Platform::Telegram);
                QCOMPARE(channel, account->id);
                const Inbound inbound = codecFor(Platform::Telegram)->receive(request, *account, m_clock.now());
                for (const PlatformEvent &event : inbound.events) {
                    m_said.append(event.text);
                    m_keys.push_back(event.eventKey);
                }
            });
        QVERIFY(m_rehearsal->prepare());
        m_rehearsal->begin(std::chrono::milliseconds(0), 0);
    }

    void answer(const QString &text)
    {
        SendIntent intent;
        intent.to = intent.threadId = u"610020083"_s;
        intent.text = text;
        const SendPlan plan =
            codecFor(Platform::Telegram)->planSend(intent, *m_rehearsal->account(Platform::Telegram), m_clock.now());
        QVERIFY(plan.request);
        const int before = m_rehearsal->heard();
        m_http.request(*plan.request, std::chrono::milliseconds(5000), [](const HttpResponse &) {});
        QTRY_COMPARE(m_rehearsal->heard(), before + 1);
    }

private Q_SLOTS:
    void cleanup() { m_rehearsal.reset(); }

    void turns_withoutWait_areSaidInOrder_thenTheCustomerWaits()
    {
        begin({telegramScenario()});
        QTRY_COMPARE(m_said, (QStringList{u"first"_s, u"second"_s}));
        QVERIFY(!m_rehearsal->finished());
        QCOMPARE(m_rehearsal->spoken(), 2);
    }

    void answer_withoutTheNeededWord_makesImpatientOnce()
    {
        begin({telegramScenario()});
        QTRY_COMPARE(m_said.size(), 2);
        answer(u"please wait"_s);
        QTRY_COMPARE(m_said.size(), 3);
        QCOMPARE(m_said.back(), u"what?"_s);
        answer(u"a moment"_s);
        answer(u"is it in a wall Socket?"_s);
        QTRY_COMPARE(m_said, (QStringList{u"first"_s, u"second"_s, u"what?"_s, u"third"_s}));
        QVERIFY(m_rehearsal->finished());
    }

    void answer_toAStranger_movesNobody()
    {
        Scenario other = telegramScenario();
        other.customer.id = u"999"_s;
        begin({other});
        QTRY_COMPARE(m_said.size(), 2);
        answer(u"socket"_s);
        QCOMPARE(m_rehearsal->spoken(), 2);
    }

    void secondRehearsal_repeatsNoId()
    {
        begin({telegramScenario()});
        QTRY_COMPARE(m_said.size(), 2);
        std::vector<QString> keys = m_keys;
        QTRY_VERIFY(m_clock.now() - m_lastBegin > std::chrono::milliseconds(10));
        begin({telegramScenario()});
        QTRY_COMPARE(m_said.size(), 2);
        for (const QString &key : m_keys)
            QVERIFY(std::ranges::find(keys, key) == keys.end());
    }

private:
    Instant m_lastBegin;
};

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
