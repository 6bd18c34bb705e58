// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/desk_files.h"
#include "app/cli/team_office.h"

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

using namespace team;

const QString teamOption = u"team"_s, agentOption = u"agent"_s, roleOption = u"role"_s, serverOption = u"server"_s;
const QString configOption = u"config"_s, storeOption = u"store"_s, addressOption = u"address"_s,
              portOption = u"port"_s;
const QString certificateOption = u"certificate"_s, keyOption = u"key"_s, caOption = u"ca"_s, daysOption = u"days"_s;
const QString clientPortOption = u"client-port"_s;

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {teamOption, u"init: the team's name, letters, digits, - and _."_s, u"name"_s},
        {agentOption, u"init, invite, remove: the member's id."_s, u"id"_s},
        {roleOption, u"invite: agent, lead, reviewer, listener, administrator or gateway."_s, u"role"_s, u"agent"_s},
        {serverOption, u"init: how desks reach the server, wss://host:port; may be given several times."_s, u"url"_s},
        {configOption, u"init: the file to write for nats-server."_s, u"file"_s},
        {storeOption, u"init: the folder in which the server keeps the stream."_s, u"dir"_s},
        {addressOption, u"init: where the server listens for desks."_s, u"ip"_s, u"127.0.0.1"_s},
        {portOption, u"init: and on which port."_s, u"number"_s, u"8443"_s},
        {clientPortOption, u"init: the port of NATS' own listener, on loopback."_s, u"number"_s, u"4222"_s},
        {certificateOption, u"init: the server's certificate, PEM."_s, u"file"_s},
        {keyOption, u"init: and its key, PEM."_s, u"file"_s},
        {caOption, u"init, join: the certificate of the team's own authority, PEM."_s, u"file"_s},
        {daysOption, u"invite: how long the invitation holds."_s, u"number"_s, u"7"_s},
    });
}

ExitCode reloadHint(const TeamOffice &office)
{
    print(u"Written: %1\nLet the server read it: nats-server --signal reload"_s.arg(office.standing().config));
    return ExitCode::Done;
}

ExitCode init(TeamOffice &office, const QCommandLineParser &parser)
{
    if (!office.isMember()) {
        TeamPlace standing;
        standing.agent = AgentId(parser.value(agentOption));
        standing.servers = parser.values(serverOption);
        standing.ca = parser.value(caOption);
        standing.config = parser.value(configOption);
        standing.server = {parser.value(teamOption),
                           parser.value(storeOption),
                           parser.value(addressOption),
                           parser.value(portOption).toInt(),
                           parser.value(certificateOption),
                           parser.value(keyOption),
                           parser.value(clientPortOption).toInt()};
        standing.team = standing.server.team;
        if (const Status founded = office.found(standing); !founded)
            return fail(founded.error());
        print(u"Written: %1\nStart the server with it (nats-server -c FILE), then run \"team init\" again."_s.arg(
            standing.config));
        return ExitCode::Done;
    }
    if (const Status published = office.publishFounding(); !published)
        return fail(published.error());
    print(u"The team %1 is founded. Invite its members with \"team invite\"."_s.arg(office.standing().team));
    return ExitCode::Done;
}

ExitCode invite(TeamOffice &office, const QCommandLineParser &parser)
{
    const auto role = fromText<TeamRole>(parser.value(roleOption));
    if (!role) {
        printError(u"unknown role: agent, lead, reviewer, listener, administrator or gateway"_s);
        return ExitCode::WrongUse;
    }
    const Result<QByteArray> text = office.invite(AgentId(parser.value(agentOption)), *role,
                                                  std::chrono::days(std::max(1, parser.value(daysOption).toInt())));
    if (!text)
        return fail(text.error());
    print(QString::fromLatin1(*text));
    printError(u"Give this line to them alone. They run \"team join LINE\" and send back what it prints; then you run "
               "\"team admit\" with that."_s);
    return ExitCode::Done;
}

ExitCode join(TeamOffice &office, const QCommandLineParser &parser, const QString &text)
{
    const Result<QByteArray> request = office.join(text.toLatin1(), parser.value(caOption));
    if (!request)
        return fail(request.error());
    print(QString::fromLatin1(*request));
    printError(u"Send this line back to whoever invited you. It holds no secret."_s);
    return ExitCode::Done;
}

ExitCode listMembers(TeamOffice &office)
{
    const Result<std::vector<Member>> members = office.members();
    if (!members)
        return fail(members.error());
    for (const Member &member : *members)
        print(member.agent.text() + u'\t' + toText(member.role) + u'\t' + QString::fromLatin1(member.user));
    return ExitCode::Done;
}

} // namespace

ExitCode team(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Founds a team on a nats-server and says who belongs to it.\n"
        "init: makes this profile the team's first administrator and writes the server's configuration; a second time, "
        "when the server runs: founds the team on it.\n"
        "invite: prints an invitation for one new member.\n"
        "join INVITATION: makes this profile's keys and prints the request to be let in.\n"
        "admit REQUEST: lets in who was invited.\n"
        "remove: takes a member's permissions, and begins new keys that they do not get.\n"
        "rotate: begins new keys.\n"
        "members: lists who belongs to the team.\n"
        "admit and remove write the server's configuration anew."_s);
    addProfileOptions(parser);
    addOptions(parser);
    parser.addPositionalArgument(u"action"_s, u"init, invite, join, admit, remove, rotate or members."_s);
    if (const auto end = parse(parser, "team"_L1, arguments))
        return *end;
    const QStringList words = parser.positionalArguments();
    const QHash<QString, qsizetype> sizes{{u"init"_s, 1},   {u"invite"_s, 1}, {u"join"_s, 2},   {u"admit"_s, 2},
                                          {u"remove"_s, 1}, {u"rotate"_s, 1}, {u"members"_s, 1}};
    const QString action = words.value(0);
    if (words.isEmpty() || sizes.value(action) != words.size()) {
        printError(u"team needs: init | invite | join INVITATION | admit REQUEST | remove | rotate | members"_s);
        return ExitCode::WrongUse;
    }
    const bool first = action == "init"_L1 || action == "join"_L1;
    auto profile = openProfileAlone(parser, first ? Missing::Create : Missing::Refuse);
    if (!profile)
        return profile.error();
    Result<std::unique_ptr<TeamOffice>> office = TeamOffice::open(**profile);
    if (!office)
        return fail(office.error());
    if (action == "init"_L1)
        return init(**office, parser);
    if (action == "join"_L1)
        return join(**office, parser, words[1]);
    if (action == "invite"_L1)
        return invite(**office, parser);
    if (action == "members"_L1)
        return listMembers(**office);
    const Status changed = action == "admit"_L1 ? (*office)->admit(words[1].toLatin1())
        : action == "remove"_L1                 ? (*office)->remove(AgentId(parser.value(agentOption)))
                                                : (*office)->rotate();
    if (!changed)
        return fail(changed.error());
    return reloadHint(**office);
}

} // namespace lianxi::cli
