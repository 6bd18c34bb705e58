// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_connection.h"

#include <array>
#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

namespace lianxi
{

namespace
{

constexpr size_t chunk = 16 * 1024;
constexpr size_t keptCapacity = 64 * 1024; ///< a buffer that grew beyond is given back

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

/// One header line without its line end; nullopt for anything RFC 9112 §5 does not allow.
std::optional<QPair<QByteArray, QByteArray>> headerOf(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !std::all_of(line.begin(), line.begin() + colon, isTokenCharacter))
        return std::nullopt;
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (value.contains('\0') || value.contains('\r') || value.contains('\n'))
        return std::nullopt;
    return std::pair(line.first(colon).toByteArray(), value.toByteArray());
}

bool sameName(const QByteArray &name, const char *other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace

HttpConnection::HttpConnection(int socket, QByteArray address, bool loopback)
    : m_socket(socket)
    , m_address(std::move(address))
    , m_loopback(loopback)
{
}

HttpConnection::~HttpConnection()
{
    ::close(m_socket);
}

HttpConnection::State HttpConnection::refuse(int status)
{
    m_refusal = status;
    return State::Bad;
}

HttpConnection::State HttpConnection::read(const HttpLimits &limits)
{
    for (;;) {
        if (const State state = parse(limits); state == State::Ready || state == State::Bad)
            return state;
        std::array<char, chunk> bytes;
        const ssize_t got = ::recv(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got > 0)
            m_in.append(bytes.data(), static_cast<size_t>(got));
        if (got > 0 || (got < 0 && errno == EINTR))
            continue;
        if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
            return State::Closed;
        return m_in.empty() ? State::Idle : State::Partial;
    }
}

bool HttpConnection::discard()
{
    std::array<char, chunk> bin;
    for (;;) {
        const ssize_t got = ::recv(m_socket, bin.data(), bin.size(), MSG_DONTWAIT);
        if (got > 0)
            continue;
        return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    }
}

HttpConnection::State HttpConnection::parse(const HttpLimits &limits)
{
    if (m_headEnd == 0) {
        const size_t found = m_in.find("\r\n\r\n", m_searched);
        m_searched = m_in.size() < 3 ? 0 : m_in.size() - 3;
        const size_t headBytes = found == std::string::npos ? m_in.size() : found + 4;
        if (headBytes > static_cast<size_t>(limits.headBytes))
            return refuse(431);
        if (found == std::string::npos)
            return State::Partial;
        m_headEnd = headBytes;
        if (const State state = parseHead(limits); state == State::Bad)
            return state;
    }
    return m_in.size() >= m_headEnd + m_bodyBytes ? State::Ready : State::Partial;
}

HttpConnection::State HttpConnection::parseHead(const HttpLimits &limits)
{
    const QByteArrayView head(m_in.data(), static_cast<qsizetype>(m_headEnd - 2));
    qsizetype at = head.indexOf("\r\n");
    const QByteArrayView line = head.first(at);
    const qsizetype first = line.indexOf(' '), last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1 || line[first + 1] != '/'
        || !std::all_of(line.begin(), line.begin() + first, isTokenCharacter))
        return refuse(400);
    const QByteArrayView version = line.sliced(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(version.startsWith("HTTP/") ? 505 : 400);
    m_method = line.first(first).toByteArray();
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const qsizetype mark = target.indexOf('?');
    m_path = (mark < 0 ? target : target.first(mark)).toByteArray();
    m_query = mark < 0 ? QByteArray() : target.sliced(mark + 1).toByteArray();
    m_isHead = m_method == "HEAD";
    m_wantsClose = version == "HTTP/1.0";

    bool haveLength = false, expects = false;
    for (at += 2; at < head.size();) {
        const qsizetype end = head.indexOf("\r\n", at);
        const auto header = headerOf(head.sliced(at, end - at));
        if (!header)
            return refuse(400);
        at = end + 2;
        const auto &[name, value] = *header;
        if (sameName(name, "content-length")) {
            const bool digits = !value.isEmpty() && value.size() <= 18
                && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
            if (!digits || haveLength)
                return refuse(400);
            haveLength = true;
            m_bodyBytes = value.toULongLong();
        } else if (sameName(name, "transfer-encoding")) {
            return refuse(411);
        } else if (sameName(name, "connection")) {
            m_wantsClose = m_wantsClose || sameName(value, "close");
        } else if (sameName(name, "expect")) {
            expects = sameName(value, "100-continue");
        }
        m_headers.append(*header);
    }
    if (m_bodyBytes > static_cast<size_t>(limits.bodyBytes))
        return refuse(413);
    if (expects && m_in.size() < m_headEnd + m_bodyBytes)
        writeOnce("HTTP/1.1 100 Continue\r\n\r\n");
    inBody = true;
    return State::Partial;
}

HttpRequest HttpConnection::takeRequest()
{
    return {std::move(m_method),  {},
            std::move(m_path),    std::move(m_query),
            std::move(m_headers), QByteArray(m_in.data() + m_headEnd, static_cast<qsizetype>(m_bodyBytes))};
}

bool HttpConnection::consume()
{
    m_in.erase(0, m_headEnd + m_bodyBytes);
    if (m_in.capacity() > keptCapacity && m_in.size() < keptCapacity)
        m_in.shrink_to_fit();
    m_headEnd = m_searched = m_bodyBytes = 0;
    m_headers.clear();
    inBody = false;
    return !m_in.empty();
}

HttpConnection::Sent HttpConnection::send(std::string bytes)
{
    m_out = std::move(bytes);
    m_outAt = 0;
    return flush();
}

HttpConnection::Sent HttpConnection::flush()
{
    while (m_outAt < m_out.size()) {
        const ssize_t put =
            ::send(m_socket, m_out.data() + m_outAt, m_out.size() - m_outAt, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (put >= 0)
            m_outAt += static_cast<size_t>(put);
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return Sent::Some;
        else if (errno != EINTR)
            return Sent::Gone;
    }
    m_out.clear();
    return Sent::All;
}

void HttpConnection::writeOnce(const std::string &bytes)
{
    (void)::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

} // namespace lianxi
