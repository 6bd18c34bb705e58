// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/trend.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

struct Sum {
    int cases = 0;
    double scores = 0;
    void add(double score)
    {
        ++cases;
        scores += score;
    }
    [[nodiscard]] double mean() const { return cases == 0 ? 0.0 : scores / cases; }
};

} // namespace

std::vector<AgentTrend> trendsOf(const std::vector<ScoredCase> &cases)
{
    std::map<CaseClass, Sum> everybody;
    std::map<QString, std::vector<const ScoredCase *>> byAgent;
    for (const ScoredCase &one : cases) {
        everybody[one.kind].add(one.score);
        byAgent[one.agent.text()].push_back(&one);
    }
    std::vector<AgentTrend> trends;
    for (const auto &[agent, own] : byAgent) {
        AgentTrend trend;
        trend.agent = AgentId(agent);
        Sum all, mixed;
        std::map<QString, Sum> months;
        for (const ScoredCase *one : own) {
            all.add(one->score);
            mixed.add(everybody.at(one->kind).mean());
            ++trend.mix[one->kind];
            months[toDateTime(one->at).toString(u"yyyy-MM"_s)].add(one->score);
        }
        trend.cases = all.cases;
        trend.mean = all.mean();
        trend.sameMix = mixed.mean();
        for (const auto &[name, sum] : months)
            trend.months.push_back({name, sum.cases, sum.mean()});
        trends.push_back(std::move(trend));
    }
    return trends;
}

} // namespace lianxi
