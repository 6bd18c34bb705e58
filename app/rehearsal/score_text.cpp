// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/score_sheet.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// The few words of a sheet, in one language.
struct Words {
    QString heading, summary, guards, guard, response, noResponse, missing, resolved, open, unanswered;
    QStringList steps;
};

Words wordsIn(QStringView language)
{
    if (language.startsWith("en"_L1))
        return {u"Rehearsal score sheet"_s,
                u"%1 customers, %2 resolved, %3 unanswered; all four steps in %4 of %2 resolved cases"_s,
                u"Guards: %1 reminded, %2 blocked, %3 overridden"_s,
                u"  %1: %2 reminded, %3 blocked, %4 overridden"_s,
                u"First response: median %1 s, longest %2 s"_s,
                u"First response: nobody was answered"_s,
                u"not arrived"_s,
                u"resolved"_s,
                u"open"_s,
                u"unanswered"_s,
                {u"introduce"_s, u"confirm"_s, u"solve"_s, u"follow up"_s}};
    return {u"演练成绩单"_s,
            u"客户 %1 位，已解决 %2，未回复 %3；已解决的 %2 件中四步齐全 %4 件"_s,
            u"规则：提醒 %1 次，拦截 %2 次，强制通过 %3 次"_s,
            u"  %1：提醒 %2，拦截 %3，强制通过 %4"_s,
            u"首次响应：中位数 %1 秒，最长 %2 秒"_s,
            u"首次响应：还没有回复任何客户"_s,
            u"未到"_s,
            u"已解决"_s,
            u"处理中"_s,
            u"未回复"_s,
            {u"自报姓名"_s, u"确认问题"_s, u"给出方案"_s, u"回访跟进"_s}};
}

QString seconds(std::chrono::milliseconds time)
{
    return QString::number(static_cast<double>(time.count()) / 1000, 'f', 1);
}

QString stateOf(const ScenarioScore &score, const Words &words)
{
    if (!score.arrived())
        return words.missing;
    if (score.resolved)
        return words.resolved;
    return score.unanswered ? words.unanswered : words.open;
}

QString lineOf(const ScenarioScore &score, const Words &words, bool english)
{
    QStringList steps;
    for (qsizetype i = 0; i < words.steps.size(); ++i)
        steps.append((score.steps[static_cast<size_t>(i)] ? u"[x] "_s : u"[ ] "_s) + words.steps[i]);
    const QString response = score.firstResponse ? seconds(*score.firstResponse) + " s"_L1 : u"–"_s;
    return u"%1\n  %2 | %3 | %4"_s.arg(english ? score.titleEn : score.titleZh, stateOf(score, words), response,
                                       steps.join(u"  "_s));
}

QJsonArray toJson(const std::vector<GuardCount> &guards)
{
    QJsonArray list;
    for (const GuardCount &count : guards)
        list.append(QJsonObject{{"rule"_L1, count.rule},
                                {"reminded"_L1, count.reminded},
                                {"blocked"_L1, count.blocked},
                                {"overridden"_L1, count.overridden}});
    return list;
}

QJsonValue millis(const std::optional<std::chrono::milliseconds> &time)
{
    return time ? QJsonValue(static_cast<qint64>(time->count())) : QJsonValue();
}

QJsonObject toJson(const ScenarioScore &score)
{
    QJsonObject steps;
    for (size_t i = 0; i < score.steps.size(); ++i)
        steps.insert(toText(static_cast<ScriptStep>(i)), score.steps[i]);
    return {{"id"_L1, score.id},
            {"title"_L1, score.titleZh},
            {"title_en"_L1, score.titleEn},
            {"arrived"_L1, score.arrived()},
            {"resolved"_L1, score.resolved},
            {"unanswered"_L1, score.unanswered},
            {"steps"_L1, steps},
            {"first_response_ms"_L1, millis(score.firstResponse)},
            {"received"_L1, score.received},
            {"sent"_L1, score.sent},
            {"guards"_L1, toJson(score.guards)},
            {"written"_L1, QJsonArray::fromStringList(score.written)},
            {"model"_L1, QJsonArray::fromStringList(score.model)}};
}

} // namespace

QString toText(const ScoreSheet &sheet, QStringView language)
{
    const Words words = wordsIn(language);
    const bool english = language.startsWith("en"_L1);
    const GuardCount guards = sheet.allGuards();
    QStringList lines{words.heading,
                      words.summary.arg(sheet.arrived).arg(sheet.resolved).arg(sheet.unanswered).arg(sheet.adherent)};
    lines.append(sheet.medianResponse
                     ? words.response.arg(seconds(*sheet.medianResponse), seconds(*sheet.longestResponse))
                     : words.noResponse);
    lines.append(words.guards.arg(guards.reminded).arg(guards.blocked).arg(guards.overridden));
    for (const GuardCount &count : sheet.guards)
        lines.append(words.guard.arg(count.rule).arg(count.reminded).arg(count.blocked).arg(count.overridden));
    lines.append(QString());
    for (const ScenarioScore &score : sheet.scenarios)
        lines.append(lineOf(score, words, english));
    return lines.join(u'\n') + u'\n';
}

QJsonObject toJson(const ScoreSheet &sheet)
{
    QJsonArray scenarios;
    for (const ScenarioScore &score : sheet.scenarios)
        scenarios.append(toJson(score));
    return {{"arrived"_L1, sheet.arrived},
            {"resolved"_L1, sheet.resolved},
            {"unanswered"_L1, sheet.unanswered},
            {"adherent"_L1, sheet.adherent},
            {"median_response_ms"_L1, millis(sheet.medianResponse)},
            {"longest_response_ms"_L1, millis(sheet.longestResponse)},
            {"guards"_L1, toJson(sheet.guards)},
            {"scenarios"_L1, scenarios}};
}

} // namespace lianxi
