// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that teach and examine models: train, evaluate.
#include "app/cli/labelled_rows.h"
#include "app/cli/model_files.h"
#include "models/language/evaluation.h"
#include "models/language/model_file.h"
#include "models/language/shipped_models.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

const QString outOfScope = u"oos"_s; ///< what public sets call rows that belong to no label

std::optional<Aim> aimOf(const QString &name)
{
    if (name == u"both")
        return Aim::Both;
    if (name == u"accuracy")
        return Aim::Accuracy;
    if (name == u"macro-f1")
        return Aim::MacroF1;
    return std::nullopt;
}

QString percent(double share)
{
    return QString::number(100 * share, 'f', 2);
}

Result<TrainOptions> optionsOf(const QCommandLineParser &parser, const Columns &columns,
                               const std::vector<LabelledRow> &rows)
{
    const std::optional<Aim> aim = aimOf(parser.value(u"aim"_s));
    if (!aim)
        return failure(ErrorCode::InvalidInput, u"--aim is one of both, accuracy, macro-f1"_s);
    TrainOptions options;
    options.aim = *aim;
    options.task = parser.value(u"task"_s);
    options.name =
        parser.isSet(u"name"_s) ? parser.value(u"name"_s) : QFileInfo(parser.value(u"out"_s)).completeBaseName();
    options.several = parser.isSet(u"several"_s);
    options.recipe.compares = !columns.other.isEmpty();
    options.rest = parser.value(u"rest"_s);
    if (!parser.isSet(u"rest"_s)
        && std::any_of(rows.begin(), rows.end(), [](const LabelledRow &row) { return row.label == outOfScope; }))
        options.rest = outOfScope;
    bool good = false;
    options.version = parser.value(u"model-version"_s).toUInt(&good);
    if (!good)
        return failure(ErrorCode::InvalidInput, u"--model-version is a number"_s);
    if (!parser.isSet(u"no-lexicon"_s))
        options.lexicon = shippedLexicon();
    return options;
}

/// "anger=angry,joy=happy" as a table.
Result<std::map<QString, QString>> renames(const QString &text)
{
    std::map<QString, QString> table;
    const QStringList pairs = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals <= 0)
            return failure(ErrorCode::InvalidInput, u"--rename is OLD=NEW,OLD=NEW"_s);
        table[pair.left(equals)] = pair.mid(equals + 1);
    }
    return table;
}

/// The rows of all files in their order.
Result<std::vector<LabelledRow>> allRows(const QStringList &files, const Columns &columns, const QString &rename)
{
    const Result<std::map<QString, QString>> table = renames(rename);
    if (!table)
        return tl::unexpected(table.error());
    std::vector<LabelledRow> rows;
    for (const QString &file : files) {
        Result<std::vector<LabelledRow>> some = readLabelledRows(file, columns);
        if (!some)
            return some;
        for (LabelledRow &row : *some) {
            if (const auto found = table->find(row.label); found != table->end())
                row.label = found->second;
            if (!row.label.isEmpty())
                rows.push_back(std::move(row));
        }
    }
    return rows;
}

QString head(const LinearModel::Parts &parts)
{
    return u"%1: %2 labels, %3 features; on rows put aside (%4): accuracy %5 %, macro-F1 %6 %"_s.arg(parts.name)
        .arg(parts.labels.size())
        .arg(parts.keys.size())
        .arg(parts.holdOut.rows)
        .arg(percent(parts.holdOut.accuracy), percent(parts.holdOut.macroF1));
}

Status save(const LinearModel &model, const QString &name)
{
    QSaveFile file(name);
    const QByteArray bytes = writeModel(model);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::Io, u"%1 cannot be written: %2"_s.arg(name, file.errorString()));
    return {};
}

QJsonObject toJson(const Evaluation &found, const LinearModel::Parts &parts)
{
    QJsonArray classes;
    for (const auto &[label, line] : found.all.lines())
        classes.append(QJsonObject{{"label"_L1, label},
                                   {"rows"_L1, line.rows},
                                   {"precision"_L1, line.precision()},
                                   {"recall"_L1, line.recall()},
                                   {"f1"_L1, line.f1()}});
    const auto share = [](int part, int whole) { return whole == 0 ? QJsonValue() : QJsonValue(double(part) / whole); };
    QJsonObject json{{"model"_L1, parts.name},
                     {"rows"_L1, found.all.rows()},
                     {"accuracy"_L1, found.all.accuracy()},
                     {"macro_f1"_L1, found.all.macroF1()},
                     {"classes"_L1, classes}};
    if (!parts.several) {
        json.insert("in_scope"_L1,
                    QJsonObject{{"rows"_L1, found.inScope},
                                {"accuracy"_L1, share(found.inScopeRight, found.inScope)},
                                {"accuracy_with_rejection"_L1, share(found.inScopeKept, found.inScope)}});
        json.insert("out_of_scope"_L1,
                    QJsonObject{{"rows"_L1, found.outOfScope},
                                {"recall"_L1, share(found.outOfScopeRejected, found.outOfScope)}});
    }
    return json;
}

void printTable(const Evaluation &found)
{
    print(u"rows %1  accuracy %2 %  macro-F1 %3 %"_s.arg(found.all.rows())
              .arg(percent(found.all.accuracy()), percent(found.all.macroF1())));
    if (found.outOfScope > 0)
        print(u"in scope %1 %  kept %2 %  out of scope rejected %3 %"_s.arg(
            percent(double(found.inScopeRight) / std::max(found.inScope, 1)),
            percent(double(found.inScopeKept) / std::max(found.inScope, 1)),
            percent(double(found.outOfScopeRejected) / found.outOfScope)));
    print(u"%1 %2 %3 %4 %5"_s.arg(u"label"_s, -28)
              .arg(u"rows"_s, 6)
              .arg(u"precision"_s, 9)
              .arg(u"recall"_s, 7)
              .arg(u"F1"_s, 7));
    for (const auto &[label, line] : found.all.lines())
        print(u"%1 %2 %3 %4 %5"_s.arg(label, -28)
                  .arg(line.rows, 6)
                  .arg(percent(line.precision()), 9)
                  .arg(percent(line.recall()), 7)
                  .arg(percent(line.f1()), 7));
}

} // namespace

ExitCode train(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Trains a text classifier. Ways to train are compared by cross-validation on the "
                                     u"rows given; the same rows and\n"
                                     "options give the same file."_s);
    addDataOptions(parser);
    parser.addOption({u"out"_s, u"Model file to write."_s, u"MODEL"_s});
    parser.addOption({u"task"_s, u"What the model answers, as analyse names it."_s, u"TASK"_s});
    parser.addOption({u"name"_s, u"The model's name (default: the file's)."_s, u"NAME"_s});
    parser.addOption({u"model-version"_s, u"The model's version."_s, u"N"_s, u"1"_s});
    parser.addOption(
        {u"aim"_s, u"What is weighed when ways are compared: both, accuracy or macro-f1."_s, u"AIM"_s, u"both"_s});
    parser.addOption({u"several"_s, u"Labels do not exclude each other; a row may have several, joined by +."_s});
    parser.addOption(
        {u"rest"_s, u"Label of rows that belong to no label: teaches what to reject (default: oos)."_s, u"LABEL"_s});
    parser.addOption({u"rename"_s, u"Labels to call otherwise; to nothing: leave their rows out."_s, u"OLD=NEW,…"_s});
    parser.addOption({u"no-lexicon"_s, u"Without the word lists of the product."_s});
    if (const auto end = parse(parser, "train"_L1, arguments))
        return *end;
    const Result<Columns> columns = columnsOf(parser);
    if (!columns || parser.value(u"out"_s).isEmpty()) {
        printError(columns ? u"--out is missing"_s : columns.error().detail);
        return ExitCode::WrongUse;
    }
    const Result<std::vector<LabelledRow>> rows =
        allRows(parser.values(u"data"_s), *columns, parser.value(u"rename"_s));
    if (!rows)
        return fail(rows.error());
    const Result<TrainOptions> options = optionsOf(parser, *columns, *rows);
    if (!options)
        return fail(options.error());
    QElapsedTimer timer;
    timer.start();
    const Result<Trained> trained = lianxi::train(*rows, *options);
    if (!trained)
        return fail(trained.error());
    for (const QString &tried : trained->report.tried)
        print(tried);
    print(head(trained->model.parts()));
    print(u"trained on %1 rows in %2 s"_s.arg(rows->size()).arg(double(timer.elapsed()) / 1000, 0, 'f', 1));
    if (const Status saved = save(trained->model, parser.value(u"out"_s)); !saved)
        return fail(saved.error());
    return ExitCode::Done;
}

ExitCode evaluate(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Examines a model on labelled rows. Macro-F1 is the mean over all labels that are true or were said. Rows "
        u"that\n"
        "the model rejects count as its rest label; in_scope and out_of_scope show both sides of that."_s);
    addDataOptions(parser);
    parser.addOption({u"model"_s, u"Model file."_s, u"MODEL"_s});
    parser.addOption({u"json"_s, u"One JSON object."_s});
    if (const auto end = parse(parser, "evaluate"_L1, arguments))
        return *end;
    const Result<Columns> columns = columnsOf(parser);
    if (!columns || parser.value(u"model"_s).isEmpty()) {
        printError(columns ? u"--model is missing"_s : columns.error().detail);
        return ExitCode::WrongUse;
    }
    const Result<LinearModel> model = loadModel(parser.value(u"model"_s));
    if (!model)
        return fail(model.error());
    const Result<std::vector<LabelledRow>> rows = readLabelledRows(parser.value(u"data"_s), *columns);
    if (!rows)
        return fail(rows.error());
    const Evaluation found = lianxi::evaluate(*model, *rows);
    if (parser.isSet(u"json"_s))
        printJson(toJson(found, model->parts()));
    else
        printTable(found);
    return ExitCode::Done;
}

} // namespace lianxi::cli
