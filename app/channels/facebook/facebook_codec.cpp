// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/facebook/facebook_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_hook.h"
#include "app/channels/common/meta_messaging.h"
#include "app/channels/facebook/facebook_feed.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

/// Private messages and public changes may stand in one entry.
void readEntry(const QJsonObject &entry, const meta::Inbox &inbox, std::vector<PlatformEvent> &events)
{
    const size_t before = events.size();
    meta::readMessaging(entry.value("messaging"_L1), inbox, false, events);
    meta::readMessaging(entry.value("standby"_L1), inbox, true, events);
    const QJsonArray changes = entry.value("changes"_L1).toArray();
    for (const QJsonValue &change : changes) {
        if (!change.isNull())
            events.push_back(facebook::changeEvent(change.toObject(), inbox.account, meta::timeOfEntry(entry)));
    }
    const bool known = entry.contains("messaging"_L1) || entry.contains("standby"_L1) || entry.contains("changes"_L1);
    if (!known && events.size() == before)
        events.push_back(meta::unknownEvent(inbox.account, entry));
}

} // namespace

Inbound FacebookCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant) const
{
    const QString page = accountText(account, "page_id"_L1), app = accountText(account, "app_id"_L1);
    return meta::receiveHook(request, account, {"page"_L1, page}, [&](const QJsonObject &entry, auto &events) {
        readEntry(entry, {page.isEmpty() ? idText(entry.value("id"_L1)) : page, app}, events);
    });
}

} // namespace lianxi
