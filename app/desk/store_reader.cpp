// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/store_reader.h"

#include "models/store/people.h"
#include "models/store/search_index.h"

namespace lianxi
{

namespace
{

// Lists jump about in the whole file; duty asks for the newest rows over and over.
constexpr int viewCacheKiB = 4096;
constexpr int dutyCacheKiB = 1024;

} // namespace

Result<std::unique_ptr<ReaderThread>> ReaderThread::start(const QString &file, std::optional<sqlite::PageKey> key,
                                                          int cacheKiB)
{
    std::unique_ptr<ReaderThread> reader(new ReaderThread);
    std::promise<Status> opened;
    std::future<Status> outcome = opened.get_future();
    reader->m_thread = std::thread([self = reader.get(), file, key, cacheKiB, &opened] {
        const sqlite::OpenOptions options{.mode = sqlite::OpenMode::ReadOnly, .key = key, .cacheKiB = cacheKiB};
        self->loop(file, options, [&opened](Status status) { opened.set_value(std::move(status)); });
    });
    if (const Status status = outcome.get(); !status)
        return tl::make_unexpected(status.error());
    return reader;
}

ReaderThread::~ReaderThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void ReaderThread::run(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void ReaderThread::loop(const QString &file, const sqlite::OpenOptions &options, std::function<void(Status)> opened)
{
    Result<sqlite::Database> db = sqlite::Database::open(file, options);
    const Status ready = !db ? tl::make_unexpected(db.error()) : registerTokenizer(*db);
    opened(ready);
    if (!ready)
        return;
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [&] { return m_stopping || !m_tasks.empty(); });
            if (m_stopping)
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task(*db);
    }
}

Result<std::unique_ptr<StoreReader>> StoreReader::open(const QString &file, std::optional<sqlite::PageKey> key,
                                                       const Clock &clock)
{
    std::unique_ptr<StoreReader> reader(new StoreReader(clock));
    const auto start = [&](std::unique_ptr<ReaderThread> &thread, int cacheKiB) {
        return ReaderThread::start(file, key, cacheKiB).map([&](std::unique_ptr<ReaderThread> started) {
            thread = std::move(started);
        });
    };
    const Status started = start(reader->m_lists, viewCacheKiB)
                               .and_then([&] { return start(reader->m_search, viewCacheKiB); })
                               .and_then([&] { return start(reader->m_duty, dutyCacheKiB); });
    if (!started)
        return tl::make_unexpected(started.error());
    return reader;
}

StoreReader::~StoreReader()
{
    m_duty.reset();
    m_search.reset();
    m_lists.reset();
}

template <class T>
T StoreReader::orEmpty(Result<T> result)
{
    if (result)
        return std::move(*result);
    // An empty list and a broken disk must not look alike.
    QMetaObject::invokeMethod(
        this, [this, error = result.error()] { Q_EMIT troubled(error); }, Qt::QueuedConnection);
    return T{};
}

void StoreReader::askKeys(const QObject *context, const CaseFilter &filter, int limit,
                          std::function<void(std::vector<CaseKey>)> answer)
{
    post<std::vector<CaseKey>>(
        filter.query.isEmpty() ? *m_lists : *m_search, context,
        [this, filter, limit](sqlite::Database &db) {
            return orEmpty(caseKeys(db, filter, {std::numeric_limits<qint64>::min(), 0}, limit));
        },
        std::move(answer));
}

void StoreReader::askRows(const QObject *context, std::vector<qint64> rows,
                          std::function<void(std::vector<CaseRow>)> answer)
{
    post<std::vector<CaseRow>>(
        *m_lists, context, [this, rows = std::move(rows)](sqlite::Database &db) { return orEmpty(caseRows(db, rows)); },
        std::move(answer));
}

void StoreReader::askCase(const QObject *context, qint64 caseRow, std::function<void(Result<CaseView>)> answer)
{
    post<Result<CaseView>>(
        *m_lists, context, [caseRow](sqlite::Database &db) { return caseView(db, caseRow); }, std::move(answer));
}

void StoreReader::askTimeline(const QObject *context, qint64 caseRow, int limit, qint64 before,
                              std::function<void(std::vector<TimelineRow>)> answer)
{
    post<std::vector<TimelineRow>>(
        *m_lists, context, [=, this](sqlite::Database &db) { return orEmpty(timeline(db, caseRow, limit, before)); },
        std::move(answer));
}

void StoreReader::askContact(const QObject *context, ContactId contact, std::function<void(Result<ContactView>)> answer)
{
    post<Result<ContactView>>(
        *m_lists, context, [contact](sqlite::Database &db) { return contactView(db, contact); }, std::move(answer));
}

void StoreReader::askPerson(const QObject *context, ContactId contact, std::function<void(Result<PersonView>)> answer)
{
    askSlow<Result<PersonView>>(
        context, [contact, this](sqlite::Database &db) { return personView(db, contact, m_clock.now()); },
        std::move(answer));
}

void StoreReader::askCounters(const QObject *context, AgentId agent, std::function<void(Counters)> answer)
{
    post<Counters>(
        *m_lists, context, [this, agent](sqlite::Database &db) { return orEmpty(counters(db, agent)); },
        std::move(answer));
}

void StoreReader::askSearch(const QObject *context, const QString &query, int limit,
                            std::function<void(SearchResult)> answer)
{
    quint64 ticket = 0;
    {
        const std::lock_guard lock(m_searchMutex);
        ticket = ++m_searches;
        m_newestSearch.insert(context, ticket);
    }
    post<std::optional<SearchResult>>(
        *m_search, context,
        [=, this](sqlite::Database &db) -> std::optional<SearchResult> {
            {
                const std::lock_guard lock(m_searchMutex);
                if (m_newestSearch.value(context) != ticket)
                    return std::nullopt;
            }
            return orEmpty(search(db, query, m_clock.now(), limit));
        },
        [answer = std::move(answer)](std::optional<SearchResult> result) {
            if (result)
                answer(std::move(*result));
        });
}

} // namespace lianxi
