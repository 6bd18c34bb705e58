// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/model_file.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

LinearModel::Parts smallParts()
{
    LinearModel::Parts parts;
    parts.name = u"small.zh"_s;
    parts.task = u"sentiment"_s;
    parts.version = 7;
    parts.fingerprint = QByteArray(32, 'f');
    parts.holdOut = {100, 0.9, 0.85};
    parts.labels = {u"negative"_s, u"neutral"_s, u"positive"_s};
    parts.rest = u"none"_s;
    parts.rejectBelow = 0.25;
    parts.lexicon =
        std::make_shared<const Lexicon>(Lexicon::Groups{{u"good"_s, {u"好"_s, u"很好"_s}}, {u"bad"_s, {u"坏"_s}}});
    parts.handicaps = {0, 0.5F, 0};
    parts.outputs = {{0.1F, 2, 0}, {-0.2F, 1, 0.5F}, {0, 3, -1}};
    for (quint32 i = 0; i < 500; ++i) {
        parts.keys.push_back(i * 8589934U + 11);
        parts.rarity.push_back(shortened(1 + static_cast<float>(i % 7)));
        parts.scale.push_back(shortened(0.001F * static_cast<float>(i % 13)));
        for (int k = 0; k < 3; ++k)
            parts.weights.push_back(static_cast<qint8>(static_cast<int>(i) % 255 - 127 + k % 2));
    }
    return parts;
}

QByteArray smallFile()
{
    return writeModel(*LinearModel::make(smallParts()));
}

} // namespace

class TestModelFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas()
    {
        const QByteArray bytes = smallFile();
        const Result<LinearModel> model = readModel(bytes);
        QVERIFY(model);
        const LinearModel::Parts &is = model->parts(), was = smallParts();
        QCOMPARE(is.name, was.name);
        QCOMPARE(is.task, was.task);
        QCOMPARE(is.version, was.version);
        QCOMPARE(is.fingerprint, was.fingerprint);
        QCOMPARE(is.holdOut, was.holdOut);
        QCOMPARE(is.labels, was.labels);
        QCOMPARE(is.rest, was.rest);
        QCOMPARE(is.rejectBelow, was.rejectBelow);
        QCOMPARE(is.recipe, was.recipe);
        QCOMPARE(is.lexicon->groups(), was.lexicon->groups());
        QCOMPARE(is.keys, was.keys);
        QCOMPARE(is.rarity, was.rarity);
        QCOMPARE(is.scale, was.scale);
        QCOMPARE(is.weights, was.weights);
        QCOMPARE(is.handicaps, was.handicaps);
        QCOMPARE(writeModel(*model), bytes);
    }

    void anyByteThatChangedIsNoticed()
    {
        const QByteArray good = smallFile();
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x40);
            const Result<LinearModel> model = readModel(bad);
            QVERIFY2(!model, qPrintable(u"byte %1"_s.arg(at)));
            QVERIFY(model.error().code == ErrorCode::Corrupt || model.error().code == ErrorCode::TooNew);
        }
    }

    void aFileCutShortIsRefused()
    {
        const QByteArray good = smallFile();
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(!readModel(QByteArrayView(good).first(size)));
        QVERIFY(!readModel(good + '\0'));
        QVERIFY(!readModel("not a model at all"));
    }

    void laterFormatsAreToldApart()
    {
        QByteArray later = smallFile();
        later[8] = 2;
        QCOMPARE(readModel(later).error().code, ErrorCode::TooNew);
    }

    void partsThatDoNotFitAreRefused()
    {
        const auto refused = [](void (*change)(LinearModel::Parts &)) {
            LinearModel::Parts parts = smallParts();
            change(parts);
            return !LinearModel::make(std::move(parts));
        };
        QVERIFY(LinearModel::make(smallParts()));
        QVERIFY(refused([](LinearModel::Parts &p) { p.weights.pop_back(); }));
        QVERIFY(refused([](LinearModel::Parts &p) { p.rarity.pop_back(); }));
        QVERIFY(refused([](LinearModel::Parts &p) { p.labels.removeLast(); }));
        QVERIFY(refused([](LinearModel::Parts &p) { p.outputs.pop_back(); }));
        QVERIFY(refused([](LinearModel::Parts &p) { p.handicaps.clear(); }));
        QVERIFY(refused([](LinearModel::Parts &p) { std::swap(p.keys[3], p.keys[4]); }));
        QVERIFY(refused([](LinearModel::Parts &p) { p.keys[4] = p.keys[3]; }));
        QVERIFY(refused([](LinearModel::Parts &p) { p.lexicon = nullptr; }));
    }

    void halvesOfFloats()
    {
        for (const float value : {0.0F, 1.0F, -2.5F, 1e-9F, 3.1415927F, 1e20F}) {
            QVERIFY(std::abs(shortened(value) - value) <= std::abs(value) / 256);
            QCOMPARE(shortened(shortened(value)), shortened(value));
        }
    }
};

QTEST_GUILESS_MAIN(TestModelFile)
#include "tst_model_file.moc"
