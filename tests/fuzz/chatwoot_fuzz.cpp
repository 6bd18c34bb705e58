// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/chatwoot/chatwoot_cable.h"
#include "app/channels/common/json_text.h"
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    ChannelAccount account;
    account.settings = {{"base"_L1, "https://a.example"_L1}, {"account_id"_L1, 1}, {"public_inboxes"_L1, "3,4"_L1}};
    account.secrets = {
        {"api_access_token"_L1, "t"_L1}, {"pubsub_token"_L1, "p"_L1}, {"user_id"_L1, 9}, {"webhook_secret"_L1, "s"_L1}};
    const Codec &codec = *codecFor(Platform::Chatwoot);
    HttpRequest request;
    request.headers = {
        {"X-Chatwoot-Timestamp", "1788220860"},
        {"X-Chatwoot-Signature", "sha256=" + channels::hmacSha256("s", {"1788220860", ".", bytes}).toHex()}};
    fuzz::feed(codec, account, request, bytes);
    fuzz::feedStream(codec, account, bytes);
    // The same bytes as a message of our room.
    if (const auto message = channels::readJsonObject(bytes))
        fuzz::feedStream(
            codec, account,
            channels::writeJson({{"identifier"_L1, chatwoot::identifierOf(account)}, {"message"_L1, *message}}));
    return 0;
}
