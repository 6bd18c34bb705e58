// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/scenario.h"
#include "app/review/rehearsal_draft.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// Rehearsals out of cases: whatever was said, the training desk can read it.
class TestRehearsalDraft : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    Result<Scenario> read(const QString &toml)
    {
        QFile file(m_dir.filePath(u"case.toml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(toml.toUtf8()) < 0)
            return failure(ErrorCode::Io, file.errorString());
        file.close();
        return readScenario(file.fileName());
    }

private Q_SLOTS:
    void aTalk_becomesAScenario()
    {
        const Result<Scenario> scenario =
            read(scenarioToml({u"包裹没到"_s, u"先安抚"_s, Platform::Telegram},
                              {{true, u"三天没动"_s}, {true, u"急"_s}, {false, u"抱歉，已催件"_s}, {true, u"好"_s}}));
        QVERIFY2(scenario.has_value(), scenario ? "" : qPrintable(scenario.error().detail));
        QCOMPARE(scenario->platform, Platform::Telegram);
        QCOMPARE(scenario->titleZh, u"包裹没到"_s);
        QCOMPARE(scenario->aimZh, u"先安抚"_s);
        QCOMPARE(scenario->turns.size(), size_t{3});
        QVERIFY(!scenario->turns[1].waitsForReply);
        QVERIFY(scenario->turns[2].waitsForReply); // said after the answer
        QCOMPARE(scenario->model.size(), size_t{1});
        QCOMPARE(scenario->model[0].text, u"抱歉，已催件"_s);
    }
    void whereOneSaidNothing_thereIsNoRehearsal()
    {
        QVERIFY(scenarioToml({u"t"_s, u"a"_s, Platform::Telegram}, {{true, u"hello"_s}}).isEmpty());
        QVERIFY(scenarioToml({u"t"_s, u"a"_s, Platform::Telegram}, {{false, u"hello"_s}}).isEmpty());
    }
    void whateverWasSaid_onAnyPlatform_canBeRead()
    {
        std::mt19937 random(5);
        const QString letters = u"a\"\\\n\t\r\u0007[]{}=#'中。😀\u202e\u0000x"_s;
        for (int round = 0; round < 400; ++round) {
            const auto text = [&] {
                QString made = u"x"_s;
                for (unsigned i = 0; i < random() % (round % 50 == 0 ? 4'000U : 30U); ++i)
                    made += letters.at(static_cast<qsizetype>(random() % static_cast<unsigned>(letters.size())));
                return made;
            };
            const auto platform = static_cast<Platform>(random() % EnumNames<Platform>::names.size());
            std::vector<AnonymousLine> talk{{true, text()}, {false, text()}};
            for (unsigned i = 0; i < random() % 5; ++i)
                talk.push_back({random() % 2 == 0, text()});
            const Result<Scenario> scenario = read(scenarioToml({text(), text(), platform}, talk));
            QVERIFY2(scenario.has_value(), scenario ? "" : qPrintable(scenario.error().detail));
        }
    }
    void aBody_readsBack()
    {
        QCOMPARE(fromScenarioBody(toScenarioBody(u"title = 1"_s)), u"title = 1"_s);
        QVERIFY(fromScenarioBody({{"v"_L1, 2}, {"toml"_L1, u"x"_s}}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRehearsalDraft)
#include "tst_rehearsal_draft.moc"
