// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/store/sqlite.h"

#include <QJsonObject>

#include <vector>

namespace lianxi
{

/// A customer's message that may be answered with a notice at once.
struct NoticeSubject {
    CaseId caseId;
    ThreadId thread;
    ChannelId channel;
    QJsonObject settings; ///< the channel's
    QString brand, text;
    Instant at;
    bool botMay = false; ///< nobody has taken the case from a bot, or answered before one
    bool botTalks = false; ///< one has begun, and goes on
};
/// Of these messages (TimelineRow::row), those in private conversations of open cases whose channel gives notice, and
/// to which no person has written within half an hour before: then somebody serves, whatever the hours say.
[[nodiscard]] Result<std::vector<NoticeSubject>> noticeSubjects(sqlite::Database &db,
                                                                const std::vector<qint64> &messages);

} // namespace lianxi
