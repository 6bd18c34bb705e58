// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/douyin/douyin_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/douyin/douyin_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto apiAddress = "https://open.douyin.com"_L1;
constexpr auto videoList = "videos"_L1;
constexpr auto commentList = "comments:"_L1;
constexpr int commentPage = 50; ///< the most that the interface gives
constexpr int videoPage = 20;
constexpr auto commentPause = std::chrono::seconds(60);
constexpr auto videoPause = std::chrono::minutes(10);

/// Cursor members. A walk goes from the newest comment to those that an earlier walk has seen; `next_cursor` is how far
/// it has got, `since` the newest second of the last whole walk, `newest` that of this one.
constexpr auto positionMember = "next_cursor"_L1;
constexpr auto sinceMember = "since"_L1;
constexpr auto newestMember = "newest"_L1;
constexpr auto itemsMember = "items"_L1;

QByteArray sha1(const QByteArray &secret, const QByteArray &body)
{
    return sha1Hex(secret + body);
}

PollRequest pollOf(const QString &list, const QString &url, const QByteArray &token, std::chrono::seconds pause)
{
    PollRequest poll;
    poll.list = list;
    poll.interval = pause;
    poll.request = getRequest(url);
    poll.request.headers = {{"access-token", token}};
    return poll;
}

/// Videos whose comments are read: those that settings name, then the account's newest.
QStringList itemsOf(const ChannelAccount &account, const QJsonObject &videos)
{
    QStringList items;
    for (const QJsonArray &source :
         {account.settings.value("comment_items"_L1).toArray(), videos.value(itemsMember).toArray()}) {
        for (const QJsonValue &item : source) {
            if (const QString id = idText(item); !id.isEmpty() && !items.contains(id))
                items.append(id);
        }
    }
    return items;
}

/// A page of comments as the platform gives it.
struct Page {
    QJsonArray comments;
    qint64 position = 0;
    bool hasMore = false;
};

QJsonObject nextCursor(const QJsonObject &cursor, const Page &page, bool &more)
{
    qint64 newest = integer(cursor.value(newestMember)).value_or(0);
    const qint64 since = integer(cursor.value(sinceMember)).value_or(0);
    bool metKnown = false;
    for (const QJsonValue &comment : page.comments) {
        const qint64 at = integer(comment["create_time"_L1]).value_or(0);
        newest = std::max(newest, at);
        // A comment that the account has pinned stands first, however old it is.
        metKnown = metKnown || (at < since && !comment["top"_L1].toBool());
    }
    more = page.hasMore && !page.comments.isEmpty() && !metKnown
        && page.position > integer(cursor.value(positionMember)).value_or(0);
    if (!more)
        return {{sinceMember, std::max(since, newest)}};
    QJsonObject next{{positionMember, page.position}, {newestMember, newest}};
    if (since > 0)
        next.insert(sinceMember, since);
    return next;
}

/// A round that found nothing moves nothing, so that it leaves nothing on the log.
QJsonObject unlessSame(const QJsonObject &next, const QJsonObject &cursor)
{
    return next == cursor ? QJsonObject() : next;
}

QJsonObject videoCursor(const QJsonArray &videos)
{
    QJsonArray items;
    for (const QJsonValue &video : videos) {
        if (const QString id = idText(video["item_id"_L1]); !id.isEmpty())
            items.append(id);
    }
    return {{itemsMember, items}};
}

} // namespace

Inbound DouyinCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant) const
{
    // No time is signed: a repetition is known by its id alone.
    const QByteArray secret = accountBytes(account, "client_secret"_L1);
    if (secret.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    if (!equalConstantTime(sha1(secret, request.body), headerValue(request.headers, "X-Douyin-Signature")))
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    const auto push = douyin::readPush(request.body, QString::fromUtf8(headerValue(request.headers, "Msg-Id")));
    if (!push)
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    const QString ours = accountText(account, "client_key"_L1);
    if (!ours.isEmpty() && !push->clientKey.isEmpty() && push->clientKey != ours)
        return refuseInbound(Verification::Malformed, u"foreign_app"_s);
    if (push->event == "verify_webhook"_L1) {
        const QJsonValue challenge = douyin::challengeOf(request.body);
        return challenge.isUndefined() ? refuseInbound(Verification::Malformed, u"no_echo"_s)
                                       : acceptJson({}, {{"challenge"_L1, challenge}});
    }
    PlatformEvent event = douyin::eventOf(*push);
    const QString business = accountText(account, "account_id"_L1);
    if (!business.isEmpty() && !event.account.isEmpty() && event.account != business) {
        Inbound other = acceptInbound({});
        other.reason = u"other_account"_s;
        return other;
    }
    return acceptInbound({std::move(event)});
}

std::vector<PollRequest> DouyinCodec::polls(const ChannelAccount &account,
                                            const QHash<QString, QJsonObject> &cursors) const
{
    const QByteArray token = accountBytes(account, "access_token"_L1);
    const QString speaker = accountText(account, "account_id"_L1);
    if (token.isEmpty() || speaker.isEmpty() || !account.settings.value("poll_comments"_L1).toBool(true))
        return {};
    const QString base = apiBase(account, apiAddress);
    const auto query = [&](QList<QPair<QByteArray, QString>> fields) {
        fields.prepend({"open_id", speaker});
        return QString::fromLatin1(formEncode(fields));
    };
    std::vector<PollRequest> polls{pollOf(
        videoList, base + "/video/list/?"_L1 + query({{"cursor", u"0"_s}, {"count", QString::number(videoPage)}}),
        token, videoPause)};
    const QStringList items = itemsOf(account, cursors.value(videoList));
    for (const QString &item : items) {
        const QString list = commentList + item;
        const qint64 position = integer(cursors.value(list).value(positionMember)).value_or(0);
        polls.push_back(pollOf(list,
                               base + "/item/comment/list/?"_L1
                                   + query({{"item_id", item},
                                            {"cursor", QString::number(position)},
                                            {"count", QString::number(commentPage)},
                                            {"sort_type", u"time"_s}}),
                               token, commentPause));
    }
    return polls;
}

QString DouyinCodec::listOf(const HttpRequest &request) const
{
    const QByteArray query = request.query.isEmpty() ? request.url.section(u'?', 1).toUtf8() : request.query;
    const QString item = QString::fromUtf8(QueryFields(query).value("item_id"));
    if (!item.isEmpty())
        return commentList + item;
    return request.url.contains("/video/list/"_L1) ? QString(videoList) : QString();
}

PollAnswer DouyinCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                 const QJsonObject &cursor, Instant now) const
{
    const SendAnswer state = readAnswer(response, {}, account, now);
    if (state.outcome != SendOutcome::Sent)
        return pollFailure(state);
    const QJsonObject data = readJsonObject(response.body).value_or(QJsonObject()).value("data"_L1).toObject();
    if (!data.value("list"_L1).isArray() || (list != videoList && !list.startsWith(commentList)))
        return Codec::readPoll(list, response, account, cursor, now);
    PollAnswer result;
    const Page page{data.value("list"_L1).toArray(), integer(data.value("cursor"_L1)).value_or(0),
                    data.value("has_more"_L1).toBool()};
    if (list == videoList) {
        result.next = unlessSame(videoCursor(page.comments), cursor);
        return result;
    }
    for (const QJsonValue &comment : page.comments) {
        if (auto event = douyin::commentEvent(comment.toObject(), list.mid(commentList.size()),
                                              accountText(account, "account_id"_L1)))
            result.events.push_back(std::move(*event));
    }
    result.next = unlessSame(nextCursor(cursor, page, result.more), cursor);
    return result;
}

std::optional<HttpRequest> DouyinCodec::tokenRequest(const ChannelAccount &account) const
{
    const QString key = accountText(account, "client_key"_L1), refresh = accountText(account, "refresh_token"_L1);
    const QString code = accountText(account, "auth_code"_L1), secret = accountText(account, "client_secret"_L1);
    const QString base = apiBase(account, apiAddress);
    if (key.isEmpty())
        return std::nullopt;
    if (!refresh.isEmpty())
        return formPost(base + "/oauth/refresh_token/"_L1,
                        {{"client_key", key}, {"grant_type", u"refresh_token"_s}, {"refresh_token", refresh}});
    if (code.isEmpty() || secret.isEmpty())
        return std::nullopt;
    return jsonPost(base + "/oauth/access_token/"_L1,
                    {{"client_key"_L1, key},
                     {"client_secret"_L1, secret},
                     {"code"_L1, code},
                     {"grant_type"_L1, "authorization_code"_L1}});
}

Result<QJsonObject> DouyinCodec::readToken(const HttpResponse &response, Instant now) const
{
    const QJsonObject data = readJsonObject(response.body).value_or(QJsonObject()).value("data"_L1).toObject();
    const QString token = data.value("access_token"_L1).toString();
    if (token.isEmpty())
        return failure(ErrorCode::Protocol, u"error_code %1"_s.arg(idText(data.value("error_code"_L1))));
    constexpr qint64 longest = 400 * 86'400; // no token of this platform lives longer
    const auto expiry = [&](QLatin1StringView member) {
        return toRfc3339(
            now + std::chrono::seconds(std::clamp<qint64>(integer(data.value(member)).value_or(0), 0, longest)));
    };
    QJsonObject members{{"access_token"_L1, token}, {"access_token_expires"_L1, expiry("expires_in"_L1)}};
    if (const QString refresh = data.value("refresh_token"_L1).toString(); !refresh.isEmpty()) {
        members.insert("refresh_token"_L1, refresh);
        members.insert("refresh_token_expires"_L1, expiry("refresh_expires_in"_L1));
    }
    return members;
}

} // namespace lianxi
