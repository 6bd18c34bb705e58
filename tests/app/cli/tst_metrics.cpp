// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// `lianxi-cli import` and `lianxi-cli metrics` as a script uses them.
class TestMetrics : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    [[nodiscard]] QByteArray run(QStringList arguments, int expected = 0) const
    {
        arguments << u"--profile"_s << m_dir.filePath(u"p"_s) << u"--passphrase-file"_s << m_dir.filePath(u"secret"_s);
        QProcess program;
        program.start(QStringLiteral(LIANXI_CLI), arguments);
        const bool ended = program.waitForFinished(60'000);
        return ended && program.exitCode() == expected ? program.readAllStandardOutput() : QByteArray("failed");
    }
    [[nodiscard]] QMap<QString, QJsonObject> rows(const QString &by) const
    {
        QMap<QString, QJsonObject> found;
        const QJsonArray all =
            QJsonDocument::fromJson(run({u"metrics"_s, u"--json"_s, u"--by"_s, by}))["rows"_L1].toArray();
        for (const QJsonValue &row : all)
            found.insert(row["key"_L1].toString(), row.toObject());
        return found;
    }
    static void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private Q_SLOTS:
    void initTestCase()
    {
        write(m_dir.filePath(u"secret"_s), "long enough for a test\n");
        QVERIFY(QFile::setPermissions(m_dir.filePath(u"secret"_s), QFile::ReadOwner | QFile::WriteOwner));
        write(m_dir.filePath(u"tweets.tsv"_s),
              "tweet_id\tauthor_id\tinbound\tcreated_at\tin_response_to_tweet_id\tbrand\ttext\n"
              "1\tanna\t1\t2026-03-02T10:00:00Z\t\tShoes\tmy shoes are torn\n"
              "2\tShoes\t0\t2026-03-02T10:05:00Z\t1\tShoes\tso sorry\n"
              "3\tben\t1\t2026-03-02T11:00:00Z\t\tShoes\tand mine\n"
              "4\tTrains\t0\t2026-03-02T12:00:00Z\t\tTrains\tall trains run\n");
        QVERIFY(run({u"import"_s, u"--format"_s, u"twcs"_s, m_dir.filePath(u"tweets.tsv"_s)}) != "failed");
    }

    void everyChannel_hasALine_alsoWhereNoCustomerWrote()
    {
        const auto channels = rows(u"channel"_s);
        QCOMPARE(channels.keys(), QStringList({u"Shoes"_s, u"Trains"_s}));
        const QJsonObject shoes = channels[u"Shoes"_s], trains = channels[u"Trains"_s];
        QCOMPARE(shoes["customer_threads"_L1].toInt(), 2);
        QCOMPARE(shoes["responded"_L1].toInt(), 1);
        QCOMPARE(shoes["response_rate"_L1].toDouble(), 0.5);
        QCOMPARE(shoes["first_response"_L1]["median_s"_L1].toDouble(), 300.0);
        QCOMPARE(trains["customer_threads"_L1].toInt(), 0);
        QCOMPARE(trains["first_response"_L1]["n"_L1].toInt(), 0);
    }
    void partsAddUp_toTheWhole()
    {
        const auto whole = rows(u"none"_s);
        QCOMPARE(whole.size(), 1);
        int threads = 0;
        for (const QJsonObject &row : rows(u"hour"_s))
            threads += row["customer_threads"_L1].toInt();
        QCOMPARE(threads, whole.first()["customer_threads"_L1].toInt());
    }
    void wrongWords_areAnsweredWithTheRightOnes()
    {
        QVERIFY(run({u"metrics"_s, u"--by"_s, u"moon"_s}) == "failed");
        QVERIFY(run({u"metrics"_s, u"--from"_s, u"yesterdayish"_s}) == "failed");
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
