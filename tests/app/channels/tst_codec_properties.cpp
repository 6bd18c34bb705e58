// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"
#include "app/channels/recorded/recorded_request.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

RecordedCase read(const QString &platform, const QString &name)
{
    const auto recorded =
        readRecordedCase(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms/%1/%2.meta.json").arg(platform, name));
    return recorded.value_or(RecordedCase());
}

std::vector<RecordedCase> allCases()
{
    std::vector<RecordedCase> cases;
    const QDir all(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms"));
    for (const QString &platform : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir folder(all.filePath(platform));
        const QStringList files = folder.entryList({u"*.meta.json"_s}, QDir::Files, QDir::Name);
        for (const QString &file : files) {
            if (auto recorded = readRecordedCase(folder.filePath(file)); recorded && canDecode(*recorded))
                cases.push_back(std::move(*recorded));
        }
    }
    return cases;
}

const Codec &codecOf(const RecordedCase &recorded)
{
    return *codecFor(*fromText<Platform>(recorded.meta.value("platform"_L1).toString()));
}

Inbound receive(const RecordedCase &recorded, const HttpRequest &request)
{
    return codecOf(recorded).receive(request, recordedAccount(recorded), recordedClock(recorded));
}

/// Changes one byte to another, digits and letters to ones of their kind, so that only a signature can notice.
char changed(char c)
{
    if (c == '9' || c == 'z' || c == 'Z')
        return c == '9' ? '0' : c == 'z' ? 'a' : 'A';
    return static_cast<char>(c + 1);
}

QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
{
    const int changes = 1 + random.bounded(4);
    for (int n = 0; n < changes && !bytes.isEmpty(); ++n) {
        const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
        switch (random.bounded(4)) {
        case 0:
            bytes[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            bytes.remove(at, 1 + random.bounded(8));
            break;
        case 2:
            bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), random.bounded(40)));
            break;
        case 3:
            bytes.truncate(at);
            break;
        }
    }
    return bytes;
}

} // namespace

/// What must hold for any bytes: nothing forged verifies, nothing crashes.
class TestCodecProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tampered_data()
    {
        QTest::addColumn<QString>("platform");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("part");
        const auto rows = [](const char *platform, const char *name, std::initializer_list<const char *> parts) {
            for (const char *part : parts)
                QTest::addRow("%s %s: every byte of %s", platform, name, part)
                    << QString::fromLatin1(platform) << QString::fromLatin1(name) << QByteArray(part);
        };
        rows("wechat-oa", "text-aes", {"signature", "msg_signature", "timestamp", "nonce", "body"});
        rows("wechat-oa", "text-compat", {"signature", "msg_signature", "timestamp", "nonce"});
        rows("wechat-oa", "text-json-aes", {"signature", "msg_signature", "timestamp", "nonce"});
        rows("wechat-oa", "text-plain", {"signature", "timestamp", "nonce"});
        rows("wechat-oa", "url-verify", {"signature", "timestamp", "nonce"});
        rows("wecom", "text-aes", {"msg_signature", "timestamp", "nonce", "body"});
        rows("wecom", "text-json-aes", {"msg_signature", "timestamp", "nonce"});
        rows("wecom", "url-verify", {"msg_signature", "timestamp", "nonce", "echostr"});
        rows("wecom-kf", "callback-new-msg", {"msg_signature", "timestamp", "nonce", "body"});
        rows("wecom-kf", "url-verify", {"msg_signature", "timestamp", "nonce", "echostr"});
        rows("weibo", "text", {"signature", "timestamp", "nonce"});
        rows("weibo", "url-verify", {"signature", "timestamp", "nonce"});
        rows("qq", "c2c-text", {"X-Signature-Ed25519", "X-Signature-Timestamp", "whole body"});
        rows("qq", "validate", {"X-Signature-Ed25519", "X-Signature-Timestamp", "whole body"});
        rows("chatwoot", "webhook_message", {"X-Chatwoot-Signature", "X-Chatwoot-Timestamp", "whole body"});
        rows("telegram", "text", {"X-Telegram-Bot-Api-Secret-Token"});
        rows("kuaishou", "authorize", {"kwaisign", "whole body"});
        rows("xiaohongshu", "push-order-event", {"sign", "timestamp", "appId"});
        rows("douyin", "im-text", {"X-Douyin-Signature", "whole body"});
        rows("douyin", "verify-webhook", {"X-Douyin-Signature", "whole body"});
        for (const char *meta : {"facebook", "instagram", "whatsapp"}) {
            rows(meta, "text", {"X-Hub-Signature-256", "whole body"});
            rows(meta, "verify_ok", {"hub.mode", "hub.verify_token"});
        }
        rows("generic-webhook", "message", {"webhook-id", "webhook-timestamp", "webhook-signature", "whole body"});
        rows("line", "text", {"x-line-signature", "whole body"});
        rows("x", "dm_text", {"x-twitter-webhooks-signature", "whole body"});
    }

    void tampered()
    {
        QFETCH(QString, platform);
        QFETCH(QString, name);
        QFETCH(QByteArray, part);
        const RecordedCase recorded = read(platform, name);
        const HttpRequest good = recordedRequest(recorded);
        QCOMPARE(receive(recorded, good).verify, Verification::Ok);

        HttpRequest bad = good;
        QByteArray *bytes = &bad.query;
        qsizetype begin = 0, end = 0;
        if (part == "body") {
            // The signature covers the text of Encrypt, all of which must count.
            bytes = &bad.body;
            begin = bad.body.indexOf("<Encrypt><![CDATA[") + 18;
            end = bad.body.indexOf("]]></Encrypt>");
        } else if (part == "whole body") {
            bytes = &bad.body;
            end = bytes->size();
        } else if (headerValue(bad.headers, part) != QByteArray()) {
            auto header = std::find_if(bad.headers.begin(), bad.headers.end(),
                                       [&part](const auto &h) { return h.first == part; });
            QVERIFY(header != bad.headers.end());
            bytes = &header->second;
            end = bytes->size();
        } else {
            const QByteArray query = '&' + bad.query + '&';
            begin = query.indexOf('&' + part + '=') + part.size() + 1;
            end = query.indexOf('&', begin) - 1;
            QVERIFY(begin > part.size());
        }
        QVERIFY(end > begin);
        for (qsizetype at = begin; at < end; ++at) {
            const char before = bytes->at(at);
            (*bytes)[at] = changed(before);
            const Inbound inbound = receive(recorded, bad);
            QVERIFY2(inbound.verify != Verification::Ok, qPrintable(QString::number(at)));
            QVERIFY(inbound.events.empty());
            QVERIFY(inbound.reply.status >= 400 && inbound.reply.status < 500);
            (*bytes)[at] = before;
        }
    }

    void cutSignature_isRefused()
    {
        const RecordedCase recorded = read(u"wechat-oa"_s, u"text-plain"_s);
        HttpRequest request = recordedRequest(recorded);
        request.query.replace("signature=", "signature=&x=");
        QCOMPARE(receive(recorded, request).verify, Verification::BadSignature);
        request = recordedRequest(recorded);
        request.query = "signature=da39a3ee5e6b4b0d3255bfef95601890afd80709"; // SHA-1 of nothing
        QCOMPARE(receive(recorded, request).verify, Verification::BadSignature);
    }

    void missingSecret_neverVerifies()
    {
        for (const RecordedCase &recorded : allCases()) {
            if (!recorded.meta.contains("request"_L1))
                continue;
            ChannelAccount empty = recordedAccount(recorded);
            empty.secrets = {};
            const Inbound inbound =
                codecOf(recorded).receive(recordedRequest(recorded), empty, recordedClock(recorded));
            QVERIFY(inbound.verify != Verification::Ok);
            QVERIFY(inbound.events.empty());
        }
    }

    /// In the modes where the signature covers the body, no changed body verifies with other events than the
    /// original ones.
    void mutatedEncryptedBody_neverSaysSomethingElse()
    {
        QRandomGenerator random(4711);
        for (const RecordedCase &recorded : allCases()) {
            if (recorded.meta.value("mode"_L1) != "aes"_L1 && recorded.meta.value("mode"_L1) != "compat"_L1)
                continue;
            const HttpRequest good = recordedRequest(recorded);
            const std::vector<PlatformEvent> events = receive(recorded, good).events;
            for (int round = 0; round < 60; ++round) {
                HttpRequest bad = good;
                bad.body = mutated(good.body, random);
                const Inbound inbound = receive(recorded, bad);
                QVERIFY(inbound.verify == Verification::Ok ? inbound.events == events : inbound.events.empty());
            }
        }
    }

    void anyBytes_neverCrash()
    {
        QRandomGenerator random(815);
        for (const RecordedCase &recorded : allCases()) {
            const Codec &codec = codecOf(recorded);
            const ChannelAccount account = recordedAccount(recorded);
            const Instant now = recordedClock(recorded);
            const HttpRequest good = recordedRequest(recorded);
            for (int round = 0; round < 150; ++round) {
                HttpRequest request = good;
                request.body = mutated(good.body, random);
                if (round % 3 == 0)
                    request.query = mutated(good.query, random);
                const Inbound inbound = codec.receive(request, account, now);
                QVERIFY(inbound.verify == Verification::Ok || inbound.events.empty());
                for (const PlatformEvent &event : inbound.events) {
                    QVERIFY(!event.eventKey.isEmpty());
                    QCOMPARE(platformEventFromJson(toJson(event))->eventKey, event.eventKey);
                    (void)codec.planSend(codec.replyIntent(event, u"x"_s), account, now);
                }
                HttpResponse response;
                response.status = random.bounded(6) * 100;
                response.body = request.body;
                (void)codec.readPoll({}, response, account, {}, now);
                (void)codec.readPoll(u"comments:1:0"_s, response, account, {{"next_since_id"_L1, "7"_L1}}, now);
                (void)codec.readPoll(u"kf:wkA"_s, response, account, {{"store_cursor"_L1, "C"_L1}}, now);
                (void)codec.readAnswer(response, {}, account, now);
                (void)codec.readToken(response, now);
            }
        }
    }

    /// Where the platform knows our key of a message, sending it again does no harm.
    void lostAnswer_isRepeatedWhereThatIsHarmless()
    {
        for (const Platform platform : {Platform::GenericWebhook, Platform::Mastodon, Platform::Line}) {
            HttpResponse lost;
            lost.written = true;
            QVERIFY(codecFor(platform)->limits(Surface::Private).hasIdempotencyKey);
            QCOMPARE(codecFor(platform)->readAnswer(lost, {}, {}, {}).outcome, SendOutcome::Retry);
        }
    }

    void lostAnswer_isUnconfirmedOnlyWhenItHadLeft()
    {
        // clang-format off
        static constexpr auto platforms = std::to_array<Platform>({
            Platform::Chatwoot,
            Platform::Douyin,
            Platform::Email,
            Platform::Facebook,
            Platform::Instagram,
            Platform::Kuaishou,
            Platform::Qq,
            Platform::Telegram,
            Platform::WechatOa,
            Platform::Wecom,
            Platform::WecomKf,
            Platform::Weibo,
            Platform::Whatsapp,
            Platform::X,
            Platform::Xiaohongshu,
        });
        // clang-format on
        for (const Platform platform : platforms) {
            HttpResponse lost;
            lost.status = 0;
            lost.written = true;
            QCOMPARE(codecFor(platform)->readAnswer(lost, {}, {}, {}).outcome, SendOutcome::Unconfirmed);
            // A platform that is not polled has nothing to ask again.
            const PollAnswer asked = codecFor(platform)->readPoll({}, lost, {}, {}, {});
            QVERIFY(asked.outcome == SendOutcome::Retry || asked.reason == "unknown_list"_L1);
            lost.written = false;
            QCOMPARE(codecFor(platform)->readAnswer(lost, {}, {}, {}).outcome, SendOutcome::Retry);
            HttpResponse odd;
            odd.status = 200;
            odd.body = "<html>";
            QCOMPARE(codecFor(platform)->readAnswer(odd, {}, {}, {}).outcome, SendOutcome::Unconfirmed);
        }
    }
};

QTEST_GUILESS_MAIN(TestCodecProperties)
#include "tst_codec_properties.moc"
