// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/language/training.h"

class QCommandLineParser;

namespace lianxi::cli
{

/// Which columns of a data file are what.
struct Columns {
    QStringList text; ///< several are joined, a line each
    QString other; ///< second text of a pair; empty: none
    QString label;
};

/// Adds --data, --text, --text2 and --label.
void addDataOptions(QCommandLineParser &parser);
/// \return InvalidInput with what is missing.
[[nodiscard]] Result<Columns> columnsOf(const QCommandLineParser &parser);

/// Reads `.tsv` (a header line, fields between tabs, no quoting) or `.jsonl`, plain or with `.gz` behind; or a
/// `.grammar` (row_grammar.h), which has no columns. \return NotFound, Io, or InvalidInput with the line that cannot be
/// used.
[[nodiscard]] Result<std::vector<LabelledRow>> readLabelledRows(const QString &file, const Columns &columns);

} // namespace lianxi::cli
