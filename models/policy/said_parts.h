// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

#include <vector>

namespace lianxi
{

/// Member of Part::more of a picture or sound that we made out of words: those words. The guards read them, and so does
/// whoever cannot see or hear the part.
inline constexpr QLatin1StringView saidMember{"said"};

/// All that a message says: its text, and what stands in pictures and sounds that were made out of words. Pure.
[[nodiscard]] inline QString wholeText(const QString &text, const std::vector<Part> &parts)
{
    QString whole = text;
    for (const Part &part : parts) {
        const QString said = part.more.value(saidMember).toString();
        if (!said.isEmpty())
            whole += (whole.isEmpty() ? QString() : QStringLiteral("\n")) + said;
    }
    // A recording or a photograph alone says something, too: the guards that ask who is spoken to must not pass it
    // over.
    if (whole.trimmed().isEmpty() && !parts.empty())
        whole = QChar(QChar::ObjectReplacementCharacter);
    return whole;
}

} // namespace lianxi
