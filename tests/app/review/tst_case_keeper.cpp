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
    static CaseFileKey phrase()
    {
        CaseFileKey key;
        key.passphrase = u"correct horse"_s;
        key.cost = {1, 8};
        return key;
    }
    /// \return where the portable file is.
    QString issue(CaseKeeper &keeper, const char *name)
    {
        const QString path = m_dir->filePath(QString::fromLatin1(name) + u".lxcase"_s);
        const Result<CaseKeeper::Packed> packed = keeper.packFile(set(name), path, phrase());
        return packed && keeper.admit(*packed) ? path : QString();
    }
    /// Another profile.
    struct Elsewhere {
        QTemporaryDir dir;
        std::unique_ptr<LocalStore> local;
        CaseKeeper keeper;
        explicit Elsewhere(const Clock &clock)
            : local(std::move(*LocalStore::open(dir.filePath(u"local.db"_s), sqlite::PageKey::generate())))
            , keeper(dir.filePath(u"taken"_s), *local, clock, 15min)
        {
        }
    };
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
    void whatHasExpired_isClosedAtOnce_andGoneADayLater_keyAndFile()
    {
        QVERIFY(m_keeper->keep(set("a")));
        QFile::copy(m_dir->filePath(u"taken/"_s + files().front()), m_dir->filePath(u"copy"_s));
        m_clock.advance(73h);
        QCOMPARE(troubleOf("a"), std::optional(Trouble::Expired));
        QVERIFY(m_keeper->kept().front().expired);
        m_keeper->sweep({});
        QCOMPARE(files().size(), qsizetype{1}); // one look by one clock: it may be wrong
        restart();
        m_clock.advance(23h);
        m_keeper->sweep({});
        QCOMPARE(files().size(), qsizetype{1});
        m_clock.advance(2h);
        m_keeper->sweep({});
        QVERIFY(files().isEmpty());
        QVERIFY(m_keeper->kept().empty());
        // A copy of the file that somebody made before is noise, whatever the clock says.
        m_clock.advance(-80h);
        QVERIFY(QFile::copy(m_dir->filePath(u"copy"_s),
                            m_dir->filePath(u"taken/"_s + CaseFileId::derive("a").toString() + u".lxset"_s)));
        QCOMPARE(troubleOf("a"), std::optional(Trouble::WrongKey));
    }
    void whatTheLogKnowsToBeOver_isGoneAtOnce()
    {
        QVERIFY(m_keeper->keep(set("a", 1h)));
        QVERIFY(m_keeper->keep(set("b", 100h)));
        m_clock.advance(2h);
        m_keeper->sweep({}, m_clock.now() - 90min);
        QCOMPARE(files().size(), qsizetype{2}); // the log's newest is from before it expired
        m_keeper->sweep({}, m_clock.now());
        QCOMPARE(files().size(), qsizetype{1});
        // Nor does somebody else's wrong clock end anything: both have to say so.
        m_keeper->sweep({}, m_clock.now() + 1000h);
        QCOMPARE(files().size(), qsizetype{1});
        QVERIFY(!troubleOf("b"));
    }
    void aClockSetAhead_closes_destroysNothing_andIsForgotten()
    {
        QVERIFY(m_keeper->keep(set("a")));
        m_keeper->sweep({}, m_clock.now());
        m_clock.advance(24h * 365);
        m_keeper->sweep({}, m_clock.now() - 24h * 365);
        QCOMPARE(troubleOf("a"), std::optional(Trouble::Expired)); // nothing is readable by that clock
        m_clock.advance(-24h * 365 + 1h);
        QCOMPARE(troubleOf("a"), std::optional(Trouble::ClockSetBack)); // nobody knows which of the two is right
        restart();
        m_keeper->sweep({}, m_clock.now() - 1h);
        QCOMPARE(troubleOf("a"), std::optional(Trouble::ClockSetBack)); // what the log told long ago is no witness
        m_clock.advance(1h);
        m_keeper->sweep({}, m_clock.now() - 1min); // somebody wrote something just now
        QVERIFY(!troubleOf("a"));
        m_clock.advance(24h);
        m_keeper->sweep({});
        QVERIFY(!troubleOf("a")); // and the mark that it had expired is gone as well
    }
    void whatTheLogToldLongAgo_doesNotHelpWhoSetsTheClockBack()
    {
        QVERIFY(m_keeper->keep(set("a")));
        const Instant heard = m_clock.now();
        m_keeper->sweep({}, heard);
        m_clock.advance(80h);
        m_keeper->sweep({}, heard);
        m_clock.set(heard + 1min);
        m_keeper->sweep({}, heard);
        QCOMPARE(troubleOf("a"), std::optional(Trouble::ClockSetBack));
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
        m_clock.advance(24h);
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
        const QString path = issue(*m_keeper, "p");
        QVERIFY(m_keeper->openFile(path, u"correct horse"_s).has_value());
        QCOMPARE(m_keeper->openFile(path, u"correct house"_s).error(), Trouble::WrongKey);
        QCOMPARE(m_keeper->openFile(m_dir->filePath(u"none"_s), {}).error(), Trouble::Unreadable);
        m_keeper->sweep({CaseFileId::derive("p")});
        QCOMPARE(m_keeper->openFile(path, u"correct horse"_s).error(), Trouble::Recalled);
    }
    void whatIsNotAdmitted_isNotThere()
    {
        const Result<CaseKeeper::Packed> packed = m_keeper->pack(set("a"));
        QVERIFY(packed);
        QVERIFY(m_keeper->kept().empty());
        QCOMPARE(troubleOf("a"), std::optional(Trouble::WrongKey));
        m_keeper->sweep({});
        QCOMPARE(files().size(), qsizetype{1}); // somebody is at it
        m_keeper->discard(*packed);
        QVERIFY(files().isEmpty());
    }
    void aFileThatWasThere_staysUntilTheNewOneIs()
    {
        const QString path = m_dir->filePath(u"x.lxcase"_s);
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("a letter to my mother") > 0);
        before.close();
        const auto words = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const Result<CaseKeeper::Packed> packed = m_keeper->packFile(set("p"), path, phrase());
        QVERIFY(packed);
        QCOMPARE(words(), "a letter to my mother"_ba);
        m_keeper->discard(*packed);
        QCOMPARE(words(), "a letter to my mother"_ba);
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.part"_s}, QDir::Files | QDir::Hidden), QStringList());
        QVERIFY(!m_keeper->packFile(set("p"), m_dir->filePath(u"no/such/folder/x"_s), phrase()));
        const Result<CaseKeeper::Packed> again = m_keeper->packFile(set("p"), path, phrase());
        QVERIFY(again && m_keeper->admit(*again));
        QVERIFY(m_keeper->openFile(path, u"correct horse"_s).has_value());
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.part"_s}, QDir::Files | QDir::Hidden), QStringList());
    }
    void whatACrashLeftBehind_isRemoved_whatWasAdmittedStays()
    {
        QVERIFY(m_keeper->keep(set("b")));
        QVERIFY(m_keeper->pack(set("a")));
        QVERIFY(m_keeper->packFile(set("p"), m_dir->filePath(u"x.lxcase"_s), phrase()));
        restart();
        m_keeper->sweep({});
        QCOMPARE(files(), QStringList{CaseFileId::derive("b").toString() + u".lxset"_s});
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.part"_s}, QDir::Files | QDir::Hidden), QStringList());
        QVERIFY(!troubleOf("b"));
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
        // Words that were written over meanwhile are not these.
        m_keeper->forgetResult(result(3, m_clock.now()));
        QCOMPARE(m_keeper->results().size(), size_t{1});
        m_keeper->forgetResult(kept);
        QVERIFY(m_keeper->results().empty());
    }

    // What was written into a case file at another desk.
    void results_travelBack_once()
    {
        const QString path = issue(*m_keeper, "a");
        Elsewhere other(m_clock);
        const CaseFileResult opened = other.keeper.openFile(path, u"correct horse"_s);
        QVERIFY(opened.has_value());
        const QString back = m_dir->filePath(u"back.lxreviews"_s);
        QCOMPARE(other.keeper.saveResults(opened->header, back).error().code, ErrorCode::NotFound);
        QVERIFY(other.keeper.keepResult(result(3, m_clock.now())));
        QVERIFY(other.keeper.saveResults(opened->header, back));
        QCOMPARE(other.keeper.takeResults(back).error(), ResultFileTrouble::NotOurs);
        restart(); // what opens them is kept
        QCOMPARE(m_keeper->takeResults(back)->fresh, 1);
        QCOMPARE(m_keeper->results().front().given.scores, result(3, m_clock.now()).given.scores);
        QCOMPARE(m_keeper->takeResults(back)->known, 1);
        QCOMPARE(m_keeper->results().size(), size_t{1});
    }
    void ofTwoVersions_theLaterOneStays()
    {
        const QString path = issue(*m_keeper, "a");
        Elsewhere other(m_clock);
        const CaseSetHeader header = other.keeper.openFile(path, u"correct horse"_s)->header;
        const QString early = m_dir->filePath(u"early"_s), late = m_dir->filePath(u"late"_s);
        QVERIFY(other.keeper.keepResult(result(2, m_clock.now())));
        QVERIFY(other.keeper.saveResults(header, early));
        QVERIFY(other.keeper.keepResult(result(5, m_clock.now() + 1h)));
        QVERIFY(other.keeper.saveResults(header, late));
        QCOMPARE(m_keeper->takeResults(late)->fresh, 1);
        QCOMPARE(m_keeper->takeResults(early)->older, 1);
        QCOMPARE(m_keeper->results().front().given.scores, result(5, m_clock.now() + 1h).given.scores);
    }
    void resultsOfOtherCases_areNotTakenIn()
    {
        const QString path = issue(*m_keeper, "a");
        Elsewhere other(m_clock);
        const CaseSetHeader header = other.keeper.openFile(path, u"correct horse"_s)->header;
        CaseKeeper::KeptResult stray = result(3, m_clock.now());
        stray.given.review = ReviewId::derive("of another case");
        QVERIFY(other.keeper.keepResult(result(3, m_clock.now())));
        QVERIFY(other.keeper.keepResult(stray));
        const QString back = m_dir->filePath(u"back"_s);
        QVERIFY(other.keeper.saveResults(header, back));
        QCOMPARE(m_keeper->takeResults(back).error(), ResultFileTrouble::Foreign);
        QVERIFY(m_keeper->results().empty()); // not half of it
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
