// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"
#include "app/gateway/poller.h"
#include "app/gateway/streamer.h"
#include "app/profile/memory_secret_store.h"
#include "tests/support/loopback_process.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int patience = 30'000; ///< ms; another program has to start and answer

} // namespace

/// Chatwoot's codec and the streamer against the cable that Chatwoot is made of.
class TestActionCable : public QObject
{
    Q_OBJECT
    LoopbackProcess m_server;
    MemorySecretStore m_secrets;
    std::unique_ptr<MemoryLog> m_log;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<TokenKeeper> m_tokenKeeper;
    std::unique_ptr<Poller> m_poller;
    std::unique_ptr<Streamer> m_streamer;
    int m_stood = 0;

    void start(const QJsonObject &secrets)
    {
        ChannelConfigured channel;
        channel.channel = ChannelId(u"desk"_s);
        channel.platform = Platform::Chatwoot;
        channel.settings = {{u"base"_s, m_server.base()}, {u"account_id"_s, 1}};
        QVERIFY(m_secrets.write(ChannelRegistry::secretName(channel.channel), QJsonDocument(secrets).toJson()));
        m_channels->configure({channel});
        m_tokenKeeper =
            std::make_unique<TokenKeeper>(TokenKeeper::Parts{*m_channels, *m_health, *m_clock, *m_http, codecFor});
        const auto noCursors = [](const ChannelId &, const auto &done) { done({}); };
        m_poller = std::make_unique<Poller>(Poller::Parts{.log = *m_log,
                                                          .channels = *m_channels,
                                                          .health = *m_health,
                                                          .clock = *m_clock,
                                                          .scheduler = *m_scheduler,
                                                          .http = *m_http,
                                                          .tokens = *m_tokenKeeper,
                                                          .codecs = codecFor,
                                                          .askCursors = noCursors,
                                                          .jitter = [] { return 0.0; },
                                                          .source = u"/interop"_s});
        m_streamer = std::make_unique<Streamer>(Streamer::Parts{
            .log = *m_log,
            .channels = *m_channels,
            .health = *m_health,
            .clock = *m_clock,
            .scheduler = *m_scheduler,
            .tokens = *m_tokenKeeper,
            .codecs = codecFor,
            .askCursors = noCursors,
            .stands =
                [this](const ChannelId &which, bool stands) {
                    m_stood += stands ? 1 : 0;
                    m_poller->streamStands(which, stands);
                },
            .cursorMoved = [](const ChannelId &, const QJsonObject &) {},
            .jitter = [] { return 0.0; },
            .source = u"/interop"_s,
        });
        m_streamer->refresh();
    }
    /// What the server answers to a word of ours; also waits for it.
    QJsonObject control(const QByteArray &path, const QJsonObject &body = {})
    {
        HttpRequest request;
        request.url = m_server.base() + u"/control"_s + QString::fromLatin1(path);
        request.headers = {{"Content-Type", "application/json"}};
        request.body = QJsonDocument(body).toJson();
        std::optional<HttpResponse> answer;
        m_http->request(request, 10s, [&answer](HttpResponse response) { answer = std::move(response); });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, patience);
        return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList found;
        for (const Event &event : m_log->eventsOf(EventType::PlatformEventReceived))
            found.append(payloadOf<PlatformEventReceived>(event)->event.text);
        return found;
    }
    static QJsonObject message(int id, const QString &text)
    {
        return {{u"event"_s, u"message.created"_s},
                {u"data"_s,
                 QJsonObject{{u"id"_s, id},
                             {u"content"_s, text},
                             {u"account_id"_s, 1},
                             {u"conversation_id"_s, 12},
                             {u"message_type"_s, 0},
                             {u"created_at"_s, 1'795'253'370},
                             {u"sender"_s, QJsonObject{{u"id"_s, 55}, {u"name"_s, u"Ann"_s}}}}}};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start(u"puma"_s,
                               {u"--environment"_s, u"test"_s, u"--threads"_s, u"4:8"_s, u"--bind"_s,
                                u"tcp://127.0.0.1:0"_s, u"config.ru"_s},
                               QStringLiteral(LIANXI_TEST_DIR "/interop/action_cable")));
    }
    void init()
    {
        m_log = std::make_unique<MemoryLog>();
        m_channels = std::make_unique<ChannelRegistry>(m_secrets);
        m_health = std::make_unique<ChannelHealth>();
        m_clock = std::make_unique<ManualClock>();
        m_scheduler = std::make_unique<ManualScheduler>(*m_clock);
        m_http = std::make_unique<HttpClient>();
        m_stood = 0;
    }
    void cleanup()
    {
        m_streamer.reset();
        m_poller.reset();
        m_tokenKeeper.reset();
        m_http.reset();
    }

    /// The cable's token is not known at first: the profile tells it. Then the room is heard.
    void apiToken_isEnoughToListen()
    {
        start({{u"api_access_token"_s, u"token-of-the-api"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(m_stood, 1, patience);
        QCOMPARE(m_channels->account(ChannelId(u"desk"_s))->secrets.value("pubsub_token"_L1).toString(),
                 u"pubsub-of-the-room"_s);
        control("/say", message(1, u"Where is my order? 📦"_s));
        QTRY_COMPARE_WITH_TIMEOUT(texts(), QStringList{u"Where is my order? 📦"_s}, patience);
        QCOMPARE(m_health->facts(ChannelId(u"desk"_s)).trouble, QString());
    }

    void rejectedSubscription_isTriedWithAFreshToken()
    {
        start({{u"api_access_token"_s, u"token-of-the-api"_s},
               {u"pubsub_token"_s, u"of last year"_s},
               {u"user_id"_s, 9}});
        QTRY_COMPARE_WITH_TIMEOUT(m_stood, 1, patience);
    }

    void wrongApiToken_asksForAPerson()
    {
        start({{u"api_access_token"_s, u"wrong"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(m_health->facts(ChannelId(u"desk"_s)).trouble, u"reconnect"_s, patience);
        QCOMPARE(m_stood, 0);
    }

    /// The cable replays nothing: what was said before is read over REST.
    void restart_isSurvived_andTheGapIsRead()
    {
        start({{u"api_access_token"_s, u"token-of-the-api"_s}});
        m_poller->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_stood, 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_scheduler->next(), patience);
        control("/restart");
        QTRY_COMPARE_WITH_TIMEOUT(m_health->facts(ChannelId(u"desk"_s)).trouble, u"server"_s, patience);
        m_scheduler->advance(1s);
        QTRY_COMPARE_WITH_TIMEOUT(m_stood, 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT((m_scheduler->advance(0ms), texts().contains(u"said while nobody listened"_s)),
                                 patience);
        control("/say", message(2, u"and now"_s));
        QTRY_VERIFY_WITH_TIMEOUT(texts().contains(u"and now"_s), patience);
    }

    void presence_isToldWithEachTick()
    {
        start({{u"api_access_token"_s, u"token-of-the-api"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(m_stood, 1, patience);
        const int before = control("/look").value("presence"_L1).toInt();
        // Pings of the server are heard between the watches, as they are in real time.
        for (int watch = 0; watch < 7; ++watch) {
            const qint64 heard = m_health->facts(ChannelId(u"desk"_s)).received;
            m_scheduler->advance(3s);
            QTRY_VERIFY_WITH_TIMEOUT(m_health->facts(ChannelId(u"desk"_s)).received > heard, patience);
        }
        QTRY_VERIFY_WITH_TIMEOUT(control("/look").value("presence"_L1).toInt() > before, patience);
    }
};

QTEST_GUILESS_MAIN(TestActionCable)
#include "tst_action_cable.moc"
