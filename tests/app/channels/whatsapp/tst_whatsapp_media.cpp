// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

ChannelAccount account()
{
    ChannelAccount account;
    account.platform = Platform::Whatsapp;
    account.settings = {{"phone_number_id"_L1, "1065"_L1}};
    account.secrets = {{"access_token"_L1, "T"_L1}, {"app_secret"_L1, "S"_L1}};
    return account;
}

const Codec &codec()
{
    return *codecFor(Platform::Whatsapp);
}

HttpResponse named(const QByteArray &url)
{
    return {200, {}, R"({"url":")" + url + R"(","mime_type":"image/jpeg","id":"9"})", true};
}

} // namespace

/// Files of WhatsApp: where they are, who may see the token, what may be sent.
class TestWhatsappMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void download_asksForTheAddressFirst()
    {
        Part part;
        part.type = PartType::Image;
        part.ref = u"100/3?x"_s;
        const MediaPlan plan = codec().planDownload(part, account());
        QVERIFY(plan.request);
        QVERIFY(plan.givesAddress);
        QCOMPARE(plan.request->url, u"https://graph.facebook.com/v25.0/100%2F3%3Fx?phone_number_id=1065"_s);
        part.ref.clear();
        QCOMPARE(codec().planDownload(part, account()).reason, u"no_media"_s);
    }

    void address_getsTheTokenOnPlatformHostsOnly_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<bool>("taken");
        QTest::newRow("the usual host") << QByteArray("https://lookaside.fbsbx.com/w/?mid=1") << true;
        QTest::newRow("not encrypted") << QByteArray("http://lookaside.fbsbx.com/w/?mid=1") << false;
        QTest::newRow("another port") << QByteArray("https://lookaside.fbsbx.com:8443/w") << false;
        QTest::newRow("somebody else") << QByteArray("https://evil.example/w") << false;
        QTest::newRow("a name that ends alike") << QByteArray("https://evilfbsbx.com/w") << false;
        QTest::newRow("a user name") << QByteArray("https://lookaside.fbsbx.com@evil.example/w") << false;
        QTest::newRow("a file") << QByteArray("file:///etc/passwd") << false;
        QTest::newRow("nothing") << QByteArray("") << false;
    }

    void address_getsTheTokenOnPlatformHostsOnly()
    {
        QFETCH(QByteArray, url);
        const Result<HttpRequest> request = codec().readMediaAddress(named(url), account());
        QTEST(request.has_value(), "taken");
        if (!request)
            return;
        QCOMPARE(request->method, QByteArray("GET"));
        QCOMPARE(headerValue(request->headers, "Authorization"), QByteArray("Bearer T"));
        QVERIFY(!headerValue(request->headers, "User-Agent").isEmpty());
    }

    void address_errorIsAnError()
    {
        const HttpResponse gone{400, {}, R"({"error":{"code":100,"message":"gone"}})", true};
        QVERIFY(!codec().readMediaAddress(gone, account()));
    }

    void upload_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, PartType type, int bytes, const QString &reason) {
            QTest::newRow(name) << static_cast<int>(type) << bytes << reason;
        };
        row("a picture", PartType::Image, 5 << 20, {});
        row("too large a picture", PartType::Image, (5 << 20) + 1, u"too_large"_s);
        row("a voice message", PartType::Voice, 16 << 20, {});
        row("too long a voice message", PartType::Voice, (16 << 20) + 1, u"too_large"_s);
        row("a document", PartType::File, (16 << 20) + 1, {});
        row("too large a sticker", PartType::Sticker, 500 * 1024 + 1, u"too_large"_s);
        row("a contact", PartType::Contact, 1, u"unsupported_part"_s);
    }

    void upload()
    {
        QFETCH(int, type);
        QFETCH(int, bytes);
        const MediaFile file{0, static_cast<PartType>(type), QByteArray(bytes, 'x'), u"a \"b\".ogg"_s, u"audio/ogg"_s};
        const SendPlan plan = codec().planUpload(file, {}, {}, account(), {});
        QTEST(plan.reason, "reason");
        QCOMPARE(plan.request.has_value(), plan.reason.isEmpty());
        if (!plan.request)
            return;
        QCOMPARE(plan.request->url, u"https://graph.facebook.com/v25.0/1065/media"_s);
        QVERIFY(plan.request->body.contains("name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"));
        QVERIFY(plan.request->body.contains("name=\"file\"; filename=\"a %22b%22.ogg\""));
    }

    void uploaded_givesTheId()
    {
        const SendAnswer answer = codec().readUpload({200, {}, R"({"id":"1037543291543636"})", true}, {}, {}, {}, {});
        QCOMPARE(answer.outcome, SendOutcome::Uploaded);
        QCOMPARE(answer.more.value("ref"_L1).toString(), u"1037543291543636"_s);
        const HttpResponse refused{400, {}, R"({"error":{"code":131053,"message":"no"}})", true};
        QCOMPARE(codec().readUpload(refused, {}, {}, {}, {}).reason, u"bad_request"_s);
    }

    void limits_offerTemplatesWhenTheWindowIsClosed()
    {
        const ChannelLimits limits = codec().limits(Surface::Private);
        QCOMPARE(limits.late.size(), 1u);
        QCOMPARE(limits.late[0].way, LateWay::Template);
        QVERIFY(!limits.late[0].until);
        for (const PartLimit &part : limits.partLimits)
            QVERIFY(std::find(limits.parts.begin(), limits.parts.end(), part.type) != limits.parts.end());
    }
};

QTEST_GUILESS_MAIN(TestWhatsappMedia)
#include "tst_whatsapp_media.moc"
