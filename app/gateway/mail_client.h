// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/http_client.h"

#include <functional>
#include <memory>

namespace lianxi
{

/// The transport of everything that leaves: requests to submission servers are sent as mail, requests to an IMAP
/// address (RFC 5092, one part of one mail) are fetched, all others go on to `http`.
///
/// Of a mail the answer's status is the SMTP code, its body the server's words; `written` tells whether the final dot
/// had left. See app/channels/email/email_codec.h for what a request holds.
class MailClient final : public QObject, public HttpTransport
{
public:
    /// A mail that a server has taken: for the channel's folder of sent mail.
    using Sent = std::function<void(const QString &channel, const QByteArray &message)>;
    explicit MailClient(HttpTransport &http, Sent sent = {}, QObject *parent = nullptr);
    ~MailClient() override; ///< pending requests end without their `done`
    void request(const HttpRequest &request, std::chrono::milliseconds timeout, Done done) override;

private:
    class Submission;
    class Fetch;

    HttpTransport &m_http;
    Sent m_sent;
};

} // namespace lianxi
