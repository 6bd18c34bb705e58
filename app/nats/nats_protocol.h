// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace lianxi::nats
{

/// Names as they were written; NATS compares them as they are.
using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
/// The first header of that name; empty when there is none.
[[nodiscard]] QByteArray header(const Headers &headers, QByteArrayView name);
/// Headers as a server keeps them: "NATS/1.0", a line each, an empty line. What may not be in one is left out.
[[nodiscard]] QByteArray blockOf(const Headers &headers);
/// The headers back; none when the block makes no sense.
[[nodiscard]] Headers headersOf(QByteArrayView block);

/// MSG or HMSG.
struct Message {
    QByteArray subject, reply;
    quint64 subscription = 0;
    int status = 0; ///< of the header block, as in "NATS/1.0 503"; 0: none
    QByteArray statusText;
    Headers headers;
    QByteArray payload;
};
/// The server's INFO: version, limits, nonce …
struct Info {
    QJsonObject json;
};
struct Ping {
};
struct Pong {
};
struct Ok {
};
/// -ERR, without its quotes.
struct ServerError {
    QByteArray text;
};
using Frame = std::variant<Info, Message, Ping, Pong, Ok, ServerError>;

/// Reads the server's bytes, however they are cut. After an error it reads no further: the connection has to end.
class Parser
{
public:
    /// Longest control line, and largest message with its headers; both far above a server's own limits.
    static constexpr qsizetype largestLine = 64 * 1024;
    static constexpr qsizetype largestMessage = 64 * 1024 * 1024;

    void feed(QByteArrayView bytes);
    /// The next whole frame; nothing when more bytes are needed. Protocol: what came is not NATS.
    [[nodiscard]] Result<std::optional<Frame>> next();

private:
    struct Awaited {
        Message message;
        qsizetype headerBytes = 0, totalBytes = 0;
    };
    [[nodiscard]] Result<std::optional<Frame>> line();
    [[nodiscard]] Result<std::optional<Frame>> body();
    QByteArray m_in;
    qsizetype m_at = 0; ///< start of what is not read yet
    std::optional<Awaited> m_awaited;
    std::optional<Error> m_error;
};

/// What a client says; each ends its line. Names in headers hold no colon and no line break, values no line break:
/// they are left out otherwise.
[[nodiscard]] QByteArray connectLine(const QJsonObject &options);
[[nodiscard]] QByteArray publish(const QByteArray &subject, const QByteArray &reply, const Headers &headers,
                                 const QByteArray &payload);
[[nodiscard]] QByteArray subscribe(const QByteArray &subject, const QByteArray &queue, quint64 subscription);
[[nodiscard]] QByteArray unsubscribe(quint64 subscription);

/// A name of ours as tokens of a subject: dots part tokens; whatever NATS gives a meaning, and a dot that would make an
/// empty token, is written as %XX.
[[nodiscard]] QByteArray subjectOf(const QString &name);
/// The name back.
[[nodiscard]] QString nameOf(QByteArrayView subject);

} // namespace lianxi::nats
