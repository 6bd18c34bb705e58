// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/x/x_codec.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr qint64 rateLimitCode = 88; ///< of the first generation's errors

/// The platform's words: an RFC 9457 problem, or the first generation's list of errors.
QString wordsOf(const QJsonObject &body)
{
    const QString detail = body.value("detail"_L1).toString();
    if (!detail.isEmpty())
        return detail;
    const QJsonObject first = body["errors"_L1][0].toObject();
    return first.value("message"_L1).toString(body.value("title"_L1).toString());
}

SendAnswer rateAnswer(const HttpResponse &response, const QString &words, Instant now)
{
    SendAnswer result = answer(SendOutcome::Retry, u"rate"_s, words);
    bool isNumber = false;
    const qint64 reset = headerValue(response.headers, "x-rate-limit-reset").trimmed().toLongLong(&isNumber);
    // A time that has passed, or none, says nothing: our own back-off knows better.
    constexpr qint64 latest = 253'402'300'799;
    if (isNumber && reset > 0 && reset <= latest) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(fromMillis(reset * 1000) - now);
        if (wait >= std::chrono::seconds(1))
            result.retryAfter = wait;
    }
    return result;
}

struct Wording {
    QLatin1StringView words; ///< of the problem's type or detail
    SendOutcome outcome;
    const char16_t *reason;
};
/// What a 403 means; the first that fits.
constexpr Wording forbidden[] = {
    {"unsupported-authentication"_L1, SendOutcome::Credentials, u"permission"},
    {"client-forbidden"_L1, SendOutcome::Credentials, u"permission"},
    {"oauth1 app permissions"_L1, SendOutcome::Credentials, u"permission"},
    {"scope"_L1, SendOutcome::Credentials, u"permission"},
    {"duplicate content"_L1, SendOutcome::Refused, u"duplicate"},
    {"duplicate"_L1, SendOutcome::Refused, u"duplicate"},
    {"permission to dm"_L1, SendOutcome::Refused, u"recipient_unavailable"},
    {"cannot"_L1, SendOutcome::Refused, u"recipient_unavailable"},
    {"not allowed"_L1, SendOutcome::Refused, u"recipient_unavailable"},
};

SendAnswer forbiddenAnswer(const QJsonObject &body, const QString &words)
{
    const QString said = body.value("type"_L1).toString() + u' ' + body.value("title"_L1).toString() + u' ' + words;
    const auto known = std::find_if(std::begin(forbidden), std::end(forbidden),
                                    [&said](const Wording &w) { return said.contains(w.words, Qt::CaseInsensitive); });
    return known == std::end(forbidden) ? answer(SendOutcome::Refused, u"no_permission"_s, words)
                                        : answer(known->outcome, QString::fromUtf16(known->reason), words);
}

QJsonObject profileOf(const QJsonObject &user)
{
    QJsonObject profile{{"id"_L1, idText(user.value("id"_L1))},
                        {"user_id"_L1, idText(user.value("id"_L1))},
                        {"name"_L1, user.value("name"_L1).toString()},
                        {"handle"_L1, user.value("username"_L1).toString()}};
    if (const QString avatar = user.value("profile_image_url"_L1).toString(); !avatar.isEmpty())
        profile.insert("avatar"_L1, avatar);
    return profile;
}

SendAnswer acceptedAnswer(const QJsonObject &body, bool asksPeople)
{
    const QJsonObject data = body.value("data"_L1).toObject();
    // An error inside a success is the error; beside data it only names what could not be shown, and a question about
    // people who are gone has nothing else to say.
    if (!asksPeople && !body.contains("data"_L1) && !body["errors"_L1].toArray().isEmpty())
        return answer(SendOutcome::Refused, u"platform"_s, wordsOf(body));
    SendAnswer result = answer(SendOutcome::Sent, {});
    result.messageId = idText(data.value("dm_event_id"_L1));
    if (const QString thread = idText(data.value("dm_conversation_id"_L1)); !thread.isEmpty())
        result.more.insert("thread_id"_L1, thread);
    if (asksPeople
        && body.value("data"_L1).isArray()) { // people; of those it tells nothing about there are errors beside
        QJsonArray profiles;
        const QJsonArray users = body.value("data"_L1).toArray();
        for (const QJsonValue &user : users)
            profiles.append(profileOf(user.toObject()));
        result.more.insert("profiles"_L1, profiles);
        return result;
    }
    if (data.contains("username"_L1)) {
        result.more.insert("profile"_L1, profileOf(data));
        return result;
    }
    if (result.messageId.isEmpty())
        result.messageId = idText(data.value("id"_L1));
    return result;
}

} // namespace

SendAnswer XCodec::readAnswer(const HttpResponse &response, const SendIntent &intent, const ChannelAccount &,
                              Instant now) const
{
    const int status = response.status;
    if (status == 0)
        return *transportAnswer(response);
    const std::optional<QJsonObject> read = readJsonObject(response.body);
    const QJsonObject body = read.value_or(QJsonObject());
    const QString words = wordsOf(body);
    if (status == 429 || integer(body["errors"_L1][0]["code"_L1]) == rateLimitCode)
        return rateAnswer(response, words, now);
    if (status >= 500)
        return answer(SendOutcome::Retry, u"server"_s, words);
    if (status >= 200 && status < 300)
        return read ? acceptedAnswer(body, intent.op == "profile"_L1) : unreadableAnswer(response);
    if (status == 401)
        return answer(SendOutcome::Credentials, u"token"_s, words);
    if (status == 402)
        return answer(SendOutcome::Refused, u"account_restricted"_s, words);
    if (status == 403)
        return forbiddenAnswer(body, words);
    if (status == 404)
        return answer(SendOutcome::Refused, u"target_gone"_s, words);
    // Any other status with something that is no JSON comes from what stands before the platform.
    if (!read && status != 400)
        return answer(SendOutcome::Retry, u"server"_s);
    return answer(SendOutcome::Refused, u"bad_request"_s, words);
}

std::optional<HttpRequest> XCodec::tokenRequest(const ChannelAccount &account) const
{
    const QString refresh = accountText(account, "refresh_token"_L1), client = accountText(account, "client_id"_L1);
    if (refresh.isEmpty() || client.isEmpty())
        return std::nullopt;
    HttpRequest request =
        formPost(apiBase(account, "https://api.x.com"_L1) + "/2/oauth2/token"_L1,
                 {{"grant_type", u"refresh_token"_s}, {"refresh_token", refresh}, {"client_id", client}});
    if (const QByteArray secret = accountBytes(account, "client_secret"_L1); !secret.isEmpty())
        request.headers.append({"Authorization", "Basic " + (client.toUtf8() + ':' + secret).toBase64()});
    return request;
}

Result<QJsonObject> XCodec::readToken(const HttpResponse &response, Instant now) const
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    const QString token = body ? body->value("access_token"_L1).toString() : QString();
    const qint64 lifetime = body ? integer(body->value("expires_in"_L1)).value_or(0) : 0;
    if (response.status != 200 || token.isEmpty() || lifetime <= 0 || lifetime > 366LL * 86'400)
        return failure(ErrorCode::Protocol, u"no token: status %1"_s.arg(response.status));
    QJsonObject members{{"access_token"_L1, token},
                        {"access_token_expires"_L1, toRfc3339(now + std::chrono::seconds(lifetime))}};
    // It changes with every use: the old one is worth nothing from here on.
    if (const QString refresh = body->value("refresh_token"_L1).toString(); !refresh.isEmpty())
        members.insert("refresh_token"_L1, refresh);
    return members;
}

} // namespace lianxi
