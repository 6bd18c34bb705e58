// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/stream_raw.h"
#include "models/domain/instant.h"
#include "models/store/sqlite.h"

#include <vector>

namespace lianxi
{

/// One append that waits for the server.
struct WaitingAppend {
    qint64 number = 0; ///< their order
    Instant since;
    QString subject;
    QByteArray key;
    QByteArray id; ///< what the server recognises a repetition by, where there is no key
    QByteArray bytes; ///< CloudEvents batch
    std::optional<Sequence> expectedLast;
    /// Set: a message that was on the stream already and lost its place there; it goes to the end as it is.
    std::optional<nats::Stored> message;
};

/// One append that waited in vain: somebody was first, or the server refuses it for good.
struct ReturnedAppend {
    qint64 number = 0;
    Instant since;
    QString subject;
    QByteArray bytes; ///< CloudEvents batch
    std::optional<Sequence> last; ///< set: a conflict; the subject's last sequence
    QByteArray lastBytes; ///< CloudEvents batch of what was first
    QString why; ///< English, for the log
};

/// A kept message without its content.
struct KeptMark {
    Sequence sequence = 0;
    QByteArray id;
    qint64 time = 0; ///< the server's, nanoseconds; 0: not known, it was never read back
};

/// The tables of a team log's own file: what is kept until the server surely holds it, what waits, what came back.
/// Belongs to one thread; every call is part of the transaction under way.
class TeamTables
{
public:
    [[nodiscard]] static Result<TeamTables> open(const QString &file, const std::optional<sqlite::PageKey> &key);
    [[nodiscard]] sqlite::Database &database() { return m_db; }

    /// A message of the stream. Another one that was kept at its place lost it: unless it is a filler it waits to be
    /// put at the end. \return whether that happened.
    [[nodiscard]] Result<bool> keep(const nats::Stored &message, Instant now);
    [[nodiscard]] Result<bool> has(Sequence sequence);
    /// What is kept at `sequence` is not on the stream any more and goes to its end.
    [[nodiscard]] Status displace(Sequence sequence, Instant now);
    /// The messages at `from` and right behind it, up to the first that is not kept.
    [[nodiscard]] Result<std::vector<nats::Stored>> run(Sequence from, int most);
    [[nodiscard]] Result<std::vector<KeptMark>> marks();
    /// Put back into the stream, so that the server's time of them is another one.
    [[nodiscard]] Status forgetTimes(Sequence from, Sequence to);
    /// The server's clock read `serverTime` when the stream ended at `last`. What it has held for longer than `youth`
    /// is let go; where the file is larger than `mostBytes`, what it has held for longer than `least`.
    struct Bounds {
        qint64 youth, least, mostBytes;
    };
    [[nodiscard]] Status trim(Sequence last, qint64 serverTime, const Bounds &bounds);

    [[nodiscard]] Status addWaiting(const WaitingAppend &append);
    [[nodiscard]] Result<std::vector<WaitingAppend>> waiting();
    [[nodiscard]] Status dropWaiting(qint64 number);
    /// Those that wait and expect `before` of a subject now expect `after`: it was one of ours.
    [[nodiscard]] Status expect(const QString &subject, Sequence before, Sequence after);
    /// From the waiting ones to the returned ones.
    [[nodiscard]] Status giveBack(const ReturnedAppend &append);
    [[nodiscard]] Result<std::vector<ReturnedAppend>> returned();
    [[nodiscard]] Status dropReturned(qint64 number);

    /// Small facts by name; an empty text when there is none.
    [[nodiscard]] Result<QString> fact(const char *name);
    [[nodiscard]] Status setFact(const char *name, const QString &value);
    /// The last sequence that is known to have been on the stream.
    [[nodiscard]] Result<Sequence> lastKept();

private:
    explicit TeamTables(sqlite::Database db)
        : m_db(std::move(db))
    {
    }
    [[nodiscard]] Status prepare();
    sqlite::Database m_db;
    sqlite::Statement m_keep, m_has;
};

/// The subject of a message that only takes a lost one's place, so that the others keep their sequences.
[[nodiscard]] QString fillerSubject();
[[nodiscard]] bool isFiller(const nats::Stored &message);

} // namespace lianxi
