// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/json_members.h"

#include <cstdint>
#include <cstdlib>

using namespace lianxi;

/// Whatever the text, the spans lie in it, in order, and lines only grow.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto spans = jsonMembers(bytes);
    if (!spans)
        return 0;
    const char *at = bytes.constData();
    qint64 line = 1;
    for (const JsonSpan &span : *spans) {
        const char *end = span.value.data() + span.value.size();
        if (span.value.isEmpty() || span.value.data() < at || end > bytes.constData() + bytes.size()
            || span.line < line)
            std::abort();
        at = end;
        line = span.line;
        if (const auto inner = jsonMembers(span.value, span.line);
            inner && !inner->empty() && inner->front().line < line)
            std::abort();
    }
    return 0;
}
