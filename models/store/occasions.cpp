// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/occasions.h"

#include "models/store/case_reader.h"
#include "models/store/entities.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QJsonObject objectFrom(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

std::optional<RuleRan> ranFrom(const QString &details)
{
    RuleRan ran;
    const QJsonObject json = objectFrom(details);
    fields::Reader reader{json};
    RuleRan::fields(ran, reader);
    return reader.bad ? std::nullopt : std::optional(ran);
}

QByteArray rowKey(RuleTrigger trigger, qint64 row)
{
    const QLatin1StringView name = toText(trigger);
    return QByteArray(name.data(), name.size()) + '/' + QByteArray::number(row);
}

/// Columns of a timeline's line as OccasionReader looks at it.
constexpr const char *lineColumns =
    "m.row, m.kind, m.direction, m.author, m.at, m.case_row, c.id, m.activity, m.details, m.not_before,"
    " m.flags, h.platform";

/// An out-of-office note or a newsletter, as the fold tells them: nobody waits for an answer.
bool isAutomaticMail(const QString &flags, Platform platform)
{
    return platform == Platform::Email && flags.contains("\"automatic\""_L1);
}

/// Makes occasions of lines, with further looks where a line alone does not say.
class OccasionReader
{
public:
    [[nodiscard]] static Result<OccasionReader> open(sqlite::Database &db)
    {
        Result<sqlite::Statement> before = db.prepare(
            "SELECT m.kind, m.activity FROM message m WHERE m.case_row = ?1 AND m.row < ?2"
            " AND ((m.kind = 0 AND m.direction = 0 AND NOT (coalesce(m.flags, '') LIKE '%\"automatic\"%'"
            " AND EXISTS (SELECT 1 FROM thread t JOIN channel h ON h.row = t.channel WHERE t.row = m.thread"
            " AND h.platform = ?3)))"
            " OR m.activity IN ('case.resolved', 'case.reopened', 'survey.answered')) ORDER BY m.row DESC LIMIT 1");
        Result<sqlite::Statement> cause =
            db.prepare("SELECT details FROM message WHERE case_row = ?1 AND row > ?2 AND at = ?3"
                       " AND activity = 'rule.ran' ORDER BY row LIMIT 1");
        if (!before || !cause)
            return tl::unexpected(before ? cause.error() : before.error());
        OccasionReader reader;
        reader.m_before = std::move(*before);
        reader.m_cause = std::move(*cause);
        return reader;
    }

    [[nodiscard]] Status read(const sqlite::Statement &line, OccasionPage &into)
    {
        Occasion one;
        one.row = line.integer(0);
        one.at = line.instant(4);
        one.caseRow = line.integer(5);
        one.caseId = line.id<CaseId>(6);
        if (static_cast<TimelineKind>(line.integer(1)) == TimelineKind::Message)
            return message(line, one, into);
        return activity(line, one, into);
    }

private:
    static void add(Occasion one, RuleTrigger trigger, OccasionPage &into)
    {
        one.trigger = trigger;
        one.key = rowKey(trigger, one.row);
        into.occasions.push_back(std::move(one));
    }

    [[nodiscard]] Status message(const sqlite::Statement &line, Occasion one, OccasionPage &into)
    {
        const auto author = static_cast<AuthorKind>(line.integer(3));
        if (static_cast<Direction>(line.integer(2)) == Direction::Out) {
            if (author != AuthorKind::Agent && author != AuthorKind::Supervisor && author != AuthorKind::Elsewhere)
                return {};
            one.notBefore = line.maybeInstant(9);
            add(one, RuleTrigger::AgentAnswered, into);
            return {};
        }
        if (isAutomaticMail(line.text(10), static_cast<Platform>(line.integer(11))))
            return {};
        m_before.bind(1, one.caseRow).bind(2, one.row).bind(3, static_cast<int>(Platform::Email));
        const Result<bool> found = m_before.step();
        if (!found)
            return tl::unexpected(found.error());
        const QString last = *found ? m_before.text(1) : QString();
        if (!*found)
            add(one, RuleTrigger::CaseOpened, into);
        else if (last == "case.resolved"_L1)
            add(one, RuleTrigger::CaseReopened, into);
        m_before.reset();
        add(one, RuleTrigger::CustomerWrote, into);
        return {};
    }

    [[nodiscard]] Status activity(const sqlite::Statement &line, Occasion one, OccasionPage &into)
    {
        const QString name = line.text(7);
        const QString details = line.text(8);
        if (name == "rule.ran"_L1) {
            if (const std::optional<RuleRan> ran = ranFrom(details))
                into.ran.push_back({*ran, one.row, one.caseRow, one.at});
            return {};
        }
        const std::optional<RuleTrigger> trigger = triggerOf(name, objectFrom(details), one);
        if (!trigger)
            return {};
        if (static_cast<AuthorKind>(line.integer(3)) == AuthorKind::System) {
            // A rule's deeds and the line that tells of the run are one record, of one moment.
            const Result<bool> found = m_cause.bind(1, one.caseRow).bind(2, one.row).bind(3, one.at).step();
            if (!found)
                return tl::unexpected(found.error());
            const std::optional<RuleRan> ran = *found ? ranFrom(m_cause.text(0)) : std::nullopt;
            m_cause.reset();
            one.causedBy = ran ? ran->rule : QString();
            one.depth = ran ? ran->rest.value("depth"_L1).toInt() : 0;
        }
        add(one, *trigger, into);
        return {};
    }

    static std::optional<RuleTrigger> triggerOf(const QString &name, const QJsonObject &details, Occasion &one)
    {
        if (name == "case.resolved"_L1)
            return RuleTrigger::CaseResolved;
        if (name == "case.reopened"_L1)
            return RuleTrigger::CaseReopened;
        if (name == "case.claimed"_L1)
            return RuleTrigger::CaseAssigned;
        const bool given = name == "case.transferred"_L1 || name == "case.routed"_L1;
        if (given && !details.value("to"_L1).toString().isEmpty())
            return RuleTrigger::CaseAssigned;
        if (name != "case.tagged"_L1 || details.value("removed"_L1).toBool())
            return std::nullopt;
        one.tag = details.value("tag"_L1).toString();
        return RuleTrigger::CaseTagged;
    }

    sqlite::Statement m_before, m_cause;
};

Result<CaseMoments> momentsFrom(const sqlite::Statement &row, sqlite::Statement &waiting)
{
    CaseMoments one;
    one.caseRow = row.integer(0);
    one.caseId = row.id<CaseId>(1);
    for (const std::optional<RunningClock> &clock : store::unpackClocks(row.blob(2)))
        if (clock)
            one.clocks.push_back(*clock);
    if (row.integer(3) == 0)
        return one;
    const Result<bool> found = waiting.bind(1, one.caseRow).step();
    if (!found)
        return tl::unexpected(found.error());
    one.waitingSince = *found ? waiting.maybeInstant(0) : std::nullopt;
    waiting.reset();
    if (!one.waitingSince)
        one.waitingSince = row.maybeInstant(4);
    return one;
}

constexpr const char *momentColumns = "SELECT row, id, clocks, waiting, last_in_at FROM cases WHERE ";
constexpr const char *waitingSince =
    "SELECT min(t.person_at) FROM case_thread ct JOIN thread t ON t.row = ct.thread WHERE ct.case_row = ?1"
    " AND t.case_row = ct.case_row AND t.person_message <> 0";

Status readMoments(sqlite::Statement &select, sqlite::Statement &waiting, std::vector<CaseMoments> &into)
{
    Status good;
    const Status read = sqlite::forEachRow(select, [&](const sqlite::Statement &row) {
        Result<CaseMoments> one = momentsFrom(row, waiting);
        if (!one)
            good = tl::unexpected(one.error());
        else if (!one->clocks.empty() || one->waitingSince)
            into.push_back(std::move(*one));
    });
    return read ? good : read;
}

} // namespace

Result<qint64> lastTimelineRow(sqlite::Database &db)
{
    const auto last = sqlite::readFirst(
        db, "SELECT coalesce(max(row), 0) FROM message", [](sqlite::Statement &) {},
        [](const sqlite::Statement &row) { return row.integer(0); });
    if (!last)
        return tl::unexpected(last.error());
    return last->value_or(0);
}

Result<OccasionPage> occasionsAfter(sqlite::Database &db, qint64 afterRow, qint64 window)
{
    const Result<qint64> last = lastTimelineRow(db);
    Result<OccasionReader> reader = OccasionReader::open(db);
    if (!last || !reader)
        return tl::unexpected(last ? reader.error() : last.error());
    OccasionPage page;
    page.upTo = std::max(afterRow, std::min(*last, afterRow + window));
    page.more = page.upTo < *last;
    const QByteArray sql = QByteArray("SELECT ") + lineColumns
        + " FROM message m JOIN cases c ON c.row = m.case_row LEFT JOIN thread t ON t.row = m.thread"
          " LEFT JOIN channel h ON h.row = t.channel WHERE m.row > ?1 AND m.row <= ?2 AND m.kind <> 1"
          " AND coalesce(h.platform, -1) <> ?3 AND (m.kind = 0 OR m.activity IN ('rule.ran', 'case.resolved',"
          " 'case.reopened', 'case.claimed', 'case.transferred', 'case.routed', 'case.tagged')) ORDER BY m.row";
    Result<sqlite::Statement> lines = db.prepare(sql.constData());
    if (!lines)
        return tl::unexpected(lines.error());
    lines->bind(1, afterRow).bind(2, page.upTo).bind(3, static_cast<int>(Platform::Import));
    Status good;
    const Status read = sqlite::forEachRow(*lines, [&](const sqlite::Statement &line) {
        if (good)
            good = reader->read(line, page);
    });
    if (!read || !good)
        return tl::unexpected(read ? good.error() : read.error());
    return page;
}

Result<JudgedPage> judgedAfter(sqlite::Database &db, qint64 afterRow, int limit)
{
    JudgedPage page;
    page.upTo = afterRow;
    const Status read = sqlite::forEachRow(
        db,
        "SELECT m.row, m.at, m.case_row, c.id, m.emotion FROM message m JOIN cases c ON c.row = m.case_row"
        " JOIN thread t ON t.row = m.thread JOIN channel h ON h.row = t.channel"
        " WHERE m.row > ?1 AND m.kind = 0 AND m.direction = 0 AND m.text <> '' AND h.platform <> ?2"
        // Nobody judges automatic mail, nor a bare answer to the survey, whose score is the line after it.
        " AND NOT (h.platform = ?4 AND coalesce(m.flags, '') LIKE '%\"automatic\"%')"
        " AND NOT (m.emotion IS NULL AND c.state = ?5 AND EXISTS (SELECT 1 FROM message s WHERE s.row = m.row + 1"
        " AND s.case_row = m.case_row AND s.activity = 'survey.answered')) ORDER BY m.row LIMIT ?3",
        [&](sqlite::Statement &query) {
            query.bind(1, afterRow).bind(2, static_cast<int>(Platform::Import)).bind(3, limit);
            query.bind(4, static_cast<int>(Platform::Email)).bind(5, static_cast<int>(CaseState::Resolved));
        },
        [&page](const sqlite::Statement &row) {
            if (page.unjudged != 0)
                return;
            if (row.isNull(4)) {
                page.unjudged = row.integer(0);
                return;
            }
            page.upTo = row.integer(0);
            page.occasions.push_back({RuleTrigger::MessageJudged, row.integer(2), row.id<CaseId>(3), row.instant(1),
                                      rowKey(RuleTrigger::MessageJudged, row.integer(0)), row.integer(0)});
        });
    if (!read)
        return tl::unexpected(read.error());
    return page;
}

Result<bool> stillHolds(sqlite::Database &db, const Occasion &occasion)
{
    const bool answer = occasion.trigger == RuleTrigger::AgentAnswered;
    const bool reopened = occasion.trigger == RuleTrigger::CaseReopened;
    const bool wrote = occasion.trigger == RuleTrigger::CaseOpened || occasion.trigger == RuleTrigger::CustomerWrote;
    if (!answer && !reopened && !wrote)
        return true;
    const auto state = sqlite::readFirst(
        db, answer ? "SELECT delivery FROM message WHERE row = ?1" : "SELECT state FROM cases WHERE row = ?1",
        [&](sqlite::Statement &query) { query.bind(1, answer ? occasion.row : occasion.caseRow); },
        [](const sqlite::Statement &row) { return row.integer(0); });
    if (!state)
        return tl::unexpected(state.error());
    const qint64 value = state->value_or(-1);
    if (answer)
        return value >= 0 && value != static_cast<qint64>(DeliveryState::Withdrawn);
    return reopened ? value == static_cast<qint64>(CaseState::Open)
                    : value >= 0 && value != static_cast<qint64>(CaseState::Resolved);
}

Result<std::vector<CaseMoments>> momentsOf(sqlite::Database &db, const std::vector<qint64> &cases)
{
    Result<sqlite::Statement> select = db.prepare((QByteArray(momentColumns) + "row = ?1 AND state < 2").constData());
    Result<sqlite::Statement> waiting = db.prepare(waitingSince);
    if (!select || !waiting)
        return tl::unexpected(select ? waiting.error() : select.error());
    std::vector<CaseMoments> found;
    for (const qint64 row : cases)
        if (const Status read = readMoments(select->bind(1, row), *waiting, found); !read)
            return tl::unexpected(read.error());
    return found;
}

Result<std::vector<CaseMoments>> allMoments(sqlite::Database &db)
{
    std::vector<CaseMoments> found;
    Result<sqlite::Statement> waiting = db.prepare(waitingSince);
    if (!waiting)
        return tl::unexpected(waiting.error());
    static_assert(static_cast<int>(CaseState::Snoozed) == 1);
    for (const char *state : {"state = 0", "state = 1"}) {
        Result<sqlite::Statement> select = db.prepare((QByteArray(momentColumns) + state).constData());
        if (!select)
            return tl::unexpected(select.error());
        if (const Status read = readMoments(*select, *waiting, found); !read)
            return tl::unexpected(read.error());
    }
    return found;
}

Result<bool> isFolded(sqlite::Database &db, EventId id)
{
    const auto found = sqlite::readFirst(
        db, "SELECT 1 FROM ref WHERE key = ?1",
        [id](sqlite::Statement &query) { query.bind(1, keys::of(keys::Kind::Event, id)); },
        [](const sqlite::Statement &) { return true; });
    if (!found)
        return tl::unexpected(found.error());
    return found->has_value();
}

} // namespace lianxi
