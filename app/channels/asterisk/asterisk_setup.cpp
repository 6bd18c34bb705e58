// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/asterisk/asterisk_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"base", QT_TRANSLATE_NOOP("ChannelFields", "Address of ARI"),
     QT_TRANSLATE_NOOP("ChannelFields", "With TLS and the prefix, for example https://pbx.example.com:8089/ari."),
     Kind::Setting, true},
    {"user", QT_TRANSLATE_NOOP("ChannelFields", "User"),
     QT_TRANSLATE_NOOP("ChannelFields", "The section of ari.conf; read_only users can listen but not call."),
     Kind::Setting, true},
    {"password", QT_TRANSLATE_NOOP("ChannelFields", "Password"),
     QT_TRANSLATE_NOOP("ChannelFields", "Of the same section of ari.conf."), Kind::Secret, true},
    {"app", QT_TRANSLATE_NOOP("ChannelFields", "Application"),
     QT_TRANSLATE_NOOP("ChannelFields", "The name in the dialplan: Stasis(lianxi). One program at a time may use it."),
     Kind::Setting, true},
    {"country_code", QT_TRANSLATE_NOOP("ChannelFields", "Country code"),
     QT_TRANSLATE_NOOP("ChannelFields", "Of the exchange's lines, without + (China: 86)."), Kind::Setting, true},
    {"trunk_prefix", QT_TRANSLATE_NOOP("ChannelFields", "Trunk prefix"),
     QT_TRANSLATE_NOOP("ChannelFields", "What national numbers begin with, usually 0."), Kind::Setting, false},
    {"trunk", QT_TRANSLATE_NOOP("ChannelFields", "Line for call-backs"),
     QT_TRANSLATE_NOOP("ChannelFields", "Name of the endpoint of pjsip.conf that leads outside."), Kind::Setting,
     false},
    {"caller_id", QT_TRANSLATE_NOOP("ChannelFields", "Number shown on call-backs"),
     QT_TRANSLATE_NOOP("ChannelFields", "For example Brand <+861012345678>."), Kind::Setting, false},
};

} // namespace

SetupFacts AsteriskCodec::setup() const
{
    return {.fields = fields,
            .modes = {},
            .hook = false,
            .note = QT_TRANSLATE_NOOP("ChannelFields",
                                      "Only calls that the dialplan hands over with Stasis are seen. A caller's number "
                                      "can be forged and shared: linking it to a contact is the agent's decision.")};
}

} // namespace lianxi
