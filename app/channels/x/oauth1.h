// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/http_message.h"

#include <QList>

namespace lianxi::x
{

/// The keys of OAuth 1.0a: of the program and of the account that it acts for.
struct Oauth1Keys {
    QString consumerKey, consumerSecret, token, tokenSecret;
    [[nodiscard]] bool isComplete() const
    {
        return !consumerKey.isEmpty() && !consumerSecret.isEmpty() && !token.isEmpty() && !tokenSecret.isEmpty();
    }
};

/// HMAC-SHA1 signature, base64. `parameters` are all of the request's, unencoded: query, oauth_* and form, but not a
/// JSON body.
[[nodiscard]] QByteArray oauth1Signature(const QByteArray &method, const QString &url,
                                         const QList<QPair<QString, QString>> &parameters, const Oauth1Keys &keys);

/// The value of the Authorization header of `request`; its query is signed too. `nonce` must never come twice with the
/// same `timestamp` (Unix seconds).
[[nodiscard]] QByteArray oauth1Header(const HttpRequest &request, const Oauth1Keys &keys, const QString &nonce,
                                      qint64 timestamp);

} // namespace lianxi::x
