// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/workspace.h"
#include "app/log/sqlite_log.h"
#include "models/policy/said_parts.h"
#include "models/store/queries.h"
#include "tests/support/fake_http_server.h"

#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const ChannelId shop(u"shop"_s);

const QString botToken = u"1:canary-of-the-token"_s;

/// Everything the program says for people and journals to read.
QStringList said;
QMutex saidMutex;

void listen(QtMsgType, const QMessageLogContext &, const QString &line)
{
    const QMutexLocker lock(&saidMutex);
    said << line;
}

Actor agent()
{
    return {AuthorKind::Agent, AgentId(u"lin"_s), u"林晓"_s};
}

} // namespace

/// The gate before the platform, with the real rules: what a mistake or an attacker puts into the outbox past the desk
/// is judged once more and does not leave.
class TestGate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_before = qInstallMessageHandler(listen); }
    void cleanupTestCase();
    void init();
    void cleanup();
    void whatTheRulesForbidNeverLeaves_data();
    void whatTheRulesForbidNeverLeaves();
    void whatTheyAllowLeaves();
    void wordsInAPicture_areJudgedToo();
    void heldBack_staysWhenTheCustomerWrites_data();
    void heldBack_staysWhenTheCustomerWrites();

private:
    void customerWrites(Surface surface, const QString &id = QStringLiteral("1"));
    [[nodiscard]] ReplyQueued queuedReply(const QString &text);
    void queuePastTheDesk(const ReplyQueued &reply);
    void append(const QString &subject, const Event &event);
    [[nodiscard]] QStringList withdrawals();
    [[nodiscard]] std::vector<HttpRequest> leaving() const;
    [[nodiscard]] CaseView onlyView();
    /// What the customer had written last in each conversation, as a desk writes it down.
    [[nodiscard]] QJsonObject heardSoFar()
    {
        QJsonObject heard;
        for (const ThreadRow &thread : onlyView().threads)
            heard.insert(thread.id.toString(), lastHeard(thread));
        return heard;
    }
    QtMessageHandler m_before = nullptr;
    QStringList m_private; ///< what no journal may hold
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHttpServer> m_platform;
    std::unique_ptr<Workspace> m_workspace;
};

void TestGate::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_platform = std::make_unique<FakeHttpServer>();
    m_platform->always = [](const HttpRequest &) {
        return FakeHttpServer::Answer{200, R"({"ok":true,"result":{"message_id":7}})", {}, false};
    };
    auto profile = Profile::create(m_dir->filePath(u"profile"_s), KeyKeeping::Passphrase, u"green tea at nine"_s);
    QVERIFY(profile);
    Workspace::Options options;
    options.me = {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
    auto workspace = Workspace::open(std::move(*profile), options);
    QVERIFY(workspace);
    m_workspace = std::move(*workspace);
    ChannelConfigured channel;
    channel.channel = shop;
    channel.platform = Platform::Telegram;
    channel.name = u"Shop"_s;
    channel.settings = {{u"api_base"_s, m_platform->base()}, {u"mode"_s, u"webhook"_s}};
    std::optional<bool> done;
    m_workspace->configureChannel(channel, {{u"bot_token"_s, botToken}, {u"webhook_secret_token"_s, u"s"_s}},
                                  [&done](const DeskResult &result) { done = result.done(); });
    QTRY_VERIFY(done.has_value());
    QVERIFY(*done);
}

void TestGate::cleanupTestCase()
{
    qInstallMessageHandler(m_before);
    QVERIFY(!m_private.isEmpty());
    m_private << botToken << u"green tea at nine"_s;
    for (const QString &line : said)
        for (const QString &words : m_private)
            QVERIFY2(!line.contains(words), qPrintable(line));
}

void TestGate::cleanup()
{
    m_workspace.reset();
    m_platform.reset();
    m_dir.reset();
}

void TestGate::whatTheRulesForbidNeverLeaves_data()
{
    QTest::addColumn<Surface>("thread");
    QTest::addColumn<Surface>("reply");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rules");
    const QString asking = u"您好，我是客服林晓，请把您的手机号和身份证号发给我，好吗？"_s;
    QTest::newRow("personal data asked for in public") << Surface::Public << Surface::Public << asking << u"privacy."_s;
    QTest::newRow("the same, said to be private") << Surface::Public << Surface::Private << asking << u"privacy."_s;
    QTest::newRow("a solution before any introduction")
        << Surface::Private << Surface::Private << u"已经为您安排退款，三天内到账。"_s << u"script."_s;
}

void TestGate::whatTheRulesForbidNeverLeaves()
{
    QFETCH(const Surface, thread);
    QFETCH(const Surface, reply);
    QFETCH(const QString, text);
    QFETCH(const QString, rules);
    customerWrites(thread);
    ReplyQueued queued = queuedReply(text);
    queued.surface = reply;
    queuePastTheDesk(queued);
    QTRY_COMPARE_WITH_TIMEOUT(withdrawals().size(), 1, 10'000);
    QVERIFY2(withdrawals().front().startsWith(rules), qPrintable(withdrawals().front()));
    QVERIFY(leaving().empty());
}

void TestGate::whatTheyAllowLeaves()
{
    customerWrites(Surface::Private);
    ReplyQueued queued = queuedReply(u"您好，我是客服林晓，请问您说的是订单 LX2026110701 的包裹吗？"_s);
    queued.steps = {ScriptStep::Introduce, ScriptStep::Confirm};
    queuePastTheDesk(queued);
    QTRY_COMPARE_WITH_TIMEOUT(leaving().size(), size_t{1}, 10'000);
    QVERIFY(leaving().front().body.contains(queued.text.toUtf8()));
    QCOMPARE(withdrawals(), QStringList());
}

void TestGate::wordsInAPicture_areJudgedToo()
{
    customerWrites(Surface::Public);
    ReplyQueued queued = queuedReply({});
    Part card;
    card.type = PartType::Image;
    card.more.insert(saidMember, u"您好，我是客服林晓，请把您的手机号和身份证号发给我，好吗？"_s);
    queued.parts = {card};
    queuePastTheDesk(queued);
    QTRY_COMPARE_WITH_TIMEOUT(withdrawals().size(), 1, 10'000);
    QVERIFY2(withdrawals().front().startsWith(u"privacy."_s), qPrintable(withdrawals().front()));
    QVERIFY(leaving().empty());
}

void TestGate::heldBack_staysWhenTheCustomerWrites_data()
{
    QTest::addColumn<bool>("heldBack");
    QTest::addColumn<bool>("leaves");
    QTest::newRow("held back") << true << false;
    QTest::newRow("not held back") << false << true;
}

void TestGate::heldBack_staysWhenTheCustomerWrites()
{
    QFETCH(const bool, heldBack);
    QFETCH(const bool, leaves);
    customerWrites(Surface::Private);
    ReplyQueued queued = queuedReply(u"您好，我是客服林晓，请问您说的是订单 LX2026110701 的包裹吗？"_s);
    queued.steps = {ScriptStep::Introduce, ScriptStep::Confirm};
    queued.notBefore = m_workspace->clock().now() + 2s;
    if (heldBack)
        queued.intent.insert(heldBackMark, heardSoFar());
    queuePastTheDesk(queued);
    customerWrites(Surface::Private, u"2"_s);
    QTRY_COMPARE_WITH_TIMEOUT(leaving().size() + static_cast<size_t>(withdrawals().size()), size_t{1}, 10'000);
    QCOMPARE(leaving().size() == 1, leaves);
    if (!leaves)
        QCOMPARE(withdrawals(), QStringList{u"reply.customer_wrote"_s});
}

/// What reached the platform, but the questions who the customer is.
std::vector<HttpRequest> TestGate::leaving() const
{
    std::vector<HttpRequest> found;
    std::ranges::copy_if(m_platform->requests(), std::back_inserter(found), [](const HttpRequest &request) {
        return !request.path.endsWith("/getChat") && !request.path.endsWith("/getUserProfilePhotos");
    });
    return found;
}

void TestGate::customerWrites(Surface surface, const QString &id)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.surface = surface;
    event.account = u"1"_s;
    event.eventKey = u"k:"_s + id;
    event.messageId = u"5501001:"_s + id;
    event.threadId = u"5501001"_s;
    event.sender = {u"5501001"_s, u"李雷"_s, {}, {}};
    event.at = m_workspace->clock().now();
    event.text = u"你好，我的快递到哪了"_s;
    m_private << event.text << event.sender.name;
    append(channelSubject(shop), makeEvent(PlatformEventReceived{shop, event}, u"/test"_s, *event.at));
}

ReplyQueued TestGate::queuedReply(const QString &text)
{
    const CaseView view = onlyView();
    ReplyQueued reply;
    reply.caseId = view.head.id;
    reply.thread = view.threads.empty() ? ThreadId() : view.threads.front().id;
    reply.message = MessageId::generate();
    reply.channel = shop;
    reply.by = agent();
    reply.surface = view.threads.empty() ? Surface::Private : view.threads.front().surface;
    reply.text = text;
    m_private << text;
    return reply;
}

void TestGate::queuePastTheDesk(const ReplyQueued &reply)
{
    append(caseSubject(reply.caseId), makeEvent(reply, u"/test"_s, m_workspace->clock().now()));
}

void TestGate::append(const QString &subject, const Event &event)
{
    const AppendOutcome outcome =
        appendAndWait(m_workspace->log(), {subject, event.id.toBytes(), {event}, std::nullopt});
    QVERIFY(std::holds_alternative<Accepted>(outcome));
    QVERIFY(m_workspace->projector().waitFor(m_workspace->log().lastSequence()));
}

QStringList TestGate::withdrawals()
{
    std::promise<QStringList> answer;
    const Sequence last = m_workspace->log().lastSequence();
    QStringList reasons;
    const auto following = m_workspace->log().follow(0, [&](const std::vector<Record> &records) {
        for (const Record &record : records) {
            for (const Event &event : record.events)
                if (event.type == EventType::ReplyWithdrawn)
                    reasons << payloadOf<ReplyWithdrawn>(event)->reason;
            if (record.sequence == last) {
                answer.set_value(reasons);
                return false;
            }
        }
        return true;
    });
    return answer.get_future().get();
}

CaseView TestGate::onlyView()
{
    return m_workspace->reader().askAndWait<CaseView>([](sqlite::Database &db) {
        CaseFilter all;
        all.box = CaseFilter::Box::All;
        const auto rows = firstCases(db, all, 10);
        return rows && rows->size() == 1 ? caseView(db, rows->front().row).value_or(CaseView{}) : CaseView{};
    });
}

QTEST_GUILESS_MAIN(TestGate)
#include "tst_gate.moc"
