// SPDX-License-Identifier: GPL-3.0-or-later
// Power cuts, simulated: what the server acknowledged since a copy of its store was taken is gone, as after a cut that
// came before its own sync (S: PERFORMANCE.md section 0).
#include "tests/app/log/team_desk.h"
#include "tests/support/nats_server.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using test::TeamDesk;

bool copyFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    bool good = QDir().mkpath(to);
    while (files.hasNext()) {
        const QString source = files.next();
        const QString target = to + source.sliced(from.size());
        good = QDir().mkpath(QFileInfo(target).path()) && QFile::copy(source, target) && good;
    }
    return good;
}

/// A server whose power can be cut.
class FrailServer : public test::NatsServer
{
public:
    /// What is on the store's disk from now on: what a cut leaves.
    [[nodiscard]] bool sync() { return copyFolder(storeFolder(), m_copy.filePath(u"store"_s)); }
    [[nodiscard]] bool cut()
    {
        kill();
        return copyFolder(m_copy.filePath(u"store"_s), storeFolder());
    }
    /// Nothing of it was on the disk yet.
    void cutYoung()
    {
        kill();
        QDir(storeFolder()).removeRecursively();
    }

private:
    QTemporaryDir m_copy;
};

/// Sequence → text of what a log shows to somebody who starts from nothing; empty when one is shown twice.
std::map<Sequence, QString> shownAnew(const QUrl &url, const QString &team)
{
    TeamDesk fresh(url, team);
    if (!fresh.start() || !fresh.isReady())
        return {};
    const Sequence last = fresh.log().lastSequence();
    fresh.follow();
    const auto isRead = [&] {
        const std::vector<Record> records = fresh.records();
        return !records.empty() && records.back().sequence >= last;
    };
    if (!QTest::qWaitFor(isRead, 20'000))
        return {};
    std::map<Sequence, QString> shown;
    std::set<QString> ids;
    for (const Record &record : fresh.records()) {
        if (record.sequence > last || !ids.insert(record.events.at(0).id.toString()).second)
            return {};
        shown.emplace(record.sequence, contract::noteText(record.events.at(0)));
    }
    return shown;
}

} // namespace

class TestTeamRepair : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutOfTheServer_everythingAcknowledgedReturnsToItsPlace_data()
    {
        QTest::addColumn<bool>("young");
        QTest::newRow("what came after the last sync is lost") << false;
        QTest::newRow("the whole stream is lost") << true;
    }
    void cutOfTheServer_everythingAcknowledgedReturnsToItsPlace()
    {
        QFETCH(bool, young);
        FrailServer server;
        QVERIFY(server.start());
        TeamDesk a(server.url(), u"cut"_s), b(server.url(), u"cut"_s), c(server.url(), u"cut"_s);
        std::array<TeamDesk *, 3> desks{&a, &b, &c};
        for (TeamDesk *desk : desks) {
            QVERIFY(desk->start() && desk->isReady());
            desk->follow();
        }
        std::map<Sequence, QString> acknowledged;
        for (int i = 0; i < 90; ++i) {
            if (i == 30)
                QVERIFY(server.sync());
            TeamDesk &desk = *desks[static_cast<size_t>(i % 3)];
            const QString text = QString::number(i);
            const Sequence sequence = desk.put(text, u"case.%1"_s.arg(i % 4));
            QVERIFY(sequence > 0);
            acknowledged.emplace(sequence, text);
        }
        if (young)
            server.cutYoung();
        else
            QVERIFY(server.cut());
        QVERIFY(server.start());
        QElapsedTimer timer;
        timer.start();
        // New ones are let through only when the old ones are back.
        const Sequence next = a.put(u"after"_s);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(next > acknowledged.rbegin()->first);
        acknowledged.emplace(next, u"after"_s);
        QCOMPARE(shownAnew(server.url(), u"cut"_s), acknowledged);
        // And nobody who was there is shown anything twice.
        QStringList expected;
        for (const auto &[sequence, text] : acknowledged)
            expected.append(text);
        for (TeamDesk *desk : desks) {
            QTRY_COMPARE_WITH_TIMEOUT(desk->texts(), expected, 20'000);
            QVERIFY(!desk->log().standing().mustRefold);
            QVERIFY(desk->log().pending().empty());
        }
    }

    void cutWhileTheBurstIsOnItsWay()
    {
        FrailServer server;
        QVERIFY(server.start());
        TeamDesk a(server.url(), u"burst"_s), b(server.url(), u"burst"_s);
        for (TeamDesk *desk : {&a, &b}) {
            QVERIFY(desk->start() && desk->isReady());
            desk->follow();
        }
        QVERIFY(a.put(u"first"_s) > 0);
        QVERIFY(server.sync());
        std::mutex mutex;
        std::map<Sequence, QString> acknowledged;
        std::set<QString> all;
        std::atomic<int> open = 0;
        for (int i = 0; i < 600; ++i) {
            TeamDesk &desk = i % 2 == 0 ? a : b;
            const QString text = QString::number(i);
            all.insert(text);
            ++open;
            desk.log().append(TeamDesk::note(u"case.%1"_s.arg(i % 5), text, {}, true), [&, text](AppendOutcome o) {
                const auto *accepted = std::get_if<Accepted>(&o);
                const std::lock_guard lock(mutex);
                if (accepted && !accepted->waiting)
                    acknowledged.emplace(accepted->sequence, text);
                --open;
            });
            if (i == 400)
                QTRY_VERIFY(open < 350);
        }
        QVERIFY(server.cut());
        QVERIFY(server.start());
        QTRY_VERIFY_WITH_TIMEOUT(open == 0, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(a.log().pending().empty() && b.log().pending().empty(), 20'000);
        QTRY_VERIFY(a.log().standing().caughtUp && b.log().standing().caughtUp);
        const std::map<Sequence, QString> shown = shownAnew(server.url(), u"burst"_s);
        QCOMPARE(shown.size(), all.size() + 1);
        for (const auto &[sequence, text] : acknowledged)
            QVERIFY2(shown.contains(sequence) && shown.at(sequence) == text, qPrintable(text));
        for (TeamDesk *desk : {&a, &b})
            QTRY_COMPARE(desk->texts().size(), static_cast<qsizetype>(all.size() + 1));
    }

    void cutOfServerAndWriterTogether()
    {
        FrailServer server;
        QVERIFY(server.start());
        TeamDesk writer(server.url(), u"both"_s);
        QVERIFY(writer.start() && writer.isReady());
        QVERIFY(writer.put(u"0"_s) > 0);
        QVERIFY(server.sync());
        std::map<Sequence, QString> acknowledged{{1, u"0"_s}};
        for (int i = 1; i < 20; ++i)
            acknowledged.emplace(writer.put(QString::number(i)), QString::number(i));
        // Nobody followed, so nobody else holds them: the writer's file is what its last sync left.
        const QTemporaryDir disk;
        const QString folder = QFileInfo(writer.file()).path();
        QVERIFY(copyFolder(folder, disk.filePath(u"desk"_s)));
        QVERIFY(server.cut());
        writer.stop();
        QVERIFY(copyFolder(disk.filePath(u"desk"_s), folder));
        QVERIFY(server.start());
        QVERIFY(writer.start() && writer.isReady());
        QCOMPARE(shownAnew(server.url(), u"both"_s), acknowledged);
    }

    void secondCutBeforeTheRepairIsDone()
    {
        FrailServer server;
        QVERIFY(server.start());
        TeamDesk a(server.url(), u"twice"_s), b(server.url(), u"twice"_s);
        for (TeamDesk *desk : {&a, &b}) {
            QVERIFY(desk->start() && desk->isReady());
            desk->follow();
        }
        std::map<Sequence, QString> acknowledged;
        for (int i = 0; i < 50; ++i)
            acknowledged.emplace(a.put(QString::number(i)), QString::number(i));
        QTRY_COMPARE(b.texts().size(), 50);
        for (int round = 0; round < 3; ++round) {
            server.cutYoung();
            QVERIFY(server.start());
        }
        QVERIFY(b.put(u"after"_s) == 51);
        acknowledged.emplace(51, u"after"_s);
        QCOMPARE(shownAnew(server.url(), u"twice"_s), acknowledged);
        QTRY_COMPARE(a.texts().size(), 51);
    }

    void recordThatNobodyHolds_itsPlaceIsKept_andItReturnsAtTheEnd()
    {
        FrailServer server;
        QVERIFY(server.start());
        TeamDesk a(server.url(), u"gap"_s), b(server.url(), u"gap"_s);
        QVERIFY(a.start() && a.isReady() && b.start() && b.isReady());
        b.follow();
        QVERIFY(a.put(u"one"_s) == 1);
        QTRY_COMPARE(b.texts().size(), 1);
        QVERIFY(server.sync());
        b.stop();
        QVERIFY(a.put(u"only a has it"_s) == 2);
        QVERIFY(b.start() && b.isReady());
        QVERIFY(b.put(u"three"_s) == 3); // known to b, who never read the second
        a.stop();
        QVERIFY(server.cut());
        QVERIFY(server.start());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(b.put(u"four"_s) == 4);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        b.follow();
        QTRY_COMPARE(b.texts(), (QStringList{u"one"_s, u"three"_s, u"four"_s}));
        QVERIFY(!b.log().standing().mustRefold); // it had not followed the second
        // Who holds it comes back.
        QVERIFY(a.start());
        a.follow();
        QTRY_COMPARE_WITH_TIMEOUT(b.texts(), (QStringList{u"one"_s, u"three"_s, u"four"_s, u"only a has it"_s}),
                                  20'000);
        const std::map<Sequence, QString> shown = shownAnew(server.url(), u"gap"_s);
        QCOMPARE(shown.at(5), u"only a has it"_s);
        QCOMPARE(shown.size(), size_t(4));
    }

    void whoFollowedWhatIsLostForGood_hasToFoldAnew()
    {
        FrailServer server;
        QVERIFY(server.start());
        TeamDesk a(server.url(), u"refold"_s), b(server.url(), u"refold"_s);
        for (TeamDesk *desk : {&a, &b}) {
            QVERIFY(desk->start() && desk->isReady());
            desk->follow();
        }
        QVERIFY(a.put(u"one"_s) == 1);
        QTRY_COMPARE(a.texts().size(), 1);
        QVERIFY(server.sync());
        b.stop();
        QVERIFY(a.put(u"two"_s) == 2);
        QTRY_COMPARE(a.texts().size(), 2);
        a.stop();
        QVERIFY(server.cut());
        QVERIFY(server.start());
        // The other one knows nothing of the second and takes its place.
        QVERIFY(b.start() && b.isReady());
        QVERIFY(b.put(u"another two"_s) == 2);
        QVERIFY(a.start());
        a.follow();
        QTRY_VERIFY_WITH_TIMEOUT(a.log().standing().mustRefold, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(a.log().pending().empty(), 20'000);
        QCOMPARE(shownAnew(server.url(), u"refold"_s),
                 (std::map<Sequence, QString>{{1, u"one"_s}, {2, u"another two"_s}, {3, u"two"_s}}));
        a.stop();
        QVERIFY(a.start()); // it stays until the projection was made anew
        QVERIFY(a.log().standing().mustRefold);
        a.log().refolded();
        QTRY_VERIFY(!a.log().standing().mustRefold);
    }

    void lossThatIsNoPowerCut_isNotFilled_andSaysWhatToDo()
    {
        FrailServer server;
        QVERIFY(server.start());
        TeamDesk desk(server.url(), u"other"_s);
        QVERIFY(desk.start() && desk.isReady());
        QVERIFY(desk.put(u"one"_s) == 1);
        desk.follow();
        desk.stop();
        // It has followed far more than its file holds.
        QVERIFY(desk.start());
        contract::RecordCollector collector;
        const auto subscription = desk.log().follow(5000, collector.sink());
        QTRY_VERIFY_WITH_TIMEOUT(desk.log().standing().trouble.contains(u"backup"_s), 20'000);
        QVERIFY(!desk.log().standing().connected);
        QVERIFY(desk.putAside(u"kept meanwhile"_s));
    }
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestTeamRepair)
#include "tst_team_repair.moc"
