// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/metric_queries.h"
#include "models/store/projection.h"
#include "models/store/queries.h"
#include "tests/support/event_maker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

/// One line of a talk, told as the minute it was written in: "c" a customer, "d" another customer, "a" an agent
/// elsewhere, "b" a bot, "r" the case is resolved.
struct Line {
    char who;
    int minute;
};

/// A turn in minutes; -1: none.
struct Expected {
    int asked, answered, byPerson;
    bool first, afterBot;
    friend bool operator==(const Expected &, const Expected &) = default;
};

int minuteOf(const std::optional<Instant> &at)
{
    return at ? static_cast<int>(std::chrono::floor<std::chrono::minutes>(*at - morning).count()) : -1;
}

QString text(const std::vector<Expected> &turns)
{
    QStringList parts;
    for (const Expected &t : turns)
        parts.append(u"%1>%2/%3%4%5"_s.arg(t.asked)
                         .arg(t.answered)
                         .arg(t.byPerson)
                         .arg(t.first ? u" first" : u"")
                         .arg(t.afterBot ? u" after bot" : u""));
    return parts.join(u", "_s);
}

} // namespace

class TestTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_projection = std::move(*Projection::open({m_dir->filePath(u"p.db"_s), std::nullopt, false}));
        m_sequence = 0;
        m_first.clear();
        tell(eventAt(channel(u"shop"_s, Platform::Weibo, u"A"_s), morning));
        tell(eventAt(channel(u"old"_s, Platform::Import, u"A"_s), morning));
    }

    void talk_givesTurns_data()
    {
        QTest::addColumn<std::vector<Line>>("lines");
        QTest::addColumn<std::vector<Expected>>("expected");
        using Lines = std::vector<Line>;
        using Turns = std::vector<Expected>;
        QTest::newRow("a run of three messages waits from its first")
            << Lines{{'c', 0}, {'c', 1}, {'c', 2}, {'a', 10}} << Turns{{0, 10, 10, true, false}};
        QTest::newRow("each answered run is a turn") << Lines{{'c', 0}, {'a', 5}, {'a', 6}, {'c', 20}, {'a', 22}}
                                                     << Turns{{0, 5, 5, true, false}, {20, 22, 22, false, false}};
        QTest::newRow("nobody answers") << Lines{{'c', 0}, {'c', 9}} << Turns{{0, -1, -1, true, false}};
        QTest::newRow("the brand wrote first") << Lines{{'a', 0}, {'c', 3}, {'a', 4}} << Turns{{3, 4, 4, true, false}};
        QTest::newRow("a bot answers, then a person")
            << Lines{{'c', 0}, {'b', 1}, {'a', 30}} << Turns{{0, 1, 30, true, false}};
        QTest::newRow("what follows a bot's answer goes on with the turn that waits for a person")
            << Lines{{'c', 0}, {'b', 1}, {'c', 2}, {'b', 3}, {'a', 30}}
            << Turns{{0, 1, 30, true, false}, {2, 3, -1, false, true}};
        QTest::newRow("a message told late was answered already")
            << Lines{{'c', 0}, {'a', 10}, {'c', 9}} << Turns{{0, 10, 10, true, false}};
        QTest::newRow("an answer told late answers nothing that came after it")
            << Lines{{'c', 0}, {'a', 10}, {'c', 20}, {'a', 15}}
            << Turns{{0, 10, 10, true, false}, {20, -1, -1, false, false}};
        QTest::newRow("an answer in the same moment counts")
            << Lines{{'c', 7}, {'a', 7}} << Turns{{7, 7, 7, true, false}};
        QTest::newRow("resolving leaves a turn unanswered, the next message begins one")
            << Lines{{'c', 0}, {'r', 5}, {'c', 60}, {'a', 61}}
            << Turns{{0, -1, -1, true, false}, {60, 61, 61, false, false}};
    }
    void talk_givesTurns()
    {
        QFETCH(std::vector<Line>, lines);
        QFETCH(std::vector<Expected>, expected);
        for (const bool isPublic : {false, true}) {
            init();
            for (const Line &line : lines)
                say(u"shop"_s, isPublic, line);
            QCOMPARE(text(seen()), text(expected));
        }
    }

    void peopleUnderAPost_haveTurnsOfTheirOwn_exceptInAnImport()
    {
        const std::vector<Line> lines{{'c', 0}, {'d', 5}, {'a', 10}};
        for (const Line &line : lines)
            say(u"shop"_s, true, line);
        // The answer names the message it answers, the first customer's.
        QCOMPARE(text(seen()), u"0>10/10 first, 5>-1/-1 first"_s);
        init();
        for (const Line &line : lines)
            say(u"old"_s, true, line);
        QCOMPARE(text(seen()), u"0>10/10 first"_s);
    }

    void period_takesTheTurnsThatBeganInIt()
    {
        for (const Line &line : {Line{'c', 0}, Line{'a', 5}, Line{'c', 20}, Line{'a', 22}})
            say(u"shop"_s, false, line);
        QCOMPARE(turns(db(), morning, morning + 20min)->size(), size_t(1));
        QCOMPARE(turns(db(), morning, morning + 21min)->size(), size_t(2));
        QCOMPARE(turns(db(), morning + 1ms, morning + 20min)->size(), size_t(0));
    }

    void keys_nameEveryTurn_data()
    {
        QTest::addColumn<metrics::Breakdown>("by");
        QTest::addColumn<QString>("key");
        using metrics::Breakdown;
        QTest::newRow("none") << Breakdown::None << u""_s;
        QTest::newRow("channel") << Breakdown::Channel << u"shop"_s;
        QTest::newRow("platform") << Breakdown::Platform << u"weibo"_s;
        QTest::newRow("brand") << Breakdown::Brand << u"A"_s;
        QTest::newRow("surface") << Breakdown::Surface << u"private"_s;
        QTest::newRow("agent: answered elsewhere") << Breakdown::Agent << u""_s;
        QTest::newRow("category: none") << Breakdown::Category << u""_s;
        QTest::newRow("class") << Breakdown::Class << u"normal"_s;
        QTest::newRow("hour: UTC") << Breakdown::Hour << u"01"_s;
        QTest::newRow("weekday") << Breakdown::Weekday << u"2"_s;
        QTest::newRow("team: none") << Breakdown::Team << u""_s;
        QTest::newRow("tag: none") << Breakdown::Tag << u""_s;
    }
    void keys_nameEveryTurn()
    {
        QFETCH(metrics::Breakdown, by);
        QFETCH(QString, key);
        say(u"shop"_s, false, {'c', 0});
        say(u"shop"_s, false, {'a', 2});
        const metrics::Facts seen = *facts(db(), morning, morning + 1h);
        const auto keyOf = factKey(db(), by, ZoneOffsets("UTC"), seen);
        QVERIFY(keyOf);
        QCOMPARE((*keyOf)(placeOf(seen.turns.at(0))), key);
    }

private:
    sqlite::Database &db() { return m_projection->database(); }
    void tell(const Event &event) { QVERIFY(m_projection->apply({record(++m_sequence, u"x"_s, {event})})); }
    void say(const QString &channel, bool isPublic, const Line &line)
    {
        const Instant at = morning + std::chrono::minutes(line.minute);
        if (line.who == 'r') {
            CaseFilter all;
            all.box = CaseFilter::Box::All;
            tell(eventAt(CaseResolved{firstCases(db(), all, 1)->at(0).id, agent(u"lin"_s)}, at));
            return;
        }
        const QString person = line.who == 'd' ? u"bert"_s : u"anna"_s;
        const int number = static_cast<int>(m_sequence);
        PlatformEvent event = isPublic ? publicComment(u"post"_s, person, number, u"hello"_s, at)
                                       : customerMessage(person, number, u"hello"_s, at);
        if (line.who == 'c' || line.who == 'd') {
            if (m_first.isEmpty())
                m_first = event.messageId;
        } else {
            event.direction = Direction::Out;
            event.sender = {};
            event.replyTo = m_first;
            if (m_first.isEmpty())
                event.more.insert("to"_L1, person);
            if (line.who == 'b')
                event.flags.append(u"automatic"_s);
        }
        tell(received(channel, event));
    }
    std::vector<Expected> seen()
    {
        std::vector<Expected> all;
        const auto found = turns(db(), fromMillis(0), morning + 1000h);
        for (const metrics::Turn &turn : *found)
            all.push_back({minuteOf(turn.asked), minuteOf(turn.answered), minuteOf(turn.byPerson), turn.firstOfTalk,
                           turn.afterBot});
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Projection> m_projection;
    Sequence m_sequence = 0;
    QString m_first; ///< platform's id of the first customer's message
};

QTEST_GUILESS_MAIN(TestTurns)
#include "tst_turns.moc"
