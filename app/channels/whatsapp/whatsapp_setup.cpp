// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/whatsapp/whatsapp_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"phone_number_id", QT_TRANSLATE_NOOP("ChannelFields", "Phone number ID"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "developers.facebook.com: your app, WhatsApp, API setup. Not the number itself."),
     Kind::Setting, true},
    {"waba_id", QT_TRANSLATE_NOOP("ChannelFields", "WhatsApp Business account ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "On the same page, below the phone number ID."), Kind::Setting, true},
    {"app_secret", QT_TRANSLATE_NOOP("ChannelFields", "App secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Your app, App settings, Basic. It signs what arrives here."), Kind::Secret,
     true},
    {"verify_token", QT_TRANSLATE_NOOP("ChannelFields", "Verify token"),
     QT_TRANSLATE_NOOP("ChannelFields", "You choose it: enter the same beside the address under Webhooks."),
     Kind::Secret, true},
    {"access_token", QT_TRANSLATE_NOOP("ChannelFields", "Access token"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "Of a system user with whatsapp_business_messaging and whatsapp_business_management; it does "
                       "not expire."),
     Kind::Secret, true},
    {"api_version", QT_TRANSLATE_NOOP("ChannelFields", "Graph API version"),
     QT_TRANSLATE_NOOP("ChannelFields", "v25.0 unless you enter another one."), Kind::Setting, false},
};
constexpr auto note = QT_TRANSLATE_NOOP(
    "ChannelFields",
    "Subscribe the app to the field messages of the WhatsApp Business account. Customers must write first; 24 hours "
    "after their last message only approved templates go out. Invite people from public places with a wa.me link.");

} // namespace

SetupFacts WhatsappCodec::setup() const
{
    return {.fields = fields, .modes = {}, .hook = true, .note = note};
}

} // namespace lianxi
