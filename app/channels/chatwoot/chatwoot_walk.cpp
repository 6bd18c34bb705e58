// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/chatwoot/chatwoot_walk.h"

#include "app/channels/chatwoot/chatwoot_events.h"
#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::chatwoot
{

using channels::idText;
using channels::integer;

namespace
{

constexpr auto sinceMember = "since"_L1;
constexpr auto newestMember = "newest"_L1;
constexpr auto pageMember = "page"_L1;
constexpr auto todoMember = "todo"_L1;
constexpr auto beforeMember = "before"_L1;

constexpr qsizetype conversationsInPage = 25, messagesInPage = 20; ///< as the server cuts them
constexpr qint64 overlap = 120; ///< seconds read twice: clocks and late writes

qint64 number(const QJsonObject &json, QLatin1StringView member)
{
    return integer(json.value(member)).value_or(0);
}

qint64 secondsOf(const QJsonValue &time)
{
    const std::optional<Instant> at = timeOf(time);
    return at ? toMillis(*at) / 1000 : 0;
}

/// The cursor when a page or a conversation is done: the walk goes on, or what was newest is where the next begins.
PollAnswer answerWith(QJsonObject cursor)
{
    PollAnswer answer;
    const bool walking = cursor.contains(pageMember) || !cursor.value(todoMember).toArray().isEmpty();
    if (!walking) {
        const qint64 newest = std::max(number(cursor, newestMember), number(cursor, sinceMember));
        cursor = {{sinceMember, newest}};
    }
    answer.next = cursor;
    answer.more = walking;
    return answer;
}

PollAnswer readConversations(const QJsonArray &page, const QJsonObject &cursor)
{
    QJsonObject next = cursor;
    QJsonArray todo = cursor.value(todoMember).toArray();
    const qint64 since = number(cursor, sinceMember);
    qint64 newest = number(cursor, newestMember), oldest = std::numeric_limits<qint64>::max();
    for (const QJsonValue &conversation : page) {
        const qint64 active = secondsOf(conversation["last_activity_at"_L1]);
        newest = std::max(newest, active);
        oldest = std::min(oldest, active);
        const QString id = idText(conversation["id"_L1]);
        // The very first walk takes what waits for an answer; the rest is history.
        const bool waits =
            conversation["status"_L1] == "open"_L1 && number(conversation.toObject(), "unread_count"_L1) > 0;
        const bool fresh = since > 0 ? active >= since - overlap : waits;
        if (fresh && !id.isEmpty() && !todo.contains(id))
            todo.append(id);
    }
    const bool further = since > 0 && page.size() >= conversationsInPage && oldest >= since - overlap;
    if (further)
        next.insert(pageMember, std::max<qint64>(number(cursor, pageMember), 1) + 1);
    else
        next.remove(pageMember);
    next.insert(newestMember, newest);
    next.insert(todoMember, todo);
    return answerWith(next);
}

PollAnswer readMessages(const QJsonArray &page, const QJsonObject &cursor, const ChannelAccount &account)
{
    std::vector<PlatformEvent> events;
    QString lowest;
    qint64 oldest = std::numeric_limits<qint64>::max();
    for (const QJsonValue &message : page) {
        const QString id = idText(message["id"_L1]);
        if (!id.isEmpty() && (lowest.isEmpty() || channels::idLess(id, lowest)))
            lowest = id;
        oldest = std::min(oldest, secondsOf(message["created_at"_L1]));
        if (auto event = messageOf(message.toObject(), account))
            events.push_back(std::move(*event));
    }
    const qint64 since = number(cursor, sinceMember);
    const bool further = since > 0 && page.size() >= messagesInPage && oldest >= since - overlap;
    QJsonObject next = cursor;
    PollAnswer answer;
    if (cursor.value(todoMember).toArray().isEmpty() || further) {
        if (!lowest.isEmpty())
            next.insert(beforeMember, channels::idValue(lowest));
        answer.next = next;
        answer.more = further;
    } else {
        answer = skipConversation(cursor).value_or(PollAnswer());
    }
    answer.events = std::move(events);
    return answer;
}

} // namespace

HttpRequest call(const QByteArray &method, const ChannelAccount &account, const QString &path)
{
    HttpRequest request;
    request.method = method;
    request.url = baseOf(account) + "/api/v1/accounts/"_L1
        + QString::fromLatin1(channels::percentEncode(channels::accountText(account, "account_id"_L1))) + path;
    request.headers = {{"api_access_token", channels::accountBytes(account, "api_access_token"_L1)}};
    return request;
}

QString walkPath(const QJsonObject &cursor)
{
    const QJsonArray todo = cursor.value(todoMember).toArray();
    const bool walksPages = cursor.contains(pageMember) || todo.isEmpty();
    if (walksPages)
        return "/conversations?status=all&assignee_type=all&sort_by=last_activity_at_desc&page="_L1
            + QString::number(std::max<qint64>(number(cursor, pageMember), 1));
    const QString before = idText(cursor.value(beforeMember));
    return "/conversations/"_L1 + QString::fromLatin1(channels::percentEncode(todo.first().toString())) + "/messages"_L1
        + (before.isEmpty() ? QString() : u"?before="_s + before);
}

std::optional<PollAnswer> readWalk(const QJsonObject &body, const QJsonObject &cursor, const ChannelAccount &account)
{
    if (body["data"_L1]["payload"_L1].isArray())
        return readConversations(body["data"_L1]["payload"_L1].toArray(), cursor);
    if (body.value("payload"_L1).isArray())
        return readMessages(body.value("payload"_L1).toArray(), cursor, account);
    return std::nullopt;
}

std::optional<PollAnswer> skipConversation(const QJsonObject &cursor)
{
    QJsonArray todo = cursor.value(todoMember).toArray();
    if (todo.isEmpty() || cursor.contains(pageMember))
        return std::nullopt;
    QJsonObject next = cursor;
    todo.removeFirst();
    next.insert(todoMember, todo);
    next.remove(beforeMember);
    return answerWith(next);
}

} // namespace lianxi::chatwoot
