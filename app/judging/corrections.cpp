// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/corrections.h"

#include "models/store/label_queries.h"

#include <map>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int messagesBefore = 20; ///< of a case's customer, looked at for what a category was given for
constexpr int mostReplies = 100'000;

struct FeelingWord {
    Task task;
    QLatin1StringView label;
    std::u16string_view word;
};
constexpr std::array feelingWords{
    FeelingWord{Task::Sentiment, QLatin1StringView("negative"), u"负面"},
    FeelingWord{Task::Sentiment, QLatin1StringView("neutral"), u"中性"},
    FeelingWord{Task::Sentiment, QLatin1StringView("positive"), u"正面"},
    FeelingWord{Task::Emotion, QLatin1StringView("angry"), u"愤怒"},
    FeelingWord{Task::Emotion, QLatin1StringView("angry"), u"生气"},
    FeelingWord{Task::Emotion, QLatin1StringView("happy"), u"高兴"},
    FeelingWord{Task::Emotion, QLatin1StringView("sad"), u"难过"},
    FeelingWord{Task::Emotion, QLatin1StringView("sad"), u"失望"},
    FeelingWord{Task::Emotion, QLatin1StringView("fear"), u"担心"},
    FeelingWord{Task::Emotion, QLatin1StringView("surprise"), u"惊讶"},
};

TaughtRow rowOf(Task task, const CaseText &text, const QString &label)
{
    return {task, text.message, text.text, label, text.at, LabelSource::Corrected};
}

/// Whether a reply's steps are other than judged. The guard counts the agent's name as an introduction, which the text
/// alone does not tell, so that a lone introduction more is no correction.
bool isCorrected(std::vector<ScriptStep> judged, const std::vector<ScriptStep> &sent)
{
    if (judged == sent)
        return false;
    judged.insert(judged.begin(), ScriptStep::Introduce);
    return judged != sent;
}

/// The marks of a case that are still in force, by what they are about: "category", or a feeling's task.
using InForce = std::map<std::pair<qint64, Task>, std::pair<HandMark, QString>>;

void take(InForce &inForce, const HandMark &mark)
{
    if (mark.activity == "case.classified"_L1) {
        if (const QString category = mark.details.value("category"_L1).toString(); !category.isEmpty())
            inForce[{mark.caseRow, Task::Category}] = {mark, category};
        return;
    }
    if (mark.details.value("family"_L1).toString() != toText(TagFamily::Emotion))
        return;
    const std::optional<Feeling> feeling = feelingOf(mark.details.value("tag"_L1).toString());
    if (!feeling)
        return;
    const std::pair key(mark.caseRow, feeling->task);
    if (!mark.details.value("removed"_L1).toBool())
        inForce[key] = {mark, feeling->label};
    else if (const auto known = inForce.find(key); known != inForce.end() && known->second.second == feeling->label)
        inForce.erase(known);
}

Result<std::vector<TaughtRow>> fromMarks(sqlite::Database &db)
{
    const Result<std::vector<HandMark>> marks = handMarks(db);
    if (!marks)
        return tl::unexpected(marks.error());
    InForce inForce;
    for (const HandMark &mark : *marks)
        take(inForce, mark);
    std::vector<TaughtRow> rows;
    for (const auto &[key, said] : inForce) {
        const Result<std::vector<CaseText>> texts =
            customerTextsBefore(db, said.first.caseRow, said.first.row, messagesBefore);
        if (!texts)
            return tl::unexpected(texts.error());
        if (texts->empty())
            continue;
        const auto on = key.second == Task::Category
            ? std::ranges::max_element(*texts, {}, [](const CaseText &text) { return text.text.size(); })
            : texts->begin();
        rows.push_back(rowOf(key.second, *on, said.second));
    }
    return rows;
}

} // namespace

std::optional<Feeling> feelingOf(const QString &tag)
{
    const QString word = tag.trimmed().toLower();
    for (const FeelingWord &known : feelingWords)
        if (word == known.label || word == QStringView(known.word))
            return Feeling{known.task, known.label};
    return std::nullopt;
}

QString stepsLabel(const std::vector<ScriptStep> &steps)
{
    QStringList names;
    for (const ScriptStep step : steps)
        names << toText(step);
    return names.isEmpty() ? QString(restLabel) : names.join(u'+');
}

Result<std::vector<TaughtRow>> corrections(sqlite::Database &db, const Judge &rules)
{
    Result<std::vector<TaughtRow>> rows = fromMarks(db);
    if (!rows)
        return rows;
    const Result<std::vector<SentSteps>> sent = sentSteps(db, mostReplies);
    if (!sent)
        return tl::unexpected(sent.error());
    for (const SentSteps &reply : *sent)
        if (isCorrected(rules.judge(reply.reply.text).steps, reply.steps))
            rows->push_back(rowOf(Task::Script, reply.reply, stepsLabel(reply.steps)));
    std::ranges::stable_sort(*rows, {}, [](const TaughtRow &row) { return std::pair(row.task, row.at); });
    return rows;
}

} // namespace lianxi
