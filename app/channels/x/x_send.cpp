// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/profiles.h"
#include "app/channels/common/split_text.h"
#include "app/channels/x/x_calls.h"
#include "app/channels/x/x_codec.h"
#include "app/channels/x/x_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int messageLimit = 10'000; ///< characters
constexpr int postLimit = 280; ///< weighted; settings "post_limit" for accounts that may write longer
constexpr qsizetype mostPostMedia = 4;

/// A call of the interface, or why there is none.
struct Call {
    QByteArray method;
    QString path;
    QJsonObject body;
    QString refused;
};

Call refuse(const QString &reason)
{
    return {{}, {}, {}, reason};
}

bool isPublicMessage(const SendIntent &intent)
{
    return intent.op == "reply_comment"_L1 || intent.op == "to_private"_L1
        || (intent.op == "message"_L1 && intent.surface == Surface::Public);
}

bool isNumber(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString textOf(const SendIntent &intent)
{
    if (!intent.text.isEmpty())
        return intent.text;
    const auto part = std::find_if(intent.parts.begin(), intent.parts.end(),
                                   [](const Part &one) { return one.type == PartType::Text; });
    return part == intent.parts.end() ? QString() : part->text;
}

/// The ids that the platform gave our attachments; why there are none in `refused`.
QJsonArray mediaIds(const SendIntent &intent, QString &refused)
{
    QJsonArray ids;
    for (const Part &part : intent.parts) {
        if (part.type == PartType::Text)
            continue;
        if (part.type != PartType::Image && part.type != PartType::Video) {
            refused = u"unsupported_part"_s;
            return {};
        }
        const QString given = idText(part.more.value("media_id"_L1));
        const QString id = given.isEmpty() ? part.ref : given;
        if (!isNumber(id)) {
            refused = u"upload_needed"_s;
            return {};
        }
        ids.append(id);
    }
    return ids;
}

/// The other end of "a-b".
QString partnerOf(const QString &conversation, const QString &brand)
{
    const QStringList ends = conversation.split(u'-');
    if (ends.size() != 2 || brand.isEmpty())
        return {};
    return ends[0] == brand ? ends[1] : ends[1] == brand ? ends[0] : QString();
}

Call messageCall(const SendIntent &intent, const x::Brand &brand)
{
    // An end-to-end encrypted chat; only X itself can write there.
    if (intent.threadId.contains(u':'))
        return refuse(u"encrypted_chat"_s);
    QJsonObject body;
    if (const QString text = textOf(intent); !text.isEmpty())
        body.insert("text"_L1, text);
    QString refused;
    const QJsonArray ids = mediaIds(intent, refused);
    if (!refused.isEmpty())
        return refuse(refused);
    if (ids.size() > 1)
        return refuse(u"one_part_only"_s);
    if (!ids.isEmpty())
        body.insert("attachments"_L1, QJsonArray{QJsonObject{{"media_id"_L1, ids.first()}}});
    if (body.isEmpty())
        return refuse(u"empty"_s);
    const QString person = intent.to.isEmpty() ? partnerOf(intent.threadId, brand.id) : intent.to;
    const auto segment = [](const QString &id) { return QString::fromLatin1(percentEncode(id)); };
    if (!person.isEmpty())
        return {"POST", "/2/dm_conversations/with/"_L1 + segment(person) + "/messages"_L1, body, {}};
    if (intent.threadId.isEmpty())
        return refuse(u"no_recipient"_s);
    return {"POST", "/2/dm_conversations/"_L1 + segment(intent.threadId) + "/messages"_L1, body, {}};
}

Call postCall(const SendIntent &intent, const x::Brand &brand)
{
    QJsonObject body;
    if (const QString text = textOf(intent); !text.isEmpty())
        body.insert("text"_L1, text);
    QString refused;
    const QJsonArray ids = mediaIds(intent, refused);
    if (!refused.isEmpty())
        return refuse(refused);
    if (ids.size() > mostPostMedia)
        return refuse(u"one_part_only"_s);
    if (!ids.isEmpty())
        body.insert("media"_L1, QJsonObject{{"media_ids"_L1, ids}});
    if (body.isEmpty())
        return refuse(u"empty"_s);
    QString answered = idText(intent.more.value("comment_id"_L1));
    for (const QString &next : {intent.replyTo, intent.target, intent.threadId})
        answered = answered.isEmpty() ? next : answered;
    if (answered.isEmpty())
        return refuse(u"no_target"_s);
    body.insert("reply"_L1, QJsonObject{{"in_reply_to_tweet_id"_L1, answered}});
    if (intent.op == "to_private"_L1) {
        if (brand.id.isEmpty())
            return refuse(u"not_configured"_s);
        body.insert("direct_message_deep_link"_L1, "https://x.com/messages/compose?recipient_id="_L1 + brand.id);
    }
    return {"POST", u"/2/tweets"_s, body, {}};
}

/// What is done to a post or message that exists.
Call targetCall(const SendIntent &intent)
{
    if (intent.target.isEmpty())
        return refuse(u"no_target"_s);
    const QString id = QString::fromLatin1(percentEncode(intent.target));
    if (intent.op == "delete"_L1)
        return {"DELETE", (intent.surface == Surface::Public ? "/2/tweets/"_L1 : "/2/dm_events/"_L1) + id, {}, {}};
    return {"PUT", "/2/tweets/"_L1 + id + "/hidden"_L1, {{"hidden"_L1, intent.op == "hide"_L1}}, {}};
}

const QString fields = u"?user.fields=name,username,profile_image_url,public_metrics,verified,protected"_s;

Call callOf(const SendIntent &intent, const x::Brand &brand)
{
    if (isPublicMessage(intent))
        return postCall(intent, brand);
    if (intent.op == "message"_L1)
        return messageCall(intent, brand);
    if (intent.op == "delete"_L1 || intent.op == "hide"_L1 || intent.op == "unhide"_L1)
        return targetCall(intent);
    if (intent.op == "self"_L1)
        return {"GET", "/2/users/me"_L1 + fields, {}, {}};
    if (intent.op != "profile"_L1)
        return refuse(u"unsupported_op"_s);
    if (intent.to.isEmpty())
        return refuse(u"no_recipient"_s);
    return {"GET", "/2/users/"_L1 + QString::fromLatin1(percentEncode(intent.to)) + fields, {}, {}};
}

int postLimitOf(const ChannelAccount &account)
{
    return std::max(postLimit, account.settings.value("post_limit"_L1).toInt(postLimit));
}

} // namespace

SendPlan XCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    ChannelLimits limit = limits(isPublicMessage(intent) ? Surface::Public : Surface::Private);
    if (isPublicMessage(intent))
        limit.textUnits = postLimitOf(account);
    if (const auto refused = refuseTooLong(textOf(intent), limit))
        return *refused;
    const Call call = callOf(intent, x::brandOf(account));
    if (!call.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, call.refused);
    if (!x::canSign(account))
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    return {x::apiRequest(call.method, call.path, call.body, account, now), {}, {}, {}};
}

SendPlan XCodec::planProfile(const std::vector<ProfileSubject> &people, const ChannelAccount &account,
                             Instant now) const
{
    if (!x::canSign(account))
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    const QString ids = QString::fromLatin1(percentEncode(idsOf(people).join(u',')));
    return {x::apiRequest("GET", "/2/users"_L1 + fields + "&ids="_L1 + ids, {}, account, now), {}, {}, {}};
}

ChannelLimits XCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    limits.textUnits = surface == Surface::Public ? postLimit : messageLimit;
    limits.unitsAreWeighted = surface == Surface::Public;
    limits.parts = {PartType::Image, PartType::Video};
    if (surface == Surface::Public) // of replies below the brand's own posts
        limits.onTheirs = {MessageAction::Hide, MessageAction::Unhide};
    limits.onOurs = {MessageAction::Delete};
    return limits;
}

SendIntent XCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    if (event.surface == Surface::Private)
        intent.replyTo.clear(); // messages are not quoted
    return intent;
}

std::optional<SendIntent> XCodec::privateReplyIntent(const PlatformEvent &event, const QString &text) const
{
    // Posts and messages know people by the same id.
    if (event.surface != Surface::Public || event.sender.id.isEmpty())
        return std::nullopt;
    SendIntent intent;
    intent.to = event.sender.id;
    intent.threadId = x::detail::conversationOf(event.account, event.sender.id);
    intent.text = text;
    return intent;
}

} // namespace lianxi
