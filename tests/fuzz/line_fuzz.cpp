// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    ChannelAccount account;
    account.secrets = {{"channel_secret"_L1, "s"_L1}, {"channel_access_token"_L1, "t"_L1}};
    HttpRequest request;
    request.headers = {{"x-line-signature", channels::hmacSha256("s", {bytes}).toBase64()}};
    fuzz::feed(*codecFor(Platform::Line), account, request, bytes);
    return 0;
}
