// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/weibo/weibo_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/weibo/weibo_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int pageSize = 50; ///< the most that the interface gives
constexpr auto pause = std::chrono::seconds(60); ///< unless settings "poll_interval_s" says otherwise
constexpr qint64 longestPause = 3600; ///< seconds

struct List {
    QLatin1StringView name;
    QLatin1StringView path;
};
constexpr std::array lists{
    List{"comments"_L1, "/2/comments/to_me.json"_L1},
    List{"comment_mentions"_L1, "/2/comments/mentions.json"_L1},
    List{"status_mentions"_L1, "/2/statuses/mentions.json"_L1},
};

/// Cursor members. Reading forward stores the newest id; when more than a page has come since, `max_id` and `newest`
/// remember how far back the walk has got, so that a crash in the middle loses nothing.
constexpr auto sinceMember = "next_since_id"_L1;
constexpr auto walkMember = "max_id"_L1;
constexpr auto newestMember = "newest_id"_L1;

QString before(const QString &id)
{
    bool isNumber = false;
    const quint64 number = id.toULongLong(&isNumber);
    return isNumber && number > 0 ? QString::number(number - 1) : QString();
}

std::chrono::seconds pauseOf(const ChannelAccount &account)
{
    const qint64 wanted = account.settings.value("poll_interval_s"_L1).toInteger();
    return wanted > 0 ? std::chrono::seconds(std::min(wanted, longestPause)) : pause;
}

/// The cursor to store after a page whose ids lie between `oldest` and `newest`.
QJsonObject nextCursor(const QJsonObject &cursor, bool full, const QString &oldest, const QString &newest)
{
    const QString since = cursor.value(sinceMember).toString();
    const QString walked = cursor.value(newestMember).toString();
    const QString top = idLess(walked, newest) ? newest : walked;
    // The very first read does not walk into the past: old comments are history, not work.
    if (full && !since.isEmpty() && idLess(since, oldest))
        return {{sinceMember, since}, {walkMember, before(oldest)}, {newestMember, top}};
    return {{sinceMember, idLess(since, top) ? top : since}};
}

} // namespace

Inbound WeiboCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const QueryFields query(request.query);
    const bool isCheck = request.method == "GET";
    const QByteArray secret = accountBytes(account, "app_secret"_L1);
    if (secret.isEmpty())
        return refuseInbound(isCheck ? Verification::Malformed : Verification::BadSignature, u"not_configured"_s);
    const QByteArray timestamp = query.value("timestamp");
    if (!query.contains("signature"))
        return refuseInbound(isCheck ? Verification::Malformed : Verification::MissingSignature,
                             u"missing_signature"_s);
    if (!equalConstantTime(sortedSha1({secret, timestamp, query.value("nonce")}), query.value("signature")))
        return refuseInbound(isCheck ? Verification::Malformed : Verification::BadSignature, u"bad_signature"_s);
    if (!isFresh(timestamp, true, now))
        return refuseInbound(Verification::Stale, u"stale"_s);
    if (isCheck) {
        const QByteArray echo = query.value("echostr");
        return echo.isEmpty() ? refuseInbound(Verification::Malformed, u"no_echo"_s) : acceptInbound({}, echo);
    }
    std::optional<PlatformEvent> event = weibo::eventOf(request.body);
    if (!event)
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    const QString ours = accountText(account, "account_id"_L1);
    if (!ours.isEmpty() && event->account != ours) {
        Inbound other = acceptInbound({});
        other.reason = u"other_account"_s;
        return other;
    }
    return acceptInbound({std::move(*event)});
}

std::vector<PollRequest> WeiboCodec::polls(const ChannelAccount &account,
                                           const QHash<QString, QJsonObject> &cursors) const
{
    const QString token = accountText(account, "access_token"_L1);
    if (token.isEmpty())
        return {};
    std::vector<PollRequest> polls;
    for (const List &list : lists) {
        const QJsonObject cursor = cursors.value(list.name);
        QList<QPair<QByteArray, QString>> query{{"access_token", token}, {"count", QString::number(pageSize)}};
        if (const QString since = cursor.value(sinceMember).toString(); !since.isEmpty())
            query.append({"since_id", since});
        if (const QString walk = cursor.value(walkMember).toString(); !walk.isEmpty())
            query.append({"max_id", walk});
        PollRequest poll;
        poll.list = list.name;
        poll.interval = pauseOf(account);
        poll.request.method = "GET";
        poll.request.url =
            apiBase(account, "https://api.weibo.com"_L1) + list.path + u'?' + QString::fromLatin1(formEncode(query));
        polls.push_back(std::move(poll));
    }
    return polls;
}

QString WeiboCodec::listOf(const HttpRequest &request) const
{
    const auto found =
        std::find_if(lists.begin(), lists.end(), [&](const List &list) { return request.url.contains(list.path); });
    return found == lists.end() ? QString() : QString(found->name);
}

PollAnswer WeiboCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                const QJsonObject &cursor, Instant now) const
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    const bool hasComments = body && body->value("comments"_L1).isArray();
    const bool hasStatuses = body && body->value("statuses"_L1).isArray();
    if (!hasComments && !hasStatuses) {
        const SendAnswer state = readAnswer(response, {}, account, now);
        return state.outcome == SendOutcome::Sent ? Codec::readPoll(list, response, account, cursor, now)
                                                  : pollFailure(state);
    }
    const QString ours = accountText(account, "account_id"_L1);
    const QJsonArray items = body->value(hasComments ? "comments"_L1 : "statuses"_L1).toArray();
    PollAnswer result;
    for (const QJsonValue &item : items) {
        std::optional<PlatformEvent> event = hasComments
            ? weibo::commentEvent(item.toObject(), ours, list == "comment_mentions"_L1)
            : weibo::statusEvent(item.toObject(), ours);
        if (event)
            result.events.push_back(std::move(*event));
    }
    std::stable_sort(result.events.begin(), result.events.end(),
                     [](const PlatformEvent &a, const PlatformEvent &b) { return idLess(a.messageId, b.messageId); });
    if (result.events.empty()) {
        // The end of a walk: what was newest when it began is where the next read starts.
        if (cursor.contains(walkMember))
            result.next = nextCursor(cursor, false, {}, {});
        return result;
    }
    result.next =
        nextCursor(cursor, items.size() >= pageSize, result.events.front().messageId, result.events.back().messageId);
    result.more = result.next.contains(walkMember);
    return result;
}

} // namespace lianxi
