// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/douyin/douyin_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"client_key", QT_TRANSLATE_NOOP("ChannelFields", "Client key"),
     QT_TRANSLATE_NOOP("ChannelFields", "developer.open-douyin.com, the app's overview.")},
    {"client_secret", QT_TRANSLATE_NOOP("ChannelFields", "Client secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "On the same page; it also verifies what Douyin sends."), Kind::Secret},
    {"account_id", QT_TRANSLATE_NOOP("ChannelFields", "open_id of the business account"),
     QT_TRANSLATE_NOOP("ChannelFields", "Named in the answer when the account gives the app its rights.")},
    {"auth_code", QT_TRANSLATE_NOOP("ChannelFields", "Authorisation code"),
     QT_TRANSLATE_NOOP(
         "ChannelFields",
         "Behind “code=” in the address to which the consent page leads back. Valid once and for minutes."),
     Kind::Setting, false},
    {"refresh_token", QT_TRANSLATE_NOOP("ChannelFields", "Refresh token"),
     QT_TRANSLATE_NOOP("ChannelFields", "Instead of the code, where the company fetches its tokens itself."),
     Kind::Secret, false},
};

} // namespace

SetupFacts DouyinCodec::setup() const
{
    return {.fields = fields,
            .modes = {},
            .hook = true,
            .note = QT_TRANSLATE_NOOP(
                "ChannelFields",
                "Douyin admits new apps to private messages only as mini programs of the company itself; older rights "
                "stay. Comments need the right item.comment. Without these an official partner's bridge (a channel of "
                "the kind “Webhook”) or files remain: lianxi-cli import --format desk-import FILE. A private "
                "message can be answered for 24 hours and 6 times. Switch off the automatic answers of Douyin's "
                "workbench (互动经营工作台): while they are on, it refuses ours.")};
}

} // namespace lianxi
