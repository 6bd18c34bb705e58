// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/jet_stream_log.h"
#include "app/team/server_config.h"

#include <optional>

namespace lianxi
{

class Clock;
class Profile;
class SecretStore;

namespace team
{

/// What a profile knows of the team it belongs to; kept with its secrets.
struct TeamPlace {
    QString team;
    AgentId agent; ///< the member's id
    QStringList servers;
    QString ca; ///< PEM file of the team's own authority; empty: the system's
    QByteArray founding; ///< fingerprint of the roster's first entry; empty: it belongs to none
    QString config; ///< where the server's configuration is written; empty: not by this profile
    ServerSetup server;
};
/// An empty one when the profile belongs to no team. Errors: those of the store but NotFound.
[[nodiscard]] Result<TeamPlace> readPlace(const SecretStore &secrets);
[[nodiscard]] Status writePlace(SecretStore &secrets, const TeamPlace &place);

/// A member's way to the team's stream: their key proves them, what goes over it is sealed. `clock` outlives the log
/// that is opened with it. Errors: those of MemberKeys::load() and KeyRing::open().
[[nodiscard]] Result<JetStreamLog::Options> sealedServer(const TeamPlace &place, const Profile &profile,
                                                         const SecretStore &secrets, const Clock &clock,
                                                         const QString &client);

} // namespace team
} // namespace lianxi
