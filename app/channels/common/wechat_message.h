// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/common/xml_tree.h"
#include "models/domain/platform_event.h"

namespace lianxi::channels
{

/// Reads the content of a WeChat family message of MsgType `type` (lower case) into `event`. A type nobody knows is
/// flagged "unsupported".
void fillWechatMessage(PlatformEvent &event, const XmlElement &push, const QString &type);
/// A place; coordinates that are no numbers are left out.
[[nodiscard]] Part wechatLocation(const QString &lat, const QString &lon, const QString &title);
/// Seconds since 1970 as text; nullopt for anything that is no time a message could have.
[[nodiscard]] std::optional<Instant> wechatTime(const QString &seconds);
/// Twelve hex digits that tell a push without an id from any other.
[[nodiscard]] QString wechatDigest(const XmlElement &push);
/// Sets a member unless the text is empty.
void putText(QJsonObject &json, QLatin1StringView name, const QString &value);

} // namespace lianxi::channels
