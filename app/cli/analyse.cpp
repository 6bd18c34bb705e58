// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_files.h"
#include "models/language/answers.h"
#include "models/policy/playbook.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

constexpr int reasonsShown = 5;
constexpr qint64 longestLine = 16 << 20; ///< bytes

QJsonObject toJson(const QJsonValue &id, const Answer &answer)
{
    QJsonObject scores;
    for (const auto &[label, score] : answer.scores)
        scores.insert(label, score);
    QJsonArray spans;
    for (const Answer::Span &span : answer.spans)
        spans.append(QJsonObject{{"start"_L1, span.start}, {"end"_L1, span.end}, {"type"_L1, span.type}});
    return {{"id"_L1, id},         {"label"_L1, answer.label}, {"score"_L1, answer.score},
            {"scores"_L1, scores}, {"spans"_L1, spans},        {"why"_L1, QJsonArray::fromStringList(answer.why)}};
}

/// What answers a line: a model of the user's, or the product.
class Analyst
{
public:
    Analyst(Task task, std::optional<LinearModel> model, std::shared_ptr<const ModelSet> shipped)
        : m_task(task)
        , m_model(std::move(model))
        , m_judge(std::make_shared<RuleJudge>(Playbook::shipped()), std::move(shipped), reasonsShown)
    {
    }

    [[nodiscard]] Answer answer(const QJsonObject &line) const
    {
        const QString text = line.value("text"_L1).toString();
        if (!m_model)
            return answerOf(m_task, text, m_judge.judge(text));
        Classified said = m_model->classify(text, line.value("text2"_L1).toString(), reasonsShown);
        if (said.rejected && !m_model->parts().rest.isEmpty())
            said.label = m_model->parts().rest;
        return answerOf(text, m_model->parts().labels, said);
    }

private:
    Task m_task;
    std::optional<LinearModel> m_model;
    TrainedJudge m_judge;
};

ExitCode analyseLines(QFile &input, const Analyst &analyst)
{
    bool good = true;
    for (int number = 1; !input.atEnd(); ++number) {
        const QByteArray bytes = input.readLine(longestLine);
        if (bytes.trimmed().isEmpty())
            continue;
        QJsonParseError error;
        const QJsonDocument line = QJsonDocument::fromJson(bytes, &error);
        if (!line.isObject() || !line.object().value("text"_L1).isString()) {
            printError(u"line %1: needs an object with \"id\" and \"text\"%2"_s.arg(number).arg(
                error.error == QJsonParseError::NoError ? QString() : u": "_s + error.errorString()));
            good = false;
            continue;
        }
        printJson(toJson(line.object().value("id"_L1), analyst.answer(line.object())));
    }
    return good ? ExitCode::Done : ExitCode::Failed;
}

QString taskNames()
{
    QStringList names;
    for (const std::string_view name : EnumNames<Task>::names)
        names << QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    return names.join(u", "_s);
}

} // namespace

ExitCode analyse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Reads JSON lines {\"id\",\"text\"} and writes {\"id\",\"label\",\"score\",\"scores\",\"spans\",\"why\"} for "
        u"each. Spans count\n"
        "Unicode code points, end exclusive. Everything is decided on this machine."_s);
    parser.addOption({u"task"_s, u"One of "_s + taskNames() + u'.', u"TASK"_s});
    parser.addOption({u"model"_s, u"Ask this model instead of the product's rules and models."_s, u"MODEL"_s});
    parser.addOption({u"rules-only"_s, u"Ask the rules alone."_s});
    parser.addPositionalArgument(u"file"_s, u"JSON lines (default: standard input)."_s, u"[FILE]"_s);
    if (const auto end = parse(parser, "analyse"_L1, arguments))
        return *end;
    const std::optional<Task> task = fromText<Task>(parser.value(u"task"_s));
    if (!task && !parser.isSet(u"model"_s)) {
        printError(u"--task is one of "_s + taskNames());
        return ExitCode::WrongUse;
    }
    std::optional<LinearModel> model;
    if (parser.isSet(u"model"_s)) {
        Result<LinearModel> loaded = loadModel(parser.value(u"model"_s));
        if (!loaded)
            return fail(loaded.error());
        model = std::move(*loaded);
    }
    auto shipped = std::make_shared<const ModelSet>();
    if (!model && !parser.isSet(u"rules-only"_s)) {
        const auto loaded = ModelSet::shipped();
        if (!loaded)
            return fail(loaded.error());
        shipped = *loaded;
    }
    const QString name = parser.positionalArguments().value(0);
    QFile input(name);
    const bool open =
        name.isEmpty() || name == u"-" ? input.open(stdin, QIODevice::ReadOnly) : input.open(QIODevice::ReadOnly);
    if (!open)
        return fail({ErrorCode::NotFound, u"%1 cannot be opened"_s.arg(name)});
    return analyseLines(input, Analyst(task.value_or(Task::Category), std::move(model), shipped));
}

} // namespace lianxi::cli
