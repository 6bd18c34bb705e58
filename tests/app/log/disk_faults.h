// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <sqlite3.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <unistd.h>

namespace lianxi
{

/// Makes SQLite's writes fail as a full or broken disk does, by way of the system calls that its unix layer lets be
/// replaced. For the whole process; undone when this goes.
class DiskFaults
{
public:
    DiskFaults()
    {
        sqlite3_initialize();
        m_vfs = sqlite3_vfs_find("unix");
        for (const auto &[name, replacement] : replacements())
            m_vfs->xSetSystemCall(m_vfs, name, replacement);
    }
    ~DiskFaults()
    {
        heal();
        for (const auto &[name, replacement] : replacements())
            m_vfs->xSetSystemCall(m_vfs, name, nullptr);
    }
    DiskFaults(const DiskFaults &) = delete;
    DiskFaults &operator=(const DiskFaults &) = delete;

    /// After `good` more writes all fail with `error`, until heal().
    static void failAfter(int good, int error)
    {
        s_error = error;
        s_left = good;
    }
    /// No file can grow beyond `bytes`, as when that is what the disk has left, until heal().
    static void limitFileSize(qint64 bytes) { s_largest = bytes; }
    static void heal()
    {
        s_left = INT_MAX;
        s_largest = LLONG_MAX;
    }

private:
    struct Replacement {
        const char *name;
        sqlite3_syscall_ptr call;
    };
    static bool fails(qint64 end)
    {
        int left = s_left;
        while (left > 0 && left != INT_MAX && !s_left.compare_exchange_weak(left, left - 1)) { }
        if (left > 0 && end <= s_largest)
            return false;
        errno = left > 0 ? ENOSPC : s_error.load();
        return true;
    }
    static ssize_t write(int file, const void *bytes, size_t count)
    {
        return fails(::lseek(file, 0, SEEK_CUR) + static_cast<qint64>(count)) ? -1 : ::write(file, bytes, count);
    }
    static ssize_t pwrite(int file, const void *bytes, size_t count, off_t at)
    {
        return fails(at + static_cast<qint64>(count)) ? -1 : ::pwrite(file, bytes, count, at);
    }
    static std::array<Replacement, 3> replacements()
    {
        return {{{"write", reinterpret_cast<sqlite3_syscall_ptr>(&DiskFaults::write)},
                 {"pwrite", reinterpret_cast<sqlite3_syscall_ptr>(&DiskFaults::pwrite)},
                 {"pwrite64", reinterpret_cast<sqlite3_syscall_ptr>(&DiskFaults::pwrite)}}};
    }

    inline static std::atomic<qint64> s_largest = LLONG_MAX;
    inline static std::atomic<int> s_left = INT_MAX;
    inline static std::atomic<int> s_error = 0;
    sqlite3_vfs *m_vfs;
};

} // namespace lianxi
