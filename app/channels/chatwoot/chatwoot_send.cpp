// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/chatwoot/chatwoot_codec.h"

#include "app/channels/chatwoot/chatwoot_events.h"
#include "app/channels/chatwoot/chatwoot_walk.h"
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/multipart.h"
#include "app/channels/common/split_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int longestText = 150'000; ///< characters; the platform behind an inbox has its own limit
constexpr int mostFiles = 15;

/// What is done to a conversation: the last piece of the path, and the body. A refusal has no path.
struct Action {
    QString path;
    QJsonObject body;
    QString refused;
};

Action statusAction(const SendIntent &intent)
{
    static const QStringList known{u"open"_s, u"resolved"_s, u"pending"_s, u"snoozed"_s};
    const QString status = intent.more.value("status"_L1).toString();
    if (!known.contains(status))
        return {{}, {}, u"bad_request"_s};
    QJsonObject body{{"status"_L1, status}};
    const auto until = chatwoot::timeOf(intent.more.value("until"_L1));
    if (status == "snoozed"_L1 && until)
        body.insert("snoozed_until"_L1, toMillis(*until) / 1000);
    return {u"/toggle_status"_s, body, {}};
}

Action assignAction(const SendIntent &intent)
{
    const bool toTeam = intent.more.contains("team"_L1);
    const QString whom = idText(intent.more.value(toTeam ? "team"_L1 : "assignee"_L1));
    // Nobody is a choice, too.
    const QJsonValue value = whom.isEmpty() ? QJsonValue(QJsonValue::Null) : idValue(whom);
    return {u"/assignments"_s, {{toTeam ? "team_id"_L1 : "assignee_id"_L1, value}}, {}};
}

Action actionOf(const SendIntent &intent)
{
    if (intent.op == "status"_L1)
        return statusAction(intent);
    if (intent.op == "assign"_L1)
        return assignAction(intent);
    if (intent.op == "labels"_L1) // the list replaces all, so an absent one must not empty it
        return intent.more.value("labels"_L1).isArray()
            ? Action{u"/labels"_s, {{"labels"_L1, intent.more.value("labels"_L1)}}, {}}
            : Action{{}, {}, u"bad_request"_s};
    if (intent.op == "priority"_L1)
        return {u"/toggle_priority"_s, {{"priority"_L1, intent.more.value("priority"_L1)}}, {}};
    if (intent.op == "typing"_L1)
        return {u"/toggle_typing_status"_s,
                {{"typing_status"_L1, intent.more.value("on"_L1).toBool(true) ? "on"_L1 : "off"_L1},
                 {"is_private"_L1, intent.more.value("private"_L1).toBool()}},
                {}};
    if (intent.op == "read"_L1 || intent.op == "mark_read"_L1)
        return {u"/update_last_seen"_s, {}, {}};
    return {{}, {}, u"unsupported_op"_s};
}

bool isMessage(const SendIntent &intent)
{
    return intent.op == "message"_L1 || intent.op == "reply_comment"_L1 || intent.op == "note"_L1;
}

QString conversationPath(const SendIntent &intent)
{
    return "/conversations/"_L1 + QString::fromLatin1(percentEncode(intent.threadId));
}

SendPlan planFiles(const SendIntent &intent, const ChannelAccount &account, const QJsonObject &body)
{
    QList<QPair<QByteArray, QByteArray>> fields{{"message_type", "outgoing"}};
    fields.emplaceBack("content", body.value("content"_L1).toString().toUtf8());
    fields.emplaceBack("private", body.value("private"_L1).toBool() ? "true" : "false");
    if (!intent.sendKey.isEmpty())
        fields.emplaceBack("echo_id", intent.sendKey.toUtf8());
    if (!intent.replyTo.isEmpty())
        fields.emplaceBack("content_attributes[in_reply_to]", intent.replyTo.toUtf8());
    const HttpRequest whereTo = chatwoot::call("POST", account, conversationPath(intent) + "/messages"_L1);
    HttpRequest request = multipartPost(whereTo.url, fields, "attachments[]", intent.files);
    request.headers += whereTo.headers;
    return {request, {}, {}, {}};
}

SendPlan planMessage(const SendIntent &intent, const ChannelAccount &account, const ChannelLimits &limits)
{
    QString text = intent.text;
    qsizetype others = 0;
    for (const Part &part : intent.parts) {
        if (part.type != PartType::Text)
            ++others;
        else if (part.text != intent.text)
            text += (text.isEmpty() ? QString() : u"\n"_s) + part.text;
    }
    if (const auto refused = refuseTooLong(text, limits))
        return *refused;
    if (text.isEmpty() && others == 0 && !intent.more.contains("template_params"_L1))
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    if (others > static_cast<qsizetype>(intent.files.size()))
        return refusePlan(SendOutcome::Refused, u"upload_needed"_s);
    if (others > mostFiles)
        return refusePlan(SendOutcome::Refused, u"one_part_only"_s);
    QJsonObject body{{"content"_L1, text}, {"message_type"_L1, u"outgoing"_s}, {"private"_L1, intent.op == "note"_L1}};
    if (!intent.files.empty())
        return planFiles(intent, account, body);
    if (!intent.sendKey.isEmpty())
        body.insert("echo_id"_L1, intent.sendKey);
    if (!intent.replyTo.isEmpty())
        body.insert("content_attributes"_L1, QJsonObject{{"in_reply_to"_L1, idValue(intent.replyTo)}});
    if (intent.more.contains("template_params"_L1))
        body.insert("template_params"_L1, intent.more.value("template_params"_L1));
    HttpRequest request = chatwoot::call("POST", account, conversationPath(intent) + "/messages"_L1);
    request.headers.emplaceBack("Content-Type", "application/json");
    request.body = writeJson(body);
    return {request, {}, {}, {}};
}

/// Questions, and what is done to one message.
std::optional<HttpRequest> shortCall(const SendIntent &intent, const ChannelAccount &account)
{
    const QString message =
        conversationPath(intent) + "/messages/"_L1 + QString::fromLatin1(percentEncode(intent.target));
    if (intent.op == "delete"_L1)
        return chatwoot::call("DELETE", account, message);
    if (intent.op == "retry_failed"_L1)
        return chatwoot::call("POST", account, message + "/retry"_L1);
    if (intent.op == "profile"_L1)
        return chatwoot::call("GET", account, "/contacts/"_L1 + QString::fromLatin1(percentEncode(intent.to)));
    return std::nullopt;
}

QJsonObject profileOf(const QJsonObject &body)
{
    const QJsonObject person = body.value("payload"_L1).isObject() ? body.value("payload"_L1).toObject() : body;
    QJsonObject profile{{"user_id"_L1, idText(person.value("id"_L1))}, {"name"_L1, person.value("name"_L1)}};
    for (const auto member : {"email"_L1, "phone_number"_L1, "identifier"_L1, "thumbnail"_L1}) {
        if (person.value(member).isString())
            profile.insert(member, person.value(member));
    }
    return profile;
}

SendAnswer success(const HttpResponse &response, const SendIntent &intent)
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    SendAnswer result = answer(SendOutcome::Sent, {});
    if (body && body->contains("error"_L1))
        return answer(SendOutcome::Refused, u"platform"_s, body->value("error"_L1).toString());
    const bool asks = intent.op == "self"_L1 || intent.op == "profile"_L1 || intent.op == "lookup"_L1;
    if (asks || isMessage(intent)) {
        // A login page of a proxy is no proof that anything arrived.
        if (!body || (isMessage(intent) && idText(body->value("id"_L1)).isEmpty()))
            return answer(SendOutcome::Unconfirmed, u"unreadable_answer"_s);
        if (asks)
            result.more.insert("profile"_L1, profileOf(*body));
        else
            result.messageId = idText(body->value("id"_L1));
    }
    return result;
}

SendAnswer refusal(int status, const QString &words)
{
    const bool forbidden = words.contains("not authorized"_L1, Qt::CaseInsensitive);
    if (status == 403 || (status == 401 && forbidden))
        return answer(SendOutcome::Credentials, u"permission"_s, words);
    if (status == 401)
        return answer(SendOutcome::Credentials, u"token"_s, words);
    if (status == 404)
        return answer(SendOutcome::Refused, u"target_gone"_s, words);
    return answer(SendOutcome::Refused, u"bad_request"_s, words);
}

} // namespace

SendPlan ChatwootCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant) const
{
    if (accountText(account, "api_access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    if (chatwoot::baseOf(account).isEmpty())
        return refusePlan(SendOutcome::Refused, u"not_configured"_s);
    if (intent.op == "self"_L1)
        return {tokenRequest(account), {}, {}, {}};
    if (intent.op == "profile"_L1 && intent.to.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    if (intent.op != "profile"_L1 && intent.threadId.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_conversation"_s);
    if ((intent.op == "delete"_L1 || intent.op == "retry_failed"_L1) && intent.target.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    if (const auto request = shortCall(intent, account))
        return {request, {}, {}, {}};
    if (isMessage(intent))
        return planMessage(intent, account, limits(intent.surface));
    const Action action = actionOf(intent);
    if (!action.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, action.refused);
    HttpRequest request = chatwoot::call("POST", account, conversationPath(intent) + action.path);
    request.headers.emplaceBack("Content-Type", "application/json");
    request.body = writeJson(action.body);
    return {request, {}, {}, {}};
}

SendAnswer ChatwootCodec::readAnswer(const HttpResponse &response, const SendIntent &intent, const ChannelAccount &,
                                     Instant now) const
{
    if (response.status == 429) {
        SendAnswer result = answer(SendOutcome::Retry, u"rate"_s);
        result.retryAfter = retryAfterHeader(response.headers, now);
        return result;
    }
    if (const auto transport = response.status == 413 ? std::nullopt : transportAnswer(response))
        return *transport;
    if (response.status >= 200 && response.status < 300)
        return success(response, intent);
    if (response.status < 400)
        return answer(SendOutcome::Retry, u"server"_s);
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    const QString error = body ? body->value("error"_L1).toString() : QString();
    return refusal(response.status, body && error.isEmpty() ? body->value("message"_L1).toString() : error);
}

std::optional<HttpRequest> ChatwootCodec::tokenRequest(const ChannelAccount &account) const
{
    const QString base = chatwoot::baseOf(account);
    if (base.isEmpty() || accountText(account, "api_access_token"_L1).isEmpty())
        return std::nullopt;
    HttpRequest request = chatwoot::call("GET", account, {});
    request.url = base + "/api/v1/profile"_L1;
    return request;
}

Result<QJsonObject> ChatwootCodec::readToken(const HttpResponse &response, Instant) const
{
    const std::optional<QJsonObject> body = response.status == 200 ? readJsonObject(response.body) : std::nullopt;
    const QString token = body ? body->value("pubsub_token"_L1).toString() : QString();
    const QString user = body ? idText(body->value("id"_L1)) : QString();
    if (token.isEmpty() || user.isEmpty())
        return failure(ErrorCode::Protocol, u"the profile names no token"_s);
    return QJsonObject{{"access_token"_L1, token}, {"pubsub_token"_L1, token}, {"user_id"_L1, user}};
}

ChannelLimits ChatwootCodec::limits(Surface) const
{
    ChannelLimits limits;
    limits.textUnits = longestText;
    limits.parts = {PartType::Image, PartType::Voice, PartType::Audio, PartType::Video, PartType::File};
    limits.textWithParts = true;
    limits.partsInMessage = mostFiles;
    limits.onOurs = {MessageAction::Delete};
    return limits;
}

SendPlan ChatwootCodec::planUpload(const MediaFile &, const SendIntent &, const QJsonObject &, const ChannelAccount &,
                                   Instant) const
{
    return refusePlan(SendOutcome::Refused, uploadWithMessage);
}

} // namespace lianxi
