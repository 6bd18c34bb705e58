// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metrics_json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

QJsonObject toJson(const metrics::Waits &waits)
{
    return {{"n"_L1, waits.n},
            {"median_s"_L1, waits.median},
            {"mean_s"_L1, waits.mean},
            {"p90_s"_L1, waits.p90},
            {"within_15min"_L1, waits.within15Min},
            {"within_60min"_L1, waits.within60Min},
            {"within_24h"_L1, waits.within24Hours}};
}

QJsonObject toJson(const metrics::ResolutionFigures &figures)
{
    return {{"cases"_L1, figures.cases},
            {"resolved"_L1, figures.resolved},
            {"reopened"_L1, figures.reopened},
            {"reopenings"_L1, figures.reopenings},
            {"first"_L1, toJson(figures.first)},
            {"full"_L1, toJson(figures.full)},
            {"first_contact_decided"_L1, figures.decided},
            {"first_contact"_L1, figures.atFirstContact},
            {"first_contact_rate"_L1, figures.firstContactRate()}};
}

QJsonObject toJson(const metrics::Attainments &promises)
{
    QJsonObject clocks;
    for (size_t kind = 0; kind < promises.size(); ++kind) {
        const metrics::Attainment &one = promises.at(kind);
        if (one.ended() > 0)
            clocks.insert(
                toText(static_cast<ClockKind>(kind)),
                QJsonObject{{"kept"_L1, one.kept}, {"broken"_L1, one.broken}, {"attained"_L1, one.attained()}});
    }
    return clocks;
}

QJsonObject toJson(const metrics::ScriptFigures &figures)
{
    QJsonObject steps;
    for (size_t step = 0; step < figures.steps.size(); ++step)
        steps.insert(toText(static_cast<ScriptStep>(step)), figures.steps.at(step));
    return {{"closed"_L1, figures.closed},
            {"adherent"_L1, figures.adherent},
            {"adherence"_L1, figures.adherence()},
            {"steps"_L1, steps}};
}

QJsonObject toJson(const metrics::Satisfaction &figures)
{
    QJsonObject scores;
    for (size_t score = 0; score < figures.scores.size(); ++score)
        scores.insert(QString::number(score + 1), figures.scores.at(score));
    return {{"asked"_L1, figures.asked},
            {"answered"_L1, figures.answered},
            {"participation"_L1, figures.participation()},
            {"positive"_L1, figures.positive},
            {"rate"_L1, figures.rate()},
            {"mean_score"_L1, figures.meanScore()},
            {"scores"_L1, scores}};
}

QJsonObject toJson(const metrics::CallFigures &figures)
{
    return {{"offered"_L1, figures.offered},         {"answered"_L1, figures.answered},
            {"in_time"_L1, figures.inTime},          {"service_level"_L1, figures.serviceLevel()},
            {"abandoned"_L1, figures.abandoned},     {"abandonment"_L1, figures.abandonment()},
            {"ringing"_L1, toJson(figures.ringing)}, {"handling"_L1, toJson(figures.handling)}};
}

/// Every platform's formula over all the part's channels, under its name.
QJsonObject exams(const metrics::Facts &part, const metrics::FigureOptions &how, const ZoneOffsets &zone)
{
    QJsonObject all;
    for (size_t i = 0; i < EnumNames<metrics::Exam>::names.size(); ++i) {
        const auto exam = static_cast<metrics::Exam>(i);
        qint64 people = 0, passed = 0;
        for (const auto &[channel, figure] : metrics::examine(exam, part.turns, how.exams, zone)) {
            people += figure.people;
            passed += figure.passed;
        }
        all.insert(
            toText(exam),
            QJsonObject{{"people"_L1, people}, {"passed"_L1, passed}, {"rate"_L1, metrics::share(passed, people)}});
    }
    return all;
}

QJsonObject occupancy(const metrics::Facts &part, const metrics::FigureOptions &how)
{
    metrics::Occupancy all;
    const Instant until = std::min(part.to, how.now);
    for (const auto &[agent, spent] : metrics::occupancy(part.calls, part.presence, part.from, until)) {
        all.there += spent.there;
        all.spoken += spent.spoken;
    }
    const auto seconds = [](std::chrono::milliseconds time) { return static_cast<double>(time.count()) / 1000; };
    return {{"there_s"_L1, seconds(all.there)}, {"spoken_s"_L1, seconds(all.spoken)}, {"share"_L1, all.share()}};
}

} // namespace

QJsonObject toJson(const QString &key, const metrics::Facts &part, const metrics::Figures &figures,
                   const metrics::FigureOptions &how, const ZoneOffsets &zone)
{
    const metrics::ResponseFigures &response = figures.response;
    return {{"key"_L1, key},
            {"customer_threads"_L1, response.threads},
            {"responded"_L1, response.responded},
            {"response_rate"_L1, response.responseRate()},
            {"unanswered_turns"_L1, response.unansweredTurns},
            {"first_response"_L1, toJson(response.firstResponse)},
            {"turn_wait"_L1, toJson(response.turnWait)},
            {"runs"_L1, response.runs},
            {"bot_first"_L1, response.botFirst},
            {"bot_only"_L1, response.botOnly},
            {"resolution"_L1, toJson(figures.resolution)},
            {"sla"_L1, toJson(figures.promises)},
            {"script"_L1, toJson(figures.script)},
            {"privacy"_L1,
             QJsonObject{{"reminded"_L1, figures.privacy.reminded},
                         {"blocked"_L1, figures.privacy.blocked},
                         {"overridden"_L1, figures.privacy.overridden}}},
            {"transfers"_L1,
             QJsonObject{{"all"_L1, figures.transfers.all}, {"to_supervisor"_L1, figures.transfers.toSupervisor}}},
            {"csat"_L1, toJson(figures.satisfaction)},
            {"net_resolution"_L1, toJson(figures.net)},
            {"calls"_L1, toJson(figures.calls)},
            {"occupancy"_L1, occupancy(part, how)},
            {"exams"_L1, exams(part, how, zone)},
            {"moves"_L1,
             QJsonObject{{"invited"_L1, figures.moves.invited},
                         {"arrived"_L1, figures.moves.arrived},
                         {"took"_L1, toJson(figures.moves.took)}}}};
}

QJsonObject toJson(const metrics::Chart &chart)
{
    QJsonArray series;
    for (const metrics::Series &one : chart.series) {
        QJsonArray bars;
        for (const metrics::Bar &bar : one.bars)
            bars.append(QJsonObject{{"key"_L1, bar.key},
                                    {"value"_L1, bar.value},
                                    {"n"_L1, bar.n},
                                    {"cases"_L1, static_cast<qint64>(bar.cases.size())}});
        series.append(QJsonObject{{"name"_L1, QString(toText(one.kind))}, {"bars"_L1, bars}});
    }
    return {{"series"_L1, series}};
}

} // namespace lianxi::cli
