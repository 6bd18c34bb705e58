// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/queue.h"

#include <QJsonObject>

namespace lianxi::cli
{

/// One line of `metrics --json`: the figures of one key, and every platform's exam of its part of the facts.
[[nodiscard]] QJsonObject toJson(const QString &key, const metrics::Facts &part, const metrics::Figures &figures,
                                 const metrics::FigureOptions &how, const ZoneOffsets &zone);
/// A chart as {"series":[{"name","bars":[{"key","value","n","cases"}]}]}; `cases` counts them.
[[nodiscard]] QJsonObject toJson(const metrics::Chart &chart);

} // namespace lianxi::cli
