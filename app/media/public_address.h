// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>

namespace lianxi
{

/// Whether an address is of the public internet, where strangers may make us fetch from. Not public: this machine,
/// private and link-local networks (cloud metadata among them), shared and unique local space, multicast,
/// documentation, benchmarks, everything reserved, and IPv6 forms that carry an IPv4 address (mapped, translated,
/// tunnelled). Ours is the table: QHostAddress::isGlobal() says true of 10.0.0.1. IANA special-purpose registries of
/// 2024.
[[nodiscard]] bool isPublicAddress(const QHostAddress &address);

/// Whether a host may be looked up for a stranger's address: a name of two labels or more that ends in letters, and
/// none that networks keep for themselves (localhost, .local, .internal …). Addresses in any spelling are refused.
[[nodiscard]] bool isPublicName(const QString &host);

} // namespace lianxi
