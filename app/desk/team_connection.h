// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"
#include "models/event/event.h"

#include <QObject>

#include <functional>
#include <optional>

namespace lianxi
{

/// How this desk stands with its team's log.
struct TeamStand {
    bool connected = true;
    bool caughtUp = true; ///< everything that was missed has been read
    std::optional<Instant> cutOffSince; ///< while not connected
    int waiting = 0; ///< things done meanwhile that wait for the connection
    QString trouble; ///< why not connected, English
    friend bool operator==(const TeamStand &, const TeamStand &) = default;
};

/// One append that is kept on this machine until the log can be reached.
struct WaitingWork {
    qint64 number = 0; ///< their order
    Instant since;
    std::vector<Event> events;
};
/// One that waited in vain; nothing of it is on the log.
struct ReturnedWork {
    qint64 number = 0;
    Instant since;
    std::vector<Event> events;
    std::vector<Event> because; ///< what somebody else did first; empty: it was refused for another reason
};

/// What an agent said in a case without a connection, for the view.
struct SaidOffline {
    qint64 number = 0;
    Instant since;
    CaseId caseId;
    ThreadId thread; ///< of a reply
    bool note = false;
    QString text; ///< pieces of one reply joined; empty when it was no words, such as a tag
    std::vector<Part> parts;
    friend bool operator==(const SaidOffline &, const SaidOffline &) = default;
};
/// Pure; nullopt: the events belong to no case.
[[nodiscard]] std::optional<SaidOffline> saidOffline(qint64 number, Instant since, const std::vector<Event> &events);

/// A reply or note that comes back as a draft.
struct CameBack {
    SaidOffline said;
    QString winner; ///< who acted on the case first; empty: nobody, it was refused
};
[[nodiscard]] std::optional<CameBack> cameBack(const ReturnedWork &work);

/// What views know of a team's connection. View thread. What came back is told until it was taken: a crash in between
/// tells it again.
class TeamConnection final : public QObject
{
    Q_OBJECT
public:
    struct Source {
        std::function<TeamStand()> standing;
        std::function<std::vector<WaitingWork>()> waiting;
        std::function<std::vector<ReturnedWork>()> returned;
        std::function<void(qint64 number)> forget; ///< what came back is safe as a draft
    };
    explicit TeamConnection(Source source, QObject *parent = nullptr);
    /// Something may have changed.
    void look();
    [[nodiscard]] const TeamStand &standing() const { return m_standing; }
    /// What of a case waits, in its order.
    [[nodiscard]] std::vector<SaidOffline> waitingOf(CaseId id) const;
    /// It is kept as a draft, durably.
    void taken(qint64 number);

Q_SIGNALS:
    void changed();
    /// Told once to each run of the program. Who gets it keeps it as a draft and then says taken().
    void cameBack(const lianxi::CameBack &work);

private:
    Source m_source;
    TeamStand m_standing;
    std::vector<SaidOffline> m_waiting;
    std::vector<qint64> m_told;
};

} // namespace lianxi
