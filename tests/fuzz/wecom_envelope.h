// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/common/wechat_crypto.h"
#include "tests/fuzz/codec_fuzz.h"

namespace lianxi::fuzz
{

inline const QByteArray envelopeKey = "q7Rk2mXb9sWc4Vn8Zt1Yp6Lh3Gd5Jf0Ku7Eo2Ia9MxQ";

inline ChannelAccount wecomAccount()
{
    using namespace Qt::StringLiterals;
    ChannelAccount account;
    account.settings = {{"receive_id"_L1, "ww1"_L1}, {"agent_id"_L1, "7"_L1}, {"mode"_L1, "own"_L1}};
    account.secrets = {
        {"token"_L1, "s"_L1}, {"encoding_aes_key"_L1, QString::fromLatin1(envelopeKey)}, {"access_token"_L1, "t"_L1}};
    return account;
}

inline QByteArray encryptedQuery(const QByteArray &encrypted)
{
    return "msg_signature=" + channels::sortedSha1({"s", "1788220860", "7", encrypted})
        + "&timestamp=1788220860&nonce=7";
}

/// The bytes inside a well-made envelope, as the envelope's text, as the whole body, and in an address check.
inline void feedWecom(const Codec &codec, const QByteArray &bytes)
{
    const ChannelAccount account = wecomAccount();
    const QByteArray encrypted =
        channels::wechatEncrypt(envelopeKey, bytes, "ww1", "1234567890abcdef").value_or(QByteArray());
    for (const QByteArray &envelope : {encrypted, bytes.toBase64()}) {
        HttpRequest request;
        request.query = encryptedQuery(envelope);
        feed(codec, account, request, "<xml><Encrypt>" + envelope + "</Encrypt></xml>");
        request.method = "GET";
        request.query += "&echostr=" + envelope;
        feed(codec, account, request, {});
    }
    HttpRequest raw;
    raw.query = encryptedQuery(bytes);
    feed(codec, account, raw, bytes);
}

} // namespace lianxi::fuzz
