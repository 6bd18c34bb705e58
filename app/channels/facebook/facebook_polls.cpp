// SPDX-License-Identifier: GPL-3.0-or-later
// What the platform could not push while nobody listened.
#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_catch_up.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/common/meta_hook.h"
#include "app/channels/facebook/facebook_codec.h"
#include "app/channels/facebook/facebook_feed.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto conversations = "conversations"_L1, comments = "comments"_L1;

/// A comment as the webhook tells it, so that both are one.
PlatformEvent commentEvent(const QJsonObject &comment, const QString &post, const QString &page)
{
    const std::optional<Instant> at = meta::timeFromText(comment.value("created_time"_L1).toString());
    const QString parent = idText(comment["parent"_L1]["id"_L1]);
    QJsonObject value{{"item"_L1, "comment"_L1},
                      {"verb"_L1, "add"_L1},
                      {"comment_id"_L1, idText(comment.value("id"_L1))},
                      {"post_id"_L1, post},
                      {"parent_id"_L1, parent.isEmpty() ? post : parent},
                      {"from"_L1, comment.value("from"_L1)},
                      {"message"_L1, comment.value("message"_L1)}};
    if (at)
        value.insert("created_time"_L1, toMillis(*at) / 1000);
    if (const QJsonValue picture = comment["attachment"_L1]["media"_L1]["image"_L1]["src"_L1]; picture.isString())
        value.insert("photo"_L1, picture);
    return facebook::changeEvent({{"field"_L1, "feed"_L1}, {"value"_L1, value}}, page, at);
}

std::optional<Instant> readPost(const QJsonObject &post, const QString &page, std::vector<PlatformEvent> &events)
{
    const QString id = idText(post.value("id"_L1));
    const QJsonArray found = post["comments"_L1]["data"_L1].toArray();
    for (const QJsonValue &comment : found) {
        if (!id.isEmpty() && !idText(comment["id"_L1]).isEmpty())
            events.push_back(commentEvent(comment.toObject(), id, page));
    }
    return meta::timeFromText(post.value("updated_time"_L1).toString());
}

} // namespace

std::vector<PollRequest> FacebookCodec::polls(const ChannelAccount &account,
                                              const QHash<QString, QJsonObject> &cursors) const
{
    const QString page = accountText(account, "page_id"_L1);
    if (page.isEmpty() || accountText(account, "access_token"_L1).isEmpty())
        return {};
    const QString feed =
        u"/%1/feed?limit=25&fields=id,updated_time,comments.filter(stream).order(reverse_chronological).limit(50)"
        "{id,from,message,created_time,parent,attachment,is_hidden}"_s.arg(page);
    const auto ask = [&](QLatin1StringView list, const QString &path) {
        return meta::catchUpPoll(list, meta::graphRequest("GET", account, meta::pageOf(path, cursors.value(list))));
    };
    return {ask(conversations, meta::conversationsPath(page, "messenger"_L1)), ask(comments, feed)};
}

QString FacebookCodec::listOf(const HttpRequest &request) const
{
    if (request.method != "GET")
        return {};
    return request.url.contains("/conversations?"_L1) ? QString(conversations)
        : request.url.contains("/feed?"_L1)           ? QString(comments)
                                                      : QString();
}

PollAnswer FacebookCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                   const QJsonObject &cursor, Instant now) const
{
    const QString page = accountText(account, "page_id"_L1);
    if (list == conversations)
        return meta::readCatchUp(response, cursor, now,
                                 meta::conversationReader(page, accountText(account, "app_id"_L1)));
    if (list == comments)
        return meta::readCatchUp(response, cursor, now,
                                 [&page](const QJsonObject &post, std::vector<PlatformEvent> &events) {
                                     return readPost(post, page, events);
                                 });
    return Codec::readPoll(list, response, account, cursor, now);
}

} // namespace lianxi
