// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/kuaishou/kuaishou_codec.h"

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
    {"app_id", QT_TRANSLATE_NOOP("ChannelFields", "App ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "open.kuaishou.com, page of the app. Only to hear who gives and takes rights."),
     Kind::Setting, false},
    {"app_secret", QT_TRANSLATE_NOOP("ChannelFields", "App secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "On the same page; verifies what Kuaishou sends."), Kind::Secret, false},
};
constexpr SetupMode modes[] = {
    {"import", QT_TRANSLATE_NOOP("ChannelFields", "Read from files; answer in Kuaishou's app"), false},
    {"bridge", QT_TRANSLATE_NOOP("ChannelFields", "A partner's bridge calls the address below and takes our answers"),
     true},
};

} // namespace

SetupFacts KuaishouCodec::setup() const
{
    return {.fields = fields,
            .modes = modes,
            .hook = true,
            .note = QT_TRANSLATE_NOOP(
                "ChannelFields",
                "Kuaishou has no public interface for private messages, comments and mentions. Companies use its own "
                "desks by hand, an official partner (as a channel of the kind “Webhook”), or files: "
                "lianxi-cli import --format desk-import FILE.")};
}

} // namespace lianxi
