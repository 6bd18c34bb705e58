// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/orders/order_fields.h"

#include <variant>

namespace lianxi
{

/// A shop's interface over HTTPS. "{value}" in the address, and "{secret}" in a header, are filled in when it is asked.
struct RestOrderSetup {
    QString url;
    QStringList headers; ///< "Name: value"
    OrderFields fields;
};

enum class OrderSourceKind { Rest, Postgresql, File };
template <>
struct EnumNames<OrderSourceKind> {
    static constexpr std::array<std::string_view, 3> names{"rest", "postgresql", "file"};
};

/// How much of a connection's safety is asked for: libpq's sslmode.
enum class TlsMode { Disable, Prefer, Require, VerifyCa, VerifyFull };
template <>
struct EnumNames<TlsMode> {
    static constexpr std::array<std::string_view, 5> names{"disable", "prefer", "require", "verify-ca", "verify-full"};
};

/// A database that is read and never written. The query has one parameter, :value, and names its columns as addLine()
/// wants them.
struct SqlOrderSetup {
    QString host;
    int port = 5432;
    QString database, user;
    TlsMode tls = TlsMode::Require;
    QString query;
};

/// A file that is imported from time to time: nobody is asked.
struct FileOrderSetup {
};

/// One source of orders as an administrator describes it.
struct OrderSourceSetup {
    QString name;
    std::vector<OrderKeyKind> by; ///< what it can be asked by
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< of moments without one
    std::variant<FileOrderSetup, RestOrderSetup, SqlOrderSetup> what;
    /// Under which name its password or token is kept with the profile's secrets.
    [[nodiscard]] QString secretName() const { return QStringLiteral("orders/") + name; }
};

/// Reads orders.toml. A file that is not there is no source. Errors: InvalidInput, "file:line:column: what is wrong".
[[nodiscard]] Result<std::vector<OrderSourceSetup>> readOrderConfig(const QString &file);

} // namespace lianxi
