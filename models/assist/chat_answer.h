// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assist/assist_kinds.h"

#include <QByteArray>
#include <QString>

namespace lianxi
{

/// What one event of a streamed chat completion says; or a whole answer, where an endpoint does not stream.
struct ChatPiece {
    QString text; ///< what is written next
    bool done = false; ///< "[DONE]": nothing follows
    bool finished = false; ///< the model has ended the answer
    bool cutShort = false; ///< it ended at its own limit of length
    AssistTrouble trouble = AssistTrouble::None; ///< an error object, or no JSON of this kind
};

/// Reads the data of one event. Members that this does not know (reasoning, tools, usage) are passed over; an event
/// without a choice says nothing.
[[nodiscard]] ChatPiece readChatEvent(const QByteArray &data);
/// Reads a body of type application/json.
[[nodiscard]] ChatPiece readChatBody(const QByteArray &body);
/// What a status other than 2xx means; `body` may hold an error object that tells it better. Its words are not passed
/// on: they may repeat what was asked.
[[nodiscard]] AssistTrouble troubleOf(int status, const QByteArray &body);

/// `text` without what nobody sees or asked for: control characters but line feeds and tabs, characters that reorder
/// the text around them, and the invisible tag characters in which words can be hidden.
[[nodiscard]] QString visibleWords(const QString &text);

/// Leaves out what a model thinks aloud before it answers, <think>…</think> at the very beginning, and the blank lines
/// after it. The tags may be cut between parts.
class ThoughtFilter
{
public:
    [[nodiscard]] QString feed(const QString &part);
    /// What was held back; nothing of a thought that never ended.
    [[nodiscard]] QString finish();

private:
    enum class State { Beginning, Thinking, Answering };
    State m_state = State::Beginning;
    QString m_held;
};

} // namespace lianxi
