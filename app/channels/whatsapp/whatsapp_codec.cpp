// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/whatsapp/whatsapp_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/meta_hook.h"
#include "app/channels/whatsapp/whatsapp_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

Inbound WhatsappCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant) const
{
    const QString business = accountText(account, "waba_id"_L1), number = accountText(account, "phone_number_id"_L1);
    const meta::HookShape shape{"whatsapp_business_account"_L1, business};
    return meta::receiveHook(request, account, shape, [&number](const QJsonObject &entry, auto &events) {
        const QJsonArray changes = entry.value("changes"_L1).toArray();
        for (const QJsonValue &change : changes) {
            if (change.isObject())
                whatsapp::readChange(change.toObject(), events);
            else if (!change.isNull())
                events.push_back(meta::unknownEvent(number, change));
        }
        if (!entry.contains("changes"_L1))
            events.push_back(meta::unknownEvent(number, entry));
    });
}

} // namespace lianxi
