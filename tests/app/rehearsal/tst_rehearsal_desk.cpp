// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsal_desk.h"

#include <QTest>

#include <map>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 120'000; ///< ms; a slow machine under load, never reached where things work

AgentProfile agent()
{
    return {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
}

/// What the scenario's model solution puts into words, as the customer reads it.
QStringList modelAnswers(const Scenario &scenario)
{
    QStringList answers;
    for (const ModelLine &line : scenario.model) {
        if (line.kind == ModelLine::Kind::Reply || line.kind == ModelLine::Kind::Invite)
            answers.append(filledIn(line.text, agent().name, u"青岚电器"_s));
    }
    return answers;
}

} // namespace

class TestRehearsalDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selfPlay_allScenarios_endResolvedByTheModel()
    {
        Result<RehearsalHome> home = openRehearsalHome(agent());
        QVERIFY2(home, home ? "" : qPrintable(home.error().detail));
        const Result<std::vector<Scenario>> scenarios = readScenarios(u":/rehearsal"_s);
        QVERIFY(scenarios);
        RehearsalDesk desk(*home->workspace, {*scenarios, std::chrono::milliseconds(0), 0, true});
        std::map<QString, QStringList> heard;
        QStringList strayed;
        int blunders = 0;
        connect(&desk.rehearsal(), &Rehearsal::customerHeard, this,
                [&](const QString &id, const QString &text) { heard[id].append(text); });
        connect(desk.selfPlay(), &SelfPlay::strayed, this, [&](const QString &id, int line, const QString &why) {
            strayed.append(u"%1, model line %2: %3"_s.arg(id).arg(line + 1).arg(why));
        });
        QSignalSpy finished(&desk, &RehearsalDesk::finished);
        QVERIFY(desk.start());

        QTRY_VERIFY_WITH_TIMEOUT(finished.size() > 0 || !strayed.isEmpty(), patience);
        QVERIFY2(strayed.isEmpty(), qPrintable(strayed.join(u'\n')));
        int answers = 0;
        for (const Scenario &scenario : *scenarios) {
            answers += static_cast<int>(modelAnswers(scenario).size());
            blunders +=
                static_cast<int>(std::ranges::count(scenario.model, ModelLine::Kind::Blocked, &ModelLine::kind));
        }
        QTRY_COMPARE_WITH_TIMEOUT(desk.rehearsal().heard(), answers, patience);
        QVERIFY(desk.rehearsal().finished());
        for (const Scenario &scenario : *scenarios)
            QCOMPARE(heard[scenario.id], modelAnswers(scenario));
        QCOMPARE(desk.rehearsal().platform().complaints(), QStringList());
        QCOMPARE(desk.answers().size(), size_t{1});
        QVERIFY(desk.answers().contains(200));

        std::optional<ScoreSheet> sheet;
        desk.askSheet(this, [&](const Result<ScoreSheet> &answer) {
            if (answer)
                sheet = *answer;
        });
        QTRY_VERIFY(sheet.has_value());
        const int all = static_cast<int>(scenarios->size());
        QCOMPARE(sheet->arrived, all);
        QCOMPARE(sheet->resolved, all);
        QCOMPARE(sheet->adherent, all);
        QCOMPARE(sheet->unanswered, 0);
        QVERIFY(sheet->allGuards().blocked >= blunders);
        QCOMPARE(sheet->allGuards().overridden, 0);
        QVERIFY(sheet->medianResponse);
        for (const ScenarioScore &score : sheet->scenarios) {
            QCOMPARE(score.written, score.model);
            QVERIFY2(!score.guards.empty(), qPrintable(score.id));
        }
    }

    void home_isGoneWithItsObject()
    {
        QString folder;
        {
            Result<RehearsalHome> home = openRehearsalHome(agent());
            QVERIFY(home);
            folder = home->folder->path();
            QVERIFY(QFile::exists(home->workspace->profile().logFile()));
            QFile log(home->workspace->profile().logFile());
            QVERIFY(log.open(QIODevice::ReadOnly));
            QVERIFY(!log.read(16).startsWith("SQLite format 3"));
        }
        QVERIFY(!QFile::exists(folder));
    }

    void start_withoutGateway_isUnavailable()
    {
        QTemporaryDir folder;
        Result<std::unique_ptr<Profile>> profile =
            Profile::create(folder.filePath(u"p"_s), KeyKeeping::Passphrase, u"long enough for a test"_s);
        QVERIFY(profile);
        Workspace::Options options;
        options.me = agent();
        options.gateway = false;
        const Result<std::unique_ptr<Workspace>> workspace = Workspace::open(std::move(*profile), options);
        QVERIFY(workspace);
        RehearsalDesk desk(**workspace, {});
        const Status started = desk.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestRehearsalDesk)
#include "tst_rehearsal_desk.moc"
