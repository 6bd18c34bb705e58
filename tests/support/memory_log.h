// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/log.h"

#include <QHash>

namespace lianxi::test
{

/// A log in memory that answers at once on the caller's thread and keeps the promises about subjects and keys. Nobody
/// follows it.
class MemoryLog final : public Log
{
public:
    std::vector<Record> records;
    bool reachable = true;

    void append(Append what, AppendDone done) override
    {
        if (!reachable) {
            done(Unavailable{Error{ErrorCode::Network, {}}});
            return;
        }
        const Sequence last = m_last.value(what.subject, 0);
        if (what.expectedLast && *what.expectedLast != last) {
            Conflict conflict{last, {}};
            if (last > 0)
                conflict.lastEvents = records.at(static_cast<size_t>(last) - 1).events;
            done(conflict);
            return;
        }
        put(what.subject, what.events);
        done(Accepted{lastSequence(), false});
    }
    [[nodiscard]] std::unique_ptr<Subscription> follow(Sequence, RecordSink) override { return nullptr; }
    [[nodiscard]] Sequence lastSequence() const override { return static_cast<Sequence>(records.size()); }

    /// What another desk writes.
    void put(const QString &subject, const std::vector<Event> &events)
    {
        records.push_back({lastSequence() + 1, subject, {}, events});
        m_last[subject] = lastSequence();
    }
    [[nodiscard]] std::vector<Event> eventsOf(EventType type) const
    {
        std::vector<Event> found;
        for (const Record &record : records)
            std::copy_if(record.events.begin(), record.events.end(), std::back_inserter(found),
                         [type](const Event &event) { return event.type == type; });
        return found;
    }

private:
    QHash<QString, Sequence> m_last;
};

} // namespace lianxi::test
