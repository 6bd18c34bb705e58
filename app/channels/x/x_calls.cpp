// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/x/x_calls.h"

#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/channels/x/oauth1.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace lianxi::x
{

using channels::accountBytes;
using channels::accountText;

namespace
{

Oauth1Keys keysOf(const ChannelAccount &account)
{
    return {accountText(account, "consumer_key"_L1), accountText(account, "consumer_secret"_L1),
            accountText(account, "oauth_token"_L1), accountText(account, "oauth_token_secret"_L1)};
}

} // namespace

bool canSign(const ChannelAccount &account)
{
    return !accountText(account, "access_token"_L1).isEmpty() || keysOf(account).isComplete();
}

void authorize(HttpRequest &request, const ChannelAccount &account, Instant now)
{
    if (const QByteArray token = accountBytes(account, "access_token"_L1); !token.isEmpty()) {
        request.headers.prepend({"Authorization", "Bearer " + token});
        return;
    }
    const Oauth1Keys keys = keysOf(account);
    // Different for every request and moment, and nobody without the secret can foretell it.
    const QByteArray seed =
        request.url.toUtf8() + request.body + QByteArray::number(toMillis(now)) + keys.tokenSecret.toUtf8();
    const QString nonce =
        QString::fromLatin1(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(32));
    request.headers.prepend({"Authorization", oauth1Header(request, keys, nonce, toMillis(now) / 1000)});
}

HttpRequest apiRequest(const QByteArray &method, const QString &path, const QJsonObject &body,
                       const ChannelAccount &account, Instant now)
{
    HttpRequest request;
    request.method = method;
    request.url = channels::apiBase(account, "https://api.x.com"_L1) + path;
    if (!body.isEmpty()) {
        request.headers = {{"Content-Type", "application/json"}};
        request.body = channels::writeJson(body);
    }
    authorize(request, account, now);
    return request;
}

} // namespace lianxi::x
