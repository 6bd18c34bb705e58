// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/event/payloads.h"
#include "models/store/sqlite.h"

#include <limits>

namespace lianxi
{

// What views and duty ask the projection. Each function is one read over the connection given; none of them counts or
// scans the whole store, except where said.

/// Place of a case in an ordered list: ascending `sort`, then ascending `row`.
struct CaseKey {
    qint64 sort = 0;
    qint64 row = 0;
    friend auto operator<=>(const CaseKey &, const CaseKey &) = default;
};

/// TimeLeft: due time in ms, cases without a clock after all others, newest first. Newest: newest first.
[[nodiscard]] CaseKey sortKey(const CaseRow &row, CaseFilter::Order order);
/// Whether the case belongs in the box and passes the plain filters (the search `query` is not looked at).
[[nodiscard]] bool matches(const CaseFilter &filter, const CaseRow &row);

/// Keys after `after`, in the filter's order, from the index; at most `limit`. With filter.query: of the cases with a
/// hit, the newest 10,000.
[[nodiscard]] Result<std::vector<CaseKey>> caseKeys(sqlite::Database &db, const CaseFilter &filter,
                                                    CaseKey after = {std::numeric_limits<qint64>::min(), 0},
                                                    int limit = std::numeric_limits<int>::max());
/// Rows by their keys, in the order given; unknown keys are left out.
[[nodiscard]] Result<std::vector<CaseRow>> caseRows(sqlite::Database &db, const std::vector<qint64> &rows);
/// First page of an inbox view in one read.
[[nodiscard]] Result<std::vector<CaseRow>> firstCases(sqlite::Database &db, const CaseFilter &filter, int limit);

[[nodiscard]] Result<std::optional<qint64>> caseRowOf(sqlite::Database &db, CaseId id);
/// Of a case that was merged: the one that it is part of, which CaseView::head names. NotFound when there is no such
/// case.
[[nodiscard]] Result<CaseView> caseView(sqlite::Database &db, qint64 caseRow);
/// Entries older than `before`, newest `limit` of them, oldest first.
[[nodiscard]] Result<std::vector<TimelineRow>> timeline(sqlite::Database &db, qint64 caseRow, int limit,
                                                        qint64 before = std::numeric_limits<qint64>::max());
/// Single entries, for change notifications; unknown ones are left out.
[[nodiscard]] Result<std::vector<TimelineRow>> timelineRows(sqlite::Database &db, const std::vector<qint64> &rows);
[[nodiscard]] Result<ContactView> contactView(sqlite::Database &db, ContactId contact);
/// `mine` is counted for `agent`.
[[nodiscard]] Result<Counters> counters(sqlite::Database &db, const AgentId &agent);
[[nodiscard]] Result<std::vector<ChannelConfigured>> configuredChannels(sqlite::Database &db);
/// Stored cursors of one channel, by list name.
[[nodiscard]] Result<QHash<QString, QJsonObject>> cursors(sqlite::Database &db, const ChannelId &channel);

/// A message that waits for a platform.
struct OutboxRow {
    qint64 caseRow = 0;
    CaseId caseId;
    MessageId message;
    ChannelId channel;
    ThreadRow thread;
    Actor by;
    Surface surface = Surface::Private;
    QString text;
    std::vector<Part> parts;
    QString replyToPlatformId;
    std::vector<ScriptStep> steps;
    std::vector<GuardOverride> overrides;
    QJsonObject intent;
    DeliveryState state = DeliveryState::Queued; ///< Queued, Sending or Failed-with-retry
    int attempt = 0;
    Instant due; ///< not before
    Instant queuedAt;
    bool humanBefore = false; ///< a person answered in this case before this message
    /// What became of the message that this one goes on with: ReplyQueued::intent "continues" names it. It was queued
    /// in the same record, ahead of this one.
    std::optional<DeliveryState> before;
};
/// All that is queued, being sent, or due for a retry, in the order it was written.
[[nodiscard]] Result<std::vector<OutboxRow>> outbox(sqlite::Database &db);

/// A customer's message, for judging.
struct UnjudgedMessage {
    qint64 row = 0;
    CaseId caseId;
    MessageId message;
    QString text;
};
/// Customers' messages with text after `afterRow`, oldest first. Those of imported channels are left out: their writers
/// were answered long ago.
[[nodiscard]] Result<std::vector<UnjudgedMessage>> unjudged(sqlite::Database &db, qint64 afterRow, int limit);

/// A customer about whom their platform may be asked.
struct UnknownPerson {
    ContactId identity; ///< as IdentityProfiled::identity
    ChannelId channel; ///< where they wrote
    Platform platform = Platform::Import;
    QString externalId;
    QString threadId; ///< the platform's conversation
    Surface surface = Surface::Private;
};
/// Which customers' messages lead to a question.
struct UnknownSince {
    qint64 afterRow = 0; ///< of the messages
    Instant writtenAfter; ///< older messages are left out: an import or a rebuilt store asks about nobody
    Instant profiledBefore; ///< whoever was asked about earlier is asked about again
};
/// Those who wrote and whose name or picture is missing, or too old. Looks at `window` messages at most.
struct UnknownPeople {
    std::vector<UnknownPerson> people; ///< each once, in order of their messages
    qint64 upTo = 0; ///< row of the last message looked at
    bool more = false;
};
[[nodiscard]] Result<UnknownPeople> unknownPeople(sqlite::Database &db, const UnknownSince &since,
                                                  qint64 window = 20'000);

/// A case that sleeps until a time.
struct SnoozedCase {
    CaseId caseId;
    Sequence sequence = 0; ///< last record on the case's subject
    Instant until;
};
/// Those that wake first, by time.
[[nodiscard]] Result<std::vector<SnoozedCase>> nextSnoozed(sqlite::Database &db, int limit);

/// A case that somebody was given and has not accepted.
struct OfferedCase {
    CaseId caseId;
    Sequence sequence = 0; ///< last record on the case's subject
    Instant offeredAt;
};
/// Those that were offered first, by time.
[[nodiscard]] Result<std::vector<OfferedCase>> nextOffered(sqlite::Database &db, int limit);

struct SearchHit {
    qint64 caseRow = 0;
    qint64 messageRow = 0; ///< 0: the hit is in a name, tag or order number
    QString snippet; ///< masked; plain text
    std::vector<std::pair<int, int>> marks; ///< UTF-16 [start, end) of the words found in `snippet`
    Instant at;
};
struct SearchResult {
    std::vector<SearchHit> hits; ///< newest first
    QString complaint; ///< what is wrong with the query, for people; empty: nothing
};
/// Runs a query of rules.md §7. `now` resolves is:breached and relative dates.
[[nodiscard]] Result<SearchResult> search(sqlite::Database &db, const QString &query, Instant now, int limit = 50);

/// What happened on one account of the brand.
struct AccountActivity {
    ChannelId channel;
    qint64 received = 0; ///< customers' messages
    qint64 sent = 0; ///< the brand's, from here or elsewhere
    qint64 customers = 0; ///< threads in which customers wrote
    std::optional<Instant> last; ///< latest customer's message
};
/// Every channel's messages since a moment, busiest first; quiet channels are left out. Scans all messages: not for
/// the list thread.
[[nodiscard]] Result<std::vector<AccountActivity>> accountActivity(sqlite::Database &db, Instant since);

struct StoreStats {
    qint64 cases = 0, messages = 0, contacts = 0, threads = 0, channels = 0, unreadable = 0;
    Sequence position = 0;
    QString cipher;
    qint64 fileBytes = 0;
};
/// Counts by full scans: for the command line.
[[nodiscard]] Result<StoreStats> storeStats(sqlite::Database &db);

} // namespace lianxi
