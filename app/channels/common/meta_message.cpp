// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/meta_message.h"

#include "app/channels/common/json_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::meta
{

using channels::idText;

namespace
{

constexpr auto openWindow = std::chrono::hours(24);
constexpr auto personWindow = std::chrono::hours(24 * 7);
constexpr auto privateReplyWindow = std::chrono::hours(24 * 7);
constexpr qsizetype mostQuickReplies = 13;
constexpr qsizetype quickReplyTitle = 20; ///< characters
constexpr qsizetype longestMetadata = 1000; ///< characters

Message refuse(const QString &reason)
{
    return {{}, reason, {}};
}

/// By address, or by the id that an upload gave; empty when it has neither.
QJsonObject attachmentOf(const Part &part, const MessageRules &rules)
{
    const QString type = attachmentType(part.type);
    QString url = part.more.value("url"_L1).toString();
    QString id = part.more.value("media_id"_L1).toString();
    if (part.ref.startsWith("https://"_L1) && url.isEmpty())
        url = part.ref;
    else if (id.isEmpty())
        id = part.ref;
    QJsonObject payload;
    if (!url.isEmpty()) {
        payload.insert("url"_L1, url);
        if (rules.metadata)
            payload.insert("is_reusable"_L1, true);
    } else if (!id.isEmpty()) {
        payload.insert("attachment_id"_L1, id);
    }
    return payload.isEmpty() ? QJsonObject() : QJsonObject{{"type"_L1, type}, {"payload"_L1, payload}};
}

/// One attachment, or several images where the product takes them.
Message attachments(const std::vector<const Part *> &parts, const MessageRules &rules)
{
    QJsonArray list;
    for (const Part *part : parts) {
        if (attachmentType(part->type).isEmpty())
            return refuse(u"unsupported_part"_s);
        if (parts.size() > 1 && (part->type != PartType::Image || rules.mostImages == 1))
            return refuse(u"one_part_only"_s);
        const QJsonObject attachment = attachmentOf(*part, rules);
        if (attachment.isEmpty())
            return refuse(u"upload_needed"_s);
        list.append(attachment);
    }
    if (list.size() > rules.mostImages && list.size() > 1)
        return refuse(u"one_part_only"_s);
    if (list.size() == 1)
        return {{{"attachment"_L1, list.first()}}, {}, {}};
    return {{{"attachments"_L1, list}}, {}, {}};
}

/// `more` "quick_replies": titles, or objects with title and payload.
Message addQuickReplies(Message message, const QJsonArray &wanted)
{
    if (wanted.isEmpty())
        return message;
    if (wanted.size() > mostQuickReplies)
        return refuse(u"too_long"_s);
    QJsonArray replies;
    for (const QJsonValue &one : wanted) {
        const QString title = one.isString() ? one.toString() : one["title"_L1].toString();
        if (title.isEmpty() || title.size() > quickReplyTitle)
            return refuse(title.isEmpty() ? u"empty"_s : u"too_long"_s);
        replies.append(QJsonObject{
            {"content_type"_L1, "text"_L1}, {"title"_L1, title}, {"payload"_L1, one["payload"_L1].toString(title)}});
    }
    message.body.insert("quick_replies"_L1, replies);
    return message;
}

/// How old what `member` names is; nullopt when it does not say.
std::optional<Instant::duration> ageOf(const SendIntent &intent, QLatin1StringView member, Instant now)
{
    const auto at = parseRfc3339(intent.more.value(member).toString());
    return at ? std::optional(now - *at) : std::nullopt;
}

} // namespace

QString attachmentType(PartType type)
{
    switch (type) {
    case PartType::Image:
        return u"image"_s;
    case PartType::Voice:
    case PartType::Audio:
        return u"audio"_s;
    case PartType::Video:
        return u"video"_s;
    case PartType::File:
        return u"file"_s;
    case PartType::Text:
    case PartType::Sticker:
    case PartType::Location:
    case PartType::Contact:
    case PartType::Card:
        return {};
    }
    return {};
}

Window windowOf(const SendIntent &intent, Instant now)
{
    const QString said = intent.more.value("window"_L1).toString();
    const auto age = ageOf(intent, "last_in"_L1, now);
    const bool late = said.isEmpty() ? age && *age >= openWindow : said != "open"_L1;
    if (!late)
        return Window::Open;
    const bool byPerson = intent.more.value("by"_L1).toString() == "person"_L1;
    const bool tooLate = said.isEmpty() ? *age >= personWindow : said != "human_agent"_L1;
    return byPerson && !tooLate ? Window::HumanAgent : Window::Closed;
}

Message messageOf(const SendIntent &intent, const MessageRules &rules)
{
    QString text = intent.text;
    std::vector<const Part *> media;
    for (const Part &part : intent.parts) {
        if (part.type != PartType::Text)
            media.push_back(&part);
        else if (text.isEmpty())
            text = part.text;
    }
    if (text.isEmpty() && media.empty())
        return refuse(u"empty"_s);
    if (!text.isEmpty() && !media.empty())
        return refuse(u"mixed_content"_s);
    Message message = media.empty() ? Message{{{"text"_L1, text}}, {}, {}} : attachments(media, rules);
    if (!message.refused.isEmpty())
        return message;
    message = addQuickReplies(std::move(message), intent.more.value("quick_replies"_L1).toArray());
    if (message.refused.isEmpty() && rules.metadata && !intent.sendKey.isEmpty())
        message.body.insert("metadata"_L1, intent.sendKey.left(longestMetadata));
    return message;
}

Message messageToPerson(const SendIntent &intent, const MessageRules &rules, Instant now)
{
    const QString person = intent.to.isEmpty() ? intent.threadId : intent.to;
    if (person.isEmpty())
        return refuse(u"no_recipient"_s);
    Message message = messageOf(intent, rules);
    if (!message.refused.isEmpty())
        return message;
    QJsonObject body{{"recipient"_L1, QJsonObject{{"id"_L1, person}}}, {"message"_L1, message.body}};
    if (!intent.replyTo.isEmpty())
        body.insert("reply_to"_L1, QJsonObject{{"mid"_L1, intent.replyTo}});
    switch (windowOf(intent, now)) {
    case Window::Open:
        if (rules.messagingType)
            body.insert("messaging_type"_L1, "RESPONSE"_L1);
        break;
    case Window::HumanAgent:
        body.insert("messaging_type"_L1, "MESSAGE_TAG"_L1);
        body.insert("tag"_L1, "HUMAN_AGENT"_L1);
        break;
    case Window::Closed:
        return refuse(u"window_closed"_s);
    }
    return {body, {}, {}};
}

Message privateReply(const SendIntent &intent, const MessageRules &rules, Instant now)
{
    const QString post = idText(intent.more.value("post_id"_L1));
    const QString comment = commentOf(intent);
    if (comment.isEmpty() && post.isEmpty())
        return refuse(u"no_target"_s);
    const auto age = ageOf(intent, "comment_at"_L1, now);
    if (age && *age > privateReplyWindow)
        return refuse(u"private_reply_not_possible"_s);
    Message message = messageOf(intent, rules);
    if (!message.refused.isEmpty())
        return message;
    const QJsonObject recipient = comment.isEmpty() || comment == post ? QJsonObject{{"post_id"_L1, post}}
                                                                       : QJsonObject{{"comment_id"_L1, comment}};
    return {{{"recipient"_L1, recipient}, {"message"_L1, message.body}}, {}, {}};
}

Message senderAction(const SendIntent &intent, QLatin1StringView action)
{
    const QString person = intent.to.isEmpty() ? intent.threadId : intent.to;
    if (person.isEmpty())
        return refuse(u"no_recipient"_s);
    return {{{"recipient"_L1, QJsonObject{{"id"_L1, person}}}, {"sender_action"_L1, action}}, {}, {}};
}

QString commentOf(const SendIntent &intent)
{
    const QString named = idText(intent.more.value("comment_id"_L1));
    if (!named.isEmpty())
        return named;
    return intent.replyTo.isEmpty() ? intent.target : intent.replyTo;
}

std::optional<SendIntent> privateReplyTo(const PlatformEvent &event, const QString &text)
{
    const bool fromPerson = event.direction == Direction::In && event.kind == PlatformEventKind::Message;
    if (event.surface != Surface::Public || !fromPerson || event.messageId.isEmpty())
        return std::nullopt;
    SendIntent intent;
    intent.op = u"to_private"_s;
    intent.threadId = event.threadId;
    intent.text = text;
    // What a visitor wrote on the wall is a post of its own.
    const bool isPost = event.messageId == event.threadId;
    intent.more.insert(isPost ? "post_id"_L1 : "comment_id"_L1, event.messageId);
    if (event.at)
        intent.more.insert("comment_at"_L1, toRfc3339(*event.at));
    return intent;
}

SendIntent replyTo(SendIntent intent, const PlatformEvent &event)
{
    if (event.surface == Surface::Public) {
        intent.op = u"reply_comment"_s;
        if (event.at)
            intent.more.insert("comment_at"_L1, toRfc3339(*event.at));
        if (event.flags.contains("mention"_L1))
            intent.more.insert("mention"_L1, true);
        return intent;
    }
    intent.replyTo.clear(); // in a private conversation a quote is the agent's wish
    if (event.at)
        intent.more.insert("last_in"_L1, toRfc3339(*event.at));
    return intent;
}

} // namespace lianxi::meta
