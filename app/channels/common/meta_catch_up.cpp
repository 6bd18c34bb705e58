// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/meta_catch_up.h"

#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/common/meta_hook.h"
#include "app/channels/common/meta_messaging.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::meta
{

using namespace channels;

namespace
{

constexpr auto sinceMember = "since"_L1, beganMember = "began"_L1, afterMember = "after"_L1;
/// The platform's clock and ours, and what it was slow to show; what is read twice is one message.
constexpr auto overlap = std::chrono::minutes(10);
constexpr auto timeout = std::chrono::seconds(60); ///< these answers are slow

std::optional<Instant> timeIn(const QJsonObject &cursor, QLatin1StringView member)
{
    return parseRfc3339(cursor.value(member).toString());
}

/// Messages tell their attachments in other words than the webhook does.
QJsonObject attachmentOf(const QJsonObject &given)
{
    const auto made = [](const char *type, const QJsonValue &url) {
        return QJsonObject{{"type"_L1, QLatin1StringView(type)}, {"payload"_L1, QJsonObject{{"url"_L1, url}}}};
    };
    if (const QJsonValue image = given["image_data"_L1]["url"_L1]; image.isString())
        return made("image", image);
    if (const QJsonValue video = given["video_data"_L1]["url"_L1]; video.isString())
        return made("video", video);
    const bool audio = given.value("mime_type"_L1).toString().startsWith("audio/"_L1);
    return made(audio ? "audio" : "file", given.value("file_url"_L1));
}

QJsonObject messagingOf(const QJsonObject &message, const QString &account)
{
    const QString from = idText(message["from"_L1]["id"_L1]);
    QString to = idText(message["to"_L1]["data"_L1][0]["id"_L1]);
    if (to.isEmpty())
        to = account;
    QJsonObject told{{"mid"_L1, message.value("id"_L1)}};
    if (const QString text = message.value("message"_L1).toString(); !text.isEmpty())
        told.insert("text"_L1, text);
    QJsonArray attachments;
    const QJsonArray given = message["attachments"_L1]["data"_L1].toArray();
    for (const QJsonValue &attachment : given)
        attachments.append(attachmentOf(attachment.toObject()));
    if (!attachments.isEmpty())
        told.insert("attachments"_L1, attachments);
    if (from == account)
        told.insert("is_echo"_L1, true);
    const auto at = timeFromText(message.value("created_time"_L1).toString());
    return {{"sender"_L1, QJsonObject{{"id"_L1, from}}},
            {"recipient"_L1, QJsonObject{{"id"_L1, to}}},
            {"timestamp"_L1, at ? QJsonValue(toMillis(*at)) : QJsonValue()},
            {"message"_L1, told}};
}

} // namespace

QString pageOf(const QString &path, const QJsonObject &cursor)
{
    const QString after = cursor.value(afterMember).toString();
    return after.isEmpty() ? path : path + "&after="_L1 + QString::fromLatin1(percentEncode(after));
}

PollRequest catchUpPoll(const QString &list, HttpRequest request)
{
    PollRequest poll;
    poll.list = list;
    poll.request = std::move(request);
    poll.timeout = timeout;
    poll.interval = catchUpPause;
    return poll;
}

PollAnswer readCatchUp(const HttpResponse &response, const QJsonObject &cursor, Instant now, const ReadItem &read)
{
    QJsonObject body;
    if (const auto error = graphError(response, messagingMeaning, &body))
        return pollFailure(*error);
    if (!body.value("data"_L1).isArray()) // a 2xx of somebody else
        return pollFailure(unreadableAnswer(response));
    PollAnswer result;
    const std::optional<Instant> since = timeIn(cursor, sinceMember);
    if (!since) {
        result.next = {{sinceMember, toRfc3339(now)}};
        return result;
    }
    bool older = false;
    const QJsonArray items = body.value("data"_L1).toArray();
    for (const QJsonValue &item : items) {
        const std::optional<Instant> changed = read(item.toObject(), result.events);
        older = older || !changed || *changed < *since - overlap;
    }
    std::erase_if(result.events, [&](const PlatformEvent &event) { return event.at && *event.at < *since - overlap; });
    std::stable_sort(result.events.begin(), result.events.end(),
                     [](const PlatformEvent &a, const PlatformEvent &b) { return a.at < b.at; });
    const Instant began = timeIn(cursor, beganMember).value_or(now);
    const QString after = body["paging"_L1]["cursors"_L1]["after"_L1].toString();
    const bool goesOn = !older && !items.isEmpty() && !after.isEmpty() && body["paging"_L1]["next"_L1].isString()
        && after != cursor.value(afterMember).toString();
    result.more = goesOn;
    result.next = goesOn
        ? QJsonObject{{sinceMember, cursor.value(sinceMember)}, {beganMember, toRfc3339(began)}, {afterMember, after}}
        : QJsonObject{{sinceMember, toRfc3339(began)}};
    return result;
}

QString conversationsPath(const QString &owner, QLatin1StringView platform)
{
    return u"/%1/conversations?platform=%2&limit=20&fields=updated_time,messages.limit(20)"
           "{id,created_time,from,to,message,attachments}"_s.arg(QString::fromLatin1(percentEncode(owner)), platform);
}

ReadItem conversationReader(const QString &account, const QString &appId)
{
    return [account, appId](const QJsonObject &conversation, std::vector<PlatformEvent> &events) {
        QJsonArray told;
        const QJsonArray messages = conversation["messages"_L1]["data"_L1].toArray();
        for (const QJsonValue &message : messages) {
            if (!idText(message["id"_L1]).isEmpty())
                told.append(messagingOf(message.toObject(), account));
        }
        readMessaging(told, {account, appId}, false, events);
        return timeFromText(conversation.value("updated_time"_L1).toString());
    };
}

} // namespace lianxi::meta
