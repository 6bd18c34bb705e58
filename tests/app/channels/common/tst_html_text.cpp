// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/html_text.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lianxi::channels;
using namespace Qt::StringLiterals;

class TestHtmlText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void htmlToText_asAReaderSeesIt_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("no markup stays as it is") << u"a  b\n c"_s << u"a  b\n c"_s;
        QTest::newRow("paragraphs are an empty line apart") << u"<p>a</p><p>b</p>"_s << u"a\n\nb"_s;
        QTest::newRow("unclosed paragraphs too") << u"<p>a<p>b"_s << u"a\n\nb"_s;
        QTest::newRow("line breaks") << u"a<br>b<br/>c<BR />d"_s << u"a\nb\nc\nd"_s;
        QTest::newRow("blocks are lines") << u"<div>a</div><div>b</div>c"_s << u"a\nb\nc"_s;
        QTest::newRow("layout between blocks is not text") << u"<p>a</p>\n\n  <p>b</p>\n"_s << u"a\n\nb"_s;
        QTest::newRow("inline tags leave their text") << u"<b>a</b><i>b</i> <a href='x'>c</a>"_s << u"ab c"_s;
        QTest::newRow("scripts, styles and comments go")
            << u"a<script>b<c</script>d<STYLE>e</STYLE>f<!-- g > h -->i"_s << u"adfi"_s;
        QTest::newRow("a script that never ends hides the rest") << u"a<script>b"_s << u"a"_s;
        QTest::newRow("less-than signs stay") << u"1 < 2 <3 a<1"_s << u"1 < 2 <3 a<1"_s;
        QTest::newRow("entities once") << u"&lt;p&gt; &amp;lt; &#65;&#x42;"_s << u"<p> &lt; AB"_s;
        QTest::newRow("entities that are none") << u"&nope; & &#; &#x; &#xZZ; &"_s << u"&nope; & &#; &#x; &#xZZ; &"_s;
        QTest::newRow("numbers that are no characters") << u"&#0;&#xD83D;&#x110000;"_s << u"\ufffd\ufffd\ufffd"_s;
    }
    void htmlToText_asAReaderSeesIt()
    {
        QFETCH(QString, html);
        QTEST(htmlToText(html), "text");
    }

    /// Half a second would be a hundred times what is needed; a quadratic reader takes minutes.
    void hugeNonsense_isReadInLinearTime_data()
    {
        QTest::addColumn<QString>("piece");
        for (const auto piece :
             {"&"_L1, "<"_L1, "<a \""_L1, "<p>"_L1, "<!--"_L1, "<script>"_L1, "&#12"_L1, "</"_L1, "< "_L1})
            QTest::newRow(piece.data()) << QString(piece);
    }
    void hugeNonsense_isReadInLinearTime()
    {
        QFETCH(QString, piece);
        QElapsedTimer timer;
        timer.start();
        const QString text = htmlToText(piece.repeated(1'000'000 / piece.size()));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(text.size() <= 1'000'000);
    }
};

QTEST_GUILESS_MAIN(TestHtmlText)
#include "tst_html_text.moc"
