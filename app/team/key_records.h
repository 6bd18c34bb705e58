// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/team/member_keys.h"

namespace lianxi::team
{

// The records of a team's stream that carry its keys. They are plain and protect themselves: a data key is wrapped,
// what an administrator says is signed.

/// Where they stand.
[[nodiscard]] QString rosterSubject();
[[nodiscard]] QString keySubject(const QByteArray &keyId);
/// The key id of a subject; empty unless it is a key's.
[[nodiscard]] QByteArray keyIdOf(const QString &subject);

[[nodiscard]] Event rosterEvent(const SignedText &entry, Instant now);
[[nodiscard]] std::optional<SignedText> rosterEntryIn(const Event &event);

struct WrappedDataKey {
    KeyRef ref; ///< its epoch is the one whose key opens `box`
    QByteArray box;
};
[[nodiscard]] Event keyEvent(const WrappedDataKey &key, Instant now);
[[nodiscard]] std::optional<WrappedDataKey> dataKeyIn(const Event &event);

/// An administrator's order to destroy keys of one owner.
struct Destruction {
    QByteArray keyId;
    std::vector<QByteArray> tags;
    QByteArray by; ///< public NKEY; whether they may is for the roster to say
};
[[nodiscard]] Event destructionEvent(const QByteArray &keyId, const std::vector<QByteArray> &tags, const MemberKeys &by,
                                     Instant now);
/// Nothing when it is another event, or its signature is not right.
[[nodiscard]] std::optional<Destruction> destructionIn(const Event &event);

} // namespace lianxi::team
