// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/platform_event.h"
#include "models/store/sqlite.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lianxi
{

enum class CallOutcome { UnderWay, Answered, Missed, Busy, Failed, HandedOn };

/// One telephone call of a contact.
struct CallRow {
    ThreadId call;
    ChannelId channel;
    qint64 caseRow = 0;
    Direction direction = Direction::In; ///< In: the customer called
    QString number; ///< the customer's; empty: withheld
    Instant at;
    std::optional<std::chrono::seconds> length; ///< of the talk
    CallOutcome outcome = CallOutcome::UnderWay;
    QString who; ///< the colleague who talked; empty: not known
    std::optional<Part> recording;
    friend bool operator==(const CallRow &, const CallRow &) = default;
};

/// The calls of everybody who is shown as this contact, the newest first.
[[nodiscard]] Result<std::vector<CallRow>> callsOf(sqlite::Database &db, ContactId contact, int limit);

} // namespace lianxi
