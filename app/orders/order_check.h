// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/orders/order_config.h"

#include <span>

namespace lianxi
{

/// The parts of a source's description, as a form shows them.
enum class OrderField {
    Name,
    Keys,
    Zone,
    Url,
    HeaderLines,
    Secret,
    List,
    Number,
    State,
    Placed,
    Total,
    Items,
    ItemName,
    ItemCount,
    Parcels,
    ParcelCarrier,
    ParcelNumber,
    ParcelState,
    ParcelAt,
    Host,
    Port,
    Database,
    User,
    Tls,
    Query
};

/// What can be wrong with one part.
enum class OrderFault {
    Missing,
    Taken, ///< another source has this name
    TooLong,
    NotAnAddress,
    NotSafe, ///< neither https nor this machine
    NoValue, ///< {value} or :value is not in it
    NotAHeader,
    NoPlaceForSecret ///< a secret is kept, but no header has {secret}
};

struct OrderMistake {
    OrderField field;
    OrderFault fault;
    friend bool operator==(const OrderMistake &, const OrderMistake &) = default;
};

/// One path of an interface's answer: its name in orders.toml, its field, its member.
struct OrderPath {
    const char *key;
    OrderField field;
    QString OrderFields::*member;
};
[[nodiscard]] std::span<const OrderPath> orderPaths();

/// Nothing: an address that may be asked, with {value} in it.
[[nodiscard]] std::optional<OrderFault> orderUrlFault(const QString &url);
/// "Name: value" with a name that HTTP allows, on one line.
[[nodiscard]] bool isOrderHeader(const QString &line);
/// What is wrong with a description, first things first; nothing: it can be saved, and read again.
/// \param others  names of the other sources.
/// \param secret  whether a password or token is kept, or about to be.
[[nodiscard]] std::vector<OrderMistake> orderMistakes(const OrderSourceSetup &setup, const QStringList &others,
                                                      bool secret);

} // namespace lianxi
