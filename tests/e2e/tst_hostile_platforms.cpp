// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/recorded/recorded_request.h"
#include "app/channels/recorded/recorded_store.h"
#include "app/duty/sender.h"
#include "app/gateway/poller.h"
#include "app/profile/memory_secret_store.h"
#include "tests/support/event_maker.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"
#include "ui/settings/channel_words.h"

#include <QDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

using Answer = FakeHttpServer::Answer;

const ChannelId hostile(u"hostile"_s), good(u"good"_s);

/// The real client, with less patience than people have.
class HastyTransport final : public HttpTransport
{
public:
    void request(const HttpRequest &request, std::chrono::milliseconds, Done done) override
    {
        m_client.request(request, 400ms, std::move(done));
    }

private:
    HttpClient m_client;
};

/// How a platform that sends over HTTP is set up, and the conversation that is answered there.
struct Peer {
    Platform platform;
    QJsonObject settings, secrets;
    QString thread, person;
    QByteArray revoked; ///< how it says that the token is no longer good, if not by status 401
    QString op = {}; ///< what is sent there besides messages
};

QJsonObject json(std::initializer_list<std::pair<const char *, const char *>> members)
{
    QJsonObject made;
    for (const auto &[name, value] : members)
        made.insert(QLatin1StringView(name), QLatin1StringView(value));
    return made;
}

std::vector<Peer> peers()
{
    const QJsonObject token = json({{"access_token", "t"}});
    const QJsonObject wecom = json({{"access_token", "t"}, {"corp_secret", "s"}});
    const QJsonObject meta = json({{"access_token", "t"}, {"app_secret", "s"}});
    return {
        {Platform::WechatOa, json({{"account_id", "gh_1"}, {"app_id", "wx1"}}),
         json({{"access_token", "t"}, {"app_secret", "s"}}), u"o1"_s, u"o1"_s,
         R"({"errcode":42001,"errmsg":"access_token expired"})"},
        {Platform::Wecom, json({{"corp_id", "ww1"}, {"agent_id", "1000002"}}), wecom, u"zhangsan"_s, u"zhangsan"_s,
         R"({"errcode":42001,"errmsg":"access_token expired"})"},
        {Platform::WecomKf, json({{"corp_id", "ww1"}, {"open_kfid", "wk1"}}), wecom, u"wk1/wm1"_s, u"wm1"_s,
         R"({"errcode":42001,"errmsg":"access_token expired"})"},
        {Platform::Weibo, json({{"account_id", "265"}}), json({{"access_token", "t"}, {"app_secret", "s"}}), u"5"_s,
         u"5"_s, R"({"error":"expired_token","error_code":21327,"request":"/"})"},
        {Platform::Douyin, json({{"account_id", "ou1"}, {"client_key", "k"}}),
         json({{"access_token", "t"}, {"client_secret", "s"}}), u"@c1"_s, u"ou9"_s,
         R"({"data":{"error_code":2190008,"description":"access_token expired"}})"},
        {Platform::Qq,
         json({{"app_id", "1"}}),
         json({{"access_token", "t"}, {"secret", "s"}}),
         u"c2c:u1"_s,
         u"u1"_s,
         {}},
        {Platform::X, json({{"user_id", "7"}, {"handle", "brand"}}), token, u"7-9"_s, u"9"_s, {}},
        {Platform::Facebook, json({{"page_id", "99"}}), meta, u"p1"_s, u"p1"_s,
         R"({"error":{"message":"x","type":"OAuthException","code":190,"error_subcode":463}})"},
        {Platform::Instagram, json({{"ig_id", "98"}, {"page_id", "99"}}), meta, u"p1"_s, u"p1"_s,
         R"({"error":{"message":"x","type":"OAuthException","code":190,"error_subcode":463}})"},
        {Platform::Whatsapp, json({{"phone_number_id", "55"}}), meta, u"4915112345678"_s, u"4915112345678"_s,
         R"({"error":{"message":"x","type":"OAuthException","code":190}})"},
        {Platform::Telegram, json({{"mode", "polling"}}), json({{"bot_token", "1:A"}}), u"42"_s, u"42"_s, {}},
        {Platform::Line, {}, json({{"channel_access_token", "t"}}), u"U1"_s, u"U1"_s, {}},
        {Platform::Mastodon,
         json({{"instance", "kb.example"}, {"account_id", "1"}, {"acct", "brand"}}),
         token,
         u"c1"_s,
         u"2"_s,
         {}},
        {Platform::Chatwoot, json({{"account_id", "1"}}), json({{"api_access_token", "t"}}), u"12"_s, u"8"_s, {}},
        {Platform::Asterisk,
         json({{"app", "lianxi"}, {"user", "u"}, {"trunk", "t"}}),
         json({{"password", "p"}}),
         u"+4915112345678"_s,
         u"+4915112345678"_s,
         {},
         u"call"_s},
    };
}

struct Trick {
    const char *name;
    std::function<Answer(const Peer &)> answer;
};

std::vector<Trick> tricks()
{
    const auto always = [](Answer answer) { return [answer](const Peer &) { return answer; }; };
    return {
        {"answers a web page",
         always({200, "<html><body>Login</body></html>", {{"Content-Type", "text/html"}}, false})},
        {"answers half of something", always({200, R"({"ok":tru)", {}, false})},
        {"answers nothing", always({200, {}, {}, false})},
        {"answers what is no HTTP", always(FakeHttpServer::nonsense())},
        {"never answers", always(FakeHttpServer::silence())},
        {"hangs up", always(FakeHttpServer::hangUp())},
        {"redirects elsewhere", always({302, {}, {{"Location", "http://127.0.0.1:9/elsewhere"}}, false})},
        {"revokes the token",
         [](const Peer &peer) {
             return peer.revoked.isEmpty() ? Answer{401, "{}", {}, false} : Answer{200, peer.revoked, {}, false};
         }},
        {"wants an hour's pause", always({429, "{}", {{"Retry-After", "3600"}}, false})},
        {"wants a pause of no length", always({429, "{}", {}, false})},
        {"has trouble of its own", always({503, "upstream", {}, false})},
        {"answers trouble as JSON", always({500, R"({"error":"x"})", {}, false})},
    };
}

} // namespace

Q_DECLARE_METATYPE(lianxi::test::FakeHttpServer::Answer)

/// A platform that misbehaves: no message is lost, no other channel is held up, and the health page has words for it.
class TestHostilePlatforms : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    std::optional<ManualScheduler> m_scheduler;
    MemorySecretStore m_secrets;
    std::optional<ChannelRegistry> m_channels;
    std::optional<ChannelHealth> m_health;
    std::optional<HastyTransport> m_http;
    std::optional<MemoryLog> m_log;
    std::optional<TokenKeeper> m_tokens;
    std::optional<ReplySender> m_sender;
    std::optional<Poller> m_poller;
    std::optional<FakeHttpServer> m_server, m_other;
    std::vector<OutboxRow> m_queued;

    void configure(const Peer &peer)
    {
        ChannelConfigured bad = channel(hostile.text(), peer.platform, u"A"_s);
        bad.settings = peer.settings;
        bad.settings.insert(u"api_base"_s, m_server->base());
        bad.settings.insert(u"base"_s, m_server->base());
        ChannelConfigured other = channel(good.text(), Platform::Telegram, u"A"_s);
        other.settings = {{u"api_base"_s, m_other->base()}, {u"mode"_s, u"polling"_s}};
        m_channels->configure({bad, other});
        QVERIFY(m_channels->updateSecrets(hostile, peer.secrets).has_value());
        QVERIFY(m_channels->updateSecrets(good, {{u"bot_token"_s, u"2:B"_s}}).has_value());
        m_other->always = [](const HttpRequest &) {
            return Answer{200, R"({"ok":true,"result":{"message_id":5,"chat":{"id":77,"type":"private"}}})", {}, false};
        };
    }
    MessageId queue(const ChannelId &to, Platform platform, const QString &thread, const QString &person,
                    const QString &op = {})
    {
        OutboxRow row;
        row.caseRow = 1;
        row.caseId = CaseId::generate();
        row.message = MessageId::generate();
        row.channel = to;
        row.thread.id = ThreadId::derive(to.text().toUtf8());
        row.thread.channel = to;
        row.thread.platform = platform;
        row.thread.externalId = thread;
        row.thread.personId = person;
        row.thread.personHandle = u"ann@far.example"_s;
        row.thread.lastInboundAt = m_clock.now() - 5min;
        row.thread.lastInboundPlatformId = u"1001"_s;
        row.by = agent(u"lin"_s);
        row.text = u"您好，我们正在查询。"_s;
        if (!op.isEmpty())
            row.intent.insert(u"op"_s, op);
        row.due = row.queuedAt = m_clock.now();
        m_queued.push_back(row);
        return row.message;
    }
    /// What the projection would show of it: what waits, and how far it has come.
    [[nodiscard]] std::vector<OutboxRow> outboxNow() const
    {
        std::vector<OutboxRow> rows;
        for (OutboxRow row : m_queued) {
            bool waits = true;
            for (const Record &record : m_log->records) {
                for (const Event &event : record.events)
                    waits = follow(row, event) && waits;
            }
            if (waits)
                rows.push_back(row);
        }
        return rows;
    }
    /// \return false when the message is settled.
    static bool follow(OutboxRow &row, const Event &event)
    {
        if (const auto sending = payloadOf<ReplySending>(event);
            event.type == EventType::ReplySending && sending->message == row.message) {
            row.state = DeliveryState::Sending;
            row.attempt = sending->attempt;
        }
        if (const auto sent = payloadOf<ReplySent>(event);
            event.type == EventType::ReplySent && sent->message == row.message)
            return false;
        if (const auto unknown = payloadOf<ReplyUnconfirmed>(event);
            event.type == EventType::ReplyUnconfirmed && unknown->message == row.message)
            return false;
        if (const auto failed = payloadOf<ReplyFailed>(event);
            event.type == EventType::ReplyFailed && failed->message == row.message) {
            row.state = DeliveryState::Failed;
            row.due = failed->retryAt.value_or(row.due);
            return failed->retryAt.has_value();
        }
        return true;
    }
    template <class P>
    [[nodiscard]] std::vector<P> of(const MessageId &message) const
    {
        std::vector<P> found;
        for (const Event &event : m_log->eventsOf(P::type)) {
            if (const auto payload = payloadOf<P>(event); payload && payload->message == message)
                found.push_back(*payload);
        }
        return found;
    }
    [[nodiscard]] bool isTold(const MessageId &message) const
    {
        return !of<ReplySent>(message).empty() || !of<ReplyFailed>(message).empty()
            || !of<ReplyUnconfirmed>(message).empty();
    }
    void startSender()
    {
        m_sender.emplace(ReplySender::Parts{
            .log = *m_log,
            .channels = *m_channels,
            .health = *m_health,
            .clock = m_clock,
            .scheduler = *m_scheduler,
            .http = *m_http,
            .tokens = *m_tokens,
            .codecs = codecFor,
            .askOutbox = [this](auto done) { done(outboxNow()); },
            .guard = [](const OutboxRow &) { return std::nullopt; },
            .jitter = [] { return 0.0; },
            .source = u"/test"_s,
            .askAttachment = [](const QString &, auto done) { done(failure(ErrorCode::NotFound, {})); },
        });
        m_sender->wake();
    }
    void checkHealth()
    {
        const ChannelFacts facts = m_health->facts(hostile);
        QVERIFY2(!facts.trouble.isEmpty(), "the health page says nothing");
        QVERIFY2(ChannelWords::reason(facts.trouble) != facts.trouble,
                 qPrintable(u"no sentence for "_s + facts.trouble));
        QVERIFY(m_health->facts(good).trouble.isEmpty());
    }
    static void rows()
    {
        QTest::addColumn<size_t>("peer");
        QTest::addColumn<size_t>("trick");
        const std::vector<Peer> all = peers();
        const std::vector<Trick> known = tricks();
        for (size_t peer = 0; peer < all.size(); ++peer) {
            for (size_t trick = 0; trick < known.size(); ++trick)
                QTest::addRow("%s %s", toText(all[peer].platform).data(), known[trick].name) << peer << trick;
        }
    }

private Q_SLOTS:
    void init()
    {
        m_clock.set(morning);
        m_scheduler.emplace(m_clock);
        m_channels.emplace(m_secrets);
        m_health.emplace();
        m_http.emplace();
        m_log.emplace();
        m_server.emplace();
        m_other.emplace();
        m_queued.clear();
        m_tokens.emplace(TokenKeeper::Parts{*m_channels, *m_health, m_clock, *m_http, codecFor});
    }
    void cleanup()
    {
        m_poller.reset();
        m_sender.reset();
        m_tokens.reset();
        m_http.reset();
    }

    void aMessage_isNeverLost_data() { rows(); }
    void aMessage_isNeverLost()
    {
        QFETCH(size_t, peer);
        QFETCH(size_t, trick);
        const Peer to = peers().at(peer);
        configure(to);
        m_server->always = [answer = tricks().at(trick).answer(to)](const HttpRequest &) { return answer; };
        const MessageId message = queue(hostile, to.platform, to.thread, to.person, to.op);
        const MessageId other = queue(good, Platform::Telegram, u"77"_s, u"77"_s);
        startSender();
        QTRY_VERIFY_WITH_TIMEOUT(!of<ReplySent>(other).empty(), 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(isTold(message), 15'000);
        QVERIFY2(!m_server->requests().empty(), "nothing was ever asked of the platform");
        QVERIFY2(of<ReplySent>(message).empty(), "nonsense was taken for success");
        for (const ReplyFailed &failed : of<ReplyFailed>(message))
            QVERIFY(!failed.reason.isEmpty());
        for (const ReplyUnconfirmed &unknown : of<ReplyUnconfirmed>(message))
            QVERIFY(!unknown.reason.isEmpty());
        checkHealth();
    }

    void aReplyToken_answersOnce_thenItIsAPush_data()
    {
        QTest::addColumn<int>("age"); // seconds since the customer wrote
        QTest::addColumn<Answer>("reply");
        QTest::addColumn<QStringList>("asked");
        QTest::addColumn<bool>("sent");
        const Answer taken{200, R"({"sentMessages":[{"id":"1"}]})", {}, false};
        const Answer used{400, R"({"message":"Invalid reply token"})", {}, false};
        const QString reply = u"/v2/bot/message/reply"_s, push = u"/v2/bot/message/push"_s;
        QTest::newRow("at once: free") << 5 << taken << QStringList{reply} << true;
        QTest::newRow("after a minute: a push") << 55 << taken << QStringList{push} << true;
        QTest::newRow("the token was used: a push") << 5 << used << QStringList{reply, push} << true;
        QTest::newRow("nobody knows whether the reply arrived: a person decides")
            << 5 << FakeHttpServer::silence() << QStringList{reply} << false;
        QTest::newRow("trouble of the platform: the same")
            << 5 << Answer{500, "{}", {}, false} << QStringList{reply} << false;
    }
    void aReplyToken_answersOnce_thenItIsAPush()
    {
        QFETCH(int, age);
        QFETCH(Answer, reply);
        QFETCH(QStringList, asked);
        QFETCH(bool, sent);
        const std::vector<Peer> all = peers();
        const Peer to = *std::ranges::find(all, Platform::Line, &Peer::platform);
        configure(to);
        m_server->always = [reply](const HttpRequest &request) {
            return request.path.endsWith("/push") ? Answer{200, R"({"sentMessages":[{"id":"2"}]})", {}, false} : reply;
        };
        const MessageId message = queue(hostile, to.platform, to.thread, to.person);
        m_queued.back().thread.lastInboundAt = m_clock.now() - std::chrono::seconds(age);
        m_queued.back().intent.insert(u"answered"_s, QJsonObject{{u"reply_token"_s, u"rt"_s}});
        startSender();
        QTRY_VERIFY_WITH_TIMEOUT(isTold(message), 15'000);
        QCOMPARE(of<ReplySent>(message).size(), sent ? 1u : 0u);
        QCOMPARE(of<ReplyUnconfirmed>(message).size(), sent ? 0u : 1u);
        QStringList paths;
        for (const HttpRequest &request : m_server->requests()) {
            paths << QString::fromLatin1(request.path);
            QCOMPARE(headerValue(request.headers, "X-Line-Retry-Key").isEmpty(), request.path.endsWith("/reply"));
        }
        QCOMPARE(paths, asked);
    }
    void aGroupThatMoved_isWrittenToAtItsNewAddress()
    {
        const std::vector<Peer> all = peers();
        const Peer to = *std::ranges::find(all, Platform::Telegram, &Peer::platform);
        configure(to);
        m_server->always = [](const HttpRequest &request) {
            if (request.body.contains("-10042"))
                return Answer{200,
                              R"({"ok":true,"result":{"message_id":5,"chat":{"id":-10042,"type":"supergroup"}}})",
                              {},
                              false};
            return Answer{400,
                          R"({"ok":false,"error_code":400,"description":"group chat was upgraded",)"
                          R"("parameters":{"migrate_to_chat_id":-10042}})",
                          {},
                          false};
        };
        const MessageId message = queue(hostile, to.platform, u"-7"_s, u"42"_s);
        startSender();
        QTRY_COMPARE(of<ReplySent>(message).size(), 1u);
        QCOMPARE(m_server->requests().size(), size_t(2));
        QVERIFY(m_health->facts(hostile).trouble.isEmpty());
    }
    void aReplyThatWasUnderWay_isNotSentAsAPushByTheNextStart()
    {
        const std::vector<Peer> all = peers();
        const Peer to = *std::ranges::find(all, Platform::Line, &Peer::platform);
        configure(to);
        const MessageId message = queue(hostile, to.platform, to.thread, to.person);
        m_queued.back().thread.lastInboundAt = m_clock.now() - 5s;
        m_queued.back().intent.insert(u"answered"_s, QJsonObject{{u"reply_token"_s, u"rt"_s}});
        m_queued.back().state = DeliveryState::Sending;
        m_queued.back().attempt = 1;
        m_clock.set(m_clock.now() + 10min);
        startSender();
        QTRY_COMPARE(of<ReplyUnconfirmed>(message).size(), 1u);
        QVERIFY(m_server->requests().empty());
    }

    void aPoll_movesNoCursor_data() { rows(); }
    void aPoll_movesNoCursor()
    {
        QFETCH(size_t, peer);
        QFETCH(size_t, trick);
        const Peer to = peers().at(peer);
        configure(to);
        m_server->always = [answer = tricks().at(trick).answer(to)](const HttpRequest &) { return answer; };
        m_other->always = [](const HttpRequest &) { return Answer{200, R"({"ok":true,"result":[]})", {}, false}; };
        if (codecFor(to.platform)->polls(*m_channels->account(hostile), {}).empty())
            return; // this platform is not asked
        m_poller.emplace(Poller::Parts{*m_log, *m_channels, *m_health, m_clock, *m_scheduler, *m_http, *m_tokens,
                                       codecFor, [](const ChannelId &, const Poller::CursorsDone &done) { done({}); },
                                       [] { return 0.0; }, u"/test"_s});
        m_poller->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_health->facts(hostile).trouble.isEmpty(), 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_health->facts(good).received > 0, 15'000);
        for (const Event &event : m_log->eventsOf(EventType::ChannelCursor))
            QVERIFY(payloadOf<ChannelCursor>(event)->channel != hostile);
        QVERIFY(m_log->eventsOf(EventType::PlatformEventReceived).empty());
        QVERIFY(m_scheduler->next().has_value()); // it is asked again
        checkHealth();
    }

    void whatNobodyKnows_isKept_data()
    {
        QTest::addColumn<QString>("file");
        const QDir all(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms"));
        for (const QString &platform : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QDir folder(all.filePath(platform));
            for (const QString &file :
                 folder.entryList({u"*unknown*.meta.json"_s, u"*future*.meta.json"_s}, QDir::Files)) {
                const auto recorded = readRecordedCase(folder.filePath(file));
                if (!recorded)
                    QTest::addRow("unreadable %s", qPrintable(file)) << folder.filePath(file);
                else if (recorded->meta.value("kind"_L1) == "webhook"_L1
                         && recorded->meta["expect"_L1]["verify"_L1] == "ok"_L1
                         && !recorded->meta["expect"_L1]["events"_L1].toArray().isEmpty())
                    QTest::addRow("%s %s", qPrintable(platform), qPrintable(file)) << folder.filePath(file);
            }
        }
    }
    void whatNobodyKnows_isKept()
    {
        QFETCH(QString, file);
        const auto recorded = readRecordedCase(file);
        QVERIFY(recorded);
        const Codec *codec = codecFor(*fromText<Platform>(recorded->meta.value("platform"_L1).toString()));
        const Inbound inbound =
            codec->receive(recordedRequest(*recorded), recordedAccount(*recorded), recordedClock(*recorded));
        QCOMPARE(toText(inbound.verify), toText(Verification::Ok));
        QVERIFY2(!inbound.events.empty(), "nothing came out of it");
        const Result<StoredTexts> stored = storedTexts({inbound.events}, recordedClock(*recorded));
        QVERIFY(stored);
        const bool told = std::ranges::any_of(inbound.events, [](const PlatformEvent &event) {
            return !event.sender.id.isEmpty() || !event.threadId.isEmpty();
        });
        QVERIFY2(!told || stored->rows > 0, "it is in no timeline");
    }
};

QTEST_MAIN(TestHostilePlatforms)
#include "tst_hostile_platforms.moc"
