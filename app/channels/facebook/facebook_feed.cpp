// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/facebook/facebook_feed.h"

#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_hook.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::facebook
{

using channels::idText;

namespace
{

/// What of a change is the same for every kind.
struct Change {
    QJsonObject value;
    QString item, verb;
    QString id; ///< of the comment, post or recommendation
    QString thread; ///< the post
    std::optional<Instant> entryAt;

    [[nodiscard]] QString text(QLatin1StringView name) const { return value.value(name).toString(); }
    [[nodiscard]] QString idOf(QLatin1StringView name) const { return idText(value.value(name)); }
    [[nodiscard]] bool isComment() const { return item == "comment"_L1; }
    [[nodiscard]] bool isReaction() const { return item == "reaction"_L1 || item == "like"_L1; }
};

QString firstOf(std::initializer_list<QString> texts)
{
    const auto found = std::find_if(texts.begin(), texts.end(), [](const QString &text) { return !text.isEmpty(); });
    return found == texts.end() ? QString() : *found;
}

/// Older apps get sender_id and sender_name; recommendations have a reviewer.
Sender personOf(const Change &change)
{
    const QJsonObject from = change.value.value("from"_L1).toObject();
    Sender sender;
    sender.id = firstOf({idText(from.value("id"_L1)), change.idOf("sender_id"_L1), change.idOf("reviewer_id"_L1)});
    sender.name =
        firstOf({from.value("name"_L1).toString(), change.text("sender_name"_L1), change.text("reviewer_name"_L1)});
    return sender;
}

void addPart(PlatformEvent &event, PartType type, const QJsonValue &address)
{
    if (address.toString().isEmpty())
        return;
    Part part;
    part.type = type;
    part.ref = address.toString();
    event.parts.push_back(std::move(part));
}

void fillParts(PlatformEvent &event, const Change &change)
{
    addPart(event, PartType::Image, change.value.value("photo"_L1));
    addPart(event, PartType::Video, change.value.value("video"_L1));
    const QJsonArray photos = change.value.value("photos"_L1).toArray();
    for (const QJsonValue &photo : photos)
        addPart(event, PartType::Image, photo);
    const QJsonValue link = change.value.value("link"_L1);
    if (change.item == "photo"_L1)
        addPart(event, PartType::Image, link);
    else if (change.item == "video"_L1)
        addPart(event, PartType::Video, link);
    else
        addPart(event, PartType::Card, link);
    if (event.parts.empty() || event.text.isEmpty())
        return;
    Part text;
    text.text = event.text;
    event.parts.insert(event.parts.begin(), text);
}

void fillMessage(PlatformEvent &event, const Change &change)
{
    event.kind = PlatformEventKind::Message;
    event.messageId = change.id;
    event.eventKey = u"c:"_s + change.id;
    event.text = firstOf({change.text("message"_L1), change.text("review_text"_L1)});
    fillParts(event, change);
    const QString parent = change.idOf("parent_id"_L1);
    if (parent != change.thread && parent != change.id)
        event.replyTo = parent;
    const QString rating = firstOf({change.text("recommendation_type"_L1), change.idOf("rating"_L1)});
    if (!rating.isEmpty() && !change.isComment())
        event.more.insert("rating"_L1, rating);
    else if (event.text.isEmpty() && event.parts.empty())
        event.flags.append(u"unsupported"_s);
}

void fillReaction(PlatformEvent &event, const Change &change)
{
    event.kind = PlatformEventKind::Reaction;
    event.target = firstOf({change.idOf("comment_id"_L1), change.idOf("post_id"_L1)});
    QJsonArray words; // none: taken back
    if (change.verb != "remove"_L1)
        words.append(firstOf({change.text("reaction_type"_L1), u"like"_s}));
    event.more.insert("emoji"_L1, words);
    event.eventKey = u"r:%1:%2:%3:%4:%5"_s.arg(event.target, event.sender.id, change.verb,
                                               change.text("reaction_type"_L1), change.idOf("created_time"_L1));
}

/// \return false when the verb is not known.
bool fillVerb(PlatformEvent &event, const Change &change)
{
    if (change.verb == "add"_L1) {
        fillMessage(event, change);
        return true;
    }
    event.target = change.id;
    if (change.verb == "edited"_L1 || change.verb == "edit"_L1) {
        event.kind = PlatformEventKind::Edit;
        event.text = event.newText = firstOf({change.text("message"_L1), change.text("review_text"_L1)});
        const QString time = change.idOf("edited_time"_L1);
        event.eventKey =
            u"c:%1:edited:%2"_s.arg(change.id, time.isEmpty() ? meta::digestOf(QJsonValue(event.text)) : time);
        if (const auto at = meta::timeFromSeconds(change.value.value("edited_time"_L1)))
            event.at = at;
    } else if (change.verb == "remove"_L1) {
        event.kind = PlatformEventKind::Delete;
        event.eventKey = u"c:%1:remove"_s.arg(change.id);
        event.at = change.entryAt ? change.entryAt : event.at;
    } else if (change.verb == "hide"_L1 || change.verb == "unhide"_L1) {
        event.kind = PlatformEventKind::System;
        event.what = change.verb == "hide"_L1 ? u"hidden"_s : u"unhidden"_s;
        // A comment may be hidden twice; what differs is when the Page was told.
        event.eventKey = u"c:%1:%2:%3"_s.arg(change.id, change.verb,
                                             change.entryAt ? QString::number(toMillis(*change.entryAt)) : QString());
        event.at = change.entryAt ? change.entryAt : event.at;
    } else {
        event.target.clear();
        return false;
    }
    return true;
}

Change changeOf(const QJsonObject &json, std::optional<Instant> entryAt)
{
    Change change;
    change.value = json.value("value"_L1).toObject();
    change.item = change.text("item"_L1);
    change.verb = change.text("verb"_L1);
    change.entryAt = entryAt;
    const QString comment = change.idOf("comment_id"_L1), post = change.idOf("post_id"_L1);
    const QString story = change.idOf("open_graph_story_id"_L1);
    if (change.isComment() || change.item.isEmpty())
        change.id = firstOf({comment, change.item.isEmpty() ? post : QString()});
    else
        change.id = firstOf({post, story, comment});
    change.thread = firstOf({post, story, change.idOf("parent_id"_L1), change.id});
    return change;
}

/// What people write, as opposed to albums, events and what else a Page has.
bool isWriting(const QString &item)
{
    static constexpr std::array names{"comment"_L1, "post"_L1, "status"_L1, "photo"_L1, "video"_L1, "rating"_L1};
    return std::find(names.begin(), names.end(), item) != names.end();
}

} // namespace

PlatformEvent changeEvent(const QJsonObject &json, const QString &page, std::optional<Instant> entryAt)
{
    const QString field = json.value("field"_L1).toString();
    const Change change = changeOf(json, entryAt);
    PlatformEvent event;
    event.account = page;
    event.surface = Surface::Public;
    event.sender = personOf(change);
    event.direction = !page.isEmpty() && event.sender.id == page ? Direction::Out : Direction::In;
    event.threadId = change.thread;
    event.at = meta::timeFromSeconds(change.value.value("created_time"_L1));
    if (!event.at)
        event.at = entryAt;
    const bool mention = field == "mention"_L1;
    if (mention)
        event.flags.append(u"mention"_s);
    const bool isOurs = field == "feed"_L1 || mention || field == "ratings"_L1;
    if (isOurs && change.isReaction() && !change.thread.isEmpty()) {
        fillReaction(event, change);
        return event;
    }
    const bool writing = isWriting(change.item) || (mention && change.item.isEmpty());
    if (isOurs && writing && !change.id.isEmpty() && fillVerb(event, change))
        return event;
    PlatformEvent unknown = meta::unknownEvent(page, json);
    unknown.surface = Surface::Public;
    unknown.at = event.at;
    unknown.what = u"%1 %2"_s.arg(change.item, change.verb).trimmed();
    return unknown;
}

} // namespace lianxi::facebook
