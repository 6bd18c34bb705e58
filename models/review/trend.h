// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/domain/kinds.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace lianxi
{

/// A review that counts, for trends.
struct ScoredCase {
    AgentId agent;
    Instant at; ///< when it was reviewed
    CaseClass kind = CaseClass::Normal;
    double score = 0; ///< 0 to 1
};

/// How somebody's reviewed cases came out, and what cases they were (S109: fair by design).
struct AgentTrend {
    AgentId agent;
    int cases = 0;
    double mean = 0; ///< 0 to 1
    /// What everybody together reached on the same mix of cases: per kind the mean of all, weighted by this agent's
    /// numbers. So that whoever has the hard cases is not the worse for it.
    double sameMix = 0;
    std::map<CaseClass, int> mix; ///< cases by kind
    struct Month {
        QString name; ///< "2026-11", in UTC
        int cases = 0;
        double mean = 0;
        friend bool operator==(const Month &, const Month &) = default;
    };
    std::vector<Month> months; ///< oldest first; months without a review are left out
    friend bool operator==(const AgentTrend &, const AgentTrend &) = default;
};

/// By agent's id. Pure.
[[nodiscard]] std::vector<AgentTrend> trendsOf(const std::vector<ScoredCase> &cases);

} // namespace lianxi
