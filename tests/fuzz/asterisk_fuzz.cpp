// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    ChannelAccount account;
    account.settings = {{"base"_L1, "https://a.example/ari"_L1},
                        {"user"_L1, "u"_L1},
                        {"app"_L1, "lianxi"_L1},
                        {"country_code"_L1, "86"_L1},
                        {"trunk_prefix"_L1, "0"_L1}};
    account.secrets = {{"password"_L1, "p"_L1}};
    const Codec &codec = *codecFor(Platform::Asterisk);
    fuzz::feed(codec, account, {}, bytes);
    fuzz::feedStream(codec, account, bytes);
    SendIntent intent;
    intent.op = "call"_L1;
    intent.sendKey = "k"_L1;
    intent.to = QString::fromUtf8(bytes);
    const SendPlan plan = codec.planSend(intent, account, {});
    // What is dialled must never hold a separator of the exchange's dial strings.
    if (plan.request && plan.request->url.section(u'?', 1).contains("%26"_L1))
        std::abort();
    return 0;
}
