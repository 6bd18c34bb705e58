// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <sys/resource.h>

namespace lianxi::bench
{

/// Variable in which the starting program hands over its monotonic clock in ns, read right before exec.
inline constexpr const char *startVariable = "LIANXI_STARTED_NS";

[[nodiscard]] inline long long monotonicNanos()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

[[nodiscard]] inline double millisSinceStart()
{
    const char *started = std::getenv(startVariable);
    return started ? static_cast<double>(monotonicNanos() - std::atoll(started)) / 1e6 : 0;
}

/// One member of /proc/self/smaps_rollup in KiB; 0 when there is none.
[[nodiscard]] inline long residentKiB(const char *member = "Rss:")
{
    long found = 0;
    if (std::FILE *file = std::fopen("/proc/self/smaps_rollup", "r")) {
        char line[256];
        while (std::fgets(line, sizeof line, file))
            if (std::strncmp(line, member, std::strlen(member)) == 0)
                found = std::atol(line + std::strlen(member));
        std::fclose(file);
    }
    return found;
}

/// What a started program tells its starter: ms to the first paint, ms until complete, processor ms, resident and
/// private KiB.
inline void printStart(double painted, double complete)
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const double cpu = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3
        + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
    std::printf("%.1f %.1f %.1f %ld %ld\n", painted, complete, cpu, residentKiB(), residentKiB("Private_Dirty:"));
    std::fflush(stdout);
}

} // namespace lianxi::bench
