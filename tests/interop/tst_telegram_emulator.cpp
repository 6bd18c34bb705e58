// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"
#include "app/gateway/channel_test.h"
#include "app/gateway/poller.h"
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
const QString token = u"700100:AAF-nobodys_token"_s;
const ChannelId bot(u"bot"_s);

QJsonObject person()
{
    return {{u"id"_s, 5501001}, {u"is_bot"_s, false}, {u"first_name"_s, u"Anna"_s}, {u"username"_s, u"anna_p"_s}};
}

QJsonObject chat()
{
    return {{u"id"_s, 5501001}, {u"first_name"_s, u"Anna"_s}, {u"type"_s, u"private"_s}};
}

} // namespace

/// Telegram's codec, the poller and the live test against an emulator that others wrote for their bots.
class TestTelegramEmulator : public QObject
{
    Q_OBJECT
    LoopbackProcess m_emulator;
    MemorySecretStore m_secrets;
    std::unique_ptr<MemoryLog> m_log;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<TokenKeeper> m_tokens;
    std::unique_ptr<Poller> m_poller;

    void startPolling()
    {
        m_poller =
            std::make_unique<Poller>(Poller::Parts{.log = *m_log,
                                                   .channels = *m_channels,
                                                   .health = *m_health,
                                                   .clock = *m_clock,
                                                   .scheduler = *m_scheduler,
                                                   .http = *m_http,
                                                   .tokens = *m_tokens,
                                                   .codecs = codecFor,
                                                   .askCursors = [](const ChannelId &, const auto &done) { done({}); },
                                                   .jitter = [] { return 0.0; },
                                                   .source = u"/interop"_s});
        m_poller->refresh();
    }
    HttpResponse ask(const HttpRequest &request)
    {
        std::optional<HttpResponse> answer;
        m_http->request(request, 10s, [&answer](HttpResponse response) { answer = std::move(response); });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, patience);
        return answer.value_or(HttpResponse{});
    }
    /// What the customer's side of the emulator is told, and answers.
    QJsonObject customer(const QString &path, const QJsonObject &body)
    {
        HttpRequest request;
        request.url = m_emulator.base() + path;
        request.headers = {{"Content-Type", "application/json"}};
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return QJsonDocument::fromJson(ask(request).body).object();
    }
    void write(const QString &text)
    {
        const QJsonObject told = customer(u"/sendMessage"_s,
                                          {{u"botToken"_s, token},
                                           {u"date"_s, 1'795'253'370},
                                           {u"from"_s, person()},
                                           {u"chat"_s, chat()},
                                           {u"text"_s, text}});
        QVERIFY(told["ok"_L1].toBool());
    }
    SendAnswer send(const SendIntent &intent)
    {
        const Codec *codec = codecFor(Platform::Telegram);
        const ChannelAccount account = *m_channels->account(bot);
        const SendPlan plan = codec->planSend(intent, account, m_clock->now());
        return plan.request ? codec->readAnswer(ask(*plan.request), intent, account, m_clock->now())
                            : SendAnswer{plan.outcome, plan.reason, {}, {}, {}, {}};
    }
    [[nodiscard]] std::vector<PlatformEvent> heard() const
    {
        std::vector<PlatformEvent> found;
        for (const Event &event : m_log->eventsOf(EventType::PlatformEventReceived))
            found.push_back(payloadOf<PlatformEventReceived>(event)->event);
        return found;
    }
    /// What the customer sees of the bot, newest last.
    QStringList seen()
    {
        QStringList texts;
        const QJsonArray all = customer(u"/getUpdatesHistory"_s, {{u"token"_s, token}})["result"_L1].toArray();
        for (const QJsonValue &one : all)
            if (const QString text = one["message"_L1]["text"_L1].toString(); !one["message"_L1]["from"_L1].isObject())
                texts.append(text);
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<MemoryLog>();
        m_channels = std::make_unique<ChannelRegistry>(m_secrets);
        m_health = std::make_unique<ChannelHealth>();
        m_clock = std::make_unique<ManualClock>();
        m_scheduler = std::make_unique<ManualScheduler>(*m_clock);
        m_http = std::make_unique<HttpClient>();
        m_tokens =
            std::make_unique<TokenKeeper>(TokenKeeper::Parts{*m_channels, *m_health, *m_clock, *m_http, codecFor});
        QVERIFY(!m_emulator.base().isEmpty()
                || m_emulator.start(u"node"_s, {QStringLiteral(LIANXI_TEST_DIR "/interop/telegram_emulator.mjs")}));
        ChannelConfigured channel;
        channel.channel = bot;
        channel.platform = Platform::Telegram;
        channel.settings = {{u"api_base"_s, m_emulator.base()}, {u"mode"_s, u"polling"_s}};
        m_channels->configure({channel});
        QVERIFY(m_channels->updateSecrets(bot, {{u"bot_token"_s, token}}).has_value());
    }
    void cleanup()
    {
        m_poller.reset();
        m_tokens.reset();
        m_http.reset();
    }

    void aMessage_isReadAndAnswered()
    {
        write(u"Where is my order? 📦"_s);
        startPolling();
        QTRY_COMPARE_WITH_TIMEOUT(heard().size(), size_t(1), patience);
        const PlatformEvent message = heard().front();
        QCOMPARE(message.kind, PlatformEventKind::Message);
        QCOMPARE(message.text, u"Where is my order? 📦"_s);
        QCOMPARE(message.sender.id, u"5501001"_s);
        QCOMPARE(message.sender.name, u"Anna"_s);
        QCOMPARE(message.surface, Surface::Private);
        QCOMPARE(m_health->facts(bot).trouble, QString());

        const Codec *codec = codecFor(Platform::Telegram);
        const SendAnswer sent = send(codec->replyIntent(message, u"<b>On its way</b> & soon there 🚚"_s));
        QVERIFY2(sent.outcome == SendOutcome::Sent, qPrintable(sent.reason + sent.detail));
        QVERIFY(!sent.messageId.isEmpty());
        QCOMPARE(seen(), QStringList{u"<b>On its way</b> & soon there 🚚"_s});

        SendIntent change;
        change.op = u"edit"_s;
        change.target = sent.messageId;
        change.text = u"It arrives today."_s;
        QCOMPARE(send(change).outcome, SendOutcome::Sent);
        QCOMPARE(seen(), QStringList{u"It arrives today."_s});
        change.op = u"delete"_s;
        QCOMPARE(send(change).outcome, SendOutcome::Sent);
        QVERIFY(seen().isEmpty());
        const SendAnswer again = send(change);
        QCOMPARE(again.outcome, SendOutcome::Refused);
    }
    void manyMessages_areReadOnceAndInOrder()
    {
        QStringList expected;
        for (int n = 1; n <= 30; ++n) {
            expected.append(u"line %1"_s.arg(n));
            write(expected.back());
        }
        startPolling();
        QTRY_COMPARE_WITH_TIMEOUT(heard().size(), size_t(30), patience);
        write(u"one more"_s);
        expected.append(u"one more"_s);
        m_scheduler->advance(1min);
        QTRY_COMPARE_WITH_TIMEOUT(heard().size(), size_t(31), patience);
        QStringList texts;
        for (const PlatformEvent &message : heard())
            texts.append(message.text);
        QCOMPARE(texts, expected);
        QVERIFY(!m_log->eventsOf(EventType::ChannelCursor).empty());
    }
    void aButton_isHeardAndAcknowledged()
    {
        const QJsonObject shown{{u"message_id"_s, 3}, {u"date"_s, 1'795'253'300}, {u"chat"_s, chat()}};
        QVERIFY(customer(u"/sendCallback"_s,
                         {{u"botToken"_s, token},
                          {u"date"_s, 1'795'253'370},
                          {u"from"_s, person()},
                          {u"message"_s, shown},
                          {u"data"_s, u"track:4711"_s}})["ok"_L1]
                    .toBool());
        startPolling();
        QTRY_COMPARE_WITH_TIMEOUT(heard().size(), size_t(1), patience);
        QCOMPARE(heard().front().kind, PlatformEventKind::Postback);
        QCOMPARE(heard().front().payload, u"track:4711"_s);
        SendIntent seenIt;
        seenIt.op = u"ack_postback"_s;
        seenIt.more = {{u"callback_id"_s, heard().front().more.value("callback_id"_L1)}};
        const SendAnswer said = send(seenIt);
        QVERIFY2(said.outcome == SendOutcome::Sent, qPrintable(said.reason));
    }
    void theLiveTest_namesTheBot_andTheAddressIsTold()
    {
        ChannelTest test(*m_http, codecFor, *m_clock);
        std::optional<ChannelTestResult> result;
        const auto keep = [&result](ChannelTestResult found) { result = std::move(found); };
        ChannelAccount account = *m_channels->account(bot);
        test.run(account, keep);
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), patience);
        QVERIFY2(result->ok, qPrintable(result->reason));
        QCOMPARE(result->name, u"@TestNameBot"_s);
        account.settings.insert(u"mode"_s, u"webhook"_s);
        account.settings.insert(u"webhook_url"_s, u"https://desk.example/hooks/bot"_s);
        account.secrets.insert(u"bot_token"_s, u"700200:AAF-somebody_elses"_s);
        account.secrets.insert(u"webhook_secret_token"_s, u"tg_Hook-Secret_01"_s);
        result.reset();
        test.announce(account, keep);
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), patience);
        QVERIFY2(result->ok, qPrintable(result->reason));
    }
    void whatTheEmulatorDoesNotKnow_isNoSuccess()
    {
        SendIntent photo;
        photo.threadId = u"5501001"_s;
        Part part;
        part.type = PartType::Image;
        part.ref = u"https://shop.example/a.jpg"_s;
        photo.parts = {part};
        QVERIFY(send(photo).outcome != SendOutcome::Sent);
    }
};

QTEST_GUILESS_MAIN(TestTelegramEmulator)
#include "tst_telegram_emulator.moc"
