// SPDX-License-Identifier: GPL-3.0-or-later
// What the servers that brands run themselves (Mastodon, Chatwoot) do with what the desk asks and sends.
#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/channels/mastodon/mastodon_api.h"
#include "app/rehearsal/fake_host.h"
#include "app/rehearsal/fake_streams.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int statusLimit = 500; ///< as the instance counts
constexpr int chatwootTextLimit = 150'000; ///< characters

QJsonObject error(QLatin1StringView words)
{
    return {{"error"_L1, words}};
}

std::optional<FakeAnswer> mastodonRefuses(FakeHost &host, const FakeCall &call)
{
    if (host.account(Platform::Mastodon, "access_token"_L1, call.bearer()))
        return std::nullopt;
    return host.refuse(u"mastodon: a request with an unknown token"_s, 401, error("The access token is invalid"_L1));
}

FakeAnswer mastodonNotifications(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = mastodonRefuses(host, call))
        return *refused;
    const QString after = call.field("min_id");
    QJsonArray page; // newest first
    for (const QJsonObject &notification : host.kept(Platform::Mastodon)) {
        if (idLess(after, notification.value("id"_L1).toString()))
            page.prepend(notification);
    }
    return {200, page};
}

FakeAnswer mastodonStatus(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = mastodonRefuses(host, call))
        return *refused;
    const QString text = call.text("status"_L1), key = call.header("Idempotency-Key");
    const QString answered = call.text("in_reply_to_id"_L1);
    const auto said = host.said(Platform::Mastodon, answered);
    const bool direct = call.text("visibility"_L1) == "direct"_L1;
    if (!said || text.isEmpty() || mastodon::lengthOf(text) > statusLimit || key.isEmpty())
        return host.refuse(u"mastodon: a status that is empty, too long, without key or answers nothing"_s, 422,
                           error("Validation failed"_L1));
    const QString handle = mastodonHandle(said->personId);
    // Nobody can read a direct status that does not name them.
    if (direct && !mastodon::mentionsIn(text).contains(handle))
        return host.refuse(u"mastodon: a direct status that does not name its reader"_s, 422,
                           error("Validation failed"_L1));
    if (host.isFirst(Platform::Mastodon, key)) {
        QString read = text; // the customer reads what was said to them
        read.remove(u'@' + handle + u' ');
        host.deliver({Platform::Mastodon, said->personId, direct ? QString() : answered, read,
                      direct ? Surface::Private : Surface::Public});
    }
    return {200,
            QJsonObject{{"id"_L1, u"11600%1"_s.arg(host.nextId())}, {"visibility"_L1, call.text("visibility"_L1)}}};
}

std::optional<FakeAnswer> chatwootRefuses(FakeHost &host, const FakeCall &call)
{
    if (host.account(Platform::Chatwoot, "api_access_token"_L1, call.header("api_access_token")))
        return std::nullopt;
    return host.refuse(u"chatwoot: a request with an unknown token"_s, 401, error("Invalid Access Token"_L1));
}

FakeAnswer chatwootProfile(FakeHost &host, const FakeCall &call)
{
    const auto refused = chatwootRefuses(host, call);
    return refused
        ? *refused
        : FakeAnswer{200, QJsonObject{{"id"_L1, 9}, {"name"_L1, "agent"_L1}, {"pubsub_token"_L1, cableToken}}};
}

/// What the cable has lost: nothing.
FakeAnswer chatwootNothingMissed(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = chatwootRefuses(host, call))
        return *refused;
    return {200, QJsonObject{{"data"_L1, QJsonObject{{"meta"_L1, QJsonObject()}, {"payload"_L1, QJsonArray()}}}}};
}

FakeAnswer chatwootMessage(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = chatwootRefuses(host, call))
        return *refused;
    const QString conversation = call.pieces.value(0), text = call.text("content"_L1);
    if (!host.knows(Platform::Chatwoot, conversation))
        return host.refuse(u"chatwoot: a message in no conversation"_s, 404, error("Resource could not be found"_L1));
    if (text.isEmpty() || text.size() > chatwootTextLimit || call.text("message_type"_L1) != "outgoing"_L1
        || call.body.value("private"_L1).toBool(true))
        return host.refuse(u"chatwoot: a message without text, too long, or not to the customer"_s, 422,
                           error("Content is invalid"_L1));
    host.deliver({Platform::Chatwoot, conversation, {}, text, Surface::Private});
    return {200,
            QJsonObject{{"id"_L1, host.nextId()},
                        {"content"_L1, text},
                        {"message_type"_L1, 1},
                        {"echo_id"_L1, call.body.value("echo_id"_L1)}}};
}

/// That somebody reads or writes.
FakeAnswer chatwootSign(FakeHost &host, const FakeCall &call)
{
    if (const auto refused = chatwootRefuses(host, call))
        return *refused;
    if (!host.knows(Platform::Chatwoot, call.pieces.value(0)))
        return host.refuse(u"chatwoot: a sign in no conversation"_s, 404, error("Resource could not be found"_L1));
    return {200, QJsonObject()};
}

constexpr FakeRoute routes[] = {
    {"GET", "/api/v1/notifications", mastodonNotifications},
    {"POST", "/api/v1/statuses", mastodonStatus},
    {"GET", "/api/v1/profile", chatwootProfile},
    {"GET", "/api/v1/accounts/1/conversations", chatwootNothingMissed},
    {"POST", "/api/v1/accounts/1/conversations/([0-9]+)/messages", chatwootMessage},
    {"POST", "/api/v1/accounts/1/conversations/([0-9]+)/(?:toggle_typing_status|update_last_seen)", chatwootSign},
};

} // namespace

std::span<const FakeRoute> ownServerRoutes()
{
    return routes;
}

} // namespace lianxi
