// SPDX-License-Identifier: GPL-3.0-or-later
// metrics: the figures of the charts, for people and for programs.
#include "app/cli/desk_files.h"
#include "app/cli/metrics_json.h"
#include "app/dashboard/dashboard.h"
#include "models/policy/playbook.h"
#include "models/store/metric_queries.h"
#include "models/store/queries.h"

#include <QJsonArray>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

QString percent(double share)
{
    return QString::number(100 * share, 'f', 1) + u" %"_s;
}

QString line(const QString &key, const lianxi::metrics::Figures &all)
{
    const lianxi::metrics::ResponseFigures &figures = all.response;
    const lianxi::metrics::ResolutionFigures &resolution = all.resolution;
    const auto waits = [](const lianxi::metrics::Waits &w) {
        return u"%1 s / %2 s / %3 s of %4"_s.arg(w.median, 0, 'f', 1)
            .arg(w.mean, 0, 'f', 1)
            .arg(w.p90, 0, 'f', 1)
            .arg(w.n);
    };
    return u"%1  threads %2, answered %3 (%4)  first response %5  each turn %6\n"
           "    cases %7, resolved %8, reopened %9  first resolution %10  at first contact %11 of %12"_s
               .arg(key.isEmpty() ? u"-"_s : key)
               .arg(figures.threads)
               .arg(figures.responded)
               .arg(percent(figures.responseRate()), waits(figures.firstResponse), waits(figures.turnWait))
               .arg(resolution.cases)
               .arg(resolution.resolved)
               .arg(resolution.reopened)
               .arg(waits(resolution.first), percent(resolution.firstContactRate()))
               .arg(resolution.decided);
}

/// A moment, or a day that begins in the zone.
std::optional<Instant> momentOf(const QString &text, const QByteArray &zone)
{
    if (const std::optional<Instant> moment = parseRfc3339(text))
        return moment;
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid())
        return std::nullopt;
    return fromMillis(day.startOfDay(QTimeZone(zone)).toMSecsSinceEpoch());
}

QString breakdowns()
{
    QStringList names;
    for (const std::string_view name : EnumNames<lianxi::metrics::Breakdown>::names)
        names.append(QString::fromLatin1(name.data(), std::ssize(name)));
    return names.join(u", "_s);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"How customers were served in a period: response rate, first response and the wait of every turn (median, "
        "mean, p90), resolution, reopenings and first contact resolution, promises kept by clock, script adherence, "
        "privacy guards, transfers and moves into private, and how satisfied those were who answered when they were "
        "asked. Turns and cases that customers began in the period, clocks "
        "that started in it. A turn is a run of customers' messages until the brand answers; what was not answered "
        "when its case was resolved stays unanswered. First contact: resolved once, and the same person did not come "
        "again on any channel within the hours the rules say."_s);
    addProfileOptions(parser);
    parser.addOptions({{u"by"_s, u"One line for each: "_s + breakdowns() + u"."_s, u"what"_s, u"none"_s},
                       {u"from"_s, u"Beginning of the period: a day, or a time with its offset."_s, u"time"_s},
                       {u"to"_s, u"End of the period, not in it any more."_s, u"time"_s},
                       {u"charts"_s, u"With --json: what the dashboard's charts show, too; --by chooses its groups."_s},
                       {u"mean"_s, u"With --charts: means instead of medians."_s},
                       {u"bots"_s, u"Count a bot's reply as an answer."_s},
                       {u"service-hours"_s, u"Count time inside the service hours only."_s}});
}

/// What the options ask for; its zone and hours are those of the rules in force.
struct Wish {
    lianxi::metrics::Breakdown by = lianxi::metrics::Breakdown::None;
    lianxi::metrics::ResponseOptions options;
    Instant from, to;
};

tl::expected<Wish, QString> wishOf(const QCommandLineParser &parser, const FoldRules &rules)
{
    Wish wish;
    const auto by = fromText<lianxi::metrics::Breakdown>(parser.value(u"by"_s));
    if (!by)
        return tl::unexpected(u"--by is one of "_s + breakdowns());
    wish.by = *by;
    wish.options.bots = parser.isSet(u"bots"_s);
    if (parser.isSet(u"service-hours"_s))
        wish.options.hours = rules.hours;
    wish.to = fromMillis(std::numeric_limits<qint64>::max());
    for (const auto &[name, into] : {std::pair(u"from"_s, &wish.from), std::pair(u"to"_s, &wish.to)}) {
        if (!parser.isSet(name))
            continue;
        const std::optional<Instant> moment = momentOf(parser.value(name), rules.hours.timeZone);
        if (!moment)
            return tl::unexpected(
                u"--%1 is a day such as 2026-09-01, or a time such as 2026-09-01T08:00:00+08:00"_s.arg(name));
        *into = *moment;
    }
    return wish;
}

using lianxi::metrics::Facts;

/// The period of the charts' axes: as wished, but no longer than there is anything.
void narrow(Facts &facts, const ZoneOffsets &zone)
{
    using namespace lianxi::metrics;
    std::optional<Instant> first, last;
    const auto look = [&](const auto &list) {
        for (const auto &fact : list) {
            const Instant at = placeOf(fact).at;
            first = std::min(first.value_or(at), at);
            last = std::max(last.value_or(at), at);
        }
    };
    look(facts.turns), look(facts.cases), look(facts.promises), look(facts.deeds), look(facts.surveys);
    look(facts.calls);
    if (!first) {
        facts.to = facts.from;
        return;
    }
    facts.from = std::max(facts.from, beginOfDay(localHour(*first, zone).date, zone));
    facts.to = std::min(facts.to, beginOfDay(localHour(*last, zone).date + std::chrono::days(1), zone));
}

Result<QJsonObject> charts(sqlite::Database &db, Facts facts, const lianxi::metrics::ChartOptions &options)
{
    using namespace lianxi::metrics;
    narrow(facts, options.zone);
    const Result<std::vector<LiveCase>> live = liveCases(db);
    if (!live)
        return tl::unexpected(live.error());
    QJsonObject all;
    for (const Chart &chart : chartsOf(facts, options))
        all.insert(toText(chart.kind), toJson(chart));
    for (const Chart &chart : queueOf(*live, options.figures.now, options.channel, options.agent).charts)
        all.insert(toText(chart.kind), toJson(chart));
    return all;
}

/// Long questions about service hours are answered from a table.
void prepare(Wish &wish, const Facts &facts)
{
    if (!wish.options.hours || facts.cases.empty())
        return;
    wish.options.table = std::make_shared<ServiceTable>(*wish.options.hours, facts.cases.front().asked,
                                                        facts.cases.back().asked + std::chrono::days(30));
}

Result<QJsonObject> answer(sqlite::Database &db, Wish wish, const QCommandLineParser &parser)
{
    using namespace lianxi::metrics;
    const Result<FoldRules> rules = rulesInForce(db);
    const Result<Facts> found = facts(db, wish.from, wish.to);
    if (!rules || !found)
        return tl::unexpected(rules ? found.error() : rules.error());
    prepare(wish, *found);
    const ZoneOffsets zone(rules->hours.timeZone);
    FigureOptions how;
    how.response = wish.options;
    how.now = SystemClock().now();
    const DashboardRules numbers = dashboardRules(*Playbook::shipped());
    how.firstContactWindow = numbers.firstContactWindow;
    how.satisfiedFrom = numbers.satisfiedFrom;
    how.calls = numbers.calls;
    how.exams = numbers.exams;
    how.typical = parser.isSet(u"mean"_s) ? Typical::Mean : Typical::Median;
    const Result<Contacts> contacts = contactsAfter(db, *found, how.firstContactWindow);
    const Result<KeyOf> key = factKey(db, wish.by, zone, *found);
    const Result<KeyOf> agent = factKey(db, Breakdown::Agent, zone, *found);
    if (!contacts || !key || !agent)
        return tl::unexpected(!contacts ? contacts.error() : !key ? key.error() : agent.error());
    QJsonArray rows;
    auto parts = split(*found, *key);
    if (wish.by == Breakdown::Channel) { // where no customer wrote there is a line too, of nothing
        const Result<std::vector<ChannelConfigured>> channels = configuredChannels(db);
        if (!channels)
            return tl::unexpected(channels.error());
        for (const ChannelConfigured &channel : *channels)
            parts.try_emplace(channel.channel.text());
    }
    for (const auto &[name, part] : parts) {
        const Figures figures = figuresOf(part, *contacts, how);
        if (wantsJson(parser))
            rows.append(toJson(name, part, figures, how, zone));
        else
            print(line(name, figures));
    }
    QJsonObject all{{"rows"_L1, rows}};
    if (!parser.isSet(u"charts"_s))
        return all;
    const Result<KeyOf> channel = factKey(db, Breakdown::Channel, zone, *found);
    const Result<KeyOf> platform = factKey(db, Breakdown::Platform, zone, *found);
    if (!channel || !platform)
        return tl::unexpected(channel ? platform.error() : channel.error());
    return charts(db, *found, {how, zone, *key, *agent, *channel, *platform, *contacts})
        .map([&](const QJsonObject &drawn) {
            all.insert("charts"_L1, drawn);
            return all;
        });
}

} // namespace

ExitCode metrics(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (const auto end = parse(parser, "metrics"_L1, arguments))
        return *end;
    if (const auto understood = wishOf(parser, FoldRules()); !understood) {
        printError(understood.error());
        return ExitCode::WrongUse;
    }
    auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    const Result<FoldRules> rules = rulesInForce(*desk->store);
    if (!rules)
        return fail(rules.error());
    const Result<QJsonObject> all = answer(*desk->store, *wishOf(parser, *rules), parser);
    if (!all)
        return fail(all.error());
    if (wantsJson(parser))
        printJson(*all);
    return ExitCode::Done;
}

} // namespace lianxi::cli
