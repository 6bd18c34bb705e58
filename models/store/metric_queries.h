// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/breakdown.h"
#include "models/policy/sla.h"
#include "models/store/sqlite.h"

#include <functional>

namespace lianxi
{

/// Turns that customers began in [from, to), by time. Reads only these.
[[nodiscard]] Result<std::vector<metrics::Turn>> turns(sqlite::Database &db, Instant from, Instant to);

/// What tells under which key of a breakdown a turn falls; channels, agents and brands by their ids, enumerations by
/// their names, "" where there is none (answered elsewhere, or by nobody). Hours and weekdays are the zone's. Reads
/// every case for Category and Class.
[[nodiscard]] Result<std::function<QString(const metrics::Turn &)>> turnKey(sqlite::Database &db, metrics::Breakdown by,
                                                                            const ZoneOffsets &zone);
/// The numbers of the playbook that was adopted last; the shipped ones before that.
[[nodiscard]] Result<FoldRules> rulesInForce(sqlite::Database &db);

} // namespace lianxi
