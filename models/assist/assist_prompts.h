// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assist/assist_question.h"
#include "models/assist/mask_book.h"
#include "models/domain/result.h"

#include <map>

namespace lianxi
{

/// One message of a chat completion.
struct ChatMessage {
    enum class Role { System, User };
    Role role = Role::User;
    QString text;
    friend bool operator==(const ChatMessage &, const ChatMessage &) = default;
};

/// The sentences by which a model is asked, in one language: resources/assist/<language>.toml.
class AssistPrompts
{
public:
    /// Errors: InvalidInput, naming file and line.
    [[nodiscard]] static Result<AssistPrompts> load(const QString &file);
    /// The shipped ones. `language`: "zh" or "en"; any other gives English.
    [[nodiscard]] static Result<AssistPrompts> shipped(const QString &language);

    /// Instruction first, then people's words. These go through `book` and nothing else is taken from the question but
    /// kinds and tones. Old turns are left out where it would be too much.
    [[nodiscard]] std::vector<ChatMessage> messagesFor(const AssistQuestion &question, MaskBook &book) const;

    static constexpr int mostTurns = 40;
    static constexpr qsizetype mostCharacters = 8000; ///< of the turns, UTF-16 units
    static constexpr qsizetype longestText = 4000; ///< of the agent's text or the message to translate

private:
    [[nodiscard]] QString instruction(const AssistQuestion &question, MaskBook &book) const;
    [[nodiscard]] QString conversation(const AssistQuestion &question, MaskBook &book) const;
    [[nodiscard]] QString line(const AssistTurn &turn, MaskBook &book) const;

    QString m_common, m_conversation, m_words, m_test;
    std::map<AssistKind, QString> m_tasks;
    QString m_draftInPublic, m_introduce;
    std::map<AssistTone, QString> m_tones;
    std::map<AssistSpeaker, QString> m_speakers;
    std::map<PartType, QString> m_parts;
};

/// The book of one question: the people in it are known by name.
[[nodiscard]] MaskBook bookOf(const AssistQuestion &question);

/// The body of a streamed chat completion: model, messages, "stream", and no more, because endpoints differ in all the
/// rest.
[[nodiscard]] QByteArray chatRequest(const QString &model, const std::vector<ChatMessage> &messages);

/// How many characters of people's words, masked, the messages carry beside the instruction.
[[nodiscard]] int wordsIn(const std::vector<ChatMessage> &messages);
/// How many turns messagesFor() takes of the question.
[[nodiscard]] int turnsTaken(const AssistQuestion &question);

} // namespace lianxi
