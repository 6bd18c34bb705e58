// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lianxi::qq
{

/// Lower-case hex of the Ed25519 signature over `message`, with the key pair that both sides derive from the bot's
/// secret: the secret repeated to 32 bytes is the seed. Empty for an empty secret.
[[nodiscard]] QByteArray sign(const QByteArray &secret, const QByteArray &message);
/// Whether `signature` (128 hex digits) is that of `message`. An empty secret verifies nothing.
[[nodiscard]] bool verify(const QByteArray &secret, const QByteArray &message, const QByteArray &signature);

} // namespace lianxi::qq
