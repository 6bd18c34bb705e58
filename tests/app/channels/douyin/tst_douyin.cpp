// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/douyin/douyin_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

constexpr Instant now{std::chrono::seconds(1'788'221'100)};

ChannelAccount account()
{
    ChannelAccount account;
    account.platform = Platform::Douyin;
    account.settings = {{"client_key"_L1, "awk"_L1}, {"account_id"_L1, "biz=="_L1}};
    account.secrets = {{"client_secret"_L1, "s"_L1}, {"access_token"_L1, "act.x"_L1}};
    return account;
}

HttpResponse response(const QJsonObject &body)
{
    HttpResponse response;
    response.status = 200;
    response.body = QJsonDocument(body).toJson();
    return response;
}

/// A page of comments written at these seconds; a negative one is pinned.
HttpResponse page(const std::vector<qint64> &seconds, qint64 cursor, bool more)
{
    QJsonArray comments;
    for (const qint64 second : seconds)
        comments.append(QJsonObject{{"comment_id"_L1, QString::number(second)},
                                    {"comment_user_id"_L1, "u"_L1},
                                    {"content"_L1, "x"_L1},
                                    {"top"_L1, second < 0},
                                    {"create_time"_L1, std::abs(second)}});
    return response(
        {{"data"_L1,
          QJsonObject{{"error_code"_L1, 0}, {"list"_L1, comments}, {"cursor"_L1, cursor}, {"has_more"_L1, more}}}});
}

PollAnswer read(const HttpResponse &answer, const QJsonObject &cursor)
{
    return DouyinCodec().readPoll(u"comments:@i"_s, answer, account(), cursor, now);
}

} // namespace

class TestDouyin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstWalk_readsAllPages()
    {
        const PollAnswer first = read(page({500, 400}, 2, true), {});
        QVERIFY(first.more);
        const PollAnswer second = read(page({300, 200}, 4, false), first.next);
        QVERIFY(!second.more);
        QCOMPARE(second.next, (QJsonObject{{"since"_L1, 500}}));
    }

    void laterWalk_endsWhereTheLastOneBegan()
    {
        const PollAnswer first = read(page({700, 600}, 2, true), {{"since"_L1, 500}});
        QVERIFY(first.more);
        QCOMPARE(first.next["since"_L1].toInt(), 500);
        const PollAnswer second = read(page({550, 499}, 4, true), first.next);
        QVERIFY(!second.more);
        QCOMPARE(second.events.size(), size_t(2)); // the known one is told again, and dropped by its key
        QCOMPARE(second.next, (QJsonObject{{"since"_L1, 700}}));
    }

    void commentOfTheSameSecond_isNotTheEnd() { QVERIFY(read(page({600, 500}, 2, true), {{"since"_L1, 500}}).more); }

    void pinnedComment_doesNotEndTheWalk() { QVERIFY(read(page({-1, 600}, 2, true), {{"since"_L1, 500}}).more); }

    void positionThatDoesNotMove_endsTheWalk()
    {
        QVERIFY(!read(page({600}, 7, true), {{"next_cursor"_L1, 7}}).more);
        QVERIFY(!read(page({}, 9, true), {}).more);
    }

    void roundWithoutNews_movesNothing()
    {
        QVERIFY(read(page({500}, 0, false), {{"since"_L1, 500}}).next.isEmpty());
        QVERIFY(!read(page({501}, 0, false), {{"since"_L1, 500}}).next.isEmpty());
    }

    void polls_namedVideosAndTheNewestOnes()
    {
        ChannelAccount named = account();
        named.settings["comment_items"_L1] = QJsonArray{"@a+/="_L1};
        const QHash<QString, QJsonObject> cursors{{u"videos"_s, {{"items"_L1, QJsonArray{"@b"_L1, "@a+/="_L1}}}},
                                                  {u"comments:@b"_s, {{"next_cursor"_L1, 50}}}};
        const std::vector<PollRequest> polls = DouyinCodec().polls(named, cursors);
        QCOMPARE(polls.size(), size_t(3));
        QCOMPARE(polls[0].list, u"videos"_s);
        QCOMPARE(polls[1].list, u"comments:@a+/="_s);
        QVERIFY(polls[1].request.url.contains("item_id=%40a%2B%2F%3D"_L1));
        QVERIFY(polls[1].request.url.contains("open_id=biz%3D%3D"_L1));
        QVERIFY(polls[2].request.url.contains("cursor=50"_L1));
        QCOMPARE(headerValue(polls[2].request.headers, "access-token"), QByteArray("act.x"));
        for (const PollRequest &poll : polls)
            QCOMPARE(DouyinCodec().listOf(poll.request), poll.list);
    }

    void videos_areRemembered()
    {
        const QJsonArray videos{QJsonObject{{"item_id"_L1, "@b"_L1}}, QJsonObject{}, 7,
                                QJsonObject{{"item_id"_L1, 12}}};
        const PollAnswer answer = DouyinCodec().readPoll(
            u"videos"_s, response({{"data"_L1, QJsonObject{{"error_code"_L1, 0}, {"list"_L1, videos}}}}), account(), {},
            now);
        QCOMPARE(answer.next, (QJsonObject{{"items"_L1, QJsonArray{"@b"_L1, "12"_L1}}}));
        QVERIFY(answer.events.empty());
    }

    void polls_whenSwitchedOffOrWithoutToken_none()
    {
        ChannelAccount off = account();
        off.settings["poll_comments"_L1] = false;
        QVERIFY(DouyinCodec().polls(off, {}).empty());
        ChannelAccount fresh = account();
        fresh.secrets = {};
        QVERIFY(DouyinCodec().polls(fresh, {}).empty());
    }

    void token_firstByCodeThenByRefresh()
    {
        ChannelAccount fresh = account();
        fresh.secrets.remove(u"access_token"_s);
        QVERIFY(!DouyinCodec().tokenRequest(fresh));
        fresh.settings["auth_code"_L1] = "c0de"_L1;
        QVERIFY(DouyinCodec().tokenRequest(fresh)->url.endsWith("/oauth/access_token/"_L1));
        const Result<QJsonObject> token =
            DouyinCodec().readToken(response({{"data"_L1,
                                               QJsonObject{{"access_token"_L1, "act.1"_L1},
                                                           {"expires_in"_L1, 1'296'000},
                                                           {"refresh_token"_L1, "rft.1"_L1},
                                                           {"refresh_expires_in"_L1, 2'592'000}}}}),
                                    now);
        QVERIFY(token);
        QCOMPARE(token->value("access_token_expires"_L1).toString(), toRfc3339(now + std::chrono::seconds(1'296'000)));
        fresh.secrets.insert("refresh_token"_L1, token->value("refresh_token"_L1));
        const HttpRequest refresh = *DouyinCodec().tokenRequest(fresh);
        QVERIFY(refresh.url.endsWith("/oauth/refresh_token/"_L1));
        QVERIFY(refresh.body.contains("refresh_token=rft.1"));
    }

    void refusedToken_isAnError()
    {
        QVERIFY(!DouyinCodec().readToken(response({{"data"_L1, QJsonObject{{"error_code"_L1, 10'007}}}}), now));
        QVERIFY(!DouyinCodec().readToken({}, now));
    }

    void pictureOfAMiniProgram_isAskedForByItsMessage()
    {
        Part part;
        part.type = PartType::Image;
        part.ref = u"resource?conversation_id=%40c%2F&message_id=%40s4%3D%3D"_s;
        const MediaPlan plan = DouyinCodec().planDownload(part, account());
        QVERIFY(plan.request && plan.givesAddress);
        QCOMPARE(plan.request->url,
                 u"https://open.douyin.com/api/im/message/resources/"
                 "?open_id=biz%3D%3D&conversation_id=%40c%2F&message_id=%40s4%3D%3D"_s);
        const auto address = [](const QString &url) {
            return DouyinCodec().readMediaAddress(
                response({{"err_no"_L1, 0}, {"data"_L1, QJsonObject{{"media_type"_L1, "image"_L1}, {"url"_L1, url}}}}),
                account());
        };
        QCOMPARE(address(u"https://p3.example/x"_s)->url, u"https://p3.example/x"_s);
        QVERIFY(!address(u"file:///etc/passwd"_s));
        QVERIFY(!address({}));
        QVERIFY(!DouyinCodec().readMediaAddress(response({{"err_no"_L1, 28'003'082}}), account()));
    }

    void upload_takesATokenOfTheAppFirst()
    {
        const MediaFile file{
            .part = 0, .type = PartType::Image, .bytes = "png", .name = u"a.png"_s, .mime = u"image/png"_s};
        const DouyinCodec codec;
        const SendPlan first = codec.planUpload(file, {}, {}, account(), now);
        QVERIFY(first.request->url.endsWith("/oauth/client_token/"_L1));
        const SendAnswer token = codec.readUpload(
            response({{"data"_L1, QJsonObject{{"access_token"_L1, "clt.1"_L1}, {"error_code"_L1, 0}}}}), file, {},
            account(), now);
        QCOMPARE(token.outcome, SendOutcome::Pending);
        const SendPlan second = codec.planUpload(file, {}, token.more, account(), now);
        QVERIFY(second.request->url.endsWith("/tool/imagex/client_upload/"_L1));
        QCOMPARE(headerValue(second.request->headers, "access-token"), QByteArray("clt.1"));
        QVERIFY(second.request->body.contains("name=\"image\""));
        const SendAnswer done =
            codec.readUpload(response({{"data"_L1, QJsonObject{{"image_id"_L1, "@img"_L1}, {"error_code"_L1, 0}}}}),
                             file, token.more, account(), now);
        QCOMPARE(done.outcome, SendOutcome::Uploaded);
        QCOMPARE(done.more["ref"_L1].toString(), u"@img"_s);
        QCOMPARE(codec.readUpload(response({}), file, token.more, account(), now).outcome, SendOutcome::Retry);
    }

    void upload_ofOtherKinds_isRefused()
    {
        const MediaFile file{.part = 0, .type = PartType::Video, .bytes = "x", .name = u"a"_s, .mime = u"video/mp4"_s};
        QCOMPARE(DouyinCodec().planUpload(file, {}, {}, account(), now).reason, u"unsupported_part"_s);
    }
};

QTEST_GUILESS_MAIN(TestDouyin)
#include "tst_douyin.moc"
