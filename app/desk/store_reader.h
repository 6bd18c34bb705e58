// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/items/store_source.h"

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace lianxi
{

/// One thread with one read-only connection; runs questions in the order they were asked.
class ReaderThread
{
public:
    using Task = std::function<void(sqlite::Database &)>;
    /// `cacheKiB`: pages it keeps.
    [[nodiscard]] static Result<std::unique_ptr<ReaderThread>> start(const QString &file,
                                                                     std::optional<sqlite::PageKey> key, int cacheKiB);
    ~ReaderThread(); ///< questions not begun are dropped
    void run(Task task);

private:
    ReaderThread() = default;
    void loop(const QString &file, const sqlite::OpenOptions &options, std::function<void(Status)> opened);
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    std::thread m_thread;
};

/// Answers questions off the view thread, on three threads of their own: what the views show, searches, and what duty
/// does on its own account. So neither a slow search nor a burst of work delays a list, and no search delays a reply.
/// Of several searches by one asker only the newest is answered.
class StoreReader final : public QObject, public StoreSource
{
    Q_OBJECT
public:
    /// The projection's file must exist. `clock` outlives this. Answers arrive on the thread this object lives on.
    [[nodiscard]] static Result<std::unique_ptr<StoreReader>>
    open(const QString &file, std::optional<sqlite::PageKey> key, const Clock &clock);
    ~StoreReader() override;

    void askKeys(const QObject *context, const CaseFilter &filter, int limit,
                 std::function<void(std::vector<CaseKey>)> answer) override;
    void askRows(const QObject *context, std::vector<qint64> rows,
                 std::function<void(std::vector<CaseRow>)> answer) override;
    void askCase(const QObject *context, qint64 caseRow, std::function<void(Result<CaseView>)> answer) override;
    void askTimeline(const QObject *context, qint64 caseRow, int limit, qint64 before,
                     std::function<void(std::vector<TimelineRow>)> answer) override;
    void askContact(const QObject *context, ContactId contact,
                    std::function<void(Result<ContactView>)> answer) override;
    void askPerson(const QObject *context, ContactId contact, std::function<void(Result<PersonView>)> answer) override;
    void askCounters(const QObject *context, AgentId agent, std::function<void(Counters)> answer) override;
    void askSearch(const QObject *context, const QString &query, int limit,
                   std::function<void(SearchResult)> answer) override;

    /// Any other question, on the list thread. `answer` runs where this object lives, unless `context` is gone by then.
    template <class T>
    void ask(const QObject *context, std::function<T(sqlite::Database &)> question, std::function<void(T)> answer)
    {
        post<T>(*m_lists, context, std::move(question), std::move(answer));
    }

    /// A question that may take seconds: on the search thread, where it delays no list.
    template <class T>
    void askSlow(const QObject *context, std::function<T(sqlite::Database &)> question, std::function<void(T)> answer)
    {
        post<T>(*m_search, context, std::move(question), std::move(answer));
    }

    /// A question of duty: `question` runs on duty's reading thread and takes the answer where it belongs itself.
    void askForDuty(ReaderThread::Task question) { m_duty->run(std::move(question)); }

    /// Asks on the list thread and waits: only while there is no view to hold up.
    template <class T>
    [[nodiscard]] T askAndWait(const std::function<T(sqlite::Database &)> &question)
    {
        std::promise<T> promise;
        std::future<T> answer = promise.get_future();
        m_lists->run([&](sqlite::Database &db) { promise.set_value(question(db)); });
        return answer.get();
    }

Q_SIGNALS:
    /// A question could not be answered: the store is damaged or locked.
    void troubled(const lianxi::Error &error);

private:
    explicit StoreReader(const Clock &clock)
        : m_clock(clock)
    {
    }
    template <class T>
    void post(ReaderThread &thread, const QObject *context, std::function<T(sqlite::Database &)> question,
              std::function<void(T)> answer)
    {
        thread.run([this, keeper = QPointer<const QObject>(context), question = std::move(question),
                    answer = std::move(answer)](sqlite::Database &db) {
            // The threads are joined in the destructor, so `this` is alive here; the asker is looked at only where it
            // lives.
            QMetaObject::invokeMethod(
                this,
                [keeper, answer, result = question(db)]() mutable {
                    if (keeper)
                        answer(std::move(result));
                },
                Qt::QueuedConnection);
        });
    }
    template <class T>
    [[nodiscard]] T orEmpty(Result<T> result);

    const Clock &m_clock;
    std::mutex m_searchMutex;
    QHash<const QObject *, quint64> m_newestSearch; ///< guarded by m_searchMutex
    quint64 m_searches = 0;
    std::unique_ptr<ReaderThread> m_lists, m_search, m_duty;
};

} // namespace lianxi
