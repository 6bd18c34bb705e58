// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/case_facts.h"

#include "models/store/queries.h"

namespace lianxi
{

namespace
{

constexpr int longestTimeline = 500; ///< entries; a rehearsal's case has a few dozen
constexpr int mostCases = 1000;

} // namespace

Result<CaseFacts> caseFacts(sqlite::Database &db, qint64 caseRow)
{
    Result<CaseView> view = caseView(db, caseRow);
    if (!view)
        return tl::make_unexpected(view.error());
    Result<std::vector<TimelineRow>> rows = timeline(db, caseRow, longestTimeline);
    if (!rows)
        return tl::make_unexpected(rows.error());
    return CaseFacts{std::move(*view), std::move(*rows)};
}

Result<std::vector<CaseFacts>> allCaseFacts(sqlite::Database &db)
{
    CaseFilter filter;
    filter.box = CaseFilter::Box::All;
    filter.order = CaseFilter::Order::Newest;
    const Result<std::vector<CaseRow>> cases = firstCases(db, filter, mostCases);
    if (!cases)
        return tl::make_unexpected(cases.error());
    std::vector<CaseFacts> all;
    for (const CaseRow &row : *cases) {
        Result<CaseFacts> facts = caseFacts(db, row.row);
        if (!facts)
            return tl::make_unexpected(facts.error());
        all.push_back(std::move(*facts));
    }
    return all;
}

bool isWith(const CaseView &view, const Scenario &scenario)
{
    return std::ranges::any_of(view.threads, [&](const ThreadRow &thread) {
        return thread.platform == scenario.platform && thread.personId == scenario.customer.id;
    });
}

} // namespace lianxi
