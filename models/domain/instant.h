// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace lianxi
{

/// A moment, UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where the current time comes from. Injected everywhere, so that no test waits.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's wall clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

/// Milliseconds since 1970, for the edges (database, JSON numbers) only.
[[nodiscard]] inline qint64 toMillis(Instant t)
{
    return t.time_since_epoch().count();
}
[[nodiscard]] inline Instant fromMillis(qint64 ms)
{
    return Instant(std::chrono::milliseconds(ms));
}
[[nodiscard]] inline QDateTime toDateTime(Instant t)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(t), Qt::UTC);
}

/// RFC 3339, UTC, always with milliseconds: "2026-09-01T00:01:00.000Z".
[[nodiscard]] QString toRfc3339(Instant t);
/// \return nullopt unless `text` is RFC 3339 with an offset or Z; fractions beyond milliseconds are cut.
[[nodiscard]] std::optional<Instant> parseRfc3339(QStringView text);

} // namespace lianxi
