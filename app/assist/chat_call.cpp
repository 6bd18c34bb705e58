// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/chat_call.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qint64 readAhead = 64 * 1024; ///< bytes: what is not read stays with the server
constexpr qint64 largestError = 64 * 1024; ///< an error object has a few hundred bytes
constexpr auto longestAsked = std::chrono::seconds(3600); ///< of Retry-After

} // namespace

ChatCall::ChatCall(QNetworkReply *reply, const ChatLimits &limits, ChatClient::Wrote wrote, ChatClient::Ended ended,
                   QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_limits(limits)
    , m_wrote(std::move(wrote))
    , m_ended(std::move(ended))
{
    m_reply->setParent(this);
    m_reply->setReadBufferSize(readAhead);
    for (QTimer *timer : {&m_patience, &m_whole})
        timer->setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { end(m_characters > 0 ? AssistTrouble::BrokenOff : AssistTrouble::Silent); });
    connect(&m_whole, &QTimer::timeout, this,
            [this] { end(m_characters > 0 ? AssistTrouble::Endless : AssistTrouble::Silent); });
    m_patience.start(m_limits.first);
    m_whole.start(m_limits.whole);
    connect(m_reply, &QNetworkReply::readyRead, this, &ChatCall::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &ChatCall::endOfReply);
}

ChatCall::~ChatCall()
{
    m_over = true;
    m_reply->disconnect(this);
    m_reply->abort();
}

void ChatCall::drop()
{
    m_over = true;
    m_reply->disconnect(this);
    m_reply->abort();
    deleteLater();
}

void ChatCall::readHeaders()
{
    if (m_form != Form::Unknown)
        return;
    m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString().toLower();
    if (type.contains("json"_L1))
        m_form = Form::Json;
    else if (type.isEmpty() || type.contains("event-stream"_L1) || type.startsWith("text/plain"_L1))
        m_form = Form::Stream;
    else
        m_form = Form::Foreign;
}

void ChatCall::readBody()
{
    if (m_over)
        return;
    readHeaders();
    const QByteArray bytes = m_reply->readAll();
    m_bytes += bytes.size();
    m_patience.start(m_limits.silence);
    const bool good = m_status >= 200 && m_status < 300;
    if (!good) {
        m_body += bytes.first(std::min<qsizetype>(bytes.size(), largestError - m_body.size()));
        if (m_bytes > largestError)
            end(troubleOf(m_status, m_body));
        return;
    }
    if (m_form == Form::Foreign)
        return end(AssistTrouble::NotUnderstood);
    if (m_form == Form::Stream)
        takeStream(bytes);
    else if (m_bytes <= m_limits.bytes)
        m_body += bytes;
    if (m_bytes > m_limits.bytes) // what came before the limit has been read: the same end however it was cut
        end(AssistTrouble::Endless);
}

void ChatCall::takeStream(const QByteArray &bytes)
{
    const Result<std::vector<QByteArray>> events = m_events.feed(bytes);
    if (!events)
        return end(AssistTrouble::NotUnderstood);
    for (const QByteArray &data : *events) {
        if (m_over)
            return;
        take(readChatEvent(data));
    }
}

void ChatCall::take(const ChatPiece &piece)
{
    if (piece.trouble != AssistTrouble::None)
        return end(piece.trouble);
    m_finished = m_finished || piece.finished;
    m_cutShort = m_cutShort || piece.cutShort;
    if (!piece.text.isEmpty())
        write(m_thoughts.feed(visibleWords(piece.text)));
    if (piece.done && !m_over) {
        write(m_thoughts.finish());
        end(m_characters > 0 ? AssistTrouble::None : AssistTrouble::Empty);
    }
}

void ChatCall::write(const QString &text)
{
    if (text.isEmpty() || m_over)
        return;
    m_characters += text.size();
    if (m_characters > m_limits.characters)
        return end(AssistTrouble::Endless);
    m_wrote(text);
}

void ChatCall::endOfReply()
{
    if (m_over)
        return;
    readHeaders();
    if (m_reply->bytesAvailable() > 0)
        readBody();
    if (m_over)
        return;
    const bool good = m_status >= 200 && m_status < 300;
    if (good && m_reply->error() == QNetworkReply::NoError && m_form == Form::Json)
        return take(readChatBody(m_body));
    // Some endpoints close after the last piece and never say [DONE].
    if (good && m_finished) {
        write(m_thoughts.finish());
        if (!m_over)
            end(m_characters > 0 ? AssistTrouble::None : AssistTrouble::Empty);
        return;
    }
    end(good && m_form == Form::Foreign ? AssistTrouble::NotUnderstood : troubleOfReply());
}

AssistTrouble ChatCall::troubleOfReply() const
{
    if (m_status >= 300)
        return troubleOf(m_status, m_body);
    if (m_reply->error() == QNetworkReply::SslHandshakeFailedError)
        return AssistTrouble::Untrusted;
    if (m_status > 0)
        return m_characters > 0 || m_reply->error() != QNetworkReply::NoError ? AssistTrouble::BrokenOff
                                                                              : AssistTrouble::NotUnderstood;
    return m_reply->error() == QNetworkReply::ProtocolFailure ? AssistTrouble::NotUnderstood
                                                              : AssistTrouble::Unreachable;
}

void ChatCall::end(AssistTrouble trouble)
{
    if (std::exchange(m_over, true))
        return;
    m_patience.stop();
    m_whole.stop();
    ChatEnd how{trouble, m_cutShort, std::nullopt};
    bool number = false;
    const std::chrono::seconds asked(m_reply->rawHeader("Retry-After").toLongLong(&number));
    if (trouble == AssistTrouble::TooMany && number && asked.count() > 0)
        how.retryAfter = std::min<std::chrono::seconds>(asked, longestAsked);
    drop();
    m_ended(how);
}

} // namespace lianxi
