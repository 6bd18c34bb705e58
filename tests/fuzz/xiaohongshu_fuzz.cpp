// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/codec_fuzz.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace lianxi;

/// As the body of a push that is signed right, and as the query of one.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Codec &codec = *codecFor(Platform::Xiaohongshu);
    ChannelAccount account;
    account.secrets = {{"app_secret"_L1, "s"_L1}, {"access_token"_L1, "t"_L1}};
    HttpRequest request;
    const QByteArray sign = QCryptographicHash::hash("stimestamp=1788220860s", QCryptographicHash::Md5).toHex();
    request.query = "timestamp=1788220860&sign=" + sign;
    fuzz::feed(codec, account, request, bytes);
    request.query = bytes;
    const Inbound inbound = codec.receive(request, account, Instant(std::chrono::seconds(1'788'220'860)));
    if (!inbound.events.empty())
        std::abort(); // a shop's push is no conversation
    return 0;
}
