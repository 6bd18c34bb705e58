// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/automation/rule_judge.h"

#include "models/store/case_match.h"
#include "models/store/queries.h"
#include "models/store/team_queries.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int namesShown = 6; ///< of the rules in a circle

bool isTimed(RuleTrigger trigger)
{
    return trigger == RuleTrigger::ClockNear || trigger == RuleTrigger::ClockBroken
        || trigger == RuleTrigger::Unanswered;
}

/// One line an hour and case that names the rules: what they do stops here.
Result<PlannedRun> cutShort(sqlite::Database &db, const RuleTask &task, CaseId caseId, const RuleAsking &asking,
                            const QStringList &ran)
{
    const qint64 hour = toMillis(asking.now) / 3'600'000;
    const EventId id = EventId::derive("lianxi/rule-cut/" + caseId.toBytes() + '/' + QByteArray::number(hour));
    const Result<bool> said = isFolded(db, id);
    if (!said)
        return tl::unexpected(said.error());
    PlannedRun planned;
    if (*said)
        return planned;
    QStringList names = ran.mid(std::max<qsizetype>(0, ran.size() - namesShown + 1));
    names << task.rule->name;
    planned.ran =
        RuleRan{caseId, task.rule->id, task.rule->version, task.rule->name, {}, u"loop:"_s + names.join(u" → "_s)};
    planned.events = {makeEvent(planned.ran, asking.source, asking.now, id)};
    return planned;
}

Result<QHash<QString, QString>> namesOf(sqlite::Database &db, const Rule &rule)
{
    QHash<QString, QString> names;
    const bool asked =
        std::any_of(rule.steps.begin(), rule.steps.end(), [](const RuleStep &step) { return !step.people.isEmpty(); });
    if (!asked)
        return names;
    const Result<std::vector<NamedAgent>> agents = namedAgents(db);
    if (!agents)
        return tl::unexpected(agents.error());
    for (const NamedAgent &one : *agents)
        names.insert(one.id.text(), one.name);
    return names;
}

/// Whether everything that must be so is so.
Result<bool> applies(sqlite::Database &db, const RuleTask &task, qint64 caseRow, Instant now)
{
    const Result<bool> done = isFolded(db, runId(task));
    if (!done || *done)
        return done ? Result<bool>(false) : done;
    if (task.step == 0) { // what goes on after waiting has begun already: only its conditions are asked again
        Occasion occasion = task.occasion;
        occasion.caseRow = caseRow;
        const Result<bool> holds = stillHolds(db, occasion);
        if (!holds || !*holds)
            return holds;
    }
    return passesFilter(db, task.rule->rule.conditions, caseRow, now);
}

} // namespace

EventId runId(const RuleTask &task)
{
    const QByteArray what = task.rule->id.toUtf8() + '\x1f' + QByteArray::number(task.rule->version) + '\x1f'
        + task.occasion.caseId.toBytes() + '\x1f' + task.occasion.key;
    return EventId::derive("lianxi/rule-run/" + what + '\x1f' + QByteArray::number(static_cast<qint64>(task.step)));
}

Result<RuleAnswer> answerOf(sqlite::Database &db, const RuleTask &task, const RuleAsking &asking)
{
    RuleAnswer answer;
    const Result<std::optional<qint64>> row = caseRowOf(db, task.occasion.caseId);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || task.occasion.causedBy == task.rule->id)
        return answer;
    const Result<bool> runs = applies(db, task, **row, asking.now);
    if (!runs)
        return tl::unexpected(runs.error());
    if (!*runs)
        return answer;
    const Result<CaseView> view = caseView(db, **row);
    const Result<QStringList> ran = rulesRunIn(db, **row, asking.now - std::chrono::hours(1));
    const Result<QHash<QString, QString>> names = namesOf(db, task.rule->rule);
    if (!view || !ran || !names)
        return tl::unexpected(!view ? view.error() : !ran ? ran.error() : names.error());
    answer.caseId = view->head.id;
    answer.sequence = view->head.sequence;
    // What goes on after waiting is the same link of the chain.
    const int depth = task.occasion.depth + (task.step == 0 ? 1 : 0);
    if (depth > asking.limits.chainDepth || ran->size() >= asking.limits.runsAnHour) {
        Result<PlannedRun> cut = cutShort(db, task, answer.caseId, asking, *ran);
        if (!cut)
            return tl::unexpected(cut.error());
        answer.run = std::move(*cut);
        return answer;
    }
    const RunSite site{*view, asking.playbook, asking.now, asking.source, runId(task), depth, *names};
    answer.run = planRun(*task.rule, task.step, site);
    return answer;
}

Result<std::vector<std::shared_ptr<const LoadedRule>>> teamRulesInForce(sqlite::Database &db)
{
    const Result<std::vector<TeamItem>> items = teamItems(db, TeamItemKind::Rule, {});
    if (!items)
        return tl::unexpected(items.error());
    std::vector<std::shared_ptr<const LoadedRule>> rules;
    for (const TeamItem &item : *items) {
        Result<Rule> rule = fromRuleBody(item.saved.body);
        if (rule && rule->on && item.saved.owner.isEmpty())
            rules.push_back(std::make_shared<const LoadedRule>(
                LoadedRule{item.saved.id, item.version, item.saved.name, item.at, std::move(*rule)}));
    }
    std::stable_sort(rules.begin(), rules.end(),
                     [](const auto &a, const auto &b) { return a->rule.order < b->rule.order; });
    return rules;
}

bool waitsFor(const LoadedRule &rule, const Occasion &occasion)
{
    if (rule.rule.trigger != occasion.trigger || occasion.at < rule.savedAt)
        return false;
    const QString tag = rule.rule.tag.trimmed();
    return occasion.trigger != RuleTrigger::CaseTagged || tag.isEmpty() || tag == occasion.tag;
}

std::vector<RuleMoment> momentsFor(const Rule &rule, const CaseMoments &moments)
{
    std::vector<RuleMoment> found;
    if (!isTimed(rule.trigger))
        return found;
    if (rule.trigger == RuleTrigger::Unanswered) {
        if (moments.waitingSince)
            found.push_back({*moments.waitingSince + rule.length,
                             "unanswered/" + QByteArray::number(toMillis(*moments.waitingSince))});
        return found;
    }
    for (const RunningClock &clock : moments.clocks) {
        const bool broken = rule.trigger == RuleTrigger::ClockBroken;
        const Instant at = broken ? clock.due : std::max(clock.due - rule.length, clock.started);
        found.push_back({at,
                         (broken ? "broken/" : "near/") + QByteArray::number(static_cast<int>(clock.kind)) + '/'
                             + QByteArray::number(toMillis(clock.started)) + '/'
                             + QByteArray::number(toMillis(clock.due))});
    }
    return found;
}

} // namespace lianxi
