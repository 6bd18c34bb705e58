// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/team/member_keys.h"
#include "models/domain/kinds.h"

#include <map>
#include <vector>

namespace lianxi::team
{

struct Member {
    AgentId agent;
    TeamRole role = TeamRole::Agent;
    QByteArray user; ///< public NKEY: the server lets them in, and their signature is known by it
    QByteArray boxKey; ///< X25519, 32 bytes: keys are sealed to it
    friend bool operator==(const Member &, const Member &) = default;
};

/// The team as it is from one moment on: who belongs to it, and the epoch's key, sealed to each of them. Whoever left
/// is in no later one; a new epoch's record also holds the key before it, for those who have the new one.
struct RosterEntry {
    int epoch = 0; ///< from 1; the same as before when somebody was only added
    QByteArray before; ///< fingerprint of the entry before; empty: the team was founded by it
    std::vector<Member> members; ///< in the order of their ids
    std::vector<QByteArray> sealed; ///< the epoch's key for each member
    QByteArray earlier; ///< the key of the epoch before, under this one's
    QByteArray check; ///< tells the epoch's key from any other
    [[nodiscard]] const Member *find(const AgentId &agent) const;
    [[nodiscard]] const Member *findUser(const QByteArray &user) const;
};
/// Corrupt.
[[nodiscard]] Result<RosterEntry> readEntry(const QByteArray &body);
[[nodiscard]] QByteArray fingerprintOf(const SignedText &entry);

/// The roster's entries from the founding on; each is signed by an administrator of the one before. Whoever knows the
/// first one's fingerprint (it stands in their invitation) cannot be given another team's, or a roster made up by the
/// engine.
class Roster
{
public:
    explicit Roster(QByteArray founding);
    /// An entry that is there already changes nothing. Refused, naming what is wrong.
    [[nodiscard]] Status add(const SignedText &entry);
    [[nodiscard]] bool isEmpty() const { return m_texts.empty(); }
    [[nodiscard]] const RosterEntry &current() const { return m_entries.back(); } ///< not of an empty one
    [[nodiscard]] const std::vector<SignedText> &texts() const { return m_texts; }
    [[nodiscard]] const QByteArray &founding() const { return m_founding; }
    [[nodiscard]] QByteArray last() const; ///< fingerprint of the newest entry
    [[nodiscard]] bool isAdministrator(const QByteArray &user) const;
    /// Now or at any time: what they signed stays in force.
    [[nodiscard]] bool wasAdministrator(const QByteArray &user) const;
    /// The keys of all epochs that `me` can open: every one up to the last they belonged to.
    [[nodiscard]] std::map<int, Key> keysFor(const MemberKeys &me) const;

private:
    QByteArray m_founding;
    std::vector<SignedText> m_texts;
    std::vector<RosterEntry> m_entries;
};

/// A team of one, with a fresh key.
[[nodiscard]] SignedText foundTeam(const AgentId &agent, const MemberKeys &me);
/// The members as given. `key` is the current epoch's; a fresh epoch begins when somebody left or changed their keys,
/// or when `rotate` says so. Refused: no administrator would be left, or two members share a name or a key.
[[nodiscard]] Result<SignedText> nextEntry(const Roster &roster, std::vector<Member> members, const Key &key,
                                           const MemberKeys &me, bool rotate = false);

} // namespace lianxi::team
