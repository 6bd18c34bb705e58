// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "ui/dashboard/plot.h"

#include <QImage>

namespace lianxi
{

/// The chart as a table: one line a mark, with a header. A cell that a spreadsheet would read as a formula begins with
/// an apostrophe; UTF-8 with a mark at the beginning, which spreadsheets ask for.
[[nodiscard]] QByteArray chartCsv(const Plot &plot);
/// The chart with its title on the theme's ground, `scale` pixels a point.
[[nodiscard]] QImage chartImage(const Plot &plot, const Theme &theme, QSize size, double scale = 2);
[[nodiscard]] QByteArray chartSvg(const Plot &plot, const Theme &theme, QSize size);
/// Writes whole or not at all, in the format that the name's ending says: png, svg, else csv. Errors: Io.
[[nodiscard]] Status saveChart(const QString &file, const Plot &plot, const Theme &theme, QSize size);

} // namespace lianxi
