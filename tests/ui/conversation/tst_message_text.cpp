// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/forms.h"
#include "ui/conversation/message_text.h"
#include "ui/theme/plain_label.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

class TestMessageText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void openableLink_data();
    void openableLink();
    void onlyWebAddressesBecomeLinks();
    void aForeignHostIsSpelledOut();
    void theQuestionBeforeOpeningNamesTheRealHost();
    void reorderingCharactersAreNamed();
    void maskedDataAreNowhereInTheText();
};

void TestMessageText::openableLink_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("https") << u"https://shop.example/a?b=c"_s << true;
    QTest::newRow("http") << u"http://shop.example"_s << true;
    QTest::newRow("capital letters") << u"HTTPS://SHOP.EXAMPLE/"_s << true;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("script dressed as a host") << u"javascript://shop.example/%0aalert(1)"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("file on another machine") << u"file://server/share/a.exe"_s << false;
    QTest::newRow("Windows' diagnostics") << u"ms-msdt:/id PCWDiagnostic"_s << false;
    QTest::newRow("data") << u"data:text/html,<script>"_s << false;
    QTest::newRow("remote desktop") << u"rdp://host"_s << false;
    QTest::newRow("telephone") << u"tel:110"_s << false;
    QTest::newRow("no scheme") << u"//shop.example/a"_s << false;
    QTest::newRow("no host") << u"https:///a"_s << false;
    QTest::newRow("a user name that looks like the host") << u"https://shop.example@evil.example/"_s << false;
    QTest::newRow("a blank in the host") << u"https://shop example/"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestMessageText::openableLink()
{
    QFETCH(const QString, address);
    QFETCH(const bool, allowed);
    QCOMPARE(lianxi::openableLink(address).has_value(), allowed);
}

void TestMessageText::onlyWebAddressesBecomeLinks()
{
    const ShownText shown = showText(u"看 file:///etc/passwd 和 javascript:alert(1) 和 https://a.example/x。"_s, {});
    QCOMPARE(shown.spans.size(), size_t{1});
    QCOMPARE(shown.spans.front().value, u"https://a.example/x"_s);
    QCOMPARE(shown.text.sliced(shown.spans.front().start, shown.spans.front().length), u"https://a.example/x"_s);
}

void TestMessageText::aForeignHostIsSpelledOut()
{
    const ShownText shown = showText(u"https://аррӏе.com/login"_s, {}); // Cyrillic letters
    QVERIFY2(shown.text.contains(u"xn--80ak6aa92e.com"_s), qPrintable(shown.text));
    QCOMPARE(showText(u"https://apple.com/login"_s, {}).text, u"https://apple.com/login"_s);
}

void TestMessageText::theQuestionBeforeOpeningNamesTheRealHost()
{
    const LinkForm form(QUrl(u"https://аррӏе.com/login"_s), nullptr);
    QStringList said;
    for (const PlainLabel *label : form.findChildren<PlainLabel *>())
        said << label->fullText();
    QVERIFY2(said.join(u'\n').contains(u"xn--80ak6aa92e.com"_s), qPrintable(said.join(u'\n')));
    QVERIFY(!said.join(u'\n').contains(u"аррӏе"_s));
}

void TestMessageText::reorderingCharactersAreNamed()
{
    const ShownText shown = showText(u"Invoice \u202Egpj.exe\u2066\u0007"_s, {});
    QCOMPARE(shown.text, u"Invoice [RLO]gpj.exe[LRI]\u2407"_s);
    // Inside an address as well.
    QVERIFY(!showText(u"https://a.example/\u202Etxt"_s, {}).text.contains(u'\u202E'));
}

void TestMessageText::maskedDataAreNowhereInTheText()
{
    const QString text = u"电话 13800138000，https://a.example/?p=13800138000"_s;
    std::vector<MaskSpan> spans;
    for (qsizetype at = text.indexOf(u"138"_s); at >= 0; at = text.indexOf(u"138"_s, at + 1))
        if (text.sliced(at).startsWith(u"13800138000"_s))
            spans.push_back({at, 11, u"phone"_s});
    QCOMPARE(spans.size(), size_t{2});
    const ShownText shown = showText(text, spans);
    QVERIFY2(!shown.text.contains(u"13800138000"_s), qPrintable(shown.text));
    for (const TextSpan &span : shown.spans)
        QVERIFY(!span.value.contains(u"13800138000"_s));
}

QTEST_MAIN(TestMessageText)
#include "tst_message_text.moc"
