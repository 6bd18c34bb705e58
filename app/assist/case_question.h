// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assist/assist_question.h"
#include "models/domain/views.h"

#include <span>

namespace lianxi
{

/// What is on the agent's screen, of which a question is made.
struct AssistScene {
    const CaseView &view;
    std::span<const TimelineRow> entries; ///< oldest first
    const ThreadRow *to = nullptr; ///< where the agent is writing; null: nowhere, e.g. a note
    QString agent; ///< the agent's name
    QString text; ///< in the composer
    QString language; ///< of the window, "zh" or "en"
    QString invitation; ///< to the private side
};

/// A question about the scene; the caller of a message's translation adds the message. What is said in private
/// never goes into a question about a public reply; notes go into summaries alone; deleted messages into none.
[[nodiscard]] AssistQuestion questionOf(AssistKind kind, AssistTone tone, const AssistScene &scene);

} // namespace lianxi
