// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::channels
{

/// The question about one person in the words of planSend(): op "profile".
[[nodiscard]] SendIntent profileQuestion(const ProfileSubject &person);
/// What an answer says about those who were asked for: its `profile`, or `profiles` where many were. That the platform
/// does not know somebody, or does not tell, is an answer too.
[[nodiscard]] ProfileAnswer profilesOf(const SendAnswer &said, const std::vector<ProfileSubject> &people);
/// Everybody's key, for questions about many.
[[nodiscard]] QStringList idsOf(const std::vector<ProfileSubject> &people);

} // namespace lianxi::channels
