// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sealed_team.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::test
{

namespace
{

/// Runs something asynchronous on the connection's thread and waits.
template <class Outcome, class Work>
Outcome waitFor(JetStreamLog &log, Work work)
{
    std::promise<Outcome> promise;
    log.post([&](nats::JetStream &stream) {
        work(stream, [&](Outcome outcome) { promise.set_value(std::move(outcome)); });
    });
    return promise.get_future().get();
}

} // namespace

SealedTeam::SealedTeam(QString team, QUrl server)
    : m_team(std::move(team))
    , m_server(std::move(server))
{
}

JetStreamLog::Options SealedTeam::plainOptions() const
{
    JetStreamLog::Options options;
    options.connection.servers = {m_server};
    options.connection.name = u"test"_s;
    options.stream.team = m_team;
    options.stream.patience = 30s;
    return options;
}

bool SealedTeam::found()
{
    const team::SignedText entry = team::foundTeam(m_founderId, m_founder);
    m_founding = team::fingerprintOf(entry);
    JetStreamLog log(plainOptions());
    return log.waitUntilReady(20s) && waitFor<Status>(log, [&](nats::JetStream &stream, team::Finished done) {
                                          team::publishFounding(stream, entry, m_clock.now(), std::move(done));
                                      }).has_value();
}

SealedTeam::Desk SealedTeam::desk(const AgentId &agent, const team::MemberKeys &keys, const QString &ring)
{
    Desk desk{agent, keys, nullptr, nullptr, nullptr};
    Result<std::unique_ptr<team::KeyRing>> opened = team::KeyRing::open(ringFile(ring), m_ringKey, m_founding);
    if (!opened)
        qFatal("ring: %s", qPrintable(opened.error().detail));
    desk.ring = std::move(*opened);
    desk.codec = std::make_shared<team::SealedCodec>(desk.ring, keys, m_clock);
    JetStreamLog::Options options = plainOptions();
    options.codec = desk.codec;
    desk.log = std::make_unique<JetStreamLog>(std::move(options));
    return desk;
}

Status SealedTeam::change(Desk &desk, team::MemberChange change, bool rotate)
{
    return waitFor<Status>(*desk.log, [&](nats::JetStream &stream, team::Finished done) {
        team::changeMembers(stream, *desk.codec, std::move(change), rotate, SystemClock().now(), std::move(done));
    });
}

Status SealedTeam::admit(Desk &desk, const AgentId &agent, TeamRole role, const team::MemberKeys &keys)
{
    return change(desk, [&](std::vector<team::Member> &members) -> Status {
        members.push_back({agent, role, keys.user().publicKey(), keys.boxKey()});
        return {};
    });
}

Status SealedTeam::remove(Desk &desk, const AgentId &agent)
{
    return change(desk, [&](std::vector<team::Member> &members) -> Status {
        std::erase_if(members, [&](const team::Member &member) { return member.agent == agent; });
        return {};
    });
}

Result<int> SealedTeam::destroy(Desk &desk, const std::vector<QByteArray> &owners)
{
    return waitFor<Result<int>>(*desk.log, [&](nats::JetStream &stream, std::function<void(Result<int>)> done) {
        team::destroyKeys(stream, *desk.codec, owners, SystemClock().now(), std::move(done));
    });
}

} // namespace lianxi::test
