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

/// An attachment on its way out.
struct MediaFile {
    PartType type = PartType::File;
    QByteArray bytes;
    QString name; ///< without folder
    QString mime;
};

} // namespace lianxi
