// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::meta
{

/// A request to the Graph API: bearer token of the account, its proof beside the address, the version of settings
/// "api_version". `path` begins with '/'; an empty `body` is not sent.
[[nodiscard]] HttpRequest graphRequest(const QByteArray &method, const ChannelAccount &account, const QString &path,
                                       const QJsonObject &body = {},
                                       QLatin1StringView publicBase = QLatin1StringView("https://graph.facebook.com"));

/// The plan, unless the account has no token to make its request with. Asked last, so that what may never go out is
/// refused for its own reason.
[[nodiscard]] SendPlan needToken(SendPlan plan, const ChannelAccount &account);

/// What an error of the Graph API means for a message.
struct Meaning {
    SendOutcome outcome = SendOutcome::Refused;
    QString reason;
};
/// The code and subcode of an `error` object; nullopt for codes that are not in the platform's table.
using MeaningOf = std::optional<Meaning> (*)(int code, int subcode);
/// Messenger's and Instagram's table.
[[nodiscard]] std::optional<Meaning> messagingMeaning(int code, int subcode);

/// Reads an error, or what the transport tells. nullopt: a 2xx with a JSON object, in `body`.
[[nodiscard]] std::optional<SendAnswer> graphError(const HttpResponse &response, MeaningOf meaningOf,
                                                   QJsonObject *body);
/// How long until calls are taken again, from X-Business-Use-Case-Usage (minutes); nullopt when it does not say.
[[nodiscard]] std::optional<std::chrono::seconds> timeToRegainAccess(const Headers &headers);

} // namespace lianxi::meta
