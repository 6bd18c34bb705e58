// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wecom/wecom_codec.h"

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
    {"agent_id", QT_TRANSLATE_NOOP("ChannelFields", "AgentId"),
     QT_TRANSLATE_NOOP("ChannelFields", "A number. Admin console: App management, the app itself."), Kind::Setting,
     true},
    {"corp_secret", QT_TRANSLATE_NOOP("ChannelFields", "Secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "On the same page of the app."), Kind::Secret, true},
    {"token", QT_TRANSLATE_NOOP("ChannelFields", "Token"),
     QT_TRANSLATE_NOOP("ChannelFields", "Same page: Receive messages, Set API receiving."), Kind::Secret, true},
    {"encoding_aes_key", QT_TRANSLATE_NOOP("ChannelFields", "EncodingAESKey"),
     QT_TRANSLATE_NOOP("ChannelFields", "43 characters, on the same page."), Kind::Secret, true},
};

} // namespace

SetupFacts WecomCodec::setup() const
{
    return {.fields = fields,
            .modes = {},
            .hook = true,
            .note =
                QT_TRANSLATE_NOOP("ChannelFields",
                                  "An app talks with employees. Customers of employees cannot be read or written to "
                                  "by a program; use WeChat customer service for them. Add this machine's address "
                                  "to the trusted addresses of the app.")};
}

QJsonObject WecomCodec::derivedSettings(const QJsonObject &settings, const QJsonObject &) const
{
    return {{"account_id"_L1, settings.value("corp_id"_L1)}};
}

} // namespace lianxi
