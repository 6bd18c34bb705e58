// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/media_source.h"
#include "app/rehearsal/rehearsal_desk.h"
#include "app/rehearsal/voice.h"
#include "models/store/queries.h"

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
        const Result<std::vector<Scenario>> scenarios = readScenarios(u":/rehearsal"_s);
        QVERIFY(scenarios);
        playToTheEnd(*scenarios);
    }

    /// One customer a platform, from the first message to resolved, in the platform's own words both ways.
    void selfPlay_everyPlatform_endsResolved_data()
    {
        QTest::addColumn<int>("platform");
        for (const Voice &voice : voices())
            QTest::newRow(toText(voice.platform).data()) << static_cast<int>(voice.platform);
    }
    void selfPlay_everyPlatform_endsResolved()
    {
        QFETCH(int, platform);
        const auto scenarios = scenariosFor({static_cast<Platform>(platform)}, u":/rehearsal/any"_s, true);
        QVERIFY2(scenarios, scenarios ? "" : qPrintable(scenarios.error().detail));
        playToTheEnd(*scenarios);
    }

    void selfPlay_allPlatformsAtOnce_endResolved()
    {
        std::vector<Platform> all;
        for (const Voice &voice : voices())
            all.push_back(voice.platform);
        const auto scenarios = scenariosFor(all, u":/rehearsal/any"_s, false);
        QVERIFY(scenarios);
        QCOMPARE(scenarios->size(), voices().size());
        playToTheEnd(*scenarios);
    }

    void voices_areThereForEveryCodec()
    {
        for (size_t i = 0; i < EnumNames<Platform>::names.size(); ++i) {
            const auto platform = static_cast<Platform>(i);
            QCOMPARE(voiceOf(platform) != nullptr, codecFor(platform) != nullptr);
        }
    }

    void customers_haveNamesAndPictures_data()
    {
        QTest::addColumn<int>("platform");
        for (const Platform platform : {Platform::WecomKf, Platform::Weibo, Platform::Telegram, Platform::Line,
                                        Platform::Facebook, Platform::Instagram, Platform::X, Platform::Chatwoot})
            QTest::newRow(toText(platform).data()) << static_cast<int>(platform);
    }
    void customers_haveNamesAndPictures()
    {
        QFETCH(int, platform);
        const auto scenarios = scenariosFor({static_cast<Platform>(platform)}, u":/rehearsal/any"_s, false);
        QVERIFY(scenarios);
        Result<RehearsalHome> home = openRehearsalHome(agent());
        QVERIFY(home);
        Workspace &workspace = *home->workspace;
        RehearsalDesk desk(workspace, {*scenarios, std::chrono::milliseconds(0), 0, false});
        QVERIFY(desk.start());
        const auto customer = [&workspace] {
            return workspace.askAndWait<CaseRow>([](sqlite::Database &db) {
                CaseFilter all;
                all.box = CaseFilter::Box::All;
                const auto rows = firstCases(db, all, 1);
                return rows && !rows->empty() ? rows->front() : CaseRow();
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(!customer().avatar.ref.isEmpty(), patience);
        QCOMPARE(customer().contactName, scenarios->front().customer.name);
        QImage face;
        workspace.media().askPicture(this, avatarMedia(customer().avatar), {64, 64},
                                     [&face](const MediaAnswer &answer) {
                                         face = answer.picture;
                                         QCOMPARE(answer.reason, QString());
                                     });
        QTRY_COMPARE_WITH_TIMEOUT(face.size(), QSize(64, 64), patience);
        QCOMPARE(desk.rehearsal().platform().complaints(), QStringList());
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

private:
    void playToTheEnd(const std::vector<Scenario> &scenarios)
    {
        Result<RehearsalHome> home = openRehearsalHome(agent());
        QVERIFY2(home, home ? "" : qPrintable(home.error().detail));
        RehearsalDesk desk(*home->workspace, {scenarios, std::chrono::milliseconds(0), 0, true});
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
        for (const Scenario &scenario : scenarios) {
            answers += static_cast<int>(modelAnswers(scenario).size());
            blunders +=
                static_cast<int>(std::ranges::count(scenario.model, ModelLine::Kind::Blocked, &ModelLine::kind));
        }
        QTRY_COMPARE_WITH_TIMEOUT(desk.rehearsal().heard(), answers, patience);
        QVERIFY(desk.rehearsal().finished());
        for (const Scenario &scenario : scenarios)
            QCOMPARE(heard[scenario.id], modelAnswers(scenario));
        const QStringList complaints = desk.rehearsal().platform().complaints();
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        for (const auto &[status, count] : desk.answers())
            QVERIFY2(status == 200, qPrintable(u"%1 pushes answered %2"_s.arg(count).arg(status)));

        std::optional<ScoreSheet> sheet;
        desk.askSheet(this, [&](const Result<ScoreSheet> &answer) {
            if (answer)
                sheet = *answer;
        });
        QTRY_VERIFY(sheet.has_value());
        const int all = static_cast<int>(scenarios.size());
        QCOMPARE(sheet->arrived, all);
        QCOMPARE(sheet->resolved, all);
        QCOMPARE(sheet->adherent, all);
        QCOMPARE(sheet->unanswered, 0);
        QVERIFY(sheet->allGuards().blocked >= blunders);
        QCOMPARE(sheet->allGuards().overridden, 0);
        QCOMPARE(sheet->medianResponse.has_value(), answers > 0);
        for (const ScenarioScore &score : sheet->scenarios) {
            QCOMPARE(score.written, score.model);
            const auto played = std::ranges::find(scenarios, score.id, &Scenario::id);
            if (std::ranges::count(played->model, ModelLine::Kind::Blocked, &ModelLine::kind) > 0)
                QVERIFY2(!score.guards.empty(), qPrintable(score.id));
        }
    }
};

QTEST_GUILESS_MAIN(TestRehearsalDesk)
#include "tst_rehearsal_desk.moc"
