// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/line/line_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"channel_id", QT_TRANSLATE_NOOP("ChannelFields", "Channel ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "LINE Developers console: the Messaging API channel, Basic settings."),
     Kind::Setting, true},
    {"channel_secret", QT_TRANSLATE_NOOP("ChannelFields", "Channel secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Same page. It signs what LINE sends, and fetches short-lived tokens."),
     Kind::Secret, true},
    {"channel_access_token", QT_TRANSLATE_NOOP("ChannelFields", "Channel access token"),
     QT_TRANSLATE_NOOP("ChannelFields", "Messaging API page. Leave it empty to use short-lived tokens only."),
     Kind::Secret, false},
    {"bot_user_id", QT_TRANSLATE_NOOP("ChannelFields", "User ID of the account"),
     QT_TRANSLATE_NOOP("ChannelFields", "Begins with U. Requests for other accounts are then left alone."),
     Kind::Setting, false},
};

} // namespace

SetupFacts LineCodec::setup() const
{
    return {
        .fields = fields,
        .modes = {},
        .hook = true,
        .note = QT_TRANSLATE_NOOP(
            "ChannelFields",
            "Switch on \"Use webhook\" and \"Webhook redelivery\", and switch off automatic replies. LINE has no "
            "history: what is lost while the address cannot be reached comes only by redelivery. Comments on LINE "
            "VOOM have no interface. Messages beyond the free ones of the month are charged, quick replies are not.")};
}

} // namespace lianxi
