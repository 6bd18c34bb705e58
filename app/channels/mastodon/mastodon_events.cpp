// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/mastodon/mastodon_events.h"

#include "app/channels/common/account.h"
#include "app/channels/common/html_text.h"
#include "app/channels/common/json_text.h"

#include <QJsonArray>
#include <QUrl>

#include <set>

using namespace Qt::StringLiterals;

namespace lianxi::mastodon
{

using channels::accountText;
using channels::idText;
using channels::integer;

namespace
{

enum class Note { Message, Reaction, Boost, Follow, Edit, Warning, Service, Unknown };

Note noteOf(const QString &type)
{
    struct Known {
        QLatin1StringView type;
        Note note;
    };
    static constexpr std::array known{
        Known{"mention"_L1, Note::Message},
        Known{"quote"_L1, Note::Message},
        Known{"favourite"_L1, Note::Reaction},
        Known{"reblog"_L1, Note::Boost},
        Known{"follow"_L1, Note::Follow},
        Known{"follow_request"_L1, Note::Follow},
        Known{"update"_L1, Note::Edit},
        Known{"quoted_update"_L1, Note::Edit},
        Known{"moderation_warning"_L1, Note::Warning},
        Known{"severed_relationships"_L1, Note::Warning},
        Known{"status"_L1, Note::Service},
        Known{"poll"_L1, Note::Service},
        Known{"admin.sign_up"_L1, Note::Service},
        Known{"admin.report"_L1, Note::Service},
        Known{"added_to_collection"_L1, Note::Service},
        Known{"collection_update"_L1, Note::Service},
    };
    const auto found = std::find_if(known.begin(), known.end(), [&type](const Known &k) { return k.type == type; });
    return found == known.end() ? Note::Unknown : found->note;
}

Sender senderOf(const QJsonObject &account, const QString &instance)
{
    Sender sender;
    sender.id = idText(account.value("id"_L1));
    sender.name = account.value("display_name"_L1).toString();
    if (sender.name.isEmpty())
        sender.name = account.value("username"_L1).toString();
    sender.handle = fullHandle(account.value("acct"_L1).toString(), instance);
    // Numbers of accounts differ between instances; this address of the person is the same everywhere.
    sender.alias = account.value("uri"_L1).toString();
    return sender;
}

/// Who but us reads a direct status: its author and everybody it names.
qsizetype readersBesideUs(const QJsonObject &status, const QString &us)
{
    std::set<QString> readers{idText(status["account"_L1]["id"_L1])};
    const QJsonArray mentions = status.value("mentions"_L1).toArray();
    for (const QJsonValue &mention : mentions)
        readers.insert(idText(mention["id"_L1]));
    readers.erase(us);
    return static_cast<qsizetype>(readers.size());
}

bool namesUs(const QJsonObject &status, const QString &us)
{
    const QJsonArray mentions = status.value("mentions"_L1).toArray();
    return std::any_of(mentions.begin(), mentions.end(),
                       [&us](const QJsonValue &mention) { return idText(mention["id"_L1]) == us; });
}

PartType partTypeOf(const QString &type)
{
    if (type == "image"_L1)
        return PartType::Image;
    if (type == "video"_L1 || type == "gifv"_L1)
        return PartType::Video;
    return type == "audio"_L1 ? PartType::Audio : PartType::File;
}

std::optional<int> side(const QJsonValue &value)
{
    const std::optional<qint64> pixels = integer(value);
    return pixels && *pixels > 0 && *pixels < 1'000'000 ? std::optional(static_cast<int>(*pixels)) : std::nullopt;
}

Part attachmentPart(const QJsonObject &attachment)
{
    Part part;
    part.type = partTypeOf(attachment.value("type"_L1).toString());
    part.ref = attachment.value("url"_L1).toString();
    if (part.ref.isEmpty()) // not fetched by our server yet
        part.ref = attachment.value("remote_url"_L1).toString();
    if (const QString alt = attachment.value("description"_L1).toString(); !alt.isEmpty())
        part.more.insert("alt"_L1, alt);
    const QJsonValue original = attachment["meta"_L1]["original"_L1];
    part.width = side(original["width"_L1]);
    part.height = side(original["height"_L1]);
    if (original["duration"_L1].isDouble())
        part.seconds = original["duration"_L1].toDouble();
    return part;
}

QString quotedId(const QJsonObject &status)
{
    const QJsonValue quote = status.value("quote"_L1);
    const QString whole = idText(quote["quoted_status"_L1]["id"_L1]);
    return whole.isEmpty() ? idText(quote["quoted_status_id"_L1]) : whole;
}

/// What a status says, whatever happened to it: surface, place, person, words.
PlatformEvent statusContent(const QJsonObject &status, const ChannelAccount &account)
{
    const QString us = accountText(account, "account_id"_L1);
    const bool direct = status.value("visibility"_L1) == "direct"_L1;
    const bool group = direct && readersBesideUs(status, us) > 1;
    PlatformEvent event;
    event.surface = direct && !group ? Surface::Private : Surface::Public;
    event.account = us;
    event.sender = senderOf(status.value("account"_L1).toObject(), instanceOf(account));
    event.direction = !us.isEmpty() && event.sender.id == us ? Direction::Out : Direction::In;
    event.replyTo = idText(status.value("in_reply_to_id"_L1));
    if (event.replyTo.isEmpty())
        event.threadId = idText(status.value("id"_L1));
    event.text = channels::htmlToText(status.value("content"_L1).toString());
    const QJsonArray attachments = status.value("media_attachments"_L1).toArray();
    for (const QJsonValue &attachment : attachments)
        event.parts.push_back(attachmentPart(attachment.toObject()));
    if (!event.parts.empty() && !event.text.isEmpty()) {
        Part words;
        words.text = event.text;
        event.parts.push_back(words);
    }
    // Kept with the message: an answer shows the same warning.
    if (const QString warning = status.value("spoiler_text"_L1).toString(); !warning.isEmpty())
        event.more.insert("warning"_L1, warning);
    if (group)
        event.flags.append(u"group"_s);
    if (event.surface == Surface::Public && namesUs(status, us))
        event.flags.append(u"mention"_s);
    event.extra = {{"visibility"_L1, status.value("visibility"_L1)}, {"url"_L1, status.value("url"_L1)}};
    return event;
}

std::optional<PlatformEvent> messageOf(const QJsonObject &status, bool quote, const ChannelAccount &account)
{
    const QString id = idText(status.value("id"_L1));
    if (id.isEmpty())
        return std::nullopt;
    PlatformEvent event = statusContent(status, account);
    event.kind = PlatformEventKind::Message;
    event.eventKey = u"s:"_s + id;
    event.messageId = id;
    event.at = parseRfc3339(status.value("created_at"_L1).toString());
    if (const QString quoted = quote ? quotedId(status) : QString(); !quoted.isEmpty())
        event.replyTo = quoted;
    return event;
}

PlatformEvent editedStatus(const QJsonObject &status, const ChannelAccount &account)
{
    const QString edited = status.value("edited_at"_L1).toString(status.value("created_at"_L1).toString());
    PlatformEvent event = statusContent(status, account);
    event.kind = PlatformEventKind::Edit;
    event.target = idText(status.value("id"_L1));
    event.eventKey = u"s:"_s + event.target + u':' + edited;
    event.at = parseRfc3339(edited);
    return event;
}

/// What somebody did to a status of ours.
std::optional<PlatformEvent> actOn(const QJsonObject &status, Note note, PlatformEvent event,
                                   const ChannelAccount &account)
{
    event.target = idText(status.value("id"_L1));
    if (event.target.isEmpty())
        return std::nullopt;
    event.surface = statusContent(status, account).surface;
    event.kind = note == Note::Reaction ? PlatformEventKind::Reaction : PlatformEventKind::System;
    if (note == Note::Reaction)
        event.more.insert("emoji"_L1, QJsonArray{u"⭐"_s});
    else
        event.what = u"boosted"_s;
    return event;
}

} // namespace

QString instanceOf(const ChannelAccount &account)
{
    const QString named = accountText(account, "instance"_L1);
    const QUrl url(named.contains("://"_L1) ? named : u"https://"_s + named);
    if (!named.isEmpty() && !url.host().isEmpty())
        return url.host();
    return QUrl(channels::apiBase(account, {})).host();
}

QString fullHandle(const QString &acct, const QString &instance)
{
    if (acct.isEmpty() || acct.contains(u'@') || instance.isEmpty())
        return acct;
    return acct + u'@' + instance;
}

std::optional<PlatformEvent> notificationEvent(const QJsonObject &notification, const ChannelAccount &account)
{
    const QString id = idText(notification.value("id"_L1));
    const QString type = notification.value("type"_L1).toString();
    const QJsonObject status = notification.value("status"_L1).toObject();
    const Note note = noteOf(type);
    if (note == Note::Message)
        return messageOf(status, type == "quote"_L1, account);
    if (id.isEmpty())
        return std::nullopt;
    if (note == Note::Edit)
        return idText(status.value("id"_L1)).isEmpty() ? std::nullopt : std::optional(editedStatus(status, account));
    PlatformEvent event;
    event.surface = Surface::Public;
    event.account = accountText(account, "account_id"_L1);
    event.eventKey = u"n:"_s + id;
    event.at = parseRfc3339(notification.value("created_at"_L1).toString());
    event.extra = {{"type"_L1, type}};
    if (note == Note::Warning) {
        event.kind = PlatformEventKind::System;
        event.what = u"account_warning"_s;
        return event;
    }
    event.what = type;
    if (note == Note::Service) // of the server to its staff or to us: no customer wrote
        return event;
    event.sender = senderOf(notification.value("account"_L1).toObject(), instanceOf(account));
    if (note == Note::Reaction || note == Note::Boost) {
        event.what.clear();
        return actOn(status, note, std::move(event), account);
    }
    event.kind = note == Note::Follow ? PlatformEventKind::Follow : PlatformEventKind::Unknown;
    return event;
}

std::optional<PlatformEvent> editOf(const QJsonObject &status, const ChannelAccount &account)
{
    const QString us = accountText(account, "account_id"_L1);
    const bool concernsUs = namesUs(status, us) || idText(status["account"_L1]["id"_L1]) == us
        || idText(status.value("in_reply_to_account_id"_L1)) == us;
    if (us.isEmpty() || !concernsUs || idText(status.value("id"_L1)).isEmpty())
        return std::nullopt;
    return editedStatus(status, account);
}

std::optional<PlatformEvent> deletionOf(const QString &id, const ChannelAccount &account)
{
    if (id.isEmpty())
        return std::nullopt;
    PlatformEvent event;
    event.kind = PlatformEventKind::Delete;
    event.surface = Surface::Public;
    event.account = accountText(account, "account_id"_L1);
    event.eventKey = u"del:"_s + id;
    event.target = id;
    return event;
}

} // namespace lianxi::mastodon
