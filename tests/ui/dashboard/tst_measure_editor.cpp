// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "ui/dashboard/measure_editor.h"
#include "ui/dashboard/measure_words.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using std::chrono::sys_days;

namespace
{

const sys_days first = sys_days(std::chrono::year(2026) / 10 / 12);

/// Two weeks before, two after.
MeasureResult result(DayFigure figure, double before, double after, std::optional<Interval> difference)
{
    MeasureResult made;
    made.query.day = first;
    made.query.figure = figure;
    made.query.weeks = 2;
    made.statistic = statisticFor(figure, Statistic::Median);
    made.change = {before, after, 420, 380, 14, 14, difference};
    made.leastDays = 5;
    made.leastCount = 10;
    for (int day = -14; day < 14; ++day)
        made.days.push_back({first + std::chrono::days(day), day < 0 ? before : after, 30, {day + 100, day + 200}});
    return made;
}

} // namespace

class TestMeasureEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        installChartAccessibility();
    }

    void sentence_saysWhatIsKnown_data()
    {
        QTest::addColumn<MeasureResult>("result");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a time fell")
            << result(DayFigure::FirstResponse, 7200, 4680, Interval{-3300, -1800})
            << u"First response fell from 2 h to 78 min. The difference is between 30 min and 55 min in 95 of 100 cases."_s;
        QTest::newRow("a share rose") << result(DayFigure::Satisfied, 0.8, 0.9, Interval{0.041, 0.16})
                                      << u"Satisfied customers rose from 80 % to 90 %. The difference is between 4.1 "
                                         "points and 16.0 points in 95 of 100 cases."_s;
        QTest::newRow("a count fell")
            << result(DayFigure::ToSupervisor, 12, 8.5, Interval{-5, -2})
            << u"Passed to a supervisor fell from 12 a day to 8.5 a day. The difference is between 2.0 a day and 5.0 a "
               "day in 95 of 100 cases."_s;
        QTest::newRow("chance alone may have done it")
            << result(DayFigure::FirstResponse, 900, 840, Interval{-100, 40})
            << u"First response: 15 min before, 14 min afterwards. No difference can be told from 420 values before "
               "and 380 afterwards."_s;
        MeasureResult few = result(DayFigure::FirstResponse, 900, 870, std::nullopt);
        few.change.nAfter = 3;
        few.change.daysAfter = 2;
        QTest::newRow("too little")
            << few
            << u"Too little to tell: 14 days with 420 values before, 2 days with 3 values afterwards. It takes 5 days "
               "with 10 values on each side."_s;
        MeasureResult young = result(DayFigure::FullResolution, 7200, 4680, Interval{-3300, -1800});
        young.isYoung = true;
        QTest::newRow("young, of cases that are still open")
            << young
            << u"Time to the last resolution fell from 2 h to 78 min. The difference is between 30 min and 55 min in "
               u"95 "
               "of 100 cases. The time after it is not over: it is counted until yesterday. Cases that are not "
               "resolved yet are left out, and the newest have had less time."_s;
    }
    void sentence_saysWhatIsKnown()
    {
        QFETCH(MeasureResult, result);
        QTEST(MeasureWords::sentence(result), "sentence");
    }

    void chart_hasTheDays_andTheMomentBetweenThem()
    {
        const MeasureResult made = result(DayFigure::FirstResponse, 7200, 4680, Interval{-3300, -1800});
        const Plot plot = MeasureWords::plot(made, u"evening shift"_s);
        QCOMPARE(plot.keys.size(), 28);
        QCOMPARE(plot.moments.size(), size_t(1));
        QCOMPARE(plot.moments[0].before, 14);
        QCOMPARE(plot.moments[0].name, u"evening shift"_s);
        QCOMPARE(plot.series[0].marks[0].cases, made.days[0].cases);
        const PlotLayout layout = PlotLayout::of(plot, {600, 200}, QFontMetricsF(QFont()));
        QCOMPARE(layout.moments.size(), size_t(1));
        QVERIFY(layout.moments[0].first > layout.area.left() && layout.moments[0].first < layout.area.right());
        QVERIFY(MeasureWords::plot(MeasureResult(), {}).isEmpty());
    }

    void figuresNames_areAllThere_andDifferent()
    {
        QStringList names;
        for (size_t i = 0; i < EnumNames<DayFigure>::names.size(); ++i)
            names += MeasureWords::figure(static_cast<DayFigure>(i));
        QVERIFY(!names.contains(QString()));
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void measure_isWrittenDown_asked_andAnswered()
    {
        ThemeSource themes;
        TeamBoard board(AgentId(u"lin"_s));
        auto *editor = new MeasureEditor(themes);
        const std::unique_ptr<ItemPage> page(makeMeasuresPage(board.shelf, editor));
        page->resize(1000, 800);
        page->show();
        QSignalSpy asked(editor, &MeasureEditor::comparisonWanted), opened(editor, &MeasureEditor::casesRequested);
        page->findChild<QPushButton *>(u"addMeasure"_s)->click();
        auto *save = page->findChild<QPushButton *>(u"saveMeasure"_s);
        QVERIFY(!save->isEnabled()); // nobody knows what was changed
        page->findChild<QLineEdit *>(u"measureName"_s)->setText(u"Evening shift"_s);
        page->findChild<QPlainTextEdit *>(u"measureWhat"_s)->setPlainText(u"from six to ten"_s);
        page->findChild<QDateEdit *>(u"measureDay"_s)->setDate(QDate(2026, 10, 12));
        page->findChild<QComboBox *>(u"measureWeeks"_s)->setCurrentIndex(1);
        QVERIFY(save->isEnabled());
        asked.clear();
        QTRY_COMPARE(asked.size(), 1); // once, after a pause
        const auto query = asked.front().front().value<MeasureQuery>();
        QCOMPARE(query.day, first);
        QCOMPARE(query.weeks, 2);

        auto answer =
            std::make_shared<MeasureResult>(result(DayFigure::FirstResponse, 7200, 4680, Interval{-3300, -1800}));
        auto old = std::make_shared<MeasureResult>(*answer);
        old->query.weeks = 8;
        auto *sentence = page->findChild<PlainLabel *>(u"measureSentence"_s);
        editor->showResult(old);
        QVERIFY(!sentence->text().contains(u"fell"_s)); // of another question
        editor->showResult(answer);
        QVERIFY(sentence->text().contains(u"fell from 2 h to 78 min"_s));
        auto *chart = page->findChild<ChartView *>(u"measureChart-chart"_s);
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().at(1).value<std::vector<qint64>>(), answer->days[0].cases);

        save->click();
        QTRY_COMPARE(board.saved.size(), size_t(1));
        const auto read = measureFromJson(board.saved.front().saved.body);
        QVERIFY(read);
        QCOMPARE(read->what, u"from six to ten"_s);
        QCOMPARE(read->query, query);
        QVERIFY(board.saved.front().saved.owner.isEmpty()); // the team's
    }

    void countsHaveNoMedian()
    {
        ThemeSource themes;
        MeasureEditor editor(themes);
        editor.begin();
        auto *times = editor.findChild<QComboBox *>(u"measureTimes"_s);
        QVERIFY(times->isEnabled());
        editor.findChild<QComboBox *>(u"measureFigure"_s)->setCurrentIndex(static_cast<int>(DayFigure::NewCases));
        QVERIFY(!times->isEnabled());
    }

    void damaged_isNotShown_asIfItWereRight()
    {
        ThemeSource themes;
        MeasureEditor editor(themes);
        QVERIFY(!editor.show({{"day"_L1, "soon"_L1}}));
        QVERIFY(editor.describe({{"day"_L1, "soon"_L1}}).isEmpty());
    }

    void everything_hasAName_andIsReachedByKeyboard()
    {
        ThemeSource themes;
        TeamBoard board(AgentId(u"lin"_s));
        auto *editor = new MeasureEditor(themes);
        const std::unique_ptr<ItemPage> page(makeMeasuresPage(board.shelf, editor));
        page->resize(1000, 800);
        page->show();
        page->findChild<QPushButton *>(u"addMeasure"_s)->click();
        auto answer =
            std::make_shared<MeasureResult>(result(DayFigure::FirstResponse, 7200, 4680, Interval{-3300, -1800}));
        answer->query = editor->measure().query;
        editor->showResult(answer);
        QCOMPARE(test::accessibilityGaps(*page), QStringList());
        QCOMPARE(test::unreachableByTab(*page), QStringList());
    }
};

QTEST_MAIN(TestMeasureEditor)
#include "tst_measure_editor.moc"
