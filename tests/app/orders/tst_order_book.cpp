// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_book.h"
#include "app/orders/order_file.h"
#include "app/orders/rest_orders.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_clock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const OrderKey phone{OrderKeyKind::Phone, u"13812345678"_s};

Order order(const QString &number, const QString &state)
{
    Order made;
    made.number = number;
    made.state = state;
    return made;
}

/// Answers when the test says so.
class ScriptedSource final : public OrderSource
{
public:
    explicit ScriptedSource(QString name)
        : m_name(std::move(name))
    {
    }
    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] bool takes(OrderKeyKind kind) const override { return kind == OrderKeyKind::Phone; }
    void ask(const OrderKey &key, Done done) override
    {
        asked.push_back(key);
        waiting.push_back(std::move(done));
    }
    void answer(Result<std::vector<Order>> orders) { std::exchange(waiting, {}).front()(std::move(orders)); }
    std::vector<OrderKey> asked;
    std::vector<Done> waiting;

private:
    QString m_name;
};

} // namespace

/// What is kept of shops' answers, and what happens when a shop's system is down, slow or talks nonsense.
class TestOrderBook : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_number = 0;
    ManualClock m_clock{Instant{1'788'224'400'000ms}};

    std::unique_ptr<OrderStore> open()
    {
        return *OrderStore::open(m_dir.filePath(u"orders-%1.db"_s.arg(++m_number)), sqlite::PageKey::generate());
    }
    QString file(const QByteArray &bytes)
    {
        QFile file(m_dir.filePath(u"table-%1.csv"_s.arg(++m_number)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

private Q_SLOTS:
    void whatIsKept_comesAtOnce_thenWhatTheSourceSays()
    {
        const auto store = open();
        QVERIFY(store->put(u"ERP"_s, phone, {order(u"1"_s, u"paid"_s)}, m_clock.now() - 1h));
        auto source = std::make_unique<ScriptedSource>(u"ERP"_s);
        ScriptedSource &shop = *source;
        std::vector<std::unique_ptr<OrderSource>> sources;
        sources.push_back(std::move(source));
        OrderBook book(*store, m_clock, std::move(sources));
        std::vector<OrderAnswer> told;
        const auto tell = [&told](const OrderAnswer &answer) { told.push_back(answer); };
        book.ask({phone, {OrderKeyKind::Account, u"openid"_s}}, tell);
        QCOMPARE(told.size(), size_t(1));
        QVERIFY(told[0].asking);
        QCOMPARE(told[0].orders.size(), size_t(1));
        QCOMPARE(told[0].orders[0].asOf, m_clock.now() - 1h);
        QCOMPARE(shop.asked, std::vector{phone}); // by an account it cannot be asked
        shop.answer(std::vector{order(u"1"_s, u"sent"_s), order(u"2"_s, u"paid"_s)});
        QCOMPARE(told.size(), size_t(2));
        QVERIFY(!told[1].asking);
        QCOMPARE(told[1].orders.size(), size_t(2));
        QCOMPARE(told[1].orders[0].asOf, m_clock.now());
        // Not again for a minute.
        book.ask({phone}, tell);
        QCOMPARE(shop.asked.size(), size_t(1));
        QVERIFY(!told[2].asking);
        m_clock.advance(61s);
        book.ask({phone}, tell);
        QCOMPARE(shop.asked.size(), size_t(2));
        // An order that it no longer tells of is no longer shown with this customer.
        shop.answer(std::vector{order(u"2"_s, u"paid"_s)});
        QCOMPARE(told.back().orders.size(), size_t(1));
    }

    void deadSource_takesNothingAway_andIsNamed()
    {
        const auto store = open();
        QVERIFY(store->put(u"ERP"_s, phone, {order(u"1"_s, u"paid"_s)}, m_clock.now() - 1h));
        auto dead = std::make_unique<ScriptedSource>(u"ERP"_s), well = std::make_unique<ScriptedSource>(u"CRM"_s);
        ScriptedSource &erp = *dead, &crm = *well;
        std::vector<std::unique_ptr<OrderSource>> sources;
        sources.push_back(std::move(dead));
        sources.push_back(std::move(well));
        OrderBook book(*store, m_clock, std::move(sources));
        std::vector<OrderAnswer> told;
        book.ask({phone}, [&told](const OrderAnswer &answer) { told.push_back(answer); });
        crm.answer(std::vector{order(u"7"_s, u"sent"_s)});
        QCOMPARE(told.size(), size_t(1)); // one is still out
        erp.answer(failure(ErrorCode::Unavailable, u"it did not answer"_s));
        QCOMPARE(told.size(), size_t(2));
        QCOMPARE(told[1].orders.size(), size_t(2));
        QCOMPARE(told[1].troubles,
                 (std::vector<OrderAnswer::Trouble>{{u"ERP"_s, {ErrorCode::Unavailable, u"it did not answer"_s}}}));
        book.ask({phone}, [&told](const OrderAnswer &answer) { told.push_back(answer); });
        QCOMPARE(erp.asked.size(), size_t(2)); // what failed is asked again
    }

    void rest_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("orders"); // -1: trouble
        QTest::addColumn<ErrorCode>("why");
        QTest::newRow("two orders") << 200 << QByteArray("{\"data\":[{\"no\":\"1\"},{\"no\":\"2\"}]}") << 2
                                    << ErrorCode::Unavailable;
        QTest::newRow("none") << 200 << QByteArray("{\"data\":[]}") << 0 << ErrorCode::Unavailable;
        QTest::newRow("unknown customer") << 404 << QByteArray("{}") << 0 << ErrorCode::Unavailable;
        QTest::newRow("key not accepted") << 401 << QByteArray("{}") << -1 << ErrorCode::Refused;
        QTest::newRow("broken") << 500 << QByteArray("oops") << -1 << ErrorCode::Unavailable;
        QTest::newRow("a login page") << 200 << QByteArray("<html>sign in</html>") << -1 << ErrorCode::Protocol;
        QTest::newRow("another shape") << 200 << QByteArray("{\"data\":\"x\"}") << -1 << ErrorCode::Protocol;
        QTest::newRow("hangs up") << 0 << QByteArray() << -1 << ErrorCode::Unavailable;
    }
    void rest()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, orders);
        QFETCH(ErrorCode, why);
        FakeHttpServer server;
        server.always = [&](const HttpRequest &) { return FakeHttpServer::Answer{status, body, {}, false}; };
        OrderSourceSetup setup;
        setup.name = u"ERP"_s;
        setup.by = {OrderKeyKind::Phone};
        RestOrderSetup rest;
        rest.url = server.base() + u"/orders?phone={value}&x=1"_s;
        rest.headers = {u"Authorization: Bearer {secret}"_s};
        rest.fields.list = u"data"_s;
        rest.fields.number = u"no"_s;
        setup.what = rest;
        HttpClient http;
        RestOrders source(setup, "s3cret", http);
        std::optional<Result<std::vector<Order>>> answer;
        // A customer's words stay one value, whatever they are.
        source.ask({OrderKeyKind::Phone, u"1&admin=1#/ü"_s},
                   [&answer](Result<std::vector<Order>> said) { answer = std::move(said); });
        QTRY_VERIFY(answer);
        QCOMPARE(answer->has_value() ? static_cast<int>((*answer)->size()) : -1, orders);
        if (orders < 0) {
            QVERIFY(!answer->error().detail.isEmpty());
            QCOMPARE(answer->error().code, why);
        }
        QVERIFY(!server.requests().empty());
        const HttpRequest &asked = server.requests().front();
        QCOMPARE(asked.path, QByteArray("/orders"));
        QCOMPARE(asked.query, QByteArray("phone=1%26admin%3D1%23%2F%C3%BC&x=1"));
        const auto header = std::find_if(asked.headers.begin(), asked.headers.end(),
                                         [](const auto &one) { return one.first.toLower() == "authorization"; });
        QVERIFY(header != asked.headers.end());
        QCOMPARE(header->second, QByteArray("Bearer s3cret"));
    }

    void table_isImported_byChineseTitles()
    {
        const auto store = open();
        const auto report = importOrders(
            file("\xef\xbb\xbf订单号,订单状态,下单时间,实付金额,商品名称,数量,手机号,快递公司,快递单号\r\n"
                 "2026110900001,已发货,2026-11-09 12:30:00,129.90,\"儿童安全座椅, 蓝色\",1,138 1234 5678,顺丰,SF1\r\n"
                 "2026110900001,已发货,2026-11-09 12:30:00,129.90,安装配件,2,13812345678,顺丰,SF1\r\n"
                 "2.02611E+12,已发货,,,杯子,1,13912345678,,\r\n"
                 ",已发货,,,杯子,1,13912345678,,\r\n"
                 "2026110900002,待付款,2026-11-10 08:00:00,10,杯子,1,+86 139-1234-5678,,\r\n"),
            u"Files"_s, QTimeZone("Asia/Shanghai"), *store, m_clock.now());
        QVERIFY(report);
        QCOMPARE(report->orders, 2);
        QCOMPARE(report->rejectedLines, 2);
        QCOMPARE(report->rejected,
                 (std::vector<RejectedOrderLine>{{4, OrderLineFault::ShortenedNumber}, {5, OrderLineFault::NoNumber}}));
        QVERIFY(toSentence(report->rejected[0]).startsWith(u"line 4:"_s));
        const auto found = store->find({phone});
        QCOMPARE(found->size(), size_t(1));
        QCOMPARE(found->front().items.size(), size_t(2));
        QCOMPARE(found->front().items[0].name, u"儿童安全座椅, 蓝色"_s);
        QCOMPARE(found->front().parcels.size(), size_t(1));
        QCOMPARE(store->find({{OrderKeyKind::Phone, u"13912345678"_s}})->size(), size_t(1));
        QCOMPARE(store->find({{OrderKeyKind::Number, u"2026110900002"_s}})->front().state, u"待付款"_s);
        QVERIFY(store->forget(m_clock.now() + 1ms));
        QVERIFY(store->find({phone})->empty());
    }

    void tableWithoutNumbers_isRefused()
    {
        const auto store = open();
        QCOMPARE(
            importOrders(file("name,phone\r\nx,1\r\n"), u"F"_s, QTimeZone::utc(), *store, m_clock.now()).error().code,
            ErrorCode::InvalidInput);
        QCOMPARE(importOrders(u"/nowhere.csv"_s, u"F"_s, QTimeZone::utc(), *store, m_clock.now()).error().code,
                 ErrorCode::NotFound);
        const auto latin = importOrders(file("number,item_name\r\n1,caf\xe9\r\n2,tea\r\n"), u"F"_s, QTimeZone::utc(),
                                        *store, m_clock.now());
        QCOMPARE(latin->orders, 1);
        QCOMPARE(latin->rejectedLines, 1);
    }

    void keptOrders_areEncrypted()
    {
        const QString path = m_dir.filePath(u"secret.db"_s);
        {
            const auto store = *OrderStore::open(path, sqlite::PageKey::generate());
            QVERIFY(store->put(u"ERP"_s, phone, {order(u"CANARY-4711"_s, u"paid"_s)}, m_clock.now()));
        }
        QFile raw(path);
        QVERIFY(raw.open(QIODevice::ReadOnly));
        const QByteArray bytes = raw.readAll();
        QVERIFY(bytes.size() > 0);
        QVERIFY(!bytes.contains("CANARY-4711"));
        QVERIFY(!OrderStore::open(path, sqlite::PageKey::generate()));
    }
};

QTEST_GUILESS_MAIN(TestOrderBook)
#include "tst_order_book.moc"
