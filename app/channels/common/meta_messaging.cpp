// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/meta_messaging.h"

#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_attachments.h"
#include "app/channels/common/meta_hook.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::meta
{

using channels::idText;

namespace
{

/// A key's last member: what the platform gave, else a digest of the whole.
QString orDigest(const QString &id, const QJsonObject &whole)
{
    return id.isEmpty() ? digestOf(whole) : id;
}

void fillEcho(PlatformEvent &event, const QJsonObject &message, const Inbox &inbox)
{
    event.flags.append(u"echo"_s);
    if (const QString ours = message.value("metadata"_L1).toString(); !ours.isEmpty())
        event.more.insert("metadata"_L1, ours);
    const QString app = idText(message.value("app_id"_L1));
    if (!app.isEmpty() && !inbox.appId.isEmpty())
        event.flags.append(app == inbox.appId ? u"own_app"_s : u"other_client"_s);
    if (!app.isEmpty())
        event.extra.insert("app_id"_L1, app);
}

void fillReply(PlatformEvent &event, const QJsonObject &replyTo)
{
    event.replyTo = idText(replyTo.value("mid"_L1));
    const QJsonObject story = replyTo.value("story"_L1).toObject();
    if (story.isEmpty())
        return;
    event.flags.append(u"story"_s);
    event.more.insert("story_id"_L1, idText(story.value("id"_L1)));
}

/// A link or an advertisement brought the person here.
void fillReferral(PlatformEvent &event, const QJsonValue &referral)
{
    if (!referral.isObject())
        return;
    event.flags.append(u"ad_referral"_s);
    event.extra.insert("referral"_L1, referral);
}

void fillMessage(PlatformEvent &event, const QJsonObject &message, const Inbox &inbox)
{
    event.kind = PlatformEventKind::Message;
    const QString mid = idText(message.value("mid"_L1));
    if (message.value("is_deleted"_L1).toBool()) {
        event.kind = PlatformEventKind::Delete;
        event.target = mid;
        event.eventKey = u"del:"_s + orDigest(mid, message);
        return;
    }
    event.messageId = mid;
    event.eventKey = u"m:"_s + orDigest(mid, message);
    if (message.value("is_echo"_L1).toBool())
        fillEcho(event, message, inbox);
    event.text = message.value("text"_L1).toString();
    fillAttachments(event, message.value("attachments"_L1));
    fillReply(event, message.value("reply_to"_L1).toObject());
    fillReferral(event, message.value("referral"_L1));
    event.payload = message["quick_reply"_L1]["payload"_L1].toString();
    const bool empty = event.text.isEmpty() && event.parts.empty() && !event.flags.contains("ephemeral"_L1);
    if ((empty || message.value("is_unsupported"_L1).toBool()) && !event.flags.contains("unsupported"_L1))
        event.flags.append(u"unsupported"_s);
}

void fillEdit(PlatformEvent &event, const QJsonObject &edit)
{
    event.kind = PlatformEventKind::Edit;
    event.target = idText(edit.value("mid"_L1));
    event.text = event.newText = edit.value("text"_L1).toString();
    event.eventKey = u"e:%1:%2"_s.arg(event.target, orDigest(idText(edit.value("num_edit"_L1)), edit));
}

void fillReaction(PlatformEvent &event, const QJsonObject &reaction, const QString &timestamp)
{
    event.kind = PlatformEventKind::Reaction;
    event.target = idText(reaction.value("mid"_L1));
    QJsonArray emoji; // none: taken back
    if (reaction.value("action"_L1).toString() != "unreact"_L1) {
        const QString picture = reaction.value("emoji"_L1).toString();
        emoji.append(picture.isEmpty() ? reaction.value("reaction"_L1).toString(u"other"_s) : picture);
    }
    event.more.insert("emoji"_L1, emoji);
    event.eventKey = u"r:%1:%2:%3"_s.arg(event.target, event.sender.id, timestamp);
}

void fillPostback(PlatformEvent &event, const QJsonObject &postback, const QString &timestamp)
{
    event.kind = PlatformEventKind::Postback;
    const QString mid = idText(postback.value("mid"_L1));
    event.messageId = mid;
    event.text = postback.value("title"_L1).toString();
    event.payload = postback.value("payload"_L1).toString();
    fillReferral(event, postback.value("referral"_L1));
    // Without an id the same button pressed twice differs by its time.
    event.eventKey = u"p:"_s + (mid.isEmpty() ? u"%1:%2:%3"_s.arg(event.threadId, timestamp, event.payload) : mid);
}

/// One event a message that the receipt names, else one with the high-water mark; none when it says neither.
std::vector<PlatformEvent> receipts(const PlatformEvent &base, PlatformEventKind kind, const QJsonObject &receipt)
{
    const bool read = kind == PlatformEventKind::Read;
    QJsonArray mids = receipt.value("mids"_L1).toArray();
    if (receipt.contains("mid"_L1))
        mids.append(receipt.value("mid"_L1));
    std::vector<PlatformEvent> events;
    for (const QJsonValue &mid : std::as_const(mids)) {
        const QString id = idText(mid);
        if (id.isEmpty())
            continue;
        PlatformEvent &event = events.emplace_back(base);
        event.kind = kind;
        event.target = id;
        event.eventKey = (read ? u"rd:"_s : u"d:"_s) + id;
    }
    const QString watermark = idText(receipt.value("watermark"_L1));
    if (events.empty() && !watermark.isEmpty()) {
        PlatformEvent &event = events.emplace_back(base);
        event.kind = kind;
        event.watermark = watermark;
        event.eventKey = u"%1:%2:%3"_s.arg(read ? u"rw"_s : u"dw"_s, base.threadId, watermark);
    }
    return events;
}

/// What happens to the conversation beside its messages.
constexpr std::array notices{"optin"_L1,
                             "referral"_L1,
                             "pass_thread_control"_L1,
                             "take_thread_control"_L1,
                             "request_thread_control"_L1,
                             "app_roles"_L1,
                             "account_linking"_L1,
                             "policy_enforcement"_L1};

void fillNotice(PlatformEvent &event, const QJsonObject &item)
{
    event.eventKey = u"u:"_s + digestOf(item);
    event.kind = PlatformEventKind::Unknown;
    event.extra.insert("raw"_L1, item);
    const auto found = std::find_if(notices.begin(), notices.end(), [&item](QLatin1StringView name) {
        return item.contains(name) && !item.value(name).isNull();
    });
    if (found == notices.end())
        return;
    event.kind = PlatformEventKind::System;
    event.what = *found;
    fillReferral(event, item.value("referral"_L1));
}

/// Who, where and when: the same for every kind.
PlatformEvent baseOf(const QJsonObject &item, const Inbox &inbox, bool standby)
{
    PlatformEvent event;
    event.account = inbox.account;
    const QString sender = idText(item["sender"_L1]["id"_L1]), recipient = idText(item["recipient"_L1]["id"_L1]);
    const bool ours = item["message"_L1]["is_echo"_L1].toBool() || (!sender.isEmpty() && sender == inbox.account);
    event.direction = ours ? Direction::Out : Direction::In;
    event.sender.id = sender;
    event.threadId = ours ? recipient : sender;
    event.at = timeFromMillis(item.value("timestamp"_L1));
    if (standby)
        event.flags.append(u"standby"_s);
    return event;
}

} // namespace

std::vector<PlatformEvent> messagingEvents(const QJsonValue &value, const Inbox &inbox, bool standby)
{
    const QJsonObject item = value.toObject();
    if (item.isEmpty())
        return {unknownEvent(inbox.account, value)};
    const auto member = [&item](QLatin1StringView name) { return item.value(name).toObject(); };
    // The account's trial message to itself is nobody's.
    if (member("message"_L1).value("is_self"_L1).toBool())
        return {};
    PlatformEvent event = baseOf(item, inbox, standby);
    const QString timestamp = idText(item.value("timestamp"_L1));
    for (const auto kind : {PlatformEventKind::Delivered, PlatformEventKind::Read}) {
        const QJsonObject receipt = member(kind == PlatformEventKind::Read ? "read"_L1 : "delivery"_L1);
        if (std::vector<PlatformEvent> events = receipts(event, kind, receipt); !events.empty())
            return events;
    }
    if (item.value("message"_L1).isObject())
        fillMessage(event, member("message"_L1), inbox);
    else if (item.value("message_edit"_L1).isObject())
        fillEdit(event, member("message_edit"_L1));
    else if (item.value("reaction"_L1).isObject())
        fillReaction(event, member("reaction"_L1), timestamp);
    else if (item.value("postback"_L1).isObject())
        fillPostback(event, member("postback"_L1), timestamp);
    else
        fillNotice(event, item);
    return {std::move(event)};
}

void readMessaging(const QJsonValue &items, const Inbox &inbox, bool standby, std::vector<PlatformEvent> &events)
{
    const QJsonArray list = items.toArray();
    for (const QJsonValue &item : list) {
        if (item.isNull())
            continue;
        std::vector<PlatformEvent> read = messagingEvents(item, inbox, standby);
        std::move(read.begin(), read.end(), std::back_inserter(events));
    }
}

} // namespace lianxi::meta
