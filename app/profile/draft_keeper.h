// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/local_store.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace lianxi
{

/// Saves what is being typed, so that neither a crash nor a lost race costs the agent a sentence. The view calls it on
/// every pause; all disk work is on a thread of its own.
class DraftKeeper final : public QObject
{
    Q_OBJECT
public:
    using SavedDraft = LocalStore::SavedDraft;
    using Answer = std::function<void(std::optional<SavedDraft>)>;
    /// How long a draft waits for the next key: several keystrokes become one synced write.
    static constexpr std::chrono::milliseconds delay{250};
    static constexpr std::chrono::seconds retryDelay{5};

    /// `store` outlives the keeper.
    explicit DraftKeeper(LocalStore &store, QObject *parent = nullptr);
    ~DraftKeeper() override; ///< writes what waits

    /// Returns at once; written within 300 ms. Of several drafts of a case the latest counts; an empty one removes it.
    void save(CaseId id, QString text, QJsonObject extra);
    /// Writes what waits without waiting for `delay`. Returns at once.
    void flush();
    /// `answer` runs later on the keeper's thread, where `context` must live too, and not at all when `context` has
    /// gone before. It sees every save() made before. Nothing when there is no draft or it cannot be read.
    void ask(CaseId id, QObject *context, Answer answer);

Q_SIGNALS: // on the thread this object lives on
    /// A draft could not be written; it is kept in memory and tried again every `retryDelay` and at the end.
    void failed(lianxi::Error error);
    /// All that waited is on disk.
    void saved();

private:
    struct Question {
        CaseId id;
        QPointer<QObject> context;
        Answer answer;
    };
    struct Waiting {
        QString text;
        QJsonObject extra;
    };
    void run();
    void writeWaiting(std::unique_lock<std::mutex> &lock);
    void answerQuestion(std::unique_lock<std::mutex> &lock);

    LocalStore &m_store;
    std::mutex m_mutex; ///< guards all below
    std::condition_variable m_changed;
    QHash<CaseId, Waiting> m_waiting;
    std::deque<Question> m_questions;
    std::chrono::steady_clock::time_point m_due; ///< when m_waiting is to be written
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace lianxi
