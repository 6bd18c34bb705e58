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
