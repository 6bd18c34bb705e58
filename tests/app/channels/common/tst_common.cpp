// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/split_text.h"
#include "app/channels/common/wechat_crypto.h"
#include "app/channels/common/xml_tree.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace lianxi::channels;

namespace
{

QJsonObject readFile(const QString &name)
{
    QFile file(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms/") + name);
    return file.open(QIODevice::ReadOnly) ? readJsonObject(file.readAll()).value_or(QJsonObject()) : QJsonObject();
}

ChannelLimits limitsOf(int units, bool bytes)
{
    ChannelLimits limits;
    limits.textUnits = units;
    limits.unitsAreBytes = bytes;
    return limits;
}

} // namespace

/// The parts that all channels share.
class TestCommon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedVectors_match()
    {
        const QJsonArray vectors = readFile(u"sdk_vectors_cn.json"_s).value("vectors"_L1).toArray();
        int checked = 0;
        for (const QJsonValue &vector : vectors) {
            const auto bytes = [&vector](QLatin1StringView name) { return vector[name].toString().toUtf8(); };
            if (vector["algo"_L1].toString() != "wx-aes"_L1)
                continue;
            const QByteArray encrypted = bytes("encrypt"_L1);
            QCOMPARE(sortedSha1({bytes("token"_L1), bytes("timestamp"_L1), bytes("nonce"_L1), encrypted}),
                     bytes("msg_signature"_L1));
            const auto text = wechatDecrypt(bytes("encoding_aes_key"_L1), encrypted, bytes("receive_id"_L1));
            QVERIFY2(text, qPrintable(vector["id"_L1].toString()));
            QCOMPARE(*text, bytes("plaintext"_L1));
            QCOMPARE(wechatDecrypt(bytes("encoding_aes_key"_L1), encrypted, "wx0000").error().detail,
                     u"wrong_receive_id"_s);
            if (const QByteArray random = bytes("random16_ascii"_L1); !random.isEmpty())
                QCOMPARE(*wechatEncrypt(bytes("encoding_aes_key"_L1), *text, bytes("receive_id"_L1), random),
                         encrypted);
            ++checked;
        }
        QVERIFY(checked >= 4);
    }

    void recordedReply_isEncryptedExactly()
    {
        const QJsonObject meta = readFile(u"wechat-oa/passive-reply-aes.meta.json"_s);
        const QJsonValue input = meta.value("input"_L1), account = meta.value("account"_L1);
        const auto encrypted =
            wechatEncrypt(account["encoding_aes_key"_L1].toString().toUtf8(), input["plaintext"_L1].toString().toUtf8(),
                          account["receive_id"_L1].toString().toUtf8(), input["random16_ascii"_L1].toString().toUtf8());
        QVERIFY(encrypted);
        QCOMPARE(QString::fromLatin1(*encrypted), meta["expect"_L1]["encrypt"_L1].toString());
    }

    void equalConstantTime_isExact()
    {
        QVERIFY(equalConstantTime("abc", "abc"));
        QVERIFY(!equalConstantTime("abc", "abC"));
        QVERIFY(!equalConstantTime("abc", "ab"));
        QVERIFY(!equalConstantTime("abc", "abcd"));
        QVERIFY(!equalConstantTime("", ""));
    }

    void isFresh_data()
    {
        QTest::addColumn<QByteArray>("timestamp");
        QTest::addColumn<bool>("fresh");
        QTest::newRow("the same second") << QByteArray("1788220860") << true;
        QTest::newRow("600 s old") << QByteArray("1788220260") << true;
        QTest::newRow("601 s old") << QByteArray("1788220259") << false;
        QTest::newRow("600 s ahead") << QByteArray("1788221460") << true;
        QTest::newRow("601 s ahead") << QByteArray("1788221461") << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("text") << QByteArray("soon") << false;
        QTest::newRow("beyond every clock") << QByteArray("9223372036854775807") << false;
        QTest::newRow("negative") << QByteArray("-1") << false;
    }
    void isFresh()
    {
        QFETCH(QByteArray, timestamp);
        QFETCH(bool, fresh);
        QCOMPARE(channels::isFresh(timestamp, false, fromMillis(1'788'220'860'000)), fresh);
    }

    void readJson_keepsLongIntegers_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QString>("id");
        QTest::newRow("small") << QByteArray("42") << u"42"_s;
        QTest::newRow("negative") << QByteArray("-1001777000111") << u"-1001777000111"_s;
        QTest::newRow("2^53 + 1") << QByteArray("9007199254740993") << u"9007199254740993"_s;
        QTest::newRow("negative 2^53 + 1") << QByteArray("-9007199254740993") << u"-9007199254740993"_s;
        QTest::newRow("2^63 + 1") << QByteArray("9223372036854775809") << u"9223372036854775809"_s;
        QTest::newRow("20 digits") << QByteArray("18446744073709551615") << u"18446744073709551615"_s;
        QTest::newRow("30 digits") << QByteArray("123456789012345678901234567890")
                                   << u"123456789012345678901234567890"_s;
        QTest::newRow("a string") << QByteArray("\"9007199254740993\"") << u"9007199254740993"_s;
        QTest::newRow("a fraction is no id") << QByteArray("1.5") << QString();
        QTest::newRow("null is no id") << QByteArray("null") << QString();
    }
    void readJson_keepsLongIntegers()
    {
        QFETCH(QByteArray, number);
        QFETCH(QString, id);
        const auto object = readJsonObject("{\"t\":\"\\\"12345678901234567\",\"a\":[" + number + "],\"b\":1e300}");
        QVERIFY(object);
        QCOMPARE(idText(object->value("a"_L1)[0]), id);
        QCOMPARE(object->value("t"_L1).toString(), u"\"12345678901234567"_s);
        QCOMPARE(object->value("b"_L1).toDouble(), 1e300);
    }

    void readJson_refusesWhatIsNotJson()
    {
        for (const QByteArray &text : {QByteArray(), QByteArray("{"), QByteArray("\"x"), QByteArray("\\"),
                                       QByteArray("{\"a\":\"\xff\"}"), QByteArray("12345678901234567890")})
            QVERIFY(!readJson(text));
    }

    void readXml_refusesTraps()
    {
        QVERIFY(readXml("<a><b>x</b></a>"));
        QVERIFY(!readXml("<!DOCTYPE a><a/>"));
        QVERIFY(!readXml("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"));
        QVERIFY(!readXml("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>"));
        QVERIFY(!readXml("<!DOCTYPE a [<!ENTITY % b SYSTEM \"http://127.0.0.1:9/x.dtd\"> %b;]><a/>"));
        QVERIFY(!readXml("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\"><a/>"));
        QVERIFY(!readXml("<!-- first a remark --><!DOCTYPE a><a/>"));
        QByteArray bomb("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; ++i)
            bomb += "<!ENTITY l" + QByteArray::number(i) + " \"" + ("&l" + QByteArray::number(i - 1) + ';').repeated(10)
                + "\">";
        QVERIFY(!readXml(bomb + "]><a>&l11;</a>"));
        QVERIFY(!readXml("<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE a+AD4-<a/>"));
        const QString wide = u"<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a><a/>"_s;
        QVERIFY(!readXml(QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2)));
        // In CDATA it is only text, and stays it.
        const auto quoted = readXml("<a><b><![CDATA[<!DOCTYPE a>&b;]]></b></a>");
        QVERIFY(quoted);
        QCOMPARE(quoted->value(u"b"), u"<!DOCTYPE a>&b;"_s);
        QVERIFY(!readXml("<a>&b;</a>"));
        QVERIFY(!readXml("<a><b></a>"));
        QVERIFY(!readXml("<a/><a/>"));
        QVERIFY(!readXml(""));
        const auto nested = [](int depth) {
            return QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth);
        };
        QVERIFY(readXml(nested(maxXmlDepth)));
        QVERIFY(!readXml(nested(maxXmlDepth + 1)));
        QVERIFY(!readXml("<a>" + QByteArray(maxXmlBytes, 'x') + "</a>"));
    }

    void splitText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("units");
        QTest::addColumn<bool>("bytes");
        QTest::addColumn<QStringList>("pieces");
        QTest::newRow("short stays whole") << u"您好。"_s << 10 << false << QStringList{u"您好。"_s};
        QTest::newRow("empty stays empty") << QString() << 10 << false << QStringList{QString()};
        QTest::newRow("behind a sentence")
            << u"您好。再见。谢谢"_s << 7 << false << QStringList{u"您好。再见。"_s, u"谢谢"_s};
        QTest::newRow("a dot within a number ends nothing")
            << u"costs 3.50 now"_s << 9 << false << QStringList{u"costs "_s, u"3.50 now"_s};
        QTest::newRow("bytes of UTF-8") << u"您好再见"_s << 7 << true << QStringList{u"您好"_s, u"再见"_s};
        QTest::newRow("never inside a pair") << u"😀😀"_s << 3 << false << QStringList{u"😀"_s, u"😀"_s};
        QTest::newRow("never inside a family")
            << u"ab👩‍🚀"_s << 4 << false << QStringList{u"ab"_s, u"👩‍"_s, u"🚀"_s};
    }
    void splitText()
    {
        QFETCH(QString, text);
        QFETCH(int, units);
        QFETCH(bool, bytes);
        QFETCH(QStringList, pieces);
        QCOMPARE(channels::splitText(text, limitsOf(units, bytes)), pieces);
        QCOMPARE(channels::splitText(text, limitsOf(units, bytes)).join(QString()), text);
    }

    void splitIntent_keepsMediaFirstAndKeysApart()
    {
        SendIntent intent;
        intent.text = u"一。二。三。"_s;
        intent.sendKey = u"k"_s;
        intent.replyTo = u"7"_s;
        const std::vector<SendIntent> pieces = splitIntent(intent, limitsOf(2, false));
        QCOMPARE(pieces.size(), size_t(3));
        QCOMPARE(pieces[0].sendKey, u"k"_s);
        QCOMPARE(pieces[1].sendKey, u"k/2"_s);
        QCOMPARE(pieces[0].replyTo, u"7"_s);
        QVERIFY(pieces[1].replyTo.isEmpty());
    }

    void refuseTooLong_saysBothCounts()
    {
        QVERIFY(!refuseTooLong(u"12345"_s, limitsOf(5, false)));
        const auto refused = refuseTooLong(u"123456"_s, limitsOf(5, false));
        QVERIFY(refused);
        QCOMPARE(refused->reason, u"too_long"_s);
        QCOMPARE(refused->detail, u"6 of 5"_s);
    }
};

QTEST_GUILESS_MAIN(TestCommon)
#include "tst_common.moc"
