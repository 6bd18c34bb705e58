// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/event.h"

namespace lianxi::team
{

// Whose data an event is: it is sealed with the key of that owner, and is gone when that key is. Names are for
// computing key ids only; they hold platform ids and never leave the process.

[[nodiscard]] QByteArray personOwner(const QString &channel, const QString &person);
[[nodiscard]] QByteArray conversationOwner(const QString &channel, const QString &thread);
[[nodiscard]] QByteArray caseOwner(CaseId id);
[[nodiscard]] QByteArray contactOwner(ContactId id);

/// Pure: whoever writes the same event names the same owner.
/// - what a platform told of a person: that person on that channel; what the brand said, and what names nobody: the
///   conversation
/// - what speaks of a case, or stands on its subject: the case
/// - what speaks of a contact: the contact
/// - everything else: the team, an empty name
[[nodiscard]] QByteArray ownerOf(const QString &subject, const Event &event);

} // namespace lianxi::team
