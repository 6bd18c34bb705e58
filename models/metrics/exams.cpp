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

struct Person {
    bool passed = false;
    bool begun = false;
    std::vector<qint64> cases;
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
                                     const ZoneOffsets &zone)
{
    std::map<std::tuple<qint64, std::chrono::sys_days, qint64>, Person> people;
    for (const Turn &turn : turns) {
        if (turn.surface != Surface::Private)
            continue;
        const std::optional<bool> good = judge(exam, turn, rules, zone);
        if (!good)
            continue;
        Person &person = people[{turn.channel, localHour(turn.asked, zone).date, turn.contact}];
        const bool all = exam == Exam::ThreeMinutes; // every turn has to be good; else one is enough
        person.passed = !person.begun ? *good : all ? person.passed && *good : person.passed || *good;
        person.begun = true;
        person.cases.push_back(turn.caseRow);
    }
    std::map<qint64, ExamFigure> figures;
    for (auto &[key, person] : people) {
        ExamFigure &figure = figures[std::get<0>(key)];
        ++figure.people;
        figure.passed += person.passed;
        figure.cases.insert(figure.cases.end(), person.cases.begin(), person.cases.end());
    }
    for (auto &[channel, figure] : figures) {
        std::sort(figure.cases.begin(), figure.cases.end());
        figure.cases.erase(std::unique(figure.cases.begin(), figure.cases.end()), figure.cases.end());
    }
    return figures;
}

} // namespace lianxi::metrics
