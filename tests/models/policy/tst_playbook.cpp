// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/playbook.h"
#include "models/policy/playbook_data.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace std::chrono;
using namespace Qt::StringLiterals;

class TestPlaybook : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString file(const QByteArray &text, const QString &name = u"team.toml"_s)
    {
        QFile out(m_dir.filePath(name));
        if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate) || out.write(text) != text.size())
            qFatal("no temporary file");
        return out.fileName();
    }
    Result<std::shared_ptr<const Playbook>> withTeam(const QByteArray &text)
    {
        return Playbook::load({u":/playbooks/lianxi.toml"_s, file(text)});
    }

private Q_SLOTS:
    void category_isCalledInTheWindowsLanguage()
    {
        const std::shared_ptr<const Playbook> shipped = Playbook::shipped();
        QCOMPARE(shipped->categoryLabel(u"refund"_s, u"en_US"), u"Refund"_s);
        QCOMPARE(shipped->categoryLabel(u"refund"_s, u"zh_CN"), u"退款"_s);
        QCOMPARE(shipped->categoryLabel(u"our_own"_s, u"zh_CN"), u"our_own"_s);
    }

    void shippedGivesTheHouseRules()
    {
        const auto playbook = Playbook::shipped();
        QCOMPARE(playbook->name(), u"lianxi"_s);
        QVERIFY(!playbook->version().isEmpty());
        QCOMPARE(foldRulesFromJson(playbook->foldRules()).value(), FoldRules());
        QCOMPARE(playbook->serviceHours(), FoldRules().hours);
        QCOMPARE(playbook->promises(CaseClass::Incident), FoldRules().promises[4]);
        QCOMPARE(playbook->number(u"transfer.to_human_seconds"), 60.0);
        QCOMPARE(playbook->number(u"listening.negative_share_over_percent"), 40.0);
        QCOMPARE(playbook->number(u"figures.response_rate_high_percent"), 96.44);
        QVERIFY(playbook->data().sentence(Sentence::SafetyLine).zh.contains(u"为保障您的信息安全，请移步私信沟通"_s));
        QVERIFY(playbook->data().sentence(Sentence::SafetyLine).in(u"en").contains(u"private"_s));
        QVERIFY(Playbook::shipped() == playbook);
    }

    void aTeamOverridesOnlyWhatItMentions()
    {
        const auto playbook = withTeam(R"(
            version = "1.0+team"
            [service_hours]
            time_zone = "Europe/Berlin"
            periods = [{ days = [1, 7], from = "08:30", to = "24:00" }]
            holidays = [2026-10-03]
            [clocks.normal]
            first_response = { minutes = 20 }
            [listening]
            least_posts = 50
            [guards."claims.absolute"]
            level = "block"
            [sentences]
            safety_line = { zh = "私信说。" }
            [rules."risk.team"]
            more = ["红头文件"]
        )");
        QVERIFY2(playbook, qUtf8Printable(playbook ? QString() : playbook.error().detail));
        const Playbook &book = **playbook;
        QCOMPARE(book.name(), u"lianxi"_s);
        QCOMPARE(book.version(), u"1.0+team"_s);
        QCOMPARE(book.serviceHours().timeZone, QByteArray("Europe/Berlin"));
        QCOMPARE(book.serviceHours().periods.size(), size_t(2));
        QCOMPARE(book.serviceHours().periods.back(), (ServiceHours::Period{7, 8h + 30min, 24h}));
        QCOMPARE(book.serviceHours().holidays, std::vector<sys_days>{2026y / 10 / 3});
        QCOMPARE(book.promises(CaseClass::Normal),
                 (std::vector<ClockPromise>{{ClockKind::FirstResponse, 20min, false}}));
        QCOMPARE(book.promises(CaseClass::Complex), FoldRules().promises[1]);
        QCOMPARE(book.number(u"listening.least_posts"), 50.0);
        QCOMPARE(book.number(u"listening.window_hours"), 2.0);
        QCOMPARE(book.data().guard(GuardRule::AbsoluteClaim).level, GuardLevel::Block);
        QVERIFY(!book.data().guard(GuardRule::AbsoluteClaim).reason.zh.isEmpty());
        QCOMPARE(book.data().sentence(Sentence::SafetyLine).zh, u"私信说。"_s);
        QVERIFY(!book.data().sentence(Sentence::SafetyLine).en.isEmpty());
        QVERIFY(book.data().phrases.ruleIndex(u"risk.team") >= 0);
    }

    void mistakesNameTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("says");
        QTest::newRow("no TOML") << QByteArray("name = \n") << ":1:"
                                 << "";
        QTest::newRow("unknown top key") << QByteArray("\nnmae = \"x\"") << ":2:1: "
                                         << "unknown key \"nmae\"; allowed here: ";
        QTest::newRow("unknown section") << QByteArray("[colours]\nred = 1") << ":1:"
                                         << "\"colours\"";
        QTest::newRow("unknown inner key") << QByteArray("[listening]\nleast_post = 3") << ":2:1: "
                                           << "least_posts";
        QTest::newRow("number as text") << QByteArray("[listening]\nleast_posts = \"3\"") << ":2:15: "
                                        << "a number from 1 to 100000";
        QTest::newRow("number out of range") << QByteArray("[listening]\nnegative_share_over_percent = 101") << ":2:"
                                             << "from 0 to 100";
        QTest::newRow("not a number") << QByteArray("[listening]\nleast_posts = nan") << ":2:15: "
                                      << "a number";
        QTest::newRow("text as number") << QByteArray("version = 3") << ":1:11: "
                                        << "text of 1 to 64 characters";
        QTest::newRow("empty text") << QByteArray("version = ''") << ":1:11: "
                                    << "text of 1 to";
        QTest::newRow("section as value") << QByteArray("clocks = 3") << ":1:10: "
                                          << "a section";
        QTest::newRow("unknown class") << QByteArray("[clocks.funny]\nplan = { minutes = 1 }") << ":1:"
                                       << "\"funny\"; allowed here: complex";
        QTest::newRow("unknown clock") << QByteArray("[clocks.normal]\nsmile = { minutes = 1 }") << ":2:1: "
                                       << "smile";
        QTest::newRow("clock without length")
            << QByteArray("[clocks.normal]\nplan = { service_hours = true }") << ":2:8: "
            << "minutes";
        QTest::newRow("negative clock") << QByteArray("[clocks.normal]\nplan = { minutes = -1 }") << ":2:20: "
                                        << "from 0";
        QTest::newRow("unknown zone") << QByteArray("[service_hours]\ntime_zone = 'Mars/Base'") << ":2:13: "
                                      << "IANA";
        QTest::newRow("day 8") << QByteArray(
            "[service_hours]\nperiods = [{ days = [8], from = '09:00', to = '10:00' }]")
                               << ":2:22: "
                               << "1 (Monday)";
        QTest::newRow("period backwards")
            << QByteArray("[service_hours]\nperiods = [{ days = [1], from = '19:00', to = '10:00' }]") << ":2:12: "
            << "from before to";
        QTest::newRow("holiday as text") << QByteArray("[service_hours]\nholidays = ['May']") << ":2:13: "
                                         << "2026-10-01";
        QTest::newRow("unknown level") << QByteArray("[guards.'claims.absolute']\nlevel = 'shout'") << ":2:9: "
                                       << "\"remind\"";
        QTest::newRow("unknown guard") << QByteArray("[guards.'claims.funny']\nlevel = 'block'") << ":1:"
                                       << "claims.absolute";
        QTest::newRow("pattern without words") << QByteArray("[rules.'risk.x']\nmore = ['a', 'b .. ']") << ":2:14: "
                                               << "empty word";
        QTest::newRow("unknown word list") << QByteArray("[rules.'risk.x']\nmore = ['{nothing}']") << ":2:9: "
                                           << "no word list";
        QTest::newRow("bad number range") << QByteArray("[rules.'risk.x']\nmore = ['#9-3']") << ":2:9: "
                                          << "#8-14";
        QTest::newRow("gap too wide") << QByteArray("[rules.'risk.x']\nmore = ['a ..99.. b']") << ":2:9: "
                                      << "0 to 60";
        QTest::newRow("four dots") << QByteArray("[rules.'risk.x']\nmore = ['a .... b']") << ":2:9: "
                                   << "written .. or ...";
        QTest::newRow("pattern too long") << "[rules.'risk.x']\nmore = ['" + QByteArray(1100, 'a') + "']"
                                          << ":2:9: "
                                          << "1 to 1000";
        QTest::newRow("word of no text") << QByteArray("[words]\nmoney = ['a', 3]") << ":2:15: "
                                         << "list of texts";
        QTest::newRow("half a UTF-8 character") << QByteArray("version = \"\xe4\xb8\"") << ":1:"
                                                << "";
    }
    void mistakesNameTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        QFETCH(QString, says);
        const auto playbook = withTeam(text);
        QVERIFY(!playbook);
        QCOMPARE(playbook.error().code, ErrorCode::InvalidInput);
        const QString &detail = playbook.error().detail;
        QVERIFY2(detail.startsWith(m_dir.filePath(u"team.toml"_s) + place), qUtf8Printable(detail));
        QVERIFY2(detail.contains(says), qUtf8Printable(detail));
    }

    void missingPartsAreNamed()
    {
        const auto playbook = Playbook::load({file("name = 'x'\nversion = '1'")});
        QVERIFY(!playbook);
        QVERIFY2(playbook.error().detail.contains(u"sentences.safety_line"_s), qUtf8Printable(playbook.error().detail));
        QVERIFY(playbook.error().detail.contains(u"listening.window_hours"_s));
        QVERIFY(!Playbook::load({}));
        QVERIFY(!Playbook::load({m_dir.filePath(u"none.toml"_s)}));
    }
};

QTEST_GUILESS_MAIN(TestPlaybook)
#include "tst_playbook.moc"
