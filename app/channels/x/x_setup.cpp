// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/x/x_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"user_id", QT_TRANSLATE_NOOP("ChannelFields", "User ID of the brand"),
     QT_TRANSLATE_NOOP("ChannelFields", "The number, not the name: GET /2/users/me shows it."), Kind::Setting, true},
    {"handle", QT_TRANSLATE_NOOP("ChannelFields", "Name of the account"),
     QT_TRANSLATE_NOOP("ChannelFields", "Without the @. Tells mentions of the brand."), Kind::Setting, true},
    {"consumer_key", QT_TRANSLATE_NOOP("ChannelFields", "API key"),
     QT_TRANSLATE_NOOP("ChannelFields", "X developer portal: your app, Keys and tokens."), Kind::Setting, false},
    {"consumer_secret", QT_TRANSLATE_NOOP("ChannelFields", "API key secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Same page. It signs what X sends; without it no webhook can be proven."),
     Kind::Secret, true, "webhook"},
    {"access_token", QT_TRANSLATE_NOOP("ChannelFields", "OAuth 2.0 access token"),
     QT_TRANSLATE_NOOP("ChannelFields", "From the sign-in of the brand's account; needed to fetch messages."),
     Kind::Secret, true, "polling"},
    {"refresh_token", QT_TRANSLATE_NOOP("ChannelFields", "OAuth 2.0 refresh token"),
     QT_TRANSLATE_NOOP("ChannelFields", "From the same sign-in, with offline.access."), Kind::Secret, false},
    {"client_id", QT_TRANSLATE_NOOP("ChannelFields", "OAuth 2.0 client ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "Same page as the API key."), Kind::Setting, false},
    {"client_secret", QT_TRANSLATE_NOOP("ChannelFields", "OAuth 2.0 client secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Only for confidential clients."), Kind::Secret, false},
    {"oauth_token", QT_TRANSLATE_NOOP("ChannelFields", "OAuth 1.0a access token"),
     QT_TRANSLATE_NOOP("ChannelFields", "Instead of OAuth 2.0, for sending only: Keys and tokens."), Kind::Secret,
     false},
    {"oauth_token_secret", QT_TRANSLATE_NOOP("ChannelFields", "OAuth 1.0a access token secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Same page."), Kind::Secret, false},
};
constexpr SetupMode modes[] = {
    {"polling", QT_TRANSLATE_NOOP("ChannelFields", "Fetch; no public address needed"), false},
    {"webhook", QT_TRANSLATE_NOOP("ChannelFields", "X calls the address below; what it missed is fetched"), true},
};

} // namespace

SetupFacts XCodec::setup() const
{
    return {.fields = fields,
            .modes = modes,
            .hook = true,
            .note = QT_TRANSLATE_NOOP(
                "ChannelFields",
                "Every call and every delivered event costs credits of your X project. Encrypted chats cannot be read "
                "here: such a message says so, and the answer is written in X. A person's settings decide whether you "
                "may write first; a public reply can carry a button that opens a message to you.")};
}

} // namespace lianxi
