// SPDX-License-Identifier: GPL-3.0-or-later
// JetStream's API, https://docs.nats.io/reference/reference-protocols/nats_api_reference.
#include "app/nats/jet_stream.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::nats
{

namespace
{

constexpr auto answerPatience = 4s; ///< for one answer; an append asks again within its own patience
constexpr auto shortestPatience = 200ms; ///< for one that is sent near the end of its append's patience
constexpr auto retryPause = 200ms;
constexpr qint64 duplicateWindow = std::chrono::nanoseconds(2h).count(); ///< the server remembers keys in memory for it
constexpr int wrongLastSequence = 10071; ///< err_code of an expectation that did not hold
constexpr int noSuchStream = 10059, noSuchMessage = 10037, nameInUse = 10058;

QJsonObject objectOf(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

int errorCode(const QJsonObject &answer)
{
    return answer.value("error"_L1).toObject().value("err_code"_L1).toInt();
}

QString errorText(const QJsonObject &answer)
{
    return answer.value("error"_L1).toObject().value("description"_L1).toString();
}

/// The message that an answer of STREAM.MSG.GET holds.
StreamMessage messageIn(const QJsonObject &answer)
{
    const QJsonObject message = answer.value("message"_L1).toObject();
    return {message.value("seq"_L1).toInteger(), message.value("subject"_L1).toString().toUtf8(),
            headersOf(QByteArray::fromBase64(message.value("hdrs"_L1).toString().toLatin1())),
            QByteArray::fromBase64(message.value("data"_L1).toString().toLatin1())};
}

} // namespace

JetStream::JetStream(ConnectionOptions connection, StreamOptions options, std::shared_ptr<RecordCodec> codec)
    : m_options(std::move(options))
    , m_codec(codec ? std::move(codec) : std::make_shared<PlainCodec>())
    , m_trouble(u"not connected yet"_s)
    , m_connection(std::move(connection))
{
    m_connection.setParent(this);
    connect(&m_connection, &Connection::stateChanged, this, &JetStream::onConnection);
}

JetStream::~JetStream()
{
    m_connection.disconnect(this);
    m_codec->end();
    for (const OpenPtr &open : std::exchange(m_appends, {}))
        open->done(Unavailable{{ErrorCode::Unavailable, u"the program ends"_s}});
}

void JetStream::onConnection()
{
    m_ready = false;
    ++m_turn;
    if (m_connection.state() == Connection::State::Connected)
        ensureStream();
    else
        setTrouble(m_connection.trouble());
}

void JetStream::ensureStream()
{
    m_connection.request("$JS.API.STREAM.INFO." + m_options.stream(), {}, {}, answerPatience,
                         [this](const Result<Message> &answer) {
                             if (!answer) {
                                 setTrouble(answer.error().detail);
                                 if (m_connection.state() == Connection::State::Connected)
                                     QTimer::singleShot(retryPause, this, &JetStream::onConnection);
                                 return;
                             }
                             const QJsonObject json = objectOf(answer->payload);
                             if (errorCode(json) == noSuchStream)
                                 createStream();
                             else
                                 onStream(json);
                         });
}

void JetStream::createStream()
{
    // Whatever is said below the team's name is on its log; what is only for the moment has another name.
    const QJsonArray subjects{QString::fromUtf8(m_options.prefix() + '>')};
    // Nothing may be overwritten; taken out are keys only, one by one, and only by an administrator: what must be
    // forgotten is encrypted, and loses its key.
    const QJsonObject config{{"name"_L1, QString::fromUtf8(m_options.stream())},
                             {"subjects"_L1, subjects},
                             {"retention"_L1, u"limits"_s},
                             {"storage"_L1, u"file"_s},
                             {"discard"_L1, u"new"_s},
                             {"num_replicas"_L1, m_options.replicas},
                             {"duplicate_window"_L1, duplicateWindow},
                             {"deny_delete"_L1, false},
                             {"deny_purge"_L1, true},
                             {"allow_direct"_L1, true}};
    m_connection.request("$JS.API.STREAM.CREATE." + m_options.stream(), {},
                         QJsonDocument(config).toJson(QJsonDocument::Compact), answerPatience,
                         [this](const Result<Message> &answer) {
                             const QJsonObject json = answer ? objectOf(answer->payload) : QJsonObject();
                             if (answer && errorCode(json) != nameInUse) {
                                 onStream(json);
                                 return;
                             }
                             // Another desk was faster, or the answer was lost: it is there now, or is asked for again.
                             if (!answer)
                                 setTrouble(answer.error().detail);
                             QTimer::singleShot(retryPause, this, &JetStream::onConnection);
                         });
}

void JetStream::onStream(const QJsonObject &answer)
{
    if (answer.contains("error"_L1)) {
        setTrouble(u"JetStream: %1"_s.arg(errorText(answer)));
        // A cluster that elects a leader says so too, and is done in a moment.
        QTimer::singleShot(1s, this, [this, turn = m_turn] {
            if (turn == m_turn && !m_ready)
                onConnection();
        });
        return;
    }
    const StreamState state = stateOf(answer);
    if (!m_gate) {
        beginCodec(state);
        return;
    }
    m_gate(state, [this, state, turn = m_turn](Sequence last) {
        if (turn == m_turn)
            beginCodec({state.created, last, state.lastTime, state.copies});
    });
}

void JetStream::lookAgain()
{
    if (!m_ready)
        return; // it is being looked at
    onConnection();
    Q_EMIT changed();
}

void JetStream::witness(Stored message)
{
    if (m_witness)
        m_witness(std::move(message));
}

void JetStream::beginCodec(const StreamState &state)
{
    noteSequence(state.last);
    m_copies = state.copies;
    m_codec->begin(*this, state, [this, turn = m_turn](const Status &begun) {
        if (turn == m_turn)
            onCodec(begun);
    });
}

void JetStream::onCodec(const Status &begun)
{
    if (!begun) {
        setTrouble(begun.error().detail);
        QTimer::singleShot(5s, this, [this, turn = m_turn] {
            if (turn == m_turn && !m_ready)
                onConnection();
        });
        return;
    }
    m_ready = true;
    m_trouble.clear();
    Q_EMIT changed();
    // Encoded again: what the codec relied on may have been lost with the server.
    const std::vector<OpenPtr> waiting = m_appends;
    m_unsent.clear();
    for (const OpenPtr &open : waiting) {
        open->encoded = false;
        if (!open->own)
            m_unsent.push_back(open);
    }
    for (const OpenPtr &open : waiting)
        encode(open);
}

void JetStream::setTrouble(const QString &trouble)
{
    m_trouble = trouble;
    Q_EMIT changed();
}

void JetStream::noteSequence(Sequence sequence)
{
    Sequence known = m_last;
    while (known < sequence && !m_last.compare_exchange_weak(known, sequence)) { }
}

void JetStream::append(Append what, Log::AppendDone done, Sending how)
{
    take(std::move(what), std::move(done), how, false);
}

void JetStream::put(Append what, Log::AppendDone done)
{
    take(std::move(what), std::move(done), {}, true);
}

void JetStream::take(Append what, Log::AppendDone done, const Sending &how, bool own)
{
    if (what.events.empty() || what.subject.isEmpty()) {
        done(Unavailable{{ErrorCode::InvalidInput, u"an append of nothing"_s}});
        return;
    }
    auto open = std::make_shared<Open>();
    open->what = std::move(what);
    open->done = std::move(done);
    open->own = own;
    open->patience = how.patience.value_or(m_options.patience);
    open->id = open->what.key.isEmpty() ? how.id : QByteArray();
    open->since.start();
    m_appends.push_back(open);
    if (!own)
        m_unsent.push_back(open);
    if (m_ready) {
        encode(open);
        return;
    }
    QTimer::singleShot(open->patience, this, [this, open] {
        if (!m_ready)
            again(open, {ErrorCode::Unavailable, m_trouble});
    });
}

void JetStream::encode(const OpenPtr &open)
{
    RecordCodec &codec = codecOf(*open);
    if (open->id.isEmpty())
        open->id = open->what.key.isEmpty() ? madeUpId() : codec.idOf(open->what.key);
    codec.encode(open->what, open->id, [this, open, turn = m_turn](Result<QByteArray> payload) {
        if (turn != m_turn || open->finished)
            return;
        if (!payload) {
            if (payload.error().code == ErrorCode::Unavailable)
                again(open, payload.error());
            else
                finish(open, Unavailable{payload.error()});
            return;
        }
        open->payload = std::move(*payload);
        open->encoded = true;
        if (open->own)
            send(open);
        else
            sendInTurn();
    });
}

/// What came first goes out first, whatever the codec is done with.
void JetStream::sendInTurn()
{
    while (!m_unsent.empty() && (m_unsent.front()->finished || m_unsent.front()->encoded)) {
        const OpenPtr open = std::move(m_unsent.front());
        m_unsent.pop_front();
        if (!open->finished)
            send(open);
    }
}

void JetStream::send(const OpenPtr &open)
{
    if (m_copies > 1 && open->what.expectedLast.value_or(0) > 0)
        sendGuarded(open);
    else
        publish(open, {});
}

/// With several copies 2.9 looks at a subject's last sequence only before the servers agree on a message, so that of
/// two on their way both were taken (190 of 300 races). The whole stream's last sequence is looked at afterwards: when
/// that is `end`, and the subject's last was still the expected one behind it, nobody came between.
void JetStream::sendGuarded(const OpenPtr &open)
{
    look(m_connection, m_options, [this, open, turn = m_turn](const Result<StreamState> &state) {
        if (turn != m_turn || open->finished)
            return;
        if (!state) {
            again(open, state.error());
            return;
        }
        askLast(open, [this, open, turn, end = state->last](const Result<Message> &answer) {
            if (turn != m_turn || open->finished)
                return;
            const QJsonObject json = answer ? objectOf(answer->payload) : QJsonObject();
            const Sequence last = messageIn(json).sequence;
            if (!answer || (last <= 0 && errorCode(json) != noSuchMessage))
                again(open, answer ? Error{ErrorCode::Unavailable, errorText(json)} : answer.error());
            else // otherwise the server says whether it is a repetition or a conflict
                publish(open, last == *open->what.expectedLast ? std::optional(end) : std::nullopt);
        });
    });
}

void JetStream::publish(const OpenPtr &open, std::optional<Sequence> end)
{
    Headers headers{{"Nats-Msg-Id", open->id}};
    if (open->what.expectedLast)
        headers.emplace_back("Nats-Expected-Last-Subject-Sequence", QByteArray::number(*open->what.expectedLast));
    if (end)
        headers.emplace_back("Nats-Expected-Last-Sequence", QByteArray::number(*end));
    const std::chrono::milliseconds left(open->patience.count() - open->since.elapsed());
    m_connection.request(
        subjectFor(*open), headers, open->payload,
        std::clamp<std::chrono::milliseconds>(left, shortestPatience, answerPatience),
        [this, open, guarded = end.has_value()](const Result<Message> &answer) { onAnswer(open, answer, guarded); });
}

QByteArray JetStream::subjectFor(const Open &open)
{
    return m_options.prefix() + codecOf(open).subjectOf(open.what.subject);
}

void JetStream::onAnswer(const OpenPtr &open, const Result<Message> &answer, bool guarded)
{
    if (!answer) {
        if (answer.error().code == ErrorCode::InvalidInput || answer.error().code == ErrorCode::NotAllowed)
            finish(open, Unavailable{answer.error()});
        else
            again(open, answer.error());
        return;
    }
    const QJsonObject json = objectOf(answer->payload);
    if (errorCode(json) == wrongLastSequence) {
        if (guarded && m_ready && open->since.elapsed() < open->patience.count())
            sendGuarded(open); // perhaps only another subject grew
        else
            explainConflict(open);
        return;
    }
    const Sequence sequence = json.value("seq"_L1).toInteger();
    if (json.contains("error"_L1) || sequence <= 0) {
        again(open, {ErrorCode::Unavailable, u"JetStream: %1"_s.arg(errorText(json))});
        return;
    }
    noteSequence(sequence);
    const bool duplicate = json.value("duplicate"_L1).toBool();
    if (!duplicate)
        witness({sequence, 0, subjectFor(*open), {{"Nats-Msg-Id", open->id}}, open->payload});
    finish(open, Accepted{sequence, duplicate});
}

void JetStream::askLast(const OpenPtr &open, Connection::Answered answered)
{
    const QJsonObject question{{"last_by_subj"_L1, QString::fromUtf8(subjectFor(*open))}};
    m_connection.request("$JS.API.STREAM.MSG.GET." + m_options.stream(), {},
                         QJsonDocument(question).toJson(QJsonDocument::Compact), answerPatience, std::move(answered));
}

/// Who was first: the last message of the subject, from the stream's leader.
void JetStream::explainConflict(const OpenPtr &open)
{
    askLast(open, [this, open](const Result<Message> &answer) {
        const QJsonObject json = answer ? objectOf(answer->payload) : QJsonObject();
        if (errorCode(json) == noSuchMessage) {
            finish(open, Conflict{});
            return;
        }
        StreamMessage message = messageIn(json);
        if (message.sequence <= 0) {
            again(open, answer ? Error{ErrorCode::Unavailable, errorText(json)} : answer.error());
            return;
        }
        decodeWith(codecOf(*open), std::move(message), [this, open](Record last) {
            finish(open, Conflict{last.sequence, std::move(last.events)});
        });
    });
}

void JetStream::next(const QString &subject, Sequence from, Found found)
{
    const QJsonObject question{{"seq"_L1, std::max<Sequence>(from, 1)},
                               {"next_by_subj"_L1, QString::fromUtf8(m_options.prefix() + subjectOf(subject))}};
    m_connection.request("$JS.API.STREAM.MSG.GET." + m_options.stream(), {},
                         QJsonDocument(question).toJson(QJsonDocument::Compact), answerPatience,
                         [this, subject, from, found = std::move(found)](const Result<Message> &answer) mutable {
                             const QJsonObject json = answer ? objectOf(answer->payload) : QJsonObject();
                             StreamMessage message = messageIn(json);
                             if (message.sequence > 0)
                                 decodeWith(m_plain, std::move(message), std::move(found));
                             else if (errorCode(json) == noSuchMessage)
                                 found(std::nullopt);
                             else
                                 QTimer::singleShot(retryPause, this, [this, subject, from, found = std::move(found)] {
                                     next(subject, from, found);
                                 });
                         });
}

void JetStream::erase(Sequence sequence, std::function<void(Status)> done)
{
    const QJsonObject question{{"seq"_L1, sequence}, {"no_erase"_L1, false}};
    m_connection.request("$JS.API.STREAM.MSG.DELETE." + m_options.stream(), {},
                         QJsonDocument(question).toJson(QJsonDocument::Compact), answerPatience,
                         [done = std::move(done)](const Result<Message> &answer) {
                             const QJsonObject json = answer ? objectOf(answer->payload) : QJsonObject();
                             if (json.value("success"_L1).toBool() || errorCode(json) == noSuchMessage)
                                 done({});
                             else
                                 done(answer ? failure(ErrorCode::Unavailable, errorText(json))
                                             : Status(tl::make_unexpected(answer.error())));
                         });
}

void JetStream::decode(StreamMessage message, RecordCodec::Decoded decoded)
{
    decodeWith(*m_codec, std::move(message), std::move(decoded));
}

void JetStream::decodeWith(RecordCodec &codec, StreamMessage message, RecordCodec::Decoded decoded)
{
    if (const QByteArray prefix = m_options.prefix(); message.subject.startsWith(prefix))
        message.subject.remove(0, prefix.size());
    codec.decode(std::move(message), std::move(decoded));
}

/// The same id again, as long as the writer has patience: what was heard the first time is recognised.
void JetStream::again(const OpenPtr &open, const Error &why)
{
    if (std::ranges::find(m_appends, open) == m_appends.end())
        return;
    if (open->since.elapsed() >= open->patience.count()) {
        finish(open, Unavailable{why});
        return;
    }
    // While there is no stream, onStream() sends it.
    QTimer::singleShot(retryPause, this, [this, open, why] {
        if (!m_ready)
            again(open, why);
        else if (open->encoded)
            send(open);
        else
            encode(open);
    });
}

void JetStream::finish(const OpenPtr &open, AppendOutcome outcome)
{
    if (std::erase(m_appends, open) == 0)
        return;
    open->finished = true;
    open->done(std::move(outcome));
    sendInTurn();
}

} // namespace lianxi::nats
