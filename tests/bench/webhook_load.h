// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace lianxi::bench
{

inline constexpr int connections = 64;

/// What a load came to.
struct Figure {
    double perSecond = 0;
    double p99Millis = 0;
    qint64 good = 0; ///< answered 200
    double cpuMicros = 0; ///< processor time for each request, load generator included
};

/// Sends whole HTTP requests to a server on loopback over 64 connections, each the next one when the answer to its last
/// is whole.
[[nodiscard]] Figure load(quint16 port, const std::vector<QByteArray> &requests);

} // namespace lianxi::bench
