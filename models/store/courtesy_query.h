// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/store/sqlite.h"

namespace lianxi
{

/// A private conversation of a case, with what telling its customer something needs.
struct CourtesySubject {
    ThreadId thread;
    ChannelId channel;
    Platform platform = Platform::Import;
    QString threadId; ///< the platform's conversation
    QString person; ///< in the platform's key
    QString lastMessage; ///< the customer's newest, in the platform's key
    std::optional<Instant> lastAt;
    QJsonObject needed; ///< members of that message which the platform wants back
};
/// Those in which the customer wrote, newest first.
[[nodiscard]] Result<std::vector<CourtesySubject>> courtesySubjects(sqlite::Database &db, qint64 caseRow);

} // namespace lianxi
