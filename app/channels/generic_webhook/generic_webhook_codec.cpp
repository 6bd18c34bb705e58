// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/generic_webhook/generic_webhook_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/generic_webhook/generic_webhook_events.h"
#include "app/channels/generic_webhook/standard_webhook.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr qsizetype mostBytes = 1024 * 1024;
constexpr int mostLevels = 64;
constexpr int usualTolerance = 300; ///< seconds, from the specification's libraries

std::chrono::seconds toleranceOf(const ChannelAccount &account)
{
    return std::chrono::seconds(std::clamp(account.settings.value("tolerance_s"_L1).toInt(usualTolerance), 1, 600));
}

/// One answer for all refusals: which step failed is for the health page, not for whoever tries.
Inbound refuse(Verification verify, const QString &reason)
{
    Inbound result = refuseInbound(verify, reason);
    result.reply.status = 401;
    return result;
}

QString reasonOf(Verification verify)
{
    switch (verify) {
    case Verification::Ok:
    case Verification::NotApplicable:
        return {};
    case Verification::BadSignature:
    case Verification::MissingSignature:
    case Verification::Stale:
        return toText(verify);
    case Verification::Malformed:
        return u"missing_fields"_s;
    }
    return {};
}

Inbound refuseContent(const QString &reason, const QString &words)
{
    Inbound result = refuseInbound(Verification::Malformed, reason);
    result.reply.body = writeJson({{"error"_L1, words}});
    result.reply.contentType = "application/json";
    return result;
}

/// Read as it stands: ids are text here, so none can be rounded, and an id that is a number must be noticed.
std::optional<QJsonObject> readEnvelope(const QByteArray &body)
{
    if (body.size() > mostBytes || !isModestJson(body, mostLevels))
        return std::nullopt;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(withMarksEscaped(body), &error);
    return error.error == QJsonParseError::NoError && document.isObject() ? std::optional(document.object())
                                                                          : std::nullopt;
}

} // namespace

Inbound GenericWebhookCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const std::vector<QByteArray> keys = webhookKeys(account);
    if (keys.empty())
        return refuse(Verification::BadSignature, u"not_configured"_s);
    const Verification verify = verifyWebhook(request, keys, toleranceOf(account), now);
    if (verify != Verification::Ok)
        return refuse(verify, reasonOf(verify));
    const std::optional<QJsonObject> envelope = readEnvelope(request.body);
    if (!envelope)
        return refuseContent(u"unreadable_body"_s, u"the body is not one JSON object"_s);
    const QString id = QString::fromUtf8(headerValue(request.headers, "webhook-id"));
    auto events = generic_webhook::eventsOf(*envelope, id, accountText(account, "source"_L1));
    if (!events)
        return refuseContent(u"missing_fields"_s, events.error().detail);
    return acceptInbound(std::move(*events));
}

} // namespace lianxi
