// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_message.h"
#include "app/channels/common/meta_upload.h"
#include "app/channels/instagram/instagram_codec.h"
#include "app/channels/instagram/instagram_login.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

using Kind = SetupField::Kind;

constexpr SetupField fields[] = {
    {"ig_id", QT_TRANSLATE_NOOP("ChannelFields", "Instagram account ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "Begins with 17841. Meta Business Suite: Settings, Instagram accounts."),
     Kind::Setting, true},
    {"page_id", QT_TRANSLATE_NOOP("ChannelFields", "Page ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "On the linked Facebook Page under About, Page transparency."), Kind::Setting,
     true, "page"},
    {"app_id", QT_TRANSLATE_NOOP("ChannelFields", "App ID"),
     QT_TRANSLATE_NOOP("ChannelFields", "developers.facebook.com: your app, App settings, Basic."), Kind::Setting,
     true},
    {"app_secret", QT_TRANSLATE_NOOP("ChannelFields", "App secret"),
     QT_TRANSLATE_NOOP("ChannelFields", "Same page. It signs what arrives here."), Kind::Secret, true},
    {"verify_token", QT_TRANSLATE_NOOP("ChannelFields", "Verify token"),
     QT_TRANSLATE_NOOP("ChannelFields", "You choose it: enter the same beside the address under Webhooks."),
     Kind::Secret, true},
    {"access_token", QT_TRANSLATE_NOOP("ChannelFields", "Access token"),
     QT_TRANSLATE_NOOP("ChannelFields",
                       "Of the linked Page; with an Instagram login the account's own, which lives 60 days."),
     Kind::Secret, true},
    {"api_version", QT_TRANSLATE_NOOP("ChannelFields", "Graph API version"),
     QT_TRANSLATE_NOOP("ChannelFields", "v25.0 unless you enter another one."), Kind::Setting, false},
};
constexpr SetupMode modes[] = {
    {"page", QT_TRANSLATE_NOOP("ChannelFields", "Through the linked Facebook Page"), true},
    {"instagram", QT_TRANSLATE_NOOP("ChannelFields", "With an Instagram login of its own"), true},
};
constexpr auto note = QT_TRANSLATE_NOOP(
    "ChannelFields",
    "The account must be professional and public, the app live, and access to messages allowed in the Instagram app "
    "(Settings, Messages). Instagram tells nobody of edited or deleted comments. Stories that name the account may "
    "not be kept.");

} // namespace

bool instagram::logsInItself(const ChannelAccount &account)
{
    return accountText(account, "mode"_L1) == "instagram"_L1 || accountText(account, "login"_L1) == "instagram"_L1;
}

SetupFacts InstagramCodec::setup() const
{
    return {.fields = fields, .modes = modes, .hook = true, .note = note};
}

std::optional<SendIntent> InstagramCodec::privateReplyIntent(const PlatformEvent &event, const QString &text) const
{
    // Where somebody else named the account it may only answer in public.
    if (event.flags.contains("mention"_L1))
        return std::nullopt;
    return meta::privateReplyTo(event, text);
}

SendPlan InstagramCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &,
                                    const ChannelAccount &account, Instant) const
{
    const bool itself = instagram::logsInItself(account);
    const QString page = itself ? QString() : accountText(account, "page_id"_L1);
    const QString path = u"/%1/message_attachments"_s.arg(page.isEmpty() ? u"me"_s : page);
    return meta::planAttachment(file, account, path, instagram::hostOf(itself), {{"platform", "instagram"}});
}

SendAnswer InstagramCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &,
                                      const ChannelAccount &, Instant) const
{
    return meta::readAttachment(response);
}

/// Only a token whose end is known is exchanged: one that is younger than a day may not be, and Page tokens need not.
std::optional<HttpRequest> InstagramCodec::tokenRequest(const ChannelAccount &account) const
{
    const QString token = accountText(account, "access_token"_L1);
    if (!instagram::logsInItself(account) || token.isEmpty()
        || accountText(account, "access_token_expires"_L1).isEmpty())
        return std::nullopt;
    HttpRequest request;
    request.method = "GET";
    request.url = apiBase(account, instagram::hostOf(true)) + "/refresh_access_token?grant_type=ig_refresh_token"_L1;
    request.query = "access_token=" + token.toUtf8().toPercentEncoding();
    return request;
}

Result<QJsonObject> InstagramCodec::readToken(const HttpResponse &response, Instant now) const
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    const QString token = body ? body->value("access_token"_L1).toString() : QString();
    const qint64 seconds = body ? integer(body->value("expires_in"_L1)).value_or(0) : 0;
    constexpr qint64 longest = 366 * 86'400;
    if (response.status != 200 || token.isEmpty() || seconds <= 0 || seconds > longest)
        return failure(ErrorCode::Protocol, u"the platform gave no fresh token"_s);
    return QJsonObject{{"access_token"_L1, token},
                       {"access_token_expires"_L1, toRfc3339(now + std::chrono::seconds(seconds))}};
}

} // namespace lianxi
