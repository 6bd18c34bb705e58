// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/telegram/telegram_parts.h"

#include "app/channels/common/json_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::telegram
{

using channels::idText;
using channels::integer;

namespace
{

std::optional<int> small(const QJsonValue &value)
{
    const std::optional<qint64> number = integer(value);
    return number && *number >= 0 && *number <= 1'000'000 ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

Part filePart(PartType type, const QJsonObject &file)
{
    Part part;
    part.type = type;
    part.ref = file.value("file_id"_L1).toString();
    part.name = file.value("file_name"_L1).toString();
    part.mime = file.value("mime_type"_L1).toString();
    part.bytes = integer(file.value("file_size"_L1));
    if (const auto seconds = small(file.value("duration"_L1)))
        part.seconds = *seconds;
    part.width = small(file.value("width"_L1));
    part.height = small(file.value("height"_L1));
    return part;
}

/// Sizes come in no promised order; the largest is the picture.
Part photoPart(const QJsonArray &sizes)
{
    QJsonObject largest;
    qint64 area = -1;
    for (const QJsonValue &size : sizes) {
        const qint64 a = qint64(small(size["width"_L1]).value_or(0)) * small(size["height"_L1]).value_or(0);
        if (a > area) {
            area = a;
            largest = size.toObject();
        }
    }
    return filePart(PartType::Image, largest);
}

Part locationPart(const QJsonObject &location, const QJsonObject &venue)
{
    Part part;
    part.type = PartType::Location;
    if (location.value("latitude"_L1).isDouble() && location.value("longitude"_L1).isDouble()) {
        part.lat = location.value("latitude"_L1).toDouble();
        part.lon = location.value("longitude"_L1).toDouble();
    }
    part.title = venue.value("title"_L1).toString();
    if (const QString address = venue.value("address"_L1).toString(); !address.isEmpty())
        part.more.insert("address"_L1, address);
    return part;
}

Part contactPart(const QJsonObject &contact, const QString &sender)
{
    Part part;
    part.type = PartType::Contact;
    part.name = (contact.value("first_name"_L1).toString() + u' ' + contact.value("last_name"_L1).toString()).trimmed();
    part.more.insert("phone"_L1, contact.value("phone_number"_L1).toString());
    // Only somebody's own number may link the person to other channels.
    const QString owner = idText(contact.value("user_id"_L1));
    part.more.insert("own"_L1, !owner.isEmpty() && owner == sender);
    return part;
}

Part stickerPart(const QJsonObject &sticker)
{
    Part part = filePart(PartType::Sticker, sticker);
    part.more.insert("emoji"_L1, sticker.value("emoji"_L1).toString());
    return part;
}

struct FileMember {
    QLatin1StringView name;
    PartType type;
};
/// An animation repeats itself as a document for old clients, so it comes first and ends the search.
constexpr std::array fileMembers{
    FileMember{"animation"_L1, PartType::Video},  FileMember{"voice"_L1, PartType::Voice},
    FileMember{"audio"_L1, PartType::Audio},      FileMember{"video"_L1, PartType::Video},
    FileMember{"video_note"_L1, PartType::Video}, FileMember{"document"_L1, PartType::File},
};

std::optional<Part> mediaPart(const QJsonObject &message, const QString &sender)
{
    for (const FileMember &member : fileMembers) {
        if (message.value(member.name).isObject())
            return filePart(member.type, message.value(member.name).toObject());
    }
    if (const QJsonArray sizes = message.value("photo"_L1).toArray(); !sizes.isEmpty())
        return photoPart(sizes);
    if (message.value("venue"_L1).isObject()) {
        const QJsonObject venue = message.value("venue"_L1).toObject();
        return locationPart(venue.value("location"_L1).toObject(), venue);
    }
    if (message.value("location"_L1).isObject())
        return locationPart(message.value("location"_L1).toObject(), {});
    if (message.value("contact"_L1).isObject())
        return contactPart(message.value("contact"_L1).toObject(), sender);
    if (message.value("poll"_L1).isObject()) {
        Part part;
        part.type = PartType::Card;
        part.title = message["poll"_L1]["question"_L1].toString();
        return part;
    }
    return std::nullopt;
}

} // namespace

Content contentOf(const QJsonObject &message)
{
    Content content;
    if (message.value("text"_L1).isString()) {
        content.text = message.value("text"_L1).toString();
        content.known = true;
        return content;
    }
    if (message.value("sticker"_L1).isObject()) {
        const QJsonObject sticker = message.value("sticker"_L1).toObject();
        content.text = sticker.value("emoji"_L1).toString();
        content.parts = {stickerPart(sticker)};
        content.known = true;
        return content;
    }
    if (message.value("dice"_L1).isObject()) {
        const QJsonValue dice = message.value("dice"_L1);
        content.text = dice["emoji"_L1].toString() + u' ' + idText(dice["value"_L1]);
        content.known = true;
        return content;
    }
    const QString sender = idText(message.value("from"_L1).toObject().value("id"_L1));
    if (std::optional<Part> part = mediaPart(message, sender)) {
        content.parts.push_back(std::move(*part));
        content.known = true;
    }
    content.text = message.value("caption"_L1).toString();
    if (!content.text.isEmpty() && content.known) {
        Part caption;
        caption.text = content.text;
        content.parts.push_back(std::move(caption));
    }
    return content;
}

} // namespace lianxi::telegram
