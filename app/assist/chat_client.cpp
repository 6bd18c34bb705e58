// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/chat_client.h"

#include "app/assist/chat_call.h"
#include "app/gateway/bare_request.h"
#include "app/gateway/once_body.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QNetworkRequest networkRequest(const ChatRequest &request)
{
    QNetworkRequest made(request.address);
    made.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_L1);
    made.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    made.setRawHeader("Accept", "text/event-stream, application/json");
    // A packed stream would come in lumps, and Qt would unpack whatever size comes out.
    made.setRawHeader("Accept-Encoding", "identity");
    if (!request.key.isEmpty())
        made.setRawHeader("Authorization", "Bearer " + request.key);
    makeBare(made);
    made.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    return made;
}

} // namespace

ChatClient::ChatClient(const ChatLimits &limits, QObject *parent)
    : QObject(parent)
    , m_manager(this)
    , m_limits(limits)
{
    m_manager.setAutoDeleteReplies(false);
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

ChatClient::~ChatClient()
{
    qDeleteAll(std::exchange(m_calls, {}));
}

void ChatClient::ask(quint64 id, const ChatRequest &request, Wrote wrote, Ended ended)
{
    auto *body = new OnceBody(request.body);
    QNetworkReply *reply = m_manager.post(networkRequest(request), body);
    body->setParent(reply);
    m_calls.insert(id,
                   new ChatCall(
                       reply, m_limits, std::move(wrote),
                       [this, id, ended = std::move(ended)](const ChatEnd &end) {
                           m_calls.remove(id);
                           ended(end);
                       },
                       this));
}

void ChatClient::stop(quint64 id)
{
    if (ChatCall *call = m_calls.take(id))
        call->drop();
}

} // namespace lianxi
