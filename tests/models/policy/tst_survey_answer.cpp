// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/survey_answer.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

class TestSurveyAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scores_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("score");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &text, int score, const QString &words = {}) {
            QTest::newRow(name) << text << score << words;
        };
        row("a digit", u"5"_s, 5);
        row("a digit with blanks", u" 4 \n"_s, 4);
        row("a full-width digit", u"３"_s, 3);
        row("points", u"4分"_s, 4);
        row("out of five", u"4/5"_s, 4);
        row("stars in words", u"5 stars!"_s, 5);
        row("one star", u"1 star"_s, 1);
        row("Chinese stars", u"五星"_s, 5);
        row("praise", u"五星好评"_s, 5);
        row("stars", u"★★★★☆"_s, 4);
        row("emoji stars", u"⭐️⭐️⭐️"_s, 3);
        row("glowing stars", u"🌟🌟"_s, 2);
        row("words only", u"非常满意"_s, 5);
        row("the longer phrase counts", u"不满意"_s, 2);
        row("and the longest", u"非常不满意。"_s, 1);
        row("English words", u"Very satisfied"_s, 5);
        row("thanks after a blank", u"5 谢谢林晓"_s, 5, u"谢谢林晓"_s);
        row("words after a comma", u"5，很快，谢谢"_s, 5, u"很快，谢谢"_s);
        row("words after a full stop", u"1. still broken"_s, 1, u"still broken"_s);
        row("words after points", u"2分，客服态度差"_s, 2, u"客服态度差"_s);
    }
    void scores()
    {
        QFETCH(QString, text);
        QFETCH(int, score);
        QFETCH(QString, words);
        const auto answer = surveyAnswerIn(text);
        QVERIFY(answer.has_value());
        QCOMPARE(*answer, (SurveyAnswer{score, words}));
    }

    void somethingElse_isNoScore_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {QString(),
                                    u"谢谢"_s,
                                    u"3天了还没到"_s,
                                    u"5个都坏了"_s,
                                    u"2 of them are broken"_s,
                                    u"4,500 yuan"_s,
                                    u"1.5折"_s,
                                    u"12"_s,
                                    u"0"_s,
                                    u"6"_s,
                                    u"54321"_s,
                                    u"一直没有收到"_s,
                                    u"一般多久能到"_s,
                                    u"满意的话怎么退"_s,
                                    u"good morning"_s,
                                    u"★★★★★★★"_s,
                                    u"订单 5"_s,
                                    u"4s店"_s,
                                    u"5月3日"_s,
                                    u"3号"_s,
                                    u"1-2天"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void somethingElse_isNoScore()
    {
        QFETCH(QString, text);
        QVERIFY(!surveyAnswerIn(text));
    }

    void onlyABadScoreWithWords_asksForMore()
    {
        QVERIFY(asksForMore({1, u"still broken"_s}));
        QVERIFY(!asksForMore({1, {}}));
        QVERIFY(!asksForMore({5, u"quick"_s}));
    }
};

QTEST_GUILESS_MAIN(TestSurveyAnswer)
#include "tst_survey_answer.moc"
