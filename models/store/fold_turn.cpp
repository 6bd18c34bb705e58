// SPDX-License-Identifier: GPL-3.0-or-later
// A turn is a run of customers' messages until the brand answers: what every figure about waiting is counted from.
#include "models/store/fold.h"

namespace lianxi::store
{

/// Turns belong to a thread. An imported public conversation is one talk whoever takes part, and its turns stand in the
/// thread of whoever wrote first.
ThreadEntity &Fold::talkOf(ThreadEntity &thread)
{
    const ChannelEntity *channel = m_tables.get(m_tables.channels, thread.channel);
    if (thread.surface == Surface::Private || !channel || channel->platform != Platform::Import)
        return thread;
    const qint64 key =
        keys::ofName(keys::Kind::Talk, keys::join({"talk", channel->id.toUtf8(), thread.external.toUtf8()}));
    if (m_tables.claim(key, thread.row))
        return thread;
    ThreadEntity *first = m_tables.get(m_tables.threads, m_tables.target(key));
    return first ? *first : thread;
}

void Fold::asked(ThreadEntity &thread, const CaseEntity &entity, qint64 messageRow, Instant at)
{
    ThreadEntity &talk = talkOf(thread);
    // A message that was told late, and is older than an answer, has been answered by it.
    if (talk.turnMessage != 0 || (talk.repliedAt && at < *talk.repliedAt))
        return;
    const bool afterBot = talk.personMessage != 0;
    m_tables.run(m_tables.statement("INSERT OR IGNORE INTO turn VALUES(?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, 0, ?)")
                     .bind(1, at)
                     .bind(2, messageRow)
                     .bind(3, entity.row)
                     .bind(4, talk.channel)
                     .bind(5, static_cast<qint64>(talk.surface))
                     .bind(6, talk.hadTurn ? 0 : 1)
                     .bind(7, entity.lastIn == 0 ? 1 : 0)
                     .bind(8, afterBot ? 1 : 0)
                     .bind(9, thread.contact));
    talk.turnAt = at;
    talk.turnMessage = messageRow;
    talk.hadTurn = true;
    if (!afterBot) {
        talk.personAt = at;
        talk.personMessage = messageRow;
    }
    m_tables.threads.touch(talk);
}

void Fold::answered(ThreadEntity &thread, Instant at, bool byPerson, qint64 agent)
{
    ThreadEntity &talk = talkOf(thread);
    talk.repliedAt = std::max(talk.repliedAt.value_or(at), at);
    m_tables.threads.touch(talk);
    if (talk.turnMessage != 0 && at >= talk.turnAt) {
        m_tables.run(m_tables.statement("UPDATE turn SET answered = ?3 WHERE asked = ?1 AND message = ?2")
                         .bind(1, talk.turnAt)
                         .bind(2, talk.turnMessage)
                         .bind(3, at));
        talk.turnMessage = 0;
    }
    if (byPerson && talk.personMessage != 0 && at >= talk.personAt) {
        m_tables.run(m_tables.statement("UPDATE turn SET by_person = ?3, agent = ?4 WHERE asked = ?1 AND message = ?2")
                         .bind(1, talk.personAt)
                         .bind(2, talk.personMessage)
                         .bind(3, at)
                         .bind(4, agent));
        talk.personMessage = 0;
    }
}

/// What was not answered when the case was resolved stays so: the next message is a turn of its own.
void Fold::dropTurns(const CaseEntity &entity)
{
    for (const qint64 row : threadsOf(entity)) {
        ThreadEntity *thread = m_tables.get(m_tables.threads, row);
        if (!thread || thread->caseRow != entity.row)
            continue;
        ThreadEntity &talk = talkOf(*thread);
        talk.turnMessage = talk.personMessage = 0;
        m_tables.threads.touch(talk);
    }
}

} // namespace lianxi::store
