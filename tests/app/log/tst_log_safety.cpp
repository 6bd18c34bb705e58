// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/sqlite_log.h"
#include "app/log/verify_log.h"

#include "tests/app/log/disk_faults.h"
#include "tests/contract/log_contract.h"
#include "tests/contract/record_collector.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using contract::noteEvent;
using contract::noteText;
using contract::RecordCollector;

Append note(const QString &text)
{
    return {u"case.a"_s, {}, {noteEvent(text)}, {}};
}

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

bool replaceContent(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    return out.open(QIODevice::WriteOnly | QIODevice::Truncate) && out.write(bytes) == bytes.size();
}

/// Text by sequence of all records after `after`, up to the newest.
std::map<Sequence, QString> recordsOf(Log &log, Sequence after = 0)
{
    RecordCollector collector;
    std::map<Sequence, QString> texts;
    const auto subscription = log.follow(after, collector.sink());
    if (!collector.waitFor(static_cast<size_t>(log.lastSequence() - after)))
        return texts;
    for (const Record &record : collector.records())
        texts.emplace(record.sequence, noteText(record.events.at(0)));
    return texts;
}

/// The part of the kill test that is killed: four threads append and tell each acknowledged record on stdout.
int writeUntilKilled(const QString &file, const QByteArray &hexKey)
{
    auto log = SqliteLog::open(file, sqlite::PageKey::fromBytes(QByteArray::fromHex(hexKey)));
    if (!log)
        return 1;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&log = **log, t] {
            for (int i = 0;; ++i) {
                const QString text = u"%1-%2-%3"_s.arg(QCoreApplication::applicationPid()).arg(t).arg(i);
                const AppendOutcome outcome = appendAndWait(log, note(text));
                const auto *accepted = std::get_if<Accepted>(&outcome);
                if (!accepted)
                    _exit(2);
                const QByteArray line = QByteArray::number(accepted->sequence) + ' ' + text.toLatin1() + '\n';
                if (::write(STDOUT_FILENO, line.constData(), static_cast<size_t>(line.size())) != line.size())
                    _exit(3);
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    return 0;
}

} // namespace

class TestLogSafety : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_file = m_folder->filePath(u"log.db"_s);
    }

    void wrongKeyChangesNothing()
    {
        fill(20);
        const QByteArray before = contentOf(m_file);
        const auto wrong = SqliteLog::open(m_file, sqlite::PageKey::generate());
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::WrongKey);
        const auto none = SqliteLog::open(m_file, std::nullopt);
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::WrongKey);
        QCOMPARE(contentOf(m_file), before);
        QCOMPARE(*verifyLog(m_file, m_key), 20);
    }

    void laterVersionIsTooNew()
    {
        fill(1);
        {
            auto db = sqlite::Database::open(m_file, {.key = m_key});
            QVERIFY(db && db->execute("PRAGMA user_version=99"));
        }
        QCOMPARE(SqliteLog::open(m_file, m_key).error().code, ErrorCode::TooNew);
    }

    void everyDamagedPageIsFound()
    {
        fill(200);
        const QByteArray good = contentOf(m_file);
        constexpr qsizetype page = 4096;
        QVERIFY(good.size() >= 8 * page);
        for (qsizetype at = 0; at < good.size(); at += page) {
            QByteArray bad = good;
            bad[at + 1000] = static_cast<char>(bad[at + 1000] ^ 0x10);
            QVERIFY(replaceContent(m_file, bad));
            QVERIFY2(!verifyLog(m_file, m_key), qPrintable(u"page %1"_s.arg(at / page)));
        }
        QVERIFY(replaceContent(m_file, good));
        QCOMPARE(*verifyLog(m_file, m_key), 200);
    }

    void damagedFileIsNotReplaced_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("keep"); // bytes of the file, -1: all
        QTest::newRow("first page") << 100 << -1;
        QTest::newRow("root of the records") << 4096 + 100 << -1;
        QTest::newRow("cut off after two pages") << -1 << 8192;
        QTest::newRow("another file altogether") << 0 << 100;
    }
    void damagedFileIsNotReplaced()
    {
        QFETCH(int, offset);
        QFETCH(int, keep);
        fill(200);
        QByteArray bytes = contentOf(m_file);
        if (offset >= 0)
            bytes[offset] = static_cast<char>(bytes[offset] ^ 1);
        if (keep >= 0)
            bytes.truncate(keep);
        QVERIFY(replaceContent(m_file, bytes));
        const auto opened = SqliteLog::open(m_file, m_key);
        QVERIFY(!opened);
        QVERIFY(opened.error().code == ErrorCode::Corrupt || opened.error().code == ErrorCode::WrongKey
                || opened.error().code == ErrorCode::Io);
        QCOMPARE(contentOf(m_file), bytes);
    }

    void noPlainTextOnDisk()
    {
        auto log = SqliteLog::open(m_file, m_key);
        QVERIFY(log);
        Append canary{u"case.canary_subject"_s, "canary_key", {noteEvent(u"canary_text 手机号13800138000"_s)}, {}};
        QVERIFY(std::holds_alternative<Accepted>(appendAndWait(**log, canary)));
        QCOMPARE(recordsOf(**log).size(), size_t(1)); // a reader was there too
        const auto checkFiles = [this](qsizetype atLeast) {
            const QStringList names = QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
            QVERIFY(names.size() >= atLeast);
            for (const QString &name : names) {
                const QByteArray bytes = contentOf(m_folder->filePath(name));
                QVERIFY2(!bytes.contains("canary") && !bytes.contains("13800138000")
                             && !bytes.contains(u"手机号"_s.toUtf8()) && !bytes.contains("SQLite format"),
                         qPrintable(name));
            }
        };
        checkFiles(3); // log.db, -wal, -shm
        log->reset();
        checkFiles(1);
    }

    void failingDisk_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<ErrorCode>("expected");
        QTest::newRow("no space left") << ENOSPC << ErrorCode::DiskFull;
        QTest::newRow("the device fails") << EIO << ErrorCode::Io;
    }
    void failingDisk()
    {
        QFETCH(int, error);
        QFETCH(ErrorCode, expected);
        const DiskFaults faults;
        // The n-th write fails, for all n that two groups of appends need.
        int refusals = 0;
        for (int good = 0; good < 40; ++good) {
            init();
            auto log = SqliteLog::open(m_file, m_key);
            QVERIFY(log);
            std::map<Sequence, QString> accepted;
            appendGroup(**log, u"before"_s, accepted, expected);
            DiskFaults::failAfter(good, error);
            refusals += appendGroup(**log, u"first"_s, accepted, expected);
            refusals += appendGroup(**log, u"second"_s, accepted, expected);
            DiskFaults::heal();
            QCOMPARE(appendGroup(**log, u"after"_s, accepted, expected), 0);
            QCOMPARE(recordsOf(**log), accepted);
            log->reset();
            log = SqliteLog::open(m_file, m_key);
            QVERIFY(log);
            QCOMPARE(recordsOf(**log), accepted);
            QCOMPARE(*verifyLog(m_file, m_key), static_cast<Sequence>(accepted.size()));
        }
        QVERIFY(refusals > 0);
    }

    void oneTooLargeDoesNotFailItsNeighbours()
    {
        const DiskFaults faults;
        auto log = SqliteLog::open(m_file, m_key);
        QVERIFY(log);
        std::map<Sequence, QString> accepted;
        QCOMPARE(appendGroup(**log, u"before"_s, accepted, ErrorCode::DiskFull), 0);
        // The writer is held in an answer until the large append and its neighbours wait as one group.
        std::promise<void> holding;
        std::promise<void> release;
        (*log)->append(note(u"hold"_s), [&](const AppendOutcome &) {
            holding.set_value();
            release.get_future().wait();
        });
        holding.get_future().wait();
        DiskFaults::limitFileSize(1'000'000);
        std::array<std::promise<AppendOutcome>, 3> answers;
        const QString texts[] = {u"small before"_s, QString(4'000'000, u'x'), u"small after"_s};
        for (size_t i = 0; i < answers.size(); ++i)
            (*log)->append(note(texts[i]), [&, i](AppendOutcome outcome) { answers[i].set_value(std::move(outcome)); });
        release.set_value();
        QVERIFY(std::holds_alternative<Accepted>(answers[0].get_future().get()));
        const AppendOutcome large = answers[1].get_future().get();
        QVERIFY(std::holds_alternative<Unavailable>(large));
        QCOMPARE(std::get<Unavailable>(large).error.code, ErrorCode::DiskFull);
        QVERIFY(std::holds_alternative<Accepted>(answers[2].get_future().get()));
        DiskFaults::heal();
        QVERIFY(std::holds_alternative<Accepted>(appendAndWait(**log, note(texts[1]))));
        QCOMPARE(recordsOf(**log).size(), size_t(8 + 4));
        QCOMPARE(*verifyLog(m_file, m_key), 8 + 4);
    }

    void killedWritersKeepTheirWord()
    {
        constexpr int kills = 40;
        Sequence checked = 0;
        for (int round = 0; round < kills; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(),
                         {u"--write-until-killed"_s, m_file, QString::fromLatin1(hexKey())});
            QVERIFY(writer.waitForStarted());
            QByteArray told;
            const int lines = 1 + (round * 37) % 211; // a different moment each time
            while (told.count('\n') < lines) {
                QVERIFY(writer.waitForReadyRead(30'000));
                told += writer.readAllStandardOutput();
            }
            writer.kill();
            QVERIFY(writer.waitForFinished());
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
            told += writer.readAllStandardOutput();

            const auto log = SqliteLog::open(m_file, m_key);
            QVERIFY(log);
            const std::map<Sequence, QString> found = recordsOf(**log, checked);
            QList<QByteArray> acknowledged = told.split('\n');
            acknowledged.removeLast(); // after the last line end: cut off by the kill
            QVERIFY(acknowledged.size() >= lines);
            for (const QByteArray &line : acknowledged) {
                const QList<QByteArray> words = line.split(' ');
                const auto record = found.find(words.at(0).toLongLong());
                QVERIFY2(record != found.end(), line.constData());
                QCOMPARE(record->second, QString::fromLatin1(words.at(1)));
            }
            checked = (*log)->lastSequence();
        }
        QCOMPARE(*verifyLog(m_file, m_key), checked);
    }

private:
    void fill(int count)
    {
        auto log = SqliteLog::open(m_file, m_key);
        QVERIFY(log);
        for (int i = 0; i < count; ++i)
            QVERIFY(
                std::holds_alternative<Accepted>(appendAndWait(**log, note(QString(500, u'a') + QString::number(i)))));
    }
    /// Hands over eight appends at once. \return how many were refused, all of them with `expected`.
    int appendGroup(Log &log, const QString &name, std::map<Sequence, QString> &accepted, ErrorCode expected)
    {
        std::vector<std::future<AppendOutcome>> outcomes;
        for (int i = 0; i < 8; ++i) {
            const auto promise = std::make_shared<std::promise<AppendOutcome>>();
            outcomes.push_back(promise->get_future());
            log.append(note(name + QString::number(i)),
                       [promise](AppendOutcome outcome) { promise->set_value(std::move(outcome)); });
        }
        int refused = 0;
        for (int i = 0; i < 8; ++i) {
            const AppendOutcome outcome = outcomes[static_cast<size_t>(i)].get();
            if (const auto *good = std::get_if<Accepted>(&outcome)) {
                accepted.emplace(good->sequence, name + QString::number(i));
            } else if (const auto *bad = std::get_if<Unavailable>(&outcome)) {
                ++refused;
                [&] { QCOMPARE(bad->error.code, expected); }();
            }
        }
        return refused;
    }
    [[nodiscard]] QByteArray hexKey() const
    {
        return QByteArray(reinterpret_cast<const char *>(m_key.data()), sqlite::PageKey::size).toHex();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    const sqlite::PageKey m_key = sqlite::PageKey::generate();
};

} // namespace lianxi

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], "--write-until-killed") == 0)
        return lianxi::writeUntilKilled(QString::fromLocal8Bit(argv[2]), argv[3]);
    lianxi::TestLogSafety test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_log_safety.moc"
