// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/log.h"
#include "models/event/payloads.h"
#include "models/language/judgement.h"
#include "models/store/queries.h"

#include <functional>
#include <memory>

namespace lianxi
{

/// Judges what customers write and puts the judgement on the log: emotion, risk, category, who speaks. Lives on the
/// duty thread.
class Triage
{
public:
    struct Parts {
        Log &log;
        const Clock &clock;
        std::shared_ptr<const Judge> judge;
        QString source;
    };
    explicit Triage(Parts parts)
        : m_parts(std::move(parts))
    {
    }
    /// What comes later is judged by this one.
    void setJudge(std::shared_ptr<const Judge> judge) { m_parts.judge = std::move(judge); }
    /// `done` is called once, on any thread, when the log has answered for every message: whether all judgements are
    /// durable. An append has the message as its key, so that judging twice changes nothing.
    void judge(const std::vector<UnjudgedMessage> &messages, std::function<void(bool kept)> done);

private:
    Parts m_parts;
};

/// The rules with the shipped models beside them; the rules alone when those cannot be read.
[[nodiscard]] std::shared_ptr<const Judge> shippedJudge(const std::shared_ptr<const Playbook> &playbook);

/// The event that a judgement of a customer's message becomes.
[[nodiscard]] MessageJudged judgedOf(CaseId caseId, MessageId message, const Judgement &judgement);

} // namespace lianxi
