// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/media_source.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/memory_media.h"
#include "tests/support/ui/review_world.h"
#include "ui/review/taken_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Cases taken along, as people see them.
class TestTakenPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    std::unique_ptr<ReviewWorld> m_world;
    std::unique_ptr<TakenPage> m_page;
    std::vector<KeptSet> m_kept;
    std::vector<HandIn> m_judged;
    std::vector<CaseKeeper::KeptResult> m_written;
    std::vector<TakeAlong> m_wishes;
    std::vector<CaseFileId> m_destroyed;
    std::vector<ReviewId> m_forgotten;
    std::vector<QString> m_saved, m_takenIn;
    tl::expected<TakenResults, ResultFileTrouble> m_takes = TakenResults{1, 0, 0};
    int m_judgements = 0;
    CaseFileResult m_set = tl::make_unexpected(CaseFileTrouble::Damaged);

    static void later(const QObject *context, std::function<void()> what)
    {
        QMetaObject::invokeMethod(const_cast<QObject *>(context), std::move(what), Qt::QueuedConnection);
    }
    CaseSet set()
    {
        CaseSet made;
        made.header.id = CaseFileId::derive("set");
        made.header.title = u"Week 47"_s;
        made.header.reviewer = AgentId(u"rui"_s);
        made.header.reviewerName = u"Rui"_s;
        made.header.issued = m_world->world.clock.now();
        made.header.expires = m_world->world.clock.now() + 72h;
        for (const qint64 row : {m_world->first, m_world->second}) {
            CaseInSet one;
            one.head = m_world->world.store.cases.at(row).head;
            one.head.row = static_cast<qint64>(made.cases.size()) + 1;
            one.lines = m_world->world.store.timelines.at(row);
            one.review = ReviewId::derive(QByteArray::number(row));
            one.agent = AgentId(u"lin"_s);
            one.agentName = u"林晓"_s;
            one.work = m_world->work;
            made.cases.push_back(one);
        }
        return made;
    }
    TakenPage::Services services()
    {
        return {
            {m_world->world.clock,
             m_themes,
             findPhones,
             QTimeZone::utc(),
             AgentId(u"rui"_s),
             [this](const QObject *context, const CaseKeeper::KeptResult &result, std::function<void(Status)> done) {
                 m_written.push_back(result);
                 later(context, [done] { done({}); });
             },
             {},
             [this](const QObject *context, const CaseSetHeader &, const QString &path,
                    std::function<void(Status)> done) {
                 m_saved.push_back(path);
                 later(context, [done] { done({}); });
             }},
            m_world->desk,
            {7, 30, 500},
            [this](const QObject *context, auto answer) { later(context, [=, this] { answer(m_kept); }); },
            [this](const QObject *context, CaseFileId, auto answer) { later(context, [=, this] { answer(m_set); }); },
            [this](const QObject *context, const QString &, const QString &, auto answer) {
                later(context, [=, this] { answer(m_set); });
            },
            [this](const QObject *context, const TakeAlong &wish, auto answer) {
                m_wishes.push_back(wish);
                later(context, [=] { answer(2); });
            },
            [this](const QObject *context, CaseFileId id, auto done) {
                m_destroyed.push_back(id);
                later(context, [=] { done(); });
            },
            [this](const QObject *context, auto answer) {
                ++m_judgements;
                later(context, [=, this] { answer(m_judged); });
            },
            [this](const QObject *context, const OfflineReview &result, auto done) {
                m_forgotten.push_back(result.given.review);
                std::erase_if(m_judged, [&result](const HandIn &one) { return one.result == result; });
                later(context, [=] { done(); });
            },
            [this](const QObject *context, auto answer) { later(context, [=, this] { answer(m_written); }); },
            [this](const QObject *context, const QString &path, auto answer) {
                m_takenIn.push_back(path);
                later(context, [=, this] { answer(m_takes); });
            }};
    }
    void settle()
    {
        for (int i = 0; i < 4; ++i)
            m_world->settle();
    }
    void show(bool lead = false)
    {
        m_page.reset();
        m_world = std::make_unique<ReviewWorld>(m_themes, AgentId(u"rui"_s), lead);
        m_page = std::make_unique<TakenPage>(services());
        m_page->resize(1000, 700);
        m_page->show();
        settle();
    }
    template <class W>
    [[nodiscard]] W *part(const char *name)
    {
        return m_page->findChild<W *>(QString::fromLatin1(name));
    }
    void openSet()
    {
        m_set = set();
        m_kept = {{m_set->header, 0}};
        m_page->read();
        settle();
        auto *table = part<QTreeWidget>("takenSets");
        table->setCurrentItem(table->topLevelItem(0));
        part<QPushButton>("openTaken")->click();
        settle();
    }
    HandIn handIn(int number, HandInVerdict verdict)
    {
        HandIn one;
        one.result.given.caseId = CaseId::derive("case");
        one.result.given.review = ReviewId::derive(QByteArray::number(number));
        one.result.given.agent = AgentId(u"lin"_s);
        one.verdict = verdict;
        one.customer = u"Anna"_s;
        one.other = u"Qin"_s;
        return one;
    }

private Q_SLOTS:
    void init()
    {
        m_kept.clear();
        m_judged.clear();
        m_written.clear();
        m_wishes.clear();
        m_destroyed.clear();
        m_forgotten.clear();
        m_saved.clear();
        m_judgements = 0;
        show();
    }
    void cleanup()
    {
        if (m_page && m_page->window())
            delete m_page->window();
        m_page.reset();
        m_world.reset();
    }

    void cases_areTakenAlong()
    {
        QVERIFY(part<PlainLabel>("takenNothing")->isVisible());
        part<QPushButton>("takeAlong")->click();
        auto *form = m_page->QWidget::window()->findChild<TakeForm *>();
        QVERIFY(form->findChild<QCheckBox *>(u"takeMasked"_s)->isChecked());
        QVERIFY(!form->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
        form->findChild<QLineEdit *>(u"takeTitle"_s)->setText(u"Week 47"_s);
        form->findChild<QSpinBox *>(u"takeDays"_s)->setValue(99);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        QCOMPARE(m_wishes.size(), size_t{1});
        QVERIFY(m_wishes[0].due && m_wishes[0].masked && m_wishes[0].passphrase.isEmpty());
        QCOMPARE(m_wishes[0].days, std::chrono::days(30)); // as long as the team allows
        QCOMPARE(m_wishes[0].reviewer, AgentId(u"rui"_s));
    }
    void aFile_needsAPassphraseTwice()
    {
        part<QPushButton>("takeAlong")->click();
        auto *form = m_page->QWidget::window()->findChild<TakeForm *>();
        auto *confirm = form->findChild<QPushButton *>(u"confirm"_s);
        form->findChild<QLineEdit *>(u"takeTitle"_s)->setText(u"Week 47"_s);
        form->findChild<QComboBox *>(u"takeWhere"_s)->setCurrentIndex(1);
        QVERIFY(!confirm->isEnabled());
        auto *first = form->findChild<QLineEdit *>(u"takePassphrase"_s),
             *again = form->findChild<QLineEdit *>(u"takeAgain"_s);
        first->setText(u"short"_s);
        again->setText(u"short"_s);
        QVERIFY(!confirm->isEnabled());
        first->setText(u"correct horse"_s);
        QVERIFY(!confirm->isEnabled());
        again->setText(u"correct horse"_s);
        QVERIFY(confirm->isEnabled());
        QCOMPARE(first->echoMode(), QLineEdit::Password);
    }
    void everyTrouble_hasItsOwnWords()
    {
        QStringList said;
        m_kept = {{set().header, 0}};
        m_page->read();
        settle();
        for (int i = 0; i <= static_cast<int>(CaseFileTrouble::Recalled); ++i) {
            m_set = tl::make_unexpected(static_cast<CaseFileTrouble>(i));
            auto *table = part<QTreeWidget>("takenSets");
            table->setCurrentItem(table->topLevelItem(0));
            part<QPushButton>("openTaken")->click();
            settle();
            QVERIFY(!m_page->window());
            said << part<PlainLabel>("takenAnswer")->fullText();
            QVERIFY(!said.back().isEmpty());
        }
        QCOMPARE(said.removeDuplicates(), qsizetype{0});
    }
    void aSet_isSearched_scored_andKept()
    {
        openSet();
        TakenWindow *window = m_page->window();
        QVERIFY(window);
        auto *list = window->findChild<QListWidget *>(u"takenCases"_s);
        QCOMPARE(list->count(), 2);
        auto *search = window->findChild<QLineEdit *>(u"takenSearch"_s);
        search->setText(u"no such words at all"_s);
        QCOMPARE(list->count(), 0);
        QVERIFY(window->findChild<PlainLabel *>(u"takenEmpty"_s)->isVisible());
        search->clear();
        list->setCurrentRow(0);
        settle();
        QVERIFY(window->bench().timeline().entryCount() > 0);
        auto *scores = window->findChild<QTreeView *>(u"scores"_s);
        for (const CardCriterion &asked : shippedCard(false).criteria)
            if (asked.count == AutomaticCount::None)
                QTest::keyClick(scores, static_cast<Qt::Key>(Qt::Key_0 + asked.points));
        window->findChild<QPushButton *>(u"giveReview"_s)->click();
        settle();
        QCOMPARE(m_written.size(), size_t{1});
        QVERIFY(m_written[0].given.offline);
        QCOMPARE(m_written[0].lastAt, m_set->cases[0].head.lastAt);
        QVERIFY(scoreOf(shippedCard(false), m_written[0].given.scores).whole());
        QVERIFY(list->item(0)->text().startsWith(u"✓"_s));
        QVERIFY(m_world->world.log.records.empty()); // nothing left this machine
    }
    void twoCases_standSideBySide()
    {
        openSet();
        TakenWindow *window = m_page->window();
        auto *other = window->findChild<TimelineView *>(u"takenOther"_s);
        QVERIFY(!other->isVisible());
        auto *box = window->findChild<QComboBox *>(u"takenCompare"_s);
        box->setCurrentIndex(2);
        Q_EMIT box->activated(2);
        settle();
        QVERIFY(other->isVisible());
        QVERIFY(other->entryCount() > 0);
    }
    void whatWasRecalled_closes()
    {
        openSet();
        QPointer<TakenWindow> window = m_page->window();
        QVERIFY(window);
        m_kept.clear();
        m_page->read();
        settle();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!window || !window->isVisible());
    }
    void results_areHandedIn_whatCannotIsExplained()
    {
        m_judged = {handIn(1, HandInVerdict::Fine), handIn(2, HandInVerdict::CaseChanged),
                    handIn(3, HandInVerdict::OthersReview), handIn(5, HandInVerdict::Appealed)};
        m_page->read();
        settle();
        auto *table = part<QTreeWidget>("takenResults");
        QCOMPARE(table->topLevelItemCount(), 4);
        QVERIFY(table->topLevelItem(2)->text(2).contains(u"Qin"_s));
        part<QPushButton>("handIn")->click();
        settle();
        QCOMPARE(m_world->world.log.eventsOf(EventType::ReviewGiven).size(), size_t{2});
        // The log said yes, and the machine may stop now: what is written stays until the store shows it.
        QVERIFY(m_forgotten.empty());
        QCOMPARE(table->topLevelItemCount(), 4);
        QVERIFY(!part<QPushButton>("handIn")->isEnabled()); // and is not handed in again
        m_judged[0].verdict = m_judged[1].verdict = HandInVerdict::AlreadyThere;
        m_page->read();
        settle();
        const std::vector<ReviewId> expected{ReviewId::derive("1"), ReviewId::derive("2")};
        QCOMPARE(m_forgotten, expected);
        QCOMPARE(table->topLevelItemCount(), 2);
        table->setCurrentItem(table->topLevelItem(1));
        part<QPushButton>("dropResult")->click();
        settle();
        QCOMPARE(m_forgotten.back(), ReviewId::derive("5"));
    }
    void whatIsWrittenAnew_canBeHandedInAgain()
    {
        m_judged = {handIn(1, HandInVerdict::Fine)};
        m_page->read();
        settle();
        part<QPushButton>("handIn")->click();
        settle();
        QVERIFY(!part<QPushButton>("handIn")->isEnabled());
        m_judged[0].result.given.at = m_world->world.clock.now() + 1h; // another version, before the store showed it
        m_page->read();
        settle();
        QVERIFY(part<QPushButton>("handIn")->isEnabled());
    }
    void results_areJudgedAgain_onlyWhenTheirCasesChange()
    {
        m_judged = {handIn(1, HandInVerdict::Fine)};
        m_judged[0].caseRow = 7;
        m_page->read();
        settle();
        const int before = m_judgements;
        ChangeSet changes;
        changes.cases = {1, 2, 3};
        m_page->apply(changes);
        settle();
        QCOMPARE(m_judgements, before);
        m_page->showBoard({});
        settle();
        QCOMPARE(m_judgements, before);
        changes.cases = {3, 7};
        m_page->apply(changes);
        settle();
        QCOMPARE(m_judgements, before + 1);
        m_judged[0].caseRow = 0; // not here: whatever comes may be it
        m_page->read();
        settle();
        changes.cases = {1};
        m_page->apply(changes);
        settle();
        QCOMPARE(m_judgements, before + 3);
    }
    void whatHasExpired_saysSo_andItsWindowCloses()
    {
        openSet();
        QPointer<TakenWindow> window = m_page->window();
        QVERIFY(window);
        m_kept[0].expired = true;
        m_page->readSets();
        settle();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!window || !window->isVisible());
        QCOMPARE(part<QTreeWidget>("takenSets")->topLevelItemCount(), 1);
    }
    /// Opens the set as a file, as another agent than the one whose name is on it.
    TakenWindow *openFileOfAnother(const QString &answerKey)
    {
        m_set = set();
        m_set->header.reviewer = AgentId(u"qin"_s);
        m_set->header.answerKey = answerKey;
        part<QPushButton>("openCaseFile")->click();
        auto *dialog = m_page->findChild<QFileDialog *>();
        Q_EMIT dialog->fileSelected(u"/tmp/x.lxcase"_s);
        dialog->close();
        auto *form = m_page->QWidget::window()->findChild<PassphraseForm *>();
        form->findChild<QLineEdit *>(u"casePassphrase"_s)->setText(u"correct horse"_s);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        return m_page->window();
    }
    void inAnotherProfile_resultsAreWritten_andSavedForTheIssuer()
    {
        TakenWindow *window = openFileOfAnother(u"a key"_s);
        QVERIFY(window);
        auto *save = window->findChild<QPushButton *>(u"saveResults"_s);
        QVERIFY(save->isVisible() && !save->isEnabled());
        auto *scores = window->findChild<QTreeView *>(u"scores"_s);
        for (const CardCriterion &asked : shippedCard(false).criteria)
            if (asked.count == AutomaticCount::None)
                QTest::keyClick(scores, static_cast<Qt::Key>(Qt::Key_0 + asked.points));
        window->findChild<QPushButton *>(u"giveReview"_s)->click();
        settle();
        QCOMPARE(m_written.size(), size_t{1});
        QVERIFY(save->isEnabled());
        save->click();
        auto *dialog = window->findChild<QFileDialog *>();
        Q_EMIT dialog->fileSelected(u"/tmp/x.lxreviews"_s);
        settle();
        QCOMPARE(m_saved, std::vector<QString>{u"/tmp/x.lxreviews"_s});
    }
    void aFileWithoutAWayBack_isForReadingOnly()
    {
        TakenWindow *window = openFileOfAnother({});
        QVERIFY(window);
        QVERIFY(!window->findChild<QPushButton *>(u"saveResults"_s)->isVisible());
        QVERIFY(!window->findChild<QPushButton *>(u"giveReview"_s)->isVisible());
    }
    void resultsOfAnotherDesk_areTakenIn_orItIsSaidWhyNot()
    {
        QStringList said;
        const auto take = [&] {
            part<QPushButton>("takeResults")->click();
            auto *dialog = m_page->findChild<QFileDialog *>();
            Q_EMIT dialog->fileSelected(u"/tmp/x.lxreviews"_s);
            delete dialog;
            settle();
            said << part<PlainLabel>("takenAnswer")->fullText();
        };
        m_takes = TakenResults{2, 1, 1};
        take();
        for (int i = 0; i <= static_cast<int>(ResultFileTrouble::Foreign); ++i) {
            m_takes = tl::make_unexpected(static_cast<ResultFileTrouble>(i));
            take();
        }
        QVERIFY(said.first().contains(u"2"_s));
        QVERIFY(!said.contains(QString()));
        QCOMPARE(said.removeDuplicates(), qsizetype{0});
    }
    void withoutANetwork_resultsStay()
    {
        m_judged = {handIn(1, HandInVerdict::Fine)};
        m_page->read();
        settle();
        m_world->world.log.reachable = false;
        part<QPushButton>("handIn")->click();
        settle();
        QVERIFY(m_forgotten.empty());
        QVERIFY(part<PlainLabel>("takenAnswer")->isVisible());
        QVERIFY(part<QPushButton>("handIn")->isEnabled());
    }
    void whoMayNotReview_takesNothingAlong_andHandsNothingIn()
    {
        Rights rights{TeamRole::Agent, true};
        m_world->desk.setRights([&rights] { return rights; });
        m_judged = {handIn(1, HandInVerdict::Fine)};
        m_page->read();
        settle();
        for (const char *name : {"takeAlong", "handIn"}) {
            QVERIFY(!part<QPushButton>(name)->isEnabled());
            QVERIFY(!part<QPushButton>(name)->toolTip().isEmpty());
        }
        rights.role = TeamRole::Reviewer;
        m_page->takeRights();
        for (const char *name : {"takeAlong", "handIn"})
            QVERIFY(part<QPushButton>(name)->isEnabled());
    }
    void aLead_recalls()
    {
        show(true);
        ReviewBoard board;
        CaseFileRow file;
        file.id = CaseFileId::derive("file");
        file.reviewerName = u"Qin"_s;
        file.issued = m_world->world.clock.now();
        file.expires = m_world->world.clock.now() + 24h;
        board.files = {file};
        m_page->showBoard(board);
        settle();
        auto *table = part<QTreeWidget>("caseFiles");
        table->setCurrentItem(table->topLevelItem(0));
        part<QPushButton>("recallFile")->click();
        settle();
        QCOMPARE(m_world->world.log.eventsOf(EventType::CaseFileRecalled).size(), size_t{1});
    }
    void everythingHasANameAndATabStop()
    {
        m_judged = {handIn(1, HandInVerdict::Fine)};
        openSet();
        QStringList missing = accessibilityGaps(*m_page->window()) + unreachableByTab(*m_page->window());
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        delete m_page->window(); // a window of its own has a chain of its own
        missing = accessibilityGaps(*m_page) + unreachableByTab(*m_page);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }
};

QTEST_MAIN(TestTakenPage)
#include "tst_taken_page.moc"
