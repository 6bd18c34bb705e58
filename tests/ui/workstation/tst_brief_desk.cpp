// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/brief_keeper.h"
#include "app/desk/workspace.h"
#include "app/workstation/dashboard_wiring.h"
#include "tests/support/event_maker.h"
#include "tests/support/manual_scheduler.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Briefs over a real profile: from what the team wrote down to the files.
class TestBriefDesk : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TeamShelf> m_shelf;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<BriefKeeper> m_keeper;

    /// Of yesterday, five minutes from now.
    [[nodiscard]] TeamItemSaved brief(const QString &id, const QString &name)
    {
        const ZoneOffsets zone(m_workspace->playbook().serviceHours().timeZone);
        const Instant due = SystemClock().now() + 5min;
        const auto minute = std::chrono::floor<std::chrono::minutes>(due.time_since_epoch()).count() % 60;
        Brief made;
        made.minute = static_cast<int>(metrics::localHour(due, zone).hour) * 60 + static_cast<int>(minute);
        made.folder = m_folder->filePath(u"briefs"_s);
        made.maker = AgentId(u"lin"_s);
        made.desk = briefDesk(m_workspace->local());
        TeamItemSaved item;
        item.kind = TeamItemKind::Brief;
        item.id = id;
        item.name = name;
        item.body = toJson(made);
        return item;
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->filePath(u"briefs"_s)).entryList(QDir::Files, QDir::Name);
    }
    [[nodiscard]] bool shows(const QString &id) const { return m_shelf->find(TeamItemKind::Brief, id); }
    void save(const TeamItemSaved &item)
    {
        m_shelf->save(item, [](const DeskResult &result) { QVERIFY(result.done()); });
        QTRY_VERIFY(shows(item.id));
    }
    void start()
    {
        m_keeper.reset();
        m_keeper = makeBriefKeeper(*m_workspace, *m_shelf, *m_scheduler, *m_clock);
        m_keeper->begin();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkdir(u"briefs"_s));
        Result<std::unique_ptr<Profile>> profile =
            Profile::create(m_folder->filePath(u"p"_s), KeyKeeping::Passphrase, u"long enough for a test"_s);
        QVERIFY(profile);
        Workspace::Options options;
        options.me = {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
        options.gateway = options.duty = false;
        Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
        QVERIFY(opened);
        m_workspace = std::move(*opened);
        using Items = Result<TeamShelf::Items>;
        m_shelf = std::make_unique<TeamShelf>(
            TeamShelf::Source{[this](const QObject *context, TeamItemKind kind, TeamShelf::ItemsDone done) {
                                  m_workspace->reader().ask<Items>(
                                      context,
                                      [kind](sqlite::Database &db) { return teamItems(db, kind, AgentId(u"lin"_s)); },
                                      std::move(done));
                              },
                              {},
                              [this](const TeamItemSaved &item, DeskDone done) {
                                  m_workspace->desk().saveTeamItem(item, std::move(done));
                              }},
            AgentId(u"lin"_s));
        connect(m_workspace.get(), &Workspace::changed, m_shelf.get(), &TeamShelf::apply);
        m_clock = std::make_unique<ManualClock>(SystemClock().now());
        m_scheduler = std::make_unique<ManualScheduler>(*m_clock);
        start();
    }
    void cleanup()
    {
        m_keeper.reset();
        m_shelf.reset();
        m_workspace.reset();
        m_folder.reset();
    }

    void atItsTime_aBriefIsWritten_once_asPdfAndHtml()
    {
        QSignalSpy made(m_keeper.get(), &BriefKeeper::made);
        save(brief(u"a"_s, u"Daily: figures"_s));
        m_scheduler->advance(3min);
        QVERIFY(files().isEmpty());
        m_scheduler->advance(5min);
        QTRY_COMPARE(made.size(), 1);
        QCOMPARE(files().size(), qsizetype{2});
        QVERIFY(files()[0].startsWith(u"Daily_ figures 20"_s) && files()[0].endsWith(u".html"_s));
        QVERIFY(files()[1].endsWith(u".pdf"_s));
        for (const QString &name : files()) {
            QFile file(m_folder->filePath(u"briefs/"_s + name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(name.endsWith(u".pdf"_s) ? bytes.startsWith("%PDF-") : bytes.contains("<html"));
            QVERIFY(bytes.size() > 1000);
            QVERIFY(file.remove());
        }
        start(); // the program was closed and opened again
        QSignalSpy again(m_keeper.get(), &BriefKeeper::made);
        m_scheduler->advance(1h);
        QTRY_COMPARE(again.size(), 1); // it is found to have been made
        QVERIFY(files().isEmpty());
    }
    void whatSomebodyElseWroteDown_writesNothingHere_untilItIsAllowed()
    {
        const TeamItemSaved forged = brief(u"a"_s, u"Daily"_s);
        TeamItemSaved told = forged;
        told.by = agent(u"mallory"_s);
        QVERIFY(std::holds_alternative<Accepted>(
            appendAndWait(m_workspace->log(), {u"lx.test"_s, {}, {eventAt(told, SystemClock().now())}, std::nullopt})));
        QTRY_VERIFY(shows(u"a"_s));
        QSignalSpy failed(m_keeper.get(), &BriefKeeper::failed), made(m_keeper.get(), &BriefKeeper::made);
        m_scheduler->advance(8min);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_keeper->trouble().contains(u"Daily"_s));
        QVERIFY(m_keeper->trouble().contains(BriefKeeper::notAllowed()));
        QVERIFY(files().isEmpty());
        save(forged); // somebody sitting here has looked at it
        QTRY_COMPARE(made.size(), 1);
        QCOMPARE(files().size(), qsizetype{2});
        QVERIFY(m_keeper->trouble().isEmpty());
        // A change from elsewhere is asked for again.
        Brief elsewhere = *briefFromJson(forged.body);
        elsewhere.folder = m_folder->path();
        told.body = toJson(elsewhere);
        QVERIFY(std::holds_alternative<Accepted>(
            appendAndWait(m_workspace->log(), {u"lx.test"_s, {}, {eventAt(told, SystemClock().now())}, std::nullopt})));
        QTRY_COMPARE(m_shelf->find(TeamItemKind::Brief, u"a"_s)->saved.body, told.body);
        m_scheduler->advance(24h);
        QTRY_COMPARE(failed.size(), 2);
        QVERIFY(QDir(m_folder->path()).entryList({u"*.pdf"_s}, QDir::Files).isEmpty());
    }
    void twoOfOneName_doNotOverwriteEachOther()
    {
        QSignalSpy made(m_keeper.get(), &BriefKeeper::made);
        save(brief(u"11111111-a"_s, u"Daily"_s));
        save(brief(u"22222222-b"_s, u"daily"_s));
        m_scheduler->advance(8min);
        QTRY_COMPARE(made.size(), 2);
        QCOMPARE(files().size(), qsizetype{4});
    }
};

QTEST_MAIN(TestBriefDesk)
#include "tst_brief_desk.moc"
