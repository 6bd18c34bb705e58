// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/recorded/recorded_request.h"
#include "app/importer/importer.h"
#include "app/importer/json_members.h"
#include "app/log/sqlite_log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

QString fixture(const QString &platform)
{
    return QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms/%1/import-batch").arg(platform);
}

/// A file with these rows.
QByteArray fileOf(const QByteArray &rows)
{
    return "{\"format\":\"desk-import/1\",\"platform\":\"kuaishou\",\"account_id\":\"shop\",\"messages\":[" + rows
        + "]}";
}

/// One good row; `more` are further members, each behind a comma.
QByteArray row(const QByteArray &id, const QByteArray &more = {})
{
    return "{\"id\":\"" + id
        + "\",\"surface\":\"private\",\"sender_id\":\"u1\",\"sent_at\":\"2026-09-01T08:06:00+08:00\",\"text\":\"x\""
        + more + "}";
}

} // namespace

class TestDeskImport : public QObject
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

    void recordedFile_becomesItsEvents_data()
    {
        QTest::addColumn<QString>("platform");
        QTest::newRow("kuaishou") << u"kuaishou"_s;
        QTest::newRow("xiaohongshu") << u"xiaohongshu"_s;
    }

    void recordedFile_becomesItsEvents()
    {
        QFETCH(QString, platform);
        const Result<RecordedCase> recorded = readRecordedCase(fixture(platform) + u".meta.json"_s);
        QVERIFY(recorded);
        const SystemClock clock;
        const Result<ImportReport> report = importDeskFile(*m_log, clock, fixture(platform) + u".json"_s, {}, {});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
        const QJsonArray want = recorded->meta["expect"_L1]["events"_L1].toArray();
        const std::vector<PlatformEventReceived> got = events();
        QCOMPARE(static_cast<qsizetype>(got.size()), want.size());
        QCOMPARE(report->rejected, 0);
        QStringList people;
        for (qsizetype at = 0; at < want.size(); ++at) {
            const QJsonObject event = toJson(got[static_cast<size_t>(at)].event);
            const QJsonObject expected = want[at].toObject();
            for (auto it = expected.begin(); it != expected.end(); ++it) {
                if (it.key() == "sender"_L1)
                    QCOMPARE(event["sender"_L1]["id"_L1], it.value()["id"_L1]);
                else
                    QCOMPARE(event[it.key()], it.value());
            }
            if (const QString person = event["sender"_L1]["id"_L1].toString(); !people.contains(person))
                people.append(person);
        }
        if (recorded->meta["expect"_L1].toObject().contains("distinct_contacts"_L1))
            QCOMPARE(people.size(), recorded->meta["expect"_L1]["distinct_contacts"_L1].toInt());
    }

    void replyToAnImportedMessage_staysHere()
    {
        ChannelAccount account;
        SendIntent intent;
        intent.to = u"u1"_s;
        intent.text = u"x"_s;
        for (const Platform platform : {Platform::Kuaishou, Platform::Xiaohongshu}) {
            const SendPlan plan = codecFor(platform)->planSend(intent, account, {});
            QVERIFY(!plan.request);
            QCOMPARE(plan.reason, u"answer_in_app"_s);
        }
    }

    void sameFileTwice_addsNothing()
    {
        QVERIFY(run(fileOf(row("1") + ',' + row("2"))));
        const Sequence before = m_log->lastSequence();
        const Result<ImportReport> again = run(fileOf(row("1") + ',' + row("2")));
        QVERIFY(again);
        QCOMPARE(again->duplicates, 2);
        QCOMPARE(m_log->lastSequence(), before);
        // Also when the channel has become a known one in between.
        const Result<ImportReport> third = run(fileOf(row("1") + ',' + row("2")), channels());
        QVERIFY(third);
        QCOMPARE(third->duplicates, 2);
        QCOMPARE(m_log->lastSequence(), before);
    }

    void setUpChannel_getsTheMessages()
    {
        ChannelConfigured channel;
        channel.channel = ChannelId(u"ks-main"_s);
        channel.platform = Platform::Kuaishou;
        channel.account = u"shop"_s;
        QVERIFY(run(fileOf(row("1")), {channel}));
        QCOMPARE(events().front().channel.text(), u"ks-main"_s);
        QVERIFY(channels().empty());
    }

    void removedChannel_getsNothing()
    {
        ChannelConfigured channel;
        channel.channel = ChannelId(u"ks-main"_s);
        channel.platform = Platform::Kuaishou;
        channel.account = u"shop"_s;
        channel.removed = true;
        QVERIFY(run(fileOf(row("1")), {channel}));
        QCOMPARE(events().front().channel.text(), u"kuaishou-shop"_s);
    }

    void accountsThatNoChannelIdCanHold_stayApart()
    {
        QByteArray one = fileOf(row("1")), other = one;
        one.replace("\"shop\"", "\"旗舰店\"");
        other.replace("\"shop\"", "\"专卖店\"");
        QVERIFY(run(one));
        QVERIFY(run(other));
        const std::vector<ChannelConfigured> made = channels();
        QCOMPARE(made.size(), size_t(2));
        QVERIFY(made[0].channel != made[1].channel);
        QCOMPARE(made[0].name, u"旗舰店"_s);
    }

    void brokenRows_areReportedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no object") << QByteArray("7") << u"no JSON object"_s;
        QTest::newRow("broken inside") << QByteArray("{\"id\":\"b\",,}") << u"no JSON object"_s;
        QTest::newRow("not UTF-8") << QByteArray("{\"id\":\"b\",\"text\":\"\xff\xfe\"}") << u"no JSON object"_s;
        QTest::newRow("no id") << QByteArray("{\"text\":\"x\"}") << u"\"id\" is missing"_s;
        QTest::newRow("no sender") << QByteArray("{\"id\":\"b\",\"sent_at\":\"2026-09-01T08:06:00Z\"}")
                                   << u"\"sender_id\" is missing"_s;
        QTest::newRow("no time") << QByteArray("{\"id\":\"b\",\"sender_id\":\"u\",\"sent_at\":\"yesterday\"}")
                                 << u"\"sent_at\" is missing or no time with an offset"_s;
        QTest::newRow("unknown surface") << QByteArray("{\"id\":\"b\",\"surface\":\"secret\"}")
                                         << u"\"surface\" must be private or public"_s;
        QTest::newRow("unknown direction")
            << QByteArray("{\"id\":\"b\",\"direction\":\"up\"}") << u"\"direction\" must be in or out"_s;
        QTest::newRow("public without a post") << QByteArray(
            "{\"id\":\"b\",\"sender_id\":\"u\",\"sent_at\":\"2026-09-01T08:06:00Z\",\"surface\":\"public\"}")
                                               << u"\"post_id\" is missing"_s;
    }

    void brokenRows_areReportedWithTheirLine()
    {
        QFETCH(QByteArray, bad);
        QFETCH(QString, reason);
        const Result<ImportReport> report = run(fileOf('\n' + row("1") + ",\n" + bad + ",\n" + row("3")));
        QVERIFY(report);
        QCOMPARE(report->rows, 3);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(report->lines.front().line, 3);
        QCOMPARE(report->lines.front().reason, reason);
        QCOMPARE(events().size(), size_t(2));
    }

    void cutFile_keepsWhatIsWhole()
    {
        QByteArray file = fileOf(row("1") + ",\n" + row("2"));
        file.truncate(file.size() - 10);
        const Result<ImportReport> report = run(file);
        QVERIFY(report);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(report->lines.front().line, 2);
        QCOMPARE(events().size(), size_t(1));
    }

    void foreignFile_isRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("another format") << fileOf(row("1")).replace("desk-import/1", "desk-import/2");
        QTest::newRow("no format") << QByteArray("{\"messages\":[]}");
        QTest::newRow("unknown platform") << fileOf(row("1")).replace("kuaishou", "myspace");
        QTest::newRow("no account") << fileOf(row("1")).replace("account_id", "account");
        QTest::newRow("messages no list") << QByteArray(
            "{\"format\":\"desk-import/1\",\"platform\":\"kuaishou\",\"account_id\":\"s\",\"messages\":{}}");
        QTest::newRow("no messages") << QByteArray(
            "{\"format\":\"desk-import/1\",\"platform\":\"kuaishou\",\"account_id\":\"s\"}");
    }

    void foreignFile_isRefusedWhole()
    {
        QFETCH(QByteArray, file);
        const Result<ImportReport> report = run(file);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::InvalidInput);
        QCOMPARE(m_log->lastSequence(), 0);
    }

    void headBehindTheMessages_isFound()
    {
        const QByteArray file = "{\"messages\":[" + row("1")
            + "],\"account_id\":\"shop\",\"platform\":\"kuaishou\",\"format\":\"desk-import/1\"}";
        QVERIFY(run(file));
        QCOMPARE(events().size(), size_t(1));
    }

    void kinds_becomeParts()
    {
        const QByteArray rows = row("1", ",\"kind\":\"image\",\"url\":\"https://x.example/a.png\"") + ','
            + row("2", ",\"kind\":\"hologram\"") + ','
            + row("3",
                  ",\"kind\":\"text\",\"parts\":[{\"type\":\"voice\",\"url\":\"https://x.example/v\",\"seconds\":3}]")
            + ',' + row("4", ",\"kind\":\"mention\"");
        QVERIFY(run(fileOf(rows)));
        const std::vector<PlatformEventReceived> got = events();
        QCOMPARE(got[0].event.parts.front().type, PartType::Image);
        QCOMPARE(got[0].event.parts.front().ref, u"https://x.example/a.png"_s);
        QCOMPARE(got[1].event.flags, QStringList{u"unsupported"_s});
        QCOMPARE(got[2].event.parts.front().ref, u"https://x.example/v"_s);
        QCOMPARE(got[2].event.parts.front().seconds, 3.0);
        QCOMPARE(got[3].event.flags, QStringList{u"mention"_s});
    }

    void surfaceUnsaid_isPublic()
    {
        const QByteArray one =
            "{\"id\":\"1\",\"sender_id\":\"u\",\"post_id\":\"p\",\"sent_at\":\"2026-09-01T08:06:00Z\",\"text\":\"x\"}";
        QVERIFY(run(fileOf(one)));
        QCOMPARE(events().front().event.surface, Surface::Public);
    }

    void brandsOwnMessage_namesWhomItWentTo()
    {
        const QByteArray one = row("1", ",\"direction\":\"out\",\"to_id\":\"u9\"");
        QVERIFY(run(fileOf(one)));
        const PlatformEvent event = events().front().event;
        QCOMPARE(event.direction, Direction::Out);
        QCOMPARE(event.threadId, u"u9"_s);
        QCOMPARE(event.more["to"_L1].toString(), u"u9"_s);
    }

    void oddText_staysAsItIs()
    {
        const QByteArray odd = "👩‍👩‍👧 \u202eabc\u202c \u200b مرحبا ]}, \\\" [{ 𠮷";
        QByteArray one = row("1");
        one.replace("\"x\"", '"' + odd + '"');
        QVERIFY(run(fileOf(one)));
        QCOMPARE(events().front().event.text, QString::fromUtf8(odd).replace(u"\\\""_s, u"\""_s));
    }

    void members_ofOddTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("values");
        QTest::newRow("nested") << QByteArray("[[1,[2]],{\"a\":\"]\"}]")
                                << QStringList{u"[1,[2]]"_s, u"{\"a\":\"]\"}"_s};
        QTest::newRow("escaped quote") << QByteArray("[\"a\\\"]\",\"b\"]") << QStringList{u"\"a\\\"]\""_s, u"\"b\""_s};
        QTest::newRow("bare values") << QByteArray("[1, true ,null]") << QStringList{u"1"_s, u"true"_s, u"null"_s};
        QTest::newRow("empty") << QByteArray("[]") << QStringList();
        QTest::newRow("open string") << QByteArray("[\"a") << QStringList{u"\"a"_s};
        QTest::newRow("stray bracket") << QByteArray("[}") << QStringList();
        QTest::newRow("backslash at the end") << QByteArray("[\"a\\") << QStringList{u"\"a\\"_s};
    }

    void members_ofOddTexts()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, values);
        const auto spans = jsonMembers(text);
        QVERIFY(spans);
        QStringList got;
        for (const JsonSpan &span : *spans)
            got.append(QString::fromUtf8(span.value.toByteArray()));
        QCOMPARE(got, values);
    }

private:
    Result<ImportReport> run(const QByteArray &text, const std::vector<ChannelConfigured> &known = {})
    {
        QFile file(m_dir->filePath(u"in.json"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return failure(ErrorCode::Io, file.errorString());
        file.write(text);
        file.close();
        return importDeskFile(*m_log, m_clock, file.fileName(), known, {});
    }
    template <class Payload>
    std::vector<Payload> read()
    {
        std::vector<Payload> found;
        const Sequence last = m_log->lastSequence();
        std::promise<void> all;
        const auto subscription = m_log->follow(0, [&](const std::vector<Record> &records) {
            for (const Record &record : records) {
                for (const Event &event : record.events) {
                    if (event.type == Payload::type)
                        found.push_back(*payloadOf<Payload>(event));
                }
                if (record.sequence == last)
                    all.set_value();
            }
            return true;
        });
        all.get_future().wait();
        return found;
    }
    std::vector<PlatformEventReceived> events() { return read<PlatformEventReceived>(); }
    std::vector<ChannelConfigured> channels() { return read<ChannelConfigured>(); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SqliteLog> m_log;
};

QTEST_GUILESS_MAIN(TestDeskImport)
#include "tst_desk_import.moc"
