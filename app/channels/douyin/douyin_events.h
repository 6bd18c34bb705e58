// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

#include <QByteArray>

namespace lianxi::douyin
{

/// A push, its `content` opened: the platform writes an object or the text of one.
struct Push {
    QString event;
    QString clientKey;
    QString from, to;
    QString id; ///< the same on every retry
    QJsonObject content;
};

/// \return nullopt when `body` is not a JSON object with the name of an event. `headerId` is the Msg-Id header.
[[nodiscard]] std::optional<Push> readPush(const QByteArray &body, const QString &headerId);
/// The number or text of an address check, in the type it came in; undefined when it is not there.
[[nodiscard]] QJsonValue challengeOf(const QByteArray &body);
/// What a push tells.
[[nodiscard]] PlatformEvent eventOf(const Push &push);
/// A comment of a polled list; nullopt without an id.
[[nodiscard]] std::optional<PlatformEvent> commentEvent(const QJsonObject &comment, const QString &item,
                                                        const QString &account);

} // namespace lianxi::douyin
