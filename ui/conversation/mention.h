// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/domain/views.h"

namespace lianxi
{

/// Whether a colleague's note is meant for this agent: it names them. Their own notes are not.
[[nodiscard]] bool mentions(const TimelineRow &note, const AgentProfile &me);

} // namespace lianxi
