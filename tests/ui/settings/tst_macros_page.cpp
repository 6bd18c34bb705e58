// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/macro.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "ui/settings/macro_editor.h"
#include "ui/settings/macros_page.h"
#include "ui/team/item_forms.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// Making, changing and taking back macros in the settings.
class TestMacrosPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void withoutMacros_saysWhatTheyAreFor();
    void newMacro_isMadeStepByStep();
    void mistake_isMarkedAtItsStep_andCannotBeSaved();
    void changedMacro_closesTheList_untilSavedOrDiscarded();
    void stepsMoveAndGo();
    void removedMacro_comesBackBySaving();
    void earlierVersion_comesBack();
    void damagedMacro_isShownAsSuch();
    void unwritableStore_keepsWhatWasTyped();
    void everythingHasANameAndATabStop();

private:
    void settle();
    void put(const QString &id, const QString &name, const std::vector<MacroStep> &steps);
    void addStep(MacroDeed deed);
    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_page->findChild<W *>(name);
    }
    void press(const QString &name) { part<QPushButton>(name)->click(); }

    ThemeSource m_themes;
    const AgentId m_me{u"lin"_s};
    std::unique_ptr<TeamBoard> m_team;
    std::unique_ptr<ItemPage> m_page;
};

void TestMacrosPage::init()
{
    m_team = std::make_unique<TeamBoard>(m_me);
    m_page.reset(makeMacrosPage(m_team->shelf, m_themes, [] {
        return std::vector<CategoryChoice>{{u"refund"_s, u"Refund"_s}, {u"parcel"_s, u"Parcel"_s}};
    }));
    m_page->resize(860, 640);
    m_page->show();
    settle();
}

void TestMacrosPage::cleanup()
{
    m_page.reset();
    m_team.reset();
}

void TestMacrosPage::settle()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

void TestMacrosPage::put(const QString &id, const QString &name, const std::vector<MacroStep> &steps)
{
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Macro;
    saved.id = id;
    saved.name = name;
    saved.body = toMacroBody({steps});
    m_team->put(saved);
    settle();
}

void TestMacrosPage::addStep(MacroDeed deed)
{
    part<QToolButton>(u"addStep"_s)->menu()->actions().at(static_cast<int>(deed))->trigger();
}

void TestMacrosPage::withoutMacros_saysWhatTheyAreFor()
{
    QVERIFY(!part<QLineEdit>(u"macroName"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"addMacro"_s)->isEnabled());
}

void TestMacrosPage::newMacro_isMadeStepByStep()
{
    press(u"addMacro"_s);
    QVERIFY(!part<QPushButton>(u"saveMacro"_s)->isEnabled()); // it does nothing yet
    part<QLineEdit>(u"macroName"_s)->setText(u"Refund begun"_s);
    addStep(MacroDeed::Send);
    part<QPlainTextEdit>(u"stepText"_s)->setPlainText(u"Dear {customer}, it is on its way."_s);
    addStep(MacroDeed::Category);
    part<QComboBox>(u"stepCategory"_s)->setCurrentIndex(1);
    addStep(MacroDeed::Snooze);
    part<QSpinBox>(u"stepMinutes"_s)->setValue(120);
    part<QComboBox>(u"macroOwner"_s)->setCurrentIndex(1);
    press(u"saveMacro"_s);
    settle();
    QCOMPARE(m_team->saved.size(), 1U);
    const TeamItemSaved &saved = m_team->saved.front().saved;
    QVERIFY(saved.owner.isEmpty());
    QCOMPARE(saved.name, u"Refund begun"_s);
    const Result<Macro> macro = fromMacroBody(saved.body);
    QVERIFY(macro);
    QCOMPARE(macro->steps.size(), 3U);
    QCOMPARE(macro->steps.at(1).text, u"parcel"_s);
    QCOMPARE(macro->steps.at(2).length, std::chrono::minutes(120));
    QCOMPARE(part<QListWidget>(u"macros"_s)->count(), 1);
    QVERIFY(part<QListWidget>(u"macros"_s)->isEnabled());
}

void TestMacrosPage::mistake_isMarkedAtItsStep_andCannotBeSaved()
{
    put(u"a"_s, u"Hello"_s, {{.deed = MacroDeed::Assign}, {.deed = MacroDeed::Send, .text = u"Hi"_s}});
    auto *steps = part<QListWidget>(u"macroSteps"_s);
    steps->setCurrentRow(1);
    part<QPlainTextEdit>(u"stepText"_s)->setPlainText(u"Dear {custmer}"_s);
    auto *said = part<PlainLabel>(u"macroMistake"_s);
    QVERIFY(said->text().contains(u"{custmer}"_s));
    QVERIFY(!steps->item(1)->icon().isNull());
    QVERIFY(steps->item(0)->icon().isNull());
    QVERIFY(!part<QPushButton>(u"saveMacro"_s)->isEnabled());
    steps->setCurrentRow(0);
    QVERIFY(said->text().startsWith(u"Step 2:"_s)); // the place is named from elsewhere
    steps->setCurrentRow(1);
    part<QPlainTextEdit>(u"stepText"_s)->setPlainText(u"Dear {customer}"_s);
    QVERIFY(!said->isVisible());
    QVERIFY(part<QPushButton>(u"saveMacro"_s)->isEnabled());
}

void TestMacrosPage::changedMacro_closesTheList_untilSavedOrDiscarded()
{
    put(u"a"_s, u"A"_s, {{.deed = MacroDeed::Assign}});
    put(u"b"_s, u"B"_s, {{.deed = MacroDeed::Next}});
    auto *name = part<QLineEdit>(u"macroName"_s);
    name->setFocus();
    QTest::keyClicks(name, u"!"_s);
    QVERIFY(!part<QListWidget>(u"macros"_s)->isEnabled());
    put(u"a"_s, u"A of a colleague"_s, {{.deed = MacroDeed::Assign}});
    QCOMPARE(name->text(), u"A!"_s); // what is typed stays
    press(u"discardMacro"_s);
    QCOMPARE(name->text(), u"A of a colleague"_s);
    QVERIFY(part<QListWidget>(u"macros"_s)->isEnabled());
}

void TestMacrosPage::stepsMoveAndGo()
{
    put(u"a"_s, u"A"_s, {{.deed = MacroDeed::Next}, {.deed = MacroDeed::Assign}});
    m_page->choose(u"a"_s);
    auto *editor = m_page->findChild<MacroEditor *>();
    QVERIFY(!editor->isRight() || editor->macro().steps.empty()); // a macro with this mistake cannot have been saved
    put(u"b"_s, u"B"_s, {{.deed = MacroDeed::Assign}, {.deed = MacroDeed::Resolve}, {.deed = MacroDeed::Next}});
    m_page->choose(u"b"_s);
    part<QListWidget>(u"macroSteps"_s)->setCurrentRow(2);
    part<QToolButton>(u"stepUp"_s)->click();
    QCOMPARE(editor->macro().steps.at(1).deed, MacroDeed::Next);
    QVERIFY(!editor->isRight());
    part<QToolButton>(u"stepDown"_s)->click();
    QVERIFY(editor->isRight());
    part<QListWidget>(u"macroSteps"_s)->setCurrentRow(1);
    part<QToolButton>(u"removeStep"_s)->click();
    QCOMPARE(editor->macro().steps.size(), 2U);
    QCOMPARE(part<QListWidget>(u"macroSteps"_s)->count(), 2);
}

void TestMacrosPage::removedMacro_comesBackBySaving()
{
    put(u"a"_s, u"A"_s, {{.deed = MacroDeed::Assign}});
    press(u"removeMacro"_s);
    settle();
    QCOMPARE(part<QListWidget>(u"macros"_s)->count(), 0);
    QVERIFY(m_team->saved.back().saved.removed);
    QVERIFY(part<PlainLabel>(u"macroAnswer"_s)->text().contains(u"removed"_s));
    press(u"saveMacro"_s);
    settle();
    QCOMPARE(part<QListWidget>(u"macros"_s)->count(), 1);
    QCOMPARE(m_team->saved.back().saved.id, u"a"_s);
    QCOMPARE(m_team->saved.back().version, 3);
}

void TestMacrosPage::earlierVersion_comesBack()
{
    put(u"a"_s, u"A"_s, {{.deed = MacroDeed::Assign}});
    put(u"a"_s, u"A"_s, {{.deed = MacroDeed::Next}});
    press(u"macroVersions"_s);
    settle();
    auto *form = m_page->window()->findChild<ItemVersionsForm *>();
    QVERIFY(form);
    form->findChild<QListWidget *>()->setCurrentRow(1);
    form->findChild<QPushButton *>(u"confirm"_s)->click();
    settle();
    QCOMPARE(fromMacroBody(m_team->saved.back().saved.body)->steps.front().deed, MacroDeed::Assign);
    QCOMPARE(m_page->findChild<MacroEditor *>()->macro().steps.front().deed, MacroDeed::Assign);
}

void TestMacrosPage::damagedMacro_isShownAsSuch()
{
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Macro;
    saved.id = u"a"_s;
    saved.name = u"Later"_s;
    saved.body = QJsonObject{{"steps"_L1, 7}};
    m_team->put(saved);
    settle();
    QVERIFY(part<QListWidget>(u"macros"_s)->item(0)->text().contains(u"damaged"_s));
    QVERIFY(part<PlainLabel>(u"macroAnswer"_s)->text().contains(u"damaged"_s));
    QVERIFY(!part<QPushButton>(u"saveMacro"_s)->isEnabled());
}

void TestMacrosPage::unwritableStore_keepsWhatWasTyped()
{
    put(u"a"_s, u"A"_s, {{.deed = MacroDeed::Assign}});
    m_team->writable = false;
    QTest::keyClicks(part<QLineEdit>(u"macroName"_s), u"!"_s);
    press(u"saveMacro"_s);
    settle();
    QCOMPARE(part<QLineEdit>(u"macroName"_s)->text(), u"A!"_s);
    QVERIFY(part<PlainLabel>(u"macroAnswer"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"saveMacro"_s)->isEnabled());
}

void TestMacrosPage::everythingHasANameAndATabStop()
{
    put(u"a"_s, u"A"_s, {{.deed = MacroDeed::Tag, .text = u"x"_s}, {.deed = MacroDeed::Send, .text = u"Hi"_s}});
    QCOMPARE(accessibilityGaps(*m_page).join(u"\n"_s), QString());
    QCOMPARE(unreachableByTab(*m_page).join(u"\n"_s), QString());
}

QTEST_MAIN(TestMacrosPage)
#include "tst_macros_page.moc"
