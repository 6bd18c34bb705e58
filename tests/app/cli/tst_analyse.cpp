// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The commands that judge texts: train, evaluate, analyse.
class TestAnalyse : public QObject
{
    Q_OBJECT

    struct Said {
        int code = -1;
        QByteArray out, err;
    };
    static Said run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess program;
        program.start(QStringLiteral(LIANXI_CLI), arguments);
        program.write(input);
        program.closeWriteChannel();
        if (!program.waitForFinished(120'000))
            return {};
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }
    static QJsonObject json(const QByteArray &line) { return QJsonDocument::fromJson(line).object(); }

    QString file(const QString &name, const QByteArray &content) const
    {
        QFile made(m_folder.filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("cannot write");
        return made.fileName();
    }
    static QByteArray rows()
    {
        QByteArray tsv = "kind\ttext\n";
        for (const char *thing : {"手机", "衣服", "鞋子", "耳机", "台灯", "背包", "水杯", "雨伞"})
            for (const auto &[label, frame] :
                 {std::pair("refund", "怎么退款"), std::pair("refund", "的钱退回来了吗"),
                  std::pair("logistics", "发货了吗"), std::pair("logistics", "的快递到哪了")})
                tsv += QByteArray(label) + '\t' + thing + frame + '\n';
        return tsv;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void answersAreThoseOfTheContract_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        QTest::newRow("escalation, several") << u"escalation"_s << u"叫你们经理来，不然找记者"_s << u"human+media"_s;
        QTest::newRow("escalation, none") << u"escalation"_s << u"好的谢谢"_s << u"none"_s;
        QTest::newRow("script") << u"script"_s << u"您好，我是客服小林"_s << u"introduce"_s;
        QTest::newRow("personal data") << u"pii"_s << u"我的手机13812345678"_s << u"MOBILE"_s;
        QTest::newRow("no personal data") << u"pii"_s << u"价格99元"_s << u"none"_s;
        QTest::newRow("asks for personal data") << u"asks-pii"_s << u"请留一下您的手机号"_s << u"1"_s;
        QTest::newRow("asks for none") << u"asks-pii"_s << u"好的"_s << u"0"_s;
        QTest::newRow("minor") << u"minor"_s << u"我今年11岁"_s << u"self"_s;
        QTest::newRow("no minor") << u"minor"_s << u"买了14天就坏了"_s << u"none"_s;
        QTest::newRow("money") << u"money"_s << u"赔我三百块钱"_s << u"1"_s;
        QTest::newRow("no money") << u"money"_s << u"你好"_s << u"0"_s;
        QTest::newRow("language") << u"language"_s << u"還沒收到貨"_s << u"zh-Hant"_s;
        QTest::newRow("topic") << u"topic"_s << u"#电饭煲# 什么时候可以"_s << u"电饭煲"_s;
    }
    void answersAreThoseOfTheContract()
    {
        QFETCH(QString, task);
        QFETCH(QString, text);
        const QByteArray line = QJsonDocument(QJsonObject{{u"id"_s, 7}, {u"text"_s, text}, {u"lang"_s, u"zh"_s}})
                                    .toJson(QJsonDocument::Compact);
        const Said said = run({u"analyse"_s, u"--task"_s, task}, line + '\n');
        QCOMPARE(said.code, 0);
        const QJsonObject answer = json(said.out);
        QCOMPARE(answer.keys(), (QStringList{u"id"_s, u"label"_s, u"score"_s, u"scores"_s, u"spans"_s, u"why"_s}));
        QCOMPARE(answer[u"id"_s].toInt(), 7);
        QTEST(answer[u"label"_s].toString(), "label");
    }

    void spansCountCodePoints()
    {
        const Said said = run({u"analyse"_s, u"--task"_s, u"pii"_s}, R"({"id":"a","text":"😀😀 13812345678"})");
        const QJsonArray spans = json(said.out)[u"spans"_s].toArray();
        QCOMPARE(spans.size(), 1);
        QCOMPARE(spans[0].toObject(), (QJsonObject{{u"start"_s, 3}, {u"end"_s, 14}, {u"type"_s, u"MOBILE"_s}}));
    }

    void trainsEvaluatesAndAsksAModel()
    {
        const QString data = file(u"rows.tsv"_s, rows()), model = m_folder.filePath(u"shop.model"_s);
        const Said trained =
            run({u"train"_s, u"--data"_s, data, u"--text"_s, u"text"_s, u"--label"_s, u"kind"_s, u"--out"_s, model});
        QCOMPARE(trained.code, 0);
        const QByteArray first = [&] {
            QFile f(model);
            return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
        }();
        QVERIFY(!first.isEmpty());
        const Said found = run({u"evaluate"_s, u"--model"_s, model, u"--data"_s, data, u"--text"_s, u"text"_s,
                                u"--label"_s, u"kind"_s, u"--json"_s});
        QCOMPARE(found.code, 0);
        const QJsonObject figures = json(found.out);
        QCOMPARE(figures[u"rows"_s].toInt(), 32);
        QCOMPARE(figures[u"accuracy"_s].toDouble(), 1.0);
        QCOMPARE(figures[u"macro_f1"_s].toDouble(), 1.0);
        QCOMPARE(figures[u"classes"_s].toArray().size(), 2);
        const Said answer = run({u"analyse"_s, u"--model"_s, model}, R"({"id":1,"text":"帽子發貨了嗎"})");
        QCOMPARE(json(answer.out)[u"label"_s].toString(), u"logistics"_s);
        QVERIFY(!json(answer.out)[u"why"_s].toArray().isEmpty());
    }

    void readsJsonLines()
    {
        QByteArray lines;
        const QList<QByteArray> table = rows().split('\n');
        for (const QByteArray &row : table.mid(1))
            if (!row.isEmpty())
                lines += "{\"kind\":\"" + row.split('\t')[0] + "\",\"text\":\"" + row.split('\t')[1] + "\"}\n";
        const Said trained = run({u"train"_s, u"--data"_s, file(u"rows.jsonl"_s, lines), u"--text"_s, u"text"_s,
                                  u"--label"_s, u"kind"_s, u"--out"_s, m_folder.filePath(u"j.model"_s)});
        QCOMPARE(trained.code, 0);
        QVERIFY(trained.out.contains("trained on 32 rows"));
    }

    void wrongUseIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const QString data = file(u"wrong.tsv"_s, rows());
        QTest::newRow("no task") << QStringList{u"analyse"_s} << 2;
        QTest::newRow("an unknown task") << QStringList{u"analyse"_s, u"--task"_s, u"mood"_s} << 2;
        QTest::newRow("no model file") << QStringList{u"analyse"_s, u"--model"_s, u"/nowhere.model"_s} << 1;
        QTest::newRow("a model that is none") << QStringList{u"analyse"_s, u"--model"_s, data} << 1;
        QTest::newRow("no data") << QStringList{u"train"_s, u"--out"_s, u"x"_s} << 2;
        QTest::newRow("an unknown column") << QStringList{u"train"_s,  u"--data"_s, data,
                                                          u"--text"_s, u"words"_s,  u"--label"_s,
                                                          u"kind"_s,   u"--out"_s,  m_folder.filePath(u"x"_s)}
                                           << 2;
        QTest::newRow("one label only")
            << QStringList{u"train"_s,  u"--data"_s, file(u"one.tsv"_s, "a\tb\n1\tx\n1\ty\n1\tz\n1\tw\n1\tv\n"),
                           u"--text"_s, u"b"_s,      u"--label"_s,
                           u"a"_s,      u"--out"_s,  m_folder.filePath(u"x"_s)}
            << 2;
        QTest::newRow("a row with too few fields")
            << QStringList{u"train"_s,  u"--data"_s, file(u"short.tsv"_s, "a\tb\n1\n"),
                           u"--text"_s, u"b"_s,      u"--label"_s,
                           u"a"_s,      u"--out"_s,  m_folder.filePath(u"x"_s)}
            << 2;
    }
    void wrongUseIsSaid()
    {
        QFETCH(QStringList, arguments);
        const Said said = run(arguments);
        QTEST(said.code, "code");
        QVERIFY(!said.err.isEmpty());
    }

    void aBadLineDoesNotStopTheOthers()
    {
        const Said said = run({u"analyse"_s, u"--task"_s, u"money"_s}, "nonsense\n{\"id\":2,\"text\":\"退款\"}\n");
        QCOMPARE(said.code, 1);
        QVERIFY(said.err.startsWith("line 1"));
        QCOMPARE(json(said.out)[u"id"_s].toInt(), 2);
    }

    void postsOfOneIssueAreGrouped()
    {
        const QString posts = file(u"posts.tsv"_s,
                                   "id\ttitle\ttext\n"
                                   "1\t晨曦K9电热水壶底座冒烟\t刚烧水就冒烟\n"
                                   "2\t请问几点开门\t明天想去店里\n"
                                   "3\t晨曦K9水壶冒烟，要求召回\t底座都焦了\n");
        const QStringList options{u"group"_s, u"--data"_s, posts, u"--text"_s, u"text"_s, u"--title"_s, u"title"_s};
        const Said lines = run(options);
        QCOMPARE(lines.code, 0);
        const QList<QByteArray> each = lines.out.trimmed().split('\n');
        QCOMPARE(each.size(), 3);
        QCOMPARE(json(each[2])["group"_L1].toInt(), json(each[0])["group"_L1].toInt());
        QVERIFY(json(each[1])["group"_L1].toInt() != json(each[0])["group"_L1].toInt());
        QVERIFY(json(each[2])["why"_L1].toArray().size() > 0);

        const QString issues = file(u"issues.tsv"_s, "issue\tid\nkettle\t1\nkettle\t3\n");
        const Said examined = run(options + QStringList{u"--issues"_s, issues});
        QCOMPARE(examined.code, 0);
        QVERIFY2(examined.out.contains("mean of 1 issues: 1.000"), examined.out.constData());

        const Said topics = run(options + QStringList{u"--topics"_s, u"3"_s});
        QCOMPARE(topics.code, 0);
        QCOMPARE(run({u"group"_s, u"--data"_s, posts}).code, 2);
        QCOMPARE(run({u"group"_s, u"--data"_s, posts, u"--text"_s, u"none"_s}).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestAnalyse)
#include "tst_analyse.moc"
