// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <mutex>
#include <utility>
#include <vector>

#include <sys/eventfd.h>
#include <unistd.h>

namespace lianxi
{

class HttpConnection;

/// An eventfd; any thread may ring.
class Bell
{
public:
    Bell()
        : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    {
    }
    ~Bell()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Bell(const Bell &) = delete;
    Bell &operator=(const Bell &) = delete;
    void ring() const
    {
        const quint64 one = 1;
        (void)!::write(m_fd, &one, sizeof one);
    }
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
};

/// Answers that came from other threads. Outlives the server: a handler may answer after it has stopped.
class HttpMailbox
{
public:
    using Letter = std::pair<HttpConnection *, GatewayReply>;
    void put(HttpConnection *to, GatewayReply reply)
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return;
        m_letters.emplace_back(to, std::move(reply));
        if (m_letters.size() == 1) // otherwise a worker has been woken and not looked yet
            bell.ring();
    }
    [[nodiscard]] std::vector<Letter> takeAll()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_letters, {});
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_letters.clear();
    }
    const Bell bell;

private:
    std::mutex m_mutex;
    std::vector<Letter> m_letters; ///< guarded by m_mutex
    bool m_closed = false; ///< guarded by m_mutex
};

} // namespace lianxi
