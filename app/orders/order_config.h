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
    friend bool operator==(const RestOrderSetup &, const RestOrderSetup &) = default;
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
    friend bool operator==(const SqlOrderSetup &, const SqlOrderSetup &) = default;
};

/// A file that is imported from time to time: nobody is asked.
struct FileOrderSetup {
    friend bool operator==(const FileOrderSetup &, const FileOrderSetup &) = default;
};

/// One source of orders as an administrator describes it.
struct OrderSourceSetup {
    QString name;
    std::vector<OrderKeyKind> by; ///< what it can be asked by
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< of moments without one
    bool zoneSaid = false; ///< whether the description names it; else it is this machine's
    std::variant<FileOrderSetup, RestOrderSetup, SqlOrderSetup> what;
    /// Under which name its password or token is kept with the profile's secrets.
    [[nodiscard]] QString secretName() const { return QStringLiteral("orders/") + name; }
    friend bool operator==(const OrderSourceSetup &, const OrderSourceSetup &) = default;
};

/// How long each text of a description may be, in characters.
struct OrderLimits {
    static constexpr int name = 40, url = 2000, path = 200, query = 8000;
};

/// Reads orders.toml. A file that is not there is no source. Errors: InvalidInput, "file:line:column: what is wrong".
[[nodiscard]] Result<std::vector<OrderSourceSetup>> readOrderConfig(const QString &file);
/// The same as text that readOrderConfig() reads.
[[nodiscard]] QString orderConfigText(const std::vector<OrderSourceSetup> &setups);
/// Replaces orders.toml, whole or not at all. What a person wrote there, with their comments, stays beside it as
/// "orders.toml.old"; with `keepOld` whatever was there does. Errors: InvalidInput (what would be written could not be
/// read again; nothing is changed), Io, DiskFull.
[[nodiscard]] Status writeOrderConfig(const QString &file, const std::vector<OrderSourceSetup> &setups,
                                      bool keepOld = false);

} // namespace lianxi
