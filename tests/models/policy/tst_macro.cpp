// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/macro.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using Deed = MacroDeed;
using Kind = MacroMistake::Kind;

namespace
{

MacroStep step(Deed deed, const QString &text = {})
{
    return {.deed = deed, .text = text};
}

} // namespace

class TestMacro : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyDeed_comesBackAsItWas()
    {
        Macro macro;
        for (size_t i = 0; i < EnumNames<Deed>::names.size(); ++i) {
            MacroStep one{.deed = static_cast<Deed>(i)};
            switch (one.deed) {
            case Deed::Insert:
            case Deed::Send:
            case Deed::Note:
                one.text = u"您好 {customer}，我是{agent}（{brand}）"_s;
                break;
            case Deed::Tag:
            case Deed::Untag:
                one.text = u"宝妈"_s;
                one.family = TagFamily::Crowd;
                break;
            case Deed::Category:
            case Deed::Queue:
                one.text = u"refund"_s;
                break;
            case Deed::Class:
                one.caseClass = CaseClass::Urgent;
                break;
            case Deed::Priority:
                one.priority = Priority::High;
                break;
            case Deed::Snooze:
                one.length = std::chrono::minutes(90);
                break;
            case Deed::Assign:
            case Deed::Resolve:
            case Deed::Next:
                break;
            }
            macro.steps.push_back(one);
        }
        QVERIFY(mistakesOf(macro).empty());
        QCOMPARE(*fromMacroBody(toMacroBody(macro)), macro);
    }

    void mistakes_areMarkedAtTheirStep_data()
    {
        QTest::addColumn<Macro>("macro");
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("argument");
        const auto row = [](const char *name, std::vector<MacroStep> steps, int at, Kind kind,
                            const QString &argument = {}) {
            QTest::newRow(name) << Macro{std::move(steps)} << at << static_cast<int>(kind) << argument;
        };
        row("it does nothing", {}, -1, Kind::NoStep);
        row("more than a macro may do", std::vector<MacroStep>(21, step(Deed::Assign)), 20, Kind::TooManySteps);
        row("nothing to send", {step(Deed::Assign), step(Deed::Send, u"  "_s)}, 1, Kind::TextMissing);
        row("a tag without a word", {step(Deed::Tag)}, 0, Kind::TextMissing);
        row("a text without end", {step(Deed::Note, QString(4'001, u'x'))}, 0, Kind::TextTooLong);
        row("a typo in a variable", {step(Deed::Insert, u"Dear {custmer}"_s)}, 0, Kind::UnknownVariable,
            u"{custmer}"_s);
        row("below a minute", {{.deed = Deed::Snooze, .length = std::chrono::minutes(-5)}}, 0, Kind::BadLength);
        row("beyond a year", {{.deed = Deed::Snooze, .length = std::chrono::hours(24 * 400)}}, 0, Kind::BadLength);
        row("something after the next case is shown", {step(Deed::Next), step(Deed::Assign)}, 1, Kind::AfterNext);
        row("a resolved case is snoozed", {step(Deed::Resolve), {.deed = Deed::Snooze}}, 1, Kind::AfterResolve);
        row("resolved twice", {step(Deed::Resolve), step(Deed::Resolve)}, 1, Kind::AfterResolve);
    }
    void mistakes_areMarkedAtTheirStep()
    {
        QFETCH(const Macro, macro);
        QFETCH(const int, at);
        QFETCH(const int, kind);
        QFETCH(const QString, argument);
        const std::vector<MacroMistake> mistakes = mistakesOf(macro);
        QCOMPARE(mistakes.size(), 1U);
        QCOMPARE(mistakes.front(), (MacroMistake{at, static_cast<Kind>(kind), argument}));
    }

    void braces_inOrdinaryText_areNoVariables()
    {
        QVERIFY(mistakesOf({{step(Deed::Send, u"{ } {} {a b} {{"_s)}}).empty());
        QVERIFY(mistakesOf({{step(Deed::Tag, u"{x}"_s)}}).empty()); // a tag fills nothing in
    }

    void damagedBody_isRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no steps") << QByteArray("{}");
        QTest::newRow("steps are no list") << QByteArray(R"({"steps":{}})");
        QTest::newRow("an empty list") << QByteArray(R"({"steps":[]})");
        QTest::newRow("a step that is none") << QByteArray(R"({"steps":["send"]})");
        QTest::newRow("a deed of a later version") << QByteArray(R"({"steps":[{"do":"dance"}]})");
        QTest::newRow("a member of a later version") << QByteArray(R"({"steps":[{"do":"assign","to":"wang"}]})");
        QTest::newRow("a text that is a number") << QByteArray(R"({"steps":[{"do":"send","text":1}]})");
        QTest::newRow("a class that there is not") << QByteArray(R"({"steps":[{"do":"class","class":"huge"}]})");
        QTest::newRow("minutes in words") << QByteArray(R"({"steps":[{"do":"snooze","minutes":"9"}]})");
        QTest::newRow("a mistake inside") << QByteArray(R"({"steps":[{"do":"send","text":""}]})");
        QTest::newRow("something beside the steps") << QByteArray(R"({"steps":[{"do":"assign"}],"when":"x"})");
    }
    void damagedBody_isRefused()
    {
        QFETCH(const QByteArray, json);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QVERIFY(document.isObject());
        const Result<Macro> read = fromMacroBody(document.object());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestMacro)
#include "tst_macro.moc"
