// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/workspace.h"
#include "app/gateway/gateway_config.h"
#include "app/log/team_log.h"
#include "app/profile/hardening.h"
#include "app/profile/passphrase_file.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

enum class ExitCode : int { Done = 0, Failed = 1, WrongUse = 2 };

int say(ExitCode code, const QString &line)
{
    std::fprintf(code == ExitCode::Done ? stdout : stderr, "%s\n", qPrintable(line));
    std::fflush(code == ExitCode::Done ? stdout : stderr);
    return static_cast<int>(code);
}

/// Brings SIGINT and SIGTERM into the event loop: a handler may do no more than write a byte.
class QuitOnSignal
{
public:
    QuitOnSignal()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, s_ends) != 0)
            return;
        m_notifier = std::make_unique<QSocketNotifier>(s_ends[1], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
        struct sigaction action = {};
        action.sa_handler = [](int) {
            const char byte = 1;
            static_cast<void>(::write(s_ends[0], &byte, 1) == 1);
        };
        sigaction(SIGINT, &action, nullptr);
        sigaction(SIGTERM, &action, nullptr);
    }

private:
    static inline int s_ends[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

Result<QJsonObject> readSecrets(const QHash<QString, QString> &files)
{
    QJsonObject secrets;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const Result<QString> secret = readSecretFile(*file);
        if (!secret)
            return tl::make_unexpected(secret.error());
        secrets.insert(file.key(), *secret);
    }
    return secrets;
}

Result<std::unique_ptr<Profile>> openProfile(const GatewayConfig &config)
{
    const Result<QString> passphrase =
        config.passphraseFile.isEmpty() ? Result<QString>(QString()) : readSecretFile(config.passphraseFile);
    if (!passphrase)
        return tl::make_unexpected(passphrase.error());
    if (Profile::exists(config.profile))
        return Profile::open(config.profile, *passphrase);
    return Profile::create(config.profile, passphrase->isEmpty() ? KeyKeeping::Keychain : KeyKeeping::Passphrase,
                           *passphrase);
}

int run(const GatewayConfig &config)
{
    Result<std::unique_ptr<Profile>> profile = openProfile(config);
    if (!profile)
        return say(ExitCode::Failed, u"The profile %1 does not open: %2"_s.arg(config.profile, profile.error().detail));
    Workspace::Options options;
    options.me = {AgentId(u"gateway"_s), u"gateway"_s, {}, AuthorKind::System};
    options.gatewayAddress = config.address;
    options.gatewayPort = config.port;
    options.playbooks = config.playbooks;
    options.team = config.team;
    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(std::move(*profile), options);
    if (!workspace)
        return say(ExitCode::Failed, u"The gateway cannot start: %1"_s.arg(workspace.error().detail));
    for (const GatewayConfig::Channel &channel : config.channels) {
        const Result<QJsonObject> secrets = readSecrets(channel.secretFiles);
        if (!secrets)
            return say(ExitCode::WrongUse, secrets.error().detail);
        (*workspace)->configureChannel(channel.channel, *secrets, [](const DeskResult &result) {
            if (!result.done())
                say(ExitCode::Failed, u"A channel could not be configured: %1"_s.arg(result.error.detail));
        });
    }
    if (!(*workspace)->playbookTrouble().isEmpty())
        say(ExitCode::Failed,
            u"The team's rules are not used, the shipped ones are: %1"_s.arg((*workspace)->playbookTrouble()));
    say(ExitCode::Done, u"lianxi-gateway listens on %1:%2"_s.arg(config.address).arg((*workspace)->gatewayPort()));
    if (TeamLog *team = (*workspace)->team())
        QObject::connect(workspace->get(), &Workspace::teamChanged, qApp, [team, told = QString()]() mutable {
            const TeamStanding standing = team->standing();
            if (standing.mustRefold) { // at the next start; whoever keeps the service running starts it again
                say(ExitCode::Failed,
                    u"The server lost records and others took their places: everything is read anew"_s);
                QCoreApplication::exit(static_cast<int>(ExitCode::Failed));
            }
            if (std::exchange(told, standing.trouble) != standing.trouble)
                say(ExitCode::Failed,
                    standing.trouble.isEmpty() ? u"The team's log is back"_s
                                               : u"The team's log is away: "_s + standing.trouble);
        });
    const QuitOnSignal quit;
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const Status hardened = hardenProcess();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lianxi-gateway"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(LIANXI_VERSION));
    if (!hardened)
        say(ExitCode::Failed, u"Core dumps cannot be switched off: %1"_s.arg(hardened.error().detail));
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Receives webhooks, polls and sends for a team, without a window."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption file(u"config"_s, u"Configuration, TOML."_s, u"file"_s, u"/etc/lianxi/gateway.toml"_s);
    const QCommandLineOption check(u"check"_s, u"Only read the configuration and say whether it is right."_s);
    parser.addOptions({file, check});
    if (!parser.parse(QCoreApplication::arguments()))
        return say(ExitCode::WrongUse, parser.errorText());
    if (parser.isSet(u"help"_s))
        return say(ExitCode::Done, parser.helpText());
    if (parser.isSet(u"version"_s))
        return say(ExitCode::Done, QString::fromLatin1(LIANXI_VERSION));
    const Result<GatewayConfig> config = readGatewayConfig(parser.value(file));
    if (!config)
        return say(ExitCode::WrongUse, config.error().detail);
    return parser.isSet(check) ? say(ExitCode::Done, u"The configuration is right."_s) : run(*config);
}
