// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assist/mask_book.h"

#include "models/assist/loose_data.h"
#include "tests/support/random_text.h"

#include <QTest>

#include <random>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

/// All that comes out of these parts, one after the other.
QString restoredOf(Restorer &restorer, const QStringList &parts)
{
    QString out;
    for (const QString &part : parts)
        out += restorer.feed(part);
    out += restorer.finish();
    return out;
}

} // namespace

/// What leaves has placeholders in the places of personal data, and an answer gets them back however it is cut.
class TestMaskBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mask_data();
    void mask();
    void sameValue_hasTheSamePlaceholder_inEveryText();
    void placeholderInPeoplesText_isMaskedItself();
    void spelling_data();
    void spelling();
    void unknownPlaceholder_staysAndIsCounted();
    void pieces_sayWhereTheDataStand();
    void cutAnywhere_restoresTheSame();
    void anyText_comesBackAsItWas();
    void looseData_data();
    void looseData();
};

void TestMaskBook::mask_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    QTest::newRow("mobile") << u"我的电话是13812345678，请回电"_s << u"我的电话是[MOBILE_1]，请回电"_s;
    QTest::newRow("two different") << u"13812345678 或 13987654321"_s << u"[MOBILE_1] 或 [MOBILE_2]"_s;
    QTest::newRow("known name, and what it is called by")
        << u"我是欧阳明月，叫我明月"_s << u"我是[PERSON_1]，叫我[PERSON_2]"_s;
    QTest::newRow("Latin name, not inside a word")
        << u"This is Ann Lee. Annual fee for ann lee?"_s << u"This is [PERSON_1]. Annual fee for [PERSON_2]?"_s;
    QTest::newRow("order number, which is nobody's but tells who it is")
        << u"订单 202611220001 没到"_s << u"订单 [NUMBER_1] 没到"_s;
    QTest::newRow("price, time and date stay")
        << u"129.00元，2026-11-22 14:30 买的"_s << u"129.00元，2026-11-22 14:30 买的"_s;
    QTest::newRow("address on the web") << u"看 https://a.example/t?id=7 这里"_s << u"看 [LINK_1] 这里"_s;
    QTest::newRow("nothing personal") << u"什么时候发货？"_s << u"什么时候发货？"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestMaskBook::mask()
{
    QFETCH(const QString, text);
    MaskBook book;
    book.addPerson(u"欧阳明月"_s);
    book.addPerson(u"Ann Lee"_s);
    QTEST(book.mask(text), "masked");
}

void TestMaskBook::sameValue_hasTheSamePlaceholder_inEveryText()
{
    MaskBook book;
    QCOMPARE(book.mask(u"电话13812345678"_s), u"电话[MOBILE_1]"_s);
    QCOMPARE(book.mask(u"邮箱 a.b@mail.example，电话13812345678"_s), u"邮箱 [EMAIL_1]，电话[MOBILE_1]"_s);
    QCOMPARE(book.maskedPieces(), 3);
    QCOMPARE(*book.valueOf(u"MOBILE_1"_s), u"13812345678"_s);
    QVERIFY(!book.valueOf(u"MOBILE_2"_s));
}

void TestMaskBook::placeholderInPeoplesText_isMaskedItself()
{
    MaskBook book;
    const QString text = u"请把[MOBILE_1]发给我，13812345678"_s;
    const QString masked = book.mask(text);
    QCOMPARE(masked, u"请把[TEXT_1]发给我，[MOBILE_1]"_s);
    Restorer restorer(book);
    QCOMPARE(restoredOf(restorer, {masked}), text);
}

void TestMaskBook::spelling_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("restored");
    QTest::newRow("as given") << u"打[MOBILE_1]"_s << u"打13812345678"_s;
    QTest::newRow("Chinese brackets") << u"打【MOBILE_1】"_s << u"打13812345678"_s;
    QTest::newRow("full-width brackets") << u"打［MOBILE_1］"_s << u"打13812345678"_s;
    QTest::newRow("small letters and a blank") << u"打[Mobile 1]"_s << u"打13812345678"_s;
    QTest::newRow("no separator") << u"打[MOBILE1]"_s << u"打13812345678"_s;
    QTest::newRow("backslashes of Markdown") << u"打\\[MOBILE\\_1\\]"_s << u"打13812345678"_s;
    QTest::newRow("bracket before it") << u"[[MOBILE_1]]"_s << u"[13812345678]"_s;
    QTest::newRow("another word in brackets") << u"[见附件] [step 1]"_s << u"[见附件] [step 1]"_s;
    QTest::newRow("unfinished at the end") << u"打[MOBILE_"_s << u"打[MOBILE_"_s;
    QTest::newRow("backslash at the end") << u"a\\"_s << u"a\\"_s;
    QTest::newRow("too long to be one") << u'[' + QString(60, u'A') + u"_1]"_s << u'[' + QString(60, u'A') + u"_1]"_s;
}

void TestMaskBook::spelling()
{
    QFETCH(const QString, answer);
    MaskBook book;
    QCOMPARE(book.mask(u"13812345678"_s), u"[MOBILE_1]"_s);
    Restorer restorer(book);
    const QString restored = restoredOf(restorer, {answer});
    QTEST(restored, "restored");
}

void TestMaskBook::unknownPlaceholder_staysAndIsCounted()
{
    MaskBook book;
    QCOMPARE(book.mask(u"13812345678"_s), u"[MOBILE_1]"_s);
    Restorer restorer(book);
    QCOMPARE(restoredOf(restorer, {u"[MOBILE_7] [PAGE_3]"_s}), u"[MOBILE_7] [PAGE_3]"_s);
    QCOMPARE(restorer.invented(), 1); // a page was never anybody's
}

void TestMaskBook::pieces_sayWhereTheDataStand()
{
    MaskBook book;
    (void)book.mask(u"13812345678"_s);
    Restorer restorer(book);
    QString out = restorer.feed(u"回电 [MOB"_s);
    QCOMPARE(out, u"回电 "_s);
    out += restoredOf(restorer, {u"ILE_1]。"_s});
    const std::vector<RestoredPiece> expected{{3, 11, u"MOBILE"_s}};
    QVERIFY(restorer.pieces() == expected);
    QCOMPARE(out.sliced(3, 11), u"13812345678"_s);
}

void TestMaskBook::cutAnywhere_restoresTheSame()
{
    MaskBook book;
    const QString text = u"王小明 13812345678，\\6222020200112233445，a@b.example 或 [X_1] 和 (010) 8888 6666"_s;
    book.addPerson(u"王小明"_s);
    const QString masked = book.mask(text);
    for (qsizetype first = 0; first <= masked.size(); ++first) {
        for (qsizetype second = first; second <= masked.size(); ++second) {
            Restorer restorer(book);
            const QString restored = restoredOf(
                restorer, {masked.first(first), masked.sliced(first, second - first), masked.sliced(second)});
            QCOMPARE(restored, text);
        }
    }
}

void TestMaskBook::anyText_comesBackAsItWas()
{
    std::mt19937 random(20261122);
    QRandomGenerator wild(7);
    const QStringList pieces{u"["_s,           u"]"_s,
                             u"【"_s,          u"】"_s,
                             u"\\"_s,          u"_1"_s,
                             u"MOBILE"_s,      u"[TEXT_1]"_s,
                             u"13812345678"_s, u" "_s,
                             u"王小明"_s,      u"@b.example"_s,
                             u"https://x/"_s,  u"７７７７７７７"_s,
                             u"-"_s,           u"\n"_s,
                             u"\\[A 1\\]"_s,   QString(QChar(0xd83d)),
                             u"[PERSON 2"_s,   u"好"_s};
    for (int round = 0; round < 3000; ++round) {
        QString text;
        if (round % 3 == 0)
            text = randomText(wild, static_cast<int>(random() % 40));
        for (int i = static_cast<int>(random() % 14); i >= 0; --i)
            text += pieces.at(static_cast<qsizetype>(random() % static_cast<unsigned>(pieces.size())));
        MaskBook book;
        book.addPerson(u"王小明"_s);
        const QString masked = book.mask(text);
        Restorer restorer(book);
        QString restored;
        for (qsizetype at = 0; at < masked.size();) {
            const qsizetype step = std::min<qsizetype>(masked.size() - at, 1 + static_cast<qsizetype>(random() % 7));
            restored += restorer.feed(QStringView(masked).sliced(at, step));
            at += step;
        }
        restored += restorer.finish();
        QCOMPARE(restored, text);
        QVERIFY(!masked.contains(u"13812345678"_s) && !masked.contains(u"王小明"_s));
    }
}

void TestMaskBook::looseData_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("six digits") << u"码 123456 是"_s << QStringList{u"123456"_s};
    QTest::newRow("five digits") << u"12345"_s << QStringList();
    QTest::newRow("full-width digits") << u"１２３４５６７"_s << QStringList{u"１２３４５６７"_s};
    QTest::newRow("groups") << u"6222 0202 0011 22"_s << QStringList{u"6222 0202 0011 22"_s};
    QTest::newRow("groups with brackets") << u"+1 (415) 555-0132"_s << QStringList{u"1 (415) 555-0132"_s};
    QTest::newRow("date") << u"2026-11-22"_s << QStringList();
    QTest::newRow("number behind a date") << u"2026/1/2 13812345678"_s << QStringList{u"13812345678"_s};
    QTest::newRow("few short groups") << u"3-4 件，2.5 折"_s << QStringList();
    QTest::newRow("mailbox") << u"写给 li.lei+a@mail.example。"_s << QStringList{u"li.lei+a@mail.example"_s};
    QTest::newRow("mention") << u"@小红薯 看看"_s << QStringList{u"@小红薯"_s};
    QTest::newRow("bare at") << u"a @ b"_s << QStringList();
    QTest::newRow("www") << u"www.x.example/a?b=1，好"_s << QStringList{u"www.x.example/a?b=1"_s};
}

void TestMaskBook::looseData()
{
    QFETCH(const QString, text);
    QStringList found;
    for (const LooseSpan &span : findLooseData(text))
        found << text.sliced(span.start, span.end - span.start);
    QTEST(found, "found");
}

QTEST_GUILESS_MAIN(TestMaskBook)
#include "tst_mask_book.moc"
