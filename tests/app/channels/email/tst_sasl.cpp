// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/sasl.h"

#include <QTest>

using namespace lianxi::email;

class TestSasl : public QObject
{
    Q_OBJECT

    /// The example of RFC 7677.
    static SaslLogin pencil() { return {"user", "pencil", {}, {}, 0, "rOprNGfwEbeRWgbNEkqO"}; }
    static QByteArray serverFirst()
    {
        return "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    }

private Q_SLOTS:
    void mechanism_isTheSafestBothKnow_data()
    {
        QTest::addColumn<QByteArrayList>("offered");
        QTest::addColumn<bool>("token");
        QTest::addColumn<QByteArray>("chosen");
        QTest::newRow("a proof before a password")
            << QByteArrayList{"LOGIN", "PLAIN", "SCRAM-SHA-256"} << false << QByteArray("SCRAM-SHA-256");
        QTest::newRow("one question before two") << QByteArrayList{"LOGIN", "PLAIN"} << false << QByteArray("PLAIN");
        QTest::newRow("LOGIN alone") << QByteArrayList{"LOGIN"} << false << QByteArray("LOGIN");
        QTest::newRow("a token is never sent as a password")
            << QByteArrayList{"LOGIN", "PLAIN", "SCRAM-SHA-256"} << true << QByteArray();
        QTest::newRow("a password is never sent as a token")
            << QByteArrayList{"XOAUTH2", "OAUTHBEARER"} << false << QByteArray();
        QTest::newRow("the standard before the provider's own")
            << QByteArrayList{"XOAUTH2", "OAUTHBEARER"} << true << QByteArray("OAUTHBEARER");
        QTest::newRow("nothing known") << QByteArrayList{"CRAM-MD5", "GSSAPI"} << false << QByteArray();
    }
    void mechanism_isTheSafestBothKnow()
    {
        QFETCH(QByteArrayList, offered);
        QFETCH(bool, token);
        const auto chosen = chooseMechanism(offered, {"u", token ? "" : "p", token ? "t" : "", {}, 0, {}});
        QTEST(chosen ? saslName(*chosen) : QByteArray(), "chosen");
    }

    void plainAndLogin()
    {
        const SaslLogin login{"care@brand.example", "p\xC3\xA4", {}, {}, 0, {}};
        SaslClient plain(SaslMechanism::Plain, login);
        const QByteArray once = QByteArray(1, '\0') + login.user + QByteArray(1, '\0') + login.password;
        QCOMPARE(plain.initial(), std::optional(once));
        QCOMPARE(plain.answer({}), std::optional(once)); // a server without initial responses asks
        QVERIFY(!plain.answer({})); // and no server asks twice
        SaslClient asked(SaslMechanism::Login, login);
        QVERIFY(!asked.initial());
        QCOMPARE(asked.answer("Username:"), std::optional(login.user));
        QCOMPARE(asked.answer("Password:"), std::optional(login.password));
        QVERIFY(!asked.answer("More?"));
        QVERIFY(plain.serverProved() && asked.serverProved());
    }

    void tokens_asGoogleAndRfc7628WriteThem()
    {
        SaslClient google(SaslMechanism::Xoauth2,
                          {"someuser@example.com", {}, "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg", {}, 0, {}});
        QCOMPARE(google.initial()->toBase64(),
                 QByteArray("dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhk"
                            "SFJoZG1semRHRXVZMjl0Q2cBAQ=="));
        QCOMPARE(google.answer("{\"status\":\"401\"}"), std::optional(QByteArray())); // the refusal comes then
        SaslClient bearer(
            SaslMechanism::OauthBearer,
            {"user@example.com", {}, "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==", "server.example.com", 143, {}});
        QCOMPARE(bearer.initial()->toBase64(),
                 QByteArray("bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9QmVhcmVy"
                            "IHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB"));
        QCOMPARE(bearer.answer("{\"status\":\"invalid_token\"}"), std::optional(QByteArray("\x01")));
        SaslClient comma(SaslMechanism::OauthBearer, {"a,b=c", {}, "t", "h", 1, {}});
        QVERIFY(comma.initial()->startsWith("n,a=a=2Cb=3Dc,"));
    }

    void scram_exampleOfRfc7677()
    {
        SaslClient client(SaslMechanism::ScramSha256, pencil());
        QCOMPARE(client.initial(), std::optional(QByteArray("n,,n=user,r=rOprNGfwEbeRWgbNEkqO")));
        QCOMPARE(client.answer(serverFirst()),
                 std::optional(QByteArray("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                                          "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")));
        QVERIFY(!client.serverProved());
        QCOMPARE(client.answer("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="), std::optional(QByteArray()));
        QVERIFY(client.serverProved());
    }

    void scram_brokenOff_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        const QByteArray good = serverFirst();
        const auto with = [&good](const char *what, const char *by) { return QByteArray(good).replace(what, by); };
        QTest::newRow("another's nonce") << with("r=rOpr", "r=xOpr");
        QTest::newRow("our nonce and nothing more") << with("%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0", "");
        QTest::newRow("no nonce") << QByteArray("s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        QTest::newRow("no salt") << with("W22ZaJ0SNY7soEsUEjb6gQ==", "");
        QTest::newRow("so few rounds that the password could be guessed") << with("4096", "4095");
        QTest::newRow("so many rounds that we would never answer") << with("4096", "1000001");
        QTest::newRow("rounds that are no number") << with("4096", "many");
        QTest::newRow("negative rounds") << with("4096", "-4096");
        QTest::newRow("an extension that must be understood") << "m=x," + good;
        QTest::newRow("nonsense") << QByteArray("\xFF\xFE,,,=");
    }
    void scram_brokenOff()
    {
        QFETCH(QByteArray, challenge);
        SaslClient client(SaslMechanism::ScramSha256, pencil());
        (void)client.initial();
        QVERIFY(!client.answer(challenge));
        QVERIFY(!client.serverProved());
    }

    void scram_serverWithoutThePassword_isNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("final");
        QTest::newRow("another signature") << QByteArray("v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        QTest::newRow("an empty signature") << QByteArray("v=");
        QTest::newRow("an error") << QByteArray("e=other-error");
    }
    void scram_serverWithoutThePassword_isNotBelieved()
    {
        QFETCH(QByteArray, final);
        SaslClient client(SaslMechanism::ScramSha256, pencil());
        (void)client.initial();
        client.finish("v="); // before anything was asked
        QVERIFY(!client.serverProved());
        QVERIFY(client.answer(serverFirst()));
        QVERIFY(!client.answer(final));
        QVERIFY(!client.serverProved());
    }

    void scram_nameAndPassword_areWrittenAsTheStandardSays()
    {
        SaslLogin login = pencil();
        login.user = "a=b,c";
        SaslClient escaped(SaslMechanism::ScramSha256, login);
        QCOMPARE(escaped.initial(), std::optional(QByteArray("n,,n=a=3Db=2Cc,r=rOprNGfwEbeRWgbNEkqO")));
        login = pencil();
        login.password = "\xEF\xBD\x90"
                         "encil"; // full-width p
        SaslClient wide(SaslMechanism::ScramSha256, login);
        (void)wide.initial();
        QVERIFY(wide.answer(serverFirst())->endsWith("p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="));
    }
};

QTEST_GUILESS_MAIN(TestSasl)
#include "tst_sasl.moc"
