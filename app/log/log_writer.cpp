// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/log_writer.h"

#include "models/store/checkpoints.h"
#include "models/store/file_layout.h"

#include <QLoggingCategory>

#include <future>
#include <iterator>
#include <span>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

Q_LOGGING_CATEGORY(logWriter, "lianxi.log.writer")

// record_subject needs no sequence column: every index entry ends in the row id, which is the sequence.
constexpr sqlite::FileLayout layout{0x4c584c47 /* LXLG */, 1,
                                    "CREATE TABLE record(sequence INTEGER PRIMARY KEY, subject TEXT NOT NULL, key BLOB,"
                                    "                    bytes BLOB NOT NULL) STRICT;"
                                    "CREATE UNIQUE INDEX record_key ON record(key) WHERE key IS NOT NULL;"
                                    "CREATE INDEX record_subject ON record(subject)"};

} // namespace

/// Connection and statements; lives on the writer's thread.
class LogWriter::Session
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const QString &file, std::optional<sqlite::PageKey> key);
    ~Session();

    [[nodiscard]] Result<Sequence> last();
    /// Outcomes of a group in order, all durable; an error means that none of it was written.
    [[nodiscard]] Result<std::vector<AppendOutcome>> write(std::span<const PendingAppend> group);
    /// To be called when all callers have been answered.
    void settle() { m_checkpoints->afterCommit(); }

private:
    explicit Session(sqlite::Database db)
        : m_db(std::move(db))
    {
    }
    [[nodiscard]] Status prepare();
    [[nodiscard]] Result<AppendOutcome> writeOne(const PendingAppend &append, Sequence &last);
    [[nodiscard]] Result<Sequence> sequenceOf(sqlite::Statement &lookup);
    [[nodiscard]] Result<AppendOutcome> conflictAt(Sequence sequence);

    sqlite::Database m_db;
    sqlite::Statement m_lastOfAll, m_byKey, m_lastOfSubject, m_bytes, m_insert;
    std::optional<sqlite::Checkpoints> m_checkpoints;
};

Result<std::unique_ptr<LogWriter::Session>> LogWriter::Session::open(const QString &file,
                                                                     std::optional<sqlite::PageKey> key)
{
    Result<sqlite::Database> db = sqlite::Database::open(
        file, {.mode = sqlite::OpenMode::Create, .durability = sqlite::Durability::Full, .key = key});
    if (!db)
        return tl::unexpected(db.error());
    if (Status prepared = sqlite::prepareLayout(*db, layout); !prepared)
        return tl::unexpected(prepared.error());
    std::unique_ptr<Session> session(new Session(std::move(*db)));
    if (Status prepared = session->prepare(); !prepared)
        return tl::unexpected(prepared.error());
    session->m_checkpoints.emplace(session->m_db, file, std::move(key), sqlite::Durability::Full);
    return session;
}

Status LogWriter::Session::prepare()
{
    const std::pair<sqlite::Statement *, const char *> statements[] = {
        {&m_lastOfAll, "SELECT max(sequence) FROM record"},
        {&m_byKey, "SELECT sequence FROM record WHERE key=?1"},
        {&m_lastOfSubject, "SELECT max(sequence) FROM record INDEXED BY record_subject WHERE subject=?1"},
        {&m_bytes, "SELECT bytes FROM record WHERE sequence=?1"},
        {&m_insert, "INSERT INTO record(sequence, subject, key, bytes) VALUES(?1, ?2, ?3, ?4)"},
    };
    for (const auto &[target, sql] : statements) {
        Result<sqlite::Statement> statement = m_db.prepare(sql);
        if (!statement)
            return tl::unexpected(statement.error());
        *target = std::move(*statement);
    }
    return {};
}

LogWriter::Session::~Session()
{
    m_checkpoints.reset();
    // Not fatal when it fails: the write-ahead file is complete and the next start reads it.
    if (const Status done = m_db.execute("PRAGMA wal_checkpoint(TRUNCATE)"); !done)
        qCWarning(logWriter) << "checkpoint at close:" << done.error().detail;
}

Result<Sequence> LogWriter::Session::sequenceOf(sqlite::Statement &lookup)
{
    const Result<bool> row = lookup.step();
    if (!row)
        return tl::unexpected(row.error());
    const Sequence sequence = *row ? lookup.integer(0) : 0;
    lookup.reset();
    return sequence;
}

Result<Sequence> LogWriter::Session::last()
{
    return sequenceOf(m_lastOfAll);
}

Result<AppendOutcome> LogWriter::Session::conflictAt(Sequence sequence)
{
    const Result<bool> row = m_bytes.bind(1, sequence).step();
    if (!row)
        return tl::unexpected(row.error());
    const QByteArray bytes = *row ? m_bytes.blob(0) : QByteArray();
    m_bytes.reset();
    Conflict conflict{sequence, {}};
    if (Result<std::vector<Event>> events = decodeEvents(bytes))
        conflict.lastEvents = std::move(*events);
    return AppendOutcome(std::move(conflict));
}

Result<AppendOutcome> LogWriter::Session::writeOne(const PendingAppend &append, Sequence &last)
{
    if (append.refused)
        return AppendOutcome(Unavailable{*append.refused});
    // The key comes before the expectation: a writer that repeats its own append must not be told that it lost.
    if (!append.key.isEmpty()) {
        const Result<Sequence> known = sequenceOf(m_byKey.bind(1, append.key));
        if (!known)
            return tl::unexpected(known.error());
        if (*known > 0)
            return AppendOutcome(Accepted{*known, true});
    }
    if (append.expectedLast) {
        const Result<Sequence> current = sequenceOf(m_lastOfSubject.bindUtf8(1, append.subject));
        if (!current)
            return tl::unexpected(current.error());
        if (*current != *append.expectedLast)
            return conflictAt(*current);
    }
    m_insert.bind(1, last + 1).bindUtf8(2, append.subject).bind(4, append.bytes);
    if (append.key.isEmpty())
        m_insert.bindNull(3);
    else
        m_insert.bind(3, append.key);
    if (const Status inserted = m_insert.run(); !inserted)
        return tl::unexpected(inserted.error());
    return AppendOutcome(Accepted{++last, false});
}

Result<std::vector<AppendOutcome>> LogWriter::Session::write(std::span<const PendingAppend> group)
{
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(m_db);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Sequence> end = last();
    if (!end)
        return tl::unexpected(end.error());
    std::vector<AppendOutcome> outcomes;
    outcomes.reserve(group.size());
    for (const PendingAppend &append : group) {
        Result<AppendOutcome> outcome = writeOne(append, *end);
        if (!outcome)
            return tl::unexpected(outcome.error());
        outcomes.push_back(std::move(*outcome));
    }
    if (const Status committed = transaction->commit(); !committed)
        return tl::unexpected(committed.error());
    return outcomes;
}

Result<std::unique_ptr<LogWriter>> LogWriter::start(const QString &file, std::optional<sqlite::PageKey> key,
                                                    std::shared_ptr<LogTail> tail)
{
    std::unique_ptr<LogWriter> writer(new LogWriter(std::move(tail)));
    std::promise<Status> opened;
    std::future<Status> status = opened.get_future();
    writer->m_thread =
        std::thread([writer = writer.get(), file, key = std::move(key), opened = std::move(opened)]() mutable {
            Result<std::unique_ptr<Session>> session = Session::open(file, key);
            const Result<Sequence> last = session ? (*session)->last() : tl::unexpected(session.error());
            if (!last) {
                opened.set_value(tl::unexpected(last.error()));
                return;
            }
            writer->m_tail->moveTo(*last);
            opened.set_value({});
            writer->run(**session);
        });
    if (Status result = status.get(); !result)
        return tl::unexpected(result.error());
    return writer;
}

LogWriter::~LogWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_arrived.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void LogWriter::enqueue(PendingAppend append)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_queue.empty();
        m_queue.push_back(std::move(append));
    }
    if (first) // otherwise the writer is awake or has been woken
        m_arrived.notify_one();
}

std::vector<PendingAppend> LogWriter::takeAll()
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [this] { return m_closing || !m_queue.empty(); });
    return std::exchange(m_queue, {});
}

void LogWriter::run(Session &session)
{
    // An empty take means closing. Callers may append from `done`, so the queue is looked at again after each group.
    for (std::vector<PendingAppend> group = takeAll(); !group.empty(); group = takeAll()) {
        const auto answer = [&](std::span<PendingAppend> part, std::vector<AppendOutcome> outcomes) {
            if (const Result<Sequence> last = session.last())
                m_tail->moveTo(*last);
            for (size_t i = 0; i < part.size(); ++i)
                part[i].done(std::move(outcomes[i]));
        };
        if (Result<std::vector<AppendOutcome>> outcomes = session.write(group)) {
            answer(group, std::move(*outcomes));
        } else {
            // One append that cannot be written (too large for what is left of the disk) must not fail its neighbours.
            for (PendingAppend &single : group) {
                Result<std::vector<AppendOutcome>> outcome = session.write(std::span(&single, 1));
                if (!outcome)
                    outcome = std::vector<AppendOutcome>{Unavailable{outcome.error()}};
                answer(std::span(&single, 1), std::move(*outcome));
            }
        }
        group.clear();
        session.settle();
    }
}

} // namespace lianxi
