// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"
#include "app/duty/sender.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

const Instant now{std::chrono::milliseconds(1'788'224'400'000)};

/// Enough of every platform's settings to make a request.
ChannelAccount accountOf(Platform platform)
{
    return {ChannelId(u"shop"_s),
            platform,
            {{u"page_id"_s, u"1"_s},
             {u"ig_id"_s, u"1"_s},
             {u"phone_number_id"_s, u"1"_s},
             {u"account_id"_s, u"1"_s},
             {u"user_id"_s, u"1"_s},
             {u"api_base"_s, u"https://own.example"_s},
             {u"address"_s, u"https://own.example/send"_s},
             {u"instance"_s, u"https://own.example"_s},
             {u"corp_id"_s, u"1"_s},
             {u"agent_id"_s, u"1"_s}},
            {{u"access_token"_s, u"token"_s},
             {u"bot_token"_s, u"1:token"_s},
             {u"api_access_token"_s, u"token"_s},
             {u"app_secret"_s, u"secret"_s},
             {u"signing_secret"_s, u"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_s},
             {u"secret"_s, u"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_s},
             {u"consumer_key"_s, u"k"_s},
             {u"consumer_secret"_s, u"s"_s},
             {u"access_token_secret"_s, u"s"_s}}};
}

/// Message and thread in the form in which the platform names them.
std::pair<QString, QString> namesOf(Platform platform)
{
    if (platform == Platform::Telegram)
        return {u"-100:7"_s, u"-100"_s};
    if (platform == Platform::WechatOa)
        return {u"7"_s, u"1000:1"_s};
    return {u"7"_s, u"1000"_s};
}

OutboxRow rowOf(Platform platform, Surface surface, MessageAction action)
{
    const auto [message, thread] = namesOf(platform);
    OutboxRow row;
    row.message = MessageId::derive("action");
    row.surface = row.thread.surface = surface;
    row.thread.platform = platform;
    row.thread.externalId = thread;
    row.thread.personId = u"4917012345"_s;
    row.thread.lastInboundAt = now - std::chrono::minutes(5);
    row.thread.lastInboundPlatformId = u"9"_s;
    row.replyToPlatformId = message;
    row.intent = {{u"op"_s, QString(toText(action))}, {u"target"_s, message}};
    row.queuedAt = now;
    return row;
}

/// What the platform answers when it has done it.
QByteArray goodAnswer(Platform platform, Surface surface)
{
    switch (platform) {
    case Platform::Facebook:
        return R"({"success":true})";
    case Platform::Instagram:
        return surface == Surface::Public ? R"({"success":true})" : R"({"recipient_id":"4917012345"})";
    case Platform::X:
        return R"({"data":{"hidden":true,"deleted":true}})";
    case Platform::WechatOa:
        return R"({"errcode":0,"errmsg":"ok"})";
    case Platform::Weibo:
        return R"({"id":7,"idstr":"7","text":"x"})";
    case Platform::Mastodon:
        return R"({"id":"7","content":"x"})";
    case Platform::Telegram:
        return R"({"ok":true,"result":true})";
    case Platform::Whatsapp:
        return R"({"messages":[{"id":"wamid.1"}]})";
    case Platform::Douyin:
        return R"({"data":{"error_code":0,"description":""},"extra":{"error_code":0}})";
    default:
        return "{}";
    }
}

} // namespace

/// What a channel says it can do to a message, it can plan, and reads the platform's yes.
class TestMessageActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsOffered_isPlannedAndConfirmed_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<Surface>("surface");
        QTest::addColumn<MessageAction>("action");
        for (size_t i = 0; i < EnumNames<Platform>::names.size(); ++i) {
            const auto platform = static_cast<Platform>(i);
            const Codec *codec = codecFor(platform);
            for (const Surface surface : {Surface::Private, Surface::Public}) {
                const ChannelLimits limits = codec ? codec->limits(surface) : ChannelLimits();
                for (const auto &[whose, list] :
                     {std::pair("theirs", limits.onTheirs), std::pair("ours", limits.onOurs)})
                    for (const MessageAction action : list)
                        QTest::addRow("%s, %s, %s: %s", toText(platform).data(), toText(surface).data(), whose,
                                      toText(action).data())
                            << platform << surface << action;
            }
        }
    }

    void whatIsOffered_isPlannedAndConfirmed()
    {
        QFETCH(Platform, platform);
        QFETCH(Surface, surface);
        QFETCH(MessageAction, action);
        const Codec &codec = *codecFor(platform);
        const OutboxRow row = rowOf(platform, surface, action);
        QVERIFY(isAction(row));
        const SendIntent intent = intentOf(row, codec);
        QCOMPARE(intent.op, QString(toText(action)));
        const SendPlan plan = codec.planSend(intent, accountOf(platform), now);
        QVERIFY2(plan.request, qPrintable(plan.reason));
        // It is done to the message that was meant, not to the customer's last one.
        const QByteArray said = plan.request->url.toUtf8() + ' ' + plan.request->body;
        QVERIFY2(said.contains('7') && !said.contains("\"9\"") && !said.contains("/9"), said.constData());
        const SendAnswer answer =
            codec.readAnswer({200, {}, goodAnswer(platform, surface)}, intent, accountOf(platform), now);
        QVERIFY2(answer.outcome == SendOutcome::Sent || answer.outcome == SendOutcome::Pending,
                 qPrintable(answer.reason));
    }

    void takingBack_isAnotherRequestThanDoing_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<MessageAction>("doing");
        QTest::addColumn<MessageAction>("back");
        QTest::newRow("facebook hides") << Platform::Facebook << MessageAction::Hide << MessageAction::Unhide;
        QTest::newRow("facebook likes") << Platform::Facebook << MessageAction::Like << MessageAction::Unlike;
        QTest::newRow("instagram hides") << Platform::Instagram << MessageAction::Hide << MessageAction::Unhide;
        QTest::newRow("x hides") << Platform::X << MessageAction::Hide << MessageAction::Unhide;
        QTest::newRow("wechat hides") << Platform::WechatOa << MessageAction::Hide << MessageAction::Unhide;
        QTest::newRow("mastodon likes") << Platform::Mastodon << MessageAction::Like << MessageAction::Unlike;
        QTest::newRow("telegram likes") << Platform::Telegram << MessageAction::Like << MessageAction::Unlike;
        QTest::newRow("a bridge hides") << Platform::GenericWebhook << MessageAction::Hide << MessageAction::Unhide;
    }

    void takingBack_isAnotherRequestThanDoing()
    {
        QFETCH(Platform, platform);
        QFETCH(MessageAction, doing);
        QFETCH(MessageAction, back);
        const Codec &codec = *codecFor(platform);
        const auto said = [&](MessageAction action) {
            const SendIntent intent = intentOf(rowOf(platform, Surface::Public, action), codec);
            const SendPlan plan = codec.planSend(intent, accountOf(platform), now);
            return plan.request ? plan.request->method + ' ' + plan.request->url.toUtf8() + ' ' + plan.request->body
                                : QByteArray();
        };
        QVERIFY(!said(doing).isEmpty());
        QVERIFY(!said(back).isEmpty());
        QVERIFY(said(doing) != said(back));
    }
};

QTEST_GUILESS_MAIN(TestMessageActions)
#include "tst_message_actions.moc"
