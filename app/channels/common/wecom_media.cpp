// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/multipart.h"
#include "app/channels/common/wecom_api.h"

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

constexpr qsizetype megabyte = 1024 * 1024;
constexpr qsizetype smallestFile = 6; ///< the platform takes only files of more than five bytes

/// A kind of temporary file: what the platform calls it and how large it may be.
struct MediaKind {
    PartType type;
    QLatin1StringView name;
    qsizetype limit;
};
constexpr std::array mediaKinds{
    MediaKind{PartType::Image, "image"_L1, 10 * megabyte},
    MediaKind{PartType::Voice, "voice"_L1, 2 * megabyte},
    MediaKind{PartType::Video, "video"_L1, 10 * megabyte},
    MediaKind{PartType::File, "file"_L1, 20 * megabyte},
};

const MediaKind *kindOf(PartType type)
{
    const auto found =
        std::find_if(mediaKinds.begin(), mediaKinds.end(), [type](const MediaKind &kind) { return kind.type == type; });
    return found == mediaKinds.end() ? nullptr : &*found;
}

/// What a file can travel as: pictures other than JPEG and PNG, voice other than AMR and video other than MP4 are
/// taken only as files.
PartType travelsAs(const MediaFile &file)
{
    const QString mime = file.mime.toLower();
    switch (file.type) {
    case PartType::Image:
        return mime == "image/jpeg"_L1 || mime == "image/png"_L1 ? PartType::Image : PartType::File;
    case PartType::Voice:
        return mime == "audio/amr"_L1 ? PartType::Voice : PartType::File;
    case PartType::Video:
        return mime == "video/mp4"_L1 ? PartType::Video : PartType::File;
    case PartType::Text:
    case PartType::Audio:
    case PartType::File:
    case PartType::Sticker:
    case PartType::Location:
    case PartType::Contact:
    case PartType::Card:
        break;
    }
    return PartType::File;
}

} // namespace

MediaPlan wecomDownload(const Part &part, const ChannelAccount &account)
{
    MediaPlan plan;
    if (part.ref.isEmpty() || !kindOf(part.type))
        plan.reason = u"no_media"_s;
    else if (accountText(account, "access_token"_L1).isEmpty())
        plan.reason = u"token"_s;
    else
        plan.request = wecomGet(account, u"media/get"_s, {{"media_id", part.ref}});
    return plan;
}

std::vector<PartLimit> wecomPartLimits()
{
    std::vector<PartLimit> limits;
    for (const MediaKind &kind : mediaKinds)
        limits.push_back({kind.type, kind.limit});
    return limits;
}

SendPlan wecomUpload(const MediaFile &file, const ChannelAccount &account)
{
    if (accountText(account, "access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    const MediaKind *kind = kindOf(travelsAs(file));
    if (file.bytes.size() < smallestFile)
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    if (file.bytes.size() > kind->limit) {
        SendPlan plan = refusePlan(SendOutcome::Refused, u"too_large"_s);
        plan.detail = u"%1 of %2"_s.arg(QString::number(file.bytes.size()), QString::number(kind->limit));
        return plan;
    }
    const QString url = wecomUrl(account, u"media/upload"_s) + "&type="_L1 + kind->name;
    return {multipartPost(url, {}, "media", file), {}, {}, {}};
}

SendAnswer readWecomUpload(const HttpResponse &response)
{
    const WecomReply reply = readWecomReply(response);
    if (reply.refused) {
        SendAnswer refused = *reply.refused;
        // A file that is uploaded twice is only a file nobody names.
        if (refused.outcome == SendOutcome::Unconfirmed)
            refused.outcome = SendOutcome::Retry;
        return refused;
    }
    const QString id = reply.body.value("media_id"_L1).toString();
    if (id.isEmpty())
        return answer(SendOutcome::Retry, u"unreadable_answer"_s);
    SendAnswer uploaded = answer(SendOutcome::Uploaded, {});
    uploaded.more = {{"ref"_L1, id}};
    // What the platform made of it decides how it is sent.
    if (const QString type = reply.body.value("type"_L1).toString(); fromText<PartType>(type))
        uploaded.more.insert("type"_L1, type);
    return uploaded;
}

WecomContent wecomObject(QLatin1StringView type, const QJsonObject &object)
{
    return {{{"msgtype"_L1, type}, {type, object}}, {}, {}};
}

std::optional<WecomContent> refuseLong(const QJsonObject &object, std::span<const WecomLimit> limits)
{
    for (const WecomLimit &limit : limits) {
        const qsizetype bytes = object.value(limit.member).toString().toUtf8().size();
        if (bytes > limit.bytes)
            return WecomContent{
                {},
                u"too_long"_s,
                u"%1: %2 of %3"_s.arg(limit.member, QString::number(bytes), QString::number(limit.bytes))};
    }
    return std::nullopt;
}

WecomContent wecomContent(const SendIntent &intent, std::span<const QLatin1StringView> objects,
                          WecomContent (*other)(const Part &part))
{
    for (const QLatin1StringView name : objects) {
        if (intent.more.value(name).isObject())
            return wecomObject(name, intent.more.value(name).toObject());
    }
    QString text = intent.text;
    const Part *media = nullptr;
    for (const Part &part : intent.parts) {
        if (part.type == PartType::Text)
            text = text.isEmpty() ? part.text : text;
        else if (media)
            return {{}, u"one_part_only"_s, {}};
        else
            media = &part;
    }
    if (!media)
        return text.isEmpty() ? WecomContent{{}, u"empty"_s, {}} : wecomObject("text"_L1, {{"content"_L1, text}});
    if (!text.isEmpty())
        return {{}, u"mixed_content"_s, {}};
    const MediaKind *kind = kindOf(media->type);
    if (!kind)
        return other(*media);
    if (media->ref.isEmpty())
        return {{}, u"upload_needed"_s, {}};
    return wecomObject(kind->name, {{"media_id"_L1, media->ref}});
}

} // namespace lianxi::channels
