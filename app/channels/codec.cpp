// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"

#include "app/channels/asterisk/asterisk_codec.h"
#include "app/channels/chatwoot/chatwoot_codec.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/profiles.h"
#include "app/channels/common/split_text.h"
#include "app/channels/douyin/douyin_codec.h"
#include "app/channels/email/email_codec.h"
#include "app/channels/facebook/facebook_codec.h"
#include "app/channels/generic_webhook/generic_webhook_codec.h"
#include "app/channels/instagram/instagram_codec.h"
#include "app/channels/kuaishou/kuaishou_codec.h"
#include "app/channels/line/line_codec.h"
#include "app/channels/mastodon/mastodon_codec.h"
#include "app/channels/qq/qq_codec.h"
#include "app/channels/telegram/telegram_codec.h"
#include "app/channels/wechat_oa/wechat_oa_codec.h"
#include "app/channels/wecom/wecom_codec.h"
#include "app/channels/wecom_kf/wecom_kf_codec.h"
#include "app/channels/weibo/weibo_codec.h"
#include "app/channels/whatsapp/whatsapp_codec.h"
#include "app/channels/x/x_codec.h"
#include "app/channels/xiaohongshu/xiaohongshu_codec.h"

#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

QByteArray headerValue(const Headers &headers, QByteArrayView name)
{
    const auto found = std::find_if(headers.begin(), headers.end(), [name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

SendIntent sendIntentFromJson(const QJsonObject &json)
{
    SendIntent intent;
    QJsonObject rest = json;
    const auto text = [&rest](QLatin1StringView name) { return rest.take(name).toString(); };
    const QString op = text("op"_L1);
    const auto surface = fromText<Surface>(text("surface"_L1));
    intent.to = text("to"_L1);
    intent.threadId = text("thread_id"_L1);
    intent.text = text("text"_L1);
    intent.replyTo = text("reply_to"_L1);
    intent.target = text("target"_L1);
    intent.sendKey = text("send_key"_L1);
    intent.parts = partsFromJson(rest.take("parts"_L1).toArray());
    // Whoever names a comment to answer and nothing else means a public reply to it.
    const bool answersComment = op.isEmpty() && rest.contains("comment_id"_L1);
    if (!op.isEmpty() || answersComment)
        intent.op = answersComment ? u"reply_comment"_s : op;
    intent.surface = surface.value_or(answersComment ? Surface::Public : Surface::Private);
    intent.more = rest;
    return intent;
}

Inbound Codec::receive(const HttpRequest &, const ChannelAccount &, Instant) const
{
    Inbound result;
    result.verify = Verification::NotApplicable;
    result.reason = u"no_webhook"_s;
    result.reply.status = 404;
    return result;
}

std::vector<PollRequest> Codec::polls(const ChannelAccount &, const QHash<QString, QJsonObject> &) const
{
    return {};
}

QString Codec::listOf(const HttpRequest &) const
{
    return {};
}

PollAnswer Codec::readPoll(const QString &, const HttpResponse &, const ChannelAccount &, const QJsonObject &,
                           Instant) const
{
    PollAnswer result;
    result.outcome = SendOutcome::Refused;
    result.reason = u"unknown_list"_s;
    return result;
}

std::optional<HttpRequest> Codec::tokenRequest(const ChannelAccount &) const
{
    return std::nullopt;
}

Result<QJsonObject> Codec::readToken(const HttpResponse &, Instant) const
{
    return failure(ErrorCode::Protocol, u"this platform gives no tokens"_s);
}

int Codec::textLength(const QString &text) const
{
    return channels::textLength(text, limits(Surface::Private));
}

Courtesies Codec::courtesies() const
{
    return {};
}

std::optional<SendIntent> Codec::acknowledgeIntent(const PlatformEvent &) const
{
    return std::nullopt;
}

std::vector<SendIntent> acknowledgements(const Codec &codec, const std::vector<PlatformEvent> &events)
{
    std::vector<SendIntent> presses;
    for (const PlatformEvent &event : events) {
        if (std::optional<SendIntent> press = codec.acknowledgeIntent(event))
            presses.push_back(std::move(*press));
    }
    return presses;
}

SendIntent Codec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent;
    intent.surface = event.surface;
    intent.to = event.sender.id;
    intent.threadId = event.threadId;
    intent.replyTo = event.messageId;
    intent.text = text;
    return intent;
}

std::optional<SendIntent> Codec::privateReplyIntent(const PlatformEvent &, const QString &) const
{
    return std::nullopt;
}

std::vector<MessageTemplate> Codec::templates(const QHash<QString, QJsonObject> &) const
{
    return {};
}

QJsonObject Codec::templateIntent(const MessageTemplate &, const QStringList &) const
{
    return {};
}

int Codec::profilesAtOnce() const
{
    return 0;
}

SendPlan Codec::planProfile(const std::vector<ProfileSubject> &people, const ChannelAccount &account, Instant now) const
{
    if (people.size() != 1 || profilesAtOnce() == 0)
        return channels::refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    return planSend(channels::profileQuestion(people.front()), account, now);
}

ProfileAnswer Codec::readProfile(const HttpResponse &response, const std::vector<ProfileSubject> &people,
                                 const ChannelAccount &account, Instant now) const
{
    if (people.empty())
        return {};
    return channels::profilesOf(readAnswer(response, channels::profileQuestion(people.front()), account, now), people);
}

MediaPlan Codec::planDownload(const Part &part, const ChannelAccount &account) const
{
    MediaPlan plan;
    if (!part.ref.startsWith("https://"_L1)) {
        plan.reason = u"no_media"_s;
        return plan;
    }
    HttpRequest request;
    request.method = "GET";
    request.url = part.ref;
    // A server of the brand's own may stand inside, and so do its files.
    const QString own = QUrl(account.settings.value("api_base"_L1).toString()).host();
    request.publicOnly = own.isEmpty() || QUrl(part.ref).host() != own;
    plan.request = std::move(request);
    return plan;
}

Result<HttpRequest> Codec::readMediaAddress(const HttpResponse &, const ChannelAccount &) const
{
    return failure(ErrorCode::Protocol, u"the answer names no address"_s);
}

SendPlan Codec::planUpload(const MediaFile &, const SendIntent &, const QJsonObject &, const ChannelAccount &,
                           Instant) const
{
    SendPlan plan;
    plan.outcome = SendOutcome::Refused;
    plan.reason = u"no_upload"_s;
    return plan;
}

SendAnswer Codec::readUpload(const HttpResponse &, const MediaFile &, const QJsonObject &, const ChannelAccount &,
                             Instant) const
{
    SendAnswer answer;
    answer.outcome = SendOutcome::Refused;
    answer.reason = u"no_upload"_s;
    return answer;
}

std::optional<StreamOpen> Codec::openStream(const ChannelAccount &, const QJsonObject &) const
{
    return std::nullopt;
}

StreamStep Codec::onStream(const StreamInput &, const QJsonObject &state, const QJsonObject &, const ChannelAccount &,
                           Instant) const
{
    StreamStep step;
    step.state = state;
    step.end = StreamStep::End::Refused;
    step.reason = u"no_stream"_s;
    return step;
}

SetupFacts Codec::setup() const
{
    return {};
}

QJsonObject Codec::derivedSettings(const QJsonObject &, const QJsonObject &) const
{
    return {};
}

const Codec *codecFor(Platform platform)
{
    static const AsteriskCodec asterisk;
    static const ChatwootCodec chatwoot;
    static const DouyinCodec douyin;
    static const EmailCodec email;
    static const FacebookCodec facebook;
    static const GenericWebhookCodec genericWebhook;
    static const InstagramCodec instagram;
    static const KuaishouCodec kuaishou;
    static const LineCodec line;
    static const MastodonCodec mastodon;
    static const QqCodec qq;
    static const TelegramCodec telegram;
    static const WechatOaCodec wechatOa;
    static const WecomCodec wecom;
    static const WecomKfCodec wecomKf;
    static const WeiboCodec weibo;
    static const WhatsappCodec whatsapp;
    static const XCodec x;
    static const XiaohongshuCodec xiaohongshu;
    // clang-format off
    static constexpr auto all = std::to_array<const Codec *>({
        &asterisk,
        &chatwoot,
        &douyin,
        &email,
        &facebook,
        &genericWebhook,
        &instagram,
        &kuaishou,
        &line,
        &mastodon,
        &qq,
        &telegram,
        &wechatOa,
        &wecom,
        &wecomKf,
        &weibo,
        &whatsapp,
        &x,
        &xiaohongshu,
    });
    // clang-format on
    const auto found = std::find_if(all.begin(), all.end(), [platform](auto *c) { return c->platform() == platform; });
    return found == all.end() ? nullptr : *found;
}

} // namespace lianxi
