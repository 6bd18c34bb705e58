// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/comparison.h"
#include "models/policy/playbook.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

/// Says what it is told.
class Parrot final : public Judge
{
public:
    [[nodiscard]] Judgement judge(const QString &text) const override
    {
        Judgement judged;
        judged.category = text.section(u' ', 0, 0);
        judged.wantsPerson = text.contains(u"person"_s);
        if (text.contains(u"media"_s))
            judged.risks << u"risk.media"_s;
        return judged;
    }
    [[nodiscard]] QString name() const override { return u"parrot"_s; }
};

TaughtRow row(const QString &text, const QString &label, int minute = 0)
{
    return {Task::Category, {}, text, label, Instant(std::chrono::minutes(minute)), LabelSource::Labelled};
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figures_countEveryLabel()
    {
        const Scores scores =
            examine(Parrot(), Task::Category, {row(u"a 1"_s, u"a"_s), row(u"a 2"_s, u"b"_s), row(u"b 3"_s, u"b"_s)});
        QCOMPARE(scores.rows, 3);
        QCOMPARE(scores.accuracy, 2.0 / 3);
        QCOMPARE(scores.macroF1, 2.0 / 3); // both labels: precision and recall are 1/2 and 1
        QCOMPARE(scores.labels.size(), size_t(2));
        QCOMPARE(scores.labels[0].rows, 1);
        QCOMPARE(scores.labels[0].said, 2);
        QCOMPARE(scores.cells.at({u"b"_s, u"a"_s}), 1);
        QCOMPARE(scoresFromJson(toJson(scores)), scores);
    }
    void severalLabels_areRight_whenTheSetIs()
    {
        const Scores scores =
            examine(Parrot(), Task::Escalation,
                    {row(u"person media"_s, u"media+human"_s), row(u"x"_s, u"none"_s), row(u"person"_s, u"none"_s)});
        QCOMPARE(scores.accuracy, 2.0 / 3);
        QVERIFY(scores.cells.empty());
    }
    void byTime_putsTheNewestAside()
    {
        std::vector<TaughtRow> rows;
        for (int i = 0; i < 10; ++i)
            rows.push_back(row(u"text %1"_s.arg(i), u"a"_s, i));
        const SplitRows parts = splitRows(rows, Split::ByTime, {});
        QCOMPARE(parts.aside.size(), size_t(2));
        QCOMPARE(parts.aside.front().text, u"text 8"_s);
    }
    void byHash_aRowStaysWhereItIs_whateverElseThereIs()
    {
        std::vector<TaughtRow> rows;
        for (int i = 0; i < 400; ++i)
            rows.push_back(row(u"text %1"_s.arg(i), u"a"_s, i));
        const SplitRows all = splitRows(rows, Split::ByHash, {});
        QVERIFY2(all.aside.size() > 50 && all.aside.size() < 110, qPrintable(QString::number(all.aside.size())));
        const SplitRows half = splitRows({rows.begin(), rows.begin() + 200}, Split::ByHash, {});
        QVERIFY(std::equal(half.aside.begin(), half.aside.end(), all.aside.begin()));
    }
    void seenTexts_areKnown_howeverTheyAreWritten()
    {
        const QByteArray joined = seenMark(u"還沒收到　貨"_s) + seenMark(u"b"_s);
        QVERIFY(seenMarks(joined).contains(seenMark(u"还没收到 货"_s)));
        QVERIFY(!seenMarks(joined).contains(seenMark(u"c"_s)));
        QCOMPARE(seenMarks(joined.left(11)).size(), size_t(1)); // a broken end is no mark
    }
    void languages_countWithEnoughRows()
    {
        std::vector<TaughtRow> rows;
        for (int i = 0; i < 30; ++i)
            rows.push_back(row(u"快递到哪了 %1"_s.arg(i), u"a"_s));
        for (int i = 0; i < 10; ++i)
            rows.push_back(row(u"where is my parcel %1"_s.arg(i), u"a"_s));
        QCOMPARE(languagesOf(rows, 20), u"zh"_s);
        QCOMPARE(languagesOf(rows, 10), QString());
        QVERIFY(isFor(u"zh"_s, u"快递"_s) && !isFor(u"zh"_s, u"where is it"_s) && isFor({}, u"where is it"_s));
    }
    void comparison_survivesItsFile()
    {
        Comparison compared;
        compared.candidate = examine(Parrot(), Task::Category, {row(u"a 1"_s, u"a"_s)});
        compared.trainedOn = 5;
        compared.leftOut = 2;
        QCOMPARE(comparisonFromJson(toJson(compared)), compared);
        QCOMPARE(comparisonFromJson({}), Comparison());
    }
    void numbers_areThePlaybooks()
    {
        const TeachingRules rules = TeachingRules::of(*Playbook::shipped());
        QCOMPARE(rules.holdOutPercent, 20);
        QCOMPARE(rules.leastRows, 40);
        QVERIFY(rules.fewRows > 0 && rules.lookedAt > rules.shown);
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
