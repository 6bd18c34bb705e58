// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/log_tail.h"
#include "models/event/log.h"
#include "models/store/sqlite.h"

#include <memory>
#include <optional>
#include <thread>

namespace lianxi
{

/// One subscription of the embedded log: a thread with a read-only connection of its own. It reads in batches until
/// it has caught up and is then woken by each commit.
class LogFollower final : public Subscription
{
public:
    struct Source {
        QString file;
        std::optional<sqlite::PageKey> key;
        std::shared_ptr<LogTail> tail;
    };
    LogFollower(Source source, Sequence after, Log::RecordSink sink);
    ~LogFollower() override; ///< not from inside the sink

private:
    class Reader;
    void run();

    Source m_source;
    Sequence m_position;
    Log::RecordSink m_sink;
    bool m_stop = false; ///< guarded by the tail
    std::thread m_thread;
};

} // namespace lianxi
