// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/checkpoints.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;
using sqlite::Checkpoints;

namespace
{

constexpr qint64 pageBytes = 4096;
constexpr int rowsOfCommit = Checkpoints::step; // a row fills a page

sqlite::Database openDatabase(const QString &file, sqlite::OpenMode mode)
{
    Result<sqlite::Database> db =
        sqlite::Database::open(file, {.mode = mode, .durability = sqlite::Durability::Normal, .key = std::nullopt});
    if (!db)
        qFatal("%s", qPrintable(db.error().detail));
    return std::move(*db);
}

/// A file that is written, and the size of its write-ahead file.
struct Written {
    QTemporaryDir dir;
    QString file = dir.filePath(u"c.db"_s);
    sqlite::Database db = openDatabase(file, sqlite::OpenMode::Create);
    Checkpoints checkpoints{db, file, std::nullopt, sqlite::Durability::Normal};

    Written() { execute("CREATE TABLE t(x)"); }
    void execute(const char *sql)
    {
        if (const Status done = db.execute(sql); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    void commit()
    {
        const QByteArray rows = QByteArray::number(rowsOfCommit);
        execute(("INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                 + ") SELECT randomblob(3900) FROM n")
                    .constData());
    }
    [[nodiscard]] qint64 aheadBytes() const { return QFileInfo(file + u"-wal"_s).size(); }
};

qint64 countOf(sqlite::Database &db)
{
    auto count = db.prepare("SELECT count(*) FROM t");
    return count && count->step() ? count->integer(0) : -1;
}

} // namespace

class TestCheckpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void afterCommit_steadyWriting_keepsTheFileShort()
    {
        Written written;
        constexpr int commits = 40; // 164 MB in all
        qint64 longest = 0;
        for (int i = 0; i < commits; ++i) {
            written.commit();
            written.checkpoints.afterCommit();
            longest = std::max(longest, written.aheadBytes());
        }
        QVERIFY(longest > 0);
        QVERIFY2(longest < 2 * Checkpoints::most * pageBytes, qPrintable(QString::number(longest)));
        QCOMPARE(countOf(written.db), qint64{commits} * rowsOfCommit);
    }

    void commit_withoutBeingTold_makesNoCheckpointInside()
    {
        Written written;
        for (int i = 0; i < 8; ++i)
            written.commit();
        QVERIFY(written.aheadBytes() > qint64{8} * rowsOfCommit * pageBytes);
    }

    void whenIdle_aLongFile_isEmptied()
    {
        Written written;
        for (int i = 0; i < 4; ++i)
            written.commit();
        QVERIFY(written.aheadBytes() > 0);
        written.checkpoints.whenIdle();
        QTRY_COMPARE(written.aheadBytes(), 0);
        QCOMPARE(countOf(written.db), qint64{4} * rowsOfCommit);
    }

    void afterCommit_aReaderHoldsAnOldSnapshot_writingGoesOnAndTheReaderSeesItsOwn()
    {
        Written written;
        written.commit();
        sqlite::Database reader = openDatabase(written.file, sqlite::OpenMode::ReadOnly);
        QVERIFY(reader.execute("BEGIN").has_value());
        QCOMPARE(countOf(reader), qint64{rowsOfCommit});
        for (int i = 0; i < 20; ++i) {
            written.commit();
            written.checkpoints.afterCommit();
        }
        written.checkpoints.whenIdle();
        QCOMPARE(countOf(reader), qint64{rowsOfCommit});
        QCOMPARE(countOf(written.db), qint64{21} * rowsOfCommit);
        QVERIFY(reader.execute("COMMIT").has_value());
        QCOMPARE(countOf(reader), qint64{21} * rowsOfCommit);
    }
};

QTEST_GUILESS_MAIN(TestCheckpoints)
#include "tst_checkpoints.moc"
