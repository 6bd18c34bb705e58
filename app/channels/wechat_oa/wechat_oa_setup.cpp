// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wechat_oa/wechat_oa_codec.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"account_id", QT_TRANSLATE_NOOP("ChannelFields", "Original account ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "Begins with gh_. Official account platform: Settings, Account details."),
     Kind::Setting, true},
    {"app_id", QT_TRANSLATE_NOOP("ChannelFields", "AppID"),
     QT_TRANSLATE_NOOP("ChannelFields", "Official account platform: Development, Basic configuration."), Kind::Setting,
     true},
    {"app_secret", QT_TRANSLATE_NOOP("ChannelFields", "AppSecret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Same page; shown only once after a reset."), Kind::Secret, true},
    {"token", QT_TRANSLATE_NOOP("ChannelFields", "Token"),
     QT_TRANSLATE_NOOP("ChannelFields", "You choose it: enter the same under Server configuration."), Kind::Secret,
     true},
    {"encoding_aes_key", QT_TRANSLATE_NOOP("ChannelFields", "EncodingAESKey"),
     QT_TRANSLATE_NOOP("ChannelFields", "43 characters, on the same page."), Kind::Secret, true, "aes compat"},
};
constexpr SetupMode modes[] = {
    {"aes", QT_TRANSLATE_NOOP("ChannelFields", "Secure mode (encrypted)"), true},
    {"compat", QT_TRANSLATE_NOOP("ChannelFields", "Compatible mode"), true},
    {"plain", QT_TRANSLATE_NOOP("ChannelFields", "Plain mode"), true},
};

} // namespace

SetupFacts WechatOaCodec::setup() const
{
    return {.fields = fields, .modes = modes, .hook = true, .note = nullptr};
}

QJsonObject WechatOaCodec::derivedSettings(const QJsonObject &settings, const QJsonObject &) const
{
    return {{"receive_id"_L1, settings.value("app_id"_L1)}};
}

} // namespace lianxi
