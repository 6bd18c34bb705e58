// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/split_text.h"
#include "app/channels/douyin/douyin_codec.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int longestText = 1000;
constexpr int repliesInWindow = 6; ///< for each message of the customer
constexpr auto replyWindow = std::chrono::hours(24);
constexpr auto replyScene = "im_reply_msg"_L1;
constexpr auto enterScene = "im_enter_direct_msg"_L1;

/// The platform's number of a kind of content.
enum class ContentType { Text = 1, Image = 2, Video = 3, RetainCard = 8, AppletCard = 10 };

QJsonObject piece(ContentType type, QLatin1StringView name, const QJsonObject &value)
{
    return {{"msg_type"_L1, static_cast<int>(type)}, {name, value}};
}

/// One part in the platform's form; empty when it takes none of that kind. `refused` says why.
QJsonObject pieceOf(const Part &part, QString &refused)
{
    const QString item = idText(part.more.value("item_id"_L1));
    const QString card = idText(part.more.value("card_id"_L1));
    const QString applet = idText(part.more.value("card_template_id"_L1));
    if (part.type == PartType::Text)
        return piece(ContentType::Text, "text"_L1, {{"text"_L1, part.text}});
    if (part.type == PartType::Image && !part.ref.isEmpty())
        return piece(ContentType::Image, "image"_L1, {{"media_id"_L1, part.ref}});
    // Only videos that the account has published can be sent; there is no upload.
    if (part.type == PartType::Video && !(item.isEmpty() && part.ref.isEmpty()))
        return piece(ContentType::Video, "video"_L1, {{"item_id"_L1, item.isEmpty() ? part.ref : item}});
    if (part.type == PartType::Card && !card.isEmpty())
        return piece(ContentType::RetainCard, "retain_consult_card"_L1, {{"card_id"_L1, card}});
    if (part.type == PartType::Card && !applet.isEmpty()) {
        QJsonObject value{{"card_template_id"_L1, applet}};
        for (const QLatin1StringView member : {"path"_L1, "query"_L1, "app_id"_L1}) {
            if (part.more.contains(member))
                value.insert(member, part.more.value(member));
        }
        return piece(ContentType::AppletCard, "applet_card"_L1, value);
    }
    refused = part.type == PartType::Image ? u"upload_needed"_s : u"unsupported_part"_s;
    return {};
}

struct Sending {
    QString base, credential; ///< "?open_id=…"
    QByteArray token;

    [[nodiscard]] SendPlan post(QLatin1StringView path, const QJsonObject &body) const
    {
        HttpRequest request = jsonPost(base + path + credential, body);
        request.headers.append({"access-token", token});
        return {request, {}, {}, {}};
    }
};

/// The business account that speaks: as configured, else as the event that is answered named it.
QString speakerOf(const SendIntent &intent, const ChannelAccount &account)
{
    const QString configured = accountText(account, "account_id"_L1);
    return configured.isEmpty() ? idText(intent.more.value("open_id"_L1)) : configured;
}

SendPlan planMessage(const SendIntent &intent, const Sending &sending)
{
    QJsonArray pieces;
    QString refused;
    if (!intent.text.isEmpty())
        pieces.append(piece(ContentType::Text, "text"_L1, {{"text"_L1, intent.text}}));
    for (const Part &part : intent.parts) {
        const QJsonObject one = pieceOf(part, refused);
        if (!refused.isEmpty())
            return refusePlan(SendOutcome::Refused, refused);
        pieces.append(one);
    }
    if (pieces.isEmpty())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    // Each piece counts as a message.
    if (pieces.size() > repliesInWindow)
        return refusePlan(SendOutcome::Refused, u"quota"_s);
    if (intent.to.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    const QString scene = intent.more.value("scene"_L1).toString(replyScene);
    const QString answered = idText(intent.more.value("msg_id"_L1));
    const QString conversation =
        intent.threadId.isEmpty() ? idText(intent.more.value("conversation_id"_L1)) : intent.threadId;
    if (answered.isEmpty() && (scene == replyScene || scene == enterScene))
        return refusePlan(SendOutcome::Refused, u"no_conversation"_s);
    QJsonObject body{{"to_user_id"_L1, intent.to}, {"scene"_L1, scene}};
    if (!answered.isEmpty())
        body.insert("msg_id"_L1, answered);
    if (!conversation.isEmpty())
        body.insert("conversation_id"_L1, conversation);
    if (pieces.size() == 1)
        body.insert("content"_L1, pieces.first());
    else
        body.insert("content_list"_L1, pieces);
    return sending.post("/im/send/msg/"_L1, body);
}

SendPlan planComment(const SendIntent &intent, const Sending &sending)
{
    QString item = idText(intent.more.value("post_id"_L1));
    if (item.isEmpty())
        item = intent.threadId;
    QString comment = idText(intent.more.value("comment_id"_L1));
    if (comment.isEmpty())
        comment = intent.target.isEmpty() ? intent.replyTo : intent.target;
    if (item.isEmpty() || comment.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    QJsonObject body{{"item_id"_L1, item}, {"comment_id"_L1, comment}};
    if (intent.op == "pin"_L1 || intent.op == "unpin"_L1) {
        body.insert("top"_L1, intent.op == "pin"_L1);
        return sending.post("/item/comment/top/"_L1, body);
    }
    if (!intent.parts.empty())
        return refusePlan(SendOutcome::Refused, u"unsupported_part"_s);
    if (intent.text.isEmpty())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    body.insert("content"_L1, intent.text);
    return sending.post("/item/comment/reply/"_L1, body);
}

SendPlan planRecall(const SendIntent &intent, const Sending &sending)
{
    if (intent.target.isEmpty() || intent.threadId.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    return sending.post("/im/recall/msg/"_L1,
                        {{"msg_id"_L1, intent.target},
                         {"conversation_id"_L1, intent.threadId},
                         {"conversation_type"_L1, intent.surface == Surface::Public ? 2 : 1}});
}

constexpr CodeMeaning meanings[] = {
    {2190001, SendOutcome::Refused, u"quota"},
    {2190002, SendOutcome::Credentials, u"token"},
    {2190008, SendOutcome::Credentials, u"token"},
    {2190015, SendOutcome::Credentials, u"token"},
    {28001003, SendOutcome::Credentials, u"token"},
    {28001008, SendOutcome::Credentials, u"token"},
    {2100004, SendOutcome::Retry, u"server"},
    {28001005, SendOutcome::Retry, u"server"},
    {28003018, SendOutcome::Retry, u"rate"},
    {28001038, SendOutcome::Refused, u"rejected"},
    {28003070, SendOutcome::Refused, u"quota"},
    {28003080, SendOutcome::Refused, u"window_closed"},
    {28003081, SendOutcome::Refused, u"window_closed"},
    {28003082, SendOutcome::Refused, u"wrong_context_message"},
    {28003095, SendOutcome::Refused, u"platform_policy_active"},
    {28003101, SendOutcome::Refused, u"recipient_unavailable"},
    {28029003, SendOutcome::Refused, u"account_not_entitled"},
    {28029004, SendOutcome::Refused, u"account_restricted"},
};

/// The first error that the answer names: in `data`, in `extra`, or as a mini program's `err_no`. 0: success.
std::optional<qint64> codeOf(const QJsonObject &body, QString &words)
{
    std::optional<qint64> code;
    const auto look = [&](const QJsonObject &in, QLatin1StringView number, QLatin1StringView text) {
        const std::optional<qint64> found = integer(in.value(number));
        if (!found || (code && *code != 0))
            return;
        code = found;
        words = in.value(text).toString();
    };
    look(body.value("data"_L1).toObject(), "error_code"_L1, "description"_L1);
    look(body.value("extra"_L1).toObject(), "error_code"_L1, "description"_L1);
    look(body, "err_no"_L1, "err_msg"_L1);
    return code;
}

QJsonObject profileOf(const QJsonObject &data)
{
    QJsonObject profile{{"user_id"_L1, idText(data.value("open_id"_L1))},
                        {"name"_L1, data.value("nickname"_L1).toString()},
                        {"nickname"_L1, data.value("nickname"_L1).toString()}};
    for (const QLatin1StringView member : {"union_id"_L1, "avatar"_L1}) {
        if (const QString text = data.value(member).toString(); !text.isEmpty())
            profile.insert(member, text);
    }
    return profile;
}

} // namespace

SendPlan DouyinCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant) const
{
    const QString token = accountText(account, "access_token"_L1);
    if (token.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    const QString speaker = speakerOf(intent, account);
    if (speaker.isEmpty())
        return refusePlan(SendOutcome::Refused, u"not_configured"_s);
    const Sending sending{apiBase(account, "https://open.douyin.com"_L1),
                          "?open_id="_L1 + QString::fromLatin1(percentEncode(speaker)), token.toUtf8()};
    // The platform tells only about accounts that gave this app rights, which no customer does.
    if (intent.op == "self"_L1)
        return {formPost(sending.base + "/oauth/userinfo/"_L1, {{"open_id", speaker}, {"access_token", token}}),
                {},
                {},
                {}};
    if (intent.op == "delete"_L1)
        return planRecall(intent, sending);
    const bool isPublic = intent.op == "reply_comment"_L1 || intent.op == "pin"_L1 || intent.op == "unpin"_L1
        || (intent.op == "message"_L1 && intent.surface == Surface::Public);
    if (!isPublic && intent.op != "message"_L1)
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    if (const auto refused = refuseTooLong(intent.text, limits(isPublic ? Surface::Public : Surface::Private)))
        return *refused;
    return isPublic ? planComment(intent, sending) : planMessage(intent, sending);
}

SendAnswer DouyinCodec::readAnswer(const HttpResponse &response, const SendIntent &, const ChannelAccount &,
                                   Instant) const
{
    const std::optional<QJsonObject> body = response.status == 0 ? std::nullopt : readJsonObject(response.body);
    QString words;
    const std::optional<qint64> code = body ? codeOf(*body, words) : std::nullopt;
    if (code && *code != 0)
        return codeAnswer(meanings, *code, words);
    if (const auto transport = transportAnswer(response))
        return *transport;
    if (!code || response.status >= 300)
        return unreadableAnswer(response);
    const QJsonObject data = body->value("data"_L1).toObject();
    SendAnswer result = answer(SendOutcome::Sent, {});
    result.messageId = idText(body->value("msg_id"_L1));
    for (const QLatin1StringView member : {"msg_id"_L1, "comment_id"_L1}) {
        if (result.messageId.isEmpty())
            result.messageId = idText(data.value(member));
    }
    if (data.contains("nickname"_L1))
        result.more.insert("profile"_L1, profileOf(data));
    if (data.contains("media_type"_L1))
        result.more.insert("download_url"_L1, data.value("url"_L1).toString());
    return result;
}

ChannelLimits DouyinCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    if (surface == Surface::Public)
        return limits; // the platform names no number for comments
    limits.textUnits = longestText;
    limits.window = replyWindow;
    limits.messagesInWindow = repliesInWindow;
    limits.parts = {PartType::Image, PartType::Video, PartType::Card};
    limits.textWithParts = true;
    limits.partsInMessage = repliesInWindow - 1;
    limits.onOurs = {MessageAction::Delete};
    // Those who allowed it may be written to later: once a day, three messages.
    limits.late = {{LateWay::Permitted, std::nullopt, {{"scene"_L1, "im_authorize_message"_L1}}}};
    return limits;
}

SendIntent DouyinCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    intent.replyTo.clear(); // private messages have no quotes, comments name what they answer
    if (!event.account.isEmpty())
        intent.more.insert("open_id"_L1, event.account);
    if (event.surface == Surface::Public) {
        intent.op = u"reply_comment"_s;
        intent.more.insert("post_id"_L1, event.threadId);
        intent.more.insert("comment_id"_L1, event.messageId);
        return intent;
    }
    if (event.what == "enter_session"_L1)
        intent.more.insert("scene"_L1, enterScene);
    else if (event.what == "proactive_allowed"_L1)
        intent.more.insert("scene"_L1, "im_authorize_message"_L1);
    if (!event.messageId.isEmpty())
        intent.more.insert("msg_id"_L1, event.messageId);
    return intent;
}

} // namespace lianxi
