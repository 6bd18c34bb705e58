// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/orders/order_service.h"

#include <QCoreApplication>

namespace lianxi
{

/// Sources of orders in words, in the language of the window. View thread.
class OrderSetupWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::OrderSetupWords)
public:
    [[nodiscard]] static QString kind(OrderSourceKind kind);
    [[nodiscard]] static QString key(OrderKeyKind kind);
    [[nodiscard]] static QString field(OrderField field);
    /// An example, or what to enter; may be empty.
    [[nodiscard]] static QString hint(OrderField field);
    /// What is wrong with a field, and what to do.
    [[nodiscard]] static QString mistake(const OrderMistake &mistake);
    /// How trying it out ended, in one sentence.
    [[nodiscard]] static QString trial(const OrderTrial &trial);
    /// What a trial says about one of its `missing` fields.
    [[nodiscard]] static QString missing(OrderField field, OrderTrialEnd end);
    /// What came back, a line each.
    [[nodiscard]] static QStringList found(const OrderTrial &trial, const QTimeZone &zone);
    [[nodiscard]] static QString imported(const Result<OrderImport> &report);
    /// Why it was not saved.
    [[nodiscard]] static QString notSaved(const Error &error);
};

} // namespace lianxi
