// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/profiles.h"
#include "app/channels/common/split_text.h"
#include "app/channels/common/wecom_api.h"
#include "app/channels/wecom_kf/wecom_kf_codec.h"
#include "app/channels/wecom_kf/wecom_kf_events.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;
using wecom_kf::Place;

namespace
{

constexpr int longestMessageId = 32; ///< bytes of [0-9a-zA-Z_-]
constexpr int menuItems = 10;
constexpr int sceneBytes = 128; ///< of scene_param, percent-encoded
constexpr int botState = 1; ///< of a session: a program answers
constexpr qint64 wrongState = 95018;
constexpr auto codeLife = std::chrono::seconds(20); ///< of the code in an event
constexpr auto session = "kf_session"_L1; ///< member of SendIntent::more: taking the session is under way

constexpr std::array linkLimits{WecomLimit{"title"_L1, 128}, WecomLimit{"desc"_L1, 512}, WecomLimit{"url"_L1, 2048}};
constexpr std::array menuLimits{WecomLimit{"head_content"_L1, 1024}};

/// A card without a picture goes as words: the platform's link wants one.
WecomContent cardContent(const Part &part)
{
    const QString thumb = part.more.value("thumb"_L1).toString(), app = part.more.value("app_id"_L1).toString();
    if (!app.isEmpty())
        return thumb.isEmpty()
            ? WecomContent{{}, u"upload_needed"_s, {}}
            : wecomObject(
                "miniprogram"_L1,
                {{"appid"_L1, app}, {"title"_L1, part.title}, {"thumb_media_id"_L1, thumb}, {"pagepath"_L1, part.ref}});
    if (thumb.isEmpty()) {
        const QString text = part.title.isEmpty() ? part.ref : part.title + u'\n' + part.ref;
        return wecomObject("text"_L1, {{"content"_L1, text.trimmed()}});
    }
    const QJsonObject link{{"title"_L1, part.title},
                           {"desc"_L1, part.more.value("description"_L1).toString()},
                           {"url"_L1, part.ref},
                           {"thumb_media_id"_L1, thumb}};
    return refuseLong(link, linkLimits).value_or(wecomObject("link"_L1, link));
}

WecomContent otherContent(const Part &part)
{
    switch (part.type) {
    case PartType::Card:
        return cardContent(part);
    case PartType::Location:
        if (!part.lat || !part.lon)
            break;
        return wecomObject("location"_L1,
                           {{"name"_L1, part.title},
                            {"address"_L1, part.more.value("address"_L1).toString()},
                            {"latitude"_L1, *part.lat},
                            {"longitude"_L1, *part.lon}});
    case PartType::Contact:
        if (part.ref.isEmpty())
            break;
        return wecomObject("business_card"_L1, {{"userid"_L1, part.ref}});
    case PartType::Text:
    case PartType::Image:
    case PartType::Voice:
    case PartType::Audio:
    case PartType::Video:
    case PartType::File:
    case PartType::Sticker:
        break;
    }
    return {{}, u"unsupported_part"_s, {}};
}

/// Our key as the platform takes it: the same for every try.
QString messageIdOf(const SendIntent &intent)
{
    const QString own = idText(intent.more.value("client_message_id"_L1));
    const QString key = own.isEmpty() ? intent.sendKey : own;
    const bool fits = key.size() <= longestMessageId && std::all_of(key.begin(), key.end(), [](QChar c) {
                          return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'-');
                      });
    if (fits)
        return key;
    return QString::fromLatin1(
        QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(longestMessageId));
}

/// Whom it is for, at which desk account.
Place placeOf(const SendIntent &intent, const ChannelAccount &account)
{
    Place place = wecom_kf::placeOf(intent.threadId);
    if (!intent.to.isEmpty())
        place.person = intent.to;
    if (const QString desk = idText(intent.more.value("open_kfid"_L1)); !desk.isEmpty())
        place.desk = desk;
    else if (const QStringList desks = wecom_kf::desksOf(account); place.desk.isEmpty() && desks.size() == 1)
        place.desk = desks.first();
    return place;
}

SendPlan plan(const ChannelAccount &account, const QString &path, const QJsonObject &body)
{
    return {jsonPost(wecomUrl(account, u"kf/"_s + path), body), {}, {}, {}};
}

SendPlan refuse(const WecomContent &content)
{
    SendPlan refused = refusePlan(SendOutcome::Refused, content.refused);
    refused.detail = content.detail;
    return refused;
}

WecomContent messageContent(const SendIntent &intent)
{
    static constexpr std::array objects{"msgmenu"_L1, "miniprogram"_L1,   "location"_L1,
                                        "link"_L1,    "business_card"_L1, "ca_link"_L1};
    WecomContent content = wecomContent(intent, objects, otherContent);
    const QJsonObject menu = content.body.value("msgmenu"_L1).toObject();
    if (menu.value("list"_L1).toArray().size() > menuItems)
        return {{}, u"too_long"_s, u"%1 of %2"_s.arg(menu.value("list"_L1).toArray().size()).arg(menuItems)};
    if (const auto refused = refuseLong(menu, menuLimits))
        return *refused;
    return refuseLong(content.body.value("link"_L1).toObject(), linkLimits).value_or(content);
}

/// Answers an event (somebody came in, a session ended) with the code it carried; counts for no window.
SendPlan planOnEvent(const SendIntent &intent, const ChannelAccount &account, WecomContent content, Instant now)
{
    const QString type = content.body.value("msgtype"_L1).toString();
    if (type != "text"_L1 && type != "msgmenu"_L1)
        return refusePlan(SendOutcome::Refused, u"unsupported_part"_s);
    const auto until = parseRfc3339(intent.more.value("code_until"_L1).toString());
    if (until && now > *until)
        return refusePlan(SendOutcome::Refused, u"code_used_up"_s);
    content.body.insert("code"_L1, intent.more.value("code"_L1));
    return plan(account, u"send_msg_on_event"_s, content.body);
}

SendPlan planMessage(const SendIntent &intent, const ChannelAccount &account, const ChannelLimits &limits, Instant now)
{
    WecomContent content = messageContent(intent);
    if (!content.refused.isEmpty())
        return refuse(content);
    if (const auto tooLong = refuseTooLong(content.body.value("text"_L1)["content"_L1].toString(), limits))
        return *tooLong;
    if (const QString id = messageIdOf(intent); !id.isEmpty())
        content.body.insert("msgid"_L1, id);
    if (!intent.more.value("code"_L1).toString().isEmpty())
        return planOnEvent(intent, account, content, now);
    const Place place = placeOf(intent, account);
    if (place.person.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    if (place.desk.isEmpty())
        return refusePlan(SendOutcome::Refused, u"desk_unknown"_s);
    content.body.insert("touser"_L1, place.person);
    content.body.insert("open_kfid"_L1, place.desk);
    return plan(account, u"send_msg"_s, content.body);
}

SendPlan planTransfer(const SendIntent &intent, const ChannelAccount &account, qint64 state)
{
    const Place place = placeOf(intent, account);
    QJsonObject body{{"open_kfid"_L1, place.desk}, {"external_userid"_L1, place.person}, {"service_state"_L1, state}};
    if (const QString servicer = idText(intent.more.value("servicer_userid"_L1)); !servicer.isEmpty())
        body.insert("servicer_userid"_L1, servicer);
    return plan(account, u"service_state/trans"_s, body);
}

/// A link that opens the chat with the desk account; its scene comes back when the customer comes in.
SendPlan planEntryLink(const SendIntent &intent, const ChannelAccount &account)
{
    const QByteArray param = percentEncode(intent.more.value("scene_param"_L1).toString());
    if (param.size() > sceneBytes) {
        SendPlan refused = refusePlan(SendOutcome::Refused, u"too_long"_s);
        refused.detail = u"scene_param: %1 of %2"_s.arg(param.size()).arg(sceneBytes);
        return refused;
    }
    const Place place = placeOf(intent, account);
    return plan(account, u"add_contact_way"_s,
                {{"open_kfid"_L1, place.desk}, {"scene"_L1, intent.more.value("scene"_L1).toString()}});
}

QString stateName(qint64 state)
{
    static constexpr std::array names{"unhandled"_L1, "bot"_L1, "queue"_L1, "human"_L1, "ended"_L1};
    return state >= 0 && state < std::ssize(names) ? QString(names[static_cast<size_t>(state)]) : u"unknown"_s;
}

QJsonObject profileOf(const QJsonObject &customer)
{
    QJsonObject profile{{"user_id"_L1, customer.value("external_userid"_L1)}};
    const auto put = [&](QLatin1StringView ours, QLatin1StringView theirs) {
        if (const QString text = idText(customer.value(theirs)); !text.isEmpty())
            profile.insert(ours, text);
    };
    put("nickname"_L1, "nickname"_L1);
    put("name"_L1, "nickname"_L1);
    put("avatar"_L1, "avatar"_L1);
    put("union_id"_L1, "unionid"_L1);
    return profile;
}

void readProfiles(SendAnswer &result, const QJsonObject &body, const SendIntent &intent)
{
    QJsonArray profiles;
    const QJsonArray customers = body.value("customer_list"_L1).toArray();
    for (const QJsonValue &customer : customers)
        profiles.append(profileOf(customer.toObject()));
    result.more.insert("profiles"_L1, profiles);
    result.more.insert("invalid"_L1, body.value("invalid_external_userid"_L1).toArray());
    if (!profiles.isEmpty()) {
        result.more.insert("profile"_L1, profiles.first());
    } else if (intent.op == "profile"_L1) {
        result.outcome = SendOutcome::Refused;
        result.reason = u"recipient_unknown"_s;
    }
}

/// The desk accounts that this secret may answer for and that are meant to be answered.
void readAccounts(SendAnswer &result, const QJsonObject &body, const ChannelAccount &account)
{
    const QStringList wanted = wecom_kf::desksOf(account);
    QStringList ids, names;
    const QJsonArray desks = body.value("account_list"_L1).toArray();
    for (const QJsonValue &desk : desks) {
        const QString id = desk["open_kfid"_L1].toString();
        if (id.isEmpty() || (!wanted.isEmpty() && !wanted.contains(id)))
            continue;
        ids << id;
        names << desk["name"_L1].toString();
    }
    if (ids.isEmpty() || ids.size() < wanted.size()) {
        result.outcome = SendOutcome::Refused;
        result.reason = u"desk_unknown"_s;
        return;
    }
    result.more.insert("profile"_L1, QJsonObject{{"user_id"_L1, ids.join(u", "_s)}, {"name"_L1, names.join(u", "_s)}});
}

/// What an answer without error tells beside "done".
void readFacts(SendAnswer &result, const QJsonObject &body, const SendIntent &intent, const ChannelAccount &account)
{
    if (const auto state = integer(body.value("service_state"_L1))) {
        result.more.insert("session_state"_L1, stateName(*state));
        result.more.insert("api_send_allowed"_L1, *state == 0 || *state == botState);
        if (const QString servicer = idText(body.value("service_userid"_L1)); !servicer.isEmpty())
            result.more.insert("servicer_userid"_L1, servicer);
    }
    if (body.value("customer_list"_L1).isArray())
        readProfiles(result, body, intent);
    if (body.value("account_list"_L1).isArray())
        readAccounts(result, body, account);
    if (const QString code = body.value("msg_code"_L1).toString(); !code.isEmpty())
        result.more.insert("code"_L1, code);
    if (QString url = body.value("url"_L1).toString(); !url.isEmpty()) {
        const QByteArray param = percentEncode(intent.more.value("scene_param"_L1).toString());
        if (!param.isEmpty())
            url += (url.contains(u'?') ? "&scene_param="_L1 : "?scene_param="_L1) + QString::fromLatin1(param);
        result.more.insert("url"_L1, url);
    }
}

} // namespace

SendPlan WecomKfCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    if (accountText(account, "access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    if (intent.op == "self"_L1)
        return plan(account, u"account/list"_s, {{"offset"_L1, 0}, {"limit"_L1, 100}});
    if (intent.surface == Surface::Public)
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    if (intent.op == "message"_L1 && intent.more.value(session) != "take"_L1)
        return planMessage(intent, account, limits(Surface::Private), now);
    const Place place = placeOf(intent, account);
    if (intent.op == "entry_link"_L1 && !place.desk.isEmpty())
        return planEntryLink(intent, account);
    if (intent.op != "entry_link"_L1 && place.person.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    if (intent.op == "profile"_L1)
        return plan(account, u"customer/batchget"_s,
                    {{"external_userid_list"_L1, QJsonArray{place.person}}, {"need_enter_session_context"_L1, 0}});
    if (place.desk.isEmpty())
        return refusePlan(SendOutcome::Refused, u"desk_unknown"_s);
    if (intent.op == "session_state"_L1)
        return plan(account, u"service_state/get"_s,
                    {{"open_kfid"_L1, place.desk}, {"external_userid"_L1, place.person}});
    if (intent.op == "message"_L1)
        return planTransfer(intent, account, botState);
    if (intent.op == "session_transfer"_L1)
        return planTransfer(intent, account, integer(intent.more.value("service_state"_L1)).value_or(botState));
    return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
}

SendPlan WecomKfCodec::planProfile(const std::vector<ProfileSubject> &people, const ChannelAccount &account,
                                   Instant) const
{
    if (accountText(account, "access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    return plan(
        account, u"customer/batchget"_s,
        {{"external_userid_list"_L1, QJsonArray::fromStringList(idsOf(people))}, {"need_enter_session_context"_L1, 0}});
}

SendAnswer WecomKfCodec::readAnswer(const HttpResponse &response, const SendIntent &intent,
                                    const ChannelAccount &account, Instant) const
{
    const WecomReply reply = readWecomReply(response);
    const QString taking = intent.more.value(session).toString();
    if (reply.refused) {
        // Where this desk answers alone, a session that waits for somebody is taken, and the message goes again.
        const bool ours = accountText(account, "mode"_L1) == "own"_L1;
        if (reply.code == wrongState && ours && intent.op == "message"_L1 && taking.isEmpty()) {
            SendAnswer take = answer(SendOutcome::Uploaded, {});
            take.more.insert(session, u"take"_s);
            return take;
        }
        SendAnswer refused = *reply.refused;
        // The platform knows our id of the message: sending it again changes nothing.
        if (response.status == 0 && intent.op == "message"_L1 && !messageIdOf(intent).isEmpty())
            refused.outcome = SendOutcome::Retry;
        return refused;
    }
    if (taking == "take"_L1) {
        SendAnswer taken = answer(SendOutcome::Uploaded, {});
        taken.more.insert(session, u"taken"_s);
        return taken;
    }
    SendAnswer result = answer(SendOutcome::Sent, {});
    result.messageId = idText(reply.body.value("msgid"_L1));
    // A failure that is told later names the id that was given.
    if (result.messageId.isEmpty() && intent.op == "message"_L1)
        result.messageId = messageIdOf(intent);
    readFacts(result, reply.body, intent, account);
    return result;
}

ChannelLimits WecomKfCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    if (surface == Surface::Public) // there is none
        return limits;
    limits.textUnits = 2048;
    limits.unitsAreBytes = true;
    limits.window = std::chrono::hours(48);
    limits.messagesInWindow = 5;
    limits.parts = {PartType::Image,    PartType::Voice,   PartType::Video, PartType::File,
                    PartType::Location, PartType::Contact, PartType::Card};
    limits.partLimits = wecomPartLimits();
    limits.hasIdempotencyKey = true;
    return limits;
}

SendIntent WecomKfCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    intent.replyTo.clear(); // the platform has no quotes
    if (event.kind != PlatformEventKind::System)
        return intent;
    QString code = event.extra.value("welcome_code"_L1).toString();
    if (code.isEmpty())
        code = event.extra.value("msg_code"_L1).toString();
    if (!code.isEmpty()) {
        intent.more.insert("code"_L1, code);
        // The code of the waiting pool lives 48 h, all others 20 s.
        const bool waits = integer(event.extra.value("change_type"_L1)).value_or(0) == 1;
        if (event.at && !waits)
            intent.more.insert("code_until"_L1, toRfc3339(*event.at + codeLife));
    }
    return intent;
}

MediaPlan WecomKfCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    return wecomDownload(part, account);
}

SendPlan WecomKfCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &,
                                  const ChannelAccount &account, Instant) const
{
    return wecomUpload(file, account);
}

SendAnswer WecomKfCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &,
                                    const ChannelAccount &, Instant) const
{
    return readWecomUpload(response);
}

} // namespace lianxi
