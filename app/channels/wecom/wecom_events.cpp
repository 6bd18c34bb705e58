// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wecom/wecom_events.h"

#include "app/channels/common/wechat_message.h"

using namespace Qt::StringLiterals;

namespace lianxi::wecom
{

using channels::putText;
using channels::XmlElement;

namespace
{

/// The platform's name of something that happened (lower case) and ours.
struct SystemName {
    QLatin1StringView platform;
    QLatin1StringView what;
};
constexpr std::array systemNames{
    SystemName{"unsubscribe"_L1, "unfollow"_L1},
    SystemName{"enter_agent"_L1, "enter_session"_L1},
    SystemName{"location"_L1, "location_report"_L1},
    SystemName{"view"_L1, "menu_view"_L1},
    SystemName{"template_card_event"_L1, "card_click"_L1},
    SystemName{"template_card_menu_event"_L1, "card_menu_click"_L1},
    SystemName{"change_contact"_L1, "staff_changed"_L1},
    SystemName{"change_external_tag"_L1, "tag_changed"_L1},
};
constexpr std::array contactNames{
    SystemName{"add_external_contact"_L1, "contact_added"_L1},
    SystemName{"edit_external_contact"_L1, "contact_edited"_L1},
    SystemName{"add_half_external_contact"_L1, "contact_added_half"_L1},
    SystemName{"del_external_contact"_L1, "contact_removed_by_staff"_L1},
    SystemName{"del_follow_user"_L1, "contact_removed_by_customer"_L1},
    SystemName{"transfer_fail"_L1, "contact_transfer_failed"_L1},
    SystemName{"msg_audit_approved"_L1, "archive_agreed"_L1},
};
constexpr std::array chatNames{
    SystemName{"create"_L1, "group_created"_L1},
    SystemName{"update"_L1, "group_updated"_L1},
    SystemName{"dismiss"_L1, "group_dismissed"_L1},
};

/// Members of a push that may be of use; their names here. Nothing else is kept: pushes to suites hold secrets.
struct Kept {
    QStringView platform;
    QLatin1StringView ours;
};
constexpr std::array keptMembers{
    Kept{u"TaskId", "task_id"_L1},
    Kept{u"CardType", "card_type"_L1},
    Kept{u"ResponseCode", "response_code"_L1},
    Kept{u"ChangeType", "change_type"_L1},
    Kept{u"UserID", "staff_userid"_L1},
    Kept{u"State", "state"_L1},
    Kept{u"WelcomeCode", "welcome_code"_L1},
    Kept{u"Source", "source"_L1},
    Kept{u"FailReason", "fail_reason"_L1},
    Kept{u"ChatId", "chat_id"_L1},
    Kept{u"UpdateDetail", "update_detail"_L1},
    Kept{u"Id", "tag_id"_L1},
    Kept{u"TagType", "tag_type"_L1},
};

template <size_t size>
bool nameSystem(PlatformEvent &event, const std::array<SystemName, size> &names, const QString &name)
{
    const auto known =
        std::find_if(names.begin(), names.end(), [&name](const SystemName &s) { return s.platform == name; });
    if (known == names.end())
        return false;
    event.kind = PlatformEventKind::System;
    event.what = known->what;
    return true;
}

void fillEvent(PlatformEvent &event, const XmlElement &push, const QString &name)
{
    const QString key = push.value(u"EventKey");
    const QString change = push.value(u"ChangeType").trimmed().toLower();
    for (const Kept &kept : keptMembers)
        putText(event.extra, kept.ours, push.value(kept.platform));
    if (name == "subscribe"_L1) {
        event.kind = PlatformEventKind::Follow;
        event.what = u"follow"_s;
    } else if (name == "click"_L1 || name.startsWith("scancode_"_L1)) {
        event.kind = PlatformEventKind::Postback;
        event.payload = key;
        if (const XmlElement *scan = push.find(u"ScanCodeInfo"))
            putText(event.extra, "scan_result"_L1, scan->value(u"ScanResult"));
    } else if ((name == "change_external_contact"_L1 && nameSystem(event, contactNames, change))
               || (name == "change_external_chat"_L1 && nameSystem(event, chatNames, change))
               || nameSystem(event, systemNames, name)) {
        putText(event.extra, name == "view"_L1 ? "url"_L1 : "key"_L1, key);
        if (name == "location"_L1)
            event.parts = {channels::wechatLocation(push.value(u"Latitude"), push.value(u"Longitude"), {})};
    } else {
        event.what = name;
        event.extra.insert("event"_L1, name);
    }
}

/// What a push says in its head; suites get other names for the same.
struct Head {
    QString account, sender, created, event;
    bool isEvent = false;
};

Head headOf(const XmlElement &push)
{
    const auto text = [&push](QStringView name) { return push.value(name).trimmed(); };
    Head head;
    const QString info = text(u"InfoType");
    head.isEvent = !info.isEmpty() || text(u"MsgType").toLower() == "event"_L1;
    head.account = info.isEmpty() ? text(u"ToUserName") : text(u"AuthCorpId");
    if (head.account.isEmpty())
        head.account = text(u"SuiteId");
    head.created = text(info.isEmpty() ? u"CreateTime" : u"TimeStamp");
    head.event = info.isEmpty() ? text(u"Event") : info;
    head.sender = text(u"FromUserName");
    if (head.sender == "sys"_L1)
        head.sender.clear();
    return head;
}

} // namespace

std::optional<PlatformEvent> eventOf(const XmlElement &push)
{
    const Head head = headOf(push);
    const QString type = push.value(u"MsgType").trimmed().toLower();
    if (head.account.isEmpty() || (!head.isEvent && (type.isEmpty() || head.sender.isEmpty())))
        return std::nullopt;
    PlatformEvent event;
    event.account = head.account;
    event.at = channels::wechatTime(head.created);
    event.sender.id = head.sender;
    const QString customer = push.value(u"ExternalUserID").trimmed();
    if (head.isEvent && !customer.isEmpty())
        event.sender.id = customer;
    event.threadId = event.sender.id;
    if (!customer.isEmpty())
        event.threadId.prepend(contactThread);
    QStringList key{u"wecom"_s, head.account};
    const QString agent = push.value(u"AgentID").trimmed();
    putText(event.extra, "agent_id"_L1, agent);
    if (!agent.isEmpty())
        key << agent;
    if (!head.isEvent) {
        event.messageId = push.value(u"MsgId").trimmed();
        if (event.messageId.isEmpty())
            key << head.sender << head.created << channels::wechatDigest(push);
        else
            key << event.messageId;
        event.eventKey = key.join(u':');
        channels::fillWechatMessage(event, push, type);
        return event;
    }
    key << event.sender.id << head.created << head.event;
    // Two events can share a second: what they are about tells them apart.
    for (const QStringView name : {QStringView(u"EventKey"), QStringView(u"ChangeType"), QStringView(u"UserID"),
                                   QStringView(u"ChatId"), QStringView(u"Id"), QStringView(u"TaskId")})
        key << push.value(name);
    key.removeAll(QString());
    event.eventKey = key.join(u':');
    fillEvent(event, push, head.event.toLower());
    return event;
}

} // namespace lianxi::wecom
