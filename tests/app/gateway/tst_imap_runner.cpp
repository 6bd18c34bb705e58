// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/imap_runner.h"

#include "app/profile/memory_secret_store.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
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

/// An IMAP server with an inbox and a folder of sent mail that tells of new mail only when it is asked, or told to.
class LazyServer final : public QSslServer
{
public:
    LazyServer()
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(fixture(u"right.pem"_s)));
        configuration.setPrivateKey(QSslKey(fixture(u"server.key"_s), QSsl::Rsa));
        setSslConfiguration(configuration);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            socket = nextPendingConnection();
            ++connections;
            idleTag.clear();
            connect(socket, &QIODevice::readyRead, this, [this, from = socket] {
                while (from->canReadLine())
                    onLine(from->readLine().trimmed());
            });
            socket->write("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR IDLE] hi\r\n");
        });
    }
    void say(const QByteArray &words) const { socket->write(words + "\r\n"); }
    [[nodiscard]] bool isIdling() const { return !idleTag.isEmpty(); }

    QByteArrayList inbox;
    QTcpSocket *socket = nullptr;
    int connections = 0, sentSelected = 0, appended = 0, dones = 0;
    bool slow = false; ///< leaves DONE without an answer
    QByteArray idleTag;

private:
    void onLine(const QByteArray &line)
    {
        if (m_literal) {
            m_literal = false;
            say(m_tag + " OK");
            return;
        }
        const QByteArrayList words = line.split(' ');
        if (line == "DONE") {
            ++dones;
            if (!slow)
                say(std::exchange(idleTag, {}) + " OK");
            return;
        }
        if (words.size() < 2)
            return;
        m_tag = words[0];
        const QByteArray verb = words[1];
        if (verb == "CAPABILITY") {
            say("* CAPABILITY IMAP4rev1 IDLE\r\n" + m_tag + " OK");
        } else if (verb == "LIST") {
            say("* LIST (\\Sent) \"/\" Sent\r\n" + m_tag + " OK");
        } else if (verb == "SELECT") {
            const bool sent = words[2] == "\"Sent\"";
            sentSelected += sent ? 1 : 0;
            const QByteArray count = QByteArray::number(sent ? 0 : inbox.size());
            const QByteArray next = QByteArray::number(sent ? 1 : inbox.size() + 1);
            say("* " + count + " EXISTS\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT " + next + "]\r\n" + m_tag + " OK");
        } else if (verb == "UID") {
            const qsizetype from = words.value(3).split(':').front().toLongLong();
            for (qsizetype uid = std::max<qsizetype>(from, 1); words[2] == "FETCH" && uid <= inbox.size(); ++uid) {
                const QByteArray &mail = inbox[uid - 1];
                say("* " + QByteArray::number(uid) + " FETCH (UID " + QByteArray::number(uid) + " RFC822.SIZE "
                    + QByteArray::number(mail.size())
                    + (line.contains("BODY.PEEK")
                           ? " BODY[]<0> {" + QByteArray::number(mail.size()) + "}\r\n" + mail + ')'
                           : QByteArray(")")));
            }
            say(m_tag + " OK");
        } else if (verb == "IDLE") {
            idleTag = m_tag;
            say("+ idling");
        } else if (verb == "APPEND") {
            ++appended;
            m_literal = true;
            say("+ go");
        } else {
            say(m_tag + " OK");
        }
    }

    QByteArray m_tag;
    bool m_literal = false;
};

QByteArray mail(int number)
{
    return "From: ann@customer.example\r\nMessage-ID: <m" + QByteArray::number(number)
        + "@customer.example>\r\n\r\nhello\r\n";
}

} // namespace

/// One mailbox in operation, with time in the test's hands.
class TestImapRunner : public QObject
{
    Q_OBJECT
    QSslConfiguration m_before;
    MemorySecretStore m_secrets;
    ManualClock m_clock;
    std::unique_ptr<LazyServer> m_server;
    std::unique_ptr<MemoryLog> m_log;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<TokenKeeper> m_tokens;
    std::unique_ptr<ImapRunner> m_runner;
    const ChannelId m_id{u"post"_s};

    [[nodiscard]] size_t received() const { return m_log->eventsOf(EventType::PlatformEventReceived).size(); }
    [[nodiscard]] QString trouble() const { return m_health->facts(m_id).trouble; }

private Q_SLOTS:
    void initTestCase()
    {
        m_before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration trusting = m_before;
        trusting.setCaCertificates({QSslCertificate(fixture(u"authority.pem"_s))});
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    void cleanupTestCase() { QSslConfiguration::setDefaultConfiguration(m_before); }
    void init()
    {
        m_server = std::make_unique<LazyServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        m_server->inbox = {mail(1)};
        m_log = std::make_unique<MemoryLog>();
        m_scheduler = std::make_unique<ManualScheduler>(m_clock);
        m_channels = std::make_unique<ChannelRegistry>(m_secrets);
        m_health = std::make_unique<ChannelHealth>();
        m_http = std::make_unique<HttpClient>();
        m_tokens =
            std::make_unique<TokenKeeper>(TokenKeeper::Parts{*m_channels, *m_health, m_clock, *m_http, codecFor});
        ChannelConfigured channel;
        channel.channel = m_id;
        channel.platform = Platform::Email;
        channel.settings = {{"address"_L1, "care@brand.example"_L1},
                            {"imap_base"_L1, u"imaps://127.0.0.1:%1"_s.arg(m_server->serverPort())}};
        QVERIFY(m_channels->updateSecrets(m_id, {{"password"_L1, "secret"_L1}}));
        m_channels->configure({channel});
        m_runner = std::make_unique<ImapRunner>(
            ImapRunner::Parts{*m_log, *m_channels, *m_health, m_clock, *m_scheduler, *m_tokens,
                              [](const ChannelId &, const ImapRunner::CursorsDone &done) { done({}); },
                              [] { return 0.0; }, u"/gateway/test"_s});
        m_runner->refresh();
        QTRY_VERIFY(m_server->isIdling());
    }
    void cleanup()
    {
        m_runner.reset();
        m_server.reset();
    }

    void serverThatTells_isHeardAtOnce()
    {
        QCOMPARE(received(), 0u); // what lay there was dealt with before
        m_server->inbox.append(mail(2));
        m_server->say("* 2 EXISTS");
        QTRY_COMPARE(received(), 1u);
        QTRY_VERIFY(m_server->isIdling());
        QCOMPARE(m_server->connections, 1);
    }

    /// Its keep-alives are no answer: neither mail of which it does not tell nor the other folder may wait for ever.
    void serverThatOnlySaysItIsThere_isAskedWithinTwoMinutes()
    {
        const int looked = m_server->sentSelected;
        m_server->inbox.append(mail(2));
        m_scheduler->advance(90s);
        m_server->say("* OK [ALERT] Still here");
        QTRY_COMPARE(trouble(), u"alert"_s); // it is heard
        m_scheduler->advance(60s);
        QTRY_COMPARE(received(), 1u);
        QTRY_VERIFY(m_server->isIdling());
        QCOMPARE(m_server->sentSelected, looked + 1);
        QCOMPARE(m_server->connections, 1);
    }

    /// The time that a line was silent in IDLE is not held against the answer that is awaited then.
    void copyOfASentMail_afterALongSilence_keepsTheLine()
    {
        m_scheduler->advance(100s);
        m_server->slow = true;
        m_runner->keepSent(m_id, "Subject: x\r\n\r\nx\r\n");
        QTRY_COMPARE(m_server->dones, 1);
        m_scheduler->advance(30s);
        QCOMPARE(trouble(), QString());
        m_server->slow = false;
        m_server->say(std::exchange(m_server->idleTag, {}) + " OK");
        QTRY_COMPARE(m_server->appended, 1);
        QTRY_VERIFY(m_server->isIdling());
        QCOMPARE(m_server->connections, 1);
    }

    void serverThatNoLongerAnswers_isLeft_andReachedAgain()
    {
        m_server->slow = true;
        m_scheduler->advance(120s); // asks
        m_scheduler->advance(60s); // and gives up
        QCOMPARE(trouble(), u"network"_s);
        m_server->slow = false;
        m_server->inbox.append(mail(2));
        m_scheduler->advance(5s);
        QTRY_COMPARE(m_server->connections, 2);
        QTRY_VERIFY(m_server->isIdling());
        QTRY_COMPARE(trouble(), QString());
        QTRY_COMPARE(received(), 1u);
    }

    void logThatTakesNothing_losesNothing()
    {
        m_log->reachable = false;
        m_server->inbox.append(mail(2));
        m_server->say("* 2 EXISTS");
        QTRY_COMPARE(trouble(), u"log"_s);
        QCOMPARE(received(), 0u);
        m_log->reachable = true;
        m_scheduler->advance(2s);
        QTRY_COMPARE(received(), 1u);
        QTRY_COMPARE(trouble(), QString());
    }
};

QTEST_GUILESS_MAIN(TestImapRunner)
#include "tst_imap_runner.moc"
