// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/team/roster.h"

#include <QStringList>

namespace lianxi::team
{

/// What a new member is given, once and for themselves alone. Whoever holds it can ask to be let in as `agent`; an
/// administrator lets in the first who does.
struct Invitation {
    QString team;
    AgentId agent;
    TeamRole role = TeamRole::Agent;
    QStringList servers; ///< wss://…
    QByteArray founding; ///< fingerprint of the team's first roster entry: no other team is taken for it
    Instant expires;
    Key secret = Key::generate();
};
/// One line of text, secret.
[[nodiscard]] QByteArray toText(const Invitation &invitation);
/// InvalidInput: it is none, or was cut.
[[nodiscard]] Result<Invitation> readInvitation(const QByteArray &text);

/// The answer: public keys, bound to the invitation by a MAC, so that nobody on the way puts in their own.
[[nodiscard]] QByteArray requestFor(const Invitation &invitation, const MemberKeys &keys);
/// Whom the invitation let in, with the keys of their request. InvalidInput (no request, or for another invitation),
/// Refused (too late, or it was changed on the way).
[[nodiscard]] Result<Member> readRequest(const QByteArray &request, const Invitation &invitation, Instant now);
/// Which invitation it answers: its agent. Empty when it is none.
[[nodiscard]] AgentId agentOfRequest(const QByteArray &request);

} // namespace lianxi::team
