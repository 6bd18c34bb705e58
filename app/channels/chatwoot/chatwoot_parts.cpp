// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/chatwoot/chatwoot_parts.h"

#include "app/channels/common/json_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::chatwoot
{

namespace
{

std::optional<PartType> partTypeOf(const QString &type)
{
    struct Known {
        QLatin1StringView type;
        PartType part;
    };
    static constexpr std::array known{
        Known{"image"_L1, PartType::Image},       Known{"audio"_L1, PartType::Audio},
        Known{"video"_L1, PartType::Video},       Known{"file"_L1, PartType::File},
        Known{"location"_L1, PartType::Location}, Known{"contact"_L1, PartType::Contact},
        Known{"ig_reel"_L1, PartType::Video},
    };
    const auto found = std::find_if(known.begin(), known.end(), [&type](const Known &k) { return k.type == type; });
    return found == known.end() ? std::nullopt : std::optional(found->part);
}

std::optional<double> degrees(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

Part attachmentPart(const QJsonObject &attachment)
{
    const QString type = attachment.value("file_type"_L1).toString();
    Part part;
    part.type = partTypeOf(type).value_or(PartType::Card);
    part.ref = attachment.value("data_url"_L1).toString();
    part.title = attachment.value("fallback_title"_L1).toString();
    part.bytes = channels::integer(attachment.value("file_size"_L1));
    if (part.type == PartType::Location) {
        part.lat = degrees(attachment.value("coordinates_lat"_L1));
        part.lon = degrees(attachment.value("coordinates_long"_L1));
    }
    if (part.type == PartType::Card && part.title.isEmpty())
        part.title = type.isEmpty() ? u"attachment"_s : type;
    return part;
}

} // namespace

QString textOf(const QJsonObject &message)
{
    const QString content = message.value("content"_L1).toString();
    const QJsonValue words = message["content_attributes"_L1]["email"_L1]["text_content"_L1];
    if (!content.isEmpty() || !words.isObject())
        return content;
    const QString reply = words["reply"_L1].toString();
    return reply.isEmpty() ? words["full"_L1].toString() : reply;
}

std::vector<Part> partsOf(const QJsonObject &message)
{
    std::vector<Part> parts;
    const QJsonArray attachments = message.value("attachments"_L1).toArray();
    for (const QJsonValue &attachment : attachments)
        parts.push_back(attachmentPart(attachment.toObject()));
    return parts;
}

} // namespace lianxi::chatwoot
