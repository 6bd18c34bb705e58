// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/jet_stream_log.h"
#include "models/policy/toml_reader.h"

namespace lianxi
{

/// How this machine reaches its team's engine, as an administrator writes it down:
///
///     [team]
///     name = "shop"
///     servers = ["wss://nats-1.example.com", "wss://nats-2.example.com"]
///     ca_file = "/etc/lianxi/team-ca.pem"
///     nkey_file = "/etc/lianxi/desk.seed"
///
/// Secrets are never in it: each is read from a file of its own. At most one of user with password_file, token_file,
/// nkey_file and credentials_file proves who we are.
struct TeamAccess {
    QString name;
    QStringList servers; ///< ws:// for this machine, wss:// for all others
    QString user, passwordFile, tokenFile, nkeyFile, credentialsFile;
    QString caFile; ///< PEM; empty: the system's authorities
    int replicas = 1; ///< of a stream that has to be made
};

/// Reads the table; what is wrong becomes the table's mistake.
void readTeam(TomlTable &table, TeamAccess &access);
/// A file that holds [team]. InvalidInput with "file:line:column: what is wrong, what is allowed".
[[nodiscard]] Result<TeamAccess> readTeamFile(const QString &file);
/// With the secrets and the authority from their files. NotFound, InvalidInput: the detail names the file and what it
/// should hold. `client` is shown in the server's list.
[[nodiscard]] Result<JetStreamLog::Options> serverOf(const TeamAccess &access, const QString &client);

} // namespace lianxi
