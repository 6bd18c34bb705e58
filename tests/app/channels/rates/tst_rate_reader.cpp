// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/rates/rate_reader.h"

#include "app/channels/codec.h"
#include "app/channels/recorded/recorded_request.h"

#include <QDir>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const Instant now = *parseRfc3339(u"2026-11-21T09:30:00.000Z"_s);

using Readings = std::vector<RateReading>;

HttpRequest request(const QByteArray &method, const QString &url, const QByteArray &body = {})
{
    HttpRequest made;
    made.method = method;
    made.url = url;
    made.body = body;
    return made;
}

HttpResponse response(int status, const Headers &headers, const QByteArray &body = "{}")
{
    return {status, headers, body, true};
}

RateReading rest(RateKey key, qint64 left, std::optional<qint64> limit, std::optional<Instant> until)
{
    RateReading reading;
    reading.key = key;
    reading.left = left;
    reading.limit = limit;
    reading.until = until;
    return reading;
}

RateReading percent(RateSubject subject, int used, std::optional<Instant> until = {})
{
    RateReading reading;
    reading.key.subject = subject;
    reading.usedPercent = used;
    reading.until = until;
    return reading;
}

RateReading month(std::optional<qint64> limit, std::optional<qint64> used, std::optional<qint64> left = {})
{
    RateReading reading;
    reading.key = {RateSubject::Messages, RatePeriod::Month};
    reading.limit = limit;
    reading.used = used;
    reading.left = left;
    return reading;
}

/// The answer of a recorded case.
HttpResponse recordedResponse(const RecordedCase &recorded)
{
    const QJsonObject from = recorded.meta.value("response"_L1).toObject();
    const QJsonObject headers = from.value("headers"_L1).toObject();
    HttpResponse made{from.value("status"_L1).toInt(), {}, recorded.body, true};
    for (auto header = headers.begin(); header != headers.end(); ++header)
        made.headers.append({header.key().toLatin1(), header.value().toString().toUtf8()});
    return made;
}

QString describe(const Readings &readings)
{
    QStringList all;
    for (const RateReading &reading : readings) {
        const auto number = [](const auto &value) { return value ? QString::number(*value) : u"-"_s; };
        all << u"%1/%2 left %3 of %4 used %5 percent %6 until %7"_s.arg(
            toText(reading.key.subject), toText(reading.key.period), number(reading.left), number(reading.limit),
            number(reading.used), number(reading.usedPercent), reading.until ? toRfc3339(*reading.until) : u"-"_s);
    }
    return all.join(u"; "_s);
}

} // namespace

class TestRateReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersTell_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<HttpRequest>("asked");
        QTest::addColumn<HttpResponse>("answer");
        QTest::addColumn<Readings>("told");

        const RateKey messages{RateSubject::Messages, RatePeriod::Window};
        const HttpRequest message = request("POST", u"https://api.x.com/2/dm_conversations/with/1/messages"_s);
        const Headers window{
            {"X-Rate-Limit-Limit", "15"}, {"x-rate-limit-remaining", "3"}, {"x-rate-limit-reset", "1795254300"}};
        const Instant reset{1'795'254'300s};
        QTest::newRow("x: the rest of a quarter of an hour belongs to what was asked")
            << Platform::X << message << response(201, window) << Readings{rest(messages, 3, 15, reset)};
        QTest::newRow("x: reading messages is another count")
            << Platform::X << request("GET", u"https://api.x.com/2/dm_events?max_results=100"_s)
            << response(200, window)
            << Readings{rest({RateSubject::ReadingMessages, RatePeriod::Window}, 3, 15, reset)};
        QTest::newRow("x: posts, with the day of the person and of the app, of which the tighter counts")
            << Platform::X << request("POST", u"https://api.x.com/2/tweets"_s)
            << response(201,
                        window
                            + Headers{{"x-user-limit-24hour-limit", "100"},
                                      {"x-user-limit-24hour-remaining", "7"},
                                      {"x-user-limit-24hour-reset", "1795297500"},
                                      {"x-app-limit-24hour-limit", "10000"},
                                      {"x-app-limit-24hour-remaining", "9000"},
                                      {"x-app-limit-24hour-reset", "1795297500"}})
            << Readings{rest({RateSubject::PublicReplies, RatePeriod::Window}, 3, 15, reset),
                        rest({RateSubject::PublicReplies, RatePeriod::Day}, 7, 100, Instant(1'795'297'500s))};
        QTest::newRow("x: deleting a message sends none")
            << Platform::X << request("DELETE", u"https://api.x.com/2/dm_events/5"_s) << response(200, window)
            << Readings{rest({RateSubject::Removals, RatePeriod::Window}, 3, 15, reset)};
        QTest::newRow("x: a rest without a time is not believed")
            << Platform::X << message << response(201, {{"x-rate-limit-limit", "15"}, {"x-rate-limit-remaining", "3"}})
            << Readings{};
        QTest::newRow("x: a time that is over, or of another millennium, is none")
            << Platform::X << message
            << response(201, {{"x-rate-limit-remaining", "3"}, {"x-rate-limit-reset", "1595254300"}}) << Readings{};
        QTest::newRow("x: nonsense in the headers tells nothing")
            << Platform::X << message
            << response(201,
                        {{"x-rate-limit-limit", "-1"},
                         {"x-rate-limit-remaining", "many"},
                         {"x-rate-limit-reset", "99999999999999999999"}})
            << Readings{};

        const HttpRequest status = request("POST", u"https://social.example/api/v1/statuses"_s);
        const Headers mastodon{{"X-RateLimit-Limit", "300"},
                               {"X-RateLimit-Remaining", "299"},
                               {"X-RateLimit-Reset", "2026-11-21T09:35:00.000000Z"}};
        QTest::newRow("mastodon: calls of five minutes")
            << Platform::Mastodon << status << response(200, mastodon)
            << Readings{rest({RateSubject::Calls, RatePeriod::Window}, 299, 300, now + 5min)};
        QTest::newRow("mastodon: uploads are counted apart")
            << Platform::Mastodon << request("POST", u"https://social.example/api/v2/media"_s)
            << response(202, mastodon)
            << Readings{rest({RateSubject::Uploads, RatePeriod::Window}, 299, 300, now + 5min)};
        QTest::newRow("mastodon: so are removals")
            << Platform::Mastodon << request("DELETE", u"https://social.example/api/v1/statuses/1"_s)
            << response(200, mastodon)
            << Readings{rest({RateSubject::Removals, RatePeriod::Window}, 299, 300, now + 5min)};

        const HttpRequest graph = request("POST", u"https://graph.facebook.com/v23.0/104/messages"_s);
        QTest::newRow("meta: the app's use is the largest of three percentages")
            << Platform::Facebook << graph
            << response(200, {{"X-App-Usage", R"({"call_count":28,"total_time":25,"total_cputime":84.7})"}})
            << Readings{percent(RateSubject::AppCalls, 84)};
        QTest::newRow("meta: the account's use is the largest of all its uses")
            << Platform::Whatsapp << graph
            << response(200,
                        {{"x-business-use-case-usage",
                          R"({"104":[{"type":"whatsapp","call_count":5,"total_cputime":1,"total_time":1,)"
                          R"("estimated_time_to_regain_access":0},{"type":"pages","call_count":91}]})"}})
            << Readings{percent(RateSubject::Calls, 91)};
        QTest::newRow("meta: a time to wait means that nothing is left")
            << Platform::Instagram << graph
            << response(400,
                        {{"X-Business-Use-Case-Usage",
                          R"({"104":[{"call_count":60,"estimated_time_to_regain_access":5}]})"}})
            << Readings{percent(RateSubject::Calls, 100, now + 5min)};
        QTest::newRow("meta: percentages over a hundred and below nothing")
            << Platform::Facebook << graph
            << response(200, {{"X-App-Usage", R"({"call_count":1e300,"total_time":-5})"}})
            << Readings{percent(RateSubject::AppCalls, 100)};
        QTest::newRow("meta: a header that is no JSON, or JSON of another shape")
            << Platform::Facebook << graph
            << response(200, {{"X-App-Usage", "call_count=5"}, {"X-Business-Use-Case-Usage", R"({"104":"x","7":[5]})"}})
            << Readings{};

        const HttpRequest quota = request("GET", u"https://api.line.me/v2/bot/message/quota"_s);
        const HttpRequest used = request("GET", u"https://api.line.me/v2/bot/message/quota/consumption"_s);
        const HttpRequest push = request("POST", u"https://api.line.me/v2/bot/message/push"_s);
        QTest::newRow("line: the plan's pushes a month")
            << Platform::Line << quota << response(200, {}, R"({"type":"limited","value":1000})")
            << Readings{month(1000, {})};
        QTest::newRow("line: a plan without a limit")
            << Platform::Line << quota << response(200, {}, R"({"type":"none"})") << Readings{};
        QTest::newRow("line: what is used of them")
            << Platform::Line << used << response(200, {}, R"({"totalUsage":"420"})") << Readings{month({}, 420)};
        QTest::newRow("line: a refused push says that the month is used up")
            << Platform::Line << push << response(429, {}, R"({"message":"You have reached your monthly limit."})")
            << Readings{month({}, {}, 0)};
        QTest::newRow("line: too fast is not the month")
            << Platform::Line << push << response(429, {}, R"({"message":"The API rate limit has been exceeded."})")
            << Readings{};
        QTest::newRow("line: an answer without a body")
            << Platform::Line << quota << response(200, {}, "") << Readings{};

        QTest::newRow("telegram: how long to wait stands in the body")
            << Platform::Telegram << request("POST", u"https://api.telegram.org/bot1:x/sendMessage"_s)
            << response(429, {}, R"({"ok":false,"error_code":429,"parameters":{"retry_after":30}})")
            << Readings{rest({}, 0, {}, now + 30s)};
        QTest::newRow("wechat: the day's calls are used up until midnight in China")
            << Platform::WechatOa << request("POST", u"https://api.weixin.qq.com/cgi-bin/message/custom/send"_s)
            << response(200, {}, R"({"errcode":45009,"errmsg":"reach max api daily quota limit"})")
            << Readings{
                   rest({RateSubject::Calls, RatePeriod::Day}, 0, {}, *parseRfc3339(u"2026-11-21T16:00:00.000Z"_s))};
        QTest::newRow("wechat: another refusal is no count")
            << Platform::WechatOa << request("POST", u"https://api.weixin.qq.com/cgi-bin/message/custom/send"_s)
            << response(200, {}, R"({"errcode":45015})") << Readings{};
        QTest::newRow("weibo: the hour's calls, until the next hour begins")
            << Platform::Weibo << request("GET", u"https://api.weibo.com/2/users/show.json"_s)
            << response(403, {}, R"({"error":"User requests out of rate limit","error_code":10023})")
            << Readings{rest({RateSubject::Calls, RatePeriod::Hour}, 0, {}, now + 30min)};
        QTest::newRow("weibo: the hour's comments")
            << Platform::Weibo << request("POST", u"https://api.weibo.com/2/comments/reply.json"_s)
            << response(403, {}, R"({"error_code":"10024"})")
            << Readings{rest({RateSubject::PublicReplies, RatePeriod::Hour}, 0, {}, now + 30min)};
        QTest::newRow("douyin: the account's quota")
            << Platform::Douyin << request("POST", u"https://open.douyin.com/im/send/msg/?open_id=1"_s)
            << response(200, {}, R"({"data":{"error_code":2190001,"description":"quota"}})")
            << Readings{rest({}, 0, {}, {})};
        QTest::newRow("wecom: the app's quota")
            << Platform::WecomKf << request("POST", u"https://qyapi.weixin.qq.com/cgi-bin/kf/send_msg"_s)
            << response(200, {}, R"({"errcode":45009})") << Readings{rest({}, 0, {}, {})};
        QTest::newRow("a bridge that asks for a pause names a date")
            << Platform::GenericWebhook << request("POST", u"https://bridge.example/in"_s)
            << response(429, {{"Retry-After", "Sat, 21 Nov 2026 09:31:00 GMT"}})
            << Readings{rest({}, 0, {}, now + 1min)};
        QTest::newRow("a pause without a time says nothing that would last")
            << Platform::Qq << request("POST", u"https://api.sgroup.qq.com/v2/users/1/messages"_s) << response(429, {})
            << Readings{};
        QTest::newRow("a time to wait of a busy server is no count")
            << Platform::Chatwoot << request("POST", u"https://desk.example/api/v1/x"_s)
            << response(503, {{"Retry-After", "60"}}) << Readings{};
    }
    void answersTell()
    {
        QFETCH(const Platform, platform);
        QFETCH(const HttpRequest, asked);
        QFETCH(const HttpResponse, answer);
        QFETCH(const Readings, told);
        const Readings read = readRates(platform, asked, answer, now);
        QVERIFY2(read == told, qPrintable(describe(read) + u" instead of "_s + describe(told)));
    }

    void recordedAnswersTell_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<HttpRequest>("asked");
        QTest::addColumn<Readings>("told");
        const Instant reset{1'795'254'300s};
        QTest::newRow("x/poll_dms") << u"x/poll_dms"_s << Platform::X
                                    << request("GET", u"https://api.x.com/2/dm_events"_s)
                                    << Readings{rest({RateSubject::ReadingMessages, {}}, 14, 15, reset)};
        QTest::newRow("x/result_rate") << u"x/result_rate"_s << Platform::X
                                       << request("POST", u"https://api.x.com/2/dm_conversations/1/messages"_s)
                                       << Readings{rest({RateSubject::Messages, {}}, 0, 15, reset)};
        QTest::newRow("mastodon/result_rate") << u"mastodon/poll_rate_limited"_s << Platform::Mastodon
                                              << request("GET", u"https://social.brand.example/api/v1/notifications"_s)
                                              << Readings{rest({}, 0, 300, now + 5min)};
        QTest::newRow("facebook/result_rate_buc") << u"facebook/result_rate_buc"_s << Platform::Facebook
                                                  << request("POST", u"https://graph.facebook.com/v23.0/104/messages"_s)
                                                  << Readings{percent(RateSubject::Calls, 100, now + 5min)};
        QTest::newRow("chatwoot/result_rate")
            << u"chatwoot/result_rate"_s << Platform::Chatwoot
            << request("POST", u"https://desk.brand.example/api/v1/accounts/1/conversations/1/messages"_s)
            << Readings{rest({}, 0, {}, now + 1min)};
        QTest::newRow("line/result_quota")
            << u"line/result_quota"_s << Platform::Line << request("POST", u"https://api.line.me/v2/bot/message/push"_s)
            << Readings{month({}, {}, 0)};
    }
    void recordedAnswersTell()
    {
        QFETCH(const QString, file);
        QFETCH(const Platform, platform);
        QFETCH(const HttpRequest, asked);
        QFETCH(const Readings, told);
        const auto recorded =
            readRecordedCase(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms/") + file + u".meta.json"_s);
        QVERIFY(recorded);
        const Readings read = readRates(platform, asked, recordedResponse(*recorded), now);
        QVERIFY2(read == told, qPrintable(describe(read) + u" instead of "_s + describe(told)));
    }

    void whatAnswersDoNotTellIsCounted_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<HttpRequest>("asked");
        QTest::addColumn<QList<qint64>>("limits");
        QTest::newRow("wechat messages") << Platform::WechatOa
                                         << request("POST",
                                                    u"https://api.weixin.qq.com/cgi-bin/message/custom/send?t=1"_s)
                                         << QList<qint64>{500'000};
        QTest::newRow("wechat profiles are not messages")
            << Platform::WechatOa << request("GET", u"https://api.weixin.qq.com/cgi-bin/user/info"_s)
            << QList<qint64>{};
        QTest::newRow("weibo comments are calls too")
            << Platform::Weibo << request("POST", u"https://api.weibo.com/2/comments/reply.json"_s)
            << QList<qint64>{60, 1000};
        QTest::newRow("reading weibo comments")
            << Platform::Weibo << request("GET", u"https://api.weibo.com/2/comments/to_me.json"_s)
            << QList<qint64>{1000};
        QTest::newRow("douyin comments") << Platform::Douyin
                                         << request("POST", u"https://open.douyin.com/item/comment/reply/?open_id=1"_s)
                                         << QList<qint64>{5, 50};
        QTest::newRow("facebook's private answers")
            << Platform::Facebook
            << request("POST", u"https://graph.facebook.com/v23.0/104/messages"_s,
                       R"({"recipient":{"comment_id":"1_2"},"message":{"text":"x"}})")
            << QList<qint64>{750};
        QTest::newRow("facebook's ordinary messages")
            << Platform::Facebook
            << request("POST", u"https://graph.facebook.com/v23.0/104/messages"_s, R"({"recipient":{"id":"5"}})")
            << QList<qint64>{};
        QTest::newRow("mails of a known provider")
            << Platform::Email << request("POST", u"submission://smtp.gmail.com:587"_s) << QList<qint64>{500};
        QTest::newRow("mails of an unknown one")
            << Platform::Email << request("POST", u"submission://mail.brand.example:587"_s) << QList<qint64>{};
        QTest::newRow("a name that only ends alike")
            << Platform::Email << request("POST", u"submission://smtp.notgmail.com:587"_s) << QList<qint64>{};
        QTest::newRow("reading mail") << Platform::Email << request("GET", u"imaps://imap.gmail.com/INBOX"_s)
                                      << QList<qint64>{};
        QTest::newRow("the hotline has no limits")
            << Platform::Asterisk << request("POST", u"http://127.0.0.1:8088/ari/channels"_s) << QList<qint64>{};
    }
    void whatAnswersDoNotTellIsCounted()
    {
        QFETCH(const Platform, platform);
        QFETCH(const HttpRequest, asked);
        QFETCH(const QList<qint64>, limits);
        ChannelAccount account;
        account.platform = platform;
        QList<qint64> counted;
        for (const DocumentedLimit &limit : countsAgainst(account, asked))
            counted << limit.limit;
        QCOMPARE(counted, limits);
    }

    /// Every recorded answer of every platform, as if it had come from each of them: nothing may go wrong.
    void anyAnswerCanBeRead()
    {
        int read = 0;
        QDir root(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms"));
        const QStringList folders = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &folder : folders) {
            const QDir inside(root.filePath(folder));
            const QStringList files = inside.entryList({u"*.meta.json"_s});
            for (const QString &file : files) {
                const auto recorded = readRecordedCase(inside.filePath(file));
                if (!recorded || !recorded->meta.contains("response"_L1))
                    continue;
                const HttpResponse answer = recordedResponse(*recorded);
                for (int platform = 0; platform < static_cast<int>(EnumNames<Platform>::names.size()); ++platform) {
                    for (const RateReading &told : readRates(static_cast<Platform>(platform),
                                                             request("POST", u"https://x.example/a"_s), answer, now)) {
                        QVERIFY(told.left || told.limit || told.used || told.usedPercent);
                        QVERIFY(!told.until || *told.until > now);
                    }
                    ++read;
                }
            }
        }
        QVERIFY2(read > 1000, qPrintable(QString::number(read)));
    }
};

QTEST_GUILESS_MAIN(TestRateReader)
#include "tst_rate_reader.moc"
