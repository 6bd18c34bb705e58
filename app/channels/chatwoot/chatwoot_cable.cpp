// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/chatwoot/chatwoot_cable.h"

#include "app/channels/chatwoot/chatwoot_events.h"
#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"

using namespace Qt::StringLiterals;

namespace lianxi::chatwoot
{

using channels::accountText;
using channels::OrderedJson;

namespace
{

constexpr auto standingMember = "standing"_L1;

StreamStep ended(StreamStep step, StreamStep::End end, const QString &reason)
{
    step.end = end;
    step.reason = reason;
    return step;
}

StreamStep disconnected(const QJsonObject &frame, StreamStep step)
{
    const QString reason = frame.value("reason"_L1).toString();
    if (reason == "unauthorized"_L1)
        return ended(std::move(step), StreamStep::End::Credentials, u"token"_s);
    if (!frame.value("reconnect"_L1).toBool(true))
        return ended(std::move(step), StreamStep::End::Refused, u"platform"_s);
    return ended(std::move(step), StreamStep::End::Reconnect, u"server"_s);
}

QByteArray command(const char *name, const ChannelAccount &account, const QByteArray &data)
{
    OrderedJson json;
    json.put("command"_L1, QString::fromLatin1(name)).put("identifier"_L1, identifierOf(account));
    if (!data.isEmpty())
        json.put("data"_L1, QString::fromUtf8(data));
    return json.toJson();
}

} // namespace

QString identifierOf(const ChannelAccount &account)
{
    OrderedJson json;
    json.put("channel"_L1, u"RoomChannel"_s)
        .put("pubsub_token"_L1, accountText(account, "pubsub_token"_L1))
        .put("account_id"_L1, channels::idValue(accountText(account, "account_id"_L1)))
        .put("user_id"_L1, channels::idValue(accountText(account, "user_id"_L1)));
    return QString::fromUtf8(json.toJson());
}

StreamStep openedStep(const ChannelAccount &account)
{
    // The cable has a token of its own; the API's token fetches it.
    if (accountText(account, "pubsub_token"_L1).isEmpty())
        return ended({}, StreamStep::End::Credentials, u"token"_s);
    return {};
}

StreamStep frameStep(const QByteArray &bytes, const QJsonObject &state, const ChannelAccount &account)
{
    StreamStep step;
    step.state = state;
    const std::optional<QJsonObject> frame = channels::readJsonObject(bytes);
    if (!frame)
        return step;
    const QString type = frame->value("type"_L1).toString();
    if (type == "welcome"_L1) {
        step.send.push_back(command("subscribe", account, {}));
        return step;
    }
    if (type == "disconnect"_L1)
        return disconnected(*frame, std::move(step));
    if (frame->value("identifier"_L1).toString() != identifierOf(account))
        return step;
    if (type == "reject_subscription"_L1)
        return ended(std::move(step), StreamStep::End::Credentials, u"token"_s);
    if (type == "confirm_subscription"_L1) {
        step.standing = true;
        step.state.insert(standingMember, true);
        return step;
    }
    const QJsonObject message = frame->value("message"_L1).toObject();
    const QJsonObject data = message.value("data"_L1).toObject();
    if (auto event = eventOf(message.value("event"_L1).toString(), data, account))
        step.events.push_back(std::move(*event));
    return step;
}

StreamStep tickStep(const QJsonObject &state, const ChannelAccount &account)
{
    StreamStep step;
    step.state = state;
    // Whoever says so counts as online for the next half minute.
    if (state.value(standingMember).toBool() && account.settings.value("presence"_L1).toBool(true))
        step.send.push_back(command("message", account, R"({"action":"update_presence"})"));
    return step;
}

} // namespace lianxi::chatwoot
