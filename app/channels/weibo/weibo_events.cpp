// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/weibo/weibo_events.h"

#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/ruby_date.h"
#include "app/channels/common/wechat_fields.h"

using namespace Qt::StringLiterals;

namespace lianxi::weibo
{

using channels::idText;
using channels::XmlElement;

namespace
{

QString digest(const QString &text)
{
    return QString::fromLatin1(channels::sha1Hex(text.toUtf8()).left(12));
}

/// A push in one shape, whichever format the account has chosen.
struct Push {
    QString type, receiver, sender, text;
    std::optional<Instant> at;
    XmlElement data;
    QString subtype() const { return data.value(u"subtype"); }
    QString key() const { return data.value(u"key"); }
};

Push pushOf(const XmlElement &root)
{
    Push push;
    if (root.find(u"MsgType")) {
        push.type = root.value(u"MsgType").trimmed();
        push.receiver = root.value(u"ToUserName").trimmed();
        push.sender = root.value(u"FromUserName").trimmed();
        push.text = root.value(u"Content");
        bool isNumber = false;
        const qint64 seconds = root.value(u"CreateTime").trimmed().toLongLong(&isNumber);
        if (isNumber && seconds > 0 && seconds <= 253'402'300'799)
            push.at = fromMillis(seconds * 1000);
        const auto add = [&](QLatin1StringView ours, QStringView theirs) {
            push.data.children.push_back({ours, root.value(theirs), {}});
        };
        add("subtype"_L1, u"Event");
        add("key"_L1, u"EventKey");
        add("tovfid"_L1, u"MediaId");
        add("latitude"_L1, u"Location_X");
        add("longitude"_L1, u"Location_Y");
        return push;
    }
    push.type = root.value(u"type");
    push.receiver = root.value(u"receiver_id");
    push.sender = root.value(u"sender_id");
    push.text = root.value(u"text");
    push.at = channels::parseRubyDate(root.value(u"created_at"));
    if (const XmlElement *data = root.find(u"data"))
        push.data = *data;
    return push;
}

/// Events with a name of their own; \return what makes two of them in one second different.
QString fillEvent(PlatformEvent &event, const Push &push)
{
    const QString subtype = push.subtype().toLower();
    const QString key = push.key();
    if (!key.isEmpty())
        event.extra.insert("key"_L1, key);
    event.kind = PlatformEventKind::System;
    if (subtype == "follow"_L1 || subtype == "subscribe"_L1 || subtype == "scan_follow"_L1) {
        event.kind = PlatformEventKind::Follow;
        event.what = subtype == "subscribe"_L1 ? u"subscribe"_s : u"follow"_s;
    } else if (subtype == "click"_L1) {
        event.kind = PlatformEventKind::Postback;
        event.payload = key;
    } else if (subtype == "unfollow"_L1 || subtype == "unsubscribe"_L1 || subtype == "scan"_L1) {
        event.what = subtype;
    } else if (subtype == "view"_L1) {
        event.what = u"menu_view"_s;
    } else {
        event.kind = PlatformEventKind::Unknown;
    }
    return key.isEmpty() ? push.subtype() : push.subtype() + u':' + key;
}

/// A message of a person; \return what makes two of them in one second different.
QString fillMessage(PlatformEvent &event, const Push &push)
{
    event.kind = PlatformEventKind::Message;
    Part part;
    if (push.type == "text"_L1) {
        event.text = push.text;
        return digest(push.text);
    }
    if (push.type == "position"_L1 || push.type == "location"_L1) {
        part.type = PartType::Location;
        const QString lat = push.data.value(u"latitude"), lon = push.data.value(u"longitude");
        bool hasLat = false, hasLon = false;
        const double latitude = lat.toDouble(&hasLat), longitude = lon.toDouble(&hasLon);
        if (hasLat && hasLon) {
            part.lat = latitude;
            part.lon = longitude;
        }
        event.parts = {part};
        return lon + u',' + lat;
    }
    part.type = push.type == "image"_L1 ? PartType::Image : PartType::Voice;
    // vfid is the sender's copy, tovfid the one that the receiver may fetch.
    part.ref = push.data.value(u"tovfid");
    event.parts = {part};
    return part.ref.isEmpty() ? digest(push.text) : part.ref;
}

/// The account was named in a post or a comment: public, and polled lists bring the same post or comment again.
void fillMention(PlatformEvent &event, const Push &push)
{
    event.kind = PlatformEventKind::Message;
    event.surface = Surface::Public;
    event.text = push.text;
    event.flags.append(u"mention"_s);
    const bool inComment = push.subtype() == "comment"_L1;
    if (inComment)
        event.extra.insert("comment_id"_L1, push.key());
    event.threadId = inComment ? QString() : push.key();
    event.eventKey = (inComment ? u"weibo:comment:"_s : u"weibo:status:"_s) + push.key();
}

Sender senderOf(const QJsonObject &user)
{
    Sender sender;
    sender.id = idText(user.value("idstr"_L1));
    if (sender.id.isEmpty())
        sender.id = idText(user.value("id"_L1));
    sender.name = user.value("screen_name"_L1).toString();
    return sender;
}

QString itemId(const QJsonObject &item)
{
    const QString id = idText(item.value("idstr"_L1));
    return id.isEmpty() ? idText(item.value("id"_L1)) : id;
}

PlatformEvent publicEvent(const QJsonObject &item, const QString &account)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.surface = Surface::Public;
    event.account = account;
    event.messageId = itemId(item);
    event.sender = senderOf(item.value("user"_L1).toObject());
    if (!account.isEmpty() && event.sender.id == account)
        event.direction = Direction::Out;
    event.text = item.value("text"_L1).toString();
    event.at = channels::parseRubyDate(item.value("created_at"_L1).toString());
    return event;
}

} // namespace

std::optional<PlatformEvent> eventOf(const QByteArray &body)
{
    const std::optional<XmlElement> root = channels::readWechatBody(body);
    if (!root)
        return std::nullopt;
    const Push push = pushOf(*root);
    if (push.type.isEmpty() || push.sender.isEmpty() || push.receiver.isEmpty())
        return std::nullopt;
    PlatformEvent event;
    event.account = push.receiver;
    event.sender.id = push.sender;
    event.threadId = push.sender;
    event.at = push.at;
    if (push.type == "mention"_L1 && !push.key().isEmpty()) {
        fillMention(event, push);
        return event;
    }
    static const QStringList messages{u"text"_s, u"image"_s, u"voice"_s, u"position"_s, u"location"_s};
    QString difference;
    if (messages.contains(push.type)) {
        difference = fillMessage(event, push);
    } else if (push.type == "event"_L1) {
        difference = fillEvent(event, push);
    } else {
        // The documentation asks to take types it does not name yet without an error.
        event.extra.insert("type"_L1, push.type);
        difference = push.subtype().isEmpty() ? digest(push.text) : push.subtype();
    }
    const QString created = push.at ? QString::number(toMillis(*push.at) / 1000) : QString();
    event.eventKey = QStringList{u"weibo"_s, push.receiver, push.sender, created, push.type, difference}.join(u':');
    return event;
}

std::optional<PlatformEvent> commentEvent(const QJsonObject &comment, const QString &account, bool mention)
{
    PlatformEvent event = publicEvent(comment, account);
    if (event.messageId.isEmpty())
        return std::nullopt;
    event.eventKey = u"weibo:comment:"_s + event.messageId;
    event.threadId = itemId(comment.value("status"_L1).toObject());
    event.replyTo = itemId(comment.value("reply_comment"_L1).toObject());
    if (mention)
        event.flags.append(u"mention"_s);
    if (const QString root = idText(comment.value("rootid"_L1)); !root.isEmpty())
        event.extra.insert("root_id"_L1, root);
    return event;
}

std::optional<PlatformEvent> statusEvent(const QJsonObject &status, const QString &account)
{
    PlatformEvent event = publicEvent(status, account);
    if (event.messageId.isEmpty())
        return std::nullopt;
    event.eventKey = u"weibo:status:"_s + event.messageId;
    event.threadId = event.messageId;
    event.flags.append(u"mention"_s);
    return event;
}

} // namespace lianxi::weibo
