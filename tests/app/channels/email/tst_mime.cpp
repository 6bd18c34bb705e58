// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/charset.h"
#include "app/channels/email/mail_fields.h"
#include "app/channels/email/mail_text.h"
#include "app/channels/email/mime_tree.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::email;
using namespace Qt::StringLiterals;

class TestMime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void charset_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *label, QByteArray bytes, const QString &text) {
            QTest::newRow(name) << QByteArray(label) << bytes << text;
        };
        row("GB18030 with four bytes", "GB18030", "\xC4\xE3\xBA\xC3\x81\x39\xEE\x39", u"你好㐀"_s);
        row("gb2312 means GB18030", "GB2312", "\xD6\xEC\xE9\x46", u"朱镕"_s);
        row("gbk with the single-byte euro sign", "gbk", "\x80 5", u"€ 5"_s);
        row("Big5 with Hong Kong characters", "big5", "\xA7\x41\xA6\x6E\x88\x62",
            QString(u"你好"_s + QChar(0xCA) + QChar(0x304)));
        row("Shift_JIS with Microsoft's characters", "Shift_JIS", "\x87\x40\x82\xA0", u"①あ"_s);
        row("ISO-2022-JP with Microsoft's characters", "iso-2022-jp", "\x1b$B-!$\"\x1b(B x\x1b(I1\x1b(B", u"①あ xｱ"_s);
        row("ks_c_5601-1987 means cp949", "ks_c_5601-1987", "\xBE\xC8\xB3\xE7\x8C\x63", u"안녕똠"_s);
        row("us-ascii means windows-1252", "us-ascii", "\x93hi\x94 \x80", u"“hi” €"_s);
        row("KOI8-R", "koi8-r", "\xF0\xD2\xC9", u"При"_s);
        row("no label, valid UTF-8", "", "caf\xC3\xA9", u"café"_s);
        row("no label, not UTF-8", "", "caf\xE9", u"café"_s);
        row("unknown label", "x-nobody-knows", "caf\xC3\xA9", u"café"_s);
        row("UTF-16 with its mark", "utf-16", QByteArray("\xFE\xFF\x4F\x60", 4), u"你"_s);
        row("UTF-8 mark whatever the label", "gbk", "\xEF\xBB\xBF\xE4\xBD\xA0", u"你"_s);
        row("broken GB18030", "gb18030", "a\xFFz", u"a\uFFFDz"_s);
        row("half a character at the end", "gb18030", "a\xC4", u"a\uFFFD"_s);
    }
    void charset()
    {
        QFETCH(QByteArray, label);
        QFETCH(QByteArray, bytes);
        QTEST(decodeCharset(bytes, label), "text");
    }

    void words_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("blank between two vanishes") << QByteArray("=?utf-8?Q?a?= =?utf-8?Q?b?= c") << u"ab c"_s;
        QTest::newRow("folded between two") << QByteArray("=?utf-8?B?5L2g?=\r\n =?utf-8?B?5aW9?=") << u"你好"_s;
        QTest::newRow("a character cut in two") << QByteArray("=?UTF-8?B?5L0=?= =?utf-8?B?oA==?=") << u"你"_s;
        QTest::newRow("padding missing") << QByteArray("=?utf-8?b?5L2g5aW9Cg?=") << u"你好\n"_s;
        QTest::newRow("language") << QByteArray("=?iso-8859-1*fr?Q?_caf=E9?=") << u" café"_s;
        QTest::newRow("raw UTF-8") << QByteArray("caf\xC3\xA9 =?utf-8?Q?x?=") << u"café x"_s;
        QTest::newRow("not a word") << QByteArray("=?utf-8?X?abc?= =?broken") << u"=?utf-8?X?abc?= =?broken"_s;
        QTest::newRow("plain with folding") << QByteArray("a\r\n b") << u"a b"_s;
    }
    void words()
    {
        QFETCH(QByteArray, value);
        QTEST(decodeWords(value), "text");
    }

    void ids()
    {
        QCOMPARE(idsIn("<a@x>,\r\n\t(see <no@x>) <b@\r\n y> \"<q@x>\" <> <c@z"), (QStringList{u"a@x"_s, u"b@y"_s}));
        QCOMPARE(onlyIdIn(" <a@x> (mine) "), u"a@x"_s);
        QCOMPARE(onlyIdIn("Your message of \"Sat\" <a@x>"), QString());
        QCOMPARE(onlyIdIn("<a@x> <b@x>"), QString());
        QCOMPARE(idsIn(":( <a@x>"), QStringList{u"a@x"_s}); // an unbalanced bracket hides nothing
    }

    void quotedPrintable()
    {
        QCOMPARE(decodeQuotedPrintable("a=\r\nb =3D=zz \t\r\nc=E9="), QByteArray("ab ==zz\r\nc\xE9"));
        QCOMPARE(decodeBase64("SGVs\r\n!bG8"), QByteArray("Hello"));
    }

    void parameters()
    {
        const ParameterValue value = readParameters("attachment; filename=\"plain.txt\"; filename*1*=%20b.txt;\r\n"
                                                    " filename*0*=gbk''%C4%E3; x=\"a;\\\"b\"; =c; d");
        QCOMPARE(value.value, QByteArray("attachment"));
        QCOMPARE(value.parameter("x"), u"a;\"b"_s);
        QVERIFY(value.parameter("filename").endsWith(u"b.txt"_s));
        QCOMPARE(readParameters("a; n=one; N=two").parameter("n"), u"one"_s);
        QCOMPARE(readParameters("a; f=x.txt; f*=utf-8''y.txt").parameter("f"), u"y.txt"_s);
    }

    void fileName_data()
    {
        QTest::addColumn<QByteArray>("disposition");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *title, const char *value, const QString &name) {
            QTest::newRow(title) << QByteArray(value) << name;
        };
        row("folders", "attachment; filename=\"../../etc/passwd\"", u"passwd"_s);
        row("Windows folders", "attachment; filename=\"C:\\\\a\\\\b.exe\"", u"b.exe"_s);
        row("turned around", "attachment; filename*=utf-8''a%E2%80%AEgpj.exe", u"agpj.exe"_s);
        row("controls", "attachment; filename*=utf-8''a%00%0D%0Ab", u"ab"_s);
        row("only dots", "attachment; filename=\"x/..\"", QString());
        row("emoji stay whole", "attachment; filename*=utf-8''%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB.txt",
            u"👩‍💻.txt"_s);
    }
    void fileName()
    {
        QFETCH(QByteArray, disposition);
        const QByteArray mail = "Content-Disposition: " + disposition + "\r\n\r\nx";
        QTEST(readMime(mail).fileName(), "name");
    }

    void tree_isBounded()
    {
        QByteArray mail;
        for (int n = 0; n < 100; ++n)
            mail += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(n) + "\r\n\r\n--b"
                + QByteArray::number(n) + "\r\n";
        int depth = 0;
        const MimePart root = readMime(mail);
        for (const MimePart *part = &root; !part->children.empty(); part = &part->children.front())
            ++depth;
        QCOMPARE(depth, maxMimeDepth);
        QByteArray wide = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        for (int n = 0; n < 1000; ++n)
            wide += "--b\r\n\r\nx\r\n";
        QCOMPARE(readMime(wide).children.size(), static_cast<size_t>(maxMimeParts));
    }

    void tree_cutOff_givesWhatIsThere()
    {
        const MimePart mail = readMime("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo");
        QCOMPARE(mail.children.size(), 2u);
        QCOMPARE(mail.children[0].body.toByteArray(), QByteArray("one"));
        QCOMPARE(mail.children[1].section, QByteArray("2"));
    }

    void html_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("list and table") << u"<ul><li>a<li>b</ul><table><tr><td>1</td><td>2</td></tr><tr><td>3</table>"_s
                                        << u"a\nb\n\n1 2\n3"_s;
        QTest::newRow("comments and conditional ones") << u"a<!-- <p>x --><![if !mso]>b<![endif]>c"_s << u"abc"_s;
        QTest::newRow("script without an end") << u"<p>a</p><script>alert(1)"_s << u"a"_s;
        QTest::newRow("entities") << u"&lt;b&gt; &#x4F60;&#22909; &amp;lt; &unknown; &#0; a & b"_s
                                  << u"<b> 你好 &lt; &unknown; \uFFFD a & b"_s;
        QTest::newRow("not a tag") << u"1 < 2 and 3 > 2"_s << u"1 < 2 and 3 > 2"_s;
        QTest::newRow("quotes in a tag") << u"<a title=\"x>y\" href='z'>link</a>"_s << u"link"_s;
        QTest::newRow("white space") << u"  a \n\t b  <br>  c  "_s << u"a b\nc"_s;
        QTest::newRow("preformatted") << u"<pre>a\n  b</pre>"_s << u"a\n  b"_s;
        QTest::newRow("head without an end") << u"<head><title>t</title><body>x"_s << u"x"_s;
    }
    void html()
    {
        QFETCH(QString, html);
        QTEST(textOfHtml(html), "text");
    }

    void flowed()
    {
        QCOMPARE(unflowed(u"a \nb\n>> q \n>> r\n> s\n -stuffed\n-- \nAnn"_s, false),
                 u"a b\n>> q r\n> s\n-stuffed\n-- \nAnn"_s);
        QCOMPARE(unflowed(u"你 \n好"_s, true), u"你好"_s);
    }

    void history_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("newText");
        const auto row = [](const char *name, const QString &text, const QString &newText) {
            QTest::newRow(name) << text << newText;
        };
        row("English", u"hi\n\nOn Sat, 21 Nov 2026, Li wrote:\n> old"_s, u"hi"_s);
        row("introduction over two lines",
            u"hi\n\nOn Sat, 21 Nov 2026 at 09:20, Brand Care\n<care@b.example> wrote:\n\n> old"_s, u"hi"_s);
        row("German", u"hallo\nAm 21.11.2026 um 09:20 schrieb Li:\n> alt"_s, u"hallo"_s);
        row("Chinese", u"好的\n\n在 2026年11月21日，Li <a@b.c> 写道：\n> 旧"_s, u"好的"_s);
        row("Outlook", u"ok\n\n________________________________\nFrom: Li <a@b.c>\nSent: Saturday\nTo: Ann\n\nold"_s,
            u"ok"_s);
        row("Outlook in Chinese", u"好\n\n发件人: Li\n发送时间: 2026年11月21日\n收件人: Ann\n\n旧"_s, u"好"_s);
        row("separator", u"x\n-----Original Message-----\nold"_s, u"x"_s);
        row("QQ", u"x\n------------------ 原始邮件 ------------------\n发件人: Li"_s, u"x"_s);
        row("signature", u"x\n-- \nAnn"_s, u"x"_s);
        row("answer below", u"On 1 Nov 2026 Li wrote:\n> old\n> older\n\nnew\n-- \nAnn"_s, u"new"_s);
        row("quotes without introduction stay", u"> old\nanswer\n> old 2\nanswer 2"_s,
            u"> old\nanswer\n> old 2\nanswer 2"_s);
        row("a sentence is no introduction", u"On Monday she wrote:\nhello"_s, u"On Monday she wrote:\nhello"_s);
        row("nothing quoted", u"From: is a word\nx"_s, u"From: is a word\nx"_s);
    }
    void history()
    {
        QFETCH(QString, text);
        QTEST(withoutHistory(text), "newText");
    }

    void mailboxes()
    {
        const auto all = readMailboxes("Team: \"Other, Ann (x)\" <ANN@Müller.example>, bob@x.example (Bob);,"
                                       " =?utf-8?B?5byg?= <z@x.example>, nobody, <@relay:c@x.example>");
        QCOMPARE(all.size(), 4u);
        QCOMPARE(all[0].name, u"Other, Ann (x)"_s);
        QCOMPARE(all[0].address, u"ann@xn--mller-kva.example"_s);
        QCOMPARE(all[1].address, u"bob@x.example"_s);
        QVERIFY(all[1].name.isEmpty());
        QCOMPARE(all[2].name, u"张"_s);
        QCOMPARE(all[3].address, u"c@x.example"_s);
    }

    void dates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("instant");
        const auto row = [](const char *text, const char *instant) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(instant);
        };
        row("Sat, 21 Nov 2026 09:20:00 +0800", "2026-11-21T01:20:00.000Z");
        row("21 Nov 26 09:20 EST (Eastern)", "2026-11-21T14:20:00.000Z");
        row("Sat,  1 Nov 2026 09:20:60 -0330", "2026-11-01T12:50:59.000Z");
        row("21-Nov-2026 09:20:00 +0000", "2026-11-21T09:20:00.000Z");
        row("yesterday", "");
        row("Sat, 31 Feb 2026 09:20:00 +0000", "");
        row("Sat, 21 Xyz 2026 09:20:00 +0000", "");
        row("", "");
    }
    void dates()
    {
        QFETCH(QByteArray, text);
        const auto date = readMailDate(text);
        QTEST(date ? toRfc3339(*date) : QString(), "instant");
    }
};

QTEST_GUILESS_MAIN(TestMime)
#include "tst_mime.moc"
