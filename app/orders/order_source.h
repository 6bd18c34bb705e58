// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/order.h"
#include "models/domain/result.h"

#include <functional>

namespace lianxi
{

/// A shop's system that knows orders. Lives on one thread; answers come there, once for each question, never from
/// within ask().
class OrderSource
{
public:
    using Done = std::function<void(Result<std::vector<Order>>)>;
    virtual ~OrderSource() = default;
    [[nodiscard]] virtual QString name() const = 0;
    /// Whether it can be asked by this kind of key.
    [[nodiscard]] virtual bool takes(OrderKeyKind kind) const = 0;
    /// Orders of one key. None is an answer. Errors: Unavailable (down, slow), Refused (not with this key or user),
    /// Protocol (what it said is no answer), InvalidInput (its description is wrong).
    virtual void ask(const OrderKey &key, Done done) = 0;
};

} // namespace lianxi
