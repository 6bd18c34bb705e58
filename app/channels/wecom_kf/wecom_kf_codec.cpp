// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wecom_kf/wecom_kf_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/wecom_api.h"
#include "app/channels/wecom_kf/wecom_kf_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto deskList = "kf:"_L1; ///< one list a desk account: "kf:<open_kfid>"
constexpr auto syncPath = "/cgi-bin/kf/sync_msg"_L1;
constexpr int largestPage = 1000;
/// Without a push's token the platform limits the question strictly; a push that is lost is made up for by this.
constexpr auto syncPause = std::chrono::minutes(5);
constexpr auto tokenLife = std::chrono::minutes(10);
constexpr qint64 badPullToken = 95007;

/// Nothing stands in such a push but where to ask, and a token that makes asking cheap.
Inbound askFor(const XmlElement &push, const ChannelAccount &account)
{
    const QString desk = push.value(u"OpenKfId").trimmed();
    const QStringList desks = wecom_kf::desksOf(account);
    Inbound result = acceptInbound({}, "success");
    if (!desk.isEmpty() && !desks.isEmpty() && !desks.contains(desk)) {
        result.reason = u"other_account"_s;
        return result;
    }
    QJsonObject hint;
    if (const QString token = push.value(u"Token"); !token.isEmpty())
        hint.insert("token"_L1, token);
    result.asks = {{deskList + desk, hint, tokenLife}};
    return result;
}

/// Desk accounts that were given to this app are asked at once: customers may have written before.
Inbound accountsChanged(const XmlElement &push, const ChannelAccount &account)
{
    const QStringList desks = wecom_kf::desksOf(account);
    Inbound result = acceptInbound({}, "success");
    for (const XmlElement &member : push.children) {
        const QString desk = member.text.trimmed();
        if (member.name == "AuthAddOpenKfId"_L1 && !desk.isEmpty() && (desks.isEmpty() || desks.contains(desk)))
            result.asks.push_back({deskList + desk, {}, tokenLife});
    }
    return result;
}

} // namespace

Inbound WecomKfCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const WecomPush push = openWecomPush(request, account, now);
    if (push.answer)
        return *push.answer;
    const QString event = push.body.value(u"Event").trimmed().toLower();
    if (event.isEmpty() && push.body.value(u"MsgType").trimmed().isEmpty())
        return refuseInbound(Verification::Malformed, u"missing_fields"_s);
    if (event == "kf_msg_or_event"_L1)
        return askFor(push.body, account);
    if (event == "kf_account_auth_change"_L1)
        return accountsChanged(push.body, account);
    // A self-built app's callback brings its own messages too; they are another channel's.
    Inbound other = acceptInbound({}, "success");
    other.reason = u"other_account"_s;
    return other;
}

std::vector<PollRequest> WecomKfCodec::polls(const ChannelAccount &account,
                                             const QHash<QString, QJsonObject> &cursors) const
{
    QStringList desks = wecom_kf::desksOf(account);
    // A push of an old set-up names no desk: its list is asked beside the configured ones.
    for (auto it = cursors.begin(); it != cursors.end(); ++it) {
        const QString desk = it.key().startsWith(deskList) ? it.key().mid(deskList.size()) : QString();
        if (it.key().startsWith(deskList) && !desks.contains(desk)
            && (desk.isEmpty() || wecom_kf::desksOf(account).isEmpty()))
            desks.append(desk);
    }
    desks.sort();
    std::vector<PollRequest> polls;
    for (const QString &desk : desks) {
        PollRequest poll;
        poll.list = deskList + desk;
        poll.interval = syncPause;
        const QJsonObject stored = cursors.value(poll.list);
        QJsonObject body{{"limit"_L1, largestPage}, {"voice_format"_L1, 0}};
        const auto put = [&body](QLatin1StringView name, const QString &value) {
            if (!value.isEmpty())
                body.insert(name, value);
        };
        put("cursor"_L1, stored.value("store_cursor"_L1).toString());
        put("token"_L1, stored.value(pushHint)["token"_L1].toString());
        put("open_kfid"_L1, desk);
        poll.request = jsonPost(wecomUrl(account, u"kf/sync_msg"_s), body);
        polls.push_back(std::move(poll));
    }
    return polls;
}

QString WecomKfCodec::listOf(const HttpRequest &request) const
{
    if (!request.url.contains(syncPath))
        return {};
    const QJsonObject asked = readJsonObject(request.body).value_or(QJsonObject());
    return deskList + idText(asked.value("open_kfid"_L1));
}

PollAnswer WecomKfCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                  const QJsonObject &cursor, Instant now) const
{
    const WecomReply reply = readWecomReply(response);
    if (reply.refused) {
        PollAnswer failed = pollFailure(*reply.refused);
        failed.hintUsedUp = reply.code == badPullToken;
        return failed;
    }
    const QJsonValue items = reply.body.value("msg_list"_L1);
    const bool isOurs = list.startsWith(deskList) || list.isEmpty();
    const bool isPage = items.isArray() || (items.isUndefined() && reply.body.contains("next_cursor"_L1));
    if (!isOurs || (list.isEmpty() && !items.isArray()))
        return Codec::readPoll(list, response, account, cursor, now);
    PollAnswer result;
    if (!isPage) { // the cursor stays, so nothing is lost
        result.outcome = SendOutcome::Retry;
        result.reason = u"unreadable_answer"_s;
        return result;
    }
    const QString desk = list.mid(deskList.size());
    const QJsonArray page = items.toArray();
    for (const QJsonValue &item : page) {
        if (item.isObject())
            result.events.push_back(wecom_kf::eventOf(item.toObject(), desk));
    }
    const QString next = reply.body.value("next_cursor"_L1).toString();
    if (!next.isEmpty())
        result.next = {{"store_cursor"_L1, next}};
    // An empty page says nothing about the end; only a cursor that stands still does.
    const bool moved = !next.isEmpty() && next != cursor.value("store_cursor"_L1).toString();
    result.more = integer(reply.body.value("has_more"_L1)) == 1 && (moved || !page.isEmpty());
    return result;
}

std::optional<HttpRequest> WecomKfCodec::tokenRequest(const ChannelAccount &account) const
{
    return wecomTokenRequest(account);
}

Result<QJsonObject> WecomKfCodec::readToken(const HttpResponse &response, Instant now) const
{
    return readWecomToken(response, now);
}

} // namespace lianxi
