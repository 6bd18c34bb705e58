// SPDX-License-Identifier: GPL-3.0-or-later
// What WeCom's apps, Douyin, QQ and partners' bridges do with what the desk sends.
#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/channels/generic_webhook/standard_webhook.h"
#include "app/rehearsal/fake_host.h"
#include "app/rehearsal/fake_wecom_kf.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int wecomTextLimit = 2048; ///< UTF-8 bytes
constexpr int douyinTextLimit = 1000; ///< UTF-16 units
constexpr int douyinReplies = 6; ///< to one message
constexpr int qqReplies = 5;
constexpr auto bridgeTolerance = std::chrono::seconds(300);
constexpr auto qqToken = "rehearsal-qq-token"_L1;

QJsonObject wecomError(int code)
{
    return {{"errcode"_L1, code}, {"errmsg"_L1, code == 0 ? "ok"_L1 : "see code"_L1}};
}

FakeAnswer wecomSend(FakeHost &host, const FakeCall &call)
{
    // No complaint: a desk that starts has no token yet, and learns it from this answer.
    if (call.field("access_token") != wecomAccessToken)
        return {200, wecomError(40014)};
    const QString text = call.body["text"_L1]["content"_L1].toString(), to = call.text("touser"_L1);
    if (!host.account(Platform::Wecom, "agent_id"_L1, idText(call.body.value("agentid"_L1))))
        return host.refuse(u"wecom: a message by an app that does not exist"_s, 200, wecomError(301002));
    if (call.text("msgtype"_L1) != "text"_L1 || text.isEmpty())
        return host.refuse(u"wecom: a message without text"_s, 200, wecomError(44004));
    if (text.toUtf8().size() > wecomTextLimit)
        return host.refuse(u"wecom: a message that is too long"_s, 200, wecomError(45002));
    QJsonObject answer = wecomError(0);
    // Whom it does not reach is told inside a success.
    const bool reaches = host.knows(Platform::Wecom, to);
    answer.insert("invaliduser"_L1, reaches ? QString() : to);
    answer.insert("msgid"_L1, u"rehearsal%1"_s.arg(host.nextId()));
    if (reaches)
        host.deliver({Platform::Wecom, to, {}, text, Surface::Private});
    else
        host.complain(u"wecom: a message to nobody"_s);
    return {200, answer};
}

/// Pictures of scenarios are names only: the platform has long forgotten them.
FakeAnswer wechatMedia(FakeHost &, const FakeCall &)
{
    return {200, wecomError(40007)};
}

QJsonObject douyinError(qint64 code)
{
    const QJsonObject error{{"error_code"_L1, code}, {"description"_L1, QString()}};
    return {{"data"_L1, error}, {"extra"_L1, error}};
}

/// nullopt: the token and the business that speaks fit together.
std::optional<FakeAnswer> douyinRefuses(FakeHost &host, const FakeCall &call)
{
    const auto account = host.account(Platform::Douyin, "access_token"_L1, call.header("access-token"));
    if (account && accountText(*account, "account_id"_L1) == call.field("open_id"))
        return std::nullopt;
    return host.refuse(u"douyin: a wrong token, or one of another account"_s, 200, douyinError(2190015));
}

FakeAnswer douyinSend(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = douyinRefuses(host, call))
        return *refused;
    const QString answered = call.text("msg_id"_L1), to = call.text("to_user_id"_L1);
    const auto said = host.said(Platform::Douyin, answered);
    const QString text = call.body["content"_L1]["text"_L1]["text"_L1].toString();
    if (!said || said->personId != to || call.text("scene"_L1) != "im_reply_msg"_L1)
        return host.refuse(u"douyin: an answer to no message of this customer"_s, 200, douyinError(28003082));
    if (call.body["content"_L1]["msg_type"_L1].toInt() != 1 || text.isEmpty() || text.size() > douyinTextLimit)
        return host.refuse(u"douyin: a message without text, or too long"_s, 200, douyinError(2100005));
    if (host.count(Platform::Douyin, answered) > douyinReplies)
        return host.refuse(u"douyin: more answers than a message may have"_s, 200, douyinError(28003070));
    QJsonObject answer = douyinError(0);
    answer.insert("msg_id"_L1, u"@out%1=="_s.arg(host.nextId()));
    host.deliver({Platform::Douyin, to, {}, text, Surface::Private});
    return {200, answer};
}

FakeAnswer douyinComment(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = douyinRefuses(host, call))
        return *refused;
    const QString comment = call.text("comment_id"_L1), text = call.text("content"_L1);
    const auto said = host.said(Platform::Douyin, comment);
    if (!said || said->postId != call.text("item_id"_L1) || text.isEmpty())
        return host.refuse(u"douyin: an answer to no comment under this video"_s, 200, douyinError(2100005));
    QJsonObject data = douyinError(0).value("data"_L1).toObject();
    data.insert("comment_id"_L1, u"@own%1=="_s.arg(host.nextId()));
    host.deliver({Platform::Douyin, said->personId, comment, text, Surface::Public});
    return {200, QJsonObject{{"data"_L1, data}, {"extra"_L1, douyinError(0).value("extra"_L1)}}};
}

/// Videos and their comments: what is said comes by push, so there is nothing beside it.
FakeAnswer douyinList(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = douyinRefuses(host, call))
        return *refused;
    const QJsonObject data{{"error_code"_L1, 0}, {"list"_L1, QJsonArray()}, {"cursor"_L1, 0}, {"has_more"_L1, false}};
    return {200, QJsonObject{{"data"_L1, data}, {"extra"_L1, QJsonObject{{"error_code"_L1, 0}}}}};
}

FakeAnswer qqGiveToken(FakeHost &host, const FakeCall &call)
{
    const auto account = host.account(Platform::Qq, "app_id"_L1, call.text("appId"_L1));
    if (!account || accountText(*account, "secret"_L1) != call.text("clientSecret"_L1))
        return host.refuse(u"qq: a token asked for with an unknown app or secret"_s, 200, {{"code"_L1, 100007}});
    return {200, QJsonObject{{"access_token"_L1, qqToken}, {"expires_in"_L1, "7200"_L1}}};
}

FakeAnswer qqSend(FakeHost &host, const FakeCall &call)
{
    if (call.header("Authorization") != "QQBot "_L1 + qqToken)
        return {401, QJsonObject{{"code"_L1, 11244}, {"message"_L1, "invalid token"_L1}}};
    const QString person = call.pieces.value(0), answered = call.text("msg_id"_L1), text = call.text("content"_L1);
    const auto said = host.said(Platform::Qq, answered);
    const auto number = integer(call.body.value("msg_seq"_L1));
    if (!said || said->personId != person)
        return host.refuse(u"qq: an answer to no message of this customer"_s, 400, {{"code"_L1, 40034001}});
    if (call.body.value("msg_type"_L1).toInt(-1) != 0 || text.isEmpty() || !number || *number <= 0)
        return host.refuse(u"qq: a message without text or number"_s, 400, {{"code"_L1, 11255}});
    if (!host.isFirst(Platform::Qq, answered + u'#' + QString::number(*number)))
        return host.refuse(u"qq: the same number twice"_s, 400, {{"code"_L1, 40054005}});
    if (host.count(Platform::Qq, answered) > qqReplies)
        return host.refuse(u"qq: more answers than a message may have"_s, 400, {{"code"_L1, 22009}});
    host.deliver({Platform::Qq, person, {}, text, Surface::Private});
    return {200, QJsonObject{{"id"_L1, u"ROBOT1.0_out%1"_s.arg(host.nextId())}, {"timestamp"_L1, "now"_L1}}};
}

/// The other side of our signed webhooks: a partner before a closed platform, or the brand's own shop.
FakeAnswer bridgeSend(FakeHost &host, const FakeCall &call)
{
    const auto platform = fromText<Platform>(call.pieces.value(0));
    const QString name = call.pieces.value(0) == "generic-webhook"_L1 ? u"shop"_s : call.pieces.value(0);
    const auto account = platform ? host.account(*platform, "source"_L1, name) : std::nullopt;
    HttpRequest request;
    request.headers = call.headers;
    request.body = call.bytes;
    if (!account
        || verifyWebhook(request, webhookKeys(*account), bridgeTolerance, SystemClock().now()) != Verification::Ok)
        return host.refuse(u"bridge: a message that is not signed rightly"_s, 401, {});
    const QJsonObject data = call.body.value("data"_L1).toObject();
    if (call.text("type"_L1) == "read"_L1 || call.text("type"_L1) == "typing"_L1)
        return {200, QJsonObject()};
    const QString text = data.value("text"_L1).toString(), to = data["to"_L1]["id"_L1].toString();
    const auto surface = fromText<Surface>(data.value("surface"_L1).toString());
    if (call.text("type"_L1) != "message.send"_L1 || !surface || text.isEmpty()
        || data.value("id"_L1).toString() != call.header("webhook-id"))
        return host.refuse(u"bridge: a message without text, surface or id"_s, 400, {{"error"_L1, "data"_L1}});
    if (!host.knows(*platform, to))
        return host.refuse(u"bridge: a message to nobody"_s, 404, {{"error"_L1, "data.to"_L1}});
    // A repetition has the same id and is shown once.
    if (host.isFirst(*platform, call.header("webhook-id")))
        host.deliver({*platform, to, data.value("reply_to"_L1).toString(), text, *surface});
    return {200, QJsonObject{{"id"_L1, u"s-%1"_s.arg(host.nextId())}}};
}

constexpr FakeRoute routes[] = {
    {"POST", "/cgi-bin/message/send", wecomSend},
    {"GET", "/cgi-bin/media/get", wechatMedia},
    {"POST", "/im/send/msg/", douyinSend},
    {"POST", "/item/comment/reply/", douyinComment},
    {"GET", "/video/list/", douyinList},
    {"GET", "/item/comment/list/", douyinList},
    {"POST", "/app/getAppAccessToken", qqGiveToken},
    {"POST", "/v2/users/([^/]+)/messages", qqSend},
    {"POST", "/bridge/([a-z-]+)", bridgeSend},
};

} // namespace

std::span<const FakeRoute> chinaRoutes()
{
    return routes;
}

} // namespace lianxi
