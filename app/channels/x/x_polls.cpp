// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/x/x_codec.h"
#include "app/channels/x/x_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto messagesList = "dms"_L1;
constexpr auto mentionsList = "mentions"_L1;
// 15 calls in 15 minutes are allowed for messages, so one a minute leaves nothing for sending to fear.
constexpr auto pause = std::chrono::seconds(70);
// Calls cost credits; a webhook brings the rest, and this what it lost.
constexpr auto pauseBesideHook = std::chrono::seconds(900);

/// Cursor members. The messages have no since_id: a page is read until the newest id of the last time is met. `more`
/// and `walked` remember how far a walk over several pages has got, so that a crash in its middle loses nothing.
constexpr auto newestMember = "newest_id"_L1;
constexpr auto sinceMember = "since_id"_L1;
constexpr auto moreMember = "more"_L1;
constexpr auto walkedMember = "walked"_L1;

QString larger(const QString &a, const QString &b)
{
    return idLess(a, b) ? b : a;
}

QString messagesQuery(const QJsonObject &cursor)
{
    QString query = u"dm_event.fields=id,text,event_type,dm_conversation_id,created_at,sender_id,attachments,"
                    "referenced_tweets&event_types=MessageCreate&expansions=sender_id,attachments.media_keys"
                    "&media.fields=url,type,variants,duration_ms&max_results=100"_s;
    // The first time reads one page: what lies before it is history, not work.
    if (const QString page = cursor.value(moreMember).toString(); cursor.contains(walkedMember) && !page.isEmpty())
        query += "&pagination_token="_L1 + QString::fromLatin1(percentEncode(page));
    return query;
}

QString mentionsQuery(const QJsonObject &cursor)
{
    QString query;
    if (const QString since = cursor.value(sinceMember).toString(); !since.isEmpty())
        query = "since_id="_L1 + QString::fromLatin1(percentEncode(since)) + u'&';
    query += u"max_results=100&tweet.fields=created_at,conversation_id,referenced_tweets,in_reply_to_user_id,"
             "note_tweet,edit_history_tweet_ids,entities&expansions=author_id"_s;
    if (const QString page = cursor.value(moreMember).toString(); cursor.contains(walkedMember) && !page.isEmpty())
        query += "&pagination_token="_L1 + QString::fromLatin1(percentEncode(page));
    return query;
}

PollRequest pollOf(QLatin1StringView list, const QString &url, const QByteArray &token, const ChannelAccount &account)
{
    PollRequest poll;
    poll.list = list;
    poll.request.method = "GET";
    poll.request.url = url;
    poll.request.headers = {{"Authorization", "Bearer " + token}};
    poll.interval = accountText(account, "mode"_L1) == "webhook"_L1 ? pauseBesideHook : pause;
    return poll;
}

/// What a page told, newest first as it came.
struct Page {
    std::vector<PlatformEvent> events;
    QString oldest, newest, next;
    bool reachedKnown = false;
};

void noteId(Page &page, const QString &id)
{
    page.newest = larger(page.newest, id);
    page.oldest = page.oldest.isEmpty() || idLess(id, page.oldest) ? id : page.oldest;
}

Page messagesPage(const QJsonObject &body, const QString &known, const x::Brand &brand)
{
    Page page;
    page.next = idText(body["meta"_L1]["next_token"_L1]);
    const QJsonObject includes = body.value("includes"_L1).toObject();
    const QJsonArray items = body.value("data"_L1).toArray();
    for (const QJsonValue &item : items) {
        std::optional<PlatformEvent> event = x::messageV2(item.toObject(), includes, brand);
        if (!event)
            continue;
        noteId(page, event->messageId);
        if (known.isEmpty() || idLess(known, event->messageId))
            page.events.push_back(std::move(*event));
        else
            page.reachedKnown = true;
    }
    return page;
}

Page mentionsPage(const QJsonObject &body, const x::Brand &brand)
{
    Page page;
    page.next = idText(body["meta"_L1]["next_token"_L1]);
    const QJsonArray people = body["includes"_L1]["users"_L1].toArray();
    const QJsonArray items = body.value("data"_L1).toArray();
    for (const QJsonValue &item : items) {
        noteId(page, idText(item["id"_L1]));
        std::optional<PlatformEvent> event = x::postV2(item.toObject(), people, brand);
        if (!event)
            continue;
        // Everything in this list names us, whether or not our handle was given.
        if (event->direction == Direction::In && !event->flags.contains(u"mention"_s))
            event->flags.append(u"mention"_s);
        page.events.push_back(std::move(*event));
    }
    page.newest = larger(page.newest, idText(body["meta"_L1]["newest_id"_L1]));
    return page;
}

/// Walks on while more pages lie between what is known and this one.
PollAnswer answerOf(Page page, const QJsonObject &cursor, QLatin1StringView member)
{
    PollAnswer result;
    std::reverse(page.events.begin(), page.events.end());
    result.events = std::move(page.events);
    const QString known = cursor.value(member).toString();
    const QString top = larger(cursor.value(walkedMember).toString(), page.newest);
    const bool unread = !page.next.isEmpty() && !page.reachedKnown; // a page may hold nothing readable, and go on
    if (unread && !known.isEmpty()) {
        result.next = {{member, known}, {moreMember, page.next}, {walkedMember, top}};
        result.more = true;
        return result;
    }
    if (top.isEmpty() && !cursor.contains(walkedMember))
        return result;
    result.next = {{member, larger(known, top)}};
    // The very first page: where the past begins, should somebody want it.
    if (unread)
        result.next.insert(moreMember, page.next);
    return result;
}

} // namespace

std::vector<PollRequest> XCodec::polls(const ChannelAccount &account, const QHash<QString, QJsonObject> &cursors) const
{
    const QByteArray token = accountBytes(account, "access_token"_L1);
    const QString user = accountText(account, "user_id"_L1);
    if (token.isEmpty() || user.isEmpty())
        return {};
    const QString base = apiBase(account, "https://api.x.com"_L1);
    return {
        pollOf(messagesList, base + "/2/dm_events?"_L1 + messagesQuery(cursors.value(messagesList)), token, account),
        pollOf(mentionsList,
               base + "/2/users/"_L1 + QString::fromLatin1(percentEncode(user)) + "/mentions?"_L1
                   + mentionsQuery(cursors.value(mentionsList)),
               token, account)};
}

QString XCodec::listOf(const HttpRequest &request) const
{
    const QString path = request.url.section(u'?', 0, 0);
    if (path.endsWith("/2/dm_events"_L1))
        return messagesList;
    return path.contains("/2/users/"_L1) && path.endsWith("/mentions"_L1) ? QString(mentionsList) : QString();
}

PollAnswer XCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                            const QJsonObject &cursor, Instant now) const
{
    const SendAnswer state = readAnswer(response, {}, account, now);
    if (state.outcome != SendOutcome::Sent)
        return pollFailure(state);
    // "errors" beside "data" names what could not be shown (a protected account), not a failure.
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    if (!body || (!body->value("meta"_L1).isObject() && !body->value("data"_L1).isArray()))
        return Codec::readPoll(list, response, account, cursor, now);
    const bool looksLikeMessages = body->value("data"_L1)[0]["event_type"_L1].isString();
    const bool isMessages = list.isEmpty() ? looksLikeMessages : list == messagesList;
    if (!isMessages && !list.isEmpty() && list != mentionsList)
        return Codec::readPoll(list, response, account, cursor, now);
    const x::Brand brand = x::brandOf(account);
    if (isMessages)
        return answerOf(messagesPage(*body, cursor.value(newestMember).toString(), brand), cursor, newestMember);
    return answerOf(mentionsPage(*body, brand), cursor, sinceMember);
}

} // namespace lianxi
