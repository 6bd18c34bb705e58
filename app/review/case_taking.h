// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/media_source.h"
#include "app/review/case_keeper.h"
#include "models/store/review_query.h"

namespace lianxi
{

/// What a reviewer wants to take along.
struct TakeAlong {
    QString title;
    bool due = true; ///< the reviews that this reviewer is to write; else what `query` finds
    QString query; ///< the search language of rules.md §7
    AgentId reviewer;
    QString reviewerName, issuedBy;
    bool lead = false;
    bool masked = true;
    std::chrono::days days{7};
    int mostCases = 500;
    QString path; ///< a portable file; empty: the desk's own folder
    QString passphrase; ///< of a portable file
};

/// The cases, read from the store, as they stand; without attachments, not masked yet. NotFound: there are none.
/// Reads much: never on the list thread.
[[nodiscard]] Result<CaseSet> collectCaseSet(sqlite::Database &db, const TakeAlong &wish, Instant now);
/// These cases instead of what the wish names.
[[nodiscard]] Result<CaseSet> caseSetOf(sqlite::Database &db, const TakeAlong &wish, const std::vector<ReviewRow> &rows,
                                        Instant now);
/// Attachments of the set's lines, each once.
[[nodiscard]] std::vector<MediaKey> mediaOf(const CaseSet &set);
/// The event that tells of it.
[[nodiscard]] CaseFileIssued issuedEvent(const CaseSet &set);

/// How results stand with the store as it is.
struct HandIn {
    CaseKeeper::KeptResult result;
    HandInVerdict verdict = HandInVerdict::Fine;
    qint64 caseRow = 0; ///< 0: it is gone
    QString customer; ///< of the case; empty: it is gone
    QString other; ///< who has written the review instead
};
/// Reads the reviews of all of them at once.
[[nodiscard]] Result<std::vector<HandIn>> judgeHandIns(sqlite::Database &db, const AgentId &me,
                                                       const std::vector<CaseKeeper::KeptResult> &results);

} // namespace lianxi
