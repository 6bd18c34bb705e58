// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/domain/kinds.h"
#include "models/store/sqlite.h"

#include <QJsonObject>

#include <vector>

namespace lianxi
{

/// A message of a case's timeline, as something to learn from. Messages that were deleted on the platform are none.
struct CaseText {
    qint64 row = 0; ///< of the message; rises with the order of arrival
    qint64 caseRow = 0;
    MessageId message;
    QString text;
    Instant at;
    friend bool operator==(const CaseText &, const CaseText &) = default;
};

/// The newest messages with words that customers (In) or people of the brand (Out) wrote, of all channels, newest
/// first.
[[nodiscard]] Result<std::vector<CaseText>> newestTexts(sqlite::Database &db, Direction direction, int limit);
/// The messages with these ids, in the order given; unknown ones and those without words are left out.
[[nodiscard]] Result<std::vector<CaseText>> textsOf(sqlite::Database &db, const std::vector<MessageId> &messages);
/// What customers wrote in a case before an entry of its timeline, newest first.
[[nodiscard]] Result<std::vector<CaseText>> customerTextsBefore(sqlite::Database &db, qint64 caseRow, qint64 row,
                                                                int limit);

/// What a person said of a case by hand: a CaseClassified with a category, or a CaseTagged of the family Emotion.
struct HandMark {
    qint64 row = 0, caseRow = 0;
    QString activity; ///< "case.classified" or "case.tagged"
    QJsonObject details; ///< the event's payload
    Instant at;
};
/// Those among the newest `entries` of all timelines, in their order. Scans these: not for the list thread.
[[nodiscard]] Result<std::vector<HandMark>> handMarks(sqlite::Database &db, qint64 entries);

/// A reply and what it does in the script, as judged or corrected by its writer.
struct SentSteps {
    CaseText reply;
    std::vector<ScriptStep> steps;
};
/// Replies of people that were not taken back, newest first. Those that left in several pieces are left out: the steps
/// are those of the whole.
[[nodiscard]] Result<std::vector<SentSteps>> sentSteps(sqlite::Database &db, int limit);

} // namespace lianxi
