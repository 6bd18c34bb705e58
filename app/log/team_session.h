// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/team_repair.h"

#include <deque>
#include <map>
#include <set>

namespace lianxi
{

/// How a team's log stands, for people.
struct TeamStanding {
    bool connected = false; ///< the stream is there, whole, and takes appends
    bool caughtUp = false; ///< everything missed has been followed
    std::optional<Instant> cutOffSince; ///< set while not connected
    qsizetype waiting = 0; ///< appends that wait for the server
    qsizetype returned = 0; ///< appends that waited in vain and were not taken back yet
    QString trouble; ///< why not connected, English
    bool mustRefold = false; ///< the stream is not what was followed: the projection has to be made anew
    friend bool operator==(const TeamStanding &, const TeamStanding &) = default;
};

/// The part of a team's log that lives on the connection's thread: keeps what is acknowledged and what is read, lets
/// appends wait, sends them when everything missed was followed, and has the stream repaired.
class TeamSession final : public QObject
{
    Q_OBJECT
public:
    /// What an earlier program left in the file.
    struct Found {
        QString created;
        Sequence known = 0, followed = 0;
        bool refold = false;
        std::vector<WaitingAppend> waiting;
        std::vector<ReturnedAppend> returned;
    };
    /// Told of every change, on this thread.
    using Told = std::function<void(const TeamStanding &, std::vector<WaitingAppend>, std::vector<ReturnedAppend>)>;
    /// The lowest sequence that all who follow have taken; nothing while nobody follows. Any thread.
    using Taken = std::function<std::optional<Sequence>()>;

    TeamSession(nats::JetStream &stream, TeamStore &store, const Clock &clock, Found found, Told told, Taken taken);
    ~TeamSession() override;

    void append(Append what, Log::AppendDone done);
    /// Somebody follows what comes after `after`.
    void onFollow(Sequence after);
    /// Those who follow have taken more.
    void onTaken();
    /// A returned append was taken back: it is forgotten.
    void forgetReturned(qint64 number);
    /// The projection was made anew.
    void onRefolded();

private:
    struct Entry {
        WaitingAppend append;
        Log::AppendDone done; ///< null: answered
        bool kept = false;
    };
    template <class Next>
    auto here(Next next);
    void onGate(const nats::StreamState &state, std::function<void(Sequence)> pass);
    void onRepaired(const TeamRepair::Outcome &outcome, const std::function<void(Sequence)> &pass);
    void onStream();
    void onWitness(nats::Stored message);
    void watch();
    [[nodiscard]] bool isCaughtUp();
    void sendNow(Append what, qint64 number, Log::AppendDone done);
    void wait(WaitingAppend append, Log::AppendDone done);
    void answerWaiting(Entry &entry);
    void drain();
    void onSent(qint64 number, const AppendOutcome &outcome);
    void onSettled(qint64 number, const AppendOutcome &outcome);
    void pauseDrain();
    /// Answers when the record is synced here; a repetition of one that is not is read back first.
    void whenKept(const Accepted &accepted, std::function<void(const Status &)> then);
    void reloadWaiting();
    void noteExpected(const QString &subject, std::optional<Sequence> before, Sequence after);
    [[nodiscard]] Entry *find(qint64 number);
    [[nodiscard]] std::deque<Entry>::iterator placeOf(qint64 number);
    void tell();

    nats::JetStream &m_stream;
    TeamStore &m_store;
    const Clock &m_clock;
    Told m_told;
    Taken m_taken;
    TeamRepair m_repair;
    QString m_created;
    Sequence m_known = 0, m_followed = 0, m_target = 0;
    qint64 m_newest = 0; ///< the server's time of the newest message seen
    bool m_refold = false, m_needsFollower = false, m_caughtUp = false, m_draining = false;
    std::optional<Instant> m_cutOffSince;
    std::deque<Entry> m_waiting; ///< by number
    std::vector<ReturnedAppend> m_returned;
    std::set<qint64> m_inFlight; ///< numbers of those that may wait and were sent without waiting
    std::map<QString, std::pair<Sequence, Sequence>> m_own; ///< subject → last before our newest, our newest
    qint64 m_lastNumber = 0;
    std::shared_ptr<Status> m_keeping; ///< how keeping our newest record went; the store's thread writes it
    QTimer m_watch, m_patience;
};

} // namespace lianxi
