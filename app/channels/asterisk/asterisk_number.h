// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::asterisk
{

/// Who calls, as far as a number tells. It can be forged and shared: weak evidence.
struct CallerNumber {
    QString number; ///< international ("+44…") where it can be made so; empty when withheld
    bool anonymous = false;
    bool internal = false; ///< an extension of the exchange: no customer
};

/// Reads what an exchange writes as a caller's number, with the account's country_code and trunk_prefix.
[[nodiscard]] CallerNumber callerNumber(const QString &written, const ChannelAccount &account);

} // namespace lianxi::asterisk
