// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/json_text.h"
#include "app/channels/common/ruby_date.h"
#include "app/channels/x/x_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::x
{

using namespace detail;
using channels::idText;

namespace
{

PlatformEvent publicEvent(const QString &id, const Brand &brand)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.surface = Surface::Public;
    event.account = brand.id;
    event.messageId = id;
    event.eventKey = u"t:"_s + id;
    return event;
}

void fillAuthor(PlatformEvent &event, const Brand &brand)
{
    if (!brand.id.isEmpty() && event.sender.id == brand.id)
        event.direction = Direction::Out;
}

bool listsBrand(const QJsonArray &mentions, QLatin1StringView id, QLatin1StringView name, const Brand &brand)
{
    return std::any_of(mentions.begin(), mentions.end(), [&](const QJsonValue &one) {
        return (!brand.id.isEmpty() && idText(one[id]) == brand.id)
            || (!brand.handle.isEmpty() && one[name].toString().compare(brand.handle, Qt::CaseInsensitive) == 0);
    });
}

QString idOf(const QJsonObject &json)
{
    // The number beside it is rounded by every reader that knows doubles only.
    const QString id = idText(json.value("id_str"_L1));
    return id.isEmpty() ? idText(json.value("id"_L1)) : id;
}

/// A long post: the cut one repeats its head, the whole one stands inside.
QJsonObject wholePost(const QJsonObject &post)
{
    const QJsonObject extended = post.value("extended_tweet"_L1).toObject();
    return extended.isEmpty() ? post : extended;
}

QString textV1(const QJsonObject &post)
{
    const QJsonObject whole = wholePost(post);
    const QString full = whole.value("full_text"_L1).toString();
    return full.isEmpty() ? post.value("text"_L1).toString() : full;
}

QString referenced(const QJsonObject &post, QLatin1StringView type)
{
    const QJsonArray references = post.value("referenced_tweets"_L1).toArray();
    for (const QJsonValue &one : references) {
        if (one["type"_L1] == type)
            return idText(one["id"_L1]);
    }
    return {};
}

} // namespace

std::optional<PlatformEvent> postV1(const QJsonObject &post, const Brand &brand)
{
    if (post.value("retweeted_status"_L1).isObject())
        return std::nullopt;
    PlatformEvent event = publicEvent(idOf(post), brand);
    const QJsonObject user = post.value("user"_L1).toObject();
    event.sender = personOf(user);
    fillAuthor(event, brand);
    event.at = millisOf(post.value("timestamp_ms"_L1));
    if (!event.at)
        event.at = channels::parseRubyDate(post.value("created_at"_L1).toString());
    event.text = unescaped(textV1(post));
    const QString answered = idText(post.value("in_reply_to_status_id_str"_L1));
    // A conversation is named only by the second generation: here an answer belongs to what it answers.
    event.threadId = answered.isEmpty() ? event.messageId : answered;
    QString quoted = idText(post.value("quoted_status_id_str"_L1));
    if (quoted.isEmpty())
        quoted = idOf(post.value("quoted_status"_L1).toObject());
    event.replyTo = answered.isEmpty() ? quoted : answered;
    const QJsonObject whole = wholePost(post);
    const QJsonArray named = whole["entities"_L1]["user_mentions"_L1].toArray();
    if (event.direction == Direction::In
        && (listsBrand(named, "id_str"_L1, "screen_name"_L1, brand) || namesBrand(event.text, brand)))
        event.flags.append(u"mention"_s);
    const QJsonArray media = whole["extended_entities"_L1]["media"_L1].toArray();
    for (const QJsonValue &one : media) {
        if (std::optional<Part> part = mediaPart(one.toObject()))
            event.parts.push_back(std::move(*part));
    }
    addTextPart(event);
    if (event.messageId.isEmpty()) {
        event.kind = PlatformEventKind::Unknown;
        event.extra.insert("raw"_L1, post);
    }
    return event;
}

std::optional<PlatformEvent> postV2(const QJsonObject &post, const QJsonArray &people, const Brand &brand)
{
    const QString id = idText(post.value("id"_L1));
    if (id.isEmpty() || !referenced(post, "retweeted"_L1).isEmpty())
        return std::nullopt;
    PlatformEvent event = publicEvent(id, brand);
    event.sender.id = idText(post.value("author_id"_L1));
    for (const QJsonValue &person : people) {
        if (Sender known = personOf(person.toObject()); known.id == event.sender.id)
            event.sender = std::move(known);
    }
    fillAuthor(event, brand);
    event.at = parseRfc3339(post.value("created_at"_L1).toString());
    event.threadId = idText(post.value("conversation_id"_L1));
    if (event.threadId.isEmpty())
        event.threadId = id;
    const QString whole = post["note_tweet"_L1]["text"_L1].toString();
    event.text = unescaped(whole.isEmpty() ? post.value("text"_L1).toString() : whole);
    event.replyTo = idText(post.value("in_reply_to_tweet_id"_L1));
    if (event.replyTo.isEmpty())
        event.replyTo = referenced(post, "replied_to"_L1);
    if (event.replyTo.isEmpty())
        event.replyTo = referenced(post, "quoted"_L1);
    const QJsonArray named = post["entities"_L1]["mentions"_L1].toArray();
    if (event.direction == Direction::In
        && (listsBrand(named, "id"_L1, "username"_L1, brand) || namesBrand(event.text, brand)))
        event.flags.append(u"mention"_s);
    const QJsonArray history = post.value("edit_history_tweet_ids"_L1).toArray();
    if (history.size() > 1 && idText(history.first()) != id) {
        event.kind = PlatformEventKind::Edit;
        event.target = idText(history.first());
        event.newText = event.text;
    }
    return event;
}

} // namespace lianxi::x
