// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/triage.h"

#include "models/language/abuse.h"

#include <atomic>

namespace lianxi
{

namespace
{

/// Answers of the log that are still to come for one page of judgements.
struct Page {
    std::atomic<size_t> open;
    std::atomic<bool> kept = true;
    std::function<void(bool)> done;
};

} // namespace

std::shared_ptr<const Judge> shippedJudge(const std::shared_ptr<const Playbook> &playbook)
{
    const auto rules = std::make_shared<const RuleJudge>(playbook);
    const Result<std::shared_ptr<const ModelSet>> models = ModelSet::shipped();
    if (!models) {
        qWarning("judging: the trained models cannot be read, the rules judge alone");
        return rules;
    }
    return std::make_shared<const TrainedJudge>(rules, *models);
}

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

void Triage::judge(const std::vector<UnjudgedMessage> &messages, std::function<void(bool kept)> done)
{
    if (messages.empty()) {
        done(true);
        return;
    }
    const auto page = std::make_shared<Page>();
    page->open = messages.size();
    page->done = std::move(done);
    for (const UnjudgedMessage &message : messages) {
        MessageJudged judged = judgedOf(message.caseId, message.message, m_parts.judge->judge(message.text));
        judged.abuse = AbuseFinder::shipped().isAbusive(message.text);
        judged.model = m_parts.judge->name();
        const QByteArray key = "judged:" + message.message.toBytes().toHex();
        m_parts.log.append(
            {workSubject(message.caseId), key, {makeEvent(judged, m_parts.source, m_parts.clock.now())}, std::nullopt},
            [page](const AppendOutcome &outcome) {
                if (std::holds_alternative<Unavailable>(outcome))
                    page->kept = false;
                if (--page->open == 0)
                    page->done(page->kept);
            });
    }
}

} // namespace lianxi
