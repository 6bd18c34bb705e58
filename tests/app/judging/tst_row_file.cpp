// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/row_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace lianxi;
using namespace Qt::StringLiterals;

class TestRowFile : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    [[nodiscard]] Result<RowFile> read(const QByteArray &content, const QString &text = u"text"_s,
                                       const QString &label = u"label"_s) const
    {
        QFile file(m_dir.filePath(u"rows"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        file.close();
        return readRowFile(file.fileName(), text, label);
    }
    /// "line:text=label" of every row, then "line!why" of every rejected line.
    [[nodiscard]] static QStringList told(const RowFile &file)
    {
        QStringList all;
        for (const RowFile::Row &row : file.rows)
            all << u"%1:%2=%3"_s.arg(row.line).arg(row.text, row.label);
        for (const RejectedRow &line : file.rejected)
            all << u"%1!%2"_s.arg(line.line).arg(toText(line.why));
        return all;
    }

private Q_SLOTS:
    void files_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("tab-separated") << QByteArray("text\tlabel\na\tx\nb\ty\n")
                                       << QStringList{u"2:a=x"_s, u"3:b=y"_s};
        QTest::newRow("other order, more columns")
            << QByteArray("day\tlabel\ttext\n1\tx\ta\n") << QStringList{u"2:a=x"_s};
        QTest::newRow("as Windows writes it")
            << QByteArray("\xef\xbb\xbftext\tlabel\r\na\tx\r\n") << QStringList{u"2:a=x"_s};
        QTest::newRow("no line end at the end") << QByteArray("text\tlabel\na\tx") << QStringList{u"2:a=x"_s};
        QTest::newRow("empty lines are none") << QByteArray("text\tlabel\n\n \na\tx\n") << QStringList{u"4:a=x"_s};
        QTest::newRow("spaces around are none") << QByteArray("text\tlabel\n a \t x \n") << QStringList{u"2:a=x"_s};
        QTest::newRow("a field too many") << QByteArray("text\tlabel\na\tx\tz\n") << QStringList{u"2!field_count"_s};
        QTest::newRow("no UTF-8") << QByteArray("text\tlabel\n\xff\xfe\tx\nb\ty\n")
                                  << QStringList{u"3:b=y"_s, u"2!not_utf8"_s};
        QTest::newRow("too long") << ("text\tlabel\n" + QByteArray(20'001, 'a') + "\tx\n")
                                  << QStringList{u"2!too_long"_s};
        QTest::newRow("JSON lines") << QByteArray(
            "{\"text\":\"a\",\"label\":\"x\"}\n{\"label\":\"y\",\"text\":\"b\"}\n")
                                    << QStringList{u"1:a=x"_s, u"2:b=y"_s};
        QTest::newRow("JSON: a number is a label")
            << QByteArray("{\"text\":\"a\",\"label\":1}\n") << QStringList{u"1:a=1"_s};
        QTest::newRow("JSON: bad lines") << QByteArray(
            "{\"text\":\"a\",\"label\":\"x\"}\n[1]\n{\"text\":\"b\"}\n{\"label\":\"x\"}\n{\n")
                                         << QStringList{u"1:a=x"_s, u"2!not_json"_s, u"3!no_label"_s, u"4!no_text"_s,
                                                        u"5!not_json"_s};
        QTest::newRow("nothing") << QByteArray() << QStringList();
    }
    void files()
    {
        QFETCH(const QByteArray, content);
        const Result<RowFile> file = read(content);
        QVERIFY(file);
        QTEST(told(*file), "expected");
    }
    void missingColumn_tellsWhichThereAre()
    {
        const Result<RowFile> file = read("a\tb\n1\t2\n");
        QVERIFY(file && !file->hasColumns && file->rows.empty());
        QCOMPARE(file->columns, QStringList({u"a"_s, u"b"_s}));
        QVERIFY(read("a\tb\n1\t2\n", u"a"_s, u"b"_s)->hasColumns);
    }
    void missingFile_isNotFound()
    {
        QCOMPARE(readRowFile(m_dir.filePath(u"none"_s), u"a"_s, u"b"_s).error().code, ErrorCode::NotFound);
    }
    void anyBytes_areReadToTheirEnd()
    {
        std::mt19937 random(20261122);
        for (int round = 0; round < 300; ++round) {
            QByteArray content = round % 2 == 0 ? "text\tlabel\n" : "{\"text\":\"a\",\"label\":\"x\"}\n";
            for (auto left = random() % 200; left > 0; --left)
                content += "\t\n\r{}\"\\:,aé\xff"[random() % 13];
            const Result<RowFile> file = read(content);
            QVERIFY(file);
            const auto lines = static_cast<size_t>(content.count('\n') + 1);
            QVERIFY(file->rows.size() + file->rejected.size() <= lines);
        }
    }
};

QTEST_GUILESS_MAIN(TestRowFile)
#include "tst_row_file.moc"
