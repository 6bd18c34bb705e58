// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_client.h"
#include "app/rehearsal/fake_platform.h"
#include "app/rehearsal/rehearsal.h"
#include "app/rehearsal/voice.h"

#include <QTest>

#include <mutex>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

/// What reached simulated customers; filled on the server's threads.
struct Deliveries {
    std::mutex mutex;
    std::vector<PlatformDelivery> all; ///< guarded by mutex
    size_t count()
    {
        const std::lock_guard lock(mutex);
        return all.size();
    }
};

} // namespace

/// Requests that a real platform would refuse are refused, told and delivered to nobody.
class TestFakePlatform : public QObject
{
    Q_OBJECT

    Deliveries m_deliveries;
    std::unique_ptr<FakePlatform> m_platform;
    HttpClient m_http;
    std::map<Platform, ChannelAccount> m_accounts;

    HttpResponse ask(const HttpRequest &request)
    {
        std::optional<HttpResponse> answer;
        m_http.request(request, std::chrono::milliseconds(5000),
                       [&](const HttpResponse &response) { answer = response; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 10'000); }();
        return answer.value_or(HttpResponse{});
    }

    /// Sends as the product does; `wrong` may spoil the account or the request.
    SendAnswer send(Platform platform, SendIntent intent,
                    const std::function<void(ChannelAccount &)> &spoilAccount = {},
                    const std::function<void(HttpRequest &)> &spoilRequest = {})
    {
        ChannelAccount account = m_accounts[platform];
        if (spoilAccount)
            spoilAccount(account);
        const Codec *codec = codecFor(platform);
        SendPlan plan = codec->planSend(intent, account, SystemClock().now());
        if (!plan.request)
            return {plan.outcome, plan.reason, {}, {}, {}, {}};
        if (spoilRequest)
            spoilRequest(*plan.request);
        return codec->readAnswer(ask(*plan.request), intent, account, SystemClock().now());
    }

    static SendIntent message(const QString &text)
    {
        SendIntent intent;
        intent.to = intent.threadId = u"7310020031"_s;
        intent.text = text;
        return intent;
    }

    static SendIntent commentReply(const QString &comment, const QString &post)
    {
        SendIntent intent = message(u"hello"_s);
        intent.op = u"reply_comment"_s;
        intent.surface = Surface::Public;
        intent.threadId = post;
        intent.replyTo = comment;
        intent.more = {{"comment_id"_L1, comment}, {"post_id"_L1, post}};
        return intent;
    }

private Q_SLOTS:
    void init()
    {
        m_deliveries.all.clear();
        m_platform = std::make_unique<FakePlatform>([this](const PlatformDelivery &delivery) {
            const std::lock_guard lock(m_deliveries.mutex);
            m_deliveries.all.push_back(delivery);
        });
        QVERIFY(m_platform->start());
        for (const Platform platform : {Platform::WechatOa, Platform::WecomKf, Platform::Weibo, Platform::Telegram}) {
            Result<ChannelAccount> account = m_platform->openAccount(platform);
            QVERIFY(account);
            if (platform == Platform::WechatOa)
                account->secrets.insert("access_token"_L1, u"rehearsal-access-token"_s);
            if (platform == Platform::WecomKf)
                account->secrets.insert("access_token"_L1, u"rehearsal-wecom-token"_s);
            m_accounts[platform] = *account;
        }
    }
    void cleanup() { m_platform.reset(); }

    void goodMessage_isDeliveredOnce_data()
    {
        QTest::addColumn<int>("platform");
        QTest::newRow("WeChat") << static_cast<int>(Platform::WechatOa);
        QTest::newRow("Weibo") << static_cast<int>(Platform::Weibo);
        QTest::newRow("Telegram") << static_cast<int>(Platform::Telegram);
    }
    void goodMessage_isDeliveredOnce()
    {
        QFETCH(int, platform);
        QCOMPARE(send(static_cast<Platform>(platform), message(u"您好"_s)).outcome, SendOutcome::Sent);
        QTRY_COMPARE(m_deliveries.count(), size_t{1});
        QCOMPARE(m_deliveries.all.front().text, u"您好"_s);
        QCOMPARE(m_deliveries.all.front().personId, u"7310020031"_s);
        QCOMPARE(m_platform->complaints(), QStringList());
    }

    void wrongToken_isRefused_data() { goodMessage_isDeliveredOnce_data(); }
    void wrongToken_isRefused()
    {
        QFETCH(int, platform);
        const SendAnswer answer = send(static_cast<Platform>(platform), message(u"hi"_s), [](ChannelAccount &account) {
            for (const auto &name : {"access_token"_L1, "bot_token"_L1})
                account.secrets.insert(name, u"1:wrong"_s);
        });
        QVERIFY(answer.outcome != SendOutcome::Sent);
        QCOMPARE(m_deliveries.count(), size_t{0});
    }

    /// What came by webhook is answered as the codec does it: taken with the account's secrets, refused with others.
    void answer_isDelivered_unlessItsSecretsAreWrong_data()
    {
        QTest::addColumn<int>("platform");
        for (const Voice &voice : voices()) {
            if (voice.push && voice.platform != Platform::WecomKf)
                QTest::newRow(toText(voice.platform).data()) << static_cast<int>(voice.platform);
        }
    }
    void answer_isDelivered_unlessItsSecretsAreWrong()
    {
        QFETCH(int, platform);
        const Voice &voice = *voiceOf(static_cast<Platform>(platform));
        const Codec &codec = *codecFor(voice.platform);
        Result<ChannelAccount> account = m_platform->openAccount(voice.platform);
        QVERIFY(account);
        const RehearsalCustomer customer{voice.person(7), u"Ann"_s};
        const CustomerLine line{u"hello?"_s, {}, Surface::Private, {}, 5, SystemClock().now()};
        m_platform->say(*account, customer, line);
        const auto push = pushOf(*account, customer, line);
        QVERIFY(push);
        const Inbound inbound = codec.receive(*push, *account, SystemClock().now());
        QCOMPARE(inbound.events.size(), size_t{1});
        if (const auto question = codec.tokenRequest(*account)) {
            const auto token = codec.readToken(ask(*question), SystemClock().now());
            QVERIFY(token);
            for (auto member = token->begin(); member != token->end(); ++member)
                account->secrets.insert(member.key(), *member);
        }
        SendIntent intent = codec.replyIntent(inbound.events.front(), u"您好"_s);
        intent.sendKey = u"rehearsal-key-1"_s;
        const auto outcome = [&](const ChannelAccount &with) {
            const SendPlan plan = codec.planSend(intent, with, SystemClock().now());
            return plan.request ? codec.readAnswer(ask(*plan.request), intent, with, SystemClock().now()).outcome
                                : plan.outcome;
        };
        ChannelAccount spoilt = *account;
        for (auto secret = spoilt.secrets.begin(); secret != spoilt.secrets.end(); ++secret)
            *secret = secret.key() == "secrets"_L1 ? u"whsec_bm90IHRoZSBzZWNyZXQgb2YgdGhlIGJyaWRnZSAwMQ=="_s
                                                   : u"1"_s + secret->toString();
        QVERIFY(outcome(spoilt) != SendOutcome::Sent);
        QCOMPARE(m_deliveries.count(), size_t{0});
        QCOMPARE(outcome(*account), SendOutcome::Sent);
        QTRY_COMPARE(m_deliveries.count(), size_t{1});
        QCOMPARE(m_deliveries.all.front().personId, customer.id);
        QCOMPARE(m_deliveries.all.front().text, u"您好"_s);
    }

    void comment_unknownOrUnderAnotherPost_isRefused()
    {
        const RehearsalCustomer customer{u"7310020031"_s, u"Ann"_s};
        CustomerLine line{u"hello?"_s, {}, Surface::Public, u"5012000000010001"_s, 5, SystemClock().now()};
        const QJsonObject item = pollItemOf(m_accounts[Platform::Weibo], customer, line);
        m_platform->addComment(item);
        const QString comment = item.value("idstr"_L1).toString();
        QVERIFY(send(Platform::Weibo, commentReply(u"12345"_s, line.postId)).outcome != SendOutcome::Sent);
        QVERIFY(send(Platform::Weibo, commentReply(comment, u"5012000000019999"_s)).outcome != SendOutcome::Sent);
        QCOMPARE(m_platform->complaints().size(), 2);
        QCOMPARE(m_deliveries.count(), size_t{0});
        QCOMPARE(send(Platform::Weibo, commentReply(comment, line.postId)).outcome, SendOutcome::Sent);
        QTRY_COMPARE(m_deliveries.count(), size_t{1});
        QCOMPARE(m_deliveries.all.front().surface, Surface::Public);
        QCOMPARE(m_deliveries.all.front().personId, customer.id);
        QCOMPARE(m_deliveries.all.front().commentId, comment);
    }

    void comments_arePagedByTheirIds()
    {
        const RehearsalCustomer customer{u"7310020031"_s, u"Ann"_s};
        for (int i = 1; i <= 120; ++i) {
            const CustomerLine line{QString::number(i), {}, Surface::Public, u"501"_s, i, SystemClock().now()};
            m_platform->addComment(pollItemOf(m_accounts[Platform::Weibo], customer, line));
        }
        const Codec *codec = codecFor(Platform::Weibo);
        const ChannelAccount &account = m_accounts[Platform::Weibo];
        const QString first = QString::number(5'012'345'678'900'001);
        QHash<QString, QJsonObject> cursors{{u"comments"_s, {{"next_since_id"_L1, first}}}};
        QStringList texts;
        for (bool more = true; more;) {
            for (const PollRequest &poll : codec->polls(account, cursors)) {
                if (poll.list != "comments"_L1)
                    continue;
                const PollAnswer answer =
                    codec->readPoll(poll.list, ask(poll.request), account, cursors[poll.list], SystemClock().now());
                for (const PlatformEvent &event : answer.events)
                    texts.append(event.text);
                if (!answer.next.isEmpty())
                    cursors[poll.list] = answer.next;
                more = answer.more;
            }
        }
        QCOMPARE(texts.size(), 119);
        QCOMPARE(texts.removeDuplicates(), 0);
    }

    void badBody_isToldAndDeliveredToNobody_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("WeChat without receiver")
            << u"/cgi-bin/message/custom/send?access_token=rehearsal-access-token"_s
            << QByteArray("{\"msgtype\":\"text\",\"text\":{\"content\":\"a\"}}");
        QTest::newRow("WeChat with nothing in it")
            << u"/cgi-bin/message/custom/send?access_token=rehearsal-access-token"_s << QByteArray("not json");
        QTest::newRow("WeChat too long") << u"/cgi-bin/message/custom/send?access_token=rehearsal-access-token"_s
                                         << "{\"touser\":\"o\",\"msgtype\":\"text\",\"text\":{\"content\":\""
                + QByteArray(2049, 'a') + "\"}}";
        QTest::newRow("WeChat token for a stranger")
            << u"/cgi-bin/stable_token"_s << QByteArray("{\"appid\":\"wx1\",\"secret\":\"2\"}");
        QTest::newRow("Telegram without text") << u"/bot%1/sendMessage"_s << QByteArray("{\"chat_id\":5}");
        QTest::newRow("Telegram polled beside a webhook") << u"/bot%1/getUpdates"_s << QByteArray("{}");
    }
    void badBody_isToldAndDeliveredToNobody()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, body);
        HttpRequest request;
        if (path.contains("%1"_L1))
            path = path.arg(m_accounts[Platform::Telegram].secrets.value("bot_token"_L1).toString());
        request.url = m_platform->base() + path;
        request.headers = {{"Content-Type", "application/json"}};
        request.body = body;
        const HttpResponse answer = ask(request);
        QVERIFY(answer.status != 0);
        QCOMPARE(m_platform->complaints().size(), 1);
        QCOMPARE(m_deliveries.count(), size_t{0});
    }

    void stop_whileStarting_ends()
    {
        for (int i = 0; i < 20; ++i) {
            FakePlatform platform([](const PlatformDelivery &) {});
            QVERIFY(platform.start());
        }
    }

    /// The customer's message opens five answers; the same id again is no further one.
    void wecomKf_keepsItsRules()
    {
        const ChannelAccount &account = m_accounts[Platform::WecomKf];
        const auto say = [&](const QString &text, const QString &key) {
            SendIntent intent = message(text);
            intent.threadId = account.settings.value("open_kfid"_L1).toString() + u':' + intent.to;
            intent.sendKey = key;
            return send(Platform::WecomKf, intent).reason;
        };
        QCOMPARE(say(u"a"_s, u"k0"_s), u"window_closed"_s);
        CustomerLine line;
        line.text = u"你好"_s;
        line.number = 1;
        line.at = SystemClock().now();
        m_platform->addMessage(pollItemOf(account, {u"7310020031"_s, u"A"_s}, line));
        QCOMPARE(say(u"a"_s, u"k1"_s), QString());
        QCOMPARE(say(u"a"_s, u"k1"_s), QString());
        QTRY_COMPARE(m_deliveries.count(), size_t{1});
        for (int n = 2; n <= 5; ++n)
            QCOMPARE(say(u"a"_s, u"k%1"_s.arg(n)), QString());
        QCOMPARE(say(u"a"_s, u"k6"_s), u"quota"_s);
        QCOMPARE(say(u"a"_s, u"k5"_s), QString());
        QTRY_COMPARE(m_deliveries.count(), size_t{5});
        QCOMPARE(m_platform->complaints(), QStringList());
    }

    void wecomKf_refusesAnUnknownSecret()
    {
        ChannelAccount account = m_accounts[Platform::WecomKf];
        const Codec &codec = *codecFor(Platform::WecomKf);
        QVERIFY(codec.readToken(ask(*codec.tokenRequest(account)), SystemClock().now()));
        account.secrets.insert("corp_secret"_L1, "other"_L1);
        QVERIFY(!codec.readToken(ask(*codec.tokenRequest(account)), SystemClock().now()));
        QCOMPARE(m_platform->complaints().size(), 1);
        account.secrets.insert("access_token"_L1, "old"_L1);
        SendIntent question;
        question.op = u"session_transfer"_s;
        question.threadId = u"wk:7310020031"_s;
        const SendPlan plan = codec.planSend(question, account, SystemClock().now());
        QCOMPARE(codec.readAnswer(ask(*plan.request), question, account, SystemClock().now()).outcome,
                 SendOutcome::Credentials);
    }
};

QTEST_GUILESS_MAIN(TestFakePlatform)
#include "tst_fake_platform.moc"
