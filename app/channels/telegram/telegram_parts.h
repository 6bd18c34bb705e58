// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

namespace lianxi::telegram
{

/// What a message carries besides who and when.
struct Content {
    QString text;
    std::vector<Part> parts;
    bool known = false; ///< false: nothing in it that this version can show
};

[[nodiscard]] Content contentOf(const QJsonObject &message);

} // namespace lianxi::telegram
