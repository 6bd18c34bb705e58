// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ChannelAccount account;
    account.settings = {{"bot_id"_L1, 700100}};
    account.secrets = {{"bot_token"_L1, "1:A"_L1}, {"webhook_secret_token"_L1, "s"_L1}};
    HttpRequest request;
    request.headers = {{"X-Telegram-Bot-Api-Secret-Token", "s"}};
    fuzz::feed(*codecFor(Platform::Telegram), account, request,
               QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
