// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/judgement.h"
#include "models/policy/guard.h"
#include "models/policy/playbook.h"
#include "tests/support/random_text.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

CaseContext privateCase()
{
    CaseContext context;
    context.firstHumanReply = false;
    context.done = {ScriptStep::Introduce};
    context.agentName = u"林晓"_s;
    context.brand = u"云桥"_s;
    context.category = u"logistics"_s;
    context.lastCustomerText = u"我的快递还没到"_s;
    return context;
}

CaseContext publicCase()
{
    CaseContext context = privateCase();
    context.surface = Surface::Public;
    context.publicThreadOpen = true;
    return context;
}

GuardReport check(const QString &text, const CaseContext &context)
{
    return checkDraft({text, {}}, context, *Playbook::shipped());
}

const Verdict *verdictOf(const GuardReport &report, QStringView rule)
{
    const auto found = std::ranges::find(report.verdicts, rule, &Verdict::rule);
    return found == report.verdicts.end() ? nullptr : &*found;
}

QString rulesOf(const GuardReport &report)
{
    QStringList rules;
    for (const Verdict &verdict : report.verdicts)
        rules.append(verdict.rule);
    rules.removeDuplicates();
    return rules.join(u' ');
}

} // namespace

class TestGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publicDrafts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rule"); // that must speak; empty: nothing blocks
        const QString asks = u"privacy.public.asks_for_data"_s, holds = u"privacy.public.contains_data"_s;
        const QString more = u"script.public.invite_only"_s, money = u"privacy.public.money"_s;
        QTest::newRow("asks for the mobile") << u"您好，麻烦提供一下您的手机号"_s << asks;
        QTest::newRow("asks in traditional characters") << u"您好，請提供您的聯繫電話"_s << asks;
        QTest::newRow("asks with full-width letters") << u"您好，请把ＱＱ号发我"_s << asks;
        QTest::newRow("asks with a zero-width space inside the word") << u"您好，请提供手\u200b机号"_s << asks;
        QTest::newRow("greets by the first name") << u"Hi Raquel, thanks for writing"_s << QString();
        QTest::newRow("names a person in full") << u"I have written to Raquel Whitmore about it"_s << holds;
        QTest::newRow("asks in English") << u"Hi, could you send us your phone number?"_s << asks;
        QTest::newRow("asks for the ID card") << u"需要您提供身份证号码"_s << asks;
        QTest::newRow("asks after a warning") << u"请勿公开您的订单。请把手机号发我"_s << asks;
        QTest::newRow("asks for the code") << u"您收到的验证码告诉我"_s << asks;
        QTest::newRow("a mobile number") << u"您好，您的号码13812345678已登记"_s << holds;
        QTest::newRow("a mobile number in pieces") << u"感谢，已致电 138 1234 5678"_s << holds;
        QTest::newRow("an address") << u"您好，会送到杭州市西湖区文三路12号3幢2单元501"_s << holds;
        QTest::newRow("somebody's mail") << u"您好，已发到 zhang.wei88@example.com"_s << holds;
        QTest::newRow("the customer's name as the desk knows it") << u"您好，欧阳小敏女士，抱歉让您久等"_s << holds;
        QTest::newRow("a solution in public") << u"您好，已为您补发一件"_s << more;
        QTest::newRow("questions in public") << u"您好，您是不是下错单了"_s << more;
        QTest::newRow("neither greeting nor invitation") << u"这款黑色的明天上架"_s << more;
        QTest::newRow("money") << u"您好，抱歉，退款的事我们看到了"_s << money;
        QTest::newRow("the invitation") << u"您好，您反馈的问题我们已经看到。为保障您的信息安全，请移步私信沟通。"_s
                                        << QString();
        QTest::newRow("thanks") << u"感谢您的支持，祝您生活愉快"_s << QString();
        QTest::newRow("a warning not to post data")
            << u"您好，请不要在评论区透露您的手机号，私信我们即可"_s << QString();
        QTest::newRow("the English invitation")
            << u"Sorry to hear that! Please send us a private message."_s << QString();
        QTest::newRow("the company's own mailbox")
            << u"您好，也欢迎来信 service@example.com，或私信我们"_s << QString();
        QTest::newRow("the agent's own name") << u"您好，我叫林晓，已看到您的留言，请私信沟通"_s << QString();
    }
    void publicDrafts()
    {
        QFETCH(QString, text);
        QFETCH(QString, rule);
        CaseContext context = publicCase();
        context.customerData = {u"欧阳小敏"_s};
        const GuardReport report = check(text, context);
        if (rule.isEmpty())
            QVERIFY2(report.level() != GuardLevel::Block, qPrintable(rulesOf(report)));
        else
            QVERIFY2(verdictOf(report, rule), qPrintable(rulesOf(report)));
        for (const Verdict &verdict : report.verdicts) {
            QVERIFY(!verdict.reason.isEmpty() && !verdict.reason.contains(u'{'));
            QVERIFY(verdict.end <= text.size() && verdict.start <= verdict.end);
        }
    }

    void aNumberInALinkOfOurOwn_isOurs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("blocked");
        QTest::newRow("the link as it was set up") << u"您好，请私信沟通 https://wa.me/8613912345678"_s << false;
        QTest::newRow("twice") << u"请私信：https://wa.me/8613912345678 或 https://wa.me/8613912345678"_s << false;
        QTest::newRow("the number without its link") << u"您好，请私信沟通 13912345678"_s << true;
        QTest::newRow("the link of somebody else") << u"您好，请私信沟通 https://wa.me/8613812345678"_s << true;
        QTest::newRow("the link and another number")
            << u"请私信 https://wa.me/8613912345678 ，电话13812345678"_s << true;
        QTest::newRow("the customer's number behind the link")
            << u"请私信 https://wa.me/8613912345678?text=13812345678"_s << true;
    }
    void aNumberInALinkOfOurOwn_isOurs()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, blocked);
        CaseContext context = publicCase();
        QVERIFY(verdictOf(check(text, context), u"privacy.public.contains_data"));
        context.ownLinks = {QString(), u"https://t.me/bridge_bot"_s, u"https://wa.me/8613912345678"_s};
        const GuardReport report = check(text, context);
        QVERIFY2((verdictOf(report, u"privacy.public.contains_data") != nullptr) == blocked,
                 qPrintable(rulesOf(report)));
    }

    void remediesSolveWhatTheyAreOfferedFor()
    {
        const CaseContext context = publicCase();
        const GuardReport asks = check(u"请提供您的手机号"_s, context);
        const Verdict *verdict = verdictOf(asks, u"privacy.public.asks_for_data");
        QVERIFY(verdict && verdict->level == GuardLevel::Block && !verdict->mayOverride);
        const auto *invite = std::get_if<OpenPrivate>(&verdict->remedy);
        QVERIFY(invite && invite->invitation.contains(u"为保障您的信息安全，请移步私信沟通"_s));
        QCOMPARE(check(invite->invitation, context).level(), GuardLevel::Pass);

        const GuardReport holds = check(u"您好，您的号码是13812345678，请私信我们"_s, context);
        verdict = verdictOf(holds, u"privacy.public.contains_data");
        QVERIFY(verdict);
        const auto *masked = std::get_if<ReplaceText>(&verdict->remedy);
        QVERIFY(masked);
        QCOMPARE(masked->text, u"您好，您的号码是138****5678，请私信我们"_s);
        QVERIFY(!verdict->reason.contains(u"13812345678"_s)); // reasons are recorded
        QVERIFY(!verdictOf(check(masked->text, context), u"privacy.public.contains_data"));
    }

    void theCustomerIsInvitedInTheirLanguage()
    {
        CaseContext context = publicCase();
        context.lastCustomerText = u"Where is my parcel?"_s;
        const GuardReport report = check(u"Hello, please share your email address"_s, context);
        const Verdict *verdict = verdictOf(report, u"privacy.public.asks_for_data");
        QVERIFY(verdict);
        QVERIFY(std::get<OpenPrivate>(verdict->remedy).invitation.contains(u"private message"_s));
        QVERIFY(verdict->reason.contains(u"公开"_s));
        context.agentLanguage = u"en"_s;
        const GuardReport english = check(u"Hello, please share your email address"_s, context);
        QVERIFY(english.hardest()->reason.contains(u"in public"_s));
    }

    void aChannelMayAnswerInALanguageOfItsOwn()
    {
        CaseContext context = publicCase();
        context.lastCustomerText = u"Where is my parcel?"_s;
        context.answerLanguage = u"zh-CN"_s;
        QVERIFY(invitationText(context, *Playbook::shipped()).contains(u"移步私信"_s));
        context.lastCustomerText = u"我的快递还没到"_s;
        context.answerLanguage = u"en"_s;
        QVERIFY(invitationText(context, *Playbook::shipped()).contains(u"private message"_s));
        context.answerLanguage.clear();
        QVERIFY(invitationText(context, *Playbook::shipped()).contains(u"移步私信"_s));
    }

    void introduceFirst()
    {
        CaseContext context = privateCase();
        context.firstHumanReply = true;
        context.done = {};
        const GuardReport report = check(u"您好，请稍等，我看一下"_s, context);
        const Verdict *verdict = verdictOf(report, u"script.introduce_first");
        QVERIFY(verdict && verdict->level == GuardLevel::Block);
        const auto *insert = std::get_if<InsertText>(&verdict->remedy);
        QVERIFY(insert && insert->text.contains(u"林晓"_s) && insert->text.contains(u"云桥"_s));
        QVERIFY(!verdictOf(check(insert->text + u"请稍等"_s, context), u"script.introduce_first"));
        QVERIFY(!verdictOf(check(u"您好，林晓为您服务"_s, context), u"script.introduce_first"));
        QVERIFY(!verdictOf(check(u"Hi, this is Anna from Yunqiao."_s, context), u"script.introduce_first"));
        context.scriptMode = ScriptMode::Remind;
        QCOMPARE(check(u"请稍等"_s, context).level(), GuardLevel::Remind);
        context.scriptMode = ScriptMode::Off;
        QCOMPARE(check(u"请稍等"_s, context).level(), GuardLevel::Pass);
    }

    void confirmBeforeSolving()
    {
        CaseContext context = privateCase();
        const QString solution = u"已经为您补发一件，明天到"_s;
        const GuardReport report = check(solution, context);
        const Verdict *verdict = verdictOf(report, u"script.confirm_first");
        QVERIFY(verdict && verdict->level == GuardLevel::Block && verdict->mayOverride);
        QCOMPARE(std::get<MarkStep>(verdict->remedy).step, ScriptStep::Confirm);
        context.done.push_back(ScriptStep::Confirm);
        QVERIFY(!verdictOf(check(solution, context), u"script.confirm_first"));
        context = privateCase();
        QVERIFY(
            !verdictOf(check(u"跟您确认一下，您是没收到货对吗？对的话已为您补发"_s, context), u"script.confirm_first"));
        // What the agent corrects is what counts.
        QVERIFY(!verdictOf(checkDraft({solution, std::vector<ScriptStep>{}}, context, *Playbook::shipped()),
                           u"script.confirm_first"));
        QVERIFY(verdictOf(checkDraft({u"好的"_s, std::vector{ScriptStep::Solve}}, context, *Playbook::shipped()),
                          u"script.confirm_first"));
    }

    void onlyWhatTheCaseNeeds()
    {
        CaseContext context = privateCase();
        QVERIFY(!verdictOf(check(u"麻烦提供一下收货手机号"_s, context), u"privacy.private.more_than_needed"));
        const GuardReport report = check(u"请提供您的身份证号码"_s, context);
        const Verdict *verdict = verdictOf(report, u"privacy.private.more_than_needed");
        QVERIFY(verdict && verdict->level == GuardLevel::Remind);
        context.category = u"none of ours"_s;
        QVERIFY(verdictOf(check(u"请把登录密码发给我"_s, context), u"privacy.private.more_than_needed"));
    }

    void minorsNeedAGuardian()
    {
        CaseContext context = privateCase();
        context.minor = u"self"_s;
        const GuardReport report = check(u"已经为您退款"_s, context);
        const Verdict *verdict = report.hardest();
        QVERIFY(verdict);
        QVERIFY(verdictOf(report, u"minors.guardian_first"));
        QCOMPARE(verdictOf(report, u"minors.guardian_first")->level, GuardLevel::Block);
        QVERIFY(!verdictOf(report, u"minors.guardian_first")->mayOverride);
        QVERIFY(std::holds_alternative<RecordConsent>(verdictOf(report, u"minors.record_consent")->remedy));
        const QString request = std::get<ReplaceText>(verdictOf(report, u"minors.guardian_first")->remedy).text;
        QVERIFY2(check(request, context).level() == GuardLevel::Pass, qPrintable(rulesOf(check(request, context))));
        QVERIFY(!verdictOf(check(u"麻烦请你的爸爸妈妈联系我们"_s, context), u"minors.guardian_first"));
        QVERIFY(verdictOf(check(u"请让家长联系，把家长手机号发我"_s, context), u"minors.guardian_first"));
        context.consentOnRecord = true;
        QVERIFY(!verdictOf(check(u"已经为您退款"_s, context), u"minors.guardian_first"));
        context.consentOnRecord = false;
        context.minor = u"child"_s; // an adult speaks
        QVERIFY(!verdictOf(check(u"已经为您退款"_s, context), u"minors.guardian_first"));
    }

    void claimsAreReminded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rule");
        QTest::newRow("absolute") << u"我们是全网最低价"_s << u"claims.absolute"_s;
        QTest::newRow("national level") << u"这是国家级认证的顶级产品"_s << u"claims.absolute"_s;
        QTest::newRow("English") << u"This is the cheapest on the market"_s << u"claims.absolute"_s;
        QTest::newRow("promise") << u"保证明天一定到"_s << u"claims.promise"_s;
        QTest::newRow("English promise") << u"I promise it will arrive"_s << u"claims.promise"_s;
        QTest::newRow("advice is no claim") << u"最好先重启一下"_s << QString();
        QTest::newRow("a parcel is no promise") << u"包裹已经到站"_s << QString();
        QTest::newRow("no guarantee") << u"不能保证今天到"_s << QString();
    }
    void claimsAreReminded()
    {
        QFETCH(QString, text);
        QFETCH(QString, rule);
        const GuardReport report = check(text, privateCase());
        const bool spoken = rulesOf(report).contains(u"claims."_s);
        QCOMPARE(spoken, !rule.isEmpty());
        if (spoken) {
            const Verdict *verdict = verdictOf(report, rule);
            QVERIFY(verdict && verdict->level == GuardLevel::Remind && verdict->start >= 0);
        }
    }

    void botsNameThemselves()
    {
        CaseContext context = privateCase();
        context.done = {};
        context.firstHumanReply = true;
        const Draft silent{u"已为您补发"_s, {}, AuthorKind::Bot};
        const GuardReport report = checkDraft(silent, context, *Playbook::shipped());
        QCOMPARE(rulesOf(report), u"bot.names_itself"_s);
        const QString inserted = std::get<InsertText>(report.hardest()->remedy).text + silent.text;
        QCOMPARE(checkDraft({inserted, {}, AuthorKind::Bot}, context, *Playbook::shipped()).level(), GuardLevel::Pass);
        context.surface = Surface::Public;
        QVERIFY(
            verdictOf(checkDraft({u"我是智能客服，请提供手机号"_s, {}, AuthorKind::Bot}, context, *Playbook::shipped()),
                      u"privacy.public.asks_for_data"));
    }

    void resolving()
    {
        CaseContext context = privateCase();
        QCOMPARE(rulesOf(checkResolve(context, *Playbook::shipped())), u"resolve.no_solution resolve.no_follow_up"_s);
        context.done.push_back(ScriptStep::Solve);
        const GuardReport report = checkResolve(context, *Playbook::shipped());
        QCOMPARE(rulesOf(report), u"resolve.no_follow_up"_s);
        QVERIFY(std::holds_alternative<ScheduleFollowUp>(report.hardest()->remedy));
        context.followUpPlanned = true;
        QVERIFY(checkResolve(context, *Playbook::shipped()).verdicts.empty());
        context = privateCase();
        context.scriptMode = ScriptMode::Remind;
        QCOMPARE(checkResolve(context, *Playbook::shipped()).level(), GuardLevel::Remind);
        context.scriptMode = ScriptMode::Off;
        QVERIFY(checkResolve(context, *Playbook::shipped()).verdicts.empty());
    }

    void emptyDraftsPass()
    {
        QCOMPARE(check(QString(), publicCase()).level(), GuardLevel::Pass);
        QCOMPARE(check(u" \n\t"_s, publicCase()).level(), GuardLevel::Pass);
        QCOMPARE(GuardReport{}.hardest(), nullptr);
    }

    void aRequestIsFoundAnywhereInAnyText()
    {
        QRandomGenerator random(20260901);
        for (int i = 0; i < 60; ++i) {
            const QString before = randomText(random, random.bounded(2000)),
                          after = randomText(random, random.bounded(200));
            const QString text = before + u"\n。请提供您的手机号。\n"_s + after;
            const GuardReport report = check(text, publicCase());
            QVERIFY2(verdictOf(report, u"privacy.public.asks_for_data"), qPrintable(QString::number(i)));
            QCOMPARE(report.level(), GuardLevel::Block);
            for (const Verdict &verdict : report.verdicts)
                QVERIFY(verdict.start >= -1 && verdict.end <= text.size());
            QCOMPARE(rulesOf(check(text, publicCase())), rulesOf(report));
        }
    }

    void evilTextsTakeNoLonger_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("10 KB of requests") << u"请提供"_s.repeated(3400);
        QTest::newRow("10 KB of mobile words") << u"手机号"_s.repeated(3400);
        QTest::newRow("10 KB of digits") << u"1"_s.repeated(10000);
        QTest::newRow("10 KB of digit groups") << u"138 "_s.repeated(2500);
        QTest::newRow("10 KB of at signs") << u"a@"_s.repeated(5000);
        QTest::newRow("10 KB of dots") << u"a.@b."_s.repeated(2000);
        QTest::newRow("10 KB of roads") << u"路1号"_s.repeated(3400);
        QTest::newRow("10 KB of names") << u"我叫王"_s.repeated(3400);
        QTest::newRow("10 KB of accents") << u"e"_s + u"\u0301"_s.repeated(10000);
        QTest::newRow("10 KB of emoji") << u"😀"_s.repeated(5000);
        QTest::newRow("10 KB of lone surrogates") << QString(10000, QChar(char16_t(0xD83D)));
        QTest::newRow("10 KB of direction overrides") << u"\u202e号机手"_s.repeated(2500);
    }
    void evilTextsTakeNoLonger()
    {
        QFETCH(QString, text);
        const QString tail = u"\n请提供您的手机号"_s;
        QElapsedTimer timer;
        timer.start();
        const GuardReport report = check(text + tail, publicCase());
        qInfo("%lld us", static_cast<long long>(timer.nsecsElapsed() / 1000));
        QVERIFY(verdictOf(report, u"privacy.public.asks_for_data"));
        QVERIFY2(timer.elapsed() < 2000, "time must grow with the text, not with its square");
    }
};

QTEST_GUILESS_MAIN(TestGuard)
#include "tst_guard.moc"
