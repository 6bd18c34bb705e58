// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/channel_test.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_clock.h"
#include "tests/support/probe_codec.h"

#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// What an administrator is told when a channel's setup is tried.
class TestChannelTest : public QObject
{
    Q_OBJECT
    FakeHttpServer m_server;
    HttpClient m_http;
    ManualClock m_clock;

    [[nodiscard]] ChannelAccount account(Platform platform, const QString &base) const
    {
        ChannelAccount made;
        made.id = ChannelId(u"tried"_s);
        made.platform = platform;
        made.settings = {{u"api_base"_s, base}, {u"account_id"_s, u"2650000001"_s}, {u"app_id"_s, u"wx1"_s}};
        made.secrets = {{u"bot_token"_s, u"123456:ABC"_s}, {u"access_token"_s, u"stored"_s}, {u"app_secret"_s, u"s"_s}};
        return made;
    }
    [[nodiscard]] ChannelTestResult run(const ChannelAccount &account)
    {
        ChannelTest test(m_http, codecFor, m_clock);
        std::optional<ChannelTestResult> result;
        test.run(account, [&result](ChannelTestResult found) { result = std::move(found); });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
            return {};
        return *result;
    }

private Q_SLOTS:
    void aChannelThatIsCalled_isToldWhetherItWillBe_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QString>("reason");
        QTest::newRow("it is called") << QByteArray(
            R"({"url":"https:\/\/desk.example/hooks/t","pending_update_count":0})")
                                      << QString();
        QTest::newRow("nobody is called yet")
            << QByteArray(R"({"url":"","pending_update_count":3})") << u"webhook_elsewhere"_s;
        QTest::newRow("somebody else is called")
            << QByteArray(R"({"url":"https:\/\/other.example/","pending_update_count":0})") << u"webhook_elsewhere"_s;
        QTest::newRow("what failed long ago has arrived since") << QByteArray(
            R"({"url":"https:\/\/desk.example/hooks/t","last_error_date":1600000000,"last_error_message":"Timed out"})")
                                                                << QString();
        QTest::newRow("what failed long ago still waits")
            << QByteArray(R"({"url":"https:\/\/desk.example/hooks/t","pending_update_count":2,)"
                          R"("last_error_date":1600000000,"last_error_message":"Timed out"})")
            << u"webhook_failing"_s;
        QTest::newRow("the address does not answer")
            << QByteArray(R"({"url":"https:\/\/desk.example/hooks/t","last_error_message":"Connection timed out"})")
            << u"webhook_failing"_s;
    }
    void aChannelThatIsCalled_isToldWhetherItWillBe()
    {
        QFETCH(QByteArray, state);
        ChannelAccount bot = account(Platform::Telegram, m_server.base());
        bot.settings.insert(u"mode"_s, u"webhook"_s);
        bot.settings.insert(u"webhook_url"_s, u"https://desk.example/hooks/t"_s);
        m_server.script({{200, R"({"ok":true,"result":{"id":7,"username":"spruce_bot"}})", {}, false},
                         {200, R"({"ok":true,"result":)" + state + '}', {}, false}});
        const ChannelTestResult result = run(bot);
        QTEST(result.reason, "reason");
        QCOMPARE(result.ok, result.reason.isEmpty());
        QCOMPARE(result.name, u"@spruce_bot"_s);
    }
    void anAddress_isToldToThePlatform_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a public one") << u"https://desk.example/hooks/t"_s << u"tg_Hook-1"_s << QString();
        QTest::newRow("a port that is not called")
            << u"https://desk.example:9000/t"_s << u"s"_s << u"webhook_address"_s;
        QTest::newRow("without https") << u"http://desk.example/t"_s << u"s"_s << u"webhook_address"_s;
        QTest::newRow("a secret with a blank") << u"https://desk.example/t"_s << u"a b"_s << u"webhook_secret"_s;
        QTest::newRow("none is needed when messages are fetched") << QString() << u"s"_s << u"no_test"_s;
    }
    void anAddress_isToldToThePlatform()
    {
        QFETCH(QString, address);
        QFETCH(QString, secret);
        ChannelAccount bot = account(Platform::Telegram, m_server.base());
        bot.settings.insert(u"mode"_s, u"webhook"_s);
        bot.settings.insert(u"webhook_url"_s, address);
        bot.secrets.insert(u"webhook_secret_token"_s, secret);
        m_server.script({{200, R"({"ok":true,"result":true,"description":"Webhook was set"})", {}, false}});
        const size_t before = m_server.requests().size();
        ChannelTest test(m_http, codecFor, m_clock);
        std::optional<ChannelTestResult> result;
        test.announce(bot, [&result](ChannelTestResult found) { result = std::move(found); });
        QTRY_VERIFY(result.has_value());
        QTEST(result->reason, "reason");
        if (!result->ok)
            return;
        QCOMPARE(m_server.requests().size(), before + 1);
        const HttpRequest &request = m_server.requests().back();
        QVERIFY(request.path.endsWith("/setWebhook"));
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body["url"_L1].toString(), address);
        QCOMPARE(body["secret_token"_L1].toString(), secret);
        QVERIFY(body["allowed_updates"_L1].toArray().contains(u"business_message"_s));
    }

    void theAccountIsNamed_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("name");
        QTest::newRow("a bot") << Platform::Telegram
                               << QByteArray(R"({"ok":true,"result":{"id":7,"is_bot":true,"username":"spruce_bot"}})")
                               << u"@spruce_bot"_s;
        QTest::newRow("a page") << Platform::Weibo
                                << QByteArray(R"({"id":2650000001,"idstr":"2650000001","screen_name":"云杉客服"})")
                                << u"云杉客服"_s;
    }
    void theAccountIsNamed()
    {
        QFETCH(Platform, platform);
        QFETCH(QByteArray, answer);
        m_server.script({{200, answer, {}, false}});
        const ChannelTestResult result = run(account(platform, m_server.base()));
        QVERIFY2(result.ok, qPrintable(result.reason));
        QTEST(result.name, "name");
    }
    void aTokenIsFetchedFirstAndHandedBack()
    {
        m_server.script({{200, R"({"access_token":"fresh","expires_in":7200})", {}, false}});
        const ChannelTestResult result = run(account(Platform::WechatOa, m_server.base()));
        QVERIFY2(result.ok, qPrintable(result.reason + result.detail));
        QCOMPARE(result.secrets.value(u"access_token"_s).toString(), u"fresh"_s);
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a revoked token") << 401
                                         << QByteArray(R"({"ok":false,"error_code":401,"description":"Unauthorized"})")
                                         << u"token"_s;
        QTest::newRow("a page of a proxy") << 200 << QByteArray("<html>log in</html>") << u"unreadable_answer"_s;
        QTest::newRow("a platform in trouble") << 502 << QByteArray("bad gateway") << u"server"_s;
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, answer);
        m_server.script({{status, answer, {}, false}});
        const ChannelTestResult result = run(account(Platform::Telegram, m_server.base()));
        QVERIFY(!result.ok);
        QTEST(result.reason, "reason");
        QVERIFY(!result.detail.contains(u"123456:ABC"_s));
    }
    void nobodyIsAskedAtAForeignAddress()
    {
        ChannelAccount tried = account(Platform::Telegram, u"ftp://127.0.0.1/x"_s);
        const ChannelTestResult result = run(tried);
        QVERIFY(!result.ok);
        QCOMPARE(result.reason, u"address"_s);
    }
    void aDeadLineIsNamed()
    {
        const QString base = m_server.base();
        m_server.script({FakeHttpServer::hangUp()});
        const ChannelTestResult result = run(account(Platform::Telegram, base));
        QCOMPARE(result.reason, u"network"_s);
    }
    void aPlatformWithoutQuestionsSaysSo()
    {
        ChannelAccount tried = account(Platform::Import, m_server.base());
        QCOMPARE(run(tried).reason, u"no_test"_s);
    }
};

QTEST_GUILESS_MAIN(TestChannelTest)
#include "tst_channel_test.moc"
