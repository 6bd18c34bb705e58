// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_service.h"
#include "app/profile/memory_secret_store.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_clock.h"
#include "tests/support/random_text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

OrderSourceSetup restSource(const QString &name, const QString &base)
{
    OrderSourceSetup setup;
    setup.name = name;
    setup.by = {OrderKeyKind::Phone};
    RestOrderSetup rest;
    rest.url = base + u"/orders?q={value}"_s;
    rest.headers = {u"Authorization: Bearer {secret}"_s};
    rest.fields.list = u"data.orders"_s;
    rest.fields.number = u"no"_s;
    rest.fields.state = u"status.text"_s;
    setup.what = rest;
    return setup;
}

OrderSourceSetup sqlSource(const QString &name)
{
    OrderSourceSetup setup;
    setup.name = name;
    setup.by = {OrderKeyKind::Phone, OrderKeyKind::Number};
    SqlOrderSetup sql;
    sql.host = u"db.example.com"_s;
    sql.database = u"shop"_s;
    sql.user = u"reader"_s;
    sql.query = u"SELECT no AS number\nFROM \"orders\"\nWHERE phone = :value"_s;
    setup.what = sql;
    return setup;
}

OrderSourceSetup fileSource(const QString &name)
{
    OrderSourceSetup setup;
    setup.name = name;
    setup.by = {OrderKeyKind::Number};
    setup.what = FileOrderSetup();
    return setup;
}

} // namespace

/// Sources of orders that are set up in the window: written, read again, tried out, replaced while the desk runs.
class TestOrderSetup : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock{Instant{1'788'224'400'000ms}};
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<OrderService> m_service;
    sqlite::PageKey m_key = sqlite::PageKey::generate();

    [[nodiscard]] QString file() const { return m_dir->filePath(u"orders.toml"_s); }
    void write(const QByteArray &bytes)
    {
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
    }
    [[nodiscard]] QByteArray bytes(const QString &suffix = {}) const
    {
        QFile in(file() + suffix);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    void open()
    {
        m_service.reset();
        m_service = std::make_unique<OrderService>(
            OrderService::Parts{*m_secrets, m_clock, file(), m_dir->filePath(u"orders.db"_s), m_key});
    }
    Status save(const std::vector<OrderSourceEdit> &edits)
    {
        std::optional<Status> done;
        m_service->save(this, edits, [&done](const Status &status) { done = status; });
        if (!QTest::qWaitFor([&done] { return done.has_value(); }))
            return failure(ErrorCode::Unavailable, u"the test waited in vain"_s);
        return *done;
    }
    OrderSetups setups()
    {
        std::optional<OrderSetups> read;
        m_service->askSetups(this, [&read](OrderSetups answer) { read = std::move(answer); });
        (void)QTest::qWaitFor([&read] { return read.has_value(); });
        return read.value_or(OrderSetups());
    }
    OrderTrial tryOut(const OrderSourceEdit &edit, const QString &value = u"13812345678"_s)
    {
        std::optional<OrderTrial> trial;
        m_service->tryOut(this, edit, {OrderKeyKind::Phone, value},
                          [&trial](OrderTrial answer) { trial = std::move(answer); });
        (void)QTest::qWaitFor([&trial] { return trial.has_value(); }, 20'000);
        return trial.value_or(OrderTrial());
    }
    OrderAnswer ask(const QString &value = u"13812345678"_s)
    {
        std::optional<OrderAnswer> last;
        m_service->askOrders(this, {{OrderKeyKind::Phone, value}}, [&last](const OrderAnswer &answer) {
            if (!answer.asking)
                last = answer;
        });
        (void)QTest::qWaitFor([&last] { return last.has_value(); });
        return last.value_or(OrderAnswer());
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_secrets = std::make_unique<MemorySecretStore>();
    }
    void cleanup() { m_service.reset(); }

    void description_isReadAsItWasWritten()
    {
        OrderSourceSetup zoned = fileSource(u"Tabellen \"A\\B\" 表"_s);
        zoned.zone = QTimeZone("Asia/Shanghai");
        zoned.zoneSaid = true;
        const std::vector<OrderSourceSetup> setups{restSource(u"ERP"_s, u"https://erp.example.com"_s),
                                                   sqlSource(u"Warehouse"_s), zoned};
        QVERIFY(writeOrderConfig(file(), setups));
        const auto read = readOrderConfig(file());
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, setups);
        QVERIFY(!QFile::exists(file() + u".new"_s));
    }

    /// Whatever people type: what has no mistake is written and read again as it is, the rest is refused.
    void anyText_isWrittenAsItIs()
    {
        QRandomGenerator random(20261123);
        int written = 0;
        for (int round = 0; round < 300; ++round) {
            OrderSourceSetup setup = restSource(randomText(random, 12).trimmed(), u"https://erp.example.com"_s);
            std::get<RestOrderSetup>(setup.what).fields.state = randomText(random, 20);
            OrderSourceSetup other = sqlSource(u"DB"_s);
            std::get<SqlOrderSetup>(other.what).query = randomText(random, 40) + u" :value"_s;
            std::get<SqlOrderSetup>(other.what).user = randomText(random, 10);
            const bool right =
                orderMistakes(setup, {other.name}, true).empty() && orderMistakes(other, {}, true).empty();
            const Status done = writeOrderConfig(file(), {setup, other});
            if (!right)
                continue;
            ++written;
            if (!done) { // half of a surrogate pair is no text
                QCOMPARE(done.error().code, ErrorCode::InvalidInput);
                continue;
            }
            const auto read = readOrderConfig(file());
            QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
            QCOMPARE(*read, (std::vector{setup, other}));
        }
        QVERIFY(written > 100);
    }

    void handWrittenFile_isKept()
    {
        const QByteArray hand = "# our shops\n[[source]]\nname = \"Files\"\nkind = \"file\"\n";
        write(hand);
        std::vector<OrderSourceSetup> setups = *readOrderConfig(file());
        setups.push_back(fileSource(u"More"_s));
        QVERIFY(writeOrderConfig(file(), setups));
        QCOMPARE(bytes(u".old"_s), hand);
        QCOMPARE(readOrderConfig(file())->size(), size_t(2));
        // What the program wrote itself needs no copy.
        setups.pop_back();
        QVERIFY(writeOrderConfig(file(), setups));
        QCOMPARE(bytes(u".old"_s), hand);
        // Its own, changed by hand into something that cannot be read: that work is not lost either.
        const QByteArray broken = bytes({}) + "[[source]]\nname = half";
        write(broken);
        QVERIFY(!readOrderConfig(file()));
        QVERIFY(writeOrderConfig(file(), setups));
        QCOMPARE(bytes(u".old"_s), broken);
    }

    void fileChangedMeanwhile_isNotWrittenOverUnasked()
    {
        QVERIFY(writeOrderConfig(file(), {fileSource(u"Files"_s)}));
        open();
        OrderSetups known = setups();
        QCOMPARE(known.sources.size(), size_t(1));
        QVERIFY(writeOrderConfig(file(), {fileSource(u"Files"_s), fileSource(u"From elsewhere"_s)}));
        const QByteArray theirs = bytes({});
        known.sources.front().setup.name = u"Renamed"_s;
        const Status refused = save(known.sources);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(bytes({}), theirs);
        QVERIFY(save(known.sources)); // warned, and wanted
        QCOMPARE(readOrderConfig(file())->size(), size_t(1));
        QCOMPARE(bytes(u".old"_s), theirs);
        QVERIFY(save(known.sources)); // what was saved here is known
    }

    void mistakes_data()
    {
        QTest::addColumn<OrderSourceSetup>("setup");
        QTest::addColumn<bool>("secret");
        QTest::addColumn<int>("field"); // -1: none
        QTest::addColumn<int>("fault");
        const auto row = [](const char *name, const OrderSourceSetup &setup, bool secret,
                            std::optional<OrderMistake> mistake) {
            QTest::newRow(name) << setup << secret << (mistake ? static_cast<int>(mistake->field) : -1)
                                << (mistake ? static_cast<int>(mistake->fault) : -1);
        };
        const auto rest = [](const std::function<void(OrderSourceSetup &, RestOrderSetup &)> &change) {
            OrderSourceSetup setup = restSource(u"ERP"_s, u"https://erp.example.com"_s);
            change(setup, std::get<RestOrderSetup>(setup.what));
            return setup;
        };
        const auto sql = [](const std::function<void(SqlOrderSetup &)> &change) {
            OrderSourceSetup setup = sqlSource(u"DB"_s);
            change(std::get<SqlOrderSetup>(setup.what));
            return setup;
        };
        using Field = OrderField;
        using Fault = OrderFault;
        row("well", rest([](auto &, auto &) {}), true, {});
        row("well, without a secret", rest([](auto &, auto &) {}), false, {});
        row("no name", rest([](auto &s, auto &) { s.name.clear(); }), true, OrderMistake{Field::Name, Fault::Missing});
        row("a name twice", rest([](auto &s, auto &) { s.name = u"Other"_s; }), true,
            OrderMistake{Field::Name, Fault::Taken});
        row("asked by nothing", rest([](auto &s, auto &) { s.by.clear(); }), true,
            OrderMistake{Field::Keys, Fault::Missing});
        row("no address", rest([](auto &, auto &r) { r.url = u"erp"_s; }), true,
            OrderMistake{Field::Url, Fault::NotAnAddress});
        row("address in the clear", rest([](auto &, auto &r) { r.url = u"http://erp.example.com/{value}"_s; }), true,
            OrderMistake{Field::Url, Fault::NotSafe});
        row("on this machine", rest([](auto &, auto &r) { r.url = u"http://127.0.0.1:8080/{value}"_s; }), true, {});
        row("no place for the value", rest([](auto &, auto &r) { r.url = u"https://erp.example.com/"_s; }), true,
            OrderMistake{Field::Url, Fault::NoValue});
        row("no header", rest([](auto &, auto &r) { r.headers = {u"Bearer {secret}"_s}; }), true,
            OrderMistake{Field::HeaderLines, Fault::NotAHeader});
        row("a secret that goes nowhere", rest([](auto &, auto &r) { r.headers.clear(); }), true,
            OrderMistake{Field::Secret, Fault::NoPlaceForSecret});
        row("no number", rest([](auto &, auto &r) { r.fields.number.clear(); }), true,
            OrderMistake{Field::Number, Fault::Missing});
        row("no server", sql([](auto &q) { q.host.clear(); }), true, OrderMistake{Field::Host, Fault::Missing});
        row("no place in the query", sql([](auto &q) { q.query = u"SELECT 1"_s; }), true,
            OrderMistake{Field::Query, Fault::NoValue});
        row("a very long query", sql([](auto &q) { q.query = QString(9000, u'x') + u":value"_s; }), true,
            OrderMistake{Field::Query, Fault::TooLong});
        row("tables", fileSource(u"Files"_s), false, {});
    }
    void mistakes()
    {
        QFETCH(OrderSourceSetup, setup);
        QFETCH(bool, secret);
        QFETCH(int, field);
        QFETCH(int, fault);
        const std::vector<OrderMistake> found = orderMistakes(setup, {u"Other"_s}, secret);
        QCOMPARE(found.empty(), field < 0);
        if (field >= 0)
            QCOMPARE(found.front(), (OrderMistake{static_cast<OrderField>(field), static_cast<OrderFault>(fault)}));
        // The reader of the file and the form agree on what can be saved; "taken" and secrets are no matter of the
        // file.
        const bool fileMatter = field < 0
            || (fault != static_cast<int>(OrderFault::Taken) && fault != static_cast<int>(OrderFault::NoPlaceForSecret)
                && field != static_cast<int>(OrderField::Keys));
        if (fileMatter)
            QCOMPARE(writeOrderConfig(file(), {setup}).has_value(), field < 0);
    }

    void deskWithoutSources_hasNoFile()
    {
        open();
        QVERIFY(ask().orders.empty());
        QVERIFY(!QFile::exists(m_dir->filePath(u"orders.db"_s)));
        QVERIFY(m_service->trouble().isEmpty());
    }

    void savedSource_isAskedAtOnce_withItsSecret()
    {
        FakeHttpServer server;
        server.always = [](const HttpRequest &) {
            return FakeHttpServer::Answer{
                200, R"({"data":{"orders":[{"no":"A1","status":{"text":"sent"}}]}})", {}, false};
        };
        open();
        QSignalSpy told(m_service.get(), &OrderService::sourcesChanged);
        QVERIFY(save({{restSource(u"ERP"_s, server.base()), {}, QByteArray("t0ken"), false}}));
        QCOMPARE(told.size(), 1);
        const OrderAnswer answer = ask();
        QCOMPARE(answer.orders.size(), size_t(1));
        QCOMPARE(answer.orders[0].state, u"sent"_s);
        const Headers &headers = server.requests().front().headers;
        QVERIFY(std::any_of(headers.begin(), headers.end(),
                            [](const auto &header) { return header.second == "Bearer t0ken"; }));
        QVERIFY(!bytes().contains("t0ken"));
        QVERIFY(setups().sources.at(0).hasSecret);
        open(); // the next start
        QCOMPARE(ask().orders.size(), size_t(1));
    }

    void secrets_followTheirSource_andGoWithIt()
    {
        open();
        QVERIFY(save({{restSource(u"A"_s, u"https://a.example.com"_s), {}, QByteArray("a"), false},
                      {restSource(u"B"_s, u"https://b.example.com"_s), {}, QByteArray("b"), false}}));
        OrderSetups now = setups();
        std::swap(now.sources[0].setup.name, now.sources[1].setup.name);
        QVERIFY(save(now.sources));
        QCOMPARE(*m_secrets->read(u"orders/B"_s), QByteArray("a"));
        QCOMPARE(*m_secrets->read(u"orders/A"_s), QByteArray("b"));
        now = setups();
        now.sources[0].setup.name = u"C"_s;
        now.sources.pop_back();
        QVERIFY(save(now.sources));
        QCOMPARE(*m_secrets->read(u"orders/C"_s), QByteArray("a"));
        QVERIFY(!m_secrets->read(u"orders/A"_s));
        QVERIFY(!m_secrets->read(u"orders/B"_s));
    }

    void whatCannotBeWritten_changesNothing()
    {
        open();
        QVERIFY(save({{restSource(u"A"_s, u"https://a.example.com"_s), {}, QByteArray("a"), false}}));
        const QByteArray before = bytes();
        OrderSetups now = setups();
        std::get<RestOrderSetup>(now.sources[0].setup.what).url = u"nowhere"_s;
        now.sources[0].secret = QByteArray("other");
        const Status done = save(now.sources);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::InvalidInput);
        QCOMPARE(bytes(), before);
        QCOMPARE(*m_secrets->read(u"orders/A"_s), QByteArray("a"));
    }

    void brokenFile_isNamed_andReplaced()
    {
        write("[[source]]\nname = 7\n");
        open();
        QVERIFY(m_service->trouble().contains(u"orders.toml:2"_s));
        QVERIFY(setups().trouble.contains(u"orders.toml:2"_s));
        QVERIFY(ask().orders.empty());
        QVERIFY(save({{fileSource(u"Files"_s), {}, {}, false}}));
        QVERIFY(m_service->trouble().isEmpty());
        QVERIFY(bytes(u".old"_s).contains("name = 7"));
    }

    void trial_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<OrderTrialEnd>("end");
        QTest::addColumn<int>("marked"); // -1: none
        const auto none = -1;
        QTest::newRow("an order") << 200 << QByteArray(R"({"data":{"orders":[{"no":"1","status":{"text":"x"}}]}})")
                                  << OrderTrialEnd::Orders << none;
        QTest::newRow("a wrong path of the state")
            << 200 << QByteArray(R"({"data":{"orders":[{"no":"1","status":"x"}]}})") << OrderTrialEnd::Orders
            << static_cast<int>(OrderField::State);
        QTest::newRow("a wrong path of the list") << 200 << QByteArray(R"({"result":[{"no":"1"}]})")
                                                  << OrderTrialEnd::NoList << static_cast<int>(OrderField::List);
        QTest::newRow("a wrong path of the number") << 200 << QByteArray(R"({"data":{"orders":[{"order_no":"1"}]}})")
                                                    << OrderTrialEnd::NoNumber << static_cast<int>(OrderField::Number);
        QTest::newRow("none known") << 200 << QByteArray(R"({"data":{"orders":[]}})") << OrderTrialEnd::None << none;
        QTest::newRow("not found") << 404 << QByteArray("{}") << OrderTrialEnd::None << none;
        QTest::newRow("a wrong key") << 403 << QByteArray("{}") << OrderTrialEnd::Refused
                                     << static_cast<int>(OrderField::Secret);
        QTest::newRow("moved") << 302 << QByteArray() << OrderTrialEnd::HttpError << static_cast<int>(OrderField::Url);
        QTest::newRow("broken") << 500 << QByteArray("oops") << OrderTrialEnd::HttpError
                                << static_cast<int>(OrderField::Url);
        QTest::newRow("a page") << 200 << QByteArray("<html>sign in</html>") << OrderTrialEnd::NotJson
                                << static_cast<int>(OrderField::Url);
        QTest::newRow("hangs up") << 0 << QByteArray() << OrderTrialEnd::Down << static_cast<int>(OrderField::Url);
    }
    void trial()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(OrderTrialEnd, end);
        QFETCH(int, marked);
        FakeHttpServer server;
        server.always = [&](const HttpRequest &) { return FakeHttpServer::Answer{status, body, {}, false}; };
        open();
        const OrderTrial said = tryOut({restSource(u"ERP"_s, server.base()), {}, QByteArray("k"), false});
        QCOMPARE(said.end, end);
        QCOMPARE(said.missing, marked < 0 ? std::vector<OrderField>() : std::vector{static_cast<OrderField>(marked)});
        // A trial keeps nothing: the customer beside the chat still has none.
        QVERIFY(ask().orders.empty());
    }

    void silentSource_isCalledSlow_andADeadOneDown()
    {
        FakeHttpServer server;
        server.always = [](const HttpRequest &) { return FakeHttpServer::silence(); };
        open();
        QCOMPARE(tryOut({restSource(u"ERP"_s, server.base()), {}, {}, false}).end, OrderTrialEnd::Slow);
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QString nobody = u"http://127.0.0.1:%1"_s.arg(closed.serverPort());
        closed.close();
        QCOMPARE(tryOut({restSource(u"ERP"_s, nobody), {}, {}, false}).end, OrderTrialEnd::Down);
    }

    void whatAnAnswerHas_isListed()
    {
        const QJsonObject json =
            QJsonDocument::fromJson(R"({"code":0,"data":{"rows":[{"no":"1","goods":[{"t":"x"}]}]}})").object();
        QCOMPARE(pathsIn(json),
                 (QStringList{u"code"_s, u"data"_s, u"data.rows"_s, u"data.rows.0.goods"_s, u"data.rows.0.goods.0.t"_s,
                              u"data.rows.0.no"_s}));
        QCOMPARE(pathsIn(json, 2).size(), 2);
    }

    void importedTable_isFoundByATrial()
    {
        open();
        QVERIFY(save({{fileSource(u"Files"_s), {}, {}, false}}));
        QFile table(m_dir->filePath(u"t.csv"_s));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("订单号,手机号,订单状态\n1,13812345678,已发货\n,13812345678,x\n");
        table.close();
        std::optional<Result<OrderImport>> report;
        m_service->importFile(this, fileSource(u"Files"_s), table.fileName(),
                              [&report](Result<OrderImport> done) { report = std::move(done); });
        QTRY_VERIFY(report);
        QVERIFY(report->has_value());
        QCOMPARE((*report)->orders, 1);
        QCOMPARE((*report)->rejected.at(0), (RejectedOrderLine{3, OrderLineFault::NoNumber}));
        const OrderTrial said = tryOut({fileSource(u"Files"_s), u"Files"_s, {}, false});
        QCOMPARE(said.end, OrderTrialEnd::Orders);
        QCOMPARE(said.orders.at(0).state, u"已发货"_s);
    }

    void nobodyIsTold_whoIsGone()
    {
        FakeHttpServer server;
        server.always = [](const HttpRequest &) { return FakeHttpServer::silence(); };
        open();
        bool told = false;
        {
            QObject asker;
            m_service->tryOut(&asker, {restSource(u"ERP"_s, server.base()), {}, {}, false},
                              {OrderKeyKind::Phone, u"1"_s}, [&told](const OrderTrial &) { told = true; });
            QTRY_COMPARE(server.requests().size(), size_t(1));
        }
        m_service.reset(); // with a question under way
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }
};

QTEST_GUILESS_MAIN(TestOrderSetup)
#include "tst_order_setup.moc"
