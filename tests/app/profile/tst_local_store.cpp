// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/local_store.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;

namespace lianxi
{

class TestLocalStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        reopen();
    }

    void secretsComeBack()
    {
        QCOMPARE(m_store->read(u"channel/a"_s).error().code, ErrorCode::NotFound);
        const QByteArray secret("\0\xff token", 8);
        QVERIFY(m_store->write(u"channel/a"_s, "first"));
        QVERIFY(m_store->write(u"channel/a"_s, secret));
        QVERIFY(m_store->write(u"channel/b"_s, ""));
        reopen();
        QCOMPARE(*m_store->read(u"channel/a"_s), secret);
        QCOMPARE(*m_store->read(u"channel/b"_s), QByteArray(""));
        QVERIFY(m_store->remove(u"channel/a"_s));
        QVERIFY(m_store->remove(u"channel/a"_s));
        QCOMPARE(m_store->read(u"channel/a"_s).error().code, ErrorCode::NotFound);
    }

    void draftsComeBack()
    {
        const CaseId one = CaseId::generate();
        const CaseId two = CaseId::generate();
        QVERIFY(m_store->draft(one)->has_value() == false);
        QVERIFY(m_store->saveDraft(one, u"您好"_s, {{u"mode"_s, u"note"_s}}));
        QVERIFY(m_store->saveDraft(one, u"您好，我是小林 😀"_s, {{u"mode"_s, u"reply"_s}}));
        QVERIFY(m_store->saveDraft(two, u"x"_s, {}));
        reopen();
        const auto draft = m_store->draft(one);
        QVERIFY(draft && *draft);
        QCOMPARE((*draft)->id, one);
        QCOMPARE((*draft)->text, u"您好，我是小林 😀"_s);
        QCOMPARE((*draft)->extra, QJsonObject({{u"mode"_s, u"reply"_s}}));
        QCOMPARE(m_store->drafts()->size(), size_t(2));
        QVERIFY(m_store->saveDraft(one, {}, {}));
        QVERIFY(m_store->draft(one)->has_value() == false);
        QCOMPARE(m_store->drafts()->front().id, two);
    }

    void settingsComeBack()
    {
        QCOMPARE(m_store->settings(), QJsonObject());
        const QJsonObject settings{{u"dark"_s, true},
                                   {u"size"_s, 12.5},
                                   {u"name"_s, u"林"_s},
                                   {u"nothing"_s, QJsonValue::Null},
                                   {u"keys"_s, QJsonObject{{u"send"_s, QJsonArray{u"Ctrl+Enter"_s}}}}};
        QVERIFY(m_store->saveSettings({{u"old"_s, 1}}));
        QVERIFY(m_store->saveSettings(settings));
        reopen();
        QCOMPARE(m_store->settings(), settings);
    }

    void wrongKeyChangesNothing()
    {
        QVERIFY(m_store->write(u"a"_s, "secret"));
        m_store.reset();
        const auto wrong = LocalStore::open(file(), sqlite::PageKey::generate());
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::WrongKey);
        reopen();
        QCOMPARE(*m_store->read(u"a"_s), QByteArray("secret"));
    }

    void laterVersionIsTooNew()
    {
        m_store.reset();
        {
            auto db = sqlite::Database::open(file(), {.key = m_key});
            QVERIFY(db && db->execute("PRAGMA user_version=99"));
        }
        const auto opened = LocalStore::open(file(), m_key);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::TooNew);
    }

    void otherDatabaseIsRefused()
    {
        const QString other = m_folder->filePath(u"other.db"_s);
        {
            auto db = sqlite::Database::open(other, {.key = m_key});
            QVERIFY(db && db->execute("CREATE TABLE t(x); INSERT INTO t VALUES(7)"));
        }
        const auto opened = LocalStore::open(other, m_key);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    }

    void noPlainTextOnDisk()
    {
        QVERIFY(m_store->write(u"canary_name"_s, "canary_secret"));
        QVERIFY(m_store->saveDraft(CaseId::generate(), u"canary_draft 手机号"_s, {}));
        QVERIFY(m_store->saveSettings({{u"canary_setting"_s, u"canary_value"_s}}));
        const QStringList names = QDir(m_folder->path()).entryList(QDir::Files);
        QVERIFY(names.size() >= 2);
        for (const QString &name : names) {
            QFile in(m_folder->filePath(name));
            QVERIFY(in.open(QIODevice::ReadOnly));
            const QByteArray bytes = in.readAll();
            QVERIFY2(!bytes.contains("canary") && !bytes.contains(u"手机号"_s.toUtf8()), qPrintable(name));
        }
    }

    void manyThreads()
    {
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 20; ++i) {
                    const QString name = u"s%1"_s.arg(t);
                    const QByteArray value = QByteArray::number(i);
                    if (!m_store->write(name, value) || m_store->read(name).value_or("") != value)
                        ++failures;
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"local.db"_s); }
    void reopen()
    {
        m_store.reset();
        auto opened = LocalStore::open(file(), m_key);
        QVERIFY(opened);
        m_store = std::move(*opened);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const sqlite::PageKey m_key = sqlite::PageKey::generate();
    std::unique_ptr<LocalStore> m_store;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestLocalStore)
#include "tst_local_store.moc"
