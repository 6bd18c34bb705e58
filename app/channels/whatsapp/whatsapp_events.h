// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

namespace lianxi::whatsapp
{

/// Reads one element of `changes`: messages, statuses, account trouble, echoes of the Business app.
void readChange(const QJsonObject &change, std::vector<PlatformEvent> &events);

/// Fills kind, text, parts and what else the `type` of a message says; the place and the people are already there.
void fillContent(PlatformEvent &event, const QJsonObject &message);
/// The event of one element of `statuses`.
[[nodiscard]] PlatformEvent statusEvent(const QJsonObject &status, const QString &number);

} // namespace lianxi::whatsapp
