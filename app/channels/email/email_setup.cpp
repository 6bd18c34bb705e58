// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/email_codec.h"

#include <QtGlobal>

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"address", QT_TRANSLATE_NOOP("ChannelFields", "E-mail address"),
     QT_TRANSLATE_NOOP("ChannelFields", "The mailbox that customers write to."), Kind::Setting, true},
    {"aliases", QT_TRANSLATE_NOOP("ChannelFields", "Further addresses of this mailbox"),
     QT_TRANSLATE_NOOP("ChannelFields", "Separated by commas; mail from them counts as written by you."), Kind::Setting,
     false},
    {"from_name", QT_TRANSLATE_NOOP("ChannelFields", "Name beside the address"),
     QT_TRANSLATE_NOOP("ChannelFields", "What customers see as the sender."), Kind::Setting, false},
    {"imap", QT_TRANSLATE_NOOP("ChannelFields", "Incoming server"),
     QT_TRANSLATE_NOOP(
         "ChannelFields",
         "imaps://imap.example.com:993, or imap://…:143 for STARTTLS. The provider's help page names it."),
     Kind::Setting, true},
    {"smtp", QT_TRANSLATE_NOOP("ChannelFields", "Outgoing server"),
     QT_TRANSLATE_NOOP("ChannelFields", "submissions://smtp.example.com:465, or submission://…:587 for STARTTLS."),
     Kind::Setting, true},
    {"user", QT_TRANSLATE_NOOP("ChannelFields", "User name"),
     QT_TRANSLATE_NOOP("ChannelFields", "Only when it is not the e-mail address."), Kind::Setting, false},
    {"password", QT_TRANSLATE_NOOP("ChannelFields", "Password"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "Many providers (QQ, 163, iCloud, Gmail) give an app password or authorisation code for this."),
     Kind::Secret, true, "password"},
    {"client_id", QT_TRANSLATE_NOOP("ChannelFields", "Client ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "Of your application in Google Cloud or Microsoft Entra."), Kind::Setting, true,
     "google microsoft"},
    {"client_secret", QT_TRANSLATE_NOOP("ChannelFields", "Client secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Beside the client ID."), Kind::Secret, false, "google microsoft"},
    {"refresh_token", QT_TRANSLATE_NOOP("ChannelFields", "Refresh token"),
     QT_TRANSLATE_NOOP("ChannelFields", "From the consent with scope for IMAP and SMTP (offline access)."),
     Kind::Secret, true, "google microsoft"},
    {"authserv_id", QT_TRANSLATE_NOOP("ChannelFields", "Name in Authentication-Results"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "First word of that header in a received mail. Without it forged senders are not recognised."),
     Kind::Setting, false},
    {"sent_folder", QT_TRANSLATE_NOOP("ChannelFields", "Folder of sent mail"),
     QT_TRANSLATE_NOOP("ChannelFields", "Only when the server does not mark it itself."), Kind::Setting, false},
};
constexpr SetupMode modes[] = {
    {"password", QT_TRANSLATE_NOOP("ChannelFields", "Log in with a password"), false},
    {"google", QT_TRANSLATE_NOOP("ChannelFields", "Log in with Google (OAuth)"), false},
    {"microsoft", QT_TRANSLATE_NOOP("ChannelFields", "Log in with Microsoft (OAuth)"), false},
};

} // namespace

SetupFacts EmailCodec::setup() const
{
    return {.fields = fields,
            .modes = modes,
            .hook = false,
            .note = QT_TRANSLATE_NOOP("ChannelFields", "Turn IMAP on in the provider's settings first.")};
}

} // namespace lianxi
