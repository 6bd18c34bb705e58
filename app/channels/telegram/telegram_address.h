// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace lianxi::telegram
{

/// Where a message lives: a chat, a topic of it, or a chat of a connected business account. As a thread id it reads
/// "5501001", "-1001777000111/70" (topic) or "bc-1/5501001" (business connection).
struct Address {
    QString connection; ///< business connection id
    QString chat;
    QString topic;
    QString message; ///< set by ofMessage()

    [[nodiscard]] static Address ofThread(const QString &threadId);
    /// From "5501001:23" or "bc-1/5501001:23".
    [[nodiscard]] static Address ofMessage(const QString &messageId);
    [[nodiscard]] static Address ofJson(const QJsonObject &message);

    [[nodiscard]] QString threadId() const;
    /// Message ids count per chat, so the key of a message names its chat; topics share their chat's numbers.
    [[nodiscard]] QString messageKey(const QString &id) const;
};

} // namespace lianxi::telegram
