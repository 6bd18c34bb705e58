// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/common/xml_tree.h"
#include "models/domain/platform_event.h"

namespace lianxi::wecom
{

/// Begin of a thread's id when its person is a customer of an employee, whom no application can write to.
inline constexpr auto contactThread = QLatin1StringView("contact:");

/// What a decrypted push says; nullopt when it lacks what every push has.
[[nodiscard]] std::optional<PlatformEvent> eventOf(const channels::XmlElement &push);

} // namespace lianxi::wecom
