// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/roster_board.h"
#include "ui/settings/routing_page.h"
#include "ui/settings/routing_trial_view.h"
#include "ui/team/item_forms.h"
#include "ui/team/routing_form.h"
#include "ui/team/routing_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The written standard in the settings, and a changed one tried on past cases.
class TestRoutingPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void newRule_isMade_andSaved();
    void mistake_isMarkedAtItsRule_andCannotBeSaved();
    void rulesMoveAndGo();
    void queueThatNobodyTakes_isSaid();
    void weightsAndTimes_areSaved();
    void discard_bringsBackWhatIsInForce();
    void earlierVersion_comesBack();
    void damagedStandard_isSaidToBeSo();
    void trial_showsWhatWouldDiffer_andOpensTheCase();
    void trial_isStopped();
    void change_takesAnOldTrialAway();
    void trialNeedsMembers();
    void formOfACase_namesEverybodysReason();
    void everyReasonAndMistake_hasWords();
    void everythingHasANameAndATabStop();

private:
    void settle();
    void adopt(const RoutingStandard &standard);
    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_page->findChild<W *>(name);
    }
    void press(const QString &name) { part<QAbstractButton>(name)->click(); }
    [[nodiscard]] RoutingStandard saved();

    ThemeSource m_themes;
    const AgentId m_me{u"lin"_s};
    std::unique_ptr<TeamBoard> m_team;
    std::unique_ptr<RosterBoard> m_board;
    std::unique_ptr<RoutingPage> m_page;
};

namespace
{

RoutingStandard twoRules()
{
    RoutingStandard standard;
    standard.on = true;
    for (const QString &queue : {u"returns"_s, u"vip"_s}) {
        RoutingRule rule;
        rule.name = u"to "_s + queue;
        rule.when.box = CaseFilter::Box::All;
        rule.when.query = u"category:"_s + queue;
        rule.queue = queue;
        standard.rules.push_back(rule);
    }
    return standard;
}

MemberDescribed described(const QString &id, const QStringList &queues)
{
    MemberDescribed member;
    member.agent = AgentId(id);
    member.name = id;
    member.queues = queues;
    return member;
}

} // namespace

void TestRoutingPage::init()
{
    m_team = std::make_unique<TeamBoard>(m_me);
    m_board = std::make_unique<RosterBoard>();
    m_board->put(described(u"mei"_s, {u"returns"_s, u"vip"_s}));
    m_page = std::make_unique<RoutingPage>(RoutingPage::Services{m_team->shelf, m_board->roster, m_themes,
                                                                 [] {
                                                                     return QStringList{u"returns"_s, u"vip"_s};
                                                                 },
                                                                 QTimeZone::utc()});
    m_page->resize(980, 900);
    m_page->show();
    settle();
}

void TestRoutingPage::cleanup()
{
    m_page.reset();
    m_board.reset();
    m_team.reset();
}

void TestRoutingPage::settle()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

void TestRoutingPage::adopt(const RoutingStandard &standard)
{
    TeamItemSaved item;
    item.kind = TeamItemKind::Routing;
    item.id = routingItemId;
    item.name = u"Routing"_s;
    item.body = toRoutingBody(standard);
    m_team->put(item);
    settle();
}

RoutingStandard TestRoutingPage::saved()
{
    return m_team->saved.empty() ? RoutingStandard() : *fromRoutingBody(m_team->saved.back().saved.body);
}

void TestRoutingPage::newRule_isMade_andSaved()
{
    QVERIFY(
        !part<QCheckBox>(u"routingOn"_s)->isChecked()); // people pick for themselves until somebody writes otherwise
    QVERIFY(!part<QPushButton>(u"saveRouting"_s)->isEnabled());
    part<QCheckBox>(u"routingOn"_s)->click();
    press(u"addRule"_s);
    QVERIFY(!part<QPushButton>(u"saveRouting"_s)->isEnabled()); // it does nothing yet
    QTest::keyClicks(part<QLineEdit>(u"ruleName"_s), u"Refunds"_s);
    QTest::keyClicks(part<QLineEdit>(u"ruleQuery"_s), u"category:refund"_s);
    part<QComboBox>(u"rulePlatform"_s)->setCurrentIndex(static_cast<int>(Platform::Line) + 1);
    part<QComboBox>(u"ruleSurface"_s)->setCurrentIndex(1);
    part<QComboBox>(u"ruleQueue"_s)->setCurrentText(u"returns"_s);
    part<QSpinBox>(u"ruleSkill"_s)->setValue(60);
    part<QComboBox>(u"rulePriority"_s)->setCurrentIndex(static_cast<int>(Priority::High) + 1);
    press(u"saveRouting"_s);
    settle();
    const RoutingStandard standard = saved();
    QVERIFY(standard.on);
    QCOMPARE(standard.rules.size(), 1U);
    const RoutingRule &rule = standard.rules.front();
    QCOMPARE(rule.name, u"Refunds"_s);
    QCOMPARE(rule.when.query, u"category:refund"_s);
    QVERIFY(rule.when.platform == Platform::Line);
    QVERIFY(rule.when.surface == Surface::Private);
    QCOMPARE(rule.queue, u"returns"_s);
    QCOMPARE(rule.skill, 60);
    QVERIFY(rule.priority == Priority::High);
    QVERIFY(m_team->saved.back().saved.owner.isEmpty()); // the team's
}

void TestRoutingPage::mistake_isMarkedAtItsRule_andCannotBeSaved()
{
    adopt(twoRules());
    auto *rules = part<QListWidget>(u"routingRules"_s);
    rules->setCurrentRow(1);
    auto *query = part<QLineEdit>(u"ruleQuery"_s);
    query->selectAll();
    QTest::keyClicks(query, u"mood:bad"_s);
    QVERIFY(part<PlainLabel>(u"routingMistake"_s)->fullText().startsWith(u"Rule 2:"_s));
    QVERIFY(part<PlainLabel>(u"routingMistake"_s)->fullText().contains(u"mood"_s));
    QVERIFY(!rules->item(1)->icon().isNull());
    QVERIFY(rules->item(0)->icon().isNull());
    QVERIFY(!part<QPushButton>(u"saveRouting"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"tryRouting"_s)->isEnabled());
    query->selectAll();
    QTest::keyClicks(query, u"emotion:negative"_s);
    QVERIFY(!part<PlainLabel>(u"routingMistake"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"saveRouting"_s)->isEnabled());
}

void TestRoutingPage::rulesMoveAndGo()
{
    adopt(twoRules());
    auto *rules = part<QListWidget>(u"routingRules"_s);
    rules->setCurrentRow(0);
    QVERIFY(!part<QToolButton>(u"ruleUp"_s)->isEnabled());
    press(u"ruleDown"_s);
    QCOMPARE(rules->currentRow(), 1);
    QVERIFY(!part<QToolButton>(u"ruleDown"_s)->isEnabled());
    QCOMPARE(part<QLineEdit>(u"ruleName"_s)->text(), u"to returns"_s);
    press(u"ruleUp"_s);
    press(u"ruleDown"_s);
    press(u"saveRouting"_s);
    settle();
    QCOMPARE(saved().rules.at(0).name, u"to vip"_s);
    QCOMPARE(saved().rules.at(1).name, u"to returns"_s);
    rules->setCurrentRow(0);
    press(u"removeRule"_s);
    press(u"saveRouting"_s);
    settle();
    QCOMPARE(saved().rules.size(), 1U);
    QCOMPARE(saved().rules.at(0).name, u"to returns"_s);
}

void TestRoutingPage::queueThatNobodyTakes_isSaid()
{
    adopt(twoRules());
    QVERIFY(!part<PlainLabel>(u"routingUnserved"_s)->isVisible());
    m_board->put(described(u"mei"_s, {u"vip"_s}));
    settle();
    QVERIFY(part<PlainLabel>(u"routingUnserved"_s)->isVisible());
    QVERIFY(part<PlainLabel>(u"routingUnserved"_s)->fullText().contains(u"returns"_s));
}

void TestRoutingPage::weightsAndTimes_areSaved()
{
    adopt(twoRules());
    part<QSpinBox>(u"weightSkill"_s)->setValue(11);
    part<QSpinBox>(u"weightFamiliar"_s)->setValue(22);
    part<QSpinBox>(u"weightLoad"_s)->setValue(33);
    part<QSpinBox>(u"weightExposure"_s)->setValue(44);
    part<QSpinBox>(u"levelMinutes"_s)->setValue(55);
    part<QSpinBox>(u"restMinutes"_s)->setValue(6);
    press(u"saveRouting"_s);
    settle();
    QCOMPARE(saved().weights, (RoutingWeights{11, 22, 33, 44}));
    QVERIFY(saved().level == 55min);
    QVERIFY(saved().rest == 6min);
    for (const QString &weight : {u"weightSkill"_s, u"weightFamiliar"_s, u"weightLoad"_s, u"weightExposure"_s})
        part<QSpinBox>(weight)->setValue(0);
    QVERIFY(!part<QPushButton>(u"saveRouting"_s)->isEnabled());
    QVERIFY(part<PlainLabel>(u"routingMistake"_s)->isVisible());
}

void TestRoutingPage::discard_bringsBackWhatIsInForce()
{
    adopt(twoRules());
    press(u"removeRule"_s);
    part<QCheckBox>(u"routingOn"_s)->click();
    press(u"discardRouting"_s);
    QCOMPARE(part<QListWidget>(u"routingRules"_s)->count(), 2);
    QVERIFY(part<QCheckBox>(u"routingOn"_s)->isChecked());
    QVERIFY(!part<QPushButton>(u"saveRouting"_s)->isEnabled());
}

void TestRoutingPage::earlierVersion_comesBack()
{
    adopt(twoRules());
    RoutingStandard off;
    adopt(off);
    QVERIFY(!part<QCheckBox>(u"routingOn"_s)->isChecked());
    press(u"routingVersions"_s);
    settle();
    auto *form = m_page->window()->findChild<ItemVersionsForm *>();
    QVERIFY(form);
    form->findChild<QListWidget *>(u"itemVersions"_s)->setCurrentRow(1);
    form->accept();
    settle();
    QCOMPARE(m_team->saved.size(), 3U);
    QCOMPARE(saved(), twoRules());
    QVERIFY(part<QCheckBox>(u"routingOn"_s)->isChecked());
    QCOMPARE(part<QListWidget>(u"routingRules"_s)->count(), 2);
}

void TestRoutingPage::damagedStandard_isSaidToBeSo()
{
    TeamItemSaved item;
    item.kind = TeamItemKind::Routing;
    item.id = routingItemId;
    item.body = {{"rules"_L1, 3}};
    m_team->put(item);
    settle();
    QVERIFY(part<PlainLabel>(u"routingAnswer"_s)->isVisible());
    QVERIFY(!part<QPushButton>(u"saveRouting"_s)->isEnabled());
}

void TestRoutingPage::trial_showsWhatWouldDiffer_andOpensTheCase()
{
    adopt(twoRules());
    PastCase past;
    past.subject.row = 42;
    past.subject.waitingSince = fromMillis(1'788'224'400'000);
    past.customer = u"<b>Anna</b>"_s;
    RoutingDecision before, after;
    before.queue = u"vip"_s;
    after.queue = u"returns"_s;
    after.rule = u"to returns"_s;
    after.to = AgentId(u"mei"_s);
    after.toName = u"Mei"_s;
    after.standings = {
        RoutingStanding{AgentId(u"mei"_s), u"Mei"_s, std::nullopt, Presence::Online, 80, 1, 5, 0, true, 1}};
    m_board->trial = RoutingTrial{30, false, {past}, {before}, {after}, true};
    part<QSpinBox>(u"weightLoad"_s)->setValue(77);
    press(u"tryRouting"_s);
    QVERIFY(m_board->tried);
    QCOMPARE(m_board->tried->weights.load, 77); // what is typed, not what is saved
    QVERIFY(part<QPushButton>(u"cancelTrial"_s)->isVisible());
    m_board->answerTrial();
    settle();
    auto *table = part<QTreeWidget>(u"trialTable"_s);
    QCOMPARE(table->topLevelItemCount(), 1);
    const QTreeWidgetItem *line = table->topLevelItem(0);
    QCOMPARE(line->text(0), u"<b>Anna</b>"_s);
    QVERIFY(line->text(2).contains(u"vip"_s) && line->text(2).contains(u"nobody"_s));
    QVERIFY(line->text(3).contains(u"returns"_s) && line->text(3).contains(u"Mei"_s));
    QVERIFY2(line->text(4).contains(u"to returns"_s) && line->text(4).contains(u"80"_s), qPrintable(line->text(4)));
    QVERIFY(part<PlainLabel>(u"trialWords"_s)->fullText().contains(u"30"_s));
    QVERIFY(!part<QPushButton>(u"cancelTrial"_s)->isVisible());
    QSignalSpy opened(m_page.get(), &RoutingPage::caseRequested);
    table->setCurrentItem(table->topLevelItem(0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.front().front().toLongLong(), 42);
}

void TestRoutingPage::trial_isStopped()
{
    adopt(twoRules());
    press(u"tryRouting"_s);
    press(u"cancelTrial"_s);
    QVERIFY(m_board->cancelled->load());
    m_board->answerTrial();
    settle();
    QVERIFY(!part<QTreeWidget>(u"trialTable"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"tryRouting"_s)->isEnabled());
    press(u"tryRouting"_s); // and the page may go while one runs
    const Roster::CancelFlag flag = m_board->cancelled;
    m_page.reset();
    QVERIFY(flag->load());
}

void TestRoutingPage::change_takesAnOldTrialAway()
{
    adopt(twoRules());
    m_board->trial.looked = 3;
    press(u"tryRouting"_s);
    m_board->answerTrial();
    settle();
    QVERIFY(part<PlainLabel>(u"trialWords"_s)->isVisible());
    part<QSpinBox>(u"weightLoad"_s)->setValue(77);
    QVERIFY(!part<PlainLabel>(u"trialWords"_s)->isVisible()); // it was about another standard
}

void TestRoutingPage::trialNeedsMembers()
{
    adopt(twoRules());
    MemberDescribed gone = described(u"mei"_s, {});
    gone.removed = true;
    m_board->put(gone);
    settle();
    QVERIFY(!part<QPushButton>(u"tryRouting"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"tryRouting"_s)->toolTip().isEmpty());
}

void TestRoutingPage::formOfACase_namesEverybodysReason()
{
    RoutingOfCase routing;
    routing.on = true;
    routing.place = {u"returns"_s, 3, {10, 3600s, 2, 0, 480s}, 1080s};
    RoutingDecision decision;
    decision.queue = u"returns"_s;
    decision.rule = u"to returns"_s;
    RoutingStanding full{AgentId(u"mei"_s), u"Mei"_s, NotChosen::Full, Presence::Online, 50, 5, 5, 0, false, 0};
    RoutingStanding away = full;
    away.name = u"Wang"_s;
    away.why = NotChosen::Absent;
    away.presence = Presence::Away;
    decision.standings = {full, away};
    routing.decision = decision;
    RoutingForm form(routing, m_page.get());
    auto *list = form.findChild<QListWidget *>(u"routingStandings"_s);
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text().contains(u"5 of 5"_s));
    QVERIFY(list->item(1)->text().contains(u"Away"_s));
    QVERIFY(RoutingWords::nobody(decision).contains(u"1"_s));
    QVERIFY(RoutingWords::formula(routing.place).contains(u"10"_s)); // the numbers it was reckoned with
    QVERIFY(RoutingWords::formula(routing.place).contains(u"place 3"_s));
    QueuePlace free = routing.place;
    free.pace.free = 2;
    QVERIFY(RoutingWords::formula(free).contains(u"place 1"_s));
    free.pace.free = 3;
    QVERIFY(!RoutingWords::formula(free).contains(u"Wait"_s)); // it is taken up at once
}

void TestRoutingPage::everyReasonAndMistake_hasWords()
{
    QSet<QString> said;
    for (int i = 0; i <= static_cast<int>(NotChosen::Lower); ++i) {
        RoutingStanding standing;
        standing.why = static_cast<NotChosen>(i);
        said.insert(RoutingWords::reason(standing));
    }
    QCOMPARE(said.size(), static_cast<int>(NotChosen::Lower) + 1);
    said.clear();
    for (int i = 0; i <= static_cast<int>(RoutingMistake::Kind::BadTime); ++i)
        said.insert(RoutingWords::mistake({0, static_cast<RoutingMistake::Kind>(i), u"x"_s}));
    QCOMPARE(said.size(), static_cast<int>(RoutingMistake::Kind::BadTime) + 1);
    QVERIFY(!said.contains(QString()));
    QCOMPARE(RoutingWords::why(u"knows returns"_s), u"knows returns"_s); // people's own words stay
    const QString facts = RoutingWords::why(whyText({90, 1, 5, 3, true, true, 4}));
    QVERIFY2(facts.contains(u"90"_s) && facts.contains(u"1 of 5"_s) && !facts.contains(u':'), qPrintable(facts));
}

void TestRoutingPage::everythingHasANameAndATabStop()
{
    adopt(twoRules());
    QCOMPARE(accessibilityGaps(*m_page).join(u"\n"_s), QString());
    QCOMPARE(unreachableByTab(*m_page).join(u"\n"_s), QString());
}

QTEST_MAIN(TestRoutingPage)
#include "tst_routing_page.moc"
