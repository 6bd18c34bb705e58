// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/triage.h"

namespace lianxi
{

void Triage::judge(const std::vector<UnjudgedMessage> &messages)
{
    for (const UnjudgedMessage &message : messages) {
        const MessageJudged judged =
            judgedOf(message.caseId, message.message, m_parts.judge->judge(message.text, Speaker::Customer));
        const QByteArray key = "judged:" + message.message.toBytes().toHex();
        // Nothing waits for the outcome: what could not be appended is found again at the next start.
        m_parts.log.append(
            {workSubject(message.caseId), key, {makeEvent(judged, m_parts.source, m_parts.clock.now())}, std::nullopt},
            [](const AppendOutcome &) {});
    }
}

} // namespace lianxi
