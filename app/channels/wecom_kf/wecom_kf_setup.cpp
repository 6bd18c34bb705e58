// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wecom_kf/wecom_kf_codec.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"corp_id", QT_TRANSLATE_NOOP("ChannelFields", "Corporation ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "Begins with ww. WeCom admin console: My company, Company information."),
     Kind::Setting, true},
    {"corp_secret", QT_TRANSLATE_NOOP("ChannelFields", "Secret"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "Admin console: WeChat customer service, API; or the app that may answer there."),
     Kind::Secret, true},
    {"token", QT_TRANSLATE_NOOP("ChannelFields", "Token"),
     QT_TRANSLATE_NOOP("ChannelFields", "Same page, under Callback settings."), Kind::Secret, true},
    {"encoding_aes_key", QT_TRANSLATE_NOOP("ChannelFields", "EncodingAESKey"),
     QT_TRANSLATE_NOOP("ChannelFields", "43 characters, on the same page."), Kind::Secret, true},
    {"open_kfid", QT_TRANSLATE_NOOP("ChannelFields", "Desk account ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "Begins with wk. Empty: every desk account the secret may answer for."),
     Kind::Setting, false},
};
constexpr SetupMode modes[] = {
    {"own", QT_TRANSLATE_NOOP("ChannelFields", "Customers are answered here"), true},
    {"shared", QT_TRANSLATE_NOOP("ChannelFields", "Colleagues in WeCom answer too; their sessions stay theirs"), true},
};

} // namespace

SetupFacts WecomKfCodec::setup() const
{
    return {.fields = fields,
            .modes = modes,
            .hook = true,
            .note = QT_TRANSLATE_NOOP("ChannelFields",
                                      "After a customer's message 5 answers may go out within 48 hours. Add this "
                                      "machine's address to the trusted addresses of the app.")};
}

QJsonObject WecomKfCodec::derivedSettings(const QJsonObject &settings, const QJsonObject &) const
{
    const QJsonValue corp = settings.value("corp_id"_L1), desk = settings.value("open_kfid"_L1);
    return {{"account_id"_L1, desk.toString().isEmpty() ? corp : desk}};
}

} // namespace lianxi
