// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/taught_row.h"
#include "models/language/judgement.h"
#include "models/store/sqlite.h"

#include <optional>
#include <vector>

namespace lianxi
{

/// What agents corrected in their daily work, as rows to learn from, oldest first for each task:
/// - the category last given to a case by hand, with the longest of the customer's twenty messages before it;
/// - feelings tagged by hand (feelingOf()) and not taken off again, with the customer's newest message before the tag;
/// - replies whose script steps are others than `rules` find in them.
///
/// Scans all messages: not for the list thread.
[[nodiscard]] Result<std::vector<TaughtRow>> corrections(sqlite::Database &db, const Judge &rules);

/// The task and label that an emotion tag names, by its label or the usual Chinese word.
struct Feeling {
    Task task = Task::Sentiment;
    QString label;
};
[[nodiscard]] std::optional<Feeling> feelingOf(const QString &tag);

/// Script steps as a label: joined by '+', "none" for no step.
[[nodiscard]] QString stepsLabel(const std::vector<ScriptStep> &steps);

} // namespace lianxi
