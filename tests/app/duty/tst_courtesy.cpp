// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/courtesy.h"

#include "app/profile/memory_secret_store.h"
#include "tests/support/event_maker.h"
#include "tests/support/held_transport.h"
#include "tests/support/manual_scheduler.h"

#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QJsonObject secretsOf(Platform platform)
{
    if (platform == Platform::Telegram)
        return {{"bot_token"_L1, "1:T"_L1}};
    if (platform == Platform::Line)
        return {{"channel_access_token"_L1, "T"_L1}};
    return {
        {"access_token"_L1, "T"_L1}, {"app_secret"_L1, "S"_L1}, {"access_token_expires"_L1, "2099-01-01T00:00:00Z"_L1}};
}

HttpResponse good(const QByteArray &body = R"({"ok":true,"result":true})")
{
    return {200, {{"Content-Type", "application/json"}}, body};
}

} // namespace

/// What customers are shown while somebody reads and writes, and when they are left alone.
class TestCourtesy : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    std::optional<ManualScheduler> m_scheduler;
    std::optional<MemorySecretStore> m_secrets;
    std::optional<ChannelRegistry> m_channels;
    std::optional<ChannelHealth> m_health;
    std::optional<HeldTransport> m_http;
    std::optional<TokenKeeper> m_tokens;
    std::optional<CourtesyService> m_service;

    void open(Platform platform, const QJsonObject &settings = {})
    {
        ChannelConfigured channel;
        channel.channel = ChannelId(u"c"_s);
        channel.platform = platform;
        channel.name = u"c"_s;
        channel.settings = settings;
        channel.settings.insert("phone_number_id"_L1, "77"_L1);
        channel.settings.insert("page_id"_L1, "88"_L1);
        channel.settings.insert("ig_id"_L1, "99"_L1);
        m_channels->configure({channel});
        QVERIFY(m_channels->updateSecrets(channel.channel, secretsOf(platform)));
    }
    [[nodiscard]] CourtesySubject talk(Platform platform, const QString &person = u"U5501001"_s) const
    {
        CourtesySubject subject;
        subject.thread = ThreadId::derive(person.toUtf8());
        subject.channel = ChannelId(u"c"_s);
        subject.platform = platform;
        subject.threadId = subject.person = person;
        subject.lastMessage = u"m-1"_s;
        subject.lastAt = m_clock.now();
        subject.needed = {{"read_token"_L1, "rt"_L1}};
        return subject;
    }
    void show(CourtesySign sign, const CourtesySubject &subject)
    {
        m_service->show(sign, subject);
        settle();
    }
    void press(const QString &id)
    {
        SendIntent intent;
        intent.op = u"ack_postback"_s;
        intent.more = {{"callback_id"_L1, id}};
        m_service->acknowledge(ChannelId(u"c"_s), {intent});
        settle();
    }
    [[nodiscard]] QJsonObject sent() const
    {
        return m_http->held.empty() ? QJsonObject()
                                    : QJsonDocument::fromJson(m_http->held.front().request.body).object();
    }

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        m_scheduler.emplace(m_clock);
        m_channels.reset();
        m_secrets.emplace();
        m_channels.emplace(*m_secrets);
        m_health.emplace();
        m_http.emplace();
        m_tokens.emplace(TokenKeeper::Parts{*m_channels, *m_health, m_clock, *m_http, codecFor});
        m_service.emplace(CourtesyService::Parts{*m_channels, m_clock, *m_scheduler, *m_http, *m_tokens, codecFor});
    }
    void cleanup()
    {
        m_service.reset();
        m_tokens.reset();
    }

    void signs_areThePlatformsOwn_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<CourtesySign>("sign");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::newRow("Telegram: writing") << Platform::Telegram << CourtesySign::Writing << u"/bot1:T/sendChatAction"_s
                                           << QJsonObject{{"action"_L1, "typing"_L1}, {"chat_id"_L1, "U5501001"_L1}};
        QTest::newRow("Telegram, business account: read")
            << Platform::Telegram << CourtesySign::Read << u"/bot1:T/readBusinessMessage"_s
            << QJsonObject{{"business_connection_id"_L1, "bc-1"_L1}, {"chat_id"_L1, 5501001}, {"message_id"_L1, 9}};
        QTest::newRow("WhatsApp: read") << Platform::Whatsapp << CourtesySign::Read << u"/77/messages"_s
                                        << QJsonObject{{"messaging_product"_L1, "whatsapp"_L1},
                                                       {"status"_L1, "read"_L1},
                                                       {"message_id"_L1, "m-1"_L1}};
        QTest::newRow("WhatsApp: writing") << Platform::Whatsapp << CourtesySign::Writing << u"/77/messages"_s
                                           << QJsonObject{{"messaging_product"_L1, "whatsapp"_L1},
                                                          {"status"_L1, "read"_L1},
                                                          {"message_id"_L1, "m-1"_L1},
                                                          {"typing_indicator"_L1, QJsonObject{{"type"_L1, "text"_L1}}}};
        QTest::newRow("Messenger: read") << Platform::Facebook << CourtesySign::Read << u"/88/messages"_s
                                         << QJsonObject{{"recipient"_L1, QJsonObject{{"id"_L1, "U5501001"_L1}}},
                                                        {"sender_action"_L1, "mark_seen"_L1}};
        QTest::newRow("Messenger: writing") << Platform::Facebook << CourtesySign::Writing << u"/88/messages"_s
                                            << QJsonObject{{"recipient"_L1, QJsonObject{{"id"_L1, "U5501001"_L1}}},
                                                           {"sender_action"_L1, "typing_on"_L1}};
        QTest::newRow("LINE: read") << Platform::Line << CourtesySign::Read << u"/v2/bot/chat/markAsRead"_s
                                    << QJsonObject{{"markAsReadToken"_L1, "rt"_L1}};
        QTest::newRow("LINE: writing") << Platform::Line << CourtesySign::Writing << u"/v2/bot/chat/loading/start"_s
                                       << QJsonObject{{"chatId"_L1, "U5501001"_L1}, {"loadingSeconds"_L1, 5}};
        QTest::newRow("Instagram: writing") << Platform::Instagram << CourtesySign::Writing << u"/88/messages"_s
                                            << QJsonObject{{"recipient"_L1, QJsonObject{{"id"_L1, "U5501001"_L1}}},
                                                           {"sender_action"_L1, "typing_on"_L1}};
        QTest::newRow("WeChat: writing") << Platform::WechatOa << CourtesySign::Writing
                                         << u"/cgi-bin/message/custom/typing"_s
                                         << QJsonObject{{"touser"_L1, "U5501001"_L1}, {"command"_L1, "Typing"_L1}};
    }
    void signs_areThePlatformsOwn()
    {
        QFETCH(const Platform, platform);
        QFETCH(const CourtesySign, sign);
        QFETCH(const QString, path);
        QFETCH(const QJsonObject, body);
        open(platform);
        CourtesySubject subject = talk(platform);
        if (body.contains("business_connection_id"_L1))
            subject.lastMessage = u"bc-1/5501001:9"_s;
        show(sign, subject);
        QCOMPARE(m_http->held.size(), size_t(1));
        QVERIFY2(QUrl(m_http->waiting().constFirst()).path().endsWith(path),
                 qPrintable(m_http->waiting().constFirst()));
        QCOMPARE(sent(), body);
    }

    void platformWithoutASign_isNotAsked_data()
    {
        QTest::addColumn<Platform>("platform");
        for (const Platform platform : {Platform::Wecom, Platform::WecomKf, Platform::Qq, Platform::X, Platform::Weibo,
                                        Platform::Mastodon, Platform::Email, Platform::Asterisk, Platform::Douyin})
            QTest::newRow(toText(platform).data()) << platform;
    }
    void platformWithoutASign_isNotAsked()
    {
        QFETCH(const Platform, platform);
        open(platform);
        show(CourtesySign::Read, talk(platform));
        show(CourtesySign::Writing, talk(platform));
        QCOMPARE(m_http->waiting(), QStringList());
    }

    void switchedOff_isNotShown()
    {
        open(Platform::Facebook, {{"send_read_marks"_L1, false}});
        show(CourtesySign::Read, talk(Platform::Facebook));
        QCOMPARE(m_http->waiting(), QStringList());
        show(CourtesySign::Writing, talk(Platform::Facebook));
        QCOMPARE(m_http->held.size(), size_t(1));
        open(Platform::Facebook, {{"send_typing"_L1, false}});
        show(CourtesySign::Writing, talk(Platform::Facebook, u"U2"_s));
        QCOMPARE(m_http->held.size(), size_t(1));
    }

    void whereWritingMarksRead_bothMustBeAllowed()
    {
        open(Platform::Whatsapp, {{"send_read_marks"_L1, false}});
        show(CourtesySign::Writing, talk(Platform::Whatsapp));
        QCOMPARE(m_http->waiting(), QStringList());
    }

    void aMessage_isMarkedOnce_andWritingAgainWhenTheSignEnds()
    {
        open(Platform::Facebook);
        CourtesySubject subject = talk(Platform::Facebook);
        show(CourtesySign::Read, subject);
        show(CourtesySign::Read, subject);
        QCOMPARE(m_http->held.size(), size_t(1));
        subject.lastMessage = u"m-2"_s;
        show(CourtesySign::Read, subject);
        QCOMPARE(m_http->held.size(), size_t(2));
        for (int key = 0; key < 20; ++key)
            show(CourtesySign::Writing, subject);
        QCOMPARE(m_http->held.size(), size_t(3));
        m_clock.advance(18s);
        show(CourtesySign::Writing, subject);
        QCOMPARE(m_http->held.size(), size_t(3));
        m_clock.advance(1s);
        show(CourtesySign::Writing, subject);
        QCOMPARE(m_http->held.size(), size_t(4));
    }

    void manyAtOnce_areNotAllShown()
    {
        open(Platform::Facebook);
        for (int i = 0; i < 50; ++i)
            show(CourtesySign::Read, talk(Platform::Facebook, u"P%1"_s.arg(i)));
        QCOMPARE(m_http->held.size(), size_t(10));
        m_clock.advance(1s);
        for (int i = 50; i < 100; ++i)
            show(CourtesySign::Read, talk(Platform::Facebook, u"P%1"_s.arg(i)));
        QCOMPARE(m_http->held.size(), size_t(15));
    }

    void oldMessage_isReadForTheArchive()
    {
        open(Platform::Facebook);
        CourtesySubject subject = talk(Platform::Facebook);
        subject.lastAt = m_clock.now() - 8 * 24h;
        show(CourtesySign::Read, subject);
        QCOMPARE(m_http->waiting(), QStringList());
    }

    void pausedChannel_isLeftAlone()
    {
        open(Platform::Facebook);
        ChannelConfigured paused = *m_channels->channel(ChannelId(u"c"_s));
        paused.paused = true;
        m_channels->configure({paused});
        show(CourtesySign::Read, talk(Platform::Facebook));
        QCOMPARE(m_http->waiting(), QStringList());
    }

    void platformThatHasEnough_isLeftAloneForAsLongAsItSays()
    {
        open(Platform::Telegram);
        show(CourtesySign::Writing, talk(Platform::Telegram));
        m_http->answer({429, {}, R"({"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":90}})"});
        m_clock.advance(89s);
        show(CourtesySign::Writing, talk(Platform::Telegram, u"U2"_s));
        QCOMPARE(m_http->waiting(), QStringList());
        m_clock.advance(2s);
        show(CourtesySign::Writing, talk(Platform::Telegram, u"U2"_s));
        QCOMPARE(m_http->held.size(), size_t(1));
    }

    void customerWhoRefuses_isLeftAlone_othersAreNot()
    {
        open(Platform::Telegram);
        show(CourtesySign::Writing, talk(Platform::Telegram));
        m_http->answer(
            {403, {}, R"({"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"})"});
        m_clock.advance(10min);
        show(CourtesySign::Writing, talk(Platform::Telegram));
        QCOMPARE(m_http->waiting(), QStringList());
        show(CourtesySign::Writing, talk(Platform::Telegram, u"U2"_s));
        QCOMPARE(m_http->held.size(), size_t(1));
    }

    void press_isAcknowledged_whateverTheSettingsSay()
    {
        open(Platform::Telegram, {{"send_typing"_L1, false}});
        press(u"cb-1"_s);
        QVERIFY(m_http->waiting().constFirst().endsWith("/answerCallbackQuery"_L1));
        QCOMPARE(sent(), (QJsonObject{{"callback_query_id"_L1, "cb-1"_L1}}));
        m_http->answer(good());
        QCOMPARE(m_http->waiting(), QStringList());
    }

    void pressWhoseAnswerIsLost_isAcknowledgedOnceMore()
    {
        open(Platform::Telegram);
        press(u"cb-1"_s);
        m_http->answer({});
        QCOMPARE(m_http->waiting(), QStringList());
        m_scheduler->advance(2s);
        settle();
        QCOMPARE(m_http->held.size(), size_t(1));
        m_http->answer({});
        m_scheduler->advance(60s);
        settle();
        QCOMPARE(m_http->waiting(), QStringList());
    }

    void pressFromTooLongAgo_isLetBe()
    {
        open(Platform::Telegram);
        press(u"cb-1"_s);
        m_http->answer({400, {}, R"({"ok":false,"error_code":400,"description":"Bad Request: query is too old"})"});
        m_scheduler->advance(60s);
        settle();
        QCOMPARE(m_http->waiting(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestCourtesy)
#include "tst_courtesy.moc"
