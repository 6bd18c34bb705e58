// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projection.h"

#include "models/store/queries.h"
#include "models/store/schema.h"
#include "tests/support/fed_projection.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{

using Digests = std::vector<std::pair<QString, QByteArray>>;

/// What counting by hand gives, to hold the kept counters against.
Counters recount(Projection &projection, const AgentId &agent)
{
    Counters counted;
    CaseFilter all;
    all.box = CaseFilter::Box::All;
    const auto rows = firstCases(projection.database(), all, 1'000'000);
    for (const CaseRow &row : *rows) {
        const bool open = row.state == CaseState::Open;
        counted.open += open;
        counted.snoozed += row.state == CaseState::Snoozed;
        counted.resolved += row.state == CaseState::Resolved;
        counted.unassigned += open && row.assignee.isEmpty();
        counted.mine += open && row.assignee == agent;
        counted.supervisor += open && row.supervisor;
        counted.unreadCases += open && row.unread > 0;
    }
    counted.queuedReplies = static_cast<qint64>(outbox(projection.database())->size());
    return counted;
}

} // namespace

class TestProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batches_anySize_giveTheSameTables_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void batches_anySize_giveTheSameTables()
    {
        QFETCH(quint32, seed);
        QTemporaryDir dir;
        const auto single = openPlain(dir.filePath(u"single.db"_s));
        RecordMaker maker(*single, seed);
        std::vector<Record> records;
        for (int i = 0; i < 700; ++i)
            records.push_back(maker.next());
        const Digests expected = *tableDigests(single->database());

        const auto whole = openPlain(dir.filePath(u"whole.db"_s));
        QVERIFY(whole->apply(records));
        QCOMPARE(*tableDigests(whole->database()), expected);

        std::mt19937 random(seed);
        auto pieces = openPlain(dir.filePath(u"pieces.db"_s));
        for (size_t at = 0; at < records.size();) {
            const size_t size = std::min<size_t>(1 + random() % 90, records.size() - at);
            const auto from = records.begin() + static_cast<std::ptrdiff_t>(at);
            QVERIFY(pieces->apply(std::vector<Record>(from, from + static_cast<std::ptrdiff_t>(size))));
            at += size;
            if (random() % 3 == 0) { // a program that ends and starts again
                pieces.reset();
                pieces = openPlain(dir.filePath(u"pieces.db"_s));
            }
        }
        QCOMPARE(*tableDigests(pieces->database()), expected);
    }

    void counters_afterRandomRecords_equalARecount()
    {
        QTemporaryDir dir;
        const auto projection = openPlain(dir.filePath(u"p.db"_s));
        RecordMaker maker(*projection, 77);
        for (int i = 0; i < 900; ++i) {
            static_cast<void>(maker.next());
            if (i % 150 == 149)
                for (const QString &agent : {u"a0"_s, u"a1"_s, u"nobody"_s})
                    QCOMPARE(*counters(projection->database(), AgentId(agent)), recount(*projection, AgentId(agent)));
        }
        const Counters end = recount(*projection, AgentId(u"a1"_s));
        QVERIFY(end.open > 0 && end.resolved > 0 && end.snoozed > 0 && end.mine > 0);
    }

    void records_appliedTwice_changeNothing()
    {
        QTemporaryDir dir;
        const auto projection = openPlain(dir.filePath(u"p.db"_s));
        RecordMaker maker(*projection, 5);
        std::vector<Record> records;
        for (int i = 0; i < 200; ++i)
            records.push_back(maker.next());
        const Digests before = *tableDigests(projection->database());
        const Result<ChangeSet> again = projection->apply(records);
        QVERIFY(again);
        QVERIFY(again->cases.empty());
        QCOMPARE(*tableDigests(projection->database()), before);
    }

    void events_redeliveredUnderNewSequences_changeNothingButThePosition()
    {
        QTemporaryDir dir;
        const auto projection = openPlain(dir.filePath(u"p.db"_s));
        RecordMaker maker(*projection, 6);
        std::vector<Record> records;
        for (int i = 0; i < 300; ++i)
            records.push_back(maker.next());
        Digests before = *tableDigests(projection->database());
        for (Record &one : records) {
            one.sequence += 1000;
            one.subject = u"replayed"_s; // a case's own subject would rightly carry the later sequence
        }
        QVERIFY(projection->apply(records));
        Digests after = *tableDigests(projection->database());
        std::erase_if(before, [](const auto &table) { return table.first == "meta"_L1; });
        std::erase_if(after, [](const auto &table) { return table.first == "meta"_L1; });
        QCOMPARE(after, before);
    }

    void pages_readPiecewise_areTheWholeBoxInOrder()
    {
        QTemporaryDir dir;
        const auto projection = openPlain(dir.filePath(u"p.db"_s));
        RecordMaker maker(*projection, 8);
        for (int i = 0; i < 500; ++i)
            static_cast<void>(maker.next());
        CaseFilter everything;
        everything.box = CaseFilter::Box::All;
        const std::vector<CaseRow> rows = *firstCases(projection->database(), everything, 100'000);
        for (int box = 0; box <= static_cast<int>(CaseFilter::Box::All); ++box) {
            for (const auto order : {CaseFilter::Order::TimeLeft, CaseFilter::Order::Newest}) {
                CaseFilter filter;
                filter.box = static_cast<CaseFilter::Box>(box);
                filter.order = order;
                filter.agent = AgentId(u"a1"_s);
                std::vector<CaseKey> expected;
                for (const CaseRow &row : rows)
                    if (matches(filter, row))
                        expected.push_back(sortKey(row, order));
                std::sort(expected.begin(), expected.end());
                std::vector<CaseKey> paged;
                CaseKey after{std::numeric_limits<qint64>::min(), 0};
                for (;;) {
                    const std::vector<CaseKey> page = *caseKeys(projection->database(), filter, after, 7);
                    if (page.empty())
                        break;
                    paged.insert(paged.end(), page.begin(), page.end());
                    after = page.back();
                }
                QVERIFY(paged == expected);
            }
        }
    }

    void plans_ofEveryBoxAndOrder_neitherScanNorSort()
    {
        QTemporaryDir dir;
        const auto projection = openPlain(dir.filePath(u"p.db"_s));
        const struct {
            const char *index, *condition, *key;
        } reads[] = {
            {"case_due", "state = 0", "due_key"},
            {"case_new", "state = 0", "new_key"},
            {"case_owner_due", "state = 0 AND assignee = 1", "due_key"},
            {"case_owner_new", "state = 0 AND assignee = 1", "new_key"},
            {"case_supervisor_due", "state = 0 AND supervisor = 1", "due_key"},
            {"case_supervisor_new", "state = 0 AND supervisor = 1", "new_key"},
        };
        for (const auto &read : reads) {
            const QByteArray key = read.key;
            const QByteArray sql = QByteArray("EXPLAIN QUERY PLAN SELECT ") + key + ", row FROM cases INDEXED BY "
                + read.index + " WHERE " + read.condition + " AND (" + key + ", row) > (5, 6) ORDER BY " + key
                + ", row LIMIT 50";
            auto plan = projection->database().prepare(sql.constData());
            QVERIFY(plan);
            while (*plan->step()) {
                const QString step = plan->text(3);
                QVERIFY2(step.contains("SEARCH"_L1) && step.contains("COVERING INDEX"_L1)
                             && !step.contains("B-TREE"_L1),
                         qPrintable(step));
            }
        }
    }

    void content_inTheFiles_isNowhereReadable()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"p.db"_s);
        const auto key = sqlite::PageKey::generate();
        {
            auto projection = Projection::open({file, key, true});
            QVERIFY(projection);
            std::vector<Record> records;
            for (int i = 1; i <= 200; ++i)
                records.push_back(record(
                    i, u"channel.c"_s,
                    {received(u"weibo-1"_s,
                              customerMessage(u"canaryperson"_s, i, u"canarytext 金丝雀 %1"_s.arg(i), morning))}));
            QVERIFY((*projection)->apply(records));
            int files = 0;
            for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s}) {
                QFile one(file + ending);
                if (!one.open(QIODevice::ReadOnly))
                    continue;
                ++files;
                const QByteArray bytes = one.readAll();
                QVERIFY(!bytes.contains("canarytext"));
                QVERIFY(!bytes.contains("canaryperson"));
                QVERIFY(!bytes.contains(u"金丝雀"_s.toUtf8()));
            }
            QVERIFY(files >= 2);
        }
        const auto bytesOf = [&] {
            QFile one(file);
            return one.open(QIODevice::ReadOnly) ? one.readAll() : QByteArray();
        };
        const QByteArray before = bytesOf();
        QVERIFY(!before.isEmpty() && !before.contains("canarytext"));
        const auto wrong = Projection::open({file, sqlite::PageKey::generate(), true});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::WrongKey);
        QCOMPARE(bytesOf(), before);
        QVERIFY(Projection::open({file, key, true}));
    }

    void schema_ofALaterVersion_isRefusedAndKept()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"p.db"_s);
        {
            const auto projection = openPlain(file);
            QVERIFY(projection->database().execute("UPDATE meta SET value = 999 WHERE key = 'schema_version'"));
        }
        const auto opened = Projection::open({file, std::nullopt, true});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::TooNew);
        auto db =
            sqlite::Database::open(file, {sqlite::OpenMode::ReadOnly, sqlite::Durability::Normal, std::nullopt, 1024});
        QVERIFY(db);
        auto version = db->prepare("SELECT value FROM meta WHERE key = 'schema_version'");
        QVERIFY(*version->step());
        QCOMPARE(version->integer(0), 999);
    }

    void schema_ofAnEarlierVersion_isFoldedAnew()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"p.db"_s);
        std::vector<Record> records;
        Digests expected;
        {
            const auto projection = openPlain(file);
            RecordMaker maker(*projection, 9);
            for (int i = 0; i < 200; ++i)
                records.push_back(maker.next());
            expected = *tableDigests(projection->database());
            QVERIFY(projection->database().execute("UPDATE meta SET value = 1 WHERE key = 'schema_version';"
                                                   "ALTER TABLE message RENAME TO message_of_then"));
        }
        const auto projection = openPlain(file);
        QCOMPARE(projection->position(), Sequence(0)); // the log is followed from its beginning
        QVERIFY(projection->apply(records));
        QCOMPARE(*tableDigests(projection->database()), expected);
    }

    void schema_ofTheVersionBefore_isFoldedAnew_withWhatItLacked()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"p.db"_s);
        std::vector<Record> records;
        Digests expected;
        {
            const auto projection = openPlain(file);
            RecordMaker maker(*projection, 9);
            for (int i = 0; i < 200; ++i)
                records.push_back(maker.next());
            QVERIFY(projection->apply(records));
            expected = *tableDigests(projection->database());
            QVERIFY(projection->database().execute("DROP INDEX case_snoozed;"
                                                   "ALTER TABLE identity DROP COLUMN avatar;"
                                                   "UPDATE meta SET value = 6 WHERE key = 'schema_version'"));
        }
        const auto projection = openPlain(file);
        QCOMPARE(projection->position(), Sequence(0));
        QVERIFY(projection->apply(records));
        QCOMPARE(*tableDigests(projection->database()), expected);
        QVERIFY(nextSnoozed(projection->database(), 10)); // cannot be asked without its index
    }

    void database_ofAnotherKind_isRefused()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"p.db"_s);
        {
            auto db = sqlite::Database::open(file, {});
            QVERIFY(db && db->execute("CREATE TABLE other(a)"));
        }
        const auto opened = Projection::open({file, std::nullopt, true});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    }

    void unreadableRecords_areCountedAndPassedOver()
    {
        QTemporaryDir dir;
        const auto projection = openPlain(dir.filePath(u"p.db"_s));
        Event broken = received(u"weibo-1"_s, customerMessage(u"p"_s, 1, u"x"_s, morning));
        broken.data = QJsonObject{{u"channel"_s, 5}};
        Event unknown = broken;
        unknown.type = EventType::Unknown;
        const Event lost = eventAt(CaseClaimed{CaseId::generate(), agent(u"a"_s)}, morning);
        const auto changes = projection->apply(
            {record(1, u"x"_s, {broken, unknown}), record(2, u"y"_s, {lost}),
             record(3, u"z"_s, {received(u"weibo-1"_s, customerMessage(u"p"_s, 2, u"hello"_s, morning))})});
        QVERIFY(changes);
        QCOMPARE(changes->upTo, 3);
        QCOMPARE(changes->cases.size(), size_t(1));
        const StoreStats stats = *storeStats(projection->database());
        QCOMPARE(stats.unreadable, 2);
        QCOMPARE(stats.messages, 1);
        QCOMPARE(stats.position, 3);
    }

    void failure_inTheMiddle_changesNothing()
    {
        QTemporaryDir dir;
        const auto projection = openPlain(dir.filePath(u"p.db"_s));
        QVERIFY(projection->apply(
            {record(1, u"c"_s, {received(u"weibo-1"_s, customerMessage(u"p"_s, 1, u"one"_s, morning))})}));
        const Digests before = *tableDigests(projection->database());
        // No more pages may be added: the disk is full.
        auto limit = projection->database().prepare("PRAGMA max_page_count=1");
        QVERIFY(*limit->step());
        limit->reset();
        std::vector<Record> many;
        for (int i = 2; i < 3000; ++i)
            many.push_back(
                record(i, u"c"_s, {received(u"weibo-1"_s, customerMessage(u"q%1"_s.arg(i), i, u"text"_s, morning))}));
        const auto failed = projection->apply(many);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::DiskFull);
        QCOMPARE(projection->position(), 1);
        QCOMPARE(*tableDigests(projection->database()), before);
        QVERIFY(projection->database().execute("PRAGMA max_page_count=1000000"));
        QVERIFY(projection->apply(many));
        QCOMPARE(projection->position(), 2999);
    }

    void tidy_afterMuchWriting_shortensTheLog()
    {
        QTemporaryDir dir;
        const auto projection = openPlain(dir.filePath(u"p.db"_s));
        std::vector<Record> many;
        for (int i = 1; i <= 8000; ++i)
            many.push_back(
                record(i, u"c"_s,
                       {received(u"weibo-1"_s,
                                 customerMessage(u"q%1"_s.arg(i), i, u"a longer text number %1"_s.arg(i), morning))}));
        QVERIFY(projection->apply(many));
        const QFileInfo log(dir.filePath(u"p.db-wal"_s));
        QVERIFY(log.size() > 0);
        int steps = 0;
        while (projection->tidy() && steps < 10'000)
            ++steps;
        QVERIFY(steps < 10'000);
        // On a thread of its own, so that nobody who writes waits for it.
        QTRY_VERIFY(QFileInfo(log.filePath()).size() <= 8 * 1024 * 1024);
    }
};

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
