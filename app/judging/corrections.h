// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/taught_row.h"
#include "models/language/judgement.h"
#include "models/store/sqlite.h"

#include <optional>
#include <vector>

namespace lianxi
{

/// What agents corrected in their daily work, as rows of one task to learn from, oldest first:
/// - the category last given to a case by hand, with the longest of the customer's twenty messages before it;
/// - feelings tagged by hand (feelingOf()) and not taken off again, with the customer's newest message before the tag;
/// - of the newest 20,000 replies those whose script steps are others than `rules` find in them.
///
/// Scans the newest `entries` of all timelines: not for the list thread.
inline constexpr qint64 allEntries = qint64(1) << 62;
[[nodiscard]] Result<std::vector<TaughtRow>> corrections(sqlite::Database &db, const Judge &rules, Task task,
                                                         qint64 entries = allEntries);

/// The task and label that an emotion tag names, by its label or the usual Chinese word.
struct Feeling {
    Task task = Task::Sentiment;
    QString label;
};
[[nodiscard]] std::optional<Feeling> feelingOf(const QString &tag);

/// Script steps as a label: joined by '+', "none" for no step.
[[nodiscard]] QString stepsLabel(const std::vector<ScriptStep> &steps);

} // namespace lianxi
