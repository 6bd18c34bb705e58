// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/automation/dry_run.h"

#include "models/store/case_match.h"
#include "models/store/occasions.h"
#include "models/store/queries.h"
#include "models/store/team_queries.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int mostOccasions = 20'000;
constexpr int mostRows = 1'000;

DryRow rowOf(const LoadedRule &rule, const Occasion &occasion, const RunSite &site)
{
    DryRow row;
    row.caseRow = site.view.head.row;
    row.customer = site.view.head.contactName;
    row.platform = site.view.head.platform;
    row.at = occasion.at;
    row.times = 1;
    // What comes after waiting would be done too, where the conditions still hold.
    for (size_t step = 0; step < rule.rule.steps.size();) {
        const PlannedRun planned = planRun(rule, step, site);
        row.did << planned.ran.did;
        if (!planned.ran.trouble.isEmpty())
            row.trouble += (row.trouble.isEmpty() ? QString() : u"\n"_s) + planned.ran.trouble;
        const int next = planned.ran.rest.value("wait"_L1).toObject().value("step"_L1).toInt();
        step = next > 0 ? static_cast<size_t>(next) : rule.rule.steps.size();
    }
    return row;
}

/// Looks at one occasion after another, and at each case once.
struct Trial {
    sqlite::Database &db;
    const LoadedRule &rule;
    const Playbook &playbook;
    Instant now;
    const QHash<QString, QString> &names;
    DryRun &found;
    QHash<qint64, qint64> known = {}; ///< case to its place in the rows; -1: it fails the conditions

    [[nodiscard]] Status look(const Occasion &occasion)
    {
        const Result<std::optional<qint64>> caseRow = caseRowOf(db, occasion.caseId);
        const Result<bool> holds = stillHolds(db, occasion);
        if (!caseRow || !holds)
            return tl::unexpected(caseRow ? holds.error() : caseRow.error());
        if (!*caseRow || (!*holds && occasion.trigger == RuleTrigger::AgentAnswered))
            return {};
        const auto seen = known.constFind(**caseRow);
        if (seen == known.constEnd())
            return first(occasion, **caseRow);
        if (*seen >= 0)
            ++found.rows.at(static_cast<size_t>(*seen)).times;
        return {};
    }

    [[nodiscard]] Status first(const Occasion &occasion, qint64 caseRow)
    {
        const Result<bool> passes = passesFilter(db, rule.rule.conditions, caseRow, now);
        if (!passes)
            return tl::unexpected(passes.error());
        known.insert(caseRow, *passes ? static_cast<qint64>(found.rows.size()) : -1);
        if (!*passes)
            return {};
        const Result<CaseView> view = caseView(db, caseRow);
        if (!view)
            return tl::unexpected(view.error());
        found.rows.push_back(rowOf(rule, occasion, {*view, playbook, now, {}, EventId::derive("dry"), 1, names}));
        return {};
    }
};

} // namespace

Result<DryRun> dryRun(sqlite::Database &db, const Rule &rule, const Playbook &playbook, Instant now,
                      const std::function<bool()> &cancelled, std::chrono::hours span)
{
    const Result<std::vector<Occasion>> past = pastOccasions(db, rule, {now - span, now, mostOccasions + 1}, cancelled);
    if (!past)
        return tl::unexpected(past.error());
    const LoadedRule loaded{{}, 0, {}, {}, rule};
    QHash<QString, QString> names;
    const std::vector<NamedAgent> agents = namedAgents(db).value_or(std::vector<NamedAgent>());
    for (const NamedAgent &one : agents)
        names.insert(one.id.text(), one.name);
    DryRun found;
    found.begun = static_cast<int>(past->size());
    found.cut = found.begun > mostOccasions;
    Trial trial{db, loaded, playbook, now, names, found};
    for (const Occasion &occasion : *past) {
        if (cancelled())
            return failure(ErrorCode::Cancelled, {});
        if (const Status tried = trial.look(occasion); !tried)
            return tl::unexpected(tried.error());
    }
    std::stable_sort(found.rows.begin(), found.rows.end(),
                     [](const DryRow &a, const DryRow &b) { return a.at > b.at; });
    if (found.rows.size() > mostRows) {
        found.rows.resize(mostRows);
        found.cut = true;
    }
    return found;
}

} // namespace lianxi
