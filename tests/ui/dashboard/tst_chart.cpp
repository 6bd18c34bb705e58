// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chart_export.h"
#include "ui/dashboard/chart_view.h"

#include <QAccessible>
#include <QFile>
#include <QFontMetricsF>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <set>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

PlotSeries series(const QString &name, const std::vector<double> &values)
{
    PlotSeries made{name, {}, ColorRole::Accent, false, false};
    qint64 row = 0;
    for (const double value : values) {
        PlotMark mark{value, static_cast<qint64>(value), name + QString::number(++row), {}, {}, false};
        if (value > 0)
            mark.cases = {row, row + 100};
        made.marks.push_back(mark);
    }
    return made;
}

Plot plot(PlotForm form)
{
    Plot made;
    made.title = u"Waits"_s;
    made.definition = u"What it is"_s;
    made.form = form;
    if (form == PlotForm::Heat) {
        made.keys = {u"Mon"_s, u"Tue"_s, u"Wed"_s, u"Thu"_s, u"Fri"_s, u"Sat"_s, u"Sun"_s};
        std::vector<double> values(168, 2);
        values[30] = 9;
        made.series = {series(u"cells"_s, values)};
        return made;
    }
    made.keys = {u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    made.series = {series(u"first"_s, {4, 0, 7, 2}), series(u"second"_s, {1, 3, 5, 6}),
                   series(u"before"_s, {9, 9, 9, 9})};
    made.series[2].earlier = true;
    return made;
}

PlotLayout layoutOf(const Plot &of)
{
    return PlotLayout::of(of, QSizeF(600, 260), QFontMetricsF(QFont()));
}

constexpr std::array forms{PlotForm::Columns, PlotForm::Stacked, PlotForm::Rows, PlotForm::Lines, PlotForm::Heat};

} // namespace

class TestChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        installChartAccessibility();
    }

    void layout_everyMark_isFoundAtItsCentre()
    {
        for (const PlotForm form : forms) {
            const Plot made = plot(form);
            const PlotLayout layout = layoutOf(made);
            for (size_t i = 0; i < layout.marks.size(); ++i) {
                const PlotLayout::Mark &mark = layout.marks[i];
                if (made.series[mark.series].earlier || made.series[mark.series].marks[mark.key].n == 0)
                    continue;
                QCOMPARE(layout.markAt(mark.where.center(), made), static_cast<int>(i));
            }
            QCOMPARE(layout.markAt(QPointF(-50, -50), made), -1);
        }
    }

    void layout_marks_stayInsideAndKeepTheirProportions()
    {
        for (const PlotForm form : forms) {
            const PlotLayout layout = layoutOf(plot(form));
            for (const PlotLayout::Mark &mark : layout.marks)
                QVERIFY2(QRectF(0, 0, 600, 260).adjusted(-5, -5, 5, 5).united(mark.where)
                             == QRectF(0, 0, 600, 260).adjusted(-5, -5, 5, 5),
                         qPrintable(u"form %1, mark %2 of series %3 at %4 %5"_s.arg(static_cast<int>(form))
                                        .arg(mark.key)
                                        .arg(mark.series)
                                        .arg(mark.where.right())
                                        .arg(mark.where.bottom())));
        }
        const PlotLayout columns = layoutOf(plot(PlotForm::Columns));
        QCOMPARE(columns.marks[6].where.height() / columns.marks[0].where.height(), 7.0 / 4); // c against a
        const PlotLayout stacked = layoutOf(plot(PlotForm::Stacked));
        QCOMPARE(stacked.marks[1].where.bottom(), stacked.marks[0].where.top()); // on each other
        const PlotLayout rows = layoutOf(plot(PlotForm::Rows));
        QCOMPARE(rows.marks[1].where.left(), rows.marks[0].where.right());
    }

    void lines_leaveOutWhatThereWasNothingOf()
    {
        const PlotLayout layout = layoutOf(plot(PlotForm::Lines));
        QCOMPARE(layout.marks.size(), size_t(3 + 4 + 4));
        QCOMPARE(layoutOf(plot(PlotForm::Heat)).marks.size(), size_t(168));
    }

    void nothing_canBeLaidOutAndSaved()
    {
        for (const PlotForm form : forms) {
            Plot empty;
            empty.form = form;
            QVERIFY(empty.isEmpty());
            QVERIFY(layoutOf(empty).marks.empty());
            QVERIFY(!chartImage(empty, Theme::light(), QSize(300, 200), 1).isNull());
        }
        QVERIFY(!plot(PlotForm::Rows).isEmpty());
    }

    void values_areSaidAsPeopleDo_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<PlotUnit>("unit");
        QTest::addColumn<QString>("said");
        QTest::newRow("count") << 1204.0 << PlotUnit::Count << u"1,204"_s;
        QTest::newRow("share") << 0.9644 << PlotUnit::Share << u"96.4 %"_s;
        QTest::newRow("whole share") << 1.0 << PlotUnit::Share << u"100 %"_s;
        QTest::newRow("seconds") << 59.0 << PlotUnit::Seconds << u"59 s"_s;
        QTest::newRow("minutes") << 90.0 << PlotUnit::Seconds << u"1.5 min"_s;
        QTest::newRow("many minutes") << 4680.0 << PlotUnit::Seconds << u"78 min"_s;
        QTest::newRow("days") << 172'800.0 << PlotUnit::Seconds << u"2 d"_s;
    }
    void values_areSaidAsPeopleDo()
    {
        QFETCH(double, value);
        QFETCH(PlotUnit, unit);
        QFETCH(QString, said);
        QCOMPARE(plotValue(value, unit), said);
    }

    void arrows_comePastEveryMarkWithCases_andEnterOpensIt()
    {
        ThemeSource themes;
        for (const PlotForm form : forms) {
            ChartView view(themes);
            const Plot made = plot(form);
            view.setPlot(made);
            view.resize(600, 260);
            QSignalSpy opened(&view, &ChartView::casesRequested);
            QTest::keyClick(&view, Qt::Key_Home);
            std::set<std::vector<qint64>> seen;
            size_t expected = 0;
            for (const PlotSeries &one : made.series)
                for (const PlotMark &mark : one.marks)
                    expected += !one.earlier && !mark.cases.empty() ? 1 : 0;
            for (size_t i = 0; i < expected; ++i) {
                QTest::keyClick(&view, Qt::Key_Return);
                QTest::keyClick(&view, Qt::Key_Right);
            }
            QCOMPARE(opened.size(), static_cast<qsizetype>(expected));
            QVERIFY(opened.front().front().toString().startsWith(u"Waits · "_s));
            const int last = view.current();
            QTest::keyClick(&view, Qt::Key_End);
            QCOMPARE(view.current(), last);
        }
    }

    void click_opensTheCasesOfTheBar()
    {
        ThemeSource themes;
        ChartView view(themes);
        view.setPlot(plot(PlotForm::Columns));
        view.resize(600, 260);
        QSignalSpy opened(&view, &ChartView::casesRequested);
        const PlotLayout layout = view.layoutNow();
        QTest::mouseClick(&view, Qt::LeftButton, {}, layout.marks[6].where.center().toPoint()); // c, first
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().at(1).value<std::vector<qint64>>(), (std::vector<qint64>{3, 103}));
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(2, 2));
        QCOMPARE(opened.size(), 1);
    }

    void screenReader_hearsEveryMark()
    {
        ThemeSource themes;
        ChartView view(themes);
        view.setPlot(plot(PlotForm::Rows));
        view.resize(600, 260);
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(spoken);
        QCOMPARE(spoken->role(), QAccessible::Chart);
        QCOMPARE(spoken->text(QAccessible::Name), u"Waits"_s);
        QCOMPARE(spoken->childCount(), static_cast<int>(view.layoutNow().marks.size()));
        QCOMPARE(spoken->child(0)->text(QAccessible::Name), u"first1"_s);
    }

    void csv_holdsNoFormula()
    {
        Plot made = plot(PlotForm::Columns);
        made.title = u"=cmd|'/C calc'!A0"_s;
        made.keys = {u"+1"_s, u"-2"_s, u"@SUM(A1)"_s, u"say \"x\", y"_s};
        made.series[0].name = u"\t=1"_s;
        const QString csv = QString::fromUtf8(chartCsv(made));
        QVERIFY(chartCsv(made).startsWith("\xef\xbb\xbf\"'=cmd|"));
        for (const QString &cell :
             {u"\"'+1\""_s, u"\"'-2\""_s, u"\"'@SUM(A1)\""_s, u"\"'\t=1\""_s, u"\"say \"\"x\"\", y\""_s})
            QVERIFY2(csv.contains(cell), qPrintable(cell));
        QCOMPARE(csv.count(u"\r\n"_s), 1 + 3 * 4);
        QVERIFY(csv.contains(u",7,7,2\r\n"_s)); // value, n, cases of c
    }

    void saved_filesAreWhatTheirNamesSay()
    {
        const QTemporaryDir dir;
        const Plot made = plot(PlotForm::Lines);
        for (const QString &ending : {u"png"_s, u"svg"_s, u"csv"_s})
            QVERIFY(saveChart(dir.filePath(u"x."_s + ending), made, Theme::dark(), QSize(640, 400)));
        const QImage image(dir.filePath(u"x.png"_s));
        QCOMPARE(image.size(), QSize(1280, 800));
        QFile svg(dir.filePath(u"x.svg"_s));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&svg);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(saveChart(dir.filePath(u"no/such/x.csv"_s), made, Theme::light(), QSize(640, 400)).error().code,
                 ErrorCode::Io);
    }
};

QTEST_MAIN(TestChart)
#include "tst_chart.moc"
