// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/x/x_events.h"

#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::x
{

using namespace detail;
using channels::idText;
using channels::integer;

namespace
{

using Events = std::vector<PlatformEvent>;

QString digest(const QJsonObject &json)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(channels::writeJson(json), QCryptographicHash::Sha256).toHex().left(32));
}

PlatformEvent unknownEvent(const Brand &brand, const QString &name, const QJsonValue &raw)
{
    PlatformEvent event;
    event.account = brand.id;
    event.eventKey = u"k:"_s + name + u':' + digest({{name, raw}});
    event.extra = {{"type"_L1, name}, {"raw"_L1, raw}};
    return event;
}

PlatformEvent systemEvent(const Brand &brand, const QString &what, const QString &key)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::System;
    event.account = brand.id;
    event.what = what;
    event.eventKey = key;
    return event;
}

/// Typing and reading: a person, a conversation, a time.
PlatformEvent signOf(const QJsonObject &json, const QJsonObject &users, const Brand &brand)
{
    PlatformEvent event;
    event.account = brand.id;
    const QString sender = idText(json.value("sender_id"_L1));
    event.sender = personOf(users.value(sender).toObject());
    event.sender.id = sender;
    event.direction = !brand.id.isEmpty() && sender == brand.id ? Direction::Out : Direction::In;
    event.threadId = conversationOf(sender, idText(json["target"_L1]["recipient_id"_L1]));
    event.at = millisOf(json.value("created_timestamp"_L1));
    return event;
}

PlatformEvent typingOf(const QJsonObject &json, const QJsonObject &users, const Brand &brand)
{
    PlatformEvent event = signOf(json, users, brand);
    event.kind = PlatformEventKind::Typing;
    event.eventKey = u"ty:"_s + event.threadId + u':' + idText(json.value("created_timestamp"_L1));
    return event;
}

PlatformEvent readOf(const QJsonObject &json, const QJsonObject &users, const Brand &brand)
{
    PlatformEvent event = signOf(json, users, brand);
    event.kind = PlatformEventKind::Read;
    event.target = idText(json.value("last_read_event_id"_L1));
    event.eventKey = u"rd:"_s + event.threadId + u':' + event.target;
    // Everything up to that message is read, and that is all that was there at the time.
    event.watermark = idText(json.value("created_timestamp"_L1));
    return event;
}

PlatformEvent deletionOf(const QJsonObject &json, const QJsonObject &, const Brand &brand)
{
    const QJsonObject status = json.value("status"_L1).toObject();
    PlatformEvent event;
    event.kind = PlatformEventKind::Delete;
    event.surface = Surface::Public;
    event.account = brand.id;
    event.target = idText(status.value("id"_L1));
    event.eventKey = u"tdel:"_s + event.target;
    event.sender.id = idText(status.value("user_id"_L1));
    event.at = millisOf(json.value("timestamp_ms"_L1));
    if (!brand.id.isEmpty() && event.sender.id == brand.id)
        event.direction = Direction::Out;
    return event;
}

PlatformEvent likeOf(const QJsonObject &json, const QJsonObject &, const Brand &brand)
{
    const QJsonObject post = json.value("favorited_status"_L1).toObject();
    PlatformEvent event;
    event.kind = PlatformEventKind::Reaction;
    event.surface = Surface::Public;
    event.account = brand.id;
    event.sender = personOf(json.value("user"_L1).toObject());
    event.target = idText(post.value("id_str"_L1));
    event.threadId = event.target;
    event.eventKey = u"like:"_s + idText(json.value("id"_L1));
    event.at = millisOf(json.value("timestamp_ms"_L1));
    event.more.insert("emoji"_L1, QJsonArray{u"❤️"_s});
    if (!brand.id.isEmpty() && event.sender.id == brand.id)
        event.direction = Direction::Out;
    return event;
}

/// follow, unfollow, block, unblock, mute, unmute: of a person towards us, or ours towards a person.
PlatformEvent relationOf(const QJsonObject &json, const QJsonObject &, const Brand &brand)
{
    const Sender source = personOf(json.value("source"_L1).toObject());
    const Sender target = personOf(json.value("target"_L1).toObject());
    PlatformEvent event = systemEvent(brand, json.value("type"_L1).toString(), {});
    const bool ours = !brand.id.isEmpty() && source.id == brand.id;
    event.direction = ours ? Direction::Out : Direction::In;
    event.sender = ours ? target : source;
    event.at = millisOf(json.value("created_timestamp"_L1));
    event.eventKey =
        QStringList{event.what, source.id, target.id, idText(json.value("created_timestamp"_L1))}.join(u':');
    return event;
}

struct Reader {
    QLatin1StringView list;
    PlatformEvent (*read)(const QJsonObject &json, const QJsonObject &users, const Brand &brand);
};
constexpr std::array readers{
    Reader{"direct_message_events"_L1, messageV1},
    Reader{"direct_message_indicate_typing_events"_L1, typingOf},
    Reader{"direct_message_mark_read_events"_L1, readOf},
    Reader{"tweet_delete_events"_L1, deletionOf},
    Reader{"favorite_events"_L1, likeOf},
    Reader{"follow_events"_L1, relationOf},
    Reader{"unfollow_events"_L1, relationOf},
    Reader{"block_events"_L1, relationOf},
    Reader{"unblock_events"_L1, relationOf},
    Reader{"mute_events"_L1, relationOf},
    Reader{"unmute_events"_L1, relationOf},
};

void readList(Events &events, const QString &name, const QJsonValue &value, const QJsonObject &users,
              const Brand &brand)
{
    const auto reader =
        std::find_if(readers.begin(), readers.end(), [&name](const Reader &r) { return name == r.list; });
    const QJsonArray items = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &item : items) {
        if (!item.isObject()) {
            events.push_back(unknownEvent(brand, name, item));
        } else if (name == "tweet_create_events"_L1) {
            if (std::optional<PlatformEvent> post = postV1(item.toObject(), brand))
                events.push_back(std::move(*post));
        } else if (reader != readers.end()) {
            events.push_back(reader->read(item.toObject(), users, brand));
        } else {
            events.push_back(unknownEvent(brand, name, item));
        }
    }
}

/// The lists of an Account Activity body, or of a message inside an X Activity one.
Events activityLists(const QJsonObject &body, const Brand &brand)
{
    static constexpr std::array notLists{"for_user_id"_L1, "users"_L1, "apps"_L1, "user_has_blocked"_L1};
    const QJsonObject users = body.value("users"_L1).toObject();
    Events events;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (std::find(notLists.begin(), notLists.end(), it.key()) == notLists.end())
            readList(events, it.key(), it.value(), users, brand);
    }
    return events;
}

Events revocation(const Brand &brand, const QString &user, const QString &when)
{
    if (!brand.id.isEmpty() && !user.isEmpty() && user != brand.id)
        return {};
    PlatformEvent event = systemEvent(brand, u"access_revoked"_s, u"revoke:%1:%2"_s.arg(user, when));
    event.at = parseRfc3339(when);
    return {std::move(event)};
}

Events replayStatus(const QJsonObject &job, const Brand &brand)
{
    const QString state = job.value("job_state"_L1).toString();
    const bool done = state == "Complete"_L1;
    PlatformEvent event = systemEvent(brand, done ? u"replay_finished"_s : u"replay_status"_s,
                                      u"replay:%1:%2"_s.arg(idText(job.value("job_id"_L1)), state));
    event.extra = job;
    return {std::move(event)};
}

/// A chat that only its two ends can read.
PlatformEvent encryptedMessage(const QJsonObject &payload, const Brand &brand)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.account = brand.id;
    event.messageId = idText(payload.value("id"_L1));
    event.eventKey = u"m:"_s + event.messageId;
    event.threadId = idText(payload.value("conversation_id"_L1));
    event.sender.id = idText(payload.value("sender_id"_L1));
    event.direction = !brand.id.isEmpty() && event.sender.id == brand.id ? Direction::Out : Direction::In;
    event.at = millisOf(payload.value("created_at_msec"_L1));
    event.flags.append(u"encrypted"_s);
    return event;
}

Events xActivity(const QJsonObject &data, const Brand &brand)
{
    const QString type = data.value("event_type"_L1).toString();
    const QJsonObject payload = data.value("payload"_L1).toObject();
    if (type == "oauth.revoke"_L1)
        return revocation(brand, idText(payload.value("user_id"_L1)), payload.value("date_time"_L1).toString());
    const QString user = idText(data["filter"_L1]["user_id"_L1]);
    if (!brand.id.isEmpty() && !user.isEmpty() && user != brand.id)
        return {};
    if (type.startsWith("dm."_L1))
        return activityLists(payload, brand);
    if (type == "chat.received"_L1 || type == "chat.sent"_L1)
        return {encryptedMessage(payload, brand)};
    if (type == "post.delete"_L1)
        return {deletionOf({{"status"_L1,
                             QJsonObject{{"id"_L1, idText(payload.value("id"_L1))},
                                         {"user_id"_L1, idText(payload.value("author_id"_L1))}}}},
                           {}, brand)};
    static const QStringList posts{u"post.create"_s, u"post.mention.create"_s, u"post.reply.create"_s,
                                   u"post.quote.create"_s};
    if (!posts.contains(type) || idText(payload.value("id"_L1)).isEmpty())
        return {unknownEvent(brand, type, data)};
    const QJsonObject includes = data.value("includes"_L1).toObject();
    std::optional<PlatformEvent> post = postV2(payload, includes.value("users"_L1).toArray(), brand);
    if (!post)
        return {};
    if (type == "post.mention.create"_L1 && !post->flags.contains(u"mention"_s))
        post->flags.append(u"mention"_s);
    return {std::move(*post)};
}

} // namespace

Brand brandOf(const ChannelAccount &account)
{
    QString handle = channels::accountText(account, "handle"_L1);
    if (handle.startsWith(u'@'))
        handle.remove(0, 1);
    return {channels::accountText(account, "user_id"_L1), handle};
}

std::vector<PlatformEvent> eventsOf(const QJsonObject &body, const Brand &brand)
{
    if (body.value("data"_L1).isObject() && !body.contains("for_user_id"_L1))
        return xActivity(body.value("data"_L1).toObject(), brand);
    if (const QJsonObject revoke = body["user_event"_L1]["revoke"_L1].toObject(); !revoke.isEmpty())
        return revocation(brand, idText(revoke["source"_L1]["user_id"_L1]), revoke.value("date_time"_L1).toString());
    if (body.value("replay_job_status"_L1).isObject())
        return replayStatus(body.value("replay_job_status"_L1).toObject(), brand);
    const QString user = idText(body.value("for_user_id"_L1));
    if (!brand.id.isEmpty() && !user.isEmpty() && user != brand.id)
        return {};
    return activityLists(body, brand);
}

namespace detail
{

QString unescaped(const QString &text)
{
    struct Escape {
        QLatin1StringView written;
        char16_t meant;
    };
    static constexpr std::array escapes{Escape{"&lt;"_L1, u'<'}, Escape{"&gt;"_L1, u'>'}, Escape{"&amp;"_L1, u'&'}};
    if (!text.contains(u'&'))
        return text;
    QString plain;
    for (qsizetype at = 0; at < text.size();) {
        const auto found = std::find_if(escapes.begin(), escapes.end(), [&](const Escape &escape) {
            return QStringView(text).sliced(at).startsWith(escape.written);
        });
        plain += found == escapes.end() ? text[at] : QChar(found->meant);
        at += found == escapes.end() ? 1 : found->written.size();
    }
    return plain;
}

QString conversationOf(const QString &a, const QString &b)
{
    if (a.isEmpty() || b.isEmpty())
        return a + b;
    return channels::idLess(a, b) ? a + u'-' + b : b + u'-' + a;
}

std::optional<Instant> millisOf(const QJsonValue &value)
{
    constexpr qint64 latest = 253'402'300'799'000; // end of the year 9999
    const std::optional<qint64> ms = integer(value);
    return ms && *ms > 0 && *ms <= latest ? std::optional(fromMillis(*ms)) : std::nullopt;
}

bool namesBrand(const QString &text, const Brand &brand)
{
    if (brand.handle.isEmpty())
        return false;
    const QString name = u'@' + brand.handle;
    for (qsizetype at = text.indexOf(name, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(name, at + 1, Qt::CaseInsensitive)) {
        const qsizetype end = at + name.size();
        const bool longer = end < text.size() && (text[end].isLetterOrNumber() || text[end] == u'_');
        const bool inside = at > 0 && (text[at - 1].isLetterOrNumber() || text[at - 1] == u'_');
        if (!longer && !inside)
            return true;
    }
    return false;
}

Sender personOf(const QJsonObject &json)
{
    const QJsonObject user = json.value("data"_L1).isObject() ? json.value("data"_L1).toObject() : json;
    Sender person;
    person.id = idText(user.value("id_str"_L1));
    if (person.id.isEmpty())
        person.id = idText(user.value("id"_L1));
    person.name = user.value("name"_L1).toString();
    person.handle = user.value("screen_name"_L1).toString(user.value("username"_L1).toString());
    return person;
}

void addTextPart(PlatformEvent &event)
{
    if (event.parts.empty() || event.text.isEmpty())
        return;
    Part text;
    text.text = event.text;
    event.parts.push_back(std::move(text));
}

} // namespace detail

} // namespace lianxi::x
