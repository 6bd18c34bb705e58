// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/gateway.h"
#include "app/log/sqlite_log.h"
#include "tests/support/manual_clock.h"
#include "tests/support/probe_codec.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

class NoSecrets final : public SecretStore
{
public:
    [[nodiscard]] Result<QByteArray> read(const QString &) const override { return failure(ErrorCode::NotFound, {}); }
    [[nodiscard]] Status write(const QString &, const QByteArray &) override { return {}; }
    [[nodiscard]] Status remove(const QString &) override { return {}; }
};

/// A log that can be switched off, and one that never answers.
class ShakyLog final : public Log
{
public:
    explicit ShakyLog(Log &below)
        : m_below(below)
    {
    }
    void append(Append what, AppendDone done) override
    {
        if (silent)
            return;
        if (keep) {
            const std::lock_guard lock(m_mutex);
            m_kept.emplace_back(std::move(what), std::move(done));
            return;
        }
        if (down)
            done(Unavailable{{ErrorCode::DiskFull, u"no space"_s}});
        else
            m_below.append(std::move(what), std::move(done));
    }
    std::unique_ptr<Subscription> follow(Sequence after, RecordSink sink) override
    {
        return m_below.follow(after, std::move(sink));
    }
    [[nodiscard]] Sequence lastSequence() const override { return m_below.lastSequence(); }
    std::atomic<bool> down = false, silent = false, keep = false;
    [[nodiscard]] bool kept()
    {
        const std::lock_guard lock(m_mutex);
        return !m_kept.empty();
    }
    /// Takes what was kept.
    void release()
    {
        const std::lock_guard lock(m_mutex);
        for (auto &[what, done] : m_kept)
            m_below.append(std::move(what), std::move(done));
        m_kept.clear();
    }

private:
    Log &m_below;
    std::mutex m_mutex;
    std::vector<std::pair<Append, AppendDone>> m_kept; ///< guarded by m_mutex
};

/// Sends bytes, reads until one whole answer is there or the server closes. Blocking; any thread.
QByteArray exchange(quint16 port, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected())
        return "no connection";
    socket.write(bytes);
    QByteArray got;
    for (;;) {
        if (!socket.waitForReadyRead(5000))
            return got;
        got += socket.readAll();
        const qsizetype head = got.indexOf("\r\n\r\n");
        const qsizetype at = got.indexOf("Content-Length: ");
        if (head > 0 && at > 0
            && got.size() >= head + 4 + got.mid(at + 16, got.indexOf('\r', at) - at - 16).toLongLong())
            return got;
    }
}

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}

} // namespace

class TestGateway : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SqliteLog> m_sqlite;
    std::unique_ptr<ShakyLog> m_log;
    NoSecrets m_secrets;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    ManualClock m_clock;
    ProbeCodec m_codec;
    std::unique_ptr<Gateway> m_gateway;
    quint16 m_port = 0; ///< of m_gateway, for clients that outlive it
    [[nodiscard]] QStringList asked()
    {
        const std::lock_guard lock(m_askedMutex);
        return m_asked;
    }
    std::mutex m_askedMutex;
    QStringList m_asked; ///< "channel list hint", guarded by m_askedMutex

    void open(const HttpLimits &limits)
    {
        m_gateway.reset();
        HookService::Parts parts{*m_log,
                                 *m_channels,
                                 *m_health,
                                 m_clock,
                                 [this](Platform) { return &m_codec; },
                                 u"/gateway/test"_s,
                                 500ms,
                                 [this](const ChannelId &channel, const std::vector<PollAsk> &asks) {
                                     const std::lock_guard lock(m_askedMutex);
                                     for (const PollAsk &ask : asks)
                                         m_asked << channel.text() + u' ' + ask.list + u' '
                                                 + ask.hint.value("h"_L1).toString();
                                 },
                                 [this](const ChannelId &channel, const std::vector<SendIntent> &presses) {
                                     const std::lock_guard lock(m_askedMutex);
                                     for (const SendIntent &press : presses)
                                         m_asked << channel.text() + u' ' + press.op + u' ' + press.target;
                                 }};
        m_gateway = std::make_unique<Gateway>(std::move(parts), Gateway::Options{u"127.0.0.1"_s, 0, limits});
        QVERIFY(m_gateway->start());
        m_port = m_gateway->port();
    }
    [[nodiscard]] QByteArray post(const QByteArray &body, const QByteArray &key = "k") const
    {
        return exchange(m_port, ProbeCodec::signedRequest(u"shop"_s, body, key));
    }
    [[nodiscard]] ChannelFacts facts() const { return m_health->facts(ChannelId(u"shop"_s)); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto log = SqliteLog::open(m_dir->filePath(u"log.db"_s), sqlite::PageKey::generate());
        QVERIFY(log);
        m_sqlite = std::move(*log);
        m_log = std::make_unique<ShakyLog>(*m_sqlite);
        m_channels = std::make_unique<ChannelRegistry>(m_secrets);
        m_health = std::make_unique<ChannelHealth>();
        ChannelConfigured paused = probeChannel(u"paused"_s);
        paused.paused = true;
        m_channels->configure({probeChannel(u"shop"_s), paused});
        QVERIFY(m_channels->updateSecrets(ChannelId(u"shop"_s), probeSecrets()));
        QVERIFY(m_channels->updateSecrets(ChannelId(u"paused"_s), probeSecrets()));
        m_asked.clear();
        open({});
    }
    void cleanup() { m_gateway.reset(); }

    void signedRequest_isOnTheLogBeforeItIsAnswered()
    {
        const QByteArray answer = post(R"({"key":"m1","person":"anna","text":"你好"})");
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(answer.endsWith("taken"));
        QCOMPARE(m_log->lastSequence(), 1);
        QCOMPARE(facts().stored, 1);
    }

    void pushWithoutContent_asksThePoller_onceProven()
    {
        QCOMPARE(statusOf(post(R"({"ask":"T1"})")), 200);
        QCOMPARE(asked(), QStringList{u"shop items T1"_s});
        QCOMPARE(m_log->lastSequence(), 0);
        QCOMPARE(statusOf(post(R"({"ask":"T2"})", "forged")), 401);
        QCOMPARE(asked().size(), 1);
    }

    void press_isAcknowledged_onceItIsDurable()
    {
        const QByteArray body = R"({"key":"m1","person":"anna","press":"b-1"})";
        m_log->down = true;
        QCOMPARE(statusOf(post(body)), 503);
        QCOMPARE(asked(), QStringList());
        m_log->down = false;
        QCOMPARE(statusOf(post(body)), 200);
        QCOMPARE(asked(), QStringList{u"shop ack_postback b-1"_s});
        QCOMPARE(statusOf(post(R"({"key":"m2","person":"anna","press":"b-2"})", "forged")), 401);
        QCOMPARE(asked().size(), 1);
    }

    void sameRequest_manyTimesAtOnce_isOneRecord()
    {
        constexpr int threads = 8, times = 125;
        std::atomic<int> taken = 0;
        {
            std::vector<std::jthread> senders;
            for (int i = 0; i < threads; ++i) {
                senders.emplace_back([this, &taken] {
                    for (int n = 0; n < times; ++n)
                        taken += statusOf(post(R"({"key":"m1","person":"anna","text":"你好"})")) == 200;
                });
            }
        }
        QCOMPARE(taken.load(), threads * times);
        QCOMPARE(m_log->lastSequence(), 1);
    }

    void storedEvent_carriesChannelAndDerivedId()
    {
        QCOMPARE(statusOf(post(R"({"key":"m1","person":"anna","text":"你好"})")), 200);
        std::promise<Record> first;
        const auto subscription = m_log->follow(0, [&first](const std::vector<Record> &records) {
            first.set_value(records.front());
            return false;
        });
        const Record record = first.get_future().get();
        QCOMPARE(record.subject, channelSubject(ChannelId(u"shop"_s)));
        QCOMPARE(record.key, QByteArray("shop\nm1"));
        QCOMPARE(record.events.front().id, EventId::derive("platform\nshop\nm1"));
        const auto payload = payloadOf<PlatformEventReceived>(record.events.front());
        QVERIFY(payload);
        QCOMPARE(payload->event.text, u"你好"_s);
    }

    void badRequests_areRefusedCountedAndNotStored_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        const QByteArray body = R"({"key":"m1","text":"x"})";
        QTest::newRow("signed with another key")
            << ProbeCodec::signedRequest(u"shop"_s, body, "other") << 401 << u"bad_signature"_s;
        QTest::newRow("one byte of the body changed")
            << ProbeCodec::signedRequest(u"shop"_s, body, "k").replace("\"x\"", "\"y\"") << 401 << u"bad_signature"_s;
        QTest::newRow("not signed") << QByteArray("POST /hooks/shop HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}") << 401
                                    << u"missing_signature"_s;
        QTest::newRow("ten minutes old") << ProbeCodec::signedRequest(u"shop"_s, R"({"key":"m","at":1})", "k") << 401
                                         << u"stale"_s;
        QTest::newRow("well signed but no object")
            << ProbeCodec::signedRequest(u"shop"_s, "[1,2]", "k") << 400 << u"malformed"_s;
        QTest::newRow("a channel that nobody set up")
            << ProbeCodec::signedRequest(u"none"_s, body, "k") << 404 << QString();
        QTest::newRow("a path beside the hooks")
            << QByteArray("POST /x HTTP/1.1\r\nContent-Length: 0\r\n\r\n") << 404 << QString();
        QTest::newRow("a channel id with a dot segment")
            << ProbeCodec::signedRequest(u"../shop"_s, body, "k") << 404 << QString();
        QTest::newRow("a paused channel") << ProbeCodec::signedRequest(u"paused"_s, body, "k") << 503 << QString();
        QTest::newRow("an unusual method") << QByteArray("DELETE /hooks/shop HTTP/1.1\r\n\r\n") << 405 << QString();
        QTest::newRow("larger than the limit")
            << QByteArray("POST /hooks/shop HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n") << 413 << QString();
        QTest::newRow("endless headers") << "GET /hooks/shop HTTP/1.1\r\nX: " + QByteArray(20'000, 'a') << 431
                                         << QString();
        QTest::newRow("chunked body") << QByteArray(
            "POST /hooks/shop HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                                      << 411 << QString();
        QTest::newRow("two lengths") << QByteArray(
            "POST /hooks/shop HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ")
                                     << 400 << QString();
        QTest::newRow("a negative length")
            << QByteArray("POST /hooks/shop HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << 400 << QString();
        QTest::newRow("a space before the colon")
            << QByteArray("GET /hooks/shop HTTP/1.1\r\nHost : x\r\n\r\n") << 400 << QString();
        QTest::newRow("HTTP of another version") << QByteArray("GET /hooks/shop HTTP/3.0\r\n\r\n") << 505 << QString();
        QTest::newRow("a method with a bracket") << QByteArray("G[T /hooks/shop HTTP/1.1\r\n\r\n") << 400 << QString();
        QTest::newRow("no HTTP at all") << QByteArray("\x16\x03\x01\r\n\r\n") << 400 << QString();
    }
    void badRequests_areRefusedCountedAndNotStored()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QString, reason);
        QCOMPARE(statusOf(exchange(m_gateway->port(), request)), status);
        QCOMPARE(m_log->lastSequence(), 0);
        if (!reason.isEmpty())
            QCOMPARE(facts().refused[reason], 1);
    }

    void sameRequestAThousandTimesInParallel_isOneRecordAndAThousandTimes200()
    {
        std::atomic<int> good = 0;
        std::vector<std::thread> clients;
        const QByteArray request = ProbeCodec::signedRequest(u"shop"_s, R"({"key":"m1","person":"a","text":"x"})", "k");
        for (int t = 0; t < 20; ++t) {
            clients.emplace_back([&] {
                for (int i = 0; i < 50; ++i)
                    good += statusOf(exchange(m_gateway->port(), request)) == 200 ? 1 : 0;
            });
        }
        for (std::thread &client : clients)
            client.join();
        QCOMPARE(good.load(), 1000);
        QCOMPARE(m_log->lastSequence(), 1);
        QCOMPARE(facts().stored, 1);
        QCOMPARE(facts().duplicates, 999);
    }

    void typing_isAnsweredButNotStored()
    {
        QCOMPARE(statusOf(post(R"({"key":"t1","person":"a","typing":true})")), 200);
        QCOMPARE(m_log->lastSequence(), 0);
    }

    void fullDisk_isTryAgain_andTheRepetitionIsTaken()
    {
        const QByteArray body = R"({"key":"m1","person":"a","text":"x"})";
        m_log->down = true;
        QCOMPARE(statusOf(post(body)), 503);
        QCOMPARE(facts().appendFailures, 1);
        QCOMPARE(statusOf(exchange(m_gateway->port(), "GET /health HTTP/1.1\r\n\r\n")), 503);
        m_log->down = false;
        QCOMPARE(statusOf(post(body)), 200);
        QCOMPARE(m_log->lastSequence(), 1);
    }

    void logThatDoesNotAnswer_isTryAgain()
    {
        m_log->silent = true;
        QCOMPARE(statusOf(post(R"({"key":"m1","person":"a","text":"x"})")), 503);
    }

    void logThatDoesNotAnswer_keepsNoWorker()
    {
        HttpLimits limits;
        limits.workers = 1;
        open(limits);
        m_log->silent = true;
        std::vector<std::unique_ptr<QTcpSocket>> waiting;
        for (int i = 0; i < 20; ++i) {
            waiting.push_back(std::make_unique<QTcpSocket>());
            waiting.back()->connectToHost(u"127.0.0.1"_s, m_gateway->port());
            QVERIFY(waiting.back()->waitForConnected());
            waiting.back()->write(ProbeCodec::signedRequest(
                u"shop"_s, R"({"key":"m)" + QByteArray::number(i) + R"(","person":"a","text":"x"})", "k"));
            QVERIFY(waiting.back()->waitForBytesWritten());
        }
        QTRY_COMPARE(facts().received, 20);
        QCOMPARE(statusOf(post(R"({"key":"m"})", "forged")), 401);
        for (const auto &socket : waiting) {
            QTRY_VERIFY(socket->bytesAvailable() > 0);
            QCOMPARE(statusOf(socket->readAll()), 503);
        }
        QCOMPARE(facts().appendFailures, 20);
        QCOMPARE(statusOf(exchange(m_gateway->port(), "GET /health HTTP/1.1\r\n\r\n")), 503);
    }

    void logThatAnswersAfterTheEnd_findsNobody()
    {
        m_log->keep = true;
        std::thread client([this] { QCOMPARE(statusOf(post(R"({"key":"m1","person":"a","text":"x"})")), 503); });
        QTRY_VERIFY(m_log->kept());
        m_gateway.reset(); // waits until the patience is over
        client.join();
        m_log->release();
        QTRY_COMPARE(m_log->lastSequence(), 1);
    }

    void requestThatWaits_isAnsweredBeforeTheEnd()
    {
        m_log->keep = true;
        std::thread client([this] { QCOMPARE(statusOf(post(R"({"key":"m1","person":"a","text":"x"})")), 200); });
        QTRY_VERIFY(m_log->kept());
        std::thread late([this] { m_log->release(); });
        m_gateway->stop();
        late.join();
        client.join();
        QCOMPARE(m_log->lastSequence(), 1);
    }

    void clientThatDoesNotReadItsAnswers_holdsUpNobody()
    {
        HttpLimits limits;
        limits.workers = 1;
        limits.writeDeadline = 300ms;
        open(limits);
        QTcpSocket deaf;
        deaf.setReadBufferSize(1);
        deaf.connectToHost(u"127.0.0.1"_s, m_gateway->port());
        QVERIFY(deaf.waitForConnected());
        // More answers than both sides' buffers take.
        const QByteArray many = QByteArray("GET /x HTTP/1.1\r\n\r\n").repeated(2'000);
        bool full = false;
        for (int i = 0; i < 400 && !full; ++i) {
            deaf.write(many);
            while (!full && deaf.bytesToWrite() > 0)
                full = !deaf.waitForBytesWritten(100);
        }
        QVERIFY(full || deaf.state() != QAbstractSocket::ConnectedState);
        QCOMPARE(statusOf(post(R"({"key":"m1","person":"a","text":"x"})")), 200);
        QTRY_COMPARE(m_gateway->counts().timedOut.load(), 1);
    }

    void head_isAnsweredWithoutContent()
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_gateway->port());
        QVERIFY(socket.waitForConnected());
        socket.write("HEAD /x HTTP/1.1\r\nConnection: close\r\n\r\n");
        QVERIFY(socket.waitForDisconnected(5000) || socket.state() == QAbstractSocket::UnconnectedState);
        const QByteArray answer = socket.readAll();
        QCOMPARE(statusOf(answer), 404);
        QVERIFY(answer.contains("Content-Length: 9\r\n"));
        QVERIFY(answer.endsWith("\r\n\r\n"));
    }

    void requestsInOnePacket_areAnsweredInOrder()
    {
        const QByteArray two = ProbeCodec::signedRequest(u"shop"_s, R"({"key":"a","text":"1"})", "k")
            + ProbeCodec::signedRequest(u"shop"_s, R"({"key":"b","text":"2"})", "wrong");
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_gateway->port());
        QVERIFY(socket.waitForConnected());
        socket.write(two);
        QByteArray got;
        while (got.count("HTTP/1.1 ") < 2 && socket.waitForReadyRead(5000))
            got += socket.readAll();
        QVERIFY(got.indexOf("HTTP/1.1 200") == 0);
        QVERIFY(got.indexOf("HTTP/1.1 401") > 0);
    }

    void slowClients_areDropped_andDoNotHoldUpOthers_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("in the headers") << QByteArray("POST /hooks/shop HTTP/1.1\r\nX-");
        QTest::newRow("in the body") << QByteArray("POST /hooks/shop HTTP/1.1\r\nContent-Length: 9\r\n\r\n{");
    }
    void slowClients_areDropped_andDoNotHoldUpOthers()
    {
        QFETCH(QByteArray, beginning);
        HttpLimits limits;
        limits.workers = 2;
        limits.headDeadline = limits.bodyDeadline = 200ms;
        open(limits);
        std::vector<std::unique_ptr<QTcpSocket>> slow;
        for (int i = 0; i < 100; ++i) {
            slow.push_back(std::make_unique<QTcpSocket>());
            slow.back()->connectToHost(u"127.0.0.1"_s, m_gateway->port());
            QVERIFY(slow.back()->waitForConnected());
            slow.back()->write(beginning);
            QVERIFY(slow.back()->waitForBytesWritten());
        }
        QCOMPARE(statusOf(post(R"({"key":"m1","person":"a","text":"x"})")), 200);
        QTRY_COMPARE(m_gateway->counts().timedOut.load(), 100);
        QTRY_VERIFY(slow.front()->bytesAvailable() > 0);
        QCOMPARE(statusOf(slow.front()->readAll()), 408);
    }

    void slowSecondRequest_isDroppedToo()
    {
        HttpLimits limits;
        limits.headDeadline = limits.bodyDeadline = 200ms;
        open(limits);
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_gateway->port());
        QVERIFY(socket.waitForConnected());
        socket.write(ProbeCodec::signedRequest(u"shop"_s, R"({"key":"a","text":"1"})", "k")
                     + "POST /hooks/shop HTTP/1.1\r\nContent-Length: 9\r\n\r\n{");
        QTRY_COMPARE(m_gateway->counts().timedOut.load(), 1);
        QTRY_COMPARE(m_gateway->counts().open.load(), 0);
    }

    void tooManyConnectionsOfOneAddress_areClosed()
    {
        HttpLimits limits;
        limits.connectionsPerAddress = 3;
        open(limits);
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < 5; ++i) {
            clients.push_back(std::make_unique<QTcpSocket>());
            clients.back()->connectToHost(u"127.0.0.1"_s, m_gateway->port());
            QVERIFY(clients.back()->waitForConnected());
        }
        QTRY_COMPARE(m_gateway->counts().overLimit.load(), 2);
        QCOMPARE(m_gateway->counts().open.load(), 3);
    }

    void healthAndMetrics_areForThisMachineOnly()
    {
        QCOMPARE(statusOf(post(R"({"key":"m1","person":"a","text":"x"})")), 200);
        QCOMPARE(statusOf(post(R"({"key":"m2"})", "other")), 401);
        const QByteArray health = exchange(m_gateway->port(), "GET /health HTTP/1.1\r\n\r\n");
        QCOMPARE(statusOf(health), 200);
        const QJsonObject json = QJsonDocument::fromJson(health.mid(health.indexOf("\r\n\r\n") + 4)).object();
        QCOMPARE(json.value("log_last_sequence"_L1).toInt(), 1);
        const QByteArray metrics = exchange(m_gateway->port(), "GET /metrics HTTP/1.1\r\n\r\n");
        QVERIFY(metrics.contains("lianxi_stored_total{channel=\"shop\"} 1\n"));
        QVERIFY(metrics.contains("lianxi_refused_total{channel=\"shop\",reason=\"bad_signature\"} 1\n"));
        QVERIFY(metrics.contains("lianxi_store_seconds_count{channel=\"shop\"} 1\n"));
        const QByteArray forwarded = "GET /metrics HTTP/1.1\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n";
        QCOMPARE(statusOf(exchange(m_gateway->port(), forwarded)), 404);
    }

    void portInUse_isSaid()
    {
        HookService::Parts parts{*m_log, *m_channels, *m_health, m_clock, [this](Platform) { return &m_codec; },
                                 {},     500ms};
        Gateway second(std::move(parts), Gateway::Options{u"127.0.0.1"_s, m_gateway->port(), {}});
        const Status started = second.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
