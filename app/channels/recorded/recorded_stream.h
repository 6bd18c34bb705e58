// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QJsonArray>

namespace lianxi
{

/// What a recorded session came to. It ends with the first step that ends it.
struct RecordedSession {
    std::vector<PlatformEvent> events;
    std::vector<QByteArray> sent; ///< frames that we would have sent
    std::vector<StreamReply> replies;
    QJsonObject next; ///< the cursor as the last step that moved it left it
    bool standing = false; ///< the subscription stood at some time
    StreamStep::End end = StreamStep::End::None;
    QString reason;
    std::optional<std::chrono::seconds> retryAfter;
};

/// Plays a session through the codec: opened, then every frame that came in. `frames` is a list of
/// {"dir":"in"|"out","text"}; a record without an "out" is the middle of a session that stands.
[[nodiscard]] RecordedSession playSession(const QJsonArray &frames, const Codec &codec, const ChannelAccount &account,
                                          Instant now);

/// What a program prints of it: verify, events and, as far as they apply, outcome, reason, retry_after_s, catch_up,
/// next, sent, responses.
[[nodiscard]] QJsonObject toJson(const RecordedSession &session);

} // namespace lianxi
