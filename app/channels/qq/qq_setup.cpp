// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/qq/qq_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"app_id", QT_TRANSLATE_NOOP("ChannelFields", "AppID"),
     QT_TRANSLATE_NOOP("ChannelFields", "QQ open platform, the bot's page, Development settings.")},
    {"secret", QT_TRANSLATE_NOOP("ChannelFields", "AppSecret"),
     QT_TRANSLATE_NOOP("ChannelFields", "On the same page; shown once. It also verifies what QQ sends."), Kind::Secret},
};
constexpr SetupMode modes[] = {
    {"webhook", QT_TRANSLATE_NOOP("ChannelFields", "QQ calls this desk: port 80, 443, 8080, 8443"), true},
    {"websocket", QT_TRANSLATE_NOOP("ChannelFields", "A connection from here; QQ is retiring this way"), false},
};

} // namespace

SetupFacts QqCodec::setup() const
{
    return {
        .fields = fields,
        .modes = modes,
        .hook = true,
        .note = QT_TRANSLATE_NOOP(
            "ChannelFields",
            "Put this machine's public address on the bot's IP allow list, and register the web addresses you send. "
            "A private message can be answered for 60 minutes and 5 times, one in a group or channel for 5 minutes; "
            "the customer must write first. QQ tells no names of people in private chats and groups.")};
}

} // namespace lianxi
