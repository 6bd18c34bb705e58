// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace lianxi::email
{

struct Mailbox {
    QString address; ///< lower case, host in ASCII (IDNA)
    QString name; ///< from the display part; empty when there is none
};

/// The mailboxes of From, To, Cc …; groups are opened, what is no address is left out.
[[nodiscard]] std::vector<Mailbox> readMailboxes(QByteArrayView value);

/// Lower case, host in ASCII: two spellings of one address are equal afterwards. Empty when it is no address.
[[nodiscard]] QString canonicalAddress(const QString &address);
/// The address without "+tag" in its local part.
[[nodiscard]] QString withoutTag(const QString &address);

/// RFC 5322 date with its obsolete forms (two-digit years, named zones); nullopt when it cannot be read.
[[nodiscard]] std::optional<Instant> readMailDate(QByteArrayView value);
/// "Sat, 21 Nov 2026 09:30:00 +0000"
[[nodiscard]] QByteArray writeMailDate(Instant at);

} // namespace lianxi::email
