// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::channels
{

/// The signature of the Standard Webhooks specification: HMAC-SHA256 over "<id>.<timestamp>.<body>".

/// The keys of an account: members "secrets" (a list, or a text with one a line) or "secret", each base64 of 24 to 64
/// bytes with or without "whsec_" before it. What is neither is left out. Any of them verifies, the first one signs.
[[nodiscard]] std::vector<QByteArray> webhookKeys(const ChannelAccount &account);

/// One entry of a "webhook-signature" header: "v1,<base64>".
[[nodiscard]] QByteArray webhookSignature(const QByteArray &key, const QByteArray &id, const QByteArray &timestamp,
                                          const QByteArray &body);

/// Looks at the headers webhook-id, webhook-timestamp and webhook-signature of a request, in this order: all there,
/// timestamp of digits, one entry signed by one of `keys`, no more than `tolerance` from `now`.
[[nodiscard]] Verification verifyWebhook(const HttpRequest &request, const std::vector<QByteArray> &keys,
                                         std::chrono::seconds tolerance, Instant now);

/// A POST of `body`, signed with `key` at `now`.
[[nodiscard]] HttpRequest signedWebhook(const QString &url, const QByteArray &body, const QByteArray &id,
                                        const QByteArray &key, Instant now);

} // namespace lianxi::channels
