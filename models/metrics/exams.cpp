// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/exams.h"

#include "models/metrics/arrivals.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace lianxi::metrics
{

namespace
{

/// A turn as the exam sees it; turns of one person on one day stand together when sorted.
struct Answer {
    qint64 channel = 0;
    std::chrono::sys_days day;
    qint64 person = 0, caseRow = 0;
    bool good = false;
    [[nodiscard]] bool isOfSame(const Answer &other) const
    {
        return channel == other.channel && day == other.day && person == other.person;
    }
};

/// Whether a turn is looked at, and if so whether it was answered well enough.
std::optional<bool> judge(Exam exam, const Turn &turn, const ExamRules &rules, const ZoneOffsets &zone)
{
    const LocalHour at = localHour(turn.asked, zone);
    switch (exam) {
    case Exam::ThreeMinutes: {
        const bool botAlone = turn.answered && !turn.byPerson;
        if (botAlone || turn.afterBot || at.hour < rules.fromHour || at.hour >= rules.toHour)
            return std::nullopt;
        return turn.byPerson && *turn.byPerson - turn.asked <= rules.within;
    }
    case Exam::SameDay:
        return turn.answered && localHour(*turn.answered, zone).date == at.date;
    }
    return std::nullopt;
}

} // namespace

std::optional<Exam> examOf(Platform platform)
{
    constexpr std::array exams{
        std::pair(Platform::Douyin, Exam::ThreeMinutes),      std::pair(Platform::Kuaishou, Exam::ThreeMinutes),
        std::pair(Platform::Xiaohongshu, Exam::ThreeMinutes), std::pair(Platform::WechatOa, Exam::SameDay),
        std::pair(Platform::WecomKf, Exam::SameDay),
    };
    const auto found =
        std::find_if(exams.begin(), exams.end(), [platform](const auto &one) { return one.first == platform; });
    return found == exams.end() ? std::nullopt : std::optional(found->second);
}

std::map<qint64, ExamFigure> examine(Exam exam, std::span<const Turn> turns, const ExamRules &rules,
                                     const ZoneOffsets &zone, const std::function<bool(qint64 channel)> &isLooked)
{
    std::map<qint64, bool> looked;
    std::vector<Answer> answers;
    for (const Turn &turn : turns) {
        if (turn.surface != Surface::Private)
            continue;
        const auto [known, fresh] = looked.try_emplace(turn.channel, true);
        if (fresh && isLooked)
            known->second = isLooked(turn.channel);
        if (!known->second)
            continue;
        if (const std::optional<bool> good = judge(exam, turn, rules, zone))
            answers.push_back({turn.channel, localHour(turn.asked, zone).date, turn.contact, turn.caseRow, *good});
    }
    std::ranges::sort(answers, [](const Answer &a, const Answer &b) {
        return std::tie(a.channel, a.day, a.person) < std::tie(b.channel, b.day, b.person);
    });
    std::map<qint64, ExamFigure> figures;
    for (auto first = answers.begin(); first != answers.end();) {
        const auto end =
            std::find_if(first, answers.end(), [first](const Answer &one) { return !one.isOfSame(*first); });
        ExamFigure &figure = figures[first->channel];
        ++figure.people;
        const auto isGood = [](const Answer &one) { return one.good; };
        // Every turn has to be answered in three minutes; on the day one is enough.
        figure.passed += exam == Exam::ThreeMinutes ? std::all_of(first, end, isGood) : std::any_of(first, end, isGood);
        for (; first != end; ++first)
            figure.cases.push_back(first->caseRow);
    }
    for (auto &[channel, figure] : figures) {
        std::sort(figure.cases.begin(), figure.cases.end());
        figure.cases.erase(std::unique(figure.cases.begin(), figure.cases.end()), figure.cases.end());
    }
    return figures;
}

} // namespace lianxi::metrics
