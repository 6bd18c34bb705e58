// SPDX-License-Identifier: GPL-3.0-or-later
// What rules begin or go on with because it is time.
#include "app/automation/automation.h"

using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

/// A sleeping machine's timers stand still, so a long wait is taken in pieces.
constexpr auto longestWait = 30'000ms;

QByteArray markOf(const LoadedRule &rule, const RuleMoment &moment)
{
    return rule.id.toUtf8() + '\x1f' + QByteArray::number(rule.version) + moment.key;
}

} // namespace

std::chrono::milliseconds Automation::staleAfter() const
{
    return std::chrono::minutes(std::llround(m_parts.playbook->number(u"automation.stale_minutes")));
}

void Automation::lookAtTime()
{
    const Instant now = m_parts.clock.now();
    takeMoments(now);
    takeLater(now);
    if (!m_tasks.empty()) {
        m_state.moments = now;
        return answer();
    }
    passPage();
    if (const std::optional<Instant> next = nextMoment(now))
        wakeAt(*next);
}

void Automation::forEachMoment(
    const CaseMoments &moments,
    const std::function<void(const std::shared_ptr<const LoadedRule> &, const RuleMoment &)> &take)
{
    const Instant oldest = std::max(m_since + 1ms, m_parts.clock.now() - staleAfter());
    const QSet<QByteArray> considered = m_considered.value(moments.caseRow);
    for (const auto &rule : m_rules) {
        const std::vector<RuleMoment> all = momentsFor(rule->rule, moments);
        for (const RuleMoment &moment : all)
            if (moment.at >= std::max(oldest, rule->savedAt) && !considered.contains(markOf(*rule, moment)))
                take(rule, moment);
    }
}

void Automation::plan(qint64 caseRow)
{
    if (const auto planned = m_planned.constFind(caseRow); planned != m_planned.constEnd()) {
        m_agenda.erase({*planned, caseRow});
        m_planned.erase(planned);
    }
    const auto moments = m_moments.constFind(caseRow);
    if (moments == m_moments.constEnd())
        return;
    std::optional<Instant> first;
    forEachMoment(*moments, [&first](const auto &, const RuleMoment &moment) {
        first = std::min(first.value_or(moment.at), moment.at);
    });
    if (!first)
        return;
    m_agenda.emplace(*first, caseRow);
    m_planned.insert(caseRow, *first);
}

void Automation::takeMoments(Instant now)
{
    while (!m_agenda.empty() && m_agenda.begin()->first <= now) {
        const qint64 row = m_agenda.begin()->second;
        const CaseMoments one = m_moments.value(row);
        QSet<QByteArray> &considered = m_considered[row];
        forEachMoment(one, [&](const auto &rule, const RuleMoment &moment) {
            if (moment.at > now)
                return;
            considered.insert(markOf(*rule, moment));
            m_tasks.push_back({rule, {rule->rule.trigger, one.caseRow, one.caseId, moment.at, moment.key}, 0});
        });
        plan(row);
    }
}

void Automation::takeLater(Instant now)
{
    const auto due = std::stable_partition(m_state.later.begin(), m_state.later.end(),
                                           [now](const LaterLook &one) { return one.at > now; });
    for (auto one = due; one != m_state.later.end(); ++one) {
        m_due.push_back(*one);
        m_tasked = true;
        for (const auto &rule : m_rules) {
            Occasion occasion{rule->rule.trigger, one->caseRow, one->caseId, one->at, one->key, one->row};
            occasion.depth = one->depth;
            const bool goesOn = rule->id == one->rule && rule->version == one->version
                && static_cast<size_t>(one->step) < rule->rule.steps.size();
            const bool answered = one->rule.isEmpty() && rule->rule.trigger == RuleTrigger::AgentAnswered;
            if (goesOn || answered)
                m_tasks.push_back({rule, occasion, static_cast<size_t>(answered ? 0 : one->step)});
        }
    }
    m_state.later.erase(due, m_state.later.end());
}

std::optional<Instant> Automation::nextMoment(Instant now) const
{
    std::optional<Instant> next;
    const auto offer = [&](Instant at) {
        if (at > now)
            next = std::min(next.value_or(at), at);
    };
    if (!m_agenda.empty())
        offer(m_agenda.begin()->first);
    for (const LaterLook &one : m_state.later)
        offer(one.at);
    if (m_unjudged)
        offer(m_unjudged->second + judgingTakes + 1ms);
    return next;
}

void Automation::wakeAt(Instant due)
{
    const Instant now = m_parts.clock.now();
    const Instant at = std::min(due, now + longestWait);
    if (m_timer && *m_timer > now && at >= *m_timer)
        return;
    m_timer = at;
    m_parts.scheduler.after(at - now, &m_context, [this, at] {
        if (m_timer == at)
            m_timer.reset();
        m_scan = m_scan || m_unjudged.has_value();
        pump();
    });
}

} // namespace lianxi
