// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/whatsapp/whatsapp_message.h"

#include "app/channels/common/json_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::whatsapp
{

using channels::idText;

namespace
{

constexpr qint64 kilobyte = 1024;
constexpr qsizetype captionLimit = 1024;
constexpr qsizetype bodyLimit = 1024; ///< beside buttons and lists
constexpr qsizetype mostButtons = 3, buttonTitle = 20;
constexpr qsizetype mostRows = 10, rowTitle = 24;

Content refuse(const QString &reason)
{
    return {{}, reason, {}};
}

Content tooLong(qsizetype length, qsizetype limit)
{
    return {{}, u"too_long"_s, u"%1 of %2"_s.arg(QString::number(length), QString::number(limit))};
}

QString mediaType(PartType type)
{
    switch (type) {
    case PartType::Image:
        return u"image"_s;
    case PartType::Video:
        return u"video"_s;
    case PartType::Voice:
    case PartType::Audio:
        return u"audio"_s;
    case PartType::File:
        return u"document"_s;
    case PartType::Sticker:
        return u"sticker"_s;
    case PartType::Text:
    case PartType::Location:
    case PartType::Contact:
    case PartType::Card:
        return {};
    }
    return {};
}

Content mediaContent(const Part &part, const QString &caption)
{
    const QString type = mediaType(part.type);
    QString id = part.more.value("media_id"_L1).toString();
    QString link = part.more.value("url"_L1).toString();
    if (part.ref.startsWith("https://"_L1) && link.isEmpty())
        link = part.ref;
    else if (id.isEmpty())
        id = part.ref;
    if (id.isEmpty() && link.isEmpty())
        return refuse(u"upload_needed"_s);
    QJsonObject media = id.isEmpty() ? QJsonObject{{"link"_L1, link}} : QJsonObject{{"id"_L1, id}};
    const bool hasCaption = type != "audio"_L1 && type != "sticker"_L1;
    if (!caption.isEmpty() && !hasCaption)
        return refuse(u"mixed_content"_s);
    if (caption.size() > captionLimit)
        return tooLong(caption.size(), captionLimit);
    if (!caption.isEmpty())
        media.insert("caption"_L1, caption);
    if (part.type == PartType::File && !part.name.isEmpty())
        media.insert("filename"_L1, part.name);
    return {{{"type"_L1, type}, {type, media}}, {}, {}};
}

Content locationContent(const Part &part)
{
    if (!part.lat || !part.lon)
        return refuse(u"empty"_s);
    QJsonObject location{{"latitude"_L1, *part.lat}, {"longitude"_L1, *part.lon}};
    if (!part.title.isEmpty())
        location.insert("name"_L1, part.title);
    if (const QString address = part.more.value("address"_L1).toString(); !address.isEmpty())
        location.insert("address"_L1, address);
    return {{{"type"_L1, "location"_L1}, {"location"_L1, location}}, {}, {}};
}

Content contactsContent(const std::vector<const Part *> &parts)
{
    QJsonArray contacts;
    for (const Part *part : parts) {
        if (part->name.isEmpty())
            return refuse(u"empty"_s);
        contacts.append(
            QJsonObject{{"name"_L1, QJsonObject{{"formatted_name"_L1, part->name}, {"first_name"_L1, part->name}}},
                        {"phones"_L1, QJsonArray{QJsonObject{{"phone"_L1, part->more.value("phone"_L1).toString()}}}}});
    }
    return {{{"type"_L1, "contacts"_L1}, {"contacts"_L1, contacts}}, {}, {}};
}

/// Each choice is a title, or an object with id, title and (in lists) description.
Content choicesContent(const QString &text, const QJsonArray &choices, bool list, const QString &opener)
{
    const qsizetype most = list ? mostRows : mostButtons, longest = list ? rowTitle : buttonTitle;
    if (choices.size() > most)
        return tooLong(choices.size(), most);
    if (text.isEmpty() || text.size() > bodyLimit)
        return text.isEmpty() ? refuse(u"empty"_s) : tooLong(text.size(), bodyLimit);
    QJsonArray made;
    for (const QJsonValue &choice : choices) {
        const QString title = choice.isString() ? choice.toString() : choice["title"_L1].toString();
        if (title.isEmpty() || title.size() > longest)
            return title.isEmpty() ? refuse(u"empty"_s) : tooLong(title.size(), longest);
        QJsonObject one{{"id"_L1, choice["id"_L1].toString(title)}, {"title"_L1, title}};
        if (const QString more = choice["description"_L1].toString(); list && !more.isEmpty())
            one.insert("description"_L1, more);
        made.append(list ? QJsonValue(one) : QJsonObject{{"type"_L1, "reply"_L1}, {"reply"_L1, one}});
    }
    QJsonObject action{{"buttons"_L1, made}};
    if (list)
        action = {{"button"_L1, opener}, {"sections"_L1, QJsonArray{QJsonObject{{"rows"_L1, made}}}}};
    return {{{"type"_L1, "interactive"_L1},
             {"interactive"_L1,
              QJsonObject{{"type"_L1, list ? "list"_L1 : "button"_L1},
                          {"body"_L1, QJsonObject{{"text"_L1, text}}},
                          {"action"_L1, action}}}},
            {},
            {}};
}

/// `more` "template", "language", and "variables" of the body in order or whole "components".
Content templateContent(const QJsonObject &more)
{
    const QString name = more.value("template"_L1).toString(), language = more.value("language"_L1).toString();
    if (name.isEmpty() || language.isEmpty())
        return refuse(u"template"_s);
    QJsonObject made{{"name"_L1, name}, {"language"_L1, QJsonObject{{"code"_L1, language}}}};
    QJsonArray components = more.value("components"_L1).toArray();
    const QJsonArray variables = more.value("variables"_L1).toArray();
    if (components.isEmpty() && !variables.isEmpty()) {
        QJsonArray parameters;
        for (const QJsonValue &variable : variables)
            parameters.append(QJsonObject{{"type"_L1, "text"_L1}, {"text"_L1, idText(variable)}});
        components.append(QJsonObject{{"type"_L1, "body"_L1}, {"parameters"_L1, parameters}});
    }
    if (!components.isEmpty())
        made.insert("components"_L1, components);
    return {{{"type"_L1, "template"_L1}, {"template"_L1, made}}, {}, {}};
}

/// What is neither text nor template; all parts are of one sort.
Content partsContent(const std::vector<const Part *> &parts, const QString &text)
{
    const PartType type = parts.front()->type;
    const bool contacts = type == PartType::Contact;
    const bool same =
        std::all_of(parts.begin(), parts.end(), [](const Part *p) { return p->type == PartType::Contact; });
    if (parts.size() > 1 && !same)
        return refuse(u"one_part_only"_s);
    if ((contacts || type == PartType::Location) && !text.isEmpty())
        return refuse(u"mixed_content"_s);
    if (contacts)
        return contactsContent(parts);
    if (type == PartType::Location)
        return locationContent(*parts.front());
    return mediaType(type).isEmpty() ? refuse(u"unsupported_part"_s) : mediaContent(*parts.front(), text);
}

} // namespace

qint64 fileLimit(PartType type)
{
    switch (type) {
    case PartType::Image:
        return 5 * kilobyte * kilobyte;
    case PartType::Voice:
    case PartType::Audio:
    case PartType::Video:
        return 16 * kilobyte * kilobyte;
    case PartType::File:
        return 100 * kilobyte * kilobyte;
    case PartType::Sticker:
        return 500 * kilobyte; // animated ones; still ones only 100
    case PartType::Text:
    case PartType::Location:
    case PartType::Contact:
    case PartType::Card:
        return 0;
    }
    return 0;
}

bool isTemplate(const SendIntent &intent)
{
    return intent.op == "template"_L1 || (intent.op == "message"_L1 && intent.more.contains("template"_L1));
}

Content contentOf(const SendIntent &intent)
{
    if (isTemplate(intent))
        return templateContent(intent.more);
    QString text = intent.text;
    std::vector<const Part *> parts;
    for (const Part &part : intent.parts) {
        if (part.type != PartType::Text)
            parts.push_back(&part);
        else if (text.isEmpty())
            text = part.text;
    }
    if (!parts.empty())
        return partsContent(parts, text);
    const QJsonArray buttons = intent.more.value("buttons"_L1).toArray(), rows = intent.more.value("rows"_L1).toArray();
    if (!buttons.isEmpty())
        return choicesContent(text, buttons, false, {});
    if (!rows.isEmpty())
        return choicesContent(text, rows, true, intent.more.value("opener"_L1).toString(u"…"_s));
    if (text.isEmpty())
        return refuse(u"empty"_s);
    if (text.size() > textLimit)
        return tooLong(text.size(), textLimit);
    return {{{"type"_L1, "text"_L1}, {"text"_L1, QJsonObject{{"preview_url"_L1, false}, {"body"_L1, text}}}}, {}, {}};
}

} // namespace lianxi::whatsapp
