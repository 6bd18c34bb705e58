// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/case_keeper.h"
#include "models/store/review_query.h"
#include "tests/support/manual_clock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Trouble = CaseFileTrouble;

/// Sets of cases in the desk's own folder: kept, opened, and gone without a trace.
class TestCaseKeeper : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<LocalStore> m_local;
    ManualClock m_clock;
    std::unique_ptr<CaseKeeper> m_keeper;

    CaseSet set(const char *name, std::chrono::hours life = 72h)
    {
        CaseSet made;
        made.header.id = CaseFileId::derive(name);
        made.header.title = QString::fromLatin1(name);
        made.header.issued = m_clock.now();
        made.header.expires = m_clock.now() + life;
        CaseInSet one;
        one.head.id = CaseId::derive("case");
        one.head.row = 1;
        one.head.contactName = u"王小满"_s;
        one.review = ReviewId::derive("review");
        one.agent = AgentId(u"lin"_s);
        made.cases = {one};
        made.header.cases = 1;
        return made;
    }
    QStringList files() { return QDir(m_dir->filePath(u"taken"_s)).entryList(QDir::Files); }
    std::optional<Trouble> troubleOf(const char *name)
    {
        const CaseFileResult opened = m_keeper->open(CaseFileId::derive(name));
        return opened ? std::nullopt : std::optional(opened.error());
    }
    void restart() { m_keeper = std::make_unique<CaseKeeper>(m_dir->filePath(u"taken"_s), *m_local, m_clock, 15min); }
    static CaseKeeper::KeptResult result(int points, Instant at)
    {
        CaseKeeper::KeptResult made;
        made.file = CaseFileId::derive("a");
        made.given.caseId = CaseId::derive("case");
        made.given.review = ReviewId::derive("review");
        made.given.agent = AgentId(u"lin"_s);
        made.given.scores = {{u"kind"_s, points, {}, false}};
        made.given.at = at;
        made.lastAt = at;
        made.sequence = 4;
        return made;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_local = std::move(*LocalStore::open(m_dir->filePath(u"local.db"_s), sqlite::PageKey::generate()));
        restart();
    }
    void cleanup()
    {
        m_keeper.reset();
        m_local.reset();
        m_dir.reset();
    }

    void aSet_isKept_andOpensAfterARestart()
    {
        QVERIFY(m_keeper->keep(set("a")));
        restart();
        QCOMPARE(m_keeper->kept().size(), size_t{1});
        const CaseFileResult opened = m_keeper->open(CaseFileId::derive("a"));
        QVERIFY(opened.has_value());
        QCOMPARE(opened->cases, set("a").cases);
        QFile file(m_dir->filePath(u"taken/"_s + files().front()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("王小满"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    void whatHasExpired_isGone_keyAndFile()
    {
        QVERIFY(m_keeper->keep(set("a")));
        QFile::copy(m_dir->filePath(u"taken/"_s + files().front()), m_dir->filePath(u"copy"_s));
        m_clock.advance(73h);
        QCOMPARE(troubleOf("a"), std::optional(Trouble::Expired));
        QVERIFY(files().isEmpty());
        QVERIFY(m_keeper->kept().empty());
        // A copy of the file that somebody made before is noise, whatever the clock says.
        m_clock.advance(-72h);
        QVERIFY(QFile::copy(m_dir->filePath(u"copy"_s),
                            m_dir->filePath(u"taken/"_s + CaseFileId::derive("a").toString() + u".lxset"_s)));
        QCOMPARE(troubleOf("a"), std::optional(Trouble::WrongKey));
    }
    void whatWasRecalled_isGone_andStaysRecalled()
    {
        QVERIFY(m_keeper->keep(set("a")));
        QVERIFY(m_keeper->keep(set("b")));
        m_keeper->sweep({CaseFileId::derive("a"), CaseFileId::derive("never here")});
        QCOMPARE(m_keeper->kept().size(), size_t{1});
        QCOMPARE(files().size(), qsizetype{1});
        QCOMPARE(troubleOf("a"), std::optional(Trouble::Recalled));
        QVERIFY(!troubleOf("b"));
        restart();
        QCOMPARE(troubleOf("a"), std::optional(Trouble::Recalled));
    }
    void sweeping_takesWhatHasExpired()
    {
        QVERIFY(m_keeper->keep(set("a", 1h)));
        QVERIFY(m_keeper->keep(set("b", 100h)));
        m_clock.advance(2h);
        m_keeper->sweep({});
        QCOMPARE(files().size(), qsizetype{1});
    }
    void aClockSetBack_isNoticed_alsoAfterARestart()
    {
        QVERIFY(m_keeper->keep(set("a")));
        m_clock.advance(10h);
        QVERIFY(!troubleOf("a"));
        m_clock.advance(-5h);
        QCOMPARE(troubleOf("a"), std::optional(Trouble::ClockSetBack));
        restart();
        QCOMPARE(troubleOf("a"), std::optional(Trouble::ClockSetBack));
        QVERIFY(!files().isEmpty()); // a wrong clock destroys nothing
        m_clock.advance(5h);
        QVERIFY(!troubleOf("a"));
    }
    void settingTheClockBackAfterExpiry_helpsNobody()
    {
        QVERIFY(m_keeper->keep(set("a")));
        m_clock.advance(80h);
        m_keeper->sweep({});
        m_clock.advance(-79h);
        QVERIFY(troubleOf("a").has_value());
    }
    void aPortableFile_opens_andKnowsOfRecalls()
    {
        CaseFileKey key;
        key.passphrase = u"correct horse"_s;
        key.cost = {1, 8};
        const QString path = m_dir->filePath(u"x.lxcase"_s);
        QVERIFY(m_keeper->writeFile(set("p"), path, key));
        QVERIFY(m_keeper->openFile(path, u"correct horse"_s).has_value());
        QCOMPARE(m_keeper->openFile(path, u"correct house"_s).error(), Trouble::WrongKey);
        QCOMPARE(m_keeper->openFile(m_dir->filePath(u"none"_s), {}).error(), Trouble::Unreadable);
        m_keeper->sweep({CaseFileId::derive("p")});
        QCOMPARE(m_keeper->openFile(path, u"correct horse"_s).error(), Trouble::Recalled);
    }
    void results_areKept_replacedAndForgotten_beyondTheirSet()
    {
        QVERIFY(m_keeper->keep(set("a")));
        QVERIFY(m_keeper->keepResult(result(3, m_clock.now())));
        QVERIFY(m_keeper->keepResult(result(4, m_clock.now())));
        QCOMPARE(m_keeper->kept().front().results, 1);
        m_keeper->destroy(CaseFileId::derive("a"));
        restart();
        QCOMPARE(m_keeper->results().size(), size_t{1});
        const CaseKeeper::KeptResult kept = m_keeper->results().front();
        QCOMPARE(kept.given.scores, result(4, m_clock.now()).given.scores);
        QCOMPARE(kept.sequence, Sequence{4});
        QCOMPARE(kept.lastAt, m_clock.now());
        m_keeper->forgetResult(ReviewId::derive("review"));
        QVERIFY(m_keeper->results().empty());
    }

    void verdicts_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char *name, int kind, HandInVerdict verdict) {
            QTest::newRow(name) << kind << static_cast<int>(verdict);
        };
        row("nothing happened", 0, HandInVerdict::Fine);
        row("the customer wrote again", 1, HandInVerdict::CaseChanged);
        row("somebody worked on it", 2, HandInVerdict::CaseChanged);
        row("no such case here", 3, HandInVerdict::CaseGone);
        row("the agent is the reviewer", 4, HandInVerdict::OwnWork);
        row("handed in before", 5, HandInVerdict::AlreadyThere);
        row("an earlier version was handed in", 6, HandInVerdict::Fine);
        row("appealed meanwhile", 7, HandInVerdict::Appealed);
        row("somebody else wrote it", 8, HandInVerdict::OthersReview);
        row("handed in before, and appealed", 9, HandInVerdict::AlreadyThere);
    }
    void verdicts()
    {
        QFETCH(int, kind);
        QFETCH(int, verdict);
        const CaseKeeper::KeptResult mine = result(3, m_clock.now());
        CaseRow head;
        head.lastAt = m_clock.now() + (kind == 1 ? 1ms : 0ms);
        head.sequence = kind == 2 ? 5 : 4;
        ReviewRow there;
        there.scores = mine.given.scores;
        there.writtenAt = there.givenAt = mine.given.at;
        there.givenBy = AgentId(kind == 8 ? u"qin"_s : u"rui"_s);
        if (kind == 6 || kind == 7)
            there.scores.clear();
        if (kind == 7 || kind == 9)
            there.appealedAt = m_clock.now();
        const HandInVerdict found = verdictOf(mine, AgentId(kind == 4 ? u"lin"_s : u"rui"_s),
                                              kind == 3 ? nullptr : &head, kind >= 5 ? &there : nullptr);
        QCOMPARE(static_cast<int>(found), verdict);
    }
};

QTEST_GUILESS_MAIN(TestCaseKeeper)
#include "tst_case_keeper.moc"
