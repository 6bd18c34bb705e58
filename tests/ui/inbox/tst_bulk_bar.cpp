// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/playbook.h"
#include "tests/support/fake_store_source.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_log.h"
#include "tests/support/ui/accessibility.h"
#include "ui/conversation/forms.h"
#include "ui/inbox/bulk_bar.h"
#include "ui/inbox/bulk_forms.h"
#include "ui/inbox/case_list_accessible.h"
#include "ui/inbox/case_list_view.h"
#include "ui/inbox/inbox_panel.h"

#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{
ChangeSet changed(qint64 caseRow)
{
    ChangeSet changes;
    changes.cases = {caseRow};
    return changes;
}
} // namespace

/// Marking cases in the list and doing something with all of them, by mouse and keyboard.
class TestBulkBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installCaseListAccessibility(); }
    void init();
    void cleanup();
    void controlClick_addsToTheChosenCase_andOpensNothing();
    void shiftClick_drawsAStretch_thatCanBeDrawnAnew();
    void shiftArrows_markFromWhereTheKeyboardStands();
    void controlA_marksTheList_escapeEndsIt();
    void marksStayWithTheirCases_whenTheListMoves();
    void caseThatLeavesTheList_isNoLongerMarked();
    void anotherBox_endsMarking();
    void markedRows_areSpokenAsMarked();
    void claim_tellsProgressAndResult_andIsUndone();
    void whatFailed_isListedWithItsReason();
    void classify_writesOnlyWhatWasChosen();
    void menu_offersTheRest();
    void withoutServices_nothingCanBeMarked();
    void everythingHasANameAndATabStop();
    void fits_data();
    void fits();

private:
    void settle();
    void click(int position, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] QString text() { return m_panel->findChild<PlainLabel *>(u"bulkText"_s)->fullText(); }
    [[nodiscard]] BulkBar &bar() { return *m_panel->findChild<BulkBar *>(); }
    [[nodiscard]] QToolButton *button(const QString &name) { return m_panel->findChild<QToolButton *>(name); }
    void offer();

    ManualClock m_clock;
    ThemeSource m_themes;
    const AgentId m_me{u"lin"_s};
    const std::shared_ptr<const Playbook> m_playbook = Playbook::shipped();
    std::unique_ptr<FakeStoreSource> m_store;
    std::unique_ptr<MemoryLog> m_log;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<InboxPanel> m_panel;
    CaseListView *m_list = nullptr;
};

void TestBulkBar::init()
{
    m_store = std::make_unique<FakeStoreSource>();
    for (qint64 row = 1; row <= 20; ++row) {
        CaseRow one;
        one.row = row;
        one.id = CaseId::generate();
        one.contactName = u"customer %1"_s.arg(row);
        one.lastAt = m_clock.now() - std::chrono::minutes(row);
        m_store->cases.emplace(row, one);
    }
    m_log = std::make_unique<MemoryLog>();
    m_desk = std::make_unique<Desk>(*m_log, m_clock, *m_playbook, AgentProfile{m_me, u"林晓"_s, {}, AuthorKind::Agent});
    m_panel = std::make_unique<InboxPanel>(InboxServices{*m_store, m_themes, m_clock, m_me});
    m_panel->resize(350, 700);
    offer();
    m_panel->show();
    m_panel->start();
    m_list = m_panel->findChild<CaseListView *>();
    settle();
    (void)m_list->spokenRow(0); // asks for the page
    settle();
}

void TestBulkBar::offer()
{
    BulkServices services{*m_desk, *m_store, m_themes, m_clock};
    services.categories = [] { return std::vector<CategoryChoice>{{u"refund"_s, u"Refund"_s}}; };
    m_panel->offerBulk(services);
}

void TestBulkBar::cleanup()
{
    m_panel.reset();
    m_desk.reset();
    m_log.reset();
    m_store.reset();
}

void TestBulkBar::settle()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

void TestBulkBar::click(int position, Qt::KeyboardModifiers modifiers)
{
    const QPoint where = m_list->visualRect(m_list->model()->index(position, 0)).center();
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, modifiers, where);
}

void TestBulkBar::controlClick_addsToTheChosenCase_andOpensNothing()
{
    QSignalSpy opened(m_panel.get(), &InboxPanel::caseActivated);
    click(0);
    QCOMPARE(opened.size(), 1);
    QVERIFY(m_list->markedCases().empty());
    click(2, Qt::ControlModifier);
    QCOMPARE(m_list->markedCases(), (std::vector<qint64>{1, 3}));
    click(0, Qt::ControlModifier);
    QCOMPARE(m_list->markedCases(), (std::vector<qint64>{3}));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(m_list->currentIndex().row(), 0);
    QVERIFY(bar().isVisible());
    QCOMPARE(text(), u"1 marked"_s);
}

void TestBulkBar::shiftClick_drawsAStretch_thatCanBeDrawnAnew()
{
    click(7, Qt::ControlModifier); // without a chosen case it is the first
    click(2, Qt::ControlModifier);
    click(4, Qt::ShiftModifier);
    QCOMPARE(m_list->markedCases(), (std::vector<qint64>{3, 4, 5, 8}));
    click(1, Qt::ShiftModifier);
    QCOMPARE(m_list->markedCases(), (std::vector<qint64>{2, 3, 8}));
}

void TestBulkBar::shiftArrows_markFromWhereTheKeyboardStands()
{
    m_list->setFocus();
    QTest::keyClick(m_list, Qt::Key_Home);
    QTest::keyClick(m_list, Qt::Key_Down);
    QTest::keyClick(m_list, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_list, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_list->markedCases(), (std::vector<qint64>{2, 3, 4}));
    QTest::keyClick(m_list, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_list->markedCases(), (std::vector<qint64>{2, 3}));
    QTest::keyClick(m_list, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(m_list->markedCases(), (std::vector<qint64>{2}));
    QTest::keyClick(m_list, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_list->markedCases().size(), 19U);
}

void TestBulkBar::controlA_marksTheList_escapeEndsIt()
{
    m_list->setFocus();
    QTest::keyClick(m_list, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_list->markedCases().size(), 20U);
    QCOMPARE(text(), u"20 marked"_s);
    QTest::keyClick(m_list, Qt::Key_Escape);
    QVERIFY(m_list->markedCases().empty());
    QVERIFY(!bar().isVisible());
    m_panel->markCases();
    QCOMPARE(m_list->markedCases().size(), 20U);
    QTest::keyClick(button(u"bulkClaim"_s), Qt::Key_Escape);
    QVERIFY(m_list->markedCases().empty());
}

void TestBulkBar::marksStayWithTheirCases_whenTheListMoves()
{
    click(3, Qt::ControlModifier);
    CaseRow moved = m_store->cases.at(4);
    moved.lastAt = m_clock.now(); // to the top
    m_store->cases.insert_or_assign(4, moved);
    m_panel->apply(changed(4));
    QTRY_COMPARE(m_panel->cases().positionOf(4), 0);
    settle();
    QCOMPARE(m_list->markedCases(), (std::vector<qint64>{4}));
}

void TestBulkBar::caseThatLeavesTheList_isNoLongerMarked()
{
    click(3, Qt::ControlModifier);
    click(5, Qt::ControlModifier);
    m_store->cases.at(4).state = CaseState::Resolved;
    m_panel->apply(changed(4));
    QTRY_COMPARE(m_list->markedCases(), (std::vector<qint64>{6}));
    QCOMPARE(text(), u"1 marked"_s);
}

void TestBulkBar::anotherBox_endsMarking()
{
    click(3, Qt::ControlModifier);
    m_panel->setBox(CaseFilter::Box::All);
    settle();
    QVERIFY(m_list->markedCases().empty());
    QVERIFY(!bar().isVisible());
}

void TestBulkBar::markedRows_areSpokenAsMarked()
{
    QVERIFY(!m_list->spokenRow(0).startsWith(u"marked"_s));
    click(0, Qt::ControlModifier);
    QVERIFY(m_list->spokenRow(0).startsWith(u"marked"_s));
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(m_list);
    QVERIFY(spoken->child(0)->state().selected);
    QVERIFY(!spoken->child(1)->state().selected);
}

void TestBulkBar::claim_tellsProgressAndResult_andIsUndone()
{
    m_list->setFocus();
    QTest::keyClick(m_list, Qt::Key_A, Qt::ControlModifier);
    button(u"bulkClaim"_s)->click();
    QVERIFY(m_list->markedCases().empty()); // what is marked from here on is another matter
    QCOMPARE(text(), u"Claiming 0 of 20"_s);
    QVERIFY(button(u"bulkStop"_s)->isVisible());
    QTRY_COMPARE(text(), u"20 claimed"_s);
    QVERIFY(!button(u"bulkStop"_s)->isVisible());
    QVERIFY(!button(u"bulkDetails"_s)->isVisible());
    button(u"bulkUndo"_s)->click();
    QTRY_COMPARE(text(), u"20 taken back"_s);
    QVERIFY(!button(u"bulkUndo"_s)->isVisible());
    QCOMPARE(m_log->eventsOf(EventType::CaseReleased).size(), 20U);
    button(u"bulkClose"_s)->click();
    QVERIFY(!bar().isVisible());
}

void TestBulkBar::whatFailed_isListedWithItsReason()
{
    m_store->cases.at(2).assignee = AgentId(u"wang"_s);
    m_store->cases.at(2).assigneeName = u"王芳"_s;
    m_store->cases.at(3).assignee = m_me;
    for (int i = 0; i < 3; ++i)
        click(i, Qt::ControlModifier);
    button(u"bulkClaim"_s)->click();
    QTRY_COMPARE(text(), u"1 claimed · 1 already so · 1 not"_s);
    button(u"bulkDetails"_s)->click();
    auto *details = m_panel->findChild<BulkDetails *>();
    QVERIFY(details);
    auto *list = details->findChild<QListWidget *>();
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), u"customer 2: 王芳 has it, or was first"_s);
}

void TestBulkBar::classify_writesOnlyWhatWasChosen()
{
    click(0, Qt::ControlModifier);
    Q_EMIT button(u"bulkMore"_s)->menu()->aboutToShow();
    button(u"bulkMore"_s)->menu()->findChild<QAction *>(u"bulkClassify"_s)->trigger();
    auto *form = m_panel->findChild<BulkClassifyForm *>();
    QVERIFY(form);
    QVERIFY(!form->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
    form->findChild<QComboBox *>(u"bulkCategory"_s)->setCurrentIndex(1);
    form->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_COMPARE(text(), u"1 classified"_s);
    const QJsonObject written = m_log->eventsOf(EventType::CaseClassified).front().data;
    QCOMPARE(written["category"_L1].toString(), u"refund"_s);
    QVERIFY(!written.contains("class"_L1));
    QVERIFY(!written.contains("priority"_L1));
}

void TestBulkBar::menu_offersTheRest()
{
    click(0, Qt::ControlModifier);
    QMenu *menu = button(u"bulkMore"_s)->menu();
    Q_EMIT menu->aboutToShow();
    for (const QString &name : {u"bulkRelease"_s, u"bulkTransfer"_s, u"bulkRead"_s, u"bulkSnooze"_s})
        QVERIFY2(menu->findChild<QAction *>(name), qPrintable(name));
    menu->findChild<QAction *>(u"bulkSnoozeHour"_s)->trigger();
    QTRY_COMPARE(text(), u"1 snoozed"_s);
    QCOMPARE(m_log->eventsOf(EventType::CaseSnoozed).size(), 1U);
}

void TestBulkBar::withoutServices_nothingCanBeMarked()
{
    InboxPanel plain(InboxServices{*m_store, m_themes, m_clock, m_me});
    plain.show();
    plain.start();
    settle();
    auto *list = plain.findChild<CaseListView *>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QVERIFY(list->markedCases().empty());
}

void TestBulkBar::everythingHasANameAndATabStop()
{
    click(0, Qt::ControlModifier);
    QCOMPARE(accessibilityGaps(*m_panel).join(u"\n"_s), QString());
    QCOMPARE(unreachableByTab(*m_panel).join(u"\n"_s), QString());
}

void TestBulkBar::fits_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("the narrowest column") << 270;
    QTest::newRow("the usual column") << 350;
}

void TestBulkBar::fits()
{
    QFETCH(const int, width);
    m_panel->resize(width, 700);
    click(0, Qt::ControlModifier);
    settle();
    QVERIFY2(bar().minimumSizeHint().width() <= width, qPrintable(QString::number(bar().minimumSizeHint().width())));
}

QTEST_MAIN(TestBulkBar)
#include "tst_bulk_bar.moc"
