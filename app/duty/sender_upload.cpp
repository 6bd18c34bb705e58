// SPDX-License-Identifier: GPL-3.0-or-later
// What comes before a message leaves: the channel's token and the message's attachments. Nothing of it is on the log,
// because doing it twice harms nobody.
#include "app/duty/sender_delivery.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

QString localName(const Part &part)
{
    return part.ref.isEmpty() ? part.more.value(localAttachment).toString() : QString();
}

} // namespace

void ReplySender::prepare(const Way &way)
{
    if (const auto uploaded = m_uploaded.find(way->row.message); uploaded != m_uploaded.end())
        way->intent.parts = uploaded->second;
    m_parts.tokens.ensure(way->row.channel, [self = QPointer(this), way](TokenKeeper::Outcome outcome) {
        if (self)
            self->onToken(way, outcome, &ReplySender::uploadNext);
    });
}

void ReplySender::onToken(const Way &way, TokenKeeper::Outcome outcome, void (ReplySender::*next)(const Way &))
{
    switch (outcome) {
    case TokenKeeper::Outcome::Ready:
        (this->*next)(way);
        return;
    case TokenKeeper::Outcome::Unreachable: // the message itself has not been taken
        fail(way, SendOutcome::Retry, u"network"_s, {}, std::nullopt);
        return;
    case TokenKeeper::Outcome::Refused:
        m_parts.health.trouble(way->row.channel, u"reconnect"_s, m_parts.clock.now());
        fail(way, SendOutcome::Credentials, u"token"_s, {}, std::nullopt);
        return;
    }
}

/// The platform refused the token that the last request carried. One more try with another one, then a person decides.
void ReplySender::renewToken(const Way &way, void (ReplySender::*next)(const Way &))
{
    if (std::exchange(way->tokenTried, true)) {
        onToken(way, TokenKeeper::Outcome::Refused, next);
        return;
    }
    m_parts.tokens.renew(way->row.channel, way->token,
                         [self = QPointer(this), way, next](TokenKeeper::Outcome outcome) {
                             if (self)
                                 self->onToken(way, outcome, next);
                         });
}

void ReplySender::uploadNext(const Way &way)
{
    const auto travels = [&way](size_t part) {
        return std::ranges::any_of(way->intent.files, [part](const MediaFile &file) { return file.part == part; });
    };
    for (size_t part = 0; part < way->intent.parts.size(); ++part) {
        const QString name = localName(way->intent.parts[part]);
        if (name.isEmpty() || travels(part))
            continue;
        m_parts.askAttachment(name, [this, way, part, post = m_post](Result<QByteArray> bytes) {
            post([this, way, part, bytes = std::move(bytes)] { onFile(way, part, bytes); });
        });
        return;
    }
    begin(way);
}

void ReplySender::onFile(const Way &way, size_t part, Result<QByteArray> bytes)
{
    if (!bytes) {
        const ErrorCode code = bytes.error().code;
        const bool gone = code == ErrorCode::NotFound || code == ErrorCode::Corrupt;
        fail(way, gone ? SendOutcome::Refused : SendOutcome::Retry, gone ? u"attachment_gone"_s : u"disk"_s, {},
             std::nullopt);
        return;
    }
    const Part &of = way->intent.parts[part];
    way->file = {.part = part, .type = of.type, .bytes = std::move(*bytes), .name = of.name, .mime = of.mime};
    way->progress = {};
    way->uploads = 0;
    upload(way);
}

void ReplySender::upload(const Way &way)
{
    const auto account = m_parts.channels.account(way->row.channel);
    if (!account) {
        fail(way, SendOutcome::Refused, u"no_channel"_s, {}, std::nullopt);
        return;
    }
    if (++way->uploads > mostUploads) {
        fail(way, SendOutcome::Retry, u"upload"_s, {}, std::nullopt);
        return;
    }
    way->token = m_parts.tokens.tokenOf(way->row.channel);
    const SendPlan plan = way->codec->planUpload(way->file, way->intent, way->progress, *account, m_parts.clock.now());
    if (!plan.request) {
        if (plan.reason == uploadWithMessage) {
            way->intent.files.push_back(std::exchange(way->file, {}));
            uploadNext(way);
            return;
        }
        onUpload(way, {plan.outcome, plan.reason, plan.detail, std::nullopt, {}, {}});
        return;
    }
    if (const Status allowed = checkDestination(plan.request->url, *account); !allowed) {
        fail(way, SendOutcome::Refused, u"address"_s, allowed.error().detail, std::nullopt);
        return;
    }
    ask(way, *plan.request, &ReplySender::onUploadAnswer);
}

void ReplySender::onUploadAnswer(const Way &way, const HttpResponse &response)
{
    const auto account = m_parts.channels.account(way->row.channel);
    if (response.status == 0 || !account) {
        onUpload(way, {SendOutcome::Retry, u"network"_s, {}, std::nullopt, {}, {}});
        return;
    }
    SendAnswer answer = way->codec->readUpload(response, way->file, way->progress, *account, m_parts.clock.now());
    if (!answer.retryAfter)
        answer.retryAfter = retryAfterHeader(response);
    onUpload(way, answer);
}

void ReplySender::onUpload(const Way &way, const SendAnswer &answer)
{
    switch (answer.outcome) {
    case SendOutcome::Sent:
    case SendOutcome::Uploaded:
        takeUpload(way, answer.more);
        return;
    case SendOutcome::Pending:
        way->progress = answer.more;
        m_parts.scheduler.after(answer.retryAfter.value_or(0s), this, [this, way] { upload(way); });
        return;
    case SendOutcome::Credentials:
        renewToken(way, &ReplySender::upload);
        return;
    case SendOutcome::Unconfirmed: // uploading again is harmless
    case SendOutcome::Retry:
        fail(way, SendOutcome::Retry, answer.reason, answer.detail, answer.retryAfter);
        return;
    case SendOutcome::Refused:
        fail(way, SendOutcome::Refused, answer.reason, answer.detail, std::nullopt);
        return;
    }
}

void ReplySender::takeUpload(const Way &way, const QJsonObject &members)
{
    Part &part = way->intent.parts[way->file.part];
    QJsonObject json = toJson(part);
    mergeInto(json, members);
    part = partFromJson(json);
    if (part.ref.isEmpty()) {
        fail(way, SendOutcome::Refused, u"upload"_s, {}, std::nullopt);
        return;
    }
    way->file = {};
    m_uploaded[way->row.message] = way->intent.parts;
    uploadNext(way);
}

} // namespace lianxi
