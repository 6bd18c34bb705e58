// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/queue.h"

#include <QJsonObject>

namespace lianxi::cli
{

/// One line of `metrics --json`: the figures of one key.
[[nodiscard]] QJsonObject toJson(const QString &key, const metrics::Figures &figures);
/// A chart as {"series":[{"name","bars":[{"key","value","n","cases"}]}]}; `cases` counts them.
[[nodiscard]] QJsonObject toJson(const metrics::Chart &chart);

} // namespace lianxi::cli
