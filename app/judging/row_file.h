// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QStringList>

#include <vector>

namespace lianxi
{

/// Why a line of a file of rows was not taken.
enum class RejectedWhy { FieldCount, NotJson, NotUtf8, NoText, NoLabel, TooLong, UnknownLabel };
template <>
struct EnumNames<RejectedWhy> {
    static constexpr std::array<std::string_view, 7> names{"field_count", "not_json", "not_utf8",     "no_text",
                                                           "no_label",    "too_long", "unknown_label"};
};

struct RejectedRow {
    int line = 0; ///< from 1, as editors count
    RejectedWhy why = RejectedWhy::FieldCount;
    friend bool operator==(const RejectedRow &, const RejectedRow &) = default;
};

/// What a file of labelled rows holds.
struct RowFile {
    struct Row {
        int line = 0;
        QString text, label;
    };
    QStringList columns; ///< of the header line; of JSON the members of the first object
    bool hasColumns = false; ///< the two asked for are among them; without them there are no rows
    std::vector<Row> rows;
    std::vector<RejectedRow> rejected; ///< in their order
};

/// Reads `.jsonl` (an object a line) or tab-separated lines under a header line, UTF-8, 64 MiB at most. A bad line is
/// reported and the rest is read. NotFound, Io, InvalidInput (too large).
[[nodiscard]] Result<RowFile> readRowFile(const QString &file, const QString &textColumn, const QString &labelColumn);

} // namespace lianxi
