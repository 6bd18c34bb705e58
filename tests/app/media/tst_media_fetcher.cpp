// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/web_address.h"
#include "app/media/media_fetcher.h"
#include "tests/support/fake_http_server.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(LIANXI_TEST_DIR "/fixtures/tls/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Counts who knocks; answers nothing. Nobody may ever come.
class Canary final : public QTcpServer
{
public:
    Canary()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            ++knocks;
            delete nextPendingConnection();
        });
    }
    int knocks = 0;
};

/// A TLS server with one of the certificates.
class TlsServer final : public QSslServer
{
public:
    TlsServer(const QString &certificate, QByteArray answer)
        : m_answer(std::move(answer))
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(fixture(certificate)));
        configuration.setPrivateKey(QSslKey(fixture(u"server.key"_s), QSsl::Rsa));
        setSslConfiguration(configuration);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QIODevice::readyRead, this, [this, socket] {
                got += socket->readAll();
                socket->write(m_answer);
                socket->disconnectFromHost();
            });
        });
    }
    QByteArray got;

private:
    QByteArray m_answer;
};

ChannelAccount account(const QString &base = {})
{
    ChannelAccount made{ChannelId(u"shop"_s), Platform::WechatOa, {}, {{u"access_token"_s, u"TOKEN-123456"_s}}};
    if (!base.isEmpty())
        made.settings.insert(u"media_base"_s, base);
    return made;
}

HttpRequest get(const QString &url)
{
    return {.method = "GET", .url = url, .path = {}, .query = {}, .headers = {}, .body = {}};
}

Fetched fetch(MediaFetcher &fetcher, const HttpRequest &request, const ChannelAccount &who = account(),
              FetchLimits limits = {})
{
    std::optional<Fetched> answer;
    fetcher.fetch(request, who, limits, [&answer](Fetched fetched) { answer = std::move(fetched); });
    (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000);
    return answer.value_or(Fetched{{}, u"never answered"_s});
}

} // namespace

class TestMediaFetcher : public QObject
{
    Q_OBJECT
    QSslConfiguration m_before;

private Q_SLOTS:
    void initTestCase()
    {
        m_before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration trusting = m_before;
        trusting.setCaCertificates(
            {QSslCertificate(fixture(u"authority.pem"_s)), QSslCertificate(fixture(u"media_host.pem"_s))});
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    void cleanupTestCase() { QSslConfiguration::setDefaultConfiguration(m_before); }

    void publicAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isPublic");
        const auto no = {"0.0.0.0",
                         "0.1.2.3",
                         "10.0.0.1",
                         "10.255.255.255",
                         "100.64.0.1",
                         "100.127.255.255",
                         "127.0.0.1",
                         "127.255.255.254",
                         "169.254.169.254",
                         "172.16.0.1",
                         "172.31.255.255",
                         "192.0.0.8",
                         "192.0.2.1",
                         "192.88.99.1",
                         "192.168.0.1",
                         "192.168.255.255",
                         "198.18.0.1",
                         "198.19.255.255",
                         "198.51.100.7",
                         "203.0.113.9",
                         "224.0.0.1",
                         "239.255.255.250",
                         "240.0.0.1",
                         "255.255.255.255",
                         "::",
                         "::1",
                         "::ffff:8.8.8.8",
                         "::ffff:127.0.0.1",
                         "::127.0.0.1",
                         "fe80::1",
                         "fc00::1",
                         "fd12:3456::1",
                         "ff02::1",
                         "2001::1",
                         "2001:db8::1",
                         "2002:7f00:1::",
                         "64:ff9b::7f00:1",
                         "fec0::1",
                         "100::1",
                         "3fff::1",
                         "5f00::1",
                         "fd00:ec2::254"};
        const auto yes = {"1.1.1.1",     "8.8.8.8",         "9.255.255.255", "11.0.0.1",        "100.63.255.255",
                          "100.128.0.1", "172.15.0.1",      "172.32.0.1",    "192.167.0.1",     "192.169.0.1",
                          "203.0.112.1", "223.255.255.255", "2400:3200::1",  "2606:4700::1111", "2a00:1450:4001::1"};
        for (const char *address : no)
            QTest::newRow(address) << QString::fromLatin1(address) << false;
        for (const char *address : yes)
            QTest::newRow(address) << QString::fromLatin1(address) << true;
    }
    void publicAddress()
    {
        QFETCH(QString, address);
        QFETCH(bool, isPublic);
        const QHostAddress at(address);
        QVERIFY(!at.isNull());
        QCOMPARE(channels::isPublicAddress(at), isPublic);
    }

    /// Every spelling of an inside address, tried on a fetcher whose look-ups all answer with a listening canary.
    void insideAddress_isNeverContacted_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("reason");
        const QString name = u"private_address"_s, form = u"address"_s;
        for (const char *host : {"127.0.0.1",
                                 "127.1",
                                 "127.0.1",
                                 "2130706433",
                                 "0x7f000001",
                                 "0x7f.0.0.1",
                                 "0177.0.0.1",
                                 "017700000001",
                                 "0.0.0.0",
                                 "0",
                                 "localhost",
                                 "LOCALHOST",
                                 "localhost.",
                                 "a.localhost",
                                 "10.0.0.1",
                                 "192.168.1.1",
                                 "172.16.0.1",
                                 "169.254.169.254",
                                 "metadata.google.internal",
                                 "printer.local",
                                 "router.lan",
                                 "intranet",
                                 "[::1]",
                                 "[::]",
                                 "[::ffff:127.0.0.1]",
                                 "[::ffff:7f00:1]",
                                 "[0:0:0:0:0:0:0:1]",
                                 "[fe80::1]",
                                 "[fd00::1]",
                                 "[64:ff9b::7f00:1]",
                                 "[2002:7f00:1::]",
                                 "１２７.０.０.１",
                                 "①②⑦.⓪.⓪.①",
                                 "127。0。0。1",
                                 "1.1.1.1",
                                 "8.8.8.8",
                                 "[2606:4700::1111]",
                                 "127.0.0.1.",
                                 "nas.home",
                                 "db.corp",
                                 "1.0.0.127.in-addr.arpa"}) {
            // A host that cannot even be written is as good as refused.
            const QString url = u"https://%1/x"_s.arg(QString::fromUtf8(host));
            const bool valid = QUrl(url, QUrl::StrictMode).isValid() && !QUrl(url, QUrl::StrictMode).host().isEmpty();
            QTest::newRow(host) << url << (valid ? name : form);
        }
        QTest::newRow("a name that resolves to this machine") << u"https://cdn.shop.com/x"_s << name;
        QTest::newRow("plain http") << u"http://cdn.shop.com/x"_s << form;
        QTest::newRow("another port") << u"https://cdn.shop.com:22/x"_s << form;
        QTest::newRow("with a user name") << u"https://api.weixin.qq.com@cdn.shop.com/x"_s << form;
        QTest::newRow("a file") << u"file:///etc/passwd"_s << form;
        QTest::newRow("a resource") << u"qrc:/playbooks/default.toml"_s << form;
        QTest::newRow("data") << u"data:text/plain,hello"_s << form;
        QTest::newRow("ftp") << u"ftp://cdn.shop.com/x"_s << form;
        QTest::newRow("gopher") << u"gopher://cdn.shop.com/x"_s << form;
        QTest::newRow("no scheme") << u"//cdn.shop.com/x"_s << form;
        QTest::newRow("a path") << u"/etc/passwd"_s << form;
        QTest::newRow("nothing") << u""_s << form;
    }
    void insideAddress_isNeverContacted()
    {
        QFETCH(QString, url);
        QFETCH(QString, reason);
        Canary canary;
        QVERIFY(canary.listen(QHostAddress::LocalHost));
        // The canary's port is as good as 443 here, so that nothing but the address protects it.
        MediaFetcher fetcher(
            {.resolve = [](const QString &, auto done) { done({QHostAddress(QHostAddress::LocalHost)}); },
             .isAllowed = {},
             .port = canary.serverPort()});
        const QString port = u':' + QString::number(canary.serverPort());
        const bool hasPort = url.contains(u":22/"_s);
        QCOMPARE(fetch(fetcher, get(hasPort ? url : QString(url).replace(u"/x"_s, port + u"/x"_s))).reason, reason);
        QCOMPARE(canary.knocks, 0);
    }

    void oneInsideAddressAmongMany_refusesAll()
    {
        MediaFetcher fetcher({.resolve =
                                  [](const QString &, auto done) {
                                      done({QHostAddress(u"93.184.216.34"_s), QHostAddress(u"10.0.0.7"_s)});
                                  },
                              .isAllowed = {},
                              .port = 443});
        QCOMPARE(fetch(fetcher, get(u"https://cdn.shop.com/x"_s)).reason, u"private_address"_s);
    }

    /// The name answers with an allowed address first and another one from then on.
    void name_isLookedUpOnce_andProvenByTls_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<bool>("reached");
        QTest::newRow("the name's own certificate") << u"media_host.pem"_s << true;
        QTest::newRow("the address's certificate") << u"right.pem"_s << false;
    }
    void name_isLookedUpOnce_andProvenByTls()
    {
        QFETCH(QString, certificate);
        QFETCH(bool, reached);
        TlsServer server(certificate, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        QVERIFY(server.listen(QHostAddress::LocalHost));
        int lookUps = 0;
        MediaFetcher fetcher(
            {.resolve =
                 [&lookUps](const QString &, auto done) {
                     ++lookUps;
                     done({lookUps == 1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(u"10.0.0.7"_s)});
                 },
             .isAllowed = [](const QHostAddress &at) { return at.isLoopback(); },
             .port = server.serverPort()});
        const Fetched got = fetch(fetcher, get(u"https://cdn.shop.com:%1/x"_s.arg(server.serverPort())));
        QCOMPARE(got.reason, reached ? QString() : u"network"_s);
        QCOMPARE(got.response.body, reached ? QByteArray("ok") : QByteArray());
        QCOMPARE(lookUps, 1);
        QCOMPARE(server.got.contains("Host: cdn.shop.com:"), reached);
        QVERIFY(reached || server.got.isEmpty());
    }

    void namedServer_isReached()
    {
        FakeHttpServer server;
        server.script({{200, "picture", {{"Content-Type", "image/png"}}, false}});
        MediaFetcher fetcher;
        const Fetched got = fetch(fetcher, get(server.base() + u"/media"_s), account(server.base()));
        QCOMPARE(got.reason, QString());
        QCOMPARE(got.response.body, QByteArray("picture"));
        QCOMPARE(headerValue(got.response.headers, "content-type"), QByteArray("image/png"));
        QCOMPARE(headerValue(server.requests().front().headers, "accept-encoding"), QByteArray("identity"));
        // Without the administrator's word the same server is out of bounds.
        QVERIFY(!fetch(fetcher, get(server.base() + u"/media"_s)).reason.isEmpty());
        QCOMPARE(server.requests().size(), size_t(1));
    }

    void redirect_isCheckedAtEachHop_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("reason");
        QTest::newRow("to the same server") << QByteArray("/second") << QString();
        QTest::newRow("to a file") << QByteArray("file:///etc/passwd") << u"address"_s;
        QTest::newRow("to this machine") << QByteArray("https://127.0.0.1/") << u"private_address"_s;
        QTest::newRow("to the metadata service") << QByteArray("http://169.254.169.254/latest/") << u"address"_s;
        QTest::newRow("to plain http") << QByteArray("http://cdn.shop.com/x") << u"address"_s;
        QTest::newRow("to a name inside") << QByteArray("https://rebind.shop.com/x") << u"private_address"_s;
        QTest::newRow("to nowhere") << QByteArray() << u"address"_s;
    }
    void redirect_isCheckedAtEachHop()
    {
        QFETCH(QByteArray, location);
        QFETCH(QString, reason);
        FakeHttpServer server;
        server.script({{302, {}, {{"Location", location}}, false}});
        server.always = [](const HttpRequest &) { return FakeHttpServer::Answer{200, "second", {}, false}; };
        MediaFetcher fetcher(
            {.resolve = [](const QString &, auto done) { done({QHostAddress(QHostAddress::LocalHost)}); },
             .isAllowed = {},
             .port = 443});
        const Fetched got = fetch(fetcher, get(server.base() + u"/first"_s), account(server.base()));
        QCOMPARE(got.reason, reason);
        QCOMPARE(got.response.body, reason.isEmpty() ? QByteArray("second") : QByteArray());
    }

    void redirectLoop_endsAfterThree()
    {
        FakeHttpServer server;
        server.always = [](const HttpRequest &) {
            return FakeHttpServer::Answer{302, {}, {{"Location", "/again"}}, false};
        };
        MediaFetcher fetcher;
        QCOMPARE(fetch(fetcher, get(server.base() + u"/x"_s), account(server.base())).reason, u"address"_s);
        QCOMPARE(server.requests().size(), size_t(4));
    }

    void secret_goesToThePlatformOnly()
    {
        MediaFetcher fetcher(
            {.resolve = [](const QString &, auto done) { done({QHostAddress(QHostAddress::LocalHost)}); },
             .isAllowed = {},
             .port = 443});
        HttpRequest request = get(u"https://cdn.shop.com/x?access_token=TOKEN-123456"_s);
        QCOMPARE(fetch(fetcher, request).reason, u"secret_elsewhere"_s);
        request = get(u"https://cdn.shop.com/x?access_token=TOKEN%2D123456"_s);
        QCOMPARE(fetch(fetcher, request).reason, u"secret_elsewhere"_s);
        request = get(u"https://cdn.shop.com/x"_s);
        request.headers = {{"Authorization", "Bearer TOKEN-123456"}};
        QCOMPARE(fetch(fetcher, request).reason, u"secret_elsewhere"_s);
    }

    void headers_areNotCarriedElsewhere()
    {
        FakeHttpServer first, second;
        first.script({{302, {}, {{"Location", (second.base() + u"/x"_s).toLatin1()}}, false}});
        second.script({{200, "ok", {}, false}});
        ChannelAccount who = account(first.base());
        who.settings.insert(u"api_base"_s, second.base());
        HttpRequest request = get(first.base() + u"/x"_s);
        request.headers = {{"Authorization", "Bearer TOKEN-123456"}};
        MediaFetcher fetcher;
        QCOMPARE(fetch(fetcher, request, who).reason, QString());
        QVERIFY(!headerValue(first.requests().front().headers, "authorization").isEmpty());
        QVERIFY(headerValue(second.requests().front().headers, "authorization").isEmpty());
    }

    void tooMuch_isCutOff_data()
    {
        QTest::addColumn<bool>("announced");
        QTest::newRow("announced by its length") << true;
        QTest::newRow("without a length") << false;
    }
    void tooMuch_isCutOff()
    {
        QFETCH(bool, announced);
        const QByteArray body(3'000'000, 'x');
        FakeHttpServer server;
        server.script({announced ? FakeHttpServer::Answer{200, body, {}, false}
                                 : FakeHttpServer::Answer{0, "HTTP/1.1 200 OK\r\n\r\n" + body, {}, false}});
        MediaFetcher fetcher;
        FetchLimits limits;
        limits.bytes = 1'000'000;
        QCOMPARE(fetch(fetcher, get(server.base() + u"/x"_s), account(server.base()), limits).reason, u"too_large"_s);
    }

    void silentServer_isLeft()
    {
        FakeHttpServer server;
        server.script({FakeHttpServer::silence()});
        MediaFetcher fetcher;
        FetchLimits limits;
        limits.silence = 300ms;
        QCOMPARE(fetch(fetcher, get(server.base() + u"/x"_s), account(server.base()), limits).reason, u"network"_s);
    }
};

QTEST_GUILESS_MAIN(TestMediaFetcher)
#include "tst_media_fetcher.moc"
