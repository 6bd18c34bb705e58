// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/asterisk/asterisk_api.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"

using namespace Qt::StringLiterals;

namespace lianxi::asterisk
{

using namespace channels;

namespace
{

QString baseOf(const ChannelAccount &account)
{
    QString base = apiBase(account, {});
    if (base.isEmpty())
        base = account.settings.value("base"_L1).toString();
    while (base.endsWith(u'/'))
        base.chop(1);
    return base;
}

SendAnswer success(const std::optional<QJsonObject> &body)
{
    SendAnswer result = answer(SendOutcome::Sent, {});
    if (!body)
        return result;
    if (body->value("system"_L1).isObject()) { // GET /asterisk/info
        const QJsonObject system = body->value("system"_L1).toObject();
        result.more.insert("profile"_L1,
                           QJsonObject{{"user_id"_L1, system.value("entity_id"_L1)},
                                       {"name"_L1, u"Asterisk "_s + system.value("version"_L1).toString()}});
    }
    result.messageId = idText(body->value("id"_L1));
    return result;
}

} // namespace

bool isConfigured(const ChannelAccount &account)
{
    return !baseOf(account).isEmpty() && !accountText(account, "user"_L1).isEmpty()
        && !accountText(account, "password"_L1).isEmpty() && !accountText(account, "app"_L1).isEmpty();
}

HttpRequest call(const QByteArray &method, const ChannelAccount &account, const QString &path)
{
    const QByteArray user = accountBytes(account, "user"_L1) + ':' + accountBytes(account, "password"_L1);
    HttpRequest request;
    request.method = method;
    request.url = baseOf(account) + path;
    request.headers = {{"Authorization", "Basic " + user.toBase64()}};
    return request;
}

SendAnswer answerOf(int status, const QByteArray &bytes)
{
    const std::optional<QJsonObject> body = readJsonObject(bytes);
    if (status >= 200 && status < 300)
        return success(body);
    QString words = body ? body->value("message"_L1).toString() : QString();
    if (body && words.isEmpty())
        words = body->value("error"_L1).toString();
    switch (status) {
    case 401:
        return answer(SendOutcome::Credentials, u"password"_s, words);
    case 403:
        return answer(SendOutcome::Credentials, u"permission"_s, words);
    case 404:
        return answer(SendOutcome::Refused, u"target_gone"_s, words);
    case 409:
        if (words.contains("already exists"_L1, Qt::CaseInsensitive)) {
            // The id is ours, so the first try went through.
            SendAnswer result = answer(SendOutcome::Sent, {});
            result.more.insert("duplicate"_L1, true);
            return result;
        }
        return answer(SendOutcome::Refused, u"wrong_state"_s, words);
    case 412:
        return answer(SendOutcome::Refused, u"wrong_state"_s, words);
    case 429: // the exchange itself has no such limit; what stands before it may
        return answer(SendOutcome::Retry, u"rate"_s, words);
    }
    if (status < 400 || status >= 500)
        return answer(SendOutcome::Retry, u"server"_s, words);
    return answer(SendOutcome::Refused, u"bad_request"_s, words);
}

SendAnswer restReply(const QJsonObject &response)
{
    return answerOf(static_cast<int>(integer(response.value("status_code"_L1)).value_or(0)),
                    response.value("message_body"_L1).toString().toUtf8());
}

} // namespace lianxi::asterisk
