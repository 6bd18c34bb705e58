// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assist/assist_kinds.h"
#include "models/domain/ids.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lianxi
{

/// Who says something in a conversation that is handed to a model; nobody has a name there.
enum class AssistSpeaker { Customer, Agent, Bot, Note };
template <>
struct EnumNames<AssistSpeaker> {
    static constexpr std::array<std::string_view, 4> names{"customer", "agent", "bot", "note"};
};

struct AssistTurn {
    AssistSpeaker who = AssistSpeaker::Customer;
    QString text;
    std::vector<PartType> parts; ///< beside the text
    friend bool operator==(const AssistTurn &, const AssistTurn &) = default;
};

/// What a view asks for, in people's own words: nothing is masked yet.
struct AssistQuestion {
    AssistKind kind = AssistKind::Draft;
    AssistTone tone = AssistTone::Warm; ///< of a rewriting
    CaseId caseId;
    MessageId message; ///< that is translated
    Surface surface = Surface::Private; ///< where the answer would be read
    std::vector<AssistTurn> turns; ///< oldest first
    QString text; ///< the agent's, or the message to translate
    QString language; ///< of the window, "zh" or "en": what instructions, summaries and translations are written in
    QString invitation; ///< what customers are invited to the private side with; public drafts only
    QString agent; ///< who writes; masked
    QStringList people; ///< everybody else who has a name here; masked
    QStringList keys; ///< numbers and addresses that the store knows the customer by; masked
};

} // namespace lianxi
