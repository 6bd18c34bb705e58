// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/wechat_crypto.h"

#include <QtEndian>

#include <memory>
#include <optional>

#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

constexpr int blockSize = 32; ///< of the padding; the cipher's own is 16
constexpr int randomSize = 16; ///< before the length
constexpr int headSize = randomSize + 4;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX *context) const noexcept { EVP_CIPHER_CTX_free(context); }
};

/// The 32 bytes of the key. The 43rd character may carry spare bits, so the base64 is read leniently.
std::optional<QByteArray> keyBytes(const QByteArray &encodingAesKey)
{
    if (encodingAesKey.size() != 43)
        return std::nullopt;
    const QByteArray key = QByteArray::fromBase64(encodingAesKey + '=');
    return key.size() == 32 ? std::optional(key) : std::nullopt;
}

/// Runs the cipher without padding; `input` is a multiple of 16 bytes.
std::optional<QByteArray> runCipher(const QByteArray &key, const QByteArray &input, bool encrypt)
{
    const std::unique_ptr<EVP_CIPHER_CTX, FreeContext> context(EVP_CIPHER_CTX_new());
    const auto *k = reinterpret_cast<const unsigned char *>(key.constData());
    if (!context || EVP_CipherInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, k, k, encrypt ? 1 : 0) != 1)
        return std::nullopt;
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    QByteArray output(input.size() + 16, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(output.data());
    int written = 0, rest = 0;
    if (EVP_CipherUpdate(context.get(), out, &written, reinterpret_cast<const unsigned char *>(input.constData()),
                         static_cast<int>(input.size()))
            != 1
        || EVP_CipherFinal_ex(context.get(), out + written, &rest) != 1)
        return std::nullopt;
    output.truncate(written + rest);
    return output;
}

auto refuse(const QString &reason)
{
    return failure(ErrorCode::InvalidInput, reason);
}

} // namespace

Result<QByteArray> wechatDecrypt(const QByteArray &encodingAesKey, const QByteArray &encrypted,
                                 const QByteArray &receiveId)
{
    const std::optional<QByteArray> key = keyBytes(encodingAesKey);
    if (!key)
        return refuse(u"bad_key"_s);
    const auto cipher = QByteArray::fromBase64Encoding(encrypted, QByteArray::AbortOnBase64DecodingErrors);
    if (!cipher || cipher.decoded.isEmpty() || cipher.decoded.size() % 16 != 0 || cipher.decoded.size() > (1 << 24))
        return refuse(u"bad_ciphertext"_s);
    const std::optional<QByteArray> plain = runCipher(*key, cipher.decoded, false);
    if (!plain)
        return refuse(u"bad_ciphertext"_s);
    const int padding = static_cast<unsigned char>(plain->back());
    if (padding < 1 || padding > blockSize || plain->size() < headSize + padding)
        return refuse(u"bad_ciphertext"_s);
    for (qsizetype at = plain->size() - padding; at < plain->size(); ++at) {
        if (static_cast<unsigned char>((*plain)[at]) != padding)
            return refuse(u"bad_ciphertext"_s);
    }
    const qsizetype body = plain->size() - padding - headSize;
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(plain->constData() + randomSize));
    if (length > body)
        return refuse(u"bad_ciphertext"_s);
    if (receiveId.isEmpty() || plain->mid(headSize + length, body - length) != receiveId)
        return refuse(u"wrong_receive_id"_s);
    return plain->mid(headSize, length);
}

Result<QByteArray> wechatEncrypt(const QByteArray &encodingAesKey, const QByteArray &text, const QByteArray &receiveId,
                                 const QByteArray &random)
{
    Q_ASSERT(random.size() == randomSize);
    const std::optional<QByteArray> key = keyBytes(encodingAesKey);
    if (!key)
        return refuse(u"bad_key"_s);
    QByteArray length(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(text.size()), length.data());
    QByteArray plain = random + length + text + receiveId;
    const int padding = blockSize - static_cast<int>(plain.size() % blockSize);
    plain.append(padding, static_cast<char>(padding));
    const std::optional<QByteArray> cipher = runCipher(*key, plain, true);
    if (!cipher)
        return refuse(u"bad_key"_s);
    return cipher->toBase64();
}

} // namespace lianxi::channels
