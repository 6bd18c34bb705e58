// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/nats/record_codec.h"

namespace lianxi::nats
{

namespace
{

constexpr char madeUp = '~'; ///< ids that no key gave begin with it

} // namespace

QByteArray madeUpId()
{
    return madeUp + EventId::generate().toString().toLatin1();
}

bool isMadeUp(const QByteArray &id)
{
    return id.startsWith(madeUp);
}

void PlainCodec::begin(StreamAccess & /*stream*/, const StreamState & /*state*/, Ready ready)
{
    ready({});
}

QByteArray PlainCodec::subjectOf(const QString &subject) const
{
    return nats::subjectOf(subject);
}

/// A header's value holds neither line breaks nor spaces at its ends.
QByteArray PlainCodec::idOf(const QByteArray &key) const
{
    return key.toPercentEncoding(":/-_.!$&'()*+,;=@");
}

void PlainCodec::encode(const Append &what, const QByteArray & /*id*/, Encoded encoded)
{
    encoded(encodeEvents(what.events));
}

void PlainCodec::decode(StreamMessage message, Decoded decoded)
{
    decoded(recordOf(message));
}

Record PlainCodec::recordOf(const StreamMessage &message)
{
    Record record;
    record.sequence = message.sequence;
    record.subject = nameOf(message.subject);
    const QByteArray id = header(message.headers, "Nats-Msg-Id");
    if (!isMadeUp(id))
        record.key = QByteArray::fromPercentEncoding(id);
    if (Result<std::vector<Event>> events = decodeEvents(message.payload))
        record.events = std::move(*events);
    return record;
}

} // namespace lianxi::nats
