// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/streamer.h"
#include "app/profile/memory_secret_store.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/fake_stream_server.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"
#include "tests/support/probe_codec.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

using End = StreamStep::End;

/// A stream of our own, as small as one can be. Opened: says {"after":N}. Frames: {"ready":true} the subscription
/// stands; {"n","text"} a message, N becomes n; {"end":"…"} the session ends so. Each tick says {"tick":true}. Its
/// token is fetched below settings "api_base"; settings "streaming" or "elsewhere" say where sessions are opened.
class StreamProbe final : public Codec
{
public:
    std::chrono::seconds silence{60}, tick{20};

    [[nodiscard]] Platform platform() const override { return Platform::Mastodon; }
    [[nodiscard]] std::optional<StreamOpen> openStream(const ChannelAccount &account,
                                                       const QJsonObject &) const override
    {
        StreamOpen open;
        open.request.method = "GET";
        const QJsonObject &settings = account.settings;
        open.request.url =
            settings.value("elsewhere"_L1).toString(settings.value("streaming"_L1).toString()) + "/events"_L1;
        open.request.headers = {{"Authorization", account.secrets.value("access_token"_L1).toString().toUtf8()},
                                {"Origin", "https://desk.example"}};
        open.subprotocol = "probe-v1";
        open.silence = silence;
        open.tick = tick;
        return open;
    }
    [[nodiscard]] StreamStep onStream(const StreamInput &input, const QJsonObject &state, const QJsonObject &cursor,
                                      const ChannelAccount &, Instant) const override
    {
        StreamStep step;
        step.state = state;
        if (input.kind == StreamInput::Kind::Opened)
            step.send.push_back("{\"after\":" + QByteArray::number(cursor.value("n"_L1).toInt()) + '}');
        if (input.kind == StreamInput::Kind::Tick)
            step.send.push_back("{\"tick\":true}");
        if (input.kind == StreamInput::Kind::Closed)
            step.reason = u"closed_%1"_s.arg(input.closeCode);
        if (input.kind != StreamInput::Kind::Frame)
            return step;
        const QJsonObject frame = QJsonDocument::fromJson(input.frame).object();
        step.standing = frame.value("ready"_L1).toBool();
        if (frame.contains("n"_L1)) {
            const int n = frame.value("n"_L1).toInt();
            PlatformEvent event;
            event.kind = PlatformEventKind::Message;
            event.eventKey = event.messageId = u"s:%1"_s.arg(n);
            event.threadId = event.sender.id = u"anna"_s;
            event.text = frame.value("text"_L1).toString();
            step.events.push_back(event);
            step.next = {{u"n"_s, n}};
        }
        static const QHash<QString, End> ends{{u"reconnect"_s, End::Reconnect},
                                              {u"credentials"_s, End::Credentials},
                                              {u"taken"_s, End::TakenOver},
                                              {u"refused"_s, End::Refused}};
        step.end = ends.value(frame.value("end"_L1).toString(), End::None);
        return step;
    }
    [[nodiscard]] SendPlan planSend(const SendIntent &, const ChannelAccount &, Instant) const override { return {}; }
    [[nodiscard]] SendAnswer readAnswer(const HttpResponse &, const SendIntent &, const ChannelAccount &,
                                        Instant) const override
    {
        return {};
    }
    [[nodiscard]] ChannelLimits limits(Surface) const override { return {}; }
    [[nodiscard]] std::optional<HttpRequest> tokenRequest(const ChannelAccount &account) const override
    {
        HttpRequest request;
        request.url = account.settings.value("api_base"_L1).toString() + "/token"_L1;
        return request;
    }
    [[nodiscard]] Result<QJsonObject> readToken(const HttpResponse &response, Instant now) const override
    {
        return ProbeCodec().readToken(response, now);
    }
};

/// Answers every upgrade with one HTTP status.
class RefusingServer final : public QObject
{
public:
    explicit RefusingServer(QByteArray answer)
        : m_answer(std::move(answer))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            ++connections;
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (socket->readAll().endsWith("\r\n\r\n")) {
                    socket->write(m_answer);
                    socket->disconnectFromHost();
                }
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    [[nodiscard]] QString stream() const { return u"ws://127.0.0.1:%1"_s.arg(m_server.serverPort()); }
    int connections = 0;

private:
    QByteArray m_answer;
    QTcpServer m_server;
};

} // namespace

class TestStreamer : public QObject
{
    Q_OBJECT
    std::unique_ptr<MemoryLog> m_log;
    MemorySecretStore m_secrets;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<TokenKeeper> m_tokenKeeper;
    std::unique_ptr<FakeHttpServer> m_tokens;
    std::unique_ptr<FakeStreamServer> m_server;
    std::unique_ptr<StreamProbe> m_codec;
    std::unique_ptr<Streamer> m_streamer;
    QHash<QString, QJsonObject> m_cursors;
    QList<bool> m_stands;
    QJsonObject m_moved;

    /// The administrator named both servers: the one of sessions and the one of tokens.
    [[nodiscard]] ChannelConfigured shop(const QString &stream = {}) const
    {
        ChannelConfigured channel = probeChannel(u"shop"_s, m_tokens->base());
        channel.platform = Platform::Mastodon;
        QString base = m_server->base();
        channel.settings.insert(u"streaming"_s, stream.isEmpty() ? base.replace(0, 4, u"ws"_s) : stream);
        return channel;
    }
    void start(const ChannelConfigured &channel)
    {
        m_channels->configure({channel});
        m_tokenKeeper = std::make_unique<TokenKeeper>(
            TokenKeeper::Parts{*m_channels, *m_health, *m_clock, *m_http, [this](Platform) { return m_codec.get(); }});
        m_streamer = std::make_unique<Streamer>(Streamer::Parts{
            .log = *m_log,
            .channels = *m_channels,
            .health = *m_health,
            .clock = *m_clock,
            .scheduler = *m_scheduler,
            .tokens = *m_tokenKeeper,
            .codecs = [this](Platform) { return m_codec.get(); },
            .askCursors = [this](const ChannelId &, const Streamer::CursorsDone &done) { done(m_cursors); },
            .stands = [this](const ChannelId &, bool stands) { m_stands.append(stands); },
            .cursorMoved = [this](const ChannelId &, const QJsonObject &cursor) { m_moved = cursor; },
            .jitter = [] { return 0.0; },
            .source = u"/gateway/test"_s,
        });
        m_streamer->refresh();
    }
    [[nodiscard]] bool isOpen(int sessions) const
    {
        return m_server->sessions() == sessions && m_server->open() == 1 && m_server->heard().size() >= sessions;
    }
    [[nodiscard]] QString trouble() const { return m_health->facts(ChannelId(u"shop"_s)).trouble; }
    [[nodiscard]] QStringList texts() const
    {
        QStringList found;
        for (const Event &event : m_log->eventsOf(EventType::PlatformEventReceived))
            found.append(payloadOf<PlatformEventReceived>(event)->event.text);
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_streamer.reset();
        m_tokenKeeper.reset();
        m_log = std::make_unique<MemoryLog>();
        m_channels = std::make_unique<ChannelRegistry>(m_secrets);
        m_health = std::make_unique<ChannelHealth>();
        m_clock = std::make_unique<ManualClock>();
        m_scheduler = std::make_unique<ManualScheduler>(*m_clock);
        m_http = std::make_unique<HttpClient>();
        m_tokens = std::make_unique<FakeHttpServer>();
        m_server = std::make_unique<FakeStreamServer>();
        m_codec = std::make_unique<StreamProbe>();
        m_cursors.clear();
        m_stands.clear();
        m_moved = {};
        QVERIFY(
            m_secrets.write(ChannelRegistry::secretName(ChannelId(u"shop"_s)), QJsonDocument(probeSecrets()).toJson()));
    }
    void cleanup()
    {
        m_streamer.reset();
        m_server.reset();
        m_tokenKeeper.reset();
        m_http.reset();
    }

    void session_isOpenedAsTheCodecSays()
    {
        m_cursors = {{streamCursor, {{u"n"_s, 17}}}};
        start(shop());
        QTRY_VERIFY(isOpen(1));
        const QNetworkRequest upgrade = m_server->upgrades().front();
        QCOMPARE(upgrade.rawHeader("Authorization"), QByteArray("t"));
        QCOMPARE(upgrade.rawHeader("Sec-WebSocket-Protocol"), QByteArray("probe-v1"));
        QCOMPARE(upgrade.rawHeader("Origin"), QByteArray("https://desk.example"));
        QCOMPARE(m_server->heard().front(), u"{\"after\":17}"_s);
    }

    void frame_andItsCursor_areOneRecord()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->say(u"{\"n\":4,\"text\":\"a\"}"_s);
        QTRY_COMPARE(m_log->lastSequence(), 1);
        QCOMPARE(m_log->records.front().events.size(), 2u);
        const auto cursor = payloadOf<ChannelCursor>(m_log->records.front().events.at(1));
        QVERIFY(cursor);
        QCOMPARE(cursor->name, QString(streamCursor));
        QCOMPARE(cursor->cursor.value("n"_L1).toInt(), 4);
        QCOMPARE(m_moved.value("n"_L1).toInt(), 4);
        QCOMPARE(m_health->facts(ChannelId(u"shop"_s)).stored, 1);
    }

    void burst_isStoredWholeAndInOrder()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        QStringList said;
        for (int n = 1; n <= 500; ++n) {
            said.append(QString::number(n));
            m_server->say(u"{\"n\":%1,\"text\":\"%1\"}"_s.arg(n));
        }
        QTRY_COMPARE(texts().size(), 500);
        QCOMPARE(texts(), said);
    }

    void unreadableFrames_areDropped_theSessionStays()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->say(u"{\"n\":"_s);
        m_server->say(QString());
        m_server->sayBytes(QByteArray(300, '\xff'));
        m_server->say(u"{\"n\":1,\"text\":\"still here\"}"_s);
        QTRY_COMPARE(texts(), QStringList{u"still here"_s});
        QCOMPARE(m_server->sessions(), 1);
    }

    void binaryFrames_areFramesToo()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->sayBytes("{\"n\":1,\"text\":\"bytes\"}");
        QTRY_COMPARE(texts(), QStringList{u"bytes"_s});
    }

    void abruptEnd_isOpenedAgain_whereItHadCome()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->say(u"{\"n\":9,\"text\":\"a\"}"_s);
        QTRY_COMPARE(m_moved.value("n"_L1).toInt(), 9);
        m_server->hangUp();
        QTRY_VERIFY(!trouble().isEmpty());
        QCOMPARE(m_server->sessions(), 1); // not before the wait is over
        m_scheduler->advance(1s);
        QTRY_VERIFY(isOpen(2));
        QCOMPARE(m_server->heard().back(), u"{\"after\":9}"_s);
    }

    void failures_areWaitedOutLonger()
    {
        m_server->hangUp();
        const ChannelConfigured channel = shop();
        m_server.reset();
        start(channel);
        for (const auto wait : {500ms, 1000ms, 2000ms, 4000ms}) {
            QTRY_VERIFY(m_scheduler->next() && *m_scheduler->next() - m_clock->now() == wait);
            QCOMPARE(trouble(), u"network"_s);
            m_scheduler->advance(wait);
        }
        m_server = std::make_unique<FakeStreamServer>();
    }

    void standing_isTold_andAgainAfterAReconnect()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->say(u"{\"ready\":true}"_s);
        QTRY_COMPARE(m_stands, QList<bool>{true});
        m_server->close(QWebSocketProtocol::CloseCodeGoingAway);
        QTRY_COMPARE(m_stands, (QList<bool>{true, false}));
        QCOMPARE(trouble(), u"closed_1001"_s);
        m_scheduler->advance(1s);
        QTRY_VERIFY(isOpen(2));
        m_server->say(u"{\"ready\":true}"_s);
        QTRY_COMPARE(m_stands, (QList<bool>{true, false, true}));
        QCOMPARE(trouble(), QString());
    }

    void ticks_keepAQuietSessionAlive()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        for (int tick = 0; tick < 9; ++tick) {
            const auto heard = m_server->heard().size();
            m_scheduler->advance(20s);
            // The pong that answers the ping beside it is all that is heard.
            QTRY_COMPARE(m_server->heard().size(), heard + 1);
            QCOMPARE(m_server->heard().back(), u"{\"tick\":true}"_s);
        }
        QCOMPARE(m_server->sessions(), 1);
    }

    void silence_isTheEnd()
    {
        m_codec->silence = 6s;
        start(shop());
        QTRY_VERIFY(isOpen(1));
        // No event loop runs meanwhile: nothing is heard, not even a pong.
        m_scheduler->advance(7s);
        m_scheduler->advance(3s);
        QTRY_VERIFY(isOpen(2));
    }

    void machineThatSlept_opensAgainAtOnce()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_clock->advance(8h);
        m_scheduler->advance(0ms); // the watch that fell due while it slept
        QCOMPARE(trouble(), u"silence"_s);
        m_scheduler->advance(1s);
        QTRY_VERIFY(isOpen(2));
    }

    void expiredToken_isFetchedAndTheSessionOpened()
    {
        m_tokens->script({{200, R"({"access_token":"fresh"})", {}, false}});
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->say(u"{\"end\":\"credentials\"}"_s);
        QTRY_VERIFY(isOpen(2));
        QCOMPARE(m_server->upgrades().back().rawHeader("Authorization"), QByteArray("fresh"));
        QCOMPARE(trouble(), QString());
    }

    void refusedCredentials_askForAPerson_andAreFetchedOnce()
    {
        m_tokens->always = [](const HttpRequest &) { return FakeHttpServer::Answer{401, {}, {}, false}; };
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->say(u"{\"end\":\"credentials\"}"_s);
        QTRY_COMPARE(trouble(), u"reconnect"_s);
        m_scheduler->advance(1s);
        QTRY_VERIFY(isOpen(2));
        m_server->say(u"{\"end\":\"credentials\"}"_s);
        QTRY_COMPARE(m_server->open(), 0);
        QCOMPARE(m_tokens->requests().size(), 1u);
    }

    void refusedUpgrade_isNamed_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("name");
        QTest::newRow("unauthorized") << QByteArray("HTTP/1.1 401 Unauthorized\r\n\r\n") << u"reconnect"_s;
        QTest::newRow("forbidden") << QByteArray("HTTP/1.1 403 Forbidden\r\n\r\n") << u"reconnect"_s;
        QTest::newRow("busy") << QByteArray("HTTP/1.1 503 Service Unavailable\r\n\r\n") << u"server"_s;
        QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01 what\r\n\r\n") << u"network"_s;
        QTest::newRow("redirect") << QByteArray("HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/\r\n\r\n")
                                  << u"network"_s;
        QTest::newRow("wrong key") << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                                 "Connection: Upgrade\r\nSec-WebSocket-Accept: bm8=\r\n\r\n")
                                   << u"network"_s;
    }
    void refusedUpgrade_isNamed()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, name);
        RefusingServer server(answer);
        m_tokens->always = [](const HttpRequest &) { return FakeHttpServer::Answer{401, {}, {}, false}; };
        start(shop(server.stream()));
        QTRY_COMPARE(trouble(), name);
    }

    void serverThatNeverAnswers_isGivenUp()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        start(shop(u"ws://127.0.0.1:%1"_s.arg(mute.serverPort())));
        QTRY_VERIFY(m_scheduler->next());
        m_scheduler->advance(60s);
        QCOMPARE(trouble(), u"silence"_s);
    }

    void takenOver_staysAway_untilThisChannelIsChanged()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->say(u"{\"end\":\"taken\",\"n\":1,\"text\":\"bye\"}"_s);
        QTRY_COMPARE(trouble(), u"taken_over"_s);
        QCOMPARE(texts(), QStringList{u"bye"_s});
        m_scheduler->advance(24h);
        m_streamer->refresh();
        QTRY_COMPARE(m_server->open(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(m_server->sessions(), 1);
        QCOMPARE(trouble(), u"taken_over"_s);
        ChannelConfigured changed = shop();
        changed.settings.insert(u"app"_s, u"other"_s);
        m_channels->configure({changed});
        m_streamer->refresh();
        QTRY_VERIFY(isOpen(2));
        QCOMPARE(trouble(), QString());
    }

    void refused_waitsForAPerson()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->say(u"{\"end\":\"refused\"}"_s);
        QTRY_COMPARE(trouble(), u"refused"_s);
        m_scheduler->advance(24h);
        QCoreApplication::processEvents();
        QCOMPARE(m_server->sessions(), 1);
        m_streamer->refresh();
        QTRY_VERIFY(isOpen(2));
    }

    void oversizedFrame_endsTheSession_andIsNeverHeldInMemory()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_server->sayBytes(QByteArray(static_cast<qsizetype>(StreamSocket::largestFrame) + 1, ' '));
        QTRY_COMPARE(trouble(), u"oversized"_s);
        m_scheduler->advance(1s);
        QTRY_VERIFY(isOpen(2));
    }

    void foreignAddress_isNeverOpened_data()
    {
        QTest::addColumn<QString>("stream");
        QTest::newRow("another port of the same machine") << u"ws://127.0.0.1:1"_s;
        QTest::newRow("a public host without encryption") << u"ws://stream.example"_s;
        QTest::newRow("a public host that nobody named") << u"wss://stream.example"_s;
        QTest::newRow("a file") << u"file:///etc"_s;
        QTest::newRow("a user name in front") << u"wss://a@stream.example"_s;
    }
    void foreignAddress_isNeverOpened()
    {
        QFETCH(QString, stream);
        ChannelConfigured channel = shop();
        channel.settings.insert(u"elsewhere"_s, stream);
        start(channel);
        QTRY_COMPARE(trouble(), u"address"_s);
        QVERIFY(!m_scheduler->next());
    }

    void pausedChannel_isLeftAlone_andComesBack()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        ChannelConfigured paused = shop();
        paused.paused = true;
        m_channels->configure({paused});
        m_streamer->refresh();
        QTRY_COMPARE(m_server->open(), 0);
        m_scheduler->advance(1h);
        QCOMPARE(m_server->sessions(), 1);
        m_channels->configure({shop()});
        m_streamer->refresh();
        QTRY_VERIFY(isOpen(2));
    }

    void logThatTakesNothing_isAskedAgain_nothingIsLost()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_log->reachable = false;
        m_server->say(u"{\"n\":1,\"text\":\"a\"}"_s);
        m_server->say(u"{\"n\":2,\"text\":\"b\"}"_s);
        QTRY_VERIFY(m_health->facts(ChannelId(u"shop"_s)).received == 2
                    && m_health->facts(ChannelId(u"shop"_s)).appendFailures > 0);
        m_log->reachable = true;
        m_scheduler->advance(2s);
        QTRY_COMPARE(texts(), (QStringList{u"a"_s, u"b"_s}));
    }

    void cursorThatAPollMoved_isTheNextSessionsOne()
    {
        start(shop());
        QTRY_VERIFY(isOpen(1));
        m_streamer->noteCursor(ChannelId(u"shop"_s), {{u"n"_s, 33}});
        m_server->hangUp();
        QTRY_VERIFY(!trouble().isEmpty());
        m_scheduler->advance(1s);
        QTRY_VERIFY(isOpen(2));
        QCOMPARE(m_server->heard().back(), u"{\"after\":33}"_s);
    }
};

QTEST_GUILESS_MAIN(TestStreamer)
#include "tst_streamer.moc"
