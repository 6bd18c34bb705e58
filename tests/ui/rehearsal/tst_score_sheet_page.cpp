// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/guard_rules.h"
#include "ui/rehearsal/score_sheet_page.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

ScoreSheet sheetOfTwo()
{
    ScenarioScore first, second;
    first.id = u"first"_s;
    first.titleZh = u"查订单"_s;
    first.titleEn = u"Order query"_s;
    first.caseRow = 41;
    first.steps = {true, true, false, false};
    first.firstResponse = std::chrono::milliseconds(3500);
    first.guards = {{u"script.confirm_first"_s, 0, 2, 0}};
    first.written = {u"<b>你好</b>"_s};
    first.model = {u"您好"_s};
    second.id = u"second"_s;
    second.titleEn = u"Refund"_s;
    ScoreSheet sheet;
    sheet.scenarios = {first, second};
    sheet.arrived = 1;
    sheet.guards = first.guards;
    return sheet;
}

bool shows(const QWidget &page, const QString &text)
{
    const auto labels = page.findChildren<PlainLabel *>();
    return std::ranges::any_of(labels, [&](const PlainLabel *label) { return label->fullText() == text; });
}

} // namespace

class TestScoreSheetPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void table_sameScenarios_updatesInPlace()
    {
        ThemeSource themes;
        ScoreTable table(themes);
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setSheet(sheetOfTwo());
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset), changed(&table, &QAbstractItemModel::dataChanged);
        ScoreSheet later = sheetOfTwo();
        later.scenarios[1].caseRow = 42;
        table.setSheet(later);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 1);
        later.scenarios.pop_back();
        table.setSheet(later);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(table.rowCount(), 1);
    }

    void table_cells_sayWhatHappened()
    {
        ThemeSource themes;
        ScoreTable table(themes);
        table.setSheet(sheetOfTwo());
        const auto text = [&](int row, ScoreTable::Column column, int role = Qt::DisplayRole) {
            return table.index(row, column).data(role).toString();
        };
        QCOMPARE(text(0, ScoreTable::Title), u"Order query"_s);
        QCOMPARE(text(0, ScoreTable::State), u"open"_s);
        QCOMPARE(text(1, ScoreTable::State), u"not arrived"_s);
        QCOMPARE(text(0, ScoreTable::Response), u"3.5 s"_s);
        QCOMPARE(text(1, ScoreTable::Response), u"–"_s);
        QCOMPARE(text(0, ScoreTable::Guards), u"2 blocked"_s);
        QCOMPARE(text(0, ScoreTable::Confirm, Qt::AccessibleTextRole), u"done"_s);
        QCOMPARE(text(0, ScoreTable::Solve, Qt::AccessibleTextRole), u"not done"_s);
        QCOMPARE(text(0, ScoreTable::Confirm), u"✓"_s);
        QCOMPARE(text(0, ScoreTable::Solve), u"–"_s);
    }

    void page_scenario_comparesWrittenAndModel_asPlainText()
    {
        ThemeSource themes;
        ScoreSheetPage page(themes);
        page.setSheet(sheetOfTwo());
        QVERIFY(shows(page, u"<b>你好</b>"_s));
        QVERIFY(shows(page, u"您好"_s));
        for (const QLabel *label : page.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        page.select(1);
        QVERIFY(!shows(page, u"<b>你好</b>"_s));
    }

    void page_newSheet_keepsTheSelection()
    {
        ThemeSource themes;
        ScoreSheetPage page(themes);
        page.setSheet(sheetOfTwo());
        page.select(1);
        page.setSheet(sheetOfTwo());
        QCOMPARE(page.findChild<QTableView *>(u"scores"_s)->currentIndex().row(), 1);
    }

    void page_open_asksForTheCaseOfAnArrivedCustomerOnly()
    {
        ThemeSource themes;
        ScoreSheetPage page(themes);
        page.setSheet(sheetOfTwo());
        QSignalSpy asked(&page, &ScoreSheetPage::caseRequested);
        auto *open = page.findChild<QPushButton *>(u"openConversation"_s);
        open->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toLongLong(), 41);
        page.select(1);
        QVERIFY(!open->isEnabled());
    }

    void page_everyFocusableWidget_hasAName()
    {
        ThemeSource themes;
        ScoreSheetPage page(themes);
        page.setSheet(sheetOfTwo());
        for (QWidget *widget : page.findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || qobject_cast<QLabel *>(widget))
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }

    void ruleTitle_everyRuleOfTheProduct_hasOne()
    {
        for (const std::string_view name : EnumNames<GuardRule>::names) {
            const QString rule = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
            QVERIFY2(ruleTitle(rule) != rule, qPrintable(rule));
        }
        QCOMPARE(ruleTitle(u"team.own"_s), u"team.own"_s);
    }

    void responseTime_longerThanAMinute_hasMinutes()
    {
        QCOMPARE(responseTime(std::chrono::milliseconds(125'000)), u"2 min 05 s"_s);
        QCOMPARE(responseTime({}), u"–"_s);
    }
};

QTEST_MAIN(TestScoreSheetPage)
#include "tst_score_sheet_page.moc"
