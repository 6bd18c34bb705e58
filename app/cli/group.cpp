// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/labelled_rows.h"
#include "app/cli/model_files.h"
#include "models/language/evaluation.h"
#include "models/language/issue_stream.h"
#include "models/language/topic_ranking.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

const QString issueColumn = u"issue"_s;

QJsonObject toJson(const QString &id, const Placement &placed)
{
    QJsonArray absorbed;
    for (const quint64 group : placed.absorbed)
        absorbed.append(static_cast<qint64>(group));
    return {{"id"_L1, id},
            {"group"_L1, static_cast<qint64>(placed.group)},
            {"opened"_L1, placed.opened},
            {"score"_L1, placed.likeness},
            {"why"_L1, QJsonArray::fromStringList(placed.why)},
            {"absorbed"_L1, absorbed}};
}

/// The group of each post after all of them have come.
std::map<QString, quint64> finalGroups(const std::vector<std::pair<QString, Placement>> &placed)
{
    std::map<quint64, quint64> into;
    for (const auto &[id, placement] : placed)
        for (const quint64 old : placement.absorbed)
            into[old] = placement.group;
    std::map<QString, quint64> groups;
    for (const auto &[id, placement] : placed) {
        quint64 group = placement.group;
        for (auto next = into.find(group); next != into.end(); next = into.find(group))
            group = next->second;
        groups[id] = group;
    }
    return groups;
}

ExitCode examine(const QString &file, const QString &idColumn, const std::map<QString, quint64> &groups)
{
    const Result<std::vector<LabelledRow>> rows = readLabelledRows(file, {{idColumn}, {}, issueColumn});
    if (!rows)
        return fail(rows.error());
    std::map<QString, std::set<QString>> issues;
    for (const LabelledRow &row : *rows)
        issues[row.label].insert(row.text);
    double sum = 0;
    for (const auto &[issue, ids] : issues) {
        const ClusterMatch match = bestCluster(ids, groups);
        sum += match.f1();
        print(u"%1 posts %2  best group %3  both %4  F1 %5"_s.arg(issue, -32)
                  .arg(match.posts, 4)
                  .arg(match.size, 4)
                  .arg(match.both, 4)
                  .arg(match.f1(), 0, 'f', 3));
    }
    print(u"best-cluster F1, mean of %1 issues: %2"_s.arg(issues.size())
              .arg(issues.empty() ? 0 : sum / static_cast<double>(issues.size()), 0, 'f', 3));
    return ExitCode::Done;
}

void printTopics(const std::vector<LabelledRow> &rows, size_t most)
{
    TopicRanking ranking(rows.size());
    for (const LabelledRow &row : rows)
        ranking.add(row.other + u'\n' + row.text);
    for (const RankedTopic &topic : ranking.rank(most)) {
        QJsonArray parts;
        for (const RankedTopic::Part &part : topic.parts)
            parts.append(QJsonObject{{"text"_L1, part.text}, {"posts"_L1, part.posts}});
        printJson({{"text"_L1, topic.text}, {"posts"_L1, topic.posts}, {"share"_L1, topic.share}, {"parts"_L1, parts}});
    }
}

} // namespace

ExitCode group(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Puts the posts of a stream that tell of the same issue into one group, in the order they come, and writes\n"
        "{\"id\",\"group\",\"opened\",\"score\",\"why\",\"absorbed\"} for each: \"absorbed\" groups are part of "
        "\"group\" from then on."_s);
    parser.addOption({u"data"_s, u"Posts: .tsv with a header line, or .jsonl; .gz may follow."_s, u"FILE"_s});
    parser.addOption({u"text"_s, u"Column with the text; several names with commas are joined."_s, u"COLUMN"_s});
    parser.addOption({u"title"_s, u"Column with the title, which counts more."_s, u"COLUMN"_s});
    parser.addOption({u"id"_s, u"Column with the post's id."_s, u"COLUMN"_s, u"id"_s});
    parser.addOption({u"issues"_s,
                      u"Posts known to belong together (columns \"issue\" and the id): say how well they do."_s,
                      u"FILE"_s});
    parser.addOption({u"topics"_s, u"Rank the words and phrases that most posts have instead."_s, u"COUNT"_s});
    if (const auto end = parse(parser, "group"_L1, arguments))
        return *end;
    const QStringList texts = parser.value(u"text"_s).split(u',', Qt::SkipEmptyParts);
    bool good = true;
    const int topics = parser.isSet(u"topics"_s) ? parser.value(u"topics"_s).toInt(&good) : 0;
    if (parser.value(u"data"_s).isEmpty() || texts.isEmpty() || !good || topics < 0) {
        printError(u"group needs --data FILE and --text COLUMN; --topics is a number"_s);
        return ExitCode::WrongUse;
    }
    const Result<std::vector<LabelledRow>> rows =
        readLabelledRows(parser.value(u"data"_s), {texts, parser.value(u"title"_s), parser.value(u"id"_s)});
    if (!rows)
        return fail(rows.error());
    if (topics > 0) {
        printTopics(*rows, static_cast<size_t>(topics));
        return ExitCode::Done;
    }
    const bool examined = parser.isSet(u"issues"_s);
    IssueStream stream;
    std::vector<std::pair<QString, Placement>> placed;
    QElapsedTimer timer;
    timer.start();
    for (const LabelledRow &row : *rows) {
        placed.emplace_back(row.label, stream.add({row.other, row.text}));
        if (!examined)
            printJson(toJson(row.label, placed.back().second));
    }
    if (!examined)
        return ExitCode::Done;
    print(u"%1 posts, %2 groups, %3 ms a post"_s.arg(rows->size())
              .arg(stream.groups())
              .arg(static_cast<double>(timer.elapsed()) / static_cast<double>(std::max<size_t>(rows->size(), 1)), 0,
                   'f', 2));
    return examine(parser.value(u"issues"_s), parser.value(u"id"_s), finalGroups(placed));
}

} // namespace lianxi::cli
