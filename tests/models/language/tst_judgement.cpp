// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/judgement.h"
#include "models/policy/playbook.h"
#include "tests/support/random_text.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

class TestJudgement : public QObject
{
    Q_OBJECT

    const RuleJudge m_judge{Playbook::shipped()};

    /// All that fired, as words: risks, person, money, minor, asks, steps.
    QString said(const QString &text) const
    {
        const Judgement judged = m_judge.judge(text);
        QStringList out = judged.risks;
        if (judged.wantsPerson)
            out << u"person"_s;
        if (judged.money)
            out << u"money"_s;
        if (judged.minor != Minor::None)
            out << u"minor-"_s + toText(judged.minor);
        for (const QString &kind : judged.asksFor)
            out << u"asks-"_s + kind;
        for (const ScriptStep step : judged.steps)
            out << toText(step);
        return u' ' + out.join(u' ') + u' ';
    }

private Q_SLOTS:
    void fires_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto rows = [](const QString &expected, const QStringList &texts) {
            for (const QString &text : texts)
                QTest::newRow(qPrintable(expected + u": "_s + text)) << text << expected;
        };
        rows(u"risk.media"_s,
             {u"我已经联系了电视台"_s, u"明天微博热搜等你们"_s, u"再拖我就找記者"_s, u"你们等着被曝光吧"_s,
              u"I will go to the press"_s, u"my followers will hear about this"_s});
        rows(u"risk.legal"_s,
             {u"我会请律师"_s, u"等着收法院传票"_s, u"已经打了12315"_s, u"我要去消協告你們"_s, u"再不处理就报警"_s,
              u"I'm calling my attorney"_s, u"I'll sue"_s});
        rows(u"risk.safety"_s, {u"吃了以后上吐下泻"_s, u"充电的时候起火了"_s, u"the charger exploded"_s});
        rows(u"risk.self_harm"_s, {u"我真的不想活了"_s, u"I want to kill myself"_s});
        rows(u"person"_s,
             {u"转人工"_s, u"找个真人跟我说"_s, u"叫你們主管出來"_s, u"我不想跟机器人说话"_s,
              u"I want to talk to a real person"_s, u"get me your supervisor"_s});
        rows(u"money"_s, {u"什么时候退款"_s, u"赔我三百块钱"_s, u"I was charged twice"_s});
        rows(u"minor-self"_s,
             {u"我今年11岁"_s, u"我在上初一"_s, u"我用妈妈的手机充了钱"_s, u"我還未滿十四歲"_s, u"I'm 13 years old"_s});
        rows(u"minor-child"_s,
             {u"我女儿9岁，自己充的钱"_s, u"孩子偷偷打赏了主播"_s, u"my daughter bought it by mistake"_s});
        rows(u"asks-phone"_s, {u"留个电话，我们回您"_s, u"您的手機號是多少"_s, u"what is your phone number"_s});
        rows(u"asks-id_card"_s, {u"请上传身份证正反面"_s, u"please send a photo of your ID"_s});
        rows(u"asks-code"_s, {u"验证码告诉我一下"_s, u"tell me your password"_s});
        rows(u"introduce"_s, {u"您好，我是客服小周"_s, u"Hi, this is Ann from Yunqiao"_s});
        rows(u"confirm"_s,
             {u"您是说外壳裂了对吗"_s, u"跟您核实一下，是昨天下的单吗"_s, u"Just to confirm, the box was empty?"_s});
        rows(u"solve"_s, {u"已经为您申请退款"_s, u"您可以长按电源键十秒"_s, u"we will send you a replacement"_s});
        rows(u"follow_up"_s, {u"明天下午再联系您"_s, u"我会持续跟进"_s, u"I'll get back to you tomorrow"_s});
    }
    void fires()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QVERIFY2(said(text).contains(u' ' + expected + u' '), qPrintable(said(text)));
    }

    void staysSilent_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("never");
        const auto rows = [](const QString &never, const QStringList &texts) {
            for (const QString &text : texts)
                QTest::newRow(qPrintable(never + u": "_s + text)) << text << never;
        };
        rows(u"risk.media"_s,
             {u"相机曝光时间怎么设"_s, u"在小红书看到推荐买的"_s, u"这个媒体播放器支持什么格式"_s,
              u"how do I share on Facebook?"_s});
        rows(u"risk.legal"_s,
             {u"能用工商银行的卡付吗"_s, u"报警器没电了"_s, u"I work as a lawyer, which bag fits?"_s,
              u"there is an issue"_s});
        rows(u"risk.safety"_s, {u"电脑中毒了怎么办"_s, u"会不会过敏"_s});
        rows(u"person"_s, {u"人工费多少"_s, u"人工智能学习机"_s, u"不用转人工了"_s, u"the travel agent booked it"_s});
        rows(u"minor-self"_s,
             {u"我今年35岁"_s, u"我是小学老师"_s, u"买了12个月了"_s, u"我2012年买的"_s, u"I'm 30 minutes away"_s,
              u"I'm 12 orders in"_s});
        rows(u"minor-child"_s, {u"有没有儿童票"_s, u"学生证打折吗"_s});
        rows(u"asks-phone"_s,
             {u"手机壳什么颜色好"_s, u"请保持电话畅通"_s, u"请勿公开您的手机号"_s, u"never share your phone number"_s});
        rows(u"asks-code"_s, {u"我们不会向您索要验证码"_s, u"忘记密码可以在登录页重置"_s});
        rows(u"confirm"_s, {u"还有什么可以帮您的吗"_s, u"好的，马上为您查询"_s});
        rows(u"solve"_s, {u"您好，请稍等，正在为您查询"_s, u"抱歉暂时不能为您退款"_s});
    }
    void staysSilent()
    {
        QFETCH(QString, text);
        QFETCH(QString, never);
        QVERIFY2(!said(text).contains(u' ' + never + u' '), qPrintable(said(text)));
    }

    void feelings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("emotion");
        const auto of = [](Emotion e) { return static_cast<int>(e); };
        QTest::newRow("angry") << u"你们就是骗子！太恶心了"_s << of(Emotion::Negative);
        QTest::newRow("disappointed") << u"质量太差了，很失望"_s << of(Emotion::Negative);
        QTest::newRow("pleased") << u"客服很耐心，谢谢"_s << of(Emotion::Positive);
        QTest::newRow("not pleased") << u"我一点都不满意"_s << of(Emotion::Negative);
        QTest::newRow("plain question") << u"查下订单到哪了"_s << of(Emotion::Neutral);
        QTest::newRow("English angry") << u"This is ridiculous, worst service"_s << of(Emotion::Negative);
        QTest::newRow("English pleased") << u"Great, thank you!"_s << of(Emotion::Positive);
    }
    void feelings()
    {
        QFETCH(QString, text);
        QFETCH(int, emotion);
        const Judgement judged = m_judge.judge(text);
        QCOMPARE(static_cast<int>(judged.emotion), emotion);
        QVERIFY(judged.emotionScore >= -1 && judged.emotionScore <= 1 && judged.anger >= 0 && judged.anger <= 1);
    }

    void angerGrows()
    {
        QCOMPARE(m_judge.judge(u"你好"_s).anger, 0.0);
        QVERIFY(m_judge.judge(u"骗子"_s).anger < m_judge.judge(u"骗子！垃圾！恶心！"_s).anger);
    }

    void categories()
    {
        QCOMPARE(m_judge.judge(u"快递三天了还没到"_s).category, u"logistics"_s);
        QCOMPARE(m_judge.judge(u"我要退货退款"_s).category, u"refund"_s);
        QCOMPARE(m_judge.judge(u"这双鞋想换货"_s).category, u"return_exchange"_s);
        QCOMPARE(m_judge.judge(u"发票抬头开错了"_s).category, u"invoice"_s);
        QCOMPARE(m_judge.judge(u"你好"_s).category, QString());
    }

    void languages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        QTest::newRow("simplified") << u"我的快递还没到"_s << u"zh-Hans"_s;
        QTest::newRow("traditional") << u"請問幾時發貨"_s << u"zh-Hant"_s;
        QTest::newRow("English") << u"Where is my parcel?"_s << u"en"_s;
        QTest::newRow("Chinese with a brand") << u"我的iPhone坏了"_s << u"zh-Hans"_s;
        QTest::newRow("Japanese") << u"こんにちは、まだですか"_s << u"other"_s;
        QTest::newRow("Russian") << u"где мой заказ"_s << u"other"_s;
        QTest::newRow("numbers") << u"12345 !!"_s << QString();
    }
    void languages()
    {
        QFETCH(QString, text);
        QTEST(languageOf(text), "language");
    }

    void everyAnswerSaysWhy()
    {
        const QString text = u"😀你好，再不退款我就找律師，還要曝光你們"_s;
        const Judgement judged = m_judge.judge(text);
        const auto why = std::ranges::find(judged.why, u"risk.legal"_s, &Finding::rule);
        QVERIFY(why != judged.why.end());
        QCOMPARE(text.mid(why->start, why->end - why->start), u"律師"_s);
        QVERIFY(m_judge.name().startsWith(u"rules/lianxi"_s));
    }

    void anyTextIsJudged()
    {
        QRandomGenerator random(11);
        for (int i = 0; i < 150; ++i) {
            const QString text = randomText(random, random.bounded(800));
            const Judgement judged = m_judge.judge(text);
            for (const Finding &finding : judged.why)
                QVERIFY(finding.start >= 0 && finding.start < finding.end && finding.end <= text.size());
            QCOMPARE(m_judge.judge(text).why, judged.why);
        }
        QVERIFY(m_judge.judge(QString()).why.empty());
    }
};

QTEST_GUILESS_MAIN(TestJudgement)
#include "tst_judgement.moc"
