// SPDX-License-Identifier: GPL-3.0-or-later
// What is done on the platform to messages that exist: hide, like, delete. Each is an entry of the outbox like a reply,
// and a line of the timeline that tells what became of it.
#include "models/store/fold.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

void Fold::actionQueued(const ActionQueued &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    const qint64 target = m_tables.target(keys::of(keys::Kind::Message, p.target));
    const Place place = placeOf(target);
    if (!entity || !place.isMessage || p.action.isNull())
        return unreadable();
    sqlite::Statement &select = m_tables.statement("SELECT platform_id FROM message WHERE row = ?");
    const QString platformId = m_tables.step(select.bind(1, target)) ? select.text(0) : QString();
    select.reset();
    if (platformId.isEmpty())
        return unreadable();
    if (!m_tables.claim(keys::of(keys::Kind::Message, p.action), m_tables.nextMessageRow()))
        return;
    MessageEntity line;
    line.id = p.action;
    line.kind = TimelineKind::Activity;
    line.caseRow = entity->row;
    line.thread = place.thread;
    line.direction = Direction::Out;
    line.author = p.by.kind;
    line.authorRow = agentRow(p.by);
    line.at = e.time;
    line.activity = activityName(e.type);
    line.details = compactJson(e.data);
    line.delivery = DeliveryState::Queued;
    line.replyTo = target;
    const qint64 row = m_tables.insertMessage(std::move(line));
    const QString intent = compactJson(QJsonObject{{"op"_L1, QString(toText(p.what))}, {"target"_L1, platformId}});
    m_tables.run(m_tables.statement("INSERT INTO outbox VALUES(?, ?, 1, 0, ?, ?, 0, 0, 0, NULL, ?)")
                     .bind(1, row)
                     .bind(2, entity->row)
                     .bind(3, e.time)
                     .bind(4, e.time)
                     .bind(5, intent));
    m_tables.addCounter(CounterKind::QueuedReplies, 0, 1);
    m_tables.changes.outbox = true;
    m_tables.touch(*entity);
}

void Fold::setFlag(qint64 messageRow, const QString &flag, bool on)
{
    sqlite::Statement &select = m_tables.statement("SELECT flags FROM message WHERE row = ?");
    QStringList flags;
    if (m_tables.step(select.bind(1, messageRow)) && !select.isNull(0)) {
        const QJsonArray known = QJsonDocument::fromJson(select.text(0).toUtf8()).array();
        for (const QJsonValue &one : known)
            flags << one.toString();
    }
    select.reset();
    flags.removeAll(flag);
    if (on)
        flags << flag;
    const QString written = compactJson(flags);
    sqlite::Statement &update = m_tables.statement("UPDATE message SET flags = ?2 WHERE row = ?1");
    update.bind(1, messageRow);
    m_tables.run(written.isEmpty() ? update.bindNull(2) : update.bind(2, written));
}

void Fold::actionDone(qint64 target, MessageAction what)
{
    switch (what) {
    case MessageAction::Hide:
    case MessageAction::Unhide:
        return setFlag(target, hiddenFlag, what == MessageAction::Hide);
    case MessageAction::Like:
    case MessageAction::Unlike:
        return setFlag(target, likedFlag, what == MessageAction::Like);
    case MessageAction::Delete:
        m_tables.run(m_tables.statement("UPDATE message SET deleted = 1 WHERE row = ?").bind(1, target));
        return;
    }
}

bool Fold::hiddenElsewhere(const Incoming &in)
{
    const bool hidden = in.event.what == "hidden"_L1;
    if (!hidden && in.event.what != "unhidden"_L1)
        return false;
    const qint64 row = messageByPlatformId(in, in.event.target);
    CaseEntity *entity = m_tables.get(m_tables.cases, placeOf(row).caseRow);
    if (!entity)
        return false;
    setFlag(row, hiddenFlag, hidden);
    m_tables.touch(*entity);
    return true;
}

} // namespace lianxi::store
