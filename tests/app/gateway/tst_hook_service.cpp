// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/meta_hook.h"
#include "app/gateway/hook_service.h"
#include "app/profile/memory_secret_store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_log.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{

ChannelConfigured channelOf(const QString &id, Platform platform, const QJsonObject &settings)
{
    ChannelConfigured channel;
    channel.channel = ChannelId(id);
    channel.platform = platform;
    channel.settings = settings;
    return channel;
}

QByteArray pageEntry(const QByteArray &page, const QByteArray &text)
{
    return R"({"id":")" + page + R"(","messaging":[{"sender":{"id":"7"},"recipient":{"id":")" + page
        + R"("},"timestamp":1795253310000,"message":{"mid":"m_)" + text + R"(","text":")" + text + R"("}}]})";
}

QByteArray numberChange(const QByteArray &number, const QByteArray &text)
{
    return R"({"field":"messages","value":{"metadata":{"phone_number_id":")" + number
        + R"("},"messages":[{"from":"1650","id":"wamid.)" + text
        + R"(","timestamp":"1795253350","type":"text","text":{"body":")" + text + R"("}}]}})";
}

} // namespace

/// Platforms that call one address for several accounts of an app.
class TestHookService : public QObject
{
    Q_OBJECT
    MemoryLog m_log;
    MemorySecretStore m_secrets;
    ChannelRegistry m_channels{m_secrets};
    ChannelHealth m_health;
    ManualClock m_clock;

    [[nodiscard]] GatewayReply post(const QString &channel, const QByteArray &body, const QByteArray &secret = "s")
    {
        HookService service({m_log, m_channels, m_health, m_clock, codecFor, u"/gateway/test"_s});
        HttpRequest request;
        request.path = "/hooks/" + channel.toUtf8();
        request.headers = {{"X-Hub-Signature-256", "sha256=" + meta::hmacHex(secret, body)}};
        request.body = body;
        std::optional<GatewayReply> reply;
        service.handle(request, [&reply](GatewayReply given) { reply = std::move(given); });
        return reply.value_or(GatewayReply{0, {}, {}});
    }
    /// "channel: text" of what is on the log, sorted.
    [[nodiscard]] QStringList stored() const
    {
        QStringList lines;
        for (const Event &event : m_log.eventsOf(EventType::PlatformEventReceived)) {
            const Result<PlatformEventReceived> received = payloadOf<PlatformEventReceived>(event);
            if (received)
                lines << received->channel.text() + u": "_s + received->event.text;
        }
        lines.sort();
        return lines;
    }
    void configure(const std::vector<ChannelConfigured> &channels)
    {
        m_channels.configure(channels);
        for (const ChannelConfigured &channel : channels)
            QVERIFY(m_channels.updateSecrets(channel.channel, {{"app_secret"_L1, "s"_L1}}));
    }

private Q_SLOTS:
    void init()
    {
        m_log = {};
        configure({channelOf(u"page-1"_s, Platform::Facebook, {{"page_id"_L1, "1"_L1}}),
                   channelOf(u"page-2"_s, Platform::Facebook, {{"page_id"_L1, "2"_L1}}),
                   channelOf(u"wa-1"_s, Platform::Whatsapp, {{"phone_number_id"_L1, "1"_L1}, {"waba_id"_L1, "9"_L1}}),
                   channelOf(u"wa-2"_s, Platform::Whatsapp, {{"phone_number_id"_L1, "2"_L1}, {"waba_id"_L1, "9"_L1}})});
    }

    void pagesOfOneApp_eachGetTheirOwn()
    {
        const QByteArray body = R"({"object":"page","entry":[)" + pageEntry("1", "one") + ',' + pageEntry("2", "two")
            + ',' + pageEntry("3", "three") + "]}";
        QCOMPARE(post(u"page-1"_s, body).status, 200);
        QCOMPARE(stored(), (QStringList{u"page-1: one"_s, u"page-2: two"_s}));
    }

    void numbersOfOneBusiness_eachGetTheirOwn()
    {
        const QByteArray body = R"({"object":"whatsapp_business_account","entry":[{"id":"9","changes":[)"
            + numberChange("1", "one") + ',' + numberChange("2", "two") + ',' + numberChange("3", "three") + "]}]}";
        QCOMPARE(post(u"wa-2"_s, body).status, 200);
        QCOMPARE(stored(), (QStringList{u"wa-1: one"_s, u"wa-2: two"_s}));
    }

    void otherSecret_provesNothingToTheOtherChannel()
    {
        QVERIFY(m_channels.updateSecrets(ChannelId(u"page-2"_s), {{"app_secret"_L1, "another"_L1}}));
        const QByteArray body =
            R"({"object":"page","entry":[)" + pageEntry("1", "one") + ',' + pageEntry("2", "two") + "]}";
        QCOMPARE(post(u"page-1"_s, body).status, 200);
        QCOMPARE(stored(), QStringList{u"page-1: one"_s});
    }

    void forged_isNobodys()
    {
        const QByteArray body = R"({"object":"page","entry":[)" + pageEntry("2", "two") + "]}";
        QCOMPARE(post(u"page-1"_s, body, "guess").status, 401);
        QCOMPARE(stored(), QStringList());
    }

    void logAway_isTriedAgainAsAWhole()
    {
        m_log.reachable = false;
        const QByteArray body = R"({"object":"page","entry":[)" + pageEntry("2", "two") + "]}";
        QCOMPARE(post(u"page-1"_s, body).status, 503);
        m_log.reachable = true;
        QCOMPARE(post(u"page-1"_s, body).status, 200);
        QCOMPARE(stored(), QStringList{u"page-2: two"_s});
    }
};

QTEST_GUILESS_MAIN(TestHookService)
#include "tst_hook_service.moc"
