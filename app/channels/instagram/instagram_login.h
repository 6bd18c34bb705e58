// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::instagram
{

/// The account logs in through a linked Facebook Page, or by itself (settings "mode" is "instagram").
[[nodiscard]] bool logsInItself(const ChannelAccount &account);
/// Where its interface is.
[[nodiscard]] inline QLatin1StringView hostOf(bool itself)
{
    return itself ? QLatin1StringView("https://graph.instagram.com") : QLatin1StringView("https://graph.facebook.com");
}

} // namespace lianxi::instagram
