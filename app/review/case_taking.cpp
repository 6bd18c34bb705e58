// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/case_taking.h"

#include "app/review/review_board.h"
#include "models/store/queries.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int mostLines = 20'000; ///< of one case; more than anybody reads

/// The reviews to be written, or one made for each case that the search finds.
Result<std::vector<ReviewRow>> wanted(sqlite::Database &db, const TakeAlong &wish)
{
    std::vector<ReviewRow> rows;
    if (wish.due) {
        ReviewFilter filter;
        filter.reviewer = wish.reviewer;
        Result<std::vector<ReviewRow>> all = reviews(db, filter);
        if (!all)
            return all;
        for (ReviewRow &row : *all)
            if (!row.givenAt && row.reviewer == wish.reviewer && static_cast<int>(rows.size()) < wish.mostCases)
                rows.push_back(std::move(row));
        return rows;
    }
    CaseFilter filter;
    filter.box = CaseFilter::Box::All;
    filter.order = CaseFilter::Order::Newest;
    filter.query = wish.query;
    const Result<std::vector<CaseRow>> cases = firstCases(db, filter, wish.mostCases);
    if (!cases)
        return tl::unexpected(cases.error());
    for (const CaseRow &head : *cases) {
        ReviewRow row;
        row.id = ReviewId::generate();
        row.head = head;
        row.agent = head.assignee;
        row.agentName = head.assigneeName;
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<CaseInSet> caseOf(sqlite::Database &db, const ReviewRow &row, qint64 number)
{
    CaseInSet one;
    one.head = row.head;
    one.head.row = number;
    one.head.clock.reset();
    one.head.avatar = {};
    one.head.contact = {};
    one.review = row.id;
    one.agent = row.agent;
    one.agentName = row.agentName;
    one.why = row.why;
    one.plan = row.plan;
    one.second = row.second;
    one.due = row.due;
    Result<std::vector<TimelineRow>> lines = timeline(db, row.head.row, mostLines);
    const Result<Workmanship> work = workmanship(db, row.head.row);
    if (!lines)
        return tl::unexpected(lines.error());
    if (!work)
        return tl::unexpected(work.error());
    one.lines = std::move(*lines);
    for (TimelineRow &line : one.lines) {
        line.retryAt.reset(); // nothing is sent from there
        line.notBefore.reset();
        line.platformMessageId.clear();
    }
    one.work = *work;
    return one;
}

Result<std::optional<CaseRow>> headOf(sqlite::Database &db, CaseId id)
{
    const Result<std::optional<qint64>> row = caseRowOf(db, id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    Result<std::vector<CaseRow>> heads = caseRows(db, {**row});
    if (!heads)
        return tl::unexpected(heads.error());
    return heads->empty() ? std::nullopt : std::optional(std::move(heads->front()));
}

} // namespace

Result<CaseSet> collectCaseSet(sqlite::Database &db, const TakeAlong &wish, Instant now)
{
    const Result<std::vector<ReviewRow>> rows = wanted(db, wish);
    if (!rows)
        return tl::unexpected(rows.error());
    return caseSetOf(db, wish, *rows, now);
}

Result<CaseSet> caseSetOf(sqlite::Database &db, const TakeAlong &wish, const std::vector<ReviewRow> &rows, Instant now)
{
    const Result<ReviewBoard> board = readReviewBoard(db, wish.reviewer, wish.lead);
    if (!board)
        return tl::unexpected(board.error());
    if (rows.empty())
        return failure(ErrorCode::NotFound, u"no case"_s);
    CaseSet set;
    set.header.id = CaseFileId::generate();
    set.header.title = wish.title;
    set.header.reviewer = wish.reviewer;
    set.header.reviewerName = wish.reviewerName;
    set.header.issuedBy = wish.issuedBy;
    set.header.issued = now;
    set.header.expires = now + wish.days;
    set.header.masked = false;
    for (const auto &[key, card] : board->cards)
        set.cards.push_back({key.id, key.version, card});
    for (const ReviewRow &row : rows) {
        Result<CaseInSet> one = caseOf(db, row, static_cast<qint64>(set.cases.size()) + 1);
        if (!one)
            return tl::unexpected(one.error());
        const CardKey key = board->cardOf(row);
        one->card = key.id;
        one->cardVersion = key.version;
        set.cases.push_back(std::move(*one));
    }
    set.header.cases = static_cast<int>(set.cases.size());
    return set;
}

std::vector<MediaKey> mediaOf(const CaseSet &set)
{
    std::vector<MediaKey> keys;
    QSet<QByteArray> seen;
    for (const CaseInSet &one : set.cases)
        for (const TimelineRow &line : one.lines)
            for (const Part &part : line.parts) {
                const bool file = part.type != PartType::Text && part.type != PartType::Location
                    && part.type != PartType::Contact && part.type != PartType::Card;
                MediaKey key{line.channel, part};
                const QByteArray source = key.source();
                if (!file || line.deleted || source.isEmpty() || seen.contains(source))
                    continue;
                seen.insert(source);
                keys.push_back(std::move(key));
            }
    return keys;
}

CaseFileIssued issuedEvent(const CaseSet &set)
{
    CaseFileIssued issued;
    issued.file = set.header.id;
    for (const CaseInSet &one : set.cases)
        issued.cases.push_back(one.head.id);
    issued.reviewer = set.header.reviewer;
    issued.expires = set.header.expires;
    issued.masked = set.header.masked;
    return issued;
}

Result<std::vector<HandIn>> judgeHandIns(sqlite::Database &db, const AgentId &me,
                                         const std::vector<CaseKeeper::KeptResult> &results)
{
    std::vector<HandIn> judged;
    if (results.empty())
        return judged;
    ReviewFilter filter;
    for (const CaseKeeper::KeptResult &result : results)
        filter.among.push_back(result.given.review);
    const Result<std::vector<ReviewRow>> found = reviews(db, filter);
    if (!found)
        return tl::unexpected(found.error());
    QHash<ReviewId, const ReviewRow *> byId;
    for (const ReviewRow &row : *found)
        byId.insert(row.id, &row);
    for (const CaseKeeper::KeptResult &result : results) {
        const ReviewRow *review = byId.value(result.given.review);
        std::optional<CaseRow> head = review ? std::optional(review->head) : std::nullopt;
        if (!head) { // begun by hand when it was taken along: nobody knows of the review yet
            const Result<std::optional<CaseRow>> known = headOf(db, result.given.caseId);
            if (!known)
                return tl::unexpected(known.error());
            head = *known;
        }
        judged.push_back({result, verdictOf(result, me, head ? &*head : nullptr, review), head ? head->row : 0,
                          head ? head->contactName : QString(), review ? review->givenByName : QString()});
    }
    return judged;
}

} // namespace lianxi
