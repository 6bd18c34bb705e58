// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/view_codec.h"
#include "tests/support/fake_store_source.h"
#include "tests/support/manual_clock.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/inbox/view_bar.h"
#include "ui/team/item_forms.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using Box = CaseFilter::Box;

/// Saved views in the inbox, by mouse and keyboard, over a team's shelf in memory.
class TestSavedViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void noView_noBar();
    void view_showsItsBoxOrderAndConditions_andABoxPutsBackWhatWas();
    void viewWithAQuery_staysInItsBox();
    void countableViews_sayHowManyCases();
    void whatIsShown_isKeptUnderAName_privateOrShared();
    void change_isMarked_andSavedIntoTheView();
    void renamedAndShared_fromTheMenu();
    void removedView_comesBackByUndo();
    void earlierVersion_comesBack();
    void colleaguesChange_isFollowed_unlessSomethingElseIsTried();
    void colleaguesRemoval_leavesTheListAsItIs();
    void damagedView_isNotOpened_butCanBeRemoved();
    void unwritableStore_isSaid();
    void manyViews_theOpenOneIsInSight();
    void keyboardOpensTheMenu();
    void everythingHasANameAndATabStop();

private:
    void settle();
    TeamItemSaved view(const QString &id, const QString &name, const CaseFilter &filter);
    void put(const QString &id, const QString &name, const CaseFilter &filter, bool shared = true);
    [[nodiscard]] QToolButton *tab(const QString &id) { return m_panel->findChild<QToolButton *>(u"view-"_s + id); }
    [[nodiscard]] ViewBar &bar() { return *m_panel->findChild<ViewBar *>(); }
    QAction *menuAction(const QString &beginning);
    [[nodiscard]] QString notice() { return m_panel->findChild<PlainLabel *>(u"viewNotice"_s)->fullText(); }
    template <class F>
    F *form();
    void confirm(QWidget &form) { form.findChild<QPushButton *>(u"confirm"_s)->click(); }

    ManualClock m_clock;
    ThemeSource m_themes;
    const AgentId m_me{u"lin"_s};
    std::unique_ptr<FakeStoreSource> m_store;
    std::unique_ptr<TeamBoard> m_team;
    std::unique_ptr<InboxPanel> m_panel;
};

void TestSavedViews::init()
{
    m_store = std::make_unique<FakeStoreSource>();
    for (const CaseRow &row : busyAfternoon(m_clock.now(), m_me))
        m_store->cases.emplace(row.row, row);
    m_team = std::make_unique<TeamBoard>(m_me);
    m_panel = std::make_unique<InboxPanel>(InboxServices{*m_store, m_themes, m_clock, m_me, &m_team->shelf});
    m_panel->resize(350, 500);
    m_panel->show();
    m_panel->start();
    settle();
}

void TestSavedViews::cleanup()
{
    m_panel.reset();
    m_team.reset();
    m_store.reset();
}

void TestSavedViews::settle()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

TeamItemSaved TestSavedViews::view(const QString &id, const QString &name, const CaseFilter &filter)
{
    TeamItemSaved saved;
    saved.kind = TeamItemKind::View;
    saved.id = id;
    saved.name = name;
    saved.body = toViewBody(filter);
    return saved;
}

void TestSavedViews::put(const QString &id, const QString &name, const CaseFilter &filter, bool shared)
{
    TeamItemSaved saved = view(id, name, filter);
    if (!shared)
        saved.owner = m_me;
    m_team->put(saved, m_me);
    settle();
}

QAction *TestSavedViews::menuAction(const QString &beginning)
{
    auto *menu = m_panel->findChild<QToolButton *>(u"viewMenu"_s)->menu();
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions())
        if (action->text().startsWith(beginning))
            return action;
    return nullptr;
}

template <class F>
F *TestSavedViews::form()
{
    settle();
    return m_panel->window()->findChild<F *>();
}

namespace
{
CaseFilter snoozedPublic()
{
    CaseFilter filter;
    filter.box = Box::Snoozed;
    filter.order = CaseFilter::Order::Newest;
    filter.surface = Surface::Public;
    return filter;
}
CaseFilter mine()
{
    CaseFilter filter;
    filter.box = Box::Mine;
    return filter;
}
} // namespace

void TestSavedViews::noView_noBar()
{
    QVERIFY(!bar().isVisible());
    put(u"a"_s, u"Mine"_s, mine());
    QVERIFY(bar().isVisible());
    QVERIFY(tab(u"a"_s)->isVisible());
}

void TestSavedViews::view_showsItsBoxOrderAndConditions_andABoxPutsBackWhatWas()
{
    put(u"a"_s, u"Snoozed in public"_s, snoozedPublic());
    tab(u"a"_s)->click();
    settle();
    CaseFilter expected = snoozedPublic();
    expected.agent = m_me;
    QCOMPARE(m_panel->cases().filter(), expected);
    QVERIFY(tab(u"a"_s)->isChecked());
    QVERIFY(!m_panel->findChild<QToolButton *>(u"box-0"_s)->isChecked());
    m_panel->setBox(Box::Mine);
    expected = CaseFilter{};
    expected.agent = m_me;
    expected.box = Box::Mine;
    QCOMPARE(m_panel->cases().filter(), expected); // nothing of the view is left
    QVERIFY(!tab(u"a"_s)->isChecked());
}

void TestSavedViews::viewWithAQuery_staysInItsBox()
{
    CaseFilter filter = mine();
    filter.query = u"a"_s;
    put(u"a"_s, u"My a"_s, filter);
    m_panel->openView(u"a"_s);
    settle();
    QCOMPARE(m_panel->cases().filter().box, Box::Mine);
    QCOMPARE(m_panel->findChild<QLineEdit *>(u"search"_s)->text(), u"a"_s);
    for (int i = 0; i < m_panel->cases().rowCount(); ++i)
        QCOMPARE(m_store->cases.at(m_panel->cases().caseRowAt(i)).assignee, m_me);
    m_panel->setBox(Box::Open);
    QCOMPARE(m_panel->findChild<QLineEdit *>(u"search"_s)->text(), QString());
    QCOMPARE(m_panel->cases().filter().query, QString());
}

void TestSavedViews::countableViews_sayHowManyCases()
{
    put(u"a"_s, u"All mine"_s, mine());
    CaseFilter searched = mine();
    searched.query = u"a"_s;
    put(u"b"_s, u"Found"_s, searched);
    CaseFilter filter = mine();
    filter.agent = m_me;
    const auto number = static_cast<int>(m_store->keysOf(filter).size());
    QVERIFY(number > 0);
    QTRY_COMPARE(tab(u"a"_s)->text(), u"All mine %1"_s.arg(number));
    QCOMPARE(tab(u"b"_s)->text(), u"Found"_s);
    QVERIFY(tab(u"a"_s)->accessibleName().contains(QString::number(number)));
}

void TestSavedViews::whatIsShown_isKeptUnderAName_privateOrShared()
{
    auto *search = m_panel->findChild<QLineEdit *>(u"search"_s);
    search->setText(u"Emma"_s);
    QTRY_COMPARE(m_panel->cases().filter().query, u"Emma"_s);
    m_panel->saveView();
    auto *asked = form<ItemNameForm>();
    QVERIFY(asked);
    asked->findChild<QLineEdit *>(u"itemName"_s)->setText(u"R&D Emma"_s);
    asked->findChild<QComboBox *>(u"itemOwner"_s)->setCurrentIndex(1);
    confirm(*asked);
    settle();
    QCOMPARE(m_team->saved.size(), 1U);
    const TeamItemSaved &saved = m_team->saved.front().saved;
    QCOMPARE(saved.name, u"R&D Emma"_s);
    QVERIFY(saved.owner.isEmpty());
    QCOMPARE(saved.body["box"_L1].toString(), u"all"_s); // where the search looked
    QCOMPARE(saved.body["query"_L1].toString(), u"Emma"_s);
    QCOMPARE(bar().current(), saved.id); // it is open from here on
    QVERIFY(tab(saved.id)->text().startsWith(u"R&&D Emma"_s)); // a letter, no key
}

void TestSavedViews::change_isMarked_andSavedIntoTheView()
{
    put(u"a"_s, u"Mine"_s, mine());
    m_panel->openView(u"a"_s);
    settle();
    QVERIFY(!menuAction(u"Save the change"_s));
    m_panel->findChild<QLineEdit *>(u"search"_s)->setText(u"a"_s);
    QTRY_VERIFY(tab(u"a"_s)->text().endsWith(u" *"_s));
    QVERIFY(tab(u"a"_s)->accessibleName().contains(u"changed"_s));
    menuAction(u"Save the change"_s)->trigger();
    settle();
    QCOMPARE(m_team->saved.back().saved.body["query"_L1].toString(), u"a"_s);
    QCOMPARE(m_team->saved.back().version, 2);
    QVERIFY(!tab(u"a"_s)->text().endsWith(u" *"_s));
}

void TestSavedViews::renamedAndShared_fromTheMenu()
{
    put(u"a"_s, u"Mine"_s, mine(), false);
    m_panel->openView(u"a"_s);
    menuAction(u"Rename"_s)->trigger();
    auto *asked = form<ItemNameForm>();
    asked->findChild<QLineEdit *>(u"itemName"_s)->setText(u"My work"_s);
    confirm(*asked);
    settle();
    QCOMPARE(m_team->shelf.find(TeamItemKind::View, u"a"_s)->saved.name, u"My work"_s);
    QCOMPARE(m_team->shelf.find(TeamItemKind::View, u"a"_s)->saved.owner, m_me);
    menuAction(u"Share"_s)->trigger();
    settle();
    QVERIFY(m_team->shelf.find(TeamItemKind::View, u"a"_s)->saved.owner.isEmpty());
    QVERIFY(notice().contains(u"My work"_s));
    QVERIFY(menuAction(u"Keep “My work” to myself"_s));
    // A view that a colleague shared stays everybody's.
    m_team->put(m_team->shelf.find(TeamItemKind::View, u"a"_s)->saved, AgentId(u"wang"_s));
    settle();
    QVERIFY(!menuAction(u"Keep “My work” to myself"_s));
}

void TestSavedViews::removedView_comesBackByUndo()
{
    put(u"a"_s, u"Mine"_s, mine());
    m_panel->openView(u"a"_s);
    menuAction(u"Remove"_s)->trigger();
    settle();
    QVERIFY(!tab(u"a"_s));
    QCOMPARE(notice(), u"“Mine” is removed."_s);
    m_panel->findChild<QToolButton *>(u"viewUndo"_s)->click();
    settle();
    QVERIFY(tab(u"a"_s));
    QCOMPARE(bar().current(), u"a"_s);
    QCOMPARE(m_team->saved.back().version, 3); // nothing of the log is taken back
}

void TestSavedViews::earlierVersion_comesBack()
{
    put(u"a"_s, u"Mine"_s, mine());
    put(u"a"_s, u"Other"_s, snoozedPublic());
    m_panel->openView(u"a"_s);
    menuAction(u"Earlier versions"_s)->trigger();
    auto *asked = form<ItemVersionsForm>();
    QVERIFY(asked);
    auto *list = asked->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    QVERIFY(!(list->item(0)->flags() & Qt::ItemIsSelectable)); // in force already
    QVERIFY(!asked->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
    list->setCurrentRow(1);
    confirm(*asked);
    settle();
    QCOMPARE(m_team->shelf.find(TeamItemKind::View, u"a"_s)->saved.name, u"Mine"_s);
    QCOMPARE(m_panel->cases().filter().box, Box::Mine);
    QCOMPARE(bar().current(), u"a"_s);
}

void TestSavedViews::colleaguesChange_isFollowed_unlessSomethingElseIsTried()
{
    put(u"a"_s, u"Mine"_s, mine());
    m_panel->openView(u"a"_s);
    put(u"a"_s, u"Mine"_s, snoozedPublic());
    QCOMPARE(m_panel->cases().filter().box, Box::Snoozed);
    m_panel->findChild<QLineEdit *>(u"search"_s)->setText(u"a"_s);
    QTRY_COMPARE(m_panel->cases().filter().query, u"a"_s);
    put(u"a"_s, u"Mine"_s, mine());
    QCOMPARE(m_panel->cases().filter().box, Box::Snoozed);
    QVERIFY(tab(u"a"_s)->text().endsWith(u" *"_s));
}

void TestSavedViews::colleaguesRemoval_leavesTheListAsItIs()
{
    put(u"a"_s, u"Mine"_s, mine());
    m_panel->openView(u"a"_s);
    TeamItemSaved gone = view(u"a"_s, u"Mine"_s, mine());
    gone.removed = true;
    m_team->put(gone);
    settle();
    QVERIFY(bar().current().isEmpty());
    QVERIFY(!bar().isVisible());
    QCOMPARE(m_panel->cases().filter().box, Box::Mine);
    QVERIFY(m_panel->findChild<QToolButton *>(u"box-1"_s)->isChecked());
}

void TestSavedViews::damagedView_isNotOpened_butCanBeRemoved()
{
    TeamItemSaved broken = view(u"a"_s, u"Later"_s, mine());
    broken.body.insert("mood"_L1, u"bad"_s);
    m_team->put(broken);
    settle();
    QVERIFY(!tab(u"a"_s));
    m_panel->openView(u"a"_s);
    QVERIFY(bar().current().isEmpty());
    QAction *repair = menuAction(u"Later (damaged"_s);
    QVERIFY(repair);
    repair->menu()->actions().back()->trigger();
    settle();
    QVERIFY(m_team->saved.back().saved.removed);
}

void TestSavedViews::unwritableStore_isSaid()
{
    put(u"a"_s, u"Mine"_s, mine());
    m_panel->openView(u"a"_s);
    m_team->writable = false;
    menuAction(u"Remove"_s)->trigger();
    settle();
    QVERIFY(notice().contains(u"could not be removed"_s));
    QVERIFY(!m_panel->findChild<QToolButton *>(u"viewUndo"_s)->isVisible());
    QVERIFY(tab(u"a"_s));
}

void TestSavedViews::manyViews_theOpenOneIsInSight()
{
    for (int i = 0; i < 12; ++i)
        put(u"v%1"_s.arg(i), u"View number %1"_s.arg(i, 2, 10, QChar(u'0')), mine());
    QVERIFY(tab(u"v0"_s)->isVisible());
    QVERIFY(!tab(u"v11"_s)->isVisible());
    m_panel->openView(u"v11"_s);
    settle();
    QVERIFY(tab(u"v11"_s)->isVisible());
    for (const QToolButton *one : bar().findChildren<QToolButton *>())
        if (one->isVisible())
            QVERIFY2(one->geometry().right() <= one->parentWidget()->width(), qPrintable(one->objectName()));
}

void TestSavedViews::keyboardOpensTheMenu()
{
    put(u"a"_s, u"Mine"_s, mine());
    m_panel->openViewMenu();
    auto *menu = m_panel->findChild<QToolButton *>(u"viewMenu"_s)->menu();
    QVERIFY(menu->isVisible());
    QCOMPARE(menu->activeAction()->text(), u"Mine"_s);
    QTest::keyClick(menu, Qt::Key_Return);
    settle();
    QCOMPARE(bar().current(), u"a"_s);
}

void TestSavedViews::everythingHasANameAndATabStop()
{
    put(u"a"_s, u"Mine"_s, mine());
    QCOMPARE(accessibilityGaps(*m_panel).join(u"\n"_s), QString());
    QCOMPARE(unreachableByTab(*m_panel).join(u"\n"_s), QString());
}

QTEST_MAIN(TestSavedViews)
#include "tst_saved_views.moc"
