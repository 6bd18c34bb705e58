// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_file.h"

#include "app/importer/table_reader.h"
#include "app/orders/order_fields.h"
#include "models/store/people.h"

#include <QStringDecoder>

#include <map>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qint64 largestFile = qint64(1) << 30;
constexpr size_t mostComplaints = 100;

/// What exports call the columns; the first is our own name.
const std::vector<QStringList> &columnNames()
{
    static const std::vector<QStringList> names{
        {u"number"_s, u"订单号"_s, u"订单编号"_s, u"主订单编号"_s, u"order_number"_s, u"order_no"_s, u"order id"_s},
        {u"state"_s, u"订单状态"_s, u"状态"_s, u"status"_s},
        {u"placed"_s, u"下单时间"_s, u"订单创建时间"_s, u"创建时间"_s, u"created_at"_s, u"order_date"_s},
        {u"total"_s, u"实付金额"_s, u"订单金额"_s, u"买家实际支付金额"_s, u"金额"_s, u"amount"_s},
        {u"item_name"_s, u"商品名称"_s, u"商品标题"_s, u"宝贝标题"_s, u"商品"_s, u"product"_s, u"sku_name"_s},
        {u"item_count"_s, u"数量"_s, u"商品数量"_s, u"购买数量"_s, u"quantity"_s, u"qty"_s},
        {u"parcel_carrier"_s, u"快递公司"_s, u"物流公司"_s, u"carrier"_s},
        {u"parcel_number"_s, u"快递单号"_s, u"物流单号"_s, u"运单号"_s, u"tracking_number"_s},
        {u"parcel_state"_s, u"物流状态"_s, u"tracking_status"_s},
        {u"parcel_at"_s, u"物流时间"_s, u"tracking_time"_s},
        {u"phone"_s, u"手机号"_s, u"手机"_s, u"联系手机"_s, u"收货人手机"_s, u"电话"_s, u"mobile"_s},
        {u"email"_s, u"邮箱"_s, u"电子邮箱"_s, u"e-mail"_s},
        {u"account"_s, u"openid"_s, u"买家账号"_s, u"用户id"_s},
    };
    return names;
}

/// Our name for each column of the header; empty where it is not used.
QStringList namesOf(const std::vector<QByteArray> &header)
{
    QStringList names;
    for (const QByteArray &title : header) {
        const QString written = QString::fromUtf8(title).remove(QChar(0xfeff)).trimmed().toLower();
        QString name;
        for (const QStringList &known : columnNames())
            if (known.contains(written) && !names.contains(known.front()))
                name = known.front();
        names << name;
    }
    return names;
}

class OrderTable
{
public:
    OrderTable(const QStringList &names, const QTimeZone &zone)
        : m_names(names)
        , m_zone(zone)
    {
    }
    void take(const std::vector<QByteArrayView> &fields, qint64 line)
    {
        ++m_report.lines;
        QHash<QString, QString> cells;
        for (size_t i = 0; i < fields.size() && i < static_cast<size_t>(m_names.size()); ++i) {
            QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
            const QString cell = decoder.decode(fields[i]);
            if (decoder.hasError())
                return reject(line, OrderLineFault::NotUtf8);
            cells.insert(m_names.at(static_cast<qsizetype>(i)), cell);
        }
        const QString number = cells.value(u"number"_s).trimmed();
        if (fields.size() < static_cast<size_t>(m_names.size()))
            return reject(line, OrderLineFault::TooFewColumns);
        // Excel turns long numbers into 2.02611E+15: such a number is no number any more.
        if (number.contains("E+"_L1))
            return reject(line, OrderLineFault::ShortenedNumber);
        if (number.isEmpty())
            return reject(line, OrderLineFault::NoNumber);
        const auto at = m_places.find(number);
        std::vector<Order> one;
        if (at != m_places.end())
            one.push_back(std::move(m_orders[at->second].first));
        addLine(one, cells, m_zone);
        if (at == m_places.end()) {
            m_places.emplace(number, m_orders.size());
            m_orders.emplace_back(std::move(one.front()), keysOf(cells));
        } else {
            m_orders[at->second].first = std::move(one.front());
        }
    }
    Result<OrderImport> store(OrderStore &store, const QString &source, Instant now)
    {
        m_report.orders = static_cast<int>(m_orders.size());
        if (Status added = store.add(source, m_orders, now); !added)
            return tl::unexpected(added.error());
        return std::move(m_report);
    }

private:
    void reject(qint64 line, OrderLineFault why)
    {
        ++m_report.rejectedLines;
        if (m_report.rejected.size() < mostComplaints)
            m_report.rejected.push_back({line, why});
    }
    static std::vector<OrderKey> keysOf(const QHash<QString, QString> &cells)
    {
        return {{OrderKeyKind::Phone, comparablePhone(cells.value(u"phone"_s))},
                {OrderKeyKind::Email, cells.value(u"email"_s).trimmed().toLower()},
                {OrderKeyKind::Account, cells.value(u"account"_s).trimmed()}};
    }
    QStringList m_names;
    QTimeZone m_zone;
    OrderImport m_report;
    std::vector<std::pair<Order, std::vector<OrderKey>>> m_orders;
    std::map<QString, size_t> m_places;
};

QLatin1StringView reasonOf(OrderLineFault why)
{
    switch (why) {
    case OrderLineFault::NotUtf8:
        return "not UTF-8; save the table as UTF-8"_L1;
    case OrderLineFault::TooFewColumns:
        return "too few columns"_L1;
    case OrderLineFault::ShortenedNumber:
        return "the order number was shortened by a spreadsheet; export it as text"_L1;
    case OrderLineFault::NoNumber:
        return "no order number"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace

QString toSentence(const RejectedOrderLine &rejected)
{
    return u"line %1: %2"_s.arg(rejected.line).arg(reasonOf(rejected.why));
}

Result<OrderImport> importOrders(const QString &file, const QString &source, const QTimeZone &zone, OrderStore &store,
                                 Instant now)
{
    const Result<QByteArray> bytes = readMaybeGzip(file, largestFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    TableReader reader(*bytes);
    const QStringList names = namesOf(reader.header());
    if (!names.contains(u"number"_s))
        return failure(
            ErrorCode::InvalidInput,
            u"no column with order numbers: its title must be \"number\" or 订单号; the table must be UTF-8"_s);
    OrderTable table(names, zone);
    std::vector<QByteArrayView> fields;
    while (reader.next(fields))
        table.take(fields, reader.line());
    return table.store(store, source, now);
}

} // namespace lianxi
