// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

namespace lianxi::channels
{

/// The envelope that WeChat Official Accounts, WeCom and WeCom customer service share: AES-256-CBC with the first half
/// of the key as initial vector, padding to 32 bytes, 16 random bytes, the length, the text and the receiver's id.
/// `encodingAesKey` is the 43 characters of the platform's console.

/// The text inside `encrypted` (base64 as received). Errors: InvalidInput with the channel's short reason as detail:
/// "bad_key", "bad_ciphertext" or "wrong_receive_id" (the text was meant for somebody else).
[[nodiscard]] Result<QByteArray> wechatDecrypt(const QByteArray &encodingAesKey, const QByteArray &encrypted,
                                               const QByteArray &receiveId);
/// The reverse, for encrypted answers. `random` are 16 bytes nobody can guess. Errors: InvalidInput "bad_key".
[[nodiscard]] Result<QByteArray> wechatEncrypt(const QByteArray &encodingAesKey, const QByteArray &text,
                                               const QByteArray &receiveId, const QByteArray &random);

} // namespace lianxi::channels
