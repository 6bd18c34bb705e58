// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_client.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(LIANXI_TEST_DIR "/fixtures/tls/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslCertificate certificate(const QString &name)
{
    return QSslCertificate(fixture(name + u".pem"_s));
}

/// Answers 200 to whatever comes in over TLS, and remembers it.
class TlsServer final : public QSslServer
{
public:
    explicit TlsServer(const QString &name)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate(name));
        configuration.setPrivateKey(QSslKey(fixture(u"server.key"_s), QSsl::Rsa));
        setSslConfiguration(configuration);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QIODevice::readyRead, this, [this, socket] {
                got += socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            });
        });
    }
    QByteArray got;
};

} // namespace

class TestHttpTls : public QObject
{
    Q_OBJECT
    QSslConfiguration m_before;

private Q_SLOTS:
    void initTestCase()
    {
        m_before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration trusting = m_before;
        trusting.setCaCertificates({certificate(u"authority"_s)});
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    void cleanupTestCase() { QSslConfiguration::setDefaultConfiguration(m_before); }

    void server_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("trusted");
        QTest::newRow("the right one") << u"right"_s << true;
        QTest::newRow("another host's certificate") << u"other_host"_s << false;
        QTest::newRow("expired") << u"expired"_s << false;
        QTest::newRow("signed by itself") << u"self_signed"_s << false;
    }
    void server()
    {
        QFETCH(QString, name);
        QFETCH(bool, trusted);
        TlsServer server(name);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        HttpClient client;
        HttpRequest request;
        request.url = u"https://127.0.0.1:%1/send"_s.arg(server.serverPort());
        request.method = "POST";
        request.body = "secret words";
        std::optional<HttpResponse> answer;
        client.request(request, 10s, [&answer](HttpResponse response) { answer = std::move(response); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 15'000);
        QCOMPARE(answer->status, trusted ? 200 : 0);
        QCOMPARE(server.got.contains("secret words"), trusted);
        QVERIFY(trusted || !answer->written);
    }
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_http_tls.moc"
