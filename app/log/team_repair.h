// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/team_store.h"
#include "app/nats/jet_stream.h"

#include <QElapsedTimer>

#include <set>

namespace lianxi
{

/// Compares a team's stream with what this machine knows of it, and puts back in place what the server lost: whoever
/// holds the record after the stream's last one writes it there, with the stream's own expectation of its last
/// sequence, so that all records return in their order whoever helps. Lives on the connection's thread.
class TeamRepair final : public QObject
{
    Q_OBJECT
public:
    struct Known {
        QString created; ///< of the stream, as it was; empty: not seen yet
        Sequence last = 0; ///< followed or acknowledged
        Sequence followed = 0;
    };
    struct Outcome {
        Sequence last = 0; ///< of the stream
        bool displaced = false; ///< records that were kept lost their place; they are among the waiting ones now
        bool refold = false; ///< what was followed is not what the stream holds now
    };
    using Done = std::function<void(const Outcome &)>;
    TeamRepair(nats::JetStream &stream, TeamStore &store, const Clock &clock);

    /// `done` comes when the stream holds at least what was known; not at all when the connection is lost before, or
    /// another start() comes.
    void start(const nats::StreamState &state, const Known &known, Done done);
    /// Why it cannot go on for now, English; empty: it goes on, or is done.
    [[nodiscard]] QString trouble() const { return m_trouble; }

Q_SIGNALS:
    void troubleChanged();

private:
    /// Calls `next` on this thread, unless another start() came.
    template <class Next>
    auto here(Next next);
    template <class Next>
    auto mine(Next next);
    void later(std::chrono::milliseconds pause, void (TeamRepair::*next)());
    void onMarks(std::vector<KeptMark> marks);
    void findBase(qsizetype agrees, qsizetype differs);
    void onLoss(Sequence base);
    void compare(Sequence from, Sequence to);
    void compareNext();
    void lookAnew();
    void restore();
    void onKept(std::vector<nats::Stored> run);
    void putRun(std::vector<nats::Stored> run);
    void waitForOthers();
    void putFiller();
    void finish();
    void tell(const QString &trouble);

    nats::JetStream &m_stream;
    TeamStore &m_store;
    const Clock &m_clock;
    quint64 m_turn = 0;
    nats::StreamState m_state;
    Known m_known;
    Done m_done;
    Outcome m_outcome;
    std::vector<KeptMark> m_marks, m_timed;
    std::set<Sequence> m_cannot; ///< kept here, but not to be put back by this user or at this place
    std::set<Sequence> m_notAllowed; ///< those of them that another user may
    std::vector<Sequence> m_toCompare;
    size_t m_compared = 0, m_comparing = 0;
    QElapsedTimer m_since, m_progress;
    bool m_loss = false, m_settled = false;
    QString m_trouble;
};

} // namespace lianxi
