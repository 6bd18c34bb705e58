// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fold.h"

#include "models/domain/message_flags.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

std::vector<Part> partsOf(const PlatformEvent &event)
{
    std::vector<Part> parts = event.parts;
    if (event.kind == PlatformEventKind::Unknown && event.text.isEmpty() && parts.empty()) {
        Part card;
        card.type = PartType::Card;
        card.title = event.what.isEmpty() ? QString(toText(event.kind)) : event.what;
        parts.push_back(card);
    }
    return parts;
}

namespace
{

/// What an answer to the message will need: a mail's subject and references; a token that answers free of charge for a
/// minute, and one that marks the message as read.
QJsonObject neededForAnswer(Platform platform, const QJsonObject &more)
{
    if (platform == Platform::Email)
        return more;
    QJsonObject needed;
    for (const QLatin1StringView name : {"reply_token"_L1, "read_token"_L1}) {
        if (const QJsonValue token = more.value(name); token.isString())
            needed.insert(name, token);
    }
    return needed;
}

} // namespace

void Fold::platformEvent(const PreparedEvent *prepared, const Event &source)
{
    if (!prepared)
        return unreadable();
    const PlatformEvent &event = prepared->received.event;
    if (event.kind == PlatformEventKind::Typing)
        return; // true for seconds only, and on no timeline
    ChannelEntity &channel = channelOf(prepared->received.channel);
    if (!m_tables.claim(prepared->key, 0))
        return;
    const bool forged =
        channel.platform == Platform::Email && event.more.value("authenticated"_L1) == QJsonValue(false);
    Incoming in{*prepared, event, source, channel, event.at.value_or(source.time), forged};
    dispatch(in);
}

void Fold::dispatch(Incoming &in)
{
    switch (in.event.kind) {
    case PlatformEventKind::Message:
    case PlatformEventKind::Postback:
    case PlatformEventKind::Unknown:
        if (in.event.direction == Direction::Out)
            return in.event.kind == PlatformEventKind::Message ? brandMessage(in) : platformActivity(in);
        // Without a person and a conversation it is a notice to the account.
        if (in.event.sender.id.isEmpty() && in.event.threadId.isEmpty())
            return platformActivity(in);
        return customerMessage(in);
    case PlatformEventKind::Edit:
        return edit(in);
    case PlatformEventKind::Delete:
        return remove(in);
    case PlatformEventKind::Reaction:
        return react(in);
    case PlatformEventKind::Delivered:
    case PlatformEventKind::Read:
    case PlatformEventKind::Failed:
        return receipt(in);
    case PlatformEventKind::Call:
    case PlatformEventKind::Follow:
        return platformActivity(in);
    case PlatformEventKind::System:
        // That the platform took a message is the reply's own state, and no event of the case.
        if (in.event.what == "sent"_L1 && !in.event.target.isEmpty()) {
            confirmByKey(in);
            return;
        }
        if (in.event.what == "identity_moved"_L1)
            identityMoved(in);
        if (in.event.what == "erase_request"_L1)
            eraseProfile(in);
        if (hiddenElsewhere(in)) // by us or in the platform's own program: the message shows it
            return;
        return platformActivity(in);
    case PlatformEventKind::Typing:
        return;
    }
}

MessageId Fold::messageIdOf(const Incoming &in) const
{
    const PlatformEvent &event = in.event;
    if (!event.messageId.isEmpty() && event.kind != PlatformEventKind::Postback)
        return MessageId::derive(platformMessageName(in.channel, event.surface, in.thread->external, event.messageId));
    if (!event.eventKey.isEmpty())
        return MessageId::derive(keys::join({"event", in.channel.id.toUtf8(), event.eventKey.toUtf8()}));
    return MessageId::derive(keys::join({"event", in.source.id.toBytes()}));
}

MessageEntity Fold::messageOf(const Incoming &in, const CaseEntity &entity) const
{
    MessageEntity message;
    message.caseRow = entity.row;
    message.thread = in.thread ? in.thread->row : 0;
    message.direction = in.event.direction;
    message.authorRow = in.identity ? in.identity->row : 0;
    message.at = in.at;
    message.text = in.prepared.text;
    message.parts = compactJson(partsOf(in.event));
    message.platformId = in.event.messageId;
    message.flags = compactJson(in.forged ? in.event.flags + QStringList{unverifiedSenderFlag} : in.event.flags);
    message.details = compactJson(neededForAnswer(in.channel.platform, in.event.more));
    return message;
}

void Fold::showLast(CaseEntity &entity, const Incoming &in, qint64 messageRow)
{
    entity.preview = in.prepared.preview;
    entity.lastAt = std::max(entity.lastAt, in.at);
    entity.thread = in.thread->row;
    entity.channel = in.channel.row;
    entity.surface = in.thread->surface;
    for (const Part &part : in.event.parts) {
        if (part.name.isEmpty() && part.title.isEmpty())
            continue;
        entity.files += (entity.files.isEmpty() ? QString() : u"\n"_s) + (part.name.isEmpty() ? part.title : part.name);
        m_tables.touchWords(entity);
    }
    m_tables.indexTokens(messageRow, in.prepared.tokens);
    m_tables.touch(entity);
}

void Fold::customerMessage(Incoming &in)
{
    in.identity = identityOf(in, in.event.sender);
    findThread(in);
    const MessageId id = messageIdOf(in);
    if (!m_tables.claim(keys::of(keys::Kind::Message, id), m_tables.nextMessageRow()))
        return; // the same message under another event key
    // An out-of-office note or a newsletter is kept and read, but nobody waits for an answer.
    const bool automatic = in.channel.platform == Platform::Email && in.event.flags.contains("automatic"_L1);
    const bool quiet = automatic || surveyAnsweredBy(in);
    CaseEntity &entity = quiet ? quietCaseFor(in) : caseFor(in);
    MessageEntity message = messageOf(in, entity);
    message.id = id;
    message.replyTo = messageByPlatformId(in, in.event.replyTo);
    const qint64 row = m_tables.insertMessage(std::move(message));
    tellFollowing();
    ThreadEntity &thread = *in.thread;
    if (!automatic) {
        thread.lastInAt = std::max(thread.lastInAt.value_or(in.at), in.at);
        thread.sentSince = 0;
        thread.lastInPlatformId = in.event.messageId;
        m_tables.threads.touch(thread);
    }
    if (quiet) {
        entity.unread += automatic ? 1 : 0;
        showLast(entity, in, row);
        return;
    }

    if (entity.state == CaseState::Snoozed) {
        entity.state = CaseState::Open;
        entity.snoozedUntil.reset();
    }
    entity.unread += 1;
    entity.waiting = true;
    asked(thread, entity, row, in.at);
    if (!entity.askedAt) {
        entity.askedAt = in.at;
        entity.askedChannel = in.channel.row;
        entity.askedSurface = thread.surface;
    }
    entity.lastIn = row;
    entity.lastInAt = in.at;
    startResponse(entity, in.at);
    showLast(entity, in, row);
    m_tables.changes.messages.push_back(row);
}

void Fold::brandMessage(Incoming &in)
{
    if (confirmByKey(in))
        return;
    findThread(in);
    const MessageId id = messageIdOf(in);
    if (!m_tables.claim(keys::of(keys::Kind::Message, id), m_tables.nextMessageRow()))
        return; // the echo of a message that is shown already
    CaseEntity &entity = quietCaseFor(in);
    const bool note = in.event.flags.contains("internal_note"_L1);
    const bool automatic = in.event.flags.contains("automatic"_L1);
    MessageEntity message = messageOf(in, entity);
    message.id = id;
    message.kind = note ? TimelineKind::Note : TimelineKind::Message;
    message.author = automatic ? AuthorKind::Bot : AuthorKind::Elsewhere;
    message.delivery = DeliveryState::Sent;
    message.replyTo = messageByPlatformId(in, in.event.replyTo);
    const qint64 row = m_tables.insertMessage(std::move(message));
    if (note) {
        m_tables.indexTokens(row, in.prepared.tokens);
        m_tables.touch(entity);
        return;
    }
    in.thread->sentSince += 1;
    m_tables.threads.touch(*in.thread);
    answered(*in.thread, in.at, !automatic, 0);
    entity.waiting = false;
    if (!automatic) {
        entity.humanReplied = true;
        entity.unread = 0; // whoever answered elsewhere has read it there
        endResponse(entity, in.at, 0);
    }
    showLast(entity, in, row);
}

/// A call that rang here and was handed on before anybody answered was not missed, though the exchange says so.
bool Fold::wasHandedOn(const Incoming &in, const QJsonObject &details)
{
    if (in.event.kind != PlatformEventKind::Call || in.event.phase != "ended"_L1
        || details.value("outcome"_L1) != "missed"_L1)
        return false;
    sqlite::Statement &select = m_tables.statement("SELECT 1 FROM message WHERE case_row = ?1 AND thread = ?2 AND "
                                                   "activity = 'action.queued' AND delivery IN (?3, ?4)"
                                                   " AND json_extract(details, '$.what') = ?5 LIMIT 1");
    select.bind(1, in.thread->caseRow).bind(2, in.thread->row);
    select.bind(3, static_cast<int>(DeliveryState::Sent)).bind(4, static_cast<int>(DeliveryState::Delivered));
    const bool found = m_tables.step(select.bind(5, QString(toText(MessageAction::TransferCall))));
    select.reset();
    return found;
}

void Fold::platformActivity(Incoming &in)
{
    MessageEntity message;
    message.kind = TimelineKind::Activity;
    message.author = AuthorKind::System;
    message.direction = in.event.direction;
    message.at = in.at;
    message.activity = u"platform."_s + toText(in.event.kind);
    QJsonObject details = toJson(in.event);
    message.details = compactJson(details);
    const bool placeless = in.event.threadId.isEmpty() && in.event.sender.id.isEmpty();
    if (placeless) {
        m_tables.insertMessage(std::move(message)); // a notice to the account: kept, in no timeline
        return;
    }
    // Of a call the other person is named, whoever dialled.
    const bool call = in.event.kind == PlatformEventKind::Call;
    if (in.event.direction == Direction::In || (call && !in.event.sender.id.isEmpty()))
        in.identity = identityOf(in, in.event.sender);
    findThread(in);
    const bool past = call && in.event.more.value("history"_L1).toBool();
    const bool rings = call && in.event.direction == Direction::In;
    CaseEntity &entity = past ? pastCaseFor(in) : rings ? caseFor(in) : quietCaseFor(in);
    if (wasHandedOn(in, details)) {
        details.insert("outcome"_L1, u"transferred"_s);
        message.details = compactJson(details);
    }
    message.caseRow = entity.row;
    message.thread = in.thread->row;
    message.authorRow = in.identity && in.event.direction == Direction::In ? in.identity->row : 0;
    m_tables.insertMessage(std::move(message));
    if (in.event.kind == PlatformEventKind::Call)
        callTold(in, entity, details.value("outcome"_L1).toString());
    tellFollowing();
    m_tables.touch(entity);
}

} // namespace lianxi::store
