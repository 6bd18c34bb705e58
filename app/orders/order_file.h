// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/orders/order_store.h"

#include <QTimeZone>

namespace lianxi
{

enum class OrderLineFault { NotUtf8, TooFewColumns, ShortenedNumber, NoNumber };
/// A line that was left out.
struct RejectedOrderLine {
    qint64 line = 0; ///< of the file, the header is 1
    OrderLineFault why = OrderLineFault::NoNumber;
    friend bool operator==(const RejectedOrderLine &, const RejectedOrderLine &) = default;
};
/// "line 7: no order number", for scripts.
[[nodiscard]] QString toSentence(const RejectedOrderLine &rejected);

/// What an import of orders did.
struct OrderImport {
    int orders = 0, lines = 0;
    std::vector<RejectedOrderLine> rejected; ///< the first hundred
    int rejectedLines = 0;
};

/// Reads a table of orders (comma- or tab-separated, UTF-8, gzip too), one line an item or a parcel, and adds them to
/// the store. Columns go by their names, in English as addLine() has them plus phone, email, account, or as Chinese
/// shops' exports call them (订单号, 订单状态, 下单时间, 实付金额, 商品名称, 数量, 快递公司, 快递单号, 物流状态,
/// 手机号, 邮箱 …). Errors: NotFound, Io, InvalidInput (no column with order numbers; not UTF-8).
[[nodiscard]] Result<OrderImport> importOrders(const QString &file, const QString &source, const QTimeZone &zone,
                                               OrderStore &store, Instant now);

} // namespace lianxi
