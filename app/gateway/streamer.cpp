// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/streamer.h"

#include "app/duty/backoff.h"
#include "app/gateway/inbound.h"
#include "models/event/payloads.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr auto openPatience = 30s; ///< from opening to the answer of the upgrade
constexpr auto firstWait = 1s, longestWait = 300s; ///< before a session is opened again
constexpr auto settled = 30s; ///< a session that stood so long was a good one
constexpr size_t mostWaiting = 10'000; ///< events that wait for a log that takes nothing

/// What waits for the log.
struct Batch {
    std::vector<PlatformEvent> events;
    QJsonObject next;
    [[nodiscard]] bool isEmpty() const { return events.empty() && next.isEmpty(); }
};

/// Events and cursor in one record. With a cursor its key is its own: a poll may have stored one of the events
/// already, and the cursor must move all the same.
Append batchAppend(const ChannelId &channel, const Batch &batch, const QString &source, Instant now)
{
    Append append = inboundAppend(channel, batch.events, source, now);
    if (batch.next.isEmpty())
        return append;
    append.events.push_back(makeEvent(ChannelCursor{channel, streamCursor, batch.next}, source, now));
    const QByteArray content = append.key + '\n' + QJsonDocument(batch.next).toJson(QJsonDocument::Compact);
    append.key =
        channel.text().toUtf8() + "\nstream:" + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    return append;
}

bool sameChannel(const ChannelConfigured &a, const ChannelConfigured &b)
{
    return a.platform == b.platform && a.settings == b.settings && a.account == b.account;
}

StreamStep stepOf(StreamStep::End end, const QString &reason)
{
    StreamStep step;
    step.end = end;
    step.reason = reason;
    return step;
}

} // namespace

struct Streamer::Run {
    /// Who opens the next session.
    enum class Rest {
        No, ///< this program, in time
        UntilRefresh, ///< a person changes something
        UntilChanged, ///< a person changes this channel
    };
    ChannelConfigured channel;
    const Codec *codec = nullptr;
    QJsonObject cursor; ///< as the codec sees it: stored, or on its way
    QJsonObject state;
    StreamOpen opened;
    StreamSocket *socket = nullptr; ///< child of the streamer
    bool opening = false; ///< the server has not taken the upgrade yet
    Instant heard, ticked;
    std::optional<Instant> stood; ///< since when the session stands
    unsigned turn = 0; ///< of sessions and waits: timers of earlier ones do nothing
    int failures = 0, storeFailures = 0;
    bool tokenTried = false;
    QString usedToken; ///< what the session was opened with
    bool ended = false; ///< what still comes is dropped
    Rest rest = Rest::No;
    Batch waiting; ///< for the record under way to be durable
    Batch storing;
};

Streamer::Streamer(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_post(this)
{
}

Streamer::~Streamer()
{
    m_post.close();
    for (const auto &[id, run] : m_runs) {
        stop(*run);
        // What was heard is the log's to keep. A record that is on its way has the same key twice.
        for (const Batch &batch : {run->storing, run->waiting}) {
            Append append = batchAppend(id, batch, m_parts.source, m_parts.clock.now());
            if (!append.events.empty())
                m_parts.log.append(std::move(append), [](const AppendOutcome &) {});
        }
    }
}

void Streamer::refresh()
{
    m_post([this] { apply(); });
}

void Streamer::noteCursor(const ChannelId &channel, const QJsonObject &cursor)
{
    const auto run = m_runs.find(channel);
    if (run != m_runs.end())
        run->second->cursor = cursor;
}

void Streamer::apply()
{
    std::set<ChannelId> wanted;
    for (const ChannelConfigured &channel : m_parts.channels.channels()) {
        if (channel.paused || channel.removed || !m_parts.codecs(channel.platform))
            continue;
        wanted.insert(channel.channel);
        const auto running = m_runs.find(channel.channel);
        if (running != m_runs.end() && sameChannel(running->second->channel, channel)
            && running->second->rest != Run::Rest::UntilRefresh)
            continue;
        if (running != m_runs.end())
            stop(*running->second);
        start(channel);
    }
    std::erase_if(m_runs, [&](const auto &run) {
        if (wanted.contains(run.first))
            return false;
        stop(*run.second);
        return true;
    });
}

void Streamer::start(const ChannelConfigured &channel)
{
    auto run = std::make_shared<Run>();
    run->channel = channel;
    run->codec = m_parts.codecs(channel.platform);
    m_runs[channel.channel] = run;
    m_parts.health.streamRecovered(channel.channel);
    m_parts.askCursors(channel.channel, [this, run, post = m_post](const QHash<QString, QJsonObject> &cursors) {
        post([this, run, cursor = cursors.value(streamCursor)] {
            run->cursor = cursor;
            open(run);
        });
    });
}

/// What an answer about tokens leads to, unless the wait for it was given up meanwhile.
TokenKeeper::Done Streamer::ifStill(const RunPointer &run, const TokenKeeper::Done &what)
{
    return [self = QPointer(this), run, turn = run->turn, what](TokenKeeper::Outcome outcome) {
        if (self && !run->ended && run->turn == turn)
            what(outcome);
    };
}

/// For good: the channel is gone, paused, or begins anew with other settings.
void Streamer::stop(Run &run)
{
    run.ended = true;
    dropSocket(run);
    m_parts.health.streamRecovered(run.channel.channel);
}

void Streamer::open(const RunPointer &run)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    if (run->ended || !account)
        return;
    if (!run->codec->openStream(*account, run->cursor)) {
        run->rest = Run::Rest::UntilRefresh; // no stream in this mode, or a secret is still missing
        return;
    }
    m_parts.tokens.ensure(run->channel.channel,
                          ifStill(run, [this, run](TokenKeeper::Outcome outcome) { onToken(run, outcome, false); }));
}

void Streamer::onToken(const RunPointer &run, TokenKeeper::Outcome outcome, bool renewed)
{
    switch (outcome) {
    case TokenKeeper::Outcome::Ready:
        connectTo(run);
        return;
    case TokenKeeper::Outcome::Unreachable:
        run->tokenTried = run->tokenTried && !renewed;
        end(run, stepOf(StreamStep::End::Reconnect, u"network"_s));
        return;
    case TokenKeeper::Outcome::Refused:
        run->tokenTried = true;
        end(run, stepOf(StreamStep::End::Credentials, u"token"_s));
        return;
    }
}

void Streamer::connectTo(const RunPointer &run)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    const auto plan = account ? run->codec->openStream(*account, run->cursor) : std::nullopt;
    if (!plan)
        return;
    if (!checkDestination(plan->request.url, *account)) {
        end(run, stepOf(StreamStep::End::Refused, u"address"_s));
        return;
    }
    run->opened = *plan;
    run->usedToken = m_parts.tokens.tokenOf(run->channel.channel);
    run->opening = true;
    run->state = {};
    run->heard = run->ticked = m_parts.clock.now();
    ++run->turn;
    // The ears of a dropped socket are deaf, so none of these speaks for an earlier session.
    run->socket = new StreamSocket(*plan,
                                   {.opened = [this, run] { onOpened(run); },
                                    .frame = [this, run](const QByteArray &frame) { onFrame(run, frame); },
                                    .pong = [this, run] { run->heard = m_parts.clock.now(); },
                                    .ended = [this, run](StreamSocket::Ending ending) { onEnded(run, ending); }},
                                   this);
    watch(run);
}

void Streamer::onOpened(const RunPointer &run)
{
    run->heard = run->ticked = m_parts.clock.now();
    run->opening = false;
    StreamInput input;
    input.kind = StreamInput::Kind::Opened;
    take(run, input);
}

void Streamer::onFrame(const RunPointer &run, const QByteArray &frame)
{
    run->heard = m_parts.clock.now();
    m_parts.health.received(run->channel.channel);
    StreamInput input;
    input.frame = frame;
    take(run, input);
}

void Streamer::onEnded(const RunPointer &run, StreamSocket::Ending ending)
{
    if (run->ended)
        return;
    if (ending.httpStatus == 401 || ending.httpStatus == 403) {
        end(run, stepOf(StreamStep::End::Credentials, u"token"_s));
        return;
    }
    if (ending.closeCode == QWebSocketProtocol::CloseCodeTooMuchData) {
        end(run, stepOf(StreamStep::End::Reconnect, u"oversized"_s));
        return;
    }
    if (run->opening) { // it never opened, so there is no session to ask
        end(run, stepOf(StreamStep::End::Reconnect, ending.httpStatus >= 400 ? u"server"_s : u"network"_s));
        return;
    }
    StreamInput input;
    input.kind = StreamInput::Kind::Closed;
    input.closeCode = ending.closeCode;
    take(run, input);
}

/// Looks after a session from time to time: often enough to notice a silence soon after it is one.
void Streamer::watch(const RunPointer &run)
{
    const auto often = std::max<std::chrono::milliseconds>(std::min(run->opened.tick, run->opened.silence / 2), 1s);
    m_parts.scheduler.after(often, this, [this, run, turn = run->turn] {
        if (!run->ended && run->turn == turn)
            look(run);
    });
}

void Streamer::look(const RunPointer &run)
{
    const Instant now = m_parts.clock.now();
    run->heard = std::min(run->heard, now); // a clock that was put back must not hide a silence
    run->ticked = std::min(run->ticked, now);
    // A machine that slept finds a long silence, too.
    if (now - run->heard > (run->opening ? openPatience : run->opened.silence)) {
        end(run, stepOf(StreamStep::End::Reconnect, u"silence"_s));
        return;
    }
    if (run->stood && now - *run->stood >= settled)
        run->failures = 0;
    const unsigned turn = run->turn;
    if (!run->opening && now - run->ticked >= run->opened.tick) {
        run->ticked = now;
        run->socket->ping();
        StreamInput input;
        input.kind = StreamInput::Kind::Tick;
        take(run, input);
    }
    if (!run->ended && run->turn == turn)
        watch(run);
}

void Streamer::take(const RunPointer &run, const StreamInput &input)
{
    const ChannelId &id = run->channel.channel;
    const auto account = m_parts.channels.account(id);
    if (run->ended || !account)
        return;
    StreamStep step = run->codec->onStream(input, run->state, run->cursor, *account, m_parts.clock.now());
    run->state = step.state;
    for (const QByteArray &frame : step.send) {
        if (run->socket)
            run->socket->send(frame);
    }
    keep(run, step);
    if (step.standing) {
        run->stood = run->stood.value_or(m_parts.clock.now());
        run->tokenTried = false;
        m_parts.health.streamRecovered(id);
        m_parts.stands(id, true);
    }
    if (step.end == StreamStep::End::None && input.kind == StreamInput::Kind::Closed)
        step.end = StreamStep::End::Reconnect;
    if (step.end != StreamStep::End::None)
        end(run, step);
}

void Streamer::end(const RunPointer &run, const StreamStep &step)
{
    const ChannelId &id = run->channel.channel;
    const Instant now = m_parts.clock.now();
    dropSocket(*run);
    const auto trouble = [&](const QString &otherwise) {
        m_parts.health.streamTrouble(id, step.reason.isEmpty() ? otherwise : step.reason, now);
    };
    switch (step.end) {
    case StreamStep::End::None:
        return;
    case StreamStep::End::Reconnect:
        trouble(u"network"_s);
        again(run, backOff(++run->failures, m_parts.jitter(), step.retryAfter, firstWait, longestWait));
        return;
    case StreamStep::End::Credentials:
        if (!std::exchange(run->tokenTried, true)) {
            m_parts.tokens.renew(id, run->usedToken, ifStill(run, [this, run](TokenKeeper::Outcome outcome) {
                                     onToken(run, outcome, true);
                                 }));
            return;
        }
        m_parts.health.streamTrouble(id, u"reconnect"_s, now);
        again(run, backOff(++run->failures, m_parts.jitter(), step.retryAfter, firstWait, longestWait));
        return;
    case StreamStep::End::TakenOver:
        trouble(u"taken_over"_s);
        run->rest = Run::Rest::UntilChanged;
        return;
    case StreamStep::End::Refused:
        trouble(u"refused"_s);
        run->rest = Run::Rest::UntilRefresh;
        return;
    }
}

void Streamer::dropSocket(Run &run)
{
    ++run.turn;
    if (StreamSocket *socket = std::exchange(run.socket, nullptr)) {
        socket->drop();
        socket->deleteLater(); // this may be one of its own calls
    }
    if (std::exchange(run.stood, std::nullopt))
        m_parts.stands(run.channel.channel, false);
}

void Streamer::again(const RunPointer &run, std::chrono::milliseconds wait)
{
    m_parts.scheduler.after(wait, this, [this, run, turn = run->turn] {
        if (!run->ended && run->turn == turn)
            open(run);
    });
}

/// Records follow one another; what comes while one is on its way goes with the next.
void Streamer::keep(const RunPointer &run, StreamStep &step)
{
    Batch &waiting = run->waiting;
    std::move(step.events.begin(), step.events.end(), std::back_inserter(waiting.events));
    if (!step.next.isEmpty() && step.next != run->cursor) {
        run->cursor = waiting.next = step.next;
        m_parts.cursorMoved(run->channel.channel, step.next);
    }
    if (waiting.events.size() > mostWaiting && step.end == StreamStep::End::None) {
        // Better to hear nothing than to forget: catching up tells it again.
        step.end = StreamStep::End::Reconnect;
        step.reason = u"log"_s;
    }
    if (run->storing.isEmpty())
        store(run);
}

void Streamer::store(const RunPointer &run)
{
    if (run->storing.isEmpty())
        run->storing = std::exchange(run->waiting, {});
    const Instant now = m_parts.clock.now();
    Append append = batchAppend(run->channel.channel, run->storing, m_parts.source, now);
    if (append.events.empty()) { // typing only
        run->storing = {};
        return;
    }
    m_parts.log.append(std::move(append), [this, run, post = m_post](AppendOutcome outcome) {
        post([this, run, outcome = std::move(outcome)] { onStored(run, outcome); });
    });
}

/// Also of a run that has ended: what was heard is kept.
void Streamer::onStored(const RunPointer &run, const AppendOutcome &outcome)
{
    const ChannelId &id = run->channel.channel;
    const auto *accepted = std::get_if<Accepted>(&outcome);
    if (!accepted) {
        m_parts.health.appendFailed(id);
        m_parts.scheduler.after(backOff(++run->storeFailures, m_parts.jitter(), {}, firstWait, longestWait), this,
                                [this, run] { store(run); });
        return;
    }
    run->storeFailures = 0;
    if (!run->storing.events.empty())
        m_parts.health.stored(id, m_parts.clock.now(), accepted->duplicate, 0us);
    if (const Codec *codec = m_parts.codecs(run->channel.platform); codec && m_parts.acknowledge)
        m_parts.acknowledge(id, acknowledgements(*codec, run->storing.events));
    run->storing = {};
    if (!run->waiting.isEmpty())
        store(run);
}

} // namespace lianxi
