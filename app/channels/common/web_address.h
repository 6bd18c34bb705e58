// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QStringList>

namespace lianxi::channels
{

/// Whether an address is of the public internet, where strangers' names may lead us. Not public: this machine, private
/// and link-local networks (cloud metadata among them), shared and unique local space, multicast, documentation,
/// benchmarks, everything reserved, and IPv6 forms that carry an IPv4 address (mapped, translated, tunnelled). Ours is
/// the table: QHostAddress::isGlobal() says true of 10.0.0.1. IANA special-purpose registries of 2024.
[[nodiscard]] bool isPublicAddress(const QHostAddress &address);

/// Whether `allowed` names the host of `url`.
[[nodiscard]] bool isListedAddress(const QString &url, const QStringList &allowed);
/// Whether we may send to, or fetch from, an address that somebody else named: https, no user name, and a host that is
/// no inside address and no inside name. `allowed` holds what the administrator permits beyond that, networks
/// ("10.0.0.0/8") and exact host names; what it names may be plain http. What a name resolves to is checked where the
/// connection is made.
[[nodiscard]] bool isAllowedAddress(const QString &url, const QStringList &allowed = {});

} // namespace lianxi::channels
