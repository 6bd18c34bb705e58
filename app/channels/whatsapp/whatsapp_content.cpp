// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/json_text.h"
#include "app/channels/whatsapp/whatsapp_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::whatsapp
{

using channels::idText;

namespace
{

struct Media {
    QLatin1StringView type;
    PartType part;
};
constexpr std::array mediaTypes{
    Media{"image"_L1, PartType::Image}, Media{"video"_L1, PartType::Video},     Media{"document"_L1, PartType::File},
    Media{"audio"_L1, PartType::Audio}, Media{"sticker"_L1, PartType::Sticker},
};

const Media *mediaOf(const QString &type)
{
    const auto found =
        std::find_if(mediaTypes.begin(), mediaTypes.end(), [&](const Media &m) { return m.type == type; });
    return found == mediaTypes.end() ? nullptr : found;
}

void unsupported(PlatformEvent &event)
{
    if (!event.flags.contains("unsupported"_L1))
        event.flags.append(u"unsupported"_s);
}

void fillMedia(PlatformEvent &event, const Media &type, const QJsonObject &media)
{
    Part part;
    part.type = type.part == PartType::Audio && media.value("voice"_L1).toBool() ? PartType::Voice : type.part;
    part.ref = idText(media.value("id"_L1));
    part.mime = media.value("mime_type"_L1).toString();
    part.name = media.value("filename"_L1).toString();
    for (const auto member : {"sha256"_L1, "animated"_L1}) {
        if (const QJsonValue value = media.value(member); value.isString() || value.isBool())
            part.more.insert(member, value);
    }
    if (part.ref.isEmpty())
        unsupported(event); // nothing that could be fetched
    event.parts.push_back(part);
    event.text = media.value("caption"_L1).toString();
    if (event.text.isEmpty())
        return;
    Part caption;
    caption.text = event.text;
    event.parts.push_back(caption);
}

void fillLocation(PlatformEvent &event, const QJsonObject &location)
{
    Part part;
    part.type = PartType::Location;
    if (location.value("latitude"_L1).isDouble() && location.value("longitude"_L1).isDouble()) {
        part.lat = location.value("latitude"_L1).toDouble();
        part.lon = location.value("longitude"_L1).toDouble();
    }
    part.title = location.value("name"_L1).toString();
    for (const auto member : {"address"_L1, "url"_L1}) {
        if (const QString text = location.value(member).toString(); !text.isEmpty())
            part.more.insert(member, text);
    }
    event.parts.push_back(part);
}

void fillContacts(PlatformEvent &event, const QJsonArray &contacts)
{
    for (const QJsonValue &contact : contacts) {
        Part part;
        part.type = PartType::Contact;
        part.name = contact["name"_L1]["formatted_name"_L1].toString();
        const QJsonArray phones = contact["phones"_L1].toArray();
        if (!phones.isEmpty()) {
            const QString phone = phones[0]["phone"_L1].toString();
            part.more.insert("phone"_L1, phone.isEmpty() ? idText(phones[0]["wa_id"_L1]) : phone);
        }
        event.parts.push_back(part);
    }
    if (contacts.isEmpty())
        unsupported(event);
}

/// \return false when it is an answer that this version does not know.
bool fillInteractive(PlatformEvent &event, const QJsonObject &interactive)
{
    for (const auto kind : {"button_reply"_L1, "list_reply"_L1}) {
        if (!interactive.value(kind).isObject())
            continue;
        event.payload = idText(interactive[kind]["id"_L1]);
        event.text = interactive[kind]["title"_L1].toString();
        return true;
    }
    const QJsonObject form = interactive.value("nfm_reply"_L1).toObject();
    event.payload = form.value("response_json"_L1).toString();
    event.text = form.value("body"_L1).toString();
    return !form.isEmpty();
}

void fillSystem(PlatformEvent &event, const QJsonObject &system)
{
    event.kind = PlatformEventKind::System;
    const QString type = system.value("type"_L1).toString();
    event.what = type;
    event.text = system.value("body"_L1).toString();
    if (type != "user_changed_number"_L1 && type != "user_changed_user_id"_L1)
        return;
    event.what = u"identity_moved"_s;
    for (const auto member : {"wa_id"_L1, "new_wa_id"_L1, "user_id"_L1}) {
        if (const QString id = idText(system.value(member)); !id.isEmpty() && !event.more.contains("new_id"_L1))
            event.more.insert("new_id"_L1, id);
    }
}

/// The new wording, or the new caption of a file.
void fillEdit(PlatformEvent &event, const QJsonObject &edit)
{
    event.kind = PlatformEventKind::Edit;
    event.target = idText(edit.value("original_message_id"_L1));
    const QJsonObject message = edit.value("message"_L1).toObject();
    const QJsonValue content = message.value(message.value("type"_L1).toString());
    event.text = content["body"_L1].toString(content["caption"_L1].toString());
    event.newText = event.text;
}

void fillReaction(PlatformEvent &event, const QJsonObject &reaction)
{
    event.kind = PlatformEventKind::Reaction;
    event.target = idText(reaction.value("message_id"_L1));
    const QString emoji = reaction.value("emoji"_L1).toString();
    event.more.insert("emoji"_L1, emoji.isEmpty() ? QJsonArray() : QJsonArray{emoji});
}

void fillPostback(PlatformEvent &event, const QString &payload, const QString &text)
{
    event.kind = PlatformEventKind::Postback;
    event.payload = payload;
    event.text = text;
}

/// What is not a plain message. \return false when it is none of these.
bool fillAction(PlatformEvent &event, const QString &type, const QJsonObject &content)
{
    if (type == "reaction"_L1) {
        fillReaction(event, content);
    } else if (type == "interactive"_L1) {
        event.kind = fillInteractive(event, content) ? PlatformEventKind::Postback : PlatformEventKind::Unknown;
    } else if (type == "button"_L1) {
        fillPostback(event, content.value("payload"_L1).toString(), content.value("text"_L1).toString());
    } else if (type == "system"_L1) {
        fillSystem(event, content);
    } else if (type == "edit"_L1) {
        fillEdit(event, content);
    } else if (type == "revoke"_L1) {
        event.kind = PlatformEventKind::Delete;
        event.target = idText(content.value("original_message_id"_L1));
    } else {
        return false;
    }
    return true;
}

} // namespace

void fillContent(PlatformEvent &event, const QJsonObject &message)
{
    const QString type = message.value("type"_L1).toString();
    const QJsonObject content = message.value(type).toObject();
    event.kind = PlatformEventKind::Message;
    if (fillAction(event, type, content)) {
        if (event.kind == PlatformEventKind::Unknown)
            event.extra.insert("raw"_L1, message);
        return;
    }
    if (type == "text"_L1) {
        event.text = content.value("body"_L1).toString();
        if (event.text.isEmpty())
            unsupported(event);
    } else if (const Media *media = mediaOf(type)) {
        fillMedia(event, *media, content);
    } else if (type == "location"_L1) {
        fillLocation(event, content);
    } else if (type == "contacts"_L1) {
        fillContacts(event, message.value("contacts"_L1).toArray());
    } else if (type == "order"_L1 || type == "unsupported"_L1) {
        event.text = content.value("text"_L1).toString();
        event.extra.insert("raw"_L1, message);
        unsupported(event);
    } else {
        event.kind = PlatformEventKind::Unknown;
        event.what = type;
        event.extra.insert("raw"_L1, message);
    }
}

} // namespace lianxi::whatsapp
