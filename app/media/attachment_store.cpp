// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/attachment_store.h"

#include "models/store/file_layout.h"

#include <QDir>
#include <QDirIterator>
#include <QLoggingCategory>
#include <QSaveFile>

#include <algorithm>
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

Q_LOGGING_CATEGORY(attachments, "lianxi.media.store")

constexpr sqlite::FileLayout layout{
    0x4c58414d /* LXAM */, 1,
    "CREATE TABLE file(id TEXT PRIMARY KEY, bytes INTEGER NOT NULL, mime TEXT NOT NULL, keep INTEGER NOT NULL,"
    "                  used INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX file_used ON file(keep, used);"
    "CREATE TABLE source(name BLOB PRIMARY KEY, id TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX source_id ON source(id)"};
constexpr QByteArrayView magic("LXA1");
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
/// A use is written down this seldom: order of going out needs no seconds, and each write is synced.
constexpr std::chrono::hours useGrain{1};

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}
const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

Status ioFailure(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return failure(full ? ErrorCode::DiskFull : ErrorCode::Io, u"attachment: "_s + file.errorString());
}

/// A rename survives a power cut only when its folder was synced too.
void syncFolder(const QString &folder)
{
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
}

} // namespace

bool isAttachmentId(const QString &text)
{
    return text.size() == 2 * crypto_generichash_BYTES && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

AttachmentStore::AttachmentStore(QString folder, const sqlite::PageKey &key, const Clock &clock, Limits limits)
    : m_folder(std::move(folder))
    , m_fileKey(key.derive(1))
    , m_nameKey(key.derive(2))
    , m_indexKey(key.derive(3))
    , m_clock(clock)
    , m_limits(limits)
{
}

AttachmentStore::AttachmentStore(QString folder, const sqlite::PageKey &key, const Clock &clock)
    : AttachmentStore(std::move(folder), key, clock, Limits{})
{
}

AttachmentStore::~AttachmentStore() = default;

QByteArray AttachmentStore::keyedHash(const QByteArray &bytes) const
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(raw(hash), crypto_generichash_BYTES, raw(QByteArrayView(bytes)),
                       static_cast<unsigned long long>(bytes.size()), m_nameKey.data(), sqlite::PageKey::size);
    return hash;
}

QString AttachmentStore::pathOf(const AttachmentId &id) const
{
    return m_folder + u'/' + id.text().left(2) + u'/' + id.text();
}

Status AttachmentStore::ensureOpen()
{
    if (m_index)
        return {};
    if (Status opened = openIndex(); !opened) {
        m_index.reset();
        return opened;
    }
    sweep();
    return {};
}

Status AttachmentStore::openIndex()
{
    if (!QDir().mkpath(m_folder))
        return failure(ErrorCode::Io, u"the folder of attachments cannot be made"_s);
    Result<sqlite::Database> db =
        sqlite::Database::open(m_folder + u"/index.db"_s, {.key = m_indexKey, .cacheKiB = 256});
    if (!db)
        return tl::unexpected(db.error());
    if (Status prepared = sqlite::prepareLayout(*db, layout); !prepared)
        return prepared;
    m_index.emplace(std::move(*db));
    if (Status dropped = dropOldDrafts(); !dropped)
        return dropped;
    const Result<qint64> cached =
        sqlite::readInteger(*m_index, "SELECT coalesce(sum(bytes), 0) FROM file WHERE keep=0");
    if (!cached)
        return tl::unexpected(cached.error());
    m_cacheBytes = *cached;
    return {};
}

Status AttachmentStore::dropOldDrafts()
{
    Result<sqlite::Statement> drop = m_index->prepare("DELETE FROM file WHERE keep=?1 AND used<?2");
    if (!drop)
        return tl::unexpected(drop.error());
    return drop->bind(1, static_cast<int>(Keep::Draft)).bind(2, m_clock.now() - draftLife).run();
}

// Files that the index does not name are what a killed process left behind, or what was dropped from it.
void AttachmentStore::sweep()
{
    QDirIterator files(m_folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = files.fileName();
        if (QFileInfo(path).absolutePath() == QDir(m_folder).absolutePath()) // the index and its journals
            continue;
        if (isAttachmentId(name) && lookUp(AttachmentId(name)))
            continue;
        if (!QFile::remove(path))
            qCWarning(attachments) << "a left-over file could not be removed";
    }
}

Result<AttachmentStore::Info> AttachmentStore::lookUp(const AttachmentId &id)
{
    Result<sqlite::Statement> select = m_index->prepare("SELECT bytes, mime, keep FROM file WHERE id=?1");
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> row = select->bind(1, id.text()).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return failure(ErrorCode::NotFound, u"no such attachment"_s);
    return Info{id, select->integer(0), select->text(1), static_cast<Keep>(select->integer(2))};
}

Status AttachmentStore::note(const Info &info)
{
    Result<sqlite::Statement> insert = m_index->prepare("INSERT INTO file VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!insert)
        return tl::unexpected(insert.error());
    const Status noted = insert->bind(1, info.id.text())
                             .bind(2, info.bytes)
                             .bind(3, info.mime)
                             .bind(4, static_cast<int>(info.keep))
                             .bind(5, m_clock.now())
                             .run();
    if (noted && info.keep == Keep::Cache)
        m_cacheBytes += info.bytes;
    return noted;
}

Status AttachmentStore::touch(const AttachmentId &id)
{
    Result<sqlite::Statement> update = m_index->prepare("UPDATE file SET used=?2 WHERE id=?1 AND used<?3");
    if (!update)
        return tl::unexpected(update.error());
    const Instant now = m_clock.now();
    return update->bind(1, id.text()).bind(2, now).bind(3, now - useGrain).run();
}

Result<AttachmentId> AttachmentStore::put(const QByteArray &bytes, const QString &mime, Keep keep)
{
    if (bytes.size() > m_limits.fileBytes)
        return failure(ErrorCode::InvalidInput, u"attachment too large"_s);
    const AttachmentId id(QString::fromLatin1(keyedHash(bytes).toHex()));
    {
        const std::lock_guard lock(m_mutex);
        if (Status opened = ensureOpen(); !opened)
            return tl::unexpected(opened.error());
        if (lookUp(id) && QFile::exists(pathOf(id))) {
            const Status kept = raise(id, keep);
            return kept ? Result<AttachmentId>(id) : tl::unexpected(kept.error());
        }
    }
    if (Status written = writeFile(id, bytes); !written)
        return tl::unexpected(written.error());
    const std::lock_guard lock(m_mutex);
    // It is known when another thread put the same content meanwhile, or when its file had gone.
    Status noted = lookUp(id) ? raise(id, keep) : note({id, bytes.size(), mime, keep});
    if (noted)
        noted = makeRoom();
    return noted ? Result<AttachmentId>(id) : tl::unexpected(noted.error());
}

Result<QByteArray> AttachmentStore::read(const AttachmentId &id)
{
    if (!isAttachmentId(id.text()))
        return failure(ErrorCode::NotFound, u"no such attachment"_s);
    Keep keep = Keep::Cache;
    {
        const std::lock_guard lock(m_mutex);
        if (Status opened = ensureOpen(); !opened)
            return tl::unexpected(opened.error());
        const Result<Info> known = lookUp(id);
        if (!known)
            return tl::unexpected(known.error());
        keep = known->keep;
        if (Status touched = touch(id); !touched)
            qCWarning(attachments) << "use not written:" << touched.error().detail;
    }
    Result<QByteArray> bytes = readFile(id);
    const bool lost = !bytes && (bytes.error().code == ErrorCode::Corrupt || bytes.error().code == ErrorCode::NotFound);
    if (lost && keep == Keep::Cache) { // it can be fetched again
        const std::lock_guard lock(m_mutex);
        if (Status gone = forget(id); !gone)
            qCWarning(attachments) << "damaged file not forgotten:" << gone.error().detail;
    }
    return bytes;
}

Result<AttachmentStore::Info> AttachmentStore::info(const AttachmentId &id)
{
    const std::lock_guard lock(m_mutex);
    if (Status opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    return lookUp(id);
}

Status AttachmentStore::keep(const AttachmentId &id, Keep keep)
{
    const std::lock_guard lock(m_mutex);
    if (Status opened = ensureOpen(); !opened)
        return opened;
    return raise(id, keep);
}

Status AttachmentStore::raise(const AttachmentId &id, Keep keep)
{
    const Result<Info> known = lookUp(id);
    if (!known)
        return tl::unexpected(known.error());
    if (known->keep >= keep)
        return touch(id);
    Result<sqlite::Statement> update = m_index->prepare("UPDATE file SET keep=?2 WHERE id=?1");
    if (!update)
        return tl::unexpected(update.error());
    const Status raised = update->bind(1, id.text()).bind(2, static_cast<int>(keep)).run();
    if (raised && known->keep == Keep::Cache)
        m_cacheBytes -= known->bytes;
    return raised;
}

Status AttachmentStore::link(const QByteArray &source, const AttachmentId &id)
{
    const std::lock_guard lock(m_mutex);
    if (Status opened = ensureOpen(); !opened)
        return opened;
    Result<sqlite::Statement> insert = m_index->prepare("INSERT OR REPLACE INTO source VALUES(?1, ?2)");
    if (!insert)
        return tl::unexpected(insert.error());
    return insert->bind(1, keyedHash(source)).bind(2, id.text()).run();
}

Result<AttachmentStore::Info> AttachmentStore::find(const QByteArray &source)
{
    const std::lock_guard lock(m_mutex);
    if (Status opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    Result<sqlite::Statement> select = m_index->prepare("SELECT id FROM source WHERE name=?1");
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> row = select->bind(1, keyedHash(source)).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return failure(ErrorCode::NotFound, u"not fetched"_s);
    const AttachmentId id(select->text(0));
    select->reset();
    return lookUp(id);
}

Status AttachmentStore::drop(const QByteArray &source)
{
    const Result<Info> known = find(source);
    if (!known)
        return known.error().code == ErrorCode::NotFound ? Status() : tl::make_unexpected(known.error());
    const std::lock_guard lock(m_mutex);
    Result<sqlite::Statement> unlink = m_index->prepare("DELETE FROM source WHERE name=?1");
    if (!unlink)
        return tl::unexpected(unlink.error());
    if (Status gone = unlink->bind(1, keyedHash(source)).run(); !gone)
        return gone;
    Result<sqlite::Statement> others = m_index->prepare("SELECT 1 FROM source WHERE id=?1");
    if (!others)
        return tl::unexpected(others.error());
    const Result<bool> named = others->bind(1, known->id.text()).step();
    if (!named)
        return tl::unexpected(named.error());
    others->reset();
    return *named || known->keep != Keep::Cache ? Status() : forget(known->id);
}

Result<qint64> AttachmentStore::cachedBytes()
{
    const std::lock_guard lock(m_mutex);
    if (Status opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    return m_cacheBytes;
}

Status AttachmentStore::makeRoom()
{
    while (m_cacheBytes > m_limits.cacheBytes) {
        Result<sqlite::Statement> oldest = m_index->prepare("SELECT id FROM file WHERE keep=0 ORDER BY used LIMIT 1");
        if (!oldest)
            return tl::unexpected(oldest.error());
        const Result<bool> row = oldest->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        const AttachmentId id(oldest->text(0));
        oldest->reset();
        if (Status gone = forget(id); !gone)
            return gone;
    }
    return {};
}

// The index first: a file without a name is swept later, a name without a file would promise what is not there.
Status AttachmentStore::forget(const AttachmentId &id)
{
    const Result<Info> known = lookUp(id);
    if (!known)
        return {};
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(*m_index);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const char *sql : {"DELETE FROM source WHERE id=?1", "DELETE FROM file WHERE id=?1"}) {
        Result<sqlite::Statement> drop = m_index->prepare(sql);
        if (!drop)
            return tl::unexpected(drop.error());
        if (Status dropped = drop->bind(1, id.text()).run(); !dropped)
            return dropped;
    }
    if (Status committed = transaction->commit(); !committed)
        return committed;
    if (known->keep == Keep::Cache)
        m_cacheBytes -= known->bytes;
    QFile::remove(pathOf(id));
    return {};
}

Status AttachmentStore::writeFile(const AttachmentId &id, const QByteArray &bytes) const
{
    QByteArray sealed(magic.size() + nonceSize + bytes.size() + tagSize, Qt::Uninitialized);
    std::copy(magic.begin(), magic.end(), sealed.begin());
    unsigned char *nonce = raw(sealed) + magic.size();
    randombytes_buf(nonce, static_cast<size_t>(nonceSize));
    const QByteArray name = id.text().toLatin1(); // authenticated, so that files cannot change places
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        nonce + nonceSize, nullptr, raw(QByteArrayView(bytes)), static_cast<unsigned long long>(bytes.size()),
        raw(QByteArrayView(name)), static_cast<unsigned long long>(name.size()), nullptr, nonce, m_fileKey.data());
    const QString path = pathOf(id), folder = m_folder + u'/' + id.text().left(2);
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::Io, u"the folder of attachments cannot be made"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return ioFailure(file);
    file.write(sealed);
    if (!file.commit()) // syncs before it renames
        return ioFailure(file);
    syncFolder(folder);
    return {};
}

Result<QByteArray> AttachmentStore::readFile(const AttachmentId &id) const
{
    QFile file(pathOf(id));
    if (!file.exists())
        return failure(ErrorCode::NotFound, u"the attachment's file is gone"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, u"attachment: "_s + file.errorString());
    const QByteArray sealed = file.readAll();
    const qsizetype content = sealed.size() - magic.size() - nonceSize - tagSize;
    if (content < 0 || !sealed.startsWith(magic))
        return failure(ErrorCode::Corrupt, u"the attachment's file is damaged"_s);
    QByteArray bytes(content, Qt::Uninitialized);
    const QByteArray name = id.text().toLatin1();
    const unsigned char *nonce = raw(QByteArrayView(sealed)) + magic.size();
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw(bytes), nullptr, nullptr, nonce + nonceSize, static_cast<unsigned long long>(content + tagSize),
            raw(QByteArrayView(name)), static_cast<unsigned long long>(name.size()), nonce, m_fileKey.data())
        != 0)
        return failure(ErrorCode::Corrupt, u"the attachment's file is damaged"_s);
    return bytes;
}

} // namespace lianxi
