// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data.h"
#include "tests/support/random_text.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

class TestPersonalData : public QObject
{
    Q_OBJECT

    static QString found(const QString &text)
    {
        QStringList out;
        for (const PersonalSpan &span : findPersonalData(text))
            out.append(toText(span.type) + u'=' + text.mid(span.start, span.end - span.start));
        return out.join(u';');
    }

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("mobile") << u"打13900001234找我"_s << u"MOBILE=13900001234"_s;
        QTest::newRow("mobile with blanks") << u"电话 139 0000 1234"_s << u"MOBILE=139 0000 1234"_s;
        QTest::newRow("mobile with country code") << u"+86-139-0000-1234"_s << u"MOBILE=+86-139-0000-1234"_s;
        QTest::newRow("mobile full width") << u"手机１３９００００１２３４"_s << u"MOBILE=１３９００００１２３４"_s;
        QTest::newRow("mobile in Chinese numerals")
            << u"电话一三九零零零零幺二三四"_s << u"MOBILE=一三九零零零零幺二三四"_s;
        QTest::newRow("mobile after an order") << u"订单88231907，手机13900001234"_s << u"MOBILE=13900001234"_s;
        QTest::newRow("landline") << u"座机010-61234567"_s << u"LANDLINE=010-61234567"_s;
        QTest::newRow("ID card") << u"11010519491231002X"_s << u"CN_ID=11010519491231002X"_s;
        QTest::newRow("old ID card with its word") << u"身份证110105491231002"_s << u"CN_ID=110105491231002"_s;
        QTest::newRow("bank card") << u"卡号 6222 0200 0000 0007"_s << u"BANK_CARD=6222 0200 0000 0007"_s;
        QTest::newRow("Visa") << u"card 4111 1111 1111 1111"_s << u"BANK_CARD=4111 1111 1111 1111"_s;
        QTest::newRow("mail") << u"发到Li.Lei+a@mail.example.cn吧"_s << u"EMAIL=Li.Lei+a@mail.example.cn"_s;
        QTest::newRow("WeChat") << u"加微信：hanmm_2020"_s << u"WECHAT=hanmm_2020"_s;
        QTest::newRow("QQ") << u"我QQ是 10001234"_s << u"QQ=10001234"_s;
        QTest::newRow("plate") << u"车牌京A·12345"_s << u"PLATE=京A·12345"_s;
        QTest::newRow("new energy plate") << u"沪AD12345停哪"_s << u"PLATE=沪AD12345"_s;
        QTest::newRow("passport") << u"护照E12345678"_s << u"PASSPORT=E12345678"_s;
        QTest::newRow("name") << u"收货人：欧阳娜"_s << u"PERSON=欧阳娜"_s;
        QTest::newRow("traditional name") << u"我叫陳建國，想問一下"_s << u"PERSON=陳建國"_s;
        QTest::newRow("address") << u"请送到苏州市姑苏区干将路8号2幢101室，谢谢"_s
                                 << u"ADDRESS=苏州市姑苏区干将路8号2幢101室"_s;
        QTest::newRow("IBAN") << u"IBAN DE89 3704 0044 0532 0130 00"_s << u"IBAN=DE89 3704 0044 0532 0130 00"_s;
        QTest::newRow("SSN") << u"ssn 078-05-1120"_s << u"US_SSN=078-05-1120"_s;
        QTest::newRow("American phone") << u"call me at (212) 555-0187"_s << u"PHONE=(212) 555-0187"_s;
        QTest::newRow("British phone") << u"+44 20 7946 0958"_s << u"PHONE=+44 20 7946 0958"_s;
        QTest::newRow("English name") << u"my name is Anna Karlsson."_s << u"PERSON=Anna Karlsson"_s;
        QTest::newRow("English address") << u"ship to 12 Main Street, Springfield"_s
                                         << u"ADDRESS=12 Main Street, Springfield"_s;
        QTest::newRow("birth date") << u"出生日期：1990-05-06"_s << u"BIRTH_DATE=1990-05-06"_s;
    }
    void findsInEuropeanTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("full name in a sentence")
            << u"I spoke to Ingeborg Friis about it."_s << u"PERSON=Ingeborg Friis"_s;
        QTest::newRow("title") << u"Please ask Mrs. Thistlewood."_s << u"PERSON=Thistlewood"_s;
        QTest::newRow("small letters") << u"my name is gertrude bellweather"_s << u"PERSON=gertrude bellweather"_s;
        QTest::newRow("particle and accents") << u"Björn van der Wiel was here"_s << u"PERSON=Björn van der Wiel"_s;
        QTest::newRow("initial") << u"The holder is Petra K. Summers now"_s << u"PERSON=Petra K. Summers"_s;
        QTest::newRow("unknown name after who is told") << u"Please tell Wanjiku today"_s << u"PERSON=Wanjiku"_s;
        QTest::newRow("list") << u"It was Ewa, Tarmo and White."_s << u"PERSON=Ewa;PERSON=Tarmo;PERSON=White"_s;
        QTest::newRow("possessive") << u"Ewa's husband works here"_s << u"PERSON=Ewa"_s;
        QTest::newRow("the same person again")
            << u"Mr. Quixley called. Quixley is waiting"_s << u"PERSON=Quixley;PERSON=Quixley"_s;
        QTest::newRow("German address") << u"We live at Hauptstraße 12, 10115 Berlin, Germany"_s
                                        << u"ADDRESS=Hauptstraße 12, 10115 Berlin, Germany"_s;
        QTest::newRow("Spanish address, then a sentence")
            << u"Ship to Calle Mayor 15, 28013 Madrid please. Thanks"_s << u"ADDRESS=Calle Mayor 15, 28013 Madrid"_s;
        QTest::newRow("address in small letters") << u"send it to 45 elm street, springfield, il 62704"_s
                                                  << u"ADDRESS=45 elm street, springfield, il 62704"_s;
        QTest::newRow("British post code")
            << u"I am at 27 Queen Street, Cardiff CF10 2BU."_s << u"ADDRESS=27 Queen Street, Cardiff CF10 2BU"_s;
        QTest::newRow("address and thanks") << u"12 Main Street\nThanks a lot"_s << u"ADDRESS=12 Main Street"_s;
        QTest::newRow("field post") << u"PSC 12, Box 345\nAPO AE 09021"_s << u"ADDRESS=PSC 12, Box 345\nAPO AE 09021"_s;
        QTest::newRow("letter's head") << u"4210 Lindenweg 7\n Apt. 12\n Bremen\n Germany 28195"_s
                                       << u"ADDRESS=4210;ADDRESS=Lindenweg 7;ADDRESS=Apt. 12;ADDRESS=28195"_s;
        QTest::newRow("national phone") << u"ring 0511 22 33 44"_s << u"PHONE=0511 22 33 44"_s;
        QTest::newRow("phone with its word before") << u"dial 655 010 203"_s << u"PHONE=655 010 203"_s;
        QTest::newRow("phone with its word after") << u"Sales\n311 20 455 office"_s << u"PHONE=311 20 455"_s;
        QTest::newRow("card of a rare issuer") << u"my card 060400000000 is lost"_s << u"BANK_CARD=060400000000"_s;
    }
    void findsInEuropeanTexts()
    {
        QFETCH(QString, text);
        QTEST(found(text), "expected");
    }

    void finds()
    {
        QFETCH(QString, text);
        QTEST(found(text), "expected");
    }

    void leavesAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"订单号202609011234567890到哪了",
                                 "快递单号SF1234567890123",
                                 "运单 78123456789012",
                                 "这个1399.00元太贵",
                                 "13:45:00 还没回",
                                 "固件 1.4.1.1 版本",
                                 "version 10.0.19045",
                                 "型号RX-7800XT",
                                 "满300减40",
                                 "400-800-8820 打不通",
                                 "工单编号13912345678",
                                 "2026-09-01 下的单",
                                 "买了128GB的",
                                 "身份证照片上传不了",
                                 "微信支付失败",
                                 "QQ音乐怎么退订",
                                 "我是来退货的",
                                 "地址填错了怎么改",
                                 "5号发货吗",
                                 "上海仓3号线路",
                                 "I am happy with it",
                                 "order 4111111111111112",
                                 "is 3 to 5 days ok",
                                 "王者荣耀皮肤",
                                 "收件人信息有误",
                                 "我叫了三次都没人理",
                                 "房间号不对",
                                 "1280x720",
                                 "I bought a Samsung Galaxy S21 and an Apple Watch Series 7 at Best Buy in New York",
                                 "Will you open on Monday? May I return it in August? Grace period? Mark it as paid.",
                                 "Order 5100 from Apple Store on Monday, tracking 1Z999AA10123456784",
                                 "In 2020 I paid 3 500 000 and 49.99 on 12/03/2020 at 10:30",
                                 "my policy number is fra 201806075",
                                 "it arrives on june 23 rd 2018",
                                 "app version 8.4.22.515 does not call",
                                 "call 1-800-555-2511 anytime",
                                 "I'll try Wendy's and Levi's tomorrow",
                                 "order no 00123 456 789",
                                 "delivery 06-12-2024 14:30 and 06-12-24 14:30",
                                 "sort code 20-30-40, ref 0012 345 678",
                                 "I love Hugo Boss and Michael Kors bags",
                                 "how do i edit my order, nothing else",
                                 "Don't worry, she said it's Fine",
                                 "第12345678名"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void leavesAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(found(text), QString());
    }

    void masks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        QTest::newRow("mobile") << u"手机13812345678。"_s << u"手机138****5678。"_s;
        QTest::newRow("mobile with dashes") << u"手机138-1234-5678"_s << u"手机138-****-5678"_s;
        QTest::newRow("card") << u"卡6222 0200 0000 0007"_s << u"卡**** **** **** 0007"_s;
        QTest::newRow("name") << u"我叫王小明"_s << u"我叫王**"_s;
        QTest::newRow("mail keeps the domain") << u"lilei@example.com"_s << u"l****@example.com"_s;
        QTest::newRow("nothing") << u"你好"_s << u"你好"_s;
    }
    void masks()
    {
        QFETCH(QString, text);
        QTEST(maskPersonalData(text, findPersonalData(text)), "masked");
    }

    void spansAreSoundForAnyText()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 400; ++i) {
            const QString text = randomText(random, random.bounded(600));
            const std::vector<PersonalSpan> spans = findPersonalData(text);
            int last = 0;
            for (const PersonalSpan &span : spans) {
                QVERIFY(span.start >= last && span.end > span.start && span.end <= text.size());
                QVERIFY(span.confidence > 0 && span.confidence <= 1);
                last = span.end;
            }
            QCOMPARE(maskPersonalData(text, spans).size(), text.size());
            const QString surrounded = text + u"\n手机13812345678\n"_s;
            QVERIFY2(found(surrounded).contains(u"=13812345678"_s), qPrintable(found(surrounded)));
        }
    }
};

QTEST_GUILESS_MAIN(TestPersonalData)
#include "tst_personal_data.moc"
