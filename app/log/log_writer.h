// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/log_tail.h"
#include "models/event/log.h"
#include "models/store/sqlite.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lianxi
{

/// One append that waits for the writer: encoded already, because encoding costs more than inserting.
struct PendingAppend {
    QByteArray subject; ///< UTF-8
    QByteArray key;
    QByteArray bytes; ///< CloudEvents batch
    std::optional<Sequence> expectedLast;
    std::optional<Error> refused; ///< set: not written, only answered
    Log::AppendDone done;
};

/// The thread that owns the log's only writing connection: all that waits goes into one synced transaction, then
/// every caller is answered. Checkpoints come after answering, see sqlite::Checkpoints.
class LogWriter
{
public:
    /// Starts the thread and waits until it has opened the file.
    [[nodiscard]] static Result<std::unique_ptr<LogWriter>>
    start(const QString &file, std::optional<sqlite::PageKey> key, std::shared_ptr<LogTail> tail);
    ~LogWriter(); ///< writes all that waits

    /// Any thread.
    void enqueue(PendingAppend append);

private:
    class Session;
    explicit LogWriter(std::shared_ptr<LogTail> tail)
        : m_tail(std::move(tail))
    {
    }
    void run(Session &session);
    [[nodiscard]] std::vector<PendingAppend> takeAll();

    std::shared_ptr<LogTail> m_tail;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<PendingAppend> m_queue; ///< guarded by m_mutex
    bool m_closing = false; ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace lianxi
