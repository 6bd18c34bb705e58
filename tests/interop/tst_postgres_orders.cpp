// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_service.h"
#include "app/orders/sql_orders.h"
#include "app/profile/memory_secret_store.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 60'000; ///< ms; a server has to make its files

/// A PostgreSQL server of our own on a socket in a folder of its own; ends with this. It refuses to run as root, so
/// there it runs as the user that the package makes.
class Postgres
{
public:
    Postgres()
    {
        const QStringList versions =
            QDir(u"/usr/lib/postgresql"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        m_programs = u"/usr/lib/postgresql/%1/bin/"_s.arg(versions.isEmpty() ? u"none"_s : versions.last());
    }
    ~Postgres() { stop(); }
    [[nodiscard]] bool make()
    {
        QFile password(file("password"));
        if (!m_folder.isValid() || !password.open(QIODevice::WriteOnly) || password.write("pa55 w'ord") < 0)
            return false;
        password.close();
        if (asRoot() && QProcess::execute(u"chown"_s, {u"-R"_s, u"postgres"_s, m_folder.path()}) != 0)
            return false;
        return run(u"initdb"_s,
                   {u"-D"_s, file("data"), u"-U"_s, u"owner"_s, u"-A"_s, u"scram-sha-256"_s, u"--pwfile"_s,
                    file("password"), u"-E"_s, u"UTF8"_s, u"--locale=C"_s, u"-N"_s});
    }
    [[nodiscard]] bool start()
    {
        const QStringList options{u"-D"_s, file("data"),           u"-k"_s, m_folder.path(),
                                  u"-c"_s, u"listen_addresses="_s, u"-c"_s, u"fsync=off"_s};
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.setStandardOutputFile(file("log"), QIODevice::Append);
        m_server.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGINT); });
        const auto [program, arguments] = command(u"postgres"_s, options);
        m_server.start(program, arguments);
        return m_server.waitForStarted() && QTest::qWaitFor([this] { return ready(); }, patience);
    }
    void stop()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        (void)run(u"pg_ctl"_s, {u"stop"_s, u"-D"_s, file("data"), u"-m"_s, u"immediate"_s, u"-w"_s});
        m_server.waitForFinished(10'000);
    }
    [[nodiscard]] bool sql(const QByteArray &statements)
    {
        QProcess psql;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PGPASSWORD"_s, u"pa55 w'ord"_s);
        psql.setProcessEnvironment(environment);
        psql.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        psql.start(
            m_programs + u"psql"_s,
            {u"-qX"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, m_folder.path(), u"-U"_s, u"owner"_s, u"postgres"_s});
        psql.write(statements);
        psql.closeWriteChannel();
        return psql.waitForFinished(patience) && psql.exitCode() == 0;
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    [[nodiscard]] static bool asRoot() { return ::geteuid() == 0; }
    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] std::pair<QString, QStringList> command(const QString &program, const QStringList &arguments) const
    {
        if (!asRoot())
            return {m_programs + program, arguments};
        return {u"runuser"_s, QStringList{u"-u"_s, u"postgres"_s, u"--"_s, m_programs + program} + arguments};
    }
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setWorkingDirectory(u"/"_s);
        const auto [name, all] = command(program, arguments);
        process.start(name, all);
        return process.waitForFinished(patience) && process.exitCode() == 0;
    }
    [[nodiscard]] bool ready() const
    {
        QProcess asks;
        asks.start(m_programs + u"pg_isready"_s, {u"-q"_s, u"-h"_s, m_folder.path()});
        return asks.waitForFinished(patience) && asks.exitCode() == 0;
    }
    QTemporaryDir m_folder{u"/tmp/lianxi-postgres-XXXXXX"_s}; ///< where another user may go, whatever TMPDIR says
    QString m_programs;
    QProcess m_server;
};

} // namespace

/// Orders out of a real PostgreSQL server, through Qt's driver.
class TestPostgresOrders : public QObject
{
    Q_OBJECT
    Postgres m_server;

    OrderSourceSetup setup(const QString &query)
    {
        OrderSourceSetup setup;
        setup.name = u"shop"_s;
        setup.by = {OrderKeyKind::Phone};
        setup.zone = QTimeZone("Asia/Shanghai");
        SqlOrderSetup sql;
        sql.host = m_server.folder();
        sql.database = u"postgres"_s;
        sql.user = u"reader"_s;
        sql.tls = TlsMode::Disable; // a socket of this machine
        sql.query = query;
        setup.what = sql;
        return setup;
    }
    Result<std::vector<Order>> ask(SqlOrders &source, const QString &value)
    {
        std::optional<Result<std::vector<Order>>> answer;
        source.ask({OrderKeyKind::Phone, value},
                   [&answer](Result<std::vector<Order>> said) { answer = std::move(said); });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patience))
            return failure(ErrorCode::Unavailable, u"the test waited in vain"_s);
        return *answer;
    }
    const QString m_query =
        u"SELECT o.no AS number, o.state, o.placed, o.total, i.title AS item_name, i.qty AS item_count,"
        " p.carrier AS parcel_carrier, p.no AS parcel_number, p.step AS parcel_state, p.at AS parcel_at"
        " FROM orders o LEFT JOIN items i USING (no) LEFT JOIN parcels p ON p.order_no = o.no"
        " WHERE o.phone = :value ORDER BY o.placed DESC"_s;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.make());
        QVERIFY(m_server.start());
        QVERIFY(
            m_server.sql("CREATE ROLE reader LOGIN PASSWORD 'r3ad''er';"
                         "CREATE TABLE orders(no text, state text, placed timestamptz, total numeric, phone text);"
                         "CREATE TABLE items(no text, title text, qty int);"
                         "CREATE TABLE parcels(order_no text, carrier text, no text, step text, at timestamp);"
                         "GRANT ALL ON orders, items, parcels TO reader;"
                         "INSERT INTO orders VALUES ('A1', '已发货', '2026-11-09 12:30:00+08', 129.90, '13812345678'),"
                         " ('A2', '待付款', '2026-11-10 08:00:00+08', 10, '13812345678');"
                         "INSERT INTO items VALUES ('A1', '安全座椅', 1), ('A1', '配件', 2);"
                         "INSERT INTO parcels VALUES ('A1', '顺丰', 'SF1', '派送中', '2026-11-11 09:00:00');"));
    }

    void orders_areRead()
    {
        SqlOrders source(setup(m_query), "r3ad'er");
        const auto orders = ask(source, u"13812345678"_s);
        QVERIFY2(orders, orders ? "" : qPrintable(orders.error().detail));
        QCOMPARE(orders->size(), size_t(2));
        QCOMPARE(orders->at(0).number, u"A2"_s);
        const Order &order = orders->at(1);
        QCOMPARE(order.number, u"A1"_s);
        QCOMPARE(order.state, u"已发货"_s);
        QCOMPARE(toRfc3339(*order.placed), u"2026-11-09T04:30:00.000Z"_s);
        QCOMPARE(order.items.size(), size_t(2));
        QCOMPARE(order.parcels.size(), size_t(1));
        QCOMPARE(order.parcels[0].state, u"派送中"_s);
        QCOMPARE(toRfc3339(*order.parcels[0].at), u"2026-11-11T01:00:00.000Z"_s); // a moment without a zone
        QVERIFY(ask(source, u"nobody"_s)->empty());
    }

    void customersWords_areNoSql()
    {
        SqlOrders source(setup(m_query), "r3ad'er");
        QVERIFY(ask(source, u"x' OR 'a' = 'a"_s)->empty());
        QVERIFY(ask(source, u"'; DROP TABLE orders; --"_s)->empty());
        QCOMPARE(ask(source, u"13812345678"_s)->size(), size_t(2));
    }

    void nothing_canBeWritten()
    {
        SqlOrders source(setup(u"UPDATE orders SET state = 'x' WHERE phone = :value RETURNING no AS number"_s),
                         "r3ad'er");
        const auto answer = ask(source, u"13812345678"_s);
        QVERIFY(!answer);
        QVERIFY2(answer.error().detail.contains(u"25006"_s),
                 qPrintable(answer.error().detail)); // read_only_sql_transaction
        SqlOrders reader(setup(m_query), "r3ad'er");
        QCOMPARE(ask(reader, u"13812345678"_s)->at(1).state, u"已发货"_s);
    }

    void slowQuestion_endsInTime()
    {
        SqlOrders source(setup(u"SELECT :value AS number FROM pg_sleep(60)"_s), "r3ad'er");
        QElapsedTimer timer;
        timer.start();
        const auto answer = ask(source, u"x"_s);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unavailable);
        QVERIFY(timer.elapsed() < 50'000);
    }

    void mistakes_areSaid_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<int>("code");
        QTest::newRow("a typo") << u"SELEKT :value"_s << QByteArray("r3ad'er")
                                << static_cast<int>(ErrorCode::InvalidInput);
        QTest::newRow("no such table") << u"SELECT no AS number FROM nothing WHERE x = :value"_s
                                       << QByteArray("r3ad'er") << static_cast<int>(ErrorCode::InvalidInput);
        QTest::newRow("no number") << u"SELECT state FROM orders WHERE phone = :value"_s << QByteArray("r3ad'er")
                                   << static_cast<int>(ErrorCode::Protocol);
        QTest::newRow("wrong password") << m_query << QByteArray("wrong") << static_cast<int>(ErrorCode::Unavailable);
    }
    void mistakes_areSaid()
    {
        QFETCH(QString, query);
        QFETCH(QByteArray, password);
        QFETCH(int, code);
        SqlOrders source(setup(query), password);
        const auto answer = ask(source, u"13812345678"_s);
        QVERIFY(!answer);
        QCOMPARE(static_cast<int>(answer.error().code), code);
        QVERIFY(!answer.error().detail.isEmpty());
        QVERIFY(!answer.error().detail.contains(u"13812345678"_s));
    }

    /// What whoever sets it up is told: in the database's own words, and at which field.
    void trials_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<OrderTrialEnd>("end");
        QTest::addColumn<int>("field"); // -1: none
        QTest::addColumn<QString>("words");
        const QByteArray right("r3ad'er");
        const QString folder = m_server.folder();
        QTest::newRow("well") << m_query << u"reader"_s << folder << right << OrderTrialEnd::Orders << -1 << QString();
        QTest::newRow("no such column") << u"SELECT nummer AS number FROM orders WHERE phone = :value"_s << u"reader"_s
                                        << folder << right << OrderTrialEnd::BadQuery
                                        << static_cast<int>(OrderField::Query) << u"nummer"_s;
        QTest::newRow("no number") << u"SELECT state FROM orders WHERE phone = :value"_s << u"reader"_s << folder
                                   << right << OrderTrialEnd::NoNumber << static_cast<int>(OrderField::Query)
                                   << u"number"_s;
        QTest::newRow("a wrong password")
            << m_query << u"reader"_s << folder << QByteArray("wrong") << OrderTrialEnd::Refused
            << static_cast<int>(OrderField::Secret) << u"password"_s;
        QTest::newRow("nobody there") << m_query << u"reader"_s << folder + u"/nowhere"_s << right
                                      << OrderTrialEnd::Down << static_cast<int>(OrderField::Host) << QString();
        QTest::newRow("slow") << u"SELECT :value AS number FROM pg_sleep(60)"_s << u"reader"_s << folder << right
                              << OrderTrialEnd::Slow << -1 << QString();
    }
    void trials()
    {
        QFETCH(QString, query);
        QFETCH(QString, user);
        QFETCH(QString, host);
        QFETCH(QByteArray, password);
        QFETCH(OrderTrialEnd, end);
        QFETCH(int, field);
        QFETCH(QString, words);
        OrderSourceSetup tried = setup(query);
        auto &sql = std::get<SqlOrderSetup>(tried.what);
        sql.user = user;
        sql.host = host;
        const SystemClock clock;
        MemorySecretStore secrets;
        QTemporaryDir folder;
        OrderService service({secrets, clock, folder.filePath(u"orders.toml"_s), folder.filePath(u"orders.db"_s),
                              sqlite::PageKey::generate()});
        std::optional<OrderTrial> said;
        service.tryOut(this, {tried, {}, password, false}, {OrderKeyKind::Phone, u"13812345678"_s},
                       [&said](OrderTrial trial) { said = std::move(trial); });
        QTRY_VERIFY_WITH_TIMEOUT(said, patience);
        QVERIFY2(said->end == end, qPrintable(said->words));
        QCOMPARE(said->missing, field < 0 ? std::vector<OrderField>() : std::vector{static_cast<OrderField>(field)});
        QVERIFY2(said->words.contains(words), qPrintable(said->words));
        QCOMPARE(said->orders.size(), end == OrderTrialEnd::Orders ? size_t(2) : size_t(0));
    }

    void serverThatWasRestarted_isAskedAgain_andADeadOneIsNamed()
    {
        SqlOrders source(setup(m_query), "r3ad'er");
        QCOMPARE(ask(source, u"13812345678"_s)->size(), size_t(2));
        m_server.stop();
        const auto dead = ask(source, u"13812345678"_s);
        QVERIFY(!dead);
        QCOMPARE(dead.error().code, ErrorCode::Unavailable);
        QVERIFY(m_server.start());
        const auto again = ask(source, u"13812345678"_s);
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestPostgresOrders)
#include "tst_postgres_orders.moc"
