// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_answer.h"

#include <string_view>

namespace lianxi
{

namespace
{

/// For people who look at the bytes; clients go by the number (RFC 9110 §15).
std::string_view reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 411:
        return "Length Required";
    case 413:
        return "Payload Too Large";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    }
    return "Answer";
}

std::string statusLine(int status)
{
    std::string line = "HTTP/1.1 ";
    line += std::to_string(status);
    line += ' ';
    line += reasonOf(status);
    return line;
}

} // namespace

std::string answerBytes(const GatewayReply &reply, bool closing, bool withBody)
{
    std::string bytes = statusLine(reply.status);
    bytes += "\r\nContent-Type: ";
    bytes += reply.contentType.toStdString();
    bytes += "\r\nContent-Length: ";
    bytes += std::to_string(reply.body.size());
    bytes += closing ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n";
    if (withBody)
        bytes.append(reply.body.constData(), static_cast<size_t>(reply.body.size()));
    return bytes;
}

std::string refusalBytes(int status)
{
    return statusLine(status) + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
}

} // namespace lianxi
