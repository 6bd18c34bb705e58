// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/triage.h"

namespace lianxi
{

MessageJudged judgedOf(CaseId caseId, MessageId message, const Judgement &judgement)
{
    MessageJudged judged;
    judged.caseId = caseId;
    judged.message = message;
    judged.emotion = toText(judgement.emotion);
    judged.anger = judgement.anger;
    judged.category = judgement.category;
    judged.risks = judgement.risks;
    judged.wantsPerson = judgement.wantsPerson;
    judged.money = judgement.money;
    judged.personalData = !judgement.personal.empty();
    judged.minor = toText(judgement.minor);
    judged.language = judgement.language;
    return judged;
}

void Triage::judge(const std::vector<UnjudgedMessage> &messages)
{
    for (const UnjudgedMessage &message : messages) {
        MessageJudged judged = judgedOf(message.caseId, message.message, m_parts.judge->judge(message.text));
        judged.model = m_parts.judge->name();
        const QByteArray key = "judged:" + message.message.toBytes().toHex();
        m_parts.log.append(
            {workSubject(message.caseId), key, {makeEvent(judged, m_parts.source, m_parts.clock.now())}, std::nullopt},
            [](const AppendOutcome &outcome) {
                if (std::holds_alternative<Unavailable>(outcome))
                    qWarning("judging: a judgement could not be written to the log");
            });
    }
}

} // namespace lianxi
