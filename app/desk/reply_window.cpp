// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/reply_window.h"

namespace lianxi
{

ReplyWindow replyWindow(const ChannelLimits &limits, const ThreadRow &thread, Instant now)
{
    ReplyWindow window;
    if (limits.window && thread.lastInboundAt)
        window.left = *thread.lastInboundAt + *limits.window - now;
    window.messages = limits.messagesInWindow;
    window.messagesLeft = std::max(0, limits.messagesInWindow - thread.sentSinceInbound);
    if (!window.isShut())
        return window;
    for (const LateReply &way : limits.late) {
        const bool over = way.until && thread.lastInboundAt && *thread.lastInboundAt + *way.until <= now;
        if (!over)
            window.ways.push_back(way);
    }
    return window;
}

} // namespace lianxi
