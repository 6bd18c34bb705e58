// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "ui/settings/judgement_page.h"
#include "ui/settings/judgement_words.h"
#include "ui/theme/plain_label.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

class TestJudgementPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    std::unique_ptr<JudgementPage> m_page;

    template <class T>
    [[nodiscard]] T *part(const QString &name) const
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    [[nodiscard]] QString text(const QString &name) const { return part<PlainLabel>(name)->fullText(); }
    void click(const QString &name) { part<QPushButton>(name)->click(); }
    void choose(Task task)
    {
        auto *box = part<QComboBox>(u"judgementTask"_s);
        box->setCurrentIndex(box->findData(static_cast<int>(task)));
    }
    [[nodiscard]] static WaitingText waiting(const QString &words)
    {
        return {MessageId::derive(words.toUtf8()), words, u"refund"_s, 0.4, {}};
    }
    [[nodiscard]] static TeachingView view(Task task = Task::Category)
    {
        TeachingView made;
        made.task = task;
        made.labels = {{u"refund"_s, {}, false, 3}, {u"logistics"_s, {}, false, 4}, {u"own"_s, u"团购"_s, true, 5}};
        made.waiting = {waiting(u"first"_s), waiting(u"second"_s), waiting(u"third"_s)};
        made.inForce = {{0, u"category.zh"_s, 1, {}, u"abc"_s, u"zh"_s, {100, 0.9, 0.8}, {}}};
        made.rows = {1, 2, 3};
        return made;
    }
    [[nodiscard]] static Comparison compared()
    {
        Scores ours{30, 0.9, 0.85, {{u"refund"_s, 25, 24, 0.9, 0.8, 0.85}, {u"own"_s, 5, 6, 0.7, 0.7, 0.7}}, {}};
        ours.cells = {{{u"refund"_s, u"refund"_s}, 23}, {{u"refund"_s, u"own"_s}, 2}, {{u"own"_s, u"own"_s}, 5}};
        return {ours, {30, 0.5, 0.4, {{u"refund"_s, 25, 30, 0.5, 0.5, 0.5}}, {}}, 120, 7};
    }
    [[nodiscard]] static ModelCard candidate()
    {
        ModelCard card{9, u"category.team.zh"_s, 2, Instant(std::chrono::hours(1)), u"def"_s, u"zh"_s, {}, compared()};
        return card;
    }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<JudgementPage>(m_themes);
        m_page->resize(1000, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() { m_page.reset(); }

    void keys_giveLabels_andUndoTakesThemBack()
    {
        m_page->setView(view());
        QSignalSpy given(m_page.get(), &JudgementPage::labelled), taken(m_page.get(), &JudgementPage::unlabelled);
        auto *board = part<LabelBoard>(u"labelBoard"_s);
        QCOMPARE(text(u"textToLabel"_s), u"first"_s);
        QTest::keyClick(board, Qt::Key_2);
        QCOMPARE(given.count(), 1);
        QCOMPARE(given.last().at(1).value<MessageId>(), waiting(u"first"_s).message);
        QCOMPARE(given.last().at(2).toString(), u"logistics"_s);
        QCOMPARE(text(u"textToLabel"_s), u"second"_s);
        QTest::keyClick(board, Qt::Key_9); // there is no ninth label
        QCOMPARE(given.count(), 1);
        QTest::keyClick(board, Qt::Key_Backspace);
        QCOMPARE(taken.count(), 1);
        QCOMPARE(taken.last().at(1).value<MessageId>(), waiting(u"first"_s).message);
        QCOMPARE(text(u"textToLabel"_s), u"first"_s);
        QTest::keyClick(board, Qt::Key_Right);
        QCOMPARE(text(u"textToLabel"_s), u"second"_s);
    }
    void beforeTheAnswer_nothingIsClaimed()
    {
        QVERIFY(!text(u"modelInForce"_s).contains(u"rules"_s));
        QVERIFY(!part<QPushButton>(u"forgetRows"_s)->isVisible());
        TeachingView bare = view();
        bare.inForce.clear();
        m_page->setView(bare);
        QVERIFY(text(u"modelInForce"_s).contains(u"rules"_s));
    }
    void lastText_asksForMore()
    {
        TeachingView one = view();
        one.waiting.resize(1);
        m_page->setView(one);
        QSignalSpy wanted(m_page.get(), &JudgementPage::taskWanted);
        click(u"label-own"_s);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!part<QPushButton>(u"label-own"_s)->isEnabled());
        QTest::keyClick(part<LabelBoard>(u"labelBoard"_s), Qt::Key_1); // nothing to label: nothing happens
    }
    void theTextInHand_stays_whenTheListIsRenewed()
    {
        m_page->setView(view());
        click(u"labelSkip"_s);
        QCOMPARE(text(u"textToLabel"_s), u"second"_s);
        m_page->setView(view());
        QCOMPARE(text(u"textToLabel"_s), u"second"_s);
    }
    void severalLabels_areMarked_andGoTogether()
    {
        choose(Task::Escalation);
        TeachingView shown = view(Task::Escalation);
        shown.labels = {{u"human"_s, {}, false, 0}, {u"media"_s, {}, false, 0}, {u"none"_s, {}, false, 0}};
        m_page->setView(shown);
        QSignalSpy given(m_page.get(), &JudgementPage::labelled);
        auto *board = part<LabelBoard>(u"labelBoard"_s);
        QTest::keyClick(board, Qt::Key_2);
        QTest::keyClick(board, Qt::Key_1);
        QCOMPARE(given.count(), 0);
        QTest::keyClick(board, Qt::Key_Return);
        QCOMPARE(given.last().at(2).toString(), u"human+media"_s);
        QVERIFY(!part<QPushButton>(u"label-human"_s)->isChecked());
        QTest::keyClick(board, Qt::Key_Return); // nothing marked
        QCOMPARE(given.last().at(2).toString(), u"none"_s);
        QVERIFY(!part<QLineEdit>(u"newLabelName"_s)->isVisible()); // its labels are fixed
    }
    void viewOfAnotherTask_isPassedOver()
    {
        m_page->setView(view(Task::Sentiment));
        QVERIFY(!m_page->findChild<QPushButton *>(u"label-refund"_s));
    }
    void ownCategories_areNamed()
    {
        m_page->setView(view());
        QSignalSpy named(m_page.get(), &JudgementPage::labelNamed);
        QVERIFY(!part<QPushButton>(u"addLabel"_s)->isEnabled());
        part<QLineEdit>(u"newLabelName"_s)->setText(u"以旧换新"_s);
        click(u"addLabel"_s);
        QCOMPARE(named.last().at(1).toString(), QString());
        QCOMPARE(named.last().at(2).toString(), u"以旧换新"_s);
        part<QComboBox>(u"labelToRename"_s)->setCurrentIndex(2);
        click(u"renameLabel"_s);
        QCOMPARE(named.last().at(1).toString(), u"own"_s);
    }
    void training_canBeStopped_andOnlyOnceAtATime()
    {
        m_page->setView(view());
        QSignalSpy wanted(m_page.get(), &JudgementPage::trainWanted), stop(m_page.get(), &JudgementPage::stopWanted);
        auto *split = part<QComboBox>(u"split"_s);
        split->setCurrentIndex(split->findData(static_cast<int>(Split::ByTime)));
        click(u"train"_s);
        QCOMPARE(wanted.last().at(1).value<Split>(), Split::ByTime);
        QVERIFY(!part<QPushButton>(u"train"_s)->isEnabled());
        QVERIFY(part<QPushButton>(u"label-own"_s)->isEnabled()); // labelling goes on
        m_page->setProgress(30);
        QCOMPARE(part<QProgressBar>(u"trainingProgress"_s)->value(), 30);
        click(u"stopTraining"_s);
        QCOMPARE(stop.count(), 1);
        m_page->showProblem({TeachingTrouble::LabelTaken, 0, 0, {u"x"_s}}); // of something else meanwhile
        QVERIFY(!part<QPushButton>(u"train"_s)->isEnabled());
        m_page->showProblem({TeachingTrouble::Cancelled, 0, 0, {}});
        m_page->endTraining();
        QVERIFY(part<QPushButton>(u"train"_s)->isEnabled());
        QVERIFY(!part<QProgressBar>(u"trainingProgress"_s)->isVisible());
    }
    void comparison_isShown_andSwitchingOverIsSaid()
    {
        m_page->setView(view());
        QSignalSpy wanted(m_page.get(), &JudgementPage::switchWanted), back(m_page.get(), &JudgementPage::backWanted);
        QVERIFY(!part<QPushButton>(u"switchOver"_s)->isVisible());
        QVERIFY(!part<QPushButton>(u"goBack"_s)->isEnabled());
        m_page->showCandidate(Task::Category, candidate());
        const QString verdict = text(u"verdict"_s);
        for (const QString &figure : {u"90"_s, u"50"_s, u"85"_s, u"40"_s, u"7 "_s, u"20"_s})
            QVERIFY2(verdict.contains(figure), qPrintable(figure + u" in "_s + verdict));
        click(u"switchOver"_s);
        QCOMPARE(wanted.last().at(1).toLongLong(), 9);
        TeachingView after = view();
        after.inForce = {candidate()};
        after.mayGoBack = true;
        m_page->setView(after);
        QVERIFY(!part<QPushButton>(u"switchOver"_s)->isVisible());
        QVERIFY(text(u"judgementAnswer"_s).contains(u"category.team.zh"_s));
        QVERIFY(text(u"modelInForce"_s).contains(u"def"_s));
        click(u"goBack"_s);
        QCOMPARE(back.count(), 1);
    }
    void missingColumn_asksWhichOnes()
    {
        m_page->setView(view());
        QSignalSpy wanted(m_page.get(), &JudgementPage::importWanted);
        m_page->showProblem({TeachingTrouble::MissingColumn, 0, 0, {u"q"_s, u"a"_s, u"day"_s}});
        QVERIFY(part<QComboBox>(u"textColumn"_s)->isVisible());
        part<QComboBox>(u"labelColumn"_s)->setCurrentText(u"day"_s);
        click(u"importColumns"_s);
        QCOMPARE(wanted.last().at(2).toString(), u"q"_s);
        QCOMPARE(wanted.last().at(3).toString(), u"day"_s);
        m_page->showReport({2, 0, {}, {{4, RejectedWhy::NotUtf8}}});
        QVERIFY(!part<QComboBox>(u"textColumn"_s)->isVisible());
        QVERIFY(text(u"judgementAnswer"_s).contains(u"4"_s));
        QSignalSpy forget(m_page.get(), &JudgementPage::forgetWanted);
        click(u"forgetRows"_s);
        QCOMPARE(forget.count(), 1);
        TeachingView none = view();
        none.rows = {};
        m_page->setView(none);
        QVERIFY(!part<QPushButton>(u"forgetRows"_s)->isVisible());
    }
    void everyProblemAndReason_hasASentence()
    {
        QStringList said;
        for (int i = 0; i <= static_cast<int>(TeachingTrouble::NotWritten); ++i)
            said << JudgementWords::problem({static_cast<TeachingTrouble>(i), 1, 2, {u"x"_s}});
        for (size_t i = 0; i < EnumNames<RejectedWhy>::names.size(); ++i)
            said << JudgementWords::rejected(static_cast<RejectedWhy>(i));
        for (const Task task : teachableTasks)
            said << JudgementWords::task(task);
        QVERIFY(!said.contains(QString()));
        QCOMPARE(said.removeDuplicates(), 0);
    }
    void tables_areSoundModels()
    {
        LabelScores scores(m_themes);
        ConfusionTable confusion(m_themes);
        const QAbstractItemModelTester a(&scores, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester b(&confusion, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const LabelTitle title = [](const QString &id) { return u"<"_s + id + u">"_s; };
        scores.set(compared(), 20, title);
        confusion.set(compared().candidate, title);
        QCOMPARE(scores.rowCount(), 2);
        QCOMPARE(scores.index(0, LabelScores::Label).data().toString(), u"<refund>"_s);
        QCOMPARE(scores.index(0, LabelScores::Note).data().toString(), QString());
        QVERIFY(!scores.index(1, LabelScores::Note).data().toString().isEmpty()); // five rows are too few
        QCOMPARE(scores.index(1, LabelScores::OldF1).data().toString(), LabelScores::tr("none"));
        QCOMPARE(confusion.rowCount(), 2);
        QCOMPARE(confusion.index(0, 1).data().toString(), u"2"_s);
        QCOMPARE(confusion.index(1, 0).data().toString(), QString());
        scores.set({}, 20, title);
        confusion.set({}, title);
        QCOMPARE(scores.rowCount() + confusion.rowCount(), 0);
    }
    void customersMarkup_isPlainText()
    {
        TeachingView shown = view();
        shown.waiting = {waiting(u"<img src='x'><b>loud</b>"_s)};
        m_page->setView(shown);
        QCOMPARE(text(u"textToLabel"_s), u"<img src='x'><b>loud</b>"_s);
        QCOMPARE(part<PlainLabel>(u"textToLabel"_s)->textFormat(), Qt::PlainText);
    }
    void everythingHasAName_andIsReachedByTab()
    {
        m_page->setView(view());
        m_page->showCandidate(Task::Category, candidate());
        const QStringList gaps = accessibilityGaps(*m_page);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        const QStringList missed = unreachableByTab(*m_page);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    }
};

QTEST_MAIN(TestJudgementPage)
#include "tst_judgement_page.moc"
