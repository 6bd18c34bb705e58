// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/xiaohongshu/xiaohongshu_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"address", QT_TRANSLATE_NOOP("ChannelFields", "Address of the bridge"),
     QT_TRANSLATE_NOOP("ChannelFields", "Where the partner takes our messages; https."), Kind::Setting, true, "bridge"},
    {"secrets", QT_TRANSLATE_NOOP("ChannelFields", "Secret of the bridge"),
     QT_TRANSLATE_NOOP("ChannelFields", "Agreed with the partner: whsec_ and base64. One a line while it is changed."),
     Kind::Secret, true, "bridge"},
    {"app_id", QT_TRANSLATE_NOOP("ChannelFields", "App ID of the shop"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "open.xiaohongshu.com, page of the app. Only where the shop pushes orders here."),
     Kind::Setting, false},
    {"app_secret", QT_TRANSLATE_NOOP("ChannelFields", "App secret of the shop"),
     QT_TRANSLATE_NOOP("ChannelFields", "On the same page."), Kind::Secret, false},
};
constexpr SetupMode modes[] = {
    {"import", QT_TRANSLATE_NOOP("ChannelFields", "Read from files; answer in Xiaohongshu's app"), false},
    {"bridge", QT_TRANSLATE_NOOP("ChannelFields", "A partner's bridge calls the address below and takes our answers"),
     true},
};

} // namespace

SetupFacts XiaohongshuCodec::setup() const
{
    return {.fields = fields,
            .modes = modes,
            .hook = true,
            .note = QT_TRANSLATE_NOOP(
                "ChannelFields",
                "Xiaohongshu lets no program read or write comments, mentions and private messages, except those of "
                "admitted vendors. Companies connect such a vendor (as a channel of the kind “Webhook”), "
                "answer in Xiaohongshu's own desk, or use files: lianxi-cli import --format desk-import FILE. "
                "Strangers may get one message before they answer; WeChat ids and phone numbers in messages are "
                "punished. Names are not unique there: people are never joined by name.")};
}

} // namespace lianxi
