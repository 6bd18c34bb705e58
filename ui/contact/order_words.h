// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/order.h"
#include "models/domain/result.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace lianxi
{

/// Orders in words, in the language of the window. View thread.
class OrderWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::OrderWords)
public:
    /// What is in it, a line each; three at most.
    [[nodiscard]] static QStringList contents(const Order &order);
    [[nodiscard]] static QString parcel(const Parcel &parcel, const QTimeZone &zone);
    /// What an agent tells the customer about it: state and newest step, nothing else that is personal.
    [[nodiscard]] static QString sentence(const Order &order, const QTimeZone &zone);
    /// Why a shop's system did not answer, and who can mend it.
    [[nodiscard]] static QString trouble(const Error &why);
};

} // namespace lianxi
