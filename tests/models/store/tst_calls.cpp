// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/calls_query.h"
#include "tests/support/fed_projection.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Whose case a call joins, and what is known of it afterwards.
class TestCalls : public QObject
{
    Q_OBJECT
    std::unique_ptr<FedProjection> m_fed;
    int m_number = 0;

    void call(const QString &id, const QString &person, const QString &phase, Instant at,
              Direction direction = Direction::In, const QJsonObject &more = {})
    {
        PlatformEvent event;
        event.kind = PlatformEventKind::Call;
        event.direction = direction;
        event.threadId = id;
        event.sender.id = person;
        event.phase = phase;
        event.eventKey = phase + u':' + id;
        event.at = at;
        event.more = more;
        m_fed->tell(received(u"hotline"_s, event));
    }
    [[nodiscard]] ContactId contactOf(qint64 row)
    {
        for (const CaseRow &one : m_fed->cases())
            if (one.row == row)
                return one.contact;
        return {};
    }
    [[nodiscard]] std::vector<CallRow> calls(qint64 row) { return *callsOf(m_fed->db(), contactOf(row), 100); }

private Q_SLOTS:
    void init()
    {
        m_fed = std::make_unique<FedProjection>();
        m_number = 0;
        m_fed->tell(eventAt(channel(u"page"_s, Platform::Telegram, u"Aurora"_s), morning));
        m_fed->tell(eventAt(channel(u"hotline"_s, Platform::Asterisk, u"Aurora"_s), morning));
    }

    void call_joinsTheOpenSocialCase_ofWhomTheNumberBelongsTo()
    {
        // She writes, and has called before: somebody found that she is one person.
        m_fed->tell(received(u"page"_s, customerMessage(u"anna"_s, ++m_number, u"where is it?"_s, morning)));
        const CaseRow social = m_fed->cases()[0];
        call(u"old"_s, u"+8613812345678"_s, u"ringing"_s, morning - 240h, Direction::In, {{"history"_L1, true}});
        const CaseRow past = m_fed->casesByRow().back();
        QVERIFY(past.row != social.row);
        QCOMPARE(past.state, CaseState::Resolved);
        ContactMerged merged;
        merged.into = social.contact;
        merged.from = past.contact;
        merged.by = agent(u"lin"_s);
        m_fed->tell(eventAt(merged, morning + 1min));
        call(u"now"_s, u"+8613812345678"_s, u"ringing"_s, morning + 5min);
        QCOMPARE(m_fed->cases().size(), size_t(2)); // no third matter
        const auto lines = *timeline(m_fed->db(), social.row, 100);
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const TimelineRow &line) {
            return line.activity == "platform.call"_L1 && line.details["thread_id"_L1].toString() == "now"_L1;
        }));
        QCOMPARE(calls(social.row).size(), size_t(2)); // the earlier one is hers, too
        QCOMPARE(calls(social.row)[0].caseRow, social.row);
    }

    void pastCall_opensNothing_andReopensNothing()
    {
        m_fed->tell(received(u"page"_s, customerMessage(u"anna"_s, ++m_number, u"hello"_s, morning)));
        call(u"a"_s, u"+8613812345678"_s, u"ringing"_s, morning - 1h, Direction::In, {{"history"_L1, true}});
        call(u"a"_s, u"+8613812345678"_s, u"ended"_s, morning - 1h + 1min, Direction::In,
             {{"history"_L1, true}, {"outcome"_L1, u"missed"_s}});
        QCOMPARE(m_fed->cases(CaseFilter::Box::Unassigned).size(), size_t(1)); // hers, that she wrote
    }

    void length_isTheTalks_whateverTheRinging()
    {
        call(u"a"_s, u"+86138"_s, u"ringing"_s, morning);
        QCOMPARE(calls(1)[0].outcome, CallOutcome::UnderWay);
        call(u"a"_s, u"+86138"_s, u"answered"_s, morning + 20s);
        call(u"a"_s, u"+86138"_s, u"ended"_s, morning + 80s, Direction::In, {{"outcome"_L1, u"answered"_s}});
        QCOMPARE(calls(1)[0].length, std::optional(60s));
        QCOMPARE(calls(1)[0].number, u"+86138"_s);
        QVERIFY(!calls(1)[0].recording);
    }

    void outcomes_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<int>("outcome");
        QTest::newRow("missed") << u"missed"_s << static_cast<int>(CallOutcome::Missed);
        QTest::newRow("busy") << u"busy"_s << static_cast<int>(CallOutcome::Busy);
        QTest::newRow("rejected") << u"rejected"_s << static_cast<int>(CallOutcome::Busy);
        QTest::newRow("failed") << u"failed"_s << static_cast<int>(CallOutcome::Failed);
        QTest::newRow("transferred") << u"transferred"_s << static_cast<int>(CallOutcome::HandedOn);
        QTest::newRow("nobody saw how") << u"unseen"_s << static_cast<int>(CallOutcome::Missed);
    }
    void outcomes()
    {
        QFETCH(QString, told);
        QFETCH(int, outcome);
        call(u"a"_s, u"+86138"_s, u"ringing"_s, morning);
        call(u"a"_s, u"+86138"_s, u"ended"_s, morning + 8s, Direction::In, {{"outcome"_L1, told}});
        QCOMPARE(static_cast<int>(calls(1)[0].outcome), outcome);
    }

    void callBack_joinsTheCallersCase()
    {
        call(u"in"_s, u"+86138"_s, u"ringing"_s, morning);
        call(u"in"_s, u"+86138"_s, u"ended"_s, morning + 8s, Direction::In, {{"outcome"_L1, u"missed"_s}});
        call(u"lx-out"_s, u"+86138"_s, u"answered"_s, morning + 10min, Direction::Out);
        QCOMPARE(m_fed->cases().size(), size_t(1));
        QCOMPARE(calls(1).size(), size_t(2));
        QCOMPARE(calls(1)[0].direction, Direction::Out);
    }

    void recording_isTheCalls()
    {
        call(u"a"_s, u"+86138"_s, u"answered"_s, morning);
        PlatformEvent recorded;
        recorded.kind = PlatformEventKind::Call;
        recorded.threadId = u"a"_s;
        recorded.phase = u"recorded"_s;
        recorded.eventKey = u"r"_s;
        recorded.at = morning + 1min;
        Part voice;
        voice.type = PartType::Voice;
        voice.ref = u"rec-1"_s;
        recorded.parts.push_back(voice);
        m_fed->tell(received(u"hotline"_s, recorded));
        QVERIFY(calls(1)[0].recording);
        QCOMPARE(calls(1)[0].recording->ref, u"rec-1"_s);
        QCOMPARE(calls(1)[0].number, u"+86138"_s);
    }

    void strangersHaveNone()
    {
        m_fed->tell(received(u"page"_s, customerMessage(u"anna"_s, ++m_number, u"hello"_s, morning)));
        QVERIFY(calls(1).empty());
        QVERIFY(callsOf(m_fed->db(), ContactId::derive("nobody"), 10)->empty());
    }
};

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_calls.moc"
