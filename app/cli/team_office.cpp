// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/team_office.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSslCertificate>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::cli
{

namespace
{

using namespace team;

constexpr auto patience = 15s; ///< for the server
const QString foundingEntry = u"team/founding"_s;
const QString invitationsEntry = u"team/invitations"_s;

QByteArray bytesOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// Runs something asynchronous on the connection's thread and waits for its end.
template <class Work>
Status wait(JetStreamLog &log, Work work)
{
    const auto promise = std::make_shared<std::promise<Status>>();
    log.post([promise, work = std::move(work)](nats::JetStream &stream) {
        work(stream, [promise](Status outcome) { promise->set_value(std::move(outcome)); });
    });
    std::future<Status> outcome = promise->get_future();
    if (outcome.wait_for(2 * patience) != std::future_status::ready)
        return failure(ErrorCode::Unavailable, u"the server does not answer; it may not let this profile do that"_s);
    return outcome.get();
}

Status ready(JetStreamLog &log)
{
    if (log.waitUntilReady(patience))
        return {};
    const QString trouble = log.standing().trouble;
    return failure(ErrorCode::Network,
                   u"the team's server cannot be used: "_s + (trouble.isEmpty() ? u"it does not answer"_s : trouble));
}

} // namespace

TeamOffice::TeamOffice(const Profile &profile)
    : m_profile(profile)
{
}

Result<std::unique_ptr<TeamOffice>> TeamOffice::open(const Profile &profile)
{
    Result<std::unique_ptr<LocalStore>> local = LocalStore::open(profile.localFile(), profile.localKey());
    if (!local)
        return tl::unexpected(local.error());
    std::unique_ptr<TeamOffice> office(new TeamOffice(profile));
    office->m_local = std::move(*local);
    Result<TeamPlace> place = readPlace(*office->m_local);
    if (!place)
        return tl::unexpected(place.error());
    office->m_standing = std::move(*place);
    return office;
}

Status TeamOffice::save()
{
    return writePlace(*m_local, m_standing);
}

Status TeamOffice::found(TeamPlace standing)
{
    if (isMember())
        return failure(ErrorCode::Conflict, u"this profile belongs to the team %1 already"_s.arg(m_standing.team));
    if (standing.agent.isEmpty() || standing.servers.isEmpty() || standing.config.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       u"name the administrator (--agent), the address for desks (--server) and the file (--config)"_s);
    for (const QString &server : standing.servers)
        if (const QUrl url(server); !url.isValid() || (url.scheme() != "wss"_L1 && url.scheme() != "ws"_L1))
            return failure(ErrorCode::InvalidInput,
                           u"an address begins with wss:// (on one machine: ws://): "_s + server);
    if (const Status good = check(standing.server); !good)
        return good;
    const MemberKeys keys = MemberKeys::generate();
    const SignedText founding = foundTeam(standing.agent, keys);
    standing.founding = fingerprintOf(founding);
    if (const Status kept = keys.save(*m_local); !kept)
        return kept;
    const QJsonObject text{{"body"_L1, QString::fromUtf8(founding.body)},
                           {"by"_L1, QString::fromLatin1(founding.by)},
                           {"signature"_L1, QString::fromLatin1(founding.signature.toBase64())}};
    if (const Status kept = m_local->write(foundingEntry, bytesOf(text)); !kept)
        return kept;
    m_standing = std::move(standing);
    if (const Status written = writeConfig(readEntry(founding.body)->members); !written) {
        m_standing = {};
        return written;
    }
    return save();
}

Status TeamOffice::publishFounding()
{
    const Result<QByteArray> kept = m_local->read(foundingEntry);
    const Result<MemberKeys> mine = keys();
    if (!kept || !mine)
        return failure(ErrorCode::NotFound, u"this profile founded no team"_s);
    const QJsonObject json = QJsonDocument::fromJson(*kept).object();
    const SignedText founding{json.value("body"_L1).toString().toUtf8(), json.value("by"_L1).toString().toLatin1(),
                              QByteArray::fromBase64(json.value("signature"_L1).toString().toLatin1())};
    JetStreamLog plain(logOptions(*mine));
    if (const Status there = ready(plain); !there)
        return there;
    const Status published = wait(plain, [founding, now = m_clock.now()](nats::JetStream &stream, Finished done) {
        team::publishFounding(stream, founding, now, std::move(done));
    });
    // Somebody's entry is there: our own is what the codec looks for.
    if (!published && published.error().code != ErrorCode::Conflict)
        return published;
    return connect();
}

JetStreamLog::Options TeamOffice::logOptions(const MemberKeys &keys) const
{
    JetStreamLog::Options options;
    for (const QString &server : m_standing.servers)
        options.connection.servers.emplace_back(server);
    options.connection.name = u"lianxi-cli "_s + m_standing.agent.text();
    options.connection.credentials = keys.credentials();
    if (!m_standing.ca.isEmpty())
        options.connection.tls.setCaCertificates(QSslCertificate::fromPath(m_standing.ca));
    options.stream.team = m_standing.team;
    return options;
}

Status TeamOffice::connect()
{
    if (m_log)
        return {};
    if (!isMember())
        return failure(ErrorCode::NotFound, u"this profile belongs to no team: begin with team init or team join"_s);
    const Result<MemberKeys> mine = keys();
    if (!mine)
        return tl::make_unexpected(mine.error());
    Result<std::unique_ptr<KeyRing>> ring =
        KeyRing::open(m_profile.keyRingFile(), m_profile.keyRingKey(), m_standing.founding);
    if (!ring)
        return tl::make_unexpected(ring.error());
    m_ring = std::move(*ring);
    m_codec = std::make_shared<SealedCodec>(m_ring, *mine, m_clock);
    JetStreamLog::Options options = logOptions(*mine);
    options.codec = m_codec;
    m_log = std::make_unique<JetStreamLog>(std::move(options));
    return ready(*m_log);
}

Result<std::vector<Member>> TeamOffice::members()
{
    if (const Status connected = connect(); !connected)
        return tl::unexpected(connected.error());
    const auto members = std::make_shared<std::vector<Member>>();
    const Status read = wait(*m_log, [codec = m_codec, members](nats::JetStream &, const Finished &done) {
        codec->refresh([codec, members, done] {
            *members = codec->ring().roster().current().members;
            done({});
        });
    });
    if (!read)
        return tl::unexpected(read.error());
    return *members;
}

Status TeamOffice::change(MemberChange change, bool rotate)
{
    if (const Status connected = connect(); !connected)
        return connected;
    const Status changed = wait(*m_log,
                                [codec = m_codec, change = std::move(change), rotate,
                                 now = m_clock.now()](nats::JetStream &stream, Finished done) {
                                    changeMembers(stream, *codec, change, rotate, now, std::move(done));
                                });
    if (!changed)
        return changed;
    const Result<std::vector<Member>> now = members();
    return now ? writeConfig(*now) : tl::make_unexpected(now.error());
}

Result<QByteArray> TeamOffice::invite(const AgentId &agent, TeamRole role, std::chrono::days life)
{
    if (agent.isEmpty())
        return failure(ErrorCode::InvalidInput, u"say who is invited: --agent ID"_s);
    const Result<std::vector<Member>> now = members();
    if (!now)
        return tl::unexpected(now.error());
    const auto named = [&](const Member &member) { return member.agent == agent; };
    if (std::any_of(now->begin(), now->end(), named))
        return failure(ErrorCode::InvalidInput, u"somebody of that id belongs to the team already"_s);
    const Invitation invitation{m_standing.team,      agent,          role, m_standing.servers, m_standing.founding,
                                m_clock.now() + life, Key::generate()};
    // A newer invitation takes the place of an older one for the same person.
    QByteArrayList lines = invitations();
    lines.removeIf([&](const QByteArray &line) {
        const Result<Invitation> known = readInvitation(line);
        return !known || known->agent == agent || known->expires <= m_clock.now();
    });
    const QByteArray text = toText(invitation);
    lines.append(text);
    if (const Status kept = saveInvitations(lines); !kept)
        return tl::unexpected(kept.error());
    return text;
}

QByteArrayList TeamOffice::invitations() const
{
    const Result<QByteArray> kept = m_local->read(invitationsEntry);
    return kept && !kept->isEmpty() ? kept->split('\n') : QByteArrayList();
}

Status TeamOffice::saveInvitations(const QByteArrayList &lines)
{
    return m_local->write(invitationsEntry, lines.join('\n'));
}

Result<QByteArray> TeamOffice::join(const QByteArray &text, const QString &ca)
{
    const Result<Invitation> invitation = readInvitation(text);
    if (!invitation)
        return tl::unexpected(invitation.error());
    if (isMember() && m_standing.founding != invitation->founding)
        return failure(ErrorCode::Conflict, u"this profile belongs to the team %1 already"_s.arg(m_standing.team));
    if (m_clock.now() >= invitation->expires)
        return failure(ErrorCode::Refused, u"the invitation's time is over: ask for another one"_s);
    // Asking twice sends the same keys.
    Result<MemberKeys> mine = keys();
    if (!mine && mine.error().code != ErrorCode::NotFound)
        return tl::unexpected(mine.error());
    const MemberKeys chosen = mine ? *mine : MemberKeys::generate();
    if (const Status kept = chosen.save(*m_local); !kept)
        return tl::unexpected(kept.error());
    m_standing = {invitation->team, invitation->agent, invitation->servers, ca, invitation->founding, {}, {}};
    if (const Status kept = save(); !kept)
        return tl::unexpected(kept.error());
    return requestFor(*invitation, chosen);
}

Status TeamOffice::admit(const QByteArray &request)
{
    QByteArrayList lines = invitations();
    const AgentId agent = agentOfRequest(request);
    const auto asked = std::find_if(lines.begin(), lines.end(), [&](const QByteArray &line) {
        const Result<Invitation> known = readInvitation(line);
        return known && known->agent == agent;
    });
    if (agent.isEmpty() || asked == lines.end())
        return failure(ErrorCode::InvalidInput, u"no open invitation of this profile is answered by that"_s);
    const Result<Member> member = readRequest(request, *readInvitation(*asked), m_clock.now());
    if (!member)
        return tl::make_unexpected(member.error());
    const Status admitted = change(
        [member = *member](std::vector<Member> &members) -> Status {
            members.push_back(member);
            return {};
        },
        false);
    if (!admitted)
        return admitted;
    lines.erase(asked); // once
    return saveInvitations(lines);
}

Status TeamOffice::remove(const AgentId &agent)
{
    return change(
        [agent](std::vector<Member> &members) -> Status {
            if (std::erase_if(members, [&](const Member &member) { return member.agent == agent; }) == 0)
                return failure(ErrorCode::InvalidInput, u"nobody of that id belongs to the team"_s);
            return {};
        },
        false);
}

Status TeamOffice::rotate()
{
    return change([](std::vector<Member> &) -> Status { return {}; }, true);
}

Status TeamOffice::writeConfig(const std::vector<Member> &members) const
{
    if (m_standing.config.isEmpty())
        return {};
    QSaveFile file(m_standing.config);
    if (!file.open(QIODevice::WriteOnly) || file.write(serverConfiguration(m_standing.server, members)) < 0
        || !file.commit())
        return failure(
            ErrorCode::Io,
            u"the server's configuration cannot be written to %1: %2"_s.arg(m_standing.config, file.errorString()));
    return {};
}

} // namespace lianxi::cli
