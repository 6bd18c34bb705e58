// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/store/sqlite.h"

#include <QJsonObject>

#include <vector>

namespace lianxi
{

/// A conversation in which the bot may speak next.
struct BotSubject {
    CaseView view;
    ThreadRow thread; ///< where the customer wrote last
    QJsonObject settings; ///< the channel's
    MessageId newest; ///< the customer's last message there
    Instant at; ///< of it
    QString text; ///< all that they wrote since the bot last heard them; pictures and the like say nothing
};

/// Private conversations in which a customer wrote after `since` and nobody has heard it: of open cases that no person
/// owns, has answered or supervises, and that the bot has not given to people. Oldest first.
/// \param cases  CaseRow::row: only these; empty: any
[[nodiscard]] Result<std::vector<BotSubject>> botSubjects(sqlite::Database &db, Instant since,
                                                          const std::vector<qint64> &cases);
/// Whether the bot is in the middle of a conversation in any open case that nobody has taken.
[[nodiscard]] Result<bool> botIsTalking(sqlite::Database &db);
/// The cases of these messages (TimelineRow::row), each once.
[[nodiscard]] Result<std::vector<qint64>> casesOfMessages(sqlite::Database &db, const std::vector<qint64> &messages);

} // namespace lianxi
