// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/split_text.h"
#include "app/channels/common/wecom_api.h"
#include "app/channels/wecom/wecom_codec.h"
#include "app/channels/wecom/wecom_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int duplicateSeconds = 1800; ///< the platform leaves out the same message within this
constexpr auto codeLife = std::chrono::seconds(20); ///< of a welcome code
constexpr int newsArticles = 8;

constexpr std::array textCardLimits{WecomLimit{"title"_L1, 128}, WecomLimit{"description"_L1, 512},
                                    WecomLimit{"url"_L1, 2048}};

/// With a picture an article, without one a text card, which must have a description.
WecomContent otherContent(const Part &part)
{
    if (part.type != PartType::Card)
        return {{}, u"unsupported_part"_s, {}};
    QString description = part.more.value("description"_L1).toString();
    const QString picture = part.more.value("picurl"_L1).toString();
    if (description.isEmpty())
        description = part.title;
    QJsonObject card{{"title"_L1, part.title}, {"description"_L1, description}, {"url"_L1, part.ref}};
    if (const auto refused = refuseLong(card, textCardLimits))
        return *refused;
    if (picture.isEmpty())
        return wecomObject("textcard"_L1, card);
    card.insert("picurl"_L1, picture);
    return wecomObject("news"_L1, {{"articles"_L1, QJsonArray{card}}});
}

WecomContent messageContent(const SendIntent &intent)
{
    static constexpr std::array objects{"markdown"_L1, "textcard"_L1,           "news"_L1,
                                        "mpnews"_L1,   "miniprogram_notice"_L1, "template_card"_L1};
    WecomContent content = wecomContent(intent, objects, otherContent);
    const qsizetype articles = content.body.value("news"_L1)["articles"_L1].toArray().size();
    if (articles > newsArticles)
        return {{}, u"too_long"_s, u"%1 of %2"_s.arg(articles).arg(newsArticles)};
    return refuseLong(content.body.value("textcard"_L1).toObject(), textCardLimits).value_or(content);
}

QString agentOf(const SendIntent &intent, const ChannelAccount &account)
{
    const QString named = idText(intent.more.value("agentid"_L1));
    return named.isEmpty() ? accountText(account, "agent_id"_L1) : named;
}

SendPlan plan(const ChannelAccount &account, const QString &path, const QJsonObject &body)
{
    return {jsonPost(wecomUrl(account, path), body), {}, {}, {}};
}

SendPlan planMessage(const SendIntent &intent, const ChannelAccount &account, const ChannelLimits &limits)
{
    WecomContent content = messageContent(intent);
    if (!content.refused.isEmpty()) {
        SendPlan refused = refusePlan(SendOutcome::Refused, content.refused);
        refused.detail = content.detail;
        return refused;
    }
    for (const auto type : {"text"_L1, "markdown"_L1}) {
        if (const auto tooLong = refuseTooLong(content.body.value(type)["content"_L1].toString(), limits))
            return *tooLong;
    }
    const QString to = intent.to.isEmpty() ? intent.threadId : intent.to;
    const QString agent = agentOf(intent, account);
    const bool isAddressed = !to.isEmpty() || intent.more.contains("toparty"_L1) || intent.more.contains("totag"_L1);
    if (!isAddressed)
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    if (agent.isEmpty())
        return refusePlan(SendOutcome::Refused, u"agent_unknown"_s);
    QJsonObject body = content.body;
    for (const auto name : {"toparty"_L1, "totag"_L1, "enable_id_trans"_L1}) {
        if (intent.more.contains(name))
            body.insert(name, intent.more.value(name));
    }
    if (!to.isEmpty())
        body.insert("touser"_L1, to);
    body.insert("agentid"_L1, idValue(agent));
    body.insert("safe"_L1, integer(intent.more.value("safe"_L1)).value_or(0));
    body.insert("enable_duplicate_check"_L1, 1);
    body.insert("duplicate_check_interval"_L1, duplicateSeconds);
    return plan(account, u"message/send"_s, body);
}

/// Writing to a customer: only the greeting of a fresh contact, or a message that the employee sends on by hand.
SendPlan planToCustomer(const SendIntent &intent, const ChannelAccount &account, const ChannelLimits &limits,
                        Instant now)
{
    const QString code = intent.more.value("welcome_code"_L1).toString();
    const QString staff = idText(intent.more.value("staff_userid"_L1));
    const QString customer = intent.to.isEmpty() ? intent.threadId.mid(wecom::contactThread.size()) : intent.to;
    if (intent.text.isEmpty() && !intent.more.value("attachments"_L1).isArray())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    if (const auto tooLong = refuseTooLong(intent.text, limits))
        return *tooLong;
    QJsonObject body;
    if (!intent.text.isEmpty())
        body.insert("text"_L1, QJsonObject{{"content"_L1, intent.text}});
    if (intent.more.value("attachments"_L1).isArray())
        body.insert("attachments"_L1, intent.more.value("attachments"_L1));
    if (!code.isEmpty()) {
        const auto until = parseRfc3339(intent.more.value("code_until"_L1).toString());
        if (until && now > *until)
            return refusePlan(SendOutcome::Refused, u"code_used_up"_s);
        body.insert("welcome_code"_L1, code);
        return plan(account, u"externalcontact/send_welcome_msg"_s, body);
    }
    if (staff.isEmpty() || customer.isEmpty() || intent.op != "through_employee"_L1)
        return refusePlan(SendOutcome::Refused, u"employee_only"_s);
    body.insert("chat_type"_L1, u"single"_s);
    body.insert("external_userid"_L1, QJsonArray{customer});
    body.insert("sender"_L1, staff);
    return plan(account, u"externalcontact/add_msg_template"_s, body);
}

/// The one change that a click on a card allows.
SendPlan planCardUpdate(const SendIntent &intent, const ChannelAccount &account)
{
    const QString code = intent.more.value("response_code"_L1).toString(), agent = agentOf(intent, account);
    const bool hasCard = intent.more.value("template_card"_L1).isObject();
    if (code.isEmpty() || agent.isEmpty())
        return refusePlan(SendOutcome::Refused, code.isEmpty() ? u"no_target"_s : u"agent_unknown"_s);
    if (!hasCard && intent.text.isEmpty())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    QJsonObject body{{"agentid"_L1, idValue(agent)}, {"response_code"_L1, code}};
    if (!intent.to.isEmpty())
        body.insert("userids"_L1, QJsonArray{intent.to});
    if (hasCard)
        body.insert("template_card"_L1, intent.more.value("template_card"_L1));
    else
        body.insert("button"_L1, QJsonObject{{"replace_name"_L1, intent.text}});
    return plan(account, u"message/update_template_card"_s, body);
}

SendPlan planPerson(const SendIntent &intent, const ChannelAccount &account)
{
    const bool isCustomer = intent.threadId.startsWith(wecom::contactThread);
    const QString person = !intent.to.isEmpty() ? intent.to
        : isCustomer                            ? intent.threadId.mid(wecom::contactThread.size())
                                                : intent.threadId;
    if (person.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    if (isCustomer)
        return {wecomGet(account, u"externalcontact/get"_s, {{"external_userid", person}}), {}, {}, {}};
    return {wecomGet(account, u"user/get"_s, {{"userid", person}}), {}, {}, {}};
}

/// Recipients that the platform did not take, although it says "ok".
QJsonArray leftOut(const QJsonObject &body)
{
    QJsonArray people;
    for (const auto name : {"invaliduser"_L1, "unlicenseduser"_L1, "invalidparty"_L1, "invalidtag"_L1}) {
        const QStringList names = body.value(name).toString().split(u'|', Qt::SkipEmptyParts);
        for (const QString &one : names)
            people.append(one);
    }
    const QJsonArray failed = body.value("fail_list"_L1).toArray();
    for (const QJsonValue &one : failed)
        people.append(one);
    return people;
}

void putText(QJsonObject &json, QLatin1StringView name, const QJsonValue &value)
{
    if (const QString text = idText(value); !text.isEmpty())
        json.insert(name, text);
}

QJsonObject customerProfile(const QJsonObject &body)
{
    const QJsonObject person = body.value("external_contact"_L1).toObject();
    QJsonObject profile;
    putText(profile, "user_id"_L1, person.value("external_userid"_L1));
    putText(profile, "nickname"_L1, person.value("name"_L1));
    putText(profile, "name"_L1, person.value("name"_L1));
    putText(profile, "avatar"_L1, person.value("avatar"_L1));
    putText(profile, "union_id"_L1, person.value("unionid"_L1));
    putText(profile, "company"_L1, person.value("corp_name"_L1));
    QJsonArray tags, staff;
    const QJsonArray follows = body.value("follow_user"_L1).toArray();
    for (const QJsonValue &follow : follows) {
        if (const QString user = idText(follow["userid"_L1]); !user.isEmpty())
            staff.append(user);
        const QJsonArray given = follow["tags"_L1].toArray();
        for (const QJsonValue &tag : given) {
            if (const QJsonValue name = tag["tag_name"_L1]; name.isString() && !tags.contains(name))
                tags.append(name);
        }
    }
    profile.insert("tags"_L1, tags);
    profile.insert("staff"_L1, staff);
    return profile;
}

/// user/get and agent/get.
QJsonObject ownProfile(const QJsonObject &body)
{
    QJsonObject profile;
    putText(profile, "user_id"_L1, body.value(body.contains("userid"_L1) ? "userid"_L1 : "agentid"_L1));
    putText(profile, "nickname"_L1, body.value("name"_L1));
    putText(profile, "name"_L1, body.value("name"_L1));
    putText(profile, "avatar"_L1, body.value("avatar"_L1));
    return profile;
}

} // namespace

SendPlan WecomCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    if (accountText(account, "access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    const ChannelLimits privately = limits(Surface::Private);
    if (intent.op == "self"_L1) {
        const QString agent = agentOf(intent, account);
        if (agent.isEmpty())
            return refusePlan(SendOutcome::Refused, u"agent_unknown"_s);
        return {wecomGet(account, u"agent/get"_s, {{"agentid", agent}}), {}, {}, {}};
    }
    if (intent.op == "profile"_L1)
        return planPerson(intent, account);
    if (intent.surface == Surface::Public)
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    if (intent.op == "delete"_L1) {
        if (intent.target.isEmpty())
            return refusePlan(SendOutcome::Refused, u"no_target"_s);
        return plan(account, u"message/recall"_s, {{"msgid"_L1, intent.target}});
    }
    if (intent.op == "update_card"_L1)
        return planCardUpdate(intent, account);
    const bool toCustomer = intent.threadId.startsWith(wecom::contactThread) || intent.op == "through_employee"_L1
        || !intent.more.value("welcome_code"_L1).toString().isEmpty();
    if (intent.op != "message"_L1 && !toCustomer)
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    return toCustomer ? planToCustomer(intent, account, privately, now) : planMessage(intent, account, privately);
}

SendAnswer WecomCodec::readAnswer(const HttpResponse &response, const SendIntent &, const ChannelAccount &,
                                  Instant) const
{
    const WecomReply reply = readWecomReply(response);
    if (reply.refused)
        return *reply.refused;
    SendAnswer result = answer(SendOutcome::Sent, {});
    result.messageId = idText(reply.body.value("msgid"_L1));
    if (const QJsonArray people = leftOut(reply.body); !people.isEmpty()) {
        result.outcome = SendOutcome::Refused;
        result.reason = u"recipient_unavailable"_s;
        result.more.insert("recipients"_L1, people);
    }
    if (reply.body.value("external_contact"_L1).isObject())
        result.more.insert("profile"_L1, customerProfile(reply.body));
    else if (reply.body.contains("userid"_L1) || reply.body.contains("agentid"_L1))
        result.more.insert("profile"_L1, ownProfile(reply.body));
    if (const QString code = reply.body.value("response_code"_L1).toString(); !code.isEmpty())
        result.more.insert("response_code"_L1, code);
    return result;
}

ChannelLimits WecomCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    if (surface == Surface::Public) // there is none
        return limits;
    limits.textUnits = 2048;
    limits.unitsAreBytes = true;
    limits.parts = {PartType::Image, PartType::Voice, PartType::Video, PartType::File, PartType::Card};
    limits.partLimits = wecomPartLimits();
    return limits;
}

SendIntent WecomCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    intent.replyTo.clear(); // the platform has no quotes
    for (const auto name : {"welcome_code"_L1, "staff_userid"_L1, "response_code"_L1}) {
        if (const QJsonValue value = event.extra.value(name); !value.isUndefined())
            intent.more.insert(name, value);
    }
    if (intent.more.contains("welcome_code"_L1) && event.at)
        intent.more.insert("code_until"_L1, toRfc3339(*event.at + codeLife));
    return intent;
}

} // namespace lianxi
