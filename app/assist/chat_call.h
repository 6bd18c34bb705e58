// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/assist/chat_client.h"
#include "models/assist/chat_answer.h"
#include "models/assist/event_stream.h"

#include <QNetworkReply>
#include <QTimer>

namespace lianxi
{

/// One answer as it arrives. Deletes itself after its end.
class ChatCall final : public QObject
{
    Q_OBJECT
public:
    /// Takes the reply over.
    ChatCall(QNetworkReply *reply, const ChatLimits &limits, ChatClient::Wrote wrote, ChatClient::Ended ended,
             QObject *parent);
    ~ChatCall() override;
    /// Ends without a word.
    void drop();

private:
    enum class Form { Unknown, Stream, Json, Foreign };
    void readHeaders();
    void readBody();
    void takeStream(const QByteArray &bytes);
    void take(const ChatPiece &piece);
    void write(const QString &text);
    void endOfReply();
    [[nodiscard]] AssistTrouble troubleOfReply() const;
    void end(AssistTrouble trouble);

    QNetworkReply *m_reply;
    ChatLimits m_limits;
    ChatClient::Wrote m_wrote;
    ChatClient::Ended m_ended;
    QTimer m_patience, m_whole;
    EventStreamReader m_events;
    ThoughtFilter m_thoughts;
    QByteArray m_body; ///< of an error, or of an answer that is not streamed
    Form m_form = Form::Unknown;
    qint64 m_bytes = 0;
    qsizetype m_characters = 0;
    int m_status = 0;
    bool m_finished = false; ///< the model said that it is done
    bool m_cutShort = false;
    bool m_over = false;
};

} // namespace lianxi
