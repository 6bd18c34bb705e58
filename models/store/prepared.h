// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"

#include <memory>
#include <vector>

namespace lianxi::store
{

/// What can be found out of a platform's event without the tables.
struct PreparedEvent {
    PlatformEventReceived received;
    qint64 key = 0; ///< by which a repeat is recognised
    QString text; ///< with the text parts
    QString preview;
    QByteArray tokens; ///< of `text`, for the search index
};

} // namespace lianxi::store

namespace lianxi
{

/// A record with what was found out ahead of its turn.
struct PreparedRecord {
    Record record;
    /// One for each event; null for those that are no platform's event, or cannot be read.
    std::vector<std::unique_ptr<const store::PreparedEvent>> events;
};

/// Half of what folding a platform's event costs. Pure, any thread; what it took over from an event's data is left out
/// of the record.
[[nodiscard]] PreparedRecord prepare(Record record);

} // namespace lianxi
