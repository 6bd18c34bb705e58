// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/order.h"
#include "models/domain/result.h"

#include <functional>

class QObject;

namespace lianxi
{

/// What is known of a customer's orders at a moment.
struct OrderAnswer {
    std::vector<Order> orders; ///< newest first; each says how old it is
    struct Trouble {
        QString source;
        Error why; ///< Unavailable: down or slow; Refused: not with this key or user; Protocol: no answer to read;
                   ///< InvalidInput: its description is wrong; others: it answered, but that could not be kept
        friend bool operator==(const Trouble &, const Trouble &) = default;
    };
    std::vector<Trouble> troubles;
    bool asking = false; ///< sources have been asked and not all have answered; another answer will come
    friend bool operator==(const OrderAnswer &, const OrderAnswer &) = default;
};

/// Where views get a customer's orders from. Called on the view thread, returns at once; answers come there, while
/// `context` lives: first what is kept, then what the sources say. `keys`: PersonView::orderKeys.
class OrderBoard
{
public:
    virtual ~OrderBoard() = default;
    virtual void askOrders(const QObject *context, const std::vector<OrderKey> &keys,
                           std::function<void(const OrderAnswer &)> answer) = 0;
};

} // namespace lianxi
