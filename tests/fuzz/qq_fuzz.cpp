// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/qq/qq_signature.h"
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

/// As a push that is signed right, as a frame of the WebSocket, and as a signature.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Codec &codec = *codecFor(Platform::Qq);
    ChannelAccount account;
    account.settings = {{"mode"_L1, "websocket"_L1}};
    account.secrets = {{"secret"_L1, "s"_L1}, {"access_token"_L1, "t"_L1}};
    HttpRequest request;
    request.headers = {{"X-Signature-Timestamp", "1788220860"},
                       {"X-Signature-Ed25519", qq::sign("s", "1788220860" + bytes)}};
    fuzz::feed(codec, account, request, bytes);

    constexpr Instant now{std::chrono::seconds(1'788'220'860)};
    const QJsonObject session{{"session_id"_L1, "x"_L1}, {"seq"_L1, 7}};
    StreamStep step = codec.onStream({StreamInput::Kind::Frame, bytes, 0}, session, session, account, now);
    for (const PlatformEvent &event : step.events) {
        if (event.eventKey.isEmpty() || !platformEventFromJson(toJson(event)))
            std::abort();
    }
    (void)codec.onStream({StreamInput::Kind::Tick, {}, 0}, step.state, step.next, account, now + std::chrono::hours(1));
    if (qq::verify("s", "a message nobody signed", bytes))
        std::abort();
    HttpResponse response;
    response.status = 200;
    response.body = bytes;
    (void)codec.readUpload(response, {}, {}, account, now);
    return 0;
}
