// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/duty/backoff.h"
#include "app/duty/sender.h"

namespace lianxi
{

constexpr std::chrono::seconds sendTimeout{30};
constexpr std::chrono::hours giveUpAfter{24}; ///< then a person decides
constexpr int mostRequests = 5; ///< steps that the message itself may take
constexpr int mostUploads = 200; ///< requests of one upload: pieces and questions whether it is ready

/// One message on its way.
struct ReplySender::Delivery {
    OutboxRow row;
    SendIntent intent;
    const Codec *codec = nullptr;
    int attempt = 1;
    int requests = 0;
    int logFailures = 0;
    bool repeatable = false; ///< the platform knows our key: a second request changes nothing
    bool tokenTried = false;
    QString token; ///< that the request under way was made with
    MediaFile file; ///< being uploaded
    QJsonObject progress; ///< of this upload, in the codec's words
    int uploads = 0; ///< requests of this upload
};

/// One step of one attempt goes on the log once, whoever writes it.
[[nodiscard]] QByteArray appendKey(const OutboxRow &row, int attempt, const char *step);
void mergeInto(QJsonObject &to, const QJsonObject &from);
/// Seconds of a Retry-After header; a date is not read.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterHeader(const HttpResponse &response);

} // namespace lianxi
