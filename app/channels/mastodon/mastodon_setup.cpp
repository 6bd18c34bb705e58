// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/mastodon/mastodon_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"instance", QT_TRANSLATE_NOOP("ChannelFields", "Server"),
     QT_TRANSLATE_NOOP("ChannelFields", "The part behind the second @ of the account, for example mastodon.social."),
     Kind::Setting, true},
    {"access_token", QT_TRANSLATE_NOOP("ChannelFields", "Access token"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "Preferences → Development → New application, with the scopes read, write:statuses, "
                       "write:media, write:favourites and write:conversations."),
     Kind::Secret, true},
    {"account_id", QT_TRANSLATE_NOOP("ChannelFields", "Account number"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "The number of the account on its server; the test of the connection shows it."),
     Kind::Setting, true},
    {"acct", QT_TRANSLATE_NOOP("ChannelFields", "Account name"), QT_TRANSLATE_NOOP("ChannelFields", "Without the @."),
     Kind::Setting, false},
    {"max_characters", QT_TRANSLATE_NOOP("ChannelFields", "Longest text"),
     QT_TRANSLATE_NOOP("ChannelFields", "As the server counts; 500 unless its about page says otherwise."),
     Kind::Setting, false},
    {"streaming", QT_TRANSLATE_NOOP("ChannelFields", "Streaming address"),
     QT_TRANSLATE_NOOP("ChannelFields", "Only when the server streams from another address (wss://…)."), Kind::Setting,
     false, "stream"},
};
constexpr SetupMode modes[] = {
    {"stream", QT_TRANSLATE_NOOP("ChannelFields", "Listen to the server; no public address is needed"), false},
    {"polling", QT_TRANSLATE_NOOP("ChannelFields", "Fetch; no public address needed"), false},
};

} // namespace

SetupFacts MastodonCodec::setup() const
{
    return {.fields = fields,
            .modes = modes,
            .hook = false,
            .note = QT_TRANSLATE_NOOP("ChannelFields",
                                      "Direct posts are not encrypted: the staff of both servers can read them. Do not "
                                      "ask for sensitive data there.")};
}

} // namespace lianxi
