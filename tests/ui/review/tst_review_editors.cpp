// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "ui/review/card_editor.h"
#include "ui/review/plan_editor.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// Score cards and sampling plans, as they are made in the settings.
class TestReviewEditors : public QObject
{
    Q_OBJECT
    std::unique_ptr<TeamBoard> m_team;
    std::unique_ptr<QWidget> m_page;

    void show(QWidget *page)
    {
        m_page.reset(page);
        m_page->resize(1000, 900);
        m_page->show();
        settle();
    }
    void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }
    template <class W>
    [[nodiscard]] W *part(const char *name)
    {
        return m_page->findChild<W *>(QString::fromLatin1(name));
    }
    void showPlans()
    {
        show(makePlanPage(m_team->shelf, [] {
            return std::vector<Colleague>{{AgentId(u"rui"_s), u"Rui"_s}, {AgentId(u"qin"_s), u"Qin"_s}};
        }));
    }

private Q_SLOTS:
    void init() { m_team = std::make_unique<TeamBoard>(AgentId(u"lead"_s)); }
    void cleanup()
    {
        m_page.reset();
        m_team.reset();
    }

    void aCard_beginsAsTheShippedOne_andIsSaved()
    {
        show(makeCardPage(m_team->shelf));
        part<QPushButton>("addScoreCard")->click();
        QCOMPARE(part<QListWidget>("questions")->count(), static_cast<int>(shippedCard(false).criteria.size()));
        part<QPushButton>("saveScoreCard")->click();
        settle();
        QCOMPARE(m_team->saved.size(), size_t{1});
        QCOMPARE(m_team->saved[0].saved.kind, TeamItemKind::ScoreCard);
        QVERIFY(m_team->saved[0].saved.owner.isEmpty()); // a card is the team's
        QCOMPARE(*fromCardBody(m_team->saved[0].saved.body), shippedCard(false));
    }
    void aMistake_isSaidWhereItIs_andStopsSaving()
    {
        show(makeCardPage(m_team->shelf));
        part<QPushButton>("addScoreCard")->click();
        auto *mistakes = part<PlainLabel>("cardMistakes");
        QVERIFY(!mistakes->isVisible());
        part<QSpinBox>("weight0")->setValue(90);
        QVERIFY(mistakes->isVisible());
        QVERIFY(!part<QPushButton>("saveScoreCard")->isEnabled());
        part<QSpinBox>("weight0")->setValue(shippedCard(false).weights[0]);
        QVERIFY(!mistakes->isVisible());
        part<QPushButton>("addQuestion")->click();
        QVERIFY(mistakes->text().contains(u"no words"_s));
        QTest::keyClicks(part<QLineEdit>("questionTitle"), u"Is it kind?"_s);
        QVERIFY(!mistakes->isVisible());
        QVERIFY(part<QPushButton>("saveScoreCard")->isEnabled());
    }
    void questions_areChanged_movedAndRemoved()
    {
        show(makeCardPage(m_team->shelf));
        part<QPushButton>("addScoreCard")->click();
        auto *list = part<QListWidget>("questions");
        list->setCurrentRow(1);
        const QString second = shippedCard(false).criteria[1].id;
        part<QSpinBox>("questionPoints")->setValue(3);
        part<QPushButton>("questionUp")->click();
        QCOMPARE(list->currentRow(), 0);
        part<QPushButton>("saveScoreCard")->click();
        settle();
        ScoreCard saved = *fromCardBody(m_team->saved[0].saved.body);
        QCOMPARE(saved.criteria[0].id, second);
        QCOMPARE(saved.criteria[0].points, 3);
        list->setCurrentRow(0);
        part<QPushButton>("removeQuestion")->click();
        part<QPushButton>("saveScoreCard")->click();
        settle();
        saved = *fromCardBody(m_team->saved[1].saved.body);
        QCOMPARE(saved.criteria.size(), shippedCard(false).criteria.size() - 1);
        QVERIFY(saved.criteria[0].id != second);
    }
    void aPlan_needsReviewers_andKeepsWhatIsSet()
    {
        showPlans();
        part<QPushButton>("addPlan")->click();
        QVERIFY(!part<QPushButton>("savePlan")->isEnabled());
        QVERIFY(part<PlainLabel>("planMistakes")->isVisible());
        auto *people = part<QListWidget>("planReviewers");
        people->item(0)->setCheckState(Qt::Checked);
        QVERIFY(!part<QPushButton>("savePlan")->isEnabled()); // a second look needs a second person
        people->item(1)->setCheckState(Qt::Checked);
        part<QSpinBox>("planPercent")->setValue(12);
        part<QPushButton>("savePlan")->click();
        settle();
        const SamplingPlan saved = *fromPlanBody(m_team->saved[0].saved.body);
        QCOMPARE(saved.percent, 12);
        QCOMPARE(saved.reviewers, QStringList({u"rui"_s, u"qin"_s}));
        QVERIFY(saved.card.isEmpty());
    }
    void aPlan_choosesAmongTheCards_alsoOneThatWasRemoved()
    {
        TeamItemSaved card;
        card.kind = TeamItemKind::ScoreCard;
        card.id = u"card"_s;
        card.name = u"Our card"_s;
        card.body = toCardBody(shippedCard(false));
        m_team->put(card);
        SamplingPlan plan;
        plan.reviewers = {u"rui"_s, u"gone"_s};
        plan.card = u"lost"_s;
        TeamItemSaved saved;
        saved.kind = TeamItemKind::Sampling;
        saved.id = u"plan"_s;
        saved.name = u"Weekly"_s;
        saved.body = toPlanBody(plan);
        m_team->put(saved);
        showPlans();
        auto *cards = part<QComboBox>("planCard");
        QCOMPARE(cards->count(), 3);
        QCOMPARE(cards->currentData().toString(), u"lost"_s);
        QCOMPARE(part<QListWidget>("planReviewers")->count(), 3); // who is gone is still named
        cards->setCurrentIndex(1);
        Q_EMIT cards->activated(1);
        part<QPushButton>("savePlan")->click();
        settle();
        QCOMPARE(fromPlanBody(m_team->saved.back().saved.body)->card, u"card"_s);
    }
    void damage_isSaid()
    {
        TeamItemSaved saved;
        saved.kind = TeamItemKind::Sampling;
        saved.id = u"plan"_s;
        saved.name = u"Weekly"_s;
        saved.body = {{"v"_L1, 1}, {"percent"_L1, 1000}};
        m_team->put(saved);
        showPlans();
        QVERIFY(part<PlainLabel>("planAnswer")->isVisible());
        QVERIFY(!part<QPushButton>("savePlan")->isEnabled());
    }
    void everythingHasANameAndATabStop()
    {
        show(makeCardPage(m_team->shelf));
        part<QPushButton>("addScoreCard")->click();
        QStringList missing = accessibilityGaps(*m_page) + unreachableByTab(*m_page);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        showPlans();
        part<QPushButton>("addPlan")->click();
        missing = accessibilityGaps(*m_page) + unreachableByTab(*m_page);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }
};

QTEST_MAIN(TestReviewEditors)
#include "tst_review_editors.moc"
