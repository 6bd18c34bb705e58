// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/nats_server.h"

#include <array>
#include <vector>

namespace lianxi::test
{

/// Three real nats-servers that are one cluster, with routes on loopback; they end with this.
class NatsCluster
{
public:
    static constexpr size_t size = 3;
    /// Starts all three. Streams can be made when JetStream has elected its leader, a moment later.
    [[nodiscard]] bool start();
    /// Starts one again, over its own store.
    [[nodiscard]] bool start(size_t node);
    void kill(size_t node) { m_nodes.at(node).kill(); } ///< as a power cut does to the process
    void lose(size_t node); ///< killed, and nothing of its store was on the disk yet
    [[nodiscard]] std::vector<QUrl> urls() const;

private:
    [[nodiscard]] QByteArray configOf(size_t node) const;
    std::array<NatsServer, size> m_nodes;
    std::array<quint16, size> m_routes{};
};

} // namespace lianxi::test
