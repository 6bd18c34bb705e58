// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/poller.h"
#include "app/log/sqlite_log.h"
#include "app/profile/memory_secret_store.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/probe_codec.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPoller : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SqliteLog> m_log;
    MemorySecretStore m_secrets;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<FakeHttpServer> m_server, m_other;
    std::unique_ptr<TokenKeeper> m_tokens;
    std::unique_ptr<Poller> m_poller;
    ProbeCodec m_codec;
    QHash<QString, QJsonObject> m_cursors;

    void start(const std::vector<ChannelConfigured> &channels)
    {
        m_channels->configure(channels);
        for (const ChannelConfigured &channel : channels) {
            const Status stored = m_channels->updateSecrets(channel.channel, probeSecrets());
            QVERIFY(stored);
        }
        begin();
    }
    void begin()
    {
        m_poller.reset();
        m_tokens = std::make_unique<TokenKeeper>(
            TokenKeeper::Parts{*m_channels, *m_health, *m_clock, *m_http, [this](Platform) { return &m_codec; }});
        m_poller = std::make_unique<Poller>(
            Poller::Parts{*m_log, *m_channels, *m_health, *m_clock, *m_scheduler, *m_http, *m_tokens,
                          [this](Platform) { return &m_codec; },
                          [this](const ChannelId &, const Poller::CursorsDone &done) { done(m_cursors); },
                          [] { return 0.0; }, u"/gateway/test"_s, [](const ChannelId &, const QJsonObject &) {},
                          [this](const ChannelId &, const std::vector<SendIntent> &presses) {
                              for (const SendIntent &press : presses)
                                  m_presses << press.target;
                          }});
        m_poller->refresh();
    }
    QStringList m_presses; ///< acknowledged
    [[nodiscard]] ChannelConfigured shop() const { return probeChannel(u"shop"_s, m_server->base()); }
    [[nodiscard]] QString trouble(const QString &channel = u"shop"_s) const
    {
        return m_health->facts(ChannelId(channel)).trouble;
    }
    /// The next question is arranged: the last answer is dealt with.
    [[nodiscard]] bool rests() const { return m_scheduler->next().has_value(); }
    [[nodiscard]] size_t calls() const { return m_scheduler->waiting(); }
    [[nodiscard]] std::vector<Event> stored(size_t records) const
    {
        std::promise<std::vector<Event>> all;
        std::vector<Event> events;
        const auto subscription = m_log->follow(0, [&](const std::vector<Record> &batch) {
            for (const Record &record : batch) {
                events.insert(events.end(), record.events.begin(), record.events.end());
                if (--records == 0)
                    all.set_value(events);
            }
            return records > 0;
        });
        return all.get_future().get();
    }

private Q_SLOTS:
    void init()
    {
        m_poller.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        auto log = SqliteLog::open(m_dir->filePath(u"log.db"_s), sqlite::PageKey::generate());
        QVERIFY(log);
        m_log = std::move(*log);
        m_channels = std::make_unique<ChannelRegistry>(m_secrets);
        m_health = std::make_unique<ChannelHealth>();
        m_clock = std::make_unique<ManualClock>();
        m_scheduler = std::make_unique<ManualScheduler>(*m_clock);
        m_http = std::make_unique<HttpClient>();
        m_server = std::make_unique<FakeHttpServer>();
        m_other = std::make_unique<FakeHttpServer>();
        m_cursors.clear();
    }
    void cleanup()
    {
        m_poller.reset();
        m_http.reset();
    }

    void pressesOfAPage_areAcknowledged()
    {
        m_presses.clear();
        m_server->script({{200, R"({"items":[{"n":4,"text":"a"},{"n":5,"press":"b-5"}]})", {}, false}});
        start({shop()});
        QTRY_VERIFY(rests());
        QCOMPARE(m_presses, QStringList{u"b-5"_s});
        QCOMPARE(m_log->lastSequence(), 1);
    }

    void page_andItsCursor_areOneRecord()
    {
        m_server->script({{200, R"({"items":[{"n":4,"text":"a"},{"n":5,"text":"b"}]})", {}, false}});
        start({shop()});
        QTRY_VERIFY(rests());
        QCOMPARE(m_log->lastSequence(), 1);
        const std::vector<Event> events = stored(1);
        QCOMPARE(events.size(), 3u);
        const auto cursor = payloadOf<ChannelCursor>(events.at(2));
        QVERIFY(cursor);
        QCOMPARE(cursor->cursor.value("after"_L1).toInt(), 5);
        m_scheduler->advance(30s);
        QTRY_COMPARE(m_server->requests().size(), 2u);
        QCOMPARE(m_server->requests().at(1).query, QByteArray("after=5"));
    }

    void storedCursor_isWhereItGoesOn()
    {
        m_cursors = {{u"items"_s, {{u"after"_s, 17}}}};
        start({shop()});
        QTRY_COMPARE(m_server->requests().size(), 1u);
        QCOMPARE(m_server->requests().at(0).query, QByteArray("after=17"));
    }

    void morePages_areFetchedWithoutPause()
    {
        m_server->script({{200, R"({"items":[{"n":1,"text":"a"}],"more":true})", {}, false},
                          {200, R"({"items":[{"n":2,"text":"b"}],"more":true})", {}, false},
                          {200, R"({"items":[]})", {}, false}});
        start({shop()});
        for (int i = 0; i < 3; ++i) {
            QTRY_VERIFY(rests());
            m_scheduler->advance(0ms);
        }
        QTRY_COMPARE(m_server->requests().size(), 3u);
        QCOMPARE(m_log->lastSequence(), 2);
    }

    void afterAGap_listsAreAskedAtOnce_andTheHealthPageSaysSo()
    {
        m_server->always = [](const HttpRequest &) {
            return FakeHttpServer::Answer{200, R"({"items":[]})", {}, false};
        };
        start({shop()});
        QTRY_VERIFY(rests());
        const size_t before = m_server->requests().size();
        const Instant until = m_clock->now();
        m_poller->catchUp(until - 3h, until);
        QTRY_VERIFY(m_health->facts(ChannelId(u"shop"_s)).gap.has_value());
        ListeningGap gap = *m_health->facts(ChannelId(u"shop"_s)).gap;
        QCOMPARE(gap.from, until - 3h);
        QVERIFY(gap.asks);
        QTRY_VERIFY(m_health->facts(ChannelId(u"shop"_s)).gap->caughtUp.has_value());
        QCOMPARE(m_server->requests().size(), before + 1);
    }
    void afterAGap_aPlatformThatIsDownHasNotBeenReadYet()
    {
        start({shop()});
        QTRY_VERIFY(rests());
        m_server->always = [](const HttpRequest &) { return FakeHttpServer::Answer{503, {}, {}, false}; };
        m_poller->catchUp(m_clock->now() - 3h, m_clock->now());
        QTRY_VERIFY(m_health->facts(ChannelId(u"shop"_s)).gap.has_value());
        QTRY_COMPARE(trouble(), u"server"_s);
        QVERIFY(!m_health->facts(ChannelId(u"shop"_s)).gap->caughtUp);
        m_server->always = [](const HttpRequest &) {
            return FakeHttpServer::Answer{200, R"({"items":[]})", {}, false};
        };
        m_scheduler->advance(10s);
        QTRY_VERIFY(m_health->facts(ChannelId(u"shop"_s)).gap->caughtUp.has_value());
    }

    void failures_areWaitedOutLonger_andNamed_data()
    {
        QTest::addColumn<FakeHttpServer::Answer>("answer");
        QTest::addColumn<QString>("name");
        QTest::newRow("server error") << FakeHttpServer::Answer{500, {}, {}, false} << u"server"_s;
        QTest::newRow("too many questions") << FakeHttpServer::Answer{429, {}, {}, false} << u"rate"_s;
        QTest::newRow("not JSON") << FakeHttpServer::Answer{200, "<html>", {}, false} << u"server"_s;
        QTest::newRow("redirect") << FakeHttpServer::Answer{302, {}, {{"Location", "http://127.0.0.1/"}}, false}
                                  << u"server"_s;
        QTest::newRow("no HTTP") << FakeHttpServer::nonsense() << u"network"_s;
        QTest::newRow("hang-up") << FakeHttpServer::hangUp() << u"network"_s;
    }
    void failures_areWaitedOutLonger_andNamed()
    {
        QFETCH(FakeHttpServer::Answer, answer);
        QFETCH(QString, name);
        m_server->always = [answer](const HttpRequest &) { return answer; };
        start({shop()});
        QTRY_VERIFY(rests());
        QCOMPARE(trouble(), name);
        QCOMPARE(*m_scheduler->next() - m_clock->now(), 1s);
        m_scheduler->advance(1s);
        QTRY_VERIFY(rests());
        QCOMPARE(*m_scheduler->next() - m_clock->now(), 2s);
        QCOMPARE(m_log->lastSequence(), 0);
        m_server->always = [](const HttpRequest &) {
            return FakeHttpServer::Answer{200, R"({"items":[]})", {}, false};
        };
        m_scheduler->advance(2s);
        QTRY_COMPARE(trouble(), QString());
    }

    void oneChannelsTrouble_doesNotHoldUpAnother()
    {
        m_server->always = [](const HttpRequest &) { return FakeHttpServer::silence(); };
        m_other->script({{200, R"({"items":[{"n":1,"text":"a"}]})", {}, false}});
        start({shop(), probeChannel(u"other"_s, m_other->base())});
        QTRY_COMPARE(m_log->lastSequence(), 1);
    }

    void missingToken_isFetchedBeforeTheFirstQuestion()
    {
        m_server->script(
            {{200, R"({"access_token":"fresh"})", {}, false}, {200, R"({"items":[{"n":1,"text":"a"}]})", {}, false}});
        start({shop()});
        m_poller.reset(); // it had a token; this one has none
        const Status forgotten =
            m_channels->updateSecrets(ChannelId(u"shop"_s), {{u"access_token"_s, QJsonValue::Null}});
        QVERIFY(forgotten);
        begin();
        QTRY_COMPARE(m_log->lastSequence(), 1);
        QCOMPARE(m_server->requests().size(), 2u);
        QCOMPARE(m_server->requests().front().path, QByteArray("/token"));
        QCOMPARE(m_health->facts(ChannelId(u"shop"_s)).trouble, QString());
    }

    void expiredToken_isFetchedAndThePollRepeated()
    {
        m_server->script({{401, {}, {}, false},
                          {200, R"({"access_token":"fresh"})", {}, false},
                          {200, R"({"items":[{"n":1,"text":"a"}]})", {}, false}});
        start({shop()});
        QTRY_COMPARE(m_log->lastSequence(), 1);
        QCOMPARE(m_channels->account(ChannelId(u"shop"_s))->secrets.value("access_token"_L1).toString(), u"fresh"_s);
    }

    void refusedCredentials_askForAPerson()
    {
        m_server->always = [](const HttpRequest &) { return FakeHttpServer::Answer{401, {}, {}, false}; };
        start({shop()});
        QTRY_COMPARE(trouble(), u"reconnect"_s);
    }

    void push_cutsThePauseShort_andItsHintGoesAlong()
    {
        const FakeHttpServer::Answer nothing{200, R"({"items":[]})", {}, false};
        m_server->script(
            {nothing, {200, R"({"items":[{"n":1,"text":"a"}],"more":true})", {}, false}, nothing, nothing});
        start({shop()});
        QTRY_VERIFY(rests());
        m_poller->askNow(ChannelId(u"shop"_s), {{u"items"_s, {{"h"_L1, "T1"_L1}}}});
        QTRY_COMPARE(m_server->requests().size(), 2u);
        QCOMPARE(m_server->requests().at(1).query, QByteArray("after=0&hint=T1"));
        QTRY_COMPARE(*m_scheduler->next(), m_clock->now()); // the hint holds for the pages that follow
        m_scheduler->advance(0ms);
        QTRY_COMPARE(m_server->requests().size(), 3u);
        QCOMPARE(m_server->requests().at(2).query, QByteArray("after=1&hint=T1"));
        QTRY_COMPARE(calls(), 2u); // the pause that was cut short is still in the scheduler, and asks nobody
        m_scheduler->advance(30s);
        QTRY_COMPARE(m_server->requests().size(), 4u);
        QCOMPARE(m_server->requests().at(3).query, QByteArray("after=1"));
    }

    void pushesDuringAQuestion_areOneFurtherQuestion()
    {
        m_server->always = [](const HttpRequest &) {
            return FakeHttpServer::Answer{200, R"({"items":[]})", {}, false};
        };
        start({shop()});
        QTRY_VERIFY(rests());
        for (const auto hint : {"T1"_L1, "T2"_L1, "T3"_L1})
            m_poller->askNow(ChannelId(u"shop"_s), {{u"items"_s, {{"h"_L1, hint}}}});
        QTRY_COMPARE(m_server->requests().size(), 2u);
        QTRY_COMPARE(*m_scheduler->next(), m_clock->now());
        m_scheduler->advance(0ms);
        QTRY_COMPARE(m_server->requests().size(), 3u);
        QCOMPARE(m_server->requests().at(2).query, QByteArray("after=0&hint=T3"));
    }

    void refusedHint_isLeftOut()
    {
        m_server->script({{200, R"({"items":[]})", {}, false},
                          {200, R"({"bad_hint":true})", {}, false},
                          {200, R"({"items":[]})", {}, false}});
        start({shop()});
        QTRY_VERIFY(rests());
        m_poller->askNow(ChannelId(u"shop"_s), {{u"items"_s, {{"h"_L1, "T1"_L1}}}});
        QTRY_COMPARE(trouble(), u"hint"_s);
        m_scheduler->advance(1s);
        QTRY_COMPARE(m_server->requests().size(), 3u);
        QCOMPARE(m_server->requests().at(2).query, QByteArray("after=0"));
    }

    void oldHint_isLeftOut()
    {
        m_server->script(
            {{200, R"({"items":[]})", {}, false}, {500, {}, {}, false}, {200, R"({"items":[]})", {}, false}});
        start({shop()});
        QTRY_VERIFY(rests());
        m_poller->askNow(ChannelId(u"shop"_s), {{u"items"_s, {{"h"_L1, "T1"_L1}}, 60s}});
        QTRY_COMPARE(trouble(), u"server"_s);
        m_clock->advance(61s);
        m_scheduler->advance(0s);
        QTRY_COMPARE(m_server->requests().size(), 3u);
        QCOMPARE(m_server->requests().at(2).query, QByteArray("after=0"));
    }

    void push_doesNotShortenAPauseThatThePlatformNamed()
    {
        m_server->script({{429, {}, {}, false}});
        m_server->always = [](const HttpRequest &) {
            return FakeHttpServer::Answer{200, R"({"items":[]})", {}, false};
        };
        start({shop()});
        QTRY_COMPARE(trouble(), u"rate"_s);
        QTRY_VERIFY(rests());
        m_poller->askNow(ChannelId(u"shop"_s), {{u"items"_s, {{"h"_L1, "T1"_L1}}}});
        m_poller->refresh(); // has been dealt with when the poller is asked something else
        QCoreApplication::processEvents();
        QCOMPARE(m_server->requests().size(), 1u);
        m_scheduler->advance(1s);
        QTRY_COMPARE(m_server->requests().size(), 2u);
        QCOMPARE(m_server->requests().at(1).query, QByteArray("after=0&hint=T1"));
    }

    void pausedChannel_isNotAsked()
    {
        ChannelConfigured paused = shop();
        paused.paused = true;
        start({paused, probeChannel(u"other"_s, m_other->base())});
        QTRY_COMPARE(m_other->requests().size(), 1u);
        QCOMPARE(m_server->connections(), 0);
        QVERIFY(m_health->facts(ChannelId(u"shop"_s)).paused);
    }
};

QTEST_GUILESS_MAIN(TestPoller)
#include "tst_poller.moc"
