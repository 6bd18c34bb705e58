// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

ChannelAccount account(const QString &mode)
{
    ChannelAccount account;
    account.platform = Platform::Instagram;
    account.settings = {{"mode"_L1, mode}, {"ig_id"_L1, "178"_L1}, {"page_id"_L1, "104"_L1}};
    account.secrets = {{"access_token"_L1, "a+b/c"_L1}, {"access_token_expires"_L1, "2027-01-01T00:00:00.000Z"_L1}};
    return account;
}

const Codec &codec()
{
    return *codecFor(Platform::Instagram);
}

} // namespace

/// The two ways an Instagram account logs in, and the setup pages of Meta's channels.
class TestInstagramSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void token_isExchangedForOwnLoginsOnly()
    {
        const auto request = codec().tokenRequest(account(u"instagram"_s));
        QVERIFY(request);
        QCOMPARE(request->url, u"https://graph.instagram.com/refresh_access_token?grant_type=ig_refresh_token"_s);
        QCOMPARE(request->query, QByteArray("access_token=a%2Bb%2Fc"));
        QVERIFY(!codec().tokenRequest(account(u"page"_s)));
        ChannelAccount young = account(u"instagram"_s);
        young.secrets.remove("access_token_expires"_L1);
        QVERIFY(!codec().tokenRequest(young));
    }

    void freshToken_tellsItsEnd()
    {
        const Instant now = *parseRfc3339(u"2026-11-21T09:30:00.000Z");
        const HttpResponse response{
            200, {}, R"({"access_token":"new","token_type":"bearer","expires_in":5183944})", true};
        const Result<QJsonObject> token = codec().readToken(response, now);
        QVERIFY(token);
        QCOMPARE(token->value("access_token"_L1).toString(), u"new"_s);
        QCOMPARE(token->value("access_token_expires"_L1).toString(), u"2027-01-20T09:29:04.000Z"_s);
    }

    void oddToken_isNone_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("an error") << 400 << QByteArray(R"({"error":{"code":190}})");
        QTest::newRow("no end") << 200 << QByteArray(R"({"access_token":"x"})");
        QTest::newRow("an end before now") << 200 << QByteArray(R"({"access_token":"x","expires_in":-1})");
        QTest::newRow("an end beyond all times") << 200 << QByteArray(R"({"access_token":"x","expires_in":9e17})");
        QTest::newRow("no token") << 200 << QByteArray(R"({"expires_in":60})");
        QTest::newRow("not JSON") << 200 << QByteArray("<html>");
    }

    void oddToken_isNone()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QVERIFY(!codec().readToken({status, {}, body, true}, {}));
    }

    void self_asksByLogin()
    {
        SendIntent self;
        self.op = u"self"_s;
        QCOMPARE(codec().planSend(self, account(u"page"_s), {}).request->url,
                 u"https://graph.facebook.com/v25.0/178?fields=id,username,name"_s);
        QCOMPARE(codec().planSend(self, account(u"instagram"_s), {}).request->url,
                 u"https://graph.instagram.com/v25.0/me?fields=user_id,username,name"_s);
    }

    void setup_asksForEverySecretThatReceivingNeeds()
    {
        for (const Platform platform : {Platform::Facebook, Platform::Instagram, Platform::Whatsapp}) {
            const SetupFacts facts = codecFor(platform)->setup();
            QStringList secrets;
            for (const SetupField &field : facts.fields) {
                QVERIFY(qstrlen(field.label) > 0 && qstrlen(field.where) > 0);
                if (field.kind == SetupField::Kind::Secret && field.required)
                    secrets << QString::fromLatin1(field.member);
            }
            QCOMPARE(secrets, (QStringList{u"app_secret"_s, u"verify_token"_s, u"access_token"_s}));
            QVERIFY(facts.note);
        }
    }
};

QTEST_GUILESS_MAIN(TestInstagramSetup)
#include "tst_instagram_setup.moc"
