// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/codec_fuzz.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    ChannelAccount account;
    account.settings = {{"app_id"_L1, "ks700000000000001"_L1}};
    account.secrets = {{"app_secret"_L1, "s"_L1}, {"access_token"_L1, "t"_L1}};
    HttpRequest request;
    request.headers = {{"kwaisign", QCryptographicHash::hash(bytes + "s", QCryptographicHash::Md5).toHex()}};
    fuzz::feed(*codecFor(Platform::Kuaishou), account, request, bytes);
    return 0;
}
