// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::line
{

/// What one member of a webhook's "events" tells. Never fails: what cannot be understood is an unknown event.
[[nodiscard]] PlatformEvent eventOf(const QJsonObject &json, const QString &account);

} // namespace lianxi::line
