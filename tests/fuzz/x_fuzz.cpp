// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/split_text.h"
#include "app/channels/common/weighted_text.h"
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    ChannelAccount account;
    account.settings = {{"user_id"_L1, "1111111111111111111"_L1}, {"handle"_L1, "BrandCare"_L1}};
    account.secrets = {{"consumer_secret"_L1, "s"_L1}, {"access_token"_L1, "t"_L1}};
    HttpRequest request;
    request.headers = {{"x-twitter-webhooks-signature", "sha256=" + channels::hmacSha256("s", {bytes}).toBase64()}};
    fuzz::feed(*codecFor(Platform::X), account, request, bytes);
    HttpResponse response;
    response.status = 200;
    response.body = bytes;
    constexpr Instant now{std::chrono::seconds(1'788'220'860)};
    for (const QString &list : {u"dms"_s, u"mentions"_s})
        (void)codecFor(Platform::X)->readPoll(list, response, account, {{"newest_id"_L1, "9"_L1}}, now);
    // Pieces of a post fit and join to the whole again.
    const QString text = QString::fromUtf8(bytes.left(1500));
    const ChannelLimits limits = codecFor(Platform::X)->limits(Surface::Public);
    const QStringList pieces = channels::splitText(text, limits);
    if (pieces.join(QString()) != text)
        std::abort();
    for (const QString &piece : pieces) {
        if (channels::weightedLength(piece) > limits.textUnits && piece.size() > 2)
            std::abort();
    }
    return 0;
}
