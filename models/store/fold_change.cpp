// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fold.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

/// How far a message has come; a receipt never takes it back.
int progress(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Sent:
        return 1;
    case DeliveryState::Delivered:
        return 2;
    case DeliveryState::Read:
        return 3;
    case DeliveryState::Received:
    case DeliveryState::Queued:
    case DeliveryState::Sending:
    case DeliveryState::Failed:
    case DeliveryState::Unconfirmed:
    case DeliveryState::Withdrawn:
        return 0;
    }
    return 0;
}

DeliveryState stateOf(PlatformEventKind kind)
{
    if (kind == PlatformEventKind::Failed)
        return DeliveryState::Failed;
    return kind == PlatformEventKind::Read ? DeliveryState::Read : DeliveryState::Delivered;
}

/// Platforms give a receipt's high-water mark as ms since 1970 or as RFC 3339.
std::optional<Instant> watermarkTime(const QString &watermark)
{
    bool number = false;
    const qint64 ms = watermark.toLongLong(&number);
    return number ? std::optional(fromMillis(ms)) : parseRfc3339(watermark);
}

} // namespace

qint64 Fold::messageByPlatformId(const Incoming &in, const QString &platformId)
{
    return platformId.isEmpty() ? 0 : m_tables.target(messageKey(in, platformId));
}

qint64 Fold::messageKey(const Incoming &in, const QString &platformId) const
{
    const QString &thread = in.thread ? in.thread->external : in.event.threadId;
    const QByteArray name = platformMessageName(in.channel, in.event.surface, thread, platformId);
    return keys::of(keys::Kind::Message, MessageId::derive(name));
}

Fold::Place Fold::placeOf(qint64 messageRow)
{
    if (messageRow == 0)
        return {};
    sqlite::Statement &select = m_tables.statement("SELECT case_row, thread, kind FROM message WHERE row = ?");
    if (!m_tables.step(select.bind(1, messageRow)))
        return {};
    const Place place{select.integer(0), select.integer(1),
                      select.integer(2) == static_cast<int>(TimelineKind::Message)};
    select.reset();
    return place;
}

void Fold::edit(Incoming &in)
{
    const qint64 row = messageByPlatformId(in, in.event.target.isEmpty() ? in.event.messageId : in.event.target);
    CaseEntity *entity = m_tables.get(m_tables.cases, placeOf(row).caseRow);
    if (!entity)
        return platformActivity(in);
    // The wording before the change is evidence.
    m_tables.run(m_tables
                     .statement("INSERT OR IGNORE INTO message_edit SELECT row, ?2, coalesce(text, '') FROM message"
                                " WHERE row = ?1")
                     .bind(1, row)
                     .bind(2, in.at));
    const QString text = in.event.newText.isEmpty() ? in.event.text : in.event.newText;
    m_tables.run(m_tables.statement("UPDATE message SET text = ?2, edited_at = ?3 WHERE row = ?1")
                     .bind(1, row)
                     .bind(2, text)
                     .bind(3, in.at));
    m_tables.reindex(row, text);
    if (entity->lastIn == row)
        entity->preview = previewOf(text, in.event.parts);
    m_tables.touch(*entity);
}

void Fold::remove(Incoming &in)
{
    const QString &target = in.event.target.isEmpty() ? in.event.messageId : in.event.target;
    const qint64 row = messageByPlatformId(in, target);
    CaseEntity *entity = m_tables.get(m_tables.cases, placeOf(row).caseRow);
    if (!entity) {
        // A deletion that comes before its message wins: the message, should it follow, is taken for known.
        if (row == 0 && !target.isEmpty())
            m_tables.claim(messageKey(in, target), 0);
        return platformActivity(in);
    }
    m_tables.run(m_tables.statement("UPDATE message SET deleted = 1 WHERE row = ?").bind(1, row));
    m_tables.touch(*entity);
}

void Fold::react(Incoming &in)
{
    const qint64 row = messageByPlatformId(in, in.event.target);
    CaseEntity *entity = m_tables.get(m_tables.cases, placeOf(row).caseRow);
    if (!entity)
        return platformActivity(in);
    const QJsonValue emoji = in.event.more.value("emoji"_L1);
    QStringList list;
    for (const QJsonValue &one : emoji.isArray() ? emoji.toArray() : QJsonArray{emoji})
        if (one.isString() && !one.toString().isEmpty())
            list << one.toString();
    if (list.isEmpty() && !in.event.text.isEmpty())
        list << in.event.text;
    // The event tells the person's reactions as they are after it; none means taken back.
    if (list.isEmpty() && !emoji.isArray())
        list << u"👍"_s;
    const QString reactions = compactJson(list);
    sqlite::Statement &update = m_tables.statement("UPDATE message SET reactions = ?2 WHERE row = ?1");
    update.bind(1, row);
    m_tables.run(reactions.isEmpty() ? update.bindNull(2) : update.bind(2, reactions));
    m_tables.touch(*entity);
}

void Fold::setDelivery(qint64 messageRow, DeliveryState state, const QString &reason)
{
    sqlite::Statement &update = m_tables.statement("UPDATE message SET delivery = ?2, reason = ?3 WHERE row = ?1");
    update.bind(1, messageRow).bind(2, static_cast<int>(state));
    m_tables.run(reason.isEmpty() ? update.bindNull(3) : update.bind(3, reason));
}

void Fold::receipt(Incoming &in)
{
    if (in.event.kind != PlatformEventKind::Failed)
        confirmByKey(in);
    const DeliveryState state = stateOf(in.event.kind);
    const QString reason = in.event.more.value("reason"_L1).toString(in.event.what);
    struct Sent {
        qint64 row, caseRow;
        DeliveryState delivery;
    };
    std::vector<Sent> sent;
    const auto collect = [&](sqlite::Statement &select) {
        while (m_tables.step(select))
            sent.push_back({select.integer(0), select.integer(1), static_cast<DeliveryState>(select.integer(2))});
    };
    const QString &target = in.event.target.isEmpty() ? in.event.messageId : in.event.target;
    const std::optional<Instant> mark = watermarkTime(in.event.watermark);
    if (!target.isEmpty()) {
        collect(
            m_tables
                .statement("SELECT row, case_row, delivery FROM message WHERE row = ? AND direction = 1 AND kind = 0")
                .bind(1, messageByPlatformId(in, target)));
    }
    if (mark) {
        findThread(in);
        // Only the thread's newest case can hold messages that no receipt has reached.
        collect(m_tables
                    .statement(
                        "SELECT row, case_row, delivery FROM message WHERE case_row = ?1 AND thread = ?2 AND at <= ?3"
                        " AND direction = 1 AND kind = 0")
                    .bind(1, in.thread->caseRow)
                    .bind(2, in.thread->row)
                    .bind(3, *mark));
    }
    for (const Sent &one : sent) {
        const bool forward = progress(state) > progress(one.delivery) && one.delivery != DeliveryState::Withdrawn;
        const bool failed = state == DeliveryState::Failed && one.delivery == DeliveryState::Sent;
        if (!(failed || (forward && progress(one.delivery) > 0)))
            continue;
        setDelivery(one.row, state, reason);
        if (CaseEntity *entity = m_tables.get(m_tables.cases, one.caseRow))
            m_tables.touch(*entity);
    }
}

} // namespace lianxi::store
