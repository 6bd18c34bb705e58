// SPDX-License-Identifier: GPL-3.0-or-later
// Cases that wait for somebody, and who there is to take them.
#include "models/language/judgement.h"
#include "models/store/case_match.h"
#include "models/store/case_reader.h"
#include "models/store/entities.h"
#include "models/store/routing_queries.h"
#include "models/store/sqlite_rows.h"
#include "models/store/team_queries.h"

#include <QJsonDocument>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

static_assert(static_cast<int>(CaseState::Open) == 0 && static_cast<int>(CaseState::Resolved) == 2); // in the queries

constexpr auto oldestNews = 14 * 24h; ///< of a case that is routed; also keeps a large import from being read
constexpr int mostWaiting = 2'000;
constexpr auto exposureWindow = 7 * 24h;
constexpr auto longestWait = 25h; ///< from a case's coming to its first answer, to be counted in the pace

/// The columns that SubjectReader reads, of `cases c` with its channel `h` and its last customer's message `m`.
constexpr const char *subjectColumns =
    "SELECT c.row, c.id, c.sequence, c.category, h.id, h.settings, c.queue, c.priority, c.emotion, c.clocks,"
    " coalesce(c.last_in_at, c.opened_at), c.contact, m.text, m.emotion, m.at, h.platform, c.surface, c.opened_at,"
    " c.resolved_at, a.id, a.name, c.human_replied OR EXISTS (SELECT 1 FROM bot b WHERE b.case_row = c.row AND"
    " (b.ended NOT IN ('', 'finished') OR b.heard >= c.last_in)) FROM cases c JOIN channel h ON h.row = c.channel"
    " LEFT JOIN message m ON m.row = c.last_in LEFT JOIN agent a ON a.row = c.assignee";

/// What a row of subjectColumns tells beside the subject.
struct Found {
    RoutingSubject subject;
    qint64 contact = 0;
    Platform platform = Platform::Import;
    Surface surface = Surface::Private;
    QString channelQueue; ///< where the channel's cases go at first
    std::optional<Instant> ripe; ///< its last message is not judged yet
    Instant opened;
    std::optional<Instant> resolved;
    AgentId agent;
    QString agentName;
};

/// By the clock that runs for the customer's wait.
Instant waitingSince(const QByteArray &packed, Instant otherwise)
{
    const store::Clocks clocks = store::unpackClocks(packed);
    for (const ClockKind kind : {ClockKind::FirstResponse, ClockKind::NextResponse})
        if (const std::optional<RunningClock> &clock = clocks.at(static_cast<size_t>(kind)))
            return clock->started;
    return otherwise;
}

Found foundOf(const sqlite::Statement &row)
{
    Found found;
    RoutingSubject &subject = found.subject;
    subject.row = row.integer(0);
    subject.id = row.id<CaseId>(1);
    subject.sequence = row.integer(2);
    subject.category = row.text(3);
    subject.channel = ChannelId(row.text(4));
    const QJsonObject settings = QJsonDocument::fromJson(row.text(5).toUtf8()).object();
    found.channelQueue = settings["team"_L1].toString();
    subject.settings = settings;
    subject.queue = row.text(6);
    subject.priority = static_cast<Priority>(row.integer(7));
    subject.hard = static_cast<store::Emotion>(row.integer(8)) == store::Emotion::Negative;
    subject.waitingSince = waitingSince(row.blob(9), row.instant(10));
    found.contact = row.integer(11);
    const QString text = row.text(12);
    subject.language = languageOf(text);
    if (subject.language.isEmpty() || subject.language == "other"_L1)
        subject.language = settings["language"_L1].toString();
    if (!text.isEmpty() && row.integer(13) == static_cast<qint64>(store::Emotion::None))
        found.ripe = row.instant(14) + store::judgedWithin;
    found.platform = static_cast<Platform>(row.integer(15));
    found.surface = static_cast<Surface>(row.integer(16));
    found.opened = row.instant(17);
    found.resolved = row.maybeInstant(18);
    found.agent = AgentId(row.text(19));
    found.agentName = row.text(20);
    if (found.surface == Surface::Private && row.integer(21) == 0)
        subject.unheard = row.instant(10);
    return found;
}

/// Fills in what needs questions of its own, with statements that are prepared once.
class SubjectReader
{
public:
    [[nodiscard]] static Result<SubjectReader> open(sqlite::Database &db, const RoutingStandard &standard, Instant now)
    {
        SubjectReader reader(db, standard, now);
        const auto prepare = [&db](sqlite::Statement &into, const char *sql) {
            return db.prepare(sql).map([&into](sqlite::Statement &&made) { into = std::move(made); });
        };
        for (const auto &[into, sql] : std::initializer_list<std::pair<sqlite::Statement *, const char *>>{
                 {&reader.m_work,
                  "SELECT activity, details, author, at FROM message WHERE case_row = ? AND kind = 2 AND activity IN"
                  " ('case.routed', 'case.transferred', 'transfer.answered', 'case.released') ORDER BY row"},
                 {&reader.m_answered,
                  "SELECT a.id FROM message m JOIN agent a ON a.row = m.author_row WHERE m.case_row = ?1 AND m.kind = 0"
                  " AND m.direction = 1 AND m.author IN (?2, ?3) ORDER BY m.row DESC LIMIT 1"},
                 {&reader.m_before,
                  "SELECT a.id FROM case_contact k JOIN cases c ON c.row = k.case_row JOIN agent a ON a.row = "
                  "c.assignee"
                  " WHERE k.contact = ?1 AND c.row <> ?2 AND c.human_replied = 1 ORDER BY c.last_at DESC LIMIT 1"}})
            if (const Status prepared = prepare(*into, sql); !prepared)
                return tl::unexpected(prepared.error());
        return reader;
    }

    [[nodiscard]] Status complete(Found &found)
    {
        if (const Status read = readWork(found.subject); !read)
            return read;
        if (const Status read = readFamiliar(found); !read)
            return read;
        return matchRules(found);
    }
    /// The first rule that holds, which is the one that decides.
    [[nodiscard]] Status matchRules(Found &found)
    {
        for (size_t place = 0; place < m_standard.rules.size(); ++place) {
            CaseFilter when = m_standard.rules[place].when;
            if ((when.platform && *when.platform != found.platform) || (when.surface && *when.surface != found.surface))
                continue;
            bool holds = true;
            if (when.unreadOnly || !when.query.trimmed().isEmpty()) {
                when.box = CaseFilter::Box::All;
                const Result<bool> passes = passesFilter(m_db, when, found.subject.row, m_now);
                if (!passes)
                    return tl::unexpected(passes.error());
                holds = *passes;
            }
            if (holds) {
                found.subject.rules = {place};
                return {};
            }
        }
        return {};
    }

private:
    SubjectReader(sqlite::Database &db, const RoutingStandard &standard, Instant now)
        : m_db(db)
        , m_standard(standard)
        , m_now(now)
    {
    }
    [[nodiscard]] Status readWork(RoutingSubject &subject)
    {
        AgentId offered;
        m_work.bind(1, subject.row);
        return sqlite::forEachRow(m_work, [&](const sqlite::Statement &row) {
            const QString what = row.text(0);
            const QJsonObject details = QJsonDocument::fromJson(row.text(1).toUtf8()).object();
            const AgentId to(details["to"_L1].toString());
            if (what == "transfer.answered"_L1) {
                if (!details["accepted"_L1].toBool() && !offered.isEmpty())
                    subject.refusals.push_back({offered, row.instant(3)});
                return;
            }
            // Whoever gave it away is not asked for it again at once.
            const AgentId by(details["by"_L1].toObject()["agent"_L1].toString());
            if (to.isEmpty() && !by.isEmpty())
                subject.refusals.push_back({by, row.instant(3)});
            if (what == "case.released"_L1)
                return;
            offered = to;
            if (what == "case.routed"_L1)
                subject.lastRule = details["rule"_L1].toString();
            else if (to.isEmpty())
                subject.queueByHand = !details["queue"_L1].toString().isEmpty();
        });
    }
    [[nodiscard]] Status readFamiliar(Found &found)
    {
        const auto take = [&found](const sqlite::Statement &row) {
            if (found.subject.familiar.isEmpty())
                found.subject.familiar = AgentId(row.text(0));
        };
        m_answered.bind(1, found.subject.row).bind(2, static_cast<int>(AuthorKind::Agent));
        m_answered.bind(3, static_cast<int>(AuthorKind::Supervisor));
        if (const Status read = sqlite::forEachRow(m_answered, take); !read || !found.subject.familiar.isEmpty())
            return read;
        qint64 root = 0;
        const Result<std::vector<qint64>> group = store::contactGroup(m_db, found.contact, &root);
        if (!group)
            return tl::unexpected(group.error());
        for (const qint64 contact : *group) {
            m_before.bind(1, contact).bind(2, found.subject.row);
            if (const Status read = sqlite::forEachRow(m_before, take); !read)
                return read;
        }
        return {};
    }

    sqlite::Database &m_db;
    const RoutingStandard &m_standard;
    Instant m_now;
    sqlite::Statement m_work, m_answered, m_before;
};

/// Rows of subjectColumns with this behind them.
template <class Bind>
Result<std::vector<Found>> readFound(sqlite::Database &db, const char *conditions, const Bind &bindTo)
{
    return sqlite::readAll(db, (QByteArray(subjectColumns) + conditions).constData(), bindTo, foundOf);
}

} // namespace

Result<RoutingInForce> routingInForce(sqlite::Database &db)
{
    Result<std::vector<TeamItem>> items = teamItems(db, TeamItemKind::Routing, {});
    if (!items)
        return tl::unexpected(items.error());
    const auto found =
        std::find_if(items->begin(), items->end(), [](const TeamItem &one) { return one.saved.id == routingItemId; });
    if (found == items->end())
        return RoutingInForce{};
    Result<RoutingStandard> standard = fromRoutingBody(found->saved.body);
    if (!standard)
        return tl::unexpected(standard.error());
    return RoutingInForce{std::move(*standard), found->version};
}

Result<std::vector<RoutingMember>> routingMembers(sqlite::Database &db, Instant now)
{
    const Result<std::vector<Member>> described = members(db);
    if (!described)
        return tl::unexpected(described.error());
    QHash<QString, int> exposure;
    const Status read = sqlite::forEachRow(
        db,
        "SELECT a.id, count(*) FROM cases c JOIN agent a ON a.row = c.assignee WHERE c.state IN (0, 2)"
        " AND c.new_key < ?1 AND c.emotion = ?2 GROUP BY c.assignee",
        [now](sqlite::Statement &query) {
            query.bind(1, -toMillis(now - exposureWindow)).bind(2, static_cast<int>(store::Emotion::Negative));
        },
        [&exposure](const sqlite::Statement &row) { exposure.insert(row.text(0), static_cast<int>(row.integer(1))); });
    if (!read)
        return tl::unexpected(read.error());
    std::vector<RoutingMember> people;
    for (const Member &member : *described)
        people.push_back({member.described, member.presence, member.openCases,
                          exposure.value(member.described.agent.text()), std::nullopt});
    return people;
}

Result<WaitingCases> waitingCases(sqlite::Database &db, const RoutingStandard &standard, Instant now,
                                  const std::vector<qint64> &only)
{
    constexpr const char *conditions =
        " WHERE c.state = 0 AND c.assignee = 0 AND c.new_key < ?1 AND c.waiting = 1 AND c.supervisor = 0"
        " AND h.platform <> ?2 AND NOT EXISTS (SELECT 1 FROM bot b WHERE b.case_row = c.row AND b.ended = ''"
        // The bot has heard it, and its answer is on its way; what it has not heard by and by is a person's.
        " AND b.heard >= c.last_in AND EXISTS (SELECT 1 FROM outbox o WHERE o.case_row = c.row AND o.waiting = 1))"
        " ORDER BY c.new_key LIMIT ?3";
    Result<std::vector<Found>> rows = readFound(db, conditions, [now](sqlite::Statement &query) {
        query.bind(1, -toMillis(now - oldestNews)).bind(2, static_cast<int>(Platform::Import)).bind(3, mostWaiting);
    });
    Result<SubjectReader> reader = SubjectReader::open(db, standard, now);
    if (!rows || !reader)
        return tl::unexpected(rows ? reader.error() : rows.error());
    WaitingCases waiting;
    for (Found &found : *rows) {
        if (!only.empty() && std::find(only.begin(), only.end(), found.subject.row) == only.end())
            continue;
        if (found.ripe && *found.ripe > now) {
            waiting.ripe = std::min(waiting.ripe.value_or(*found.ripe), *found.ripe);
            continue;
        }
        if (const Status read = reader->complete(found); !read)
            return tl::unexpected(read.error());
        waiting.subjects.push_back(std::move(found.subject));
    }
    return waiting;
}

Result<std::optional<RoutingSubject>> routingSubject(sqlite::Database &db, const RoutingStandard &standard, Instant now,
                                                     qint64 caseRow)
{
    Result<std::vector<Found>> rows =
        readFound(db, " WHERE c.row = ?1", [caseRow](sqlite::Statement &query) { query.bind(1, caseRow); });
    Result<SubjectReader> reader = SubjectReader::open(db, standard, now);
    if (!rows || !reader)
        return tl::unexpected(rows ? reader.error() : rows.error());
    if (rows->empty())
        return std::nullopt;
    if (const Status read = reader->complete(rows->front()); !read)
        return tl::unexpected(read.error());
    return std::move(rows->front().subject);
}

Result<std::vector<PastCase>> pastCases(sqlite::Database &db, const RoutingStandard &standard, Instant since,
                                        Instant now, int limit, const std::function<bool()> &goOn)
{
    Result<std::vector<Found>> rows =
        readFound(db,
                  " WHERE c.state IN (0, 1, 2) AND c.new_key <= ?1 AND c.opened_at >= ?2 AND h.platform <> ?3"
                  " ORDER BY c.opened_at LIMIT ?4",
                  [since, limit](sqlite::Statement &query) {
                      query.bind(1, -toMillis(since)).bind(2, since);
                      query.bind(3, static_cast<int>(Platform::Import)).bind(4, limit);
                  });
    Result<SubjectReader> reader = SubjectReader::open(db, standard, now);
    Result<store::CaseReader> cases = store::CaseReader::open(db);
    if (!rows || !reader || !cases)
        return tl::unexpected(!rows ? rows.error() : !reader ? reader.error() : cases.error());
    std::vector<PastCase> past;
    for (Found &found : *rows) {
        if (!goOn())
            return failure(ErrorCode::Cancelled, u"not wanted any more"_s);
        const Result<std::optional<CaseRow>> row = cases->read(found.subject.row);
        const Status read = reader->complete(found);
        if (!row || !read)
            return tl::unexpected(row ? read.error() : row.error());
        PastCase one{found.subject,
                     *row ? (*row)->contactName : QString(),
                     found.resolved.value_or(now),
                     found.subject.queue,
                     found.agent,
                     found.agentName};
        one.subject.waitingSince = found.opened;
        one.subject.refusals.clear();
        one.subject.lastRule.clear();
        if (one.subject.familiar == found.agent) // this very case made them familiar
            one.subject.familiar = AgentId();
        if (!one.subject.queueByHand)
            one.subject.queue = found.channelQueue;
        past.push_back(std::move(one));
    }
    return past;
}

namespace
{

/// A case that waits in a queue.
struct Queued {
    qint64 row = 0;
    std::chrono::milliseconds urgency{};
};

Result<int> takenUp(sqlite::Database &db, const QString &queue, std::chrono::seconds over, Instant now)
{
    const Result<std::optional<int>> counted = sqlite::readFirst(
        db,
        "SELECT count(DISTINCT t.case_row) FROM turn t JOIN cases c ON c.row = t.case_row WHERE t.asked >= ?1"
        " AND t.by_person >= ?2 AND t.first_of_case = 1 AND c.queue = ?3",
        [&](sqlite::Statement &query) { query.bind(1, now - longestWait).bind(2, now - over).bind(3, queue); },
        [](const sqlite::Statement &row) { return static_cast<int>(row.integer(0)); });
    if (!counted)
        return tl::unexpected(counted.error());
    return counted->value_or(0);
}

struct Serving {
    int people = 0, free = 0; ///< who is there, and how many more cases they take
};
/// Those who could take this case and are there; without anybody described, whoever is, with no known free place.
Result<Serving> serving(sqlite::Database &db, const RoutingStandard &standard, qint64 caseRow, Instant now)
{
    const Result<std::vector<RoutingMember>> people = routingMembers(db, now);
    if (!people)
        return tl::unexpected(people.error());
    if (!people->empty()) {
        const Result<std::optional<RoutingSubject>> subject = routingSubject(db, standard, now, caseRow);
        if (!subject)
            return tl::unexpected(subject.error());
        Serving there;
        if (!*subject)
            return there;
        for (const RoutingStanding &one : route(**subject, *people, standard, now).standings) {
            // Another queue, language or channel: five colleagues who cannot answer shorten nobody's wait.
            if (one.why && *one.why != NotChosen::Lower && *one.why != NotChosen::Full)
                continue;
            ++there.people;
            there.free += std::max(0, one.capacity - one.load);
        }
        return there;
    }
    const Result<std::optional<int>> online = sqlite::readFirst(
        db, "SELECT count(*) FROM presence WHERE presence = ?1",
        [](sqlite::Statement &query) { query.bind(1, static_cast<int>(Presence::Online)); },
        [](const sqlite::Statement &row) { return static_cast<int>(row.integer(0)); });
    if (!online)
        return tl::unexpected(online.error());
    return Serving{online->value_or(0), 0};
}

} // namespace

Result<QueuePlace> queuePlace(sqlite::Database &db, qint64 caseRow, std::chrono::seconds handling, Instant now)
{
    Result<store::CaseReader> reader = store::CaseReader::open(db);
    if (!reader)
        return tl::unexpected(reader.error());
    const Result<std::optional<CaseRow>> row = reader->read(caseRow);
    const Result<RoutingInForce> inForce = routingInForce(db);
    if (!row)
        return tl::unexpected(row.error());
    QueuePlace place;
    if (!*row || (*row)->state != CaseState::Open || !(*row)->assignee.isEmpty() || !(*row)->waitingForUs)
        return place;
    place.queue = (*row)->queue;
    const std::chrono::minutes level = inForce ? inForce->standard.level : RoutingStandard{}.level;
    const Result<std::vector<Queued>> waiting = sqlite::readAll(
        db,
        "SELECT c.row, c.priority, c.clocks, coalesce(c.last_in_at, c.opened_at) FROM cases c"
        " WHERE c.state = 0 AND c.assignee = 0 AND c.new_key < ?1 AND c.waiting = 1 AND c.queue = ?2"
        " AND (c.supervisor = 0 OR c.row = ?3)",
        [&](sqlite::Statement &query) {
            query.bind(1, -toMillis(now - oldestNews)).bind(2, place.queue).bind(3, caseRow);
        },
        [&](const sqlite::Statement &one) {
            return Queued{one.integer(0),
                          urgencyOf(static_cast<Priority>(one.integer(1)), waitingSince(one.blob(2), one.instant(3)),
                                    level, now)};
        });
    if (!waiting)
        return tl::unexpected(waiting.error());
    const auto self =
        std::find_if(waiting->begin(), waiting->end(), [caseRow](const Queued &one) { return one.row == caseRow; });
    if (self == waiting->end())
        return place;
    place.position = 1 + static_cast<int>(std::count_if(waiting->begin(), waiting->end(), [&self](const Queued &one) {
                         return one.urgency > self->urgency || (one.urgency == self->urgency && one.row < self->row);
                     }));
    const Result<int> taken = takenUp(db, place.queue, place.pace.over, now);
    const Result<Serving> there = serving(db, inForce ? inForce->standard : RoutingStandard{}, caseRow, now);
    if (!taken || !there)
        return tl::unexpected(taken ? there.error() : taken.error());
    place.pace.takenUp = *taken;
    place.pace.serving = there->people;
    place.pace.free = there->free;
    place.pace.handling = handling;
    place.wait = estimatedWait(place.position, place.pace);
    return place;
}

Result<std::vector<UnansweredCase>> unansweredCases(sqlite::Database &db, const AgentId &agent)
{
    return sqlite::readAll(
        db,
        "SELECT c.id, c.sequence FROM cases c JOIN agent a ON a.row = c.assignee WHERE a.id = ?1 AND c.state = 0"
        " AND c.waiting = 1 AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.case_row = c.row AND o.waiting = 1"
        " AND o.human = 1) ORDER BY c.row",
        [&agent](sqlite::Statement &query) { query.bind(1, agent.text()); },
        [](const sqlite::Statement &row) {
            return UnansweredCase{row.id<CaseId>(0), row.integer(1)};
        });
}

} // namespace lianxi
