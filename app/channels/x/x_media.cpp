// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/multipart.h"
#include "app/channels/x/x_calls.h"
#include "app/channels/x/x_codec.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr qsizetype pieceSize = 4 * 1024 * 1024; ///< of the 5 MB that a piece may have
constexpr qsizetype imageLimit = 5 * 1024 * 1024;
constexpr qsizetype gifLimit = 15 * 1024 * 1024;
constexpr qsizetype videoLimit = 512LL * 1024 * 1024;
constexpr qint64 longestCheck = 60; ///< seconds

/// Members of the progress: the upload's id, the next piece, and whether all pieces are there.
constexpr auto idMember = "media_id"_L1;
constexpr auto pieceMember = "piece"_L1;
constexpr auto finalMember = "finalized"_L1;

bool isGif(const MediaFile &file)
{
    return file.mime == "image/gif"_L1;
}

QString refusalOf(const MediaFile &file)
{
    if (file.type != PartType::Image && file.type != PartType::Video)
        return u"unsupported_part"_s;
    const qsizetype limit = file.type == PartType::Video ? videoLimit : isGif(file) ? gifLimit : imageLimit;
    return file.bytes.isEmpty() ? u"empty"_s : file.bytes.size() > limit ? u"too_large"_s : QString();
}

QString categoryOf(const MediaFile &file, Surface surface)
{
    const auto kind = file.type == PartType::Video ? "video"_L1 : isGif(file) ? "gif"_L1 : "image"_L1;
    return (surface == Surface::Public ? u"tweet_"_s : u"dm_"_s) + kind;
}

HttpRequest pieceRequest(const MediaFile &file, const QString &id, qint64 piece, const ChannelAccount &account,
                         Instant now)
{
    MediaFile part = file;
    part.bytes = file.bytes.mid(piece * pieceSize, pieceSize);
    part.mime = u"application/octet-stream"_s;
    HttpRequest request =
        multipartPost(apiBase(account, "https://api.x.com"_L1) + "/2/media/upload/"_L1 + id + "/append"_L1,
                      {{"segment_index", QByteArray::number(piece)}}, "media", part);
    x::authorize(request, account, now);
    return request;
}

SendAnswer pending(QJsonObject progress, std::optional<std::chrono::seconds> wait = std::nullopt)
{
    SendAnswer result = answer(SendOutcome::Pending, {});
    result.more = std::move(progress);
    result.retryAfter = wait;
    return result;
}

/// What the platform says of a file that is all there.
SendAnswer processed(const QJsonObject &data, const QJsonObject &progress)
{
    const QJsonObject info = data.value("processing_info"_L1).toObject();
    const QString state = info.value("state"_L1).toString();
    if (state == "failed"_L1)
        return answer(SendOutcome::Refused, u"bad_media"_s, info["error"_L1]["message"_L1].toString());
    QJsonObject next = progress;
    next.insert(finalMember, true);
    if (state == "pending"_L1 || state == "in_progress"_L1) {
        const qint64 wait = integer(info.value("check_after_secs"_L1)).value_or(1);
        return pending(next, std::chrono::seconds(std::clamp<qint64>(wait, 1, longestCheck)));
    }
    SendAnswer result = answer(SendOutcome::Uploaded, {});
    const QString id = progress.value(idMember).toString();
    result.more = {{"ref"_L1, id}, {idMember, id}};
    return result;
}

} // namespace

SendPlan XCodec::planUpload(const MediaFile &file, const SendIntent &intent, const QJsonObject &progress,
                            const ChannelAccount &account, Instant now) const
{
    if (!x::canSign(account))
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    if (const QString refused = refusalOf(file); !refused.isEmpty())
        return refusePlan(SendOutcome::Refused, refused);
    const QString id = progress.value(idMember).toString();
    const QString path = u"/2/media/upload"_s;
    if (id.isEmpty())
        return {x::apiRequest("POST", path + "/initialize"_L1,
                              {{"total_bytes"_L1, file.bytes.size()},
                               {"media_type"_L1, file.mime},
                               {"media_category"_L1, categoryOf(file, intent.surface)}},
                              account, now),
                {},
                {},
                {}};
    if (progress.value(finalMember).toBool())
        return {x::apiRequest("GET", path + "?command=STATUS&media_id="_L1 + id, {}, account, now), {}, {}, {}};
    const qint64 piece = progress.value(pieceMember).toInteger();
    if (piece * pieceSize < file.bytes.size())
        return {pieceRequest(file, id, piece, account, now), {}, {}, {}};
    return {x::apiRequest("POST", path + u'/' + id + "/finalize"_L1, {}, account, now), {}, {}, {}};
}

SendAnswer XCodec::readUpload(const HttpResponse &response, const MediaFile &file, const QJsonObject &progress,
                              const ChannelAccount &account, Instant now) const
{
    SendAnswer state = readAnswer(response, {}, account, now);
    const QString id = progress.value(idMember).toString();
    const qint64 piece = progress.value(pieceMember).toInteger();
    const bool appending = !id.isEmpty() && !progress.value(finalMember).toBool();
    const bool accepted = response.status >= 200 && response.status < 300;
    if (appending && accepted && piece * pieceSize < file.bytes.size()) // its answer may be empty
        return pending({{idMember, id}, {pieceMember, piece + 1}});
    if (state.outcome != SendOutcome::Sent) {
        // Nothing has been said to anybody yet, so an upload without an answer begins again.
        if (state.outcome == SendOutcome::Unconfirmed)
            state.outcome = SendOutcome::Retry;
        return state;
    }
    const QJsonObject data = readJsonObject(response.body).value_or(QJsonObject()).value("data"_L1).toObject();
    if (!id.isEmpty())
        return processed(data, progress);
    const QString fresh = idText(data.value("id"_L1));
    return fresh.isEmpty() ? unreadableAnswer(response) : pending({{idMember, fresh}, {pieceMember, 0}});
}

MediaPlan XCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    MediaPlan plan = Codec::planDownload(part, account);
    const QByteArray token = accountBytes(account, "access_token"_L1);
    // Pictures inside messages are for those who can read them; the token goes to the platform's own hosts only.
    const QString host = QUrl(part.ref, QUrl::StrictMode).host();
    const bool isTheirs = host == "api.x.com"_L1 || host == "ton.x.com"_L1 || host == "ton.twitter.com"_L1;
    if (plan.request && isTheirs && !token.isEmpty())
        plan.request->headers = {{"Authorization", "Bearer " + token}};
    return plan;
}

} // namespace lianxi
