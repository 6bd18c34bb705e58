// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/review_world.h"
#include "ui/review/review_forms.h"
#include "ui/review/story_forms.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Writing reviews, appealing, deciding, as people do it.
class TestReviewPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    std::unique_ptr<ReviewWorld> m_world;
    std::unique_ptr<ReviewPage> m_page;

    void open(const QString &me, bool lead)
    {
        m_page.reset();
        m_world = std::make_unique<ReviewWorld>(m_themes, AgentId(me), lead);
    }
    void show()
    {
        m_page = std::make_unique<ReviewPage>(m_world->services());
        m_page->resize(1200, 760);
        m_page->show();
        settle();
    }
    void settle()
    {
        for (int i = 0; i < 4; ++i) {
            m_world->settle();
            m_world->world.store.deliver();
        }
    }
    template <class W>
    [[nodiscard]] W *part(const char *name)
    {
        return m_page->findChild<W *>(QString::fromLatin1(name));
    }
    void choose(ReviewModel::Choice choice, int row)
    {
        auto *box = part<QComboBox>("reviewChoice");
        box->setCurrentIndex(static_cast<int>(choice));
        Q_EMIT box->activated(box->currentIndex());
        auto *table = part<QTreeView>("reviews");
        table->setCurrentIndex(table->model()->index(row, 0));
        settle();
    }
    [[nodiscard]] QTreeView *scores() { return part<QTreeView>("scores"); }
    [[nodiscard]] QString points(int row)
    {
        return scores()->model()->index(row, ScoreModel::Points).data().toString();
    }
    /// Types full points for every question that a person judges.
    void judgeAll()
    {
        for (const CardCriterion &asked : shippedCard(false).criteria)
            if (asked.count == AutomaticCount::None)
                QTest::keyClick(scores(), static_cast<Qt::Key>(Qt::Key_0 + asked.points));
    }
    template <class P>
    [[nodiscard]] std::vector<P> told(EventType type)
    {
        std::vector<P> payloads;
        for (const Event &event : m_world->world.log.eventsOf(type))
            payloads.push_back(*payloadOf<P>(event));
        return payloads;
    }

private Q_SLOTS:
    void init() { open(u"rui"_s, false); }
    void cleanup()
    {
        m_page.reset();
        m_world.reset();
    }

    void aReview_isWrittenByTheKeyboardAlone()
    {
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first)};
        show();
        choose(ReviewModel::Choice::ToWrite, 0);
        QVERIFY(part<QPushButton>("giveReview")->isVisible());
        QVERIFY(!part<QPushButton>("giveReview")->isEnabled());
        scores()->setFocus();
        judgeAll();
        QVERIFY(part<PlainLabel>("scoreResult")->text().contains(u"%"_s));
        QVERIFY(part<QPushButton>("giveReview")->isEnabled());
        part<QPlainTextEdit>("reviewComment")->setPlainText(u"well done"_s);
        QTest::mouseClick(part<QPushButton>("giveReview"), Qt::LeftButton);
        settle();
        const auto given = told<ReviewGiven>(EventType::ReviewGiven);
        QCOMPARE(given.size(), size_t{1});
        QCOMPARE(given[0].review, m_world->board.rows[0].id);
        QCOMPARE(given[0].comment, u"well done"_s);
        QCOMPARE(given[0].by.agent, AgentId(u"rui"_s));
        QCOMPARE(given[0].agent, AgentId(u"lin"_s));
        QCOMPARE(given[0].scores.size(), shippedCard(false).criteria.size());
        QVERIFY(scoreOf(shippedCard(false), given[0].scores).whole());
        // What the desk kept is in it: three of four steps, one message stopped.
        for (const CriterionScore &score : given[0].scores) {
            if (score.criterion == u"script"_s)
                QCOMPARE(score, (CriterionScore{u"script"_s, 3, {}, true}));
            if (score.criterion == u"stopped"_s)
                QCOMPARE(score.points, std::optional(2));
        }
        QVERIFY(part<PlainLabel>("reviewAnswer")->isVisible());
    }
    void aDigitTooHigh_orOnACountedQuestion_changesNothing()
    {
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first)};
        show();
        choose(ReviewModel::Choice::ToWrite, 0);
        QTest::keyClick(scores(), Qt::Key_9);
        QCOMPARE(points(0), u"…"_s);
        QTest::keyClick(scores(), Qt::Key_Minus);
        QCOMPARE(points(0), u"does not apply"_s);
        QCOMPARE(scores()->currentIndex().row(), 1);
        int counted = 0;
        while (shippedCard(false).criteria.at(static_cast<size_t>(counted)).count == AutomaticCount::None)
            ++counted;
        scores()->setCurrentIndex(scores()->model()->index(counted, 0));
        const QString before = points(counted);
        QTest::keyClick(scores(), Qt::Key_1);
        QCOMPARE(points(counted), before);
        QVERIFY(!part<QPushButton>("pointsNone")->isEnabled());
    }
    void theMouse_givesPointsAndAReason()
    {
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first)};
        show();
        choose(ReviewModel::Choice::ToWrite, 0);
        QVERIFY(!part<QPushButton>("points6")->isVisible());
        QTest::mouseClick(part<QPushButton>("points3"), Qt::LeftButton);
        QCOMPARE(points(0), u"3 / 5"_s);
        scores()->setCurrentIndex(scores()->model()->index(0, 0));
        QTest::keyClicks(part<QLineEdit>("scoreReason"), u"no name"_s);
        QCOMPARE(m_page->bench().findChild<ScoreForm *>()->scores().front().words, u"no name"_s);
    }
    void remarks_standOnMessages()
    {
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first)};
        show();
        choose(ReviewModel::Choice::ToWrite, 0);
        TimelineView &timeline = m_page->bench().timeline();
        QVERIFY(timeline.entryCount() > 0);
        int message = -1;
        const std::vector<TimelineRow> &lines = m_world->world.store.timelines.at(m_world->first);
        for (int i = 0; i < timeline.entryCount() && message < 0; ++i)
            if (lines.at(lines.size() - static_cast<size_t>(timeline.entryCount() - i)).kind == TimelineKind::Message)
                message = i;
        timeline.setCurrent(message);
        part<QPushButton>("addRemark")->click();
        auto *form = m_page->findChild<WordsForm *>();
        form->findChild<QPlainTextEdit *>(u"words"_s)->setPlainText(u"well put"_s);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        part<QPushButton>("addMark")->click();
        auto *list = part<QListWidget>("reviewRemarks");
        QCOMPARE(list->count(), 2);
        QVERIFY(list->item(0)->text().startsWith(u"well put"_s));
        list->setCurrentRow(1);
        part<QPushButton>("removeRemark")->click();
        QCOMPARE(list->count(), 1);
        scores()->setFocus();
        judgeAll();
        part<QPushButton>("giveReview")->click();
        settle();
        const auto given = told<ReviewGiven>(EventType::ReviewGiven);
        QCOMPARE(given[0].remarks.size(), size_t{1});
        QCOMPARE(given[0].remarks[0].text, u"well put"_s);
    }
    void whatIsTyped_staysWhileOthersAreLookedAt()
    {
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first),
                               m_world->row(2, u"lin"_s, u"rui"_s, m_world->second)};
        show();
        choose(ReviewModel::Choice::ToWrite, 0);
        QTest::keyClick(scores(), Qt::Key_4);
        part<QPlainTextEdit>("reviewComment")->setPlainText(u"half"_s);
        part<QTreeView>("reviews")->setCurrentIndex(part<QTreeView>("reviews")->model()->index(1, 0));
        settle();
        QCOMPARE(part<QPlainTextEdit>("reviewComment")->toPlainText(), QString());
        part<QTreeView>("reviews")->setCurrentIndex(part<QTreeView>("reviews")->model()->index(0, 0));
        settle();
        QCOMPARE(part<QPlainTextEdit>("reviewComment")->toPlainText(), u"half"_s);
        QCOMPARE(points(0), u"4 / 5"_s);
        // Another desk's change reads the board again; nothing typed goes.
        ChangeSet changes;
        changes.cases = {m_world->second};
        m_world->board.rows[1].due = m_world->world.clock.now() + 48h;
        m_page->apply(changes);
        settle();
        QCOMPARE(points(0), u"4 / 5"_s);
    }
    void theAgent_sees_andAppeals_untilTheDeadline()
    {
        open(u"lin"_s, false);
        ReviewRow written = m_world->row(1, u"lin"_s, u"rui"_s, m_world->first);
        m_world->write(written, 2);
        m_world->board.rows = {written};
        show();
        choose(ReviewModel::Choice::AboutMe, 0);
        QVERIFY(!part<QPushButton>("giveReview")->isVisible());
        QVERIFY(part<QPushButton>("appealReview")->isVisible());
        QVERIFY(part<PlainLabel>("reviewStory")->text().contains(u"appeal until"_s));
        QTest::keyClick(scores(), Qt::Key_5);
        QCOMPARE(points(0), u"3 / 5"_s); // it is not theirs to change
        part<QPushButton>("appealReview")->click();
        auto *form = m_page->findChild<WordsForm *>();
        form->findChild<QPlainTextEdit *>(u"words"_s)->setPlainText(u"I did greet"_s);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        QCOMPARE(told<ReviewAppealed>(EventType::ReviewAppealed).at(0).words, u"I did greet"_s);

        m_world->world.clock.advance(std::chrono::hours(24 * 8));
        m_world->board.rows[0].comment = u"changed"_s;
        ChangeSet changes;
        changes.cases = {m_world->first};
        m_page->apply(changes);
        settle();
        QVERIFY(!part<QPushButton>("appealReview")->isVisible());
        DeskResult late;
        m_world->desk.appeal(m_world->board.rows[0], u"too late"_s, [&](const DeskResult &result) { late = result; });
        QCOMPARE(late.kind, DeskResult::Kind::Refused);
    }
    void aLead_decides_withOtherScores()
    {
        open(u"lead"_s, true);
        ReviewRow written = m_world->row(1, u"lin"_s, u"rui"_s, m_world->first);
        m_world->write(written, 2);
        written.appealedAt = m_world->world.clock.now();
        written.appeal = u"I did greet"_s;
        m_world->board.rows = {written};
        show();
        choose(ReviewModel::Choice::Appeals, 0);
        scores()->setCurrentIndex(scores()->model()->index(0, 0));
        QTest::keyClick(scores(), Qt::Key_5);
        part<QPushButton>("decideAppeal")->click();
        auto *form = m_page->findChild<DecisionForm *>();
        form->findChild<QPlainTextEdit *>(u"words"_s)->setPlainText(u"it is in the first line"_s);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        const auto decided = told<AppealDecided>(EventType::AppealDecided);
        QCOMPARE(decided.size(), size_t{1});
        QVERIFY(decided[0].upheld);
        QCOMPARE(decided[0].scores.front().points, std::optional(5));
        QCOMPARE(decided[0].by.agent, AgentId(u"lead"_s));
    }
    void aReviewerOnly_decidesNothing_andDrawsNothing()
    {
        ReviewRow written = m_world->row(1, u"lin"_s, u"rui"_s, m_world->first);
        m_world->write(written, 2);
        written.appealedAt = m_world->world.clock.now();
        m_world->board.rows = {written};
        show();
        choose(ReviewModel::Choice::Appeals, 0);
        QVERIFY(!part<QPushButton>("decideAppeal")->isVisible());
        QVERIFY(!part<QPushButton>("giveReview")->isVisible()); // closed to its writer
        QVERIFY(!part<QPushButton>("drawSample")->isVisible());
    }
    void aCaseOfTheInbox_isReviewedByHand_butNotOnesOwn()
    {
        show();
        part<QPushButton>("reviewShown")->click();
        settle();
        QVERIFY(part<PlainLabel>("reviewsAnswer")->isVisible());
        m_world->shown = m_world->world.store.cases.at(m_world->first).head;
        m_world->shown->assignee = AgentId(u"rui"_s);
        part<QPushButton>("reviewShown")->click();
        settle();
        QVERIFY(!m_page->bench().task());
        m_world->shown->assignee = AgentId(u"lin"_s);
        part<QPushButton>("reviewShown")->click();
        settle();
        QVERIFY(m_page->bench().task());
        scores()->setFocus();
        judgeAll();
        part<QPushButton>("giveReview")->click();
        settle();
        QCOMPARE(told<ReviewGiven>(EventType::ReviewGiven).at(0).agent, AgentId(u"lin"_s));
    }
    void aWordToTheAgent_isSent()
    {
        ReviewRow written = m_world->row(1, u"lin"_s, u"rui"_s, m_world->first);
        m_world->write(written, 0);
        m_world->board.rows = {written};
        show();
        choose(ReviewModel::Choice::Written, 0);
        part<QPushButton>("coachAgent")->click();
        auto *form = m_page->findChild<WordsForm *>();
        form->findChild<QPlainTextEdit *>(u"words"_s)->setPlainText(u"try it shorter"_s);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        const auto words = told<CoachingNoted>(EventType::CoachingNoted);
        QCOMPARE(words.at(0).agent, AgentId(u"lin"_s));
        QCOMPARE(words.at(0).review, written.id);
    }
    void agreementAndTrend_areShown_andLeadToTheCase()
    {
        open(u"lead"_s, true);
        std::vector<ReviewRow> rows;
        for (int i = 0; i < 4; ++i) {
            ReviewRow one = m_world->row(10 + i, u"lin"_s, u"rui"_s, m_world->first);
            m_world->write(one, i % 2);
            ReviewRow two = m_world->row(20 + i, u"lin"_s, u"qin"_s, m_world->first);
            m_world->write(two, i == 3 ? 0 : i % 2);
            two.second = one.id;
            rows.push_back(one);
            rows.push_back(two);
        }
        m_world->board.rows = rows;
        show();
        part<QTabWidget>("reviewTabs")->setCurrentIndex(1);
        auto *agreement = part<QTreeWidget>("agreement");
        QCOMPARE(agreement->topLevelItemCount(), 8); // what a person judges
        QCOMPARE(agreement->topLevelItem(0)->text(1), u"4"_s);
        QVERIFY(agreement->topLevelItem(0)->text(3).contains(u"0.5"_s));
        auto *differences = part<QTreeWidget>("differences");
        QCOMPARE(differences->topLevelItemCount(), 7); // the fatal one is the same everywhere
        auto *trends = part<QTreeWidget>("trends");
        QCOMPARE(trends->topLevelItemCount(), 1);
        QCOMPARE(trends->topLevelItem(0)->text(1), u"4"_s); // first reviews only
        Q_EMIT differences->itemActivated(differences->topLevelItem(0), 0);
        settle();
        QCOMPARE(part<QTabWidget>("reviewTabs")->currentIndex(), 0);
        QCOMPARE(m_page->bench().task()->row.id, ReviewId::derive("13"));
    }
    void aLogThatCannotBeWritten_isSaid_andNothingTypedGoes()
    {
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first)};
        show();
        choose(ReviewModel::Choice::ToWrite, 0);
        scores()->setFocus();
        judgeAll();
        m_world->world.log.reachable = false;
        part<QPushButton>("giveReview")->click();
        settle();
        QVERIFY(part<PlainLabel>("reviewAnswer")->isVisible());
        QVERIFY(part<QPushButton>("giveReview")->isEnabled());
        QVERIFY(points(0) != u"…"_s);
    }
    void whileHidden_nothingIsRead()
    {
        show();
        m_page->hide();
        const int reads = m_world->reads;
        ChangeSet changes;
        changes.cases = {1};
        m_page->apply(changes);
        settle();
        QCOMPARE(m_world->reads, reads);
        m_page->show();
        settle();
        QCOMPARE(m_world->reads, reads + 1);
    }
    void everythingHasANameAndATabStop()
    {
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first)};
        show();
        choose(ReviewModel::Choice::ToWrite, 0);
        const QStringList gaps = accessibilityGaps(*m_page);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        const QStringList missed = unreachableByTab(*m_page);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    }

    /// What a test asks to be printed: the form filled in and a place chosen.
    void print(bool masked)
    {
        Q_EMIT m_page->bench().printRequested();
        auto *form = m_page->findChild<PrintForm *>();
        QVERIFY(form);
        if (!masked) {
            form->findChild<QCheckBox *>(u"printMasked"_s)->setChecked(false);
            form->findChild<QLineEdit *>(u"printReason"_s)->setText(u"the court asks"_s);
        }
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(u"/tmp/case.pdf"_s);
        delete dialog;
        delete form;
        settle();
    }
    void personalData_areOnPaper_onlyWhenTheLogHasIt()
    {
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first)};
        ReviewPage::Services services = m_world->services();
        std::vector<CaseSetScope> asked;
        int printed = 0;
        std::optional<DeskDone> told;
        services.saveItem = [](const TeamItemSaved &, DeskDone) {};
        services.askCase = [&](const QObject *, const ReviewRow &, CaseSetScope scope, auto answer) {
            asked.push_back(scope);
            CaseSet set;
            set.cases.resize(1);
            answer(set);
        };
        services.savePdf = [&](const QObject *, const CaseSet &, const QString &, auto done) {
            ++printed;
            done({});
        };
        services.recordPrint = [&](const CaseRow &, const QString &reason, DeskDone done) {
            QCOMPARE(reason, u"the court asks"_s);
            told = std::move(done);
        };
        m_page = std::make_unique<ReviewPage>(services);
        m_page->show();
        settle();
        choose(ReviewModel::Choice::ToWrite, 0);
        print(true);
        QCOMPARE(asked, std::vector{CaseSetScope::Masked});
        QCOMPARE(printed, 1);
        print(false);
        QVERIFY(told.has_value());
        QCOMPARE(printed, 1); // the log has not answered
        (*told)({DeskResult::Kind::Unavailable, 0, {}, {}, Error{ErrorCode::Network, {}}});
        settle();
        QCOMPARE(printed, 1);
        QVERIFY(part<PlainLabel>("reviewAnswer")->fullText().contains(u"Nothing was printed"_s));
        print(false);
        (*told)({});
        settle();
        QCOMPARE(printed, 2);
        QCOMPARE(asked.back(), CaseSetScope::Whole);
    }
    void aStory_needsNoAttachments()
    {
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first)};
        ReviewPage::Services services = m_world->services();
        std::vector<CaseSetScope> asked;
        services.saveItem = [](const TeamItemSaved &, DeskDone) {};
        services.askCase = [&](const QObject *, const ReviewRow &, CaseSetScope scope, auto) {
            asked.push_back(scope);
        };
        m_page = std::make_unique<ReviewPage>(services);
        m_page->show();
        settle();
        choose(ReviewModel::Choice::ToWrite, 0);
        Q_EMIT m_page->bench().articleRequested();
        Q_EMIT m_page->bench().rehearsalRequested();
        QCOMPARE(asked, (std::vector{CaseSetScope::Words, CaseSetScope::Words}));
    }
    void whatARoleMayNotDo_isNotOffered_andRefused_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("reviews");
        QTest::addColumn<bool>("decides");
        const auto row = [](const char *name, TeamRole role, bool reviews, bool decides) {
            QTest::newRow(name) << static_cast<int>(role) << reviews << decides;
        };
        row("an agent", TeamRole::Agent, false, false);
        row("a reviewer", TeamRole::Reviewer, true, false);
        row("a lead", TeamRole::Lead, true, true);
    }
    void whatARoleMayNotDo_isNotOffered_andRefused()
    {
        QFETCH(int, role);
        QFETCH(bool, reviews);
        QFETCH(bool, decides);
        const Rights rights{static_cast<TeamRole>(role), true};
        m_world->desk.setRights([rights] { return rights; });
        ReviewRow appealed = m_world->row(2, u"zhou"_s, u"qin"_s, m_world->second);
        m_world->write(appealed, 1);
        appealed.appealedAt = m_world->world.clock.now();
        m_world->board.rows = {m_world->row(1, u"lin"_s, u"rui"_s, m_world->first), appealed};
        m_page = std::make_unique<ReviewPage>([this] {
            ReviewPage::Services services = m_world->services();
            services.draw = [](const QObject *, auto) {};
            return services;
        }());
        m_page->show();
        settle();
        QCOMPARE(part<QPushButton>("drawSample")->isVisible(), reviews);
        QCOMPARE(part<QPushButton>("reviewShown")->isEnabled(), reviews);
        QCOMPARE(part<QPushButton>("reviewShown")->toolTip().isEmpty(), reviews); // a reason, not only a grey button
        choose(ReviewModel::Choice::ToWrite, 0);
        QCOMPARE(part<QPushButton>("giveReview")->isVisible(), reviews);
        // Nor does it help to go past the page.
        ReviewGiven given;
        given.caseId = m_world->board.rows[0].head.id;
        given.review = m_world->board.rows[0].id;
        std::vector<DeskResult> results;
        const DeskDone told = [&results](const DeskResult &result) { results.push_back(result); };
        m_world->desk.give(given, told);
        m_world->desk.issue({}, told);
        m_world->desk.decide(m_world->board.rows[1], {}, told);
        settle();
        QCOMPARE(results.size(), size_t{3});
        QCOMPARE(std::ranges::count_if(results, &DeskResult::done), (reviews ? 2 : 0) + (decides ? 1 : 0));
        QCOMPARE(m_world->world.log.records.size(), static_cast<size_t>((reviews ? 2 : 0) + (decides ? 1 : 0)));
        if (!reviews)
            QCOMPARE(results.front().error.code, ErrorCode::NotAllowed);
    }
    void aRoleThatChanges_isFollowed()
    {
        Rights rights{TeamRole::Agent, true};
        m_world->desk.setRights([&rights] { return rights; });
        show();
        QVERIFY(!part<QPushButton>("reviewShown")->isEnabled());
        rights.role = TeamRole::Reviewer;
        m_page->takeRights();
        QVERIFY(part<QPushButton>("reviewShown")->isEnabled());
    }
};

QTEST_MAIN(TestReviewPage)
#include "tst_review_page.moc"
