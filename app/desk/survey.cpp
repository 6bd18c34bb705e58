// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/survey.h"

#include "app/channels/codec.h"
#include "app/desk/reply_window.h"

namespace lianxi
{

namespace
{

constexpr std::chrono::hours askAgainAfter{24};

} // namespace

Instant surveyLeaves(const Playbook &playbook, Instant now)
{
    return now + std::chrono::seconds(std::llround(playbook.number(u"survey.delay_seconds")));
}

std::optional<ThreadRow> surveyThread(const CaseView &view, Instant now, Instant leaves)
{
    if (!view.asksSurvey || !view.humanReplied)
        return std::nullopt;
    if (!view.surveys.empty() && now - view.surveys.front().sentAt < askAgainAfter)
        return std::nullopt;
    for (const ThreadRow &thread : view.threads) {
        const Codec *codec = codecFor(thread.platform);
        if (!codec || thread.surface != Surface::Private || !thread.lastInboundAt)
            continue;
        const ChannelLimits limits = codec->limits(thread.surface);
        if (!limits.calls && !replyWindow(limits, thread, leaves).isShut())
            return thread;
    }
    return std::nullopt;
}

} // namespace lianxi
