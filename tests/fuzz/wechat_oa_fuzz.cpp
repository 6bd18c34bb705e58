// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/wechat_crypto.h"
#include "tests/fuzz/codec_fuzz.h"

using namespace Qt::StringLiterals;
using namespace lianxi;

/// First the bytes as a plain push, then the same bytes inside a well-made envelope, then as the envelope itself.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QByteArray key = "q7Rk2mXb9sWc4Vn8Zt1Yp6Lh3Gd5Jf0Ku7Eo2Ia9MxQ";
    ChannelAccount account;
    account.settings = {{"mode"_L1, "plain"_L1}, {"receive_id"_L1, "wx1"_L1}};
    account.secrets = {
        {"token"_L1, "s"_L1}, {"encoding_aes_key"_L1, QString::fromLatin1(key)}, {"access_token"_L1, "t"_L1}};
    HttpRequest request;
    request.query = fuzz::signedQuery("s", "1788220860");
    const Codec &codec = *codecFor(Platform::WechatOa);
    fuzz::feed(codec, account, request, bytes);

    const QByteArray encrypted = channels::wechatEncrypt(key, bytes, "wx1", "1234567890abcdef").value_or(QByteArray());
    for (const QByteArray &envelope : {encrypted, bytes.toBase64()}) {
        HttpRequest secure = request;
        secure.query += "&encrypt_type=aes&msg_signature=" + channels::sortedSha1({"s", "1788220860", "7", envelope});
        fuzz::feed(codec, account, secure, "<xml><Encrypt>" + envelope + "</Encrypt></xml>");
    }
    return 0;
}
