// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/team_shelf.h"
#include "app/desk/workspace.h"
#include "app/review/expiry_watch.h"
#include "app/workstation/offline_wiring.h"
#include "app/workstation/review_wiring.h"
#include "models/event/work_payloads.h"
#include "models/store/queries.h"
#include "tests/support/event_maker.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/words.h"
#include "ui/review/review_page.h"
#include "ui/review/taken_page.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const QString passphrase = u"long enough for a test"_s;

/// The desk's log, and a cable that can be pulled.
class CutLog final : public Log
{
public:
    explicit CutLog(Log &log)
        : m_log(log)
    {
    }
    bool cut = false;
    void append(Append what, AppendDone done) override
    {
        if (cut)
            return done(Unavailable{Error{ErrorCode::Network, u"cut"_s}});
        m_log.append(std::move(what), std::move(done));
    }
    [[nodiscard]] std::unique_ptr<Subscription> follow(Sequence from, RecordSink sink) override
    {
        return m_log.follow(from, std::move(sink));
    }
    [[nodiscard]] Sequence lastSequence() const override { return m_log.lastSequence(); }

private:
    Log &m_log;
};

/// One reviewer: their desk, what they keep, and the page as the window composes it.
struct Reviewer {
    QTemporaryDir dir;
    CutLog log;
    ReviewDesk desk;
    std::unique_ptr<LocalStore> local;
    ManualClock clock; ///< moves the watch's timer only
    ManualScheduler scheduler{clock};
    ExpiryWatch watch;
    std::unique_ptr<ReviewPage> page;

    Reviewer(Workspace &workspace, const QString &who)
        : log(workspace.log())
        , desk(log, workspace.clock(), {AgentId(who), who, {}, AuthorKind::Agent}, std::chrono::days(7))
        , local(std::move(*LocalStore::open(dir.filePath(u"local.db"_s), sqlite::PageKey::generate())))
        , watch(workspace.reader(),
                std::make_shared<CaseKeeper>(dir.filePath(u"taken"_s), *local, workspace.clock(), 15min), scheduler)
    {
    }
    void open(const ReviewParts &parts)
    {
        page.reset(makeReviewPage(parts, desk));
        addTakenPage(*page, parts, desk, watch);
        QObject::connect(&parts.workspace, &Workspace::changed, page.get(), &ReviewPage::apply);
        page->resize(1200, 760);
        page->show();
        auto *tabs = part<QTabWidget>("reviewTabs");
        tabs->setCurrentIndex(tabs->count() - 1);
    }
    template <class W>
    [[nodiscard]] W *part(const char *name) const
    {
        return page->findChild<W *>(QString::fromLatin1(name));
    }
    [[nodiscard]] TakenPage &taken() const { return *page->findChild<TakenPage *>(); }
    [[nodiscard]] int lines(const char *table) const { return part<QTreeWidget>(table)->topLevelItemCount(); }
    [[nodiscard]] QString said() const { return part<PlainLabel>("takenAnswer")->fullText(); }
    /// Fills the form in and confirms it. \param path  of a portable file; empty: this machine.
    void take(const QString &path = {})
    {
        part<QPushButton>("takeAlong")->click();
        auto *form = page->findChild<TakeForm *>();
        QVERIFY(form);
        form->findChild<QLineEdit *>(u"takeTitle"_s)->setText(u"Week 47"_s);
        if (!path.isEmpty()) {
            form->findChild<QComboBox *>(u"takeWhere"_s)->setCurrentIndex(1);
            form->findChild<QLineEdit *>(u"takePassphrase"_s)->setText(u"correct horse"_s);
            form->findChild<QLineEdit *>(u"takeAgain"_s)->setText(u"correct horse"_s);
        }
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        if (path.isEmpty())
            return;
        auto *dialog = page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
    }
    void openSet()
    {
        auto *table = part<QTreeWidget>("takenSets");
        table->setCurrentItem(table->topLevelItem(0));
        part<QPushButton>("openTaken")->click();
        QTRY_VERIFY(taken().window() && taken().window()->isVisible());
    }
    /// Every case of the open window, by the keyboard, with `less` points than there are.
    void reviewAll(int less)
    {
        TakenWindow *window = taken().window();
        auto *list = window->findChild<QListWidget *>(u"takenCases"_s);
        for (int i = 0; i < list->count(); ++i) {
            list->setCurrentRow(i);
            auto *give = window->findChild<QPushButton *>(u"giveReview"_s);
            QTRY_VERIFY(give->isVisible());
            auto *scores = window->findChild<QTreeView *>(u"scores"_s);
            for (const CardCriterion &asked : shippedCard(false).criteria)
                if (asked.count == AutomaticCount::None)
                    QTest::keyClick(scores, static_cast<Qt::Key>(Qt::Key_0 + std::max(0, asked.points - less)));
            QVERIFY(give->isEnabled());
            give->click();
            QTRY_VERIFY(list->item(i)->text().startsWith(u"✓"_s));
        }
    }
};

} // namespace

/// Cases taken along from a real profile, with the page and the window that people see.
class TestOfflineDesk : public QObject
{
    Q_OBJECT
    static constexpr int many = 8;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TeamShelf> m_shelf;
    ThemeSource m_themes;

    void put(const Event &event, const QByteArray &once = {})
    {
        QVERIFY(std::holds_alternative<Accepted>(
            appendAndWait(m_workspace->log(), {u"lx.test"_s, once, {event}, std::nullopt})));
    }
    [[nodiscard]] std::vector<ReviewRow> written()
    {
        return m_workspace->askAndWait<std::vector<ReviewRow>>([](sqlite::Database &db) {
            std::vector<ReviewRow> all = reviews(db, {}).value_or(std::vector<ReviewRow>());
            std::erase_if(all, [](const ReviewRow &row) { return !row.givenAt; });
            return all;
        });
    }
    [[nodiscard]] ReviewParts parts()
    {
        return {*m_workspace,
                *m_shelf,
                m_themes,
                findPhones,
                [] { return std::vector<Colleague>(); },
                [] { return qint64{0}; }};
    }
    [[nodiscard]] std::vector<CaseFileRow> files()
    {
        return m_workspace->askAndWait<std::vector<CaseFileRow>>(
            [](sqlite::Database &db) { return caseFiles(db).value_or(std::vector<CaseFileRow>()); });
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        Result<std::unique_ptr<Profile>> profile =
            Profile::create(m_folder->filePath(u"p"_s), KeyKeeping::Passphrase, passphrase);
        QVERIFY(profile);
        Workspace::Options options;
        options.me = {AgentId(u"rui"_s), u"Rui"_s, {}, AuthorKind::Agent};
        options.gateway = options.duty = false;
        Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
        QVERIFY(opened);
        m_workspace = std::move(*opened);
        m_shelf = std::make_unique<TeamShelf>(TeamShelf::Source{}, AgentId(u"rui"_s));
        const Instant now = m_workspace->clock().now();
        put(eventAt(channel(u"page"_s, Platform::Telegram, u"A"_s), now - 3h));
        for (int i = 0; i < many; ++i)
            put(received(
                u"page"_s,
                customerMessage(u"customer%1"_s.arg(i), i + 1, u"我的电话是 13800135678，单号 %1"_s.arg(i), now - 2h)));
        std::vector<CaseRow> cases;
        const auto read = [&] {
            CaseFilter filter;
            filter.box = CaseFilter::Box::All;
            cases = m_workspace->askAndWait<std::vector<CaseRow>>([filter](sqlite::Database &db) {
                return firstCases(db, filter, many).value_or(std::vector<CaseRow>());
            });
            return std::ssize(cases);
        };
        QTRY_COMPARE(read(), many);
        for (const CaseRow &head : cases) {
            put(eventAt(CaseClaimed{head.id, agent(u"lin"_s)}, now - 1h));
            put(eventAt(CaseResolved{head.id, agent(u"lin"_s)}, now - 1h));
            for (const QString &who : {u"rui"_s, u"qin"_s}) {
                ReviewAssigned wanted;
                wanted.caseId = head.id;
                wanted.review = ReviewId::derive(who.toUtf8() + head.id.toBytes());
                wanted.agent = AgentId(u"lin"_s);
                wanted.reviewer = AgentId(who);
                if (who == u"qin"_s)
                    wanted.second = ReviewId::derive("rui" + head.id.toBytes());
                put(eventAt(wanted, now - 30min));
            }
        }
        QTRY_COMPARE(m_workspace->askAndWait<qsizetype>([](sqlite::Database &db) {
            return std::ssize(reviews(db, {}).value_or(std::vector<ReviewRow>()));
        }),
                     2 * many);
    }
    void cleanup()
    {
        m_shelf.reset();
        m_workspace.reset();
        m_folder.reset();
    }

    void twoReviewers_takeAlong_areCutOff_review_andHandIn()
    {
        Reviewer rui(*m_workspace, u"rui"_s), qin(*m_workspace, u"qin"_s);
        for (Reviewer *one : {&rui, &qin}) {
            one->open(parts());
            one->take();
            QTRY_COMPARE(one->lines("takenSets"), 1);
        }
        QTRY_COMPARE(files().size(), size_t{2}); // the log knows of both
        for (Reviewer *one : {&rui, &qin}) {
            one->log.cut = true;
            one->openSet();
        }
        rui.reviewAll(0);
        qin.reviewAll(1);
        QVERIFY(written().empty());
        for (Reviewer *one : {&rui, &qin}) {
            QTRY_COMPARE(one->lines("takenResults"), many);
            one->part<QPushButton>("handIn")->click();
            QTRY_VERIFY(!one->said().isEmpty()); // cut off: said, and nothing is lost
            QCOMPARE(one->lines("takenResults"), many);
            one->taken().window()->close();
        }
        QVERIFY(written().empty());
        for (Reviewer *one : {&rui, &qin})
            one->log.cut = false;
        for (Reviewer *one : {&rui, &qin}) {
            QTRY_VERIFY(one->part<QPushButton>("handIn")->isEnabled());
            one->part<QPushButton>("handIn")->click();
        }
        // They go from the list only once the store shows them.
        for (Reviewer *one : {&rui, &qin})
            QTRY_COMPARE_WITH_TIMEOUT(one->lines("takenResults"), 0, 20'000);
        const std::vector<ReviewRow> all = written();
        QCOMPARE(all.size(), size_t{2 * many});
        QVERIFY(
            std::ranges::all_of(all, [](const ReviewRow &row) { return row.offline && row.givenBy == row.reviewer; }));
        QVERIFY(rui.watch.keeper()->results().empty() && qin.watch.keeper()->results().empty());
    }

    void withoutTheLog_nothingIsTakenAlong_andNoFileTouched()
    {
        Reviewer rui(*m_workspace, u"rui"_s);
        rui.open(parts());
        const QString path = m_folder->filePath(u"mine.lxcase"_s);
        QFile mine(path);
        QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
        mine.close();
        rui.log.cut = true;
        rui.take(path);
        QTRY_VERIFY_WITH_TIMEOUT(!rui.said().isEmpty() && rui.part<QPushButton>("takeAlong")->isEnabled(), 20'000);
        QVERIFY(mine.open(QIODevice::ReadOnly));
        QCOMPARE(mine.readAll(), "mine"_ba);
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.part"_s}, QDir::Files | QDir::Hidden), QStringList());
        rui.take();
        QTRY_VERIFY(rui.part<QPushButton>("takeAlong")->isEnabled());
        QCOMPARE(rui.lines("takenSets"), 0);
        QVERIFY(rui.watch.keeper()->kept().empty());
        QVERIFY(QDir(rui.dir.filePath(u"taken"_s)).entryList(QDir::Files).isEmpty());
        QVERIFY(files().empty());
    }

    void aRecall_closesTheOpenWindow_andDestroysTheSet()
    {
        Reviewer rui(*m_workspace, u"rui"_s);
        rui.open(parts());
        rui.take();
        QTRY_COMPARE(rui.lines("takenSets"), 1);
        rui.openSet();
        QPointer<TakenWindow> window = rui.taken().window();
        QObject::connect(m_workspace.get(), &Workspace::changed, &rui.watch, &ExpiryWatch::follow);
        put(eventAt(CaseFileRecalled{window->file(), agent(u"lead"_s)}, m_workspace->clock().now()));
        QTRY_VERIFY(!window || !window->isVisible());
        QTRY_COMPARE(rui.lines("takenSets"), 0);
        QTRY_VERIFY(QDir(rui.dir.filePath(u"taken"_s)).entryList(QDir::Files).isEmpty());
    }

    void everyHour_itIsLookedWhatHasExpired()
    {
        Reviewer rui(*m_workspace, u"rui"_s);
        QSignalSpy swept(&rui.watch, &ExpiryWatch::swept);
        QTRY_COMPARE(swept.size(), 1); // when the desk opens, whether or not anybody looks at the page
        rui.scheduler.advance(59min);
        QCoreApplication::processEvents();
        QCOMPARE(swept.size(), 1);
        rui.scheduler.advance(2min);
        QTRY_COMPARE(swept.size(), 2);
    }
};

QTEST_MAIN(TestOfflineDesk)
#include "tst_offline_desk.moc"
