// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wechat_oa/wechat_oa_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/wechat_crypto.h"
#include "app/channels/common/wechat_fields.h"
#include "app/channels/wechat_oa/wechat_oa_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int commentPage = 49; ///< the interface takes less than 50
constexpr auto commentPause = std::chrono::seconds(120);
constexpr auto commentList = "comments:"_L1;

/// The proof that the address is ours: a plain signature, and the text to send back.
Inbound verifyAddress(const QueryFields &query, const QByteArray &token, Instant now)
{
    const QByteArray timestamp = query.value("timestamp");
    const QByteArray expected = sortedSha1({token, timestamp, query.value("nonce")});
    const QByteArray echo = query.value("echostr");
    if (!equalConstantTime(expected, query.value("signature")) || echo.isEmpty())
        return refuseInbound(Verification::Malformed, echo.isEmpty() ? u"no_echo"_s : u"bad_signature"_s);
    if (!isFresh(timestamp, false, now))
        return refuseInbound(Verification::Stale, u"stale"_s);
    return acceptInbound({}, echo);
}

/// Checks every signature the request carries against what the mode asks for; nullopt when all is well.
/// The plain signature does not cover the body, so only the mode "plain" is content with it.
std::optional<Inbound> checkSignatures(const QueryFields &query, const ChannelAccount &account,
                                       const QString &encrypted)
{
    const QByteArray token = accountBytes(account, "token"_L1);
    if (token.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    const QString mode = accountText(account, "mode"_L1);
    const bool hasKey = !accountText(account, "encoding_aes_key"_L1).isEmpty();
    const bool wantsEncryption = mode.isEmpty() ? hasKey : mode != "plain"_L1;
    const bool isEncrypted = query.contains("msg_signature") && !encrypted.isEmpty();
    const bool hasSignature = query.contains("signature");
    if (wantsEncryption && !isEncrypted)
        return refuseInbound(Verification::MissingSignature, hasSignature ? u"downgrade"_s : u"missing_signature"_s);
    if (!isEncrypted && !hasSignature)
        return refuseInbound(Verification::MissingSignature, u"missing_signature"_s);
    const QByteArray timestamp = query.value("timestamp"), nonce = query.value("nonce");
    bool good = !hasSignature || equalConstantTime(sortedSha1({token, timestamp, nonce}), query.value("signature"));
    if (isEncrypted)
        good &=
            equalConstantTime(sortedSha1({token, timestamp, nonce, encrypted.toUtf8()}), query.value("msg_signature"));
    return good ? std::nullopt : std::optional(refuseInbound(Verification::BadSignature, u"bad_signature"_s));
}

} // namespace

Inbound WechatOaCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const QueryFields query(request.query);
    if (request.method == "GET") {
        const QByteArray token = accountBytes(account, "token"_L1);
        return token.isEmpty() ? refuseInbound(Verification::Malformed, u"not_configured"_s)
                               : verifyAddress(query, token, now);
    }
    std::optional<XmlElement> push = readWechatBody(request.body);
    const QString encrypted = push ? push->value(u"Encrypt") : QString();
    if (const auto refused = checkSignatures(query, account, encrypted))
        return push ? *refused : refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    if (!push)
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    if (!isFresh(query.value("timestamp"), false, now))
        return refuseInbound(Verification::Stale, u"stale"_s);
    if (query.contains("msg_signature") && !encrypted.isEmpty()) {
        const auto text = wechatDecrypt(accountBytes(account, "encoding_aes_key"_L1), encrypted.toLatin1(),
                                        accountBytes(account, "receive_id"_L1));
        if (!text)
            return refuseInbound(Verification::Malformed, text.error().detail);
        push = readWechatBody(*text);
    }
    std::optional<PlatformEvent> event = push ? wechat_oa::eventOf(*push) : std::nullopt;
    if (!event)
        return refuseInbound(Verification::Malformed, push ? u"missing_fields"_s : u"unreadable_body"_s);
    const QString ours = accountText(account, "account_id"_L1);
    if (!ours.isEmpty() && event->account != ours) {
        Inbound other = acceptInbound({}, "success");
        other.reason = u"other_account"_s;
        return other;
    }
    return acceptInbound({std::move(*event)}, "success");
}

std::vector<PollRequest> WechatOaCodec::polls(const ChannelAccount &account,
                                              const QHash<QString, QJsonObject> &cursors) const
{
    std::vector<PollRequest> polls;
    const QString token = accountText(account, "access_token"_L1);
    const QJsonArray posts = account.settings.value("comment_posts"_L1).toArray();
    for (const QJsonValue &post : posts) {
        const QString name = post.toString();
        const QString list = commentList + name;
        const qint64 begin = integer(cursors.value(list).value("begin"_L1)).value_or(0);
        PollRequest poll;
        poll.list = list;
        poll.interval = commentPause;
        poll.request =
            jsonPost(apiBase(account, "https://api.weixin.qq.com"_L1) + "/cgi-bin/comment/list?access_token="_L1
                         + QString::fromLatin1(percentEncode(token)),
                     {{"msg_data_id"_L1, idValue(name.section(u':', 0, 0))},
                      {"index"_L1, idValue(name.section(u':', 1, 1))},
                      {"begin"_L1, begin},
                      {"count"_L1, commentPage},
                      {"type"_L1, 0}});
        polls.push_back(std::move(poll));
    }
    return polls;
}

QString WechatOaCodec::listOf(const HttpRequest &request) const
{
    if (!request.url.contains("/cgi-bin/comment/list"_L1))
        return {};
    const QJsonObject asked = readJsonObject(request.body).value_or(QJsonObject());
    return commentList + idText(asked.value("msg_data_id"_L1)) + u':' + idText(asked.value("index"_L1));
}

PollAnswer WechatOaCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                   const QJsonObject &cursor, Instant now) const
{
    const SendAnswer state = readAnswer(response, {}, account, now);
    if (state.outcome != SendOutcome::Sent)
        return pollFailure(state);
    const QJsonObject answer = readJsonObject(response.body).value_or(QJsonObject());
    if (!answer.value("comment"_L1).isArray() || !list.startsWith(commentList))
        return Codec::readPoll(list, response, account, cursor, now);
    PollAnswer result;
    const QString post = list.mid(commentList.size());
    const QJsonArray comments = answer.value("comment"_L1).toArray();
    for (const QJsonValue &comment : comments) {
        std::vector<PlatformEvent> events =
            wechat_oa::commentEvents(comment.toObject(), post, accountText(account, "account_id"_L1));
        std::move(events.begin(), events.end(), std::back_inserter(result.events));
    }
    // There is no "since": each round reads all pages, and the event keys drop what is known.
    const qint64 begin = integer(cursor.value("begin"_L1)).value_or(0) + comments.size();
    result.more = !comments.isEmpty() && begin < integer(answer.value("total"_L1)).value_or(0);
    result.next = {{"begin"_L1, result.more ? begin : 0}};
    return result;
}

std::optional<HttpRequest> WechatOaCodec::tokenRequest(const ChannelAccount &account) const
{
    QString appId = accountText(account, "app_id"_L1);
    if (appId.isEmpty())
        appId = accountText(account, "receive_id"_L1);
    const QString secret = accountText(account, "app_secret"_L1);
    if (appId.isEmpty() || secret.isEmpty())
        return std::nullopt;
    return jsonPost(apiBase(account, "https://api.weixin.qq.com"_L1) + "/cgi-bin/stable_token"_L1,
                    {{"grant_type"_L1, "client_credential"_L1},
                     {"appid"_L1, appId},
                     {"secret"_L1, secret},
                     {"force_refresh"_L1, false}});
}

Result<QJsonObject> WechatOaCodec::readToken(const HttpResponse &response, Instant now) const
{
    const std::optional<QJsonObject> answer = readJsonObject(response.body);
    const QString token = answer ? answer->value("access_token"_L1).toString() : QString();
    if (token.isEmpty())
        return failure(ErrorCode::Protocol,
                       u"errcode %1"_s.arg(answer ? idText(answer->value("errcode"_L1)) : QString()));
    const qint64 lifetime = std::clamp<qint64>(integer(answer->value("expires_in"_L1)).value_or(7200), 0, 86'400);
    return QJsonObject{{"access_token"_L1, token},
                       {"access_token_expires"_L1, toRfc3339(now + std::chrono::seconds(lifetime))}};
}

} // namespace lianxi
