// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

/// As a push that is signed right, and as a page of comments.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Codec &codec = *codecFor(Platform::Douyin);
    ChannelAccount account;
    account.settings = {{"client_key"_L1, "awk7desk3fixture"_L1}};
    account.secrets = {{"client_secret"_L1, "s"_L1}, {"access_token"_L1, "t"_L1}};
    HttpRequest request;
    request.headers = {{"X-Douyin-Signature", channels::sha1Hex("s" + bytes)}};
    fuzz::feed(codec, account, request, bytes);

    constexpr Instant now{std::chrono::seconds(1'788'220'860)};
    HttpResponse response;
    response.status = 200;
    response.body = bytes;
    const PollAnswer page = codec.readPoll(u"comments:@i"_s, response, account, {{"since"_L1, 1'788'220'000}}, now);
    for (const PlatformEvent &event : page.events) {
        if (event.eventKey.isEmpty() || !platformEventFromJson(toJson(event)))
            std::abort();
    }
    (void)codec.readUpload(response, {}, {}, account, now);
    (void)codec.readMediaAddress(response, account);
    return 0;
}
