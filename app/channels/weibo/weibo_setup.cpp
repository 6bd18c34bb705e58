// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/weibo/weibo_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"account_id", QT_TRANSLATE_NOOP("ChannelFields", "User ID of the brand"),
     QT_TRANSLATE_NOOP("ChannelFields", "The number in the address of the brand's home page."), Kind::Setting, true},
    {"app_secret", QT_TRANSLATE_NOOP("ChannelFields", "App Secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Weibo open platform: My apps, Basic information."), Kind::Secret, true},
    {"access_token", QT_TRANSLATE_NOOP("ChannelFields", "Access token"),
     QT_TRANSLATE_NOOP("ChannelFields", "From the authorisation of the brand's account for your app."), Kind::Secret,
     true},
    {"message_token", QT_TRANSLATE_NOOP("ChannelFields", "Token of the fans service"),
     QT_TRANSLATE_NOOP("ChannelFields", "Only when private messages use another token."), Kind::Secret, false},
};

} // namespace

SetupFacts WeiboCodec::setup() const
{
    return {.fields = fields, .modes = {}, .hook = true, .note = nullptr};
}

} // namespace lianxi
