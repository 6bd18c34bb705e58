// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/nats_cluster.h"

#include <QDir>
#include <QTcpServer>

namespace lianxi::test
{

bool NatsCluster::start()
{
    // A cluster's routes have to be known before it starts, so the ports are asked of the system and given back.
    std::array<QTcpServer, size> places;
    for (size_t node = 0; node < size; ++node) {
        if (!places[node].listen(QHostAddress::LocalHost))
            return false;
        m_routes[node] = places[node].serverPort();
    }
    for (QTcpServer &place : places)
        place.close();
    bool good = true;
    for (size_t node = 0; node < size; ++node)
        good = start(node) && good;
    return good;
}

bool NatsCluster::start(size_t node)
{
    return m_nodes.at(node).start(configOf(node));
}

void NatsCluster::lose(size_t node)
{
    kill(node);
    QDir(m_nodes.at(node).storeFolder()).removeRecursively();
}

QByteArray NatsCluster::configOf(size_t node) const
{
    const auto address = [this](size_t of) { return "127.0.0.1:" + QByteArray::number(m_routes[of]); };
    QByteArray routes;
    for (size_t other = 0; other < size; ++other)
        routes += (other > 0 ? ", \"nats://" : "\"nats://") + address(other) + '"';
    return "server_name: node" + QByteArray::number(node) + "\ncluster { name: team, listen: \"" + address(node)
        + "\", routes: [ " + routes + "] }";
}

std::vector<QUrl> NatsCluster::urls() const
{
    std::vector<QUrl> urls;
    for (const NatsServer &node : m_nodes)
        urls.push_back(node.url());
    return urls;
}

} // namespace lianxi::test
