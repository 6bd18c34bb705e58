// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/automation/automation_state.h"
#include "app/automation/rule_judge.h"
#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "models/event/log.h"

#include <deque>
#include <set>

namespace lianxi
{

/// Runs the team's rules on what the projection took in. One run at a time, each one record of the log; the next is
/// looked at when the projection has it, so that a rule sees what the one before has done. Lives on the duty thread.
class Automation final : public DutyPart
{
public:
    struct Parts {
        Log &log;
        StoreReader &reader;
        const Clock &clock;
        Scheduler &scheduler;
        HttpTransport &http;
        std::shared_ptr<const Playbook> playbook;
        QString source;
        QByteArray kept; ///< what `keep` was given last
        std::function<void(const QByteArray &)> keep; ///< durable when it returns
        std::function<QByteArray()> key; ///< signs web calls; empty: there is none
        std::function<double()> jitter; ///< 0 to 1
    };
    /// What a desk keeps its place under, and the key that signs its web calls.
    static constexpr QLatin1StringView stateName{"duty/automation"};
    static constexpr QLatin1StringView keyName{"automation/webhook_key"};

    explicit Automation(Parts parts);
    ~Automation() override;
    void begin() override { readRules(); }
    void follow(const ChangeSet &changes) override;

private:
    struct Known {
        std::vector<std::shared_ptr<const LoadedRule>> rules;
        std::vector<CaseMoments> moments;
        qint64 last = 0;
    };
    struct Scan {
        OccasionPage page;
        JudgedPage judged;
        std::vector<CaseMoments> moments;
        std::vector<qint64> asked; ///< cases whose moments were read
        std::vector<WebCall> calls;
    };
    struct Looked {
        size_t done = 0; ///< tasks of which nothing came
        std::optional<RuleAnswer> answer; ///< of the task after them
    };
    void readRules();
    void onRules(Known known);
    void pump();
    void scan();
    void onScanned(Scan scan);
    void take(const std::vector<Occasion> &occasions);
    void takeRan(const RanLine &line);
    /// A judgement that has not come by then is not waited for.
    static constexpr std::chrono::milliseconds judgingTakes = std::chrono::minutes(2);
    [[nodiscard]] std::chrono::milliseconds staleAfter() const;
    void lookAtTime();
    void takeMoments(Instant now);
    /// Puts a case where its next moment is.
    void plan(qint64 caseRow);
    /// Every moment of a case that a rule has still to be asked about.
    void forEachMoment(const CaseMoments &moments,
                       const std::function<void(const std::shared_ptr<const LoadedRule> &, const RuleMoment &)> &take);
    void takeLater(Instant now);
    [[nodiscard]] std::optional<Instant> nextMoment(Instant now) const;
    void wakeAt(Instant due);
    void answer();
    void onLooked(const Looked &looked);
    void append(const RuleAnswer &answer);
    void onAppended(const AppendOutcome &outcome);
    void passPage();
    void keep();
    void tellGivenUp(const WebCall &call, const QString &why);

    Parts m_parts;
    AutomationState m_state; ///< its calls are m_calls'
    std::vector<std::shared_ptr<const LoadedRule>> m_rules;
    std::deque<RuleTask> m_tasks;
    std::optional<std::pair<qint64, qint64>> m_page; ///< places reached when the tasks are done
    std::vector<LaterLook> m_due; ///< taken from m_state.later, in the tasks
    QHash<qint64, CaseMoments> m_moments;
    std::set<std::pair<Instant, qint64>> m_agenda; ///< the next moment of each case that has one
    QHash<qint64, Instant> m_planned; ///< where a case stands in the agenda
    QHash<qint64, QSet<QByteArray>> m_considered; ///< moments that were looked at, by case
    std::vector<qint64> m_changed;
    Instant m_since; ///< earlier moments were looked at by an earlier life
    std::optional<std::pair<qint64, Instant>> m_unjudged; ///< a message that waits for its judgement, since when
    Sequence m_folded = 0, m_waitFor = 0;
    int m_failures = 0, m_conflicts = 0;
    bool m_busy = false, m_ready = false, m_readingRules = false, m_readAgain = false, m_scan = false;
    bool m_tasked = false; ///< since the place was kept last
    std::optional<Instant> m_timer;
    QObject m_context; ///< timers and posts end with it
    ThreadPost m_post;
    std::unique_ptr<WebCalls> m_calls;
};

} // namespace lianxi
