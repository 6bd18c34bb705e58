// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_message.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const Instant now = *parseRfc3339(u"2026-11-21T09:30:00.000Z");

PlatformEvent comment(Instant at)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.surface = Surface::Public;
    event.threadId = u"1_5"_s;
    event.messageId = u"5_9"_s;
    event.sender.id = u"77"_s;
    event.at = at;
    return event;
}

ChannelAccount accountOf(Platform platform)
{
    ChannelAccount account;
    account.platform = platform;
    account.settings = {{"page_id"_L1, "104"_L1}, {"ig_id"_L1, "178"_L1}};
    account.secrets = {{"access_token"_L1, "T"_L1}, {"app_secret"_L1, "S"_L1}};
    return account;
}

QJsonObject bodyOf(const SendPlan &plan)
{
    return plan.request ? channels::readJsonObject(plan.request->body).value_or(QJsonObject()) : QJsonObject();
}

} // namespace

/// What Messenger and Instagram share about answering: windows, private replies, files.
class TestMetaMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void window_data()
    {
        QTest::addColumn<std::chrono::seconds>("age");
        QTest::addColumn<QString>("by");
        QTest::addColumn<int>("window");
        const auto row = [](const char *name, std::chrono::seconds age, const char *by, meta::Window window) {
            QTest::newRow(name) << age << QString::fromLatin1(by) << static_cast<int>(window);
        };
        row("at once", 0s, "person", meta::Window::Open);
        row("a second before the day is over", 24h - 1s, "bot", meta::Window::Open);
        row("after a day, by a person", 24h, "person", meta::Window::HumanAgent);
        row("after a day, by a bot", 24h, "bot", meta::Window::Closed);
        row("after a day, by nobody in particular", 24h, "", meta::Window::Closed);
        row("a second before the week is over", 7 * 24h - 1s, "person", meta::Window::HumanAgent);
        row("after a week", 7 * 24h, "person", meta::Window::Closed);
    }

    void window()
    {
        QFETCH(std::chrono::seconds, age);
        QFETCH(QString, by);
        PlatformEvent last = comment(now - age);
        last.surface = Surface::Private;
        SendIntent intent = codecFor(Platform::Facebook)->replyIntent(last, u"x"_s);
        intent.more.insert("by"_L1, by);
        QTEST(static_cast<int>(meta::windowOf(intent, now)), "window");
    }

    void lateReply_isWhatTheLimitsOffer()
    {
        for (const Platform platform : {Platform::Facebook, Platform::Instagram}) {
            const Codec &codec = *codecFor(platform);
            const ChannelLimits limits = codec.limits(Surface::Private);
            QCOMPARE(limits.window, std::optional(24h));
            QCOMPARE(limits.late.size(), 1u);
            QCOMPARE(limits.late[0].until, std::optional<std::chrono::hours>(7 * 24h));
            PlatformEvent last = comment(now - 25h);
            last.surface = Surface::Private;
            SendIntent intent = codec.replyIntent(last, u"x"_s);
            QCOMPARE(codec.planSend(intent, accountOf(platform), now).reason, u"window_closed"_s);
            for (auto it = limits.late[0].more.begin(); it != limits.late[0].more.end(); ++it)
                intent.more.insert(it.key(), it.value());
            QCOMPARE(bodyOf(codec.planSend(intent, accountOf(platform), now)).value("tag"_L1).toString(),
                     u"HUMAN_AGENT"_s);
        }
    }

    void privateReply_goesToTheComment_once_sevenDays()
    {
        for (const Platform platform : {Platform::Facebook, Platform::Instagram}) {
            const Codec &codec = *codecFor(platform);
            const auto intent = codec.privateReplyIntent(comment(now - 7 * 24h), u"Hello"_s);
            QVERIFY(intent);
            QCOMPARE(bodyOf(codec.planSend(*intent, accountOf(platform), now))["recipient"_L1]["comment_id"_L1],
                     QJsonValue(u"5_9"_s));
            const auto late = codec.privateReplyIntent(comment(now - 7 * 24h - 1s), u"Hello"_s);
            QVERIFY(late);
            QCOMPARE(codec.planSend(*late, accountOf(platform), now).reason, u"private_reply_not_possible"_s);
        }
    }

    void privateReply_toAVisitorsPost_namesThePost()
    {
        PlatformEvent post = comment(now);
        post.messageId = post.threadId;
        const Codec &codec = *codecFor(Platform::Facebook);
        const auto intent = codec.privateReplyIntent(post, u"Hello"_s);
        QVERIFY(intent);
        QCOMPARE(bodyOf(codec.planSend(*intent, accountOf(Platform::Facebook), now))["recipient"_L1]["post_id"_L1],
                 QJsonValue(u"1_5"_s));
    }

    void privateReply_isThereForPeoplesWordsOnly()
    {
        const Codec &codec = *codecFor(Platform::Instagram);
        PlatformEvent ours = comment(now);
        ours.direction = Direction::Out;
        QVERIFY(!codec.privateReplyIntent(ours, u"x"_s));
        PlatformEvent mention = comment(now);
        mention.flags = {u"mention"_s};
        QVERIFY(!codec.privateReplyIntent(mention, u"x"_s));
        PlatformEvent direct = comment(now);
        direct.surface = Surface::Private;
        QVERIFY(!codec.privateReplyIntent(direct, u"x"_s));
        QVERIFY(!codecFor(Platform::Whatsapp)->privateReplyIntent(comment(now), u"x"_s));
    }

    void publicAnswer_goesUnderTheComment()
    {
        const Codec &codec = *codecFor(Platform::Facebook);
        const SendPlan plan =
            codec.planSend(codec.replyIntent(comment(now), u"Merci"_s), accountOf(Platform::Facebook), now);
        QVERIFY(plan.request);
        QCOMPARE(plan.request->url, u"https://graph.facebook.com/v25.0/5_9/comments"_s);
        QCOMPARE(plan.request->query.left(16), QByteArray("appsecret_proof="));
        QVERIFY(!plan.request->url.contains("proof"_L1));
    }

    void upload_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, PartType type, int bytes, const QString &reason) {
            QTest::newRow(name) << static_cast<int>(type) << bytes << reason;
        };
        row("a picture", PartType::Image, 10, {});
        row("the largest picture", PartType::Image, 8 << 20, {});
        row("a larger picture", PartType::Image, (8 << 20) + 1, u"too_large"_s);
        row("a film of that size", PartType::Video, (8 << 20) + 1, {});
        row("too large a film", PartType::Video, (25 << 20) + 1, u"too_large"_s);
        row("nothing", PartType::File, 0, u"empty"_s);
        row("a place", PartType::Location, 10, u"unsupported_part"_s);
    }

    void upload()
    {
        QFETCH(int, type);
        QFETCH(int, bytes);
        const MediaFile file{0, static_cast<PartType>(type), QByteArray(bytes, 'x'), u"a.bin"_s, u"image/png"_s};
        for (const Platform platform : {Platform::Facebook, Platform::Instagram}) {
            const SendPlan plan = codecFor(platform)->planUpload(file, {}, {}, accountOf(platform), now);
            QTEST(plan.reason, "reason");
            QCOMPARE(plan.request.has_value(), plan.reason.isEmpty());
            if (!plan.request)
                continue;
            QCOMPARE(plan.request->url, u"https://graph.facebook.com/v25.0/104/message_attachments"_s);
            QCOMPARE(headerValue(plan.request->headers, "Authorization"), QByteArray("Bearer T"));
            QVERIFY(headerValue(plan.request->headers, "Content-Type").startsWith("multipart/form-data"));
            QVERIFY(plan.request->body.contains("name=\"filedata\"; filename=\"a.bin\""));
        }
    }

    void uploaded_isNamedInTheNextMessage()
    {
        const Codec &codec = *codecFor(Platform::Facebook);
        const HttpResponse response{200, {}, R"({"attachment_id":"1745504518999123999"})", true};
        const SendAnswer answer = codec.readUpload(response, {}, {}, {}, now);
        QCOMPARE(answer.outcome, SendOutcome::Uploaded);
        SendIntent intent;
        intent.threadId = u"7"_s;
        Part part;
        part.type = PartType::Voice;
        part.ref = answer.more.value("ref"_L1).toString();
        intent.parts = {part};
        const QJsonObject body = bodyOf(codec.planSend(intent, accountOf(Platform::Facebook), now));
        QCOMPARE(body["message"_L1]["attachment"_L1]["payload"_L1]["attachment_id"_L1],
                 QJsonValue(u"1745504518999123999"_s));
        QCOMPARE(codec.readUpload({200, {}, "{}", true}, {}, {}, {}, now).outcome, SendOutcome::Refused);
    }
};

QTEST_GUILESS_MAIN(TestMetaMessage)
#include "tst_meta_message.moc"
