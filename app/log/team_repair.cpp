// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/team_repair.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

/// How long the others get to come back with a record that is not kept here.
constexpr qint64 grace = std::chrono::milliseconds(3s).count();
/// Later, since the stream last grew: whoever holds the next record is there by now.
constexpr qint64 laterGrace = 500;
/// For a record that is kept here and that this user may not write: whoever may is worth waiting for, as a gateway that
/// starts with its machine.
constexpr qint64 grantedGrace = std::chrono::milliseconds(60s).count();
/// After a loss no new record is written for so long, so that those who hold lost ones find their places free.
constexpr qint64 settling = std::chrono::milliseconds(2s).count();
constexpr auto lookPause = 100ms;
constexpr int runLength = 256; ///< records on their way to the server at once
constexpr size_t window = 64; ///< questions on their way at once
/// Fillers in one gap. A power cut loses a minute at most, and somebody of the team has most of it: more than this is
/// another stream than the one that was known, or a store that was lost as a whole and has a backup.
constexpr Sequence largestGap = 1000;

} // namespace

TeamRepair::TeamRepair(nats::JetStream &stream, TeamStore &store, const Clock &clock)
    : m_stream(stream)
    , m_store(store)
    , m_clock(clock)
{
}

template <class Next>
auto TeamRepair::mine(Next next)
{
    return [self = QPointer(this), turn = m_turn, next](auto &&...values) {
        if (self && self->m_turn == turn)
            next(std::forward<decltype(values)>(values)...);
    };
}

template <class Next>
auto TeamRepair::here(Next next)
{
    return [stream = &m_stream, run = mine(std::move(next))](const Status &status) {
        QMetaObject::invokeMethod(
            stream, [run, status] { run(status); }, Qt::QueuedConnection);
    };
}

void TeamRepair::later(std::chrono::milliseconds pause, void (TeamRepair::*next)())
{
    QTimer::singleShot(pause, this, mine([this, next] { (this->*next)(); }));
}

void TeamRepair::tell(const QString &trouble)
{
    if (std::exchange(m_trouble, trouble) == trouble)
        return;
    if (!trouble.isEmpty())
        qWarning("Team log: %s", qPrintable(trouble));
    Q_EMIT troubleChanged();
}

void TeamRepair::start(const nats::StreamState &state, const Known &known, Done done)
{
    ++m_turn;
    m_state = state;
    m_known = known;
    m_done = std::move(done);
    m_outcome = {};
    m_cannot.clear();
    m_notAllowed.clear();
    m_loss = m_settled = false;
    m_since.start();
    m_progress.start();
    const auto marks = std::make_shared<std::vector<KeptMark>>();
    m_store.write(
        [marks](TeamTables &tables) {
            return tables.marks().map([&](std::vector<KeptMark> all) { *marks = std::move(all); });
        },
        here([this, marks](const Status &read) {
            if (read)
                onMarks(std::move(*marks));
            else // without them nothing may be written: the next look may find the file in order
                later(1s, &TeamRepair::lookAnew);
        }));
}

/// Is the newest record that was read back still the one the server took then? Its time tells: one that was lost and
/// put back has another.
void TeamRepair::onMarks(std::vector<KeptMark> marks)
{
    m_marks = std::move(marks);
    m_timed.clear();
    std::ranges::copy_if(m_marks, std::back_inserter(m_timed), [](const KeptMark &mark) { return mark.time > 0; });
    const bool same = m_known.created.isEmpty() || m_known.created == m_state.created;
    if (!same || m_state.last < m_known.last) {
        findBase(0, std::ssize(m_timed));
        return;
    }
    if (m_timed.empty()) {
        finish();
        return;
    }
    const KeptMark newest = m_timed.back();
    nats::fetch(m_stream.connection(), m_stream.options(), newest.sequence,
                mine([this, newest](const Result<nats::Stored> &found) {
                    if (found && found->time == newest.time && found->id() == newest.id)
                        finish();
                    else if (found || found.error().code == ErrorCode::NotFound)
                        findBase(0, std::ssize(m_timed) - 1);
                    else
                        later(lookPause, &TeamRepair::lookAnew);
                }));
}

/// Up to where the stream is as it was. A loss always takes the end, so this can be halved: the first `agrees` of the
/// timed marks are unchanged, those from `differs` on are not.
void TeamRepair::findBase(qsizetype agrees, qsizetype differs)
{
    while (differs > agrees && m_timed[static_cast<size_t>(differs - 1)].sequence > m_state.last)
        --differs;
    if (agrees == differs) {
        onLoss(agrees > 0 ? m_timed[static_cast<size_t>(agrees - 1)].sequence : 0);
        return;
    }
    const qsizetype middle = agrees + (differs - agrees) / 2;
    const KeptMark mark = m_timed[static_cast<size_t>(middle)];
    nats::fetch(m_stream.connection(), m_stream.options(), mark.sequence,
                mine([this, agrees, differs, middle, mark](const Result<nats::Stored> &found) {
                    if (found && found->time == mark.time && found->id() == mark.id)
                        findBase(middle + 1, differs);
                    else if (found || found.error().code == ErrorCode::NotFound)
                        findBase(agrees, middle);
                    else
                        later(lookPause, &TeamRepair::lookAnew);
                }));
}

void TeamRepair::onLoss(Sequence base)
{
    m_loss = true;
    qWarning("Team log: the server ends at %lld and agrees up to %lld; known are %lld",
             static_cast<long long>(m_state.last), static_cast<long long>(base), static_cast<long long>(m_known.last));
    // What was followed and is not kept cannot be compared.
    const Sequence upTo = std::min(m_state.last, m_known.followed);
    const auto held = std::ranges::count_if(
        m_marks, [&](const KeptMark &mark) { return mark.sequence > base && mark.sequence <= upTo; });
    if (!m_timed.empty() && held < upTo - base)
        m_outcome.refold = true;
    compare(base + 1, m_state.last);
}

/// Reads what the stream holds now where records are kept. Those that others put back get their new times; where it is
/// another record, the kept one goes to the end.
void TeamRepair::compare(Sequence from, Sequence to)
{
    m_toCompare.clear();
    for (const KeptMark &mark : m_marks)
        if (mark.sequence >= from && mark.sequence <= to)
            m_toCompare.push_back(mark.sequence);
    m_compared = m_comparing = 0;
    compareNext();
}

void TeamRepair::compareNext()
{
    if (m_compared == m_toCompare.size()) {
        restore();
        return;
    }
    while (m_comparing < std::min(m_toCompare.size(), m_compared + window)) {
        const Sequence sequence = m_toCompare[m_comparing++];
        nats::fetch(m_stream.connection(), m_stream.options(), sequence,
                    mine([this, sequence](const Result<nats::Stored> &found) {
                        if (!found && found.error().code != ErrorCode::NotFound) {
                            ++m_turn; // the others' answers do not matter any more
                            later(lookPause, &TeamRepair::lookAnew);
                            return;
                        }
                        const auto mark = std::ranges::lower_bound(m_marks, sequence, {}, &KeptMark::sequence);
                        const bool other = !found || found->id() != mark->id;
                        if (other) {
                            m_outcome.displaced = true;
                            m_outcome.refold = m_outcome.refold || sequence <= m_known.followed;
                            mark->id = found ? found->id() : QByteArray();
                        }
                        m_store.writeLater([stored = found ? *found : nats::Stored(), sequence, other,
                                            now = m_clock.now()](TeamTables &tables) {
                            Status done = other ? tables.displace(sequence, now) : Status{};
                            if (done && stored.sequence > 0)
                                done = tables.keep(stored, now).map([](bool) {});
                            return done;
                        });
                        ++m_compared;
                        compareNext();
                    }));
    }
}

/// Where does the stream end now? What others have put there since is compared first.
void TeamRepair::lookAnew()
{
    nats::look(m_stream.connection(), m_stream.options(), mine([this](const Result<nats::StreamState> &state) {
                   if (!state) {
                       // Without a connection the next one begins from the start.
                       if (m_stream.connection().state() == nats::Connection::State::Connected)
                           later(lookPause, &TeamRepair::lookAnew);
                       return;
                   }
                   if (state->created != m_state.created || state->last < m_state.last || !m_loss) {
                       start(*state, m_known, std::move(m_done)); // lost once more, or never compared
                       return;
                   }
                   const Sequence before = std::exchange(m_state, *state).last;
                   if (m_state.last > before)
                       m_progress.start();
                   compare(before + 1, m_state.last);
               }));
}

void TeamRepair::restore()
{
    if (m_state.last >= m_known.last) {
        finish();
        return;
    }
    const Sequence next = m_state.last + 1;
    if (m_cannot.contains(next)) {
        waitForOthers();
        return;
    }
    const auto run = std::make_shared<std::vector<nats::Stored>>();
    m_store.write(
        [run, next](TeamTables &tables) {
            return tables.run(next, runLength).map([&](std::vector<nats::Stored> found) { *run = std::move(found); });
        },
        here([this, run](const Status & /*read*/) { onKept(std::move(*run)); }));
}

void TeamRepair::onKept(std::vector<nats::Stored> run)
{
    const auto stop =
        std::ranges::find_if(run, [this](const nats::Stored &m) { return m_cannot.contains(m.sequence); });
    run.erase(stop, run.end());
    if (run.empty())
        waitForOthers();
    else
        putRun(std::move(run));
}

/// All at once: each expects the one before it, so that after one that fails nothing is written.
void TeamRepair::putRun(std::vector<nats::Stored> run)
{
    tell({});
    struct Failure {
        Sequence place = 0;
        bool elsewhere = false; ///< it was put at the end before
        ErrorCode code = ErrorCode::Conflict;
    };
    struct Round {
        size_t open = 0;
        Sequence last = 0;
        std::optional<Failure> failed; ///< the first
    };
    const auto round = std::make_shared<Round>();
    round->open = run.size();
    const Sequence from = run.front().sequence;
    round->last = from - 1;
    for (const nats::Stored &message : run) {
        nats::putBack(
            m_stream.connection(), message,
            mine([this, round, from, place = message.sequence](const Result<nats::Taken> &taken) {
                if (taken && taken->sequence == place)
                    round->last = std::max(round->last, place);
                else if (!round->failed || place < round->failed->place)
                    round->failed = Failure{place, taken.has_value(), taken ? ErrorCode::Conflict : taken.error().code};
                if (--round->open > 0)
                    return;
                if (round->failed) // where it stands is compared first
                    round->last = std::min(round->last, round->failed->place - 1);
                if (round->last >= from) {
                    m_progress.start();
                    m_store.writeLater(
                        [from, to = round->last](TeamTables &tables) { return tables.forgetTimes(from, to); });
                    m_state.last = round->last;
                }
                if (!round->failed) {
                    restore();
                    return;
                }
                const bool refused = round->failed->code == ErrorCode::NotAllowed;
                if (refused || round->failed->elsewhere)
                    m_cannot.insert(round->failed->place);
                if (refused)
                    m_notAllowed.insert(round->failed->place);
                lookAnew();
            }));
    }
}

void TeamRepair::waitForOthers()
{
    const Sequence next = m_state.last + 1;
    const auto held = std::ranges::find_if(
        m_marks, [&](const KeptMark &m) { return m.sequence >= next && !m_cannot.contains(m.sequence); });
    const Sequence until = held == m_marks.end() ? m_known.last + 1 : held->sequence;
    if (until - next > largestGap) {
        tell(u"the server has lost the records %1 to %2, and this machine does not hold them: put back its backup"_s
                 .arg(next)
                 .arg(until - 1));
        later(1s, &TeamRepair::lookAnew);
        return;
    }
    const bool comes = m_notAllowed.contains(next) && m_progress.elapsed() < grantedGrace;
    if (!comes && m_since.elapsed() >= grace && m_progress.elapsed() >= laterGrace)
        putFiller();
    else
        later(lookPause, &TeamRepair::lookAnew);
}

/// Nobody came with it: an empty record takes its place. Who comes later puts the true one at the end.
void TeamRepair::putFiller()
{
    nats::Stored filler;
    filler.sequence = m_state.last + 1;
    filler.subject = m_stream.options().prefix() + nats::subjectOf(fillerSubject());
    filler.headers = {{"Nats-Msg-Id", "void:" + EventId::generate().toString().toLatin1()}};
    filler.payload = "[]";
    qWarning("Team log: nobody holds record %lld, a filler takes its place", static_cast<long long>(filler.sequence));
    nats::putBack(m_stream.connection(), filler, mine([this, filler](const Result<nats::Taken> &taken) {
                      if (taken && taken->sequence == filler.sequence) {
                          const bool displaces = std::ranges::any_of(
                              m_marks, [&](const KeptMark &m) { return m.sequence == filler.sequence; });
                          m_outcome.displaced = m_outcome.displaced || displaces;
                          m_outcome.refold = m_outcome.refold || filler.sequence <= m_known.followed;
                          m_store.writeLater([filler, now = m_clock.now()](TeamTables &tables) {
                              return tables.keep(filler, now).map([](bool) {});
                          });
                          m_state.last = filler.sequence;
                          m_progress.start();
                          restore();
                          return;
                      }
                      later(lookPause, &TeamRepair::lookAnew);
                  }));
}

void TeamRepair::finish()
{
    if (m_loss && !m_settled && m_since.elapsed() < settling) {
        QTimer::singleShot(std::chrono::milliseconds(settling - m_since.elapsed()), this, mine([this] {
                               m_settled = true;
                               lookAnew();
                           }));
        return;
    }
    tell({});
    m_outcome.last = m_state.last;
    // The newest record tells the next time whether all is as it was, so its new time is wanted.
    if (m_known.created != m_state.created)
        m_store.write([created = m_state.created](TeamTables &tables) { return tables.setFact("created", created); });
    if (!m_loss || m_state.last == 0) {
        std::exchange(m_done, {})(m_outcome);
        return;
    }
    qInfo("Team log: whole again, %lld records", static_cast<long long>(m_state.last));
    nats::fetch(m_stream.connection(), m_stream.options(), std::min(m_known.last, m_state.last),
                mine([this](const Result<nats::Stored> &found) {
                    if (found)
                        m_store.writeLater([stored = *found, now = m_clock.now()](TeamTables &tables) {
                            return tables.keep(stored, now).map([](bool) {});
                        });
                    std::exchange(m_done, {})(m_outcome);
                }));
}

} // namespace lianxi
