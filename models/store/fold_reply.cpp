// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fold.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

qint64 maskOf(const std::vector<ScriptStep> &steps)
{
    qint64 mask = 0;
    for (const ScriptStep step : steps)
        mask |= 1LL << static_cast<int>(step);
    return mask;
}

} // namespace

void Fold::replyQueued(const ReplyQueued &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    ThreadEntity *thread = m_tables.get(m_tables.threads, m_tables.target(keys::of(keys::Kind::Thread, p.thread)));
    if (!entity || !thread || p.message.isNull())
        return unreadable();
    // Written before the desk heard that two customers are not one: it stands where its thread is.
    if (thread->caseRow != entity->row && rootOf(thread->contact) != rootOf(entity->contact))
        if (CaseEntity *own = m_tables.get(m_tables.cases, thread->caseRow))
            entity = own;
    if (!m_tables.claim(keys::of(keys::Kind::Message, p.message), m_tables.nextMessageRow()))
        return;
    MessageEntity message;
    message.id = p.message;
    message.caseRow = entity->row;
    message.thread = thread->row;
    message.direction = Direction::Out;
    message.author = p.by.kind;
    message.authorRow = agentRow(p.by);
    message.at = e.time;
    message.text = p.text;
    message.parts = compactJson(p.parts);
    message.delivery = DeliveryState::Queued;
    message.replyTo = m_tables.target(keys::of(keys::Kind::Message, p.replyTo));
    message.notBefore = p.notBefore;
    if (p.surface == Surface::Private && thread->surface == Surface::Public)
        message.flags = compactJson(QStringList{privatelyFlag});
    if (entity->offeredAt && message.authorRow == entity->assignee)
        endOffer(*entity); // whoever answers has taken it
    const qint64 row = m_tables.insertMessage(std::move(message));
    m_tables.index(row, p.text);

    fields::Writer extras;
    extras("overrides", p.overrides);
    const QString overrides = compactJson(extras.json), intent = compactJson(p.intent);
    const bool human = isHuman(p.by.kind);
    const qint64 steps = maskOf(p.steps);
    sqlite::Statement &insert = m_tables.statement("INSERT INTO outbox VALUES(?, ?, 1, 0, ?, ?, ?, 0, ?, ?, ?)");
    insert.bind(1, row)
        .bind(2, entity->row)
        .bind(3, p.notBefore.value_or(e.time))
        .bind(4, e.time)
        .bind(5, human ? 1 : 0)
        .bind(6, steps);
    overrides.isEmpty() ? insert.bindNull(7) : insert.bind(7, overrides);
    intent.isEmpty() ? insert.bindNull(8) : insert.bind(8, intent);
    m_tables.run(insert);
    m_tables.addCounter(CounterKind::QueuedReplies, 0, 1);
    m_tables.changes.outbox = true;

    if (human) {
        entity->unread = 0;
        entity->scriptMask |= steps;
    }
    if (p.by.kind != AuthorKind::System) {
        entity->preview = previewOf(p.text, p.parts);
        entity->lastAt = std::max(entity->lastAt, e.time);
    }
    attach(*entity, *thread);
    m_tables.touch(*entity);
}

std::optional<Fold::Outgoing> Fold::outgoing(MessageId id)
{
    Outgoing reply;
    reply.row = m_tables.target(keys::of(keys::Kind::Message, id));
    sqlite::Statement &select = m_tables.statement(
        "SELECT m.case_row, m.thread, m.delivery, o.waiting, o.human, o.steps, m.author_row, m.kind, m.reply_to,"
        " o.intent, m.author FROM outbox o JOIN message m ON m.row = o.message WHERE o.message = ?");
    if (reply.row == 0 || !m_tables.step(select.bind(1, reply.row))) {
        unreadable();
        return std::nullopt;
    }
    const qint64 caseRow = select.integer(0);
    reply.thread = select.integer(1);
    reply.state = static_cast<DeliveryState>(select.integer(2));
    reply.waiting = select.integer(3) != 0;
    reply.human = select.integer(4) != 0;
    reply.steps = select.integer(5);
    reply.author = select.integer(6);
    reply.answers = static_cast<AuthorKind>(select.integer(10)) != AuthorKind::System;
    if (static_cast<TimelineKind>(select.integer(7)) == TimelineKind::Activity) {
        reply.target = select.integer(8);
        const QJsonObject intent = QJsonDocument::fromJson(select.text(9).toUtf8()).object();
        reply.action = fromText<MessageAction>(intent.value("op"_L1).toString());
    }
    select.reset();
    reply.entity = m_tables.get(m_tables.cases, caseRow);
    if (!reply.entity)
        return std::nullopt;
    m_tables.touch(*reply.entity);
    return reply;
}

void Fold::setOutbox(const Outgoing &reply, DeliveryState state, bool waiting)
{
    m_tables.run(m_tables.statement("UPDATE outbox SET waiting = ?2 WHERE message = ?1")
                     .bind(1, reply.row)
                     .bind(2, waiting ? 1 : 0));
    setDelivery(reply.row, state, QString());
    if (waiting != reply.waiting)
        m_tables.addCounter(CounterKind::QueuedReplies, 0, waiting ? 1 : -1);
    m_tables.changes.outbox = true;
}

void Fold::replyWithdrawn(const ReplyWithdrawn &p, const Event &)
{
    const std::optional<Outgoing> reply = outgoing(p.message);
    // What has begun to leave cannot be taken back.
    if (!reply || isTaken(reply->state) || reply->state == DeliveryState::Sending)
        return;
    setOutbox(*reply, DeliveryState::Withdrawn, false);
    setDelivery(reply->row, DeliveryState::Withdrawn, p.reason);
    m_tables.run(m_tables.statement("UPDATE outbox SET withdrawn = 1 WHERE message = ?").bind(1, reply->row));
    // The steps it made are undone unless another reply or a hand made them too.
    if (reply->human)
        reply->entity->scriptMask &= ~reply->steps | ownSteps(*reply->entity);
    m_tables.unindex(reply->row);
}

/// Steps that the case's replies made, and those ticked by hand.
qint64 Fold::ownSteps(const CaseEntity &entity)
{
    qint64 steps = entity.handMask;
    sqlite::Statement &select =
        m_tables.statement("SELECT steps FROM outbox WHERE case_row = ? AND human = 1 AND withdrawn = 0");
    select.bind(1, entity.row);
    while (m_tables.step(select))
        steps |= select.integer(0);
    return steps;
}

void Fold::replySending(const ReplySending &p, const Event &)
{
    const std::optional<Outgoing> reply = outgoing(p.message);
    if (!reply || isTaken(reply->state) || reply->state == DeliveryState::Withdrawn)
        return;
    setOutbox(*reply, DeliveryState::Sending, true);
    m_tables.run(
        m_tables.statement("UPDATE outbox SET attempt = ?2 WHERE message = ?1").bind(1, reply->row).bind(2, p.attempt));
}

void Fold::replySent(const ReplySent &p, const Event &e)
{
    const std::optional<Outgoing> reply = outgoing(p.message);
    if (!reply || isTaken(reply->state))
        return;
    setOutbox(*reply, DeliveryState::Sent, false);
    if (reply->action)
        return actionDone(reply->target, *reply->action);
    m_tables.run(m_tables.statement("UPDATE message SET retry_at = NULL, platform_id = ?2 WHERE row = ?1")
                     .bind(1, reply->row)
                     .bind(2, p.platformId));
    ThreadEntity *thread = m_tables.get(m_tables.threads, reply->thread);
    ChannelEntity *channel = thread ? m_tables.get(m_tables.channels, thread->channel) : nullptr;
    if (channel && !p.platformId.isEmpty()) {
        const qint64 key =
            keys::of(keys::Kind::Message,
                     MessageId::derive(platformMessageName(*channel, thread->surface, thread->external, p.platformId)));
        if (!m_tables.claim(key, reply->row))
            hideEcho(*reply, m_tables.target(key));
    }
    if (channel && !p.person.isEmpty())
        linkPerson(*channel, *thread, p, e.time);
    if (thread) {
        thread->sentSince += 1;
        m_tables.threads.touch(*thread);
    }
    if (!reply->answers)
        return; // a notice, or the question how it was: whoever waits still does
    if (thread)
        answered(*thread, e.time, reply->human, reply->author);
    CaseEntity &entity = *reply->entity;
    const bool wroteAgain = entity.lastIn > reply->row;
    // The bot's last words do not answer who waits for a person.
    const bool promised = !reply->human && entity.clocks.at(static_cast<size_t>(ClockKind::Transfer));
    entity.waiting = wroteAgain || promised;
    if (!reply->human)
        return;
    endResponse(entity, e.time, reply->author);
    entity.humanReplied = true;
    if (wroteAgain && entity.state != CaseState::Resolved)
        startResponse(entity, entity.lastInAt.value_or(e.time));
    if ((reply->steps >> static_cast<int>(ScriptStep::Solve)) & 1)
        endClock(entity, ClockKind::Plan, e.time, reply->author);
}

/// Some platforms give our own key back, as "metadata" of an echo or a receipt: then the reply has left, whatever
/// became of the answer to it. \return false when the event names none of this channel's replies.
bool Fold::confirmByKey(const Incoming &in)
{
    const auto ours = MessageId::parse(in.event.more.value("metadata"_L1).toString());
    const qint64 row = ours ? m_tables.target(keys::of(keys::Kind::Message, *ours)) : 0;
    if (row == 0)
        return false;
    sqlite::Statement &select = m_tables.statement("SELECT t.channel FROM outbox o JOIN message m ON m.row = o.message"
                                                   " JOIN thread t ON t.row = m.thread WHERE o.message = ?");
    if (!m_tables.step(select.bind(1, row)))
        return false;
    const qint64 channel = select.integer(0);
    select.reset();
    if (channel != in.channel.row)
        return false;
    const QString &id = in.event.messageId.isEmpty() ? in.event.target : in.event.messageId;
    replySent(ReplySent{{}, *ours, id}, in.source);
    return true;
}

/// The platform's own evidence that a public author and a private key are one person.
void Fold::linkPerson(const ChannelEntity &channel, const ThreadEntity &thread, const ReplySent &p, Instant at)
{
    const IdentityEntity *identity = identityOf(channel, p.account, {p.person, {}, {}, {}});
    ContactEntity *from = rootOf(identity->contact);
    ContactEntity *into = rootOf(thread.contact);
    if (from && into && from != into)
        merge(*from, *into, {MergeWay::PrivateAnswer, at, nullptr, {}});
}

void Fold::hideEcho(const Outgoing &reply, qint64 echoRow)
{
    if (echoRow == 0 || echoRow == reply.row)
        return;
    // The platform's echo was faster than its answer. The reply stays, the echo leaves the timeline.
    m_tables.run(
        m_tables.statement("UPDATE message SET case_row = 0 WHERE row = ? AND direction = 1").bind(1, echoRow));
    m_tables.unindex(echoRow);
    if (ThreadEntity *thread = m_tables.get(m_tables.threads, reply.thread); thread && thread->sentSince > 0)
        thread->sentSince -= 1;
}

void Fold::replyFailed(const ReplyFailed &p, const Event &)
{
    const std::optional<Outgoing> reply = outgoing(p.message);
    if (!reply || isTaken(reply->state) || reply->state == DeliveryState::Withdrawn)
        return;
    setOutbox(*reply, DeliveryState::Failed, p.retryAt.has_value());
    setDelivery(reply->row, DeliveryState::Failed, p.reason);
    m_tables.run(
        m_tables.statement("UPDATE message SET retry_at = ?2 WHERE row = ?1").bind(1, reply->row).bind(2, p.retryAt));
    m_tables.run(m_tables.statement("UPDATE outbox SET attempt = ?2, due = coalesce(?3, due) WHERE message = ?1")
                     .bind(1, reply->row)
                     .bind(2, p.attempt)
                     .bind(3, p.retryAt));
}

void Fold::replyUnconfirmed(const ReplyUnconfirmed &p, const Event &)
{
    const std::optional<Outgoing> reply = outgoing(p.message);
    if (!reply || isTaken(reply->state) || reply->state == DeliveryState::Withdrawn)
        return;
    setOutbox(*reply, DeliveryState::Unconfirmed, false);
    setDelivery(reply->row, DeliveryState::Unconfirmed, p.reason);
}

void Fold::replyRetried(const ReplyRetried &p, const Event &e)
{
    const std::optional<Outgoing> reply = outgoing(p.message);
    if (!reply || (reply->state != DeliveryState::Failed && reply->state != DeliveryState::Unconfirmed))
        return;
    setOutbox(*reply, DeliveryState::Queued, true);
    m_tables.run(m_tables.statement("UPDATE message SET retry_at = NULL WHERE row = ?").bind(1, reply->row));
    m_tables.run(
        m_tables.statement("UPDATE outbox SET due = ?2 WHERE message = ?1").bind(1, reply->row).bind(2, e.time));
}

} // namespace lianxi::store
