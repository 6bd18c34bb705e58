// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/http_message.h"
#include "models/domain/kinds.h"

#include <optional>

namespace lianxi
{

/// A request that fetches an attachment, or why there is none.
struct MediaPlan {
    std::optional<HttpRequest> request;
    bool givesAddress = false; ///< the answer names where the bytes are; Codec::readMediaAddress() reads it
    QString reason; ///< no_media, expired …
};

/// Member of Part::more that names an attachment of this desk's own store; set as long as `ref` is empty.
inline constexpr QLatin1StringView localAttachment{"local"};
/// Codec::planUpload() refuses with this where the file travels inside the message: planSend() then finds it in
/// SendIntent::files.
inline constexpr QLatin1StringView uploadWithMessage{"with_message"};

/// An attachment on its way out.
struct MediaFile {
    size_t part = 0; ///< index in SendIntent::parts
    PartType type = PartType::File;
    QByteArray bytes;
    QString name; ///< without folder
    QString mime;
};

} // namespace lianxi
