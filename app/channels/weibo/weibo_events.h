// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

#include <QByteArray>

namespace lianxi::weibo
{

/// The event of one push body (JSON, or XML in WeChat's shape). \return nullopt when it is neither or names no sender.
[[nodiscard]] std::optional<PlatformEvent> eventOf(const QByteArray &body);
/// A comment from one of the comment lists; nullopt without an id.
[[nodiscard]] std::optional<PlatformEvent> commentEvent(const QJsonObject &comment, const QString &account,
                                                        bool mention);
/// A post that mentions the account; nullopt without an id.
[[nodiscard]] std::optional<PlatformEvent> statusEvent(const QJsonObject &status, const QString &account);

} // namespace lianxi::weibo
