// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data.h"

#include <cstddef>
#include <cstdint>

using namespace lianxi;

/// Any text, Chinese or European: what is found lies within the text, by position, none overlapping, and masking keeps
/// the text's length. The bytes are read as UTF-8 and as UTF-16, lone surrogates included.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QString units;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        units += QChar(static_cast<std::uint8_t>(bytes[i]), static_cast<std::uint8_t>(bytes[i + 1]));
    for (const QString &text : {QString::fromUtf8(bytes), units}) {
        const std::vector<PersonalSpan> spans = findPersonalData(text);
        int end = 0;
        for (const PersonalSpan &span : spans) {
            if (span.start < end || span.end <= span.start || span.end > text.size())
                __builtin_trap();
            if (!(span.confidence >= 0 && span.confidence <= 1))
                __builtin_trap();
            end = span.end;
        }
        if (maskPersonalData(text, spans).size() != text.size())
            __builtin_trap();
    }
    return 0;
}
