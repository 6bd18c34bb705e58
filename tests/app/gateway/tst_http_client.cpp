// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_client.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/probe_codec.h"

#include <QTcpServer>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHttpClient : public QObject
{
    Q_OBJECT
    /// Asks and waits for the answer.
    [[nodiscard]] static HttpResponse ask(const QString &url, const QByteArray &body = {},
                                          std::chrono::milliseconds timeout = 5s)
    {
        HttpClient client;
        HttpRequest request;
        request.url = url;
        request.method = body.isEmpty() ? "GET" : "POST";
        request.body = body;
        request.headers = {{"Content-Type", "application/json"}, {"X-Mark", "1"}};
        std::optional<HttpResponse> answer;
        client.request(request, timeout, [&answer](HttpResponse response) { answer = std::move(response); });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000);
        return answer.value_or(HttpResponse{-1, {}, {}, false});
    }

private Q_SLOTS:
    void answer_comesWithStatusHeadersAndBody()
    {
        FakeHttpServer server;
        server.script({{429, "slow down", {{"Retry-After", "7"}}, false}});
        const HttpResponse response = ask(server.base() + u"/send"_s, R"({"a":1})");
        QCOMPARE(response.status, 429);
        QCOMPARE(response.body, QByteArray("slow down"));
        QCOMPARE(headerValue(response.headers, "retry-after"), QByteArray("7"));
        QCOMPARE(server.requests().at(0).method, QByteArray("POST"));
        QCOMPARE(server.requests().at(0).body, QByteArray(R"({"a":1})"));
        QCOMPARE(headerValue(server.requests().at(0).headers, "x-mark"), QByteArray("1"));
    }

    /// Some servers wait for the body of a request that does not say that it has none.
    void requestWithoutABody_saysSo_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("says");
        QTest::newRow("POST") << QByteArray("POST") << true;
        QTest::newRow("PUT") << QByteArray("PUT") << true;
        QTest::newRow("PATCH") << QByteArray("PATCH") << true;
        QTest::newRow("GET") << QByteArray("GET") << false;
        QTest::newRow("DELETE") << QByteArray("DELETE") << false;
    }
    void requestWithoutABody_saysSo()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const bool, says);
        FakeHttpServer server;
        server.script({{204, {}, {}, false}});
        HttpClient client;
        HttpRequest request;
        request.method = method;
        request.url = server.base() + u"/answer"_s;
        std::optional<HttpResponse> answer;
        client.request(request, 5s, [&answer](HttpResponse response) { answer = std::move(response); });
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(answer->status, 204);
        QCOMPARE(server.requests().at(0).method, method);
        const auto lengths = std::ranges::count_if(server.requests().at(0).headers, [](const auto &header) {
            return header.first.compare("content-length", Qt::CaseInsensitive) == 0 && header.second == "0";
        });
        QCOMPARE(lengths, says ? 1 : 0);
    }

    void query_joinsTheAddressWhenItLeaves_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("alone") << u"/send"_s << QByteArray("proof=1");
        QTest::newRow("behind what is there") << u"/send?a=2"_s << QByteArray("a=2&proof=1");
    }

    void query_joinsTheAddressWhenItLeaves()
    {
        QFETCH(QString, path);
        FakeHttpServer server;
        server.script({{200, "{}", {}, false}});
        HttpClient client;
        HttpRequest request;
        request.url = server.base() + path;
        request.query = "proof=1";
        std::optional<HttpResponse> answer;
        client.request(request, 5s, [&answer](HttpResponse response) { answer = std::move(response); });
        QTRY_VERIFY(answer.has_value());
        QTEST(server.requests().at(0).query, "query");
    }

    void publicOnly_doesNotReachThisMachine_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("by its name") << u"localhost"_s;
        QTest::newRow("by its address") << u"127.0.0.1"_s;
    }

    void publicOnly_doesNotReachThisMachine()
    {
        QFETCH(QString, host);
        FakeHttpServer server;
        server.script({{200, "{}", {}, false}, {200, "{}", {}, false}});
        HttpClient client;
        HttpRequest request;
        request.url = server.base().replace(u"127.0.0.1"_s, host);
        std::optional<HttpResponse> answer;
        for (const bool publicOnly : {true, false}) {
            request.publicOnly = publicOnly;
            answer.reset();
            client.request(request, 5s, [&answer](HttpResponse response) { answer = std::move(response); });
            QTRY_VERIFY(answer.has_value());
            QCOMPARE(answer->status, publicOnly ? 0 : 200);
            QCOMPARE(answer->written, !publicOnly);
        }
        QCOMPARE(server.requests().size(), 1);
    }

    void redirect_isReportedAndNotFollowed()
    {
        FakeHttpServer server, other;
        server.script({{302, {}, {{"Location", other.base().toLatin1() + "/steal"}}, false}});
        QCOMPARE(ask(server.base() + u"/x"_s).status, 302);
        QCOMPARE(other.connections(), 0);
    }

    void hangUpAfterTheRequest_isNoAnswerButWritten_andTheMessageLeftOnce()
    {
        FakeHttpServer server;
        server.always = [](const HttpRequest &) { return FakeHttpServer::hangUp(); };
        const HttpResponse response = ask(server.base() + u"/send"_s, R"({"text":"once"})");
        QCOMPARE(response.status, 0);
        QVERIFY(response.written);
        QCOMPARE(server.requests().size(), 1u);
    }

    void hangUpOnAReusedConnection_leavesTheMessageOnce()
    {
        FakeHttpServer server;
        server.script({{200, "{}", {}, false}, FakeHttpServer::hangUp(), {200, "{}", {}, false}});
        HttpClient client;
        HttpRequest request;
        request.url = server.base() + u"/send"_s;
        request.body = "{}";
        std::vector<HttpResponse> answers;
        const auto keep = [&answers](HttpResponse response) { answers.push_back(std::move(response)); };
        client.request(request, 5s, keep);
        QTRY_COMPARE(answers.size(), 1u);
        client.request(request, 5s, keep);
        QTRY_COMPARE(answers.size(), 2u);
        QCOMPARE(answers[1].status, 0);
        QVERIFY(answers[1].written);
        QCOMPARE(server.requests().size(), 2u);
    }

    void nothingListens_isNotWritten()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        const HttpResponse response = ask(u"http://127.0.0.1:%1/"_s.arg(port), "{}");
        QCOMPARE(response.status, 0);
        QVERIFY(!response.written);
    }

    void silence_endsAtTheTimeout_written()
    {
        FakeHttpServer server;
        server.always = [](const HttpRequest &) { return FakeHttpServer::silence(); };
        const HttpResponse response = ask(server.base() + u"/send"_s, "{}", 200ms);
        QCOMPARE(response.status, 0);
        QVERIFY(response.written);
    }

    void nonsense_isNoAnswer()
    {
        FakeHttpServer server;
        server.always = [](const HttpRequest &) { return FakeHttpServer::nonsense(); };
        QCOMPARE(ask(server.base() + u"/send"_s, "{}").status, 0);
    }

    void hugeAnswer_isNoAnswer()
    {
        FakeHttpServer server;
        server.script({{200, QByteArray(HttpClient::largestAnswer + 100'000, 'x'), {}, false}});
        QCOMPARE(ask(server.base() + u"/list"_s).status, 0);
    }

    void filesAndResources_areNotRead_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("file") << u"file:///etc/hostname"_s;
        QTest::newRow("resource") << u"qrc:/x"_s;
        QTest::newRow("data") << u"data:text/plain,hello"_s;
        QTest::newRow("nothing") << QString();
    }
    void filesAndResources_areNotRead()
    {
        QFETCH(QString, url);
        const HttpResponse response = ask(url);
        QCOMPARE(response.status, 0);
        QVERIFY(response.body.isEmpty());
        QVERIFY(!response.written);
    }

    void destination_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("base");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("the platform") << u"https://api.telegram.org/botX/getMe"_s << QString() << true;
        QTest::newRow("the platform without TLS") << u"http://api.telegram.org/botX/getMe"_s << QString() << false;
        QTest::newRow("another port") << u"https://api.telegram.org:8443/"_s << QString() << false;
        QTest::newRow("a name that only begins like it")
            << u"https://api.telegram.org.evil.example/"_s << QString() << false;
        QTest::newRow("a name that only ends like it") << u"https://evilapi.telegram.org/"_s << QString() << false;
        QTest::newRow("user name trick") << u"https://api.telegram.org@evil.example/"_s << QString() << false;
        QTest::newRow("user name at the platform") << u"https://a:b@api.telegram.org/"_s << QString() << false;
        QTest::newRow("loopback") << u"http://127.0.0.1/"_s << QString() << false;
        QTest::newRow("loopback, decimal") << u"http://2130706433/"_s << QString() << false;
        QTest::newRow("loopback, short") << u"http://127.1/"_s << QString() << false;
        QTest::newRow("loopback, IPv6") << u"http://[::1]/"_s << QString() << false;
        QTest::newRow("loopback, mapped") << u"http://[::ffff:127.0.0.1]/"_s << QString() << false;
        QTest::newRow("any address") << u"http://0.0.0.0/"_s << QString() << false;
        QTest::newRow("metadata service") << u"http://169.254.169.254/latest/"_s << QString() << false;
        QTest::newRow("private network") << u"https://10.0.0.1/"_s << QString() << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << QString() << false;
        QTest::newRow("the server the administrator named")
            << u"http://127.0.0.1:8081/botX/getMe"_s << u"http://127.0.0.1:8081"_s << true;
        QTest::newRow("another port of that server")
            << u"http://127.0.0.1:22/"_s << u"http://127.0.0.1:8081"_s << false;
        QTest::newRow("that server without its TLS") << u"http://chat.example/"_s << u"https://chat.example"_s << false;
        QTest::newRow("a base that is a file") << u"file:///etc/passwd"_s << u"file:///etc"_s << false;
    }
    void destination()
    {
        QFETCH(QString, url);
        QFETCH(QString, base);
        QFETCH(bool, allowed);
        ChannelAccount account;
        account.platform = Platform::Telegram;
        if (!base.isEmpty())
            account.settings = {{u"api_base"_s, base}};
        QCOMPARE(checkDestination(url, account).has_value(), allowed);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
