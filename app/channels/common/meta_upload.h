// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::meta
{

/// What Messenger and Instagram take.
[[nodiscard]] std::vector<PartLimit> attachmentLimits();
/// Gives a file to a Page's or an Instagram account's attachments; `path` is where. Refused: too large, or a sort that
/// the product does not take.
[[nodiscard]] SendPlan planAttachment(const MediaFile &file, const ChannelAccount &account, const QString &path,
                                      QLatin1StringView publicBase, const QList<QPair<QByteArray, QByteArray>> &fields);
/// Uploaded, with the attachment's id as "ref".
[[nodiscard]] SendAnswer readAttachment(const HttpResponse &response);
/// A multipart request with the account's token and proof.
[[nodiscard]] SendPlan multipartPlan(const ChannelAccount &account, const QString &path, QLatin1StringView publicBase,
                                     const QList<QPair<QByteArray, QByteArray>> &fields, const QByteArray &fileField,
                                     const MediaFile &file);
/// The refusal of a file that is empty or over `limit` bytes; nullopt when it fits.
[[nodiscard]] std::optional<SendPlan> refuseTooLarge(const MediaFile &file, qint64 limit);

} // namespace lianxi::meta
