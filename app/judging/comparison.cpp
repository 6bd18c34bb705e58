// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/comparison.h"

#include "models/language/answers.h"
#include "models/language/evaluation.h"
#include "models/policy/playbook.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype markSize = 8;

/// The labels of a text that may have several; the rest label stands for none.
QStringList labelsIn(const QString &joined)
{
    QStringList labels = joined.split(u'+', Qt::SkipEmptyParts);
    labels.removeAll(QString(restLabel));
    return labels;
}

quint64 numberOf(const QByteArray &mark)
{
    return qFromBigEndian<quint64>(mark.constData());
}

} // namespace

TeachingRules TeachingRules::of(const Playbook &playbook)
{
    const auto number = [&playbook](QStringView name) { return static_cast<int>(playbook.number(name)); };
    return {number(u"judging.hold_out_percent"), number(u"judging.least_rows"), number(u"judging.few_rows"),
            number(u"judging.looked_at"), number(u"judging.shown")};
}

Scores examine(const Judge &judge, Task task, const std::vector<TaughtRow> &rows)
{
    Confusion confusion;
    for (const TaughtRow &row : rows) {
        const QString said = answerOf(task, row.text, judge.judge(row.text)).label;
        if (hasSeveralLabels(task))
            confusion.addSeveral(labelsIn(row.label), labelsIn(said));
        else
            confusion.add(row.label, said);
    }
    Scores scores{confusion.rows(), confusion.accuracy(), confusion.macroF1(), {}, {}};
    for (const auto &[label, line] : confusion.lines())
        scores.labels.push_back({label, line.rows, line.said, line.precision(), line.recall(), line.f1()});
    if (!hasSeveralLabels(task))
        scores.cells = confusion.cells();
    return scores;
}

QJsonObject toJson(const Scores &scores)
{
    QJsonArray labels, cells;
    for (const Scores::Line &line : scores.labels)
        labels.append(QJsonObject{{"label"_L1, line.label},
                                  {"rows"_L1, line.rows},
                                  {"said"_L1, line.said},
                                  {"precision"_L1, line.precision},
                                  {"recall"_L1, line.recall},
                                  {"f1"_L1, line.f1}});
    for (const auto &[pair, count] : scores.cells)
        cells.append(QJsonArray{pair.first, pair.second, count});
    return {{"rows"_L1, scores.rows},
            {"accuracy"_L1, scores.accuracy},
            {"macro_f1"_L1, scores.macroF1},
            {"labels"_L1, labels},
            {"cells"_L1, cells}};
}

Scores scoresFromJson(const QJsonObject &json)
{
    Scores scores{json["rows"_L1].toInt(), json["accuracy"_L1].toDouble(), json["macro_f1"_L1].toDouble(), {}, {}};
    const QJsonArray labels = json["labels"_L1].toArray(), cells = json["cells"_L1].toArray();
    for (const QJsonValue &value : labels) {
        const QJsonObject line = value.toObject();
        scores.labels.push_back({line["label"_L1].toString(), line["rows"_L1].toInt(), line["said"_L1].toInt(),
                                 line["precision"_L1].toDouble(), line["recall"_L1].toDouble(),
                                 line["f1"_L1].toDouble()});
    }
    for (const QJsonValue &value : cells) {
        const QJsonArray cell = value.toArray();
        scores.cells[{cell.at(0).toString(), cell.at(1).toString()}] = cell.at(2).toInt();
    }
    return scores;
}

QJsonObject toJson(const Comparison &comparison)
{
    return {{"candidate"_L1, toJson(comparison.candidate)},
            {"in_force"_L1, toJson(comparison.inForce)},
            {"trained_on"_L1, comparison.trainedOn},
            {"left_out"_L1, comparison.leftOut}};
}

Comparison comparisonFromJson(const QJsonObject &json)
{
    return {scoresFromJson(json["candidate"_L1].toObject()), scoresFromJson(json["in_force"_L1].toObject()),
            json["trained_on"_L1].toInt(), json["left_out"_L1].toInt()};
}

SplitRows splitRows(const std::vector<TaughtRow> &rows, Split split, const TeachingRules &rules)
{
    SplitRows parts;
    const auto share = static_cast<size_t>(rules.holdOutPercent);
    const size_t firstAside = rows.size() - rows.size() * share / 100;
    for (size_t i = 0; i < rows.size(); ++i) {
        const bool aside = split == Split::ByTime ? i >= firstAside : numberOf(seenMark(rows[i].text)) % 100 < share;
        (aside ? parts.aside : parts.training).push_back(rows[i]);
    }
    return parts;
}

QByteArray seenMark(const QString &text)
{
    return QCryptographicHash::hash(foldText(text).toUtf8(), QCryptographicHash::Sha256).first(markSize);
}

std::set<QByteArray> seenMarks(const QByteArray &joined)
{
    std::set<QByteArray> marks;
    for (qsizetype at = 0; at + markSize <= joined.size(); at += markSize)
        marks.insert(joined.mid(at, markSize));
    return marks;
}

QString languagesOf(const std::vector<TaughtRow> &rows, int least)
{
    const auto english =
        std::ranges::count_if(rows, [](const TaughtRow &row) { return languageOf(row.text) == u"en"; });
    const auto others = std::ssize(rows) - english;
    if (english >= least && others >= least)
        return {};
    return english > others ? u"en"_s : u"zh"_s;
}

bool isFor(const QString &languages, const QString &text)
{
    return languages.isEmpty() || (languages == u"en") == (languageOf(text) == u"en");
}

TrainOptions teachingOptions(Task task, const QString &languages, quint32 version)
{
    TrainOptions options;
    options.task = toText(task);
    options.name = options.task + u".team"_s + (languages.isEmpty() ? QString() : u'.' + languages);
    options.version = version;
    options.lexicon = shippedLexicon();
    options.several = hasSeveralLabels(task);
    if (options.several)
        options.rest = restLabel;
    return options;
}

QString languagesOfName(const QString &modelName)
{
    const QString last = modelName.section(u'.', -1);
    return last == "zh"_L1 || last == "en"_L1 ? last : QString();
}

std::vector<LabelledRow> labelledRows(const std::vector<TaughtRow> &rows)
{
    std::vector<LabelledRow> plain;
    for (const TaughtRow &row : rows)
        plain.push_back({row.text, {}, row.label});
    return plain;
}

} // namespace lianxi
