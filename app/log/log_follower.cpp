// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/log_follower.h"

#include <QLoggingCategory>

using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

Q_LOGGING_CATEGORY(logFollower, "lianxi.log.follower")

constexpr size_t batchRecords = 512;
constexpr qsizetype batchBytes = 4 * 1024 * 1024;
/// Before a failed read is tried again; a disk that fails does not recover faster.
constexpr auto retryPause = 1s;

} // namespace

class LogFollower::Reader
{
public:
    [[nodiscard]] static Result<Reader> open(const Source &source)
    {
        Result<sqlite::Database> db = sqlite::Database::open(
            source.file, {.mode = sqlite::OpenMode::ReadOnly, .key = source.key, .cacheKiB = 1024});
        if (!db)
            return tl::unexpected(db.error());
        Reader reader(std::move(*db));
        Result<sqlite::Statement> select =
            reader.m_db.prepare("SELECT sequence, subject, key, bytes FROM record WHERE sequence>?1 ORDER BY sequence");
        if (!select)
            return tl::unexpected(select.error());
        reader.m_select = std::move(*select);
        return reader;
    }
    [[nodiscard]] Result<std::vector<Record>> batchAfter(Sequence position);

private:
    explicit Reader(sqlite::Database db)
        : m_db(std::move(db))
    {
    }
    sqlite::Database m_db;
    sqlite::Statement m_select; ///< after m_db, so that it goes first
};

Result<std::vector<Record>> LogFollower::Reader::batchAfter(Sequence position)
{
    std::vector<Record> records;
    qsizetype bytes = 0;
    m_select.bind(1, position);
    while (records.size() < batchRecords && bytes < batchBytes) {
        const Result<bool> row = m_select.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return records;
        Record record{m_select.integer(0), m_select.text(1), m_select.isNull(2) ? QByteArray() : m_select.blob(2), {}};
        const QByteArray encoded = m_select.blob(3);
        bytes += encoded.size();
        // A record that cannot be read is handed on empty: the projection counts it, the rest of the log stays usable.
        if (Result<std::vector<Event>> events = decodeEvents(encoded))
            record.events = std::move(*events);
        else
            qCWarning(logFollower) << "record" << record.sequence << "unreadable:" << events.error().detail;
        records.push_back(std::move(record));
    }
    m_select.reset(); // an open read would keep the writer from reusing its write-ahead file
    return records;
}

LogFollower::LogFollower(Source source, Sequence after, Log::RecordSink sink)
    : m_source(std::move(source))
    , m_position(after)
    , m_sink(std::move(sink))
{
    m_thread = std::thread([this] { run(); });
}

LogFollower::~LogFollower()
{
    Q_ASSERT(m_thread.get_id() != std::this_thread::get_id());
    m_source.tail->stop(m_stop);
    m_thread.join();
}

void LogFollower::run()
{
    std::optional<Reader> reader;
    while (m_source.tail->waitBeyond(m_position, m_stop)) {
        Status status;
        if (!reader) {
            Result<Reader> opened = Reader::open(m_source);
            if (opened)
                reader.emplace(std::move(*opened));
            else
                status = tl::unexpected(opened.error());
        }
        Result<std::vector<Record>> records = status ? reader->batchAfter(m_position) : tl::unexpected(status.error());
        if (!records) {
            qCWarning(logFollower) << "cannot read after" << m_position << ':' << records.error().detail;
            reader.reset();
            if (!m_source.tail->pauseFor(retryPause, m_stop))
                return;
            continue;
        }
        if (records->empty())
            continue;
        m_position = records->back().sequence;
        if (!m_sink(*records))
            return;
    }
}

} // namespace lianxi
