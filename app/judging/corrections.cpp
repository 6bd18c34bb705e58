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
constexpr int mostReplies = 20'000; ///< a judgement by rules takes up to a tenth of a millisecond

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
    FeelingWord{Task::Emotion, QLatin1StringView("fear"), u"afraid"},
    FeelingWord{Task::Emotion, QLatin1StringView("surprise"), u"surprised"},
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

/// The marks about one task that are still in force, and their labels, by case.
using InForce = std::map<qint64, std::pair<HandMark, QString>>;

void take(InForce &inForce, const HandMark &mark, Task task)
{
    if (mark.activity == "case.classified"_L1) {
        const QString category = mark.details.value("category"_L1).toString();
        if (task == Task::Category && !category.isEmpty())
            inForce[mark.caseRow] = {mark, category};
        return;
    }
    if (mark.details.value("family"_L1).toString() != toText(TagFamily::Emotion))
        return;
    const std::optional<Feeling> feeling = feelingOf(mark.details.value("tag"_L1).toString());
    if (!feeling || feeling->task != task)
        return;
    if (!mark.details.value("removed"_L1).toBool())
        inForce[mark.caseRow] = {mark, feeling->label};
    else if (const auto known = inForce.find(mark.caseRow);
             known != inForce.end() && known->second.second == feeling->label)
        inForce.erase(known);
}

Result<std::vector<TaughtRow>> fromMarks(sqlite::Database &db, Task task, qint64 entries)
{
    const Result<std::vector<HandMark>> marks = handMarks(db, entries);
    if (!marks)
        return tl::unexpected(marks.error());
    InForce inForce;
    for (const HandMark &mark : *marks)
        take(inForce, mark, task);
    std::vector<TaughtRow> rows;
    for (const auto &[caseRow, said] : inForce) {
        const Result<std::vector<CaseText>> texts = customerTextsBefore(db, caseRow, said.first.row, messagesBefore);
        if (!texts)
            return tl::unexpected(texts.error());
        if (texts->empty())
            continue;
        const auto on = task == Task::Category
            ? std::ranges::max_element(*texts, {}, [](const CaseText &text) { return text.text.size(); })
            : texts->begin();
        rows.push_back(rowOf(task, *on, said.second));
    }
    return rows;
}

Result<std::vector<TaughtRow>> fromReplies(sqlite::Database &db, const Judge &rules)
{
    const Result<std::vector<SentSteps>> sent = sentSteps(db, mostReplies);
    if (!sent)
        return tl::unexpected(sent.error());
    std::vector<TaughtRow> rows;
    for (const SentSteps &reply : *sent)
        if (isCorrected(rules.judge(reply.reply.text).steps, reply.steps))
            rows.push_back(rowOf(Task::Script, reply.reply, stepsLabel(reply.steps)));
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

Result<std::vector<TaughtRow>> corrections(sqlite::Database &db, const Judge &rules, Task task, qint64 entries)
{
    Result<std::vector<TaughtRow>> rows = task == Task::Script ? fromReplies(db, rules) : fromMarks(db, task, entries);
    if (rows)
        std::ranges::stable_sort(*rows, {}, &TaughtRow::at);
    return rows;
}

} // namespace lianxi
