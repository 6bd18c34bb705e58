// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/store/sqlite.h"

#include <QJsonObject>

#include <vector>

namespace lianxi
{

/// A customer's message to which the desk may say something by itself.
struct PeakSubject {
    qint64 caseRow = 0;
    CaseId caseId;
    ThreadId thread;
    ChannelId channel;
    QJsonObject settings; ///< the channel's
    QString brand, text;
    QString notice; ///< what they were told, of an answer to it
    Instant at;
    bool numberKnown = false; ///< the platform knows the customer by their telephone number
    bool told = false; ///< of the wait, in this case
    bool booked = false; ///< a call-back
    /// When it is looked at although nobody has judged it; until then it may yet turn out to be the supervisor's.
    std::optional<Instant> ripe;
    bool unheard = false; ///< neither a bot nor a person has spoken in the case yet
};

/// The id of the one notice of a case, and of its call-back.
[[nodiscard]] MessageId peakNoticeId(CaseId caseId);
[[nodiscard]] FollowUpId callBackId(CaseId caseId);

/// Open cases without an assignee whose customers wrote in private since `freshFrom` and wait, where the channel's
/// setting "peak_notice" is on; neither the supervisor's nor a bot's nor those of suspected minors.
[[nodiscard]] Result<std::vector<PeakSubject>> peakSubjects(sqlite::Database &db, Instant freshFrom);
/// Of these messages (TimelineRow::row), those that came after the notice of their case, in its conversation and within
/// `window`, before any person answered.
[[nodiscard]] Result<std::vector<PeakSubject>> peakAnswers(sqlite::Database &db, const std::vector<qint64> &messages,
                                                           std::chrono::milliseconds window);

} // namespace lianxi
