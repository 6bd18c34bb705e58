// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace lianxi::bench
{

using Steady = std::chrono::steady_clock;

[[nodiscard]] inline double millisSince(Steady::time_point from)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - from).count();
}

/// Processor time of all threads of this process so far, in seconds: beside the wall's time it tells what a busy
/// machine hides.
[[nodiscard]] inline double cpuSeconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// Waits until all that was written before (a copied store) is on the disk, so that no measurement pays for it.
inline void settleDisk()
{
    ::sync();
}

/// The value below which `share` of all lie; sorts. 0 when there is none.
[[nodiscard]] inline double quantile(std::vector<double> &values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, static_cast<size_t>(share * static_cast<double>(values.size())))];
}

/// Median and the two ends of what several runs gave.
struct Spread {
    double median = 0, least = 0, most = 0;
};
[[nodiscard]] inline Spread spreadOf(std::vector<double> runs)
{
    const double median = quantile(runs, 0.5); // sorts
    return runs.empty() ? Spread{} : Spread{median, runs.front(), runs.back()};
}

/// One line of the table that packaging/bench collects: every such line begins with "| ".
/// \param ratio  in the run: product to floor, or floor to product where more is better.
inline void printRow(const char *what, const QString &floor, const QString &product, const QString &ratio,
                     const QString &goal, std::optional<bool> met)
{
    std::printf("| %s | %s | %s | %s | %s | %s |\n", what, qUtf8Printable(floor), qUtf8Printable(product),
                qUtf8Printable(ratio), qUtf8Printable(goal),
                !met       ? ""
                    : *met ? "yes"
                           : "**no**");
    std::fflush(stdout);
}

/// "12.3 (11.0 to 14.1)".
[[nodiscard]] inline QString inWords(const Spread &spread, int decimals)
{
    return QStringLiteral("%1 (%2 to %3)")
        .arg(spread.median, 0, 'f', decimals)
        .arg(spread.least, 0, 'f', decimals)
        .arg(spread.most, 0, 'f', decimals);
}

/// The next reads of the file come from the disk.
inline void dropFromPageCache(const QString &file)
{
    const int fd = ::open(file.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fdatasync(fd);
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    ::close(fd);
}

} // namespace lianxi::bench
