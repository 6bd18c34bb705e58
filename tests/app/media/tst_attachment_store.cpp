// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/attachment_store.h"
#include "tests/support/manual_clock.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

using Keep = AttachmentStore::Keep;

class TestAttachmentStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        reopen();
    }

    void files_comeBack()
    {
        const QByteArray picture = "\x89PNG " + QByteArray(100'000, 'x');
        const Result<AttachmentId> id = m_store->put(picture, u"image/png"_s, Keep::Cache);
        QVERIFY(id);
        QVERIFY(isAttachmentId(id->text()));
        QVERIFY(m_store->link("shop\nmedia-1", *id));
        reopen();
        QCOMPARE(m_store->find("shop\nmedia-1")->id, *id);
        QCOMPARE(m_store->find("shop\nmedia-1")->mime, u"image/png"_s);
        QCOMPARE(*m_store->read(*id), picture);
        QCOMPARE(m_store->find("shop\nmedia-2").error().code, ErrorCode::NotFound);
        QCOMPARE(*m_store->put({}, {}, Keep::Cache), *m_store->put({}, {}, Keep::Draft));
        QCOMPARE(m_store->read(*m_store->put({}, {}, Keep::Cache))->size(), 0);
    }

    void droppedSource_takesItsFileAlong_unlessSomebodyElseNeedsIt()
    {
        const AttachmentId face = *m_store->put("a face", u"image/png"_s, Keep::Cache);
        QVERIFY(m_store->link("oa\nface-1", face) && m_store->link("oa\nface-2", face));
        QVERIFY(m_store->drop("oa\nface-1"));
        QCOMPARE(m_store->find("oa\nface-1").error().code, ErrorCode::NotFound);
        QCOMPARE(*m_store->read(face), QByteArray("a face"));
        QVERIFY(m_store->drop("oa\nface-2"));
        QCOMPARE(m_store->read(face).error().code, ErrorCode::NotFound);
        QCOMPARE(filesOnDisk().size(), 0);
        QVERIFY(m_store->drop("oa\nface-2")); // nothing is left to do
        const AttachmentId sent = *m_store->put("sent", u"image/png"_s, Keep::Sent);
        QVERIFY(m_store->link("oa\nface-3", sent));
        QVERIFY(m_store->drop("oa\nface-3"));
        QCOMPARE(*m_store->read(sent), QByteArray("sent"));
    }

    void sameContent_isOneFile()
    {
        const AttachmentId first = *m_store->put("the same", u"text/plain"_s, Keep::Cache);
        const AttachmentId second = *m_store->put("the same", u"text/plain"_s, Keep::Draft);
        QCOMPARE(first, second);
        QCOMPARE(filesOnDisk().size(), 1);
        QCOMPARE(m_store->info(first)->keep, Keep::Draft);
        QCOMPARE(*m_store->cachedBytes(), 0);
    }

    void names_tellNothingAboutContent()
    {
        const AttachmentId here = *m_store->put("content", {}, Keep::Cache);
        QTemporaryDir other;
        AttachmentStore elsewhere(other.path() + u"/a"_s, sqlite::PageKey::generate(), m_clock);
        QVERIFY(*elsewhere.put("content", {}, Keep::Cache) != here);
    }

    void nothing_onDiskIsReadable()
    {
        const QByteArray canary = "CANARY 13800138000 张三的照片";
        const AttachmentId id = *m_store->put(canary.repeated(50), u"x-canary/13800138000"_s, Keep::Sent);
        QVERIFY(m_store->link(canary + " source", id));
        QVERIFY(m_store->find(canary + " source"));
        int looked = 0;
        for (int open = 0; open < 2; ++open) { // with the index open, its journal is there too
            QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray bytes = file.readAll();
                QVERIFY2(!bytes.contains("CANARY") && !bytes.contains("13800138000"), qPrintable(file.fileName()));
                QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
                ++looked;
            }
            m_store.reset();
        }
        QVERIFY(looked >= 4);
    }

    void damage_isFound_data()
    {
        QTest::addColumn<int>("keep");
        QTest::newRow("a cached file is forgotten") << static_cast<int>(Keep::Cache);
        QTest::newRow("the only copy stays named") << static_cast<int>(Keep::Sent);
    }
    void damage_isFound()
    {
        QFETCH(int, keep);
        const AttachmentId id = *m_store->put("something long enough", {}, static_cast<Keep>(keep));
        QFile file(filesOnDisk().value(0));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(40));
        QVERIFY(file.putChar('!'));
        file.close();
        QCOMPARE(m_store->read(id).error().code, ErrorCode::Corrupt);
        QCOMPARE(m_store->info(id).has_value(), static_cast<Keep>(keep) != Keep::Cache);
    }

    void exchangedFiles_areFound()
    {
        const AttachmentId one = *m_store->put("one", {}, Keep::Sent);
        const AttachmentId two = *m_store->put("two", {}, Keep::Sent);
        const auto path = [this](const AttachmentId &id) {
            return m_folder->path() + u"/attachments/"_s + id.text().left(2) + u'/' + id.text();
        };
        QVERIFY(QFile::remove(path(one)));
        QVERIFY(QFile::copy(path(two), path(one)));
        QCOMPARE(m_store->read(one).error().code, ErrorCode::Corrupt);
    }

    void wrongKey_opensNothing()
    {
        const AttachmentId id = *m_store->put("secret", {}, Keep::Sent);
        m_store.reset();
        AttachmentStore other(m_folder->path() + u"/attachments"_s, sqlite::PageKey::generate(), m_clock);
        QCOMPARE(other.read(id).error().code, ErrorCode::WrongKey);
        QCOMPARE(other.put("more", {}, Keep::Sent).error().code, ErrorCode::WrongKey);
        reopen();
        QCOMPARE(*m_store->read(id), "secret");
    }

    void fullCache_losesWhatWasUsedLongestAgo()
    {
        reopen({.cacheBytes = 250, .fileBytes = 1000});
        const AttachmentId sent = *m_store->put(QByteArray(500, 's'), {}, Keep::Sent);
        const AttachmentId old = *m_store->put(QByteArray(100, 'a'), {}, Keep::Cache);
        m_clock.advance(2h);
        const AttachmentId middle = *m_store->put(QByteArray(100, 'b'), {}, Keep::Cache);
        QVERIFY(m_store->link("source of b", middle));
        m_clock.advance(2h);
        QVERIFY(m_store->read(old)); // used again
        m_clock.advance(2h);
        const AttachmentId late = *m_store->put(QByteArray(100, 'c'), {}, Keep::Cache);
        QCOMPARE(m_store->read(middle).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->find("source of b").error().code, ErrorCode::NotFound);
        QVERIFY(m_store->read(old) && m_store->read(late) && m_store->read(sent));
        QCOMPARE(*m_store->cachedBytes(), 200);
        QCOMPARE(filesOnDisk().size(), 3);
        QCOMPARE(m_store->put(QByteArray(1001, 'z'), {}, Keep::Cache).error().code, ErrorCode::InvalidInput);
    }

    void draftsNobodySent_goAfterAMonth()
    {
        const AttachmentId draft = *m_store->put("draft", {}, Keep::Draft);
        const AttachmentId sent = *m_store->put("sent", {}, Keep::Draft);
        QVERIFY(m_store->keep(sent, Keep::Sent));
        m_clock.advance(24h * 31);
        reopen();
        QCOMPARE(m_store->read(draft).error().code, ErrorCode::NotFound);
        QCOMPARE(*m_store->read(sent), "sent");
        QCOMPARE(filesOnDisk().size(), 1);
    }

    void strangeNames_areNotPaths()
    {
        for (const QString &name :
             {u""_s, u"../../etc/passwd"_s, u"/etc/passwd"_s, QString(64, u'G'), QString(64, u'.')})
            QCOMPARE(m_store->read(AttachmentId(name)).error().code, ErrorCode::NotFound);
    }

    void killedWriter_leavesWholeFilesOnly()
    {
        m_store.reset();
        int kept = 0;
        for (int round = 0; round < 12; ++round) {
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                AttachmentStore store(m_folder->path() + u"/attachments"_s, *m_key, m_clock);
                for (int i = 0;; ++i) {
                    const QByteArray name = QByteArray::number(round) + '-' + QByteArray::number(i);
                    const Result<AttachmentId> id = store.put(name + QByteArray(30'000, 'x'), {}, Keep::Sent);
                    if (!id || !store.link(name, *id))
                        ::_exit(1);
                }
            }
            ::usleep(static_cast<useconds_t>(15'000 + 7'000 * round)); // how long the victim lives
            ::kill(child, SIGKILL);
            int how = 0;
            QCOMPARE(::waitpid(child, &how, 0), child);
            QVERIFY(WIFSIGNALED(how));
            reopen();
            QVERIFY(m_store->cachedBytes());
            for (int i = 0;; ++i) {
                const QByteArray name = QByteArray::number(round) + '-' + QByteArray::number(i);
                const auto info = m_store->find(name);
                if (!info)
                    break;
                const auto bytes = m_store->read(info->id);
                QVERIFY2(bytes && bytes->startsWith(name + 'x'), "a named file must be whole");
                ++kept;
            }
            const QStringList files = filesOnDisk();
            for (const QString &file : files) // nothing lies about that nobody names
                QVERIFY(m_store->read(AttachmentId(QFileInfo(file).fileName())));
            m_store.reset();
        }
        QVERIFY(kept > 0);
    }

private:
    void reopen(AttachmentStore::Limits limits = {})
    {
        m_store.reset();
        m_store = std::make_unique<AttachmentStore>(m_folder->path() + u"/attachments"_s, *m_key, m_clock, limits);
    }
    [[nodiscard]] QStringList filesOnDisk() const
    {
        QStringList found;
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (const QString path = files.next(); !files.fileName().startsWith(u"index.db"_s))
                found << path;
        }
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<sqlite::PageKey> m_key = sqlite::PageKey::generate();
    test::ManualClock m_clock;
    std::unique_ptr<AttachmentStore> m_store;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestAttachmentStore)
#include "tst_attachment_store.moc"
