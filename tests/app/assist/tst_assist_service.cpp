// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/assist_service.h"

#include "app/profile/memory_secret_store.h"
#include "tests/support/chat_stub.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The assistant of a desk against an endpoint that speaks the real protocol: masked, on record, restored, or nothing.
class TestAssistService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void off_nothingIsOffered_andNothingLeaves();
    void draft_leavesMasked_andComesBackWhole();
    void everyRequest_isOnRecordBeforeItLeaves();
    void withoutTheLog_nothingLeaves();
    void stopped_runTellsNothingMore();
    void trouble_restsAndComesBack_data();
    void trouble_restsAndComesBack();
    void retryAfter_isKept();
    void troubleOfOneRequest_doesNotRest();
    void savedSetup_endsARest_andKeepsTheKeyForItsServerOnly();
    void test_saysWhatIsWrong_andSavesNothing();
    void test_noticesAModelThatChangesPlaceholders();
    void stoppedService_dropsWhatIsUnderWay();

private:
    void start(const AssistSetup &setup);
    [[nodiscard]] AssistSetup working() const { return {true, m_stub->base(), u"stub-1"_s, "sk-secret"}; }
    [[nodiscard]] AssistQuestion draft() const;
    /// Asks and waits for the end.
    AssistEnd askAndWait(const AssistQuestion &question, QString *text = nullptr);
    ManualClock m_clock;
    ManualScheduler m_scheduler{m_clock};
    std::unique_ptr<ChatStub> m_stub;
    std::unique_ptr<MemoryLog> m_log;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<AssistService> m_service;
};

void TestAssistService::init()
{
    m_stub = std::make_unique<ChatStub>();
    m_log = std::make_unique<MemoryLog>();
    m_secrets = std::make_unique<MemorySecretStore>();
}

void TestAssistService::cleanup()
{
    m_service.reset();
}

void TestAssistService::start(const AssistSetup &setup)
{
    QVERIFY(m_secrets->write(assistSecret, toBytes(setup)));
    m_service = std::make_unique<AssistService>(AssistService::Parts{*m_log,
                                                                     m_clock,
                                                                     *m_secrets,
                                                                     {AuthorKind::Agent, AgentId(u"lin"_s), u"林晓"_s},
                                                                     u"/desk/lin"_s,
                                                                     {},
                                                                     &m_scheduler});
    QSignalSpy known(m_service.get(), &AssistService::setupChanged);
    QTRY_COMPARE(known.size(), 1);
}

AssistQuestion TestAssistService::draft() const
{
    AssistQuestion question;
    question.kind = AssistKind::Draft;
    question.caseId = CaseId::generate();
    question.language = u"zh"_s;
    question.agent = u"林晓"_s;
    question.people = {u"王小明"_s};
    question.turns = {{AssistSpeaker::Customer, u"我是王小明，电话13812345678，货没到"_s, {}}};
    return question;
}

AssistEnd TestAssistService::askAndWait(const AssistQuestion &question, QString *text)
{
    const std::unique_ptr<AssistRun> run = m_service->ask(question);
    std::optional<AssistEnd> end;
    connect(run.get(), &AssistRun::wrote, this, [text](const QString &more) {
        if (text)
            *text += more;
    });
    connect(run.get(), &AssistRun::ended, this, [&end](const AssistEnd &how) { end = how; });
    (void)QTest::qWaitFor([&end] { return end.has_value(); });
    return end.value_or(AssistEnd{AssistEnd::How::Failed, AssistTrouble::None, -1, {}, {}});
}

void TestAssistService::off_nothingIsOffered_andNothingLeaves()
{
    AssistSetup setup = working();
    setup.on = false;
    start(setup);
    QVERIFY(!m_service->isOffered());
    QCOMPARE(askAndWait(draft()).trouble, AssistTrouble::NotSetUp);
    QVERIFY(m_stub->requests().empty());
    QVERIFY(m_log->records.empty());
}

void TestAssistService::draft_leavesMasked_andComesBackWhole()
{
    start(working());
    QVERIFY(m_service->isOffered());
    m_stub->script({ChatStub::said({u"[PER"_s, u"SON_1]您好，我是[AGENT"_s, u"_1]，稍后打 [MOBILE_1] 给您。"_s})});
    QString text;
    const AssistEnd end = askAndWait(draft(), &text);
    QCOMPARE(end.trouble, AssistTrouble::None);
    QCOMPARE(text, u"王小明您好，我是林晓，稍后打 13812345678 给您。"_s);
    QCOMPARE(end.pieces.size(), size_t{3});
    QCOMPARE(end.invented, 0);
    const QByteArray left = m_stub->requests().front().body;
    for (const QByteArray &secret :
         {QByteArray("13812345678"), QByteArray("王小明"), QByteArray("小明"), QByteArray("林晓")})
        QVERIFY2(!left.contains(secret), secret.constData());
    QVERIFY(left.contains("货没到"));
}

void TestAssistService::everyRequest_isOnRecordBeforeItLeaves()
{
    start(working());
    const AssistQuestion question = draft();
    size_t recorded = 0;
    m_stub->always = [&](const HttpRequest &) {
        recorded = m_log->eventsOf(EventType::AssistAsked).size();
        return ChatStub::said({u"好"_s});
    };
    (void)askAndWait(question);
    QCOMPARE(recorded, size_t{1});
    const Result<AssistAsked> record = payloadOf<AssistAsked>(m_log->eventsOf(EventType::AssistAsked).front());
    QVERIFY(record);
    QCOMPARE(record->caseId, question.caseId);
    QCOMPARE(record->by.agent.text(), u"lin"_s);
    QCOMPARE(record->kind, u"draft"_s);
    QCOMPARE(record->model, u"stub-1"_s);
    QCOMPARE(record->host, u"127.0.0.1"_s);
    QCOMPARE(record->messages, 1);
    QVERIFY(record->characters > 10);
    QCOMPARE(record->masked, 3); // the customer's name and number, the agent's name
    const QByteArray onLog = encodeEvents(m_log->records.front().events);
    for (const char *words : {"货没到", "13812345678", "sk-secret"})
        QVERIFY(!onLog.contains(words));
    QCOMPARE(m_log->records.front().subject, workSubject(question.caseId));
}

void TestAssistService::withoutTheLog_nothingLeaves()
{
    start(working());
    m_log->reachable = false;
    const AssistEnd end = askAndWait(draft());
    QCOMPARE(end.how, AssistEnd::How::Failed);
    QCOMPARE(end.trouble, AssistTrouble::NotLogged);
    QVERIFY(m_stub->requests().empty());
}

void TestAssistService::stopped_runTellsNothingMore()
{
    start(working());
    ChatStub::Answer answer = ChatStub::said({u"一"_s, u"二"_s});
    answer.held = true;
    m_stub->script({answer});
    std::unique_ptr<AssistRun> run = m_service->ask(draft());
    QSignalSpy wrote(run.get(), &AssistRun::wrote), ended(run.get(), &AssistRun::ended);
    QTRY_VERIFY(m_stub->isTalking());
    m_stub->next();
    m_stub->next();
    QTRY_COMPARE(wrote.size(), 1);
    run->stop();
    QTRY_VERIFY(!m_stub->isTalking());
    QCOMPARE(wrote.size(), 1);
    QCOMPARE(ended.size(), 0);
    QVERIFY(m_service->isOffered());
}

void TestAssistService::trouble_restsAndComesBack_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("comesBack");
    QTest::newRow("server failed") << 500 << true;
    QTest::newRow("too many") << 429 << true;
    QTest::newRow("key refused") << 401 << false;
    QTest::newRow("no such model") << 404 << false;
}

void TestAssistService::trouble_restsAndComesBack()
{
    QFETCH(const int, status);
    QFETCH(const bool, comesBack);
    start(working());
    m_stub->script({ChatStub::failed(status)});
    QSignalSpy offered(m_service.get(), &Assistant::offeredChanged);
    QCOMPARE(askAndWait(draft()).how, AssistEnd::How::Failed);
    QVERIFY(!m_service->isOffered());
    QCOMPARE(offered.size(), 1);
    QVERIFY(m_service->standing().resting);
    QCOMPARE(m_service->standing().at, std::optional(m_clock.now()));
    QCOMPARE(m_service->standing().againAt.has_value(), comesBack);
    m_scheduler.advance(29s);
    QVERIFY(!m_service->isOffered());
    m_scheduler.advance(1s);
    QCOMPARE(m_service->isOffered(), comesBack);
    if (!comesBack)
        return;
    m_stub->script({ChatStub::failed(status)}); // the second one in a row rests twice as long
    QCOMPARE(askAndWait(draft()).how, AssistEnd::How::Failed);
    m_scheduler.advance(59s);
    QVERIFY(!m_service->isOffered());
    m_scheduler.advance(1s);
    QVERIFY(m_service->isOffered());
    QCOMPARE(askAndWait(draft()).how, AssistEnd::How::Done);
    QCOMPARE(m_service->standing().trouble, AssistTrouble::None);
}

void TestAssistService::retryAfter_isKept()
{
    start(working());
    ChatStub::Answer answer = ChatStub::failed(429);
    answer.headers = {{"Retry-After", "90"}};
    m_stub->script({answer});
    (void)askAndWait(draft());
    QCOMPARE(m_service->standing().againAt, std::optional(m_clock.now() + 90s));
    m_scheduler.advance(89s);
    QVERIFY(!m_service->isOffered());
    m_scheduler.advance(1s);
    QVERIFY(m_service->isOffered());
}

void TestAssistService::troubleOfOneRequest_doesNotRest()
{
    start(working());
    m_stub->script({ChatStub::said({})});
    QCOMPARE(askAndWait(draft()).trouble, AssistTrouble::Empty);
    QVERIFY(m_service->isOffered());
    QCOMPARE(m_service->standing().trouble, AssistTrouble::Empty);
}

void TestAssistService::savedSetup_endsARest_andKeepsTheKeyForItsServerOnly()
{
    start(working());
    m_stub->script({ChatStub::failed(401)});
    (void)askAndWait(draft());
    QVERIFY(!m_service->isOffered());
    AssistSetup again = working();
    again.key.clear();
    again.model = u"stub-2"_s;
    m_service->save(again);
    QTRY_VERIFY(m_service->isOffered());
    QVERIFY(m_service->setup().hasKey);
    (void)askAndWait(draft());
    QCOMPARE(headerValue(m_stub->requests().back().headers, "authorization"), QByteArray("Bearer sk-secret"));
    ChatStub other;
    again.base = other.base();
    m_service->save(again);
    QTRY_COMPARE(m_service->setup().base, other.base());
    QVERIFY(!m_service->setup().hasKey);
    (void)askAndWait(draft());
    QVERIFY(headerValue(other.requests().back().headers, "authorization").isEmpty());
}

void TestAssistService::test_saysWhatIsWrong_andSavesNothing()
{
    start({});
    QSignalSpy tested(m_service.get(), &AssistService::tested);
    m_stub->script({ChatStub::failed(401)});
    m_service->test(working(), u"zh"_s);
    QTRY_COMPARE(tested.size(), 1);
    QCOMPARE(tested.front().front().value<AssistTestResult>().trouble, AssistTrouble::KeyRefused);
    m_stub->script({ChatStub::said({u"测试单号是 [NUMBER"_s, u"_1]。"_s})});
    m_service->test(working(), u"zh"_s);
    QTRY_COMPARE(tested.size(), 2);
    const auto good = tested.back().front().value<AssistTestResult>();
    QCOMPARE(good.trouble, AssistTrouble::None);
    QVERIFY(good.keepsPlaceholders);
    QVERIFY(!m_service->setup().hasKey && !m_service->isOffered());
    AssistSetup insecure = working();
    insecure.base = u"http://example.com/v1"_s;
    m_service->test(insecure, u"zh"_s);
    QTRY_COMPARE(tested.size(), 3);
    QCOMPARE(tested.back().front().value<AssistTestResult>().trouble, AssistTrouble::BadAddress);
    QCOMPARE(m_log->eventsOf(EventType::AssistAsked).size(), size_t{2}); // tests are requests too
    QCOMPARE(m_log->records.front().subject, ownSubject(AgentId(u"lin"_s)));
}

void TestAssistService::test_noticesAModelThatChangesPlaceholders()
{
    start({});
    QSignalSpy tested(m_service.get(), &AssistService::tested);
    m_stub->script({ChatStub::said({u"测试单号是一个数字。"_s})});
    m_service->test(working(), u"zh"_s);
    QTRY_COMPARE(tested.size(), 1);
    QVERIFY(!tested.back().front().value<AssistTestResult>().keepsPlaceholders);
}

void TestAssistService::stoppedService_dropsWhatIsUnderWay()
{
    start(working());
    ChatStub::Answer answer = ChatStub::said({u"一"_s});
    answer.held = true;
    m_stub->script({answer});
    const std::unique_ptr<AssistRun> run = m_service->ask(draft());
    QSignalSpy ended(run.get(), &AssistRun::ended);
    QTRY_VERIFY(m_stub->isTalking());
    m_service.reset();
    QTRY_VERIFY(!m_stub->isTalking());
    QCOMPARE(ended.size(), 0);
    start(working());
    m_stub->script({answer});
    m_service->test(working(), u"zh"_s);
    QTRY_VERIFY(m_stub->isTalking());
    m_service.reset();
    QTRY_VERIFY(!m_stub->isTalking());
}

QTEST_GUILESS_MAIN(TestAssistService)
#include "tst_assist_service.moc"
