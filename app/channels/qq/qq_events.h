// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

namespace lianxi::qq
{

/// What a dispatch (op 0) tells, whether it came by webhook or WebSocket; nothing unknown is dropped. `account` is the
/// bot's appid, `digest` stands for the id of a frame that has none.
[[nodiscard]] PlatformEvent eventOf(const QJsonObject &frame, const QString &account, const QString &digest);

} // namespace lianxi::qq
