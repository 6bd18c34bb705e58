// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wecom_kf/wecom_kf_parts.h"

#include "app/channels/common/json_text.h"
#include "app/channels/common/wechat_message.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lianxi::wecom_kf
{

using channels::idText;
using channels::putText;

namespace
{

constexpr qsizetype mergedLines = 100; ///< of a forwarded record that are shown

QString textOf(const QJsonObject &content, QLatin1StringView name)
{
    return idText(content.value(name));
}

/// A number, whether the platform wrote it as one or as text.
std::optional<double> coordinate(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

Part card(const QString &title, const QString &ref = {})
{
    Part part;
    part.type = PartType::Card;
    part.title = title;
    part.ref = ref;
    return part;
}

void readText(PlatformEvent &event, const QJsonObject &content)
{
    event.text = content.value("content"_L1).toString();
    putText(event.extra, "menu_id"_L1, textOf(content, "menu_id"_L1));
}

template <PartType type>
void readMedia(PlatformEvent &event, const QJsonObject &content)
{
    Part part;
    part.type = type;
    part.ref = textOf(content, "media_id"_L1);
    event.parts = {part};
}

void readLocation(PlatformEvent &event, const QJsonObject &content)
{
    const QString name = textOf(content, "name"_L1), address = textOf(content, "address"_L1);
    Part part;
    part.type = PartType::Location;
    part.lat = coordinate(content.value("latitude"_L1));
    part.lon = coordinate(content.value("longitude"_L1));
    part.title = name.isEmpty() ? address : name;
    putText(part.more, "address"_L1, address);
    event.parts = {part};
}

void readLink(PlatformEvent &event, const QJsonObject &content)
{
    Part part = card(textOf(content, "title"_L1), textOf(content, "url"_L1));
    putText(part.more, "description"_L1, textOf(content, "desc"_L1));
    putText(part.more, "picurl"_L1, textOf(content, "pic_url"_L1));
    event.parts = {part};
}

void readMiniProgram(PlatformEvent &event, const QJsonObject &content)
{
    Part part = card(textOf(content, "title"_L1), textOf(content, "pagepath"_L1));
    putText(part.more, "app_id"_L1, textOf(content, "appid"_L1));
    putText(part.more, "thumb"_L1, textOf(content, "thumb_media_id"_L1));
    event.parts = {part};
}

/// Members of cards without an address of their own; the first that is there is the title where there is none.
constexpr std::array cardMembers{"product_titles"_L1, "nickname"_L1,      "userid"_L1,      "order_id"_L1,
                                 "product_id"_L1,     "head_img"_L1,      "sales_price"_L1, "shop_nickname"_L1,
                                 "shop_head_img"_L1,  "price_wording"_L1, "state"_L1,       "image_url"_L1,
                                 "sub_type"_L1};

void readPlainCard(PlatformEvent &event, const QJsonObject &content)
{
    Part part = card(textOf(content, "title"_L1));
    for (const QLatin1StringView name : cardMembers) {
        const QString text = textOf(content, name);
        if (part.title.isEmpty())
            part.title = text;
        putText(part.more, name, text);
    }
    event.parts = {part};
}

/// One line of a forwarded record. Its content is JSON inside a text.
QString mergedLine(const QJsonObject &item)
{
    const QString type = textOf(item, "msgtype"_L1);
    const QJsonObject content =
        channels::readJsonObject(item.value("msg_content"_L1).toString().toUtf8()).value_or(QJsonObject());
    const QString text = content["text"_L1]["content"_L1].toString();
    return textOf(item, "sender_name"_L1) + u": "_s + (text.isEmpty() ? u'[' + type + u']' : text);
}

void readMerged(PlatformEvent &event, const QJsonObject &content)
{
    Part part = card(textOf(content, "title"_L1));
    const QJsonArray items = content.value("item"_L1).toArray();
    QStringList lines;
    for (qsizetype at = 0; at < std::min(items.size(), mergedLines); ++at)
        lines << mergedLine(items[at].toObject());
    putText(part.more, "description"_L1, lines.join(u'\n'));
    event.parts = {part};
}

/// A menu comes back as it was sent: head, the words on its items, tail.
void readMenu(PlatformEvent &event, const QJsonObject &content)
{
    QStringList lines{textOf(content, "head_content"_L1)};
    const QJsonArray list = content.value("list"_L1).toArray();
    for (const QJsonValue &item : list) {
        const QJsonValue entry = item[item["type"_L1].toString()];
        lines << entry["content"_L1].toString(entry["text"_L1].toString());
    }
    lines << textOf(content, "tail_content"_L1);
    lines.removeAll(QString());
    event.text = lines.join(u'\n');
}

struct Reader {
    QLatin1StringView type;
    void (*read)(PlatformEvent &, const QJsonObject &);
};
constexpr std::array readers{
    Reader{"text"_L1, readText},
    Reader{"image"_L1, readMedia<PartType::Image>},
    Reader{"voice"_L1, readMedia<PartType::Voice>},
    Reader{"video"_L1, readMedia<PartType::Video>},
    Reader{"file"_L1, readMedia<PartType::File>},
    Reader{"location"_L1, readLocation},
    Reader{"link"_L1, readLink},
    Reader{"business_card"_L1, readPlainCard},
    Reader{"miniprogram"_L1, readMiniProgram},
    Reader{"msgmenu"_L1, readMenu},
    Reader{"channels"_L1, readPlainCard},
    Reader{"channels_shop_product"_L1, readPlainCard},
    Reader{"channels_shop_order"_L1, readPlainCard},
    Reader{"merged_msg"_L1, readMerged},
};

} // namespace

void fillMessage(PlatformEvent &event, const QString &type, const QJsonValue &content)
{
    const auto reader =
        std::find_if(readers.begin(), readers.end(), [&type](const Reader &r) { return r.type == type; });
    event.kind = reader == readers.end() ? PlatformEventKind::Unknown : PlatformEventKind::Message;
    if (reader != readers.end() && content.isObject()) {
        reader->read(event, content.toObject());
        return;
    }
    event.flags.append(u"unsupported"_s);
    event.what = reader == readers.end() ? type : QString();
    putText(event.extra, "msg_type"_L1, type);
}

} // namespace lianxi::wecom_kf
