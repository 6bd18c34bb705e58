// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_store_source.h"
#include "tests/support/manual_clock.h"
#include "tests/support/ui/accessibility.h"
#include "ui/inbox/case_list_accessible.h"
#include "ui/inbox/case_list_view.h"
#include "ui/inbox/case_row_layout.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/shell/language.h"

#include <QAccessible>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

class TestInbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void preview_withoutText_namesTheKindInWords()
    {
        QCOMPARE(shownPreview(u"[image]"_s), u"[picture]"_s);
        QCOMPARE(shownPreview(u"[file] invoice.pdf"_s), u"[file] invoice.pdf"_s);
        QCOMPARE(shownPreview(u"[hello] there"_s), u"[hello] there"_s);
        QCOMPARE(shownPreview(u"[image"_s), u"[image"_s);
    }

    void searchComplaints_sayWhatToWriteInstead_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing wrong") << u"退款 from:小雨"_s << QString();
        QTest::newRow("unknown operator") << u"colour:red"_s << u"There is no search operator “colour:”."_s;
        QTest::newRow("unknown value") << u"is:happy"_s << u"“is:happy” is not a value of this operator."_s;
        QTest::newRow("no date") << u"before:2026-13-40"_s
                                 << u"“2026-13-40” is not a date. Write for example 2026-11-21, yesterday or 7d."_s;
        QTest::newRow("no value") << u"from: 小雨"_s << u"“from:” needs a value directly behind it."_s;
    }
    void searchComplaints_sayWhatToWriteInstead()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, said);
        QCOMPARE(searchComplaints(query, QDate(2026, 9, 1)), said);
    }

    void initTestCase();
    void nothingOfARowOverlaps_data();
    void nothingOfARowOverlaps();
    void anOverrunSaysSoInWords();
    void aRowIsSpokenAsASentence();
    void keyboardAloneReachesAndChoosesCases();
    void searchFindsAndEscapeClears();
    void theReadersPlaceIsKeptWhenCasesComeInAbove();
    void screenReadersSeeTheVisibleRows();
    void everythingHasANameAndATabStop();
    void countsAreShortInTheLanguagesOwnUnits_data();
    void countsAreShortInTheLanguagesOwnUnits();
    void tabsAreNeverClipped_data();
    void tabsAreNeverClipped();

private:
    ManualClock m_clock;
    ThemeSource m_themes;
    const AgentId m_me{u"lin"_s};
};

void TestInbox::initTestCase()
{
    installCaseListAccessibility();
    m_themes.set(ThemeSource::Choice::Light);
}

void TestInbox::nothingOfARowOverlaps_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("scale");
    QTest::newRow("narrow column") << 240 << 1.0;
    QTest::newRow("usual column") << 350 << 1.0;
    QTest::newRow("large text") << 350 << 1.75;
    QTest::newRow("wide column") << 700 << 1.25;
}

void TestInbox::nothingOfARowOverlaps()
{
    QFETCH(const int, width);
    QFETCH(const double, scale);
    const Theme theme = Theme::light(scale);
    const QRect rect(0, 100, width, caseRowHeight(theme));
    for (const CaseRow &row : busyAfternoon(m_clock.now(), m_me)) {
        const CaseRowLayout layout = layoutCaseRow(row, rect, theme, m_clock.now());
        QList<QRect> parts{layout.ring, layout.name, layout.time, layout.preview};
        if (!layout.unread.isNull())
            parts += layout.unread;
        for (const RowChip &chip : layout.chips) {
            QVERIFY(!chip.text.isEmpty()); // never a colour or a mark alone
            parts += chip.rect;
        }
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QVERIFY2(rect.contains(parts.at(i)) || parts.at(i).isEmpty(), qPrintable(row.contactName));
            for (qsizetype j = i + 1; j < parts.size(); ++j)
                QVERIFY2(!parts.at(i).intersects(parts.at(j)),
                         qPrintable(u"%1: %2 and %3"_s.arg(row.contactName).arg(i).arg(j)));
        }
    }
}

void TestInbox::anOverrunSaysSoInWords()
{
    const Theme theme = Theme::light();
    CaseRow row = busyAfternoon(m_clock.now(), m_me).at(1); // seven minutes late
    const QRect rect(0, 0, 350, caseRowHeight(theme));
    const CaseRowLayout late = layoutCaseRow(row, rect, theme, m_clock.now());
    QVERIFY(late.overdue);
    QCOMPARE(late.clock, ClockColour::Red);
    QCOMPARE(late.timeText, u"+7m"_s);
    QVERIFY(caseRowTip(late, row, late.time.center(), m_clock.now()).contains(u"overdue by"_s));
    row.clock->due = m_clock.now() + std::chrono::minutes(59);
    row.clock->started = m_clock.now() - std::chrono::minutes(1);
    QCOMPARE(layoutCaseRow(row, rect, theme, m_clock.now()).clock, ClockColour::Calm);
}

void TestInbox::aRowIsSpokenAsASentence()
{
    const CaseRow row = busyAfternoon(m_clock.now(), m_me).at(0);
    QVERIFY(spokenCase(row, m_clock.now()).startsWith(u"李雷, WeChat, private, 2 unread, 12 minute"_s));
}

namespace
{
struct Fixture {
    FakeStoreSource store;
    std::unique_ptr<InboxPanel> panel;
    CaseListView *list = nullptr;
    Fixture(ThemeSource &themes, const Clock &clock, const AgentId &me)
    {
        for (const CaseRow &row : busyAfternoon(clock.now(), me))
            store.cases.emplace(row.row, row);
        panel = std::make_unique<InboxPanel>(InboxServices{store, themes, clock, me});
        panel->resize(350, 500);
        panel->show();
        panel->start();
        list = panel->findChild<CaseListView *>();
        while (store.waiting() > 0)
            QCoreApplication::processEvents();
    }
};
} // namespace

void TestInbox::keyboardAloneReachesAndChoosesCases()
{
    Fixture f(m_themes, m_clock, m_me);
    QSignalSpy chosen(f.panel.get(), &InboxPanel::caseActivated);
    f.list->setFocus();
    QTest::keyClick(f.list, Qt::Key_Home);
    QTest::keyClick(f.list, Qt::Key_Down);
    QTest::keyClick(f.list, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0).at(0).toLongLong(), f.panel->cases().caseRowAt(1));
    QTest::keyClick(f.list, Qt::Key_End);
    QCOMPARE(f.list->currentIndex().row(), f.panel->cases().rowCount() - 1);
    QVERIFY(f.list->viewport()->rect().contains(f.list->visualRect(f.list->currentIndex())));
    f.panel->stepCase(-1);
    QCOMPARE(chosen.count(), 2);
}

void TestInbox::searchFindsAndEscapeClears()
{
    Fixture f(m_themes, m_clock, m_me);
    const int all = f.panel->cases().rowCount();
    auto *search = f.panel->findChild<QLineEdit *>(u"search"_s);
    f.panel->focusSearch();
    QTest::keyClicks(search, u"Emma"_s);
    QTRY_COMPARE(f.panel->cases().rowCount(), 1);
    QCOMPARE(f.panel->cases().filter().box, CaseFilter::Box::All);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(f.panel->cases().rowCount(), all);
}

void TestInbox::theReadersPlaceIsKeptWhenCasesComeInAbove()
{
    Fixture f(m_themes, m_clock, m_me);
    f.list->verticalScrollBar()->setValue(f.list->rowHeight() * 5 + 10);
    const qint64 top = f.panel->cases().caseRowAt(f.list->visibleRange().first);
    CaseRow fresh = f.store.cases.at(1);
    fresh.row = 999;
    fresh.clock->due = m_clock.now() - std::chrono::hours(3); // first of all
    f.store.cases.emplace(fresh.row, fresh);
    f.panel->apply(ChangeSet{.upTo = 1, .cases = {999}, .messages = {}});
    QTRY_COMPARE(f.panel->cases().positionOf(999), 0);
    QCOMPARE(f.panel->cases().caseRowAt(f.list->visibleRange().first), top);
}

void TestInbox::screenReadersSeeTheVisibleRows()
{
    Fixture f(m_themes, m_clock, m_me);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(f.list);
    QVERIFY(spoken);
    QCOMPARE(spoken->role(), QAccessible::List);
    const auto [first, last] = f.list->visibleRange();
    QCOMPARE(spoken->childCount(), last - first + 1);
    QVERIFY(spoken->childCount() < f.panel->cases().rowCount());
    (void)f.list->spokenRow(first); // asks for the page
    while (f.store.waiting() > 0)
        QCoreApplication::processEvents();
    QVERIFY(spoken->child(0)->text(QAccessible::Name).contains(f.panel->cases().caseAt(first)->contactName));
    QCOMPARE(spoken->child(0)->role(), QAccessible::ListItem);
}

void TestInbox::everythingHasANameAndATabStop()
{
    Fixture f(m_themes, m_clock, m_me);
    QCOMPARE(accessibilityGaps(*f.panel).join(u"\n"_s), QString());
    QCOMPARE(unreachableByTab(*f.panel).join(u"\n"_s), QString());
}

void TestInbox::countsAreShortInTheLanguagesOwnUnits_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("small") << u"en_US"_s << qint64(9999) << u"9,999"_s;
    QTest::newRow("thousands") << u"en_US"_s << qint64(10'914) << u"10.9k"_s;
    QTest::newRow("just below a million") << u"en_US"_s << qint64(999'960) << u"1.0M"_s;
    QTest::newRow("millions") << u"en_US"_s << qint64(2'340'000) << u"2.3M"_s;
    QTest::newRow("Chinese: small") << u"zh_CN"_s << qint64(9999) << u"9,999"_s;
    QTest::newRow("Chinese: ten thousands") << u"zh_CN"_s << qint64(10'914) << u"1.1万"_s;
    QTest::newRow("Chinese: hundred millions") << u"zh_CN"_s << qint64(230'000'000) << u"2.3亿"_s;
}

void TestInbox::countsAreShortInTheLanguagesOwnUnits()
{
    QFETCH(const QString, locale);
    QFETCH(const qint64, count);
    QFETCH(const QString, text);
    Language language;
    language.set(locale == u"zh_CN"_s ? Language::Choice::Chinese : Language::Choice::English);
    QCOMPARE(shortCount(count), text);
}

void TestInbox::tabsAreNeverClipped_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<Language::Choice>("choice");
    for (const int width : {240, 270, 350, 600}) {
        QTest::addRow("English, %d", width) << width << Language::Choice::English;
        QTest::addRow("Chinese, %d", width) << width << Language::Choice::Chinese;
    }
}

void TestInbox::tabsAreNeverClipped()
{
    QFETCH(const int, width);
    QFETCH(const Language::Choice, choice);
    Language language;
    language.set(choice);
    FakeStoreSource store;
    InboxPanel panel({store, m_themes, m_clock, m_me});
    Counters counters;
    counters.open = 1'234'567;
    counters.mine = 8'765;
    counters.unassigned = 10'914;
    panel.resize(width, 400);
    panel.showFirstPage({}, counters);
    panel.show();
    QCoreApplication::processEvents();
    for (const QToolButton *tab : panel.findChildren<QToolButton *>())
        if (tab->objectName().startsWith(u"box-"_s))
            QVERIFY2(tab->width() >= tab->minimumSizeHint().width() && tab->geometry().right() < width,
                     qPrintable(tab->text()));
}

QTEST_MAIN(TestInbox)
#include "tst_inbox.moc"
