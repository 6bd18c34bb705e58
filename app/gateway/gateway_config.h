// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/team/team_access.h"
#include "models/event/payloads.h"

#include <QHash>
#include <QString>

#include <vector>

namespace lianxi
{

/// What an administrator writes for lianxi-gateway, in TOML:
///
///     [gateway]
///     profile = "/var/lib/lianxi"
///     passphrase_file = "/etc/lianxi/passphrase"
///     address = "127.0.0.1"
///     port = 8787
///
///     [channel.shop-wechat]
///     platform = "wechat-oa"
///     name = "Shop"
///     settings.receive_id = "wx…"
///     secret_files.token = "/etc/lianxi/shop-wechat.token"
///
/// [team] besides, where the gateway works for a team: see TeamAccess.
///
/// Secrets are never written into it: each is read from a file of its own and kept in the encrypted profile.
struct GatewayConfig {
    struct Channel {
        ChannelConfigured channel;
        QHash<QString, QString> secretFiles; ///< member of the account's secrets → file
    };
    QString profile;
    QString passphraseFile;
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8787;
    QStringList playbooks;
    std::optional<TeamAccess> team;
    std::vector<Channel> channels;
};

/// InvalidInput with "file:line:column: what is wrong, what is allowed".
[[nodiscard]] Result<GatewayConfig> readGatewayConfig(const QString &file);

} // namespace lianxi
