// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/generic_webhook/generic_webhook_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"source", QT_TRANSLATE_NOOP("ChannelFields", "Name of the other side"),
     QT_TRANSLATE_NOOP("ChannelFields", "You choose it: the shop, the app, or the partner and the platform behind it."),
     Kind::Setting, true},
    {"secrets", QT_TRANSLATE_NOOP("ChannelFields", "Signing secrets"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "Each begins with whsec_; agree on it with the other side. Several, separated by blanks, while "
                       "you change them: each is accepted, the first signs."),
     Kind::Secret, true},
    {"address", QT_TRANSLATE_NOOP("ChannelFields", "Address for answers"),
     QT_TRANSLATE_NOOP("ChannelFields", "Begins with https://. The other side says where it takes them."),
     Kind::Setting, false},
    {"allowed_addresses", QT_TRANSLATE_NOOP("ChannelFields", "Allowed inside addresses"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "Only where the other side runs in your own network: names or networks such as 10.0.0.0/8."),
     Kind::Setting, false},
};

} // namespace

SetupFacts GenericWebhookCodec::setup() const
{
    return {.fields = fields,
            .modes = {},
            .hook = true,
            .note = QT_TRANSLATE_NOOP(
                "ChannelFields",
                "For shops, apps and partners' bridges: they send signed webhooks (Standard Webhooks) to the address "
                "below and take answers the same way. Platforms without a public interface are connected like this "
                "through a partner, or their conversations are imported as files.")};
}

} // namespace lianxi
