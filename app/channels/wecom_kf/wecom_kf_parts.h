// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

namespace lianxi::wecom_kf
{

/// Reads the content of a message of msgtype `type` into `event`. A type nobody knows is kind Unknown; a known one
/// whose content is missing is a message flagged "unsupported".
void fillMessage(PlatformEvent &event, const QString &type, const QJsonValue &content);

} // namespace lianxi::wecom_kf
