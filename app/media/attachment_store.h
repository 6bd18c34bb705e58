// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/store/sqlite.h"

#include <mutex>

namespace lianxi
{

/// A file by what is in it: keyed BLAKE2b-256 as 64 hexadecimal letters, so that a name tells nothing about a content.
using AttachmentId = StrongName<struct AttachmentTag>;

/// Pictures, voices and files of one desk, each encrypted under a name that follows from its content.
///
/// A file is whole or not there: it is written beside its place, synced and renamed; only then the index names it. What
/// a killed process left half-done is swept at the next opening. Any thread; every call may wait for the disk, so no
/// view calls it. The folder is made and opened by the first call.
class AttachmentStore
{
public:
    /// Why a file is kept, in rising order; a file that is wanted for two reasons is kept for the stronger one.
    enum class Keep {
        Cache, ///< can be fetched again: goes when room is needed
        Draft, ///< in a message being written: goes when nobody sent it within draftLife
        Sent, ///< left this desk: the only copy we have
    };
    static constexpr std::chrono::days draftLife{30};
    struct Limits {
        qint64 cacheBytes = 1024LL * 1024 * 1024; ///< of Keep::Cache, before encryption
        qint64 fileBytes = 128LL * 1024 * 1024; ///< larger files are refused: they are held in memory whole
    };
    struct Info {
        AttachmentId id;
        qint64 bytes = 0;
        QString mime;
        Keep keep = Keep::Cache;
    };

    /// `clock` outlives the store.
    AttachmentStore(QString folder, const sqlite::PageKey &key, const Clock &clock, Limits limits);
    AttachmentStore(QString folder, const sqlite::PageKey &key, const Clock &clock);
    ~AttachmentStore();

    /// Errors: InvalidInput (larger than Limits::fileBytes), DiskFull, Io, and those of opening the index.
    [[nodiscard]] Result<AttachmentId> put(const QByteArray &bytes, const QString &mime, Keep keep);
    /// NotFound; Corrupt when the bytes are not those that were put: a cached file is forgotten then.
    [[nodiscard]] Result<QByteArray> read(const AttachmentId &id);
    [[nodiscard]] Result<Info> info(const AttachmentId &id);
    /// Raises the reason why it is kept. NotFound.
    [[nodiscard]] Status keep(const AttachmentId &id, Keep keep);
    /// Remembers that `source` (a name of where it came from, of any length) is this file.
    [[nodiscard]] Status link(const QByteArray &source, const AttachmentId &id);
    /// NotFound when it was never fetched or had to go.
    [[nodiscard]] Result<Info> find(const QByteArray &source);
    /// Forgets what `source` is; the file goes with it when it can be fetched again and nothing else names it.
    [[nodiscard]] Status drop(const QByteArray &source);
    /// Bytes of Keep::Cache.
    [[nodiscard]] Result<qint64> cachedBytes();

private:
    [[nodiscard]] Status ensureOpen();
    [[nodiscard]] Status openIndex();
    [[nodiscard]] Status dropOldDrafts();
    void sweep();
    [[nodiscard]] Status makeRoom();
    [[nodiscard]] Status forget(const AttachmentId &id);
    [[nodiscard]] Result<Info> lookUp(const AttachmentId &id);
    [[nodiscard]] Status note(const Info &info);
    [[nodiscard]] Status raise(const AttachmentId &id, Keep keep);
    [[nodiscard]] Status touch(const AttachmentId &id);
    [[nodiscard]] Status writeFile(const AttachmentId &id, const QByteArray &bytes) const;
    [[nodiscard]] Result<QByteArray> readFile(const AttachmentId &id) const;
    [[nodiscard]] QByteArray keyedHash(const QByteArray &bytes) const;
    [[nodiscard]] QString pathOf(const AttachmentId &id) const;

    QString m_folder;
    sqlite::PageKey m_fileKey, m_nameKey, m_indexKey;
    const Clock &m_clock;
    Limits m_limits;
    std::mutex m_mutex; ///< guards all below; not held while files are written or read
    std::optional<sqlite::Database> m_index;
    qint64 m_cacheBytes = 0;
};

/// Whether it looks like an AttachmentId: what comes from a log or draft is checked before it becomes part of a path.
[[nodiscard]] bool isAttachmentId(const QString &text);

} // namespace lianxi
