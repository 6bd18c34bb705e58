// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/inbound.h"

#include "models/event/payloads.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace lianxi
{

namespace
{

/// Channel and event key; an event without a key is known by its content.
QByteArray nameOf(const ChannelId &channel, const PlatformEvent &event)
{
    QByteArray key = event.eventKey.toUtf8();
    if (key.isEmpty())
        key = QCryptographicHash::hash(QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact),
                                       QCryptographicHash::Sha256)
                  .toHex();
    return channel.text().toUtf8() + '\n' + key;
}

} // namespace

Append inboundAppend(const ChannelId &channel, const std::vector<PlatformEvent> &events, const QString &source,
                     Instant now)
{
    Append append{channelSubject(channel), {}, {}, std::nullopt};
    QCryptographicHash names(QCryptographicHash::Sha256);
    for (const PlatformEvent &event : events) {
        if (event.kind == PlatformEventKind::Typing)
            continue;
        const QByteArray name = nameOf(channel, event);
        append.events.push_back(
            makeEvent(PlatformEventReceived{channel, event}, source, now, EventId::derive("platform\n" + name)));
        names.addData(name);
        names.addData(QByteArrayView("\0", 1));
        append.key = name;
    }
    if (append.events.size() > 1)
        append.key = channel.text().toUtf8() + "\nbatch:" + names.result().toHex();
    return append;
}

Append cursorAppend(const ChannelId &channel, const QString &list, const std::vector<PlatformEvent> &events,
                    const QJsonObject &cursor, const QString &source, Instant now)
{
    Append append = inboundAppend(channel, events, source, now);
    append.events.push_back(makeEvent(ChannelCursor{channel, list, cursor}, source, now));
    const QByteArray page = append.key + '\n' + QJsonDocument(cursor).toJson(QJsonDocument::Compact);
    append.key = channel.text().toUtf8() + "\nread:" + list.toUtf8() + ':'
        + QCryptographicHash::hash(page, QCryptographicHash::Sha256).toHex();
    return append;
}

} // namespace lianxi
