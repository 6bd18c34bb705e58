// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/call_import.h"
#include "app/log/sqlite_log.h"
#include "app/media/attachment_store.h"
#include "models/store/calls_query.h"
#include "tests/support/fed_projection.h"
#include "tests/support/manual_clock.h"
#include "tests/support/wave.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Calls out of an exchange's table, with their recordings.
class TestCallImport : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SqliteLog> m_log;
    std::unique_ptr<AttachmentStore> m_attachments;
    ManualClock m_clock{morning};

    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_dir->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return path;
    }
    Result<CallImportReport> import(const QByteArray &table, const std::vector<ChannelConfigured> &known = {})
    {
        const QString file = write(u"calls.csv"_s, table);
        CallImportOptions options;
        options.columns = previewCalls(file)->columns;
        options.recordings = m_dir->filePath(u"audio"_s);
        options.zone = QTimeZone("Asia/Shanghai");
        options.brand = u"Aurora"_s;
        return importCalls(*m_log, m_clock, *m_attachments, known, file, options, {});
    }
    /// What the log has, folded.
    [[nodiscard]] std::unique_ptr<FedProjection> fold(const std::vector<ChannelConfigured> &known = {})
    {
        auto fed = std::make_unique<FedProjection>();
        for (const ChannelConfigured &channel : known)
            fed->tell(eventAt(channel, morning));
        std::vector<Event> events;
        std::promise<void> whole;
        const Sequence last = m_log->lastSequence();
        if (last == 0)
            return fed;
        const auto subscription = m_log->follow(0, [&](const std::vector<Record> &records) {
            for (const Record &record : records)
                for (const Event &event : record.events)
                    events.push_back(event);
            if (!records.empty() && records.back().sequence == last)
                whole.set_value();
            return records.empty() || records.back().sequence < last;
        });
        whole.get_future().wait();
        for (const Event &event : events)
            fed->tell(event);
        return fed;
    }
    [[nodiscard]] static std::vector<CallRow> callsOf(FedProjection &fed)
    {
        std::vector<CallRow> all;
        std::set<ContactId> seen;
        const std::vector<CaseRow> cases = fed.cases();
        for (const CaseRow &row : cases) {
            if (!seen.insert(row.contact).second)
                continue;
            const std::vector<CallRow> calls = *lianxi::callsOf(fed.db(), row.contact, 100);
            all.insert(all.end(), calls.begin(), calls.end());
        }
        std::sort(all.begin(), all.end(), [](const CallRow &a, const CallRow &b) { return a.at < b.at; });
        return all;
    }
    const QByteArray m_chinese =
        "\xef\xbb\xbf通话编号,开始时间,主叫号码,被叫号码,呼叫方向,通话时长,接听状态,坐席,录音文件\r\n"
        "c1,2026-08-20 09:30:00,13812345678,4008001234,呼入,2分35秒,已接听,林晓,a/c1.wav\r\n"
        "c2,2026-08-21 10:00:00,13812345678,4008001234,呼入,0,未接听,,\r\n"
        "c3,2026-08-21 10:05:00,8001,13812345678,呼出,65,已接听,林晓,c3.wav\r\n";

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_log = std::move(*SqliteLog::open(m_dir->filePath(u"log.db"_s), std::nullopt));
        m_attachments =
            std::make_unique<AttachmentStore>(m_dir->filePath(u"attachments"_s), sqlite::PageKey::generate(), m_clock);
    }
    void cleanup()
    {
        m_attachments.reset();
        m_log.reset();
    }

    void columns_areKnownByTheirTitles_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QStringList>("titles"); // in the order of CallColumn; empty: none
        QTest::newRow("Asterisk") << QByteArray(
            "accountcode,src,dst,dcontext,calldate,duration,billsec,disposition,uniqueid,recordingfile")
                                  << QStringList{u"uniqueid"_s, u"calldate"_s,    u"src"_s, u"dst"_s,          {},
                                                 u"billsec"_s,  u"disposition"_s, {},       u"recordingfile"_s};
        QTest::newRow("Chinese") << QByteArray(
            "开始时间,主叫号码,被叫号码,呼叫方向,通话时长（秒）,接听状态,坐席姓名,录音")
                                 << QStringList{{},
                                                u"开始时间"_s,
                                                u"主叫号码"_s,
                                                u"被叫号码"_s,
                                                u"呼叫方向"_s,
                                                u"通话时长（秒）"_s,
                                                u"接听状态"_s,
                                                u"坐席姓名"_s,
                                                u"录音"_s};
        QTest::newRow("nothing known") << QByteArray("a,b,c") << QStringList{{}, {}, {}, {}, {}, {}, {}, {}, {}};
    }
    void columns_areKnownByTheirTitles()
    {
        QFETCH(QByteArray, header);
        QFETCH(QStringList, titles);
        const Result<CallTablePreview> preview = previewCalls(write(u"t.csv"_s, header + "\n"));
        QVERIFY(preview);
        for (size_t i = 0; i < callColumnCount; ++i) {
            const int at = preview->columns.at(i);
            QCOMPARE(at < 0 ? QString() : preview->titles.at(at), titles.at(static_cast<qsizetype>(i)));
        }
    }

    void lengths_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<int>("seconds"); // -1: none
        QTest::newRow("seconds") << u"95"_s << 95;
        QTest::newRow("a clock") << u"1:35"_s << 95;
        QTest::newRow("with hours") << u"01:01:35"_s << 3695;
        QTest::newRow("Chinese") << u"1分35秒"_s << 95;
        QTest::newRow("whole minutes") << u"3分钟"_s << 180;
        QTest::newRow("nothing") << QString() << -1;
        QTest::newRow("words") << u"long"_s << -1;
        QTest::newRow("below zero") << u"-3"_s << -1;
        QTest::newRow("longer than a day") << u"1e9"_s << -1;
    }
    void lengths()
    {
        QFETCH(QString, written);
        QFETCH(int, seconds);
        const auto length = callLength(written);
        QCOMPARE(length ? static_cast<int>(length->count()) : -1, seconds);
    }

    void calls_joinTheirContact_withTheirRecordings()
    {
        write(u"audio/deep/c1.wav"_s, silentWave(200));
        write(u"audio/c3.wav"_s, silentWave(300));
        const auto report = import(m_chinese);
        QVERIFY(report);
        QCOMPARE(report->import.rows, 3);
        QCOMPARE(report->import.rejected, 0);
        QCOMPARE(report->recordings, 2);
        const auto fed = fold();
        QCOMPARE(fed->cases().size(), size_t(3)); // each call a matter of its own, all of one person
        for (const CaseRow &row : fed->cases()) {
            QCOMPARE(row.contact, fed->cases()[0].contact);
            QCOMPARE(row.state, CaseState::Resolved); // nobody waits for an answer to a call of last month
        }
        const std::vector<CallRow> calls = callsOf(*fed);
        QCOMPARE(calls.size(), size_t(3));
        QCOMPARE(toRfc3339(calls[0].at), u"2026-08-20T01:30:00.000Z"_s);
        QCOMPARE(calls[0].length, std::optional(155s));
        QCOMPARE(calls[0].outcome, CallOutcome::Answered);
        QCOMPARE(calls[0].who, u"林晓"_s);
        QVERIFY(calls[0].recording);
        QCOMPARE(calls[1].outcome, CallOutcome::Missed);
        QCOMPARE(calls[2].direction, Direction::Out);
        const QString local = calls[2].recording->more.value("local"_L1).toString();
        QCOMPARE(*m_attachments->read(AttachmentId(local)), silentWave(300));
    }

    void theSameTableTwice_addsNothing()
    {
        write(u"audio/c1.wav"_s, silentWave(200));
        QVERIFY(import(m_chinese));
        const size_t events = fold()->sequence();
        const auto again = import(m_chinese);
        QVERIFY(again);
        QCOMPARE(callsOf(*fold()).size(), size_t(3));
        QCOMPARE(size_t(fold()->sequence()), events);
        // Another export with one call more adds that one.
        QVERIFY(import(m_chinese + "c4,2026-08-22 10:00:00,13812345678,4008001234,呼入,5,已接听,,\r\n"));
        QCOMPARE(callsOf(*fold()).size(), size_t(4));
    }

    void withoutIds_aCallIsItsTimeAndNumbers()
    {
        const QByteArray table = "start,caller,called,seconds\n"
                                 "2026-08-20 09:30:00,13812345678,4008001234,10\n"
                                 "2026-08-20 09:30:00,13912345678,4008001234,10\n";
        QVERIFY(import(table));
        QVERIFY(import(table));
        QCOMPARE(callsOf(*fold()).size(), size_t(2));
    }

    void badLines_areNamedByNumber()
    {
        write(u"audio/fake.wav"_s, "<html>no audio</html>");
        const auto report = import("start,caller,called,seconds,recording\n"
                                   "yesterday,13812345678,4008001234,10,\n"
                                   "2026-08-20 09:30:00,,,10,\n"
                                   "2026-08-20 09:31:00,13812345678,4008001234,long,\n"
                                   "2026-08-20 09:32:00,8001,8002,10,\n"
                                   "2026-08-20 09:33:00\n"
                                   "2026-08-20 09:34:00,1381234\xff"
                                   "678,4008001234,10,\n"
                                   "2026-08-20 09:35:00,13812345678,4008001234,10,gone.wav\n"
                                   "2026-08-20 09:36:00,13812345678,4008001234,10,../../etc/fake.wav\n");
        QVERIFY(report);
        QStringList said;
        for (const CallComplaint &complaint : report->complaints)
            said << toSentence(complaint);
        QCOMPARE(said,
                 (QStringList{u"line 2: no time that can be read"_s, u"line 3: neither caller nor called number"_s,
                              u"line 4: no length that can be read"_s, u"line 5: a call between colleagues"_s,
                              u"line 6: too few columns"_s, u"line 7: not UTF-8; save the table as UTF-8"_s,
                              u"line 8: no recording \"gone.wav\" in the folder, or several of that name"_s,
                              u"line 9: \"fake.wav\" is no audio file"_s}));
        QCOMPARE(report->import.rejected, 6);
        QCOMPARE(report->missingRecordings, 2);
        QCOMPARE(callsOf(*fold()).size(), size_t(2)); // the calls are there all the same
    }

    void numberCountedUpAnew_isAnotherCall()
    {
        const QByteArray header = "id,start,caller,called,seconds,recording\n";
        QVERIFY(import(header + "1,2026-08-20 09:30:00,13812345678,4008001234,10,\n"));
        QVERIFY(import(header + "1,2026-08-20 09:30:00,13812345678,4008001234,10,\n")); // the same one
        QVERIFY(import(header + "1,2026-09-01 09:30:00,13987654321,4008001234,10,\n")); // next month's first
        const std::vector<CallRow> calls = callsOf(*fold());
        QCOMPARE(calls.size(), size_t(2));
        // What an exchange counts by the moment is its own, whatever the table says of it later.
        QVERIFY(import(header + "1788226800.17,2026-08-20 09:30:00,13812345678,4008001234,10,\n"));
        QVERIFY(import(header + "1788226800.17,2026-08-20 09:30:05,13812345678,4008001234,10,\n"));
        QCOMPARE(callsOf(*fold()).size(), size_t(3));
    }

    void recordingsOfOneName_nameNeither()
    {
        write(u"audio/north/talk.wav"_s, silentWave(100));
        write(u"audio/south/talk.wav"_s, silentWave(200));
        write(u"audio/c9.wav"_s, silentWave(300));
        const auto report = import("id,start,caller,called,seconds,recording\n"
                                   "c8,2026-08-20 09:30:00,13812345678,4008001234,10,talk.wav\n"
                                   "c9,2026-08-20 09:31:00,13812345678,4008001234,10,other.wav\n");
        QVERIFY(report);
        QCOMPARE(report->recordings, 0); // nor does the call's number stand in for a name that was given
        QCOMPARE(report->missingRecordings, 2);
    }

    void severalHotlines_takeTheChosenOne()
    {
        std::vector<ChannelConfigured> known;
        for (const QString &id : {u"north"_s, u"south"_s}) {
            ChannelConfigured line;
            line.channel = ChannelId(id);
            line.platform = Platform::Asterisk;
            known.push_back(line);
        }
        const QString file = write(u"calls.csv"_s, "start,caller,called\n2026-08-20 09:30:00,13812345678,4008001234\n");
        CallImportOptions options;
        options.columns = previewCalls(file)->columns;
        options.hotline = ChannelId(u"south"_s);
        QVERIFY(importCalls(*m_log, m_clock, *m_attachments, known, file, options, {}));
        const std::vector<CaseRow> cases = fold(known)->cases();
        QCOMPARE(cases.size(), size_t(1));
        QCOMPARE(cases.front().channel, ChannelId(u"south"_s));
    }

    void tableWithoutNeededColumns_isRefused()
    {
        const auto report = import("start,what,why\n1,2,3\n");
        QVERIFY(!report);
        QVERIFY(!previewCalls(write(u"x.csv"_s, "only one\n")));
        QCOMPARE(previewCalls(u"/nowhere.csv"_s).error().code, ErrorCode::NotFound);
    }

    void hotline_takesTheCalls_asItsOwn()
    {
        ChannelConfigured hotline = channel(u"hotline"_s, Platform::Asterisk, u"Aurora"_s);
        hotline.settings = {{"country_code"_L1, u"86"_s}, {"trunk_prefix"_L1, u"0"_s}};
        QVERIFY(import(m_chinese, {hotline}));
        const std::vector<CallRow> calls = callsOf(*fold({hotline}));
        QCOMPARE(calls.size(), size_t(3));
        QCOMPARE(calls[0].channel, ChannelId(u"hotline"_s));
        QCOMPARE(calls[0].number, u"+8613812345678"_s); // as the hotline itself writes it
    }
};

QTEST_GUILESS_MAIN(TestCallImport)
#include "tst_call_import.moc"
