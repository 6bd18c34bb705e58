// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

namespace lianxi
{

/// Flag of a message whose sender the receiving mail server found forged (dmarc=fail): its author is not the person of
/// that address, and stands beside them in a contact and a thread of their own.
inline constexpr QLatin1StringView unverifiedSenderFlag{"unverified_sender"};

} // namespace lianxi
