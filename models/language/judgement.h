// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/language/personal_data.h"
#include "models/language/shipped_models.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace lianxi
{

class Playbook;

/// One thing that a judge found, and the words it stands on.
struct Finding {
    QString rule; ///< the playbook's name of the rule, e.g. "risk.media"
    int start = -1, end = -1; ///< UTF-16 offsets; -1: the whole text
    friend bool operator==(const Finding &, const Finding &) = default;
};

enum class Emotion { Negative, Neutral, Positive };
template <>
struct EnumNames<Emotion> {
    static constexpr std::array<std::string_view, 3> names{"negative", "neutral", "positive"};
};

enum class Minor { None, Self, Child };
template <>
struct EnumNames<Minor> {
    static constexpr std::array<std::string_view, 3> names{"", "self", "child"};
};

/// What a trained model said.
struct ModelAnswer {
    QStringList labels; ///< the model's, in the order of said.scores
    Classified said;
};

/// What a judge makes of one text, a customer's or an agent's. Every part can be traced to `why`.
struct Judgement {
    Emotion emotion = Emotion::Neutral;
    double emotionScore = 0; ///< -1 (negative) to 1
    double anger = 0; ///< 0 to 1
    QStringList risks; ///< high-risk rules that fired: risk.media, risk.legal …
    bool wantsPerson = false;
    bool money = false;
    Minor minor = Minor::None; ///< the speaker is one, or speaks of a child
    QString category; ///< of the playbook's categories; empty: none fits
    QStringList asksFor; ///< kinds of personal data an agent's text asks for: phone, id_card …
    std::vector<ScriptStep> steps; ///< what an agent's text does in the script, each once
    bool namesItselfBot = false;
    bool invitesToPrivate = false;
    bool asksForGuardian = false;
    std::vector<PersonalSpan> personal;
    QString language; ///< zh-Hans, zh-Hant, en, other; empty: nothing to tell by
    std::vector<Finding> why; ///< all rules that fired, by position
    std::map<Task, ModelAnswer> models; ///< what trained models said; empty: rules alone
};

/// Judges text. Implementations are immutable: any thread, same text, same answer.
class Judge
{
public:
    virtual ~Judge() = default;
    [[nodiscard]] virtual Judgement judge(const QString &text) const = 0;
    /// Name and version, for MessageJudged::model.
    [[nodiscard]] virtual QString name() const = 0;
};

/// Judges by the words and patterns of a playbook.
class RuleJudge final : public Judge
{
public:
    explicit RuleJudge(std::shared_ptr<const Playbook> playbook);
    [[nodiscard]] Judgement judge(const QString &text) const override;
    [[nodiscard]] QString name() const override;

private:
    std::shared_ptr<const Playbook> m_playbook;
};

/// Judges by rules and, for customers' feelings and wishes, by trained models. What a rule found stays found: models
/// answer the questions that words alone leave open.
class TrainedJudge final : public Judge
{
public:
    /// \param reasons  how many deciding features each model gives.
    TrainedJudge(std::shared_ptr<const Judge> rules, std::shared_ptr<const ModelSet> models, int reasons = 0);
    [[nodiscard]] Judgement judge(const QString &text) const override;
    [[nodiscard]] QString name() const override;

private:
    std::shared_ptr<const Judge> m_rules;
    std::shared_ptr<const ModelSet> m_models;
    int m_reasons;
};

/// What RuleJudge does, for callers that hold the playbook only for the call.
[[nodiscard]] Judgement judgeByRules(const QString &text, const Playbook &playbook);
/// Language by script: kana and Hangul are "other", Han with more traditional than simplified forms zh-Hant.
[[nodiscard]] QString languageOf(QStringView text);

} // namespace lianxi
