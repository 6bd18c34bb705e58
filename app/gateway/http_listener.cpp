// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_listener.h"

#include <algorithm>
#include <cerrno>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int backlog = 1024; ///< with fewer, a burst of connections would wait a second for its repeated SYN

/// \return its length; 0 unless `address` is an IP address.
socklen_t fill(sockaddr_storage &to, const QHostAddress &address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto &v4 = reinterpret_cast<sockaddr_in &>(to);
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(address.toIPv4Address());
        return sizeof v4;
    }
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        auto &v6 = reinterpret_cast<sockaddr_in6 &>(to);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::copy_n(bytes.c, sizeof bytes.c, v6.sin6_addr.s6_addr);
        return sizeof v6;
    }
    return 0;
}

quint16 portOf(int socket)
{
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    (void)::getsockname(socket, reinterpret_cast<sockaddr *>(&bound), &size);
    return ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6 &>(bound).sin6_port
                                             : reinterpret_cast<const sockaddr_in &>(bound).sin_port);
}

} // namespace

Result<HttpListener> HttpListener::open(const QString &address, quint16 port)
{
    sockaddr_storage to{};
    const socklen_t size = fill(to, QHostAddress(address), port);
    HttpListener listener;
    if (size > 0)
        listener.m_socket = ::socket(to.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    // Without SO_REUSEPORT: it would let a second program share the port unnoticed.
    const int on = 1;
    if (listener.m_socket < 0 || ::setsockopt(listener.m_socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0
        || ::bind(listener.m_socket, reinterpret_cast<const sockaddr *>(&to), size) != 0
        || ::listen(listener.m_socket, backlog) != 0)
        return failure(ErrorCode::Unavailable, u"cannot listen on %1 port %2"_s.arg(address).arg(port));
    listener.m_port = portOf(listener.m_socket);
    return listener;
}

HttpListener::~HttpListener()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

HttpListener::Client HttpListener::accept() const
{
    for (;;) {
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        const int socket =
            ::accept4(m_socket, reinterpret_cast<sockaddr *>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0 && (errno == EINTR || errno == ECONNABORTED))
            continue;
        if (socket < 0)
            return {-1, {}, errno == EAGAIN || errno == EWOULDBLOCK};
        const int on = 1;
        (void)::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return {socket, QHostAddress(reinterpret_cast<const sockaddr *>(&peer)), false};
    }
}

} // namespace lianxi
