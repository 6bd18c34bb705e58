// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/language/shipped_models.h"

#include <array>

namespace lianxi
{

/// The questions whose answers a team can teach.
inline constexpr std::array teachableTasks{Task::Category, Task::Sentiment, Task::Emotion, Task::Escalation,
                                           Task::Script};
/// Whose answers may be several labels at once, joined by '+'; `restLabel` stands for none of them.
[[nodiscard]] constexpr bool hasSeveralLabels(Task task)
{
    return task == Task::Escalation || task == Task::Script;
}
inline constexpr QLatin1StringView restLabel{"none"};
/// Who wrote the texts that a task is about.
[[nodiscard]] constexpr Direction writerOf(Task task)
{
    return task == Task::Script ? Direction::Out : Direction::In;
}

/// Where a label comes from. Of several for one text the first of this order counts.
enum class LabelSource { Labelled, Corrected, Imported };
template <>
struct EnumNames<LabelSource> {
    static constexpr std::array<std::string_view, 3> names{"labelled", "corrected", "imported"};
};

/// A text and what it means, as a person said.
struct TaughtRow {
    Task task = Task::Category;
    MessageId message; ///< null: imported
    QString text, label;
    Instant at; ///< when the text was written; of imported rows: when they came in
    LabelSource source = LabelSource::Labelled;
    friend bool operator==(const TaughtRow &, const TaughtRow &) = default;
};

} // namespace lianxi
