// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/meta_message.h"
#include "app/channels/common/meta_upload.h"
#include "app/channels/facebook/facebook_codec.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"page_id", QT_TRANSLATE_NOOP("ChannelFields", "Page ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "On the Page under About, Page transparency."), Kind::Setting, true},
    {"app_id", QT_TRANSLATE_NOOP("ChannelFields", "App ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "developers.facebook.com: your app, App settings, Basic."), Kind::Setting,
     true},
    {"app_secret", QT_TRANSLATE_NOOP("ChannelFields", "App secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Same page. It signs what arrives here."), Kind::Secret, true},
    {"verify_token", QT_TRANSLATE_NOOP("ChannelFields", "Verify token"),
     QT_TRANSLATE_NOOP("ChannelFields", "You choose it: enter the same beside the address under Webhooks."),
     Kind::Secret, true},
    {"access_token", QT_TRANSLATE_NOOP("ChannelFields", "Page access token"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "A long-lived one, made from a long-lived user token: it does not expire by itself."),
     Kind::Secret, true},
    {"api_version", QT_TRANSLATE_NOOP("ChannelFields", "Graph API version"),
     QT_TRANSLATE_NOOP("ChannelFields", "v25.0 unless you enter another one."), Kind::Setting, false},
};
constexpr auto note = QT_TRANSLATE_NOOP(
    "ChannelFields",
    "Subscribe the Page to messages, message_echoes, message_edits, message_reactions, message_deliveries, "
    "message_reads, messaging_postbacks, messaging_referrals, feed, mention and ratings. Until the app has passed "
    "review, only people with a role in it get through. Answers after 24 hours need the Human Agent feature.");

} // namespace

SetupFacts FacebookCodec::setup() const
{
    return {.fields = fields, .modes = {}, .hook = true, .note = note};
}

std::optional<SendIntent> FacebookCodec::privateReplyIntent(const PlatformEvent &event, const QString &text) const
{
    return meta::privateReplyTo(event, text);
}

SendPlan FacebookCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &,
                                   const ChannelAccount &account, Instant) const
{
    const QString page = channels::accountText(account, "page_id"_L1);
    const QString path = u"/%1/message_attachments"_s.arg(page.isEmpty() ? u"me"_s : page);
    return meta::planAttachment(file, account, path, "https://graph.facebook.com"_L1, {});
}

SendAnswer FacebookCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &,
                                     const ChannelAccount &, Instant) const
{
    return meta::readAttachment(response);
}

} // namespace lianxi
