// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::whatsapp
{

inline constexpr int textLimit = 4096; ///< UTF-16 units: the safe reading of "characters"

/// The most bytes of a file that the platform takes; 0 for what is no file.
[[nodiscard]] qint64 fileLimit(PartType type);

/// The members "type" and its content of a message, or why there are none.
struct Content {
    QJsonObject members;
    QString refused;
    QString detail;
};

/// Text, a file with caption, a place, contacts, buttons, a list, a template.
[[nodiscard]] Content contentOf(const SendIntent &intent);
/// Whether it goes out as a template, which the platform has approved and which no window holds back.
[[nodiscard]] bool isTemplate(const SendIntent &intent);

} // namespace lianxi::whatsapp
