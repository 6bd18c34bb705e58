// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/log.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <mutex>

namespace lianxi::contract
{

/// Keeps what a subscription delivers; not a log's own records, which hold no events. Destroy the subscription first.
class RecordCollector
{
public:
    [[nodiscard]] Log::RecordSink sink()
    {
        return [this](const std::vector<Record> &records) {
            {
                const std::lock_guard lock(m_mutex);
                std::copy_if(records.begin(), records.end(), std::back_inserter(m_records),
                             [](const Record &record) { return !record.events.empty(); });
            }
            m_changed.notify_all();
            return true;
        };
    }
    /// \return false when there are not `count` records after 60 seconds, or more than that.
    [[nodiscard]] bool waitFor(size_t count)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::seconds(60), [&] { return m_records.size() >= count; });
        return m_records.size() == count;
    }
    [[nodiscard]] std::vector<Record> records() const
    {
        const std::lock_guard lock(m_mutex);
        return m_records;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Record> m_records;
};

} // namespace lianxi::contract
