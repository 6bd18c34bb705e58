// SPDX-License-Identifier: GPL-3.0-or-later
// What X, Meta's three products and LINE do with what the desk sends.
#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/meta_hook.h"
#include "app/channels/common/weighted_text.h"
#include "app/rehearsal/fake_host.h"

#include <QJsonArray>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int xMessageLimit = 10'000, xPostLimit = 280; ///< the second one weighted
constexpr int pageTextLimit = 2000, whatsappTextLimit = 4096, lineTextLimit = 5000; ///< UTF-16 units
constexpr int instagramTextLimit = 1000; ///< UTF-8 bytes
constexpr int linePlan = 5000; ///< pushes a month
constexpr auto linePushes = "pushes"_L1;
constexpr auto lineToken = "rehearsal-line-token"_L1;

QJsonObject xProblem(int status, QLatin1StringView title)
{
    return {{"type"_L1, "about:blank"_L1}, {"title"_L1, title}, {"status"_L1, status}};
}

std::optional<FakeAnswer> xRefuses(FakeHost &host, const FakeCall &call)
{
    if (host.account(Platform::X, "access_token"_L1, call.bearer()))
        return std::nullopt;
    return host.refuse(u"x: a request with an unknown token"_s, 401, xProblem(401, "Unauthorized"_L1));
}

FakeAnswer xMessage(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = xRefuses(host, call))
        return *refused;
    const QString person = call.pieces.value(0), text = call.text("text"_L1);
    if (text.isEmpty() || text.size() > xMessageLimit)
        return host.refuse(u"x: a message without text, or too long"_s, 400, xProblem(400, "Invalid Request"_L1));
    if (!host.knows(Platform::X, person))
        return host.refuse(u"x: a message to nobody"_s, 403,
                           xProblem(403, "You do not have permission to DM this user"_L1));
    host.deliver({Platform::X, person, {}, text, Surface::Private});
    const QString id = QString::number(1'950'000'000'000'000'000 + host.nextId());
    return {201, QJsonObject{{"data"_L1, QJsonObject{{"dm_conversation_id"_L1, person}, {"dm_event_id"_L1, id}}}}};
}

FakeAnswer xPost(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = xRefuses(host, call))
        return *refused;
    const QString answered = call.body["reply"_L1]["in_reply_to_tweet_id"_L1].toString(), text = call.text("text"_L1);
    const auto said = host.said(Platform::X, answered);
    if (!said || text.isEmpty() || weightedLength(text) > xPostLimit)
        return host.refuse(u"x: a post that is empty, too long or answers nothing"_s, 400,
                           xProblem(400, "Invalid Request"_L1));
    // The same words twice are refused.
    if (!host.isFirst(Platform::X, text))
        return host.refuse(u"x: the same post twice"_s, 403, xProblem(403, "duplicate content"_L1));
    host.deliver({Platform::X, said->personId, answered, text, Surface::Public});
    const QString id = QString::number(1'950'000'000'000'000'000 + host.nextId());
    return {201, QJsonObject{{"data"_L1, QJsonObject{{"id"_L1, id}, {"text"_L1, text}}}}};
}

/// What a webhook has lost: nothing.
FakeAnswer xNothingMissed(FakeHost &host, const FakeCall &call)
{
    const auto refused = xRefuses(host, call);
    return refused ? *refused : FakeAnswer{200, QJsonObject{{"meta"_L1, QJsonObject{{"result_count"_L1, 0}}}}};
}

QJsonObject graphError(int code, int subcode, QLatin1StringView words)
{
    return {{"error"_L1,
             QJsonObject{{"message"_L1, words},
                         {"type"_L1, "OAuthException"_L1},
                         {"code"_L1, code},
                         {"error_subcode"_L1, subcode}}}};
}

/// The account whose token and proof a call carries.
std::optional<ChannelAccount> graphAccount(const FakeHost &host, const FakeCall &call)
{
    for (const Platform platform : {Platform::Facebook, Platform::Instagram, Platform::Whatsapp}) {
        const auto account = host.account(platform, "access_token"_L1, call.bearer());
        if (account
            && call.field("appsecret_proof").toLatin1()
                == meta::hmacHex(accountBytes(*account, "app_secret"_L1), call.bearer().toUtf8()))
            return account;
    }
    return std::nullopt;
}

/// A sign for somebody who wrote: seen, writing.
FakeAnswer pageSign(FakeHost &host, const FakeCall &call, const ChannelAccount &account)
{
    static const QStringList signs{u"mark_seen"_s, u"typing_on"_s, u"typing_off"_s};
    const QString person = call.body["recipient"_L1]["id"_L1].toString();
    if (!signs.contains(call.text("sender_action"_L1)) || !host.knows(account.platform, person))
        return host.refuse(u"meta: a sign that nobody knows, or to nobody"_s, 400,
                           graphError(100, 0, "Invalid parameter"_L1));
    return {200, QJsonObject{{"recipient_id"_L1, person}}};
}

FakeAnswer pageMessage(FakeHost &host, const FakeCall &call, const ChannelAccount &account)
{
    if (call.body.contains("sender_action"_L1))
        return pageSign(host, call, account);
    const bool page = account.platform == Platform::Facebook;
    const QString text = call.body["message"_L1]["text"_L1].toString();
    const QString comment = call.body["recipient"_L1]["comment_id"_L1].toString();
    const bool isLong = page ? text.size() > pageTextLimit : text.toUtf8().size() > instagramTextLimit;
    if (text.isEmpty() || isLong || (page && comment.isEmpty() && call.text("messaging_type"_L1) != "RESPONSE"_L1))
        return host.refuse(u"meta: a message without text or type, or too long"_s, 400,
                           graphError(100, 0, "Invalid parameter"_L1));
    QString person = call.body["recipient"_L1]["id"_L1].toString();
    if (!comment.isEmpty()) { // one private answer to a comment
        const auto said = host.said(account.platform, comment);
        if (!said || !host.isFirst(account.platform, u"aside:"_s + comment))
            return host.refuse(u"meta: a private answer to no comment, or a second one"_s, 400,
                               graphError(100, 2534025, "Invalid comment"_L1));
        person = said->personId;
    }
    if (!host.knows(account.platform, person))
        return host.refuse(u"meta: a message to nobody"_s, 400, graphError(100, 2018001, "No matching user"_L1));
    host.deliver({account.platform, person, {}, text, Surface::Private});
    return {200, QJsonObject{{"recipient_id"_L1, person}, {"message_id"_L1, u"m_out%1"_s.arg(host.nextId())}}};
}

FakeAnswer whatsappMessage(FakeHost &host, const FakeCall &call)
{
    if (call.text("status"_L1) == "read"_L1) // with or without the sign of writing
        return host.said(Platform::Whatsapp, call.text("message_id"_L1))
            ? FakeAnswer{200, QJsonObject{{"success"_L1, true}}}
            : host.refuse(u"whatsapp: a message marked as read that nobody wrote"_s, 400,
                          graphError(100, 0, "Invalid parameter"_L1));
    const QString to = call.text("to"_L1), text = call.body["text"_L1]["body"_L1].toString();
    if (call.text("messaging_product"_L1) != "whatsapp"_L1 || call.text("type"_L1) != "text"_L1 || text.isEmpty()
        || text.size() > whatsappTextLimit || !to.startsWith(u'+'))
        return host.refuse(u"whatsapp: a message without text or number, or too long"_s, 400,
                           graphError(100, 0, "Invalid parameter"_L1));
    const QString person = to.sliced(1);
    if (!host.knows(Platform::Whatsapp, person))
        return host.refuse(u"whatsapp: a message to somebody who never wrote"_s, 400,
                           graphError(131047, 0, "Re-engagement message"_L1));
    host.deliver({Platform::Whatsapp, person, {}, text, Surface::Private});
    return {200,
            QJsonObject{{"messaging_product"_L1, "whatsapp"_L1},
                        {"contacts"_L1, QJsonArray{QJsonObject{{"input"_L1, to}, {"wa_id"_L1, person}}}},
                        {"messages"_L1, QJsonArray{QJsonObject{{"id"_L1, u"wamid.out%1"_s.arg(host.nextId())}}}}}};
}

FakeAnswer graphMessage(FakeHost &host, const FakeCall &call)
{
    const auto account = graphAccount(host, call);
    if (!account)
        return host.refuse(u"meta: a request with an unknown token, or without its proof"_s, 401,
                           graphError(190, 0, "Invalid OAuth access token"_L1));
    const QString side = call.pieces.value(0);
    if (account->platform == Platform::Whatsapp && side == accountText(*account, "phone_number_id"_L1))
        return whatsappMessage(host, call);
    if (side == "me"_L1 || side == accountText(*account, "page_id"_L1))
        return pageMessage(host, call, *account);
    return host.refuse(u"meta: a message from another account's side"_s, 400,
                       graphError(100, 33, "Object does not exist"_L1));
}

/// "/<comment>/comments" on Facebook, "/<comment>/replies" on Instagram.
FakeAnswer graphComment(FakeHost &host, const FakeCall &call)
{
    const auto account = graphAccount(host, call);
    const Platform wanted = call.pieces.value(1) == "comments"_L1 ? Platform::Facebook : Platform::Instagram;
    if (!account || account->platform != wanted)
        return host.refuse(u"meta: a request with an unknown token, or without its proof"_s, 401,
                           graphError(190, 0, "Invalid OAuth access token"_L1));
    const QString comment = call.pieces.value(0), text = call.text("message"_L1);
    const auto said = host.said(wanted, comment);
    if (!said || text.isEmpty())
        return host.refuse(u"meta: an answer to no comment"_s, 400, graphError(100, 33, "Object does not exist"_L1));
    host.deliver({wanted, said->personId, comment, text, Surface::Public});
    return {200, QJsonObject{{"id"_L1, u"%1_%2"_s.arg(comment.section(u'_', 0, 0)).arg(host.nextId())}}};
}

/// The lists of conversations, posts, media and templates that the desk reads after a silence: the rehearsal's pushes
/// all come.
FakeAnswer graphNothingMissed(FakeHost &host, const FakeCall &call)
{
    if (!graphAccount(host, call))
        return host.refuse(u"meta: a list asked for with an unknown token, or without its proof"_s, 401,
                           graphError(190, 0, "Invalid OAuth access token"_L1));
    return {200, QJsonObject{{"data"_L1, QJsonArray()}}};
}

FakeAnswer lineGiveToken(FakeHost &host, const FakeCall &call)
{
    const QueryFields form(call.bytes);
    const auto account = host.account(Platform::Line, "channel_id"_L1, QString::fromUtf8(form.value("client_id")));
    if (!account || accountBytes(*account, "channel_secret"_L1) != form.value("client_secret"))
        return host.refuse(u"line: a token asked for with an unknown channel or secret"_s, 400,
                           {{"error"_L1, "invalid_client"_L1}});
    return {200, QJsonObject{{"access_token"_L1, lineToken}, {"expires_in"_L1, 899}, {"token_type"_L1, "Bearer"_L1}}};
}

/// Whom a reply or a push reaches; empty with the reason in `words`.
QString lineRecipient(FakeHost &host, const FakeCall &call, QLatin1StringView &words)
{
    const bool reply = call.pieces.value(0) == "reply"_L1;
    if (!reply) {
        const QString to = call.text("to"_L1);
        words = "The property, 'to', is invalid"_L1;
        return host.knows(Platform::Line, to) ? to : QString();
    }
    const QString token = call.text("replyToken"_L1);
    const auto said = token.startsWith("reply"_L1) ? host.said(Platform::Line, token.sliced(5)) : std::nullopt;
    words = "Invalid reply token"_L1;
    return said && host.isFirst(Platform::Line, token) ? said->personId : QString();
}

FakeAnswer lineSend(FakeHost &host, const FakeCall &call)
{
    if (call.bearer() != lineToken)
        return {401, QJsonObject{{"message"_L1, "Authentication failed"_L1}}};
    const QString key = call.header("X-Line-Retry-Key");
    const bool reply = call.pieces.value(0) == "reply"_L1;
    if (reply != key.isEmpty() || (!reply && QUuid::fromString(key).isNull()))
        return host.refuse(u"line: a retry key where none may be, or a push without one"_s, 400,
                           {{"message"_L1, "Invalid retry key"_L1}});
    const QJsonArray messages = call.body.value("messages"_L1).toArray();
    const QString text = messages[0].toObject().value("text"_L1).toString();
    if (messages.size() != 1 || text.isEmpty() || text.size() > lineTextLimit)
        return host.refuse(u"line: a message without text, or too long"_s, 400,
                           {{"message"_L1, "The request body has 1 error(s)"_L1}});
    const QString id = QString::number(host.nextId());
    const QJsonObject sent{{"sentMessages"_L1, QJsonArray{QJsonObject{{"id"_L1, id}, {"quoteToken"_L1, u"q"_s + id}}}}};
    if (!reply && !host.isFirst(Platform::Line, key))
        return {409, sent};
    QLatin1StringView words;
    const QString person = lineRecipient(host, call, words);
    if (person.isEmpty()) {
        // A token may be used up or old by the time the agent answers: the desk then pushes.
        if (!reply)
            host.complain(u"line: a push to nobody"_s);
        return {400, QJsonObject{{"message"_L1, words}}};
    }
    host.deliver({Platform::Line, person, {}, text, Surface::Private});
    if (!reply)
        static_cast<void>(host.count(Platform::Line, linePushes));
    return {200, sent};
}

/// Only pushes count against the month.
FakeAnswer lineQuota(FakeHost &host, const FakeCall &call)
{
    if (call.bearer() != lineToken)
        return {401, QJsonObject{{"message"_L1, "Authentication failed"_L1}}};
    if (call.pieces.value(0).isEmpty())
        return {200, QJsonObject{{"type"_L1, "limited"_L1}, {"value"_L1, linePlan}}};
    return {200, QJsonObject{{"totalUsage"_L1, host.counted(Platform::Line, linePushes)}}};
}

FakeAnswer lineWriting(FakeHost &host, const FakeCall &call)
{
    if (call.bearer() != lineToken)
        return {401, QJsonObject{{"message"_L1, "Authentication failed"_L1}}};
    if (!host.knows(Platform::Line, call.text("chatId"_L1)))
        return host.refuse(u"line: a sign to nobody"_s, 400, {{"message"_L1, "The value for 'chatId' is invalid"_L1}});
    return {202, QJsonObject()};
}

FakeAnswer lineRead(FakeHost &, const FakeCall &call)
{
    return {call.bearer() == lineToken ? 200 : 401, QJsonObject()};
}

constexpr FakeRoute routes[] = {
    {"POST", "/2/dm_conversations/with/([0-9]+)/messages", xMessage},
    {"POST", "/2/tweets", xPost},
    {"GET", "/2/dm_events", xNothingMissed},
    {"GET", "/2/users/[0-9]+/mentions", xNothingMissed},
    {"POST", R"(/v[0-9]+\.[0-9]+/([^/]+)/messages)", graphMessage},
    {"POST", R"(/v[0-9]+\.[0-9]+/([^/]+)/(comments|replies))", graphComment},
    {"GET", R"(/v[0-9]+\.[0-9]+/([^/]+)/(conversations|feed|media|message_templates))", graphNothingMissed},
    {"POST", "/oauth2/v3/token", lineGiveToken},
    {"POST", "/v2/bot/message/(reply|push)", lineSend},
    {"GET", "/v2/bot/message/quota(/consumption)?", lineQuota},
    {"POST", "/v2/bot/chat/loading/start", lineWriting},
    {"POST", "/v2/bot/chat/markAsRead", lineRead},
};

} // namespace

std::span<const FakeRoute> worldRoutes()
{
    return routes;
}

} // namespace lianxi
