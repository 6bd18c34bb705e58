// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/telegram/telegram_codec.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"bot_token", QT_TRANSLATE_NOOP("ChannelFields", "Bot token"),
     QT_TRANSLATE_NOOP("ChannelFields", "From @BotFather, looks like 123456:ABC-DEF."), Kind::Secret, true},
    {"username", QT_TRANSLATE_NOOP("ChannelFields", "Bot name"), QT_TRANSLATE_NOOP("ChannelFields", "Without the @."),
     Kind::Setting, false},
    {"webhook_secret_token", QT_TRANSLATE_NOOP("ChannelFields", "Secret of the webhook"),
     QT_TRANSLATE_NOOP("ChannelFields", "You choose it; give it to Telegram with the address (setWebhook)."),
     Kind::Secret, true, "webhook"},
    {"webhook_url", QT_TRANSLATE_NOOP("ChannelFields", "Public address of this channel"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "The https address from outside that leads to the one below. With it the program tells Telegram "
                       "by itself when the channel is saved."),
     Kind::Setting, false, "webhook"},
};
constexpr SetupMode modes[] = {
    {"polling", QT_TRANSLATE_NOOP("ChannelFields", "Fetch; no public address needed"), false},
    {"webhook", QT_TRANSLATE_NOOP("ChannelFields", "Telegram calls the address below"), true},
};

} // namespace

SetupFacts TelegramCodec::setup() const
{
    return {.fields = fields, .modes = modes, .hook = true, .note = nullptr};
}

QJsonObject TelegramCodec::derivedSettings(const QJsonObject &, const QJsonObject &secrets) const
{
    const QString token = secrets.value("bot_token"_L1).toString();
    return token.isEmpty() ? QJsonObject() : QJsonObject{{"bot_id"_L1, token.section(u':', 0, 0)}};
}

} // namespace lianxi
