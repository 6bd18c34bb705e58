// SPDX-License-Identifier: GPL-3.0-or-later
// What is done on the platform to messages that exist (hide, like, delete) and to calls. Each is an entry of the outbox
// like a reply, and a line of the timeline that tells what became of it.
#include "models/store/fold.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

void Fold::actionQueued(const ActionQueued &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity || p.action.isNull())
        return unreadable();
    if (isCallAction(p.what)) {
        // The sender finds the call by its thread.
        const qint64 call = m_tables.target(keys::of(keys::Kind::Thread, p.call));
        if (!m_tables.get(m_tables.threads, call))
            return unreadable();
        QJsonObject intent{{"op"_L1, QString(toText(p.what))}};
        if (!p.to.isEmpty())
            intent.insert("to"_L1, p.to);
        if (p.what == MessageAction::AnswerCall)
            callTaken(call, agentRow(p.by));
        if (p.what == MessageAction::CallBack) // the exchange says it again when the call begins
            intent.insert("case"_L1, p.caseId.toString());
        return queueAction(*entity, {p, e, 0, call}, intent);
    }
    const qint64 target = m_tables.target(keys::of(keys::Kind::Message, p.target));
    const Place place = placeOf(target);
    if (!place.isMessage)
        return unreadable();
    sqlite::Statement &select = m_tables.statement("SELECT platform_id FROM message WHERE row = ?");
    const QString platformId = m_tables.step(select.bind(1, target)) ? select.text(0) : QString();
    select.reset();
    if (platformId.isEmpty())
        return unreadable();
    queueAction(*entity, {p, e, target, place.thread}, {{"op"_L1, QString(toText(p.what))}, {"target"_L1, platformId}});
}

void Fold::queueAction(CaseEntity &entity, const Wish &wish, const QJsonObject &intent)
{
    const ActionQueued &p = wish.wished;
    const Event &e = wish.event;
    if (!m_tables.claim(keys::of(keys::Kind::Message, p.action), m_tables.nextMessageRow()))
        return;
    MessageEntity line;
    line.id = p.action;
    line.kind = TimelineKind::Activity;
    line.caseRow = entity.row;
    line.thread = wish.thread;
    line.direction = Direction::Out;
    line.author = p.by.kind;
    line.authorRow = agentRow(p.by);
    line.at = e.time;
    line.activity = activityName(e.type);
    line.details = compactJson(e.data);
    line.delivery = DeliveryState::Queued;
    line.replyTo = wish.target;
    const qint64 row = m_tables.insertMessage(std::move(line));
    m_tables.run(m_tables.statement("INSERT INTO outbox VALUES(?, ?, 1, 0, ?, ?, 0, 0, 0, NULL, ?)")
                     .bind(1, row)
                     .bind(2, entity.row)
                     .bind(3, e.time)
                     .bind(4, e.time)
                     .bind(5, compactJson(intent)));
    m_tables.addCounter(CounterKind::QueuedReplies, 0, 1);
    m_tables.changes.outbox = true;
    m_tables.touch(entity);
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
    case MessageAction::AnswerCall: // the exchange tells what became of the call
    case MessageAction::HoldCall:
    case MessageAction::ResumeCall:
    case MessageAction::TransferCall:
    case MessageAction::EndCall:
    case MessageAction::CallBack:
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
