// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/team/roster.h"

#include <QCache>

namespace lianxi::team
{

/// The team's keys as one desk knows them, in an encrypted file of its profile: the roster and the data keys.
///
/// Belongs to one thread at a time. A data key that was learnt is in the file with the next flush(); one that a crash
/// takes with it is learnt from the stream again. What is forgotten is out of the file when forget() returns.
class KeyRing
{
public:
    /// `founding`: fingerprint of the team's first roster entry. Errors: those of the file; Corrupt when it holds
    /// another team's roster.
    [[nodiscard]] static Result<std::unique_ptr<KeyRing>> open(const QString &file, const sqlite::PageKey &key,
                                                               const QByteArray &founding);
    ~KeyRing();

    [[nodiscard]] const Roster &roster() const { return m_roster; }
    /// See Roster::add(). `sequence`: where it stands in the stream.
    [[nodiscard]] Status addToRoster(const SignedText &entry, Sequence sequence);
    /// Up to where in the stream the roster has been read.
    [[nodiscard]] Sequence rosterSequence() const { return m_rosterSequence; }

    struct DataKey {
        QByteArray tag;
        std::optional<Key> key; ///< none: destroyed
        Sequence sequence = 0; ///< in the stream; 0: it is not there (any more)
    };
    /// All that are known of an owner, the newest in the stream last.
    [[nodiscard]] std::vector<DataKey> keysOf(const QByteArray &id);
    [[nodiscard]] std::optional<DataKey> find(const QByteArray &id, const QByteArray &tag);
    /// `key.key` is there.
    void learn(const QByteArray &id, const DataKey &key);
    /// Destroys them here, for good: also one that becomes known later is not kept.
    [[nodiscard]] Status forget(const QByteArray &id, const std::vector<QByteArray> &tags, Sequence sequence);
    /// What the server says of the stream. Where it lost something, what stood behind that has to be published again.
    /// \return whether it did.
    bool compare(const QString &created, Sequence last);
    void flush();

private:
    explicit KeyRing(sqlite::Database db, const QByteArray &founding);
    [[nodiscard]] Status load();
    [[nodiscard]] Status write(const QByteArray &id, const DataKey &key);
    [[nodiscard]] Status setState(const char *name, const QByteArray &value);

    sqlite::Database m_db;
    Roster m_roster;
    Sequence m_rosterSequence = 0;
    QString m_created;
    QCache<QByteArray, std::vector<DataKey>> m_cache;
    std::optional<sqlite::Transaction> m_open; ///< what flush() commits
    int m_unflushed = 0;
};

} // namespace lianxi::team
