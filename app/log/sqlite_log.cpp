// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/sqlite_log.h"

#include "app/log/log_follower.h"
#include "app/log/log_writer.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

class SqliteLog::Impl
{
public:
    LogFollower::Source source;
    std::unique_ptr<LogWriter> writer;
};

SqliteLog::SqliteLog(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
SqliteLog::~SqliteLog() = default;

Result<std::unique_ptr<SqliteLog>> SqliteLog::open(const QString &file, std::optional<sqlite::PageKey> key)
{
    const auto tail = std::make_shared<LogTail>();
    Result<std::unique_ptr<LogWriter>> writer = LogWriter::start(file, key, tail);
    if (!writer)
        return tl::unexpected(writer.error());
    auto impl = std::make_unique<Impl>();
    impl->source = {file, std::move(key), tail};
    impl->writer = std::move(*writer);
    return std::unique_ptr<SqliteLog>(new SqliteLog(std::move(impl)));
}

void SqliteLog::append(Append what, AppendDone done)
{
    PendingAppend pending;
    pending.done = std::move(done);
    pending.expectedLast = what.expectedLast;
    pending.key = std::move(what.key);
    if (what.events.empty() || what.subject.isEmpty()) {
        pending.refused = Error{ErrorCode::InvalidInput, u"an append needs a subject and at least one event"_s};
    } else {
        pending.subject = what.subject.toUtf8();
        pending.bytes = encodeEvents(what.events);
    }
    m_impl->writer->enqueue(std::move(pending));
}

std::unique_ptr<Subscription> SqliteLog::follow(Sequence after, RecordSink sink)
{
    return std::make_unique<LogFollower>(m_impl->source, after, std::move(sink));
}

Sequence SqliteLog::lastSequence() const
{
    return m_impl->source.tail->last();
}

} // namespace lianxi
