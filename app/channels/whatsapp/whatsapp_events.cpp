// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/whatsapp/whatsapp_events.h"

#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_hook.h"
#include "app/channels/whatsapp/whatsapp_errors.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::whatsapp
{

using channels::idText;
using channels::integer;

namespace
{

/// The entry of `contacts` that describes the writer: they may be missing and in any order.
QJsonObject contactOf(const QJsonArray &contacts, const QString &phone, const QString &userId)
{
    for (const QJsonValue &contact : contacts) {
        const QString wa = idText(contact["wa_id"_L1]), user = idText(contact["user_id"_L1]);
        if ((!phone.isEmpty() && wa == phone) || (!userId.isEmpty() && user == userId))
            return contact.toObject();
    }
    return {};
}

/// A person is known by the phone number; people with a user name may show only an id of the business's own.
Sender personOf(const QJsonObject &message, const QJsonArray &contacts)
{
    QString phone = idText(message.value("from"_L1)), user = idText(message.value("from_user_id"_L1));
    const QJsonObject contact = contactOf(contacts, phone, user);
    if (phone.isEmpty())
        phone = idText(contact.value("wa_id"_L1));
    if (user.isEmpty())
        user = idText(contact.value("user_id"_L1));
    Sender sender;
    sender.id = phone.isEmpty() ? user : phone;
    if (!phone.isEmpty())
        sender.alias = user;
    sender.name = contact["profile"_L1]["name"_L1].toString();
    sender.handle = contact["profile"_L1]["username"_L1].toString();
    return sender;
}

void fillContext(PlatformEvent &event, const QJsonObject &message)
{
    const QJsonObject context = message.value("context"_L1).toObject();
    if (event.kind != PlatformEventKind::Edit)
        event.replyTo = idText(context.value("id"_L1));
    if (context.value("forwarded"_L1).toBool() || context.value("frequently_forwarded"_L1).toBool())
        event.flags.append(u"forwarded"_s);
    if (context.value("referred_product"_L1).isObject())
        event.extra.insert("referred_product"_L1, context.value("referred_product"_L1));
    if (!message.value("referral"_L1).isObject())
        return;
    event.flags.append(u"ad_referral"_s);
    event.extra.insert("referral"_L1, message.value("referral"_L1));
}

PlatformEvent emptyEvent(const QString &number)
{
    PlatformEvent event;
    event.account = number;
    event.more.insert("channel"_L1, number);
    return event;
}

PlatformEvent messageEvent(const QJsonObject &message, const QJsonArray &contacts, const QString &number)
{
    PlatformEvent event = emptyEvent(number);
    event.sender = personOf(message, contacts);
    event.threadId = event.sender.id;
    event.at = meta::timeFromSeconds(message.value("timestamp"_L1));
    event.messageId = idText(message.value("id"_L1));
    event.eventKey = u"m:"_s + (event.messageId.isEmpty() ? meta::digestOf(message) : event.messageId);
    if (const QString group = idText(message.value("group_id"_L1)); !group.isEmpty()) {
        event.threadId = group; // others read along
        event.surface = Surface::Public;
        event.flags.append(u"group"_s);
    }
    fillContent(event, message);
    fillContext(event, message);
    return event;
}

/// A colleague wrote in the Business app on the phone.
PlatformEvent echoEvent(const QJsonObject &message, const QString &number)
{
    PlatformEvent event = messageEvent(message, {}, number);
    event.direction = Direction::Out;
    event.flags.append(u"other_client"_s);
    if (event.surface == Surface::Private) {
        const QString to = idText(message.value("to"_L1));
        event.threadId = to.isEmpty() ? idText(message.value("to_user_id"_L1)) : to;
    }
    return event;
}

PlatformEvent troubleEvent(const QJsonObject &error, const QString &number)
{
    PlatformEvent event = emptyEvent(number);
    event.kind = PlatformEventKind::System;
    event.what = u"channel_error"_s;
    event.eventKey = u"err:"_s + meta::digestOf(QJsonArray{number, error});
    event.more.insert("code"_L1, integer(error.value("code"_L1)).value_or(0));
    event.extra.insert("error"_L1, error);
    return event;
}

using ReadOne = PlatformEvent (*)(const QJsonObject &one, const QJsonArray &contacts, const QString &number);

void readList(const QJsonValue &list, const QJsonArray &contacts, const QString &number, ReadOne read,
              std::vector<PlatformEvent> &events)
{
    const QJsonArray items = list.toArray();
    for (const QJsonValue &item : items) {
        if (item.isObject())
            events.push_back(read(item.toObject(), contacts, number));
        else if (!item.isNull())
            events.push_back(meta::unknownEvent(number, item));
    }
}

} // namespace

PlatformEvent statusEvent(const QJsonObject &status, const QString &number)
{
    PlatformEvent event = emptyEvent(number);
    const QString state = status.value("status"_L1).toString();
    event.target = idText(status.value("id"_L1));
    event.eventKey = u"s:%1:%2"_s.arg(event.target.isEmpty() ? meta::digestOf(status) : event.target, state);
    event.threadId = idText(status.value("recipient_id"_L1));
    if (event.threadId.isEmpty())
        event.threadId = idText(status.value("recipient_user_id"_L1));
    if (status.value("recipient_type"_L1).toString() == "group"_L1) {
        event.surface = Surface::Public;
        event.flags.append(u"group"_s);
    }
    event.at = meta::timeFromSeconds(status.value("timestamp"_L1));
    if (const QString ours = status.value("biz_opaque_callback_data"_L1).toString(); !ours.isEmpty())
        event.more.insert("metadata"_L1, ours);
    if (state == "sent"_L1) {
        event.kind = PlatformEventKind::System;
        event.what = state;
        event.direction = Direction::Out;
    } else if (state == "delivered"_L1) {
        event.kind = PlatformEventKind::Delivered;
    } else if (state == "read"_L1 || state == "played"_L1) {
        event.kind = PlatformEventKind::Read;
    } else if (state == "failed"_L1) {
        event.kind = PlatformEventKind::Failed;
        const QJsonValue error = status["errors"_L1][0];
        const int code = static_cast<int>(integer(error["code"_L1]).value_or(-1));
        const auto meaning = meaningOf(code, 0);
        event.more.insert("reason"_L1, meaning ? meaning->reason : u"platform"_s);
        event.more.insert("code"_L1, code);
        event.extra.insert("errors"_L1, status.value("errors"_L1));
    } else {
        event.kind = PlatformEventKind::Unknown;
        event.direction = Direction::Out; // it speaks of our own message
        event.extra.insert("raw"_L1, status);
    }
    return event;
}

void readChange(const QJsonObject &change, std::vector<PlatformEvent> &events)
{
    const QJsonObject value = change.value("value"_L1).toObject();
    const QString field = change.value("field"_L1).toString();
    const QString number = idText(value["metadata"_L1]["phone_number_id"_L1]);
    if (field == "smb_message_echoes"_L1) {
        const auto read = [](const QJsonObject &one, const QJsonArray &, const QString &ours) {
            return echoEvent(one, ours);
        };
        readList(value.value("message_echoes"_L1), {}, number, read, events);
        return;
    }
    if (field != "messages"_L1) {
        PlatformEvent unknown = meta::unknownEvent(number, change);
        unknown.what = field;
        events.push_back(std::move(unknown));
        return;
    }
    readList(value.value("messages"_L1), value.value("contacts"_L1).toArray(), number, messageEvent, events);
    const auto readStatus = [](const QJsonObject &one, const QJsonArray &, const QString &ours) {
        return statusEvent(one, ours);
    };
    readList(value.value("statuses"_L1), {}, number, readStatus, events);
    const auto readError = [](const QJsonObject &one, const QJsonArray &, const QString &ours) {
        return troubleEvent(one, ours);
    };
    readList(value.value("errors"_L1), {}, number, readError, events);
}

} // namespace lianxi::whatsapp
