// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/web_address.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace lianxi::channels;
using namespace std::chrono_literals;

/// Where a message may go that somebody else addressed, and the small readers beside it.
class TestWebAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAllowed_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QStringList>("besides");
        QTest::addColumn<bool>("allowed");
        const QStringList none;
        QTest::newRow("a name") << u"https://shop.example/x"_s << none << true;
        QTest::newRow("a port") << u"https://shop.example:8443/x"_s << none << true;
        QTest::newRow("a public address") << u"https://93.184.216.34/"_s << none << true;
        QTest::newRow("a public IPv6 address") << u"https://[2606:4700::1111]/"_s << none << true;
        QTest::newRow("no encryption") << u"http://shop.example/"_s << none << false;
        QTest::newRow("this machine") << u"https://127.0.0.1/"_s << none << false;
        QTest::newRow("a private network") << u"https://172.31.255.255/"_s << none << false;
        QTest::newRow("just beside it") << u"https://172.32.0.1/"_s << none << true;
        QTest::newRow("the cloud's own data") << u"https://169.254.169.254/"_s << none << false;
        QTest::newRow("IPv4 dressed as IPv6") << u"https://[::ffff:8.8.8.8]/"_s << none << false;
        QTest::newRow("one number") << u"https://2130706433/"_s << none << false;
        QTest::newRow("a name of this network") << u"https://nas.local/"_s << none << false;
        QTest::newRow("a name of one word") << u"https://intranet/"_s << none << false;
        QTest::newRow("permitted network, plain http")
            << u"http://10.1.2.3:8080/x"_s << QStringList{u"10.0.0.0/8"_s} << true;
        QTest::newRow("another network") << u"http://192.168.1.1/"_s << QStringList{u"10.0.0.0/8"_s} << false;
        QTest::newRow("permitted name") << u"http://NAS.local/x"_s << QStringList{u"nas.local"_s} << true;
        QTest::newRow("a longer name") << u"http://nas.local.evil.example/x"_s << QStringList{u"nas.local"_s} << false;
        QTest::newRow("a user name") << u"https://nas.local@shop.example/"_s << none << false;
        QTest::newRow("a file") << u"file:///etc/passwd"_s << none << false;
        QTest::newRow("nothing") << QString() << none << false;
    }
    void isAllowed()
    {
        QFETCH(QString, url);
        QFETCH(QStringList, besides);
        QTEST(isAllowedAddress(url, besides), "allowed");
    }

    void retryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("seconds"); // -1: nothing said
        QTest::newRow("seconds") << QByteArray("120") << 120;
        QTest::newRow("zero") << QByteArray("0") << 1;
        QTest::newRow("more than a day") << QByteArray("999999") << 86400;
        QTest::newRow("more than a number holds") << QByteArray("99999999999999999999") << 86400;
        QTest::newRow("a date") << QByteArray("Thu, 01 Jan 1970 00:01:30 GMT") << -2; // long past: one second
        QTest::newRow("negative") << QByteArray("-5") << -1;
        QTest::newRow("a fraction") << QByteArray("1.5") << -1;
        QTest::newRow("words") << QByteArray("soon") << -1;
        QTest::newRow("nothing") << QByteArray() << -1;
    }
    void retryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, seconds);
        const Instant now{std::chrono::seconds(1'795'253'400)};
        const auto got = retryAfterHeader({{"retry-after", value}}, now);
        if (seconds == -1)
            QVERIFY(!got);
        else
            QCOMPARE(got.value().count(), seconds == -2 ? 1 : seconds);
    }

    void readJson_keepsMarkThatBeginsText()
    {
        const auto read = readJsonObject("{\"a\":\"\xef\xbb\xbfx\",\"\xef\xbb\xbf"
                                         "b\":\"y\xef\xbb\xbf\"}");
        QVERIFY(read);
        QCOMPARE(read->value("a"_L1).toString(), u"\ufeffx"_s);
        QCOMPARE(read->value(u"\ufeff"
                             "b"_s)
                     .toString(),
                 u"y\ufeff"_s);
    }

    void isModestJson_countsLevelsOutsideStrings()
    {
        QVERIFY(isModestJson(QByteArray(64, '[') + QByteArray(64, ']'), 64));
        QVERIFY(!isModestJson(QByteArray(65, '[') + QByteArray(65, ']'), 64));
        QVERIFY(isModestJson("[\"" + QByteArray(100, '[') + "\\\"[\"]", 1));
        QVERIFY(!isModestJson("\"\xff\"", 64));
        QVERIFY(!isModestJson("\"\xed\xa0\x80\"", 64)); // half a surrogate pair is no UTF-8
    }

    void orderedJson_keepsOrderAndEscapes()
    {
        OrderedJson inner;
        inner.put("z"_L1, u"\"\n"_s).put("a"_L1, 1);
        OrderedJson json;
        json.put("b"_L1, inner).put("a"_L1, std::vector<OrderedJson>{inner, OrderedJson()}).putAll({{"k\""_L1, true}});
        QCOMPARE(
            json.toJson(),
            QByteArray("{\"b\":{\"z\":\"\\\"\\n\",\"a\":1},\"a\":[{\"z\":\"\\\"\\n\",\"a\":1},{}],\"k\\\"\":true}"));
    }
};

QTEST_GUILESS_MAIN(TestWebAddress)
#include "tst_web_address.moc"
