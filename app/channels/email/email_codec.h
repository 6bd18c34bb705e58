// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "app/channels/email/sasl.h"

namespace lianxi
{

/// E-mail: a mailbox read by IMAP, answers given to an SMTP submission server. README.md names the settings.
///
/// A mail goes out as a request whose url is the submission server, whose body is the whole message, and whose envelope
/// and login are in headers (see names below); the answer's status is the SMTP code and its body the server's words.
class EmailCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::Email; }
    [[nodiscard]] SendPlan planSend(const SendIntent &intent, const ChannelAccount &account,
                                    Instant now) const override;
    [[nodiscard]] SendAnswer readAnswer(const HttpResponse &response, const SendIntent &intent,
                                        const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] std::optional<HttpRequest> tokenRequest(const ChannelAccount &account) const override;
    [[nodiscard]] Result<QJsonObject> readToken(const HttpResponse &response, Instant now) const override;
    [[nodiscard]] ChannelLimits limits(Surface surface) const override;
    [[nodiscard]] SendIntent replyIntent(const PlatformEvent &event, const QString &text) const override;
    [[nodiscard]] MediaPlan planDownload(const Part &part, const ChannelAccount &account) const override;
    [[nodiscard]] SendPlan planUpload(const MediaFile &file, const SendIntent &intent, const QJsonObject &progress,
                                      const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] SetupFacts setup() const override;
};

namespace email
{

// Methods of requests to the submission server.
inline constexpr char methodMail[] = "MAIL"; ///< send the body
inline constexpr char methodVerify[] = "VRFY"; ///< log in and leave: the setup page's test

// Names of headers of such a request.
inline constexpr char envelopeFrom[] = "X-Envelope-From"; ///< empty: nothing is to come back
inline constexpr char envelopeTo[] = "X-Envelope-To"; ///< once a recipient
inline constexpr char loginUser[] = "X-Login-User";
inline constexpr char loginPassword[] = "X-Login-Password";
inline constexpr char loginToken[] = "X-Login-Token";
inline constexpr char sentBy[] = "X-Channel"; ///< whose folder of sent mail gets a copy
inline constexpr char allowPrivate[] = "X-Allow-Private"; ///< "1": the administrator named a server of this house
inline constexpr char stageHeader[] = "X-Smtp-Stage"; ///< of an answer: AUTH, MAIL, RCPT, DATA …

/// The channel's servers: "imap_base" and "smtp_base" (of this house or a test: private addresses are theirs to name),
/// else "imap" and "smtp". "imaps://host:993", "imap://host:143" (STARTTLS), "submissions://host:465",
/// "submission://host:587" (STARTTLS).
[[nodiscard]] QString imapUrl(const ChannelAccount &account);
[[nodiscard]] QString smtpUrl(const ChannelAccount &account);
[[nodiscard]] SaslLogin loginOf(const ChannelAccount &account);

} // namespace email

} // namespace lianxi
