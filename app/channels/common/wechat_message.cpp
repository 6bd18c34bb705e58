// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/wechat_message.h"

#include "app/channels/common/bytes.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

std::optional<double> number(const QString &text)
{
    bool isNumber = false;
    const double value = text.trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

Part media(PartType type, const XmlElement &push)
{
    Part part;
    part.type = type;
    part.ref = push.value(u"MediaId");
    putText(part.more, "thumb"_L1, push.value(u"ThumbMediaId"));
    putText(part.more, "url"_L1, push.value(u"PicUrl"));
    return part;
}

Part card(const XmlElement &push, QStringView addressMember)
{
    Part part;
    part.type = PartType::Card;
    part.title = push.value(u"Title");
    part.ref = push.value(addressMember);
    putText(part.more, "description"_L1, push.value(u"Description"));
    putText(part.more, "picurl"_L1, push.value(u"PicUrl"));
    putText(part.more, "app_id"_L1, push.value(u"AppId"));
    return part;
}

} // namespace

void putText(QJsonObject &json, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        json.insert(name, value);
}

Part wechatLocation(const QString &lat, const QString &lon, const QString &title)
{
    Part part;
    part.type = PartType::Location;
    part.lat = number(lat);
    part.lon = number(lon);
    part.title = title;
    return part;
}

void fillWechatMessage(PlatformEvent &event, const XmlElement &push, const QString &type)
{
    event.kind = PlatformEventKind::Message;
    if (type == "text"_L1) {
        event.text = push.value(u"Content");
        putText(event.extra, "menu_id"_L1, push.value(u"bizmsgmenuid"));
        putText(event.extra, "msg_data_id"_L1, push.value(u"MsgDataId"));
        putText(event.extra, "idx"_L1, push.value(u"Idx"));
    } else if (type == "image"_L1) {
        event.parts = {media(PartType::Image, push)};
    } else if (type == "voice"_L1) {
        event.text = push.value(u"Recognition");
        event.parts = {media(PartType::Voice, push)};
        if (const QString format = push.value(u"Format").toLower(); !format.isEmpty())
            event.parts.front().mime = u"audio/"_s + format;
    } else if (type == "video"_L1 || type == "shortvideo"_L1) {
        event.parts = {media(PartType::Video, push)};
    } else if (type == "location"_L1) {
        event.parts = {wechatLocation(push.value(u"Location_X"), push.value(u"Location_Y"), push.value(u"Label"))};
    } else if (type == "link"_L1) {
        event.parts = {card(push, u"Url")};
    } else if (type == "miniprogrampage"_L1) {
        event.parts = {card(push, u"PagePath")};
    } else {
        event.flags.append(u"unsupported"_s);
        event.extra.insert("msg_type"_L1, type);
    }
}

std::optional<Instant> wechatTime(const QString &seconds)
{
    bool isNumber = false;
    const qint64 value = seconds.trimmed().toLongLong(&isNumber);
    // Up to the year 9999; beyond that it is no time a message could have.
    return isNumber && value > 0 && value <= 253'402'300'799 ? std::optional(fromMillis(value * 1000)) : std::nullopt;
}

QString wechatDigest(const XmlElement &push)
{
    QByteArray all;
    for (const XmlElement &child : push.children)
        all += child.name.toUtf8() + '\0' + child.text.toUtf8() + '\0';
    return QString::fromLatin1(sha1Hex(all).left(12));
}

} // namespace lianxi::channels
