// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/webhook_load.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include <arpa/inet.h>
#include <sys/epoll.h>
#include <unistd.h>

namespace lianxi::bench
{

using Steady = std::chrono::steady_clock;

namespace
{

/// One client connection: sends the next request when the answer to the last one is whole.
struct Client {
    int socket = -1;
    std::string in;
    Steady::time_point sent;
};

bool sendNext(Client &client, const std::vector<QByteArray> &requests, size_t &next)
{
    if (next == requests.size())
        return false;
    const QByteArray &request = requests[next++];
    client.sent = Steady::now();
    return ::send(client.socket, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL)
        == request.size();
}

/// \return the status of a whole answer, which is taken off; 0 when more bytes are to come.
int takeAnswer(std::string &in)
{
    const size_t head = in.find("\r\n\r\n");
    const size_t at = in.find("Content-Length: ");
    if (head == std::string::npos || at == std::string::npos)
        return 0;
    const size_t whole = head + 4 + std::stoul(in.substr(at + 16));
    if (in.size() < whole)
        return 0;
    const int status = std::stoi(in.substr(9, 3));
    in.erase(0, whole);
    return status;
}

} // namespace

Figure load(quint16 port, const std::vector<QByteArray> &requests)
{
    const int poll = ::epoll_create1(0);
    std::vector<Client> clients(connections);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (Client &client : clients) {
        client.socket = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::connect(client.socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0)
            qFatal("cannot connect");
        epoll_event event{EPOLLIN, {.ptr = &client}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, client.socket, &event);
    }
    std::vector<double> millis;
    millis.reserve(requests.size());
    Figure figure;
    size_t next = 0, open = connections;
    const auto began = Steady::now();
    for (Client &client : clients)
        (void)sendNext(client, requests, next);
    std::array<epoll_event, connections> events;
    std::array<char, 4096> bytes;
    while (millis.size() < requests.size() && open > 0) {
        const int n = ::epoll_wait(poll, events.data(), connections, 5000);
        if (n <= 0)
            break;
        for (int i = 0; i < n; ++i) {
            Client &client = *static_cast<Client *>(events[static_cast<size_t>(i)].data.ptr);
            const ssize_t got = ::recv(client.socket, bytes.data(), bytes.size(), 0);
            if (got <= 0) {
                ::epoll_ctl(poll, EPOLL_CTL_DEL, client.socket, nullptr);
                --open;
                continue;
            }
            client.in.append(bytes.data(), static_cast<size_t>(got));
            if (const int status = takeAnswer(client.in); status != 0) {
                figure.good += status == 200 ? 1 : 0;
                millis.push_back(std::chrono::duration<double, std::milli>(Steady::now() - client.sent).count());
                (void)sendNext(client, requests, next);
            }
        }
    }
    const double seconds = std::chrono::duration<double>(Steady::now() - began).count();
    for (const Client &client : clients)
        ::close(client.socket);
    ::close(poll);
    std::ranges::sort(millis);
    figure.perSecond = static_cast<double>(millis.size()) / seconds;
    figure.p99Millis = millis.empty() ? 0 : millis[millis.size() * 99 / 100];
    return figure;
}

} // namespace lianxi::bench
