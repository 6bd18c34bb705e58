// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/common/meta_message.h"
#include "app/channels/common/meta_upload.h"
#include "app/channels/common/split_text.h"
#include "app/channels/instagram/instagram_codec.h"
#include "app/channels/instagram/instagram_login.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int privateLimit = 1000; ///< bytes of UTF-8
constexpr int publicLimit = 2200; ///< general knowledge, not in the platform's pages

/// How the account logs in; the interface differs by it.
struct Login {
    bool own = false;

    [[nodiscard]] meta::MessageRules rules() const
    {
        return {.messagingType = !own, .metadata = false, .mostImages = 10};
    }
};

Login loginOf(const SendIntent &intent, const ChannelAccount &account)
{
    const QString said = intent.more.value("login"_L1).toString();
    return {said.isEmpty() ? instagram::logsInItself(account) : said == "instagram"_L1};
}

SendPlan planned(const QByteArray &method, const ChannelAccount &account, const Login &login, const QString &path,
                 const QJsonObject &body = {})
{
    return {meta::graphRequest(method, account, path, body, instagram::hostOf(login.own)), {}, {}, {}};
}

SendPlan planMessage(const meta::Message &message, const ChannelAccount &account, const Login &login)
{
    if (!message.refused.isEmpty())
        return {std::nullopt, SendOutcome::Refused, message.refused, message.detail};
    const QString page = login.own ? QString() : accountText(account, "page_id"_L1);
    return planned("POST", account, login, u"/%1/messages"_s.arg(page.isEmpty() ? u"me"_s : page), message.body);
}

QString textOf(const SendIntent &intent)
{
    if (!intent.text.isEmpty())
        return intent.text;
    const auto part = std::find_if(intent.parts.begin(), intent.parts.end(),
                                   [](const Part &p) { return p.type == PartType::Text && !p.text.isEmpty(); });
    return part == intent.parts.end() ? QString() : part->text;
}

/// An answer where somebody else named the account goes to the account's own mentions.
SendPlan planMentionAnswer(const SendIntent &intent, const ChannelAccount &account, const Login &login)
{
    const QString own = accountText(account, "ig_id"_L1), comment = meta::commentOf(intent);
    if (own.isEmpty() || intent.threadId.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    QJsonObject body{{"media_id"_L1, intent.threadId}, {"message"_L1, textOf(intent)}};
    if (!comment.isEmpty() && comment != intent.threadId)
        body.insert("comment_id"_L1, comment);
    return planned("POST", account, login, u"/%1/mentions"_s.arg(own), body);
}

SendPlan planComment(const SendIntent &intent, const ChannelAccount &account, const Login &login)
{
    const auto isText = [](const Part &part) { return part.type == PartType::Text; };
    if (!std::all_of(intent.parts.begin(), intent.parts.end(), isText))
        return refusePlan(SendOutcome::Refused, u"unsupported_part"_s);
    const QString text = textOf(intent), comment = meta::commentOf(intent);
    if (text.isEmpty())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    if (intent.more.value("mention"_L1).toBool())
        return planMentionAnswer(intent, account, login);
    const bool onMedia = comment.isEmpty() || comment == intent.threadId;
    const QString under = onMedia ? intent.threadId : comment;
    if (under.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    const QString path =
        u"/%1/%2"_s.arg(QString::fromLatin1(percentEncode(under)), onMedia ? u"comments"_s : u"replies"_s);
    return planned("POST", account, login, path, {{"message"_L1, text}});
}

SendPlan planTarget(const SendIntent &intent, const ChannelAccount &account, const Login &login)
{
    const QString target = meta::commentOf(intent);
    if (target.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    const QString path = u'/' + QString::fromLatin1(percentEncode(target));
    if (intent.op == "delete"_L1)
        return planned("DELETE", account, login, path);
    return planned("POST", account, login, path, {{"hide"_L1, intent.op == "hide"_L1}});
}

/// A heart is the one reaction that every client shows.
SendPlan planReaction(const SendIntent &intent, const ChannelAccount &account, const Login &login)
{
    if (intent.target.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    const bool react = intent.op == "react"_L1 || intent.op == "like"_L1;
    meta::Message message = meta::senderAction(intent, react ? "react"_L1 : "unreact"_L1);
    QJsonObject payload{{"message_id"_L1, intent.target}};
    if (react)
        payload.insert("reaction"_L1, intent.more.value("reaction"_L1).toString(u"love"_s));
    message.body.insert("payload"_L1, payload);
    return planMessage(message, account, login);
}

SendPlan planProfile(const SendIntent &intent, const ChannelAccount &account, const Login &login)
{
    const QString person = intent.to.isEmpty() ? intent.threadId : intent.to;
    if (person.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    return planned("GET", account, login,
                   u'/' + QString::fromLatin1(percentEncode(person))
                       + "?fields=name,username,profile_pic,follower_count,is_user_follow_business,"
                         "is_business_follow_user,is_verified_user"_L1);
}

SendPlan planSelf(const ChannelAccount &account, const Login &login)
{
    const QString own = accountText(account, "ig_id"_L1);
    if (login.own || own.isEmpty())
        return planned("GET", account, login, u"/me?fields=user_id,username,name"_s);
    return planned("GET", account, login, u"/%1?fields=id,username,name"_s.arg(own));
}

QJsonObject profileOf(const QJsonObject &body)
{
    // An account with a login of its own has two ids; "user_id" is the one that deliveries name.
    const QString own = idText(body.value("user_id"_L1));
    QJsonObject profile{{"id"_L1, own.isEmpty() ? idText(body.value("id"_L1)) : own},
                        {"name"_L1, body.value("name"_L1).toString()},
                        {"handle"_L1, body.value("username"_L1).toString()},
                        {"avatar"_L1, body.value("profile_pic"_L1).toString()}};
    if (body.contains("follower_count"_L1))
        profile.insert("followers"_L1, integer(body.value("follower_count"_L1)).value_or(0));
    if (body.contains("is_user_follow_business"_L1))
        profile.insert("following"_L1, body.value("is_user_follow_business"_L1).toBool());
    return profile;
}

SendPlan planOf(const SendIntent &intent, const ChannelAccount &account, const Codec &codec, Instant now)
{
    const QString &op = intent.op;
    const Login login = loginOf(intent, account);
    const bool isComment = op == "reply_comment"_L1 || (op == "message"_L1 && intent.surface == Surface::Public);
    if (const auto refused =
            refuseTooLong(textOf(intent), codec.limits(isComment ? Surface::Public : Surface::Private)))
        return *refused;
    if (isComment)
        return planComment(intent, account, login);
    if (op == "message"_L1)
        return planMessage(meta::messageToPerson(intent, login.rules(), now), account, login);
    if (op == "to_private"_L1)
        return planMessage(meta::privateReply(intent, login.rules(), now), account, login);
    if (op == "typing"_L1)
        return planMessage(meta::senderAction(intent, "typing_on"_L1), account, login);
    if (op == "typing_off"_L1)
        return planMessage(meta::senderAction(intent, "typing_off"_L1), account, login);
    if (op == "mark_read"_L1)
        return planMessage(meta::senderAction(intent, "mark_seen"_L1), account, login);
    if (op == "hide"_L1 || op == "unhide"_L1 || op == "delete"_L1)
        return planTarget(intent, account, login);
    if (op == "react"_L1 || op == "unreact"_L1 || op == "like"_L1 || op == "unlike"_L1)
        return planReaction(intent, account, login);
    if (op == "profile"_L1)
        return planProfile(intent, account, login);
    if (op == "self"_L1)
        return planSelf(account, login);
    return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
}

} // namespace

SendPlan InstagramCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    return meta::needToken(planOf(intent, account, *this, now), account);
}

SendAnswer InstagramCodec::readAnswer(const HttpResponse &response, const SendIntent &intent,
                                      const ChannelAccount &account, Instant) const
{
    SendAnswer result = meta::readMessageAnswer(response, intent, accountText(account, "ig_id"_L1), profileOf);
    return intent.op == "self"_L1 ? meta::selfAnswer(std::move(result), accountText(account, "ig_id"_L1)) : result;
}

SendPlan InstagramCodec::planProfile(const std::vector<ProfileSubject> &people, const ChannelAccount &account,
                                     Instant now) const
{
    // Who comments has a key that this question does not take.
    if (people.size() != 1 || people.front().surface == Surface::Public)
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    return Codec::planProfile(people, account, now);
}

ChannelLimits InstagramCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    if (surface == Surface::Public) {
        limits.textUnits = publicLimit;
        limits.onTheirs = {MessageAction::Hide, MessageAction::Unhide, MessageAction::Delete};
        limits.onOurs = {MessageAction::Delete};
        return limits;
    }
    limits.textUnits = privateLimit;
    limits.unitsAreBytes = true;
    limits.window = std::chrono::hours(24);
    limits.late = {{LateWay::HumanAgent, std::chrono::hours(24 * 7), {{"by"_L1, "person"_L1}}}};
    limits.parts = {PartType::Image, PartType::Voice, PartType::Audio, PartType::Video, PartType::File};
    limits.partLimits = meta::attachmentLimits();
    limits.onTheirs = {MessageAction::Like, MessageAction::Unlike};
    return limits;
}

SendIntent InstagramCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    return meta::replyTo(Codec::replyIntent(event, text), event);
}

} // namespace lianxi
