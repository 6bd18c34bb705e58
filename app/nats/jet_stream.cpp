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
constexpr auto retryPause = 200ms;
constexpr qint64 duplicateWindow = std::chrono::nanoseconds(2h).count(); ///< the server remembers keys in memory for it
constexpr int wrongLastSequence = 10071; ///< err_code of an expectation that did not hold
constexpr int noSuchStream = 10059, noSuchMessage = 10037, nameInUse = 10058;

/// Keys that no writer gave begin with it; a record read back has none.
constexpr char madeUp = '~';

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

/// A header's value holds neither line breaks nor spaces at its ends.
QByteArray idOf(const QByteArray &key)
{
    return key.isEmpty() ? madeUp + EventId::generate().toString().toLatin1()
                         : key.toPercentEncoding(":/-_.!$&'()*+,;=@");
}

Headers headersIn(const QByteArray &base64)
{
    // As a server keeps them: the block of an HMSG.
    const QByteArray block = QByteArray::fromBase64(base64);
    if (block.isEmpty())
        return {};
    Parser parser;
    const QByteArray size = QByteArray::number(block.size());
    parser.feed("HMSG x 1 " + size + ' ' + size + "\r\n" + block + "\r\n");
    const Result<std::optional<Frame>> frame = parser.next();
    const Message *message = frame && *frame ? std::get_if<Message>(&**frame) : nullptr;
    return message ? message->headers : Headers();
}

} // namespace

Record recordOf(const StreamOptions &options, Sequence sequence, const QByteArray &subject, const Headers &headers,
                const QByteArray &payload)
{
    Record record;
    record.sequence = sequence;
    const QByteArray prefix = options.prefix();
    record.subject = nameOf(subject.startsWith(prefix) ? subject.sliced(prefix.size()) : subject);
    const QByteArray id = header(headers, "Nats-Msg-Id");
    if (!id.startsWith(madeUp))
        record.key = QByteArray::fromPercentEncoding(id);
    if (Result<std::vector<Event>> events = decodeEvents(payload))
        record.events = std::move(*events);
    return record;
}

JetStream::JetStream(ConnectionOptions connection, StreamOptions options)
    : m_options(std::move(options))
    , m_connection(std::move(connection))
    , m_trouble(u"not connected yet"_s)
{
    m_connection.setParent(this);
    connect(&m_connection, &Connection::stateChanged, this, &JetStream::onConnection);
}

JetStream::~JetStream()
{
    m_connection.disconnect(this);
    for (const OpenPtr &open : std::exchange(m_appends, {}))
        open->done(Unavailable{{ErrorCode::Unavailable, u"the program ends"_s}});
}

void JetStream::onConnection()
{
    m_ready = false;
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
    // Nothing may be taken out or overwritten: what must be forgotten is encrypted, and loses its key.
    const QJsonObject config{{"name"_L1, QString::fromUtf8(m_options.stream())},
                             {"subjects"_L1, subjects},
                             {"retention"_L1, u"limits"_s},
                             {"storage"_L1, u"file"_s},
                             {"discard"_L1, u"new"_s},
                             {"num_replicas"_L1, m_options.replicas},
                             {"duplicate_window"_L1, duplicateWindow},
                             {"deny_delete"_L1, true},
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
        QTimer::singleShot(5s, this, [this] {
            if (!m_ready)
                onConnection();
        });
        return;
    }
    noteSequence(answer.value("state"_L1).toObject().value("last_seq"_L1).toInteger());
    m_ready = true;
    m_trouble.clear();
    Q_EMIT changed();
    const std::vector<OpenPtr> waiting = m_appends;
    for (const OpenPtr &open : waiting)
        send(open);
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

void JetStream::append(Append what, Log::AppendDone done)
{
    if (what.events.empty() || what.subject.isEmpty()) {
        done(Unavailable{{ErrorCode::InvalidInput, u"an append of nothing"_s}});
        return;
    }
    auto open = std::make_shared<Open>();
    open->payload = encodeEvents(what.events);
    open->id = idOf(what.key);
    open->what = std::move(what);
    open->done = std::move(done);
    open->since.start();
    m_appends.push_back(open);
    if (m_ready) {
        send(open);
        return;
    }
    QTimer::singleShot(m_options.patience, this, [this, open] {
        if (!m_ready)
            again(open, {ErrorCode::Unavailable, m_trouble});
    });
}

void JetStream::send(const OpenPtr &open)
{
    Headers headers{{"Nats-Msg-Id", open->id}};
    if (open->what.expectedLast)
        headers.emplace_back("Nats-Expected-Last-Subject-Sequence", QByteArray::number(*open->what.expectedLast));
    m_connection.request(m_options.prefix() + subjectOf(open->what.subject), headers, open->payload, answerPatience,
                         [this, open](const Result<Message> &answer) { onAnswer(open, answer); });
}

void JetStream::onAnswer(const OpenPtr &open, const Result<Message> &answer)
{
    if (!answer) {
        if (answer.error().code == ErrorCode::InvalidInput)
            finish(open, Unavailable{answer.error()});
        else
            again(open, answer.error());
        return;
    }
    const QJsonObject json = objectOf(answer->payload);
    if (errorCode(json) == wrongLastSequence) {
        explainConflict(open);
        return;
    }
    const Sequence sequence = json.value("seq"_L1).toInteger();
    if (json.contains("error"_L1) || sequence <= 0) {
        again(open, {ErrorCode::Unavailable, u"JetStream: %1"_s.arg(errorText(json))});
        return;
    }
    noteSequence(sequence);
    finish(open, Accepted{sequence, json.value("duplicate"_L1).toBool()});
}

/// Who was first: the last message of the subject, from the stream's leader.
void JetStream::explainConflict(const OpenPtr &open)
{
    const QJsonObject question{
        {"last_by_subj"_L1, QString::fromUtf8(m_options.prefix() + subjectOf(open->what.subject))}};
    m_connection.request(
        "$JS.API.STREAM.MSG.GET." + m_options.stream(), {}, QJsonDocument(question).toJson(QJsonDocument::Compact),
        answerPatience, [this, open](const Result<Message> &answer) {
            const QJsonObject json = answer ? objectOf(answer->payload) : QJsonObject();
            if (errorCode(json) == noSuchMessage) {
                finish(open, Conflict{});
                return;
            }
            const QJsonObject message = json.value("message"_L1).toObject();
            if (message.isEmpty()) {
                again(open, answer ? Error{ErrorCode::Unavailable, errorText(json)} : answer.error());
                return;
            }
            Record last = recordOf(m_options, message.value("seq"_L1).toInteger(),
                                   message.value("subject"_L1).toString().toUtf8(),
                                   headersIn(message.value("hdrs"_L1).toString().toLatin1()),
                                   QByteArray::fromBase64(message.value("data"_L1).toString().toLatin1()));
            finish(open, Conflict{last.sequence, std::move(last.events)});
        });
}

/// The same id again, as long as the writer has patience: what was heard the first time is recognised.
void JetStream::again(const OpenPtr &open, const Error &why)
{
    if (std::ranges::find(m_appends, open) == m_appends.end())
        return;
    if (open->since.elapsed() >= m_options.patience.count()) {
        finish(open, Unavailable{why});
        return;
    }
    // While there is no stream, onStream() sends it.
    QTimer::singleShot(retryPause, this, [this, open, why] {
        if (m_ready)
            send(open);
        else
            again(open, why);
    });
}

void JetStream::finish(const OpenPtr &open, AppendOutcome outcome)
{
    if (std::erase(m_appends, open) == 0)
        return;
    open->done(std::move(outcome));
}

} // namespace lianxi::nats
