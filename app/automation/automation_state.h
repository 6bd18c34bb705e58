// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/automation/web_calls.h"
#include "models/store/occasions.h"

namespace lianxi
{

/// Something that is looked at again later.
struct LaterLook {
    Instant at = {};
    qint64 caseRow = 0;
    CaseId caseId = {};
    /// A run that waits: the rule, its version, and the step it goes on with. Empty: an answer that can be undone until
    /// then.
    QString rule = {};
    int version = 0, step = 0, depth = 0;
    QByteArray key = {}; ///< of the occasion, or of the run that waits
    qint64 row = 0; ///< of the answer
    friend bool operator==(const LaterLook &, const LaterLook &) = default;
};

/// How far automation has come, as one value that is kept whole or not at all.
struct AutomationState {
    std::optional<qint64> line; ///< last timeline row whose occasions are done with; absent: nothing was looked at yet
    qint64 judged = 0; ///< the same for judgements
    Instant moments; ///< clocks were looked at up to here
    std::vector<LaterLook> later;
    std::vector<WebCall> calls;
};

[[nodiscard]] QByteArray toBytes(const AutomationState &state);
/// What cannot be read is as if nothing was looked at yet: rules begin with what comes from here on.
[[nodiscard]] AutomationState automationStateFrom(const QByteArray &bytes);

} // namespace lianxi
