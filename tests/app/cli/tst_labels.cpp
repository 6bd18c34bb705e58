// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/label_store.h"
#include "app/log/sqlite_log.h"
#include "app/profile/profile.h"
#include "models/store/projection.h"
#include "models/store/queries.h"
#include "tests/support/event_maker.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// `lianxi-cli labels` on a profile in which people labelled and corrected.
class TestLabels : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    [[nodiscard]] QString folder() const { return m_dir.filePath(u"p"_s); }
    [[nodiscard]] QString secret() const { return m_dir.filePath(u"passphrase"_s); }

    struct Said {
        int code = -1;
        QString out, err;
    };
    [[nodiscard]] Said run(const QStringList &arguments) const
    {
        QProcess program;
        program.start(QStringLiteral(LIANXI_CLI),
                      QStringList{u"labels"_s, u"--profile"_s, folder(), u"--passphrase-file"_s, secret()} + arguments);
        if (!program.waitForFinished(60'000))
            return {};
        return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                QString::fromUtf8(program.readAllStandardError())};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(secret());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("long enough for a test\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        auto profile = Profile::create(folder(), KeyKeeping::Passphrase, u"long enough for a test"_s);
        QVERIFY(profile);
        auto log = SqliteLog::open((*profile)->logFile(), (*profile)->logKey());
        QVERIFY(log);
        const PlatformEvent message = customerMessage(u"anna"_s, 1, u"快递\t到哪了？\n电话13812345678"_s, morning);
        const std::vector<Event> first{eventAt(channel(u"wechat-1"_s, Platform::WechatOa, u"brand"_s), morning),
                                       received(u"wechat-1"_s, message)};
        QVERIFY(std::holds_alternative<Accepted>(appendAndWait(**log, {u"lx.test"_s, {}, first, std::nullopt})));
        // The case's id follows from the log; a projection of our own tells it.
        QTemporaryDir aside;
        Projection::Options options;
        options.file = aside.filePath(u"desk.db"_s);
        auto projection = Projection::open(options);
        QVERIFY(projection && (*projection)->apply({record(1, u"lx.test"_s, first)}));
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        const auto rows = firstCases((*projection)->database(), filter, 1);
        QVERIFY(rows && rows->size() == 1);
        CaseClassified corrected;
        corrected.caseId = rows->front().id;
        corrected.by = agent(u"lin"_s);
        corrected.category = u"logistics"_s;
        QVERIFY(std::holds_alternative<Accepted>(
            appendAndWait(**log, {u"lx.test"_s, {}, {eventAt(corrected, morning)}, std::nullopt})));
        auto store = LabelStore::open((*profile)->labelFile(), (*profile)->labelKey());
        QVERIFY(store);
        QVERIFY((*store)->import(Task::Sentiment,
                                 {{Task::Sentiment, {}, u"很好用"_s, u"positive"_s, morning, LabelSource::Imported}}));
    }

    void rows_areTabSeparated_masked_andOfOneLine()
    {
        const Said said = run({});
        QCOMPARE(said.code, 0);
        const QStringList lines = said.out.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], u"task\tlabel\ttext\tsource\tat"_s);
        QCOMPARE(lines[1].section(u'\t', 0, 1), u"category\tlogistics"_s);
        QCOMPARE(lines[1].count(u'\t'), 4);
        QCOMPARE(lines[1].section(u'\t', 3, 3), u"corrected"_s);
        QVERIFY2(!lines[1].contains(u"13812345678"_s) && lines[1].contains(u"快递"_s), qPrintable(lines[1]));
        QCOMPARE(lines[2].section(u'\t', 0, 3), u"sentiment\tpositive\t很好用\timported"_s);
    }
    void oneTask_asJson()
    {
        const Said said = run({u"--task"_s, u"sentiment"_s, u"--json"_s});
        QCOMPARE(said.code, 0);
        QVERIFY2(said.out.startsWith(u'{') && said.out.count(u'\n') == 1, qPrintable(said.out));
        QVERIFY(said.out.contains(u"\"label\":\"positive\""_s));
    }
    void unknownTask_isWrongUse()
    {
        const Said said = run({u"--task"_s, u"minor"_s});
        QCOMPARE(said.code, 2);
        QVERIFY2(said.err.contains(u"sentiment"_s), qPrintable(said.err));
    }
};

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
