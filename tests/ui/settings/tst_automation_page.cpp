// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manual_clock.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "ui/settings/automation_page.h"
#include "ui/settings/dry_run_form.h"
#include "ui/settings/rule_editor.h"
#include "ui/settings/secret_form.h"
#include "ui/team/item_forms.h"
#include "ui/team/rule_words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// Making, changing, trying and taking back rules in the settings.
class TestAutomationPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    ManualClock m_clock;
    const AgentId m_me{u"lin"_s};
    std::unique_ptr<TeamBoard> m_team;
    RuleBoard m_board;
    std::unique_ptr<AutomationPage> m_page;
    std::function<void(Result<DryRun>)> m_tried; ///< answers the dry run under way
    std::optional<Rule> m_triedRule;
    int m_cancelled = 0;
    std::vector<qint64> m_opened;
    QString m_secret = u"whsec_"_s + QString::fromLatin1(QByteArray(32, 'k').toBase64());

    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_page->findChild<W *>(name);
    }
    void press(const QString &name) { part<QPushButton>(name)->click(); }
    void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
    void addStep(RuleDeed deed)
    {
        part<QToolButton>(u"addRuleStep"_s)->menu()->actions().at(static_cast<int>(deed))->trigger();
    }
    static Rule tagging(const QString &tag, int order)
    {
        Rule rule;
        rule.order = order;
        rule.steps = {{.deed = RuleDeed::Tag, .text = tag}};
        return rule;
    }
    void put(const QString &id, const QString &name, const QJsonObject &body)
    {
        TeamItemSaved saved;
        saved.kind = TeamItemKind::Rule;
        saved.id = id;
        saved.name = name;
        saved.body = body;
        m_team->put(saved);
        settle();
    }
    [[nodiscard]] Rule newest() const { return *fromRuleBody(m_team->saved.back().saved.body); }

private Q_SLOTS:
    void init()
    {
        m_team = std::make_unique<TeamBoard>(m_me);
        m_cancelled = 0;
        m_opened.clear();
        m_board.colleagues = [] {
            return std::vector<Colleague>{{AgentId(u"lin"_s), u"Lin"_s}, {AgentId(u"mei"_s), u"Mei"_s}};
        };
        m_board.queues = [] { return QStringList{u"refunds"_s}; };
        m_board.categories = [] { return std::vector<CategoryChoice>{{u"refund"_s, u"Refund"_s}}; };
        m_board.askActivity = [](const QObject *, const auto &done) {
            done({{u"a"_s, RuleActivity{12, fromMillis(1'788'224'400'000)}}});
        };
        m_board.dryRun = [this](const QObject *, const Rule &rule, auto done) {
            m_triedRule = rule;
            m_tried = done;
            return [this] { ++m_cancelled; };
        };
        m_board.askSecret = [this](const QObject *, const auto &done) { done(m_secret); };
        m_board.setSecret = [this](const QObject *, const QString &secret, const auto &done) {
            m_secret = secret;
            done(true);
        };
        m_board.openCase = [this](qint64 row) { m_opened.push_back(row); };
        m_page = std::make_unique<AutomationPage>(m_team->shelf, m_themes, m_board, m_clock);
        m_page->resize(900, 720);
        m_page->show();
        settle();
    }
    void cleanup()
    {
        m_page.reset();
        m_team.reset();
    }

    void withoutRules_saysWhatTheyAreFor()
    {
        QVERIFY(!part<QLineEdit>(u"ruleName"_s)->isVisible());
        QVERIFY(part<QPushButton>(u"addRule"_s)->isEnabled());
    }

    void newRule_isMadePartByPart_andSaved()
    {
        press(u"addRule"_s);
        part<QLineEdit>(u"ruleName"_s)->setText(u"Refunds"_s);
        part<QComboBox>(u"ruleTrigger"_s)->setCurrentIndex(static_cast<int>(RuleTrigger::Unanswered));
        QVERIFY(part<QSpinBox>(u"ruleMinutes"_s)->isVisible());
        part<QSpinBox>(u"ruleMinutes"_s)->setValue(15);
        part<QComboBox>(u"ruleBox"_s)->setCurrentIndex(1);
        part<QComboBox>(u"ruleSurface"_s)->setCurrentIndex(1);
        part<QLineEdit>(u"ruleQuery"_s)->setText(u"refund -tag:VIP"_s);
        QVERIFY(!part<QPushButton>(u"saveRule"_s)->isEnabled()); // it does nothing yet
        addStep(RuleDeed::Queue);
        part<QPlainTextEdit>(u"ruleText"_s)->setPlainText(u"refunds"_s);
        addStep(RuleDeed::Notify);
        part<QPlainTextEdit>(u"ruleText"_s)->setPlainText(u"please look"_s);
        part<QListWidget>(u"rulePeople"_s)->item(1)->setCheckState(Qt::Checked);
        QVERIFY(part<QPushButton>(u"saveRule"_s)->isEnabled());
        press(u"saveRule"_s);
        settle();
        QCOMPARE(m_team->saved.size(), size_t{1});
        QVERIFY(m_team->saved.front().saved.owner.isEmpty()); // rules are the team's
        const Rule saved = newest();
        QCOMPARE(saved.trigger, RuleTrigger::Unanswered);
        QCOMPARE(saved.length, std::chrono::minutes(15));
        QCOMPARE(saved.conditions.box, CaseFilter::Box::Unassigned);
        QVERIFY(saved.conditions.surface == Surface::Private);
        QCOMPARE(saved.conditions.query, u"refund -tag:VIP"_s);
        QCOMPARE(saved.steps.size(), size_t{2});
        QCOMPARE(saved.steps.at(1).people, QStringList{u"mei"_s});
        QVERIFY(part<QListWidget>(u"rules"_s)->isEnabled());
    }

    void mistakes_areSaidAtTheirPlace_andKeepItFromBeingSaved()
    {
        press(u"addRule"_s);
        addStep(RuleDeed::Reply);
        part<QPlainTextEdit>(u"ruleText"_s)->setPlainText(u"{custmer}"_s);
        QVERIFY(part<PlainLabel>(u"thenMistake"_s)->text().contains(u"{custmer}"_s));
        QVERIFY(!part<QListWidget>(u"ruleSteps"_s)->item(0)->icon().isNull());
        QVERIFY(!part<QPushButton>(u"saveRule"_s)->isEnabled());
        part<QPlainTextEdit>(u"ruleText"_s)->setPlainText(u"{customer}"_s);
        QVERIFY(part<QPushButton>(u"saveRule"_s)->isEnabled());
        part<QLineEdit>(u"ruleQuery"_s)->setText(u"foo:bar"_s);
        QVERIFY(part<PlainLabel>(u"ifMistake"_s)->isVisible());
        QVERIFY(part<PlainLabel>(u"ifMistake"_s)->text().contains(u"foo"_s));
        QVERIFY(!part<QPushButton>(u"saveRule"_s)->isEnabled());
        part<QLineEdit>(u"ruleQuery"_s)->clear();
        part<QComboBox>(u"ruleTrigger"_s)->setCurrentIndex(static_cast<int>(RuleTrigger::CaseResolved));
        QVERIFY(part<PlainLabel>(u"ifMistake"_s)->isVisible()); // an open case is not resolved
    }

    void unknownQueue_isAWarningThatSaves()
    {
        press(u"addRule"_s);
        addStep(RuleDeed::Queue);
        part<QPlainTextEdit>(u"ruleText"_s)->setPlainText(u"new team"_s);
        QVERIFY(part<PlainLabel>(u"thenMistake"_s)->text().contains(u"new team"_s));
        QVERIFY(part<QPushButton>(u"saveRule"_s)->isEnabled());
    }

    void switchInTheList_isAVersionAtOnce()
    {
        put(u"a"_s, u"A"_s, toRuleBody(tagging(u"x"_s, 1)));
        QListWidgetItem *line = part<QListWidget>(u"rules"_s)->item(0);
        QVERIFY(line->text().contains(u"12"_s)); // how often it ran
        line->setCheckState(Qt::Unchecked);
        settle();
        QCOMPARE(m_team->saved.size(), size_t{2});
        QVERIFY(!newest().on);
        QVERIFY(part<QListWidget>(u"rules"_s)->item(0)->checkState() == Qt::Unchecked);
    }

    void unwritableStore_putsTheSwitchBack()
    {
        put(u"a"_s, u"A"_s, toRuleBody(tagging(u"x"_s, 1)));
        m_team->writable = false;
        part<QListWidget>(u"rules"_s)->item(0)->setCheckState(Qt::Unchecked);
        settle();
        QVERIFY(part<QListWidget>(u"rules"_s)->item(0)->checkState() == Qt::Checked);
        QVERIFY(part<PlainLabel>(u"ruleAnswer"_s)->isVisible());
    }

    void order_isChangedByTheButtons()
    {
        put(u"a"_s, u"A"_s, toRuleBody(tagging(u"x"_s, 1)));
        put(u"b"_s, u"B"_s, toRuleBody(tagging(u"y"_s, 2)));
        m_page->choose(u"b"_s);
        press(u"ruleEarlier"_s);
        settle();
        QVERIFY(part<QListWidget>(u"rules"_s)->item(0)->text().startsWith(u"B"_s));
        QVERIFY(part<QListWidget>(u"rules"_s)->item(1)->text().startsWith(u"A"_s));
        QCOMPARE(part<QListWidget>(u"rules"_s)->currentRow(), 0); // it stays chosen
    }

    void damagedRule_isShownAsSuch_andHasNoSwitch()
    {
        put(u"a"_s, u"A"_s, {{u"v"_s, 1}});
        QVERIFY(part<QListWidget>(u"rules"_s)->item(0)->text().contains(u"damaged"_s));
        QVERIFY(!(part<QListWidget>(u"rules"_s)->item(0)->flags() & Qt::ItemIsUserCheckable));
        QVERIFY(part<PlainLabel>(u"ruleAnswer"_s)->isVisible());
    }

    void removedRule_comesBackBySaving()
    {
        put(u"a"_s, u"A"_s, toRuleBody(tagging(u"x"_s, 1)));
        press(u"removeRule"_s);
        settle();
        QVERIFY(m_team->saved.back().saved.removed);
        press(u"saveRule"_s);
        settle();
        QVERIFY(!m_team->saved.back().saved.removed);
        QCOMPARE(part<QListWidget>(u"rules"_s)->count(), 1);
    }

    void earlierVersion_comesBack()
    {
        put(u"a"_s, u"A"_s, toRuleBody(tagging(u"x"_s, 1)));
        put(u"a"_s, u"A"_s, toRuleBody(tagging(u"y"_s, 1)));
        press(u"ruleVersions"_s);
        settle();
        auto *form = m_page->window()->findChild<ItemVersionsForm *>();
        QVERIFY(form);
        form->findChild<QListWidget *>(u"itemVersions"_s)->setCurrentRow(1);
        form->accept();
        settle();
        QCOMPARE(newest().steps.front().text, u"x"_s);
    }

    void dryRun_showsCases_andOpensThem()
    {
        put(u"a"_s, u"A"_s, toRuleBody(tagging(u"x"_s, 1)));
        press(u"tryRule"_s);
        auto *form = m_page->window()->findChild<DryRunForm *>();
        QVERIFY(form && m_triedRule && m_triedRule->steps.front().text == u"x"_s);
        DryRun found;
        found.begun = 5;
        found.rows = {{.caseRow = 17, .customer = u"<b>Anna</b>"_s, .times = 2, .did = {u"tag:x"_s}, .trouble = {}},
                      {.caseRow = 18, .customer = u"Ben"_s, .times = 3, .did = {}, .trouble = u"reply:no_private"_s}};
        m_tried(found);
        auto *rows = form->findChild<QTreeWidget *>(u"dryRunRows"_s);
        QCOMPARE(rows->topLevelItemCount(), 2);
        QVERIFY(rows->topLevelItem(0)->text(4).contains(u"x"_s));
        QVERIFY(!rows->topLevelItem(1)->text(4).contains(u"no_private"_s)); // words, not codes
        rows->setCurrentItem(rows->topLevelItem(1));
        form->findChild<QPushButton *>(u"dryRunOpen"_s)->click();
        QCOMPARE(m_opened, std::vector<qint64>{18});
    }

    void troubleWithTheBot_isSaidInWords()
    {
        const QStringList said = RuleWords::trouble(u"reply:bot\nreply:money.public"_s);
        QCOMPARE(said.size(), 2);
        QVERIFY(!said.at(0).contains(u"guard"_s)); // no guard has that name
        QVERIFY(said.at(1).contains(u"money.public"_s));
    }

    void dryRun_endsWhenItIsClosed()
    {
        put(u"a"_s, u"A"_s, toRuleBody(tagging(u"x"_s, 1)));
        press(u"tryRule"_s);
        m_page->window()->findChild<DryRunForm *>()->reject();
        settle();
        QTRY_COMPARE(m_cancelled, 1);
    }

    void secret_isTakenWhenItIsOne()
    {
        press(u"ruleSecret"_s);
        auto *form = m_page->window()->findChild<SecretForm *>();
        QVERIFY(form);
        auto *field = form->findChild<QLineEdit *>(u"webSecret"_s);
        QCOMPARE(field->text(), m_secret);
        field->setText(u"password"_s);
        QVERIFY(form->findChild<PlainLabel *>(u"webSecretMistake"_s)->isVisible());
        const QString wanted = u"whsec_"_s + QString::fromLatin1(QByteArray(24, 'x').toBase64());
        field->setText(wanted);
        form->accept();
        QCOMPARE(m_secret, wanted);
    }

    void everythingHasANameAndATabStop()
    {
        put(u"a"_s, u"A"_s, toRuleBody(tagging(u"x"_s, 1)));
        QCOMPARE(accessibilityGaps(*m_page).join(u"\n"_s), QString());
        QCOMPARE(unreachableByTab(*m_page).join(u"\n"_s), QString());
    }
};

QTEST_MAIN(TestAutomationPage)
#include "tst_automation_page.moc"
