// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/team_access.h"

#include "app/profile/passphrase_file.h"

#include <QFile>
#include <QRegularExpression>
#include <QSslCertificate>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr int longestPath = 4096;
constexpr int longestName = 200;
constexpr qint64 largestFile = 1024 * 1024;
/// A team's desks come back within this after a restart of the server, so that a repair finds all of them.
constexpr auto longestRetry = 2s;

bool isLoopback(const QUrl &url)
{
    return url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1 || url.host() == "localhost"_L1;
}

QString mistakeIn(const TeamAccess &access)
{
    static const QRegularExpression good(u"^[A-Za-z0-9_-]{1,64}$"_s);
    if (!good.match(access.name).hasMatch())
        return u"\"name\" must be 1 to 64 letters, digits, \"-\" or \"_\""_s;
    if (access.servers.isEmpty())
        return u"\"servers\" is missing: where the team's engine is, for example [\"wss://nats.example.com\"]"_s;
    for (const QString &server : access.servers) {
        const QUrl url(server, QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "ws"_L1 && url.scheme() != "wss"_L1))
            return u"\"%1\" must be an address like wss://nats.example.com:443"_s.arg(server);
        if (url.scheme() == "ws"_L1 && !isLoopback(url))
            return u"\"%1\" is not encrypted: use wss://, ws:// is for this machine only"_s.arg(server);
    }
    const int proofs = (access.user.isEmpty() ? 0 : 1) + (access.tokenFile.isEmpty() ? 0 : 1)
        + (access.nkeyFile.isEmpty() ? 0 : 1) + (access.credentialsFile.isEmpty() ? 0 : 1);
    if (proofs > 1)
        return u"give one of \"user\", \"token_file\", \"nkey_file\" and \"credentials_file\""_s;
    if (access.user.isEmpty() != access.passwordFile.isEmpty())
        return u"\"user\" and \"password_file\" go together"_s;
    if (access.replicas != 1 && access.replicas != 3 && access.replicas != 5)
        return u"\"replicas\" must be 1, 3 or 5"_s;
    return {};
}

Result<QByteArray> contentOf(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"%1 cannot be read: %2"_s.arg(file, in.errorString()));
    return in.read(largestFile);
}

Status readProof(const TeamAccess &access, nats::ConnectionOptions &into)
{
    const auto readText = [](const QString &file, QString &text) -> Status {
        return file.isEmpty() ? Status{} : readSecretFile(file).map([&text](const QString &read) { text = read; });
    };
    into.user = access.user;
    QString seed;
    Status done = readText(access.passwordFile, into.password)
                      .and_then([&] { return readText(access.tokenFile, into.token); })
                      .and_then([&] { return readText(access.nkeyFile, seed); });
    if (!done)
        return done;
    Result<nats::Credentials> credentials = failure(ErrorCode::NotFound, {});
    if (!seed.isEmpty())
        credentials = nats::NKey::fromSeed(seed.toLatin1()).map([](nats::NKey key) {
            return nats::Credentials{{}, std::move(key)};
        });
    else if (!access.credentialsFile.isEmpty())
        credentials = contentOf(access.credentialsFile).and_then(nats::readCredentials);
    else
        return {};
    if (!credentials)
        return failure(credentials.error().code,
                       (seed.isEmpty() ? access.credentialsFile : access.nkeyFile) + u": "_s
                           + credentials.error().detail);
    into.credentials = std::make_shared<nats::Credentials>(std::move(*credentials));
    return {};
}

} // namespace

void readTeam(TomlTable &table, TeamAccess &access)
{
    table.text("name", access.name, longestName);
    table.texts("servers", access.servers, longestPath);
    table.text("user", access.user, longestName);
    table.text("password_file", access.passwordFile, longestPath);
    table.text("token_file", access.tokenFile, longestPath);
    table.text("nkey_file", access.nkeyFile, longestPath);
    table.text("credentials_file", access.credentialsFile, longestPath);
    table.text("ca_file", access.caFile, longestPath);
    double replicas = access.replicas;
    if (table.number("replicas", replicas, 1, 5))
        access.replicas = static_cast<int>(replicas);
    if (const QString mistake = mistakeIn(access); !mistake.isEmpty())
        table.mistake().set(table.raw().source(), mistake);
}

Result<TeamAccess> readTeamFile(const QString &file)
{
    TeamAccess access;
    const Status read = readToml(file, [&access](TomlTable &top) {
        const toml::table *section = top.table("team");
        if (!section) {
            top.mistake().set(top.raw().source(), u"the section [team] is missing"_s);
            return;
        }
        TomlTable table(*section, top.mistake());
        readTeam(table, access);
        table.finish();
    });
    if (!read)
        return tl::make_unexpected(read.error());
    return access;
}

Result<JetStreamLog::Options> serverOf(const TeamAccess &access, const QString &client)
{
    JetStreamLog::Options options;
    for (const QString &server : access.servers)
        options.connection.servers.emplace_back(server);
    options.connection.name = client;
    options.connection.longestRetry = longestRetry;
    options.stream.team = access.name;
    options.stream.replicas = access.replicas;
    if (const Status proof = readProof(access, options.connection); !proof)
        return tl::make_unexpected(proof.error());
    if (!access.caFile.isEmpty()) {
        const Result<QByteArray> pem = contentOf(access.caFile);
        if (!pem)
            return tl::make_unexpected(pem.error());
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(*pem);
        if (authorities.isEmpty())
            return failure(ErrorCode::InvalidInput, access.caFile + u": holds no certificate in PEM form"_s);
        options.connection.tls.setCaCertificates(authorities);
    }
    return options;
}

} // namespace lianxi
