// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assist/assist_kinds.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>

namespace lianxi
{

class ChatCall;

/// One request for a streamed chat completion, ready to leave.
struct ChatRequest {
    QUrl address; ///< completionsAddress()
    QByteArray key; ///< empty: none is sent
    QByteArray body; ///< chatRequest()
};

/// How a request ended.
struct ChatEnd {
    AssistTrouble trouble = AssistTrouble::None;
    bool cutShort = false; ///< the model's own limit of length
    std::optional<std::chrono::seconds> retryAfter; ///< as the server asked, with TooMany
};

/// What is waited for, and how much is taken.
struct ChatLimits {
    std::chrono::milliseconds first{60'000}; ///< to the first byte of the answer: large models think
    std::chrono::milliseconds silence{30'000}; ///< between two bytes
    std::chrono::milliseconds whole{180'000};
    qsizetype characters = 12'000; ///< of the answer: a reply has some hundred
    qint64 bytes = 4 * 1024 * 1024; ///< of the body: thinking aloud and comments too
};

/// Speaks the streaming protocol of OpenAI-compatible endpoints. Lives on one thread, that of its event loop; nothing
/// is followed, repeated, cached or logged. A request ends exactly once, unless it is stopped.
class ChatClient final : public QObject
{
    Q_OBJECT
public:
    using Wrote = std::function<void(const QString &)>;
    using Ended = std::function<void(const ChatEnd &)>;
    explicit ChatClient(const ChatLimits &limits, QObject *parent = nullptr);
    ~ChatClient() override; ///< what is under way ends without a word

    /// \param id  of the caller's choice, for stop().
    void ask(quint64 id, const ChatRequest &request, Wrote wrote, Ended ended);
    /// Closes the connection; neither function is called again.
    void stop(quint64 id);

private:
    QNetworkAccessManager m_manager;
    ChatLimits m_limits;
    QHash<quint64, ChatCall *> m_calls;
};

} // namespace lianxi
