// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/dashboard.h"

#include "app/dashboard/measure.h"
#include "app/desk/store_reader.h"
#include "models/policy/playbook.h"
#include "models/store/metric_queries.h"
#include "models/store/sqlite_rows.h"
#include "models/store/team_queries.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace metrics;
using std::chrono::days;

namespace
{

/// Everything that one period's charts are made from, and the charts.
struct Counted {
    Figures whole;
    std::vector<Chart> charts;
};

struct Period {
    Instant from, to;
    std::chrono::sys_days first, last; ///< both included
};

Period periodOfDays(std::chrono::sys_days first, std::chrono::sys_days last, const ZoneOffsets &zone)
{
    return {beginOfDay(first, zone), beginOfDay(last + days(1), zone), first, last};
}

Period periodOf(const DashboardQuery &query, Instant now, const ZoneOffsets &zone)
{
    if (query.dates)
        return periodOfDays(query.dates->first, query.dates->second, zone);
    const std::chrono::sys_days today = localHour(now, zone).date;
    return periodOfDays(today - days(query.days - 1), today, zone);
}

Period periodBefore(const DashboardQuery &query, const Period &period, const ZoneOffsets &zone)
{
    const days length = period.last - period.first + days(1);
    // A year before begins on the same day of the week.
    const days back = query.compare == DashboardQuery::Compare::YearBefore ? days(364) : length;
    return periodOfDays(period.first - back, period.last - back, zone);
}

Result<Counted> count(sqlite::Database &db, const Period &period, const FigureOptions &how, Breakdown by,
                      const ZoneOffsets &zone)
{
    const Result<Facts> found = facts(db, period.from, period.to);
    if (!found)
        return tl::unexpected(found.error());
    const Result<Contacts> contacts = contactsAfter(db, *found, how.firstContactWindow);
    const Result<KeyOf> group = factKey(db, by, zone, *found);
    const Result<KeyOf> agent = factKey(db, Breakdown::Agent, zone, *found);
    const Result<KeyOf> channel = factKey(db, Breakdown::Channel, zone, *found);
    const Result<KeyOf> platform = factKey(db, Breakdown::Platform, zone, *found);
    if (!contacts || !group || !agent || !channel || !platform)
        return failure(ErrorCode::Io, u"the names of what figures are split by cannot be read"_s);
    return Counted{figuresOf(*found, *contacts, how),
                   chartsOf(*found, {how, zone, *group, *agent, *channel, *platform, *contacts})};
}

Result<QHash<QString, QString>> channelNames(sqlite::Database &db)
{
    QHash<QString, QString> names;
    const Status read = sqlite::forEachRow(
        db, "SELECT id, name FROM channel", [](sqlite::Statement &) {},
        [&names](const sqlite::Statement &row) {
            const QString name = row.text(1);
            names.insert(row.text(0), name.isEmpty() ? row.text(0) : name);
        });
    if (!read)
        return tl::unexpected(read.error());
    return names;
}

/// Whoever is there and has nothing to do has a line, too.
void showEverybody(LiveQueue &queue)
{
    for (Chart &chart : queue.queue.charts) {
        if (chart.kind != ChartKind::LiveAgents)
            continue;
        if (chart.series.empty())
            chart.series.push_back({SeriesKind::Count, {}});
        std::vector<Bar> &bars = chart.series.front().bars;
        for (const LiveMember &member : queue.members)
            if (member.presence != Presence::Offline && std::ranges::find(bars, member.id, &Bar::key) == bars.end())
                bars.push_back({member.id, 0, 0, {}});
    }
}

} // namespace

DashboardRules dashboardRules(const Playbook &playbook)
{
    const auto number = [&playbook](const QString &key) { return playbook.number(u"figures."_s + key); };
    const auto secondsOf = [&](const QString &key) { return std::chrono::seconds(qRound(60 * number(key))); };
    DashboardRules rules;
    rules.responseHigh = number(u"response_rate_high_percent"_s) / 100;
    rules.responseLow = number(u"response_rate_low_percent"_s) / 100;
    rules.responseLines = {60 * number(u"first_response_fast_minutes"_s), 60 * number(u"first_response_good_minutes"_s),
                           60 * number(u"first_response_line_minutes"_s)};
    rules.staffing = {secondsOf(u"staffing_handling_minutes"_s), secondsOf(u"staffing_within_minutes"_s),
                      number(u"staffing_share_percent"_s) / 100};
    rules.leastCount = qRound(number(u"least_count"_s));
    rules.satisfiedFrom = qRound(number(u"satisfied_score"_s));
    rules.calls.within = std::chrono::seconds(qRound(number(u"call_answer_seconds"_s)));
    rules.exams = {std::chrono::minutes(qRound(number(u"exam_minutes"_s))),
                   static_cast<unsigned>(qRound(number(u"exam_from_hour"_s))),
                   static_cast<unsigned>(qRound(number(u"exam_to_hour"_s)))};
    rules.leastDays = qRound(number(u"measure_least_days"_s));
    rules.firstContactWindow = std::chrono::hours(qRound(number(u"first_contact_window_hours"_s)));
    return rules;
}

FigureOptions figureOptions(const DashboardQuery &query, const DashboardRules &rules, Instant now)
{
    FigureOptions how;
    how.now = now;
    how.typical = query.typical;
    how.firstContactWindow = rules.firstContactWindow;
    how.satisfiedFrom = rules.satisfiedFrom;
    how.calls = rules.calls;
    how.exams = rules.exams;
    how.response.bots = query.bots;
    return how;
}

Result<DashboardFigures> readFigures(sqlite::Database &db, const DashboardQuery &query, const DashboardRules &rules,
                                     Instant now)
{
    const Result<FoldRules> fold = rulesInForce(db);
    const Result<QHash<QString, QString>> agents = agentNames(db), channels = channelNames(db);
    if (!fold || !agents || !channels)
        return tl::unexpected(!fold ? fold.error() : !agents ? agents.error() : channels.error());
    const ZoneOffsets zone(fold->hours.timeZone);
    const Period period = periodOf(query, now, zone);
    FigureOptions how = figureOptions(query, rules, now);
    const Period before = periodBefore(query, period, zone);
    if (query.serviceHours) {
        how.response.hours = fold->hours;
        how.response.table = std::make_shared<ServiceTable>(fold->hours, before.from, now + days(1));
    }
    Result<Counted> counted = count(db, period, how, query.by, zone);
    if (!counted)
        return tl::unexpected(counted.error());
    DashboardFigures all{query,
                         period.from,
                         period.to,
                         std::move(counted->whole),
                         std::move(counted->charts),
                         {},
                         {},
                         rules,
                         *agents,
                         *channels,
                         period.first,
                         period.last,
                         before.from,
                         before.to};
    if (query.compare == DashboardQuery::Compare::None)
        return all;
    Result<Counted> compared = count(db, before, how, query.by, zone);
    if (!compared)
        return tl::unexpected(compared.error());
    all.before = std::move(compared->whole);
    all.chartsBefore = std::move(compared->charts);
    return all;
}

Result<LiveQueue> readQueue(sqlite::Database &db, Instant now)
{
    const Result<std::vector<LiveCase>> live = liveCases(db);
    const Result<KeyOf> channel = factKey(db, Breakdown::Channel, ZoneOffsets("UTC"), {});
    const Result<KeyOf> agent = factKey(db, Breakdown::Agent, ZoneOffsets("UTC"), {});
    const Result<QHash<QString, QString>> agents = agentNames(db), channels = channelNames(db);
    const Result<std::vector<Member>> team = members(db);
    if (!live || !channel || !agent || !agents || !channels || !team)
        return failure(ErrorCode::Io, u"the queue cannot be read"_s);
    LiveQueue queue{queueOf(*live, now, *channel, *agent), now, *agents, *channels, {}};
    for (const Member &member : *team)
        queue.members.push_back({member.described.agent.text(), member.described.name, member.presence,
                                 member.openCases, member.described.capacity});
    showEverybody(queue);
    return queue;
}

Dashboard::Dashboard(StoreReader &reader, const Clock &clock, const Playbook &playbook, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_clock(clock)
    , m_rules(dashboardRules(playbook))
{
}

void Dashboard::askFigures(const DashboardQuery &query)
{
    using Answer = std::shared_ptr<const Result<DashboardFigures>>;
    m_reader.askSlow<Answer>(
        this,
        [query, rules = m_rules, now = m_clock.now()](sqlite::Database &db) -> Answer {
            return std::make_shared<const Result<DashboardFigures>>(readFigures(db, query, rules, now));
        },
        [this, asked = ++m_asked](const Answer &answer) {
            if (asked != m_asked)
                return;
            if (*answer)
                Q_EMIT figuresReady(std::shared_ptr<const DashboardFigures>(answer, &**answer));
            else
                Q_EMIT troubled(answer->error());
        });
}

void Dashboard::askMeasure(const MeasureQuery &query)
{
    using Answer = std::shared_ptr<const Result<MeasureResult>>;
    m_reader.askSlow<Answer>(
        this,
        [query, rules = m_rules, now = m_clock.now()](sqlite::Database &db) -> Answer {
            return std::make_shared<const Result<MeasureResult>>(readMeasure(db, query, rules, now));
        },
        [this, asked = ++m_measureAsked](const Answer &answer) {
            if (asked != m_measureAsked)
                return;
            if (*answer)
                Q_EMIT measureReady(std::shared_ptr<const MeasureResult>(answer, &**answer));
            else
                Q_EMIT troubled(answer->error());
        });
}

void Dashboard::askQueue()
{
    using Answer = std::shared_ptr<const Result<LiveQueue>>;
    if (std::exchange(m_queueAsked, true))
        return;
    m_reader.askSlow<Answer>(
        this,
        [now = m_clock.now()](sqlite::Database &db) -> Answer {
            return std::make_shared<const Result<LiveQueue>>(readQueue(db, now));
        },
        [this](const Answer &answer) {
            m_queueAsked = false;
            if (*answer)
                Q_EMIT queueReady(std::shared_ptr<const LiveQueue>(answer, &**answer));
            else
                Q_EMIT troubled(answer->error());
        });
}

} // namespace lianxi
