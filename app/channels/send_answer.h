// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace lianxi
{

struct SendAnswer {
    SendOutcome outcome = SendOutcome::Unconfirmed;
    QString reason; ///< short name: window_closed, quota, too_long, token, rate, server, recipient_blocked …
    QString detail; ///< the platform's words, without secrets
    std::optional<std::chrono::seconds> retryAfter;
    QString messageId;
    QJsonObject more; ///< new_thread_id, download_url, profile … what this answer also tells
};

} // namespace lianxi
