// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/gateway_config.h"

#include "app/channels/common/account.h"
#include "models/policy/toml_reader.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int longestPath = 4096;
constexpr int longestName = 200;

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void readGateway(TomlTable &table, GatewayConfig &config)
{
    table.text("profile", config.profile, longestPath);
    table.text("passphrase_file", config.passphraseFile, longestPath);
    table.texts("playbooks", config.playbooks, longestPath);
    table.text("address", config.address, longestName);
    if (QHostAddress(config.address).isNull())
        table.mistake().set(table.raw().get("address")->source(),
                            u"\"address\" must be an IP address, for example 127.0.0.1"_s);
    double port = config.port;
    if (table.number("port", port, 1, 65535))
        config.port = static_cast<quint16>(port);
    if (config.profile.isEmpty())
        table.mistake().set(table.raw().source(), u"\"profile\" is missing: the folder of the encrypted profile"_s);
}

/// Members of `settings`: texts, numbers and flags as the channel's README names them. A secret among them is refused.
QJsonObject readSettings(TomlTable &channel)
{
    QJsonObject settings;
    const toml::table *section = channel.table("settings");
    if (!section)
        return settings;
    for (const auto &[key, node] : *section) {
        const QString name = toQt(key.str());
        if (channels::isSecretName(name))
            channel.mistake().set(node.source(),
                                  u"\"%1\" is a secret: name a file under secret_files.%1 that holds it"_s.arg(name));
        else if (node.is_string())
            settings.insert(name, toQt(node.as_string()->get()));
        else if (node.is_integer())
            settings.insert(name, qint64(node.as_integer()->get()));
        else if (node.is_boolean())
            settings.insert(name, node.as_boolean()->get());
        else
            channel.mistake().set(node.source(), u"\"%1\" must be text, a whole number, true or false"_s.arg(name));
    }
    return settings;
}

GatewayConfig::Channel readChannel(TomlTable &table, const QString &id)
{
    GatewayConfig::Channel out;
    out.channel.channel = ChannelId(id);
    out.channel.name = id;
    table.text("name", out.channel.name, longestName);
    table.text("brand", out.channel.brand, longestName);
    table.text("account", out.channel.account, longestName);
    table.flag("paused", out.channel.paused);
    if (!table.has("platform"))
        table.mistake().set(table.raw().source(), u"\"platform\" is missing"_s);
    readKind(table, "platform", out.channel.platform);
    readKind(table, "purpose", out.channel.purpose);
    readKind(table, "script", out.channel.scriptMode);
    out.channel.settings = readSettings(table);
    if (const toml::table *section = table.table("secret_files")) {
        TomlTable files(*section, table.mistake());
        for (const std::string &key : files.keys())
            files.text(key, out.secretFiles[QString::fromStdString(key)], longestPath);
        files.finish();
    }
    return out;
}

void readTop(TomlTable &top, GatewayConfig &config)
{
    if (const toml::table *section = top.table("gateway")) {
        TomlTable gateway(*section, top.mistake());
        readGateway(gateway, config);
        gateway.finish();
    } else {
        top.mistake().set(top.raw().source(), u"the section [gateway] is missing"_s);
    }
    if (const toml::table *team = top.table("team")) {
        TomlTable access(*team, top.mistake());
        readTeam(access, config.team.emplace());
        access.finish();
    }
    const toml::table *section = top.table("channel");
    if (!section)
        return;
    TomlTable list(*section, top.mistake());
    for (const std::string &key : list.keys()) {
        if (const toml::table *entry = list.table(key)) {
            TomlTable channel(*entry, top.mistake());
            config.channels.push_back(readChannel(channel, QString::fromStdString(key)));
            channel.finish();
        }
    }
    list.finish();
}

} // namespace

Result<GatewayConfig> readGatewayConfig(const QString &file)
{
    GatewayConfig config;
    if (const Status read = readToml(file, [&](TomlTable &top) { readTop(top, config); }); !read)
        return tl::make_unexpected(read.error());
    return config;
}

} // namespace lianxi
