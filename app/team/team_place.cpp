// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/team_place.h"

#include "app/profile/local_store.h"
#include "app/profile/profile.h"
#include "app/team/sealed_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{
const QString entry = u"team/standing"_s;
}

Result<TeamPlace> readPlace(const SecretStore &secrets)
{
    const Result<QByteArray> kept = secrets.read(entry);
    if (!kept)
        return kept.error().code == ErrorCode::NotFound ? Result<TeamPlace>(TeamPlace())
                                                        : tl::make_unexpected(kept.error());
    const QJsonObject json = QJsonDocument::fromJson(*kept).object();
    TeamPlace place;
    place.team = json.value("team"_L1).toString();
    place.agent = AgentId(json.value("agent"_L1).toString());
    for (const QJsonValue &server : json.value("servers"_L1).toArray())
        place.servers.append(server.toString());
    place.ca = json.value("ca"_L1).toString();
    place.founding = json.value("founding"_L1).toString().toLatin1();
    place.config = json.value("config"_L1).toString();
    place.server = serverSetupFrom(json.value("server"_L1).toObject());
    return place;
}

Status writePlace(SecretStore &secrets, const TeamPlace &place)
{
    const QJsonObject json{{"team"_L1, place.team},
                           {"agent"_L1, place.agent.text()},
                           {"servers"_L1, QJsonArray::fromStringList(place.servers)},
                           {"ca"_L1, place.ca},
                           {"founding"_L1, QString::fromLatin1(place.founding)},
                           {"config"_L1, place.config},
                           {"server"_L1, toJson(place.server)}};
    return secrets.write(entry, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<JetStreamLog::Options> sealedServer(const TeamPlace &place, const Profile &profile, const SecretStore &secrets,
                                           const Clock &clock, const QString &client)
{
    const Result<MemberKeys> mine = MemberKeys::load(secrets);
    if (!mine)
        return tl::make_unexpected(mine.error());
    Result<std::unique_ptr<KeyRing>> ring = KeyRing::open(profile.keyRingFile(), profile.keyRingKey(), place.founding);
    if (!ring)
        return tl::make_unexpected(ring.error());
    JetStreamLog::Options options;
    for (const QString &server : place.servers)
        options.connection.servers.emplace_back(server);
    options.connection.name = client;
    options.connection.credentials = mine->credentials();
    if (!place.ca.isEmpty())
        options.connection.tls.setCaCertificates(QSslCertificate::fromPath(place.ca));
    options.stream.team = place.team;
    options.codec = std::make_shared<SealedCodec>(std::shared_ptr<KeyRing>(std::move(*ring)), *mine, clock);
    return options;
}

} // namespace lianxi::team
