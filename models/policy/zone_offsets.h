// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <vector>

namespace lianxi
{

/// The UTC offsets of one IANA time zone from 1970 to 2100, read once, so that the fold never asks QTimeZone (which
/// costs microseconds a question). Before and after that span the nearest offset holds. Immutable; any thread.
class ZoneOffsets
{
public:
    /// A span of time with one offset; `until` is the first second that is not in it.
    struct Span {
        std::chrono::sys_seconds until;
        std::chrono::seconds offset{};
    };
    /// An unknown name counts as UTC.
    explicit ZoneOffsets(const QByteArray &ianaName);
    [[nodiscard]] const Span &spanAt(std::chrono::sys_seconds t) const;

private:
    std::vector<Span> m_spans; ///< ascending, the last one open
};

} // namespace lianxi
