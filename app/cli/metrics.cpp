// SPDX-License-Identifier: GPL-3.0-or-later
// metrics: the figures of the charts, for people and for programs.
#include "app/cli/desk_files.h"
#include "models/store/metric_queries.h"

#include <QJsonArray>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

QJsonObject toJson(const lianxi::metrics::Waits &waits)
{
    return {{"n"_L1, waits.n},
            {"median_s"_L1, waits.median},
            {"mean_s"_L1, waits.mean},
            {"p90_s"_L1, waits.p90},
            {"within_15min"_L1, waits.within15Min},
            {"within_60min"_L1, waits.within60Min},
            {"within_24h"_L1, waits.within24Hours}};
}

QJsonObject toJson(const QString &key, const lianxi::metrics::ResponseFigures &figures)
{
    return {{"key"_L1, key},
            {"customer_threads"_L1, figures.threads},
            {"responded"_L1, figures.responded},
            {"response_rate"_L1, figures.responseRate()},
            {"unanswered_turns"_L1, figures.unansweredTurns},
            {"first_response"_L1, toJson(figures.firstResponse)},
            {"turn_wait"_L1, toJson(figures.turnWait)}};
}

QString line(const QString &key, const lianxi::metrics::ResponseFigures &figures)
{
    const auto waits = [](const lianxi::metrics::Waits &w) {
        return u"%1 s / %2 s / %3 s of %4"_s.arg(w.median, 0, 'f', 1)
            .arg(w.mean, 0, 'f', 1)
            .arg(w.p90, 0, 'f', 1)
            .arg(w.n);
    };
    return u"%1  threads %2, answered %3 (%4 %)  first response %5  each turn %6"_s.arg(
        key.isEmpty() ? u"-"_s : key, QString::number(figures.threads), QString::number(figures.responded),
        QString::number(100 * figures.responseRate(), 'f', 1), waits(figures.firstResponse), waits(figures.turnWait));
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
        u"How customers' threads were answered: response rate, first response and the wait of every turn (median, "
        u"mean, "
        "p90), of turns that customers began in the period. A turn is a run of customers' messages until the brand "
        "answers; what was not answered when its case was resolved stays unanswered."_s);
    addProfileOptions(parser);
    parser.addOptions({{u"by"_s, u"One line for each: "_s + breakdowns() + u"."_s, u"what"_s, u"none"_s},
                       {u"from"_s, u"Beginning of the period: a day, or a time with its offset."_s, u"time"_s},
                       {u"to"_s, u"End of the period, not in it any more."_s, u"time"_s},
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
    const Wish wish = *wishOf(parser, *rules);
    const auto found = turns(*desk->store, wish.from, wish.to);
    const auto key = turnKey(*desk->store, wish.by, ZoneOffsets(rules->hours.timeZone));
    if (!found || !key)
        return fail(found ? key.error() : found.error());
    QJsonArray rows;
    for (const auto &[name, figures] : lianxi::metrics::responseFiguresBy(*found, wish.options, *key)) {
        if (wantsJson(parser))
            rows.append(toJson(name, figures));
        else
            print(line(name, figures));
    }
    if (wantsJson(parser))
        printJson({{"rows"_L1, rows}});
    return ExitCode::Done;
}

} // namespace lianxi::cli
