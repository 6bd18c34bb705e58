// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/split_text.h"
#include "app/channels/wechat_oa/wechat_oa_codec.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

/// What goes into a customer-service message beside the receiver, or the reason why nothing can.
struct Content {
    QJsonObject body;
    QString refused;
};

Content mediaContent(QLatin1StringView type, const Part &part)
{
    // Uploading is a request of its own that comes before; its answer is the reference.
    if (part.ref.isEmpty())
        return {{}, u"upload_needed"_s};
    QJsonObject media{{"media_id"_L1, part.ref}};
    if (part.type == PartType::Video) {
        media.insert("thumb_media_id"_L1, part.more.value("thumb"_L1).toString());
        media.insert("title"_L1, part.title);
        media.insert("description"_L1, part.more.value("description"_L1).toString());
    }
    return {{{"msgtype"_L1, type}, {type, media}}, {}};
}

Content partContent(const Part &part)
{
    switch (part.type) {
    case PartType::Image:
        return mediaContent("image"_L1, part);
    case PartType::Voice:
    case PartType::Audio:
        return mediaContent("voice"_L1, part);
    case PartType::Video:
        return mediaContent("video"_L1, part);
    case PartType::Card: {
        const QJsonObject article{{"title"_L1, part.title},
                                  {"description"_L1, part.more.value("description"_L1).toString()},
                                  {"url"_L1, part.ref},
                                  {"picurl"_L1, part.more.value("picurl"_L1).toString()}};
        return {{{"msgtype"_L1, "news"_L1}, {"news"_L1, QJsonObject{{"articles"_L1, QJsonArray{article}}}}}, {}};
    }
    case PartType::Text:
    case PartType::File:
    case PartType::Sticker:
    case PartType::Location:
    case PartType::Contact:
        break;
    }
    return {{}, u"unsupported_part"_s};
}

Content messageContent(const SendIntent &intent)
{
    QString text = intent.text;
    const Part *media = nullptr;
    for (const Part &part : intent.parts) {
        if (part.type == PartType::Text)
            text = text.isEmpty() ? part.text : text;
        else if (media)
            return {{}, u"one_part_only"_s};
        else
            media = &part;
    }
    // Menus and mini programs travel as the platform's own object.
    for (const auto name : {"msgmenu"_L1, "miniprogrampage"_L1, "wxcard"_L1, "mpnewsarticle"_L1}) {
        if (intent.more.value(name).isObject())
            return {{{"msgtype"_L1, name}, {name, intent.more.value(name)}}, {}};
    }
    if (media)
        return text.isEmpty() ? partContent(*media) : Content{{}, u"mixed_content"_s};
    if (text.isEmpty())
        return {{}, u"empty"_s};
    return {{{"msgtype"_L1, "text"_L1}, {"text"_L1, QJsonObject{{"content"_L1, text}}}}, {}};
}

struct CommentAddress {
    QString post; ///< "msg_data_id:index"
    QString comment; ///< user_comment_id
};

CommentAddress commentAddress(const SendIntent &intent)
{
    const QString post = intent.more.value("post_id"_L1).toString();
    const QString comment = idText(intent.more.value("comment_id"_L1));
    return {post.isEmpty() ? intent.threadId : post,
            !comment.isEmpty()             ? comment
                : !intent.target.isEmpty() ? intent.target
                                           : intent.replyTo};
}

/// Requests about one comment: the path below /cgi-bin/comment for each of our words.
struct CommentOp {
    QLatin1StringView op;
    QLatin1StringView path;
};
constexpr std::array commentOps{
    CommentOp{"reply_comment"_L1, "reply/add"_L1},
    CommentOp{"delete"_L1, "delete"_L1},
    CommentOp{"delete_reply"_L1, "reply/delete"_L1},
    CommentOp{"hide"_L1, "unmarkelect"_L1},
    CommentOp{"show"_L1, "markelect"_L1},
    CommentOp{"unhide"_L1, "markelect"_L1},
};

/// What an error code means for the message; the platform's own list of return codes.
struct CodeMeaning {
    int code;
    SendOutcome outcome;
    const char16_t *reason;
};
constexpr CodeMeaning meanings[] = {
    {-1, SendOutcome::Retry, u"server"},
    {40001, SendOutcome::Credentials, u"token"},
    {40014, SendOutcome::Credentials, u"token"},
    {42001, SendOutcome::Credentials, u"token"},
    {41001, SendOutcome::Credentials, u"token"},
    {40164, SendOutcome::Credentials, u"ip_not_allowed"},
    {45015, SendOutcome::Refused, u"window_closed"},
    {45047, SendOutcome::Refused, u"quota"},
    {48002, SendOutcome::Refused, u"recipient_blocked"},
    {43004, SendOutcome::Refused, u"not_following"},
    {50005, SendOutcome::Refused, u"not_following"},
    {40003, SendOutcome::Refused, u"recipient_unknown"},
    {40007, SendOutcome::Refused, u"bad_media"},
    {45002, SendOutcome::Refused, u"too_long"},
    {45009, SendOutcome::Retry, u"rate"},
    {45011, SendOutcome::Retry, u"rate"},
    {45072, SendOutcome::Retry, u"rate"},
    {48001, SendOutcome::Refused, u"no_permission"},
    {50002, SendOutcome::Refused, u"account_restricted"},
    {88000, SendOutcome::Refused, u"no_permission"},
    {88001, SendOutcome::Refused, u"target_gone"},
    {88002, SendOutcome::Refused, u"account_restricted"},
    {88003, SendOutcome::Refused, u"quota"},
    {88004, SendOutcome::Refused, u"target_gone"},
    {88005, SendOutcome::Refused, u"already_replied"},
    {88007, SendOutcome::Refused, u"too_long"},
    {88008, SendOutcome::Refused, u"target_gone"},
};

/// Time until the platform's day (UTC+8) ends: that is when daily quotas come back.
std::chrono::seconds untilQuotaReset(Instant now)
{
    using namespace std::chrono;
    const auto local = now + hours(8);
    return ceil<seconds>(floor<days>(local) + days(1) - local);
}

SendAnswer codeAnswer(qint64 code, const QString &words, Instant now)
{
    const auto known =
        std::find_if(std::begin(meanings), std::end(meanings), [code](const CodeMeaning &m) { return m.code == code; });
    const QString detail = u"%1 %2"_s.arg(QString::number(code), words);
    if (known == std::end(meanings))
        return answer(SendOutcome::Refused, u"platform"_s, detail);
    SendAnswer result = answer(known->outcome, QString::fromUtf16(known->reason), detail);
    if (code == 45009)
        result.retryAfter = untilQuotaReset(now);
    return result;
}

QJsonObject profileOf(const QJsonObject &user)
{
    QJsonObject profile{{"user_id"_L1, user.value("openid"_L1)},
                        {"following"_L1, integer(user.value("subscribe"_L1)) == 1}};
    const auto put = [&](QLatin1StringView ours, QLatin1StringView theirs) {
        if (const QString text = user.value(theirs).toString(); !text.isEmpty())
            profile.insert(ours, text);
    };
    put("union_id"_L1, "unionid"_L1);
    put("nickname"_L1, "nickname"_L1);
    put("remark"_L1, "remark"_L1);
    put("scene"_L1, "qr_scene_str"_L1);
    put("avatar"_L1, "headimgurl"_L1);
    return profile;
}

} // namespace

SendPlan WechatOaCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant) const
{
    const QString token = accountText(account, "access_token"_L1);
    if (token.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    if (intent.op == "self"_L1) // a token that was given is the platform's answer; there is no other question
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    const QString base = apiBase(account, "https://api.weixin.qq.com"_L1) + "/cgi-bin/"_L1;
    const QString credential = "?access_token="_L1 + QString::fromLatin1(percentEncode(token));
    const auto comment =
        std::find_if(commentOps.begin(), commentOps.end(), [&intent](const CommentOp &c) { return intent.op == c.op; });
    if (comment != commentOps.end()) {
        const CommentAddress at = commentAddress(intent);
        if (at.post.isEmpty() || at.comment.isEmpty())
            return refusePlan(SendOutcome::Refused, u"no_target"_s);
        QJsonObject body{{"msg_data_id"_L1, idValue(at.post.section(u':', 0, 0))},
                         {"index"_L1, idValue(at.post.section(u':', 1, 1))},
                         {"user_comment_id"_L1, idValue(at.comment)}};
        if (intent.op == "reply_comment"_L1) {
            if (intent.text.isEmpty())
                return refusePlan(SendOutcome::Refused, u"empty"_s);
            body.insert("content"_L1, intent.text);
        }
        return {jsonPost(base + "comment/"_L1 + comment->path + credential, body), {}, {}, {}};
    }
    const QString person = intent.to.isEmpty() ? intent.threadId : intent.to;
    if (person.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    if (intent.op == "typing"_L1 || intent.op == "typing_off"_L1) {
        const auto command = intent.op == "typing"_L1 ? "Typing"_L1 : "CancelTyping"_L1;
        return {
            jsonPost(base + "message/custom/typing"_L1 + credential, {{"touser"_L1, person}, {"command"_L1, command}}),
            {},
            {},
            {}};
    }
    if (intent.op == "profile"_L1) {
        HttpRequest request;
        request.method = "GET";
        request.url = base + "user/info"_L1 + credential + "&openid="_L1 + QString::fromLatin1(percentEncode(person))
            + "&lang=zh_CN"_L1;
        return {request, {}, {}, {}};
    }
    if (intent.op != "message"_L1 || intent.surface == Surface::Public)
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    if (const auto refused = refuseTooLong(intent.text, limits(Surface::Private)))
        return *refused;
    Content content = messageContent(intent);
    if (!content.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, content.refused);
    content.body.insert("touser"_L1, person);
    if (const QString desk = intent.more.value("kf_account"_L1).toString(); !desk.isEmpty())
        content.body.insert("customservice"_L1, QJsonObject{{"kf_account"_L1, desk}});
    return {jsonPost(base + "message/custom/send"_L1 + credential, content.body), {}, {}, {}};
}

SendPlan WechatOaCodec::planProfile(const std::vector<ProfileSubject> &people, const ChannelAccount &account,
                                    Instant) const
{
    const QString token = accountText(account, "access_token"_L1);
    if (token.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    QJsonArray list;
    for (const ProfileSubject &person : people)
        list.append(QJsonObject{{"openid"_L1, person.id}, {"lang"_L1, "zh_CN"_L1}});
    return {jsonPost(apiBase(account, "https://api.weixin.qq.com"_L1) + "/cgi-bin/user/info/batchget?access_token="_L1
                         + QString::fromLatin1(percentEncode(token)),
                     {{"user_list"_L1, list}}),
            {},
            {},
            {}};
}

SendAnswer WechatOaCodec::readAnswer(const HttpResponse &response, const SendIntent &, const ChannelAccount &,
                                     Instant now) const
{
    if (const auto transport = transportAnswer(response))
        return *transport;
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    if (!body)
        return unreadableAnswer(response);
    const QJsonValue code = body->value("errcode"_L1);
    const bool isProfile = body->contains("openid"_L1) && body->contains("subscribe"_L1);
    const bool isList = body->value("user_info_list"_L1).isArray();
    if (code.isUndefined() && !isProfile && !isList)
        return unreadableAnswer(response);
    if (const qint64 number = integer(code).value_or(code.isUndefined() ? 0 : -2); number != 0)
        return codeAnswer(number, body->value("errmsg"_L1).toString(), now);
    SendAnswer result = answer(SendOutcome::Sent, {});
    result.messageId = idText(body->value("msgid"_L1));
    if (isProfile)
        result.more.insert("profile"_L1, profileOf(*body));
    if (isList) {
        QJsonArray profiles;
        const QJsonArray users = body->value("user_info_list"_L1).toArray();
        for (const QJsonValue &user : users)
            profiles.append(profileOf(user.toObject()));
        result.more.insert("profiles"_L1, profiles);
    }
    return result;
}

ChannelLimits WechatOaCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    if (surface == Surface::Public) {
        // The platform names no number; it answers 88007.
        limits.onTheirs = {MessageAction::Hide, MessageAction::Unhide, MessageAction::Delete};
        return limits;
    }
    limits.textUnits = 2048;
    limits.unitsAreBytes = true;
    limits.window = std::chrono::hours(48);
    limits.messagesInWindow = 5;
    limits.parts = {PartType::Image, PartType::Voice, PartType::Audio, PartType::Video, PartType::Card};
    limits.partLimits = {{PartType::Image, 10 << 20},
                         {PartType::Voice, 2 << 20},
                         {PartType::Audio, 2 << 20},
                         {PartType::Video, 10 << 20}};
    return limits;
}

SendIntent WechatOaCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    if (event.surface == Surface::Public) {
        intent.op = u"reply_comment"_s;
        intent.more = {{"post_id"_L1, event.threadId}, {"comment_id"_L1, event.messageId}};
    } else {
        intent.replyTo.clear(); // the platform has no quotes
    }
    return intent;
}

} // namespace lianxi
