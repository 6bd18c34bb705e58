// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/evaluation.h"
#include "models/language/model_file.h"
#include "models/language/training.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

/// Wishes and complaints of a small shop, every object in every frame.
std::vector<LabelledRow> shopRows()
{
    const QStringList things{u"手机"_s, u"衣服"_s, u"电饭煲"_s, u"鞋子"_s, u"耳机"_s, u"台灯"_s, u"背包"_s, u"水杯"_s};
    const std::vector<std::pair<QString, QStringList>> frames{
        {u"refund"_s, {u"%1怎么退款"_s, u"我要退掉%1"_s, u"%1的钱什么时候退回来"_s}},
        {u"logistics"_s, {u"%1发货了吗"_s, u"%1的快递到哪了"_s, u"%1怎么还没送到"_s}},
        {u"fault"_s, {u"%1坏了"_s, u"%1用不了怎么修"_s, u"刚买的%1不能用"_s}},
    };
    std::vector<LabelledRow> rows;
    for (const auto &[label, texts] : frames)
        for (const QString &text : texts)
            for (const QString &thing : things)
                rows.push_back({text.arg(thing), {}, label});
    return rows;
}

Trained trainedOn(const std::vector<LabelledRow> &rows, TrainOptions options = {})
{
    if (!options.lexicon)
        options.lexicon = std::make_shared<const Lexicon>();
    Result<Trained> trained = train(rows, options);
    if (!trained)
        qFatal("%s", qPrintable(trained.error().detail));
    return std::move(*trained);
}

} // namespace

class TestTraining : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasTaughtIsKnown()
    {
        const Trained trained = trainedOn(shopRows());
        const auto label = [&](const QString &text) { return trained.model.classify(text).label; };
        QCOMPARE(label(u"雨伞怎么退款"_s), u"refund"_s);
        QCOMPARE(label(u"雨傘發貨了嗎"_s), u"logistics"_s);
        QCOMPARE(label(u"雨伞坏了"_s), u"fault"_s);
        QVERIFY(trained.report.crossValidated.accuracy > 0.9);
        QCOMPARE(trained.report.crossValidated.rows, 72);
    }

    void lettersWithinWords_areWeighedBothWays_whereWordsAreSpelled()
    {
        std::vector<LabelledRow> spelled;
        const QStringList things{u"phone"_s, u"jacket"_s, u"kettle"_s, u"shoes"_s, u"lamp"_s, u"bottle"_s};
        for (const QString &thing : things)
            for (const auto &[label, text] : {std::pair{u"refund"_s, u"I want my money back for the "_s},
                                              {u"fault"_s, u"it does not work, the "_s}})
                spelled.push_back({text + thing, {}, label});
        const auto both = [](const Trained &trained) {
            return std::any_of(trained.report.tried.begin(), trained.report.tried.end(), [](const QString &line) {
                return line.startsWith(u"even letters: "_s) || line.startsWith(u"letters as counted: "_s);
            });
        };
        QVERIFY(both(trainedOn(spelled)));
        QVERIFY(!both(trainedOn(shopRows())));
    }

    void evenLetters_weighNoMoreThanTheWords()
    {
        const FeatureExtractor extractor({}, std::make_shared<const Lexicon>());
        const std::vector<Feature> features = extractor.extract(u"where is my parcel"_s);
        std::vector<quint32> keys;
        for (const Feature &feature : features)
            keys.push_back(feature.key);
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        const auto indexOf = [&keys](quint32 key) {
            return std::lower_bound(keys.begin(), keys.end(), key) - keys.begin();
        };
        const auto shareOfLetters = [&](bool even) {
            double letters = 0, all = 0;
            for (const auto &[index, value] : rowOf(features, indexOf, std::vector<float>(keys.size(), 1), even)) {
                const auto of = std::find_if(features.begin(), features.end(),
                                             [&, at = index](const Feature &f) { return f.key == keys[at]; });
                all += static_cast<double>(value * value);
                letters += of->kind == FeatureKind::Letters ? static_cast<double>(value * value) : 0;
            }
            return std::pair(letters, all);
        };
        QVERIFY(shareOfLetters(false).first > 0.6);
        QVERIFY(std::abs(shareOfLetters(true).first - 0.5) < 1e-4);
        QVERIFY(std::abs(shareOfLetters(true).second - 1) < 1e-4); // as long as ever
        QVERIFY(std::abs(shareOfLetters(false).second - 1) < 1e-4);
    }

    void probabilitiesAreShares()
    {
        const Trained trained = trainedOn(shopRows());
        const Classified said = trained.model.classify(u"衣服发货了吗"_s);
        double sum = 0;
        for (const double score : said.scores) {
            QVERIFY(score >= 0 && score <= 1);
            sum += score;
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
        QVERIFY(said.score > 0.5);
    }

    void theReasonIsAmongTheWords()
    {
        const Trained trained = trainedOn(shopRows());
        const QString text = u"手机怎么退款"_s;
        const Classified said = trained.model.classify(text, {}, 3);
        QVERIFY(!said.why.empty() && said.why.size() <= 3);
        QVERIFY(std::any_of(said.why.begin(), said.why.end(),
                            [](const Classified::Reason &r) { return r.text.contains(u"退"_s); }));
        for (size_t i = 1; i < said.why.size(); ++i)
            QVERIFY(said.why[i].weight <= said.why[i - 1].weight);
    }

    void theSameRowsGiveTheSameFile()
    {
        QCOMPARE(writeModel(trainedOn(shopRows()).model), writeModel(trainedOn(shopRows()).model));
        std::vector<LabelledRow> other = shopRows();
        other.front().text += u'吧';
        QVERIFY(fingerprintOf(other) != fingerprintOf(shopRows()));
    }

    void twoLabelsAreOneQuestion()
    {
        std::vector<LabelledRow> rows = shopRows();
        std::erase_if(rows, [](const LabelledRow &row) { return row.label == u"fault"; });
        const Trained trained = trainedOn(rows);
        QCOMPARE(trained.model.parts().outputs.size(), size_t(1));
        QCOMPARE(evaluate(trained.model, rows).all.accuracy(), 1.0);
    }

    void severalLabelsMayHold()
    {
        std::vector<LabelledRow> rows = shopRows();
        const size_t plain = rows.size();
        for (size_t i = 0; i < 24; ++i)
            rows.push_back({rows[i].text + u"，"_s + rows[plain - 24 + i].text, {}, u"fault+refund"_s});
        for (const QString &text : {u"你好"_s, u"在吗"_s, u"谢谢"_s, u"好的"_s, u"嗯嗯"_s, u"再见"_s})
            rows.push_back({text, {}, u"none"_s});
        TrainOptions options;
        options.several = true;
        options.rest = u"none"_s;
        const Trained trained = trainedOn(rows, options);
        QCOMPARE(trained.model.parts().labels, (QStringList{u"fault"_s, u"logistics"_s, u"refund"_s}));
        QCOMPARE(trained.model.classify(u"雨伞坏了，怎么退款"_s).label, u"fault+refund"_s);
        QCOMPARE(trained.model.classify(u"你好"_s).label, u"none"_s);
    }

    void theRestTeachesWhatToReject()
    {
        std::vector<LabelledRow> rows = shopRows();
        for (const QString &text :
             {u"今天天气真好"_s, u"讲个笑话"_s, u"唱首歌吧"_s, u"几点了"_s, u"你几岁"_s, u"会下雨吗"_s,
              u"推荐一部电影"_s, u"明天星期几"_s, u"北京有多远"_s, u"翻译一句话"_s, u"放点音乐"_s, u"设个闹钟"_s})
            rows.push_back({text, {}, u"oos"_s});
        TrainOptions options;
        options.rest = u"oos"_s;
        const Trained trained = trainedOn(rows, options);
        QVERIFY(trained.model.parts().rejectBelow > 0);
        QVERIFY(!trained.model.parts().labels.contains(u"oos"_s));
        QVERIFY(!trained.model.classify(u"雨伞怎么退款"_s).rejected);
        QVERIFY(trained.model.classify(u"后天会下雨吗"_s).rejected);
        const Evaluation found = evaluate(trained.model, rows);
        QCOMPARE(found.inScope, 72);
        QCOMPARE(found.outOfScope, 12);
        QVERIFY(found.outOfScopeRejected >= 10);
    }

    void pairsAreCompared()
    {
        std::vector<LabelledRow> rows;
        const std::vector<LabelledRow> single = shopRows();
        for (size_t i = 0; i < single.size(); ++i) {
            rows.push_back({single[i].text, single[i].text + u"呢"_s, u"1"_s});
            rows.push_back({single[i].text, single[(i + 31) % single.size()].text, u"0"_s});
        }
        TrainOptions options;
        options.recipe.compares = true;
        const Trained trained = trainedOn(rows, options);
        QCOMPARE(trained.model.classify(u"雨伞发货了吗"_s, u"雨伞发货了吗？"_s).label, u"1"_s);
        QCOMPARE(trained.model.classify(u"雨伞发货了吗"_s, u"我要退掉帽子"_s).label, u"0"_s);
    }

    void whatCannotBeLearnedIsRefused()
    {
        QCOMPARE(train({}, {}).error().code, ErrorCode::InvalidInput);
        const std::vector<LabelledRow> alike(9, LabelledRow{u"你好"_s, {}, u"a"_s});
        QCOMPARE(train(alike, {}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(train(shopRows(), {}, [] { return true; }).error().code, ErrorCode::Cancelled);
    }

    void figuresAreThoseOfTheDefinition()
    {
        Confusion confusion;
        const std::vector<std::pair<QString, QString>> said{
            {u"a"_s, u"a"_s}, {u"a"_s, u"a"_s}, {u"a"_s, u"b"_s}, {u"b"_s, u"b"_s}, {u"b"_s, u"c"_s}};
        for (const auto &[truth, label] : said)
            confusion.add(truth, label);
        QCOMPARE(confusion.accuracy(), 0.6);
        QCOMPARE(confusion.lines().at(u"a"_s).f1(), 0.8); // precision 1, recall 2/3
        QCOMPARE(confusion.lines().at(u"b"_s).f1(), 0.5);
        QCOMPARE(confusion.macroF1(), (0.8 + 0.5 + 0.0) / 3); // c was said, wrongly
        QCOMPARE(confusion.cells().at({u"b"_s, u"c"_s}), 1);
    }

    void threeKindsAreTriedAloneAndJoined()
    {
        const Trained trained = trainedOn(shopRows());
        const QString tried = trained.report.tried.join(u'\n');
        for (const QString &way :
             {u"svm C="_s, u"svm nb C="_s, u"logistic nb C="_s, u" + svm nb C="_s, u" + logistic nb"_s})
            QVERIFY2(tried.contains(way), qPrintable(tried));
    }

    void rowsOfTheRestAreToldApartThoughFewWerePutAside()
    {
        // So many labels that only one fold is put aside: its few rows of the rest would decide by chance.
        std::vector<LabelledRow> rows;
        for (int label = 0; label < 230; ++label)
            for (const QString &frame : {u"我要%1"_s, u"%1怎么办"_s, u"请问%1"_s})
                rows.push_back({frame.arg(QString(QChar(static_cast<char16_t>(0x5000 + label))) + u"票"_s),
                                {},
                                QString::number(label)});
        for (int i = 0; i < 40; ++i)
            rows.push_back({u"天气%1好"_s.arg(QChar(static_cast<char16_t>(0x6000 + i))), {}, u"oos"_s});
        TrainOptions options;
        options.rest = u"oos"_s;
        const Trained trained = trainedOn(rows, options);
        int rejected = 0, kept = 0;
        for (int i = 0; i < 40; ++i) {
            rejected += trained.model.classify(u"天气%1好"_s.arg(QChar(static_cast<char16_t>(0x6100 + i)))).rejected;
            kept += !trained.model.classify(u"我要%1票吧"_s.arg(QChar(static_cast<char16_t>(0x5000 + i)))).rejected;
        }
        QVERIFY2(rejected >= 36, qPrintable(QString::number(rejected)));
        QVERIFY2(kept >= 20, qPrintable(QString::number(kept)));
    }
};

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
