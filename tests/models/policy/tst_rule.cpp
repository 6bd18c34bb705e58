// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/rule.h"

#include "models/items/view_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace lianxi;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Kind = RuleMistake::Kind;
using Where = RuleMistake::Part;
Q_DECLARE_METATYPE(lianxi::Rule)

namespace
{

Rule good()
{
    Rule rule;
    rule.steps = {{.deed = RuleDeed::Tag, .text = u"VIP"_s, .family = TagFamily::Crowd}};
    return rule;
}

Rule with(const RuleStep &step)
{
    Rule rule;
    rule.steps = {step};
    return rule;
}

Rule asking(const QString &query)
{
    Rule rule = good();
    rule.conditions.query = query;
    return rule;
}

Rule whenThen(RuleTrigger trigger, const RuleStep &step)
{
    Rule rule = with(step);
    rule.trigger = trigger;
    return rule;
}

/// Every deed once, with all that it has.
Rule everything()
{
    Rule rule;
    rule.order = 7;
    rule.on = false;
    rule.trigger = RuleTrigger::ClockNear;
    rule.length = 15min;
    rule.conditions.platform = Platform::Weibo;
    rule.conditions.surface = Surface::Public;
    rule.conditions.unreadOnly = true;
    rule.conditions.query = u"退款 -tag:VIP"_s;
    rule.steps = {{.deed = RuleDeed::Tag, .text = u"a"_s, .family = TagFamily::Emotion},
                  {.deed = RuleDeed::Untag, .text = u"b"_s},
                  {.deed = RuleDeed::Class, .caseClass = CaseClass::Crisis},
                  {.deed = RuleDeed::Priority, .priority = Priority::Urgent},
                  {.deed = RuleDeed::Category, .text = u"refund"_s},
                  {.deed = RuleDeed::Assign, .people = {u"lin"_s}},
                  {.deed = RuleDeed::Queue, .text = u"退款组"_s},
                  {.deed = RuleDeed::Supervisor},
                  {.deed = RuleDeed::Note, .text = u"{customer} {brand} {number}"_s},
                  {.deed = RuleDeed::Reply, .text = u"您好"_s},
                  {.deed = RuleDeed::Notify, .text = u"look"_s, .people = {u"lin"_s, u"mei"_s}},
                  {.deed = RuleDeed::Webhook, .text = u"https://hooks.example.com/x?y=1"_s},
                  {.deed = RuleDeed::Wait, .length = 30min},
                  {.deed = RuleDeed::Snooze, .length = 0min},
                  {.deed = RuleDeed::Resolve}};
    return rule;
}

} // namespace

class TestRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mistakesAreFoundAtTheirPlace_data()
    {
        QTest::addColumn<Rule>("rule");
        QTest::addColumn<int>("part");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const Rule &rule, Where part, int step, Kind kind) {
            QTest::newRow(name) << rule << static_cast<int>(part) << step << static_cast<int>(kind);
        };
        Rule all = good();
        all.conditions.box = CaseFilter::Box::All;
        row("no condition at all", all, Where::If, -1, Kind::NoCondition);
        Rule mine = good();
        mine.conditions.box = CaseFilter::Box::Mine;
        row("nobody's own", mine, Where::If, -1, Kind::Mine);
        Rule resolved = good();
        resolved.conditions.box = CaseFilter::Box::Resolved;
        row("a case whose customer wrote is not resolved", resolved, Where::If, -1, Kind::NeverHolds);
        Rule open = good();
        open.trigger = RuleTrigger::CaseResolved;
        row("a resolved case is not open", open, Where::If, -1, Kind::NeverHolds);
        row("an unknown operator", asking(u"foo:bar"_s), Where::If, -1, Kind::Search);
        row("an unknown value", asking(u"is:happy"_s), Where::If, -1, Kind::Search);
        row("a day that is none", asking(u"before:someday"_s), Where::If, -1, Kind::Search);
        row("nothing to look for", asking(u"！"_s), Where::If, -1, Kind::Search);
        Rule none = good();
        none.steps.clear();
        row("it does nothing", none, Where::Then, -1, Kind::NoStep);
        Rule many = good();
        many.steps = std::vector<RuleStep>(21, many.steps.front());
        row("too much", many, Where::Then, 20, Kind::TooManySteps);
        row("a tag without words", with({.deed = RuleDeed::Tag, .text = u"  "_s}), Where::Then, 0, Kind::TextMissing);
        row("a text too long", with({.deed = RuleDeed::Note, .text = QString(4001, u'x')}), Where::Then, 0,
            Kind::TextTooLong);
        row("a variable that there is not", with({.deed = RuleDeed::Reply, .text = u"{custmer} 您好"_s}), Where::Then,
            0, Kind::UnknownVariable);
        row("an agent's name in a reply that nobody writes", with({.deed = RuleDeed::Reply, .text = u"{agent}"_s}),
            Where::Then, 0, Kind::UnknownVariable);
        Rule waits = good();
        waits.steps.insert(waits.steps.begin(), {.deed = RuleDeed::Wait});
        row("no time to wait", waits, Where::Then, 0, Kind::BadLength);
        waits.steps.front().length = 24h * 32;
        row("waiting too long", waits, Where::Then, 0, Kind::BadLength);
        row("waiting at the end", with({.deed = RuleDeed::Wait, .length = 1min}), Where::Then, 0, Kind::NothingAfter);
        row("given to nobody", with({.deed = RuleDeed::Assign}), Where::Then, 0, Kind::NobodyNamed);
        row("given to two", with({.deed = RuleDeed::Assign, .people = {u"a"_s, u"b"_s}}), Where::Then, 0,
            Kind::NobodyNamed);
        row("nobody is told", with({.deed = RuleDeed::Notify, .text = u"x"_s}), Where::Then, 0, Kind::NobodyNamed);
        row("http to another machine", with({.deed = RuleDeed::Webhook, .text = u"http://example.com/"_s}), Where::Then,
            0, Kind::BadAddress);
        row("an address with a password", with({.deed = RuleDeed::Webhook, .text = u"https://a:b@example.com/"_s}),
            Where::Then, 0, Kind::BadAddress);
        row("tagged by itself", whenThen(RuleTrigger::CaseTagged, {.deed = RuleDeed::Tag, .text = u"x"_s}), Where::Then,
            0, Kind::Loop);
        row("given by itself", whenThen(RuleTrigger::CaseAssigned, {.deed = RuleDeed::Assign, .people = {u"a"_s}}),
            Where::Then, 0, Kind::Loop);
        Rule late = good();
        late.steps = {{.deed = RuleDeed::Resolve}, {.deed = RuleDeed::Queue, .text = u"q"_s}};
        row("handed on when it is resolved", late, Where::Then, 1, Kind::AfterResolve);
        Rule soon = good();
        soon.trigger = RuleTrigger::ClockNear;
        soon.length = 0min;
        row("no time before", soon, Where::When, -1, Kind::BadLength);
    }
    void mistakesAreFoundAtTheirPlace()
    {
        QFETCH(Rule, rule);
        QFETCH(int, part);
        QFETCH(int, step);
        QFETCH(int, kind);
        const std::vector<RuleMistake> mistakes = mistakesOf(rule);
        QCOMPARE(mistakes.size(), size_t{1});
        QCOMPARE(static_cast<int>(mistakes.front().part), part);
        QCOMPARE(mistakes.front().step, step);
        QCOMPARE(static_cast<int>(mistakes.front().kind), kind);
        QVERIFY(!isRight(rule));
        QVERIFY(!fromRuleBody(toRuleBody(rule)).has_value()); // and it is not run either
    }

    void rulesWithoutMistake_data()
    {
        QTest::addColumn<Rule>("rule");
        QTest::newRow("plain") << good();
        QTest::newRow("everything") << everything();
        QTest::newRow("http to this machine") << with({.deed = RuleDeed::Webhook, .text = u"http://127.0.0.1:9/x"_s});
        Rule other = whenThen(RuleTrigger::CaseTagged, {.deed = RuleDeed::Tag, .text = u"b"_s});
        other.tag = u"a"_s;
        QTest::newRow("one tag leads to another") << other;
        Rule again = good();
        again.steps = {{.deed = RuleDeed::Resolve},
                       {.deed = RuleDeed::Wait, .length = 1h},
                       {.deed = RuleDeed::Queue, .text = u"q"_s}};
        QTest::newRow("handed on after the customer may have written") << again;
    }
    void rulesWithoutMistake()
    {
        QFETCH(Rule, rule);
        QVERIFY(mistakesOf(rule).empty());
        const Result<Rule> read = fromRuleBody(toRuleBody(rule));
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        Rule expected = rule;
        if (rule.trigger != RuleTrigger::ClockNear)
            expected.length = Rule().length; // means nothing to the others
        QCOMPARE(*read == expected, true);
    }

    void everyMistakeIsListed_notTheFirstOnly()
    {
        Rule rule = everything();
        rule.conditions.query = u"foo:1 is:2"_s;
        rule.steps = {{.deed = RuleDeed::Reply, .text = u"{a} {b}"_s}, {.deed = RuleDeed::Webhook, .text = u"x"_s}};
        QCOMPARE(mistakesOf(rule).size(), size_t{5});
    }

    void unknownQueue_isAWarning()
    {
        const Rule rule = with({.deed = RuleDeed::Queue, .text = u"退款组"_s});
        const QStringList known{u"售后组"_s};
        const std::vector<RuleMistake> mistakes = mistakesOf(rule, &known);
        QCOMPARE(mistakes.size(), size_t{1});
        QVERIFY(mistakes.front().kind == Kind::UnknownQueue && mistakes.front().isWarning());
        QVERIFY(isRight(rule));
    }

    void damagedAndLaterBodies_areRefused_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QJsonObject &body, ErrorCode code = ErrorCode::Corrupt) {
            QTest::newRow(name) << body << static_cast<int>(code);
        };
        const QJsonObject body = toRuleBody(everything());
        const auto changed = [&body](QLatin1StringView member, const QJsonValue &value) {
            QJsonObject other = body;
            value.isUndefined() ? other.remove(member) : void(other.insert(member, value));
            return other;
        };
        row("nothing", {});
        row("a later version", changed("v"_L1, 2), ErrorCode::TooNew);
        row("no version", changed("v"_L1, QJsonValue::Undefined));
        row("a member too many", changed("else"_L1, true));
        row("not known whether it is on", changed("on"_L1, 1));
        row("an order that is none", changed("order"_L1, -1));
        row("an order beyond all", changed("order"_L1, 1e300));
        row("an unknown trigger", changed("when"_L1, QJsonObject{{"trigger"_L1, "moonrise"_L1}}));
        row("no conditions", changed("if"_L1, QJsonValue::Undefined));
        row("conditions of a later version", changed("if"_L1, QJsonObject{{"box"_L1, "open"_L1}, {"mood"_L1, 1}}));
        row("deeds that are no list", changed("then"_L1, QJsonObject()));
        row("an unknown deed", changed("then"_L1, QJsonArray{QJsonObject{{"do"_L1, "dance"_L1}}}));
        row("a deed with a member too many",
            changed("then"_L1, QJsonArray{QJsonObject{{"do"_L1, "supervisor"_L1}, {"text"_L1, "x"_L1}}}));
        row("a wait that is no number",
            changed("then"_L1, QJsonArray{QJsonObject{{"do"_L1, "wait"_L1}, {"minutes"_L1, "5"_L1}}}));
    }
    void damagedAndLaterBodies_areRefused()
    {
        QFETCH(QJsonObject, body);
        QFETCH(int, code);
        const Result<Rule> read = fromRuleBody(body);
        QVERIFY(!read.has_value());
        QCOMPARE(static_cast<int>(read.error().code), code);
    }

    void damagedBytes_areRefusedOrMeanARule()
    {
        const QByteArray whole = QJsonDocument(toRuleBody(everything())).toJson(QJsonDocument::Compact);
        QRandomGenerator random(5);
        int refused = 0;
        for (int i = 0; i < 3'000; ++i) {
            QByteArray bytes = whole;
            for (int n = 1 + static_cast<int>(random.bounded(3)); n > 0; --n)
                bytes[static_cast<qsizetype>(random.bounded(static_cast<int>(bytes.size())))] =
                    static_cast<char>(32 + random.bounded(95));
            const Result<Rule> read = fromRuleBody(QJsonDocument::fromJson(bytes).object());
            if (read)
                QVERIFY(isRight(*read) && fromRuleBody(toRuleBody(*read)).has_value());
            else
                ++refused;
        }
        QVERIFY(refused > 1'000);
    }
};

QTEST_GUILESS_MAIN(TestRule)
#include "tst_rule.moc"
