// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wechat_oa/wechat_oa_events.h"

#include "app/channels/common/json_text.h"
#include "app/channels/common/wechat_message.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::wechat_oa
{

using channels::putText;
using channels::wechatLocation;
using channels::XmlElement;

namespace
{

/// Events that only tell that something happened: the platform's name (lower case) and ours.
struct SystemName {
    QLatin1StringView platform;
    QLatin1StringView what;
};
constexpr std::array systemNames{
    SystemName{"unsubscribe"_L1, "unfollow"_L1},
    SystemName{"scan"_L1, "scan"_L1},
    SystemName{"location"_L1, "location_report"_L1},
    SystemName{"view"_L1, "menu_view"_L1},
    SystemName{"templatesendjobfinish"_L1, "template_done"_L1},
    SystemName{"masssendjobfinish"_L1, "mass_send_done"_L1},
    SystemName{"kf_create_session"_L1, "agent_session_open"_L1},
    SystemName{"kf_close_session"_L1, "agent_session_close"_L1},
    SystemName{"kf_switch_session"_L1, "agent_session_switch"_L1},
    SystemName{"user_enter_tempsession"_L1, "session_entered"_L1},
    SystemName{"user_authorization_revoke"_L1, "erase_request"_L1},
};

void fillSystem(PlatformEvent &event, const XmlElement &push, const QString &name)
{
    const auto known = std::find_if(systemNames.begin(), systemNames.end(),
                                    [&name](const SystemName &s) { return s.platform == name; });
    if (known == systemNames.end()) {
        event.extra.insert("event"_L1, name);
        return;
    }
    event.kind = PlatformEventKind::System;
    event.what = known->what;
    putText(event.extra, "kf_account"_L1, push.value(u"KfAccount"));
    putText(event.extra, "from_kf_account"_L1, push.value(u"FromKfAccount"));
    putText(event.extra, "to_kf_account"_L1, push.value(u"ToKfAccount"));
    putText(event.extra, "status"_L1, push.value(u"Status"));
    putText(event.extra, "session_from"_L1, push.value(u"SessionFrom"));
    if (name == "location"_L1)
        event.parts = {wechatLocation(push.value(u"Latitude"), push.value(u"Longitude"), {})};
    if (name == "scan"_L1)
        event.extra.insert("scene"_L1, push.value(u"EventKey"));
    if (name == "view"_L1)
        event.extra.insert("url"_L1, push.value(u"EventKey"));
    if (name == "user_authorization_revoke"_L1) {
        // The person whose data must go is named in the event, not in its envelope.
        if (const QString person = push.value(u"OpenID"); !person.isEmpty())
            event.sender.id = person;
        putText(event.extra, "revoked"_L1, push.value(u"RevokeInfo"));
    }
}

void fillEvent(PlatformEvent &event, const XmlElement &push)
{
    const QString name = push.value(u"Event").toLower();
    const QString key = push.value(u"EventKey");
    if (name == "subscribe"_L1) {
        event.kind = PlatformEventKind::Follow;
        event.what = u"follow"_s;
        static constexpr auto prefix = "qrscene_"_L1;
        if (key.startsWith(prefix))
            event.extra.insert("scene"_L1, key.mid(prefix.size()));
    } else if (name == "click"_L1 || name == "scancode_push"_L1 || name == "scancode_waitmsg"_L1) {
        event.kind = PlatformEventKind::Postback;
        event.payload = key;
        if (const XmlElement *scan = push.find(u"ScanCodeInfo"))
            putText(event.extra, "scan_result"_L1, scan->value(u"ScanResult"));
    } else {
        fillSystem(event, push, name);
    }
}

} // namespace

std::optional<PlatformEvent> eventOf(const XmlElement &push)
{
    const QString type = push.value(u"MsgType").trimmed().toLower();
    PlatformEvent event;
    event.account = push.value(u"ToUserName").trimmed();
    event.sender.id = push.value(u"FromUserName").trimmed();
    if (type.isEmpty() || event.sender.id.isEmpty() || event.account.isEmpty())
        return std::nullopt;
    event.threadId = event.sender.id;
    const QString created = push.value(u"CreateTime").trimmed();
    event.at = channels::wechatTime(created);
    if (type == "event"_L1) {
        QStringList key{u"wechat-oa"_s, event.account, event.sender.id, created, push.value(u"Event").trimmed()};
        if (const QString eventKey = push.value(u"EventKey"); !eventKey.isEmpty())
            key.append(eventKey);
        event.eventKey = key.join(u':');
        fillEvent(event, push);
        return event;
    }
    event.messageId = push.value(u"MsgId").trimmed();
    QString identity = event.messageId;
    if (identity.isEmpty())
        identity = event.sender.id + u':' + created + u':' + channels::wechatDigest(push);
    event.eventKey = u"wechat-oa:"_s + event.account + u':' + identity;
    channels::fillWechatMessage(event, push, type);
    return event;
}

std::vector<PlatformEvent> commentEvents(const QJsonObject &comment, const QString &post, const QString &account)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.surface = Surface::Public;
    event.account = account;
    event.sender.id = comment.value("openid"_L1).toString();
    event.threadId = post;
    event.messageId = channels::idText(comment.value("user_comment_id"_L1));
    if (event.messageId.isEmpty())
        return {};
    event.eventKey = u"wechat-oa:comment:"_s + post + u':' + event.messageId;
    event.text = comment.value("content"_L1).toString();
    event.at = channels::wechatTime(channels::idText(comment.value("create_time"_L1)));
    event.extra.insert("elected"_L1, channels::integer(comment.value("comment_type"_L1)) == 1);
    std::vector<PlatformEvent> events{event};

    // Documented as an object; a list has been seen.
    const QJsonValue reply = comment.value("reply"_L1);
    const QJsonArray replies = reply.isArray() ? reply.toArray() : QJsonArray{reply};
    for (const QJsonValue &one : replies) {
        const QString text = one["content"_L1].toString();
        if (text.isEmpty())
            continue;
        PlatformEvent out = event;
        out.direction = Direction::Out;
        out.sender = {};
        out.extra = {};
        out.replyTo = event.messageId;
        out.text = text;
        const QString created = channels::idText(one["create_time"_L1]);
        out.at = channels::wechatTime(created);
        out.messageId = event.messageId + u":reply:"_s + created;
        out.eventKey = event.eventKey + u":reply:"_s + created;
        events.push_back(out);
    }
    return events;
}

} // namespace lianxi::wechat_oa
