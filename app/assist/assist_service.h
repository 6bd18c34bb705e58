// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/assist/assist_setup.h"
#include "app/assist/assistant.h"
#include "app/assist/chat_client.h"
#include "app/channels/channel_registry.h"
#include "app/gateway/scheduler.h"
#include "models/event/log.h"
#include "models/event/payloads.h"

#include <QPointer>
#include <QThread>

namespace lianxi
{

class AssistWorker;

/// What the test of a setup found.
struct AssistTestResult {
    AssistTrouble trouble = AssistTrouble::None;
    std::chrono::milliseconds took{0};
    bool keepsPlaceholders = true; ///< false: this model changes the names that stand for personal data
};

/// The assistant of a desk: a worker on a thread of its own, the audit entry before each request, and the rests after
/// troubles. Lives on the view thread.
class AssistService final : public Assistant
{
    Q_OBJECT
public:
    struct Parts {
        Log &log;
        const Clock &clock;
        SecretStore &secrets;
        Actor me;
        QString source; ///< of the events
        ChatLimits limits = {};
        Scheduler *scheduler = nullptr; ///< ends rests; null: timers of this thread
    };
    /// Everything in `parts` outlives this.
    explicit AssistService(const Parts &parts);
    ~AssistService() override; ///< what is under way ends without a word

    [[nodiscard]] bool isOffered() const override { return m_offered; }
    [[nodiscard]] std::unique_ptr<AssistRun> ask(const AssistQuestion &question) override;

    [[nodiscard]] const AssistSetupView &setup() const { return m_setup; }
    [[nodiscard]] const AssistStanding &standing() const { return m_standing; }
    /// An empty key keeps the stored one. setupChanged() answers, or notSaved().
    void save(const AssistSetup &wanted);
    /// Asks with `wanted`, which is not saved, for something harmless; tested() answers.
    void test(const AssistSetup &wanted, const QString &language);

Q_SIGNALS:
    void setupChanged(const lianxi::AssistSetupView &setup);
    void standingChanged(const lianxi::AssistStanding &standing);
    void tested(const lianxi::AssistTestResult &result);
    void notSaved(const lianxi::Error &error);

private:
    struct Waiting {
        QPointer<AssistRun> run;
        AssistQuestion question;
        bool test = false;
    };
    [[nodiscard]] std::unique_ptr<AssistRun> begin(const AssistQuestion &question,
                                                   const std::optional<AssistSetup> &trial);
    void record(quint64 id, AssistAsked what);
    void sendOrFail(quint64 id, bool recorded);
    void finish(quint64 id, const AssistEnd &end, std::optional<std::chrono::seconds> retryAfter);
    void rest(AssistTrouble trouble, std::optional<std::chrono::seconds> asked);
    void takeSetup(const AssistSetupView &setup, bool usable);
    void refresh();
    void stop(quint64 id);
    template <class Job>
    void onWorker(Job job);

    Log &m_log;
    const Clock &m_clock;
    Actor m_me;
    QString m_source;
    AssistSetupView m_setup;
    AssistStanding m_standing;
    bool m_usable = false, m_offered = false;
    int m_troubles = 0; ///< in a row
    TimerScheduler m_timers;
    Scheduler &m_scheduler;
    int m_rest = 0; ///< counts rests: the end of an earlier one means nothing
    quint64 m_last = 0;
    QHash<quint64, Waiting> m_waiting;
    std::unique_ptr<AssistRun> m_test;
    std::shared_ptr<QObject> m_mailbox; ///< receives outcomes from the log's thread
    QThread m_thread;
    AssistWorker *m_worker; ///< lives on m_thread
};

} // namespace lianxi
