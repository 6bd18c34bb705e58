// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"
#include "app/channels/recorded/recorded_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(lianxi::MediaFile)

namespace
{

HttpResponse answered(const QByteArray &body)
{
    HttpResponse response;
    response.status = 200;
    response.body = body;
    return response;
}

MediaFile file(PartType type, const QString &mime, qsizetype bytes)
{
    MediaFile made;
    made.type = type;
    made.mime = mime;
    made.name = u"a"_s;
    made.bytes = QByteArray(bytes, 'x');
    return made;
}

std::vector<PlatformEvent> eventsOf(const QString &name)
{
    const auto recorded =
        readRecordedCase(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms/wecom/%1.meta.json").arg(name))
            .value_or(RecordedCase());
    return codecFor(Platform::Wecom)
        ->receive(recordedRequest(recorded), recordedAccount(recorded), recordedClock(recorded))
        .events;
}

} // namespace

class TestWecomCodec : public QObject
{
    Q_OBJECT
    const Codec &m_codec = *codecFor(Platform::Wecom);
    ChannelAccount m_account;
    const Instant m_now = parseRfc3339(u"2026-09-01T00:03:00.000Z"_s).value();

private Q_SLOTS:
    void init()
    {
        m_account = {};
        m_account.settings = {{"agent_id"_L1, "1000002"_L1}};
        m_account.secrets = {{"access_token"_L1, "AT"_L1}};
    }

    void employee_isAnswered()
    {
        const SendIntent reply = m_codec.replyIntent(eventsOf(u"text-aes"_s).at(0), u"已派单"_s);
        const SendPlan plan = m_codec.planSend(reply, m_account, m_now);
        QCOMPARE(plan.request->url, u"https://qyapi.weixin.qq.com/cgi-bin/message/send?access_token=AT"_s);
        QCOMPARE(QJsonDocument::fromJson(plan.request->body)["touser"_L1].toString(), u"zhangsan"_s);
    }

    void freshContact_isGreetedForTwentySeconds_andThenByTheEmployeeOnly()
    {
        const SendIntent greeting = m_codec.replyIntent(eventsOf(u"event-add-external-contact"_s).at(0), u"欢迎"_s);
        const SendPlan plan = m_codec.planSend(greeting, m_account, m_now + 20s);
        QVERIFY(plan.request->url.contains("externalcontact/send_welcome_msg"_L1));
        QCOMPARE(m_codec.planSend(greeting, m_account, m_now + 21s).reason, u"code_used_up"_s);

        const SendIntent later = m_codec.replyIntent(eventsOf(u"event-edit-external-contact"_s).at(0), u"您好"_s);
        QCOMPARE(m_codec.planSend(later, m_account, m_now).reason, u"employee_only"_s);
        SendIntent through = later;
        through.op = u"through_employee"_s;
        const SendPlan byHand = m_codec.planSend(through, m_account, m_now);
        QCOMPARE(QJsonDocument::fromJson(byHand.request->body)["sender"_L1].toString(), u"lisi"_s);
    }

    void clickOnACard_allowsItsOneChange()
    {
        SendIntent update = m_codec.replyIntent(eventsOf(u"event-template-card"_s).at(0), u"已处理"_s);
        update.op = u"update_card"_s;
        const SendPlan plan = m_codec.planSend(update, m_account, m_now);
        QVERIFY(plan.request->url.contains("message/update_template_card"_L1));
        QCOMPARE(QJsonDocument::fromJson(plan.request->body)["response_code"_L1].toString(), u"RESP1"_s);
    }

    void suiteTicket_leavesNoTrace()
    {
        const std::vector<PlatformEvent> events = eventsOf(u"own-suite-ticket"_s);
        QCOMPARE(events.size(), 1u);
        QVERIFY(!QJsonDocument(toJson(events.front())).toJson().contains("very-secret-ticket"));
    }

    void upload_saysWhatTheFileIs_data()
    {
        QTest::addColumn<MediaFile>("what");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("reason");
        constexpr qsizetype mib = 1024 * 1024;
        const auto good = [](const char *name, const MediaFile &what, const char *type) {
            QTest::newRow(name) << what << QString::fromLatin1(type) << QString();
        };
        const auto bad = [](const char *name, const MediaFile &what, const char *reason) {
            QTest::newRow(name) << what << QString() << QString::fromLatin1(reason);
        };
        good("a photograph", file(PartType::Image, u"image/jpeg"_s, 10 * mib), "image");
        good("a drawing", file(PartType::Image, u"IMAGE/PNG"_s, 6), "image");
        good("another picture is a file", file(PartType::Image, u"image/webp"_s, 11 * mib), "file");
        good("voice", file(PartType::Voice, u"audio/amr"_s, 2 * mib), "voice");
        good("another voice is a file", file(PartType::Voice, u"audio/ogg"_s, 3 * mib), "file");
        good("a film", file(PartType::Video, u"video/mp4"_s, 10 * mib), "video");
        good("anything", file(PartType::File, u"application/pdf"_s, 20 * mib), "file");
        bad("a photograph that is too large", file(PartType::Image, u"image/jpeg"_s, 10 * mib + 1), "too_large");
        bad("voice that is too long", file(PartType::Voice, u"audio/amr"_s, 2 * mib + 1), "too_large");
        bad("a file that is too large", file(PartType::File, u"x/y"_s, 20 * mib + 1), "too_large");
        bad("five bytes", file(PartType::File, u"x/y"_s, 5), "empty");
    }
    void upload_saysWhatTheFileIs()
    {
        QFETCH(MediaFile, what);
        QFETCH(QString, type);
        QFETCH(QString, reason);
        for (const Platform platform : {Platform::Wecom, Platform::WecomKf}) {
            const SendPlan plan = codecFor(platform)->planUpload(what, {}, {}, m_account, m_now);
            QCOMPARE(plan.reason, reason);
            QCOMPARE(plan.request.has_value(), reason.isEmpty());
            if (!plan.request)
                continue;
            QCOMPARE(plan.request->url,
                     u"https://qyapi.weixin.qq.com/cgi-bin/media/upload?access_token=AT&type="_s + type);
            QVERIFY(plan.request->body.contains("name=\"media\""));
        }
    }

    void uploaded_isNamedByItsId()
    {
        const QByteArray body =
            R"({"errcode":0,"errmsg":"ok","type":"file","media_id":"MID","created_at":"1788220980"})";
        const SendAnswer done = m_codec.readUpload(answered(body), {}, {}, m_account, m_now);
        QCOMPARE(done.outcome, SendOutcome::Uploaded);
        QCOMPARE(done.more, (QJsonObject{{"ref"_L1, "MID"_L1}, {"type"_L1, "file"_L1}}));
        // A second copy does no harm.
        HttpResponse lost;
        QCOMPARE(m_codec.readUpload(lost, {}, {}, m_account, m_now).outcome, SendOutcome::Retry);
        QCOMPARE(m_codec.readUpload(answered(R"({"errcode":0})"), {}, {}, m_account, m_now).outcome,
                 SendOutcome::Retry);
        QCOMPARE(m_codec.readUpload(answered(R"({"errcode":40014})"), {}, {}, m_account, m_now).outcome,
                 SendOutcome::Credentials);
    }

    void attachment_isFetchedByItsId()
    {
        Part part;
        part.type = PartType::Image;
        part.ref = u"M/1"_s;
        const MediaPlan plan = m_codec.planDownload(part, m_account);
        QCOMPARE(plan.request->method, QByteArray("GET"));
        QCOMPARE(plan.request->url, u"https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=AT&media_id=M%2F1"_s);
        part.type = PartType::Card; // its address is the customer's: never opened
        QCOMPARE(m_codec.planDownload(part, m_account).reason, u"no_media"_s);
        part.type = PartType::Image;
        m_account.secrets = {};
        QCOMPARE(m_codec.planDownload(part, m_account).reason, u"token"_s);
    }

    void setup_namesTheAccount()
    {
        for (const Platform platform : {Platform::Wecom, Platform::WecomKf}) {
            const Codec &codec = *codecFor(platform);
            QVERIFY(!codec.setup().fields.empty());
            QCOMPARE(codec.derivedSettings({{"corp_id"_L1, "ww1"_L1}}, {}).value("account_id"_L1).toString(), u"ww1"_s);
        }
        const QJsonObject desk{{"corp_id"_L1, "ww1"_L1}, {"open_kfid"_L1, "wk1"_L1}};
        QCOMPARE(codecFor(Platform::WecomKf)->derivedSettings(desk, {}).value("account_id"_L1).toString(), u"wk1"_s);
    }
};

QTEST_GUILESS_MAIN(TestWecomCodec)
#include "tst_wecom_codec.moc"
