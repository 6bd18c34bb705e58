// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "models/domain/views.h"

namespace lianxi
{

/// How things stand with a platform's reply window in one conversation.
struct ReplyWindow {
    std::optional<std::chrono::milliseconds> left; ///< zero or less: closed; none: the platform has no window
    int messages = 0; ///< that may be sent while it is open; 0: no limit
    int messagesLeft = 0;
    std::vector<LateReply> ways; ///< what may go out although it is shut
    [[nodiscard]] bool isClosed() const { return left && left->count() <= 0; }
    [[nodiscard]] bool isUsedUp() const { return messages > 0 && messagesLeft == 0; }
    /// Nothing goes out the ordinary way.
    [[nodiscard]] bool isShut() const { return isClosed() || isUsedUp(); }
};

/// Pure. A conversation in which the customer never wrote has no window that could close.
[[nodiscard]] ReplyWindow replyWindow(const ChannelLimits &limits, const ThreadRow &thread, Instant now);

} // namespace lianxi
