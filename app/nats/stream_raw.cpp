// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/nats/stream_raw.h"

#include "app/nats/jet_stream.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::nats
{

namespace
{

constexpr auto patience = 2s; ///< for one answer; who asks looks again
constexpr int wrongLastSequence = 10071; ///< err_code of an expectation that did not hold
constexpr int noSuchMessage = 10037;

/// What JetStream answered, or why it did not.
Result<QJsonObject> answerOf(const Result<Message> &answer)
{
    if (!answer)
        return tl::unexpected(answer.error());
    QJsonObject json = QJsonDocument::fromJson(answer->payload).object();
    const QJsonObject error = json.value("error"_L1).toObject();
    if (error.isEmpty())
        return json;
    const int number = error.value("err_code"_L1).toInt();
    const ErrorCode code = number == noSuchMessage ? ErrorCode::NotFound
        : number == wrongLastSequence              ? ErrorCode::Conflict
                                                   : ErrorCode::Unavailable;
    return failure(code, u"JetStream: %1"_s.arg(error.value("description"_L1).toString()));
}

void putMessage(Connection &connection, const Stored &message, Headers headers, std::function<void(Result<Taken>)> done)
{
    connection.request(message.subject, headers, message.payload, patience,
                       [done = std::move(done)](const Result<Message> &answer) {
                           done(answerOf(answer).and_then([](const QJsonObject &json) -> Result<Taken> {
                               const Sequence sequence = json.value("seq"_L1).toInteger();
                               if (sequence <= 0)
                                   return failure(ErrorCode::Unavailable, u"JetStream: no sequence"_s);
                               return Taken{sequence, json.value("duplicate"_L1).toBool()};
                           }));
                       });
}

} // namespace

qint64 nanosecondsOf(const QString &rfc3339)
{
    const QDateTime second = QDateTime::fromString(rfc3339.left(19) + u'Z', Qt::ISODate);
    if (!second.isValid() || second.date().year() < 1970)
        return 0;
    QByteArray fraction;
    if (rfc3339.size() > 20 && rfc3339.at(19) == u'.')
        for (qsizetype i = 20; i < rfc3339.size() && rfc3339.at(i).isDigit(); ++i)
            fraction.append(rfc3339.at(i).toLatin1());
    return second.toSecsSinceEpoch() * 1'000'000'000 + fraction.leftJustified(9, '0', true).toLongLong();
}

StreamState stateOf(const QJsonObject &streamInfo)
{
    const QJsonObject state = streamInfo.value("state"_L1).toObject();
    return {streamInfo.value("created"_L1).toString(), state.value("last_seq"_L1).toInteger(),
            nanosecondsOf(state.value("last_ts"_L1).toString()),
            streamInfo.value("config"_L1).toObject().value("num_replicas"_L1).toInt(1)};
}

void look(Connection &connection, const StreamOptions &options, std::function<void(Result<StreamState>)> done)
{
    connection.request(
        "$JS.API.STREAM.INFO." + options.stream(), {}, {}, patience,
        [done = std::move(done)](const Result<Message> &answer) { done(answerOf(answer).map(stateOf)); });
}

void fetch(Connection &connection, const StreamOptions &options, Sequence sequence,
           std::function<void(Result<Stored>)> done)
{
    const QJsonObject question{{"seq"_L1, sequence}};
    connection.request(
        "$JS.API.STREAM.MSG.GET." + options.stream(), {}, QJsonDocument(question).toJson(QJsonDocument::Compact),
        patience, [done = std::move(done)](const Result<Message> &answer) {
            done(answerOf(answer).map([](const QJsonObject &json) {
                const QJsonObject message = json.value("message"_L1).toObject();
                const auto bytes = [&message](QLatin1StringView name) {
                    return QByteArray::fromBase64(message.value(name).toString().toLatin1());
                };
                return Stored{message.value("seq"_L1).toInteger(), nanosecondsOf(message.value("time"_L1).toString()),
                              message.value("subject"_L1).toString().toUtf8(), headersOf(bytes("hdrs"_L1)),
                              bytes("data"_L1)};
            }));
        });
}

void putBack(Connection &connection, const Stored &message, std::function<void(Result<Taken>)> done)
{
    Headers headers = message.headers;
    headers.emplace_back("Nats-Expected-Last-Sequence", QByteArray::number(message.sequence - 1));
    putMessage(connection, message, std::move(headers), std::move(done));
}

void putLast(Connection &connection, const Stored &message, std::function<void(Result<Taken>)> done)
{
    putMessage(connection, message, message.headers, std::move(done));
}

} // namespace lianxi::nats
