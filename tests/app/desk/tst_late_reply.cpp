// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"
#include "app/desk/projector.h"
#include "app/duty/sender.h"
#include "app/log/sqlite_log.h"
#include "models/policy/playbook.h"
#include "models/store/queries.h"
#include "tests/support/manual_clock.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lianxi;
using namespace lianxi::test;

namespace
{

const MessageTemplate orderUpdate{
    u"order_update"_s, u"zh_CN"_s, u"您好，我是客服{{1}}，您说的是订单 {{2}} 的包裹吗？"_s, {u"1"_s, u"2"_s}};

QString accountOf(Platform platform)
{
    return platform == Platform::Whatsapp ? u"15550001"_s : u"page-1"_s;
}

ChannelAccount channelAccount(Platform platform)
{
    return {ChannelId(u"shop"_s),
            platform,
            {{u"page_id"_s, u"page-1"_s},
             {u"ig_id"_s, u"page-1"_s},
             {u"phone_number_id"_s, u"15550001"_s},
             {u"account_id"_s, u"brand"_s}},
            {{u"access_token"_s, u"token"_s}, {u"app_secret"_s, u"secret"_s}}};
}

QJsonObject bodyOf(const SendPlan &plan)
{
    return plan.request ? QJsonDocument::fromJson(plan.request->body).object() : QJsonObject();
}

} // namespace

/// A reply after the platform's window has closed, from the desk to the request.
class TestLateReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_log = std::move(*SqliteLog::open(m_dir->filePath(u"log.db"_s), std::nullopt));
        Projection::Options options;
        options.file = m_dir->filePath(u"desk.db"_s);
        m_projector = std::move(*Projector::start(*m_log, options));
        sqlite::OpenOptions reading;
        reading.mode = sqlite::OpenMode::ReadOnly;
        m_db = std::make_unique<sqlite::Database>(std::move(*sqlite::Database::open(options.file, reading)));
        m_desk = std::make_unique<Desk>(*m_log, m_clock, *m_playbook,
                                        AgentProfile{AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent});
    }
    void cleanup()
    {
        m_desk.reset();
        m_db.reset();
        m_projector.reset();
        m_log.reset();
    }

    void theChosenWay_reachesTheRequest_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<LateWay>("way");
        QTest::newRow("Messenger with the human-agent tag") << Platform::Facebook << LateWay::HumanAgent;
        QTest::newRow("Instagram with the human-agent tag") << Platform::Instagram << LateWay::HumanAgent;
        QTest::newRow("WhatsApp with a template") << Platform::Whatsapp << LateWay::Template;
        QTest::newRow("Douyin with the customer's permission") << Platform::Douyin << LateWay::Permitted;
    }

    void theChosenWay_reachesTheRequest()
    {
        QFETCH(Platform, platform);
        QFETCH(LateWay, way);
        const Codec &codec = *codecFor(platform);
        customerWrites(platform);
        m_clock.advance(3 * 24h);
        const ChannelLimits limits = codec.limits(Surface::Private);
        const auto late = std::ranges::find(limits.late, way, &LateReply::way);
        QVERIFY(late != limits.late.end());

        // Without it the platform would not take the message, and the Meta family is not even asked.
        const bool codecKnows = platform != Platform::Douyin;
        if (codecKnows)
            QCOMPARE(planOf(send({}), codec, platform).reason, u"window_closed"_s);
        QJsonObject more = late->more;
        if (way == LateWay::Template) {
            const QJsonObject filled = codec.templateIntent(orderUpdate, {u"林晓"_s, u"A1"_s});
            for (auto member = filled.begin(); member != filled.end(); ++member)
                more.insert(member.key(), member.value());
        }
        const SendPlan plan = planOf(send(more), codec, platform);
        QVERIFY2(plan.request, qPrintable(plan.reason));
        const QJsonObject body = bodyOf(plan);
        switch (way) {
        case LateWay::HumanAgent:
            QCOMPARE(body["tag"_L1].toString(), u"HUMAN_AGENT"_s);
            break;
        case LateWay::Template:
            QCOMPARE(body["type"_L1].toString(), u"template"_s);
            QCOMPARE(body["template"_L1]["name"_L1].toString(), u"order_update"_s);
            QCOMPARE(body["template"_L1]["language"_L1]["code"_L1].toString(), u"zh_CN"_s);
            QCOMPARE(body["template"_L1]["components"_L1][0]["parameters"_L1][1]["text"_L1].toString(), u"A1"_s);
            break;
        case LateWay::Permitted:
            QCOMPARE(body["scene"_L1].toString(), u"im_authorize_message"_s);
            break;
        }
    }

    void theTagHasItsEnd()
    {
        customerWrites(Platform::Facebook);
        m_clock.advance(8 * 24h);
        const Codec &codec = *codecFor(Platform::Facebook);
        const QJsonObject more = codec.limits(Surface::Private).late.front().more;
        QCOMPARE(planOf(send(more), codec, Platform::Facebook).reason, u"window_closed"_s);
    }

    void aTemplate_isJudged_andNeverCut()
    {
        customerWrites(Platform::Whatsapp);
        m_clock.advance(25h);
        const DeskResult refused =
            reply(u"已经为您安排退款，三天内到账。"_s, {{"template"_L1, "refund"_L1}, {"op"_L1, "template"_L1}});
        QCOMPARE(refused.kind, DeskResult::Kind::Refused); // the guards read what the customer would
        QString longText = u"您好，我是客服林晓，您说的是订单 A1 的包裹吗？"_s;
        while (longText.size() < 5000)
            longText += u"请问还有别的情况吗？"_s;
        QVERIFY(reply(longText, {{"template"_L1, "order_update"_L1}, {"op"_L1, "template"_L1}}).done());
        QCOMPARE(rows().size(), size_t(1));
        QCOMPARE(rows().front().text, longText);
    }

private:
    void customerWrites(Platform platform)
    {
        const ChannelId channel(u"shop"_s);
        ChannelConfigured configured;
        configured.channel = channel;
        configured.platform = platform;
        configured.name = u"shop"_s;
        configured.brand = u"A"_s;
        PlatformEvent event;
        event.kind = PlatformEventKind::Message;
        event.account = accountOf(platform);
        event.eventKey = u"k1"_s;
        event.messageId = u"m1"_s;
        event.threadId = u"4917012345"_s;
        event.sender = {u"4917012345"_s, u"李雷"_s, {}, {}};
        event.at = m_clock.now();
        event.text = u"你好，我的快递到哪了"_s;
        append(channelSubject(channel), makeEvent(configured, u"/test"_s, m_clock.now()));
        append(channelSubject(channel), makeEvent(PlatformEventReceived{channel, event}, u"/test"_s, m_clock.now()));
    }
    void append(const QString &subject, Event event)
    {
        const AppendOutcome outcome =
            appendAndWait(*m_log, {subject, event.id.toBytes(), {std::move(event)}, std::nullopt});
        QVERIFY(std::holds_alternative<Accepted>(outcome));
        QVERIFY(m_projector->waitFor(m_log->lastSequence()));
    }
    DeskResult reply(const QString &text, const QJsonObject &late)
    {
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        Reply reply;
        reply.caseView = *caseView(*m_db, firstCases(*m_db, filter, 1)->at(0).row);
        reply.thread = reply.caseView.threads.front();
        reply.text = text;
        reply.late = late;
        std::optional<DeskResult> answer;
        m_desk->reply(reply, [&](const DeskResult &given) { answer = given; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }))
            return {};
        (void)m_projector->waitFor(m_log->lastSequence());
        return *answer;
    }
    std::vector<OutboxRow> rows() { return *outbox(*m_db); }
    /// The row of a reply that went the way given.
    OutboxRow send(const QJsonObject &late)
    {
        const DeskResult sent = reply(u"您好，我是客服林晓，您说的是订单 A1 的包裹吗？"_s, late);
        return sent.done() ? rows().back() : OutboxRow{};
    }
    SendPlan planOf(const OutboxRow &row, const Codec &codec, Platform platform)
    {
        return codec.planSend(intentOf(row, codec), channelAccount(platform), m_clock.now());
    }

    ManualClock m_clock;
    std::shared_ptr<const Playbook> m_playbook = Playbook::shipped();
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SqliteLog> m_log;
    std::unique_ptr<Projector> m_projector;
    std::unique_ptr<sqlite::Database> m_db;
    std::unique_ptr<Desk> m_desk;
};

QTEST_GUILESS_MAIN(TestLateReply)
#include "tst_late_reply.moc"
