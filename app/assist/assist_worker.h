// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/assist/assist_setup.h"
#include "app/assist/assistant.h"
#include "app/assist/chat_client.h"
#include "app/channels/channel_registry.h"
#include "models/assist/assist_prompts.h"
#include "models/event/payloads.h"

#include <QTimer>

#include <map>

namespace lianxi
{

/// What the assistant does off the view thread: keeps the setup with its key, masks, speaks to the endpoint, puts back.
/// Everything runs on the worker's thread; the functions of `Told` are called there.
class AssistWorker final : public QObject
{
    Q_OBJECT
public:
    struct Told {
        std::function<void(const AssistSetupView &, bool usable)> setup;
        /// Ready to leave; it waits for send(). The record says what will leave; case, message and actor are the
        /// asker's to fill in.
        std::function<void(quint64 id, const AssistAsked &record)> prepared;
        std::function<void(quint64 id, const QString &text)> wrote;
        std::function<void(quint64 id, const AssistEnd &end, std::optional<std::chrono::seconds> retryAfter)> ended;
        std::function<void(const Error &)> notSaved;
    };
    /// `secrets` outlives this.
    AssistWorker(SecretStore &secrets, const ChatLimits &limits, Told told);

    void begin(); ///< reads the setup
    void save(const AssistSetup &wanted);
    /// \param trial  asked with this instead of the stored setup, which need not be on then.
    void prepare(quint64 id, const AssistQuestion &question, const std::optional<AssistSetup> &trial);
    void send(quint64 id);
    void stop(quint64 id);

private:
    struct Asking {
        ChatRequest request;
        Restorer restorer;
        QString model, waiting; ///< written, not yet told
    };
    [[nodiscard]] Result<AssistPrompts> promptsFor(const QString &language);
    void takeText(quint64 id, const QString &text);
    void takeEnd(quint64 id, const ChatEnd &end);
    void fail(quint64 id, AssistTrouble trouble);
    void tellWaiting();

    SecretStore &m_secrets;
    ChatLimits m_limits;
    Told m_told;
    AssistSetup m_setup;
    std::map<QString, AssistPrompts> m_prompts; ///< by language
    std::map<quint64, Asking> m_asking;
    std::unique_ptr<ChatClient> m_client; ///< made on the worker's thread
    QTimer m_pause{this}; ///< words are told together: a view judges the whole draft each time
};

} // namespace lianxi
