// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QStringList>

namespace lianxi::channels
{

/// Whether anybody's machine can be behind `address`: not this machine, not a private, link-local (cloud metadata),
/// unique-local, multicast, documentation or reserved range, not an IPv4 address dressed as IPv6. Ranges from the IANA
/// registries of special-purpose addresses.
[[nodiscard]] bool isPublicAddress(const QHostAddress &address);

/// Whether `allowed` names the host of `url`.
[[nodiscard]] bool isListedAddress(const QString &url, const QStringList &allowed);
/// Whether we may send to, or fetch from, an address that somebody else named: https, no user name, and a host that is
/// no inside address and no inside name. `allowed` holds what the administrator permits beyond that, networks
/// ("10.0.0.0/8") and exact host names; what it names may be plain http. What a name resolves to is checked where the
/// connection is made.
[[nodiscard]] bool isAllowedAddress(const QString &url, const QStringList &allowed = {});

} // namespace lianxi::channels
