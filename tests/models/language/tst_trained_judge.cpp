// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/answers.h"
#include "models/language/judgement.h"
#include "models/language/training.h"
#include "models/policy/playbook.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

std::shared_ptr<const LinearModel> taught(const QString &name, const QString &task,
                                          const std::vector<std::pair<QString, QString>> &rows)
{
    std::vector<LabelledRow> labelled;
    for (int round = 0; round < 3; ++round)
        for (const auto &[label, text] : rows)
            labelled.push_back({text + QString(round, u'。'), {}, label});
    TrainOptions options;
    options.name = name;
    options.task = task;
    Result<Trained> trained = train(labelled, options);
    if (!trained)
        qFatal("%s", qPrintable(trained.error().detail));
    return std::make_shared<const LinearModel>(std::move(trained->model));
}

std::shared_ptr<const ModelSet> smallSet()
{
    auto set = std::make_shared<ModelSet>();
    set->add(taught(u"sentiment.zh"_s, u"sentiment"_s,
                    {{u"negative"_s, u"灰蒙蒙"_s},
                     {u"negative"_s, u"灰蒙蒙的"_s},
                     {u"neutral"_s, u"桌子"_s},
                     {u"neutral"_s, u"一张桌子"_s},
                     {u"positive"_s, u"亮晶晶"_s},
                     {u"positive"_s, u"亮晶晶的"_s}}));
    set->add(taught(
        u"emotion.zh"_s, u"emotion"_s,
        {{u"angry"_s, u"哼唧"_s}, {u"angry"_s, u"哼唧哼唧"_s}, {u"neutral"_s, u"桌子"_s}, {u"neutral"_s, u"椅子"_s}}));
    set->add(taught(u"category.zh"_s, u"category"_s,
                    {{u"logistics"_s, u"驴车"_s},
                     {u"logistics"_s, u"驴车呢"_s},
                     {u"other"_s, u"桌子"_s},
                     {u"other"_s, u"椅子"_s}}));
    set->add(taught(u"sentiment.en"_s, u"sentiment"_s,
                    {{u"negative"_s, u"greyish"_s}, {u"neutral"_s, u"table"_s}, {u"positive"_s, u"shiny"_s}}));
    return set;
}

} // namespace

class TestTrainedJudge : public QObject
{
    Q_OBJECT

    const std::shared_ptr<const Judge> m_rules = std::make_shared<RuleJudge>(Playbook::shipped());

private Q_SLOTS:
    void modelsAnswerWhatWordsLeaveOpen()
    {
        const TrainedJudge judge(m_rules, smallSet());
        QCOMPARE(judge.judge(u"灰蒙蒙"_s).emotion, Emotion::Negative);
        QVERIFY(judge.judge(u"灰蒙蒙"_s).emotionScore < 0);
        QCOMPARE(judge.judge(u"亮晶晶"_s).emotion, Emotion::Positive);
        QCOMPARE(judge.judge(u"驴车"_s).category, u"logistics"_s);
        QVERIFY(judge.judge(u"哼唧"_s).anger > 0.5);
        QCOMPARE(judge.judge(u"shiny"_s).emotion, Emotion::Positive);
    }

    void whatARuleFoundStays()
    {
        const TrainedJudge judge(m_rules, smallSet());
        const Judgement judged = judge.judge(u"转人工，不然找记者，骗子"_s);
        QVERIFY(judged.wantsPerson);
        QVERIFY(judged.risks.contains(u"risk.media"_s));
        QVERIFY(judged.anger >= m_rules->judge(u"转人工，不然找记者，骗子"_s).anger);
        QCOMPARE(judge.judge(u"发票，桌子，椅子"_s).category, u"invoice"_s); // "other" is no answer
        QCOMPARE(judge.judge(u"驴车起火了"_s).category, u"safety"_s);
    }

    void anEscalationModelAddsToTheRules()
    {
        TrainOptions options;
        options.name = u"escalation.zh"_s;
        options.task = u"escalation"_s;
        options.several = true;
        options.rest = u"none"_s;
        std::vector<LabelledRow> rows;
        for (const QString &end : {u""_s, u"。"_s, u"！"_s, u"啊"_s}) {
            rows.push_back({u"骑驴来"_s + end, {}, u"human"_s});
            rows.push_back({u"敲锣去"_s + end, {}, u"media"_s});
            rows.push_back({u"骑驴来，敲锣去"_s + end, {}, u"human+media"_s});
            rows.push_back({u"桌子"_s + end, {}, u"none"_s});
            rows.push_back({u"一张椅子"_s + end, {}, u"none"_s});
        }
        const Result<Trained> trained = train(rows, options);
        QVERIFY(trained);
        auto set = std::make_shared<ModelSet>();
        set->add(std::make_shared<const LinearModel>(trained->model));
        const TrainedJudge judge(m_rules, set);
        QVERIFY(judge.judge(u"骑驴来"_s).wantsPerson);
        QVERIFY(judge.judge(u"骑驴来"_s).risks.isEmpty());
        QCOMPARE(judge.judge(u"敲锣去"_s).risks, QStringList{u"risk.media"_s});
        QVERIFY(!judge.judge(u"桌子"_s).wantsPerson);
        // The rules' own finding stays, and is not named twice.
        QCOMPARE(judge.judge(u"找记者，敲锣去"_s).risks, QStringList{u"risk.media"_s});
        QVERIFY(judge.judge(u"桌子，我要起诉你们"_s).risks.contains(u"risk.legal"_s));
    }

    void withoutModelsTheRulesJudge()
    {
        const TrainedJudge judge(m_rules, std::make_shared<const ModelSet>());
        for (const QString &text : {u"快递三天了还没到"_s, u"谢谢，很好"_s, u"13812345678"_s, QString()}) {
            const Judgement with = judge.judge(text), without = m_rules->judge(text);
            QCOMPARE(with.emotion, without.emotion);
            QCOMPARE(with.category, without.category);
            QCOMPARE(with.why, without.why);
            QVERIFY(with.models.empty());
        }
        QCOMPARE(judge.name(), m_rules->name());
    }

    void theNameTellsTheModels()
    {
        QCOMPARE(TrainedJudge(m_rules, smallSet()).name(),
                 m_rules->name() + u"; category.zh 1, emotion.zh 1, sentiment.en 1, sentiment.zh 1"_s);
    }

    void shippedModelsAnswer_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        const auto row = [](const QString &task, const QString &label, const QString &text) {
            QTest::newRow(qPrintable(text)) << task << text << label;
        };
        row(u"sentiment"_s, u"negative"_s, u"菜又凉又难吃，等了一个小时"_s);
        row(u"sentiment"_s, u"negative"_s, u"客服愛理不理，太失望了"_s);
        row(u"sentiment"_s, u"negative"_s, u"terrible service, my bag is lost"_s);
        row(u"sentiment"_s, u"positive"_s, u"味道很好，送得也快，下次还点"_s);
        row(u"sentiment"_s, u"positive"_s, u"Thank you so much, you were very helpful!"_s);
        row(u"sentiment"_s, u"neutral"_s, u"请问什么时候发货"_s);
        row(u"category"_s, u"logistics"_s, u"我的快遞怎麼還沒到"_s);
        row(u"category"_s, u"invoice"_s, u"能补开一张增值税发票吗"_s);
        row(u"category"_s, u"refund"_s, u"how long until I get my refund"_s);
        row(u"category"_s, u"account"_s, u"I forgot my password"_s);
        row(u"emotion"_s, u"angry"_s, u"气死我了，一群骗子"_s);
        row(u"escalation"_s, u"human"_s, u"麻烦找个真的人来，别再给我发模板了"_s);
        row(u"escalation"_s, u"human"_s, u"請專員回電給我"_s);
        row(u"escalation"_s, u"human"_s, u"could a member of staff ring me back"_s);
        row(u"escalation"_s, u"legal"_s, u"诉状已经递上去了，等开庭"_s);
        row(u"escalation"_s, u"legal"_s, u"expect a letter from my solicitors"_s);
        row(u"escalation"_s, u"safety"_s, u"充电器半夜烧起来把床单点着了"_s);
        row(u"escalation"_s, u"none"_s, u"请问这个有货吗，什么时候能送到"_s);
        row(u"escalation"_s, u"none"_s, u"味道不错，就是送得慢了点"_s);
        row(u"escalation"_s, u"none"_s, u"where is my parcel"_s);
        row(u"emotion"_s, u"fear"_s, u"好可怕，吓得我不敢睡"_s);
    }
    void shippedModelsAnswer()
    {
        QFETCH(QString, task);
        QFETCH(QString, text);
        const auto models = ModelSet::shipped();
        QVERIFY(models && !(*models)->isEmpty());
        const TrainedJudge judge(m_rules, *models, 3);
        const Task asked = fromText<Task>(task).value();
        const Answer answer = answerOf(asked, text, judge.judge(text));
        QTEST(answer.label, "label");
        QVERIFY(answer.score > 0.3 && answer.score <= 1);
        QVERIFY(!answer.why.isEmpty() || answer.label == u"none"_s);
    }

    void everyCategoryOfTheModelsHasAName()
    {
        const auto models = ModelSet::shipped();
        QVERIFY(models);
        for (const QString &language : {u"zh-Hans"_s, u"en"_s}) {
            const LinearModel *model = (*models)->find(Task::Category, language);
            QVERIFY(model);
            for (const QString &label : model->parts().labels)
                QVERIFY2(Playbook::shipped()->categoryLabel(label, u"zh") != label, qPrintable(label));
        }
    }

    void wordListsAreRead()
    {
        const Lexicon::Groups groups = parseLexicon(u"# words\n[a]\nx, y # z\n\n[b]\nno problem,x\n[a]\ny, w\n"_s);
        QCOMPARE(groups, (Lexicon::Groups{{u"a"_s, {u"x"_s, u"y"_s, u"w"_s}}, {u"b"_s, {u"no problem"_s, u"x"_s}}}));
        QVERIFY(shippedLexicon()->groups().size() > 10);
    }
};

QTEST_GUILESS_MAIN(TestTrainedJudge)
#include "tst_trained_judge.moc"
