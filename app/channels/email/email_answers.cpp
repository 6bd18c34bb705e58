// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/email/email_codec.h"
#include "app/channels/email/mail_fields.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

/// A greylisting server takes the same mail after some minutes; sooner it only counts as another first try.
constexpr std::chrono::seconds greylistPause{300};

/// RFC 3463: class, subject, detail at the start of the server's words.
struct EnhancedCode {
    int kind = 0, subject = 0, detail = 0;
};

EnhancedCode enhancedCode(const QString &words)
{
    static const QRegularExpression form(u"^\\s*([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b"_s);
    const auto match = form.match(words);
    return match.hasMatch()
        ? EnhancedCode{match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()}
        : EnhancedCode{};
}

SendAnswer retryLater(const QString &words, const EnhancedCode &code)
{
    SendAnswer result = answer(SendOutcome::Retry, u"server"_s, words);
    if ((code.subject == 7 && code.detail == 1) || words.contains("greylist"_L1, Qt::CaseInsensitive)
        || words.contains("graylist"_L1, Qt::CaseInsensitive))
        result.retryAfter = greylistPause;
    return result;
}

SendAnswer permanentFailure(int status, const QString &words, const EnhancedCode &code, const QString &credentials)
{
    const auto refused = [&words](const QString &reason) { return answer(SendOutcome::Refused, reason, words); };
    if (status == 535 || status == 534 || status == 538)
        return answer(SendOutcome::Credentials, credentials, words);
    if (status == 530)
        return refused(u"configuration"_s);
    if (code.subject == 1)
        return refused(u"recipient_unknown"_s);
    if (code.subject == 2)
        return refused(u"recipient_unavailable"_s);
    if (code.subject == 3 && code.detail == 4)
        return refused(u"too_long"_s);
    if (code.subject == 7)
        return refused(u"policy"_s);
    if (code.kind == 0 && status == 553)
        return refused(u"recipient_unknown"_s);
    if (status == 523)
        return refused(u"too_long"_s);
    return refused(status == 553 ? u"recipient_unknown"_s : u"platform"_s);
}

} // namespace

SendAnswer EmailCodec::readAnswer(const HttpResponse &response, const SendIntent &intent, const ChannelAccount &account,
                                  Instant) const
{
    if (response.status == 0)
        return response.written ? answer(SendOutcome::Unconfirmed, u"no_answer"_s)
                                : answer(SendOutcome::Retry, u"network"_s);
    const QString words = QString::fromUtf8(response.body).left(500);
    const EnhancedCode code = enhancedCode(words);
    const int kind = code.kind != 0 ? code.kind : response.status / 100;
    const bool loggedIn = intent.op == "self"_L1 && response.status == 235;
    if (response.status == 250 || loggedIn) {
        SendAnswer result = answer(SendOutcome::Sent, {});
        const QString own = email::canonicalAddress(accountText(account, "address"_L1));
        if (intent.op == "self"_L1)
            result.more.insert("profile"_L1, QJsonObject{{"user_id"_L1, own}, {"name"_L1, own}});
        else if (!intent.sendKey.isEmpty())
            result.messageId = intent.sendKey + u'@' + own.section(u'@', -1);
        return result;
    }
    if (kind == 4)
        return retryLater(words, code);
    if (kind == 5) {
        const bool byToken = !email::loginOf(account).token.isEmpty();
        return permanentFailure(response.status, words, code, byToken ? u"token"_s : u"password"_s);
    }
    return answer(SendOutcome::Unconfirmed, u"unreadable_answer"_s, words);
}

std::optional<HttpRequest> EmailCodec::tokenRequest(const ChannelAccount &account) const
{
    const QString mode = accountText(account, "mode"_L1);
    const QString refresh = accountText(account, "refresh_token"_L1);
    if (refresh.isEmpty() || (mode != "google"_L1 && mode != "microsoft"_L1))
        return std::nullopt;
    QString url = accountText(account, "api_base"_L1);
    if (url.isEmpty())
        url = mode == "google"_L1 ? u"https://oauth2.googleapis.com/token"_s
                                  : u"https://login.microsoftonline.com/common/oauth2/v2.0/token"_s;
    return formPost(url,
                    {{"grant_type", u"refresh_token"_s},
                     {"client_id", accountText(account, "client_id"_L1)},
                     {"client_secret", accountText(account, "client_secret"_L1)},
                     {"refresh_token", refresh}});
}

Result<QJsonObject> EmailCodec::readToken(const HttpResponse &response, Instant now) const
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    const QString token = body ? body->value("access_token"_L1).toString() : QString();
    if (response.status != 200 || token.isEmpty())
        return failure(ErrorCode::Protocol, u"the provider gave no token"_s);
    QJsonObject secrets{{"access_token"_L1, token}};
    const qint64 seconds = integer(body->value("expires_in"_L1)).value_or(3600);
    if (seconds > 0 && seconds < 366 * 86'400)
        secrets.insert("access_token_expires"_L1, toRfc3339(now + std::chrono::seconds(seconds)));
    if (const QString refresh = body->value("refresh_token"_L1).toString(); !refresh.isEmpty())
        secrets.insert("refresh_token"_L1, refresh);
    return secrets;
}

} // namespace lianxi
