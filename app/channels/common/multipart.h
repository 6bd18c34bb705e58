// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <vector>

namespace lianxi::channels
{

/// The refusal of a file that is larger than what `limits` say of its sort, with both counts in `detail`; nullopt when
/// it fits or nothing is known.
[[nodiscard]] std::optional<SendPlan> refuseTooLarge(const MediaFile &file, const ChannelLimits &limits);
/// The same for a limit in bytes.
[[nodiscard]] std::optional<SendPlan> refuseTooLarge(const MediaFile &file, qint64 limit);

/// A POST of multipart/form-data (RFC 7578): text fields in order, then the files, each as `fileField`. File names are
/// UTF-8; quotes and line ends in them are percent-encoded. The boundary follows from the content, so that the same
/// upload is the same bytes.
[[nodiscard]] HttpRequest multipartPost(const QString &url, const QList<QPair<QByteArray, QByteArray>> &fields,
                                        const QByteArray &fileField, const MediaFile &file);
[[nodiscard]] HttpRequest multipartPost(const QString &url, const QList<QPair<QByteArray, QByteArray>> &fields,
                                        const QByteArray &fileField, const std::vector<MediaFile> &files);

} // namespace lianxi::channels
