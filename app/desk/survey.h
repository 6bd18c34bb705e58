// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/policy/playbook.h"

#include <optional>

namespace lianxi
{

/// Member of ReplyQueued::intent that marks the question how it was: it leaves only while the case is resolved.
inline constexpr QLatin1StringView surveyMark{"survey"};

/// When the question leaves: a while after the case's end, so that a reopening takes it back.
[[nodiscard]] Instant surveyLeaves(const Playbook &playbook, Instant now);

/// Where a resolved case's customer can be asked how it was: the newest private conversation, while the platform takes
/// a reply there. Nothing where the channel asks nobody, where no person has answered, or who was asked within a day.
/// \param leaves  when the question would go out.
[[nodiscard]] std::optional<ThreadRow> surveyThread(const CaseView &view, Instant now, Instant leaves);

} // namespace lianxi
