// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/common/meta_message.h"
#include "app/channels/common/meta_upload.h"
#include "app/channels/common/split_text.h"
#include "app/channels/facebook/facebook_codec.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int privateLimit = 2000; ///< UTF-16 units: the safe reading of "characters"
constexpr int publicLimit = 8000; ///< general knowledge, not in the platform's pages

SendPlan planned(HttpRequest request)
{
    return {std::move(request), {}, {}, {}};
}

/// A body for the Send API, or the refusal.
SendPlan planMessage(const meta::Message &message, const ChannelAccount &account)
{
    const QString page = accountText(account, "page_id"_L1);
    if (!message.refused.isEmpty())
        return {std::nullopt, SendOutcome::Refused, message.refused, message.detail};
    const QString path = u"/%1/messages"_s.arg(page.isEmpty() ? u"me"_s : page);
    return planned(meta::graphRequest("POST", account, path, message.body));
}

/// A comment under a comment or, when none is named, under the post.
SendPlan planComment(const SendIntent &intent, const ChannelAccount &account)
{
    QString under = meta::commentOf(intent);
    if (under.isEmpty())
        under = idText(intent.more.value("post_id"_L1));
    if (under.isEmpty())
        under = intent.threadId;
    if (under.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    QJsonObject body;
    QString text = intent.text;
    for (const Part &part : intent.parts) {
        const QString url = part.more.value("url"_L1).toString(part.ref);
        if (part.type == PartType::Text)
            text = text.isEmpty() ? part.text : text;
        else if (part.type != PartType::Image)
            return refusePlan(SendOutcome::Refused, u"unsupported_part"_s);
        else if (!body.isEmpty())
            return refusePlan(SendOutcome::Refused, u"one_part_only"_s);
        else if (!url.startsWith("https://"_L1))
            return refusePlan(SendOutcome::Refused, u"upload_needed"_s);
        else
            body.insert("attachment_url"_L1, url);
    }
    if (!text.isEmpty())
        body.insert("message"_L1, text);
    if (body.isEmpty())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    const QString path = u"/%1/comments"_s.arg(QString::fromLatin1(percentEncode(under)));
    return planned(meta::graphRequest("POST", account, path, body));
}

/// What is done to a comment or post that exists.
SendPlan planTarget(const SendIntent &intent, const ChannelAccount &account)
{
    const QString target = meta::commentOf(intent);
    if (target.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    const QString path = u'/' + QString::fromLatin1(percentEncode(target));
    if (intent.op == "delete"_L1)
        return planned(meta::graphRequest("DELETE", account, path));
    if (intent.op == "like"_L1 || intent.op == "unlike"_L1)
        return planned(meta::graphRequest(intent.op == "like"_L1 ? "POST" : "DELETE", account, path + "/likes"_L1));
    if (intent.op != "edit"_L1)
        return planned(
            meta::graphRequest("POST", account, path, QJsonObject{{"is_hidden"_L1, intent.op == "hide"_L1}}));
    if (intent.text.isEmpty())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    return planned(meta::graphRequest("POST", account, path, QJsonObject{{"message"_L1, intent.text}}));
}

SendPlan planProfile(const SendIntent &intent, const ChannelAccount &account)
{
    const QString person = intent.to.isEmpty() ? intent.threadId : intent.to;
    if (person.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    return planned(meta::graphRequest("GET", account,
                                      u'/' + QString::fromLatin1(percentEncode(person))
                                          + "?fields=first_name,last_name,name,profile_pic,locale"_L1));
}

QJsonObject profileOf(const QJsonObject &body)
{
    const auto text = [&body](QLatin1StringView name) { return body.value(name).toString(); };
    QString name = text("name"_L1);
    if (name.isEmpty())
        name = (text("first_name"_L1) + u' ' + text("last_name"_L1)).trimmed();
    return {{"id"_L1, idText(body.value("id"_L1))}, {"name"_L1, name}, {"avatar"_L1, text("profile_pic"_L1)}};
}

SendPlan planOf(const SendIntent &intent, const ChannelAccount &account, const Codec &codec, Instant now)
{
    const QString &op = intent.op;
    const bool isComment = op == "reply_comment"_L1 || (op == "message"_L1 && intent.surface == Surface::Public);
    const bool isPublic = isComment || op == "edit"_L1;
    if (const auto refused = refuseTooLong(intent.text, codec.limits(isPublic ? Surface::Public : Surface::Private)))
        return *refused;
    if (isComment)
        return planComment(intent, account);
    if (op == "message"_L1)
        return planMessage(meta::messageToPerson(intent, {}, now), account);
    if (op == "to_private"_L1)
        return planMessage(meta::privateReply(intent, {}, now), account);
    if (op == "typing"_L1)
        return planMessage(meta::senderAction(intent, "typing_on"_L1), account);
    if (op == "typing_off"_L1)
        return planMessage(meta::senderAction(intent, "typing_off"_L1), account);
    if (op == "mark_read"_L1)
        return planMessage(meta::senderAction(intent, "mark_seen"_L1), account);
    if (op == "hide"_L1 || op == "unhide"_L1 || op == "delete"_L1 || op == "edit"_L1 || op == "like"_L1
        || op == "unlike"_L1)
        return planTarget(intent, account);
    if (op == "profile"_L1)
        return planProfile(intent, account);
    if (op == "self"_L1)
        return planned(meta::graphRequest("GET", account, u"/me?fields=id,name"_s));
    return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
}

} // namespace

SendPlan FacebookCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    return meta::needToken(planOf(intent, account, *this, now), account);
}

SendAnswer FacebookCodec::readAnswer(const HttpResponse &response, const SendIntent &intent,
                                     const ChannelAccount &account, Instant) const
{
    SendAnswer result = meta::readMessageAnswer(response, intent, accountText(account, "page_id"_L1), profileOf);
    return intent.op == "self"_L1 ? meta::selfAnswer(std::move(result), accountText(account, "page_id"_L1)) : result;
}

SendPlan FacebookCodec::planProfile(const std::vector<ProfileSubject> &people, const ChannelAccount &account,
                                    Instant now) const
{
    // Who comments has a key that this question does not take.
    if (people.size() != 1 || people.front().surface == Surface::Public)
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    return Codec::planProfile(people, account, now);
}

ChannelLimits FacebookCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    if (surface == Surface::Public) {
        limits.textUnits = publicLimit;
        limits.onTheirs = {MessageAction::Hide, MessageAction::Unhide, MessageAction::Like, MessageAction::Unlike,
                           MessageAction::Delete};
        limits.onOurs = {MessageAction::Delete};
        return limits;
    }
    limits.textUnits = privateLimit;
    limits.window = std::chrono::hours(24);
    limits.late = {{LateWay::HumanAgent, std::chrono::hours(24 * 7), {{"by"_L1, "person"_L1}}}};
    limits.parts = {PartType::Image, PartType::Voice, PartType::Audio, PartType::Video, PartType::File};
    limits.partLimits = meta::attachmentLimits();
    return limits;
}

SendIntent FacebookCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    return meta::replyTo(Codec::replyIntent(event, text), event);
}

} // namespace lianxi
