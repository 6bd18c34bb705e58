// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data.h"
#include "models/review/article.h"
#include "tests/support/dialogues.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// Knowledge out of cases: nobody can be recognised in it.
class TestArticle : public QObject
{
    Q_OBJECT

    static TimelineRow said(bool customer, const QString &name, const QString &text)
    {
        TimelineRow line;
        line.direction = customer ? Direction::In : Direction::Out;
        line.author = customer ? AuthorKind::Customer : AuthorKind::Agent;
        line.authorName = name;
        line.text = text;
        return line;
    }

private Q_SLOTS:
    void aCase_becomesProblemAndSolution_withoutPeople()
    {
        CaseRow head;
        head.contactName = u"王小满"_s;
        head.category = u"delivery"_s;
        TimelineRow note = said(false, u"林晓"_s, u"她昨天也打过电话 13900139000"_s);
        note.kind = TimelineKind::Note;
        const Article article = articleOf(
            head,
            {said(true, u"王小满"_s, u"我是王小满，电话 13800135678"_s), said(true, u"王小满"_s, u"快递三天没动了"_s),
             note, said(false, u"林晓"_s, u"王小满您好，我是林晓，已为您催件"_s), said(true, u"王小满"_s, u"好的"_s),
             said(false, u"林晓"_s, u"预计明天送达"_s)});
        for (const QString &word : {u"小满"_s, u"13800135678"_s, u"林晓"_s, u"13900139000"_s}) {
            QVERIFY2(!article.problem.contains(word), qPrintable(word));
            QVERIFY2(!article.solution.contains(word), qPrintable(word));
        }
        QVERIFY(article.problem.contains(u"快递三天没动了"_s));
        QVERIFY(!article.problem.contains(u"好的"_s)); // said after the answer
        QVERIFY(article.problem.contains(u"[MOBILE_1]"_s));
        QVERIFY(article.solution.contains(u"预计明天送达"_s));
        QCOMPARE(article.category, u"delivery"_s);
        QVERIFY(mistakesOf(article).empty());
        QCOMPARE(*fromArticleBody(toArticleBody(article)), article);
    }
    void shippedDialogues_leaveNothingPersonal()
    {
        for (const test::Dialogue &dialogue : {test::lateParcel(Instant{}), test::everyKind(Instant{})}) {
            for (const AnonymousLine &line : anonymousTalk(dialogue.view.head, dialogue.timeline)) {
                QVERIFY2(findPersonalData(line.text).empty(), qPrintable(line.text));
                if (dialogue.view.head.contactName.size() > 1)
                    QVERIFY2(!line.text.contains(dialogue.view.head.contactName), qPrintable(line.text));
            }
        }
    }
    void mistakes_areNamed_andStopReading()
    {
        QCOMPARE(mistakesOf({}), (std::vector{ArticleMistake::ProblemMissing, ArticleMistake::SolutionMissing}));
        Article open{u"call me"_s, u"call 13800135678"_s, {}};
        QCOMPARE(mistakesOf(open), std::vector{ArticleMistake::PersonalData});
        QVERIFY(!fromArticleBody(toArticleBody(open)));
        open.solution = QString(longestArticlePart + 1, u'x');
        QCOMPARE(mistakesOf(open), std::vector{ArticleMistake::TooLong});
        QJsonObject later = toArticleBody({u"a"_s, u"b"_s, {}});
        later.insert("v"_L1, 2);
        QCOMPARE(fromArticleBody(later).error().code, ErrorCode::TooNew);
    }
};

QTEST_APPLESS_MAIN(TestArticle)
#include "tst_article.moc"
