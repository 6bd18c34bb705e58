// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/sql_orders.h"

#include <QPointer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int mostLines = 2000;
constexpr int connectSeconds = 4;

/// libpq's options: whatever the query says, nothing can be written and nothing takes longer than 5 s.
QString optionsOf(const SqlOrderSetup &sql)
{
    return u"connect_timeout=%1;sslmode=%2;options='-c default_transaction_read_only=on -c statement_timeout=5000"
           "';application_name=lianxi"_s.arg(connectSeconds)
               .arg(toText(sql.tls));
}

Error codeOf(const QSqlError &error)
{
    // The driver's text may hold the customer's number: PostgreSQL's code (Appendix A of its manual) is enough.
    const QString code = error.nativeErrorCode();
    if (code == "57014"_L1)
        return {ErrorCode::Unavailable, u"the database took longer than 5 s"_s};
    const bool cut = code.isEmpty() || code.startsWith("08"_L1) || code.startsWith("57P"_L1);
    if (error.type() == QSqlError::ConnectionError || cut)
        return {ErrorCode::Unavailable, u"the database cannot be reached, or does not accept the user"_s};
    return {ErrorCode::InvalidInput, u"the database does not accept the query (%1)"_s.arg(code)};
}

Error toError(const QSqlError &error, SqlOrders::Telling telling)
{
    Error known = codeOf(error);
    const QString words = error.databaseText().section(u'\n', 0, 0).trimmed();
    if (telling == SqlOrders::Telling::Words && !words.isEmpty())
        known.detail = words;
    return known;
}

} // namespace

class SqlOrders::Connection final : public QObject
{
public:
    Connection(const SqlOrderSetup &sql, QByteArray password, const QTimeZone &zone, Telling telling)
        : m_sql(sql)
        , m_telling(telling)
        , m_password(std::move(password))
        , m_zone(zone)
        , m_name(QUuid::createUuid().toString())
    {
    }
    ~Connection() override
    {
        if (QSqlDatabase::contains(m_name)) {
            QSqlDatabase::database(m_name, false).close();
            QSqlDatabase::removeDatabase(m_name);
        }
    }
    Result<std::vector<Order>> ask(const QString &value)
    {
        Result<std::vector<Order>> answer = askOnce(value);
        // A connection that stood idle may have been cut: one fresh one.
        if (!answer && answer.error().code == ErrorCode::Unavailable && m_wasOpen)
            answer = askOnce(value);
        return answer;
    }

private:
    Result<std::vector<Order>> askOnce(const QString &value)
    {
        QSqlDatabase db = QSqlDatabase::contains(m_name) ? QSqlDatabase::database(m_name, false) : made();
        m_wasOpen = db.isOpen();
        if (!db.isOpen() && !db.open())
            return tl::unexpected(toError(db.lastError(), m_telling));
        QSqlQuery query(db);
        query.setForwardOnly(true);
        if (!query.prepare(m_sql.query))
            return failed(db, query);
        query.bindValue(u":value"_s, value);
        if (!query.exec())
            return failed(db, query);
        std::vector<Order> orders;
        const QSqlRecord columns = query.record();
        for (int lines = 0; lines < mostLines && query.next(); ++lines) {
            QHash<QString, QString> line;
            for (int i = 0; i < columns.count(); ++i)
                line.insert(columns.fieldName(i).toLower(), textOf(query.value(i), columns.field(i).typeID()));
            if (!addLine(orders, line, m_zone))
                return failure(ErrorCode::Protocol, u"a line of its answer has no \"number\""_s);
        }
        return orders;
    }
    QSqlDatabase made() const
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
        db.setHostName(m_sql.host);
        db.setPort(m_sql.port);
        db.setDatabaseName(m_sql.database);
        db.setUserName(m_sql.user);
        db.setPassword(QString::fromUtf8(m_password));
        db.setConnectOptions(optionsOf(m_sql));
        return db;
    }
    [[nodiscard]] Result<std::vector<Order>> failed(QSqlDatabase &db, const QSqlQuery &query) const
    {
        const Error error = toError(query.lastError(), m_telling);
        if (error.code == ErrorCode::Unavailable)
            db.close();
        return tl::unexpected(error);
    }
    static QString textOf(const QVariant &value, int type)
    {
        if (value.metaType().id() != QMetaType::QDateTime)
            return value.toString();
        // The driver gives both kinds as local time; only "timestamp with time zone" is a moment.
        constexpr int withZone = 1184; // its number in pg_type
        return type == withZone ? value.toDateTime().toUTC().toString(Qt::ISODateWithMs)
                                : value.toDateTime().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s);
    }
    SqlOrderSetup m_sql;
    Telling m_telling;
    QByteArray m_password;
    QTimeZone m_zone;
    QString m_name;
    bool m_wasOpen = false;
};

SqlOrders::SqlOrders(OrderSourceSetup setup, QByteArray password, Telling telling, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_connection(new Connection(std::get<SqlOrderSetup>(m_setup.what), std::move(password), m_setup.zone, telling))
{
    m_thread.setObjectName(u"orders.sql"_s);
    m_connection->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_connection, &QObject::deleteLater);
    m_thread.start();
}

SqlOrders::~SqlOrders()
{
    m_thread.quit();
    m_thread.wait();
}

bool SqlOrders::takes(OrderKeyKind kind) const
{
    return std::find(m_setup.by.begin(), m_setup.by.end(), kind) != m_setup.by.end();
}

void SqlOrders::ask(const OrderKey &key, Done done)
{
    QMetaObject::invokeMethod(m_connection,
                              [connection = m_connection, value = key.value, self = QPointer(this), here = this,
                               done = std::move(done)]() mutable {
                                  // `here` is alive: its destructor waits for this thread.
                                  QMetaObject::invokeMethod(
                                      here,
                                      [self, done = std::move(done), answer = connection->ask(value)]() mutable {
                                          if (self)
                                              done(std::move(answer));
                                      },
                                      Qt::QueuedConnection);
                              });
}

} // namespace lianxi
