// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/chatwoot/chatwoot_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"base", QT_TRANSLATE_NOOP("ChannelFields", "Address of Chatwoot"),
     QT_TRANSLATE_NOOP("ChannelFields", "As agents open it in the browser, for example https://desk.example.com."),
     Kind::Setting, true},
    {"account_id", QT_TRANSLATE_NOOP("ChannelFields", "Account number"),
     QT_TRANSLATE_NOOP("ChannelFields", "The number behind /app/accounts/ in the browser's address."), Kind::Setting,
     true},
    {"api_access_token", QT_TRANSLATE_NOOP("ChannelFields", "Access token"),
     QT_TRANSLATE_NOOP(
         "ChannelFields",
         "Profile settings → Access token, of the agent who answers. A proxy in front must let the header "
         "api_access_token pass (nginx: underscores_in_headers on)."),
     Kind::Secret, true},
    {"public_inboxes", QT_TRANSLATE_NOOP("ChannelFields", "Public inboxes"),
     QT_TRANSLATE_NOOP("ChannelFields", "Numbers of inboxes whose conversations anybody can read, with commas."),
     Kind::Setting, false},
    {"webhook_secret", QT_TRANSLATE_NOOP("ChannelFields", "Secret of the webhook"),
     QT_TRANSLATE_NOOP("ChannelFields", "Settings → Integrations → Webhooks shows it for the address below."),
     Kind::Secret, true, "webhook"},
};
constexpr SetupMode modes[] = {
    {"cable", QT_TRANSLATE_NOOP("ChannelFields", "Listen to Chatwoot; no public address is needed"), false},
    {"webhook", QT_TRANSLATE_NOOP("ChannelFields", "Chatwoot calls the address below"), true},
};

} // namespace

SetupFacts ChatwootCodec::setup() const
{
    return {.fields = fields,
            .modes = modes,
            .hook = true,
            .note = QT_TRANSLATE_NOOP("ChannelFields",
                                      "Chatwoot has no key that prevents sending twice: when an answer is lost, look "
                                      "before you send again.")};
}

} // namespace lianxi
