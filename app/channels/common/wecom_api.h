// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "app/channels/common/xml_tree.h"

namespace lianxi::channels
{

// What WeCom applications and WeCom customer service share: callbacks, tokens, error codes, media.

/// A callback, opened: the answer when it ends here (address check, refusal), else what was inside.
struct WecomPush {
    std::optional<Inbound> answer;
    XmlElement body;
};
/// WeCom always encrypts and knows no signature but msg_signature. Account members: token, encoding_aes_key,
/// receive_id.
[[nodiscard]] WecomPush openWecomPush(const HttpRequest &request, const ChannelAccount &account, Instant now);

/// Address below /cgi-bin/ with the access token.
[[nodiscard]] QString wecomUrl(const ChannelAccount &account, const QString &path);
[[nodiscard]] HttpRequest wecomGet(const ChannelAccount &account, const QString &path,
                                   const QList<QPair<QByteArray, QString>> &fields);
/// nullopt without corp_id and corp_secret.
[[nodiscard]] std::optional<HttpRequest> wecomTokenRequest(const ChannelAccount &account);
[[nodiscard]] Result<QJsonObject> readWecomToken(const HttpResponse &response, Instant now);

/// What an answer says: why not, or its members.
struct WecomReply {
    std::optional<SendAnswer> refused;
    QJsonObject body;
    qint64 code = 0; ///< errcode
};
[[nodiscard]] WecomReply readWecomReply(const HttpResponse &response);

/// A temporary file of the corporation; `reference` is its media id.
[[nodiscard]] MediaPlan wecomDownload(const Part &part, const ChannelAccount &account);
[[nodiscard]] std::vector<PartLimit> wecomPartLimits();
[[nodiscard]] SendPlan wecomUpload(const MediaFile &file, const ChannelAccount &account);
[[nodiscard]] SendAnswer readWecomUpload(const HttpResponse &response);

/// The part of a message's body that says what it is, or why it cannot go.
struct WecomContent {
    QJsonObject body; ///< msgtype and the member of that name
    QString refused;
    QString detail;
};
/// One text or one part. `objects` are messages that travel in SendIntent::more as the platform's own; `other` makes
/// what image, voice, video and file are not.
[[nodiscard]] WecomContent wecomContent(const SendIntent &intent, std::span<const QLatin1StringView> objects,
                                        WecomContent (*other)(const Part &part));
[[nodiscard]] WecomContent wecomObject(QLatin1StringView type, const QJsonObject &object);
/// The refusal of the first member that is longer, in UTF-8 bytes, than it may be.
struct WecomLimit {
    QLatin1StringView member;
    int bytes;
};
[[nodiscard]] std::optional<WecomContent> refuseLong(const QJsonObject &object, std::span<const WecomLimit> limits);

} // namespace lianxi::channels
