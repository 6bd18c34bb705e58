// SPDX-License-Identifier: GPL-3.0-or-later
// https://docs.nats.io/running-a-nats-service/configuration
#include "app/team/server_config.h"

#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

QByteArray quoted(const QByteArray &text)
{
    QByteArray inner;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            inner += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) // a line break would begin another setting
            inner += c;
    }
    return '"' + inner + '"';
}

QByteArray quoted(const QString &text)
{
    return quoted(text.toUtf8());
}

QByteArray listOf(const QByteArrayList &subjects)
{
    QByteArrayList items;
    for (const QByteArray &subject : subjects)
        items.append(quoted(subject));
    return '[' + items.join(", ") + ']';
}

/// For a comment: one line, whatever the name holds.
QByteArray commentOf(const Member &member)
{
    return (member.agent.text().simplified() + u", "_s + QString(toText(member.role))).toUtf8();
}

} // namespace

Status check(const ServerSetup &setup)
{
    static const QRegularExpression name(u"^[A-Za-z0-9_-]{1,64}$"_s);
    if (!name.match(setup.team).hasMatch())
        return failure(ErrorCode::InvalidInput, u"a team's name is 1 to 64 letters, digits, \"-\" and \"_\""_s);
    if (setup.storeFolder.isEmpty())
        return failure(ErrorCode::InvalidInput, u"name the folder in which the server keeps the team's stream"_s);
    const auto isPort = [](int port) { return port >= 1 && port <= 65535; };
    if (!isPort(setup.port) || !isPort(setup.clientPort))
        return failure(ErrorCode::InvalidInput, u"a port is a number from 1 to 65535"_s);
    if (setup.certificate.isEmpty() != setup.key.isEmpty())
        return failure(ErrorCode::InvalidInput, u"a certificate and its key go together"_s);
    if (setup.certificate.isEmpty() && !QHostAddress(setup.address).isLoopback())
        return failure(
            ErrorCode::InvalidInput,
            u"without a certificate the server listens on a loopback address only, behind a proxy with TLS"_s);
    return {};
}

QByteArray authorization(const QString &team, const std::vector<Member> &members)
{
    QByteArray text = "authorization {\n  users: [\n";
    for (const Member &member : members) {
        const Permissions may = permissionsOf(team, member);
        text += "    # " + commentOf(member) + "\n    { nkey: " + quoted(member.user)
            + ",\n      permissions: {\n        publish: { allow: " + listOf(may.publish)
            + " },\n        subscribe: { allow: " + listOf(may.subscribe) + " } } }\n";
    }
    return text + "  ]\n}\n";
}

QByteArray serverConfiguration(const ServerSetup &setup, const std::vector<Member> &members)
{
    const QByteArray tls = setup.certificate.isEmpty()
        ? QByteArray("no_tls: true")
        : "tls { cert_file: " + quoted(setup.certificate) + ", key_file: " + quoted(setup.key) + " }";
    return "# Written by lianxi-cli team; it is written anew when a member comes or leaves.\n"
           "# A running server takes it over with: nats-server --signal reload\n"
           "server_name: "
        + quoted(u"lianxi-"_s + setup.team)
        + "\n# Clients come through the WebSocket listener; this one is for administration on the machine itself.\n"
          "listen: \"127.0.0.1:"
        + QByteArray::number(setup.clientPort)
        + "\"\n"
          "jetstream { store_dir: "
        + quoted(setup.storeFolder) + " }\nwebsocket {\n  listen: "
        + quoted(QHostAddress(setup.address).protocol() == QAbstractSocket::IPv6Protocol
                     ? u"[%1]:%2"_s.arg(setup.address).arg(setup.port)
                     : u"%1:%2"_s.arg(setup.address).arg(setup.port))
        + "\n  " + tls + "\n}\n" + authorization(setup.team, members);
}

QJsonObject toJson(const ServerSetup &setup)
{
    return {{"team"_L1, setup.team},
            {"store"_L1, setup.storeFolder},
            {"address"_L1, setup.address},
            {"port"_L1, setup.port},
            {"certificate"_L1, setup.certificate},
            {"key"_L1, setup.key},
            {"client_port"_L1, setup.clientPort}};
}

ServerSetup serverSetupFrom(const QJsonObject &json)
{
    return {json.value("team"_L1).toString(),        json.value("store"_L1).toString(),
            json.value("address"_L1).toString(),     json.value("port"_L1).toInt(),
            json.value("certificate"_L1).toString(), json.value("key"_L1).toString(),
            json.value("client_port"_L1).toInt()};
}

} // namespace lianxi::team
