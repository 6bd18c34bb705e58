// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/smtp_dialogue.h"

#include <QTest>

using namespace lianxi::email;

namespace
{

SmtpJob job(bool startTls = false)
{
    return {{"care@brand.example", "secret", {}, "smtp.brand.example", 587, {}},
            startTls,
            false,
            "care@brand.example",
            {"ann@customer.example"},
            "Subject: x\r\n\r\n.hidden\r\n"};
}

/// What the client answers to `words`, and nothing else.
QByteArray answer(SmtpDialogue &dialogue, const QByteArray &words)
{
    dialogue.receive(words + "\r\n");
    return dialogue.takeOutput();
}

const QByteArray hello = "250-smtp.brand.example\r\n250-SIZE 1000\r\n250 AUTH PLAIN LOGIN";

} // namespace

class TestSmtpDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mail_goesOut()
    {
        SmtpDialogue dialogue(job());
        QCOMPARE(answer(dialogue, "220 ready"), QByteArray("EHLO [127.0.0.1]\r\n"));
        QCOMPARE(answer(dialogue, hello), QByteArray("AUTH PLAIN AGNhcmVAYnJhbmQuZXhhbXBsZQBzZWNyZXQ=\r\n"));
        QCOMPARE(answer(dialogue, "235 2.7.0 in"), QByteArray("MAIL FROM:<care@brand.example> SIZE=23\r\n"));
        QCOMPARE(answer(dialogue, "250 ok"), QByteArray("RCPT TO:<ann@customer.example>\r\n"));
        QCOMPARE(answer(dialogue, "250 ok"), QByteArray("DATA\r\n"));
        QCOMPARE(answer(dialogue, "354 go"), QByteArray("Subject: x\r\n\r\n..hidden\r\n.\r\n"));
        QVERIFY(!dialogue.result());
        QCOMPARE(answer(dialogue, "250-2.0.0 taken\r\n250 as 17"), QByteArray("QUIT\r\n"));
        QCOMPARE(dialogue.result()->code, 250);
        QCOMPARE(dialogue.result()->text, QByteArray("2.0.0 taken as 17"));
        QVERIFY(dialogue.result()->written);
    }

    void reply_isTheSameHoweverItIsCut()
    {
        SmtpDialogue dialogue(job());
        QByteArray said;
        const QByteArray words = "220-a\r\n220 b\r\n" + hello + "\r\n";
        for (const char c : words) {
            dialogue.receive(QByteArrayView(&c, 1));
            said += dialogue.takeOutput();
        }
        QCOMPARE(said.count("EHLO"), 1);
        QCOMPARE(said.count("AUTH"), 1);
    }

    void dots_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("nothing") << QByteArray() << QByteArray("\r\n.\r\n");
        QTest::newRow("a dot alone ends nothing")
            << QByteArray("a\r\n.\r\nMAIL FROM:<x>\r\n") << QByteArray("a\r\n..\r\nMAIL FROM:<x>\r\n.\r\n");
        QTest::newRow("a dot at the start") << QByteArray(".a\r\n") << QByteArray("..a\r\n.\r\n");
        QTest::newRow("two dots") << QByteArray("..\r\n") << QByteArray("...\r\n.\r\n");
        QTest::newRow("a dot inside") << QByteArray("a.b\r\n") << QByteArray("a.b\r\n.\r\n");
        QTest::newRow("no line end") << QByteArray("a\r\n.") << QByteArray("a\r\n..\r\n.\r\n");
        QTest::newRow("after a bare line end, which some servers take for one")
            << QByteArray("a\n.\n") << QByteArray("a\n..\n\r\n.\r\n");
        QTest::newRow("eight bits") << QByteArray("\xFF.\r\n") << QByteArray("\xFF.\r\n.\r\n");
    }
    void dots()
    {
        QFETCH(QByteArray, message);
        QTEST(dotStuffed(message), "wire");
    }

    void startTls_isNotToBeTalkedOutOf_data()
    {
        QTest::addColumn<QByteArray>("offer");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("not offered, and refused") << QByteArray("250 AUTH PLAIN") << QByteArray("502 unknown");
        QTest::newRow("offered, and refused for now")
            << QByteArray("250-STARTTLS\r\n250 AUTH PLAIN") << QByteArray("454 later");
    }
    void startTls_isNotToBeTalkedOutOf()
    {
        QFETCH(QByteArray, offer);
        QFETCH(QByteArray, answer);
        SmtpDialogue dialogue(job(true));
        (void)::answer(dialogue, "220 hi");
        QCOMPARE(::answer(dialogue, offer), QByteArray("STARTTLS\r\n"));
        QCOMPARE(::answer(dialogue, answer), QByteArray("QUIT\r\n"));
        QVERIFY(!dialogue.wantsTls());
        QCOMPARE(dialogue.result()->code, 530);
        QCOMPARE(dialogue.result()->stage, QByteArray("STARTTLS"));
    }

    void whatWasSaidBeforeTls_doesNotCountAfterIt()
    {
        SmtpDialogue dialogue(job(true));
        (void)answer(dialogue, "220 hi");
        (void)answer(dialogue, "250-STARTTLS\r\n250 AUTH LOGIN");
        // Somebody in between has put answers behind the server's own, one of them not finished.
        QCOMPARE(answer(dialogue, "220 go\r\n250-x\r\n250 AUTH PLAIN\r\n235 in\r\n250-half"), QByteArray());
        QVERIFY(dialogue.wantsTls());
        dialogue.encrypted();
        QCOMPARE(dialogue.takeOutput(), QByteArray("EHLO [127.0.0.1]\r\n"));
        QCOMPARE(answer(dialogue, "250 AUTH LOGIN"), QByteArray("AUTH LOGIN\r\n"));
        QCOMPARE(answer(dialogue, "334 VXNlcm5hbWU6"), QByteArray("Y2FyZUBicmFuZC5leGFtcGxl\r\n"));
        QCOMPARE(answer(dialogue, "334 UGFzc3dvcmQ6"), QByteArray("c2VjcmV0\r\n"));
        QCOMPARE(answer(dialogue, "334 TW9yZT8="), QByteArray("*\r\n"));
    }

    void refusals_nameTheirStage_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("stage");
        QTest::addColumn<bool>("written");
        const QByteArrayList in{"220 hi", hello, "235 in"};
        QTest::newRow("at the door") << QByteArrayList{"554 no"} << 554 << QByteArray("CONNECT") << false;
        QTest::newRow("at the login") << QByteArrayList{"220 hi", hello, "535 5.7.8 wrong"} << 535 << QByteArray("AUTH")
                                      << false;
        QTest::newRow("no way to log in")
            << QByteArrayList{"220 hi", "250 AUTH GSSAPI"} << 538 << QByteArray("EHLO") << false;
        QTest::newRow("the sender") << in + QByteArrayList{"550 no"} << 550 << QByteArray("MAIL") << false;
        QTest::newRow("the recipient") << in + QByteArrayList{"250 ok", "451 later"} << 451 << QByteArray("RCPT")
                                       << false;
        QTest::newRow("the text, before it")
            << in + QByteArrayList{"250 ok", "250 ok", "554 no"} << 554 << QByteArray("DATA") << false;
        QTest::newRow("the text, after it")
            << in + QByteArrayList{"250 ok", "250 ok", "354 go", "552 5.3.4 big"} << 552 << QByteArray("DATA") << true;
    }
    void refusals_nameTheirStage()
    {
        QFETCH(QByteArrayList, words);
        SmtpDialogue dialogue(job());
        for (const QByteArray &word : words)
            (void)answer(dialogue, word);
        QVERIFY(dialogue.result());
        QTEST(dialogue.result()->code, "code");
        QTEST(dialogue.result()->stage, "stage");
        QTEST(dialogue.result()->written, "written");
    }

    void nonsense_endsTheDialogue_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another protocol") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
        QTest::newRow("an empty line") << QByteArray("\r\n");
        QTest::newRow("a code of two digits") << QByteArray("22 hi\r\n");
        QTest::newRow("a code with a sign") << QByteArray("+22 hi\r\n");
        QTest::newRow("a code beyond all codes") << QByteArray("999 hi\r\n");
        QTest::newRow("a line without an end") << QByteArray(70'000, '2');
        QTest::newRow("lines without an end") << QByteArray("220-more\r\n").repeated(2000);
    }
    void nonsense_endsTheDialogue()
    {
        QFETCH(QByteArray, bytes);
        SmtpDialogue dialogue(job());
        dialogue.receive(bytes);
        QVERIFY(dialogue.result());
        QCOMPARE(dialogue.result()->code, 0);
        QVERIFY(!dialogue.result()->written);
        QVERIFY(dialogue.takeOutput().isEmpty());
    }

    void brokenLine_afterTheFinalDot_isToldApart()
    {
        SmtpDialogue before(job()), after(job());
        for (const QByteArray &words :
             {QByteArray("220 hi"), hello, QByteArray("235 in"), QByteArray("250 ok"), QByteArray("250 ok")}) {
            (void)answer(before, words);
            (void)answer(after, words);
        }
        before.broken();
        (void)answer(after, "354 go");
        after.broken();
        QVERIFY(before.result() && !before.result()->written);
        QVERIFY(after.result() && after.result()->written);
        QCOMPARE(after.result()->code, 0);
    }

    void serverThatProvesNothing_getsNoMail()
    {
        SmtpJob mail = job();
        mail.login.nonce = "abcdefgh";
        SmtpDialogue dialogue(mail);
        (void)answer(dialogue, "220 hi");
        QVERIFY(answer(dialogue, "250 AUTH PLAIN SCRAM-SHA-256").startsWith("AUTH SCRAM-SHA-256 "));
        QCOMPARE(answer(dialogue, "235 2.7.0 come in"), QByteArray("QUIT\r\n"));
        QCOMPARE(dialogue.result()->code, 530);
    }

    void messageOverTheServersSize_isNotBegun()
    {
        SmtpJob large = job();
        large.message = QByteArray(1001, 'x');
        SmtpDialogue dialogue(large);
        (void)answer(dialogue, "220 hi");
        (void)answer(dialogue, hello);
        QCOMPARE(answer(dialogue, "235 in"), QByteArray("QUIT\r\n"));
        QCOMPARE(dialogue.result()->code, 552);
        QVERIFY(dialogue.result()->text.startsWith("5.3.4"));
    }

    void addressOutsideAscii_needsAServerThatTakesIt()
    {
        SmtpJob wide = job();
        wide.to = {"\xE7\x94\xA8@customer.example"};
        SmtpDialogue can(wide), cannot(wide);
        for (SmtpDialogue *dialogue : {&can, &cannot})
            (void)answer(*dialogue, "220 hi");
        (void)answer(can, "250-SMTPUTF8\r\n250 AUTH PLAIN");
        (void)answer(cannot, "250 AUTH PLAIN");
        QVERIFY(answer(can, "235 in").endsWith(" SMTPUTF8\r\n"));
        (void)answer(cannot, "235 in");
        QCOMPARE(cannot.result()->code, 553);
    }

    void verification_sendsNothing()
    {
        SmtpJob test = job();
        test.verifyOnly = true;
        SmtpDialogue dialogue(test);
        (void)answer(dialogue, "220 hi");
        (void)answer(dialogue, hello);
        QCOMPARE(answer(dialogue, "235 2.7.0 in"), QByteArray("QUIT\r\n"));
        QCOMPARE(dialogue.result()->code, 235);
    }
};

QTEST_GUILESS_MAIN(TestSmtpDialogue)
#include "tst_smtp_dialogue.moc"
