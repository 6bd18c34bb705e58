// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/meta_graph.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_hook.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::meta
{

using namespace channels;

namespace
{

constexpr auto defaultVersion = "v25.0"_L1; ///< lives until about 2028
constexpr int anySubcode = -1;

struct Known {
    int code;
    int subcode;
    SendOutcome outcome;
    const char16_t *reason;
};
constexpr Known known[] = {
    {10, 2018278, SendOutcome::Refused, u"window_closed"},
    {10, 2018065, SendOutcome::Refused, u"window_closed"},
    {10, 2018108, SendOutcome::Refused, u"window_closed"},
    {10, 1893063, SendOutcome::Refused, u"window_closed"},
    {10, 2534022, SendOutcome::Refused, u"window_closed"},
    {10, 2018300, SendOutcome::Refused, u"thread_owned_by_other_app"},
    {10, 2534037, SendOutcome::Refused, u"private_reply_not_possible"},
    {10, 0, SendOutcome::Credentials, u"permission"},
    {200, 1545041, SendOutcome::Refused, u"recipient_unavailable"},
    {190, anySubcode, SendOutcome::Credentials, u"token"},
    {102, anySubcode, SendOutcome::Credentials, u"token"},
    {100, 2018001, SendOutcome::Refused, u"recipient_unknown"},
    {100, 2018218, SendOutcome::Refused, u"recipient_unavailable"}, // no profile is given
    {100, 2534013, SendOutcome::Refused, u"recipient_unknown"},
    {100, 2534014, SendOutcome::Refused, u"recipient_unknown"},
    {100, 2534025, SendOutcome::Refused, u"private_reply_not_possible"},
    {100, anySubcode, SendOutcome::Refused, u"bad_request"},
    {551, anySubcode, SendOutcome::Refused, u"recipient_unavailable"},
    {9000001, anySubcode, SendOutcome::Refused, u"recipient_unavailable"},
    {368, anySubcode, SendOutcome::Refused, u"account_restricted"},
    {4, anySubcode, SendOutcome::Retry, u"rate"},
    {17, anySubcode, SendOutcome::Retry, u"rate"},
    {32, anySubcode, SendOutcome::Retry, u"rate"},
    {613, anySubcode, SendOutcome::Retry, u"rate"},
    {1, anySubcode, SendOutcome::Retry, u"server"},
    {2, anySubcode, SendOutcome::Retry, u"server"},
    {1200, anySubcode, SendOutcome::Retry, u"server"},
};

/// The error of a body; `words` hold no secrets: the platform never repeats the token in full.
SendAnswer errorAnswer(const QJsonObject &error, const HttpResponse &response, MeaningOf meaningOf)
{
    const int code = static_cast<int>(integer(error.value("code"_L1)).value_or(-1));
    const int subcode = static_cast<int>(integer(error.value("error_subcode"_L1)).value_or(0));
    QString words = error["error_data"_L1]["details"_L1].toString();
    if (words.isEmpty())
        words = error.value("message"_L1).toString();
    const QString detail = u"%1/%2 %3"_s.arg(QString::number(code), QString::number(subcode), words);
    if (const std::optional<Meaning> meaning = meaningOf(code, subcode)) {
        SendAnswer result = answer(meaning->outcome, meaning->reason, detail);
        if (meaning->outcome == SendOutcome::Retry)
            result.retryAfter = timeToRegainAccess(response.headers);
        if (meaning->outcome == SendOutcome::Retry && !result.retryAfter)
            result.retryAfter = retryAfterHeader(response.headers);
        return result;
    }
    if (const auto transport = transportAnswer(response)) {
        SendAnswer result = *transport;
        result.detail = detail;
        return result;
    }
    if (error.value("is_transient"_L1).toBool())
        return answer(SendOutcome::Retry, u"server"_s, detail);
    if (response.status == 401)
        return answer(SendOutcome::Credentials, u"token"_s, detail);
    return answer(SendOutcome::Refused, u"platform"_s, detail);
}

} // namespace

HttpRequest graphRequest(const QByteArray &method, const ChannelAccount &account, const QString &path,
                         const QJsonObject &body, QLatin1StringView publicBase)
{
    const QByteArray token = accountBytes(account, "access_token"_L1);
    QString version = accountText(account, "api_version"_L1);
    if (version.isEmpty())
        version = defaultVersion;
    HttpRequest request;
    request.method = method;
    request.url = apiBase(account, publicBase) + u'/' + version + path;
    if (!body.isEmpty()) {
        request.headers.emplaceBack(QByteArray("Content-Type"), QByteArray("application/json"));
        request.body = writeJson(body);
    }
    request.headers.emplaceBack(QByteArray("Authorization"), "Bearer " + token);
    // Proves that whoever has the token has the app's secret too; apps may demand it, so it is always there.
    const QByteArray secret = accountBytes(account, "app_secret"_L1);
    if (!secret.isEmpty())
        request.query = "appsecret_proof=" + hmacHex(secret, token);
    return request;
}

SendPlan needToken(SendPlan plan, const ChannelAccount &account)
{
    if (plan.request && accountText(account, "access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    return plan;
}

std::optional<Meaning> messagingMeaning(int code, int subcode)
{
    const auto found = std::find_if(std::begin(known), std::end(known), [&](const Known &k) {
        return k.code == code && (k.subcode == anySubcode || k.subcode == subcode);
    });
    if (found != std::end(known))
        return Meaning{found->outcome, QString::fromUtf16(found->reason)};
    if (code >= 200 && code <= 299)
        return Meaning{SendOutcome::Credentials, u"permission"_s};
    if (code >= 80001 && code <= 80014)
        return Meaning{SendOutcome::Retry, u"rate"_s};
    return std::nullopt;
}

std::optional<SendAnswer> graphError(const HttpResponse &response, MeaningOf meaningOf, QJsonObject *body)
{
    const std::optional<QJsonObject> read = response.status == 0 ? std::nullopt : readJsonObject(response.body);
    // An error object inside a 2xx is the error.
    if (read && read->value("error"_L1).isObject())
        return errorAnswer(read->value("error"_L1).toObject(), response, meaningOf);
    if (const auto transport = transportAnswer(response))
        return *transport;
    if (!read || response.status < 200 || response.status >= 300)
        return unreadableAnswer(response);
    *body = *read;
    return std::nullopt;
}

std::optional<std::chrono::seconds> timeToRegainAccess(const Headers &headers)
{
    const auto usage = readJsonObject(headerValue(headers, "X-Business-Use-Case-Usage"));
    if (!usage)
        return std::nullopt;
    qint64 longest = 0; // minutes
    constexpr qint64 mostMinutes = 24 * 60; ///< the platform counts calls over a day
    for (const QJsonValue &account : *usage) {
        const QJsonArray uses = account.toArray();
        for (const QJsonValue &use : uses)
            longest = std::max(longest, integer(use["estimated_time_to_regain_access"_L1]).value_or(0));
    }
    if (longest <= 0)
        return std::nullopt;
    return std::chrono::minutes(std::min(longest, mostMinutes));
}

} // namespace lianxi::meta
