// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/nats_protocol.h"
#include "models/event/log.h"

namespace lianxi::nats
{

/// A message as it lies in a team's stream.
struct StreamMessage {
    Sequence sequence = 0;
    QByteArray subject; ///< without the team's prefix
    Headers headers;
    QByteArray payload;
};

/// What the server says of a stream when it is found (again).
struct StreamState {
    QString created; ///< RFC 3339; another one: the stream was made anew
    Sequence last = 0;
    qint64 lastTime = 0; ///< the server's time of the last message, nanoseconds since 1970; 0: there is none
    int copies = 1; ///< servers that hold it
};

/// What a codec may do on the stream by itself. Its own records are plain: no codec reads or writes them.
class StreamAccess
{
public:
    using Found = std::function<void(std::optional<Record>)>;
    virtual ~StreamAccess() = default;
    /// Appends ahead of everything that waits for the codec.
    virtual void put(Append what, Log::AppendDone done) = 0;
    /// The first record of `subject` from the sequence on, as the stream's leader has it; nothing when there is none.
    /// Asks until it is answered.
    virtual void next(const QString &subject, Sequence from, Found found) = 0;
};

/// How appends become messages of a stream and messages become records. Belongs to the thread of one JetStream.
class RecordCodec
{
public:
    using Encoded = std::function<void(Result<QByteArray>)>;
    using Decoded = std::function<void(Record)>;
    using Ready = std::function<void(Status)>;

    virtual ~RecordCodec() = default;
    /// The stream is there, for the first time or again. `ready` comes before anything is encoded; with an error
    /// nothing is, and it is begun again later. `stream` stays until end().
    virtual void begin(StreamAccess &stream, const StreamState &state, Ready ready) = 0;
    /// No callback is called any more.
    virtual void end() = 0;
    /// The subject as the server sees it, escaped, without the team's prefix: the same for the same name.
    [[nodiscard]] virtual QByteArray subjectOf(const QString &subject) const = 0;
    /// What the server recognises a repetition by: the same for the same key, never empty; a header's value.
    [[nodiscard]] virtual QByteArray idOf(const QByteArray &key) const = 0;
    /// `id` is the message's, from idOf() or a made-up one. `encoded` is called once, perhaps before this returns.
    /// Unavailable may work later; any other error ends the append.
    virtual void encode(const Append &what, const QByteArray &id, Encoded encoded) = 0;
    /// `decoded` is called once, perhaps before this returns. What cannot be read has no events, or events of type
    /// Unknown without data, so that the rest stays usable.
    virtual void decode(StreamMessage message, Decoded decoded) = 0;
};

/// An id for an append without a key; a record read back with it has no key.
[[nodiscard]] QByteArray madeUpId();
[[nodiscard]] bool isMadeUp(const QByteArray &id);

/// As it is: CloudEvents that the server can read.
class PlainCodec final : public RecordCodec
{
public:
    void begin(StreamAccess &stream, const StreamState &state, Ready ready) override;
    void end() override { }
    [[nodiscard]] QByteArray subjectOf(const QString &subject) const override;
    [[nodiscard]] QByteArray idOf(const QByteArray &key) const override;
    void encode(const Append &what, const QByteArray &id, Encoded encoded) override;
    void decode(StreamMessage message, Decoded decoded) override;
    [[nodiscard]] static Record recordOf(const StreamMessage &message);
};

} // namespace lianxi::nats
