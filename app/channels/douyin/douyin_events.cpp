// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/douyin/douyin_events.h"

#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::douyin
{

using channels::idText;
using channels::integer;

namespace
{

constexpr qint64 latestSecond = 253'402'300'799; ///< the end of the year 9999

std::optional<Instant> fromSeconds(const QJsonValue &value)
{
    const std::optional<qint64> seconds = integer(value);
    return seconds && *seconds > 0 && *seconds <= latestSecond ? std::optional(fromMillis(*seconds * 1000))
                                                               : std::nullopt;
}

std::optional<Instant> fromMilliseconds(const QJsonValue &value)
{
    const std::optional<qint64> ms = integer(value);
    return ms && *ms > 0 && *ms <= latestSecond * 1000 ? std::optional(fromMillis(*ms)) : std::nullopt;
}

QJsonObject personIn(const QJsonObject &content, const QString &person)
{
    const QJsonArray users = content.value("user_infos"_L1).toArray();
    for (const QJsonValue &user : users) {
        if (!person.isEmpty() && idText(user["open_id"_L1]) == person)
            return user.toObject();
    }
    return {};
}

/// There is no question about customers: what comes along is all that is ever told.
void putAvatar(PlatformEvent &event, const QJsonObject &person)
{
    if (const QString avatar = person.value("avatar"_L1).toString(); !avatar.isEmpty())
        event.extra.insert("avatar"_L1, avatar);
}

std::optional<int> pixels(const QJsonValue &value)
{
    const std::optional<qint64> number = integer(value);
    return number && *number > 0 && *number < 100'000 ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// Where to ask for a picture or video that an app of the platform shows: the answer is a short-lived address.
QString resourceRef(const QJsonObject &content)
{
    return u"resource?"_s
        + QString::fromLatin1(
               channels::formEncode({{"conversation_id", idText(content.value("conversation_short_id"_L1))},
                                     {"message_id", idText(content.value("server_message_id"_L1))}}));
}

Part formPart(PlatformEvent &event, const QJsonObject &content)
{
    Part part;
    part.type = PartType::Card;
    QJsonArray form;
    QStringList lines;
    const QJsonArray fields = content.value("card_data"_L1).toArray();
    for (const QJsonValue &field : fields) {
        const QString label = field["label"_L1].toString(), value = field["value"_L1].toString();
        form.append(QJsonArray{label, value});
        lines.append(label + u": "_s + value);
    }
    part.text = lines.join(u'\n');
    if (content.contains("card_id"_L1))
        part.more.insert("card_id"_L1, idText(content.value("card_id"_L1)));
    event.extra.insert("card_status"_L1, content.value("card_status"_L1));
    event.extra.insert("form"_L1, form);
    return part;
}

/// What a message holds, by its type; a type that nobody knows yet is kept as a placeholder.
void fillContent(PlatformEvent &event, const QJsonObject &content)
{
    const QString type = content.value("message_type"_L1).toString();
    Part part;
    part.ref = content.value("resource_url"_L1).toString();
    part.width = pixels(content.value("resource_width"_L1));
    part.height = pixels(content.value("resource_height"_L1));
    if (type == "text"_L1) {
        event.text = content.value("text"_L1).toString();
        return;
    }
    if (type == "image"_L1) {
        part.type = PartType::Image;
        if (part.ref.isEmpty())
            event.flags.append(u"app_only"_s);
    } else if (type == "user_local_image"_L1 || type == "user_local_video"_L1) {
        part.type = type == "user_local_image"_L1 ? PartType::Image : PartType::Video;
        part.ref = resourceRef(content);
        event.extra.insert("fetch_resource"_L1, true);
    } else if (type == "emoji"_L1) {
        part.type = PartType::Sticker;
    } else if (type == "video"_L1) {
        part.type = PartType::Video;
        part.more.insert("item_id"_L1, idText(content.value("item_id"_L1)));
    } else if (type == "retain_consult_card"_L1) {
        part = formPart(event, content);
    } else {
        event.kind = PlatformEventKind::Unknown;
        event.what = type;
        event.flags.append(u"unsupported"_s);
        return;
    }
    event.parts = {part};
}

void place(PlatformEvent &event, const Push &push)
{
    event.messageId = idText(push.content.value("server_message_id"_L1));
    event.threadId = idText(push.content.value("conversation_short_id"_L1));
    event.at = fromMilliseconds(push.content.value("create_time"_L1));
    // Without an id of its own a message is known by its delivery, so that it is shown all the same.
    if (!event.messageId.isEmpty())
        event.eventKey = u"douyin:"_s + event.messageId;
    if (push.event.startsWith("im_group_"_L1) || integer(push.content.value("conversation_type"_L1)) == 2) {
        event.surface = Surface::Public;
        event.flags.append(u"group"_s);
    }
}

void fillReceived(PlatformEvent &event, const Push &push)
{
    event.kind = PlatformEventKind::Message;
    place(event, push);
    fillContent(event, push.content);
}

void fillSent(PlatformEvent &event, const Push &push)
{
    event.direction = Direction::Out;
    event.account = push.from;
    event.kind = PlatformEventKind::Message;
    place(event, push);
    fillContent(event, push.content);
    const QString source = push.content.value("source"_L1).toString();
    event.extra.insert("sent_by_this_app"_L1, !source.isEmpty() && source == push.clientKey);
    event.more.insert("to"_L1, push.to);
}

void fillEntered(PlatformEvent &event, const Push &push)
{
    event.what = u"enter_session"_s;
    place(event, push);
    static constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 4> members{{
        {"scene_type"_L1, "scene_type"_L1},
        {"data-im-extra"_L1, "data_im_extra"_L1},
        {"objectId"_L1, "object_id"_L1},
        {"ad_info"_L1, "ad_info"_L1},
    }};
    for (const auto &[theirs, ours] : members) {
        if (push.content.contains(theirs))
            event.extra.insert(ours, push.content.value(theirs));
    }
}

void fillRecall(PlatformEvent &event, const Push &push)
{
    event.kind = PlatformEventKind::Delete;
    event.target = idText(push.content.value("server_message_id"_L1));
    event.threadId = idText(push.content.value("conversation_short_id"_L1));
    if (!event.target.isEmpty())
        event.eventKey = u"douyin:recall:"_s + event.target;
}

void fillRead(PlatformEvent &event, const Push &push)
{
    event.kind = PlatformEventKind::Read;
    event.threadId = idText(push.content.value("conversation_short_id"_L1));
    event.extra.insert("index"_L1, idText(push.content.value("index"_L1)));
    event.extra.insert("reader"_L1, idText(push.content.value("read_open_id"_L1)));
    // The position counts microseconds since 1970. What lies outside this century is another kind of position.
    constexpr qint64 since = 946'684'800'000'000, until = 4'102'444'800'000'000;
    if (const auto index = integer(push.content.value("index"_L1)); index && *index >= since && *index < until)
        event.watermark = toRfc3339(fromMillis(*index / 1000));
}

void fillConsent(PlatformEvent &event, const Push &push)
{
    const bool allowed = integer(push.content.value("auth_status"_L1)).value_or(1) == 1;
    event.what = allowed ? u"proactive_allowed"_s : u"proactive_denied"_s;
    event.at = fromSeconds(push.content.value("update_time"_L1));
    if (const auto until = integer(push.content.value("expire_time"_L1)))
        event.extra.insert("expires_at"_L1, *until);
    if (push.content.contains("operation_type"_L1))
        event.extra.insert("operation_type"_L1, push.content.value("operation_type"_L1));
    if (push.content.contains("source"_L1))
        event.extra.insert("scene"_L1, push.content.value("source"_L1));
}

void fillComment(PlatformEvent &event, const Push &push)
{
    const QJsonObject &content = push.content;
    event.kind = PlatformEventKind::Message;
    event.surface = Surface::Public;
    event.messageId = idText(content.value("comment_id"_L1));
    event.threadId = idText(content.value("reply_to_item_id"_L1));
    event.replyTo = idText(content.value("reply_to_comment_id"_L1));
    event.text = content.value("content"_L1).toString();
    event.at = fromSeconds(content.value("create_time"_L1));
    if (const QString author = idText(content.value("comment_user_id"_L1)); !author.isEmpty())
        event.sender.id = author;
    if (!event.account.isEmpty() && event.sender.id == event.account)
        event.direction = Direction::Out;
    if (!event.messageId.isEmpty())
        event.eventKey = u"douyin:comment:"_s + event.messageId;
}

/// The business account gave or took rights; it speaks for itself, nobody is addressed.
void fillAccess(PlatformEvent &event, const Push &push)
{
    event.what = push.event.endsWith("unauthorize"_L1) ? u"account_deauthorised"_s : u"account_authorised"_s;
    event.account = push.from;
    event.sender = {};
    if (push.content.contains("scopes"_L1))
        event.extra.insert("scopes"_L1, push.content.value("scopes"_L1));
    if (push.event.startsWith("contract"_L1))
        event.extra.insert("contract"_L1, true);
}

void fillFollow(PlatformEvent &event, const Push &push)
{
    event.kind = PlatformEventKind::Follow;
    event.what = u"follow"_s;
    event.at = fromSeconds(push.content.value("action_time"_L1));
}

void fillLike(PlatformEvent &event, const Push &push)
{
    event.what = u"video_liked"_s;
    event.at = fromSeconds(push.content.value("action_time"_L1));
    event.extra.insert("item_id"_L1, idText(push.content.value("item_id"_L1)));
}

void fillGroupMembers(PlatformEvent &event, const Push &push)
{
    event.what = push.event == "group_fans_event"_L1 ? u"group_members"_s : u"group_audit"_s;
    event.extra.insert("content"_L1, push.content);
}

using Fill = void (*)(PlatformEvent &, const Push &);
constexpr std::array<std::pair<QLatin1StringView, Fill>, 17> fills{{
    {"im_receive_msg"_L1, fillReceived},
    {"im_send_msg"_L1, fillSent},
    {"im_group_receive_msg"_L1, fillReceived},
    {"im_group_send_msg"_L1, fillSent},
    {"im_enter_direct_msg"_L1, fillEntered},
    {"im_recall_msg"_L1, fillRecall},
    {"im_message_read"_L1, fillRead},
    {"im_authorize"_L1, fillConsent},
    {"item_comment_reply"_L1, fillComment},
    {"authorize"_L1, fillAccess},
    {"unauthorize"_L1, fillAccess},
    {"contract_authorize"_L1, fillAccess},
    {"contract_unauthorize"_L1, fillAccess},
    {"new_follow_action"_L1, fillFollow},
    {"new_video_digg"_L1, fillLike},
    {"group_fans_event"_L1, fillGroupMembers},
    {"enter_group_audit_change"_L1, fillGroupMembers},
}};

} // namespace

std::optional<Push> readPush(const QByteArray &body, const QString &headerId)
{
    const std::optional<QJsonObject> json = channels::readJsonObject(body);
    if (!json || !json->value("event"_L1).isString() || json->value("event"_L1).toString().isEmpty())
        return std::nullopt;
    Push push;
    push.event = json->value("event"_L1).toString();
    push.clientKey = idText(json->value("client_key"_L1));
    push.from = idText(json->value("from_user_id"_L1));
    push.to = idText(json->value("to_user_id"_L1));
    push.id = headerId;
    for (const QLatin1StringView name : {"msg_id"_L1, "log_id"_L1}) {
        if (push.id.isEmpty())
            push.id = idText(json->value(name));
    }
    if (push.id.isEmpty())
        push.id = QString::fromLatin1(channels::sha1Hex(body));
    const QJsonValue content = json->value("content"_L1);
    push.content = content.isString() ? channels::readJsonObject(content.toString().toUtf8()).value_or(QJsonObject())
                                      : content.toObject();
    return push;
}

QJsonValue challengeOf(const QByteArray &body)
{
    // Not by readJsonObject(): it quotes long numbers, and the answer must have the type of the question.
    QJsonValue content = QJsonDocument::fromJson(body).object().value("content"_L1);
    if (content.isString())
        content = QJsonDocument::fromJson(content.toString().toUtf8()).object();
    const QJsonValue challenge = content["challenge"_L1];
    return challenge.isDouble() || challenge.isString() ? challenge : QJsonValue(QJsonValue::Undefined);
}

PlatformEvent eventOf(const Push &push)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::System;
    event.account = push.to;
    event.sender.id = push.from;
    const auto known =
        std::find_if(fills.begin(), fills.end(), [&push](const auto &fill) { return fill.first == push.event; });
    if (known != fills.end()) {
        known->second(event, push);
    } else {
        event.kind = PlatformEventKind::Unknown;
        event.what = push.event;
        event.extra.insert("content"_L1, push.content);
    }
    const QJsonObject person = personIn(push.content, event.sender.id);
    if (event.sender.name.isEmpty())
        event.sender.name = person.value("nick_name"_L1).toString();
    putAvatar(event, person);
    if (event.eventKey.isEmpty())
        event.eventKey = u"douyin:event:"_s + push.id;
    return event;
}

std::optional<PlatformEvent> commentEvent(const QJsonObject &comment, const QString &item, const QString &account)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.surface = Surface::Public;
    event.account = account;
    event.messageId = idText(comment.value("comment_id"_L1));
    if (event.messageId.isEmpty())
        return std::nullopt;
    event.eventKey = u"douyin:comment:"_s + event.messageId;
    event.threadId = item;
    event.sender.id = idText(comment.value("comment_user_id"_L1));
    event.sender.name = comment.value("nick_name"_L1).toString();
    putAvatar(event, comment);
    if (!account.isEmpty() && event.sender.id == account)
        event.direction = Direction::Out;
    event.text = comment.value("content"_L1).toString();
    event.at = fromSeconds(comment.value("create_time"_L1));
    return event;
}

} // namespace lianxi::douyin
