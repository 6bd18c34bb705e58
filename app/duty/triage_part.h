// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "app/duty/triage.h"
#include "app/gateway/scheduler.h"

#include <functional>

namespace lianxi
{

/// Judges new messages in pages, one question at a time; messages that arrive meanwhile are in the next page.
class TriagePart final : public DutyPart
{
public:
    struct Parts {
        Log &log;
        StoreReader &reader;
        const Clock &clock;
        Scheduler &scheduler;
        std::shared_ptr<const Judge> judge;
        QString source;
        qint64 judgedUpTo = 0; ///< TimelineRow::row
        std::function<void(qint64 row)> keepPlace; ///< called once the judgements up to `row` are durable
        std::function<double()> jitter; ///< 0 to 1
    };
    explicit TriagePart(Parts parts);
    ~TriagePart() override;
    void begin() override { judgeNext(); }
    void follow(const ChangeSet &changes) override;
    void setJudge(const std::shared_ptr<const Judge> &judge) override { m_triage.setJudge(judge); }

private:
    void judgeNext();
    void onUnjudged(const Result<std::vector<UnjudgedMessage>> &messages);
    void onJudged(qint64 last, bool full, bool kept);
    void endPage(bool more);

    Parts m_parts;
    Triage m_triage;
    QObject m_context; ///< timers and posts end with it
    ThreadPost m_post;
    bool m_judging = false, m_judgeAgain = false;
    int m_failures = 0;
};

} // namespace lianxi
