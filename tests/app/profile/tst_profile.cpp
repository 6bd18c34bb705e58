// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/profile.h"

#include "app/log/sqlite_log.h"
#include "tests/app/profile/memory_keychain.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QByteArray bytesOf(const sqlite::PageKey &key)
{
    return {reinterpret_cast<const char *>(key.data()), sqlite::PageKey::size};
}

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

bool replaceContent(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    return out.open(QIODevice::WriteOnly | QIODevice::Truncate) && out.write(bytes) == bytes.size();
}

bool forOthers(QFile::Permissions permissions)
{
    return permissions
        & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
           | QFile::ExeOther);
}

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        QVERIFY(m_temporary->isValid());
        m_folder = m_temporary->filePath(u"profile"_s);
        m_keychain = {};
    }

    void keysComeBack_data()
    {
        QTest::addColumn<bool>("byKeychain");
        QTest::newRow("from the passphrase") << false;
        QTest::newRow("from the keychain") << true;
    }
    void keysComeBack()
    {
        QFETCH(bool, byKeychain);
        QVERIFY(!Profile::exists(m_folder));
        QByteArray log;
        QByteArray local;
        {
            const auto made = Profile::create(m_folder, byKeychain ? KeyKeeping::Keychain : KeyKeeping::Passphrase,
                                              byKeychain ? QString() : m_passphrase, &m_keychain);
            QVERIFY(made);
            log = bytesOf((*made)->logKey());
            local = bytesOf((*made)->localKey());
            QVERIFY(log != local);
        }
        QVERIFY(Profile::exists(m_folder));
        QCOMPARE(*Profile::keepingOf(m_folder), byKeychain ? KeyKeeping::Keychain : KeyKeeping::Passphrase);
        QCOMPARE(m_keychain.entries.size(), byKeychain ? 1 : 0);
        const auto opened = Profile::open(m_folder, m_passphrase, &m_keychain);
        QVERIFY(opened);
        QCOMPARE(bytesOf((*opened)->logKey()), log);
        QCOMPARE(bytesOf((*opened)->localKey()), local);
    }

    void twoProfilesHaveTwoKeys()
    {
        const auto first = Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase);
        const auto second = Profile::create(m_folder + u'2', KeyKeeping::Passphrase, m_passphrase);
        QVERIFY(first && second);
        QVERIFY(bytesOf((*first)->logKey()) != bytesOf((*second)->logKey()));
    }

    void samePassphraseFromAnotherKeyboard()
    {
        QVERIFY(Profile::create(m_folder, KeyKeeping::Passphrase, u"caf\u00e9 联席工作台"_s));
        QVERIFY(Profile::open(m_folder, u"cafe\u0301 联席工作台"_s));
    }

    void wrongPassphrase_data()
    {
        QTest::addColumn<QString>("passphrase");
        QTest::newRow("another one") << u"correct horse battery stable"_s;
        QTest::newRow("none") << QString();
        QTest::newRow("with a space more") << m_passphrase + u' ';
    }
    void wrongPassphrase()
    {
        QFETCH(QString, passphrase);
        QVERIFY(Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase));
        const auto opened = Profile::open(m_folder, passphrase);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::WrongKey);
        QVERIFY(Profile::open(m_folder, m_passphrase)); // and the lock is free again
    }

    void weakPassphrase()
    {
        for (const QString &weak : {QString(), u"1234567"_s, u"七个汉字的口令"_s}) {
            const auto made = Profile::create(m_folder, KeyKeeping::Passphrase, weak);
            QVERIFY(!made);
            QCOMPARE(made.error().code, ErrorCode::InvalidInput);
        }
        QVERIFY(!QFile::exists(m_folder));
        QVERIFY(Profile::create(m_folder, KeyKeeping::Passphrase, u"有八个汉字的口令"_s));
    }

    void keychainOutOfReach()
    {
        m_keychain.reachable = false;
        const auto refused = Profile::create(m_folder, KeyKeeping::Keychain, {}, &m_keychain);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY(!Profile::exists(m_folder));
        m_keychain.reachable = true;
        QVERIFY(Profile::create(m_folder, KeyKeeping::Keychain, {}, &m_keychain));
        m_keychain.reachable = false;
        QCOMPARE(Profile::open(m_folder, {}, &m_keychain).error().code, ErrorCode::Unavailable);
        m_keychain.reachable = true;
        QVERIFY(Profile::open(m_folder, {}, &m_keychain));
    }

    void keychainLostOrMixedUp()
    {
        QVERIFY(Profile::create(m_folder, KeyKeeping::Keychain, {}, &m_keychain));
        const QString entry = m_keychain.entries.firstKey();
        const QByteArray right = m_keychain.entries.take(entry);
        QCOMPARE(Profile::open(m_folder, {}, &m_keychain).error().code, ErrorCode::NotFound);
        m_keychain.entries.insert(entry, QByteArray(64, '0'));
        QCOMPARE(Profile::open(m_folder, {}, &m_keychain).error().code, ErrorCode::WrongKey);
        m_keychain.entries.insert(entry, "rubbish");
        QCOMPARE(Profile::open(m_folder, {}, &m_keychain).error().code, ErrorCode::Corrupt);
        m_keychain.entries.insert(entry, right);
        QVERIFY(Profile::open(m_folder, {}, &m_keychain));
    }

    void systemWithoutKeychain()
    {
        // Nothing listens there, so that no keychain of the machine that runs the test is touched.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        const auto refused = Profile::create(m_folder, KeyKeeping::Keychain);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY(refused.error().detail.startsWith(u"keychain: "_s));
        QVERIFY(!Profile::exists(m_folder));
    }

    void secondProgramIsToldTheFirst()
    {
        const auto made = Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase);
        QVERIFY(made);
        const auto second = Profile::open(m_folder, m_passphrase);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
        QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
    }

    void lockFileLeftBehindIsTaken_data()
    {
        QTest::addColumn<QByteArray>("content");
        // A process id that cannot exist: above the kernel's largest.
        QTest::newRow("of a process that has ended") << QByteArray("4194999\ntst\nhost\n");
        QTest::newRow("whose process was killed before it wrote its name") << QByteArray();
        QTest::newRow("whose process id belongs to another program by now")
            << QByteArray::number(QCoreApplication::applicationPid()) + "\ntst\nhost\n";
        QTest::newRow("with something else in it") << QByteArray("\0\xff not a lock", 14);
    }
    void lockFileLeftBehindIsTaken()
    {
        QFETCH(const QByteArray, content);
        QVERIFY(Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase));
        QVERIFY(replaceContent(m_folder + u"/lock"_s, content));
        QVERIFY(Profile::open(m_folder, m_passphrase));
    }

    void damagedFile_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<ErrorCode>("expected");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("[") << ErrorCode::Corrupt;
        QTest::newRow("a later version") << QByteArray("\"version\": 1") << QByteArray("\"version\": 2")
                                         << ErrorCode::TooNew;
        QTest::newRow("no version") << QByteArray("\"version\"") << QByteArray("\"verse\"") << ErrorCode::Corrupt;
        QTest::newRow("unknown keeping") << QByteArray("\"keeping\": \"passphrase\"")
                                         << QByteArray("\"keeping\": \"stone\"") << ErrorCode::Corrupt;
        QTest::newRow("no salt") << QByteArray("\"salt\"") << QByteArray("\"sugar\"") << ErrorCode::Corrupt;
        QTest::newRow("no wrapped key") << QByteArray("\"wrapped\"") << QByteArray("\"warped\"") << ErrorCode::Corrupt;
        QTest::newRow("unknown derivation") << QByteArray("argon2id13") << QByteArray("md5") << ErrorCode::Corrupt;
        QTest::newRow("more memory than any machine has")
            << QByteArray("33554432") << QByteArray("99999999999999") << ErrorCode::Corrupt;
        QTest::newRow("negative passes") << QByteArray("\"operations\": 2") << QByteArray("\"operations\": -2")
                                         << ErrorCode::Corrupt;
        QTest::newRow("other passes") << QByteArray("\"operations\": 2") << QByteArray("\"operations\": 1")
                                      << ErrorCode::WrongKey;
    }
    void damagedFile()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(ErrorCode, expected);
        QVERIFY(Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase));
        const QString file = m_folder + u"/profile.json"_s;
        QByteArray json = contentOf(file);
        QVERIFY(json.contains(from));
        QVERIFY(replaceContent(file, QByteArray(json).replace(from, to)));
        const auto opened = Profile::open(m_folder, m_passphrase);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, expected);
        QVERIFY(replaceContent(file, json));
        QVERIFY(Profile::open(m_folder, m_passphrase));
    }

    void nothingIsMadeOverSomethingThere()
    {
        QCOMPARE(Profile::open(m_folder, m_passphrase).error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(m_folder));
        QVERIFY(Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase));
        const QByteArray json = contentOf(m_folder + u"/profile.json"_s);
        QCOMPARE(Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase).error().code, ErrorCode::Conflict);
        QCOMPARE(contentOf(m_folder + u"/profile.json"_s), json);
        // A database whose profile.json was lost must not get a profile with another key.
        QVERIFY(replaceContent(m_folder + u"/log.db"_s, "precious"));
        QVERIFY(QFile::remove(m_folder + u"/profile.json"_s));
        QCOMPARE(Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase).error().code, ErrorCode::Conflict);
        QCOMPARE(contentOf(m_folder + u"/log.db"_s), QByteArray("precious"));
    }

    void passphraseChanges_data() { keysComeBack_data(); }
    void passphraseChanges()
    {
        QFETCH(bool, byKeychain);
        QByteArray log;
        {
            const auto made = Profile::create(m_folder, byKeychain ? KeyKeeping::Keychain : KeyKeeping::Passphrase,
                                              byKeychain ? QString() : m_passphrase, &m_keychain);
            QVERIFY(made);
            log = bytesOf((*made)->logKey());
            QCOMPARE((*made)->changePassphrase(u"short"_s).error().code, ErrorCode::InvalidInput);
            QVERIFY((*made)->changePassphrase(u"another passphrase"_s));
        }
        QVERIFY(m_keychain.entries.isEmpty());
        QCOMPARE(Profile::open(m_folder, m_passphrase, &m_keychain).error().code, ErrorCode::WrongKey);
        const auto opened = Profile::open(m_folder, u"another passphrase"_s, &m_keychain);
        QVERIFY(opened);
        QCOMPARE(bytesOf((*opened)->logKey()), log);
    }

    void closedToOthers()
    {
        const auto made = Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase);
        QVERIFY(made);
        const auto log = SqliteLog::open((*made)->logFile(), (*made)->logKey());
        QVERIFY(log);
        QVERIFY(!forOthers(QFile::permissions(m_folder)));
        const QStringList files = QDir(m_folder).entryList(QDir::Files | QDir::Hidden);
        QVERIFY(files.contains(u"profile.json"_s) && files.contains(u"log.db"_s) && files.contains(u"log.db-wal"_s));
        for (const QString &file : files) {
            if (file != "lock"_L1) // holds a process id and the machine's name; the folder is closed
                QVERIFY2(!forOthers(QFile::permissions(m_folder + u'/' + file)), qPrintable(file));
        }
    }

    void openedFilesAreClosedToOthers()
    {
        QVERIFY(Profile::create(m_folder, KeyKeeping::Passphrase, m_passphrase));
        QVERIFY(replaceContent(m_folder + u"/desk.db"_s, "x"));
        for (const QString &name : {u"/desk.db"_s, u"/profile.json"_s})
            QVERIFY(QFile::setPermissions(m_folder + name, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(Profile::open(m_folder, m_passphrase));
        QVERIFY(!forOthers(QFile::permissions(m_folder + u"/desk.db"_s)));
        QVERIFY(!forOthers(QFile::permissions(m_folder + u"/profile.json"_s)));
    }

    void fileHoldsNoKey()
    {
        const auto made = Profile::create(m_folder, KeyKeeping::Keychain, {}, &m_keychain);
        QVERIFY(made);
        const QByteArray key = QByteArray::fromHex(m_keychain.entries.first());
        QCOMPARE(key.size(), 32);
        QVERIFY((*made)->changePassphrase(m_passphrase));
        const QByteArray json = contentOf(m_folder + u"/profile.json"_s);
        QVERIFY(!json.contains(key) && !json.contains(key.toHex()) && !json.contains(key.toBase64()));
        QVERIFY(!json.contains(m_passphrase.toUtf8()));
        for (const sqlite::PageKey &derived : {(*made)->logKey(), (*made)->projectionKey(), (*made)->localKey()})
            QVERIFY(!json.contains(bytesOf(derived).toHex()));
    }

private:
    const QString m_passphrase = u"correct horse battery staple"_s;
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    MemoryKeychain m_keychain;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestProfile)
#include "tst_profile.moc"
