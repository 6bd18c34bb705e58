// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/invented_month.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "ui/dashboard/brief_editor.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/dashboard/measure_editor.h"
#include "ui/dashboard/wallboard.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeEdit>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{

/// The lead's page with a team behind it.
struct Lead {
    ThemeSource themes;
    TeamBoard board{AgentId(u"lin"_s)};
    DashboardPage page{themes};
    Lead()
    {
        page.offerTools({&board.shelf, AgentId(u"lin"_s), [](const AgentId &id) { return id.text().toUpper(); }});
        page.resize(1200, 900);
        page.show();
    }
    template <class T>
    T *find(const QString &name)
    {
        return page.findChild<T *>(name);
    }
    [[nodiscard]] Wallboard *wall() const
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<Wallboard *>(widget))
                return found;
        return nullptr;
    }
};

TeamItemSaved measure(const QString &day, const QString &name)
{
    Measure made;
    made.what = name;
    TeamItemSaved item;
    item.kind = TeamItemKind::Measure;
    item.id = name;
    item.name = name;
    item.body = toJson(made);
    item.body.insert("day"_L1, day);
    return item;
}

} // namespace

class TestDashboardTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        installChartAccessibility();
    }

    void nobodyToWriteDownFor_hidesMeasuresAndBriefs()
    {
        ThemeSource themes;
        DashboardPage page(themes);
        page.show();
        QVERIFY(!page.findChild<QPushButton *>(u"dashboard-measures"_s)->isVisible());
        QVERIFY(!page.findChild<QPushButton *>(u"dashboard-report"_s)->menu()->actions().at(2)->isVisible());
    }

    void measures_openAndClose_byKeyboard()
    {
        Lead lead;
        lead.find<QPushButton>(u"dashboard-measures"_s)->click();
        auto *editor = lead.page.findChild<MeasureEditor *>();
        QVERIFY(editor && editor->window()->isVisible());
        QVERIFY(!lead.find<QWidget>(u"dashboardControls"_s)->isVisible());
        QTest::keyClick(lead.find<QPushButton>(u"dashboard-back"_s), Qt::Key_Escape);
        QTRY_VERIFY(lead.find<QWidget>(u"dashboardControls"_s)->isVisible());
    }

    void measures_standInTheChartsOverDays()
    {
        Lead lead;
        lead.page.showFigures(inventedFigures(false)); // October 2026
        lead.board.put(measure(u"2026-10-12"_s, u"evening shift"_s));
        lead.board.put(measure(u"2026-08-01"_s, u"long ago"_s));
        auto *card = lead.find<ChartCard>(u"chart-first_response"_s);
        QTRY_COMPARE(card->chart().plot().moments.size(), size_t(1));
        QCOMPARE(card->chart().plot().moments[0].name, u"evening shift"_s);
        const auto place = static_cast<size_t>(card->chart().plot().moments[0].before);
        QCOMPARE(inventedFigures(false)->charts[0].series[0].bars[place].key, u"2026-10-12"_s);
        QVERIFY(lead.find<ChartCard>(u"chart-categories"_s)->chart().plot().moments.empty());
    }

    void wallboard_showsTheQueue_alsoWhenAnotherPageIsInFront()
    {
        Lead lead;
        lead.page.showQueue(inventedQueue());
        lead.find<QPushButton>(u"dashboard-wallboard"_s)->click();
        QVERIFY(lead.wall() && lead.wall()->isFullScreen());
        QCOMPARE(lead.wall()->face().tiles[1].value,
                 QString::number(inventedQueue()->queue.tiles[Queue::Waiting].size()));
        lead.page.hide();
        QSignalSpy wanted(&lead.page, &DashboardPage::queueWanted);
        lead.page.storeChanged();
        QTRY_VERIFY_WITH_TIMEOUT(!wanted.empty(), 3000); // it hangs somewhere else and goes on
        lead.page.showQueue(std::make_shared<LiveQueue>());
        QCOMPARE(lead.wall()->face().tiles[1].value, u"0"_s);
        QTest::keyClick(lead.wall(), Qt::Key_Escape);
        QTRY_VERIFY(!lead.wall());
    }

    void wallboard_endsWithItsPage()
    {
        auto lead = std::make_unique<Lead>();
        lead->find<QPushButton>(u"dashboard-wallboard"_s)->click();
        QPointer<Wallboard> wall = lead->wall();
        QVERIFY(wall);
        lead.reset(); // the page first: nothing may be told to it any more
        QTRY_VERIFY(!wall);
    }

    void brief_isWrittenDown_andTried()
    {
        Lead lead;
        lead.find<QPushButton>(u"dashboard-report"_s)->menu()->actions().at(2)->trigger();
        lead.find<QPushButton>(u"addBrief"_s)->click();
        lead.find<QLineEdit>(u"briefName"_s)->setText(u"Weekly"_s);
        lead.find<QComboBox>(u"briefEvery"_s)->setCurrentIndex(1);
        lead.find<QComboBox>(u"briefWeekday"_s)->setCurrentIndex(4);
        lead.find<QTimeEdit>(u"briefAt"_s)->setTime(QTime(17, 45));
        auto *folder = lead.find<QLineEdit>(u"briefFolder"_s);
        auto *save = lead.find<QPushButton>(u"saveBrief"_s);
        folder->setText(u"not a place"_s);
        QVERIFY(!save->isEnabled());
        folder->setText(u"/srv/briefs"_s);
        QVERIFY(save->isEnabled());
        lead.find<QCheckBox>(u"briefHtml"_s)->setChecked(false);
        lead.find<QCheckBox>(u"briefPdf"_s)->setChecked(false);
        QVERIFY(!save->isEnabled()); // in neither form
        lead.find<QCheckBox>(u"briefPdf"_s)->setChecked(true);

        QSignalSpy tried(&lead.page, &DashboardPage::briefTrialWanted);
        lead.find<QPushButton>(u"tryBrief"_s)->click();
        QCOMPARE(tried.size(), 1);
        lead.page.showBriefTrial(u"There is no folder /srv/briefs."_s);
        QCOMPARE(lead.find<PlainLabel>(u"briefTrial"_s)->text(), u"There is no folder /srv/briefs."_s);

        save->click();
        QTRY_COMPARE(lead.board.saved.size(), size_t(1));
        const auto brief = briefFromJson(lead.board.saved.front().saved.body);
        QVERIFY(brief);
        QCOMPARE(brief->every, Brief::Every::Week);
        QCOMPARE(brief->weekday, 5);
        QCOMPARE(brief->minute, 17 * 60 + 45);
        QVERIFY(brief->pdf && !brief->html);
        QCOMPARE(brief->maker, AgentId(u"lin"_s));
    }

    void briefOfAnother_saysWhoMakesIt_untilItIsSavedHere()
    {
        BriefEditor editor(AgentId(u"lin"_s), [](const AgentId &id) { return id.text().toUpper(); });
        Brief theirs;
        theirs.folder = u"/srv/briefs"_s;
        theirs.maker = AgentId(u"wang"_s);
        QVERIFY(editor.show(toJson(theirs)));
        bool said = false;
        for (const PlainLabel *label : editor.findChildren<PlainLabel *>())
            said = said || label->text().contains(u"WANG"_s);
        QVERIFY(said);
        QCOMPARE(editor.brief().maker, AgentId(u"lin"_s));
        QVERIFY(!editor.show({{"every"_L1, "moon"_L1}}));
    }

    /// Saving is what allows it, so there is a way to save what is right as it stands.
    void briefOfAnother_isTakenOver_withoutChangingAnything()
    {
        Lead lead;
        Brief theirs;
        theirs.folder = u"/srv/briefs"_s;
        theirs.maker = AgentId(u"lin"_s);
        TeamItemSaved item;
        item.kind = TeamItemKind::Brief;
        item.id = u"a"_s;
        item.name = u"Daily"_s;
        item.body = toJson(theirs);
        lead.board.put(item);
        lead.find<QPushButton>(u"dashboard-report"_s)->menu()->actions().at(2)->trigger();
        auto *save = lead.find<QPushButton>(u"saveBrief"_s);
        auto *here = lead.find<QPushButton>(u"makeBriefHere"_s);
        QTRY_VERIFY(here->isVisible());
        QVERIFY(!save->isEnabled());
        here->click();
        QVERIFY(save->isEnabled());
        QSignalSpy saving(&lead.board.shelf, &TeamShelf::saving);
        save->click();
        QCOMPARE(saving.size(), 1);
        QTRY_COMPARE(lead.board.saved.size(), size_t(2));
        QCOMPARE(briefFromJson(lead.board.saved.back().saved.body)->folder, theirs.folder);
        lead.find<QPushButton>(u"addBrief"_s)->click();
        QVERIFY(!here->isVisible());
    }

    void briefThatCouldNotBeWritten_staysInSight()
    {
        Lead lead;
        auto *label = lead.find<PlainLabel>(u"briefTrouble"_s);
        QVERIFY(!label->isVisible());
        lead.page.showBriefTrouble(u"The brief was not written."_s);
        lead.page.showFigures(inventedFigures(false));
        QVERIFY(label->isVisible());
        lead.page.showBriefTrouble({});
        QVERIFY(!label->isVisible());
    }

    void chosenDays_areAskedFor()
    {
        Lead lead;
        auto *period = lead.find<QComboBox>(u"dashboard-period"_s);
        period->setCurrentIndex(period->count() - 1);
        auto *from = lead.find<QDateEdit>(u"dashboard-from"_s), *to = lead.find<QDateEdit>(u"dashboard-to"_s);
        QVERIFY(from->isVisible());
        to->setDate(QDate(2026, 10, 20));
        from->setDate(QDate(2026, 10, 5));
        const auto dates = lead.page.query().dates;
        QVERIFY(dates);
        QCOMPARE(dates->first, std::chrono::sys_days(std::chrono::year(2026) / 10 / 5));
        QCOMPARE(dates->second, std::chrono::sys_days(std::chrono::year(2026) / 10 / 20));
        from->setDate(QDate(2026, 11, 5)); // a period does not end before it begins
        QCOMPARE(from->date(), QDate(2026, 10, 20));
        period->setCurrentIndex(0);
        QVERIFY(!lead.page.query().dates);
        lead.find<QComboBox>(u"dashboard-typical"_s)->setCurrentIndex(1);
        QCOMPARE(lead.page.query().typical, Typical::Mean);
    }

    void everything_hasAName_andIsReachedByKeyboard()
    {
        Lead lead;
        lead.page.showFigures(inventedFigures(false));
        lead.find<QPushButton>(u"dashboard-report"_s)->menu()->actions().at(2)->trigger();
        lead.find<QPushButton>(u"addBrief"_s)->click();
        QCOMPARE(test::accessibilityGaps(lead.page), QStringList());
        QCOMPARE(test::unreachableByTab(lead.page), QStringList());
    }
};

QTEST_MAIN(TestDashboardTools)
#include "tst_dashboard_tools.moc"
