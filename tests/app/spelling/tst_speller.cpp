// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/speller.h"
#include "app/spelling/words_in.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// Which words are judged, and by what.
class TestSpeller : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsIn_findsWhatADictionaryCanJudge_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << u"We recieved your parcel."_s
                               << QStringList{u"We"_s, u"recieved"_s, u"your"_s, u"parcel"_s};
        QTest::newRow("apostrophe") << u"it's the customers' won’t"_s
                                    << QStringList{u"it's"_s, u"the"_s, u"customers"_s, u"won’t"_s};
        QTest::newRow("addresses") << u"see https://shop.example/hlep or write to hlep@shop.example or shop.example"_s
                                   << QStringList{u"see"_s, u"or"_s, u"write"_s, u"to"_s, u"or"_s};
        QTest::newRow("variables") << u"Dear {custmer}, ok"_s << QStringList{u"Dear"_s, u"ok"_s};
        QTest::newRow("numbers and codes") << u"order LX2026 12th A4 MP3 GMBH 3pm"_s << QStringList{u"order"_s};
        QTest::newRow("Chinese") << u"您的 parcel 到了 ok"_s << QStringList{u"parcel"_s, u"ok"_s};
        QTest::newRow("glued to Chinese") << u"您的parcel到了"_s << QStringList();
        QTest::newRow("Cyrillic") << u"Здравствуйте, I"_s << QStringList{u"Здравствуйте"_s};
        QTest::newRow("nothing") << u""_s << QStringList();
    }
    void wordsIn_findsWhatADictionaryCanJudge()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QStringList found;
        for (const WordSpan &word : wordsIn(line))
            found << line.sliced(word.start, word.length);
        QCOMPARE(found, words);
    }
    void wordsIn_anyText_staysInside()
    {
        QRandomGenerator random(11);
        const QString letters = u"ab'’{}@/. 1中éЖ\u0301\U0001F600"_s;
        for (int round = 0; round < 3000; ++round) {
            QString line;
            for (int i = random.bounded(30); i > 0; --i)
                line += letters.at(random.bounded(static_cast<int>(letters.size())));
            qsizetype last = 0;
            for (const WordSpan &word : wordsIn(line)) {
                QVERIFY(word.start >= last && word.length > 1 && word.start + word.length <= line.size());
                last = word.start + word.length;
            }
        }
    }

    void installedDictionary_judgesAndSuggests()
    {
        Speller speller({u"en_US"_s, u"zh_CN"_s});
        QSignalSpy changed(&speller, &Speller::changed);
        QVERIFY(speller.isRight(u"recieved"_s)); // before it is read nothing is marked
        QVERIFY(changed.wait(10'000));
        QVERIFY(speller.isReady());
        QVERIFY(!speller.isRight(u"recieved"_s));
        QVERIFY(speller.isRight(u"received"_s));
        QVERIFY(speller.isRight(u"won’t"_s));
        QVERIFY(speller.suggestions(u"recieved"_s).contains(u"received"_s));
        QVERIFY(speller.suggestions(u"recieved"_s).size() <= 5);
    }
    void ownWords_areRight()
    {
        Speller speller({u"en_US"_s});
        QSignalSpy changed(&speller, &Speller::changed);
        QVERIFY(changed.wait(10'000));
        QSignalSpy added(&speller, &Speller::ownWordAdded);
        QVERIFY(!speller.isRight(u"Lianxi"_s));
        speller.add(u"Lianxi"_s);
        speller.add(u"Lianxi"_s);
        QVERIFY(speller.isRight(u"Lianxi"_s));
        QCOMPARE(added.size(), 1);
        speller.setOwnWords({});
        QVERIFY(!speller.isRight(u"Lianxi"_s));
    }
    void withoutDictionaries_nothingIsMarked()
    {
        QTemporaryDir empty;
        Speller speller({u"en_US"_s, u"de"_s}, {empty.path(), u"/nowhere"_s});
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
        QCoreApplication::processEvents();
        QVERIFY(!speller.isReady());
        QVERIFY(speller.isRight(u"qwrtz"_s));
        QVERIFY(speller.suggestions(u"qwrtz"_s).isEmpty());
    }
    void gonePrematurely_isNoMatter()
    {
        for (int i = 0; i < 20; ++i)
            Speller speller({u"en_US"_s});
        QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(TestSpeller)
#include "tst_speller.moc"
