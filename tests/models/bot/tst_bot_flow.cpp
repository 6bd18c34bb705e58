// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bot/bot_flow.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using Kind = BotMistake::Kind;
using Place = BotMistake::Place;

namespace
{

BotFlow shipped(const QString &language)
{
    QFile file(u":/bot/%1.json"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no flow is shipped in %s", qPrintable(language));
    return *fromFlowBody(QJsonDocument::fromJson(file.readAll()).object());
}

/// Asks for a name, says it, listens.
BotFlow small()
{
    BotFlow flow;
    flow.bot = u"Lian"_s;
    flow.greeting = u"I am a bot."_s;
    flow.missed = u"What?"_s;
    flow.handOver = u"A colleague goes on."_s;
    flow.start = u"ask"_s;
    flow.intents = {{u"bye"_s, {u"bye"_s}, {}, u"end"_s}};
    flow.states = {{.id = u"ask"_s, .deed = BotDeed::Ask, .text = u"Who?"_s, .go = u"hear"_s, .slot = u"name"_s},
                   {.id = u"hear"_s, .deed = BotDeed::Listen, .text = u"And, {name}?"_s},
                   {.id = u"end"_s, .deed = BotDeed::Finish, .text = u"Bye."_s}};
    return flow;
}

} // namespace

class TestBotFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsShipped_canRun_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("Chinese") << u"zh"_s;
        QTest::newRow("English") << u"en"_s;
    }
    void whatIsShipped_canRun()
    {
        QFETCH(const QString, language);
        const BotFlow flow = shipped(language);
        for (const BotMistake &mistake : mistakesOf(flow))
            QFAIL(qPrintable(u"place %1, index %2, kind %3: %4"_s.arg(static_cast<int>(mistake.place))
                                 .arg(mistake.index)
                                 .arg(static_cast<int>(mistake.kind))
                                 .arg(mistake.argument)));
        QVERIFY(flow.channels.empty()); // it speaks nowhere before somebody says so
    }

    void aBody_comesBackAsItWas()
    {
        BotFlow flow = shipped(u"zh"_s);
        flow.channels = {ChannelId(u"a"_s), ChannelId(u"b"_s)};
        flow.hours = BotHours::Closed;
        for (size_t i = 0; i < EnumNames<BotDeed>::names.size(); ++i)
            flow.states.push_back({.id = QString::number(i), .deed = static_cast<BotDeed>(i)});
        flow.states.push_back(
            {.id = u"choose"_s, .deed = BotDeed::Ask, .answer = BotAnswer::Choice, .choices = {u"x"_s, u"y"_s}});
        flow.states.push_back({.id = u"tag"_s, .deed = BotDeed::Branch, .test = BotTest::Tag, .value = u"VIP"_s});
        const Result<BotFlow> back = fromFlowBody(toFlowBody(flow));
        QVERIFY(back);
        QCOMPARE(*back, flow); // mistakes and all: a draft is not lost
    }
    void aDamagedBody_isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray whole = QJsonDocument(toFlowBody(small())).toJson(QJsonDocument::Compact);
        const auto changed = [&whole](const char *from, const char *to) {
            QByteArray body = whole;
            return body.replace(from, to);
        };
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("a deed of a later version") << changed("\"do\":\"finish\"", "\"do\":\"dance\"");
        QTest::newRow("a member of a later version") << changed("\"id\":\"end\"", "\"id\":\"end\",\"colour\":1");
        QTest::newRow("a member missing") << changed("\"missed\":\"What?\",", "");
        QTest::newRow("a number for a text") << changed("\"text\":\"Bye.\"", "\"text\":7");
        QTest::newRow("a text for a list") << changed("\"words\":[\"bye\"]", "\"words\":\"bye\"");
        QTest::newRow("a state that is none") << changed("\"states\":[", "\"states\":[3,");
    }
    void aDamagedBody_isRefused()
    {
        QFETCH(const QByteArray, body);
        QVERIFY(body != QJsonDocument(toFlowBody(small())).toJson(QJsonDocument::Compact));
        const Result<BotFlow> flow = fromFlowBody(QJsonDocument::fromJson(body).object());
        QVERIFY(!flow);
        QCOMPARE(flow.error().code, ErrorCode::Corrupt);
    }

    void aMistake_isFoundAtItsPlace_data()
    {
        QTest::addColumn<std::function<void(BotFlow &)>>("spoil");
        QTest::addColumn<BotMistake>("mistake");
        using Spoil = std::function<void(BotFlow &)>;
        const auto row = [](const char *name, const Spoil &spoil, const BotMistake &mistake) {
            QTest::newRow(name) << spoil << mistake;
        };
        row("nothing", [](BotFlow &) {}, {Place::Flow, -1, Kind::NoState, u"none"_s});
        row("no name", [](BotFlow &f) { f.bot.clear(); }, {Place::Flow, -1, Kind::NameMissing, {}});
        row("a greeting that hides the bot", [](BotFlow &f) { f.greeting = u"您好，我是小王。"_s; },
            {Place::Flow, -1, Kind::GreetingHidesBot, {}});
        row("a typo in a variable", [](BotFlow &f) { f.states[1].text = u"{nmae}"_s; },
            {Place::State, 1, Kind::UnknownVariable, u"{nmae}"_s});
        row("a typo in a state's name", [](BotFlow &f) { f.states[0].go = u"haer"_s; },
            {Place::State, 0, Kind::UnknownState, u"haer"_s});
        row("a wish that leads nowhere", [](BotFlow &f) { f.intents[0].go.clear(); },
            {Place::Intent, 0, Kind::UnknownState, {}});
        row("a wish that nothing finds", [](BotFlow &f) { f.intents[0].words = {u" "_s}; },
            {Place::Intent, 0, Kind::NoWords, {}});
        row("two states of one name", [](BotFlow &f) { f.states[1].id = u"ask"_s; },
            {Place::State, 1, Kind::IdTaken, u"ask"_s});
        row("a state without a name", [](BotFlow &f) { f.states[2].id = u" "_s; },
            {Place::State, 2, Kind::IdMissing, {}});
        row("a question that keeps nothing", [](BotFlow &f) { f.states[0].slot.clear(); },
            {Place::State, 0, Kind::SlotMissing, {}});
        row("one choice",
            [](BotFlow &f) {
                f.states[0].answer = BotAnswer::Choice;
                f.states[0].choices = {u"x"_s};
            },
            {Place::State, 0, Kind::ChoicesMissing, {}});
        row("a look-up by what nobody asks",
            [](BotFlow &f) {
                f.states.push_back({.id = u"look"_s,
                                    .deed = BotDeed::Order,
                                    .go = u"hear"_s,
                                    .otherwise = u"hear"_s,
                                    .slot = u"number"_s});
                f.intents[0].go = u"look"_s;
            },
            {Place::State, 3, Kind::UnknownSlot, u"number"_s});
        row("a branch about nothing",
            [](BotFlow &f) {
                f.states.push_back({.id = u"if"_s,
                                    .deed = BotDeed::Branch,
                                    .go = u"hear"_s,
                                    .otherwise = u"end"_s,
                                    .test = BotTest::Tag});
                f.intents[0].go = u"if"_s;
            },
            {Place::State, 3, Kind::ValueMissing, {}});
        row("round in a circle",
            [](BotFlow &f) {
                f.states.push_back({.id = u"a"_s, .deed = BotDeed::Say, .text = u"a"_s, .go = u"b"_s});
                f.states.push_back({.id = u"b"_s, .deed = BotDeed::Say, .text = u"b"_s, .go = u"a"_s});
                f.intents[0].go = u"a"_s;
            },
            {Place::State, 3, Kind::Loop, {}});
        row("a state that nothing leads to", [](BotFlow &f) { f.intents.clear(); },
            {Place::State, 2, Kind::Unreachable, {}});
        row("a text that no platform takes", [](BotFlow &f) { f.states[2].text = QString(longestBotText + 1, u'x'); },
            {Place::State, 2, Kind::TextTooLong, {}});
    }
    void aMistake_isFoundAtItsPlace()
    {
        QFETCH(const std::function<void(BotFlow &)>, spoil);
        QFETCH(const BotMistake, mistake);
        BotFlow flow = small();
        spoil(flow);
        const std::vector<BotMistake> found = mistakesOf(flow);
        if (mistake.argument == "none"_L1) {
            QVERIFY(found.empty());
            return;
        }
        QVERIFY(std::find(found.begin(), found.end(), mistake) != found.end());
        QCOMPARE(mayRun(flow), mistake.kind == Kind::Unreachable && found.size() == 1);
    }
    void aCircleThroughAQuestion_isNone()
    {
        BotFlow flow = small();
        flow.states[1] = {.id = u"hear"_s, .deed = BotDeed::Say, .text = u"{name}."_s, .go = u"ask"_s};
        QVERIFY(mayRun(flow));
    }
};

QTEST_GUILESS_MAIN(TestBotFlow)
#include "tst_bot_flow.moc"
