// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/meta_hook.h"
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ChannelAccount account;
    account.settings = {{"ig_id"_L1, "17841400000000001"_L1}, {"app_id"_L1, "1517776481860111"_L1}};
    account.secrets = {{"app_secret"_L1, "s"_L1}, {"access_token"_L1, "t"_L1}};
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    HttpRequest request;
    request.headers = {{"X-Hub-Signature-256", "sha256=" + meta::hmacHex("s", bytes)}};
    fuzz::feed(*codecFor(Platform::Instagram), account, request, bytes);
    return 0;
}
