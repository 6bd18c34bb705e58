// SPDX-License-Identifier: GPL-3.0-or-later
// What rules have done, and what they would have done.
#include "models/store/occasions.h"
#include "models/store/sqlite_rows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qint64 linesLookedAt = 200'000;
/// A promise or a turn that began earlier is not looked at: no rule waits longer.
constexpr auto longestBefore = longestRuleWait;

/// Collects what happened within a span of time.
class Past
{
public:
    Past(sqlite::Database &db, const Rule &rule, Instant since, Instant now, const std::function<bool()> &cancelled)
        : m_db(db)
        , m_rule(rule)
        , m_since(since)
        , m_now(now)
        , m_cancelled(cancelled)
    {
    }

    [[nodiscard]] Status read()
    {
        switch (m_rule.trigger) {
        case RuleTrigger::ClockNear:
        case RuleTrigger::ClockBroken:
            return promises().and_then([this] { return running(); });
        case RuleTrigger::Unanswered:
            return turns();
        case RuleTrigger::MessageJudged:
            return judged();
        case RuleTrigger::CaseOpened:
        case RuleTrigger::CustomerWrote:
        case RuleTrigger::AgentAnswered:
        case RuleTrigger::CaseResolved:
        case RuleTrigger::CaseReopened:
        case RuleTrigger::CaseAssigned:
        case RuleTrigger::CaseTagged:
            return lines();
        }
        Q_UNREACHABLE();
    }
    std::vector<Occasion> found;

private:
    void take(Occasion one)
    {
        if (one.at >= m_since && one.at <= m_now)
            found.push_back(std::move(one));
    }
    [[nodiscard]] Instant momentOf(Instant started, Instant due) const
    {
        return m_rule.trigger == RuleTrigger::ClockBroken ? due : std::max(due - m_rule.length, started);
    }

    [[nodiscard]] Status lines()
    {
        const Result<qint64> last = lastTimelineRow(m_db);
        if (!last)
            return tl::unexpected(last.error());
        qint64 after = std::max<qint64>(0, *last - linesLookedAt);
        for (bool more = true; more;) {
            if (m_cancelled())
                return failure(ErrorCode::Cancelled, {});
            Result<OccasionPage> page = occasionsAfter(m_db, after);
            if (!page)
                return tl::unexpected(page.error());
            for (Occasion &one : page->occasions)
                if (one.trigger == m_rule.trigger
                    && (m_rule.tag.trimmed().isEmpty() || m_rule.tag.trimmed() == one.tag))
                    take(std::move(one));
            after = page->upTo;
            more = page->more;
        }
        return {};
    }

    [[nodiscard]] Status judged()
    {
        return sqlite::forEachRow(
            m_db,
            "SELECT m.row, m.at, m.case_row, c.id FROM message m JOIN cases c ON c.row = m.case_row"
            " JOIN thread t ON t.row = m.thread JOIN channel h ON h.row = t.channel"
            " WHERE m.row > (SELECT max(row) FROM message) - ?1 AND m.kind = 0 AND m.direction = 0"
            " AND m.emotion IS NOT NULL AND m.at >= ?2 AND h.platform <> ?3 ORDER BY m.row",
            [this](sqlite::Statement &query) {
                query.bind(1, linesLookedAt).bind(2, m_since).bind(3, static_cast<int>(Platform::Import));
            },
            [this](const sqlite::Statement &row) {
                take({m_rule.trigger, row.integer(2), row.id<CaseId>(3), row.instant(1), {}, row.integer(0)});
            });
    }

    [[nodiscard]] Status promises()
    {
        return sqlite::forEachRow(
            m_db,
            "SELECT p.started, p.due, p.ended, p.case_row, c.id FROM promise p JOIN cases c ON c.row = p.case_row"
            " WHERE p.started >= ?1 ORDER BY p.started",
            [this](sqlite::Statement &query) { query.bind(1, m_since - longestBefore); },
            [this](const sqlite::Statement &row) {
                const Instant moment = momentOf(row.instant(0), row.instant(1));
                if (row.instant(2) > moment)
                    take({m_rule.trigger, row.integer(3), row.id<CaseId>(4), moment});
            });
    }

    [[nodiscard]] Status running()
    {
        const Result<std::vector<CaseMoments>> all = allMoments(m_db);
        if (!all)
            return tl::unexpected(all.error());
        for (const CaseMoments &one : *all)
            for (const RunningClock &clock : one.clocks)
                take({m_rule.trigger, one.caseRow, one.caseId, momentOf(clock.started, clock.due)});
        return {};
    }

    [[nodiscard]] Status turns()
    {
        return sqlite::forEachRow(
            m_db,
            "SELECT t.asked, t.by_person, t.case_row, c.id FROM turn t JOIN cases c ON c.row = t.case_row"
            " WHERE t.asked >= ?1 AND t.after_bot = 0 ORDER BY t.asked",
            [this](sqlite::Statement &query) { query.bind(1, m_since - longestBefore); },
            [this](const sqlite::Statement &row) {
                const Instant moment = row.instant(0) + m_rule.length;
                if (row.maybeInstant(1).value_or(m_now) >= moment)
                    take({m_rule.trigger, row.integer(2), row.id<CaseId>(3), moment});
            });
    }

    sqlite::Database &m_db;
    const Rule &m_rule;
    Instant m_since, m_now;
    const std::function<bool()> &m_cancelled;
};

} // namespace

Result<std::vector<Occasion>> pastOccasions(sqlite::Database &db, const Rule &rule, const PastSpan &span,
                                            const std::function<bool()> &cancelled)
{
    Past past(db, rule, span.since, span.now, cancelled);
    if (const Status read = past.read(); !read)
        return tl::unexpected(read.error());
    std::vector<Occasion> found = std::move(past.found);
    std::stable_sort(found.begin(), found.end(), [](const Occasion &a, const Occasion &b) { return a.at < b.at; });
    if (found.size() > static_cast<size_t>(span.limit))
        found.erase(found.begin(), found.end() - span.limit);
    return found;
}

Result<QHash<QString, RuleActivity>> ruleActivity(sqlite::Database &db, Instant since)
{
    QHash<QString, RuleActivity> found;
    const Status read = sqlite::forEachRow(
        db,
        "SELECT json_extract(details, '$.rule'), count(*), max(at) FROM message WHERE row >"
        " (SELECT max(row) FROM message) - ?1 AND activity = 'rule.ran' AND at >= ?2 GROUP BY 1",
        [since](sqlite::Statement &query) { query.bind(1, linesLookedAt).bind(2, since); },
        [&found](const sqlite::Statement &row) {
            found.insert(row.text(0), {static_cast<int>(row.integer(1)), row.instant(2)});
        });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

Result<QStringList> rulesRunIn(sqlite::Database &db, qint64 caseRow, Instant since)
{
    QStringList names;
    const Status read = sqlite::forEachRow(
        db,
        "SELECT json_extract(details, '$.name') FROM message WHERE case_row = ?1 AND activity = 'rule.ran' AND at > ?2"
        " AND json_extract(details, '$.did') <> '[]' ORDER BY row",
        [&](sqlite::Statement &query) { query.bind(1, caseRow).bind(2, since); },
        [&names](const sqlite::Statement &row) { names << row.text(0); });
    if (!read)
        return tl::unexpected(read.error());
    return names;
}

} // namespace lianxi
