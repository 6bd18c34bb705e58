// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/sender_delivery.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

SendIntent intentOf(const OutboxRow &row, const Codec &codec)
{
    PlatformEvent answered;
    answered.kind = PlatformEventKind::Message;
    answered.threadId = row.thread.externalId;
    answered.sender.id = row.thread.personId;
    answered.sender.handle = row.thread.personHandle;
    answered.messageId = row.replyToPlatformId.isEmpty() ? row.thread.lastInboundPlatformId : row.replyToPlatformId;
    answered.at = row.thread.lastInboundAt;
    answered.surface = row.thread.surface;
    QJsonObject more = row.intent;
    answered.more = more.take("answered"_L1).toObject(); // what the projection keeps of the message itself

    const bool privately = row.intent.value("op"_L1) == privateAnswerOp;
    const std::optional<SendIntent> aside = privately ? codec.privateReplyIntent(answered, row.text) : std::nullopt;
    SendIntent intent = aside ? *aside : codec.replyIntent(answered, row.text);
    intent.surface = row.surface;
    // In private every message follows the last one; it is quoted only when the agent did so.
    if (row.surface == Surface::Private)
        intent.replyTo = row.replyToPlatformId;
    intent.parts = row.parts;
    intent.sendKey = row.message.toString();
    intent.createdAt = row.queuedAt;
    more.remove("continues"_L1); // for the sender, see OutboxRow::before
    if (const QString op = more.take("op"_L1).toString(); !op.isEmpty() && !aside)
        intent.op = op; // the platform's own way into private names its own
    if (const QString target = more.take("target"_L1).toString(); !target.isEmpty())
        intent.target = target;
    if (const QString to = more.take("to"_L1).toString(); !to.isEmpty())
        intent.to = to; // of a call: whom it is handed to
    mergeInto(intent.more, more);
    intent.more.insert("attempt"_L1, row.attempt + 1); // some platforms' pauses grow with it
    return intent;
}

bool isAction(const OutboxRow &row)
{
    return fromText<MessageAction>(row.intent.value("op"_L1).toString()).has_value();
}

QByteArray appendKey(const OutboxRow &row, int attempt, const char *step)
{
    return QByteArray("reply\n") + row.message.toString().toLatin1() + '\n' + QByteArray::number(attempt) + '\n' + step;
}

void mergeInto(QJsonObject &to, const QJsonObject &from)
{
    for (auto member = from.begin(); member != from.end(); ++member)
        to.insert(member.key(), member.value());
}

std::optional<std::chrono::seconds> retryAfterHeader(const HttpResponse &response)
{
    bool good = false;
    const qint64 seconds = headerValue(response.headers, "retry-after").toLongLong(&good);
    return good && seconds >= 0 && seconds <= 7 * 86'400 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

} // namespace lianxi
