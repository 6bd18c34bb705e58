// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/nats_connection.h"
#include "app/nats/record_codec.h"

namespace lianxi::nats
{

struct StreamOptions;

/// A message as it lies in a stream, byte for byte: what is put back where the server lost it.
struct Stored {
    Sequence sequence = 0;
    qint64 time = 0; ///< when the server took it, by its clock, nanoseconds since 1970; 0: not known
    QByteArray subject; ///< with the team's prefix
    Headers headers; ///< without expectations
    QByteArray payload;
    [[nodiscard]] QByteArray id() const { return header(headers, "Nats-Msg-Id"); }
};

/// What the server says of a message that it took.
struct Taken {
    Sequence sequence = 0;
    bool duplicate = false; ///< its id was there already, at `sequence`
};

/// Nanoseconds since 1970 from RFC 3339 with up to nine digits behind the second; 0 for the year 1, which stands for
/// "never".
[[nodiscard]] qint64 nanosecondsOf(const QString &rfc3339);
/// What an answer to STREAM.INFO says.
[[nodiscard]] StreamState stateOf(const QJsonObject &streamInfo);

/// Asks the stream's leader how the stream stands. Errors as Connection::request; Unavailable for the server's own.
void look(Connection &connection, const StreamOptions &options, std::function<void(Result<StreamState>)> done);
/// One message, from the stream's leader. NotFound when it is not there.
void fetch(Connection &connection, const StreamOptions &options, Sequence sequence,
           std::function<void(Result<Stored>)> done);
/// Puts a message back at its own sequence: Conflict unless the stream ends just before it. NotAllowed when this user
/// may not write to its subject.
void putBack(Connection &connection, const Stored &message, std::function<void(Result<Taken>)> done);
/// Puts a message at the end of the stream, as it is.
void putLast(Connection &connection, const Stored &message, std::function<void(Result<Taken>)> done);

} // namespace lianxi::nats
