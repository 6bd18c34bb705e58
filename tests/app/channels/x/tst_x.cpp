// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/x/oauth1.h"
#include "app/channels/x/x_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

constexpr Instant now{std::chrono::seconds(1'795'253'400)};

ChannelAccount account()
{
    ChannelAccount brand;
    brand.platform = Platform::X;
    brand.settings = {{"user_id"_L1, "1111111111111111111"_L1}};
    brand.secrets = {{"access_token"_L1, "T"_L1}};
    return brand;
}

HttpResponse answered(int status, const QByteArray &body)
{
    return {status, {}, body, true};
}

} // namespace

/// What the recorded requests of X do not reach: OAuth 1.0a, uploads, refreshing.
class TestX : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oauth1_publishedVector()
    {
        // "Creating a signature" of the platform's documentation.
        const x::Oauth1Keys keys{u"xvz1evFS4wEEPTGEFPHBog"_s, u"kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw"_s,
                                 u"370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"_s,
                                 u"LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"_s};
        const QByteArray signature =
            x::oauth1Signature("post", u"https://api.x.com/1.1/statuses/update.json"_s,
                               {{u"status"_s, u"Hello Ladies + Gentlemen, a signed OAuth request!"_s},
                                {u"include_entities"_s, u"true"_s},
                                {u"oauth_consumer_key"_s, keys.consumerKey},
                                {u"oauth_nonce"_s, u"kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"_s},
                                {u"oauth_signature_method"_s, u"HMAC-SHA1"_s},
                                {u"oauth_timestamp"_s, u"1318622958"_s},
                                {u"oauth_token"_s, keys.token},
                                {u"oauth_version"_s, u"1.0"_s}},
                               keys);
        QCOMPARE(signature, QByteArray("Ls93hJiZbQ3akF3HF3x1Bz8/zU4="));
    }

    void oauth1_ownVector()
    {
        HttpRequest request;
        request.url = u"https://api.x.com/2/tweets"_s;
        request.body = "{\"text\":\"not signed\"}";
        const x::Oauth1Keys keys{u"xk_fixture"_s, u"x_consumer_secret_fixture_0004"_s, u"xt_fixture"_s,
                                 u"x_token_secret_fixture"_s};
        const QByteArray header = x::oauth1Header(request, keys, u"n0nce"_s, 1'795'253'400);
        QVERIFY2(header.contains("oauth_signature=\"He5LC8Bi2YySEkpx7qd6tzRJNMs%3D\""), header.constData());
    }

    void planSend_withoutAccessToken_signsWithOauth1()
    {
        ChannelAccount brand = account();
        brand.settings.insert("consumer_key"_L1, "k"_L1);
        brand.secrets = {{"consumer_secret"_L1, "s"_L1}, {"oauth_token"_L1, "t"_L1}, {"oauth_token_secret"_L1, "u"_L1}};
        SendIntent intent;
        intent.to = u"2"_s;
        intent.text = u"x"_s;
        const SendPlan one = XCodec().planSend(intent, brand, now);
        QVERIFY(one.request);
        QVERIFY(headerValue(one.request->headers, "authorization").startsWith("OAuth oauth_consumer_key=\"k\""));
        const SendPlan later = XCodec().planSend(intent, brand, now + std::chrono::seconds(1));
        QVERIFY(headerValue(one.request->headers, "authorization")
                != headerValue(later.request->headers, "authorization"));
    }

    void upload_inPieces_untilProcessed()
    {
        const XCodec codec;
        MediaFile file;
        file.type = PartType::Video;
        file.mime = u"video/mp4"_s;
        file.name = u"a.mp4"_s;
        file.bytes = QByteArray(9 * 1024 * 1024, 'v');
        const auto plan = [&](const QJsonObject &progress) {
            return codec.planUpload(file, {}, progress, account(), now).request.value();
        };
        const auto read = [&](const QByteArray &body, const QJsonObject &progress) {
            return codec.readUpload(answered(200, body), file, progress, account(), now);
        };
        const HttpRequest begin = plan({});
        QCOMPARE(begin.url, u"https://api.x.com/2/media/upload/initialize"_s);
        const QJsonObject asked = QJsonDocument::fromJson(begin.body).object();
        QCOMPARE(asked.value("media_category"_L1).toString(), u"dm_video"_s);
        QCOMPARE(asked.value("total_bytes"_L1).toInteger(), file.bytes.size());

        SendAnswer answer = read(R"({"data":{"id":"77"}})", {});
        QByteArray sent;
        for (int piece = 0; piece < 3; ++piece) {
            QCOMPARE(answer.outcome, SendOutcome::Pending);
            const HttpRequest append = plan(answer.more);
            QCOMPARE(append.url, u"https://api.x.com/2/media/upload/77/append"_s);
            QVERIFY(append.body.size() < 5 * 1024 * 1024);
            QVERIFY(append.body.contains("\r\n\r\n" + QByteArray::number(piece) + "\r\n"));
            sent += append.body;
            answer = read({}, answer.more);
        }
        QCOMPARE(sent.count('v') >= file.bytes.size(), true);
        QCOMPARE(plan(answer.more).url, u"https://api.x.com/2/media/upload/77/finalize"_s);
        answer =
            read(R"({"data":{"id":"77","processing_info":{"state":"pending","check_after_secs":3}}})", answer.more);
        QCOMPARE(answer.outcome, SendOutcome::Pending);
        QCOMPARE(answer.retryAfter.value().count(), 3);
        const HttpRequest check = plan(answer.more);
        QCOMPARE(check.method, QByteArray("GET"));
        QVERIFY(check.url.endsWith(u"media_id=77"_s));
        answer = read(R"({"data":{"id":"77","processing_info":{"state":"succeeded"}}})", answer.more);
        QCOMPARE(answer.outcome, SendOutcome::Uploaded);
        QCOMPARE(answer.more.value("ref"_L1).toString(), u"77"_s);
    }

    void upload_failedOrTooLarge_isRefused()
    {
        MediaFile file;
        file.type = PartType::Image;
        file.mime = u"image/png"_s;
        file.bytes = QByteArray(6 * 1024 * 1024, 'i');
        QCOMPARE(XCodec().planUpload(file, {}, {}, account(), now).reason, u"too_large"_s);
        file.bytes = "i";
        const QJsonObject all{{"media_id"_L1, "7"_L1}, {"piece"_L1, 1}};
        const SendAnswer failed = XCodec().readUpload(
            answered(200, R"({"data":{"processing_info":{"state":"failed"}}})"), file, all, account(), now);
        QCOMPARE(failed.outcome, SendOutcome::Refused);
        QCOMPARE(failed.reason, u"bad_media"_s);
        file.type = PartType::File;
        QCOMPARE(XCodec().planUpload(file, {}, {}, account(), now).reason, u"unsupported_part"_s);
    }

    void readToken_storesTheRefreshTokenThatReplacesTheOld()
    {
        const auto token =
            XCodec().readToken(answered(200, R"({"access_token":"a","refresh_token":"r2","expires_in":7200})"), now);
        QVERIFY(token);
        QCOMPARE(token->value("refresh_token"_L1).toString(), u"r2"_s);
        QVERIFY(!XCodec().readToken(answered(400, "{}"), now));
    }

    void planDownload_givesTheTokenOnlyToThePlatform()
    {
        Part part;
        part.ref = u"https://ton.x.com/1.jpg"_s;
        QVERIFY(!headerValue(XCodec().planDownload(part, account()).request->headers, "Authorization").isEmpty());
        part.ref = u"https://ton.x.com.evil.example/1.jpg"_s;
        QVERIFY(headerValue(XCodec().planDownload(part, account()).request->headers, "Authorization").isEmpty());
        part.ref = u"http://ton.x.com/1.jpg"_s;
        QVERIFY(!XCodec().planDownload(part, account()).request);
    }

    void privateReply_goesToTheAuthor()
    {
        PlatformEvent comment;
        comment.surface = Surface::Public;
        comment.account = u"1111111111111111111"_s;
        comment.sender.id = u"22"_s;
        const auto intent = XCodec().privateReplyIntent(comment, u"hello"_s);
        QVERIFY(intent);
        QCOMPARE(intent->threadId, u"22-1111111111111111111"_s);
        QCOMPARE(XCodec().planSend(*intent, account(), now).request->url,
                 u"https://api.x.com/2/dm_conversations/with/22/messages"_s);
    }
};

QTEST_GUILESS_MAIN(TestX)
#include "tst_x.moc"
