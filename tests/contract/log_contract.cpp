// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/log_contract.h"

#include "tests/contract/record_collector.h"

#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <future>
#include <map>
#include <thread>

using namespace Qt::StringLiterals;

namespace lianxi::contract
{

Event noteEvent(const QString &text)
{
    Event event;
    event.id = EventId::generate();
    event.type = EventType::NoteAdded;
    event.typeName = toText(event.type);
    event.source = u"/test"_s;
    event.time = fromMillis(1'780'000'000'123);
    event.data = QJsonObject{{u"text"_s, text}};
    return event;
}

QString noteText(const Event &event)
{
    return event.data.value("text"_L1).toString();
}

namespace
{

Append note(const QString &subject, const QString &text, std::optional<Sequence> expectedLast = {})
{
    return {subject, {}, {noteEvent(text)}, expectedLast};
}

/// The sequence of an accepted append; 0 when it was not accepted.
Sequence acceptedBy(Log &log, Append what)
{
    const AppendOutcome outcome = appendAndWait(log, std::move(what));
    const auto *accepted = std::get_if<Accepted>(&outcome);
    return accepted ? accepted->sequence : 0;
}

QStringList textsOf(const std::vector<Record> &records)
{
    QStringList texts;
    for (const Record &record : records)
        for (const Event &event : record.events)
            texts.append(noteText(event));
    return texts;
}

void keepsOrder(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    QCOMPARE(log->lastSequence(), fixture.before);
    QStringList written;
    Sequence before = 0;
    for (int i = 0; i < 300; ++i) {
        written.append(QString::number(i));
        const Sequence sequence = acceptedBy(*log, note(u"case.%1"_s.arg(i % 7), written.last()));
        QVERIFY(sequence > before);
        before = sequence;
        QVERIFY(log->lastSequence() >= sequence);
    }
    RecordCollector collector;
    const auto subscription = log->follow(0, collector.sink());
    QVERIFY(collector.waitFor(300));
    const std::vector<Record> records = collector.records();
    QCOMPARE(textsOf(records), written);
    QCOMPARE(records[8].subject, u"case.1"_s);
    QCOMPARE(records.back().sequence, before);
}

void survivesReopening(const LogFixture &fixture)
{
    Sequence last = 0;
    {
        const auto log = fixture.open();
        QVERIFY(log);
        for (int i = 0; i < 50; ++i)
            last = acceptedBy(*log, note(u"case.a"_s, QString::number(i)));
        QVERIFY(last > 0);
    }
    const auto log = fixture.open();
    QVERIFY(log);
    RecordCollector collector;
    const auto subscription = log->follow(0, collector.sink());
    QVERIFY(collector.waitFor(50));
    QCOMPARE(collector.records().back().sequence, last);
    QCOMPARE(log->lastSequence(), last);
    const Sequence next = acceptedBy(*log, note(u"case.a"_s, u"after"_s, last));
    QVERIFY(next > last);
    QVERIFY(collector.waitFor(51));
    QCOMPARE(collector.records().back().sequence, next);
}

void sameKeyOnce(const LogFixture &fixture)
{
    Append keyed = note(u"channel.w1"_s, u"hello"_s);
    keyed.key = "wechat:m1";
    Sequence first = 0;
    {
        const auto log = fixture.open();
        QVERIFY(log);
        first = acceptedBy(*log, keyed);
        QVERIFY(first > 0);
        const AppendOutcome again = appendAndWait(*log, keyed);
        QVERIFY(std::holds_alternative<Accepted>(again));
        QCOMPARE(std::get<Accepted>(again).sequence, first);
        QVERIFY(std::get<Accepted>(again).duplicate);
    }
    const auto log = fixture.open();
    QVERIFY(log);
    const AppendOutcome again = appendAndWait(*log, keyed);
    QVERIFY(std::holds_alternative<Accepted>(again));
    QCOMPARE(std::get<Accepted>(again).sequence, first);
    QVERIFY(std::get<Accepted>(again).duplicate);
    // Without a key nothing is taken for a repetition.
    QVERIFY(acceptedBy(*log, note(u"channel.w1"_s, u"hello"_s)) > first);
    QVERIFY(acceptedBy(*log, note(u"channel.w1"_s, u"hello"_s)) > first);
    RecordCollector collector;
    const auto subscription = log->follow(0, collector.sink());
    QVERIFY(collector.waitFor(3));
    QCOMPARE(collector.records().front().key, QByteArray("wechat:m1"));
    QVERIFY(collector.records().back().key.isEmpty());
}

void ownRepetitionIsNoConflict(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    Append claim = note(u"case.c"_s, u"claim"_s, 0);
    claim.key = "claim-1";
    const Sequence first = acceptedBy(*log, claim);
    QVERIFY(first > 0);
    // The answer was lost, so the writer tries again with what it saw then.
    const AppendOutcome again = appendAndWait(*log, claim);
    QVERIFY(std::holds_alternative<Accepted>(again));
    QVERIFY(std::get<Accepted>(again).duplicate);
}

void loserReadsWhoWon(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    const Sequence opened = acceptedBy(*log, note(u"case.c"_s, u"opened"_s, 0));
    const Sequence won = acceptedBy(*log, note(u"case.c"_s, u"claimed by lin"_s, opened));
    QVERIFY(won > opened);
    const AppendOutcome lost = appendAndWait(*log, note(u"case.c"_s, u"claimed by wang"_s, opened));
    QVERIFY(std::holds_alternative<Conflict>(lost));
    QCOMPARE(std::get<Conflict>(lost).last, won);
    QCOMPARE(std::get<Conflict>(lost).lastEvents.size(), size_t(1));
    QCOMPARE(noteText(std::get<Conflict>(lost).lastEvents.front()), u"claimed by lin"_s);
    QVERIFY(acceptedBy(*log, note(u"case.c"_s, u"claimed by wang"_s, won)) > won);
}

void freshSubjectExpectsZero(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    QVERIFY(acceptedBy(*log, note(u"case.a"_s, u"first"_s, 0)) > 0);
    QVERIFY(acceptedBy(*log, note(u"case.b"_s, u"other subject"_s, 0)) > 0);
    const AppendOutcome second = appendAndWait(*log, note(u"case.a"_s, u"second"_s, 0));
    QVERIFY(std::holds_alternative<Conflict>(second));
    const AppendOutcome imagined = appendAndWait(*log, note(u"case.z"_s, u"x"_s, 1));
    QVERIFY(std::holds_alternative<Conflict>(imagined));
    QCOMPARE(std::get<Conflict>(imagined).last, 0);
    QVERIFY(std::get<Conflict>(imagined).lastEvents.empty());
}

void oneOfManyWritersWins(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    constexpr int writers = 16;
    for (int round = 0; round < 20; ++round) {
        std::vector<std::future<AppendOutcome>> outcomes;
        const QString subject = u"case.%1"_s.arg(round);
        for (int w = 0; w < writers; ++w)
            outcomes.push_back(std::async(std::launch::async, [&log, subject, w] {
                return appendAndWait(*log, note(subject, QString::number(w), 0));
            }));
        int winner = -1;
        std::vector<Conflict> conflicts;
        for (int w = 0; w < writers; ++w) {
            AppendOutcome outcome = outcomes[static_cast<size_t>(w)].get();
            if (std::holds_alternative<Accepted>(outcome)) {
                QCOMPARE(winner, -1);
                winner = w;
            } else if (auto *conflict = std::get_if<Conflict>(&outcome)) {
                conflicts.push_back(std::move(*conflict));
            }
        }
        QVERIFY(winner >= 0);
        QCOMPARE(conflicts.size(), size_t(writers - 1));
        for (const Conflict &conflict : conflicts)
            QCOMPARE(noteText(conflict.lastEvents.at(0)), QString::number(winner));
    }
}

void followsFromAnyPoint(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    constexpr int total = 2000;
    std::vector<Sequence> sequences;
    for (int i = 0; i < 200; ++i)
        sequences.push_back(acceptedBy(*log, note(u"case.a"_s, QString::number(i))));
    std::vector<std::unique_ptr<RecordCollector>> collectors;
    std::vector<std::unique_ptr<Subscription>> subscriptions;
    std::thread writer([&] {
        for (int i = 200; i < total; ++i)
            log->append(note(u"case.a"_s, QString::number(i)), [](const AppendOutcome &) {});
    });
    const size_t starts[] = {0, 1, 57, 199, 200};
    for (const size_t start : starts) {
        collectors.push_back(std::make_unique<RecordCollector>());
        const Sequence after = start == 0 ? 0 : sequences[start - 1];
        subscriptions.push_back(log->follow(after, collectors.back()->sink()));
    }
    writer.join();
    for (size_t i = 0; i < collectors.size(); ++i) {
        QVERIFY(collectors[i]->waitFor(total - starts[i]));
        const QStringList texts = textsOf(collectors[i]->records());
        for (qsizetype at = 0; at < texts.size(); ++at)
            QCOMPARE(texts[at], QString::number(at + static_cast<qsizetype>(starts[i])));
    }
}

void emptyFollowWaits(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    {
        RecordCollector nothing;
        const auto subscription = log->follow(0, nothing.sink());
    } // ends although nothing ever came
    RecordCollector collector;
    const auto subscription = log->follow(0, collector.sink());
    QCOMPARE(collector.records().size(), size_t(0));
    const Sequence first = acceptedBy(*log, note(u"team"_s, u"first"_s));
    QVERIFY(collector.waitFor(1));
    QCOMPARE(collector.records().front().sequence, first);
}

void endsDuringDelivery(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    for (int i = 0; i < 100; ++i)
        QVERIFY(acceptedBy(*log, note(u"team"_s, QString::number(i))) > 0);
    for (int round = 0; round < 30; ++round) {
        std::promise<void> entered;
        std::atomic<bool> inside = false;
        std::atomic<int> calls = 0;
        auto subscription = log->follow(0, [&](const std::vector<Record> &) {
            inside = true;
            if (++calls == 1)
                entered.set_value();
            for (int spin = 0; spin < 1000; ++spin)
                std::this_thread::yield();
            inside = false;
            return true;
        });
        entered.get_future().wait();
        log->append(note(u"team"_s, u"more"_s), [](const AppendOutcome &) {});
        subscription.reset();
        QVERIFY(!inside); // the destructor waited
        const int atEnd = calls;
        QVERIFY(acceptedBy(*log, note(u"team"_s, u"after"_s)) > 0);
        QCOMPARE(calls.load(), atEnd);
    }
}

void falseEndsDelivery(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    std::atomic<int> calls = 0;
    std::promise<void> called;
    const auto ended = log->follow(0, [&](const std::vector<Record> &) {
        if (++calls == 1)
            called.set_value();
        return false;
    });
    QVERIFY(acceptedBy(*log, note(u"team"_s, u"first"_s)) > 0);
    called.get_future().wait();
    RecordCollector witness;
    const auto subscription = log->follow(0, witness.sink());
    for (int i = 0; i < 20; ++i)
        QVERIFY(acceptedBy(*log, note(u"team"_s, u"later"_s)) > 0);
    QVERIFY(witness.waitFor(21));
    QCOMPARE(calls.load(), 1);
}

void manyThreadsLoseNothing(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    constexpr int threads = 16;
    constexpr int each = 100;
    RecordCollector collector;
    const auto subscription = log->follow(0, collector.sink());
    std::vector<std::thread> writers;
    std::atomic<int> refused = 0;
    for (int t = 0; t < threads; ++t)
        writers.emplace_back([&, t] {
            for (int i = 0; i < each; ++i)
                if (acceptedBy(*log, note(u"case.%1"_s.arg(t), QString::number(i))) == 0)
                    ++refused;
        });
    for (std::thread &writer : writers)
        writer.join();
    QCOMPARE(refused.load(), 0);
    QVERIFY(collector.waitFor(threads * each));
    std::map<QString, int> next;
    Sequence before = 0;
    for (const Record &record : collector.records()) {
        QVERIFY(record.sequence > before);
        before = record.sequence;
        QCOMPARE(noteText(record.events.front()).toInt(), next[record.subject]++);
    }
    QCOMPARE(next.size(), size_t(threads));
}

void unknownEventsSurvive(const LogFixture &fixture)
{
    Event strange = noteEvent(u"联席 \U0001F600"_s);
    strange.type = EventType::Unknown;
    strange.typeName = u"lianxi.future.thing.v9"_s;
    strange.data = QJsonObject{{u"deep"_s, QJsonObject{{u"list"_s, QJsonArray{1, u"二"_s, QJsonValue::Null}}}},
                               {u"id"_s, u"9223372036854775807"_s}};
    strange.extensions = QJsonObject{{u"traceparent"_s, u"00-ab"_s}};
    Event widened = noteEvent(u"plain"_s);
    widened.data.insert(u"addedLater"_s, true);
    {
        const auto log = fixture.open();
        QVERIFY(log);
        QVERIFY(acceptedBy(*log, {u"team"_s, "k", {strange, widened}, {}}) > 0);
    }
    const auto log = fixture.open();
    QVERIFY(log);
    RecordCollector collector;
    const auto subscription = log->follow(0, collector.sink());
    QVERIFY(collector.waitFor(1));
    const std::vector<Event> expected{strange, widened};
    QVERIFY(collector.records().front().events == expected);
}

void bigRecordsPass(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    const QString big(600'000, u'x');
    for (int i = 0; i < 12; ++i)
        QVERIFY(acceptedBy(*log, note(u"case.big"_s, big)) > 0);
    Append many{u"case.many"_s, {}, {}, {}};
    for (int i = 0; i < 500; ++i)
        many.events.push_back(noteEvent(QString::number(i)));
    QVERIFY(acceptedBy(*log, many) > 0);
    RecordCollector collector;
    const auto subscription = log->follow(0, collector.sink());
    QVERIFY(collector.waitFor(13));
    const std::vector<Record> records = collector.records();
    QCOMPARE(noteText(records[11].events.front()), big);
    QVERIFY(records[12].events == many.events);
}

void nothingToAppendIsRefused(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    for (const Append &wrong : {Append{u"team"_s, {}, {}, {}}, Append{{}, {}, {noteEvent(u"x"_s)}, {}}}) {
        const AppendOutcome outcome = appendAndWait(*log, wrong);
        QVERIFY(std::holds_alternative<Unavailable>(outcome));
        QCOMPARE(std::get<Unavailable>(outcome).error.code, ErrorCode::InvalidInput);
    }
    QVERIFY(acceptedBy(*log, note(u"team"_s, u"still open"_s)) > 0);
}

void answersAllBeforeItEnds(const LogFixture &fixture)
{
    std::atomic<int> accepted = 0;
    {
        const auto log = fixture.open();
        QVERIFY(log);
        for (int i = 0; i < 500; ++i)
            log->append(note(u"team"_s, QString::number(i)), [&](const AppendOutcome &outcome) {
                accepted += std::holds_alternative<Accepted>(outcome) ? 1 : 0;
            });
    }
    QCOMPARE(accepted.load(), 500);
}

void doneMayAppend(const LogFixture &fixture)
{
    const auto log = fixture.open();
    QVERIFY(log);
    std::promise<AppendOutcome> second;
    log->append(note(u"team"_s, u"first"_s), [&](const AppendOutcome &) {
        log->append(note(u"team"_s, u"second"_s), [&](AppendOutcome outcome) { second.set_value(std::move(outcome)); });
    });
    QVERIFY(std::holds_alternative<Accepted>(second.get_future().get()));
}

} // namespace

const std::vector<LogCheck> &logChecks()
{
    static const std::vector<LogCheck> checks{
        {"records come back in the order of their sequences", keepsOrder},
        {"what was accepted is there after reopening", survivesReopening},
        {"the same key is written once, also after reopening", sameKeyOnce},
        {"repeating one's own append is no conflict", ownRepetitionIsNoConflict},
        {"who loses a race reads who won", loserReadsWhoWon},
        {"a fresh subject's last sequence is 0", freshSubjectExpectsZero},
        {"one of many writers wins", oneOfManyWritersWins},
        {"following from any point gives no gap and no double", followsFromAnyPoint},
        {"following an empty log waits for the first record", emptyFollowWaits},
        {"a subscription can end during a delivery", endsDuringDelivery},
        {"a sink that returns false is not called again", falseEndsDelivery},
        {"many threads lose nothing", manyThreadsLoseNothing},
        {"unknown event types and fields survive", unknownEventsSurvive},
        {"big records pass", bigRecordsPass},
        {"an append of nothing is refused and harms nothing", nothingToAppendIsRefused},
        {"closing answers all that was handed over", answersAllBeforeItEnds},
        {"an answer may lead to another append", doneMayAppend},
    };
    return checks;
}

} // namespace lianxi::contract
