// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mail_writer.h"

#include "app/channels/email/email_codec.h"
#include "app/channels/email/mime_tree.h"

#include <QJsonArray>
#include <QTest>

using namespace lianxi;
using namespace lianxi::email;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

OutgoingMail mailTo(const QString &to)
{
    OutgoingMail mail;
    mail.from = u"care@brand.example"_s;
    mail.to = to;
    mail.subject = u"Re: Order 4711"_s;
    mail.messageId = u"lx-1@brand.example"_s;
    mail.text = u"On its way."_s;
    mail.date = fromMillis(1'795'324'800'000);
    return mail;
}

ChannelAccount account(const QString &name = {})
{
    return {ChannelId(u"post"_s),
            Platform::Email,
            {{"address"_L1, "care@brand.example"_L1},
             {"from_name"_L1, name},
             {"imap"_L1, "imaps://imap.brand.example"_L1},
             {"smtp"_L1, "submissions://smtp.brand.example"_L1}},
            {{"password"_L1, "secret"_L1}}};
}

SendIntent intentTo(const QString &to)
{
    SendIntent intent;
    intent.to = to;
    intent.text = u"hello"_s;
    intent.sendKey = u"lx-1"_s;
    return intent;
}

qsizetype longestLine(const QByteArray &bytes)
{
    qsizetype longest = 0;
    for (const QByteArray &line : QByteArray(bytes).replace("\r\n", "\n").split('\n'))
        longest = std::max(longest, line.size());
    return longest;
}

} // namespace

class TestMailWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void subject_comesBackAsItWas_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::newRow("plain") << u"Re: Order 4711"_s;
        QTest::newRow("plain and long") << u"Re: "_s + u"order "_s.repeated(60) + u"end"_s;
        QTest::newRow("one long word") << QString(300, u'x');
        QTest::newRow("Chinese, as in the recorded request")
            << u"订单 4711：关于退款的说明，请查收，谢谢您的耐心等待与理解"_s;
        QTest::newRow("pairs of surrogates at every cut") << u"📦"_s.repeated(40);
        QTest::newRow("one letter before the pairs") << u"x"_s + u"📦"_s.repeated(40);
        QTest::newRow("what looks encoded already") << u"=?utf-8?Q?not_me?="_s;
        QTest::newRow("blanks in a row and at the ends") << u" a  b "_s;
        QTest::newRow("a tab") << u"a\tb"_s;
        QTest::newRow("accents") << u"Größe für José"_s;
    }
    void subject_comesBackAsItWas()
    {
        QFETCH(QString, subject);
        OutgoingMail mail = mailTo(u"ann@customer.example"_s);
        mail.subject = subject;
        const QByteArray bytes = writeMail(mail);
        const MimePart read = readMime(bytes);
        QCOMPARE(decodeWords(read.headers.value("Subject")), subject);
        QVERIFY(longestLine(bytes) <= 78);
        static const QRegularExpression words(u"=\\?[^?]*\\?[BQ]\\?[^?]*\\?="_s);
        for (auto match = words.globalMatch(QString::fromLatin1(bytes)); match.hasNext();) {
            const QString word = match.next().captured();
            QVERIFY(word.size() <= 75);
            // A character is never cut between two words.
            QVERIFY(!decodeWords(word.toLatin1()).contains(QChar::ReplacementCharacter));
        }
    }

    void text_comesBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a dot alone") << u"a\n.\nb"_s;
        QTest::newRow("what some servers alter") << u"From here on\n.hidden\nFrom"_s;
        QTest::newRow("a long line") << QString(5000, u'x');
        QTest::newRow("a long line outside ASCII") << u"您好，订单已发出。📦"_s.repeated(200);
        QTest::newRow("blanks at ends of lines") << u"a \nb\t\n c"_s;
        QTest::newRow("equals signs") << u"=3D =\n=="_s;
        QTest::newRow("something like a boundary") << u"--=_0\n--=_0--\nmore"_s;
        QTest::newRow("a control character") << u"a\x01z"_s;
        QTest::newRow("HTML") << u"<b>&amp; \"x\"</b>"_s;
    }
    void text_comesBackAsItWas()
    {
        QFETCH(QString, text);
        OutgoingMail mail = mailTo(u"ann@customer.example"_s);
        mail.text = text;
        const QByteArray bytes = writeMail(mail);
        const MimePart read = readMime(bytes);
        QCOMPARE(read.type.value, QByteArray("multipart/alternative"));
        QCOMPARE(read.children.size(), 2u);
        QCOMPARE(read.children[0].text(), text);
        QCOMPARE(read.children[1].type.value, QByteArray("text/html"));
        QVERIFY(!read.children[1].text().contains("<b>"_L1));
        QVERIFY(longestLine(bytes) <= 78);
        // Nothing but seven bits and whole line ends: no server has to alter it.
        QVERIFY(std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7E; }));
        QCOMPARE(bytes.count('\n'), bytes.count("\r\n"));
        QCOMPARE(bytes.count('\r'), bytes.count("\r\n"));
    }

    void lineEndsOfWindows_areLineEnds()
    {
        OutgoingMail mail = mailTo(u"ann@customer.example"_s);
        mail.text = u"a\r\nb"_s;
        const QByteArray bytes = writeMail(mail);
        QVERIFY(!bytes.contains("=0D"));
        QCOMPARE(readMime(bytes).children.at(0).text(), u"a\nb"_s);
    }

    void sameMail_isTheSameBytes()
    {
        QCOMPARE(writeMail(mailTo(u"a@b.example"_s)), writeMail(mailTo(u"a@b.example"_s)));
    }

    void attachment_comesBackAsItWas_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("mime");
        QTest::addColumn<QByteArray>("type");
        const QByteArray pdf = "application/pdf", unknown = "application/octet-stream";
        QTest::newRow("plain") << u"invoice.pdf"_s << pdf << pdf;
        QTest::newRow("Chinese, long") << u"二零二六年十一月发票及明细（含税）最终版本.pdf"_s.repeated(2) << pdf << pdf;
        QTest::newRow("quotes") << u"a \"b\" c.pdf"_s << pdf << pdf;
        QTest::newRow("percent and apostrophe") << u"100%'s é.pdf"_s << pdf << pdf;
        QTest::newRow("a type that is none") << u"a.pdf"_s << QByteArray("pdf; name=x") << unknown;
        QTest::newRow("a type with a line end inside")
            << u"a.pdf"_s << QByteArray("a/b\r\nBcc: x@y.example") << unknown;
        QTest::newRow("a type with a line end behind it") << u"a.pdf"_s << QByteArray("application/pdf\n") << unknown;
        QTest::newRow("a message is not opened by the reader") << u"a.eml"_s << QByteArray("message/rfc822") << unknown;
        QTest::newRow("nor are parts") << u"a"_s << QByteArray("multipart/mixed") << unknown;
    }
    void attachment_comesBackAsItWas()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, mime);
        QFETCH(QByteArray, type);
        OutgoingMail mail = mailTo(u"ann@customer.example"_s);
        QByteArray content(3000, '\0');
        for (qsizetype at = 0; at < content.size(); ++at)
            content[at] = static_cast<char>(at * 7);
        mail.attachments = {{name, mime, content}};
        const QByteArray bytes = writeMail(mail);
        const MimePart read = readMime(bytes);
        QCOMPARE(read.children.size(), 2u);
        const MimePart &file = read.children[1];
        QCOMPARE(file.type.value, type);
        QCOMPARE(file.disposition.value, QByteArray("attachment"));
        QCOMPARE(file.fileName(), name);
        QCOMPARE(file.decoded(), content);
        QCOMPARE(bytes.count('\n'), bytes.count("\r\n"));
        QVERIFY(longestLine(bytes) <= 78);
    }

    void nameOfAnAttachment_cannotBecomeAHeader()
    {
        OutgoingMail mail = mailTo(u"ann@customer.example"_s);
        mail.attachments = {{u"a\r\nBcc: x@y.example\r\n\r\nbody"_s, "text/plain", "x"}};
        const QByteArray bytes = writeMail(mail);
        QVERIFY(!bytes.contains("\nBcc"));
        QCOMPARE(readMime(bytes).children.size(), 2u);
    }

    void nameOfTheSender_comesBackAsItWas_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"Brand Care"_s;
        QTest::newRow("Chinese") << u"品牌客服中心"_s;
        QTest::newRow("what would end the name") << u"Care <evil@x.example>, \"Boss\""_s;
        QTest::newRow("a point") << u"Brand Inc."_s;
    }
    void nameOfTheSender_comesBackAsItWas()
    {
        QFETCH(QString, name);
        OutgoingMail mail = mailTo(u"ann@customer.example"_s);
        mail.fromName = name;
        const QByteArray bytes = writeMail(mail);
        const QByteArray from = readMime(bytes).headers.value("From");
        QVERIFY(from.endsWith("<care@brand.example>"));
        QCOMPARE(decodeWords(from.chopped(20)).trimmed(), name);
        QCOMPARE(from.count('@'), 1);
    }

    void references_stayWithinALine_andTheStandard()
    {
        OutgoingMail mail = mailTo(u"ann@customer.example"_s);
        QStringList ids;
        for (int n = 0; n < 80; ++n)
            ids.append(u"id-%1@customer.example"_s.arg(n));
        mail.references = shortenedReferences(ids);
        QCOMPARE(mail.references.size(), 50);
        QCOMPARE(mail.references.front(), ids.front());
        QCOMPARE(mail.references.back(), ids.back());
        mail.inReplyTo = QString(5000, u'x') + u"@customer.example"_s; // a customer's program may write anything
        mail.references.append(mail.inReplyTo);
        const QByteArray bytes = writeMail(mail);
        const MimePart read = readMime(bytes);
        QVERIFY(longestLine(bytes) <= 78);
        QVERIFY(!read.headers.contains("In-Reply-To"));
        QCOMPARE(idsIn(read.headers.value("References")), mail.references.first(50));
    }

    void automaticAnswer_saysSo()
    {
        OutgoingMail mail = mailTo(u"ann@customer.example"_s);
        QVERIFY(!writeMail(mail).contains("Auto-Submitted"));
        mail.automatic = true;
        QVERIFY(writeMail(mail).contains("\r\nAuto-Submitted: auto-replied\r\n"));
    }

    void replySubject_isMarkedOnce_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("marked");
        QTest::newRow("none") << u"Order"_s << u"Re: Order"_s;
        QTest::newRow("English") << u"RE: Order"_s << u"RE: Order"_s;
        QTest::newRow("German") << u"AW: Order"_s << u"AW: Order"_s;
        QTest::newRow("Chinese, wide colon") << u"回复：订单"_s << u"回复：订单"_s;
        QTest::newRow("a word that only begins so") << u"Regarding: x"_s << u"Re: Regarding: x"_s;
        QTest::newRow("nothing") << QString() << u"Re: "_s;
    }
    void replySubject_isMarkedOnce()
    {
        QFETCH(QString, subject);
        QTEST(replySubject(subject), "marked");
    }

    void address_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("safe");
        QTest::newRow("usual") << u"ann@customer.example"_s << true;
        QTest::newRow("tag") << u"ann+x@customer.example"_s << true;
        QTest::newRow("outside ASCII") << u"用户@例子.example"_s << true;
        QTest::newRow("a line end") << u"a@b.example\r\nRCPT TO:<c@d.example>"_s << false;
        QTest::newRow("a line end behind it") << u"a@b.example\n"_s << false;
        QTest::newRow("NUL") << QString(u"a@b.example"_s + QChar(0)) << false;
        QTest::newRow("two") << u"a@b.example,c@d.example"_s << false;
        QTest::newRow("brackets") << u"<a@b.example>"_s << false;
        QTest::newRow("parameters of the command") << u"a@b.example> NOTIFY=NEVER"_s << false;
        QTest::newRow("a wide blank") << u"a@b.example\u3000x"_s << false;
        QTest::newRow("no host") << u"ann@"_s << false;
        QTest::newRow("no name") << u"@customer.example"_s << false;
        QTest::newRow("too long") << QString(250, u'x') + u"@b.example"_s << false;
    }
    void address()
    {
        QFETCH(QString, address);
        QTEST(isSafeAddress(address), "safe");
        const SendPlan plan = EmailCodec().planSend(intentTo(address), account(), fromMillis(0));
        QTEST(plan.request.has_value(), "safe");
    }

    /// Whatever reaches a header from a customer's mail or a setting: it is refused or harmless, and never a field.
    void lineEnd_neverMakesAField_data()
    {
        QTest::addColumn<QString>("where");
        for (const char *where : {"subject", "from_name", "to", "answer_to", "parent", "reply_to", "thread",
                                  "references", "send_key", "file"})
            QTest::newRow(where) << QString::fromLatin1(where);
    }
    void lineEnd_neverMakesAField()
    {
        QFETCH(QString, where);
        for (const QString &end : {u"\r\n"_s, u"\n"_s, u"\r"_s, QString(QChar(0))}) {
            const QString evil = u"x@y.example"_s + end + u"Bcc: z@y.example"_s;
            SendIntent intent = intentTo(where == "to"_L1 ? evil : u"ann@customer.example"_s);
            ChannelAccount sender = account(where == "from_name"_L1 ? evil : QString());
            for (const auto name : {"subject"_L1, "answer_to"_L1, "parent"_L1}) {
                if (where == name)
                    intent.more.insert(name, evil);
            }
            if (where == "references"_L1)
                intent.more.insert("references"_L1, QJsonArray{evil});
            else if (where == "reply_to"_L1)
                intent.replyTo = evil;
            else if (where == "thread"_L1)
                intent.threadId = evil;
            else if (where == "send_key"_L1)
                intent.sendKey = evil;
            else if (where == "file"_L1)
                intent.files = {{0, PartType::File, "x", evil, evil}};
            const SendPlan plan = EmailCodec().planSend(intent, sender, fromMillis(0));
            if (!plan.request) {
                QCOMPARE(plan.outcome, SendOutcome::Refused);
                continue;
            }
            QVERIFY(!QByteArray(plan.request->body).replace('\r', '\n').contains("\nBcc"));
            for (const auto &[name, value] : plan.request->headers)
                QVERIFY2(!value.contains('\r') && !value.contains('\n') && !value.contains('\0'), name);
        }
    }
};

QTEST_GUILESS_MAIN(TestMailWriter)
#include "tst_mail_writer.moc"
