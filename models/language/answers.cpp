// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/answers.h"

#include "models/language/topic_words.h"

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

/// Offset in code points of a UTF-16 offset.
int codePoints(const QString &text, int units)
{
    int points = 0;
    for (int i = 0; i < units && i < text.size(); ++i)
        if (!text[i].isLowSurrogate() || i == 0 || !text[i - 1].isHighSurrogate())
            ++points;
    return points;
}

void addSpan(Answer &answer, const QString &text, int start, int end, const QString &type)
{
    if (start >= 0 && end > start)
        answer.spans.push_back({codePoints(text, start), codePoints(text, end), type});
}

/// The rules whose names begin with one of `prefixes`, as spans and reasons.
void addRules(Answer &answer, const QString &text, const Judgement &judged, const QStringList &prefixes)
{
    for (const Finding &finding : judged.why) {
        if (std::none_of(prefixes.begin(), prefixes.end(),
                         [&](const QString &p) { return finding.rule.startsWith(p); }))
            continue;
        addSpan(answer, text, finding.start, finding.end, finding.rule);
        const QString words = finding.start < 0 ? QString() : text.mid(finding.start, finding.end - finding.start);
        answer.why << u"rule %1: “%2”"_s.arg(finding.rule, words.simplified());
    }
}

void addModel(Answer &answer, const ModelAnswer &model)
{
    for (qsizetype k = 0; k < model.labels.size(); ++k)
        answer.scores[model.labels[k]] = model.said.scores[static_cast<size_t>(k)];
    for (const Classified::Reason &reason : model.said.why)
        answer.why << u"%1 +%2"_s.arg(reason.text, QString::number(reason.weight, 'f', 3));
}

const ModelAnswer *modelOf(const Judgement &judged, Task task)
{
    const auto found = judged.models.find(task);
    return found == judged.models.end() ? nullptr : &found->second;
}

/// A label that rules alone gave: they fire or they do not.
void certain(Answer &answer, const QString &label)
{
    answer.label = label;
    answer.score = 1;
    answer.scores[label] = 1;
}

void sentiment(Answer &answer, const QString &text, const Judgement &judged)
{
    addRules(answer, text, judged, {u"emotion."_s});
    answer.label = toText(judged.emotion);
    if (const ModelAnswer *model = modelOf(judged, Task::Sentiment)) {
        addModel(answer, *model);
    } else {
        answer.scores = {{u"negative"_s, std::max(0.0, -judged.emotionScore)},
                         {u"neutral"_s, 1 - std::abs(judged.emotionScore)},
                         {u"positive"_s, std::max(0.0, judged.emotionScore)}};
    }
    answer.score = answer.scores[answer.label];
}

void emotion(Answer &answer, const QString &text, const Judgement &judged)
{
    addRules(answer, text, judged, {u"emotion."_s});
    if (const ModelAnswer *model = modelOf(judged, Task::Emotion)) {
        addModel(answer, *model);
        answer.label = model->said.label;
        answer.score = model->said.score;
        return;
    }
    const bool sad = judged.emotion == Emotion::Negative;
    certain(answer,
            judged.anger > 0                          ? u"angry"_s
                : sad                                 ? u"sad"_s
                : judged.emotion == Emotion::Positive ? u"happy"_s
                                                      : u"neutral"_s);
}

void category(Answer &answer, const QString &text, const Judgement &judged)
{
    addRules(answer, text, judged, {u"category."_s});
    const QString label = judged.category.isEmpty() ? u"other"_s : judged.category;
    if (const ModelAnswer *model = modelOf(judged, Task::Category)) {
        addModel(answer, *model);
        answer.label = label;
        answer.score = answer.scores[label];
        return;
    }
    certain(answer, label);
}

void escalation(Answer &answer, const QString &text, const Judgement &judged)
{
    addRules(answer, text, judged, {u"risk."_s, u"wants."_s});
    if (const ModelAnswer *model = modelOf(judged, Task::Escalation))
        addModel(answer, *model);
    QStringList labels;
    const auto add = [&](bool is, const QString &label) {
        if (!is)
            return;
        labels << label;
        answer.scores[label] = std::max(answer.scores[label], 0.5);
    };
    add(judged.wantsPerson, u"human"_s);
    add(judged.risks.contains(u"risk.media"_s), u"media"_s);
    add(judged.risks.contains(u"risk.legal"_s), u"legal"_s);
    add(judged.risks.contains(u"risk.safety"_s) || judged.risks.contains(u"risk.self_harm"_s), u"safety"_s);
    answer.label = labels.isEmpty() ? u"none"_s : labels.join(u'+');
    answer.score = 1;
    for (const auto &[label, score] : answer.scores)
        answer.score = labels.isEmpty() ? std::min(answer.score, 1 - score)
            : labels.contains(label)    ? std::min(answer.score, score)
                                        : answer.score;
}

void personalData(Answer &answer, const QString &text, const Judgement &judged)
{
    QStringList types;
    for (const PersonalSpan &span : judged.personal) {
        const QString type = toText(span.type);
        addSpan(answer, text, span.start, span.end, type);
        answer.why << u"%1: form and context (%2)"_s.arg(type, QString::number(span.confidence, 'f', 2));
        answer.scores[type] = std::max(answer.scores[type], span.confidence);
        if (!types.contains(type))
            types << type;
    }
    answer.label = types.isEmpty() ? u"none"_s : types.join(u'+');
    answer.score = 1;
    for (const auto &[type, score] : answer.scores)
        answer.score = std::min(answer.score, score);
}

void script(Answer &answer, const QString &text, const Judgement &judged)
{
    addRules(answer, text, judged, {u"script."_s});
    QStringList steps;
    for (const ScriptStep step : judged.steps)
        steps << toText(step);
    certain(answer, steps.isEmpty() ? u"none"_s : steps.join(u'+'));
}

void topic(Answer &answer, const QString &text)
{
    QStringList words;
    for (const TopicWord &word : topicWords(text)) {
        addSpan(answer, text, word.start, word.end, u"keyword"_s);
        answer.scores[word.text] = word.weight;
        words << word.text;
    }
    answer.label = words.isEmpty() ? u"none"_s : words.join(u'+');
    answer.score = words.isEmpty() ? 1 : answer.scores[words.front()];
    answer.why << u"longest words that are no function words, weighted by repetition"_s;
}

} // namespace

Answer answerOf(Task task, const QString &text, const Judgement &judged)
{
    Answer answer;
    switch (task) {
    case Task::Sentiment:
        sentiment(answer, text, judged);
        break;
    case Task::Emotion:
        emotion(answer, text, judged);
        break;
    case Task::Category:
        category(answer, text, judged);
        break;
    case Task::Escalation:
        escalation(answer, text, judged);
        break;
    case Task::Script:
        script(answer, text, judged);
        break;
    case Task::PersonalData:
        personalData(answer, text, judged);
        break;
    case Task::AsksPersonalData:
        addRules(answer, text, judged, {u"asks."_s});
        certain(answer, judged.asksFor.isEmpty() ? u"0"_s : u"1"_s);
        break;
    case Task::Minor:
        addRules(answer, text, judged, {u"minor."_s});
        certain(answer, judged.minor == Minor::None ? u"none"_s : QString(toText(judged.minor)));
        break;
    case Task::Money:
        addRules(answer, text, judged, {u"topic.money"_s});
        certain(answer, judged.money ? u"1"_s : u"0"_s);
        break;
    case Task::Language:
        certain(answer, judged.language.isEmpty() ? u"none"_s : judged.language);
        answer.why << u"characters of each script"_s;
        break;
    case Task::Topic:
        topic(answer, text);
        break;
    }
    return answer;
}

Answer answerOf(const QString &text, const QStringList &labels, const Classified &said)
{
    Answer answer;
    addModel(answer, {labels, said});
    answer.label = said.label;
    answer.score = said.score;
    for (const Classified::Reason &reason : said.why)
        addSpan(answer, text, reason.start, reason.end, u"feature"_s);
    return answer;
}

} // namespace lianxi
