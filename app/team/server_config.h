// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/team/permissions.h"

namespace lianxi::team
{

/// One nats-server of a team.
struct ServerSetup {
    QString team;
    QString storeFolder; ///< JetStream's; on a disk that keeps what was synced, see packaging/team
    QString address = QStringLiteral("127.0.0.1"); ///< of the WebSocket listener
    int port = 8443;
    QString certificate, key; ///< PEM files; empty: no TLS, for loopback behind a proxy only
    int clientPort = 4222; ///< of NATS' own listener, on loopback: for tools of the machine
    friend bool operator==(const ServerSetup &, const ServerSetup &) = default;
};
/// InvalidInput, naming what is wrong: a team's name is letters, digits, "-" and "_"; without TLS the address is a
/// loopback one.
[[nodiscard]] Status check(const ServerSetup &setup);

/// The `authorization` block: one NKEY user for each member, who can do what permissionsOf() says.
[[nodiscard]] QByteArray authorization(const QString &team, const std::vector<Member> &members);
/// A whole configuration of nats-server. `setup` has been checked.
[[nodiscard]] QByteArray serverConfiguration(const ServerSetup &setup, const std::vector<Member> &members);

[[nodiscard]] QJsonObject toJson(const ServerSetup &setup);
[[nodiscard]] ServerSetup serverSetupFrom(const QJsonObject &json);

} // namespace lianxi::team
