// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/meta_attachments.h"

#include "app/channels/common/json_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::meta
{

using channels::idText;

namespace
{

struct Shape {
    QLatin1StringView name;
    PartType type;
};
constexpr std::array shapes{
    Shape{"image"_L1, PartType::Image},        Shape{"audio"_L1, PartType::Voice}, // voice clips
    Shape{"video"_L1, PartType::Video},        Shape{"file"_L1, PartType::File},
    Shape{"sticker"_L1, PartType::Sticker},    Shape{"fallback"_L1, PartType::Card},
    Shape{"template"_L1, PartType::Card},      Shape{"post"_L1, PartType::Card},
    Shape{"share"_L1, PartType::Card},         Shape{"reel"_L1, PartType::Card},
    Shape{"ig_reel"_L1, PartType::Card},       Shape{"ig_post"_L1, PartType::Card},
    Shape{"story_mention"_L1, PartType::Card}, Shape{"location"_L1, PartType::Location},
};

QString firstText(std::initializer_list<QJsonValue> values)
{
    for (const QJsonValue &value : values) {
        if (!value.toString().isEmpty())
            return value.toString();
    }
    return {};
}

Part partOf(PartType type, const QJsonObject &attachment)
{
    const QJsonObject payload = attachment.value("payload"_L1).toObject();
    Part part;
    part.type = type;
    part.ref = firstText({payload.value("url"_L1), attachment.value("url"_L1)});
    // A sticker came as an image until August 2026.
    if (const QString sticker = idText(payload.value("sticker_id"_L1)); !sticker.isEmpty()) {
        part.type = PartType::Sticker;
        part.more.insert("id"_L1, sticker);
    }
    if (type == PartType::Card)
        part.title =
            firstText({payload.value("title"_L1), attachment.value("title"_L1), payload.value("text"_L1),
                       payload["elements"_L1][0]["title"_L1], payload["product"_L1]["elements"_L1][0]["title"_L1]});
    const QJsonValue place = payload.value("coordinates"_L1);
    if (place["lat"_L1].isDouble() && place["long"_L1].isDouble()) {
        part.lat = place["lat"_L1].toDouble();
        part.lon = place["long"_L1].toDouble();
    }
    return part;
}

void flag(PlatformEvent &event, const QString &name)
{
    if (!event.flags.contains(name))
        event.flags.append(name);
}

} // namespace

void fillAttachments(PlatformEvent &event, const QJsonValue &attachments)
{
    const QJsonArray list = attachments.toArray();
    for (const QJsonValue &one : list) {
        if (one.isNull())
            continue;
        const QString type = one["type"_L1].toString();
        const auto shape =
            std::find_if(shapes.begin(), shapes.end(), [&type](const Shape &s) { return s.name == type; });
        if (type == "ephemeral"_L1) {
            flag(event, u"ephemeral"_s); // may be seen once, and not by a program
        } else if (shape == shapes.end()) {
            flag(event, u"unsupported"_s);
            event.extra.insert("attachment"_L1, one);
        } else {
            event.parts.push_back(partOf(shape->type, one.toObject()));
        }
        if (type == "story_mention"_L1) {
            flag(event, u"story"_s);
            flag(event, u"mention"_s);
        }
    }
    if (event.parts.empty() || event.text.isEmpty())
        return;
    Part text;
    text.text = event.text;
    event.parts.insert(event.parts.begin(), text);
}

} // namespace lianxi::meta
