// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/generic_webhook/standard_webhook.h"
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QByteArray key(32, 'k');
    ChannelAccount account;
    account.settings = {{"source"_L1, "shop"_L1}, {"address"_L1, "https://shop.example/"_L1}};
    account.secrets = {{"secrets"_L1, QString::fromLatin1(key.toBase64())}};
    HttpRequest request;
    request.headers = {{"webhook-id", "i"},
                       {"webhook-timestamp", "1788220860"},
                       {"webhook-signature", channels::webhookSignature(key, "i", "1788220860", bytes)}};
    fuzz::feed(*codecFor(Platform::GenericWebhook), account, request, bytes);
    // The bytes as a header: no signature of ours comes out of it by chance.
    request.headers.back().second = bytes;
    if (channels::verifyWebhook(request, {key}, std::chrono::seconds(300), Instant{std::chrono::seconds(1'788'220'860)})
        == Verification::Ok)
        std::abort();
    return 0;
}
