// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/draft_keeper.h"

#include <QLoggingCategory>

using Steady = std::chrono::steady_clock;

namespace lianxi
{

namespace
{

Q_LOGGING_CATEGORY(draftKeeper, "lianxi.profile.drafts")

} // namespace

DraftKeeper::DraftKeeper(LocalStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_thread = std::thread([this] { run(); });
}

DraftKeeper::~DraftKeeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void DraftKeeper::save(CaseId id, QString text, QJsonObject extra)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.isEmpty()) // later keystrokes do not put it off
            m_due = Steady::now() + delay;
        m_waiting.insert(id, {std::move(text), std::move(extra)});
    }
    m_changed.notify_one();
}

void DraftKeeper::flush()
{
    {
        const std::lock_guard lock(m_mutex);
        m_due = Steady::now();
    }
    m_changed.notify_one();
}

void DraftKeeper::ask(CaseId id, QObject *context, Answer answer)
{
    {
        const std::lock_guard lock(m_mutex);
        m_questions.push_back({id, context, std::move(answer)});
    }
    m_changed.notify_one();
}

void DraftKeeper::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (!m_questions.empty()) {
            answerQuestion(lock);
        } else if (m_ending) {
            writeWaiting(lock);
            return;
        } else if (m_waiting.isEmpty()) {
            m_changed.wait(lock);
        } else if (Steady::now() < m_due) {
            m_changed.wait_until(lock, m_due);
        } else {
            writeWaiting(lock);
        }
    }
}

void DraftKeeper::writeWaiting(std::unique_lock<std::mutex> &lock)
{
    const QHash<CaseId, Waiting> batch = std::exchange(m_waiting, {});
    std::optional<Error> error;
    for (auto draft = batch.begin(); draft != batch.end(); ++draft) {
        lock.unlock();
        const Status written = m_store.saveDraft(draft.key(), draft->text, draft->extra);
        lock.lock();
        if (written)
            continue;
        error = written.error();
        if (!m_waiting.contains(draft.key())) // a later text is not overwritten by an earlier one
            m_waiting.insert(draft.key(), *draft);
    }
    if (error)
        m_due = Steady::now() + retryDelay;
    lock.unlock();
    if (error) {
        qCWarning(draftKeeper) << "drafts not written:" << error->detail;
        QMetaObject::invokeMethod(
            this, [this, error = *error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
    } else if (!batch.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT saved(); }, Qt::QueuedConnection);
    }
    lock.lock();
}

void DraftKeeper::answerQuestion(std::unique_lock<std::mutex> &lock)
{
    Question question = std::move(m_questions.front());
    m_questions.pop_front();
    std::optional<SavedDraft> found;
    if (const auto waiting = m_waiting.constFind(question.id); waiting != m_waiting.constEnd()) {
        if (!isEmptyDraft(waiting->text, waiting->extra))
            found = SavedDraft{question.id, waiting->text, waiting->extra};
        lock.unlock();
    } else {
        lock.unlock();
        Result<std::optional<SavedDraft>> stored = m_store.draft(question.id);
        if (stored)
            found = std::move(*stored);
        else
            qCWarning(draftKeeper) << "draft not read:" << stored.error().detail;
    }
    // Whether the context still lives can only be asked where it lives, so the answer goes by way of the keeper.
    QMetaObject::invokeMethod(
        this,
        [question = std::move(question), found = std::move(found)] {
            if (question.context)
                question.answer(found);
        },
        Qt::QueuedConnection);
    lock.lock();
}

} // namespace lianxi

#include "moc_draft_keeper.cpp" // so that a test links this class without all the others that have signals
