// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/breakdown.h"
#include "models/metrics/queue.h"
#include "models/policy/sla.h"
#include "models/store/queries.h"
#include "models/store/sqlite.h"

namespace lianxi
{

/// Turns that customers began in [from, to), by time. Reads only these.
[[nodiscard]] Result<std::vector<metrics::Turn>> turns(sqlite::Database &db, Instant from, Instant to);
/// Turns, cases, clocks, deeds, questions to customers and calls that began in [from, to). People and cases that were
/// merged are named as what they are part of. Reads only these.
[[nodiscard]] Result<metrics::Facts> facts(sqlite::Database &db, Instant from, Instant to);
/// Who came again after one of the facts' cases: everybody's turns from the facts' beginning until the last window of
/// their cases is over. What the facts hold is not read again.
[[nodiscard]] Result<metrics::Contacts> contactsAfter(sqlite::Database &db, const metrics::Facts &facts,
                                                      std::chrono::milliseconds window);
/// Every case that is open or snoozed.
[[nodiscard]] Result<std::vector<metrics::LiveCase>> liveCases(sqlite::Database &db);

/// What tells under which key of a breakdown any fact of `facts` falls; channels, agents and brands by their ids,
/// enumerations by their names, "" where there is none (answered elsewhere, or by nobody). Hours and weekdays are the
/// zone's. For Category and Class it reads those of their cases that are older than the period, for Team and Tag every
/// case.
[[nodiscard]] Result<metrics::KeyOf> factKey(sqlite::Database &db, metrics::Breakdown by, const ZoneOffsets &zone,
                                             const metrics::Facts &facts);
/// The numbers of the playbook that was adopted last; the shipped ones before that.
[[nodiscard]] Result<FoldRules> rulesInForce(sqlite::Database &db);
/// Names of agents by their ids, as the log tells them.
[[nodiscard]] Result<QHash<QString, QString>> agentNames(sqlite::Database &db);

} // namespace lianxi
