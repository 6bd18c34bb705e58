// SPDX-License-Identifier: GPL-3.0-or-later
// labels: what people said that messages mean, as rows to learn from.
#include "app/cli/desk_files.h"
#include "app/judging/corrections.h"
#include "app/judging/taught_rows.h"
#include "models/policy/playbook.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

QString taskNames()
{
    QStringList names;
    for (const Task task : teachableTasks)
        names << toText(task);
    return names.join(u", "_s);
}

/// A text in one field of a line, without what identifies people.
QString maskedField(const QString &text)
{
    QString field = maskPersonalData(text);
    for (QChar &c : field)
        if (c.unicode() < 0x20 || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return field;
}

QString line(const TaughtRow &row)
{
    return QStringList{toText(row.task), row.label, maskedField(row.text), toText(row.source), toRfc3339(row.at)}.join(
        u'\t');
}

QJsonObject toJson(const TaughtRow &row)
{
    return {{"task"_L1, toText(row.task)},
            {"label"_L1, row.label},
            {"text"_L1, maskedField(row.text)},
            {"source"_L1, toText(row.source)},
            {"at"_L1, toRfc3339(row.at)}};
}

Result<std::unique_ptr<LabelStore>> storeOf(const Profile &profile)
{
    if (!QFileInfo::exists(profile.labelFile()))
        return std::unique_ptr<LabelStore>(); // nobody labelled anything yet
    return LabelStore::open(profile.labelFile(), profile.labelKey());
}

} // namespace

ExitCode labels(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Writes what people said that messages mean: labels given on the page \"Judgement\", imported ones, and what "
        u"agents\n"
        "corrected (categories, feelings, script steps), as rows for train. Tab-separated with a header line: task, "
        "label,\n"
        "text, source (labelled, corrected, imported), at. Personal data is masked."_s);
    addProfileOptions(parser);
    parser.addOption({u"task"_s, u"Only this one: "_s + taskNames() + u"."_s, u"TASK"_s});
    if (const auto end = parse(parser, "labels"_L1, arguments))
        return *end;
    std::vector<Task> tasks(teachableTasks.begin(), teachableTasks.end());
    if (parser.isSet(u"task"_s)) {
        const std::optional<Task> task = fromText<Task>(parser.value(u"task"_s));
        if (!task || std::ranges::count(teachableTasks, *task) == 0) {
            printError(u"--task is one of "_s + taskNames());
            return ExitCode::WrongUse;
        }
        tasks = {*task};
    }
    auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    const Result<std::unique_ptr<LabelStore>> store = storeOf(*desk->profile);
    if (!store)
        return fail(store.error());
    const RuleJudge rules(Playbook::shipped());
    if (!wantsJson(parser))
        print(u"task\tlabel\ttext\tsource\tat"_s);
    for (const Task task : tasks) {
        const Result<std::vector<TaughtRow>> rows = taughtRows(*desk->store, store->get(), rules, task, allEntries);
        if (!rows)
            return fail(rows.error());
        for (const TaughtRow &row : *rows)
            wantsJson(parser) ? printJson(toJson(row)) : print(line(row));
    }
    return ExitCode::Done;
}

} // namespace lianxi::cli
