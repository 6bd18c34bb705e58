// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/invented_month.h"
#include "tests/support/ui/accessibility.h"
#include "ui/dashboard/dashboard_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

class TestDashboardPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        installChartAccessibility();
    }

    void page_asksWhenItIsSeen_andWhenAChoiceChanges()
    {
        ThemeSource themes;
        DashboardPage page(themes);
        QSignalSpy figures(&page, &DashboardPage::figuresWanted), queue(&page, &DashboardPage::queueWanted);
        page.findChild<QCheckBox *>(u"dashboard-bots"_s)->click();
        QCOMPARE(figures.size(), 0); // nobody sees it
        page.show();
        QCOMPARE(figures.size(), 1);
        QCOMPARE(queue.size(), 1);
        page.findChild<QComboBox *>(u"dashboard-period"_s)->setCurrentIndex(1);
        page.findChild<QComboBox *>(u"dashboard-breakdown"_s)->setCurrentIndex(4);
        page.findChild<QCheckBox *>(u"dashboard-hours"_s)->click();
        QCOMPARE(figures.size(), 4);
        const auto asked = figures.last().front().value<DashboardQuery>();
        QCOMPARE(asked.days, 7);
        QCOMPARE(asked.by, Breakdown::Agent);
        QVERIFY(asked.bots && asked.serviceHours);
        QVERIFY(asked == page.query());
    }

    void everyMark_opensExactlyTheCasesCounted()
    {
        ThemeSource themes;
        DashboardPage page(themes);
        page.resize(1200, 900);
        page.show();
        const auto figures = inventedFigures(false);
        const auto queue = inventedQueue();
        page.showFigures(figures);
        page.showQueue(queue);
        QSignalSpy opened(&page, &DashboardPage::casesRequested);
        int charts = 0;
        for (const std::vector<Chart> *list : {&figures->charts, &queue->queue.charts}) {
            for (const Chart &chart : *list) {
                auto *card = page.findChild<ChartCard *>(u"chart-"_s + toText(chart.kind));
                QVERIFY2(card, toText(chart.kind).data());
                const PlotLayout layout = card->chart().layoutNow();
                for (const PlotLayout::Mark &mark : layout.marks) {
                    if (card->chart().plot().series[mark.series].earlier)
                        continue;
                    QCOMPARE(card->chart().mark(mark).cases, chart.series[mark.series].bars[mark.key].cases);
                    QCOMPARE(card->chart().mark(mark).n, chart.series[mark.series].bars[mark.key].n);
                }
                ++charts;
                opened.clear();
                QTest::keyClick(&card->chart(), Qt::Key_Home);
                QTest::keyClick(&card->chart(), Qt::Key_Return);
                QCOMPARE(opened.size(), 1);
                QVERIFY(!opened.front().at(1).value<std::vector<qint64>>().empty());
            }
        }
        QCOMPARE(charts, 24);
    }

    void tiles_openTheirCases_orSayWhatTheyAre()
    {
        ThemeSource themes;
        DashboardPage page(themes);
        QSignalSpy opened(&page, &DashboardPage::casesRequested);
        auto *waiting = page.findChild<FigureTile *>(u"tile-%1"_s.arg(Queue::Waiting));
        waiting->click();
        QCOMPARE(opened.size(), 0); // not counted yet
        const auto queue = inventedQueue();
        page.showQueue(queue);
        waiting->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().at(1).value<std::vector<qint64>>(), queue->queue.tiles[Queue::Waiting]);
        QCOMPARE(waiting->face().value, QString::number(queue->queue.tiles[Queue::Waiting].size()));
        QVERIFY(waiting->face().detail.startsWith(u"longest"_s));
    }

    void heads_compareWithTheDaysBefore()
    {
        ThemeSource themes;
        DashboardPage page(themes);
        page.showFigures(inventedFigures(false));
        const auto *cases = page.findChild<FigureTile *>(u"figure-0"_s);
        const auto figures = inventedFigures(false);
        QCOMPARE(cases->face().value, QLocale().toString(figures->whole.resolution.cases));
        QVERIFY(cases->face().detail.endsWith(u" %"_s));
        const auto *rate = page.findChild<FigureTile *>(u"figure-1"_s);
        QVERIFY(rate->face().detail.endsWith(u"points"_s));
    }

    void satisfaction_isSaidWithParticipation_andOpensItsCases()
    {
        ThemeSource themes;
        DashboardPage page(themes);
        const auto figures = inventedFigures(false);
        auto *tile = page.findChild<FigureTile *>(u"figure-7"_s);
        QSignalSpy opened(&page, &DashboardPage::casesRequested);
        tile->click(); // nothing is counted yet: it says what it is
        QCOMPARE(opened.size(), 0);
        page.showFigures(figures);
        QCOMPARE(tile->face().title, u"Satisfied"_s);
        QVERIFY2(tile->face().detail.contains(u"took part"_s), qPrintable(tile->face().detail));
        tile->click();
        QCOMPARE(opened.size(), 1);
        const auto cases = opened.front().at(1).value<std::vector<qint64>>();
        QCOMPARE(std::ssize(cases), figures->whole.satisfaction.answered); // each was asked once
        page.showFigures(inventedFigures(true));
        QCOMPARE(tile->face().value, u"–"_s);
        QCOMPARE(tile->face().detail, QString());
    }

    void whoWasAskedAndNobodyAnswered_hasNoShare()
    {
        const Chart chart{ChartKind::SatisfiedAgents,
                          {{SeriesKind::Satisfied, {{u"lin"_s, 0, 0, {}}}},
                           {SeriesKind::Participation, {{u"lin"_s, 0, 3, {1, 2, 3}}}}}};
        const Plot plot = plotOf(chart, nullptr, *inventedFigures(true), {});
        QCOMPARE(plot.series.size(), size_t(1));
        QVERIFY(plot.series[0].marks[0].label.startsWith(u"–"_s));
        QVERIFY(plot.series[0].marks[0].words.contains(u"of 3"_s));
    }

    void emptyPeriod_saysSo_andTroubleKeepsWhatWasShown()
    {
        ThemeSource themes;
        DashboardPage page(themes);
        page.resize(1200, 900);
        page.show();
        page.showFigures(inventedFigures(true));
        auto *card = page.findChild<ChartCard *>(u"chart-first_response"_s);
        QVERIFY(!card->chart().isVisible());
        page.showFigures(inventedFigures(false));
        QVERIFY(card->chart().isVisible());
        page.showTrouble(u"broken"_s);
        QVERIFY(card->chart().isVisible());
    }

    void smallNumbers_areMarked()
    {
        DashboardFigures figures = *inventedFigures(true);
        Chart chart{ChartKind::Script, {{SeriesKind::Rate, {{u"lin"_s, 0.5, 2, {1, 2}}, {u"wang"_s, 0.5, 40, {3}}}}}};
        const Plot plot = plotOf(chart, nullptr, figures, {});
        QVERIFY(plot.series[0].marks[0].few);
        QVERIFY(plot.series[0].marks[0].words.contains(u"few"_s));
        QVERIFY(!plot.series[0].marks[1].few);
    }

    void everything_hasAName_andIsReachedByKeyboard()
    {
        ThemeSource themes;
        DashboardPage page(themes);
        page.resize(1200, 900);
        page.show();
        page.showFigures(inventedFigures(false));
        page.showQueue(inventedQueue());
        QCOMPARE(test::accessibilityGaps(page), QStringList());
        QCOMPARE(test::unreachableByTab(page), QStringList());
    }
};

QTEST_MAIN(TestDashboardPage)
#include "tst_dashboard_page.moc"
