// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/waker.h"
#include "models/event/work_payloads.h"
#include "models/store/search_index.h"
#include "tests/support/event_maker.h"
#include "tests/support/fed_projection.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What falls due in cases, by an injected clock.
class TestWaker : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Projection> m_projection;
    std::unique_ptr<StoreReader> m_reader;
    std::unique_ptr<MemoryLog> m_log;
    ManualClock m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<Waker> m_waker;
    Sequence m_sequence = 0;

    void tell(const Event &event) { (void)m_projection->apply({record(++m_sequence, u"x"_s, {event})}); }
    CaseRow only()
    {
        CaseFilter all;
        all.box = CaseFilter::Box::All;
        return firstCases(m_projection->database(), all, 10)->at(0);
    }
    /// Lets the waker look until it waits for a time, or has written `events`.
    void look()
    {
        m_waker->look();
        QTRY_VERIFY(m_scheduler->next() || m_log->eventsOf(EventType::TransferAnswered).size() > 0
                    || m_log->eventsOf(EventType::CaseWoken).size() > 0);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        const QString file = m_dir->filePath(u"p.db"_s);
        m_sequence = 0;
        m_projection = openPlain(file);
        m_clock.set(morning);
        m_scheduler = std::make_unique<ManualScheduler>(m_clock);
        m_log = std::make_unique<MemoryLog>();
        m_reader = std::move(*StoreReader::open(file, std::nullopt, m_clock));
        m_waker = std::make_unique<Waker>(Waker::Parts{*m_log, *m_reader, m_clock, *m_scheduler, 120s, u"/duty/t"_s});
        tell(eventAt(channel(u"page"_s, Platform::Facebook, u"A"_s), morning));
        tell(received(u"page"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning)));
    }
    void cleanup()
    {
        m_waker.reset();
        m_reader.reset();
        m_projection.reset();
    }

    void whatNobodyAccepts_goesBackToTheSecond()
    {
        CaseTransferred given;
        given.caseId = only().id;
        given.by = agent(u"lin"_s);
        given.to = AgentId(u"mei"_s);
        tell(eventAt(given, morning));
        look();
        // A long wait is taken in pieces, so that a machine that slept is not late.
        for (int i = 0; i < 3; ++i) {
            const auto next = m_scheduler->next();
            QVERIFY(next && *next <= m_clock.now() + 30s);
            m_scheduler->advance(30s);
            QTRY_VERIFY(m_scheduler->next().has_value());
        }
        m_scheduler->advance(29'999ms);
        QVERIFY(m_log->eventsOf(EventType::TransferAnswered).empty());
        m_scheduler->advance(1ms);
        QTRY_COMPARE(m_log->eventsOf(EventType::TransferAnswered).size(), size_t{1});
        const auto told = *payloadOf<TransferAnswered>(m_log->eventsOf(EventType::TransferAnswered).front());
        QVERIFY(!told.accepted);
        QCOMPARE(told.by.kind, AuthorKind::System);
        tell(m_log->eventsOf(EventType::TransferAnswered).front());
        QCOMPARE(only().assignee.text(), u"lin"_s);
    }
    void whatWasAccepted_staysWhereItIs()
    {
        CaseTransferred given;
        given.caseId = only().id;
        given.by = agent(u"lin"_s);
        given.to = AgentId(u"mei"_s);
        tell(eventAt(given, morning));
        look();
        tell(eventAt(TransferAnswered{only().id, agent(u"mei"_s), true, {}}, morning + 1s));
        for (int i = 0; i < 10; ++i)
            m_scheduler->advance(30s);
        m_waker->look();
        QTRY_VERIFY(!m_scheduler->next() || *m_scheduler->next() > m_clock.now());
        QVERIFY(m_log->eventsOf(EventType::TransferAnswered).empty());
    }
    void aConsent_endsToTheSecond_andANewOneStays()
    {
        ConsentRecorded consent;
        consent.caseId = only().id;
        consent.contact = only().contact;
        consent.by = agent(u"lin"_s);
        consent.guardian = u"mother"_s;
        consent.expires = morning + 20s;
        tell(eventAt(consent, morning));
        const auto has = [this] { return caseView(m_projection->database(), only().row)->consent; };
        QVERIFY(has());
        m_waker->look();
        QTRY_VERIFY(m_scheduler->next().has_value());
        m_scheduler->advance(19'999ms);
        QVERIFY(m_log->eventsOf(EventType::ConsentWithdrawn).empty());
        m_scheduler->advance(1ms);
        QTRY_COMPARE(m_log->eventsOf(EventType::ConsentWithdrawn).size(), size_t{1});
        // Meanwhile the guardian has agreed again.
        consent.expires = morning + 24h;
        tell(eventAt(consent, morning + 19s));
        tell(m_log->eventsOf(EventType::ConsentWithdrawn).front());
        QVERIFY(has());
        tell(eventAt(ConsentWithdrawn{only().id, only().contact, agent(u"lin"_s), u"by phone"_s}, morning + 21s));
        QVERIFY(!has());
    }
    void sleepersAndOffers_shareOneTimer()
    {
        tell(eventAt(CaseSnoozed{only().id, agent(u"lin"_s), morning + 10s}, morning));
        tell(received(u"page"_s, customerMessage(u"ben"_s, 2, u"hello"_s, morning)));
        look();
        QVERIFY(*m_scheduler->next() == morning + 10s);
        m_scheduler->advance(10s);
        QTRY_COMPARE(m_log->eventsOf(EventType::CaseWoken).size(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestWaker)
#include "tst_waker.moc"
