// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec_lookup.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace lianxi;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lianxi::ProfileSubject)

namespace
{

using People = std::vector<ProfileSubject>;
using Answers = std::vector<PersonProfile>;

constexpr Instant now{std::chrono::milliseconds(1'788'224'400'000)};

/// An account with everything that any platform wants to know.
ChannelAccount accountOf(Platform platform)
{
    ChannelAccount account;
    account.id = ChannelId(u"asked"_s);
    account.platform = platform;
    account.settings = {{u"instance"_s, u"kb.example"_s},
                        {u"base"_s, u"https://desk.example"_s},
                        {u"account_id"_s, u"1"_s},
                        {u"page_id"_s, u"99"_s},
                        {u"ig_id"_s, u"98"_s},
                        {u"corp_id"_s, u"ww1"_s},
                        {u"app_id"_s, u"wx1"_s},
                        {u"user_id"_s, u"7"_s}};
    account.secrets = {{u"access_token"_s, u"t"_s},
                       {u"bot_token"_s, u"123456:ABC"_s},
                       {u"api_access_token"_s, u"t"_s},
                       {u"channel_access_token"_s, u"t"_s}};
    return account;
}

} // namespace

/// What is asked about people on each platform, and what is made of the answers.
class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void question_asksForThePeople_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<People>("people");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("holds"); ///< in query or body
        const People one{{u"p1"_s, u"p1"_s, Surface::Private}};
        const People two{{u"p1"_s, u"p1"_s, Surface::Private}, {u"p2"_s, u"p2"_s, Surface::Private}};
        QTest::newRow("WeChat, many") << Platform::WechatOa << two << u"POST"_s << u"/cgi-bin/user/info/batchget"_s
                                      << uR"([{"lang":"zh_CN","openid":"p1"},{"lang":"zh_CN","openid":"p2"}])"_s;
        QTest::newRow("WeCom customer service, many")
            << Platform::WecomKf << two << u"POST"_s << u"/cgi-bin/kf/customer/batchget"_s << uR"(["p1","p2"])"_s;
        QTest::newRow("WeCom, an outside customer")
            << Platform::Wecom << People{{u"wm1"_s, u"contact:wm1"_s, Surface::Private}} << u"GET"_s
            << u"/cgi-bin/externalcontact/get"_s << u"external_userid=wm1"_s;
        QTest::newRow("WeCom, a colleague")
            << Platform::Wecom << one << u"GET"_s << u"/cgi-bin/user/get"_s << u"userid=p1"_s;
        QTest::newRow("Weibo, who wrote in private")
            << Platform::Weibo << one << u"GET"_s << u"/2/eps/user/info.json"_s << u"uid=p1"_s;
        QTest::newRow("Weibo, who commented") << Platform::Weibo << People{{u"p1"_s, u"post"_s, Surface::Public}}
                                              << u"GET"_s << u"/2/users/show.json"_s << u"uid=p1"_s;
        QTest::newRow("Telegram, who wrote to the bot")
            << Platform::Telegram << People{{u"42"_s, u"42"_s, Surface::Private}} << u"POST"_s
            << u"/bot123456:ABC/getChat"_s << u"\"chat_id\":42"_s;
        QTest::newRow("Telegram, who wrote in a group")
            << Platform::Telegram << People{{u"42"_s, u"-100"_s, Surface::Public}} << u"POST"_s
            << u"/bot123456:ABC/getUserProfilePhotos"_s << u"\"user_id\":42"_s;
        QTest::newRow("LINE") << Platform::Line << People{{u"U1"_s, u"U1"_s, Surface::Private}} << u"GET"_s
                              << u"/v2/bot/profile/U1"_s << QString();
        QTest::newRow("LINE, a group's member") << Platform::Line << People{{u"U1"_s, u"C9"_s, Surface::Public}}
                                                << u"GET"_s << u"/v2/bot/group/C9/member/U1"_s << QString();
        QTest::newRow("X, many") << Platform::X << two << u"GET"_s << u"/2/users"_s << u"ids=p1,p2"_s;
        QTest::newRow("Mastodon") << Platform::Mastodon << one << u"GET"_s << u"/api/v1/accounts/p1"_s << QString();
        QTest::newRow("Messenger") << Platform::Facebook << one << u"GET"_s << u"/p1"_s << u"profile_pic"_s;
        QTest::newRow("Instagram") << Platform::Instagram << one << u"GET"_s << u"/p1"_s << u"profile_pic"_s;
        QTest::newRow("Chatwoot") << Platform::Chatwoot << one << u"GET"_s << u"/api/v1/accounts/1/contacts/p1"_s
                                  << QString();
    }
    void question_asksForThePeople()
    {
        QFETCH(Platform, platform);
        QFETCH(People, people);
        QFETCH(QString, method);
        QFETCH(QString, path);
        QFETCH(QString, holds);
        const Codec *codec = codecFor(platform);
        QVERIFY(codec->profilesAtOnce() >= static_cast<int>(people.size()));
        const SendPlan plan = codec->planProfile(people, accountOf(platform), now);
        QVERIFY2(plan.request, qPrintable(plan.reason));
        const QUrl url(plan.request->url, QUrl::StrictMode);
        QCOMPARE(QString::fromLatin1(plan.request->method), method);
        QVERIFY2(url.path().endsWith(path), qPrintable(url.path()));
        const QString said = url.query(QUrl::FullyDecoded) + QString::fromUtf8(plan.request->query)
            + QString::fromUtf8(plan.request->body);
        QVERIFY2(said.contains(holds), qPrintable(said));
    }

    void noQuestion_whereThePlatformTellsNothing_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<People>("people");
        const People someone{{u"p1"_s, u"p1"_s, Surface::Private}};
        QTest::newRow("Douyin tells of the brand's own accounts only") << Platform::Douyin << someone;
        QTest::newRow("Kuaishou") << Platform::Kuaishou << someone;
        QTest::newRow("Xiaohongshu") << Platform::Xiaohongshu << someone;
        QTest::newRow("QQ has no such question") << Platform::Qq << someone;
        QTest::newRow("WhatsApp sends the name with each message") << Platform::Whatsapp << someone;
        QTest::newRow("mail") << Platform::Email << someone;
        QTest::newRow("the hotline") << Platform::Asterisk << someone;
        QTest::newRow("a bridge sends the picture along") << Platform::GenericWebhook << someone;
        QTest::newRow("who commented on a page has another key")
            << Platform::Facebook << People{{u"p1"_s, u"post"_s, Surface::Public}};
        QTest::newRow("who commented on Instagram, too")
            << Platform::Instagram << People{{u"p1"_s, u"post"_s, Surface::Public}};
    }
    void noQuestion_whereThePlatformTellsNothing()
    {
        QFETCH(Platform, platform);
        QFETCH(People, people);
        const SendPlan plan = codecFor(platform)->planProfile(people, accountOf(platform), now);
        QVERIFY(!plan.request);
        QCOMPARE(plan.outcome, SendOutcome::Refused);
        QCOMPARE(plan.reason, u"unsupported_op"_s);
    }

    void answer_tellsWhoTheyAre_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<People>("people");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Answers>("expected");
        const People one{{u"p1"_s, u"p1"_s, Surface::Private}};
        const People two{{u"p1"_s, u"p1"_s, Surface::Private}, {u"p2"_s, u"p2"_s, Surface::Private}};
        QTest::newRow("WeChat gives the join key of one and no name since 2021")
            << Platform::WechatOa << two
            << QByteArray(
                   R"({"user_info_list":[{"subscribe":1,"openid":"p1","nickname":"","headimgurl":"","unionid":"u1"},)"
                   R"({"subscribe":0,"openid":"p2"}]})")
            << Answers{{u"p1"_s, {}, {}, u"u1"_s, {}}, {u"p2"_s, {}, {}, {}, {}}};
        QTest::newRow("WeCom customer service, plain picture addresses are asked for by https")
            << Platform::WecomKf << two
            << QByteArray(R"({"errcode":0,"customer_list":[{"external_userid":"p2","nickname":"张三",)"
                          R"("avatar":"http:\/\/wx.qlogo.cn/x/0","unionid":"u2"}],"invalid_external_userid":["p1"]})")
            << Answers{{u"p2"_s, u"张三"_s, {}, u"u2"_s, u"https://wx.qlogo.cn/x/0"_s}};
        QTest::newRow("WeCom customer service knows nobody of them")
            << Platform::WecomKf << one
            << QByteArray(R"({"errcode":0,"customer_list":[],"invalid_external_userid":["p1"]})") << Answers{};
        QTest::newRow("WeCom, an outside customer")
            << Platform::Wecom << People{{u"wm1"_s, u"contact:wm1"_s, Surface::Private}}
            << QByteArray(R"({"errcode":0,"external_contact":{"external_userid":"wm1","name":"李四",)"
                          R"("avatar":"https:\/\/a.example/1","unionid":"u4"},"follow_user":[]})")
            << Answers{{u"wm1"_s, u"李四"_s, {}, u"u4"_s, u"https://a.example/1"_s}};
        QTest::newRow("Weibo, who wrote in private")
            << Platform::Weibo << People{{u"5"_s, u"5"_s, Surface::Private}}
            << QByteArray(
                   R"({"subscribe":1,"id":5,"nickname":"云","headimgurl":"https:\/\/tva1.sinaimg.cn/5","follow":0})")
            << Answers{{u"5"_s, u"云"_s, {}, {}, u"https://tva1.sinaimg.cn/5"_s}};
        QTest::newRow("Weibo, who commented")
            << Platform::Weibo << People{{u"5"_s, u"post"_s, Surface::Public}}
            << QByteArray(R"({"id":5,"idstr":"5","screen_name":"云","avatar_large":"https:\/\/tva1.sinaimg.cn/5"})")
            << Answers{{u"5"_s, u"云"_s, {}, {}, u"https://tva1.sinaimg.cn/5"_s}};
        QTest::newRow("Telegram, who wrote to the bot")
            << Platform::Telegram << People{{u"42"_s, u"42"_s, Surface::Private}}
            << QByteArray(R"({"ok":true,"result":{"id":42,"type":"private","first_name":"Ann","last_name":"Other",)"
                          R"("username":"ann","photo":{"small_file_id":"s1","big_file_id":"b1"}}})")
            << Answers{{u"42"_s, u"Ann Other"_s, u"ann"_s, {}, u"s1"_s}};
        QTest::newRow("Telegram, the smallest picture that is large enough")
            << Platform::Telegram << People{{u"42"_s, u"-100"_s, Surface::Public}}
            << QByteArray(R"({"ok":true,"result":{"total_count":1,"photos":[[{"file_id":"f90","width":90},)"
                          R"({"file_id":"f160","width":160},{"file_id":"f640","width":640}]]}})")
            << Answers{{u"42"_s, {}, {}, {}, u"f160"_s}};
        QTest::newRow("Telegram, no picture") << Platform::Telegram << People{{u"42"_s, u"-100"_s, Surface::Public}}
                                              << QByteArray(R"({"ok":true,"result":{"total_count":0,"photos":[]}})")
                                              << Answers{{u"42"_s, {}, {}, {}, {}}};
        QTest::newRow("LINE") << Platform::Line << People{{u"U1"_s, u"U1"_s, Surface::Private}}
                              << QByteArray(R"({"userId":"U1","displayName":"健太","pictureUrl":"https:\/\/p.line/1"})")
                              << Answers{{u"U1"_s, u"健太"_s, {}, {}, u"https://p.line/1"_s}};
        QTest::newRow("X, one of two, errors beside")
            << Platform::X << two
            << QByteArray(
                   R"({"data":[{"id":"p2","name":"Ann","username":"ann","profile_image_url":"https:\/\/pbs/2"}],)"
                   R"("errors":[{"title":"Not Found Error","resource_id":"p1"}]})")
            << Answers{{u"p2"_s, u"Ann"_s, u"ann"_s, {}, u"https://pbs/2"_s}};
        QTest::newRow("X, both are gone")
            << Platform::X << two << QByteArray(R"({"errors":[{"title":"Not Found Error","resource_id":"p1"}]})")
            << Answers{};
        QTest::newRow("Mastodon")
            << Platform::Mastodon << one
            << QByteArray(R"({"id":"p1","acct":"ann@far.example","username":"ann","display_name":"Ann",)"
                          R"("avatar":"https:\/\/far.example/a.png","uri":"https:\/\/far.example/users/ann"})")
            << Answers{{u"p1"_s, u"Ann"_s, u"ann@far.example"_s, {}, u"https://far.example/a.png"_s}};
        QTest::newRow("Messenger")
            << Platform::Facebook << one
            << QByteArray(R"({"first_name":"Ann","last_name":"Other","profile_pic":"https:\/\/cdn/1","id":"p1"})")
            << Answers{{u"p1"_s, u"Ann Other"_s, {}, {}, u"https://cdn/1"_s}};
        QTest::newRow("Instagram")
            << Platform::Instagram << one
            << QByteArray(R"({"name":"Ann","username":"ann","profile_pic":"https:\/\/cdn/1","id":"p1"})")
            << Answers{{u"p1"_s, u"Ann"_s, u"ann"_s, {}, u"https://cdn/1"_s}};
        QTest::newRow("Chatwoot") << Platform::Chatwoot << People{{u"8"_s, u"8"_s, Surface::Private}}
                                  << QByteArray(R"({"payload":{"id":8,"name":"Ann","thumbnail":"https:\/\/cdn/8"}})")
                                  << Answers{{u"8"_s, u"Ann"_s, {}, {}, u"https://cdn/8"_s}};
        QTest::newRow("somebody nobody asked for is left out")
            << Platform::X << two << QByteArray(R"({"data":[{"id":"p9","name":"Eve","username":"eve"}]})") << Answers{};
        QTest::newRow("a name that is no text is none")
            << Platform::X << two << QByteArray(R"({"data":[{"id":"p1","name":{"a":1},"username":["b"]},7,null]})")
            << Answers{{u"p1"_s, {}, {}, {}, {}}};
    }
    void answer_tellsWhoTheyAre()
    {
        QFETCH(Platform, platform);
        QFETCH(People, people);
        QFETCH(QByteArray, body);
        QFETCH(Answers, expected);
        const ProfileAnswer answer =
            codecFor(platform)->readProfile({200, {}, body, true}, people, accountOf(platform), now);
        QVERIFY2(answer.outcome == SendOutcome::Sent, qPrintable(answer.reason));
        QCOMPARE(answer.people.size(), expected.size());
        for (size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(answer.people[i].id, expected[i].id);
            QCOMPARE(answer.people[i].name, expected[i].name);
            QCOMPARE(answer.people[i].handle, expected[i].handle);
            QCOMPARE(answer.people[i].alias, expected[i].alias);
            QCOMPARE(answer.people[i].avatar, expected[i].avatar);
        }
    }

    void refusal_saysWhatToDo_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<SendOutcome>("outcome");
        QTest::newRow("LINE: who blocked us is nobody, which is an answer")
            << Platform::Line << 404 << QByteArray(R"({"message":"Not found"})") << SendOutcome::Sent;
        QTest::newRow("Messenger gives no profile of this person")
            << Platform::Facebook << 400
            << QByteArray(R"({"error":{"message":"x","code":100,"error_subcode":2018218}})") << SendOutcome::Sent;
        QTest::newRow("Messenger: the right is missing")
            << Platform::Facebook << 403 << QByteArray(R"({"error":{"message":"x","code":10}})")
            << SendOutcome::Credentials;
        QTest::newRow("WeChat: the token ended")
            << Platform::WechatOa << 200 << QByteArray(R"({"errcode":40001,"errmsg":"x"})") << SendOutcome::Credentials;
        QTest::newRow("X: enough questions") << Platform::X << 429 << QByteArray("{}") << SendOutcome::Retry;
        QTest::newRow("a page instead of an answer")
            << Platform::Mastodon << 502 << QByteArray("<html>") << SendOutcome::Retry;
    }
    void refusal_saysWhatToDo()
    {
        QFETCH(Platform, platform);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(SendOutcome, outcome);
        const ProfileAnswer answer = codecFor(platform)->readProfile(
            {status, {}, body, true}, {{u"p1"_s, u"p1"_s, Surface::Private}}, accountOf(platform), now);
        QCOMPARE(toText(answer.outcome), toText(outcome));
        QVERIFY(answer.people.empty());
    }

    void everyAnswer_isReadWithoutHarm_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body :
             {"", "null", "[]", "{}", "{\"data\":[[]]}", "{\"ok\":true}", "{\"ok\":true,\"result\":[]}",
              "{\"customer_list\":{}}", "{\"errcode\":0}", "{\"user_info_list\":[1,null]}", "<html>"})
            QTest::newRow(*body ? body : "nothing") << QByteArray(body);
    }
    void everyAnswer_isReadWithoutHarm()
    {
        QFETCH(QByteArray, body);
        for (size_t platform = 0; platform < EnumNames<Platform>::names.size(); ++platform) {
            const auto of = static_cast<Platform>(platform);
            const Codec *codec = codecFor(of);
            if (!codec)
                continue;
            const ProfileAnswer answer =
                codec->readProfile({200, {}, body, true}, {{u"p1"_s, u"p1"_s, Surface::Private}}, accountOf(of), now);
            for (const PersonProfile &person : answer.people)
                QCOMPARE(person.id, u"p1"_s);
        }
    }
};

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
