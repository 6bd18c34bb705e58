// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/importer.h"
#include "app/importer/table_reader.h"
#include "app/log/sqlite_log.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

const QByteArray tabbed =
    "tweet_id\tauthor_id\tinbound\tcreated_at\tin_response_to_tweet_id\tbrand\ttext\n"
    "12\tBrandHelp\t0\t2017-10-31T22:15:00Z\t11\tBrandHelp\t@701 Sorry to hear that, which size?\n"
    "11\t701\t1\t2017-10-31T22:10:47Z\t\tBrandHelp\t@BrandHelp my shoes \"arrived\" torn\n"
    "13\t701\t1\t2017-10-31T22:16:00Z\t12\tBrandHelp\t42, order 4711\n"
    "20\tOther\t0\t2017-11-01T08:00:00Z\t19\tOther\t@888 please write us a message\n";

const QByteArray original = "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\r\n"
                            "11,701,True,Tue Oct 31 22:10:47 +0000 2017,\"my shoes, \"\"arrived\"\"\ntorn\",12,\r\n"
                            "12,BrandHelp,False,Tue Oct 31 22:15:00 +0000 2017,which size?,,11.0\r\n";

std::vector<PlatformEventReceived> eventsOf(Log &log)
{
    std::vector<PlatformEventReceived> events;
    const Sequence last = log.lastSequence();
    std::promise<void> all;
    const auto subscription = log.follow(0, [&](const std::vector<Record> &records) {
        for (const Record &record : records) {
            for (const Event &event : record.events) {
                if (event.type == EventType::PlatformEventReceived)
                    events.push_back(*payloadOf<PlatformEventReceived>(event));
            }
            if (record.sequence == last)
                all.set_value();
        }
        return true;
    });
    all.get_future().wait();
    return events;
}

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_log = std::move(*SqliteLog::open(m_dir->filePath(u"log.db"_s), std::nullopt));
    }
    void cleanup()
    {
        m_log.reset();
        m_dir.reset();
    }

    void twcs_tabSeparated_ordersByTimeAndNamesThreadsByComponent()
    {
        const Result<ImportReport> report = run(tabbed);
        QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
        QCOMPARE(report->rows, 4);
        QCOMPARE(report->rejected, 0);
        QCOMPARE(report->channels, 2);
        const std::vector<PlatformEventReceived> events = eventsOf(*m_log);
        QCOMPARE(events.size(), size_t(4));
        const auto brand = [&](size_t i) { return events[i].event; };
        QCOMPARE(brand(0).messageId, u"11"_s);
        QCOMPARE(brand(1).messageId, u"12"_s);
        QCOMPARE(brand(2).messageId, u"13"_s);
        for (size_t i = 0; i < 3; ++i)
            QCOMPARE(brand(i).threadId, u"11"_s);
        QCOMPARE(brand(1).direction, Direction::Out);
        QCOMPARE(brand(1).more.value("to"_L1).toString(), u"701"_s);
        QCOMPARE(brand(0).text, u"@BrandHelp my shoes \"arrived\" torn"_s);
        QCOMPARE(brand(3).more.value("to"_L1).toString(), u"888"_s);
    }

    void twcs_commaSeparated_readsQuotesLineBreaksAndTheOldTimes()
    {
        const Result<ImportReport> report = run(original);
        QVERIFY(report);
        const std::vector<PlatformEventReceived> events = eventsOf(*m_log);
        QCOMPARE(events.size(), size_t(2));
        QCOMPARE(events[0].event.text, u"my shoes, \"arrived\"\ntorn"_s);
        QCOMPARE(toRfc3339(*events[0].event.at), u"2017-10-31T22:10:47.000Z"_s);
        QCOMPARE(events[0].channel.text(), u"BrandHelp"_s);
        QCOMPARE(events[1].event.replyTo, u"11"_s);
    }

    void twcs_badLines_areReportedAndTheGoodOnesKept()
    {
        QByteArray text = tabbed;
        text += "x\t1\t1\t2017-10-31T22:10:47Z\t\tB\ttext\n";
        text += "30\t1\t1\tyesterday\t\tB\ttext\n";
        text += "31\t1\tmaybe\t2017-10-31T22:10:47Z\t\tB\ttext\n";
        text += "32\t1\n";
        text += "11\t1\t1\t2017-10-31T22:10:47Z\t\tB\ttwice\n";
        const Result<ImportReport> report = run(text);
        QVERIFY(report);
        QCOMPARE(report->rejected, 5);
        const QList<qint64> expected{6, 7, 8, 9, 10};
        for (int i = 0; i < 5; ++i)
            QCOMPARE(report->lines.at(static_cast<size_t>(i)).line, expected[i]);
        QCOMPARE(eventsOf(*m_log).size(), size_t(4));
    }

    void twcs_sameFileTwice_addsNothing()
    {
        QVERIFY(run(tabbed));
        const Sequence before = m_log->lastSequence();
        const Result<ImportReport> again = run(tabbed);
        QVERIFY(again);
        QCOMPARE(m_log->lastSequence(), before);
        QVERIFY(again->duplicates >= 4);
    }

    void twcs_foreignFile_isRefusedWithTheColumnsItNeeds()
    {
        const Result<ImportReport> report = run("name;age\nx;1\n");
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::InvalidInput);
        QVERIFY(report.error().detail.contains(u"tweet_id"_s));
        QCOMPARE(m_log->lastSequence(), 0);
    }

    void gzip_cutInTheMiddle_isRefusedWhole()
    {
        QFile file(m_dir->filePath(u"cut.gz"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromHex("1f8b0800000000000003cb48cdc9c95728cf2fca4951"));
        file.close();
        const Result<ImportReport> report = importTwcs(*m_log, m_clock, file.fileName(), {});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Corrupt);
    }

    void jsonl_goodAndBadLines()
    {
        const QByteArray text =
            R"({"channel":"shop","platform":"weibo","brand":"B","kind":"message","surface":"public","direction":"in","thread_id":"p1","message_id":"m1","sender":{"id":"7","name":"小陈"},"at":"2026-09-01T00:04:00.000Z","text":"多少钱?"}
not json
{"channel":"shop","kind":"message","surface":"public","direction":"in","message_id":"m2","text":"no thread"}
{"channel":"shop","platform":"myspace","kind":"message","surface":"public","direction":"in","thread_id":"p1","message_id":"m3","at":"2026-09-01T00:04:00.000Z"}
)";
        QFile file(m_dir->filePath(u"in.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const Result<ImportReport> report = importJsonl(*m_log, m_clock, file.fileName(), {});
        QVERIFY(report);
        QCOMPARE(report->rejected, 3);
        QCOMPARE(report->lines[0].line, 2);
        QVERIFY(report->lines[2].reason.contains(u"myspace"_s));
        QCOMPARE(eventsOf(*m_log).size(), size_t(1));
    }

    void anyBytes_neverCrashTheReader()
    {
        QRandomGenerator random(20261121);
        static constexpr char alphabet[] = "a1,\"\n\r\t;\xff\x80 ";
        for (int round = 0; round < 20000; ++round) {
            QByteArray bytes;
            const int length = random.bounded(60);
            for (int i = 0; i < length; ++i)
                bytes.append(alphabet[random.bounded(int(sizeof alphabet) - 1)]);
            TableReader reader(bytes);
            std::vector<QByteArrayView> fields;
            qint64 rows = 0;
            while (reader.next(fields))
                QVERIFY(++rows <= bytes.size());
        }
    }

private:
    Result<ImportReport> run(const QByteArray &text)
    {
        QFile file(m_dir->filePath(u"in.txt"_s));
        if (!file.open(QIODevice::WriteOnly))
            return failure(ErrorCode::Io, file.errorString());
        file.write(text);
        file.close();
        return importTwcs(*m_log, m_clock, file.fileName(), {});
    }
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SqliteLog> m_log;
};

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
