// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/language/linear_model.h"

#include <memory>

namespace lianxi
{

/// What a text can be asked.
enum class Task {
    Sentiment,
    Emotion,
    Category,
    Escalation,
    Script,
    PersonalData,
    AsksPersonalData,
    Minor,
    Money,
    Language,
    Topic,
};
template <>
struct EnumNames<Task> {
    static constexpr std::array<std::string_view, 11> names{"sentiment", "emotion",  "category", "escalation",
                                                            "script",    "pii",      "asks-pii", "minor",
                                                            "money",     "language", "topic"};
};

/// Trained models by task and language. Immutable; any thread.
class ModelSet
{
public:
    /// A model's name ends in the language it is for: ".zh" or ".en"; one without is for every language.
    void add(std::shared_ptr<const LinearModel> model);
    /// The model for a task; `language` as languageOf() gives it. Null: there is none.
    [[nodiscard]] const LinearModel *find(Task task, QStringView language) const;
    [[nodiscard]] bool isEmpty() const { return m_models.empty(); }
    [[nodiscard]] const std::vector<std::shared_ptr<const LinearModel>> &all() const { return m_models; }
    /// Names and versions, for MessageJudged::model.
    [[nodiscard]] QString names() const;

    /// Reads the models among the program's resources. Takes tens of milliseconds: not for the view thread.
    [[nodiscard]] static Result<std::shared_ptr<const ModelSet>> shipped();

private:
    std::vector<std::shared_ptr<const LinearModel>> m_models;
};

/// The word lists among the program's resources, which training gives to models.
[[nodiscard]] std::shared_ptr<const Lexicon> shippedLexicon();

/// Word lists as text: `[group]` begins one, words stand between commas or on lines of their own, `#` begins a comment.
[[nodiscard]] Lexicon::Groups parseLexicon(const QString &text);

} // namespace lianxi
