// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/response.h"
#include "models/metrics/statistics.h"
#include "models/policy/zone_offsets.h"

#include <functional>
#include <map>
#include <span>

namespace lianxi::metrics
{

/// How platforms examine the houses that answer on them. Each differs from our response rate, and each from the other,
/// so that they stand under their own names (rules.md §6). Both count people by day and channel, in private
/// conversations.
enum class Exam {
    ThreeMinutes, ///< (people who asked for a person − not answered by one within 3 minutes) ÷ people, 8:00 to 23:00
    SameDay, ///< people whom a person or a bot answered on the day they wrote ÷ people who wrote
};

struct ExamRules {
    std::chrono::minutes within{3}; ///< playbook: figures.exam_minutes
    unsigned fromHour = 8, toHour = 23; ///< playbook: figures.exam_from_hour, exam_to_hour; the latter not included
};

/// By which one a channel of the platform is examined; nullopt: by none that we know.
[[nodiscard]] std::optional<Exam> examOf(Platform platform);

struct ExamFigure {
    qint64 people = 0; ///< each once a day and channel
    qint64 passed = 0;
    std::vector<qint64> cases = {}; ///< of these people
    [[nodiscard]] double rate() const { return share(passed, people); }
    friend bool operator==(const ExamFigure &, const ExamFigure &) = default;
};
/// By channel. ThreeMinutes: whoever wrote within the hours what not a bot alone has answered; failed when one such
/// turn waited longer. SameDay: failed when nothing they wrote that day was answered on it.
/// \param isLooked  of a channel, whether it is examined; empty: every one is.
[[nodiscard]] std::map<qint64, ExamFigure> examine(Exam exam, std::span<const Turn> turns, const ExamRules &rules,
                                                   const ZoneOffsets &zone,
                                                   const std::function<bool(qint64 channel)> &isLooked = {});

} // namespace lianxi::metrics

namespace lianxi
{
template <>
struct EnumNames<metrics::Exam> {
    static constexpr std::array<std::string_view, 2> names{"three_minutes", "same_day"};
};
} // namespace lianxi
