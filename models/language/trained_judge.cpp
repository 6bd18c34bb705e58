// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/judgement.h"

#include <algorithm>
#include <array>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

/// Likelihood from which a model's word escalates: a person looked in vain costs less than a threat overlooked.
constexpr double escalates = 0.3;

double shareOf(const ModelAnswer &answer, QStringView label)
{
    for (qsizetype k = 0; k < answer.labels.size(); ++k)
        if (answer.labels[k] == label)
            return answer.said.scores[static_cast<size_t>(k)];
    return 0;
}

void applySentiment(Judgement &judged, const ModelAnswer &answer)
{
    const std::optional<Emotion> emotion = fromText<Emotion>(answer.said.label);
    if (!emotion)
        return;
    judged.emotion = *emotion;
    judged.emotionScore = shareOf(answer, u"positive") - shareOf(answer, u"negative");
}

void applyCategory(Judgement &judged, const ModelAnswer &answer)
{
    // "other" is no answer: what the words say is better than nothing. Danger to people outranks every guess.
    if (judged.category != u"safety" && !answer.said.rejected && answer.said.label != u"other")
        judged.category = answer.said.label;
}

void applyEscalation(Judgement &judged, const ModelAnswer &answer)
{
    judged.wantsPerson = judged.wantsPerson || shareOf(answer, u"human") >= escalates;
    for (const QString &kind : {u"media"_s, u"legal"_s, u"safety"_s})
        if (const QString risk = u"risk."_s + kind; shareOf(answer, kind) >= escalates && !judged.risks.contains(risk))
            judged.risks.append(risk);
}

void applyScript(Judgement &judged, const ModelAnswer &answer)
{
    judged.steps.clear();
    const QStringList labels = answer.said.label.split(u'+');
    for (const QString &label : labels)
        if (const std::optional<ScriptStep> step = fromText<ScriptStep>(label))
            judged.steps.push_back(*step);
    std::ranges::sort(judged.steps);
}

} // namespace

TrainedJudge::TrainedJudge(std::shared_ptr<const Judge> rules, std::shared_ptr<const ModelSet> models, int reasons)
    : m_rules(std::move(rules))
    , m_models(std::move(models))
    , m_reasons(reasons)
{
}

Judgement TrainedJudge::judge(const QString &text) const
{
    Judgement judged = m_rules->judge(text);
    if (judged.language.isEmpty())
        return judged; // nothing to read
    for (const Task task : {Task::Sentiment, Task::Emotion, Task::Category, Task::Escalation, Task::Script}) {
        const LinearModel *model = m_models->find(task, judged.language);
        if (!model)
            continue;
        judged.models[task] = {model->parts().labels, model->classify(text, {}, m_reasons)};
    }
    if (const auto found = judged.models.find(Task::Sentiment); found != judged.models.end())
        applySentiment(judged, found->second);
    if (const auto found = judged.models.find(Task::Emotion); found != judged.models.end())
        judged.anger = std::max(judged.anger, shareOf(found->second, u"angry"));
    if (const auto found = judged.models.find(Task::Category); found != judged.models.end())
        applyCategory(judged, found->second);
    if (const auto found = judged.models.find(Task::Escalation); found != judged.models.end())
        applyEscalation(judged, found->second);
    if (const auto found = judged.models.find(Task::Script); found != judged.models.end())
        applyScript(judged, found->second);
    return judged;
}

QString TrainedJudge::name() const
{
    return m_models->isEmpty() ? m_rules->name() : m_rules->name() + u"; "_s + m_models->names();
}

} // namespace lianxi
