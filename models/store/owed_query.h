// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/store/sqlite.h"

#include <vector>

namespace lianxi
{

enum class OwedKind {
    Call, ///< somebody is to be called
    Message, ///< a follow-up in writing
    Request, ///< a department has not answered yet
};

/// Something that is still owed, of any case.
struct OwedRow {
    OwedKind kind = OwedKind::Call;
    FollowUpId followUp; ///< Call, Message
    RequestId request; ///< Request
    CaseRow head; ///< the case
    Instant due;
    QString what; ///< the promise, or the question
    QString where; ///< Message: the channel's name; Request: the department
    ChannelId channel; ///< Message
    AgentId by; ///< Request: who asked
    friend bool operator==(const OwedRow &, const OwedRow &) = default;
};

/// What is owed, the one due next first. Cases that are resolved owe what they promised all the same.
[[nodiscard]] Result<std::vector<OwedRow>> owed(sqlite::Database &db, int limit);

} // namespace lianxi
