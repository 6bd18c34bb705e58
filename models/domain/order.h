// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/kinds.h"

#include <QStringList>

#include <optional>
#include <tuple>
#include <vector>

namespace lianxi
{

struct OrderItem {
    QString name;
    QString count; ///< as the shop writes it; may be empty
    friend bool operator==(const OrderItem &, const OrderItem &) = default;
};

/// A parcel on its way.
struct Parcel {
    QString carrier, number;
    QString state; ///< the newest step, in the shop's words
    std::optional<Instant> at; ///< of that step
    friend bool operator==(const Parcel &, const Parcel &) = default;
};

/// An order as a shop's system tells it. Words are the system's own.
struct Order {
    QString source; ///< name of the system, as the team calls it
    QString number;
    QString state, total;
    std::optional<Instant> placed;
    std::vector<OrderItem> items;
    std::vector<Parcel> parcels;
    Instant asOf; ///< when the system said so
    friend bool operator==(const Order &, const Order &) = default;
};

/// What an order can be found by.
enum class OrderKeyKind { Number, Phone, Email, Account };
template <>
struct EnumNames<OrderKeyKind> {
    static constexpr std::array<std::string_view, 4> names{"number", "phone", "email", "account"};
};
struct OrderKey {
    OrderKeyKind kind = OrderKeyKind::Number;
    QString value; ///< Account: the platform's key of the person
    friend bool operator==(const OrderKey &, const OrderKey &) = default;
    friend bool operator<(const OrderKey &a, const OrderKey &b)
    {
        return std::tie(a.kind, a.value) < std::tie(b.kind, b.value);
    }
};

} // namespace lianxi
