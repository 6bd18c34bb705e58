// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/wecom_envelope.h"

using namespace lianxi;
using namespace Qt::StringLiterals;

/// As a push, and as a page of messages whose every item is answered.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Codec &codec = *codecFor(Platform::WecomKf);
    fuzz::feedWecom(codec, bytes);

    constexpr Instant now{std::chrono::seconds(1'788'220'860)};
    const ChannelAccount account = fuzz::wecomAccount();
    HttpResponse response;
    response.status = 200;
    response.body = bytes;
    const PollAnswer page = codec.readPoll(u"kf:wkA"_s, response, account, {}, now);
    if (page.outcome != SendOutcome::Sent && (!page.events.empty() || !page.next.isEmpty()))
        std::abort();
    for (const PlatformEvent &event : page.events) {
        if (event.eventKey.isEmpty() || !platformEventFromJson(toJson(event)))
            std::abort();
        (void)codec.planSend(codec.replyIntent(event, event.text), account, now);
    }
    return 0;
}
