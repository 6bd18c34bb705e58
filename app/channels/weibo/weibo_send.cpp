// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/split_text.h"
#include "app/channels/weibo/weibo_codec.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

using Form = QList<QPair<QByteArray, QString>>;

/// The platform's type of a private message and its `data`, or why there is none.
struct Content {
    QString type;
    QJsonObject data;
    QString refused;
};

Content messageContent(const SendIntent &intent)
{
    QString text = intent.text;
    const Part *other = nullptr;
    QJsonArray articles;
    for (const Part &part : intent.parts) {
        if (part.type == PartType::Text)
            text = text.isEmpty() ? part.text : text;
        else if (part.type == PartType::Card)
            articles.append(QJsonObject{{"display_name"_L1, part.title},
                                        {"summary"_L1, part.more.value("description"_L1).toString()},
                                        {"image"_L1, part.more.value("picurl"_L1).toString()},
                                        {"url"_L1, part.ref}});
        else
            other = &part;
    }
    if (other || !articles.isEmpty()) {
        if (!text.isEmpty() || (other && !articles.isEmpty()))
            return {{}, {}, u"mixed_content"_s};
        if (!other)
            return articles.size() <= 8 ? Content{u"articles"_s, {{"articles"_L1, articles}}, {}}
                                        : Content{{}, {}, u"too_long"_s};
        if (other->type != PartType::Location || !other->lat || !other->lon)
            return {{}, {}, u"unsupported_part"_s};
        return {u"position"_s,
                {{"longitude"_L1, QString::number(*other->lon, 'f', 6)},
                 {"latitude"_L1, QString::number(*other->lat, 'f', 6)}},
                {}};
    }
    if (text.isEmpty())
        return {{}, {}, u"empty"_s};
    return {u"text"_s, {{"text"_L1, text}}, {}};
}

SendPlan planMessage(const SendIntent &intent, const ChannelAccount &account, const QString &token)
{
    const QString person = intent.to.isEmpty() ? intent.threadId : intent.to;
    if (person.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    const Content content = messageContent(intent);
    if (!content.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, content.refused);
    // The fans service may have a token of its own beside that of the comment interfaces.
    const QString own = accountText(account, "message_token"_L1);
    const QString url = apiBase(account, "https://m.api.weibo.com"_L1) + "/2/messages/reply.json?access_token="_L1
        + QString::fromLatin1(percentEncode(own.isEmpty() ? token : own));
    return {formPost(url,
                     {{"type", content.type},
                      {"receiver_id", person},
                      {"save_sender_box", u"1"_s},
                      {"data", QString::fromUtf8(writeJson(content.data))}}),
            {},
            {},
            {}};
}

SendPlan planComment(const SendIntent &intent, const ChannelAccount &account, const QString &credential)
{
    const QString base = apiBase(account, "https://api.weibo.com"_L1);
    QString post = idText(intent.more.value("post_id"_L1));
    if (post.isEmpty())
        post = intent.threadId;
    QString comment = idText(intent.more.value("comment_id"_L1));
    if (comment.isEmpty())
        comment = intent.op == "delete"_L1 ? intent.target : intent.replyTo;
    if (intent.op == "delete"_L1) {
        if (comment.isEmpty())
            return refusePlan(SendOutcome::Refused, u"no_target"_s);
        return {formPost(base + "/2/comments/destroy.json"_L1 + credential, {{"cid", comment}}), {}, {}, {}};
    }
    if (post.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    if (intent.text.isEmpty())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    // The reply to a post that mentions the account is a comment on that post.
    const bool onPost = comment.isEmpty() || comment == post;
    Form form;
    if (!onPost)
        form.append({"cid", comment});
    form.append({{"id", post}, {"comment", intent.text}});
    QString address = idText(intent.more.value("rip"_L1));
    if (address.isEmpty())
        address = accountText(account, "rip"_L1);
    if (!address.isEmpty())
        form.append({"rip", address});
    const auto path = onPost ? "/2/comments/create.json"_L1 : "/2/comments/reply.json"_L1;
    return {formPost(base + path + credential, form), {}, {}, {}};
}

/// What an error code means, from the platform's public table.
struct CodeMeaning {
    int code;
    SendOutcome outcome;
    const char16_t *reason;
};
constexpr CodeMeaning meanings[] = {
    {21327, SendOutcome::Credentials, u"token"},
    {21315, SendOutcome::Credentials, u"token"},
    {21332, SendOutcome::Credentials, u"token"},
    {21314, SendOutcome::Credentials, u"token"},
    {21316, SendOutcome::Credentials, u"token"},
    {21317, SendOutcome::Credentials, u"token"},
    {21319, SendOutcome::Credentials, u"revoked"},
    {10022, SendOutcome::Retry, u"rate"},
    {10023, SendOutcome::Retry, u"rate"},
    {10024, SendOutcome::Retry, u"rate"},
    {20016, SendOutcome::Retry, u"rate"},
    {10013, SendOutcome::Refused, u"no_permission"},
    {10014, SendOutcome::Refused, u"no_permission"},
    {20101, SendOutcome::Refused, u"target_gone"},
    {20201, SendOutcome::Refused, u"target_gone"},
    {20019, SendOutcome::Refused, u"duplicate"},
    {20012, SendOutcome::Refused, u"too_long"},
    {20013, SendOutcome::Refused, u"too_long"},
    {20206, SendOutcome::Refused, u"comments_closed"},
};

std::chrono::seconds untilNextHour(Instant now)
{
    using namespace std::chrono;
    return ceil<seconds>(floor<hours>(now) + hours(1) - now);
}

SendAnswer codeAnswer(qint64 code, const QString &words, Instant now)
{
    const auto known =
        std::find_if(std::begin(meanings), std::end(meanings), [code](const CodeMeaning &m) { return m.code == code; });
    const QString detail = u"%1 %2"_s.arg(QString::number(code), words);
    if (known == std::end(meanings))
        return answer(SendOutcome::Refused, u"platform"_s, detail);
    SendAnswer result = answer(known->outcome, QString::fromUtf16(known->reason), detail);
    // The hourly limits of address and person.
    if (code >= 10022 && code <= 10024)
        result.retryAfter = untilNextHour(now);
    return result;
}

} // namespace

SendPlan WeiboCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant) const
{
    const QString token = accountText(account, "access_token"_L1);
    if (token.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    const QString credential = "?access_token="_L1 + QString::fromLatin1(percentEncode(token));
    if (intent.op == "profile"_L1) {
        HttpRequest request;
        request.method = "GET";
        // Only those who wrote in private are told about there; what anybody may see is another question.
        const bool isPublic = intent.surface == Surface::Public;
        request.url = apiBase(account, "https://api.weibo.com"_L1)
            + (isPublic ? "/2/users/show.json"_L1 : "/2/eps/user/info.json"_L1) + credential + "&uid="_L1
            + QString::fromLatin1(percentEncode(intent.to));
        return {request, {}, {}, {}};
    }
    if (intent.op == "self"_L1) {
        HttpRequest request;
        request.method = "GET";
        request.url = apiBase(account, "https://api.weibo.com"_L1) + "/2/users/show.json"_L1 + credential + "&uid="_L1
            + QString::fromLatin1(percentEncode(accountText(account, "account_id"_L1)));
        return {request, {}, {}, {}};
    }
    const bool isComment = intent.op == "reply_comment"_L1 || intent.op == "delete"_L1
        || (intent.op == "message"_L1 && intent.surface == Surface::Public);
    if (const auto refused = refuseTooLong(intent.text, limits(isComment ? Surface::Public : Surface::Private)))
        return *refused;
    if (isComment)
        return planComment(intent, account, credential);
    if (intent.op == "message"_L1)
        return planMessage(intent, account, token);
    return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
}

SendAnswer WeiboCodec::readAnswer(const HttpResponse &response, const SendIntent &intent, const ChannelAccount &,
                                  Instant now) const
{
    const std::optional<QJsonObject> body = response.status == 0 ? std::nullopt : readJsonObject(response.body);
    // Errors come with any status, so the platform's own code goes first.
    if (body && body->contains("error_code"_L1))
        return codeAnswer(integer(body->value("error_code"_L1)).value_or(0), body->value("error"_L1).toString(), now);
    if (const auto transport = transportAnswer(response))
        return *transport;
    if (!body || response.status >= 300)
        return unreadableAnswer(response);
    if (body->value("result"_L1).isBool() && !body->value("result"_L1).toBool())
        return answer(SendOutcome::Refused, u"platform"_s);
    SendAnswer result = answer(SendOutcome::Sent, {});
    result.messageId = idText(body->value("idstr"_L1));
    if (result.messageId.isEmpty())
        result.messageId = idText(body->value("id"_L1));
    if (intent.op == "self"_L1 || (intent.op == "profile"_L1 && body->contains("screen_name"_L1))) {
        QJsonObject profile{{"user_id"_L1, result.messageId}, {"name"_L1, body->value("screen_name"_L1).toString()}};
        if (const QString avatar = body->value("avatar_large"_L1).toString(); !avatar.isEmpty())
            profile.insert("avatar"_L1, avatar);
        result.more.insert("profile"_L1, profile);
        result.messageId.clear();
    }
    if (body->contains("subscribe"_L1)) {
        result.more.insert("profile"_L1,
                           QJsonObject{{"user_id"_L1, idText(body->value("id"_L1))},
                                       {"nickname"_L1, body->value("nickname"_L1).toString()},
                                       {"avatar"_L1, body->value("headimgurl"_L1).toString()},
                                       {"following"_L1, integer(body->value("follow"_L1)) == 1}});
        result.messageId.clear();
    }
    return result;
}

/// Pictures and voices that a customer sent; files to send there are none.
MediaPlan WeiboCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    const bool message = part.type == PartType::Image || part.type == PartType::Voice;
    if (!message || part.ref.isEmpty() || part.ref.contains(u'/'))
        return Codec::planDownload(part, account);
    const QString own = accountText(account, "message_token"_L1);
    const QString token = own.isEmpty() ? accountText(account, "access_token"_L1) : own;
    MediaPlan plan;
    if (token.isEmpty()) {
        plan.reason = u"token"_s;
        return plan;
    }
    plan.request.emplace();
    plan.request->method = "GET";
    plan.request->url = apiBase(account, "https://upload.api.weibo.com"_L1) + "/2/mss/msget?access_token="_L1
        + QString::fromLatin1(percentEncode(token)) + "&fid="_L1 + QString::fromLatin1(percentEncode(part.ref));
    return plan;
}

ChannelLimits WeiboCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    if (surface == Surface::Public) {
        limits.textUnits = 140;
        limits.onOurs = {MessageAction::Delete};
        return limits;
    }
    limits.textUnits = 300;
    limits.window = std::chrono::hours(48);
    limits.parts = {PartType::Card, PartType::Location};
    return limits;
}

SendIntent WeiboCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    intent.replyTo.clear(); // private messages have no quotes, comments name what they answer
    if (event.surface == Surface::Public) {
        intent.op = u"reply_comment"_s;
        intent.more.insert("post_id"_L1, event.threadId);
        const QString comment =
            event.messageId.isEmpty() ? event.extra.value("comment_id"_L1).toString() : event.messageId;
        if (!comment.isEmpty() && comment != event.threadId)
            intent.more.insert("comment_id"_L1, comment);
    }
    return intent;
}

} // namespace lianxi
