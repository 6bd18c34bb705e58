// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/sqlite_log.h"

#include "tests/contract/log_contract.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi
{

class TestSqliteLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contract_data()
    {
        QTest::addColumn<int>("check");
        int index = 0;
        for (const contract::LogCheck &check : contract::logChecks())
            QTest::newRow(check.name) << index++;
    }
    void contract()
    {
        QFETCH(int, check);
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const sqlite::PageKey key = sqlite::PageKey::generate();
        const contract::LogFixture fixture{[&]() -> std::unique_ptr<Log> {
            Result<std::unique_ptr<SqliteLog>> log = SqliteLog::open(folder.filePath(u"log.db"_s), key);
            return log ? std::move(*log) : nullptr;
        }};
        contract::logChecks().at(static_cast<size_t>(check)).run(fixture);
    }
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestSqliteLog)
#include "tst_sqlite_log.moc"
