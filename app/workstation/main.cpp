// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/hardening.h"
#include "app/profile/process_memory.h"
#include "app/rehearsal/voice.h"
#include "app/workstation/rehearsal_run.h"
#include "app/workstation/start.h"
#include "models/policy/playbook.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QThreadPool>

#include <cstdio>
#include <future>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

enum class ExitCode : int { Done = 0, Failed = 1, WrongUse = 2 };

int complain(ExitCode code, const QString &line)
{
    std::fprintf(stderr, "%s\n", qPrintable(line));
    return static_cast<int>(code);
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Lianxi: the customer-service workstation."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"profile"_s, u"Folder of the encrypted profile."_s, u"dir"_s, Profile::defaultFolder()},
        {u"passphrase-file"_s, u"File whose first line is the passphrase."_s, u"file"_s},
        {u"gateway-port"_s, u"Port for webhooks on this machine; 0: any."_s, u"port"_s, u"8787"_s},
        {u"rehearsal"_s, u"Open the rehearsal desk: simulated customers, a temporary profile."_s},
        {u"rehearsal-platforms"_s,
         u"A rehearsal with one short case on each of these platforms (wecom,douyin,line … or all) in place of the "
         "usual customers."_s,
         u"platforms"_s},
        {u"self-play"_s, u"In a rehearsal, play the agent's part too."_s},
        {u"pictures"_s, u"In a rehearsal, play by itself, write pictures into this folder, print what happened, end."_s,
         u"dir"_s},
        {u"language"_s, u"zh or en; without it the desktop's."_s, u"language"_s},
        {u"team"_s, u"Work on a team's log: file with a [team] table, as in lianxi-gateway's configuration."_s,
         u"file"_s},
        {u"playbook"_s, u"A team's rules over the shipped ones; may be given several times."_s, u"file"_s},
    });
}

std::optional<StartOptions> optionsOf(const QCommandLineParser &parser)
{
    StartOptions options;
    options.profile = parser.value(u"profile"_s);
    options.passphraseFile = parser.value(u"passphrase-file"_s);
    options.playbooks = parser.values(u"playbook"_s);
    options.team = parser.value(u"team"_s);
    options.platforms = parser.value(u"rehearsal-platforms"_s).split(u',', Qt::SkipEmptyParts);
    options.rehearsal = parser.isSet(u"rehearsal"_s) || parser.isSet(u"pictures"_s) || !options.platforms.isEmpty();
    options.selfPlay = parser.isSet(u"self-play"_s);
    options.pictures = parser.value(u"pictures"_s);
    if (parser.value(u"language"_s) == "zh"_L1)
        options.language = Language::Choice::Chinese;
    else if (parser.value(u"language"_s) == "en"_L1)
        options.language = Language::Choice::English;
    bool good = false;
    options.gatewayPort = parser.value(u"gateway-port"_s).toUShort(&good);
    return good ? std::optional(options) : std::nullopt;
}

QJsonObject firstPreferences(const StartOptions &options)
{
    Preferences preferences;
    preferences.language = options.language;
    return {{"window"_L1, toJson(preferences)}};
}

/// The customers of a rehearsal: the usual ones, or somebody on each platform that was asked for.
Result<std::vector<Scenario>> scenariosOf(const StartOptions &options)
{
    if (options.platforms.isEmpty())
        return readScenarios(u":/rehearsal"_s);
    const bool all = options.platforms.contains("all"_L1);
    std::vector<Platform> platforms;
    for (const Voice &voice : voices()) {
        if (all || options.platforms.contains(toText(voice.platform)))
            platforms.push_back(voice.platform);
    }
    if (!all && platforms.size() != static_cast<size_t>(options.platforms.size()))
        return failure(ErrorCode::InvalidInput, u"no such platform among: %1"_s.arg(options.platforms.join(u", "_s)));
    return scenariosFor(platforms, u":/rehearsal/any"_s, true);
}

int runRehearsal(const StartOptions &options)
{
    Surroundings surroundings;
    surroundings.take(firstPreferences(options), [](const QJsonObject &) {});
    Result<std::vector<Scenario>> scenarios = scenariosOf(options);
    if (!scenarios)
        return complain(ExitCode::Failed, scenarios.error().detail);
    Result<RehearsalHome> home = openRehearsalHome(agentOf({}));
    if (!home)
        return complain(ExitCode::Failed, u"The rehearsal desk cannot open: %1"_s.arg(home.error().detail));
    DeskWindow desk(*home->workspace, surroundings);
    desk.show();
    RehearsalRun run(*home->workspace, desk, surroundings.themes, std::move(*scenarios), options);
    QObject::connect(&run, &RehearsalRun::done, &run, [](int code) { QApplication::exit(code); });
    if (const Status begun = run.start(); !begun)
        return complain(ExitCode::Failed, u"The rehearsal cannot begin: %1"_s.arg(begun.error().detail));
    return QApplication::exec();
}

int runDesk(const StartOptions &options)
{
    Surroundings surroundings;
    surroundings.take(firstPreferences(options), [](const QJsonObject &) {});
    std::optional<ChannelSetup> firstChannel;
    bool wantsRehearsal = false;
    std::unique_ptr<Profile> profile = openProfileWithPerson(options, surroundings, firstChannel, wantsRehearsal);
    if (!profile)
        return static_cast<int>(ExitCode::Failed);
    if (wantsRehearsal) {
        profile.reset();
        return runRehearsal(options);
    }
    Workspace::Options wanted;
    wanted.who = agentOf;
    wanted.gatewayPort = options.gatewayPort;
    wanted.playbooks = options.playbooks;
    if (!options.team.isEmpty()) {
        Result<TeamAccess> team = readTeamFile(options.team);
        if (!team)
            return complain(ExitCode::WrongUse, team.error().detail);
        wanted.team = std::move(*team);
        wanted.gateway = wanted.duty = false; // the team's gateways receive and send
    }
    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(std::move(profile), wanted);
    if (!workspace)
        return complain(ExitCode::Failed, workspace.error().detail);
    // One thread, so that settings are written in the order they were made, off the view thread.
    QThreadPool saving;
    saving.setMaxThreadCount(1);
    LocalStore &local = (*workspace)->local();
    surroundings.take(local.settings(), [&saving, &local](const QJsonObject &settings) {
        saving.start([&local, settings] {
            if (const Status saved = local.saveSettings(settings); !saved)
                qWarning("the settings could not be saved");
        });
    });
    DeskWindow desk(**workspace, surroundings);
    desk.show();
    if (firstChannel)
        (*workspace)->configureChannel(firstChannel->channel, firstChannel->secrets, [](const DeskResult &) {});
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const Status hardened = hardenProcess();
    giveBackLargeBuffers();
    QApplication application(argc, argv);
    // Meanwhile the window's looks are read and the profile is opened. Not earlier: Qt takes the first thread that uses
    // it for the main one.
    const std::future<std::shared_ptr<const Playbook>> rules = std::async(std::launch::async, &Playbook::shipped);
    QApplication::setApplicationName(u"lianxi"_s);
    QApplication::setApplicationVersion(QString::fromLatin1(LIANXI_VERSION));
    QApplication::setDesktopFileName(u"lianxi"_s);
    if (!hardened)
        complain(ExitCode::Done, u"Core dumps cannot be switched off: %1"_s.arg(hardened.error().detail));
    QCommandLineParser parser;
    describe(parser);
    parser.process(application);
    const std::optional<StartOptions> options = optionsOf(parser);
    if (!options)
        return complain(ExitCode::WrongUse, u"--gateway-port takes a number from 0 to 65535"_s);
    return options->rehearsal ? runRehearsal(*options) : runDesk(*options);
}
