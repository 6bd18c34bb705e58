// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/peak_notice.h"
#include "models/policy/call_back_answer.h"
#include "models/store/routing_queries.h"
#include "tests/support/office.h"

#include <QSet>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Whoever will wait long is told so and may be called back.
class TestPeakNotice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void answers_areUnderstood_data();
    void answers_areUnderstood();
    void shortQueue_saysNothing();
    void longQueue_tellsEachOnce();
    void notJudgedYet_waitsForTheJudgement_butNotForEver();
    void whatIsTheSupervisors_isNotTold();
    void freePlaces_meanNoWait();
    void switchedOffForTheChannel_saysNothing();
    void inPublic_saysNothing();
    void outsideServiceHours_saysNothing();
    void whenNobodyIsThere_saysNothing();
    void number_booksTheCallBack();
    void yes_booksAndAsksForTheNumber_whichMovesTheBooking();
    void numberNamedAgain_countsAgain();
    void whatAPersonAnswered_isLeftToThem();
    void place_isCountedByUrgency_andPaceIsMeasured();

private:
    void crowd(int people);
    [[nodiscard]] QStringList notices() const;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<PeakNotice> m_part;
    std::shared_ptr<const Playbook> m_playbook = Playbook::shipped(); // Mon–Fri 9:00–18:00 in Shanghai
};

void TestPeakNotice::init()
{
    m_office = std::make_unique<Office>();
    ChannelConfigured page = channel(u"page"_s, Platform::Telegram, u"A"_s);
    page.settings = {{"peak_notice"_L1, true}};
    m_office->tell(page);
    m_office->be(u"lin"_s, Presence::Online);
    m_part = std::make_unique<PeakNotice>(PeakNotice::Parts{m_office->log, *m_office->reader, m_office->clock,
                                                            m_office->scheduler, m_playbook, u"/duty/t"_s});
    m_office->parts = {m_part.get()};
    m_part->begin();
    m_office->settle();
}

void TestPeakNotice::cleanup()
{
    m_part.reset();
    m_office.reset();
}

void TestPeakNotice::crowd(int people)
{
    for (int i = 0; i < people; ++i)
        m_office->write(u"page"_s, u"person%1"_s.arg(i), u"在吗"_s);
    m_office->settle();
    m_office->judge({});
    m_office->settle();
}

QStringList TestPeakNotice::notices() const
{
    QStringList texts;
    for (const ReplyQueued &reply : m_office->told<ReplyQueued>())
        texts << reply.text;
    return texts;
}

void TestPeakNotice::answers_areUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("wants");
    QTest::addColumn<QString>("number");
    QTest::newRow("a number") << u"13812345678"_s << true << u"138****5678"_s;
    QTest::newRow("a number in a sentence") << u"好的，我的手机13812345678"_s << true << u"138****5678"_s;
    QTest::newRow("yes") << u"Yes"_s << true << QString();
    QTest::newRow("yes, politely") << u"Yes please!"_s << true << QString();
    QTest::newRow("好的") << u"好的，谢谢"_s << true << QString();
    QTest::newRow("可以") << u"可以啊"_s << true << QString();
    QTest::newRow("不用") << u"不用了"_s << false << QString();
    QTest::newRow("another question") << u"好的快递什么时候到"_s << false << QString();
    QTest::newRow("an order number") << u"订单号 2026083100417"_s << false << QString();
    QTest::newRow("no") << u"no"_s << false << QString();
    QTest::newRow("nothing") << QString() << false << QString();
}

void TestPeakNotice::answers_areUnderstood()
{
    QFETCH(QString, text);
    QFETCH(bool, wants);
    QFETCH(QString, number);
    QCOMPARE(callBackAnswerIn(text).wants, wants);
    QCOMPARE(callBackAnswerIn(text).number, number);
}

void TestPeakNotice::shortQueue_saysNothing()
{
    // One person there, eight minutes a case: nobody has waited less than five minutes, so lin is made two.
    m_office->be(u"mei"_s, Presence::Online);
    crowd(1);
    QVERIFY(notices().isEmpty());
}

void TestPeakNotice::longQueue_tellsEachOnce()
{
    m_office->be(u"mei"_s, Presence::Online);
    crowd(3); // 4, 8 and 12 minutes
    const QStringList told = notices();
    QCOMPARE(told.size(), 2);
    QVERIFY2(told.at(0).contains(u"约8分钟"_s), qPrintable(told.at(0)));
    QVERIFY2(told.at(1).contains(u"约12分钟"_s), qPrintable(told.at(1)));
    QVERIFY(!told.join(u' ').contains(u'{'));
    crowd(3); // they write again
    m_office->advance(5min);
    QCOMPARE(notices().size(), 2);
    m_part = std::make_unique<PeakNotice>(PeakNotice::Parts{m_office->log, *m_office->reader, m_office->clock,
                                                            m_office->scheduler, m_playbook, u"/duty/t"_s});
    m_office->parts = {m_part.get()};
    m_part->begin();
    m_office->settle();
    QCOMPARE(notices().size(), 2); // a restart tells nobody again
    for (const CaseRow &row : m_office->cases())
        QVERIFY(row.waitingForUs); // a notice answers nobody
}

void TestPeakNotice::notJudgedYet_waitsForTheJudgement_butNotForEver()
{
    m_office->write(u"page"_s, u"person0"_s, u"在吗"_s);
    m_office->settle();
    QVERIFY(notices().isEmpty());
    m_office->advance(9s);
    QVERIFY(notices().isEmpty());
    m_office->advance(1s);
    QCOMPARE(notices().size(), 1);
}

void TestPeakNotice::whatIsTheSupervisors_isNotTold()
{
    m_office->write(u"page"_s, u"person0"_s, u"我要曝光你们"_s);
    m_office->settle();
    m_office->judge({}, {u"exposure"_s});
    m_office->settle();
    m_office->advance(1min);
    QVERIFY(notices().isEmpty());
}

void TestPeakNotice::freePlaces_meanNoWait()
{
    m_office->describe(u"lin"_s, {}, 2);
    crowd(4); // two are taken up at once; the others wait 8 and 16 minutes
    const QStringList told = notices();
    QCOMPARE(told.size(), 2);
    QVERIFY2(told.at(0).contains(u"约8分钟"_s), qPrintable(told.at(0)));
    QVERIFY2(told.at(1).contains(u"约16分钟"_s), qPrintable(told.at(1)));
}

void TestPeakNotice::switchedOffForTheChannel_saysNothing()
{
    m_office->tell(channel(u"page"_s, Platform::Telegram, u"A"_s));
    crowd(5);
    QVERIFY(notices().isEmpty());
}

void TestPeakNotice::inPublic_saysNothing()
{
    for (int i = 0; i < 5; ++i)
        m_office->log.put(
            u"channel"_s,
            {received(u"page"_s, publicComment(u"post"_s, u"person%1"_s.arg(i), 900 + i, u"在吗"_s, morning))});
    m_office->settle();
    QVERIFY(!m_office->cases().empty());
    QVERIFY(notices().isEmpty());
}

void TestPeakNotice::outsideServiceHours_saysNothing()
{
    m_office->advance(12h); // 21:00
    crowd(5);
    QVERIFY(notices().isEmpty());
}

void TestPeakNotice::whenNobodyIsThere_saysNothing()
{
    m_office->be(u"lin"_s, Presence::Away);
    crowd(5);
    QVERIFY(notices().isEmpty());
    m_office->be(u"lin"_s, Presence::Online); // then something can be said
    m_office->settle();
    QCOMPARE(notices().size(), 5);
}

void TestPeakNotice::number_booksTheCallBack()
{
    crowd(1);
    QCOMPARE(notices().size(), 1);
    m_office->advance(2min);
    m_office->write(u"page"_s, u"person0"_s, u"13812345678"_s);
    m_office->settle();
    const std::vector<FollowUpScheduled> booked = m_office->told<FollowUpScheduled>();
    QCOMPARE(booked.size(), 1U);
    QVERIFY(booked.front().channel.isEmpty()); // by phone
    QVERIFY(booked.front().due == m_office->clock.now() + 60min);
    QVERIFY2(booked.front().promise.contains(u"138****5678"_s), qPrintable(booked.front().promise));
    QCOMPARE(notices().size(), 2);
    QVERIFY2(notices().at(1).contains(u"9月1日 周二 10:02"_s), qPrintable(notices().at(1)));
    const Result<CaseView> view = caseView(m_office->db(), m_office->cases().front().row);
    QVERIFY(view);
    QCOMPARE(view->followUps.size(), 1U);
    m_office->write(u"page"_s, u"person0"_s, u"好的"_s);
    m_office->settle();
    QCOMPARE(m_office->told<FollowUpScheduled>().size(), 1U); // booked is booked
}

void TestPeakNotice::yes_booksAndAsksForTheNumber_whichMovesTheBooking()
{
    crowd(1);
    m_office->advance(1min);
    m_office->write(u"page"_s, u"person0"_s, u"好的"_s);
    m_office->settle();
    QCOMPARE(m_office->told<FollowUpScheduled>().size(), 1U);
    QVERIFY2(notices().at(1).contains(u"手机号"_s), qPrintable(notices().at(1)));
    m_office->advance(1min);
    m_office->write(u"page"_s, u"person0"_s, u"13812345678"_s);
    m_office->settle();
    const std::vector<FollowUpScheduled> booked = m_office->told<FollowUpScheduled>();
    QCOMPARE(booked.size(), 2U);
    QCOMPARE(booked.at(0).followUp, booked.at(1).followUp);
    const Result<CaseView> view = caseView(m_office->db(), m_office->cases().front().row);
    QCOMPARE(view->followUps.size(), 1U);
    QVERIFY(view->followUps.front().promise.contains(u"5678"_s));
}

void TestPeakNotice::numberNamedAgain_countsAgain()
{
    crowd(1);
    for (const QString &number : {u"13812345678"_s, u"13987654321"_s, u"13812345678"_s}) {
        m_office->advance(1min);
        m_office->write(u"page"_s, u"person0"_s, number);
        m_office->settle();
    }
    QCOMPARE(m_office->told<FollowUpScheduled>().size(), 3U);
    QSet<QByteArray> answers;
    for (const ReplyQueued &reply : m_office->told<ReplyQueued>())
        answers.insert(reply.message.toBytes());
    QCOMPARE(answers.size(), 4); // with the notice: each is a message of its own, and none is taken for another
    const Result<CaseView> view = caseView(m_office->db(), m_office->cases().front().row);
    QCOMPARE(view->followUps.size(), 1U);
    QVERIFY(view->followUps.front().promise.contains(u"5678"_s));
}

void TestPeakNotice::whatAPersonAnswered_isLeftToThem()
{
    crowd(1);
    const CaseRow row = m_office->cases().front();
    ReplyQueued reply;
    reply.caseId = row.id;
    reply.thread = caseView(m_office->db(), row.row)->threads.at(0).id;
    reply.message = MessageId::derive("answer");
    reply.channel = ChannelId(u"page"_s);
    reply.by = agent(u"lin"_s);
    reply.text = u"请问您的手机号是？"_s;
    m_office->tell(reply, u"work"_s);
    m_office->settle();
    m_office->write(u"page"_s, u"person0"_s, u"13812345678"_s);
    m_office->settle();
    QVERIFY(m_office->told<FollowUpScheduled>().empty());
}

void TestPeakNotice::place_isCountedByUrgency_andPaceIsMeasured()
{
    for (int i = 0; i < 3; ++i) {
        m_office->write(u"page"_s, u"person%1"_s.arg(i), u"在吗"_s);
        m_office->settle();
        m_office->advance(1min);
    }
    const auto place = [this](size_t at) {
        return *queuePlace(m_office->db(), m_office->cases().at(at).row, 480s, m_office->clock.now());
    };
    QCOMPARE(place(0).position, 1);
    QCOMPARE(place(2).position, 3);
    QVERIFY(place(2).wait == 24min); // one person there, eight minutes each
    CaseClassified urgent;
    urgent.caseId = m_office->cases().at(2).id;
    urgent.by = agent(u"wang"_s);
    urgent.priority = Priority::Urgent;
    m_office->tell(urgent, caseSubject(urgent.caseId));
    m_office->settle();
    QCOMPARE(place(2).position, 1);
    QCOMPARE(place(1).position, 3);
    m_office->tell(CaseClaimed{m_office->cases().at(0).id, agent(u"lin"_s)}, caseSubject(m_office->cases().at(0).id));
    m_office->settle();
    QCOMPARE(place(0).position, 0); // somebody has it
    QVERIFY(!place(0).wait);
    QCOMPARE(place(1).position, 2);
    m_office->be(u"lin"_s, Presence::Offline);
    m_office->settle();
    QVERIFY(!place(1).wait);
    QCOMPARE(place(1).position, 2);
}

QTEST_GUILESS_MAIN(TestPeakNotice)
#include "tst_peak_notice.moc"
