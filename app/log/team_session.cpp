// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/team_session.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

/// How long one that may wait is tried before it waits.
constexpr auto patience = 2s;
constexpr auto watchEvery = 5s;
constexpr auto drainPause = 1s;
constexpr size_t mostOwn = 10'000;
/// Server time, nanoseconds. 2.9.10 syncs every minute; ten are kept, three when the file would grow too large.
constexpr TeamTables::Bounds bounds{std::chrono::nanoseconds(10min).count(), std::chrono::nanoseconds(3min).count(),
                                    256ll * 1024 * 1024};

/// Will it never be taken, whoever asks again?
bool isFinal(const AppendOutcome &outcome)
{
    const auto *down = std::get_if<Unavailable>(&outcome);
    return !down || down->error.code == ErrorCode::InvalidInput || down->error.code == ErrorCode::NotAllowed;
}

} // namespace

TeamSession::TeamSession(nats::JetStream &stream, TeamStore &store, const Clock &clock, Found found, Told told,
                         Taken taken)
    : m_stream(stream)
    , m_store(store)
    , m_clock(clock)
    , m_told(std::move(told))
    , m_taken(std::move(taken))
    , m_repair(stream, store, clock)
    , m_created(std::move(found.created))
    , m_known(std::max(found.known, found.followed))
    , m_followed(found.followed)
    , m_refold(found.refold)
    , m_needsFollower(!found.waiting.empty())
    , m_cutOffSince(clock.now())
    , m_returned(std::move(found.returned))
{
    for (WaitingAppend &append : found.waiting)
        m_waiting.push_back({std::move(append), {}, true});
    m_lastNumber = m_waiting.empty() ? 0 : std::max<qint64>(0, m_waiting.back().append.number);
    for (const ReturnedAppend &append : m_returned)
        m_lastNumber = std::max(m_lastNumber, append.number);
    stream.setGate([this](const nats::StreamState &state, auto pass) { onGate(state, std::move(pass)); });
    stream.setWitness([this](nats::Stored message) { onWitness(std::move(message)); });
    connect(&stream, &nats::JetStream::changed, this, &TeamSession::onStream);
    connect(&m_repair, &TeamRepair::troubleChanged, this, &TeamSession::tell);
    connect(&m_watch, &QTimer::timeout, this, &TeamSession::watch);
    m_watch.start(watchEvery);
    // One tick for all that are about to wait: each is answered between two and two and a quarter seconds.
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const Instant late = m_clock.now() - patience;
        bool more = false;
        for (Entry &entry : m_waiting) {
            if (entry.done && entry.kept && entry.append.since <= late)
                answerWaiting(entry);
            more = more || entry.done;
        }
        if (!more)
            m_patience.stop();
    });
    tell();
}

TeamSession::~TeamSession()
{
    m_stream.setGate({});
    m_stream.setWitness({});
}

template <class Next>
auto TeamSession::here(Next next)
{
    return [stream = &m_stream, self = QPointer(this), next](const Status &status) {
        QMetaObject::invokeMethod(
            stream,
            [self, next, status] {
                if (self)
                    next(status);
            },
            Qt::QueuedConnection);
    };
}

TeamSession::Entry *TeamSession::find(qint64 number)
{
    const auto found = std::ranges::find(m_waiting, number, [](const Entry &e) { return e.append.number; });
    return found == m_waiting.end() ? nullptr : &*found;
}

std::deque<TeamSession::Entry>::iterator TeamSession::placeOf(qint64 number)
{
    return std::ranges::upper_bound(m_waiting, number, {}, [](const Entry &e) { return e.append.number; });
}

void TeamSession::tell()
{
    TeamStanding standing{m_stream.isReady(),
                          m_stream.isReady() && m_caughtUp,
                          m_cutOffSince,
                          std::ssize(m_waiting),
                          std::ssize(m_returned),
                          m_repair.trouble().isEmpty() ? m_stream.trouble() : m_repair.trouble(),
                          m_refold};
    std::vector<WaitingAppend> waiting;
    for (const Entry &entry : m_waiting)
        waiting.push_back(entry.append);
    m_told(standing, std::move(waiting), m_returned);
}

// ---- the stream ----

void TeamSession::onGate(const nats::StreamState &state, std::function<void(Sequence)> pass)
{
    m_newest = std::max(m_newest, state.lastTime);
    m_repair.start(state, {m_created, m_known, m_followed},
                   [this, created = state.created, pass = std::move(pass)](const TeamRepair::Outcome &outcome) {
                       m_created = created;
                       if (outcome.last < m_known) // somebody who knows more has begun to follow
                           onGate({created, outcome.last}, pass);
                       else
                           onRepaired(outcome, pass);
                   });
}

void TeamSession::onRepaired(const TeamRepair::Outcome &outcome, const std::function<void(Sequence)> &pass)
{
    m_known = outcome.last;
    m_target = outcome.last;
    if (outcome.refold && !std::exchange(m_refold, true))
        m_store.write([](TeamTables &tables) { return tables.setFact("refold", u"yes"_s); });
    if (outcome.displaced)
        reloadWaiting();
    pass(outcome.last);
}

void TeamSession::onStream()
{
    if (m_stream.isReady()) {
        m_cutOffSince.reset();
        m_caughtUp = false;
        onTaken();
    } else {
        if (!m_cutOffSince)
            m_cutOffSince = m_clock.now();
        tell();
        for (Entry &entry : m_waiting)
            if (entry.done && entry.kept)
                answerWaiting(entry);
    }
    tell();
    drain();
}

void TeamSession::onWitness(nats::Stored message)
{
    m_known = std::max(m_known, message.sequence);
    m_newest = std::max(m_newest, message.time);
    const bool own = message.time == 0;
    if (!own && message.time < m_newest - bounds.youth)
        return; // surely synced by now
    const auto displaced = std::make_shared<bool>(false);
    const auto work = [message = std::move(message), displaced, now = m_clock.now()](TeamTables &tables) {
        return tables.keep(message, now).map([&](bool other) { *displaced = other; });
    };
    const auto keeping = own ? std::make_shared<Status>() : nullptr;
    if (own)
        m_keeping = keeping;
    const auto done = [answer = here([this](const Status &) { reloadWaiting(); }), displaced,
                       keeping](const Status &status) {
        if (keeping)
            *keeping = status;
        if (status && *displaced)
            answer(status);
    };
    own ? m_store.write(work, done) : m_store.writeLater(work, done);
}

void TeamSession::watch()
{
    if (!m_stream.isReady())
        return;
    nats::look(m_stream.connection(), m_stream.options(),
               [self = QPointer(this), known = m_known](const Result<nats::StreamState> &state) {
                   if (!self || !state || !self->m_stream.isReady())
                       return;
                   if (state->created != self->m_created || state->last < known) {
                       self->m_stream.lookAgain();
                       return;
                   }
                   self->m_newest = std::max(self->m_newest, state->lastTime);
                   self->m_store.writeLater([last = state->last, time = state->lastTime](TeamTables &tables) {
                       return tables.trim(last, time, bounds);
                   });
               });
}

bool TeamSession::isCaughtUp()
{
    const std::optional<Sequence> taken = m_taken();
    return taken ? *taken >= m_target : !m_needsFollower;
}

void TeamSession::onFollow(Sequence after)
{
    m_needsFollower = false;
    if (after <= m_known) {
        m_caughtUp = m_caughtUp && isCaughtUp(); // a new one may have much to read
        onTaken();
        tell();
        return;
    }
    // Who follows knows more than this file: the stream has to have it too.
    m_known = after;
    m_followed = std::max(m_followed, after);
    m_stream.lookAgain();
}

void TeamSession::onTaken()
{
    if (const std::optional<Sequence> taken = m_taken(); taken && *taken > m_followed) {
        m_followed = *taken;
        m_store.writeLater([followed = m_followed](TeamTables &tables) {
            return tables.setFact("followed", QString::number(followed));
        });
    }
    if (m_caughtUp || !m_stream.isReady() || !isCaughtUp())
        return;
    m_caughtUp = true;
    tell();
    drain();
}

void TeamSession::onRefolded()
{
    m_refold = false;
    m_store.write([](TeamTables &tables) { return tables.setFact("refold", {}); });
    tell();
}

// ---- appends ----

void TeamSession::append(Append what, Log::AppendDone done)
{
    if (what.events.empty() || what.subject.isEmpty()) {
        done(Unavailable{{ErrorCode::InvalidInput, u"an append needs a subject and at least one event"_s}});
        return;
    }
    if (!what.mayWait || (m_stream.isReady() && m_caughtUp && m_waiting.empty())) {
        const qint64 number = what.mayWait ? ++m_lastNumber : 0;
        sendNow(std::move(what), number, std::move(done));
        return;
    }
    wait({++m_lastNumber, m_clock.now(), what.subject, what.key, what.key.isEmpty() ? nats::madeUpId() : QByteArray(),
          encodeEvents(what.events), what.expectedLast, std::nullopt},
         std::move(done));
}

void TeamSession::sendNow(Append what, qint64 number, Log::AppendDone done)
{
    nats::JetStream::Sending how;
    if (number > 0) {
        m_inFlight.insert(number);
        how.patience = patience;
        how.id = nats::madeUpId();
    }
    WaitingAppend ifItWaits{
        number, m_clock.now(),     what.subject, what.key, what.key.isEmpty() ? how.id : QByteArray(),
        {},     what.expectedLast, std::nullopt};
    if (number > 0)
        ifItWaits.bytes = encodeEvents(what.events);
    const auto onOutcome = [this, self = QPointer(this), number, ifItWaits = std::move(ifItWaits),
                            done = std::move(done)](const AppendOutcome &outcome) {
        if (!self) {
            done(outcome);
            return;
        }
        if (number > 0 && !isFinal(outcome)) {
            m_inFlight.erase(number);
            wait(ifItWaits, done);
            return;
        }
        const auto *accepted = std::get_if<Accepted>(&outcome);
        if (!accepted) {
            m_inFlight.erase(number);
            done(outcome);
            drain();
            return;
        }
        noteExpected(ifItWaits.subject, ifItWaits.expectedLast, accepted->sequence);
        m_inFlight.erase(number);
        const auto instead = here([this, ifItWaits, done](const Status &) { wait(ifItWaits, done); });
        whenKept(*accepted, [done, accepted = *accepted, number, instead](const Status &kept) {
            if (kept)
                done(accepted);
            else if (number > 0)
                instead(kept);
            else
                done(Unavailable{kept.error()});
        });
        drain();
    };
    m_stream.append(std::move(what), onOutcome, how);
}

void TeamSession::whenKept(const Accepted &accepted, std::function<void(const Status &)> then)
{
    if (!accepted.duplicate) {
        // The witness has handed it over just before this, and is answered first.
        m_store.write([](TeamTables &) { return Status{}; },
                      [keeping = m_keeping, then = std::move(then)](const Status &written) {
                          then(written ? *keeping : written);
                      });
        return;
    }
    const auto there = std::make_shared<bool>(false);
    const auto readBack = here([this, sequence = accepted.sequence, then](const Status &) {
        nats::fetch(
            m_stream.connection(), m_stream.options(), sequence,
            [self = QPointer(this), then](const Result<nats::Stored> &found) {
                if (!found || !self) {
                    then(tl::unexpected(found ? Error{ErrorCode::Unavailable, u"the program ends"_s} : found.error()));
                    return;
                }
                self->m_store.write([stored = *found, now = self->m_clock.now()](
                                        TeamTables &tables) { return tables.keep(stored, now).map([](bool) {}); },
                                    then);
            });
    });
    m_store.write([there, sequence = accepted.sequence](
                      TeamTables &tables) { return tables.has(sequence).map([&](bool has) { *there = has; }); },
                  [there, then = std::move(then), readBack](const Status &read) {
                      if (!read || *there)
                          then(read);
                      else
                          readBack(read);
                  });
}

/// An append of ours is no rival of what we wrote later without having read it.
void TeamSession::noteExpected(const QString &subject, std::optional<Sequence> before, Sequence after)
{
    if (!before)
        return;
    if (m_own.size() >= mostOwn) // what is that old was read long ago
        m_own.clear();
    const auto known = m_own.find(subject);
    // A chain of our own counts from its beginning.
    const Sequence first = known != m_own.end() && known->second.second == *before ? known->second.first : *before;
    m_own.insert_or_assign(subject, std::pair(first, after));
}

void TeamSession::wait(WaitingAppend append, Log::AppendDone done)
{
    const qint64 number = append.number;
    m_waiting.insert(placeOf(number), {append, std::move(done), false});
    if (!m_patience.isActive())
        m_patience.start(250ms);
    m_store.write([append](TeamTables &tables) { return tables.addWaiting(append); },
                  here([this, number](const Status &kept) {
                      Entry *const entry = find(number);
                      if (!entry)
                          return;
                      if (!kept) {
                          const Log::AppendDone answer = std::move(entry->done);
                          std::erase_if(m_waiting, [number](const Entry &e) { return e.append.number == number; });
                          tell(); // before the answer, so that who has it finds the rest true
                          if (answer)
                              answer(Unavailable{kept.error()});
                      } else {
                          entry->kept = true;
                          tell();
                          if (!m_stream.isReady() || m_clock.now() - entry->append.since >= patience)
                              answerWaiting(*entry);
                      }
                      drain();
                  }));
}

void TeamSession::answerWaiting(Entry &entry)
{
    if (const Log::AppendDone done = std::exchange(entry.done, {}))
        done(Accepted{0, false, true});
}

// ---- sending what waits ----

void TeamSession::drain()
{
    if (m_draining || m_waiting.empty() || !m_stream.isReady() || !m_caughtUp)
        return;
    const Entry &front = m_waiting.front();
    const qint64 number = front.append.number;
    if (!front.kept || (!m_inFlight.empty() && *m_inFlight.begin() < number))
        return;
    m_draining = true;
    const auto sent = [self = QPointer(this), number](const AppendOutcome &outcome) {
        if (self)
            self->onSent(number, outcome);
    };
    if (front.append.message) {
        nats::putLast(m_stream.connection(), *front.append.message, [sent](const Result<nats::Taken> &taken) {
            taken ? sent(Accepted{taken->sequence, true}) : sent(Unavailable{taken.error()});
        });
        return;
    }
    Append what{front.append.subject, front.append.key, {}, front.append.expectedLast};
    what.events = decodeEvents(front.append.bytes).value_or(std::vector<Event>());
    if (const auto own = m_own.find(what.subject);
        own != m_own.end() && what.expectedLast && *what.expectedLast == own->second.first)
        what.expectedLast = own->second.second;
    m_stream.append(std::move(what), sent, {patience, front.append.id});
}

void TeamSession::onSent(qint64 number, const AppendOutcome &outcome)
{
    Entry *entry = find(number);
    if (!entry) {
        m_draining = false;
        return;
    }
    if (!isFinal(outcome)) {
        pauseDrain();
        return;
    }
    const WaitingAppend &append = entry->append;
    if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
        noteExpected(append.subject, append.expectedLast, accepted->sequence);
        whenKept(*accepted,
                 here([this, number, outcome, subject = append.subject, before = append.expectedLast,
                       after = accepted->sequence](const Status &kept) {
                     if (!kept) {
                         pauseDrain();
                         return;
                     }
                     m_store.write(
                         [number, subject, before, after](TeamTables &tables) {
                             return tables.dropWaiting(number).and_then(
                                 [&] { return before ? tables.expect(subject, *before, after) : Status{}; });
                         },
                         here([this, number, outcome](const Status &) { onSettled(number, outcome); }));
                     if (before)
                         for (Entry &other : m_waiting)
                             if (other.append.subject == subject && other.append.expectedLast == before)
                                 other.append.expectedLast = after;
                 }));
        return;
    }
    // Whoever still waits for the answer is told; otherwise it is given back.
    ReturnedAppend back{number, append.since, append.subject, append.bytes, {}, {}, {}};
    if (const auto *conflict = std::get_if<Conflict>(&outcome)) {
        back.last = conflict->last;
        back.lastBytes = encodeEvents(conflict->lastEvents);
        back.why = u"somebody was first"_s;
    } else {
        back.why = std::get<Unavailable>(outcome).error.detail;
    }
    // A displaced record that this user may not write is put back by those who may.
    const bool told = entry->done != nullptr || append.message;
    if (!told)
        m_returned.push_back(back);
    m_store.write(
        [back, told](TeamTables &tables) { return told ? tables.dropWaiting(back.number) : tables.giveBack(back); },
        here([this, number, outcome](const Status &) { onSettled(number, outcome); }));
}

void TeamSession::onSettled(qint64 number, const AppendOutcome &outcome)
{
    m_draining = false;
    if (Entry *entry = find(number)) {
        const Log::AppendDone done = std::move(entry->done);
        std::erase_if(m_waiting, [number](const Entry &e) { return e.append.number == number; });
        tell();
        if (done)
            done(outcome);
    }
    drain();
}

void TeamSession::pauseDrain()
{
    QTimer::singleShot(drainPause, this, [this] {
        m_draining = false;
        drain();
    });
}

void TeamSession::reloadWaiting()
{
    const auto all = std::make_shared<std::vector<WaitingAppend>>();
    m_store.write(
        [all](TeamTables &tables) {
            return tables.waiting().map([&](std::vector<WaitingAppend> found) { *all = std::move(found); });
        },
        here([this, all](const Status &read) {
            if (!read)
                return;
            for (WaitingAppend &append : *all)
                if (append.message && !find(append.number))
                    m_waiting.insert(placeOf(append.number), {std::move(append), {}, true});
            tell();
            drain();
        }));
}

void TeamSession::forgetReturned(qint64 number)
{
    std::erase_if(m_returned, [number](const ReturnedAppend &r) { return r.number == number; });
    m_store.write([number](TeamTables &tables) { return tables.dropReturned(number); });
    tell();
}

} // namespace lianxi
