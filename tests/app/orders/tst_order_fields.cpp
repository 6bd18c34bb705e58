// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_config.h"
#include "app/orders/order_fields.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

const QTimeZone shanghai("Asia/Shanghai");

QJsonValue json(const char *text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

Result<std::vector<OrderSourceSetup>> configOf(const QByteArray &text)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"orders.toml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
    file.close();
    return readOrderConfig(file.fileName());
}

} // namespace

/// What systems say, as orders; and how an administrator describes the systems.
class TestOrderFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answer_isReadWhereTheDescriptionPoints()
    {
        OrderFields fields;
        fields.list = u"data.orders"_s;
        fields.number = u"order_no"_s;
        fields.state = u"status.text"_s;
        fields.placed = u"created"_s;
        fields.total = u"amount"_s;
        fields.items = u"goods"_s;
        fields.itemName = u"title"_s;
        fields.itemCount = u"qty"_s;
        fields.parcels = u"shipping"_s;
        fields.parcelCarrier = u"company"_s;
        fields.parcelNumber = u"no"_s;
        fields.parcelState = u"traces.0.text"_s;
        fields.parcelAt = u"traces.0.at"_s;
        const auto orders = ordersFromJson(
            json("{\"data\":{\"orders\":[{\"order_no\":20261109001,\"status\":{\"text\":\"已发货\"},"
                 "\"created\":\"2026-11-09 12:30:00\",\"amount\":129.9,\"goods\":[{\"title\":\"安全座椅\",\"qty\":2}],"
                 "\"shipping\":{\"company\":\"顺丰\",\"no\":\"SF123\",\"traces\":[{\"text\":\"派送中\","
                 "\"at\":1788224400}]}}]}}"),
            fields, shanghai);
        QVERIFY(orders);
        QCOMPARE(orders->size(), size_t(1));
        const Order &order = orders->front();
        QCOMPARE(order.number, u"20261109001"_s);
        QCOMPARE(order.state, u"已发货"_s);
        QCOMPARE(order.total, u"129.9"_s);
        QCOMPARE(toRfc3339(*order.placed), u"2026-11-09T04:30:00.000Z"_s);
        QCOMPARE(order.items, (std::vector<OrderItem>{{u"安全座椅"_s, u"2"_s}}));
        QCOMPARE(order.parcels.size(), size_t(1));
        QCOMPARE(order.parcels[0].carrier, u"顺丰"_s);
        QCOMPARE(order.parcels[0].state, u"派送中"_s);
        QCOMPARE(toMillis(*order.parcels[0].at), qint64(1788224400000));
        QVERIFY(orderFromJson(toJson(order)) == order);
    }

    void garbage_isNoOrder_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("good");
        QTest::newRow("an empty list") << QByteArray("{\"list\":[]}") << true;
        QTest::newRow("null for none") << QByteArray("{\"list\":null}") << true;
        QTest::newRow("one order without a list") << QByteArray("{\"list\":{\"no\":\"1\"}}") << true;
        QTest::newRow("no list") << QByteArray("{\"error\":\"login\"}") << false;
        QTest::newRow("text for a list") << QByteArray("{\"list\":\"none\"}") << false;
        QTest::newRow("an order without a number") << QByteArray("{\"list\":[{\"x\":1}]}") << false;
        QTest::newRow("text for an order") << QByteArray("{\"list\":[\"x\"]}") << false;
    }
    void garbage_isNoOrder()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, good);
        OrderFields fields;
        fields.list = u"list"_s;
        fields.number = u"no"_s;
        const auto orders = ordersFromJson(json(answer.constData()), fields, shanghai);
        QCOMPARE(orders.has_value(), good);
        if (!good)
            QCOMPARE(orders.error().code, ErrorCode::Protocol);
    }

    void linesOfOneNumber_areOneOrder()
    {
        std::vector<Order> orders;
        QVERIFY(addLine(orders, {{u"number"_s, u"1"_s}, {u"item_name"_s, u"杯子"_s}, {u"parcel_number"_s, u"SF1"_s}},
                        shanghai));
        QVERIFY(addLine(orders, {{u"number"_s, u"1"_s}, {u"item_name"_s, u"盘子"_s}, {u"parcel_number"_s, u"SF1"_s}},
                        shanghai));
        QVERIFY(addLine(orders, {{u"number"_s, u"2"_s}}, shanghai));
        QVERIFY(!addLine(orders, {{u"item_name"_s, u"no number"_s}}, shanghai));
        QCOMPARE(orders.size(), size_t(2));
        QCOMPARE(orders[0].items.size(), size_t(2));
        QCOMPARE(orders[0].parcels.size(), size_t(1));
    }

    void moments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("moment");
        QTest::newRow("RFC 3339") << u"2026-11-09T12:30:00+08:00"_s << u"2026-11-09T04:30:00.000Z"_s;
        QTest::newRow("local, with a blank") << u"2026-11-09 12:30:00"_s << u"2026-11-09T04:30:00.000Z"_s;
        QTest::newRow("slashes") << u"2026/11/09 12:30:00"_s << u"2026-11-09T04:30:00.000Z"_s;
        QTest::newRow("seconds") << u"1788224400"_s << u"2026-09-01T01:00:00.000Z"_s;
        QTest::newRow("milliseconds") << u"1788224400000"_s << u"2026-09-01T01:00:00.000Z"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("zero") << u"0"_s << QString();
        QTest::newRow("words") << u"yesterday"_s << QString();
    }
    void moments()
    {
        QFETCH(QString, text);
        QFETCH(QString, moment);
        const auto at = momentFrom(text, shanghai);
        QCOMPARE(at ? toRfc3339(*at) : QString(), moment);
    }

    void description_isRead()
    {
        const auto setups = configOf("[[source]]\nname = \"ERP\"\nkind = \"rest\"\nby = [\"phone\", \"number\"]\n"
                                     "zone = \"Asia/Shanghai\"\nurl = \"https://erp.example.com/o?q={value}\"\n"
                                     "headers = [\"Authorization: Bearer {secret}\"]\n"
                                     "[source.fields]\nnumber = \"no\"\nlist = \"data\"\n"
                                     "[[source]]\nname = \"DB\"\nkind = \"postgresql\"\nhost = \"db\"\n"
                                     "database = \"shop\"\nuser = \"reader\"\nquery = \"SELECT 1 WHERE x = :value\"\n"
                                     "[[source]]\nname = \"Files\"\nkind = \"file\"\n");
        QVERIFY2(setups, setups ? "" : qPrintable(setups.error().detail));
        QCOMPARE(setups->size(), size_t(3));
        QCOMPARE(setups->at(0).by, (std::vector{OrderKeyKind::Phone, OrderKeyKind::Number}));
        QCOMPARE(std::get<RestOrderSetup>(setups->at(0).what).fields.list, u"data"_s);
        QCOMPARE(std::get<SqlOrderSetup>(setups->at(1).what).tls, TlsMode::Require);
        QVERIFY(readOrderConfig(u"/nowhere/orders.toml"_s)->empty());
    }

    void mistakes_areNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const QByteArray rest = "[[source]]\nname = \"E\"\nkind = \"rest\"\n";
        QTest::newRow("no TOML") << QByteArray("[[source\n") << u":1:"_s;
        QTest::newRow("an unknown kind") << QByteArray("[[source]]\nname = \"E\"\nkind = \"soap\"\n") << u"kind"_s;
        QTest::newRow("no kind") << QByteArray("[[source]]\nname = \"E\"\n") << u"kind"_s;
        QTest::newRow("an unknown protection")
            << QByteArray("[[source]]\nname = \"D\"\nkind = \"postgresql\"\nhost = \"h\"\ndatabase = \"d\"\n"
                          "user = \"u\"\nquery = \"SELECT :value\"\ntls = \"maybe\"\n")
            << u"verify-full"_s;
        QTest::newRow("no name") << QByteArray("[[source]]\nkind = \"file\"\n") << u"name"_s;
        QTest::newRow("an unknown member")
            << QByteArray("[[source]]\nname = \"E\"\nkind = \"file\"\nurll = \"x\"\n") << u"urll"_s;
        QTest::newRow("no place for the value")
            << rest + "url = \"https://e.example\"\n[source.fields]\nnumber = \"n\"\n"
            << u"{value}"_s;
        QTest::newRow("not encrypted") << rest + "url = \"http://e.example/{value}\"\n[source.fields]\nnumber = \"n\"\n"
                                       << u"https://"_s;
        QTest::newRow("no fields") << rest + "url = \"https://e.example/{value}\"\n" << u"[source.fields]"_s;
        QTest::newRow("no number") << rest + "url = \"https://e.example/{value}\"\n[source.fields]\nstate = \"s\"\n"
                                   << u"number"_s;
        QTest::newRow("a header that is none")
            << rest + "url = \"https://e.example/{value}\"\nheaders = [\"x\"]\n[source.fields]\nnumber = \"n\"\n"
            << u"header"_s;
        QTest::newRow("a query without the value")
            << QByteArray("[[source]]\nname = \"D\"\nkind = \"postgresql\"\nhost = \"h\"\ndatabase = \"d\"\n"
                          "user = \"u\"\nquery = \"SELECT 1\"\n")
            << u":value"_s;
        QTest::newRow("asked by nothing we know")
            << QByteArray("[[source]]\nname = \"D\"\nkind = \"file\"\nby = [\"shoe size\"]\n") << u"by"_s;
        QTest::newRow("two of one name") << QByteArray(
            "[[source]]\nname = \"D\"\nkind = \"file\"\n[[source]]\nname = \"D\"\nkind = \"file\"\n")
                                         << u"called"_s;
    }
    void mistakes_areNamedWithTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto setups = configOf(text);
        QVERIFY(!setups);
        QCOMPARE(setups.error().code, ErrorCode::InvalidInput);
        QVERIFY2(setups.error().detail.contains(says), qPrintable(setups.error().detail));
        QVERIFY2(setups.error().detail.contains(u"orders.toml:"_s), qPrintable(setups.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestOrderFields)
#include "tst_order_fields.moc"
