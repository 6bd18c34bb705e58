// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/instagram/instagram_comments.h"

#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_hook.h"

using namespace Qt::StringLiterals;

namespace lianxi::instagram
{

using channels::idText;

namespace
{

QString orElse(const QString &text, const QString &other)
{
    return text.isEmpty() ? other : text;
}

/// \return false when it cannot be told apart from others.
bool fillComment(PlatformEvent &event, const QJsonObject &value)
{
    // Both names occur in deliveries of either login.
    const QString id = orElse(idText(value.value("comment_id"_L1)), idText(value.value("id"_L1)));
    if (id.isEmpty())
        return false;
    const QJsonObject media = value.value("media"_L1).toObject(), from = value.value("from"_L1).toObject();
    event.kind = PlatformEventKind::Message;
    event.messageId = id;
    event.eventKey = u"c:"_s + id;
    event.threadId = orElse(idText(media.value("id"_L1)), id);
    event.sender.id = idText(from.value("id"_L1));
    event.sender.handle = from.value("username"_L1).toString();
    event.text = value.value("text"_L1).toString();
    event.replyTo = idText(value.value("parent_id"_L1));
    if (event.text.isEmpty())
        event.flags.append(u"unsupported"_s);
    if (media.contains("ad_id"_L1) || media.value("media_product_type"_L1).toString() == "AD"_L1)
        event.flags.append(u"ad_referral"_s);
    if (!media.isEmpty())
        event.extra.insert("media"_L1, media);
    return true;
}

/// Only ids come; the text must be asked for.
bool fillMention(PlatformEvent &event, const QJsonObject &value)
{
    const QString media = idText(value.value("media_id"_L1)), comment = idText(value.value("comment_id"_L1));
    if (media.isEmpty() && comment.isEmpty())
        return false;
    event.kind = PlatformEventKind::Message;
    event.messageId = orElse(comment, media);
    event.eventKey = u"c:"_s + event.messageId;
    event.threadId = orElse(media, comment);
    event.flags.append(u"mention"_s);
    event.more.insert("needs_fetch"_L1, true);
    return true;
}

} // namespace

PlatformEvent changeEvent(const QString &field, const QJsonObject &value, const QString &account,
                          std::optional<Instant> entryAt)
{
    PlatformEvent event;
    event.account = account;
    event.surface = Surface::Public;
    event.at = entryAt;
    const bool live = field == "live_comments"_L1;
    if (live)
        event.more.insert("live"_L1, true);
    const bool isComment = live || field == "comments"_L1;
    if ((isComment && fillComment(event, value)) || (field == "mentions"_L1 && fillMention(event, value))) {
        if (!account.isEmpty() && event.sender.id == account)
            event.direction = Direction::Out;
        return event;
    }
    PlatformEvent unknown = meta::unknownEvent(account, QJsonObject{{"field"_L1, field}, {"value"_L1, value}});
    unknown.surface = Surface::Public;
    unknown.what = field;
    unknown.at = entryAt;
    return unknown;
}

} // namespace lianxi::instagram
