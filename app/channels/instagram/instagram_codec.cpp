// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/instagram/instagram_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_hook.h"
#include "app/channels/common/meta_messaging.h"
#include "app/channels/instagram/instagram_comments.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

void readChange(const QJsonObject &change, const meta::Inbox &inbox, std::optional<Instant> at,
                std::vector<PlatformEvent> &events)
{
    const QString field = change.value("field"_L1).toString();
    const QJsonObject value = change.value("value"_L1).toObject();
    // The trial button of the platform's console sends private messages this way.
    if (value.contains("sender"_L1) && value.contains("recipient"_L1))
        meta::readMessaging(QJsonArray{value}, inbox, false, events);
    else
        events.push_back(instagram::changeEvent(field, value, inbox.account, at));
}

/// Deliveries mix the shapes of both logins: private messages, changes[], and field and value of the entry itself.
void readEntry(const QJsonObject &entry, const meta::Inbox &inbox, std::vector<PlatformEvent> &events)
{
    const std::optional<Instant> at = meta::timeOfEntry(entry);
    meta::readMessaging(entry.value("messaging"_L1), inbox, false, events);
    meta::readMessaging(entry.value("standby"_L1), inbox, true, events);
    const QJsonArray changes = entry.value("changes"_L1).toArray();
    for (const QJsonValue &change : changes) {
        if (!change.isNull())
            readChange(change.toObject(), inbox, at, events);
    }
    if (entry.contains("field"_L1))
        readChange(entry, inbox, at, events);
    static constexpr std::array known{"messaging"_L1, "standby"_L1, "changes"_L1, "field"_L1};
    if (std::none_of(known.begin(), known.end(), [&entry](QLatin1StringView name) { return entry.contains(name); }))
        events.push_back(meta::unknownEvent(inbox.account, entry));
}

} // namespace

Inbound InstagramCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant) const
{
    const QString own = accountText(account, "ig_id"_L1), app = accountText(account, "app_id"_L1);
    Inbound inbound =
        meta::receiveHook(request, account, {"instagram"_L1, own}, [&](const QJsonObject &entry, auto &events) {
            readEntry(entry, {own.isEmpty() ? idText(entry.value("id"_L1)) : own, app}, events);
        });
    for (const PlatformEvent &event : inbound.events) {
        if (auto ask = instagram::askForMention(event))
            inbound.asks.push_back(std::move(*ask));
    }
    return inbound;
}

} // namespace lianxi
