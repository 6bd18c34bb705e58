// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QHostAddress>
#include <QString>

#include <utility>

namespace lianxi
{

/// A TCP socket that listens and does not block. Closes it when destroyed.
class HttpListener
{
public:
    /// Unavailable when `address` is no IP address, or address or port cannot be had. Port 0: any.
    [[nodiscard]] static Result<HttpListener> open(const QString &address, quint16 port);
    HttpListener() = default;
    HttpListener(HttpListener &&other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_port(other.m_port)
    {
    }
    HttpListener &operator=(HttpListener &&other) noexcept
    {
        std::swap(m_socket, other.m_socket);
        std::swap(m_port, other.m_port);
        return *this;
    }
    ~HttpListener();

    struct Client {
        int socket = -1; ///< not blocking; the caller's to close
        QHostAddress address;
        bool nobody = false; ///< no client waits; else, without a socket, there are no more file descriptors
    };
    /// The next that waits.
    [[nodiscard]] Client accept() const;
    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_socket = -1;
    quint16 m_port = 0;
};

} // namespace lianxi
