// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/jet_stream_log.h"
#include "app/profile/local_store.h"
#include "app/profile/profile.h"
#include "app/team/administration.h"
#include "app/team/invitation.h"
#include "app/team/team_place.h"

namespace lianxi::cli
{

using team::TeamPlace;

/// A profile's place in a team, and what an administrator does from it. Each call that needs the server waits for it.
class TeamOffice
{
public:
    /// `profile` outlives it.
    [[nodiscard]] static Result<std::unique_ptr<TeamOffice>> open(const Profile &profile);

    [[nodiscard]] bool isMember() const { return !m_standing.founding.isEmpty(); }
    [[nodiscard]] const TeamPlace &standing() const { return m_standing; }
    /// Makes keys and the founding entry, and writes the server's configuration. InvalidInput, Conflict (is in a team
    /// already), Io.
    [[nodiscard]] Status found(TeamPlace standing);
    /// On the running server; nothing when it is there already. NotFound (this profile founded none), Unavailable.
    [[nodiscard]] Status publishFounding();
    [[nodiscard]] Result<QByteArray> invite(const AgentId &agent, TeamRole role, std::chrono::days life);
    /// The request to send back.
    [[nodiscard]] Result<QByteArray> join(const QByteArray &invitation, const QString &ca);
    [[nodiscard]] Status admit(const QByteArray &request);
    [[nodiscard]] Status remove(const AgentId &agent);
    [[nodiscard]] Status rotate();
    [[nodiscard]] Result<std::vector<team::Member>> members();

private:
    explicit TeamOffice(const Profile &profile);
    [[nodiscard]] Status save();
    [[nodiscard]] Status saveInvitations(const QByteArrayList &lines);
    [[nodiscard]] QByteArrayList invitations() const;
    [[nodiscard]] Result<team::MemberKeys> keys() const { return team::MemberKeys::load(*m_local); }
    [[nodiscard]] JetStreamLog::Options logOptions(const team::MemberKeys &keys) const;
    [[nodiscard]] Status connect();
    [[nodiscard]] Status change(team::MemberChange change, bool rotate);
    [[nodiscard]] Status writeConfig(const std::vector<team::Member> &members) const;

    const Profile &m_profile;
    SystemClock m_clock;
    std::unique_ptr<LocalStore> m_local;
    TeamPlace m_standing;
    std::shared_ptr<team::KeyRing> m_ring;
    std::shared_ptr<team::SealedCodec> m_codec;
    std::unique_ptr<JetStreamLog> m_log; ///< goes before what it uses
};

} // namespace lianxi::cli
